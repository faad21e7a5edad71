"""One plot of the chart: the box that is panned and zoomed, what is painted in it, its axes, the names at its right.

pyqtgraph keeps the ranges, the mouse and the layout; everything is painted by us in pixels of the plot, in one call a
frame, so that hatching stays hatching at every zoom and a chart of a thousand bars still pans smoothly.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSceneWheelEvent, QStyleOptionGraphicsItem, QWidget

from navigator.domain.money import format_myen
from navigator.domain.results import Presentation
from navigator.qtsupport.fonts import number_font, text_font
from navigator.qtsupport.theme import current_tokens
from navigator.viewmodels.trends_drawing import Drawing, Panel
from navigator.views.charts.series import axis_labels
from navigator.views.trends.furniture import (
    SMALL_PT,
    Furniture,
    grid_values,
    head_height,
    paint_behind,
    paint_breaks,
    paint_events,
)
from navigator.views.trends.geometry import Scale, Spot, box_of, layer_of, spot_at
from navigator.views.trends.looks import look_of
from navigator.views.trends.painting import Content, paint_figures

_ZOOM_A_NOTCH = 1.2
_LABEL_ROOM = 18.0
_SIDE_YEARS = 0.6
_LEAST_YEARS = 5.0
NAME_HEIGHT = 14.0


@dataclass(frozen=True, slots=True)
class PlotContent:
    """Everything one plot shows. ``names`` are written at the right beside the last figure of each layer."""

    panel: Panel
    figures: Content
    furniture: Furniture
    names: tuple[str, ...]
    presentation: Presentation

    @property
    def drawing(self) -> Drawing:
        """The chart this plot is a part of."""
        return self.figures.drawing


class ChartBox(pg.ViewBox):
    """The part of the axes that is seen. The wheel zooms the years, with Shift the values; a drag pans."""

    zoomed = Signal(float, float)
    """Factor and the year that stays where it is."""
    stretched = Signal(float)
    """Factor for the values; zero stays where it is."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0)
        self.disableAutoRange()
        self.needs_control = False

    def wheelEvent(self, event: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:  # noqa: N802, ARG002
        """Zoom, unless the wheel is to scroll through the panels."""
        held = event.modifiers()
        if self.needs_control and not held & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        factor = _ZOOM_A_NOTCH ** (-event.delta() / 120)
        if held & Qt.KeyboardModifier.ShiftModifier:
            self.stretched.emit(factor)
        else:
            self.zoomed.emit(factor, self.mapSceneToView(event.scenePos()).x())
        event.accept()

    @property
    def scale_now(self) -> Scale:
        """The ranges and the size of the plot."""
        (left, right), (bottom, top) = self.viewRange()
        box = self.rect()
        return Scale(left, right, bottom, top, max(box.width(), 1.0), max(box.height(), 1.0))


class _Canvas(QGraphicsItem):
    """Paints the plot; ``marked`` is framed."""

    def __init__(self, plot: "Plot") -> None:
        super().__init__(plot.box)
        self._plot = plot
        self.setZValue(5)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the whole plot."""
        return self._plot.box.rect()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint what is behind the figures, the figures, and what is in front."""
        self._plot.paint(painter)


class _Beside(pg.GraphicsWidget):
    """Something painted beside the plot that follows its ranges."""

    def __init__(self, paint: Callable[[QPainter, QRectF], None]) -> None:
        super().__init__()
        self._paint = paint
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint it."""
        self._paint(painter, self.rect())


class Plot:
    """A plot and its axes as one item of a pyqtgraph layout (``layout``)."""

    def __init__(self) -> None:
        self.layout = pg.GraphicsLayout()
        self.layout.setContentsMargins(0, 0, 0, 0)
        self.layout.setSpacing(0)
        self.box = ChartBox()
        self.title = _Beside(self._paint_title)
        self.values = _Beside(self._paint_values)
        self.years = _Beside(self._paint_years)
        self.names = _Beside(self._paint_names)
        self.layout.addItem(self.title, 0, 1)
        self.layout.addItem(self.values, 1, 0)
        self.layout.addItem(self.box, 1, 1)
        self.layout.addItem(self.names, 1, 2)
        self.layout.addItem(self.years, 2, 1)
        self.canvas = _Canvas(self)
        self.content: PlotContent | None = None
        self.marked: Spot | None = None
        self.has_focus = False
        self._heading = ""
        line = QFontMetricsF(number_font(SMALL_PT)).lineSpacing()
        self.years.setFixedHeight(round(2 * line) + 6)
        self.box.sigRangeChanged.connect(self._moved)
        self.box.sigResized.connect(self._moved)

    # What is shown

    def show(self, content: PlotContent, *, heading: str = "", value_width: float, names_width: float) -> None:
        """Show this content; the ranges stay as they are."""
        self.content = content
        self._heading = heading
        self.title.setFixedHeight(20 if heading else 4)
        self.values.setFixedWidth(value_width)
        self.names.setFixedWidth(max(names_width, 6.0))
        self.update()

    def fit(self) -> None:
        """Show all years and values, with room for the words above the figures."""
        content = self.content
        if content is None or not content.drawing.years:
            return
        drawing, scale = content.drawing, self.box.scale_now
        # A year or two alone would be bars as wide as the plot.
        side = max(_SIDE_YEARS, (_LEAST_YEARS - (drawing.years[-1] - drawing.years[0])) / 2)
        left, right = drawing.years[0] - side, drawing.years[-1] + side
        scale = replace(scale, left=left, right=right)
        bottom, top = drawing.lowest, drawing.highest
        if bottom < 0:
            bottom -= (top - bottom) * 0.06
        # Never more than half of the plot: a low one lets its words lie over the bars.
        share = min(0.5, (head_height(content.furniture, scale) + _LABEL_ROOM) / scale.height)
        top = (top - share * bottom) / (1 - share)
        self.box.setLimits(
            xMin=left - 1, xMax=right + 1, minXRange=1.2, yMin=bottom, yMax=top, minYRange=(top - bottom) / 500
        )
        self.box.setRange(xRange=(left, right), yRange=(bottom, top), padding=0)

    def update(self) -> None:
        """Paint anew."""
        for item in (self.canvas, self.values, self.years, self.names, self.title):
            item.update()

    def _moved(self, *_about: object) -> None:
        self.update()

    # Where things are

    def spot_at(self, place: QPointF) -> Spot | None:
        """Return the point under a place of the scene."""
        if self.content is None:
            return None
        inside = self.box.mapFromScene(place)
        if not self.box.rect().contains(inside):
            return None
        return spot_at(self.box.scale_now, self.content.panel, inside, bars=self.content.drawing.is_bars)

    def box_of(self, spot: Spot) -> QRectF:
        """Return the place of a point in the scene."""
        if self.content is None:
            return QRectF()
        found = box_of(self.box.scale_now, self.content.panel, spot, bars=self.content.drawing.is_bars)
        return self.box.mapRectToScene(found)

    # Painting

    def paint(self, painter: QPainter) -> None:
        """Paint the plot itself."""
        content, scale = self.content, self.box.scale_now
        if content is None or not content.drawing.years:
            return
        painter.setClipRect(self.box.rect())
        paint_behind(painter, scale, content.furniture)
        paint_events(painter, scale, content.furniture)
        paint_figures(painter, scale, content.figures)
        paint_breaks(painter, scale, content.furniture)
        if self.marked is not None and layer_of(content.panel, self.marked.series) is not None:
            frame = box_of(scale, content.panel, self.marked, bars=content.drawing.is_bars).adjusted(-2, -2, 2, 2)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            tokens = current_tokens()
            painter.setPen(QPen(QColor(tokens.focus if self.has_focus else tokens.text), 2))
            painter.drawRect(frame)

    def _paint_title(self, painter: QPainter, box: QRectF) -> None:
        if self._heading:
            painter.setFont(text_font(9.5, bold=True))
            painter.setPen(QColor(current_tokens().text))
            words = QFontMetricsF(painter.font()).elidedText(
                self._heading, Qt.TextElideMode.ElideMiddle, box.width() - 4
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_values(self, painter: QPainter, box: QRectF) -> None:
        scale, tokens = self.box.scale_now, current_tokens()
        painter.setFont(number_font(SMALL_PT))
        painter.setPen(QColor(tokens.muted))
        height = QFontMetricsF(painter.font()).height()
        for value in grid_values(scale.bottom, scale.top, scale.height):
            # Inside the axis: a number at its very end is moved, not cut.
            y = min(max(float(scale.y(float(value))), height / 2), box.height() - height / 2)
            place = QRectF(0, y - height / 2, box.width() - 6, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, format_myen(value))

    def _paint_years(self, painter: QPainter, box: QRectF) -> None:
        content, scale, tokens = self.content, self.box.scale_now, current_tokens()
        if content is None:
            return
        painter.setFont(number_font(SMALL_PT))
        metrics = QFontMetricsF(painter.font())
        seen = [fy for fy in content.drawing.years if scale.left <= fy <= scale.right]
        every = year_stride(seen, scale.year, metrics, content.presentation)
        ticks = [fy for fy in seen if (fy - content.drawing.years[0]) % every == 0]
        era_ends = -1e9
        for fy, (mark, era) in zip(ticks, axis_labels(ticks, content.presentation), strict=True):
            x = float(scale.x(fy))
            painter.setPen(QPen(QColor(tokens.border), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, 4))
            painter.setPen(QColor(tokens.text))
            width = metrics.horizontalAdvance(mark)
            y = metrics.ascent() + 5
            painter.drawText(QPointF(min(max(x - width / 2, 0), box.width() - width), y), mark)
            left = min(max(x - width / 2, 0), box.width() - metrics.horizontalAdvance(era))
            if era and left > era_ends:
                painter.drawText(QPointF(left, y + metrics.lineSpacing()), era)
                era_ends = left + metrics.horizontalAdvance(era) + 4

    def _paint_names(self, painter: QPainter, box: QRectF) -> None:
        content = self.content
        if content is None or box.width() < 20:
            return
        painter.setFont(text_font(SMALL_PT))
        metrics = QFontMetricsF(painter.font())
        lines = [name_lines(name, metrics, box.width() - 14) for name in content.names]
        for n, y, wanted in placed_names(self.box.scale_now, content, [len(one) for one in lines]):
            look = look_of(content.figures.ranks[n])
            painter.setPen(QPen(look.line.color(), 1))
            painter.drawLine(QPointF(1, wanted), QPointF(9, y))
            painter.setPen(QColor(current_tokens().text))
            top = y - NAME_HEIGHT * len(lines[n]) / 2 + metrics.ascent() + 1
            for row, words in enumerate(lines[n]):
                painter.drawText(QPointF(12, top + row * NAME_HEIGHT), words)


def name_lines(name: str, metrics: QFontMetricsF, width: float) -> tuple[str, ...]:
    """Return a name in one line or two; what two cannot hold ends in …"""
    if metrics.horizontalAdvance(name) <= width:
        return (name,)
    count = next((n for n in range(len(name), 1, -1) if metrics.horizontalAdvance(name[:n]) <= width), 1)
    # Words of other scripts are not broken where there is a blank.
    blank = name.rfind(" ", 1, count + 1)
    count = blank if blank > 0 else count
    return name[:count], metrics.elidedText(name[count:].strip(), Qt.TextElideMode.ElideRight, width)


def year_stride(years: list[int], width: float, metrics: QFontMetricsF, presentation: Presentation) -> int:
    """Return every which year is written, so that no year lies over the next; ``width`` is that of one year."""
    widest = max((metrics.horizontalAdvance(mark) for mark, _ in axis_labels(years, presentation)), default=0.0)
    return next((n for n in (1, 2, 5, 10, 20, 50) if n * width >= widest + 6), 100)


def placed_names(scale: Scale, content: PlotContent, rows: Sequence[int]) -> list[tuple[int, float, float]]:
    """Return the names that have room: which layer, where the middle of its name stands, and where its last figure is.

    ``rows`` are the lines of each name. Where two would lie over one another the lower is moved down, and all are moved
    up where that leaves the plot; a name that would have to stand far from its figure is left to the legend.
    """
    wanted: list[tuple[float, int]] = []
    for n, layer in enumerate(content.figures.layers):
        inside = np.flatnonzero((layer.at <= scale.right) & (layer.at >= scale.left) & np.isfinite(layer.end))
        if not len(inside):
            continue
        last = int(inside[-1])
        at = (layer.base[last] + layer.end[last]) / 2 if content.drawing.is_bars else layer.end[last]
        y = float(scale.y(at))
        if 0 <= y <= scale.height:
            wanted.append((y, n))
    stands: list[float] = []
    free = 0.0
    for y, n in sorted(wanted):
        stands.append(max(y, free + NAME_HEIGHT * rows[n] / 2))
        free = stands[-1] + NAME_HEIGHT * rows[n] / 2
    room = scale.height + NAME_HEIGHT / 2
    for place, (_, n) in reversed(list(enumerate(sorted(wanted)))):
        stands[place] = min(stands[place], room - NAME_HEIGHT * rows[n] / 2)
        room = stands[place] - NAME_HEIGHT * rows[n] / 2
    found = [(n, at, y) for (y, n), at in zip(sorted(wanted), stands, strict=True)]
    return [(n, at, y) for n, at, y in found if at >= 0 and abs(at - y) <= 3 * NAME_HEIGHT]
