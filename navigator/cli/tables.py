"""Rows as a table for the eye and as CSV for a spreadsheet."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from navigator.domain.spreadsheet import BOM, csv_bytes

WIDEST = 40
"""Columns of the screen after which a cell of a table is cut; CSV and JSON are never cut."""

CUT = "‥"
GAP = "  "
BATCH = 500


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table; ``whole`` columns are never cut."""

    title: str
    numeric: bool = False
    whole: bool = False


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes: full-width letters two, combining marks none."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def table_lines(columns: Sequence[TableColumn], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table: titles, a rule, the rows; numbers at the right."""
    shown = [[_cut(cell, column) for cell, column in zip(row, columns, strict=True)] for row in rows]
    titles = [column.title for column in columns]
    widths = [max(map(width, cells)) for cells in zip(titles, *shown, strict=True)]
    yield _line(titles, widths, columns)
    yield GAP.join("-" * size for size in widths)
    for cells in shown:
        yield _line(cells, widths, columns)


def csv_pieces(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield CSV for Excel, some rows at a time; it begins with the byte order mark, and no cell is a formula."""
    yield csv_bytes(titles, ()).decode("utf-8")
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield csv_bytes(batch[0], batch[1:]).removeprefix(BOM).decode("utf-8")


def _cut(cell: str, column: TableColumn) -> str:
    flat = " ".join(cell.split())
    if column.whole or width(flat) <= WIDEST:
        return flat
    room = WIDEST - width(CUT)
    kept = ""
    for letter in flat:
        room -= width(letter)
        if room < 0:
            break
        kept += letter
    return kept + CUT


def _line(cells: Sequence[str], widths: Sequence[int], columns: Sequence[TableColumn]) -> str:
    made = []
    for cell, size, column in zip(cells, widths, columns, strict=True):
        fill = " " * (size - width(cell))
        made.append(fill + cell if column.numeric else cell + fill)
    return GAP.join(made).rstrip()
