"""A chain as lines, areas and words, the same for the screen and for paper.

Nothing is told by colour alone: what is open is filled, what is running hatched, an end that is not on file is ragged,
time without support is crossed out, a handover without frame or succession is dashed; each sign stands in the legend.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple, Protocol

from navigator.domain.plan_picture import PlanBar, PlanDrawing, PlanJoin
from navigator.domain.planning import Availability
from navigator.views.printing.draft import Shape

Point = tuple[float, float]

_WIDEST_WORDS = 0.45
"""Share of the axis that words near its end may take; they stand further left then."""


class Face(Enum):
    """Sizes of letters: the name of a measure, other words, small ones."""

    NAME = auto()
    BODY = auto()
    SMALL = auto()


class Tone(Enum):
    """What words are for."""

    TEXT = auto()
    MUTED = auto()
    DANGER = auto()


class Laid(Protocol):
    """A line of letters that was set."""

    @property
    def width(self) -> float:
        """Its width."""
        ...


class Ruler(Protocol):
    """Sets words in lines; ``unit`` is the length of lines and gaps: a pixel of the screen, a quarter millimetre."""

    unit: float

    def lines(self, text: str, face: Face, width: float) -> Sequence[Laid]:
        """Break a text into lines of at most ``width``."""
        ...

    def pitch(self, face: Face) -> float:
        """Return the distance of lines."""
        ...


@dataclass(frozen=True, slots=True)
class PathLook:
    """Colours as ``#rrggbb``: paper, every other lane, rules, lines, light and strong fill, what is wrong."""

    paper: str
    stripe: str
    rule: str
    line: str
    light: str
    strong: str
    wrong: str


class Words(NamedTuple):
    """A line of letters with its upper left corner."""

    x: float
    y: float
    line: Laid
    face: Face
    tone: Tone = Tone.TEXT


