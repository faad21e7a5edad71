"""Numbers of notes and sources as a reader meets them: only what a comparison shows, counted from 1 down the rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from navigator.domain.comparison import ComparedRow
from navigator.domain.record import CitationView
from navigator.domain.text import Text


@dataclass(frozen=True, slots=True)
class Numbered:
    """Rows with the notes and sources that they refer to."""

    rows: tuple[ComparedRow, ...]
    notes: tuple[Text, ...]
    citations: tuple[CitationView, ...]


def in_reading_order(
    rows: Sequence[ComparedRow], notes: Sequence[Text], citations: Iterable[CitationView], first: int = 1
) -> Numbered:
    """Return ``rows`` numbered anew, without notes and sources of rows that are not shown.

    The first ``first`` notes stand always: they explain the signs of the whole table.
    """
    cells = [cell for row in rows for cell in row.cells]
    sources = _moved(number for cell in cells for number in cell.sources)
    noted = _moved((*range(1, first + 1), *(number for cell in cells for number in cell.notes)))
    known = {citation.number: citation for citation in citations}
    return Numbered(
        tuple(
            replace(
                row,
                cells=tuple(
                    replace(
                        cell,
                        sources=tuple(sorted(sources[number] for number in cell.sources)),
                        notes=tuple(sorted(noted[number] for number in cell.notes)),
                    )
                    for cell in row.cells
                ),
            )
            for row in rows
        ),
        tuple(notes[old - 1] for old in noted),
        tuple(replace(known[old], number=new) for old, new in sources.items()),
    )


def _moved(numbers: Iterable[int]) -> dict[int, int]:
    """Return the new number of each number, in the order of their first use."""
    return {old: new for new, old in enumerate(dict.fromkeys(numbers), 1)}
