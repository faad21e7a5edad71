"""The names of series: beside the plot at their own height where they fit, else in columns below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from navigator.domain.chart import ChartForm, Series
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.views.charts import words
from navigator.views.charts.canvas import Box, Canvas
from navigator.views.charts.frame import BARS, STACKS, Frame
from navigator.views.charts.palette import Tone
from navigator.views.charts.scene import Scene
from navigator.views.printing.styles import NOTE, mm

_SWATCH, _SWATCH_HEIGHT = mm(5), mm(2.4)
_LEADER = mm(4)
_GAP = mm(1.2)
_BETWEEN = mm(5)
_WIDEST_SHARE = 0.3
_NARROWEST_COLUMN = mm(58)
_FINE = mm(0.12)
_GREY = "#555555"


@dataclass(frozen=True, slots=True)
class Name:
    """What stands beside the sample of a series."""

    series: Series
    tone: Tone
    text: str


def names_of(scene: Scene) -> list[Name]:
    """Return the names, each with the years on file of the years run where some are missing; in stacks numbered."""
    is_numbered = scene.chart.spec.form in STACKS and len(scene.series) > 1
    return [
        Name(one, tone, (scene.sign(one) if is_numbered else "") + label_of(one, scene.presentation))
        for one, tone in zip(scene.series, scene.tones, strict=True)
    ]


def label_of(series: Series, presentation: Presentation) -> str:
    """Return the name of a series with its coverage."""
    label, coverage = series.label, series.coverage
    if coverage.run is None or coverage.on_file >= coverage.run:
        return label.of(presentation.language)
    said = words.COVERAGE.format(on_file=coverage.on_file, run=coverage.run)
    return Text(label.ja + said.ja, label.en + said.en).of(presentation.language)


def side_width(canvas: Canvas, names: Sequence[Name], width: float) -> float:
    """Return the width that names beside the plot take, their leaders and samples included."""
    longest = max(canvas.width(name.text) for name in names)
    return min(longest + mm(0.5), width * _WIDEST_SHARE) + _LEADER + _SWATCH + _GAP


def heights(canvas: Canvas, names: Sequence[Name], width: float) -> list[float]:
    """Return the height of each name in a column ``width`` wide (leaders and samples included)."""
    room = width - _LEADER - _SWATCH - _GAP
    return [len(canvas.setter.lines(name.text, NOTE, room)) * NOTE.pitch for name in names]


def draw_beside(
    canvas: Canvas, frame: Frame, names: Sequence[Name], anchors: Sequence[tuple[float, float] | None], scene: Scene
) -> None:
    """Draw the names at the right of the plot, each as near to its anchor as the others let it."""
    width, form = side_width(canvas, names, scene.width), scene.chart.spec.form
    if form in STACKS and not all(anchors):
        # Not all end in the newest bar: the order of the stack, from its top, says more than a few lines.
        names, anchors = names[::-1], [None] * len(names)
    high = heights(canvas, names, width)
    tops = spread([None if anchor is None else anchor[1] for anchor in anchors], high, frame.box.y, frame.box.bottom)
    left = frame.box.right
    for name, anchor, top, height in zip(names, anchors, tops, high, strict=True):
        middle = top + NOTE.pitch / 2 if height > NOTE.pitch else top + height / 2
        x = left + _LEADER
        if anchor is not None:
            start = anchor[0] + mm(0.4), anchor[1]
            canvas.line((start, (left, anchor[1]), (x - mm(0.6), middle)), _GREY, _FINE)
        sample(canvas, form, name, x, middle)
        canvas.paragraph(x + _SWATCH + _GAP, top, name.text, width - _LEADER - _SWATCH - _GAP)


def spread(anchors: Sequence[float | None], high: Sequence[float], top: float, bottom: float) -> list[float]:
    """Return the upper edges of labels so that none lies over another and all stay between ``top`` and ``bottom``.

    Labels with an anchor stand in the order of their anchors, the others below them. ``high`` must fit in all.
    """
    order = sorted(range(len(high)), key=lambda n: (anchors[n] is None, anchors[n] or 0.0, n))
    placed: dict[int, float] = {}
    edge = top
    for n in order:
        anchor = anchors[n]
        wanted = edge if anchor is None else anchor - min(high[n], NOTE.pitch) / 2
        placed[n] = max(edge, wanted)
        edge = placed[n] + high[n]
    limit = bottom
    for n in reversed(order):
        placed[n] = min(placed[n], limit - high[n])
        limit = placed[n]
    return [placed[n] for n in range(len(high))]


def sample(canvas: Canvas, form: ChartForm, name: Name, x: float, middle: float) -> None:
    """Draw the sample of a series with its left edge at ``x``."""
    if form in BARS:
        box = Box(x, middle - _SWATCH_HEIGHT / 2, _SWATCH, _SWATCH_HEIGHT)
        canvas.bar(box, name.tone, partial=False, hollow=name.series.hollow)
        return
    canvas.line(((x, middle), (x + _SWATCH, middle)), name.tone.edge, mm(0.5), name.tone.dash)
    canvas.marker(x + _SWATCH / 2, middle, name.tone, partial=False, hollow=name.series.hollow)


# Below the plot.


def columns_room(canvas: Canvas, names: Sequence[Name], width: float) -> float:
    """Return the height that the names need in columns below the plot."""
    return sum(max(row) for row in _rows(canvas, names, width)) + _GAP


def draw_columns(canvas: Canvas, form: ChartForm, names: Sequence[Name], box: Box) -> None:
    """Draw the names in columns, row by row."""
    count, column = _columns(canvas, names, box.width)
    y = box.y + _GAP
    rows = _rows(canvas, names, box.width)
    for number, name in enumerate(names):
        row, place = divmod(number, count)
        if place == 0 and row:
            y += max(rows[row - 1])
        x = box.x + place * (column + _BETWEEN)
        sample(canvas, form, name, x, y + NOTE.pitch / 2)
        canvas.paragraph(x + _SWATCH + _GAP, y, name.text, column - _SWATCH - _GAP)


def _columns(canvas: Canvas, names: Sequence[Name], width: float) -> tuple[int, float]:
    longest = max(canvas.width(name.text) for name in names) + _SWATCH + _GAP + mm(0.5)
    wanted = min(max(longest, mm(20)), max(_NARROWEST_COLUMN, (width - 2 * _BETWEEN) / 3))
    count = max(1, int((width + _BETWEEN) // (wanted + _BETWEEN)))
    return count, (width - (count - 1) * _BETWEEN) / count


def _rows(canvas: Canvas, names: Sequence[Name], width: float) -> list[list[float]]:
    count, column = _columns(canvas, names, width)
    high = [len(canvas.setter.lines(name.text, NOTE, column - _SWATCH - _GAP)) * NOTE.pitch for name in names]
    return [high[at : at + count] for at in range(0, len(high), count)]
