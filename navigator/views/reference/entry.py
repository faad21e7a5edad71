"""The way into the page 資料, and the glossary that stands behind the words of every page."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from navigator.viewmodels.desk import Desk
from navigator.views.mainwindow import MainWindow
from navigator.views.rail import Page
from navigator.views.reference.terms import TermHelp

REFERENCE = "reference"


class ReferencePlace(QObject):
    """Makes the page when it is first shown: nothing of it is imported before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def add_to(self, window: MainWindow) -> None:
        """Put the page into the rail of ``window`` and let the window explain its terms."""
        window.add_page(Page(REFERENCE, self.tr("資料"), "book-open", self._make))
        TermHelp(window, self._desk)

    def _make(self) -> QWidget:
        from navigator.views.reference.page import ReferencePage  # noqa: PLC0415 - made when first shown

        return ReferencePage(self._desk)
