"""The steps of an import as the page shows them: a file, what must be chosen, the dry run, the step itself."""

import shutil
import tempfile
import weakref
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from navigator.domain.errors import UserError
from navigator.domain.importing import FileView, ImportOptions
from navigator.domain.text import Text
from navigator.qtsupport.jobs import JobControl, JobHandle, Lane
from navigator.viewmodels.desk import Desk

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.importing.planning import ImportPlan
    from navigator.services.importing.running import ImportResult
    from navigator.services.suite import ServiceSuite

BUSY = Text("ほかの取り込みが終わるまでお待ちください。", "Please wait until the other import has ended.")
NOT_YET = Text("資料を開いています。", "The library is being opened.")
AGAIN = Text("少し待って、もう一度選んでください。", "Wait a moment and choose the file again.")


class ImportModel(QObject):
    """One import at a time. ``plan`` is the dry run that is shown; it is closed when another one takes its place."""

    asked = Signal(object)
    """FileView: an encoding, a table or columns must be chosen."""
    planned = Signal(object)
    """ImportPlan: the dry run is done."""
    done = Signal(object)
    """ImportResult: it was taken in."""
    failed = Signal(object)
    """UserError."""
    stopped = Signal()
    """The reader stopped the work; nothing was written."""
    busy_changed = Signal(bool)
    progressed = Signal(int, int)
    """Rows done, rows in all (0: not known)."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._handle: JobHandle | None = None
        self._lane = Lane.READ
        self._outcome: Any = None
        self._answer: Callable[[Any], None] | None = None
        desk.leaving.connect(self._leave)
        self._pasted: Path | None = None
        self.path: Path | None = None
        self.options = ImportOptions()
        self.view: FileView | None = None
        self.plan: ImportPlan | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a file is being read or written."""
        return self._handle is not None

    def open(self, path: Path) -> None:
        """Look at a file and plan it, or ask what must be chosen first."""
        if self.is_busy:
            self.failed.emit(UserError(BUSY, AGAIN))
            return
        self.path, self.options = path, ImportOptions()
        self._try()

    def open_text(self, text: str) -> None:
        """Take what was copied out of a spreadsheet for a file."""
        if self._pasted is None:
            self._pasted = Path(tempfile.mkdtemp(prefix="rpn-paste-"))
            weakref.finalize(self, shutil.rmtree, self._pasted, ignore_errors=True)
        path = self._pasted / self.tr("貼り付け.tsv")
        path.write_text(text, encoding="utf-8", errors="replace")
        self.open(path)

    def choose(
        self,
        *,
        encoding: str | None = None,
        table: str | None = None,
        mapping: Mapping[str, str] | None = None,
        origin: ImportOptions | None = None,
    ) -> None:
        """Choose what was asked, and try again; ``origin`` brings title, publisher, address and credit."""
        if encoding is not None:
            self.options = replace(self.options, encoding=encoding)
        if table is not None:
            self.options = replace(self.options, table=table, mapping=mapping)
        if origin is not None:
            said = {name: getattr(origin, name) for name in ("title", "publisher", "address", "credit")}
            self.options = replace(self.options, **said)
        self._try()

    def _try(self) -> None:
        path, options = self.path, self.options
        assert path is not None

        def work(suite: "ServiceSuite", control: JobControl) -> "tuple[FileView, ImportPlan | None]":
            return suite.importing.attempt(path, options, control.progress)

        self._start(work, Lane.READ, self._took)

    def _took(self, outcome: "tuple[FileView, ImportPlan | None]") -> None:
        self.view, plan = outcome
        self.forget_plan()
        if plan is None:
            self.asked.emit(self.view)
            return
        self.plan = plan
        self.planned.emit(plan)

    def run(self, *, leave_out: bool) -> None:
        """Do what the dry run has shown."""
        plan = self.plan
        if plan is None or self.is_busy:
            return

        def work(suite: "ServiceSuite", control: JobControl) -> "ImportResult":
            return suite.importing.run(plan, leave_out=leave_out, progress=control.progress)

        self._start(work, Lane.WRITE, self._ran)

    def _ran(self, result: "ImportResult") -> None:
        self._desk.office.reload()
        self._desk.data_changed.emit()
        self.done.emit(result)

    def cancel(self) -> None:
        """Stop what is going on; nothing is left of it."""
        if self._handle is not None:
            self._handle.cancel()

    def _leave(self) -> None:
        """Let go of a dry run at the end of the program: nobody sees it any more. What is being written ends."""
        if self._lane is Lane.READ:
            self.cancel()

    def forget_plan(self) -> None:
        """Let go of the dry run."""
        plan, self.plan = self.plan, None
        if plan is not None:
            plan.close()

    # Jobs with progress

    def _start(
        self, work: "Callable[[ServiceSuite, JobControl], Any]", lane: Lane, answer: Callable[[Any], None]
    ) -> None:
        suite = self._desk.suite
        if suite is None:
            self.failed.emit(UserError(NOT_YET, AGAIN))
            return
        self._outcome = None

        def job(control: JobControl) -> None:
            # Kept here and not handed on: what was written although a cancel came too late must be told.
            self._outcome = work(suite, control)

        self._answer, self._lane = answer, lane
        self._handle = handle = self._desk.jobs.start(job, lane)
        handle.progress.connect(self.progressed)
        handle.failed.connect(self._refuse)
        handle.finished.connect(self._over)
        self.busy_changed.emit(True)  # noqa: FBT003 - the argument of a signal

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._handle = None
        self.failed.emit(error)

    def _over(self) -> None:
        handle, self._handle = self._handle, None
        outcome, self._outcome = self._outcome, None
        self.busy_changed.emit(False)  # noqa: FBT003 - as above
        if outcome is not None and self._answer is not None:
            self._answer(outcome)
        elif handle is not None and handle.is_cancelled:
            self.stopped.emit()
