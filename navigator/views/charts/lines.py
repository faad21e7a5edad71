"""Lines and cumulative steps on paper: never drawn over a gap or a changed definition."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from navigator.domain.chart import Point, Series
from navigator.domain.document import Align
from navigator.domain.results import Presentation
from navigator.views.charts.canvas import Box, Canvas
from navigator.views.charts.frame import Frame
from navigator.views.charts.palette import Tone
from navigator.views.charts.pointtext import date_text, point_text
from navigator.views.printing.styles import MARK, mm

_LINE = mm(0.5)
_FEW = 60
"""Up to so many points carry their figures; the others stand in the table."""


def runs(series: Series) -> Iterator[tuple[Point, ...]]:
    """Yield the points between which a line may be drawn: years in a row, no changed definition between them."""
    run: list[Point] = []
    for point in series.points:
        if run and (point.fy != run[-1].fy + 1 or point.fy in series.breaks):
            yield tuple(run)
            run = []
        run.append(point)
    if run:
        yield tuple(run)


_SIZE, _SMALL_SIZE = mm(1.9), mm(1.3)
_MANY = 14
_THICKET = 3000
"""Beyond so many points only hatched, hollow and ranged ones are marked: the others would cover each other."""


def draw_lines(canvas: Canvas, frame: Frame, series: Sequence[Series], tones: Sequence[Tone], *, steps: bool) -> None:
    """Draw every series: its lines, then the ranges and signs of its points."""
    for one, tone in zip(series, tones, strict=True):
        for run in runs(one):
            shown = [point for point in run if frame.holds(point.fy)]
            corners = _stairs(frame, shown) if steps else [_place(frame, point) for point in shown]
            if len(corners) > 1:
                canvas.line(corners, tone.edge, _LINE, tone.dash)
    size = _SMALL_SIZE if len(series) > _MANY else _SIZE
    is_thicket = sum(len(one.points) for one in series) > _THICKET
    for one, tone in zip(series, tones, strict=True):
        for point in one.points:
            if frame.holds(point.fy) and not (is_thicket and _is_plain(point, one)):
                _draw_point(canvas, frame, point, one, _Sign(tone, size, spans=not steps))


class _Sign(NamedTuple):
    tone: Tone
    size: float
    spans: bool


def _is_plain(point: Point, series: Series) -> bool:
    says_more = point.partial or point.low is not None or point.fy_from is not None
    return not (says_more or series.hollow or point.figure.planned)


def _place(frame: Frame, point: Point) -> tuple[float, float]:
    return frame.middle(point.fy), frame.y(point.figure.value)


def _stairs(frame: Frame, run: Sequence[Point]) -> list[tuple[float, float]]:
    corners: list[tuple[float, float]] = []
    for point in run:
        y = frame.y(point.figure.value)
        corners += [(frame.left(point.fy), y), (frame.left(point.fy) + frame.slot, y)]
    return corners


def _draw_point(canvas: Canvas, frame: Frame, point: Point, series: Series, sign: "_Sign") -> None:
    tone = sign.tone
    x, y = _place(frame, point)
    if point.low is not None and point.high is not None and point.low != point.high:
        canvas.whisker(x, frame.y(point.low), frame.y(point.high))
    if sign.spans and point.fy_from is not None and point.fy_from < point.fy:
        # A sum of years begins where its steps begin: that is seen without a bracket.
        canvas.span(frame.left(max(point.fy_from, frame.years[0])) + mm(0.6), x, y, tone.edge)
    canvas.marker(x, y, tone, partial=point.partial, hollow=series.hollow or point.figure.planned, size=sign.size)


def draw_point_figures(canvas: Canvas, frame: Frame, series: Sequence[Series], presentation: Presentation) -> None:
    """Write figures beside their points where no other figure or point stands; the newest of a series come first."""
    places = [
        (point, _place(frame, point)) for one in series for point in reversed(one.points) if frame.holds(point.fy)
    ]
    if len(places) > _FEW:
        return
    half = mm(1.1)
    taken = [Box(x - half, y - half, 2 * half, 2 * half) for _point, (x, y) in places]
    for point, (x, y) in places:
        text, day = point_text(point, presentation), date_text(point, presentation)
        if day and canvas.width(day, MARK) <= frame.slot * 1.6:
            _write(canvas, frame, (text, day), (x, y), taken) or _write(canvas, frame, (text,), (x, y), taken)
        else:
            _write(canvas, frame, (text,), (x, y), taken)


def _write(canvas: Canvas, frame: Frame, texts: Sequence[str], at: tuple[float, float], taken: list[Box]) -> bool:
    x, y = at
    width = max(canvas.width(text, MARK) for text in texts)
    height = MARK.pixels * 1.05 * len(texts)
    left = max(frame.box.x, min(x - width / 2, frame.box.right - width))
    for top in (y - mm(1.3) - height, y + mm(1.3)):
        box = Box(left, top, width, height)
        inside = frame.box.y - MARK.pixels * 1.3 <= box.y and box.bottom <= frame.box.bottom
        if inside and not any(box.meets(other) for other in taken):
            for row, text in enumerate(texts):
                base = top + MARK.pixels * (0.9 + 1.05 * row)
                canvas.text(left + width / 2, base, text, MARK, Align.CENTRE)
            taken.append(box)
            return True
    return False


def ends(frame: Frame, series: Sequence[Series]) -> Iterator[tuple[Series, tuple[float, float] | None]]:
    """Yield each series with the place of its newest point, where a label beside the plot points to."""
    newest = max((point.fy for one in series for point in one.points), default=0)
    for one in series:
        at = one.points[-1] if one.points else None
        yield one, _place(frame, at) if at is not None and at.fy == newest else None
