"""Differences inside the long texts of a comparison, made for reading; worked out beside the main thread."""

from collections.abc import Mapping
from dataclasses import dataclass

from navigator.domain.comparison import ComparedCell, Comparison, difference

SAME, OUT, IN = "same", "out", "in"
Piece = tuple[str, str]
"""What (one of ``SAME``, ``OUT``, ``IN``), and the text."""

SHORTEST_SAME = 3
"""Fewer common letters between two changes are no common text to a reader; they join the change around them."""
LEAST_COMMON = 0.3
"""Texts that share less than this part of their letters are told as different texts, not letter by letter."""


@dataclass(frozen=True, slots=True)
class CellDifference:
    """How the text of a cell differs from that of record ``beside``; ``unlike`` when they have little in common."""

    pieces: tuple[Piece, ...]
    beside: int
    unlike: bool = False

    @property
    def same(self) -> bool:
        """Whether the two texts are the same."""
        return all(what == SAME for what, _ in self.pieces)


Differences = Mapping[tuple[str, int], CellDifference]
"""By row key and place of the record; a cell without a counterpart has no entry."""


def differences(comparison: Comparison, base: int | None) -> dict[tuple[str, int], CellDifference]:
    """Compare every long text with that of record ``base``, or with its left neighbour when ``base`` is None."""
    found = {}
    for row in comparison.rows:
        if not row.prose:
            continue
        for place, cell in enumerate(row.cells):
            beside = place - 1 if base is None else base
            if beside in (-1, place) or cell.missing or row.cells[beside].missing:
                continue
            found[row.key, place] = _compared(row.cells[beside], cell, beside)
    return found


def _compared(before: ComparedCell, after: ComparedCell, beside: int) -> CellDifference:
    first, second = "\n".join(before.lines), "\n".join(after.lines)
    pieces = readable(difference(first, second))
    common = sum(len(text) for what, text in pieces if what == SAME)
    unlike = common < LEAST_COMMON * max(len(first), len(second))
    return CellDifference(pieces, beside, unlike)


def readable(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return ``pieces`` with scraps of common text joined to the changes around them; no letter is lost.

    What was taken out and what was put in read the same before and after.
    """
    made: list[Piece] = []
    taken = put = ""
    for place, (what, text) in enumerate(pieces):
        scrap = what == SAME and len(text) < SHORTEST_SAME and 0 < place < len(pieces) - 1
        if what == SAME and not scrap:
            made += _change(taken, put)
            taken = put = ""
            made.append((SAME, text))
            continue
        if what in (OUT, SAME):
            taken += text
        if what in (IN, SAME):
            put += text
    return (*made, *_change(taken, put))


def _change(taken: str, put: str) -> list[Piece]:
    return [(what, text) for what, text in ((OUT, taken), (IN, put)) if text]
