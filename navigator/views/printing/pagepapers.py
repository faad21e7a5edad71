"""Printing and exporting from a page over the desk: the head of the sheet, the preview, the file."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from navigator.domain.document import Document, PageSetup, PaperSize
from navigator.qtsupport.lastfolder import LastFolder
from navigator.viewmodels.desk import Desk
from navigator.views.widgets.exporter import Exporter, MakeTable

if TYPE_CHECKING:  # imported when something is printed
    from navigator.services.atlas import Progress
    from navigator.services.sheet_parts import SheetOptions
    from navigator.views.printing.preview import PreviewWindow

MakeSheet = Callable[["SheetOptions"], Document]
"""Makes the document; called in a job."""
MakeLongSheet = Callable[["SheetOptions", "Progress"], Document]
"""Makes a document that takes a while: called in a job, with what to tell progress to, which may stop it."""


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """A sheet of a page: ``heading`` of its dialogue, ``title`` of the sheet; ``about`` parts what titles are for.

    It stands on A4, a ``large`` one on A3.
    """

    heading: str
    title: str
    key: str
    about: str = ""
    landscape: bool = False
    large: bool = False


class PagePapers(QObject):
    """Papers and files of one page; ``exporter.row`` is to be put into the page."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.folder = LastFolder(desk.store)
        self.exporter = Exporter(self.folder, desk.jobs, self)
        self.exporter.failed.connect(desk.failed)
        self.exporter.noticed.connect(desk.noticed)
        self.exporter.written.connect(desk.written)

    def print_sheet(self, plan: PaperPlan, make: MakeSheet) -> None:
        """Ask what stands on the sheet beside its content, then show its pages."""
        self.print_long(plan, lambda options, _progress: make(options))

    def print_long(self, plan: PaperPlan, make: MakeLongSheet) -> None:
        """Do the same for a document that takes a while: the preview shows how far it is and can stop it."""
        from navigator.views.printing.sheetdialog import SheetDialog, SheetPlan  # noqa: PLC0415 - the page is to stand first

        suite = self._desk.suite
        if suite is None:
            return
        automatic = self.tr("自動（A4 横）") if plan.landscape else self.tr("自動（A4 縦）")
        if plan.large:
            automatic = self.tr("自動（A3 横）") if plan.landscape else self.tr("自動（A3 縦）")
        setup = PageSetup(size=PaperSize.A3 if plan.large else PaperSize.A4, landscape=plan.landscape)
        asked = SheetPlan(plan.heading, plan.title, setup, automatic, plan.key, plan.about)
        dialog = SheetDialog(asked, self._desk.store, suite.today, self._page)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self.preview(asked.setup_of(dialog.options), dialog.options, make)

    def preview(self, setup: PageSetup, options: "SheetOptions", make: MakeLongSheet) -> "PreviewWindow":
        """Show the pages."""
        from navigator.services.checking_document import check_document  # noqa: PLC0415 - as above
        from navigator.views.printing.preview import PreviewWindow  # noqa: PLC0415 - as above

        window = PreviewWindow(
            lambda chosen, progress: make(replace(options, setup=chosen), progress),
            check_document,
            self._desk.jobs,
            self._page.window(),
            setup=setup,
            folder=self.folder,
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.saved.connect(self._desk.written)
        window.show()
        return window

    def export(self, title: str, stem: str, make: MakeTable) -> None:
        """Ask for a file and write the table into it; ``stem`` is the suggested name without day and suffix."""
        suite = self._desk.suite
        if suite is None:
            return
        path = self.exporter.ask(self._page, title, f"{stem}_{suite.today:%Y%m%d}")
        if path is not None:
            self.exporter.write(path, make, self._desk.presentation)
