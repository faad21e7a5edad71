"""The way into the page 計画, and what it says at the start: deadlines that are near."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from navigator.viewmodels.desk import Desk
from navigator.views.mainwindow import MainWindow
from navigator.views.rail import Page

PLANNER = "planner"


class PlannerPlace(QObject):
    """Makes the page when it is first shown: nothing of it is imported before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def add_to(self, window: MainWindow) -> None:
        """Put the page into the rail of ``window``."""
        window.add_page(Page(PLANNER, self.tr("計画"), "route", self._make))

    def _make(self) -> QWidget:
        from navigator.views.planner.page import PlannerPage  # noqa: PLC0415 - made when first shown

        return PlannerPage(self._desk)
