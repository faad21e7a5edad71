"""Where values and years lie in the plot of a chart."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from navigator.domain.chart import ChartForm, Point, Series
from navigator.views.charts.canvas import Box
from navigator.views.charts.series import nice_step

_STEPS = 5
_PERCENT = Decimal(100)
BARS = frozenset({ChartForm.STACKED, ChartForm.GROUPED, ChartForm.SHARE})
STACKS = frozenset({ChartForm.STACKED, ChartForm.SHARE})


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis of values: its ends and the distance of its lines."""

    bottom: Decimal
    top: Decimal
    step: Decimal

    def values(self) -> Iterable[Decimal]:
        """Yield the values at which a line stands, upwards."""
        value = self.bottom
        while value <= self.top:
            yield value
            value += self.step


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot: its rectangle (layout units), its years, its axis.

    ``head`` and ``foot`` are kept free above and below the values, for figures over and under the bars.
    """

    box: Box
    years: tuple[int, ...]
    axis: Axis
    head: float = 0.0
    foot: float = 0.0

    @property
    def slot(self) -> float:
        """Width of a year."""
        return self.box.width / len(self.years)

    def left(self, fy: int) -> float:
        """Left edge of a year."""
        return self.box.x + (fy - self.years[0]) * self.slot

    def middle(self, fy: int) -> float:
        """Middle of a year."""
        return self.left(fy) + self.slot / 2

    def y(self, value: Decimal) -> float:
        """Height at which a value lies."""
        whole = self.axis.top - self.axis.bottom
        room = self.box.height - self.head - self.foot
        return self.box.bottom - self.foot - room * float((value - self.axis.bottom) / whole)

    def holds(self, fy: int) -> bool:
        """Whether a year is on the axis."""
        return self.years[0] <= fy <= self.years[-1]


def axis_of(form: ChartForm, series: Iterable[Series]) -> Axis:
    """Return an axis that reaches zero and every value drawn, stacks and disagreeing sources included."""
    if form is ChartForm.SHARE:
        return Axis(Decimal(0), _PERCENT, Decimal(20))
    low, high = Decimal(0), Decimal(0)
    above: dict[int, Decimal] = {}
    below: dict[int, Decimal] = {}
    for one in series:
        for point in one.points:
            pile = above if point.figure.value >= 0 else below
            base = pile.get(point.fy, Decimal(0)) if form in STACKS else Decimal(0)
            pile[point.fy] = base + point.figure.value
            ends = [base + value for value in reach(point)]
            low, high = min(low, *ends), max(high, *ends)
    step = nice_step(max(high, -low), _STEPS)
    top = step * max(Decimal(1), (high / step).to_integral_value(ROUND_CEILING))
    return Axis(step * (low / step).to_integral_value(ROUND_FLOOR), top, step)


def reach(point: Point) -> tuple[Decimal, ...]:
    """Return every value that a point is drawn at: its own and the ends of its range."""
    return tuple(value for value in (point.figure.value, point.low, point.high) if value is not None)


def gap_years(series: Iterable[Series], years: Iterable[int]) -> tuple[int, ...]:
    """Return the years of the axis in which no series has a figure."""
    known = {year for one in series for point in one.points for year in _years_of(point)}
    return tuple(fy for fy in years if fy not in known)


def _years_of(point: Point) -> range:
    return range(point.fy if point.fy_from is None else point.fy_from, point.fy + 1)
