"""A chart as plain arrays: where every bar, line, marker and whisker stands, in fiscal years and axis values.

Nothing here knows a pixel or a colour. A year without a figure has no place at all: no bar, and a line is interrupted
before and after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from navigator.domain.chart import Chart, ChartForm, Point, Series

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

BAR_FORMS = frozenset({ChartForm.STACKED, ChartForm.GROUPED, ChartForm.SHARE})
_STACKED_FORMS = frozenset({ChartForm.STACKED, ChartForm.SHARE})
BAR_ROOM = 0.8
"""Share of a year that its bars take."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The places of one series; every array has one entry a point.

    ``index`` is its place in ``Chart.series``. ``at`` are the fiscal years, ``since`` the first year of a figure of
    several years. Bars reach from ``left`` to ``right`` and from ``base`` to ``end``; up to ``solid`` they are whole,
    the rest is ※内数 and hatched. Lines and steps stand at ``end``. ``low`` and ``high`` are what the sources say where
    they disagree, NaN where they agree. ``hollow`` marks requests and plans. ``joined`` tells whether a line goes on to
    the next point.
    """

    index: int
    points: tuple[Point, ...]
    at: Floats
    since: Floats
    left: Floats
    right: Floats
    base: Floats
    end: Floats
    solid: Floats
    low: Floats
    high: Floats
    partial: Flags
    hollow: Flags
    joined: Flags


@dataclass(frozen=True, slots=True)
class Panel:
    """One plot: all series, or one of them in small multiples. ``gaps`` are the years in which nothing is on file."""

    layers: tuple[Layer, ...]
    gaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn. ``lowest`` and ``highest`` bound the axis of all panels and hold zero."""

    form: ChartForm
    years: tuple[int, ...]
    panels: tuple[Panel, ...]
    lowest: float
    highest: float

    @property
    def is_bars(self) -> bool:
        """Whether the figures are bars."""
        return self.form in BAR_FORMS

    @property
    def is_empty(self) -> bool:
        """Whether there is no figure to draw."""
        return not any(len(layer.points) for panel in self.panels for layer in panel.layers)


def drawing_of(chart: Chart) -> Drawing:
    """Return the places of everything that ``chart`` draws."""
    form = chart.spec.form
    if not chart.years:
        return Drawing(form, (), (), 0.0, 1.0)
    shown = tuple((n, one) for n, one in enumerate(chart.series) if one.key not in set(chart.spec.hidden))
    panels = tuple(_panel(chart, [pair]) for pair in shown) if chart.spec.panels else (_panel(chart, shown),)
    lowest, highest = _bounds(panels)
    return Drawing(form, chart.years, panels, lowest, highest)


def _panel(chart: Chart, shown: Sequence[tuple[int, Series]]) -> Panel:
    form = chart.spec.form
    stack = _Stack(len(chart.years), chart.years[0]) if form in _STACKED_FORMS else None
    layers = [_layer(one, index, _side(form, place, len(shown)), stack) for place, (index, one) in enumerate(shown)]
    known = {fy for _, one in shown for point in one.points for fy in range(point.fy_from or point.fy, point.fy + 1)}
    return Panel(tuple(layers), tuple(fy for fy in chart.years if fy not in known))


def _side(form: ChartForm, place: int, count: int) -> tuple[float, float]:
    """Return the left and right edge of a bar beside its year."""
    if form is not ChartForm.GROUPED:
        return -BAR_ROOM / 2, BAR_ROOM / 2
    width = BAR_ROOM / count
    left = -BAR_ROOM / 2 + place * width
    return left, left + width


class _Stack:
    """How high the bars of each year already reach, upwards and downwards."""

    def __init__(self, count: int, first: int) -> None:
        self._first = first
        self._up, self._down = np.zeros(count), np.zeros(count)

    def put(self, at: Floats, values: Floats) -> Floats:
        """Return where bars of these values begin, and add them."""
        places = at.astype(int) - self._first
        base = np.where(values >= 0, self._up[places], self._down[places])
        np.add.at(self._up, places, np.maximum(values, 0))
        np.add.at(self._down, places, np.minimum(values, 0))
        return base


def _layer(one: Series, index: int, side: tuple[float, float], stack: _Stack | None) -> Layer:
    points = one.points
    at = np.array([point.fy for point in points], dtype=float)
    value = np.array([float(point.figure.value) for point in points])
    base = stack.put(at, value) if stack is not None else np.zeros(len(points))
    return Layer(
        index,
        points,
        at,
        np.array([point.fy_from or point.fy for point in points], dtype=float),
        at + side[0],
        at + side[1],
        base,
        base + value,
        base + np.array([_whole_part(point) for point in points]),
        base + np.array([_or_nan(point.low) for point in points]),
        base + np.array([_or_nan(point.high) for point in points]),
        np.array([point.partial for point in points], dtype=bool),
        np.array([one.hollow or point.figure.planned for point in points], dtype=bool),
        _joined(one),
    )


def _whole_part(point: Point) -> float:
    """Return how much of the figure is whole: all of it, a part, or nothing."""
    if not point.partial:
        return float(point.figure.value)
    return 0.0 if point.whole is None else float(point.whole)


def _or_nan(value: Decimal | None) -> float:
    return float("nan") if value is None else float(value)


def _joined(one: Series) -> Flags:
    """A line goes on to the next point only from one year to the very next, and not where the definition changes."""
    years = [point.fy for point in one.points]
    breaks = set(one.breaks)
    on = [later == fy + 1 and later not in breaks for fy, later in pairwise(years)]
    return np.array(on + [False] * bool(years), dtype=bool)


def _bounds(panels: Sequence[Panel]) -> tuple[float, float]:
    arrays = [
        array[np.isfinite(array)]
        for panel in panels
        for layer in panel.layers
        for array in (layer.base, layer.end, layer.low, layer.high)
    ]
    values = np.concatenate([np.zeros(1), *arrays])
    lowest, highest = float(values.min()), float(values.max())
    return lowest, highest if highest > lowest else lowest + 1.0
