"""What a plot shows: series of a chart with their looks, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from navigator.domain.chart import Chart, Series
from navigator.domain.results import Presentation
from navigator.views.charts.palette import Tone

_CIRCLED = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is drawn: ``grey`` for black-and-white paper, ``figures`` written at bars and points."""

    grey: bool = False
    figures: bool = True


@dataclass(frozen=True, slots=True)
class Scene:
    """Series of ``chart`` to draw; ``tones`` are their looks, one each.

    ``width`` is that of the whole picture, ``totals`` whether they are written over the stacks,
    ``gaps`` whether years without any figure have room for their sign.
    """

    chart: Chart
    presentation: Presentation
    look: Look
    series: Sequence[Series]
    tones: Sequence[Tone]
    width: float = 0.0
    totals: bool = False
    gaps: bool = True

    def sign(self, series: Series) -> str:
        """Return the number of a series in a stack: ①, ②, … (21)."""
        number = self.series.index(series) + 1
        return chr(ord("①") + number - 1) if number <= _CIRCLED else f"({number})"