class Box(NamedTuple):
    """An area."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class PathScene:
    """What is painted: shapes in their order, words over them; ``boxes`` are the places of the bars, by number."""

    width: float
    height: float = 0.0
    shapes: list[Shape] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    boxes: dict[int, Box] = field(default_factory=dict)


def lay_path(drawing: PlanDrawing, ruler: Ruler, look: PathLook, width: float) -> PathScene:
    """Return a chain laid out in ``width``; its height follows from the words."""
    return _Layout(drawing, ruler, look, width).scene


def legend_shapes(key: str, place: Point, unit: float, look: PathLook) -> list[Shape]:
    """Return the sign of a legend entry, 26 units wide and 12 high, with its upper left corner at a place."""
    x, y = place
    box = Box(x, y + unit, x + 24 * unit, y + 11 * unit)
    if key in {Availability.OPEN.value, Availability.RUNNING.value}:
        return list(_strip(box, Availability(key), unit, look, ended=True))
    if key == "ragged":
        return list(_strip(box, Availability.RUNNING, unit, look, ended=False))
    if key == "gap":
        return list(_crossed(box, unit, look.line))
    middle = y + 6 * unit
    if key == "early":
        return list(_bracket(x, box.right, middle, unit, look.wrong))
    return list(_arrow(((x, middle), (box.right, middle)), unit, look.line, dashed=key == "loose"))


class _Layout:
    """Lays one picture out from top to bottom."""

    def __init__(self, drawing: PlanDrawing, ruler: Ruler, look: PathLook, width: float) -> None:
        self._drawing, self._ruler, self._look = drawing, ruler, look
        self._unit = unit = ruler.unit
        self.scene = PathScene(width)
        names = [ruler.lines(lane.name, Face.NAME, width)[0].width for lane in drawing.lanes]
        self._left = min(max(names) + 12 * unit, width / 3)
        self._right = width - 4 * unit
        self._month = (self._right - self._left) / max(drawing.months, 1)
        self._tops: list[float] = []
        self._joins = {join.to: join for join in drawing.joins}
        top = self._head_height()
        places = {bar.lanes[0]: bar for bar in drawing.bars}
        least = ruler.pitch(Face.NAME) + 3 * unit
        rects: list[tuple[PlanBar, Box]] = []
        lane = 0
        while lane < len(drawing.lanes):
            bar = places.get(lane)
            count = 1 if bar is None else bar.lanes[1] - bar.lanes[0] + 1
            height = count * least
            if bar is not None:
                rect_top = top + 4 * unit + self._join_height(bar)
                bottom = rect_top + self._bar_height(bar)
                height = max(height, bottom + 4 * unit - top)
                rects.append(
                    (bar, Box(self._x(bar.months[0]), rect_top, self._x(bar.months[1]), top + height - 4 * unit))
                )
            self._tops += [top + height * at / count for at in range(count)]
            top += height
            lane += count
        self._tops.append(top)
        self.scene.height = top + 2 * unit
        self._paint_grounds()
        for place, (bar, box) in enumerate(rects):
            self._paint_bar(bar, box)
            if place:
                self._paint_join(self._joins[bar.number], rects[place - 1][1], box)

    def _x(self, month: float) -> float:
        return self._left + month * self._month

    # Heights

    def _head_height(self) -> float:
        return 2 * self._ruler.pitch(Face.SMALL) + 4 * self._unit

    @property
    def _strip_height(self) -> float:
        return 11 * self._unit

    def _text_span(self, texts: Sequence[str], begin: float) -> tuple[float, float]:
        """Return where words begin and how wide they may be: at ``begin``, further left where there is no room."""
        unit, room = self._unit, self._right - self._left
        wanted = 0.0
        for number, text in enumerate(texts):
            face = Face.BODY if number else Face.NAME
            wanted = max(wanted, self._ruler.lines(text, face, 10_000 * unit)[0].width if text else 0.0)
        wanted = min(wanted + 2 * unit, _WIDEST_WORDS * room)
        left = max(self._left + 4 * unit, min(begin, self._right - wanted))
        return left, self._right - left

    def _bar_texts(self, bar: PlanBar) -> list[tuple[str, Face, Tone]]:
        found = [(f"{bar.number}  {bar.name}", Face.NAME, Tone.TEXT)]
        found += [(line, Face.BODY, Tone.TEXT) for line in bar.lines]
        return found + [(f"× {mark}", Face.BODY, Tone.DANGER) for mark in bar.marks]

    def _bar_lines(self, bar: PlanBar) -> tuple[float, list[tuple[Laid, Face, Tone]]]:
        texts = self._bar_texts(bar)
        left, width = self._text_span([text for text, _face, _tone in texts], self._x(bar.months[0]) + 5 * self._unit)
        return left, [(line, face, tone) for text, face, tone in texts for line in self._ruler.lines(text, face, width)]

    def _bar_height(self, bar: PlanBar) -> float:
        _left, lines = self._bar_lines(bar)
        return self._strip_height + sum(self._ruler.pitch(face) for _line, face, _tone in lines) + 5 * self._unit

    def _join_texts(self, join: PlanJoin) -> list[tuple[str, Tone]]:
        return [(line, Tone.MUTED) for line in join.lines] + [(join.time, Tone.DANGER)] * bool(join.time)

    def _join_lines(self, join: PlanJoin, x: float) -> tuple[float, list[tuple[Laid, Tone]]]:
        """Return where the words of a join begin and its lines: right of the connector, left of it at the edge."""
        unit, texts = self._unit, self._join_texts(join)
        wanted = max(self._ruler.lines(text, Face.SMALL, 10_000 * unit)[0].width for text, _tone in texts) + 2 * unit
        left, width = x + 8 * unit, self._right - x - 8 * unit
        if wanted > width and x - self._left - 12 * unit > width:
            width = min(wanted, x - self._left - 12 * unit)
            left = x - 8 * unit - width
        return left, [(line, tone) for text, tone in texts for line in self._ruler.lines(text, Face.SMALL, width)]

    def _join_x(self, bar: PlanBar) -> float:
        """Return where the connector stands that leads to a bar."""
        join = self._joins[bar.number]
        before = self._drawing.bars[bar.number - 2]
        if join.gap is not None:
            return self._x(before.months[1])
        begin = self._x(bar.months[0])
        return max(begin, min(begin + 8 * self._unit, self._x(before.months[1])))

    def _join_height(self, bar: PlanBar) -> float:
        if bar.number not in self._joins:
            return 0.0
        _left, lines = self._join_lines(self._joins[bar.number], self._join_x(bar))
        early = 8 * self._unit if self._joins[bar.number].early is not None else 0.0
        return len(lines) * self._ruler.pitch(Face.SMALL) + 5 * self._unit + early

    # Painting

    def _paint_grounds(self) -> None:
        unit, scene, look = self._unit, self.scene, self._look
        head, bottom = self._tops[0], self._tops[-1]
        for number, (lane, top, end) in enumerate(zip(self._drawing.lanes, self._tops, self._tops[1:], strict=False)):
            if number % 2 == 0:
                scene.shapes.append(_area(Box(0.0, top, self._right, end), look.stripe))
            self._write(lane.name, Face.NAME, (4 * unit, top + 2 * unit), self._left - 8 * unit)
            if lane.nobody:
                zone = Box(self._left, top + 2 * unit, self._right, end - 2 * unit)
                scene.shapes += _crossed(zone, unit, look.rule)
                self._write_patched(lane.nobody, (self._left + 8 * unit, top + 2 * unit))
        for year, label in enumerate(self._drawing.years):
            x, width = self._x(12 * year), 12 * self._month
            scene.shapes.append(Shape(((x, 0.0), (x, bottom)), None, look.rule, unit))
            self._write(label, Face.SMALL, (x + 3 * unit, unit), width)
            for quarter, month in enumerate(self._drawing.quarters):
                at = x + quarter * width / 4
                if quarter:
                    scene.shapes.append(Shape(((at, head - 3 * unit), (at, bottom)), None, look.rule, unit * 0.4))
                if width / 4 > 24 * unit:
                    self._write(month, Face.SMALL, (at + 3 * unit, self._ruler.pitch(Face.SMALL) + unit), width / 4)
        for y in (head, bottom):
            scene.shapes.append(Shape(((0.0, y), (self._right, y)), None, look.line, unit))
        scene.shapes.append(Shape(((self._left, 0.0), (self._left, bottom)), None, look.line, unit))

    def _paint_bar(self, bar: PlanBar, box: Box) -> None:
        unit, look, scene = self._unit, self._look, self.scene
        strip = box._replace(bottom=box.top + self._strip_height)
        scene.shapes.append(_outlined(box, look.light, look.line, unit, unit, ended=bar.ended))
        scene.shapes += _strip(strip, bar.availability, unit, look, ended=bar.ended)
        left, lines = self._bar_lines(bar)
        y = strip.bottom + 2 * unit
        for line, face, tone in lines:
            pitch = self._ruler.pitch(face)
            for edge in (box.left, box.right):
                # Where words run over an edge of the bar it makes room for them.
                if left + unit < edge < left + line.width + 4 * unit:
                    scene.shapes.append(_area(Box(edge - 2 * unit, y, edge + 6 * unit, y + pitch), look.paper))
            scene.words.append(Words(left, y, line, face, tone))
            y += pitch
        widest = max(line.width for line, _face, _tone in lines)
        scene.boxes[bar.number] = Box(min(box.left, left), box.top, max(box.right, left + widest), box.bottom)

    def _paint_join(self, join: PlanJoin, before: Box, after: Box) -> None:
        unit, look, scene = self._unit, self._look, self.scene
        bar = self._drawing.bars[join.to - 1]
        x = self._join_x(bar)
        if join.gap is not None:
            middle = after.top + self._strip_height / 2
            zone = Box(x, after.top, after.left, after.top + self._strip_height)
            scene.shapes += _crossed(zone, unit, look.wrong)
            points: tuple[Point, ...] = ((x, before.bottom), (x, middle), (after.left, middle))
        else:
            foot = min(max(x, before.left), before.right)
            turn = before.bottom + 3 * unit
            points = (
                ((foot, before.bottom), (foot, turn), (x, turn), (x, after.top))
                if foot != x
                else (
                    (x, before.bottom),
                    (x, after.top),
                )
            )
        scene.shapes += _arrow(points, unit, look.line, dashed=not join.linked)
        left, lines = self._join_lines(join, x)
        early = 8 * unit if join.early is not None else 0.0
        y = after.top - early - unit - len(lines) * self._ruler.pitch(Face.SMALL)
        for line, tone in lines:
            scene.words.append(Words(left, y, line, Face.SMALL, tone))
            y += self._ruler.pitch(Face.SMALL)
        if join.early is not None:
            first, last = (min(max(self._x(month), self._left), self._right) for month in join.early)
            scene.shapes += _bracket(first, last, after.top - 5 * unit, unit, look.wrong)

    def _write(self, text: str, face: Face, place: Point, width: float) -> None:
        line = self._ruler.lines(text, face, max(width, 10 * self._unit))[0]
        self.scene.words.append(Words(*place, line, face))

    def _write_patched(self, text: str, place: Point) -> None:
        unit, pitch = self._unit, self._ruler.pitch(Face.NAME)
        line = self._ruler.lines(text, Face.NAME, self._right - place[0])[0]
        patch = Box(place[0] - 3 * unit, place[1], place[0] + line.width + 3 * unit, place[1] + pitch)
        self.scene.shapes.append(_area(patch, self._look.paper))
        self.scene.words.append(Words(*place, line, Face.NAME, Tone.DANGER))


def _area(box: Box, fill: str) -> Shape:
    left, top, right, bottom = box
    return Shape(((left, top), (right, top), (right, bottom), (left, bottom)), fill, closed=True)


def _outlined(box: Box, fill: str | None, line: str, width: float, unit: float, *, ended: bool) -> Shape:
    """Return an area with its outline, ragged at the right where the end is not on file."""
    left, top, right, bottom = box
    if ended:
        return Shape(((left, top), (right, top), (right, bottom), (left, bottom)), fill, line, width, closed=True)
    count = max(2, round((bottom - top) / (5 * unit)))
    step = (bottom - top) / count
    edge = [(right + (4 * unit if at % 2 else 0.0), top + at * step) for at in range(count + 1)]
    return Shape(((left, top), *edge, (left, bottom)), fill, line, width, closed=True)


def _strip(box: Box, state: Availability, unit: float, look: PathLook, *, ended: bool) -> Iterator[Shape]:
    """Yield the band that tells the state: filled, hatched, or empty."""
    fill = look.strong if state is Availability.OPEN else look.paper
    yield _outlined(box, fill, look.strong, 1.4 * unit, unit, ended=ended)
    if state is Availability.RUNNING:
        yield from _hatched(box, 5 * unit, 1.3 * unit, look.strong)


def _hatched(box: Box, step: float, width: float, line: str, *, back: bool = False) -> Iterator[Shape]:
    """Yield slanted lines inside an area."""
    left, top, right, bottom = box
    height = bottom - top
    for number in range(1, math.ceil((right - left + height) / step)):
        begin = left + number * step
        upper = (min(begin, right), top + max(begin - right, 0.0))
        lower = (max(begin - height, left), bottom - max(left - (begin - height), 0.0))
        points = (upper, lower)
        if back:
            points = tuple((x, top + bottom - y) for x, y in points)  # type: ignore[assignment]
        yield Shape(points, None, line, width)


def _crossed(box: Box, unit: float, line: str) -> Iterator[Shape]:
    """Yield a crossed out area: nothing supports it."""
    yield Shape(
        ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)),
        None,
        line,
        0.8 * unit,
        (3 * unit, 2 * unit),
        closed=True,
    )
    for back in (False, True):
        yield from _hatched(box, 7 * unit, 0.6 * unit, line, back=back)


def _bracket(left: float, right: float, y: float, unit: float, line: str) -> Iterator[Shape]:
    """Yield a dashed span with a stop at either end."""
    yield Shape(((left, y), (right, y)), None, line, 1.4 * unit, (4 * unit, 2.5 * unit))
    for x in (left, right):
        yield Shape(((x, y - 3.5 * unit), (x, y + 3.5 * unit)), None, line, 1.4 * unit)


def _arrow(points: Sequence[Point], unit: float, line: str, *, dashed: bool) -> Iterator[Shape]:
    """Yield a line with a head; dashed where nothing on file leads along it."""
    yield Shape(tuple(points), None, line, 1.8 * unit, (4 * unit, 3 * unit) if dashed else ())
    (bx, by), (x, y) = points[-2], points[-1]
    length = math.hypot(x - bx, y - by) or 1.0
    dx, dy = (x - bx) / length * 6 * unit, (y - by) / length * 6 * unit
    head = ((x, y), (x - dx - dy * 0.6, y - dy + dx * 0.6), (x - dx + dy * 0.6, y - dy - dx * 0.6))
    yield Shape(head, None if dashed else line, line, unit, closed=True)
