"""A list or a record as it is shown: the same value is painted, printed and written into a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from navigator.domain.record import CitationView
from navigator.domain.reference import ReferenceLine


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a list: its key, its cells in the reader's words, and the numbers of its sources.

    ``own`` rows were entered by the office and can be changed.
    """

    key: str
    cells: tuple[str, ...]
    own: bool = True
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A list: its title, the lines that say what is in it, headings, rows; ``numeric`` columns stand at the right.

    ``wide`` is the column that takes the room; with ``named`` the first column names the row and is repeated on paper
    where a table is parted. ``citations`` number the sources of the rows.
    """

    title: str
    lines: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    numeric: frozenset[int] = frozenset()
    wide: int = 0
    citations: tuple[CitationView, ...] = ()
    named: bool = False

    def row(self, key: str) -> ShownRow | None:
        """Return the row of a key."""
        return next((row for row in self.rows if row.key == key), None)


@dataclass(frozen=True, slots=True)
class Detail:
    """One record in full: its lines in their order; ``sources`` are numbers of the list's citations."""

    key: str
    title: str
    lines: tuple[ReferenceLine, ...]
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list with its records in full, by key."""

    table: ShownTable
    details: Mapping[str, Detail] = field(default_factory=dict)
