"""From a chart to what its plots show: the words beside the figures, bands, events, totals, and the room they take."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF

from navigator.domain.chart import Chart, Mark, MarkKind
from navigator.domain.chartlooks import ranks
from navigator.domain.charttable import PARTIAL_SIGN
from navigator.domain.money import format_myen
from navigator.domain.results import Presentation
from navigator.qtsupport.fonts import number_font, text_font
from navigator.viewmodels.trends_drawing import Drawing, Panel
from navigator.views.record.plain import visible
from navigator.views.trends.furniture import SMALL_PT, Event, Furniture, Span, grid_values
from navigator.views.trends.painting import Content, Total
from navigator.views.trends.plot import PlotContent

_NAMES_WIDTH = 150.0
_MOST_NAMES = 14
"""Beyond so many series the names beside the plot are left to the legend."""


def contents_of(chart: Chart, drawing: Drawing, presentation: Presentation) -> list[PlotContent]:
    """Return what each plot of a chart shows."""
    language, looks = presentation.language, ranks(chart)
    spans = tuple(Span(band.fy_from, band.fy_to, visible(band.label.of(language))) for band in chart.bands)
    events = tuple(Event(_place_of(mark), mark.kind.label.of(language)) for mark in _one_a_year(chart))
    contents = []
    for panel in drawing.panels:
        series = [chart.series[layer.index] for layer in panel.layers]
        figures = Content(
            drawing,
            panel.layers,
            tuple(looks[one.key] for one in series),
            language,
            () if chart.spec.panels or not chart.totals else _totals(chart, panel),
        )
        names = tuple(visible(one.label.of(language)) for one in series)
        breaks = tuple(sorted({fy for one in series for fy in one.breaks}))
        around = Furniture(spans, events, panel.gaps, breaks)
        contents.append(PlotContent(panel, figures, around, names, presentation))
    return contents


def value_width(drawing: Drawing) -> float:
    """Return the pixels that the numbers of the axis need."""
    metrics = QFontMetricsF(number_font(SMALL_PT))
    values = grid_values(drawing.lowest, drawing.highest * 1.2, 300)
    return max((metrics.horizontalAdvance(format_myen(value)) for value in values), default=20.0) + 12


def names_width(names: Sequence[str], widest: float) -> float:
    """Return the pixels for the names at the right; none for one series, or for so many that the legend tells them."""
    if not 1 < len(names) <= _MOST_NAMES:
        return 0.0
    metrics = QFontMetricsF(text_font(SMALL_PT))
    return min(max(metrics.horizontalAdvance(name) for name in names) + 16, _NAMES_WIDTH, widest)


def _totals(chart: Chart, panel: Panel) -> tuple[Total, ...]:
    tops: dict[int, float] = {}
    for layer in panel.layers:
        for fy, end in zip(layer.at.tolist(), layer.end.tolist(), strict=True):
            tops[int(fy)] = max(tops.get(int(fy), 0.0), end)
    return tuple(
        Total(total.fy, tops[total.fy], format_myen(total.value) + (PARTIAL_SIGN if total.partial else ""))
        for total in chart.totals
        if total.fy in tops
    )


def _place_of(mark: Mark) -> float:
    """Return where the line of an event stands: before its year, behind it for an end; never inside a bar."""
    return mark.fy + (0.5 if mark.kind is MarkKind.ENDED else -0.5)


def _one_a_year(chart: Chart) -> list[Mark]:
    """Return the events without those that say the same of the same year: the notes tell them all."""
    seen: dict[tuple[int, str], Mark] = {}
    for mark in chart.marks:
        seen.setdefault((mark.fy, mark.kind.value), mark)
    return list(seen.values())
