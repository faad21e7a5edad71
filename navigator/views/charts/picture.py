"""A chart as a picture on paper: one way for sheets, files and the clipboard.

Everything is laid out in fixed units (20 in a millimetre, as the pages are), so that breaks and places are the same at
every resolution; what is drawn are plain values, which another thread may paint.
"""

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from navigator.domain.chart import Chart
from navigator.domain.chartlooks import ranks
from navigator.domain.charttable import source_numbers
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.results import Presentation
from navigator.views.charts import axes, beside, keys, words
from navigator.views.charts.canvas import Box, Canvas
from navigator.views.charts.drawn import draw_series, figure_rooms, totals_fit
from navigator.views.charts.frame import Frame, axis_of, gap_years
from navigator.views.charts.palette import tone
from navigator.views.charts.panels import Panels
from navigator.views.charts.scene import Look, Scene
from navigator.views.printing.draft import PageDraft
from navigator.views.printing.painting import paint_draft
from navigator.views.printing.styles import NOTE, mm
from navigator.views.printing.typeset import Typesetter

LEAST_PLOT = mm(32)
_GAP = mm(1.2)
_MOST_BESIDE = 14
_HIGHEST_SIDE = mm(110)
_NO_NAMES = mm(1.5)


def paint_chart(painter: QPainter, rect: QRectF, chart: Chart, presentation: Presentation, look: Look) -> None:
    """Paint ``chart`` into ``rect``; one unit of the painter is a millimetre.

    The plot takes what names, years and keys leave of the height; ``Picture.least`` tells the height that all of it
    needs. Needs an application object with the bundled fonts, but not the main thread.
    """
    draft = PageDraft()
    picture = Picture(chart, presentation, look, Typesetter(), mm(rect.width()))
    picture.draw(draft, mm(rect.x()), mm(rect.y()), mm(rect.height()))
    paint_draft(painter, draft, grey=look.grey)


