"""The way into the page 比べる: its place in the rail, the button on the tray, what it says to the window."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.text import Text
from navigator.qtsupport.jobs import Runner
from navigator.qtsupport.settings import SettingsStore
from navigator.viewmodels.comparison import ComparisonModel
from navigator.viewmodels.finder import FinderModel
from navigator.viewmodels.tray import TrayModel
from navigator.viewmodels.trends import spec_of_programs
from navigator.views.mainwindow import FINDER, MainWindow
from navigator.views.rail import Page

COMPARISON = "comparison"


class ComparisonEntry(QObject):
    """Makes the page when it is first shown: nothing of it is imported before."""

    def __init__(
        self, model: ComparisonModel, finder: FinderModel, tray: TrayModel, store: SettingsStore, jobs: Runner
    ) -> None:
        super().__init__()
        self._model, self._finder, self._tray, self._store, self._jobs = model, finder, tray, store, jobs

    def add_to(self, window: MainWindow) -> None:
        """Put the page into the rail of ``window`` and let the tray's button show it."""
        window.add_page(Page(COMPARISON, self.tr("比べる"), "columns-3", lambda: self._make(window)))
        window.tray.compare_requested.connect(lambda: window.show_page(COMPARISON))

    def _make(self, window: MainWindow) -> QWidget:
        from navigator.views.comparison.page import ComparisonPage  # noqa: PLC0415 - made when first shown

        page = ComparisonPage(self._model, self._tray, self._store, self._jobs, filter_line=self._filter_line)
        page.failed.connect(window.messages.show_error)
        page.noticed.connect(window.messages.show_text)
        page.written.connect(window.messages.show_file)
        page.finder_requested.connect(lambda: window.show_page(FINDER))
        page.trend_requested.connect(lambda codes: window.open_page("trends", spec_of_programs(codes)))
        page.record_requested.connect(lambda catalogue, code: self._show_record(window, catalogue, code))
        return page

    def _show_record(self, window: MainWindow, catalogue: Catalogue, code: str) -> None:
        window.show_page(FINDER)
        self._finder.open_record(catalogue, code)

    def _filter_line(self) -> Text | None:
        """Return the finder's filter when it has any condition."""
        question, service = self._finder.filter, self._finder.service
        return service.describe(question) if service is not None and question.conditions else None
