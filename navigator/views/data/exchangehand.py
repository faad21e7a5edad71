"""The row that hands changes out: which ones, since when, for whom; and the way to a package of another office."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QPushButton, QWidget

from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.plaintext import tip

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.exchanging import OfficeCard

_ALL, _SINCE = "", "since"


class HandRow(QWidget):
    """``make``, ``open`` and ``distrust`` are for the page to connect; ``since`` and ``office`` say what is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dated = False
        self.what = QComboBox()
        self.what.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.what.setAccessibleName(self.tr("渡す変更"))
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("この日から"))
        self.make = QPushButton(icon("upload", IconRole.ON_PRIMARY), self.tr("変更を書き出す…"))
        set_role(self.make, "primary")
        self.open = QPushButton(icon("book-open"), self.tr("パッケージを開く…"))
        self.open.setToolTip(tip(self.tr("相手の事務所から受け取ったファイル。ここへ落としても開けます")))
        self.distrust = QPushButton(icon("ban"), self.tr("信頼を取り消す"))
        self.distrust.setToolTip(
            tip(self.tr("選んだ事務所の鍵を忘れます。相手が鍵を作り直したときだけ、指紋を確かめてから"))
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.what, self.day, self.make, self.open, self.distrust):
            row.addWidget(widget)
        row.addStretch()
        self.what.currentIndexChanged.connect(lambda _index: self._offer())
        self._offer()

    @property
    def since(self) -> date | None:
        """The day from which changes are handed out, None for no day."""
        if self.what.currentData() != _SINCE:
            return None
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    @property
    def office(self) -> str | None:
        """The id of the office for which changes are handed out, None for anybody."""
        chosen = self.what.currentData()
        return None if chosen in (_ALL, _SINCE, None) else str(chosen)

    def show_offices(self, offices: "tuple[OfficeCard, ...]", today: date) -> None:
        """Offer the offices that exchanged; what was chosen stays so."""
        if not self._dated:
            self._dated = True
            self.day.setDate(QDate(today.year, today.month, today.day).addMonths(-1))
        chosen = self.what.currentData()
        self.what.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.what.clear()
        self.what.addItem(self.tr("すべての変更"), _ALL)
        self.what.addItem(self.tr("日付からの変更"), _SINCE)
        for office in offices:
            self.what.addItem(self.tr("「{name}」がまだ受け取っていない変更").format(name=office.name), office.uuid)
        self.what.setCurrentIndex(max(self.what.findData(chosen), 0))
        self.what.blockSignals(False)  # noqa: FBT003 - as above
        self._offer()

    def _offer(self) -> None:
        self.day.setVisible(self.what.currentData() == _SINCE)
        self.distrust.setVisible(self.office is not None)
