"""Planning a meeting for an item that no agenda is there for."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QWidget

from navigator.domain.councilforms import MeetingDraft, check_meeting
from navigator.domain.councils import MeetingKind
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Block
from navigator.views.dialogs.base import PlainDialog
from navigator.views.widgets.labels import plain_label


class MeetingDialog(PlainDialog):
    """Asks for kind, title and day of a meeting; after it was accepted ``draft`` is what was typed."""

    def __init__(self, block: Block, item: str, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block, self._presentation = block, presentation
        self.setWindowTitle(self.tr("会議を予定する"))
        told = self.tr("{block}の協議会に、これからの会議の予定がありません。予定を作ると、次を議題に入れます。")
        self.body.addWidget(plain_label(told.format(block=block.label.of(presentation.language)), wrap=True))
        self.body.addWidget(plain_label(item, "muted", wrap=True))
        self.kind = QComboBox()
        for kind in MeetingKind:
            self.kind.addItem(kind.label.of(presentation.language), kind.value)
        self.name, self.day = QLineEdit(), QLineEdit()
        self.day.setPlaceholderText(self.tr("例: R8.12.15、2026-12"))
        form = QFormLayout()
        for words, widget in (
            (self.tr("種類"), self.kind),
            (self.tr("会議名"), self.name),
            (self.tr("日付"), self.day),
        ):
            label = plain_label(words)
            label.setBuddy(widget)
            widget.setAccessibleName(words)
            form.addRow(label, widget)
        self.body.addLayout(form)
        self.body.addStretch()
        self.add_button(QPushButton(self.tr("やめる"))).clicked.connect(self.reject)
        self.make = self.add_button(QPushButton(self.tr("予定して議題にする")), primary=True)
        self.make.clicked.connect(self.accept)
        self.kind.currentIndexChanged.connect(self._check)
        self.name.textChanged.connect(self._check)
        self.day.textChanged.connect(self._check)
        self._check()
        self.fit(520, 340)
        self.name.setFocus()

    @property
    def draft(self) -> MeetingDraft:
        """The meeting as typed; without a title it is called after its kind."""
        kind = MeetingKind(str(self.kind.currentData()))
        title = self.name.text().strip() or kind.label.of(self._presentation.language)
        return replace(MeetingDraft(), block=self._block.value, kind=kind.value, title=title, date=self.day.text())

    def _check(self) -> None:
        language = self._presentation.language
        problems = check_meeting(self.draft)
        self.name.setPlaceholderText(MeetingKind(str(self.kind.currentData())).label.of(language))
        self.make.setEnabled(not problems)
        typed = self.day.text().strip()
        self.say(" ".join(text.of(language) for text in problems.values()) if problems and typed else "")
