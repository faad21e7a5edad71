"""The print preview: the pages as they will be, the paper to choose, what is worth a look, then PDF or printer."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from navigator.domain.checks import Check, Severity
from navigator.domain.document import Document, PageSetup
from navigator.domain.errors import UserError
from navigator.qtsupport.jobs import JobControl, JobHandle, Lane, LatestOnly, Runner
from navigator.qtsupport.lastfolder import LastFolder
from navigator.qtsupport.theme import set_role
from navigator.views.dialogs.base import interface_language
from navigator.views.printing.canvas import PageCanvas
from navigator.views.printing.checklist import CheckList
from navigator.views.printing.output import page_layout, print_pages, print_to_file, write_pdf
from navigator.views.printing.pages import Pages, Progress, paginate
from navigator.views.printing.previewbar import PreviewBar
from navigator.views.printing.setuppanel import SetupPanel
from navigator.views.printing.thumbnails import PageStrip
from navigator.views.widgets.labels import plain_label
from navigator.views.widgets.savefile import ask_save_path
from navigator.views.widgets.statusrow import StatusRow

Make = Callable[[PageSetup, Progress], Document]
"""Makes the document for a paper; called in a job, with the setup of the controls and what to tell progress to."""
Checks = Callable[[Document], Sequence[Check]]
"""Looks through the document; called in a job."""

_SIDE_WIDTH = 250
_LONGEST_NAME = 80
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')


class PreviewWindow(QDialog):
    """Shows a document before it is printed.

    ``setup`` is the paper to begin with. ``clock`` gives the time written into PDF files; without it Qt's own is.
    ``folder`` remembers where files are written; without it the file dialogue begins at home.

    Signals: ``jumped(Check)`` when the reader follows a check to its place; ``saved(Path)`` and ``printed()`` when a
    file is whole or a job has gone to the printer.
    """

    jumped = Signal(object)
    saved = Signal(object)
    printed = Signal()

    def __init__(
        self,
        make: Make,
        checks: Checks,
        jobs: Runner,
        parent: QWidget | None = None,
        *,
        setup: PageSetup | None = None,
        clock: Callable[[], datetime] | None = None,
        folder: LastFolder | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._checks, self._jobs, self._clock, self._folder = make, checks, jobs, clock, folder
        self._language = interface_language()
        self._pages: Pages | None = None
        self._document: Document | None = None
        self._output: JobHandle | None = None
        self._printer: QPrinter | None = None
        self._layouts = LatestOnly(jobs, self)
        self._layouts.done.connect(self._show)
        self._layouts.failed.connect(self._refuse_layout)
        self._layouts.busy_changed.connect(self._update_buttons)
        self.canvas = PageCanvas()
        self.strip = PageStrip()
        self.panel = SetupPanel(setup or PageSetup())
        self.check_list = CheckList(self._language)
        self.bar = PreviewBar(self.canvas)
        self.status = StatusRow()
        self._lay_out()
        self._connect()
        self.setWindowTitle(self.tr("印刷プレビュー"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        screen = self.screen().availableSize()
        self.resize(min(1200, int(screen.width() * 0.94)), min(820, int(screen.height() * 0.9)))
        self._remake(self.panel.setup)
        self.canvas.setFocus()

    @property
    def pages(self) -> Pages | None:
        """The pages on screen: what is saved and printed."""
        return self._pages

    @property
    def document(self) -> Document | None:
        """The document on screen."""
        return self._document

    # The window.

    def _lay_out(self) -> None:
        side = QWidget()
        set_role(side, "panel")
        side.setFixedWidth(_SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.addWidget(self.panel)
        column.addSpacing(8)
        column.addWidget(plain_label(self.tr("印刷前の確認"), "heading"))
        column.addWidget(self.check_list, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.strip)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)

    def _connect(self) -> None:
        self.panel.changed.connect(self._remake)
        self.strip.chosen.connect(self.canvas.go_to)
        self.canvas.page_changed.connect(self._turned)
        self.check_list.jumped.connect(self.jumped)
        self.bar.save_button.clicked.connect(self.save)
        self.bar.print_button.clicked.connect(self.print_out)
        self.bar.close_button.clicked.connect(self.close)
        self.status.cancelled.connect(self._cancel)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        QShortcut(QKeySequence.StandardKey.Print, self, self.print_out)
        for keys, steps in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+;", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(keys), self, lambda steps=steps: self.canvas.zoom(steps))

    def reject(self) -> None:
        """Close: with the button, Esc or the frame of the window, which all end here.

        Pages that nobody waits for are given up; a file that is being written or printed is finished first.
        """
        if self._output is not None:
            self.status.say(self.tr("出力が終わるまでお待ちください。"))
            return
        self._layouts.cancel()
        super().reject()

    # Pages.

    def _remake(self, setup: PageSetup) -> None:
        make, checks = self._make, self._checks

        def work(control: JobControl) -> tuple[Document, Pages, tuple[Check, ...]]:
            # One bar for both: making the document fills its first half, laying it out the second.
            document = make(setup, lambda done, whole: control.progress(done, 2 * whole))
            control.check()
            pages = paginate(document, lambda done, whole: control.progress(whole + done, 2 * whole))
            found = [*checks(document), *(Check(Severity.WARNING, text) for text in pages.warnings)]
            return document, pages, tuple(found)

        self.status.begin(self.tr("紙面を作っています…"))
        self._layouts.ask(work).progress.connect(self.status.progress)

    def _show(self, made: tuple[Document, Pages, tuple[Check, ...]]) -> None:
        self.status.end()
        self._document, self._pages, checks = made
        # The service may know better, an A3 sheet for eight records for example.
        if not self.panel.is_waiting:
            self.panel.show_setup(self._pages.setup)
        self.canvas.set_pages(self._pages)
        self.strip.set_pages(self._pages)
        self.check_list.show_checks(checks)
        self._turned(self.canvas.page)

    def _refuse_layout(self, error: BaseException) -> None:
        # What stands on the screen is not on the paper that was asked for: it must not be printed.
        self._pages = None
        self._refuse(error)

    def _turned(self, index: int) -> None:
        if self._pages is not None:
            self.strip.show_page(index)
            self.bar.show_page(index, self._pages.count)

    # Output.

    def save(self) -> None:
        """Ask for a file and write the pages into it."""
        if self._pages is None or not self.bar.save_button.isEnabled():
            return
        path = self._ask_path(self._suggestion())
        if path is not None:
            self.save_as(path)

    def save_as(self, path: Path) -> None:
        """Write the pages to ``path``, with progress; the old file stays until the new one is whole."""
        pages, clock = self._pages, self._clock
        if pages is None:
            return

        def work(control: JobControl) -> Path:
            write_pdf(pages, path, created=clock() if clock else None, progress=control.progress)
            return path

        self._start_output(work, self.tr("PDF を保存しています…"), self._saved)

    def print_out(self) -> None:
        """Ask for a printer and print the pages."""
        if self._pages is None or not self.bar.print_button.isEnabled():
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(self._pages.setup))
        printer.setDocName(self._pages.title)
        printer.setFromTo(1, self._pages.count)
        printer.setPrintRange(QPrinter.PrintRange.AllPages)
        if self._ask_printer(printer, self._pages.count):
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Print the pages on ``printer``, with progress; a printer that is a PDF file is written like one."""
        pages, clock = self._pages, self._clock
        if pages is None:
            return
        # It belongs to this thread and must outlive the job.
        self._printer = printer

        def work(control: JobControl) -> None:
            if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
                print_to_file(pages, printer, created=clock() if clock else None, progress=control.progress)
            else:
                print_pages(pages, printer, control.progress)

        self._start_output(work, self.tr("印刷しています…"), self._printed)

    def _suggestion(self) -> str:
        title = _FORBIDDEN.sub("_", self._pages.title if self._pages else "").strip(" .")
        name = title[:_LONGEST_NAME] or self.tr("資料")
        return f"{name}.pdf"

    def _ask_path(self, suggestion: str) -> Path | None:
        folder = self._folder.path if self._folder is not None else Path.home()
        kinds = {self.tr("PDF ファイル (*.pdf)"): "pdf"}
        return ask_save_path(self, self.tr("PDF に保存"), folder / suggestion, kinds)

    def _ask_printer(self, printer: QPrinter, count: int) -> bool:
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, count)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        try:
            return dialog.exec() == QDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()

    def _start_output(self, work: Callable[[JobControl], object], said: str, done: Callable[..., None]) -> None:
        if self._output is not None:
            return
        self.status.begin(said)
        self._output = handle = self._jobs.start(work, Lane.READ)
        handle.progress.connect(self.status.progress)
        handle.done.connect(done)
        handle.failed.connect(self._refuse)
        handle.finished.connect(self._output_over)
        self._update_buttons()

    def _output_over(self) -> None:
        self._output = self._printer = None
        self.status.end(keep_text=True)
        self._update_buttons()

    def _saved(self, path: Path) -> None:
        if self._folder is not None:
            self._folder.remember(path)
        self.status.say(self.tr("「{name}」に保存しました。").format(name=path.name), "success")
        self.saved.emit(path)

    def _printed(self, _nothing: object) -> None:
        self.status.say(self.tr("プリンターに送りました。"), "success")
        self.printed.emit()

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self.status.end()
            raise error
        self.status.end()
        self.status.say(error.sentence(self._language), "danger")

    def _cancel(self) -> None:
        if self._output is not None:
            self._output.cancel()
            self.status.say(self.tr("中止しました。"))
            return
        self._layouts.cancel()
        self.status.end()
        if self._pages is not None:
            self.panel.show_setup(self._pages.setup)
        elif self._document is None:
            # Stopped before there was anything to see: an empty window would be no use.
            self.reject()

    def _update_buttons(self) -> None:
        ready = self._pages is not None and not self._layouts.is_busy and self._output is None
        self.bar.set_ready(ready=ready)
        self.panel.setEnabled(self._output is None)
