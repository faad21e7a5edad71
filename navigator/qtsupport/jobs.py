"""Long work off the main thread: one writer, two readers, and always an answer on the main thread.

Work is a function that takes a ``JobControl``; it makes no call to Qt. Order and exclusion of writes come from the
writer's queue, not from locks (Anki's task manager); no exception is lost (Picard's thread helper).
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
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
    asks: bool = False
    """Whether the work looks up from time to time if it is still wanted: such work can be stopped half way."""

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work is; raises ``JobCancelledError`` when the user stopped it."""
        self.check()
        self.report(done, total)

    def check(self) -> None:
        """Raise ``JobCancelledError`` when the user stopped the work."""
        self.asks = True
        if self.cancelled.is_set():
            raise JobCancelledError


Work = Callable[[JobControl], object]


def _report_nowhere(_done: int, _total: int) -> None:
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
        # The handle is part of what ``report`` holds: without this only the collector of cycles, which may run in
        # any thread, would end the pair.
        self.control.report = _report_nowhere
        try:
            if isinstance(error, JobCancelledError) or self.is_cancelled:
                # A query that was interrupted fails in its own way; nobody waits for that, but it is on record.
                logger.info("a cancelled job ended with %r", error)
            elif error is not None:
                self.failed.emit(error)
            else:
                self.done.emit(result)
        finally:
            self.finished.emit()


class _Job(QRunnable):
    def __init__(self, work: Work, handle: JobHandle, over: threading.Event) -> None:
        super().__init__()
        self._call: Callable[[], None] | None = partial(_do, work, handle)
        self._over = over

    def run(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            call()
        # The handle is a QObject of the main thread and must end there: let go of it first, and only then say so.
        del call
        self._over.set()


def _do(work: Work, handle: JobHandle) -> None:
    result: object = None
    caught: BaseException | None = None
    if handle.is_cancelled:
        caught = JobCancelledError()
    else:
        try:
            result = work(handle.control)
        except BaseException as error:  # noqa: BLE001 - nothing may be lost in a thread
            caught = error
    handle._answered.emit(result, caught)  # noqa: SLF001 - handle and job are two halves of one thing


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
        self._handles: dict[JobHandle, tuple[Lane, threading.Event]] = {}
        self._closed = False

    def start(self, work: Work, lane: Lane = Lane.READ) -> JobHandle:
        """Queue ``work`` and return its handle; connect to it before control goes back to the event loop.

        While the program ends nothing is started any more: the handle then ends as one that was cancelled.
        """
        if not self._closed:
            return self._begin(work, lane)
        handle, over = JobHandle(), threading.Event()
        over.set()
        self._handles[handle] = (lane, over)
        handle.cancel()
        handle._answered.emit(None, JobCancelledError())  # noqa: SLF001 - as in _do
        return handle

    def start_last(self, work: Work) -> JobHandle:
        """Queue what is written after ``close``, when everything else has ended."""
        return self._begin(work, Lane.WRITE)

    def _begin(self, work: Work, lane: Lane) -> JobHandle:
        self._sweep()
        handle, over = JobHandle(), threading.Event()
        self._handles[handle] = (lane, over)
        self._pools[lane].start(_Job(work, handle, over))
        return handle

    def _sweep(self) -> None:
        """Let go of what has answered and is no longer held in its thread; the rest goes with the next start.

        Not while an answer is being given: a handle must not end inside its own signal.
        """
        for handle, (_lane, over) in list(self._handles.items()):
            if handle.is_finished and over.is_set():
                del self._handles[handle]

    @property
    def is_busy(self) -> bool:
        """Whether a job has not given its answer yet."""
        return not all(handle.is_finished for handle in self._handles)

    def cancel_all(self, lane: Lane) -> None:
        """Cancel every job of ``lane`` that has not answered."""
        for handle, (its_lane, _over) in self._handles.items():
            if its_lane is lane:
                handle.cancel()

    def close(self, *, stop: bool = False) -> None:
        """Take no more jobs and let questions go; what was begun on purpose goes on.

        A question is a reader that never asks whether it is still wanted. With ``stop`` work that does ask is
        cancelled too, in both lanes; a write that does not ask is short and always done.
        """
        self._closed = True
        for handle, (lane, _over) in self._handles.items():
            if stop if handle.control.asks else lane is Lane.READ:
                handle.cancel()

    @property
    def is_idle(self) -> bool:
        """Whether every job has answered and no thread works."""
        return not self.is_busy and all(pool.waitForDone(0) for pool in self._pools.values())

    def shutdown(self, timeout_ms: int = 5000) -> bool:
        """Take no more jobs, cancel the readers, wait for writers; return whether all ended within ``timeout_ms``.

        Answers that are on their way still arrive with the next turn of the event loop.
        """
        self._closed = True
        self.cancel_all(Lane.READ)
        clock = QElapsedTimer()
        clock.start()
        written = self._pools[Lane.WRITE].waitForDone(timeout_ms)
        read = self._pools[Lane.READ].waitForDone(max(0, timeout_ms - clock.elapsed()))
        self._sweep()
        return read and written


class DirectRunner:
    """A runner for tests: the work is done at once, on this thread; answers still come with the event loop."""

    def __init__(self) -> None:
        self._handles: list[JobHandle] = []

    def start(self, work: Work, lane: Lane = Lane.READ) -> JobHandle:  # noqa: ARG002 - the order is the only lane
        """Do ``work`` now and return its handle."""
        self._handles = [one for one in self._handles if not one.is_finished]
        handle = JobHandle()
        self._handles.append(handle)
        _do(work, handle)
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
