"""The lineage picture as lines and areas, the same for the screen and for paper.

Nothing is told by colour alone: relations differ by dash and arrow head, marks by form, open ends by a ragged edge,
and every sign stands in the legend.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from navigator.domain.chart import MarkKind
from navigator.domain.lineage import LineageProgram
from navigator.domain.lineage_picture import BAR_HEIGHT, FADE, Arrow, BarMark, LaneBar, LineagePicture
from navigator.domain.text import Text
from navigator.domain.vocabulary import ProgramKind, Relation
from navigator.views.printing.draft import Shape

Corners = tuple[tuple[float, float], ...]

_DASHES: dict[Relation, tuple[float, ...]] = {
    Relation.SUCCEEDED_BY: (),
    Relation.MERGED_INTO: (),
    Relation.SPLIT_INTO: (7.0, 3.0),
    Relation.ABSORBED_BY: (2.0, 2.5),
    Relation.REORGANISED_INTO: (8.0, 2.5, 2.0, 2.5),
}
_WIDE = {Relation.MERGED_INTO: 2.4}
_LINE = 1.4
_HEAD = 4.6
_MARK = 4.4
_TEETH = 3
_FADING = (0.22, 0.44, 0.66)
"""Where the thinning strokes of an open end stand, years from the last year on file."""


_NOBODY = LineageProgram("", Text("", ""), ProgramKind.MENU)
_SAMPLES = {"closed": LaneBar(_NOBODY, 0, 0.0, 1.0), "open": LaneBar(_NOBODY, 0, 0.0, 0.5, open_end=True)}
"""Bars of the legend; they are no programs."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the picture lies: the place of (``picture.left``, lane 0), the width of a year, the height of a lane.

    ``unit`` is the length that lines and arrow heads are measured in: a pixel of the screen, a quarter of a millimetre.
    """

    begin: float
    left: float
    top: float
    year: float
    lane: float
    unit: float = 1.0

    def x(self, when: float) -> float:
        """Return where a place of the axis lies."""
        return self.left + (when - self.begin) * self.year

    def y(self, lane: float) -> float:
        """Return where a place across the lanes lies."""
        return self.top + lane * self.lane


@dataclass(frozen=True, slots=True)
class BarLook:
    """Colours of a bar as ``#rrggbb``."""

    fill: str
    line: str
    width: float = 1.0


def bar_shapes(bar: LaneBar, geo: Geometry, look: BarLook) -> Iterator[Shape]:
    """Yield a bar: straight at an end that is on file, ragged and fading where none is; empty without any year."""
    top, bottom = geo.y(bar.lane + (1 - BAR_HEIGHT) / 2), geo.y(bar.lane + (1 + BAR_HEIGHT) / 2)
    left, right = geo.x(bar.start), geo.x(bar.end)
    tooth = min(3.0 * geo.unit, (right - left) / 4)
    ragged_left = bar.open_start or bar.cut is not None
    begin = _ragged(left, top, bottom, -tooth) if ragged_left else [(left, bottom), (left, top)]
    end = _ragged(right, top, bottom, tooth)[::-1] if bar.open_end else [(right, top), (right, bottom)]
    dash = () if bar.dated else (2 * geo.unit, 2 * geo.unit)
    yield Shape((*begin, *end), look.fill if bar.dated else None, look.line, look.width * geo.unit, dash, closed=True)
    if not bar.dated:
        return
    for step in _FADING:
        for is_open, x in ((bar.open_end, geo.x(bar.end + step)), (bar.open_start, geo.x(bar.start - step))):
            if is_open:
                yield Shape(((x, top), (x, bottom)), None, look.line, (1.1 - step) * 1.6 * geo.unit)
    for x, is_open in ((left, ragged_left), (right, bar.open_end)):
        if not is_open:
            yield Shape(((x, top), (x, bottom)), None, look.line, 2.4 * geo.unit)


def _ragged(x: float, top: float, bottom: float, tooth: float) -> list[tuple[float, float]]:
    """Return the corners of a ragged edge from the bottom up."""
    step = (bottom - top) / (2 * _TEETH)
    return [(x + (tooth if n % 2 else 0.0), bottom - n * step) for n in range(2 * _TEETH + 1)]


def _area(left: float, top: float, right: float, bottom: float, fill: str) -> Shape:
    return Shape(((left, top), (right, top), (right, bottom), (left, bottom)), fill, closed=True)


Hidden = Sequence[tuple[float, float]]
"""For each lane where its label stands, from left to right: arrows leave the letters free."""


