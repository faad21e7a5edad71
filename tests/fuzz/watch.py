"""A watchdog over single inputs: of time by signals, of memory by the process's own growth."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS, STANDING_SECONDS, MEGABYTES = 10, 120, 512
"""What one input may take: seconds of work, seconds on the clock (others may be busy here), and memory."""

_MOST_OPEN = 100


class HangError(BaseException):
    """An input took too long; no code under test may catch it."""


class HungryError(AssertionError):
    """An input took too much memory, or left files open."""


@contextmanager
def watched() -> Iterator[None]:
    """Raise ``HangError`` inside the block when it takes too long, ``HungryError`` after it when it took too much."""

    def stop(_signal: int, _frame: object) -> None:
        raise HangError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    memory = resident_megabytes()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    gained = resident_megabytes() - memory
    if gained > MEGABYTES:
        raise HungryError(f"{gained} MB")


def resident_megabytes() -> int:
    """Return the memory of this process."""
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000


def open_files() -> int:
    """Return how many files this process holds open."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def must_have_closed(before: int) -> None:
    """Raise ``HungryError`` when many more files are open than before."""
    if open_files() > before + _MOST_OPEN:
        raise HungryError("files left open")
