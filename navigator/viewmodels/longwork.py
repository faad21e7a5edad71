"""One piece of long work at a time, with its progress and a way to stop it, as a page shows it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.qtsupport.jobs import JobControl, JobHandle, Lane
from navigator.viewmodels.desk import Desk

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.suite import ServiceSuite

BUSY = Text("今の作業が終わるまでお待ちください。", "Please wait until the work that is going on has ended.")
NOT_YET = Text("資料を開いています。", "The library is being opened.")
AGAIN = Text("少し待って、もう一度してください。", "Wait a moment and try again.")


class LongWork(QObject):
    """Asks the services for something that takes long. A second piece is refused while one goes on."""

    failed = Signal(object)
    """UserError."""
    stopped = Signal()
    """The reader stopped the work; nothing is left of it."""
    busy_changed = Signal(bool)
    progressed = Signal(int, int)
    """Done, and in all (0: not known)."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._handle: JobHandle | None = None
        self._outcome: Any = None
        self._answer: Callable[[Any], None] | None = None
        self._writes = False

    @property
    def is_busy(self) -> bool:
        """Whether something goes on."""
        return self._handle is not None

    def start(
        self,
        work: "Callable[[ServiceSuite, JobControl], Any]",
        answer: Callable[[Any], None],
        *,
        writes: bool = False,
    ) -> None:
        """Begin; ``answer`` gets what ``work`` returns, also when it was stopped too late to leave nothing.

        After work that ``writes`` every page looks again.
        """
        suite = self._desk.suite
        if suite is None or self.is_busy:
            self.failed.emit(UserError(NOT_YET if suite is None else BUSY, AGAIN))
            return
        self._outcome, self._answer, self._writes = None, answer, writes

        def job(control: JobControl) -> None:
            # Kept here and not handed on: what was written although a cancel came too late must be told.
            self._outcome = work(suite, control)

        self._handle = handle = self._desk.jobs.start(job, Lane.WRITE if writes else Lane.READ)
        handle.progress.connect(self.progressed)
        handle.failed.connect(self._refuse)
        handle.finished.connect(self._over)
        self.busy_changed.emit(True)  # noqa: FBT003 - the argument of a signal

    def cancel(self) -> None:
        """Stop what is going on."""
        if self._handle is not None:
            self._handle.cancel()

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._handle = None
        self.failed.emit(error)

    def _over(self) -> None:
        handle, self._handle = self._handle, None
        outcome, self._outcome = self._outcome, None
        answer, self._answer = self._answer, None
        self.busy_changed.emit(False)  # noqa: FBT003 - as above
        if outcome is not None and answer is not None:
            if self._writes:
                self._desk.office.reload()
                self._desk.data_changed.emit()
            answer(outcome)
        elif handle is not None and handle.is_cancelled:
            self.stopped.emit()
