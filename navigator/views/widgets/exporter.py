"""Writing a table as a workbook or CSV: where to, beside the main thread, with progress, cancel and one answer."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from navigator.domain.errors import UserError
from navigator.domain.results import Presentation
from navigator.files import write_atomically
from navigator.qtsupport.jobs import JobControl, JobHandle, Lane, Runner
from navigator.qtsupport.lastfolder import LastFolder
from navigator.views.widgets.savefile import ask_save_path
from navigator.views.widgets.statusrow import StatusRow

if TYPE_CHECKING:  # the services import the database layer, which must not be loaded before the window shows
    from navigator.services.exporting import Export, Progress

MakeTable = Callable[["Progress"], "Export"]
"""Makes the table to write; called in a job, with what to tell progress to."""

_PATIENCE_MS = 300
"""Work shorter than this shows no bar: it would only flicker."""


class Exporter(QObject):
    """One file at a time. ``row`` is to be put into the page; it shows while the work takes longer than a moment."""

    written = Signal(object)
    """Path of the file, which is whole."""
    failed = Signal(object)
    """UserError; the old file is as it was."""
    noticed = Signal(str)

    def __init__(self, folder: LastFolder, jobs: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._jobs = folder, jobs
        self._handle: JobHandle | None = None
        self._whole: Path | None = None
        self.row = StatusRow()
        self.row.hide()
        self.row.cancelled.connect(self._cancel)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATIENCE_MS)
        self._pause.timeout.connect(self.row.show)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._handle is not None

    def ask(self, parent: QWidget, title: str, stem: str) -> Path | None:
        """Ask for a file in the folder of the last one; ``stem`` is the suggested name without suffix."""
        kinds = {self.tr("Excel ブック (*.xlsx)"): "xlsx", self.tr("CSV (*.csv)"): "csv"}
        return ask_save_path(parent, title, self._folder.path / f"{stem}.xlsx", kinds)

    def write(self, path: Path, make: MakeTable, presentation: Presentation) -> None:
        """Write the table that ``make`` returns: a workbook, or CSV for a name that ends so."""

        def work(control: JobControl) -> bytes:
            from navigator.services.exporting import to_csv, to_xlsx  # noqa: PLC0415 - needed on export only

            # One bar for both: reading the rows fills its first half, writing them the second.
            export = make(lambda done, whole: control.progress(done, 2 * whole))
            if path.suffix.lower() == ".csv":
                return to_csv(export)
            return to_xlsx(export, presentation, lambda done, whole: control.progress(whole + done, 2 * whole))

        self.write_bytes(path, work)

    def write_bytes(self, path: Path, work: Callable[[JobControl], bytes]) -> None:
        """Write what ``work`` returns, all or nothing; ``work`` is called in a job."""
        if self._handle is not None:
            self.noticed.emit(self.tr("前の書き出しが終わるまでお待ちください。"))
            return
        self._whole = None

        def job(control: JobControl) -> None:
            data = work(control)
            control.check()
            write_atomically(path, data)
            # A cancel that comes now is too late: the reader must hear that the file is there.
            self._whole = path

        self.row.begin(self.tr("「{name}」に書き出しています…").format(name=path.name))
        self._pause.start()
        self._handle = handle = self._jobs.start(job, Lane.READ)
        handle.progress.connect(self.row.progress)
        handle.failed.connect(self._refuse)
        handle.finished.connect(self._over)

    def _cancel(self) -> None:
        if self._handle is not None:
            self._handle.cancel()

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error)

    def _over(self) -> None:
        handle, self._handle = self._handle, None
        self._pause.stop()
        self.row.end()
        self.row.hide()
        if self._whole is not None:
            self._folder.remember(self._whole)
            self.written.emit(self._whole)
        elif handle is not None and handle.is_cancelled:
            self.noticed.emit(self.tr("書き出しを中止しました。何も書いていません。"))
