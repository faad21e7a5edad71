"""Work beside the main thread for view-models: results and errors come back as plain calls on the main thread."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from navigator.domain.errors import UserError
from navigator.qtsupport.jobs import JobHandle, Lane, LatestOnly, Runner

Job = Callable[[], Any]
LongJob = Callable[[Callable[[int, int], None]], Any]
"""Gets what it tells its progress to: what is done and the whole; it raises when the work was stopped."""
Done = Callable[[Any], None]
"""Called on the main thread: with the result, or with the ``UserError`` that ended the job."""


class Work(QObject):
    """Runs jobs. An exception that is no ``UserError`` is raised on the main thread, where the crash hook sees it."""

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._lanes: dict[str, LatestOnly] = {}
        self._ends: dict[str, tuple[Done, Done]] = {}

    def read(self, job: Job, done: Done, failed: Done) -> JobHandle:
        """Run a job that reads the library."""
        return self._start(job, done, failed, Lane.READ)

    def write(self, job: Job, done: Done, failed: Done) -> JobHandle:
        """Run a job that writes the library; jobs that write run one after another."""
        return self._start(job, done, failed, Lane.WRITE)

    def write_long(self, job: LongJob, done: Done, failed: Done, over: Callable[[], None]) -> JobHandle:
        """Run a job that writes, tells how far it is (``progress`` of the handle) and can be stopped.

        ``done`` is called with its result even where a cancel came too late; ``over`` where nothing came of it.
        """
        outcome: list[Any] = []
        handle = self._runner.start(lambda control: outcome.append(job(control.progress)), Lane.WRITE)
        handle.failed.connect(lambda error: _fail(error, failed))
        handle.finished.connect(lambda: done(outcome[0]) if outcome else over())
        return handle

    def latest(self, lane: str, job: Job, done: Done, failed: Done) -> None:
        """Run a job that reads; only the last one asked in a ``lane`` reports back."""
        if lane not in self._lanes:
            latest = self._lanes[lane] = LatestOnly(self._runner, self)
            latest.done.connect(partial(self._deliver, lane))
            latest.failed.connect(partial(self._refuse, lane))
        self._ends[lane] = (done, failed)
        self._lanes[lane].ask(lambda _control: job())

    # The latest question brings its own receivers, so they are looked up when its answer comes.
    def _deliver(self, lane: str, result: object) -> None:
        self._ends[lane][0](result)

    def _refuse(self, lane: str, error: BaseException) -> None:
        _fail(error, self._ends[lane][1])

    def _start(self, job: Job, done: Done, failed: Done, lane: Lane) -> JobHandle:
        handle = self._runner.start(lambda _control: job(), lane)
        handle.done.connect(done)
        handle.failed.connect(lambda error: _fail(error, failed))
        return handle


def _fail(error: BaseException, failed: Done) -> None:
    if not isinstance(error, UserError):
        raise error
    failed(error)