def arrow_shapes(
    arrow: Arrow, geo: Geometry, colour: str, hidden: Hidden = (), *, wide: float = 1.0
) -> Iterator[Shape]:
    """Yield the line of a succession with its foot and its head; the line is interrupted where a label stands."""
    relation = arrow.edge.relation
    width = _WIDE.get(relation, _LINE) * wide * geo.unit
    dash = tuple(length * geo.unit for length in _DASHES[relation])
    points = [(geo.x(x), geo.y(y)) for x, y in arrow.points]
    for (ax, ay), (bx, by) in pairwise(points):
        if ax != bx:
            yield Shape(((ax, ay), (bx, by)), None, colour, width, dash)
            continue
        for begin, end in _visible(ax, ay, by, geo, hidden):
            yield Shape(((ax, begin), (ax, end)), None, colour, width, dash)
    yield _disc(*points[0], 2.0 * geo.unit * wide, colour)
    yield from head_shapes(relation, points[-2] if len(points) > 1 else points[0], points[-1], geo.unit * wide, colour)


def _visible(x: float, begin: float, end: float, geo: Geometry, hidden: Hidden) -> Iterator[tuple[float, float]]:
    """Yield the parts of an upright line that no label covers, in its own direction."""
    way = 1 if end >= begin else -1
    low, high = min(begin, end), max(begin, end)
    parts, at = [], low
    first, last = int((low - geo.top) // geo.lane), int((high - geo.top) // geo.lane)
    # In its own lane and that of its goal a line begins and ends: they are never hidden.
    for lane in range(max(first + 1, 0), min(last, len(hidden))):
        if hidden[lane][0] <= x <= hidden[lane][1]:
            parts.append((at, geo.y(lane + (1 - BAR_HEIGHT) / 2)))
            at = geo.y(lane + (1 + BAR_HEIGHT) / 2)
    parts.append((at, high))
    for a, b in parts if way > 0 else reversed(parts):
        yield (a, b) if way > 0 else (b, a)


def head_shapes(
    relation: Relation, before: tuple[float, float], tip: tuple[float, float], unit: float, colour: str
) -> Iterator[Shape]:
    """Yield the head that tells the relation, pointing from ``before`` to ``tip``."""
    (bx, by), (x, y) = before, tip
    length = max(abs(x - bx), abs(y - by)) or 1.0
    dx, dy = (x - bx) / length * _HEAD * unit, (y - by) / length * _HEAD * unit
    left, right = (x - 1.6 * dx - 0.8 * dy, y - 1.6 * dy + 0.8 * dx), (x - 1.6 * dx + 0.8 * dy, y - 1.6 * dy - 0.8 * dx)
    if relation is Relation.SUCCEEDED_BY:
        yield Shape(((x, y), left, right), colour, colour, unit, closed=True)
    elif relation is Relation.MERGED_INTO:
        back = (x - 3.2 * dx, y - 3.2 * dy)
        yield Shape(((x, y), left, back, right), colour, colour, unit, closed=True)
    elif relation is Relation.SPLIT_INTO:
        yield Shape((left, (x, y), right), None, colour, 1.8 * unit)
    elif relation is Relation.ABSORBED_BY:
        yield _box(x - dx, y - dy, _HEAD * unit * 0.8, colour)
    else:
        yield Shape(((x, y), left, right), "#ffffff", colour, 1.2 * unit, closed=True)


def _box(x: float, y: float, half: float, colour: str) -> Shape:
    return _area(x - half, y - half, x + half, y + half, colour)


def _disc(x: float, y: float, radius: float, colour: str) -> Shape:
    turns = [n * math.tau / 12 for n in range(12)]
    return Shape(tuple((x + radius * math.cos(t), y + radius * math.sin(t)) for t in turns), colour, closed=True)


class Spot(NamedTuple):
    """A place, and the unit that lengths are measured in there."""

    x: float
    y: float
    unit: float


def mark_shapes(kind: MarkKind, spot: Spot, colour: str, ground: str) -> Iterator[Shape]:
    """Yield the sign of a decision (diamond), of the screening (disc with a plus) or of an end (cross)."""
    x, y, unit = spot
    size = _MARK * unit
    if kind is MarkKind.ENDED:
        for paint, width in ((ground, 4.2 * unit), (colour, 2.2 * unit)):
            for way in (1, -1):
                yield Shape(((x - size, y - way * size), (x + size, y + way * size)), None, paint, width)
    elif kind is MarkKind.SCREENING:
        yield _disc(x, y, size * 1.15, ground)
        yield _disc(x, y, size, colour)
        for dx, dy in ((size * 0.55, 0.0), (0.0, size * 0.55)):
            yield Shape(((x - dx, y - dy), (x + dx, y + dy)), None, ground, 1.6 * unit)
    else:
        corners = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
        yield Shape(corners, ground, colour, 1.4 * unit, closed=True)


def label_places(
    picture: LineagePicture,
    widths: Sequence[float],
    geo: Geometry,
    edges: tuple[float, float],
    pad: float,
    *,
    least: float | None = None,
) -> list[tuple[float, float]]:
    """Return for each lane where its label begins and ends.

    It stands behind the last thing drawn in the lane, or before the first where there is no room behind; always
    between the two ``edges``, ``pad`` away from them. Where it fits on neither side it is shortened to the wider one
    when that has at least the room ``least``, and stands in the bar otherwise; without ``least`` none is shortened.
    """
    left, right = edges[0] + pad, edges[1] - pad
    places = []
    for bar, width, (first, last) in zip(picture.bars, widths, _taken(picture, geo), strict=True):
        behind, before = max(last + 1.5 * pad, left), min(first - 1.5 * pad, right)
        if behind + width <= right:
            places.append((behind, behind + width))
        elif before - width >= left:
            places.append((before - width, before))
        elif least is not None and max(right - behind, before - left) >= least:
            places.append((behind, right) if right - behind >= before - left else (left, before))
        else:
            begin = max(left, min(max(geo.x(bar.start) + pad, left), right - width))
            places.append((begin, begin + width))
    return places


def cramped(
    picture: LineagePicture, widths: Sequence[float], geo: Geometry, edges: tuple[float, float], pad: float
) -> int:
    """Return how many labels fit on neither side of what is drawn in their lanes."""
    left, right = edges[0] + pad, edges[1] - pad
    return sum(
        max(last + 1.5 * pad, left) + width > right and min(first - 1.5 * pad, right) - width < left
        for width, (first, last) in zip(widths, _taken(picture, geo), strict=True)
    )


def _taken(picture: LineagePicture, geo: Geometry) -> list[tuple[float, float]]:
    """Return from where to where something is drawn in each lane: bar, open ends, marks, arrows that begin or end."""
    found = []
    for bar in picture.bars:
        fade = FADE if bar.dated else 0.0
        found.append([geo.x(bar.start - fade * bar.open_start), geo.x(bar.end + fade * bar.open_end)])
    for mark in picture.marks:
        if mark.lane is not None:
            _widen(found[mark.lane], geo.x(mark.x), 2 * _MARK * geo.unit)
    lanes = {bar.code: bar.lane for bar in picture.bars}
    for arrow in picture.arrows:
        for code, (x, _y) in ((arrow.edge.source, arrow.points[-2]), (arrow.edge.target, arrow.points[-1])):
            if code is not None:
                _widen(found[lanes[code]], geo.x(x), _HEAD * geo.unit)
    return [(first, last) for first, last in found]


def _widen(span: list[float], x: float, room: float) -> None:
    span[0], span[1] = min(span[0], x - room), max(span[1], x + room)


def spread(marks: Sequence[BarMark], geo: Geometry, room: float) -> dict[BarMark, float]:
    """Return where the marks of one lane are drawn: at their place, moved to the right where they would coincide."""
    places: dict[BarMark, float] = {}
    last: dict[int | None, float] = {}
    for mark in sorted(marks, key=lambda one: (one.lane is None, one.lane or 0, one.x)):
        x = max(geo.x(mark.x), last.get(mark.lane, -math.inf) + room)
        places[mark] = last[mark.lane] = x
    return places


def legend_shapes(key: str, spot: Spot, look: BarLook, ground: str) -> Iterable[Shape]:
    """Return the sign of a legend entry in a box 30 units wide and 12 high with its upper left corner at a spot."""
    x, y, unit = spot
    middle = y + 6 * unit
    if key in _SAMPLES:
        return bar_shapes(_SAMPLES[key], Geometry(0.0, x, y, 26 * unit, 12 * unit, unit), look)
    if key == "plan":
        return (_area(x, y, x + 28 * unit, y + 12 * unit, look.fill),)
    if key in {"screening", "decision", "ended"}:
        return mark_shapes(MarkKind(key), Spot(x + 14 * unit, middle, unit), look.line, ground)
    relation = Relation(key)
    width, dash = _WIDE.get(relation, _LINE) * unit, tuple(length * unit for length in _DASHES[relation])
    line = Shape(((x, middle), (x + 27 * unit, middle)), None, look.line, width, dash)
    return (line, *head_shapes(relation, (x, middle), (x + 29 * unit, middle), unit, look.line))
