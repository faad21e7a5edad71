"""The bar above the page: search, and what the list can be narrowed to, each choice with the regions it leaves."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QSizePolicy, QToolButton, QWidget

from navigator.domain.regions import RegionChoice, RegionFilter, RegionList
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.plaintext import tip
from navigator.viewmodels.regions import RegionsModel
from navigator.views.widgets.flow import FlowLayout

_TYPING_MS = 120
_SEARCH_WIDTH = 190
_LETTERS = 6
"""Letters that a choice shows; the whole name is in its list and its tip."""


class FilterBar(QFrame):
    """Asks ``RegionsModel``; one value of each kind, «all» first."""

    def __init__(self, model: RegionsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        set_role(self, "bar")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("検索… 例: 函館 水産"))
        self.search.setAccessibleName(self.tr("地域の検索"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._ask_text)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.boxes: dict[str, QComboBox] = {
            "blocks": self._box(self.tr("ブロック"), self.tr("全ブロック")),
            "prefectures": self._box(self.tr("都道府県"), self.tr("全都道府県")),
            "programs": self._box(self.tr("事業"), self.tr("全事業")),
            "fields": self._box(self.tr("分野"), self.tr("全分野")),
            "fy": self._box(self.tr("実施年度"), self.tr("全年度")),
        }
        self.unplaced = QCheckBox(self.tr("場所の資料なしも"))
        self.unplaced.setToolTip(
            self.tr("都道府県の資料がない地域は、どのブロックにも当たり得るので、印を付けて残します")
        )
        self.unplaced.clicked.connect(self._ask)
        self.clear = QToolButton()
        self.clear.setIcon(icon("x"))
        self.clear.setAccessibleName(self.tr("条件をすべて消す"))
        self.clear.setToolTip(self.tr("条件をすべて消す"))
        self.clear.clicked.connect(lambda: self._model.set_question(RegionFilter()))
        row = FlowLayout(self, spacing=6, margin=8)
        for widget in (self.search, *self.boxes.values(), self.unplaced, self.clear):
            row.addWidget(widget)
        model.list_changed.connect(self._show)

    def _box(self, name: str, everything: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setProperty("everything", everything)
        box.addItem(everything, None)
        box.setMaxVisibleItems(24)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        # Qt counts in letters as wide as X; the word for «no choice» is never cut.
        width = box.fontMetrics().horizontalAdvance
        box.setMinimumContentsLength(max(_LETTERS, ceil(width(everything) / width("X"))))
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        box.activated.connect(self._ask)
        return box

    # Asking

    def _ask_text(self) -> None:
        self._model.set_question(replace(self._model.question, text=self.search.text()))

    def _ask(self) -> None:
        chosen = {key: box.currentData() for key, box in self.boxes.items()}
        fy = chosen.pop("fy")
        values = {key: () if value is None else (value,) for key, value in chosen.items()}
        self._model.set_question(
            RegionFilter(
                self.search.text(),
                fy=None if fy is None else int(fy),
                unplaced=self.unplaced.isChecked(),
                **values,
            )
        )

    # Showing

    def _show(self) -> None:
        found = self._model.list
        if found is None:
            return
        question = found.question
        if not self._typing.isActive() and self.search.text() != question.text:
            self.search.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.search.setText(question.text)
            self.search.blockSignals(False)  # noqa: FBT003 - as above
        for key, box in self.boxes.items():
            value = None if question.fy is None else str(question.fy)
            if key != "fy":
                values = getattr(question, key)
                value = values[0] if values else None
            self._fill(box, found.choices[key], value)
        self.unplaced.setChecked(question.unplaced)
        self.unplaced.setText(self._unplaced_text(found))
        self.clear.setEnabled(not question.is_open)

    def _unplaced_text(self, found: RegionList) -> str:
        if found.question.unplaced:
            return self.tr("場所の資料なしも（{count}）").format(count=found.unplaced)
        return self.tr("場所の資料なしも")

    @staticmethod
    def _fill(box: QComboBox, choices: Sequence[RegionChoice], value: str | None) -> None:
        box.clear()
        box.addItem(str(box.property("everything")), None)
        for choice in choices:
            box.addItem(f"{choice.label} ({choice.count})", choice.value)
        place = next((n for n in range(1, box.count()) if box.itemData(n) == value), 0) if value is not None else 0
        if value is not None and not place:
            # A choice that leaves no region is still what was asked.
            box.addItem(f"{value} (0)", value)
            place = box.count() - 1
        box.setCurrentIndex(place)
        box.setToolTip(tip(box.currentText() if place else ""))
        box.view().setMinimumWidth(min(460, box.view().sizeHintForColumn(0) + 30))
