"""Printing and writing the lineage: what the page shows as a preview, as a drawing, as a table."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from navigator.domain.document import Document, PageSetup, PaperSize
from navigator.domain.errors import UserError
from navigator.files import write_atomically
from navigator.qtsupport.lastfolder import LastFolder
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.lineage import LineageModel
from navigator.views.widgets.exporter import Exporter
from navigator.views.widgets.savefile import ask_save_path

if TYPE_CHECKING:  # imported when something is printed or written
    from navigator.services.sheet_parts import SheetOptions
    from navigator.services.suite import ServiceSuite
    from navigator.views.printing.preview import PreviewWindow

_LYING_A3 = PageSetup(size=PaperSize.A3, landscape=True)


class LineagePapers(QObject):
    """Answers the page's wishes for paper and files. ``exporter.row`` is to be put into the page."""

    def __init__(self, desk: Desk, model: LineageModel, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._page = desk, model, page
        self._folder = LastFolder(desk.store)
        self.exporter = Exporter(self._folder, desk.jobs, self)
        self.exporter.failed.connect(desk.failed)
        self.exporter.noticed.connect(desk.noticed)
        self.exporter.written.connect(desk.written)

    # Paper

    def print_paper(self) -> None:
        """Ask what stands on the sheet beside the picture, then show its pages."""
        from navigator.views.printing.sheetdialog import SheetDialog, SheetPlan  # noqa: PLC0415 - the page stands first

        suite = self._desk.suite
        if suite is None or self._model.facts is None:
            return
        plan = SheetPlan(
            self.tr("系譜を印刷"), self.title(), _LYING_A3, self.tr("自動（A3 横）"), "lineage", self.title()
        )
        dialog = SheetDialog(plan, self._desk.store, suite.today, self._page.window())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self.preview(dialog.options, plan.setup_of(dialog.options))

    def preview(self, options: "SheetOptions", setup: PageSetup) -> "PreviewWindow":
        """Show the pages."""
        from navigator.services.checking_document import check_document  # noqa: PLC0415 - as above
        from navigator.views.printing.preview import PreviewWindow  # noqa: PLC0415 - as above

        suite, question, presentation = self._desk.suite, self._model.question, self._desk.presentation
        assert suite is not None

        def make(chosen: PageSetup, _progress: object) -> Document:
            return suite.lineage_reports.sheet(question, replace(options, setup=chosen), presentation)

        window = PreviewWindow(
            make, check_document, self._desk.jobs, self._page.window(), setup=setup, folder=self._folder
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()
        return window

    def title(self) -> str:
        """Return what the sheet is called when nothing is typed."""
        from navigator.services.lineage_sheet import title_of  # noqa: PLC0415 - the page stands first

        assert self._model.facts is not None
        return title_of(self._model.question, self._model.facts).of(self._desk.presentation.language)

    # Files

    def export(self) -> None:
        """Ask for a file and write what is shown: a drawing, the pages, or the successions as a table."""
        suite = self._desk.suite
        if suite is None or self._model.facts is None:
            return
        kinds = {
            self.tr("図（SVG） (*.svg)"): "svg",
            self.tr("紙面（PDF） (*.pdf)"): "pdf",
            self.tr("表（Excel ブック） (*.xlsx)"): "xlsx",
            self.tr("表（CSV） (*.csv)"): "csv",
        }
        stem = f"{self.title()}_{suite.today:%Y%m%d}".replace("/", "・")
        path = ask_save_path(self._page.window(), self.tr("系譜を書き出す"), self._folder.path / f"{stem}.svg", kinds)
        if path is not None:
            self.write(path, suite)

    def write(self, path: Path, suite: "ServiceSuite") -> None:
        """Write what is shown to ``path``, in the form its name ends with."""
        question, presentation = self._model.question, self._desk.presentation
        suffix = path.suffix.lower()
        if suffix in {".xlsx", ".csv"}:
            self.exporter.write(
                path, lambda _progress: suite.lineage_reports.table(question, presentation), presentation
            )
            return
        drawing, title = self._model.drawing, self.title()

        def job() -> None:
            if suffix == ".svg":
                from navigator.views.lineage.export import svg_bytes  # noqa: PLC0415 - needed on export only

                write_atomically(path, svg_bytes(drawing, title, presentation.language))
                return
            from navigator.services.sheet_parts import SheetOptions  # noqa: PLC0415 - as above
            from navigator.views.printing.output import write_pdf  # noqa: PLC0415 - as above

            write_pdf(suite.lineage_reports.sheet(question, SheetOptions(), presentation), path)

        self._desk.work.read(job, lambda _none: self._wrote(path), self._refuse)

    def _wrote(self, path: Path) -> None:
        self._folder.remember(path)
        self._desk.written.emit(path)

    def _refuse(self, error: UserError) -> None:
        self._desk.failed.emit(error)
