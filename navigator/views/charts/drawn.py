"""The series of a plot: bars or lines with their figures, and the totals over stacks."""

from collections.abc import Sequence
from decimal import Decimal

from navigator.domain.chart import Chart, ChartForm
from navigator.domain.document import Align
from navigator.domain.results import Presentation
from navigator.views.charts import bars, lines
from navigator.views.charts.canvas import Canvas
from navigator.views.charts.frame import BARS, STACKS, Frame, reach
from navigator.views.charts.pointtext import total_text
from navigator.views.charts.scene import Scene
from navigator.views.printing.styles import MARK, mm

_LINE = MARK.pixels * 1.05
_GAP = mm(0.7)


def draw_series(canvas: Canvas, frame: Frame, scene: Scene) -> dict[str, tuple[float, float] | None]:
    """Draw the series and return by key where each ends, for the names beside the plot."""
    chart, series, tones, presentation = scene.chart, scene.series, scene.tones, scene.presentation
    form = chart.spec.form
    if form not in BARS:
        lines.draw_lines(canvas, frame, series, tones, steps=form is ChartForm.STEPS)
        if scene.look.figures:
            lines.draw_point_figures(canvas, frame, series, presentation)
        return {one.key: place for one, place in lines.ends(frame, series)}
    placed = bars.place_bars(frame, form, series, tones)
    bars.draw_bars(canvas, frame, placed)
    if scene.look.figures:
        bars.draw_figures(canvas, frame, scene, placed)
        if scene.totals:
            _draw_totals(canvas, frame, chart, placed, presentation)
    # Side by side, a line from one bar to its name would cross the bars of the others.
    return {one.key: place for one, place in bars.tops(placed)} if form in STACKS or len(series) == 1 else {}


def figure_rooms(canvas: Canvas, frame: Frame, scene: Scene) -> tuple[float, float]:
    """Return the room that figures need above the highest and below the lowest value."""
    chart, series, presentation = scene.chart, scene.series, scene.presentation
    if not scene.look.figures:
        return 0.0, 0.0
    form = chart.spec.form
    if form not in BARS:
        return _LINE + _GAP, 0.0
    placed = bars.place_bars(frame, form, series, scene.tones)
    if not placed:
        return 0.0, 0.0
    ends = [bar.base + value for bar in placed for value in reach(bar.point)]
    if form in STACKS and len(series) > 1:
        length = max(_total_lines(chart, presentation), default=0) * _LINE + _GAP if scene.totals else 0.0
        return bars.headroom(frame, length, max(ends)), 0.0
    length = bars.figure_room(canvas, frame, placed, presentation)
    # Upside down the same room lies under the lowest bar.
    foot = length if min(ends) < 0 else 0.0
    return bars.headroom(frame, length, max(ends)), foot


def totals_fit(canvas: Canvas, frame: Frame, scene: Scene) -> bool:
    """Return whether the totals of the years can be written over their stacks."""
    chart = scene.chart
    if not (scene.look.figures and chart.totals and chart.spec.form is ChartForm.STACKED and len(scene.series) > 1):
        return False
    said = [line for total in chart.totals for line in total_text(total, scene.presentation).split("\n")]
    return max(canvas.width(line, MARK) for line in said) <= frame.slot - mm(0.4)


def _total_lines(chart: Chart, presentation: Presentation) -> list[int]:
    return [total_text(total, presentation).count("\n") + 1 for total in chart.totals]


def _draw_totals(
    canvas: Canvas, frame: Frame, chart: Chart, placed: Sequence[bars.PlacedBar], presentation: Presentation
) -> None:
    """Write the totals over the stacks; they stand in the table anyway."""
    texts = {total.fy: total_text(total, presentation).split("\n") for total in chart.totals if frame.holds(total.fy)}
    for fy, said in texts.items():
        tops = [bar.base + bar.point.figure.value for bar in placed if bar.point.fy == fy]
        if not tops:
            continue
        base = frame.y(max(Decimal(0), *tops)) - _GAP - (len(said) - 1) * _LINE
        for row, line in enumerate(said):
            canvas.plate(frame.middle(fy), base + row * _LINE, line, MARK)
            canvas.text(frame.middle(fy), base + row * _LINE, line, MARK, Align.CENTRE)
