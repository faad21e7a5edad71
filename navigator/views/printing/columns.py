"""How wide the columns of a table are: figures are never broken, and what does not fit goes on in a second part."""

import math
import re
from dataclasses import dataclass
from itertools import pairwise

from navigator.domain.document import Cell, Column, Table
from navigator.domain.text import Language
from navigator.views.printing.cells import PAD_X, cell_style, cell_width, mark_gutter
from navigator.views.printing.row import Place
from navigator.views.printing.styles import mm
from navigator.views.printing.typeset import Typesetter

# Four letters and the padding: narrower columns cannot be read.
_LEAST_TEXT = mm(16)
# Names, dates and codes up to this width stay in one line where the paper has room.
_SHORT_TEXT = mm(30)
# A word of letters that have no break inside; shorter ones fit into any column.
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]{8,}")
_LONGEST_WORD = mm(36)
# Beyond this a figure is a sentence, and may be broken like one.
_MOST_FIGURE = mm(48)
# More letters than fit into either of the two widths, so that long texts need not be measured.
_LETTERS = 60
# A fixed first column may take this share of the paper at most.
_MOST_FIXED = 0.4


@dataclass(frozen=True, slots=True)
class Band:
    """The columns of a table that stand side by side on a page: their numbers, places and gutters for marks."""

    numbers: tuple[int, ...]
    places: tuple[Place, ...]
    gutters: tuple[float, ...]


def bands_of(table: Table, left: float, width: float, setter: Typesetter, language: Language) -> list[Band]:
    """Return how the columns share ``width``.

    One band holds them all where it can; otherwise the item column is repeated in each.
    """
    if not table.columns:
        return []
    numbers = range(len(table.columns))
    gutters = [_gutter(table, number, width, setter, language) for number in numbers]
    fixed = [_fixed(column, width) for column in table.columns]
    least = [
        max(fixed[number], _widest(table, number, setter, _MOST_FIGURE, gutters[number], figures=True))
        for number in numbers
    ]
    short = [_widest(table, number, setter, _SHORT_TEXT, 0.0, figures=False) for number in numbers]
    words = [_longest_word(table, number, setter, gutters[number]) for number in numbers]
    # What the paper has room for: short texts in one line and whole words, or whole words only.
    for wanted in (map(max, least, short, words), map(max, least, words), map(max, least, short)):
        if sum(widths := list(wanted)) <= width:
            least = widths
            break
    return [
        Band(
            tuple(chosen),
            tuple(_places([table.columns[one] for one in chosen], [least[one] for one in chosen], left, width)),
            tuple(gutters[one] for one in chosen),
        )
        for chosen in _parts(least, width, repeated=1 if table.item_column else 0)
    ]


def _parts(least: list[float], width: float, *, repeated: int) -> list[list[int]]:
    """Deal the columns out to as few bands as hold their least widths, evenly."""
    every = list(range(len(least)))
    if sum(least) <= width or len(every) <= repeated + 1:
        return [every]
    first, rest = every[:repeated], every[repeated:]
    room = width - sum(least[number] for number in first)
    filled: list[list[int]] = [[]]
    for number in rest:
        if filled[-1] and sum(least[one] for one in filled[-1]) + least[number] > room:
            filled.append([])
        filled[-1].append(number)
    # As many bands as needed, but not nine columns and then one.
    share, more = divmod(len(rest), len(filled))
    bounds = [0]
    for number in range(len(filled)):
        bounds.append(bounds[-1] + share + (number < more))
    even = [rest[start:end] for start, end in pairwise(bounds)]
    if all(sum(least[one] for one in part) <= room or len(part) == 1 for part in even):
        filled = even
    return [first + part for part in filled]


def _gutter(table: Table, number: int, width: float, setter: Typesetter, language: Language) -> float:
    cells = [row.cells[number] for row in table.rows if not row.group]
    return mark_gutter(cells, width / len(table.columns), setter, language)


def _fixed(column: Column, width: float) -> float:
    return min(_LEAST_TEXT, width) if column.fixed is None else min(mm(column.fixed), width * _MOST_FIXED)


def _widest(table: Table, number: int, setter: Typesetter, most: float, gutter: float, *, figures: bool) -> float:
    """Return the width that keeps the figures (or the other texts) of a column in one line; 0 if that is too much."""
    widest = 0.0
    for row in table.rows:
        if row.group or row.cells[number].numeric is not figures:
            continue
        if any(len(line) > _LETTERS for line in row.cells[number].lines):
            width = math.inf
        else:
            width = cell_width(row.cells[number], setter, bold=table.item_column and number == 0)
        if width <= most:
            widest = max(widest, width)
        elif not figures:
            # One long text and the column wraps anyway.
            return 0.0
    return widest + gutter + 2 * PAD_X + mm(0.2) if widest else 0.0


def _longest_word(table: Table, number: int, setter: Typesetter, gutter: float) -> float:
    """Return the width that breaks no word of a column's heading and texts; words of endless length are not counted."""
    cells = [row.cells[number] for row in table.rows if not row.group and not row.cells[number].numeric]
    words = {(word, False) for cell in cells for line in cell.lines for word in _WORD.findall(line)}
    words |= {(word, True) for line in table.columns[number].heading.lines for word in _WORD.findall(line)}
    widths = (setter.width(word, cell_style(Cell(()), bold=bold)) for word, bold in words)
    widest = max((width for width in widths if width <= _LONGEST_WORD), default=0.0)
    return widest + gutter + 2 * PAD_X + mm(0.2) if widest else 0.0


def _places(columns: list[Column], least: list[float], left: float, width: float) -> list[Place]:
    """Share ``width`` by weight among the columns without a fixed width; none gets less than its least."""
    free = [number for number, column in enumerate(columns) if column.fixed is None]
    # One column beside the item column may still be too wide; then both give way.
    least = [one * min(1.0, width / sum(least)) for one in least]
    widths = list(least)
    room = width - sum(least[number] for number in range(len(columns)) if number not in free)
    while free:
        weight = sum(max(columns[number].weight, 0.01) for number in free)
        tight = [number for number in free if room * max(columns[number].weight, 0.01) / weight < least[number]]
        if not tight or len(tight) == len(free):
            for number in free:
                widths[number] = room * max(columns[number].weight, 0.01) / weight
            break
        for number in tight:
            room -= least[number]
            free.remove(number)
    places, x = [], left
    for one in widths:
        places.append(Place(x, one))
        x += one
    return places
