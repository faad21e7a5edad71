"""What a plot shows: series of a chart with their looks, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from navigator.domain.chart import Chart, Series
from navigator.domain.results import Presentation
from navigator.views.charts.palette import Tone


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is drawn: ``grey`` for black-and-white paper, ``figures`` written at bars and points."""

    grey: bool = False
    figures: bool = True


@dataclass(frozen=True, slots=True)
class Scene:
    """Series of ``chart`` to draw; ``tones`` are their looks, one each.

    ``width`` is that of the whole picture, ``totals`` whether they are written over the stacks.
    """

    chart: Chart
    presentation: Presentation
    look: Look
    series: Sequence[Series]
    tones: Sequence[Tone]
    width: float = 0.0
    totals: bool = False
