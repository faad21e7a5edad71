"""Taking what a step of own data takes: seconds, memory, how long its progress is silent, how soon it stops."""

import contextlib
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.report import NOT_MEASURED
from benchmarks.timing import peak_memory_mb

REACTION_S = 0.05
"""Someone who stops a step does so between two calls of its progress, not in one."""

T = TypeVar("T")
Found = dict[str, Any]


class Stopped(Exception):  # noqa: N818 - a wish, no error
    """The step was stopped from outside."""


class Watch:
    """The progress of one step: how long it was silent at most, and from ``stop_at`` on the wish to end it."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.silent, self.signs, self._last = 0.0, 0, time.perf_counter()
        self._stop_at, self._stop = stop_at, threading.Event()
        self.stopped_at: float | None = None

    def __call__(self, done: int, _total: int) -> None:
        """Take note of a sign of progress; end the step if that is wished."""
        now = time.perf_counter()
        self.silent, self._last = max(self.silent, now - self._last), now
        self.signs += 1
        if self._stop.is_set():
            raise Stopped
        if self._stop_at is not None and done >= self._stop_at:
            self._stop_at = None
            threading.Timer(REACTION_S, self._ask).start()

    def _ask(self) -> None:
        self.stopped_at = time.perf_counter()
        self._stop.set()

    def end(self) -> None:
        """Take note that the step is over."""
        self.silent = max(self.silent, time.perf_counter() - self._last)


def resident_mb() -> float:
    """Return the resident memory of this process now, 10^6 bytes; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS"))
    return round(int(line.split()[1]) * 1024 / 1e6, 1)


def measured(work: Callable[[Watch], T]) -> tuple[T, Found]:
    """Do a step; return its result and what it took; ``silent_ms`` is None for a step that tells no progress.

    The peak begins anew where the system can do that (Linux); elsewhere it is that of the process so far.
    """
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before, busy, begin = resident_mb(), os.times(), time.perf_counter()
    watch = Watch()
    result = work(watch)
    watch.end()
    seconds, after = time.perf_counter() - begin, os.times()
    return result, {
        "seconds": round(seconds, 6),
        "processor_s": round(sum(after[:4]) - sum(busy[:4]), 3),
        "before_mb": before,
        "peak_mb": peak_memory_mb(),
        "silent_ms": round(watch.silent * 1000) if watch.signs else None,
    }


def stopped(
    work: Callable[[Watch], object], at: int, state: Callable[[], object], mend: Callable[[], object] = lambda: None
) -> Found:
    """Stop a step after ``at`` rows; return how long it took to end, and whether everything is as it was before.

    ``mend`` takes back a step that was over before it could be stopped.
    """
    before, watch = state(), Watch(at)
    try:
        work(watch)
    except Stopped:
        end = time.perf_counter()
        assert watch.stopped_at is not None
        returned = round((end - watch.stopped_at) * 1000)
        return {"returned_ms": returned, "silent_ms": round(watch.silent * 1000), "same": state() == before}
    mend()
    return {NOT_MEASURED: "over before it could be stopped"}
