"""Printing and writing from the finder: what the page shows becomes a preview, or a file."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from navigator.domain.checks import FILTER_JUMP, Check, Severity
from navigator.domain.document import Document, PageSetup
from navigator.domain.filters import Filter
from navigator.domain.record import RecordView
from navigator.domain.results import Presentation
from navigator.qtsupport.jobs import Runner
from navigator.qtsupport.lastfolder import LastFolder
from navigator.qtsupport.settings import SettingsStore
from navigator.viewmodels.finder import FinderModel
from navigator.views.finder.papermenu import Paper
from navigator.views.mainwindow import FINDER, MainWindow
from navigator.views.record.plain import one_line
from navigator.views.widgets.exporter import Exporter

if TYPE_CHECKING:  # imported when something is printed or written
    from navigator.services.reports import Progress, ReportService
    from navigator.services.sheet_parts import SheetOptions
    from navigator.views.printing.preview import PreviewWindow
    from navigator.views.printing.sheetdialog import SheetPlan


class PaperServices(Protocol):
    """What makes documents and tables; ``today`` is the day on the reader's wall."""

    @property
    def reports(self) -> "ReportService":
        """Makes documents and tables."""
        ...

    @property
    def today(self) -> date:
        """The day that file names and sheets begin with."""
        ...


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is asked before the preview, how its document is made, and the filter that stands on it."""

    plan: "SheetPlan"
    make: "Callable[[SheetOptions, Progress], Document]"
    question: Filter | None = None


class FinderPapers(QObject):
    """Answers the page's wishes for paper and files; ``services`` returns None until the library is open."""

    def __init__(
        self,
        window: MainWindow,
        finder: FinderModel,
        services: Callable[[], PaperServices | None],
        store: SettingsStore,
        jobs: Runner,
    ) -> None:
        super().__init__(window)
        self._window, self._page = window, window.page
        self._finder, self._services, self._store, self._jobs = finder, services, store, jobs
        self._folder = LastFolder(store)
        self.exporter = Exporter(self._folder, jobs, self)
        self.exporter.failed.connect(window.messages.show_error)
        self.exporter.noticed.connect(window.messages.show_text)
        self.exporter.written.connect(window.messages.show_file)
        self._page.layout().addWidget(self.exporter.row)
        self._page.paper_requested.connect(self.print_paper)
        self._page.export_requested.connect(self.export)

    # Paper

    def print_paper(self, paper: Paper) -> None:
        """Ask what stands on the sheet beside its content, then show its pages."""
        from navigator.views.printing.sheetdialog import SheetDialog  # noqa: PLC0415 - the window is to stand first

        services = self._services()
        if services is None:
            return
        sheet = self._sheet(paper, services.reports)
        if sheet is None:
            return
        dialog = SheetDialog(sheet.plan, self._store, services.today, self._window)
        if self._run(dialog):
            self.preview(sheet, dialog.options)

    def preview(self, sheet: _Sheet, options: "SheetOptions") -> "PreviewWindow":
        """Show the pages; making them can be stopped, which leaves nothing."""
        from navigator.views.printing.preview import PreviewWindow  # noqa: PLC0415 - as above

        def make(setup: PageSetup, progress: "Progress") -> Document:
            return sheet.make(replace(options, setup=setup), progress)

        window = PreviewWindow(
            make,
            lambda _document: self._checks(sheet.question),
            self._jobs,
            self._window,
            setup=sheet.plan.setup_of(options),
            folder=self._folder,
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.jumped.connect(self._jump)
        window.show()
        return window

    def _sheet(self, paper: Paper, reports: "ReportService") -> _Sheet | None:
        question, columns = self._page.shown_list
        record = self._finder.record
        if paper in (Paper.RECORD, Paper.WHOLE_RECORD):
            return None if record is None else self._record_sheet(record, reports, full=paper is Paper.WHOLE_RECORD)
        if question is None:
            return None
        if paper is Paper.LIST:
            return self._list_sheet(question, columns, reports)
        return self._catalogue_sheet(question, reports)

    def _record_sheet(self, record: RecordView, reports: "ReportService", *, full: bool) -> _Sheet:
        presentation, catalogue, code = self._finder.presentation, record.catalogue, record.ref.code
        heading = self.tr("この記録のすべてを印刷") if full else self.tr("施策個票")
        title = one_line(record.title.of(presentation.language))
        plan = self._plan(heading, title, "record", f"{catalogue.value}:{code}", lying=False)
        return _Sheet(
            plan, lambda options, _progress: reports.record(catalogue, code, options, presentation, full=full)
        )

    def _list_sheet(self, question: Filter, columns: tuple[str, ...], reports: "ReportService") -> _Sheet:
        presentation = self._finder.presentation
        title = question.catalogue.label.of(presentation.language)
        plan = self._plan(self.tr("一覧を印刷"), title, "list", _about(question), lying=True)
        return _Sheet(
            plan,
            lambda options, progress: reports.listing(question, columns, options, presentation, progress),
            question,
        )

    def _catalogue_sheet(self, question: Filter, reports: "ReportService") -> _Sheet:
        presentation = self._finder.presentation
        title = self.tr("{catalogue}一覧").format(catalogue=question.catalogue.label.of(presentation.language))
        plan = self._plan(self.tr("一覧のカタログを印刷"), title, "catalogue", _about(question), lying=False)
        return _Sheet(
            plan, lambda options, progress: reports.catalogue(question, options, presentation, progress), question
        )

    def _plan(self, heading: str, title: str, key: str, about: str, *, lying: bool) -> "SheetPlan":
        from navigator.views.printing.sheetdialog import SheetPlan  # noqa: PLC0415 - as above

        automatic = self.tr("自動（A4 横）") if lying else self.tr("自動（A4 縦）")
        return SheetPlan(heading, title, PageSetup(landscape=lying), automatic, key, about)

    def _checks(self, question: Filter | None) -> tuple[Check, ...]:
        """Return what is worth a look; called in a job."""
        from navigator.services.checking_sheet import FILTERED  # noqa: PLC0415 - as above

        service = self._finder.service
        if question is None or service is None or not question.conditions:
            return ()
        return (Check(Severity.INFO, FILTERED.format(line=service.describe(question)), FILTER_JUMP),)

    def _jump(self, check: Check) -> None:
        if check.jump == FILTER_JUMP:
            self._window.show_page(FINDER)
            self._window.raise_()
            self._window.activateWindow()

    @staticmethod
    def _run(dialog: QDialog) -> bool:
        """Run a dialogue to its end, let it go, and tell whether it was accepted."""
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted

    # Files

    def export(self) -> None:
        """Ask for a file and write the list into it: the rows and columns that are shown, in their order."""
        services = self._services()
        question, columns = self._page.shown_list
        if services is None or question is None:
            return
        presentation: Presentation = self._finder.presentation
        name = question.catalogue.label.of(presentation.language)
        path = self.exporter.ask(self._window, self.tr("一覧を書き出す"), f"{name}_{services.today:%Y%m%d}")
        if path is None:
            return
        reports = services.reports
        self.exporter.write(
            path, lambda progress: reports.list_table(question, columns, presentation, progress), presentation
        )


def _about(question: Filter) -> str:
    """Return a short sign of what a list holds: the same records in another order are the same list."""
    told = json.dumps(replace(question, order="").to_json(), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