class Picture:
    """A chart laid out ``width`` layout units wide.

    ``part`` takes only some of the panels, as places among the series shown (first, behind the last); all panels keep
    the axis of the whole chart. Key and events stand under the last part; without ``events`` they are left to the page,
    which can part a long list of them.
    """

    def __init__(
        self,
        chart: Chart,
        presentation: Presentation,
        look: Look,
        setter: Typesetter,
        width: float,
        *,
        part: tuple[int, int] | None = None,
        events: bool = True,
    ) -> None:
        self._writes_events = events
        self._chart, self._presentation, self._look = chart, presentation, look
        self._width = width
        self._canvas = Canvas(PageDraft(), setter)
        self._series = chart.shown
        self._part = part or (0, len(self._series))
        self._is_last = self._part[1] >= len(self._series)
        self._drawable = bool(chart.years) and any(series.points for series in self._series)
        if not self._drawable:
            return
        # A series keeps its look when another is switched off or the legend is sorted.
        numbers = ranks(chart)
        tones = tuple(tone(numbers[series.key], grey=look.grey) for series in self._series)
        self._scene = Scene(chart, presentation, look, self._series, tones, width)
        self._axis = axis_of(chart.spec.form, self._series)
        self._names = beside.names_of(self._scene)
        self._panels = Panels(chart, presentation, look, self._axis, self._series) if chart.spec.panels else None
        self._side = self._side_width()
        # Totals need the width of a year, which the names beside the plot decide.
        frame = Frame(Box(0, 0, self._plot_width, 1), chart.years, self._axis)
        if self._panels is not None:
            frame = self._panels.frame(self._canvas, width)
        self._scene = replace(
            self._scene,
            totals=self._panels is None and totals_fit(self._canvas, frame, self._scene),
            gaps=axes.gaps_fit(self._canvas, frame),
        )
        self._above, self._below = self._room_above(), self._room_below()

    @property
    def least(self) -> float:
        """The height that everything needs around the lowest plot, layout units."""
        if not self._drawable:
            return NOTE.pitch * 2
        return self._above + self._least_plot() + self._below

    def height_for(self, plot: float) -> float:
        """Return the height with a plot of ``plot`` layout units, or of the least that it can be."""
        return self._above + max(plot, self._least_plot()) + self._below if self._drawable else self.least

    def _least_plot(self) -> float:
        if self._panels is not None:
            return self._panels.height(self._canvas, self._width, self._part)
        names = sum(beside.heights(self._canvas, self._names, self._side)) if self._side else 0.0
        return max(LEAST_PLOT, names)

    def draw(self, draft: PageDraft, x: float, y: float, height: float) -> None:
        """Draw the picture with its upper left corner at ``x``, ``y``, ``height`` high or as high as it must be."""
        canvas = Canvas(draft, self._canvas.setter)
        if not self._drawable:
            canvas.paragraph(x, y, words.EMPTY.of(self._presentation.language), self._width)
            return
        plot = max(height - self._above - self._below, self._least_plot())
        canvas.paragraph(x, y, self._head_text(), self._width)
        top = y + self._above
        if self._panels is not None:
            self._panels.draw(canvas, x, top, self._width, self._part)
        else:
            self._draw_plot(canvas, Box(x + self._left, top, self._plot_width, plot))
        if self._is_last:
            self._draw_foot(canvas, x, top + plot)

    # Rooms.

    @property
    def _left(self) -> float:
        return axes.value_room(self._axis, self._canvas)

    @property
    def _plot_width(self) -> float:
        return self._width - self._left - (self._side or _NO_NAMES)

    def _frame(self, box: Box) -> Frame:
        bare = Frame(box, self._chart.years, self._axis)
        head, foot = figure_rooms(self._canvas, bare, self._scene)
        return replace(bare, head=head, foot=foot)

    def _side_width(self) -> float:
        """Return the width of names beside the plot; 0 where they stand below it."""
        if self._panels is not None or len(self._names) > _MOST_BESIDE:
            return 0.0
        width = beside.side_width(self._canvas, self._names, self._width)
        return width if sum(beside.heights(self._canvas, self._names, width)) <= _HIGHEST_SIDE else 0.0

    def _room_above(self) -> float:
        above = len(self._canvas.setter.lines(self._head_text(), NOTE, self._width)) * NOTE.pitch + _GAP
        if self._panels is None:
            frame = Frame(Box(0, 0, self._plot_width, 1), self._chart.years, self._axis)
            above += axes.band_room(self._canvas, frame, self._chart.bands, self._presentation)
            above += axes.EVENT_ROOM if self._chart.marks else 0.0
        return above

    def _room_below(self) -> float:
        if not self._is_last:
            return 0.0
        canvas, chart = self._canvas, self._chart
        below = self._key_room()
        if self._writes_events:
            lines = (canvas.setter.lines(text, NOTE, self._width) for text in event_lines(chart, self._presentation))
            below += sum(len(one) * NOTE.pitch for one in lines)
        if self._panels is None:
            below += axes.year_room(chart.years, self._presentation) + _GAP
            below += 0.0 if self._side else beside.columns_room(canvas, self._names, self._width)
        return below

    def _key_room(self) -> float:
        return keys.key_rows(self._canvas, self._scene, self._width) * NOTE.pitch

    # Words.

    def _head_text(self) -> str:
        language = self._presentation.language
        unit, title = self._chart.unit.of(language), self._chart.axis_title.of(language)
        shown = words.UNIT.of(language).format(unit=unit)
        # A title that names deflator or population says its unit itself.
        return shown if not title or title == unit else title if unit in title else f"{title}{shown}"

    # Drawing.

    def _draw_plot(self, canvas: Canvas, box: Box) -> None:
        chart, presentation = self._chart, self._presentation
        frame = self._frame(box)
        axes.draw_bands(canvas, frame, chart.bands)
        axes.name_bands(canvas, frame, chart.bands, presentation, axes.EVENT_ROOM if chart.marks else 0.0)
        axes.draw_event_lines(canvas, frame, chart.marks)
        axes.draw_values(canvas, frame)
        anchors = draw_series(canvas, frame, self._scene)
        axes.draw_gaps(canvas, frame, gap_years(self._series, chart.years))
        axes.draw_breaks(canvas, frame, (fy for one in self._series for fy in one.breaks))
        axes.draw_years(canvas, frame, presentation)
        axes.name_events(canvas, frame, chart.marks)
        if self._side:
            places = [anchors.get(name.series.key) for name in self._names]
            beside.draw_beside(canvas, frame, self._names, places, self._scene)

    def _draw_foot(self, canvas: Canvas, x: float, y: float) -> None:
        if self._panels is None:
            y += axes.year_room(self._chart.years, self._presentation) + _GAP
            if not self._side:
                room = beside.columns_room(canvas, self._names, self._width)
                beside.draw_columns(canvas, self._chart.spec.form, self._names, Box(x, y, self._width, room))
                y += room
        keys.draw_key(canvas, self._scene, Box(x, y, self._width, 0))
        y += self._key_room()
        for text in event_lines(self._chart, self._presentation) if self._writes_events else ():
            y += canvas.paragraph(x, y, text, self._width)


def event_lines(chart: Chart, presentation: Presentation) -> list[str]:
    """Return what happened in the years of a chart, each with the numbers of its sources."""
    language, years = presentation.language, presentation.years
    numbers = source_numbers(chart)
    lines = []
    for place, mark in enumerate(chart.marks, 1):
        said = words.MARK.of(language).format(
            number=place,
            year=format_fiscal_year(mark.fy, years, language),
            kind=mark.kind.label.of(language),
            label=mark.label.of(language),
        )
        cited = sorted({numbers[one.source] for one in mark.citations if one.source in numbers})
        lines.append(" ".join((said, "".join(f"[{number}]" for number in cited))).rstrip())
    return lines
