"""A point of a chart in words, the same in every picture."""

from navigator.domain.chart import Point, YearTotal
from navigator.domain.charttable import PARTIAL_SIGN, figure_text
from navigator.domain.dates import PartialDate
from navigator.domain.money import format_myen
from navigator.domain.results import Presentation
from navigator.views.charts import words


def point_text(point: Point, presentation: Presentation) -> str:
    """Write the figure of a point with 約, 超 and ※; the unit stands at the axis."""
    return figure_text(point).of(presentation.language)


def date_text(point: Point, presentation: Presentation) -> str:
    """Write the day of a snapshot, empty for any other figure."""
    if not point.figure.as_of:
        return ""
    day = PartialDate.parse(point.figure.as_of).format(presentation.years, presentation.language)
    return words.AS_OF.of(presentation.language).format(date=day)


def total_text(total: YearTotal, presentation: Presentation) -> str:
    """Write what a year comes to: with ※内数 amounts, and in brackets without them."""
    if not total.partial:
        return format_myen(total.value)
    whole = words.NOTHING_WHOLE.of(presentation.language) if total.whole is None else format_myen(total.whole)
    return words.BOTH_TOTALS.of(presentation.language).format(both=format_myen(total.value) + PARTIAL_SIGN, whole=whole)
