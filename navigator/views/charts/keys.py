"""The key of the signs in use: hatching, empty bars, ranges, gaps, spans, breaks."""

from collections.abc import Iterator
from dataclasses import dataclass

from navigator.domain.chart import ChartForm
from navigator.domain.text import Text
from navigator.views.charts import words
from navigator.views.charts.canvas import BLACK, Box, Canvas
from navigator.views.charts.frame import BARS, gap_years
from navigator.views.charts.scene import Scene
from navigator.views.printing.styles import NOTE, mm

_SWATCH, _HEIGHT = mm(4), mm(2.4)
_AFTER = mm(1)
_BETWEEN = mm(5)


@dataclass(frozen=True, slots=True)
class _Said:
    sign: str
    text: str
    x: float
    row: int


def key_rows(canvas: Canvas, scene: Scene, width: float) -> int:
    """Return how many lines the key takes."""
    return max((one.row + 1 for one in _placed(canvas, scene, width)), default=0)


def draw_key(canvas: Canvas, scene: Scene, box: Box) -> None:
    """Draw the key from the upper left corner of ``box``."""
    tone = scene.tones[0]
    for one in _placed(canvas, scene, box.width):
        top = box.y + one.row * NOTE.pitch
        middle, x = top + NOTE.pitch / 2, box.x + one.x
        swatch = Box(x, middle - _HEIGHT / 2, _SWATCH, _HEIGHT)
        match one.sign:
            case "partial":
                canvas.bar(swatch, tone, partial=True, hollow=False)
            case "partial point":
                canvas.marker(x + _SWATCH / 2, middle, tone, partial=True, hollow=False)
            case "hollow":
                canvas.bar(swatch, tone, partial=False, hollow=True)
            case "hollow point":
                canvas.marker(x + _SWATCH / 2, middle, tone, partial=False, hollow=True)
            case "range":
                canvas.whisker(x + _SWATCH / 2, swatch.bottom, swatch.y)
            case "span":
                canvas.span(x, x + _SWATCH, middle, tone.edge)
            case "break":
                for shift in (-mm(0.6), mm(0.6)):
                    at = x + _SWATCH / 2 + shift
                    canvas.line(((at - mm(0.7), swatch.bottom), (at + mm(0.7), swatch.y)), BLACK, mm(0.3))
        canvas.paragraph(x + (_SWATCH + _AFTER if one.sign else 0.0), top, one.text, box.width)


def _placed(canvas: Canvas, scene: Scene, width: float) -> Iterator[_Said]:
    x, row = 0.0, 0
    for sign, text in _in_use(scene):
        said = text.of(scene.presentation.language)
        needed = canvas.width(said) + (_SWATCH + _AFTER if sign else 0.0)
        if x and x + needed > width:
            x, row = 0.0, row + 1
        yield _Said(sign, said, x, row)
        x += needed + _BETWEEN


def _in_use(scene: Scene) -> Iterator[tuple[str, Text]]:
    chart, series = scene.chart, scene.series
    points = [point for one in series for point in one.points]
    point_sign = "" if chart.spec.form in BARS else " point"
    if any(point.partial for point in points):
        yield "partial" + point_sign, words.PARTIAL
    if any(one.hollow for one in series) or any(point.figure.planned for point in points):
        yield "hollow" + point_sign, words.HOLLOW
    if any(point.low is not None and point.low != point.high for point in points):
        yield "range", words.RANGE
    is_steps = chart.spec.form is ChartForm.STEPS
    if not is_steps and any(point.fy_from is not None and point.fy_from < point.fy for point in points):
        yield "span", words.SPAN
    if any(chart.years[0] < fy <= chart.years[-1] for one in series for fy in one.breaks):
        yield "break", words.BREAK
    if scene.gaps and gap_years(series, chart.years):
        yield "", words.GAP
    if scene.totals and any(total.partial for total in chart.totals):
        yield "", words.TOTALS
