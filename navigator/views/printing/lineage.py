"""The lineage on paper: years above, ministries at the left, one lane a program, cut between lanes where it is long.

Decisions are boxes with the number of their row in the table below the picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import floor

from navigator.domain.chart import MarkKind
from navigator.domain.lineage_drawing import LineageDrawing
from navigator.domain.lineage_picture import Arrow
from navigator.views.lineage.shapes import (
    BarLook,
    Geometry,
    Spot,
    arrow_shapes,
    bar_shapes,
    cramped,
    label_places,
    legend_shapes,
    mark_shapes,
    spread,
)
from navigator.views.printing import words
from navigator.views.printing.blocks import TextBlocks
from navigator.views.printing.draft import PageDraft, Shape
from navigator.views.printing.styles import BODY, BODY_BOLD, MARK, NOTE, Ink, Pen, colour_of, mm
from navigator.views.printing.typeset import SetLine

_UNIT = mm(0.25)
_LANE = mm(4.2)
_PAD = mm(1)
_WIDEST_COLUMN, _NARROWEST_COLUMN = mm(42), mm(16)
_LEAST_LANES = 6
_ROOMS = tuple(step / 20 for step in range(9))
"""Shares of the width that may be left behind the years."""
_NUMBER_ROOM = mm(4)
_BOX = mm(3.4)
_BOX_WIDTHS = {MarkKind.SCREENING.value: 3.0, MarkKind.DECISION.value: 1.0}
_SIGN = mm(8.5)
_BACK = 0.45
"""A page may stay empty by this share of its lanes, so that no arrow is cut."""


@dataclass(slots=True)
class _Plate:
    """What all parts of one picture share: words set in lines, colours, the column of the ministries."""

    drawing: LineageDrawing
    text: TextBlocks
    grey: bool
    column: float = 0.0
    ministries: tuple[tuple[SetLine, ...], ...] = ()
    widths: tuple[float, ...] = ()
    plans: tuple[tuple[SetLine, ...], ...] = ()
    plan_rows: int = 0
    beside: float = 0.0
    head: float = field(init=False)

    def __post_init__(self) -> None:
        setter, drawing = self.text.setter, self.drawing
        wanted = max((setter.width(name, BODY_BOLD) for name in drawing.ministries), default=0.0)
        self.column = min(max(wanted + 2 * _PAD, _NARROWEST_COLUMN), _WIDEST_COLUMN)
        lines = []
        for name, band in zip(drawing.ministries, drawing.picture.bands, strict=True):
            style = BODY_BOLD
            if len(setter.lines(name, style, self.column - _PAD)) * style.pitch > band.lanes * _LANE:
                style = NOTE
            lines.append(setter.lines(name, style, self.column - _PAD))
        self.ministries = tuple(lines)
        codes = [bar.code for bar in drawing.picture.bars]
        self.widths = tuple(
            setter.width(label, BODY_BOLD if code in drawing.strong else BODY)
            for label, code in zip(drawing.labels, codes, strict=True)
        )
        self._make_room()
        year = self.geometry(0.0, 0).year
        self.plans = tuple(
            setter.lines(label, NOTE, (plan.fy_to + 1 - plan.fy_from) * year)
            for plan, label in zip(drawing.picture.plans, drawing.plans, strict=True)
        )
        self.plan_rows = max((len(lines) for lines in self.plans), default=0)
        self.head = NOTE.pitch * (self.plan_rows + 2) + mm(1)

    def _make_room(self) -> None:
        """Leave room behind the years for names that would otherwise stand over their bars."""
        picture, least = self.drawing.picture, len(self.widths) + 1
        best = 0.0
        for share in _ROOMS:
            self.beside = share * self.text.width
            geo = self.geometry(0.0, 0)
            edges = (geo.left, self.text.left + self.text.width)
            count = cramped(picture, self.widths, geo, edges, _PAD)
            if count < least:
                best, least = self.beside, count
        self.beside = best

    def geometry(self, top: float, first: int) -> Geometry:
        """Return the scale of a part whose lane ``first`` has its upper edge at ``top``."""
        picture = self.drawing.picture
        left, right = self.text.left + self.column, self.text.left + self.text.width - self.beside
        year = (right - left) / (picture.right - picture.left)
        return Geometry(picture.left, left, top - first * _LANE, year, _LANE, _UNIT)

    def colour(self, ink: Ink) -> str:
        """Return an ink as ``#rrggbb``."""
        return colour_of(ink, grey=self.grey).name()


def lineage_pieces(drawing: LineageDrawing, text: TextBlocks, *, grey: bool) -> "Iterator[LegendPiece | LineagePiece]":
    """Yield the legend and the picture, as wide as ``text``."""
    plate = _Plate(drawing, text, grey)
    yield LegendPiece(plate)
    if drawing.picture.lanes:
        yield LineagePiece(plate, 0, drawing.picture.lanes)


