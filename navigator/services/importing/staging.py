"""Where the rows of a dry run wait: a file of their own, so that a million of them do not stand in memory.

Nothing of it reaches the library before a person has seen the result.
"""

import marshal
import tempfile
import threading
import weakref
from array import array
from collections.abc import Iterator, Sequence
from typing import Any

from navigator.domain.importing import CellChange, Likeness, Place, PlannedRow, Verdict
from navigator.domain.text import Text

_ORDER = tuple(Verdict)
_NUMBER = {verdict: number for number, verdict in enumerate(_ORDER)}
_NEW, _CHANGED, _REFUSED = _NUMBER[Verdict.NEW], _NUMBER[Verdict.CHANGED], _NUMBER[Verdict.REFUSED]
_CORRECTS = 0x80
"""Set beside the verdict of a row that corrects a bundled record."""
_PIECE = 1 << 18
"""Bytes that are written or read at a time."""


class Stage:
    """Rows in the order of the file; each can be read again by its number."""

    def __init__(self) -> None:
        # Held open as long as the stage lives; the file has no name and ends with it.
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        weakref.finalize(self, self._file.close)
        # The window reads rows while a search goes through them.
        self._lock = threading.Lock()
        self._offsets, self._sizes = array("Q"), array("I")
        self._verdicts = bytearray()
        self._suspected = array("Q")
        self._sources = array("Q")
        self._waiting: list[bytes] = []
        self._written = self._end = 0

    def __len__(self) -> int:
        return len(self._offsets)

    @property
    def closed(self) -> bool:
        """Whether the rows are gone."""
        return self._file.closed

    def close(self) -> None:
        """Let go of the rows."""
        with self._lock:
            self._waiting = []
            self._file.close()

    def add(self, row: PlannedRow) -> int:
        """Keep a row and return its number."""
        number = len(self._offsets)
        if row.like:
            self._suspected.append(number)
        if row.table == "sources":
            self._sources.append(number)
        self._verdicts.append(_NUMBER[row.verdict] | (_CORRECTS if row.corrects else 0))
        offset, size = self._keep(row)
        self._offsets.append(offset)
        self._sizes.append(size)
        return number

    def refuse(self, number: int, reason: Text) -> None:
        """Refuse a row that was kept before: it was seen later that it cannot stand."""
        row = self.row(number)
        refused = PlannedRow(Verdict.REFUSED, row.table, row.place, row.key, row.title, reason=reason)
        self._verdicts[number] = _REFUSED
        self._offsets[number], self._sizes[number] = self._keep(refused)

    def verdict(self, number: int) -> Verdict:
        """Return what becomes of a row."""
        return _ORDER[self._verdicts[number] & ~_CORRECTS]

    def is_refused(self, number: int) -> bool:
        """Tell whether a row is refused."""
        return self._verdicts[number] & ~_CORRECTS == _REFUSED

    def numbers(self, verdict: Verdict) -> Sequence[int]:
        """Return the numbers of the rows of a verdict."""
        wanted = (_NUMBER[verdict], _NUMBER[verdict] | _CORRECTS)
        return array("Q", (number for number, found in enumerate(self._verdicts) if found in wanted))

    def count(self, verdict: Verdict) -> int:
        """Return how many rows of a verdict there are."""
        number = _NUMBER[verdict]
        return self._verdicts.count(number) + self._verdicts.count(number | _CORRECTS)

    @property
    def corrections(self) -> int:
        """How many changed rows correct a bundled record."""
        return self._verdicts.count(_CHANGED | _CORRECTS)

    @property
    def suspected(self) -> Sequence[int]:
        """The numbers of new rows that are like a record on file."""
        return array("Q", (number for number in self._suspected if self._verdicts[number] == _NEW))

    @property
    def sources(self) -> Sequence[int]:
        """The numbers of the rows that are sources, whatever becomes of them."""
        return self._sources

    def row(self, number: int) -> PlannedRow:
        """Return a row."""
        return _unpacked(self._read(self._offsets[number], self._sizes[number]))

    def rows(self, *verdicts: Verdict) -> Iterator[PlannedRow]:
        """Yield the rows of some verdicts in the order of the file."""
        wanted = {mark for verdict in verdicts for mark in (_NUMBER[verdict], _NUMBER[verdict] | _CORRECTS)}
        piece, start = b"", 0
        for number, found in enumerate(self._verdicts):
            if found not in wanted:
                continue
            at, size = self._offsets[number] - start, self._sizes[number]
            if at < 0 or at + size > len(piece):
                start, at = self._offsets[number], 0
                piece = self._read(start, max(size, _PIECE))
            yield _unpacked(piece[at : at + size])

    def _keep(self, row: PlannedRow) -> tuple[int, int]:
        """Write a row behind the others and return where it stands."""
        data = marshal.dumps(_packed(row))
        offset, size = self._end, len(data)
        self._waiting.append(data)
        self._end += size
        if self._end - self._written >= _PIECE:
            with self._lock:
                self._write()
        return offset, size

    def _read(self, offset: int, size: int) -> bytes:
        with self._lock:
            self._write()
            self._file.seek(offset)
            return self._file.read(size)

    def _write(self) -> None:
        if self._waiting:
            self._file.seek(self._written)
            self._file.write(b"".join(self._waiting))
            self._written = self._end
            self._waiting = []


def _packed(row: PlannedRow) -> tuple[Any, ...]:
    """Return a row as plain data. It is written and read by this process only, so the fastest form will do."""
    return (
        _NUMBER[row.verdict],
        row.table,
        row.place.part,
        row.place.line,
        row.key,
        row.title,
        row.cells if type(row.cells) is dict else dict(row.cells),
        tuple((change.column, change.before, change.after) for change in row.changes),
        None if row.reason is None else (row.reason.ja, row.reason.en),
        tuple((one.code, one.name, one.provider) for one in row.like),
        row.corrects,
    )


def _unpacked(data: bytes) -> PlannedRow:
    verdict, table, part, line, key, title, cells, changes, reason, like, corrects = marshal.loads(data)  # noqa: S302 - ours
    return PlannedRow(
        _ORDER[verdict],
        table,
        Place(part, line),
        key,
        title,
        cells,
        tuple(CellChange(*change) for change in changes),
        None if reason is None else Text(*reason),
        tuple(Likeness(*one) for one in like),
        corrects,
    )
