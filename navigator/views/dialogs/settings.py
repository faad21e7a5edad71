"""Language, theme, style of years and home block: every choice holds at once, cancelling takes them all back."""

from dataclasses import fields

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGroupBox, QPushButton, QRadioButton, QVBoxLayout, QWidget

from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.text import Language
from navigator.domain.vocabulary import Block
from navigator.qtsupport.settings import SettingsStore
from navigator.views.dialogs.base import PlainDialog, interface_language, paragraph, rewrite
from navigator.views.record.writer import Tone
from navigator.views.widgets.labels import plain_label

_EXAMPLE_FY = 2007
_CHOSEN_HERE = ("language", "theme", "year_style", "home_block")


class SettingsDialog(PlainDialog):
    """Writes each choice to the store as it is made; Cancel and Esc bring back what was there at the start.

    It is no child of the window: a change of language makes the window anew, and a child would go with it.
    """

    def __init__(self, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(None)
        self._store = store
        self._before = {one.name: getattr(store.value, one.name) for one in fields(store.value)}
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._boxes: dict[str, QGroupBox] = {}
        self._groups: dict[str, QButtonGroup] = {}
        self._add_choice("language", ("ja", "en"))
        self._add_choice("theme", ("system", "light", "dark"))
        self._add_choice("year_style", tuple(YearStyle))
        self.example = plain_label(role="muted", wrap=True)
        self._boxes["year_style"].layout().addWidget(self.example)
        self._block_box = QGroupBox()
        self.block = QComboBox()
        self.block.addItem("", None)
        for block in Block:
            self.block.addItem("", block.value)
        self.block.setMaxVisibleItems(12)
        self.block_note = paragraph("")
        column = QVBoxLayout(self._block_box)
        column.addWidget(self.block)
        column.addWidget(self.block_note)
        self.body.addWidget(self._block_box)
        self.body.addStretch()
        self.cancel = self.add_button(QPushButton())
        self.cancel.clicked.connect(self.reject)
        self.done_button = self.add_button(QPushButton(), primary=True)
        self.done_button.clicked.connect(self.accept)
        self._write_texts()
        self._show()
        self.block.activated.connect(lambda _: self._keep("home_block", self.block.currentData()))
        self.fit(480, 700)
        if parent is not None:
            self.move(parent.window().frameGeometry().center() - self.rect().center())

    def buttons_of(self, name: str) -> dict[str, QRadioButton]:
        """Return the buttons of a setting by their value."""
        found = self._groups[name].buttons()
        return {str(button.property("choice")): button for button in found if isinstance(button, QRadioButton)}

    def _add_choice(self, name: str, values: tuple[str, ...]) -> None:
        box = QGroupBox()
        column = QVBoxLayout(box)
        group = QButtonGroup(self)
        for value in values:
            button = QRadioButton()
            button.setProperty("choice", str(value))
            group.addButton(button)
            column.addWidget(button)
            button.clicked.connect(lambda _=False, n=name, v=str(value): self._keep(n, v))
        self._boxes[name], self._groups[name] = box, group
        self.body.addWidget(box)

    def _write_texts(self) -> None:
        language: Language = interface_language()
        self.setWindowTitle(self.tr("設定"))
        titles = {"language": "言語 / Language", "theme": self.tr("配色"), "year_style": self.tr("年度の表し方")}
        for name, title in titles.items():
            self._boxes[name].setTitle(title)
            self._boxes[name].setAccessibleName(title)
        names = {
            # Each language in its own words: whoever cannot read the other must find the way back.
            "language": {"ja": "日本語", "en": "English"},
            "theme": {"system": self.tr("OSの設定に従う"), "light": self.tr("明るい"), "dark": self.tr("暗い")},
            "year_style": {style.value: style.label.of(language) for style in YearStyle},
        }
        for name, words in names.items():
            for value, button in self.buttons_of(name).items():
                button.setText(words[value])
        self._block_box.setTitle(self.tr("自分のブロック"))
        self.block.setAccessibleName(self.tr("自分のブロック"))
        self.block.setItemText(0, self.tr("決めない（すべて）"))
        for number, block in enumerate(Block, 1):
            self.block.setItemText(number, block.label.of(language))
        note = self.tr("起動したとき、このブロックで絞り込みます。全国を対象とするもの、記載のないものも表示します。")
        rewrite(self.block_note, note, Tone.MUTED)
        self.cancel.setText(self.tr("元に戻す"))
        self.done_button.setText(self.tr("閉じる"))
        self._show_example()

    def _show(self) -> None:
        for name in self._groups:
            chosen = self.buttons_of(name).get(str(getattr(self._store.value, name)))
            if chosen is not None:
                chosen.setChecked(True)
        self.block.setCurrentIndex(max(self.block.findData(self._store.value.home_block), 0))
        self._show_example()

    def _show_example(self) -> None:
        year = format_fiscal_year(_EXAMPLE_FY, YearStyle(self._store.value.year_style), interface_language())
        self.example.setText(self.tr("例: {year}に開始").format(year=year))

    def _keep(self, name: str, value: str | None) -> None:
        self._update(**{name: value})
        self._show_example()

    def _update(self, **changes: object) -> None:
        self.say("")
        try:
            self._store.update(**changes)
        except UserError as error:
            self.say(error.sentence(interface_language()))

    def reject(self) -> None:
        """Take every choice back."""
        self._update(**{name: self._before[name] for name in _CHOSEN_HERE})
        super().reject()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write_texts()
