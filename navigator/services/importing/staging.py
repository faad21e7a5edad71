"""Where the rows of a dry run wait: a file of their own, so that a million of them do not stand in memory.

Nothing of it reaches the library before a person has seen the result.
"""

import json
import tempfile
import threading
import weakref
from array import array
from collections.abc import Iterator, Sequence

from navigator.domain.importing import CellChange, Likeness, Place, PlannedRow, Verdict
from navigator.domain.text import Text

_ORDER = tuple(Verdict)


class Stage:
    """Rows in the order of the file; each can be read again by its number."""

    def __init__(self) -> None:
        # Held open as long as the stage lives; the file has no name and ends with it.
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        weakref.finalize(self, self._file.close)
        # The window reads rows while a search goes through them.
        self._lock = threading.Lock()
        self._offsets = array("Q")
        self._verdicts = array("B")
        self._suspected = array("Q")
        self._refused: dict[int, Text] = {}

    def __len__(self) -> int:
        return len(self._offsets)

    @property
    def closed(self) -> bool:
        """Whether the rows are gone."""
        return self._file.closed

    def close(self) -> None:
        """Let go of the rows."""
        with self._lock:
            self._file.close()

    def add(self, row: PlannedRow) -> int:
        """Keep a row and return its number."""
        number = len(self._offsets)
        self._offsets.append(self._file.seek(0, 2))
        self._verdicts.append(_ORDER.index(row.verdict))
        if row.like:
            self._suspected.append(number)
        self._file.write(json.dumps(_packed(row), ensure_ascii=True).encode("ascii") + b"\n")
        return number

    def refuse(self, number: int, reason: Text) -> None:
        """Refuse a row that was kept before: it was seen later that it cannot stand."""
        self._refused[number] = reason
        self._verdicts[number] = _ORDER.index(Verdict.REFUSED)

    def verdict(self, number: int) -> Verdict:
        """Return what becomes of a row."""
        return _ORDER[self._verdicts[number]]

    def numbers(self, verdict: Verdict) -> Sequence[int]:
        """Return the numbers of the rows of a verdict."""
        wanted = _ORDER.index(verdict)
        return array("Q", (number for number, found in enumerate(self._verdicts) if found == wanted))

    @property
    def suspected(self) -> Sequence[int]:
        """The numbers of new rows that are like a record on file."""
        new = _ORDER.index(Verdict.NEW)
        return array("Q", (number for number in self._suspected if self._verdicts[number] == new))

    def row(self, number: int) -> PlannedRow:
        """Return a row."""
        with self._lock:
            self._file.seek(self._offsets[number])
            text = self._file.readline()
        found = _unpacked(json.loads(text))
        if number not in self._refused:
            return found
        return PlannedRow(
            Verdict.REFUSED, found.table, found.place, found.key, found.title, reason=self._refused[number]
        )

    def rows(self, *verdicts: Verdict) -> Iterator[PlannedRow]:
        """Yield the rows of some verdicts in the order of the file."""
        wanted = {_ORDER.index(verdict) for verdict in verdicts}
        for number, found in enumerate(self._verdicts):
            if found in wanted:
                yield self.row(number)


def _packed(row: PlannedRow) -> list[object]:
    return [
        row.verdict.value,
        row.table,
        row.place.part,
        row.place.line,
        row.key,
        row.title,
        dict(row.cells),
        [[change.column, change.before, change.after] for change in row.changes],
        None if row.reason is None else [row.reason.ja, row.reason.en],
        [[one.code, one.name, one.provider] for one in row.like],
        row.corrects,
    ]


def _unpacked(data: list[object]) -> PlannedRow:
    verdict, table, part, line, key, title, cells, changes, reason, like, corrects = data
    return PlannedRow(
        Verdict(verdict),
        str(table),
        Place(str(part), int(str(line))),
        str(key),
        str(title),
        cells,  # type: ignore[arg-type]
        tuple(CellChange(*change) for change in changes),  # type: ignore[attr-defined]
        None if reason is None else Text(*reason),  # type: ignore[misc]
        tuple(Likeness(*one) for one in like),  # type: ignore[attr-defined]
        bool(corrects),
    )
