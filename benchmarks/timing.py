"""Taking times and summing them up."""

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypedDict

from benchmarks.questions import FILTER_KINDS, TEXT_KINDS


class Summary(TypedDict):
    """Milliseconds over the questions of one kind."""

    n: int
    p50: float
    p95: float
    worst: float


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def summary(times: Sequence[float]) -> Summary:
    """Return median, 95th percentile (the smallest time that at least 95 % do not exceed) and maximum."""
    ordered = sorted(times)
    at = max(0, -(-len(ordered) * 95 // 100) - 1)
    return {
        "n": len(ordered),
        "p50": round(statistics.median(ordered), 3),
        "p95": round(ordered[at], 3),
        "worst": round(ordered[-1], 3),
    }


def summed_up(kinds: Sequence[str], times: Sequence[float]) -> dict[str, Any]:
    """Return a summary for each kind of question, and over all questions with a new text and all filter clicks."""
    grouped: dict[str, list[float]] = defaultdict(list)
    for kind, taken in zip(kinds, times, strict=True):
        grouped[kind].append(taken)
    return {
        "times": {kind: summary(taken) for kind, taken in grouped.items()},
        "text": summary([ms for kind in TEXT_KINDS for ms in grouped.get(kind, ())]),
        "filters": summary([ms for kind in FILTER_KINDS for ms in grouped.get(kind, ())]),
    }


def peak_memory_mb() -> float:
    """Return the peak resident memory of this process, 10^6 bytes; 0 where the system does not tell.

    VmHWM begins anew with the program; ru_maxrss would also count the parent from before the program was loaded.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
    return round(int(line.split()[1]) * 1024 / 1e6, 1)
