"""What charts are drawn with: areas, patterns, lines and letters on a draft of plain values."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from navigator.domain.document import Align
from navigator.views.charts.palette import Marker, Pattern, Tone
from navigator.views.printing.draft import Letters, PageDraft, Shape
from navigator.views.printing.styles import NOTE, Style, mm
from navigator.views.printing.typeset import Typesetter

_HATCH = mm(1.15)
_HATCH_WIDTH = mm(0.32)
_PATTERN_STEP = mm(1.1)
_PATTERN_WIDTH = mm(0.22)
_DOT = mm(0.42)
_OUTLINE = mm(0.2)
_HOLLOW_OUTLINE = mm(0.4)
_HALO = mm(1.0)
_WHISKER = mm(0.25)
_CAP = mm(1.1)
BLACK, WHITE = "#000000", "#ffffff"
_WIDE = 1e9


class Box(NamedTuple):
    """A rectangle, layout units."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.height

    def corners(self) -> tuple[tuple[float, float], ...]:
        """The corners, clockwise."""
        return (self.x, self.y), (self.right, self.y), (self.right, self.bottom), (self.x, self.bottom)

    def meets(self, other: "Box") -> bool:
        """Whether the two lie over each other."""
        apart = self.right <= other.x or other.right <= self.x or self.bottom <= other.y or other.bottom <= self.y
        return not apart


