"""What can be printed and written from the finder: the menu of its printer button, and what Ctrl+P opens."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class Paper(StrEnum):
    """What is printed: the list as shown, the record as one page, all of the record, or all records of the list."""

    LIST = "list"
    RECORD = "record"
    WHOLE_RECORD = "whole-record"
    CATALOGUE = "catalogue"


class PaperMenu(QMenu):
    """Signals: ``paper_chosen(Paper)`` and ``export_chosen()``."""

    paper_chosen = Signal(object)
    export_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.papers: dict[Paper, QAction] = {}
        for paper in Paper:
            action = self.addAction("")
            action.triggered.connect(lambda _checked=False, chosen=paper: self.paper_chosen.emit(chosen))
            self.papers[paper] = action
        self.addSeparator()
        self.export = self.addAction(self.tr("一覧を書き出す（Excel・CSV）(&E)…") + "\tCtrl+E")
        self.export.triggered.connect(lambda _checked=False: self.export_chosen.emit())
        self.papers[Paper.RECORD].setText(self.tr("この記録を印刷（施策個票）(&R)…"))
        self.papers[Paper.WHOLE_RECORD].setText(self.tr("この記録のすべてを印刷(&A)…"))
        self.offer(0, has_record=False)

    def offer(self, rows: int, *, has_record: bool) -> None:
        """Offer what there is: a list of so many rows, a record."""
        count = f"{rows:,}"
        self.papers[Paper.LIST].setText(self.tr("一覧を印刷（{count} 件）(&L)…").format(count=count))
        self.papers[Paper.CATALOGUE].setText(self.tr("一覧のカタログを印刷（{count} 件）(&C)…").format(count=count))
        for action in (self.papers[Paper.LIST], self.papers[Paper.CATALOGUE], self.export):
            action.setEnabled(rows > 0)
        for paper in (Paper.RECORD, Paper.WHOLE_RECORD):
            self.papers[paper].setEnabled(has_record)

    def point_at(self, paper: Paper) -> None:
        """Let Enter choose ``paper``; another one where it is not offered, so that the keys always work."""
        wanted = (self.papers[paper], *self.papers.values())
        self.setActiveAction(next((action for action in wanted if action.isEnabled()), self.export))
