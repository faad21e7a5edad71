"""What changed in the figures of a paper since it was made: its texts by row and column, then and now."""

from collections.abc import Iterable
from typing import Any

from navigator.services.papers import PaperRecord
from navigator.services.reopening import PaperChange

CELLS = "cells"
"""Where a paper keeps its texts: (row, column, text)."""


def kept(cells: Iterable[tuple[str, str, str]]) -> dict[str, Any]:
    """Return what a paper keeps of its figures."""
    return {CELLS: [list(cell) for cell in cells]}


def cell_changes(paper: PaperRecord, now: Iterable[tuple[str, str, str]]) -> tuple[PaperChange, ...]:
    """Return the texts that read otherwise now, in the order of the paper, then those that are new; «» for none."""
    before = {(str(row), str(column)): str(text) for row, column, text in paper.content.get(CELLS, ())}
    after = {(row, column): text for row, column, text in now}
    return tuple(
        PaperChange(row, column, before.get((row, column), ""), after.get((row, column), ""))
        for row, column in dict.fromkeys((*before, *after))
        if before.get((row, column), "") != after.get((row, column), "")
    )