@dataclass(frozen=True, slots=True)
class Canvas:
    """Draws on ``draft`` with the letters of ``setter``."""

    draft: PageDraft
    setter: Typesetter

    # Lines and areas.

    def line(
        self,
        points: Iterable[tuple[float, float]],
        colour: str = BLACK,
        width: float = mm(0.15),
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a line through ``points``."""
        self.draft.shapes.append(Shape(tuple(points), None, colour, width, dash))

    def area(
        self,
        points: Iterable[tuple[float, float]],
        fill: str | None,
        outline: str | None = None,
        width: float = _OUTLINE,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a filled shape."""
        self.draft.shapes.append(Shape(tuple(points), fill, outline, width if outline else 0.0, dash, closed=True))

    def bar(self, box: Box, tone: Tone, *, partial: bool, hollow: bool) -> None:
        """Draw a bar: with its pattern, hatched for ※内数, empty for money asked for or planned."""
        if hollow:
            # The outline lies inside, so that bars side by side keep apart; its dash parts the series.
            inset = _HOLLOW_OUTLINE / 2
            inner = Box(box.x + inset, box.y + inset, max(box.width - 2 * inset, 0), max(box.height - 2 * inset, 0))
            self.area(box.corners(), WHITE)
            if partial:
                self._lines(hatch(box), tone.edge, _HATCH_WIDTH)
            self.area(inner.corners(), None, tone.edge, _HOLLOW_OUTLINE, tone.dash)
            return
        self.area(box.corners(), tone.tint if partial else tone.ground)
        if partial:
            self._lines(hatch(box), tone.edge, _HATCH_WIDTH)
        elif tone.pattern is Pattern.DOTS:
            for x, y in dots(box):
                self.area(Box(x - _DOT / 2, y - _DOT / 2, _DOT, _DOT).corners(), tone.ink)
        else:
            self._lines(pattern_lines(box, tone.pattern), tone.ink, _PATTERN_WIDTH)
        self.area(box.corners(), None, tone.edge)

    def _lines(
        self, lines: Iterable[tuple[tuple[float, float], tuple[float, float]]], colour: str, width: float
    ) -> None:
        for line in lines:
            self.line(line, colour, width)

    def whisker(self, x: float, low: float, high: float) -> None:
        """Draw the range of disagreeing sources, with a white edge so that it is seen on a filled bar too."""
        for colour, width in ((WHITE, _HALO), (BLACK, _WHISKER)):
            self.line(((x, low), (x, high)), colour, width)
            for y in (low, high):
                self.line(((x - _CAP, y), (x + _CAP, y)), colour, width)

    def span(self, left: float, right: float, y: float, colour: str = BLACK) -> None:
        """Draw the bracket of a figure that is of several years."""
        for ink, width in ((WHITE, _HALO), (colour, mm(0.3))):
            self.line(((left, y), (right, y)), ink, width)
            for x in (left, right):
                self.line(((x, y - _CAP), (x, y + _CAP)), ink, width)

    def marker(self, x: float, y: float, tone: Tone, *, partial: bool, hollow: bool, size: float = mm(1.9)) -> None:
        """Draw the sign of a point: filled, empty for requests and plans, a hatched square for ※内数."""
        if partial:
            box = Box(x - size * 0.75, y - size * 0.75, size * 1.5, size * 1.5)
            self.area(box.corners(), WHITE)
            step = size * 0.42
            self._lines(hatch(box, step), tone.edge, mm(0.22))
            self.area(box.corners(), None, tone.edge, mm(0.3))
            return
        points = tuple((x + dx * size, y + dy * size) for dx, dy in _MARKERS[tone.marker])
        self.area(points, WHITE if hollow else tone.edge, tone.edge, mm(0.35))

    # Letters.

    def width(self, text: str, style: Style = NOTE) -> float:
        """Return the width of ``text`` in one line."""
        return self.setter.width(text, style)

    def text(self, x: float, base: float, text: str, style: Style = NOTE, align: Align = Align.LEFT) -> None:
        """Set one line with its base line at ``base``; ``x`` is its left edge, middle or right edge."""
        line = self.setter.lines(text, style, _WIDE)[0]
        shift = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[align] * line.width
        for run in line.runs:
            self.draft.write(x - shift + run.dx, base + run.dy, run.text, run.style)

    def turned(self, x: float, base: float, text: str, style: Style = NOTE) -> None:
        """Set one line that runs upwards from ``base``."""
        self.draft.letters.append(Letters(x, base, self.setter.shown(text), style, turned=True))

    def paragraph(self, x: float, top: float, text: str, width: float, style: Style = NOTE) -> float:
        """Set ``text`` in lines of at most ``width`` and return how high they are."""
        lines = self.setter.lines(text, style, width)
        for number, line in enumerate(lines):
            for run in line.runs:
                self.draft.write(x + run.dx, top + number * style.pitch + style.baseline + run.dy, run.text, run.style)
        return len(lines) * style.pitch

    def plate(self, x: float, base: float, text: str, style: Style) -> None:
        """Lay white ground under a text that stands on a bar, centred at ``x``."""
        half = self.width(text, style) / 2 + mm(0.4)
        self.area(Box(x - half, base - style.pixels * 0.86, 2 * half, style.pixels * 0.98).corners(), WHITE)


_MARKERS: dict[Marker, Sequence[tuple[float, float]]] = {
    Marker.CIRCLE: (
        (-0.5, -0.2), (-0.2, -0.5), (0.2, -0.5), (0.5, -0.2), (0.5, 0.2), (0.2, 0.5), (-0.2, 0.5), (-0.5, 0.2),
    ),
    Marker.SQUARE: ((-0.44, -0.44), (0.44, -0.44), (0.44, 0.44), (-0.44, 0.44)),
    Marker.TRIANGLE: ((0, -0.6), (0.55, 0.42), (-0.55, 0.42)),
    Marker.DIAMOND: ((0, -0.62), (0.62, 0), (0, 0.62), (-0.62, 0)),
    Marker.CROSS: (
        (-0.18, -0.55), (0.18, -0.55), (0.18, -0.18), (0.55, -0.18), (0.55, 0.18), (0.18, 0.18),
        (0.18, 0.55), (-0.18, 0.55), (-0.18, 0.18), (-0.55, 0.18), (-0.55, -0.18), (-0.18, -0.18),
    ),
}  # fmt: skip


def hatch(box: Box, step: float = _HATCH) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the slanting lines of ※内数, as wide apart on every device; a brush would shrink with the resolution."""
    x, y, width, height = box
    # The lines x + y = c within the box, c growing from the upper left corner.
    c = step / 2
    while c < width + height:
        yield (x + min(c, width), y + max(0.0, c - width)), (x + max(0.0, c - height), y + min(c, height))
        c += step


def pattern_lines(box: Box, pattern: Pattern) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the level and upright lines of a pattern, on one raster so that parts of a stack fit together."""
    if pattern in (Pattern.LEVEL, Pattern.GRID):
        for y in _raster(box.y, box.bottom):
            yield (box.x, y), (box.right, y)
    if pattern in (Pattern.UPRIGHT, Pattern.GRID):
        for x in _raster(box.x, box.right):
            yield (x, box.y), (x, box.bottom)


def dots(box: Box) -> Iterator[tuple[float, float]]:
    """Yield the middles of the dots of a pattern, those of every second row between those of the first."""
    for row, y in enumerate(_raster(box.y + _DOT / 2, box.bottom - _DOT / 2)):
        shift = _PATTERN_STEP / 2 if row % 2 else 0.0
        for x in _raster(box.x + _DOT / 2 + shift, box.right - _DOT / 2):
            yield x, y


def _raster(start: float, end: float) -> Iterator[float]:
    at = start + _PATTERN_STEP / 2
    while at < end:
        yield at
        at += _PATTERN_STEP
