"""Paper and files of the councils page: what is shown, and the annual report."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.shown import ShownTable
from navigator.domain.vocabulary import Block
from navigator.qtsupport.jobs import JobControl
from navigator.qtsupport.lastfolder import LastFolder
from navigator.viewmodels.councils import CouncilsModel
from navigator.views.councils.reportdialog import ReportDialog
from navigator.views.printing.pagepapers import PagePapers, PaperPlan
from navigator.views.widgets.savefile import ask_save_path

if TYPE_CHECKING:  # the services load the database layer
    from navigator.domain.document import Document
    from navigator.services.sheet_parts import SheetOptions


class CouncilPapers(QObject):
    """Prints and writes for one page; ``papers.exporter.row`` is to be put into it."""

    def __init__(self, model: CouncilsModel, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._page = model, page
        self.papers = PagePapers(model.desk, page)
        self.dialog: ReportDialog | None = None

    def print_tables(self, tables: tuple[ShownTable, ...]) -> None:
        """Print what is shown."""
        suite, presentation = self._model.desk.suite, self._model.presentation
        if suite is None or not tables:
            return

        def make(options: "SheetOptions") -> "Document":
            return suite.council_pages.document(tables, options, presentation)

        title = tables[0].title
        plan = PaperPlan(self.tr("協議会の記録を印刷"), title, "councils", title, landscape=True)
        self.papers.print_sheet(plan, make)

    def export_table(self, table: ShownTable) -> None:
        """Write what is shown into a file."""
        suite = self._model.desk.suite
        if suite is not None:
            self.papers.export(
                self.tr("協議会の記録を書き出す"), table.title, lambda _progress: suite.council_pages.export(table)
            )

    # The annual report.

    def ask_report(self) -> None:
        """Ask which report, and what to make of it."""
        self.dialog = ReportDialog(self._model, self._page)
        self.dialog.preview_requested.connect(self.preview_report)
        self.dialog.pdf_requested.connect(self._ask_pdf)
        self.dialog.workbook_requested.connect(self._ask_workbook)
        self.dialog.open()

    def preview_report(self, block: Block, fy: int) -> None:
        """Ask what stands on the report beside its content, then show its pages."""
        suite, presentation = self._model.desk.suite, self._model.presentation
        if suite is None:
            return

        def make(options: "SheetOptions") -> "Document":
            return suite.annual_reports.document(block, fy, options, presentation)

        about = f"{block.value}:{fy}"
        plan = PaperPlan(self.tr("年次報告"), self._report_title(block, fy), "annual-report", about, landscape=True)
        self.papers.print_sheet(plan, make)

    def _ask_pdf(self, block: Block, fy: int) -> None:
        path = self._ask(block, fy, {self.tr("PDF (*.pdf)"): "pdf"})
        if path is not None:
            self.write_pdf(path, block, fy)

    def _ask_workbook(self, block: Block, fy: int) -> None:
        path = self._ask(block, fy, {self.tr("Excel ブック (*.xlsx)"): "xlsx"})
        if path is not None:
            self.write_workbook(path, block, fy)

    def _ask(self, block: Block, fy: int, kinds: dict[str, str]) -> Path | None:
        folder = LastFolder(self._model.desk.store).path
        name = f"{self._report_title(block, fy)}.{next(iter(kinds.values()))}"
        return ask_save_path(self._page, self.tr("年次報告"), folder / name, kinds)

    def _report_title(self, block: Block, fy: int) -> str:
        language = self._model.presentation.language
        year = format_fiscal_year(fy, YearStyle.ERA if language == "ja" else YearStyle.WESTERN, language)
        return self.tr("{block}地域ブロック協議会 {year} 年次報告").format(block=block.label.of(language), year=year)

    def write_pdf(self, path: Path, block: Block, fy: int) -> None:
        """Write the report as a PDF, with progress."""
        suite, presentation = self._model.desk.suite, self._model.presentation
        assert suite is not None  # asked for by a page of an open library

        def work(control: JobControl) -> bytes:
            from navigator.services.sheet_parts import SheetOptions  # noqa: PLC0415 - needed for paper only
            from navigator.views.printing.output import pdf_bytes  # noqa: PLC0415 - as above
            from navigator.views.printing.pages import paginate  # noqa: PLC0415 - as above

            document = suite.annual_reports.document(block, fy, SheetOptions(), presentation)
            pages = paginate(document, lambda done, whole: control.progress(done, 2 * whole))
            return pdf_bytes(pages, progress=lambda done, whole: control.progress(whole + done, 2 * whole))

        self.papers.exporter.write_bytes(path, work)

    def write_workbook(self, path: Path, block: Block, fy: int) -> None:
        """Write the report as a workbook, with progress."""
        suite, presentation = self._model.desk.suite, self._model.presentation
        assert suite is not None  # asked for by a page of an open library

        def work(control: JobControl) -> bytes:
            from navigator.services.exporting import to_workbook  # noqa: PLC0415 - needed for files only

            tables = suite.annual_reports.tables(block, fy, presentation)
            return to_workbook(tables, presentation, control.progress)

        self.papers.exporter.write_bytes(path, work)
