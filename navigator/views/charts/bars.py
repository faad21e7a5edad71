"""Bars on paper: stacked, side by side or as shares; whole, hatched, hollow, with ranges and their figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from navigator.domain.chart import ChartForm, Point, Series
from navigator.domain.document import Align
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Qualifier
from navigator.services.wording import PARTIAL_SIGN
from navigator.views.charts.canvas import WHITE, Box, Canvas
from navigator.views.charts.frame import STACKS, Frame, reach
from navigator.views.charts.palette import Tone
from navigator.views.charts.pointtext import point_text
from navigator.views.charts.scene import Scene
from navigator.views.printing.styles import MARK, mm

_SHARE_OF_SLOT = 0.78
_WIDEST = mm(20)
_GAP, _TICK = mm(0.7), mm(0.6)
_SIGNS = {Qualifier.ABOUT: ("約", "≈"), Qualifier.OVER: ("超", ">")}


@dataclass(frozen=True, slots=True)
class PlacedBar:
    """A bar with its place and what it stands for."""

    box: Box
    point: Point
    series: Series
    tone: Tone
    base: Decimal


def place_bars(frame: Frame, form: ChartForm, series: Sequence[Series], tones: Sequence[Tone]) -> list[PlacedBar]:
    """Return every bar of the chart; a year without a point has none."""
    stacked = form in STACKS
    beside = 1 if stacked else len(series)
    width = min(frame.slot * _SHARE_OF_SLOT / beside, _WIDEST)
    piles: dict[tuple[int, bool], Decimal] = {}
    placed: list[PlacedBar] = []
    for number, one in enumerate(series):
        shift = 0.0 if stacked else (number - (beside - 1) / 2) * width
        for point in one.points:
            if not frame.holds(point.fy):
                continue
            value = point.figure.value
            pile = (point.fy, value < 0)
            base = piles.get(pile, Decimal(0)) if stacked else Decimal(0)
            piles[pile] = base + value
            edges = frame.y(base), frame.y(base + value)
            left = frame.middle(point.fy) + shift - width / 2
            box = Box(left, min(edges), width, abs(edges[0] - edges[1]))
            placed.append(PlacedBar(box, point, one, tones[number], base))
    return placed


def draw_bars(canvas: Canvas, frame: Frame, placed: Sequence[PlacedBar]) -> None:
    """Draw the bars, the ranges of their sources and the spans of years they are of."""
    for bar in placed:
        canvas.bar(bar.box, bar.tone, partial=bar.point.partial, hollow=bar.series.hollow or bar.point.figure.planned)
    for bar in placed:
        point = bar.point
        if point.low is not None and point.high is not None and point.low != point.high:
            x = bar.box.x + bar.box.width / 2
            canvas.whisker(x, frame.y(bar.base + point.low), frame.y(bar.base + point.high))
        if point.fy_from is not None and point.fy_from < point.fy:
            left = frame.left(max(point.fy_from, frame.years[0])) + mm(0.6)
            canvas.span(left, bar.box.right, frame.y(bar.base + point.figure.value), bar.tone.edge)


def draw_figures(canvas: Canvas, frame: Frame, scene: Scene, placed: Sequence[PlacedBar]) -> None:
    """Write the figures: over bars, or inside the parts of a stack that have room for them."""
    if scene.chart.spec.form in STACKS and len({bar.series.key for bar in placed}) > 1:
        _write_inside(canvas, placed, scene)
    elif placed:
        _write_over(canvas, frame, scene, placed)


def _write_inside(canvas: Canvas, placed: Sequence[PlacedBar], scene: Scene) -> None:
    for bar in placed:
        room = bar.box.width - mm(0.8)
        text = next((one for one in _said(bar, scene) if canvas.width(one, MARK) <= room), "")
        if text and bar.box.height >= MARK.pixels * 1.15:
            middle = bar.box.x + bar.box.width / 2
            base = bar.box.y + bar.box.height / 2 + MARK.pixels * 0.36
            canvas.plate(middle, base, text, MARK)
            canvas.text(middle, base, text, MARK, Align.CENTRE)


def _said(bar: PlacedBar, scene: Scene) -> Iterator[str]:
    """Yield what a part of a stack may say: hatched ones look alike in black and white, so their number comes first."""
    number = scene.sign(bar.series)
    figure = point_text(bar.point, scene.presentation)
    if bar.point.partial:
        yield number + figure
    else:
        yield figure
    yield number


def _write_over(canvas: Canvas, frame: Frame, scene: Scene, placed: Sequence[PlacedBar]) -> None:
    texts = [point_text(bar.point, scene.presentation) for bar in placed]
    turned = _are_turned(canvas, frame, placed, texts)
    if turned is None:
        texts = [_signs(bar.point, scene.presentation) for bar in placed]
    # The line of an event would run through the figures of its year.
    crossed = {mark.fy for mark in scene.chart.marks}
    for bar, text in zip(placed, texts, strict=True):
        middle = bar.box.x + bar.box.width / 2
        ends = [frame.y(bar.base + value) for value in reach(bar.point)]
        below = bar.point.figure.value < 0
        # The tick of a range stands where the bar ends.
        gap = _GAP if bar.point.low == bar.point.high else _GAP + _TICK
        edge = max(bar.box.bottom, *ends) + gap if below else min(bar.box.y, *ends) - gap
        if turned:
            width = canvas.width(text, MARK)
            start = edge + width if below else edge
            if bar.point.fy in crossed:
                side = MARK.pixels * 0.96
                canvas.area(Box(middle - side / 2, start - width, side, width).corners(), WHITE)
            canvas.turned(middle + MARK.pixels * 0.38, start, text, MARK)
            continue
        base = edge + MARK.pixels * 0.85 if below else edge - MARK.pixels * 0.1
        if bar.point.fy in crossed and text:
            canvas.plate(middle, base, text, MARK)
        canvas.text(middle, base, text, MARK, Align.CENTRE)


def _are_turned(canvas: Canvas, frame: Frame, placed: Sequence[PlacedBar], texts: Sequence[str]) -> bool | None:
    """Tell whether figures stand upright over their bars or run upwards; None where neither has room."""
    beside = max(sum(one.point.fy == bar.point.fy for one in placed) for bar in placed)
    room = (frame.slot if beside == 1 else placed[0].box.width) - mm(0.5)
    if max(canvas.width(text, MARK) for text in texts) <= room:
        return False
    return True if placed[0].box.width >= MARK.pixels * 0.95 else None


def figure_room(canvas: Canvas, frame: Frame, placed: Sequence[PlacedBar], presentation: Presentation) -> float:
    """Return how long a figure over a bar is, upwards: the width of turned ones, else one line."""
    if not placed:
        return 0.0
    texts = [point_text(bar.point, presentation) for bar in placed]
    is_turned = _are_turned(canvas, frame, placed, texts)
    return (max(canvas.width(text, MARK) for text in texts) if is_turned else MARK.pixels * 1.05) + 2 * _GAP


def headroom(frame: Frame, length: float, highest: Decimal) -> float:
    """Return what must be kept free above the axis so that a figure ``length`` long fits over ``highest``."""
    share = float((highest - frame.axis.bottom) / (frame.axis.top - frame.axis.bottom))
    height = frame.box.height
    return max(0.0, min(length, height - (height - length) / share)) if share > 0 else 0.0


def _signs(point: Point, presentation: Presentation) -> str:
    """Return what is left of a figure that does not fit: 約, 超 and ※; the whole figure stands in the table."""
    qualifier = point.figure.qualifier
    said = "" if qualifier is None else _SIGNS[qualifier][presentation.language == "en"]
    return said + (PARTIAL_SIGN if point.partial else "")


def tops(placed: Sequence[PlacedBar]) -> Iterator[tuple[Series, tuple[float, float] | None]]:
    """Yield each series with the right middle of its last bar, where a label beside the plot points to."""
    last: dict[str, PlacedBar] = {}
    for bar in placed:
        last[bar.series.key] = bar
    newest = max((bar.point.fy for bar in placed), default=0)
    for bar in last.values():
        place = bar.box.right, bar.box.y + bar.box.height / 2
        yield bar.series, place if bar.point.fy == newest else None
