"""How far long work over rows has come, told now and then; what it tells may end the work by an exception (cancel)."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Progress = Callable[[int, int], None]
"""Gets what is done and the whole; raises to end the work."""

EVERY = 200
"""Rows between two reports."""


class Gauge:
    """Counts rows through the steps of one piece of work; ``whole`` is the sum of the weights of all of them."""

    def __init__(self, progress: Progress | None, whole: int) -> None:
        self._progress, self._whole, self._done = progress, whole, 0

    def through(self, rows: Iterable[Item], weight: int = 1) -> Iterator[Item]:
        """Yield the rows and count each one with its weight as it passes."""
        for number, row in enumerate(rows, 1):
            yield row
            self._done += weight
            if number % EVERY == 0:
                self.tell()
        self.tell()

    def tell(self) -> None:
        """Report; never more than the whole."""
        if self._progress is not None:
            self._progress(min(self._done, self._whole), self._whole)
