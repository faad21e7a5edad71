"""Small multiples: one panel a series, all on the same axes, so that they can be compared by eye."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from navigator.domain.chart import Chart, Series
from navigator.domain.results import Presentation
from navigator.views.charts import axes
from navigator.views.charts.beside import label_of
from navigator.views.charts.canvas import Box, Canvas
from navigator.views.charts.drawn import draw_series, figure_rooms
from navigator.views.charts.frame import Axis, Frame, gap_years
from navigator.views.charts.palette import tone
from navigator.views.charts.scene import Look, Scene
from navigator.views.printing.styles import NOTE, mm

_WIDTH, _PLOT = mm(54), mm(27)
_BETWEEN = mm(5)
_BELOW = mm(2.5)


@dataclass(frozen=True, slots=True)
class Panels:
    """The panels of one chart; ``axis`` is that of all of them."""

    chart: Chart
    presentation: Presentation
    look: Look
    axis: Axis
    series: Sequence[Series]

    def columns(self, width: float) -> int:
        """Return how many panels stand side by side."""
        return max(1, min(len(self.series), int((width + _BETWEEN) // (_WIDTH + _BETWEEN))))

    def height(self, canvas: Canvas, width: float, part: tuple[int, int]) -> float:
        """Return the height of the panels of ``part``."""
        return sum(self._row_height(canvas, width, row) for row in self._rows(width, part))

    def draw(self, canvas: Canvas, x: float, y: float, width: float, part: tuple[int, int]) -> None:
        """Draw the panels of ``part`` from their upper left corner."""
        step = self._panel_width(width) + _BETWEEN
        for row in self._rows(width, part):
            titles = self._title_height(canvas, width, row)
            for place, series in enumerate(row):
                self._draw_panel(canvas, titles, Box(x + place * step, y, step - _BETWEEN, 0), series)
            y += self._row_height(canvas, width, row)

    def _rows(self, width: float, part: tuple[int, int]) -> list[Sequence[Series]]:
        chosen, count = self.series[part[0] : part[1]], self.columns(width)
        return [chosen[at : at + count] for at in range(0, len(chosen), count)]

    def _panel_width(self, width: float) -> float:
        count = self.columns(width)
        return (width - (count - 1) * _BETWEEN) / count

    def _title_height(self, canvas: Canvas, width: float, row: Sequence[Series]) -> float:
        room = self._panel_width(width)
        titles = (label_of(series, self.presentation) for series in row)
        return max(len(canvas.setter.lines(title, NOTE, room)) for title in titles) * NOTE.pitch + mm(0.6)

    def _row_height(self, canvas: Canvas, width: float, row: Sequence[Series]) -> float:
        years = axes.year_room(self.chart.years, self.presentation)
        return self._title_height(canvas, width, row) + self._event_room() + _PLOT + years + _BELOW

    def frame(self, canvas: Canvas, width: float) -> Frame:
        """Return the plot of a panel, wherever it stands, in a picture ``width`` wide."""
        return self._frame(canvas, Box(0, 0, self._panel_width(width), _PLOT))

    def _frame(self, canvas: Canvas, box: Box) -> Frame:
        left = axes.value_room(self.axis, canvas)
        plot = Box(box.x + left, box.y, box.width - left - mm(0.5), box.height)
        return Frame(plot, self.chart.years, self.axis)

    def _scene(self, series: Series) -> Scene:
        return Scene(self.chart, self.presentation, self.look, (series,), (tone(0, grey=self.look.grey),))

    def _event_room(self) -> float:
        return axes.EVENT_ROOM if self.chart.marks else 0.0

    def _draw_panel(self, canvas: Canvas, titles: float, box: Box, series: Series) -> None:
        chart, presentation = self.chart, self.presentation
        x, y, width, _height = box
        canvas.paragraph(x, y, label_of(series, presentation), width)
        frame = self._frame(canvas, Box(x, y + titles + self._event_room(), width, _PLOT))
        # Every panel takes the room that the widest figure of any needs: the axes must be alike.
        rooms = [figure_rooms(canvas, frame, self._scene(one)) for one in self.series]
        frame = replace(frame, head=max(head for head, _ in rooms), foot=max(foot for _, foot in rooms))
        axes.draw_bands(canvas, frame, chart.bands)
        axes.draw_event_lines(canvas, frame, chart.marks)
        axes.draw_values(canvas, frame)
        draw_series(canvas, frame, self._scene(series))
        axes.draw_gaps(canvas, frame, gap_years((series,), chart.years))
        axes.draw_breaks(canvas, frame, series.breaks)
        axes.draw_years(canvas, frame, presentation)
        axes.name_events(canvas, frame, chart.marks)