@dataclass(slots=True)
class LegendPiece:
    """The signs and what they mean, in as many lines as they take."""

    plate: _Plate
    gap: float = mm(2)
    keep: bool = True
    new_page: bool = False
    header: None = None
    places: tuple[tuple[float, int, str, SetLine], ...] = ()

    def __post_init__(self) -> None:
        text = self.plate.text
        x, row, places = 0.0, 0, []
        for key, said in self.plate.drawing.legend:
            line = text.setter.lines(said, NOTE, text.width)[0]
            if x and x + _SIGN + line.width > text.width:
                x, row = 0.0, row + 1
            places.append((x, row, key, line))
            x += _SIGN + line.width + mm(5)
        self.places = tuple(places)

    @property
    def height(self) -> float:
        """Height of its lines."""
        return (self.places[-1][1] + 1) * NOTE.pitch * 1.2 + mm(1) if self.places else 0.0

    @property
    def least(self) -> float:
        """It is never cut."""
        return self.height

    def cut(self, room: float) -> None:  # noqa: ARG002 - it has no place to be cut
        """It is never cut."""
        return

    def draw(self, draft: PageDraft, top: float) -> None:
        """Draw the signs and their words."""
        look = BarLook(self.plate.colour(Ink.HEADER), self.plate.colour(Ink.RULE))
        for dx, row, key, line in self.places:
            x, y = self.plate.text.left + dx, top + row * NOTE.pitch * 1.2
            if key in _BOX_WIDTHS and any(self.plate.drawing.numbers):
                draft.shapes.append(_box(x + _SIGN / 2, y + NOTE.pitch / 2, MarkKind(key), self.plate))
            else:
                spot = Spot(x, y + mm(0.1), _UNIT * 0.95)
                draft.shapes += legend_shapes(key, spot, look, self.plate.colour(Ink.PAPER))
            _write(draft, line, x + _SIGN, y)


