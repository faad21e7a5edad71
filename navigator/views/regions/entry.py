"""The way into the page 地域: its place in the rail."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from navigator.viewmodels.desk import Desk
from navigator.views.mainwindow import MainWindow
from navigator.views.rail import Page

REGIONS = "regions"


class RegionsPlace(QObject):
    """Makes the page when it is first shown: nothing of it is imported before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def add_to(self, window: MainWindow) -> None:
        """Put the page into the rail of ``window``."""
        window.add_page(Page(REGIONS, self.tr("地域"), "map", self._make))

    def _make(self) -> QWidget:
        from navigator.views.regions.page import RegionsPage  # noqa: PLC0415 - made when first shown

        return RegionsPage(self._desk)
