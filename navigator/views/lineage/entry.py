"""The way into the page 系譜."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from navigator.viewmodels.desk import Desk
from navigator.views.mainwindow import MainWindow
from navigator.views.rail import Page

LINEAGE = "lineage"


class LineagePlace(QObject):
    """Makes the page when it is first shown: nothing of it is imported before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def add_to(self, window: MainWindow) -> None:
        """Put the page into the rail of ``window`` and let records of programs lead to it."""
        window.add_page(Page(LINEAGE, self.tr("系譜"), "git-branch", self._make))
        window.page.lineage_requested.connect(self._show_program)

    def _show_program(self, code: str) -> None:
        self._desk.page_requested.emit(LINEAGE, code)

    def _make(self) -> QWidget:
        from navigator.views.lineage.page import LineagePage  # noqa: PLC0415 - made when first shown

        return LineagePage(self._desk)