@dataclass(slots=True)
class LineagePiece:
    """The lanes from ``first`` to before ``end`` under a head with the years."""

    plate: _Plate
    first: int
    end: int
    gap: float = mm(1)
    keep: bool = False
    new_page: bool = False
    header: None = None

    @property
    def height(self) -> float:
        """Height of head and lanes."""
        return self.plate.head + (self.end - self.first) * _LANE

    @property
    def least(self) -> float:
        """The head and a few lanes."""
        return self.plate.head + min(self.end - self.first, _LEAST_LANES) * _LANE

    def cut(self, room: float) -> "tuple[LineagePiece, LineagePiece] | None":
        """Part it between two lanes, where the fewest arrows run."""
        most = floor((room - self.plate.head) / _LANE)
        if most < _LEAST_LANES or most >= self.end - self.first:
            return None
        starts = {band.first for band in self.plate.drawing.picture.bands}

        def worth(lane: int) -> tuple[int, bool, int]:
            cut = sum(_low(one) < lane <= _high(one) for one in self.plate.drawing.picture.arrows)
            return cut, lane not in starts, -lane

        at = min(range(self.first + max(_LEAST_LANES, round(most * (1 - _BACK))), self.first + most + 1), key=worth)
        return LineagePiece(self.plate, self.first, at, self.gap), LineagePiece(self.plate, at, self.end, self.gap)

    def draw(self, draft: PageDraft, top: float) -> None:
        """Draw years, bands, bars, arrows, marks and labels."""
        plate, drawing = self.plate, self.plate.drawing
        geo = plate.geometry(top + plate.head, self.first)
        bottom = geo.y(self.end)
        self._draw_grounds(draft, geo, top, bottom)
        self._write_years(draft, geo, top)
        right = plate.text.left + plate.text.width
        places = label_places(drawing.picture, plate.widths, geo, (geo.left, right), _PAD)
        look = BarLook(plate.colour(Ink.HEADER), plate.colour(Ink.RULE))
        strong = BarLook(plate.colour(Ink.TINT), plate.colour(Ink.TEXT), 1.8)
        bars = drawing.picture.bars[self.first : self.end]
        for bar in bars:
            draft.shapes += bar_shapes(bar, geo, strong if bar.code in drawing.strong else look)
        for arrow in drawing.picture.arrows:
            self._draw_arrow(draft, arrow, geo, places)
        self._draw_marks(draft, geo)
        for bar in bars:
            style = BODY_BOLD if bar.code in drawing.strong else BODY
            base = geo.y(bar.lane) + (_LANE - style.pitch) / 2 + style.baseline
            draft.write(places[bar.lane][0], base, plate.text.setter.shown(drawing.labels[bar.lane]), style)

    def _draw_grounds(self, draft: PageDraft, geo: Geometry, top: float, bottom: float) -> None:
        plate, picture = self.plate, self.plate.drawing.picture
        left, right = plate.text.left, plate.text.left + plate.text.width
        for number, plan in enumerate(picture.plans):
            ink = Ink.ITEM if number % 2 == 0 else Ink.PAPER
            draft.ground(geo.x(plan.fy_from), top, (plan.fy_to + 1 - plan.fy_from) * geo.year, bottom - top, ink)
        begin = top + plate.head - NOTE.pitch
        for fy in range(picture.fy_from, picture.fy_to + 2):
            draft.ground(geo.x(fy), begin, mm(0.12), bottom - begin, Ink.GROUP)
        for band, lines in zip(picture.bands, plate.ministries, strict=True):
            first, end = max(band.first, self.first), min(band.first + band.lanes, self.end)
            if first >= end:
                continue
            draft.stroke(left, geo.y(first), right, geo.y(first), Pen.GRID)
            for row, line in enumerate(lines):
                _write(draft, line, left, geo.y(first) + row * line.style.pitch)
        draft.stroke(left, bottom, right, bottom, Pen.FRAME)
        draft.stroke(left, geo.y(self.first), right, geo.y(self.first), Pen.FRAME)

    def _write_years(self, draft: PageDraft, geo: Geometry, top: float) -> None:
        drawing, setter = self.plate.drawing, self.plate.text.setter
        picture = drawing.picture
        for plan, lines in zip(picture.plans, self.plate.plans, strict=True):
            room = (plan.fy_to + 1 - plan.fy_from) * geo.year
            for number, line in enumerate(lines):
                x = geo.x(plan.fy_from) + max(0.0, (room - line.width) / 2)
                _write(draft, line, x, top + number * NOTE.pitch)
        row = top + self.plate.plan_rows * NOTE.pitch
        for place, (name, era) in enumerate(drawing.years):
            middle = geo.x(picture.fy_from + place + 0.5)
            for said, y in ((era, row), (name, row + NOTE.pitch)):
                if said:
                    draft.write(middle - setter.width(said, MARK) / 2, y + MARK.baseline, said, MARK)
        if picture.undated:
            room = geo.x(picture.fy_from) - geo.left
            lines = setter.lines(drawing.undated, NOTE, room)
            for number, line in enumerate(lines[-2:]):
                _write(draft, line, geo.left, row + number * NOTE.pitch)

    def _draw_arrow(self, draft: PageDraft, arrow: Arrow, geo: Geometry, places: list[tuple[float, float]]) -> None:
        colour = self.plate.colour(Ink.TEXT)
        low, high = _low(arrow), _high(arrow)
        if self.first <= low and high < self.end:
            draft.shapes += arrow_shapes(arrow, geo, colour, places)
        elif low < self.end and self.first <= high:
            # It goes on on another page: the line runs to the edge and says so.
            x = geo.x(arrow.points[-1][0])
            ends = [(max(min(arrow.points[0][1], arrow.points[-1][1]), self.first), low < self.first)]
            ends.append((min(max(arrow.points[0][1], arrow.points[-1][1]), self.end), high >= self.end))
            draft.shapes.append(Shape(tuple((x, geo.y(y)) for y, _cut in ends), None, colour, 1.4 * _UNIT))
            said = words.CONTINUED.of(self.plate.text.language).strip()
            for (y, is_cut), shift in zip(ends, (NOTE.pitch * 0.8, -mm(0.6)), strict=True):
                if is_cut:
                    draft.write(x + mm(0.8), geo.y(y) + shift, said, NOTE)

    def _draw_marks(self, draft: PageDraft, geo: Geometry) -> None:
        plate, drawing = self.plate, self.plate.drawing
        here = [m for m in drawing.picture.marks if m.lane is not None and self.first <= m.lane < self.end]
        numbers = dict(zip(drawing.picture.marks, drawing.numbers, strict=True))
        paper, ink = plate.colour(Ink.PAPER), plate.colour(Ink.TEXT)
        for mark, x in spread(here, geo, _NUMBER_ROOM).items():
            y = geo.y((mark.lane or 0) + 0.5)
            if not numbers[mark]:
                draft.shapes += mark_shapes(mark.kind, Spot(x, y, _UNIT), ink, paper)
                continue
            draft.shapes.append(_box(x, y, mark.kind, plate))
            text_width = plate.text.setter.width(numbers[mark], MARK)
            draft.write(x - text_width / 2, y + MARK.pixels * 0.36, numbers[mark], MARK)


def _box(x: float, y: float, kind: MarkKind, plate: _Plate) -> Shape:
    """Return the box of a decision around its number; that of the screening is thicker."""
    half = _BOX / 2
    corners = ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))
    return Shape(corners, plate.colour(Ink.PAPER), plate.colour(Ink.TEXT), _BOX_WIDTHS[kind.value] * _UNIT, closed=True)


def _low(arrow: Arrow) -> int:
    return int(min(y for _x, y in arrow.points))


def _high(arrow: Arrow) -> int:
    return int(max(y for _x, y in arrow.points))


def _write(draft: PageDraft, line: SetLine, x: float, y: float) -> None:
    for run in line.runs:
        draft.write(x + run.dx, y + line.style.baseline + run.dy, run.text, run.style)
