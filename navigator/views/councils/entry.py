"""The way into the page 協議会."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from navigator.viewmodels.desk import Desk
from navigator.views.mainwindow import MainWindow
from navigator.views.rail import Page

COUNCILS = "councils"


class CouncilsPlace(QObject):
    """Makes the page when it is first shown: nothing of it is imported before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def add_to(self, window: MainWindow) -> None:
        """Put the page into the rail of ``window``."""
        window.add_page(Page(COUNCILS, self.tr("協議会"), "users", self._make))

    def _make(self) -> QWidget:
        from navigator.views.councils.page import CouncilsPage  # noqa: PLC0415 - made when first shown

        return CouncilsPage(self._desk)
