"""The way into the page 推移: its place in the rail."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from navigator.viewmodels.desk import Desk
from navigator.viewmodels.trends import spec_of_programs
from navigator.views.mainwindow import MainWindow
from navigator.views.rail import Page

TRENDS = "trends"


class TrendsPlace(QObject):
    """Makes the page when it is first shown: nothing of it, and no pyqtgraph, is imported before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def add_to(self, window: MainWindow) -> None:
        """Put the page into the rail of ``window`` and let records of programs lead to it."""
        window.add_page(Page(TRENDS, self.tr("推移"), "trending-up", self._make))
        window.page.trend_requested.connect(self._show_program)

    def _show_program(self, code: str) -> None:
        self._desk.page_requested.emit(TRENDS, spec_of_programs([code]))

    def _make(self) -> QWidget:
        from navigator.views.trends.page import TrendsPage  # noqa: PLC0415 - made when first shown

        return TrendsPage(self._desk)
