"""Rows and texts read lately: the lists of two keystrokes share most of their rows, and so do two screens of a list."""

import threading
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from navigator.db.searchfields import RecordTexts
from navigator.domain.results import CorrectedColumn

Found = TypeVar("Found")

ROWS = 2000
"""Rows remembered; a few kilobytes each."""


class Memory(Generic[Found]):
    """What was read of rows, by a key that says how it was read. Safe to use from several threads."""

    def __init__(self, limit: int = ROWS) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._known: dict[tuple[Hashable, int], Found] = {}

    def of(
        self, key: Hashable, ids: Sequence[int], read: Callable[[list[int]], Mapping[int, Found]]
    ) -> dict[int, Found]:
        """Return what is known of the rows ``ids``; ``read`` gives what is not, without rows that are gone."""
        with self._lock:
            known = {row_id: self._known[key, row_id] for row_id in ids if (key, row_id) in self._known}
        missing = [row_id for row_id in ids if row_id not in known]
        if missing:
            fresh = read(missing)
            known.update(fresh)
            with self._lock:
                self._known.update({(key, row_id): found for row_id, found in fresh.items()})
                while len(self._known) > max(self._limit, len(fresh)):
                    del self._known[next(iter(self._known))]
        return known

    def forget(self) -> None:
        """Drop everything: facts were changed."""
        with self._lock:
            self._known.clear()


class RowMemory:
    """The cells and the searched texts of rows."""

    def __init__(self) -> None:
        self.cells: Memory[tuple[Mapping[str, Any], dict[str, str], tuple[CorrectedColumn, ...]]] = Memory()
        self.texts: Memory[RecordTexts] = Memory()

    def forget(self) -> None:
        """Drop everything: facts were changed."""
        self.cells.forget()
        self.texts.forget()
