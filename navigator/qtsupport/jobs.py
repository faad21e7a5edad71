"""Long work off the main thread: one writer, two readers, and always an answer on the main thread.

Work is a function that takes a ``JobControl``; it makes no call to Qt. Order and exclusion of writes come from the
writer's queue, not from locks (Anki's task manager); no exception is lost (Picard's thread helper).
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QRunnable, Qt, QThreadPool, Signal, Slot

logger = logging.getLogger("jobs")


class JobCancelledError(Exception):
    """Raised inside the work when it noticed that nobody wants its result any more."""


class Lane(Enum):
    """Which pool a job runs in: WRITE changes the library, READ only looks."""

    READ = "read"
    WRITE = "write"


@dataclass(slots=True)
class JobControl:
    """What the work sees of its handle. Safe to use from any thread."""

    report: Callable[[int, int], None]
    cancelled: threading.Event = field(default_factory=threading.Event)

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work is; raises ``JobCancelledError`` when the user stopped it."""
        self.check()
        self.report(done, total)

    def check(self) -> None:
        """Raise ``JobCancelledError`` when the user stopped the work."""
        if self.cancelled.is_set():
            raise JobCancelledError


Work = Callable[[JobControl], object]


def _nothing(_handle: "JobHandle") -> None:
    return


class JobHandle(QObject):
    """One job as the main thread sees it.

    Signals, all on the main thread: ``progress(done, total)``; then exactly one of ``done(result)``,
    ``failed(error)`` and, after a cancel, neither; then ``finished()`` in every case.
    """

    done = Signal(object)
    failed = Signal(object)
    progress = Signal(int, int)
    finished = Signal()

    # From the worker's thread to the main one: Qt queues these calls.
    _answered = Signal(object, object)
    _reported = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.control = JobControl(self._report)
        self.is_finished = False
        # A plain reference and no connection: a lambda that holds its own handle would keep both for ever.
        self._forget: Callable[[JobHandle], None] = _nothing
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; neither ``done`` nor ``failed`` will come, ``finished`` will."""
        self.control.cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether ``cancel`` was called."""
        return self.control.cancelled.is_set()

    def _report(self, done: int, total: int) -> None:
        self._reported.emit(done, total)

    @Slot(int, int)
    def _pass_on(self, done: int, total: int) -> None:
        if not self.is_cancelled and not self.is_finished:
            self.progress.emit(done, total)

    @Slot(object, object)
    def _answer(self, result: object, error: object) -> None:
        self.is_finished = True
        try:
            if isinstance(error, JobCancelledError) or self.is_cancelled:
                pass
            elif error is not None:
                self.failed.emit(error)
            else:
                self.done.emit(result)
        finally:
            self.finished.emit()
            self._forget(self)
            self._forget = _nothing


class _Job(QRunnable):
    def __init__(self, work: Work, handle: JobHandle) -> None:
        super().__init__()
        self._work = work
        self._handle = handle

    def run(self) -> None:
        result: object = None
        caught: BaseException | None = None
        try:
            self._handle.control.check()
            result = self._work(self._handle.control)
        except BaseException as error:  # noqa: BLE001 - nothing may be lost in a thread
            caught = error
        try:
            self._handle._answered.emit(result, caught)  # noqa: SLF001 - handle and job are two halves of one thing
        except RuntimeError:
            # The receiver was destroyed with its window; an error nobody can see any more still reaches the log.
            if caught is not None and not isinstance(caught, JobCancelledError):
                logger.exception("a job failed after its window was closed", exc_info=caught)


class Runner(Protocol):
    """What starts jobs: ``JobRunner`` in the program, ``DirectRunner`` in tests."""

    def start(self, work: Work, lane: Lane = Lane.READ) -> JobHandle:
        """Start ``work`` and return its handle."""
        ...


class JobRunner(QObject):
    """Runs work in two pools. Handles live until their answer has been given on the main thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {Lane.READ: QThreadPool(self), Lane.WRITE: QThreadPool(self)}
        self._pools[Lane.READ].setMaxThreadCount(2)
        self._pools[Lane.WRITE].setMaxThreadCount(1)
        self._handles: dict[JobHandle, Lane] = {}
        self._closed = False

    def start(self, work: Work, lane: Lane = Lane.READ) -> JobHandle:
        """Queue ``work`` and return its handle; connect to it before control goes back to the event loop.

        Raises ``RuntimeError`` after ``shutdown``.
        """
        if self._closed:
            raise RuntimeError("no job may start while the program ends")
        handle = JobHandle()
        self._handles[handle] = lane
        handle._forget = self._handles.pop  # noqa: SLF001 - the runner owns its handles
        self._pools[lane].start(_Job(work, handle))
        return handle

    @property
    def is_busy(self) -> bool:
        """Whether a job has not given its answer yet."""
        return bool(self._handles)

    def cancel_all(self, lane: Lane) -> None:
        """Cancel every job of ``lane`` that has not answered."""
        for handle, its_lane in self._handles.items():
            if its_lane is lane:
                handle.cancel()

    def shutdown(self, timeout_ms: int = 5000) -> bool:
        """Take no more jobs, cancel the readers, wait for writers; return whether all ended within ``timeout_ms``.

        Answers that are on their way still arrive with the next turn of the event loop.
        """
        self._closed = True
        self.cancel_all(Lane.READ)
        clock = QElapsedTimer()
        clock.start()
        written = self._pools[Lane.WRITE].waitForDone(timeout_ms)
        left = max(0, timeout_ms - clock.elapsed())
        return self._pools[Lane.READ].waitForDone(left) and written


class DirectRunner:
    """A runner for tests: the work is done at once, on this thread; answers still come with the event loop."""

    def __init__(self) -> None:
        self._handles: list[JobHandle] = []

    def start(self, work: Work, lane: Lane = Lane.READ) -> JobHandle:  # noqa: ARG002 - the order is the only lane
        """Do ``work`` now and return its handle."""
        handle = JobHandle()
        self._handles.append(handle)
        handle._forget = self._handles.remove  # noqa: SLF001 - as above
        _Job(work, handle).run()
        return handle


class LatestOnly(QObject):
    """Runs one kind of question where only the newest answer counts, as in searching while typing.

    A newer question cancels the older one and its answer is never delivered. Signals: ``done(result)`` and
    ``failed(error)`` of the newest question; ``busy_changed(bool)`` when the first starts and the last ends.
    """

    done = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._current: JobHandle | None = None

    def ask(self, work: Work) -> JobHandle:
        """Start ``work``, cancel what was asked before, and return the handle."""
        older = self._current
        if older is not None:
            # A cancelled job gives no answer, but it still ends.
            older.cancel()
            older.finished.disconnect(self._end)
        handle = self._runner.start(work, Lane.READ)
        self._current = handle
        handle.done.connect(self.done)
        handle.failed.connect(self.failed)
        handle.finished.connect(self._end)
        if older is None:
            self.busy_changed.emit(True)  # noqa: FBT003 - the argument of a signal
        return handle

    def cancel(self) -> None:
        """Forget the question that is being answered."""
        if self._current is not None:
            self._current.cancel()

    @property
    def is_busy(self) -> bool:
        """Whether the newest question has no answer yet."""
        return self._current is not None

    @Slot()
    def _end(self) -> None:
        self._current = None
        self.busy_changed.emit(False)  # noqa: FBT003 - the argument of a signal
