"""The chart on screen: one plot or one a series, walked through by mouse and keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from navigator.domain.chart import Chart, Point, Series
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.qtsupport.theme import current_tokens, notifier
from navigator.viewmodels.trends_drawing import Drawing, drawing_of
from navigator.viewmodels.trends_words import point_lines, spoken
from navigator.views.record.plain import visible
from navigator.views.trends.contents import contents_of, names_width, value_width
from navigator.views.trends.geometry import Spot, layer_of
from navigator.views.trends.plot import Plot
from navigator.views.trends.ranges import Ranges
from navigator.views.trends.scene import HoverCard, Scene

_LEAST_PANEL = QSize(260, 150)
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_PAN = 0.2
_ZOOM = 1.3


class ChartView(QWidget):
    """Draws a ``Chart``.

    The arrow keys walk through the figures (up and down: the series), Enter opens the source, + and - zoom, Shift with
    the arrows pans, 0 and Home show everything. The wheel zooms the years, with Shift the values.
    """

    source_requested = Signal(object, object, QRect)
    """Series, Point, and where it is on the screen."""
    focused = Signal(object)
    """Spot that the keys are on, None for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._presentation = Presentation()
        self._sources: Sequence[CitationView] = ()
        self.drawing: Drawing | None = None
        self.plots: list[Plot] = []
        self._spare: list[Plot] = []
        self.ranges = Ranges(self.plots)
        self.current: Spot | None = None
        self._fresh = True
        self.scene = Scene()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.scene)
        self.card = HoverCard(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("図"))
        self.setMinimumSize(240, 160)
        self.scene.hovered.connect(self._hover)
        self.scene.clicked.connect(self._click)
        self.scene.left.connect(self.card.hide)
        notifier().changed.connect(self._dress)
        self._dress()

    # What is shown

    def show_chart(self, chart: Chart, presentation: Presentation, sources: Sequence[CitationView]) -> None:
        """Draw ``chart``; the reader stays zoomed in while the years and the height of the axis stay the same."""
        before, key = self.drawing, self._key_of(self.current)
        self._chart, self._presentation, self._sources = chart, presentation, sources
        drawing = self.drawing = drawing_of(chart)
        same = (
            before is not None
            and (before.years, before.lowest, before.highest) == (drawing.years, drawing.lowest, drawing.highest)
            and len(before.panels) == len(drawing.panels)
        )
        self.current = self._spot_of(key)
        self.card.hide()
        self._fill()
        self.setAccessibleDescription(
            self.tr("{title}。矢印キーで値をたどります。").format(title=self._say(chart.title))
        )
        if not same:
            self._fresh = True
        if self.isVisible():
            self._fit_once()

    @property
    def chart(self) -> Chart | None:
        """The chart that is drawn."""
        return self._chart

    def _fill(self) -> None:
        chart, drawing = self._chart, self.drawing
        assert chart is not None
        assert drawing is not None
        contents = contents_of(chart, drawing, self._presentation)
        single = not chart.spec.panels
        self._take_plots(max(1, len(contents)))
        values = value_width(drawing)
        for plot, content in zip(self.plots, contents, strict=False):
            heading = "" if single else content.names[0]
            plot.box.needs_control = not single
            room = names_width(content.names, self.width() / 4) if single else 0.0
            plot.show(content, heading=heading, value_width=values, names_width=room)
            plot.marked = self.current
        self._arrange()

    def _take_plots(self, count: int) -> None:
        """Keep plots for another chart: making one costs more than drawing it."""
        while len(self.plots) > count:
            plot = self.plots.pop()
            self.scene.take(plot.layout)
            self._spare.append(plot)
        while len(self.plots) < count:
            plot = self._spare.pop() if self._spare else self._new_plot()
            self.plots.append(plot)

    def _new_plot(self) -> Plot:
        plot = Plot()
        plot.box.zoomed.connect(self.ranges.zoom)
        plot.box.stretched.connect(self.ranges.stretch)
        plot.box.sigRangeChangedManually.connect(lambda _which: self.ranges.follow(plot))
        plot.box.sigRangeChanged.connect(self._moved)
        return plot

    def _arrange(self) -> None:
        """Put the plots into a grid that the width allows; what is too high scrolls."""
        count = len(self.plots)
        columns = max(1, min(count, self.width() // _LEAST_PANEL.width())) if count > 1 else 1
        if count > 1:
            # No row with a single plot at its end where a narrower grid is even.
            columns = -(-count // -(-count // columns))
        rows = -(-count // columns)
        self.scene.arrange([plot.layout for plot in self.plots], columns)
        self.scene.setMinimumHeight(rows * _LEAST_PANEL.height() if count > 1 else 0)
        self.scene.settle()

    def _say(self, text: object) -> str:
        return visible(text.of(self._presentation.language))  # type: ignore[attr-defined]

    # Ranges

    def reset(self) -> None:
        """Show everything."""
        self.ranges.reset()

    def _fit_once(self) -> None:
        if self._fresh and self.plots and self.scene.width() > 1:
            self._fresh = False
            self.scene.settle()
            self.reset()

    def zoom(self, factor: float) -> None:
        """Show fewer years (below 1) or more, around the current figure or the middle."""
        if self.plots:
            point = self._point(self.current)
            self.ranges.zoom(factor, self.ranges.middle if point is None else point.fy)

    def pan(self, share: float) -> None:
        """Move the years by a share of what is seen."""
        self.ranges.pan(share)

    # Pointer

    def _spot_at(self, place: QPointF) -> tuple[Plot, Spot] | None:
        for plot in self.plots:
            spot = plot.spot_at(place)
            if spot is not None:
                return plot, spot
        return None

    def _hover(self, place: QPointF) -> None:
        found = self._spot_at(place)
        marked = found[1] if found else self.current if self.hasFocus() else None
        self._mark(marked)
        self.scene.viewport().setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        if found is None:
            self.card.hide()
        else:
            self._show_card(*found)

    def _click(self, place: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        found = self._spot_at(place)
        if found is not None:
            self._take(found[1])
            self.open_source()

    def lines_of(self, spot: Spot) -> tuple[str, ...]:
        """Return what the card says about a point."""
        series, point = self._found(spot)
        assert self._chart is not None
        return point_lines(self._chart, series, point, self._presentation, self._sources)

    def _show_card(self, plot: Plot, spot: Spot) -> None:
        self.card.show_lines([visible(line) for line in self.lines_of(spot)], self._on_me(plot, spot))

    def _on_me(self, plot: Plot, spot: Spot) -> QRect:
        box = self.scene.mapFromScene(plot.box_of(spot)).boundingRect()
        return QRect(self.scene.mapTo(self, box.topLeft()), box.size())

    def _moved(self, *_about: object) -> None:
        self.card.hide()

    def _mark(self, spot: Spot | None) -> None:
        for plot in self.plots:
            if plot.marked != spot or plot.has_focus != self.hasFocus():
                plot.marked, plot.has_focus = spot, self.hasFocus()
                plot.canvas.update()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk, open, zoom, pan."""
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Left: lambda: self.pan(-_PAN) if shift else self._walk(-1),
            Qt.Key.Key_Right: lambda: self.pan(_PAN) if shift else self._walk(1),
            Qt.Key.Key_Up: lambda: self._climb(1),
            Qt.Key.Key_Down: lambda: self._climb(-1),
            Qt.Key.Key_End: lambda: self._walk(10**6),
            Qt.Key.Key_Return: self.open_source,
            Qt.Key.Key_Enter: self.open_source,
            Qt.Key.Key_Space: self.open_source,
            Qt.Key.Key_Plus: lambda: self.zoom(1 / _ZOOM),
            Qt.Key.Key_Equal: lambda: self.zoom(1 / _ZOOM),
            Qt.Key.Key_Minus: lambda: self.zoom(_ZOOM),
            Qt.Key.Key_0: self.reset,
            Qt.Key.Key_Home: self.reset,
            Qt.Key.Key_Escape: self.card.hide,
        }
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if key in acts and not event.modifiers() & held and self.drawing is not None:
            acts[key]()
        else:
            super().keyPressEvent(event)

    def _shown(self) -> list[int]:
        """Return the series that have a figure, in the order of the legend."""
        drawing = self.drawing
        assert drawing is not None
        return [layer.index for panel in drawing.panels for layer in panel.layers if layer.points]

    def _walk(self, steps: int) -> None:
        shown = self._shown()
        if not shown or self._chart is None:
            return
        spot = self.current
        if spot is None:
            self._go(Spot(shown[0], 0))
            return
        last = len(self._chart.series[spot.series].points) - 1
        self._go(Spot(spot.series, min(max(spot.point + steps, 0), last)))

    def _climb(self, steps: int) -> None:
        shown = self._shown()
        point = self._point(self.current)
        if point is None or self.current is None or self._chart is None:
            self._walk(0)
            return
        at = shown.index(self.current.series) + steps
        if 0 <= at < len(shown):
            points = self._chart.series[shown[at]].points
            nearest = min(range(len(points)), key=lambda n: abs(points[n].fy - point.fy))
            self._go(Spot(shown[at], nearest))

    def _go(self, spot: Spot) -> None:
        self._take(spot)
        plot = self._plot_of(spot)
        point = self._point(spot)
        if plot is None or point is None:
            return
        self.ranges.reveal(point.fy)
        if len(self.plots) > 1:
            box = self.scene.mapFromScene(plot.box.sceneBoundingRect()).boundingRect()
            self.area.ensureVisible(box.center().x(), box.center().y(), 0, box.height() // 2 + 24)
        self._show_card(plot, spot)
        self._speak(spot)

    def _take(self, spot: Spot) -> None:
        self.current = spot
        self._mark(spot)
        self.focused.emit(spot)

    def _speak(self, spot: Spot) -> None:
        said = visible(spoken(*self._found(spot), self._presentation))
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def open_source(self) -> None:
        """Ask for the source of the current figure."""
        spot = self.current
        plot = self._plot_of(spot)
        if spot is None or plot is None:
            return
        box = self._on_me(plot, spot)
        place = QRect(self.mapToGlobal(box.topLeft()), box.size())
        self.card.hide()
        self.source_requested.emit(*self._found(spot), place)

    # Which point

    def _found(self, spot: Spot) -> tuple[Series, Point]:
        assert self._chart is not None
        series = self._chart.series[spot.series]
        return series, series.points[spot.point]

    def _point(self, spot: Spot | None) -> Point | None:
        return None if spot is None or self._chart is None else self._found(spot)[1]

    def _plot_of(self, spot: Spot | None) -> Plot | None:
        shown = () if spot is None else (plot for plot in self.plots if plot.content is not None)
        return next((plot for plot in shown if layer_of(plot.content.panel, spot.series) is not None), None)

    def _key_of(self, spot: Spot | None) -> tuple[str, int] | None:
        if spot is None or self._chart is None:
            return None
        series, point = self._found(spot)
        return series.key, point.fy

    def _spot_of(self, key: tuple[str, int] | None) -> Spot | None:
        if key is None or self._chart is None:
            return None
        return next(
            (
                Spot(n, m)
                for n, series in enumerate(self._chart.series)
                if series.key == key[0] and series.key not in self._chart.spec.hidden
                for m, point in enumerate(series.points)
                if point.fy == key[1]
            ),
            None,
        )

    # Life

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fit what was drawn while nobody saw it."""
        super().showEvent(event)
        self._fit_once()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the words above the figures into the new height."""
        super().resizeEvent(event)
        self.card.hide()
        if len(self.plots) > 1:
            self._arrange()
        if self.plots and self.isVisible():
            self.scene.settle()
            self.reset()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Mark the current figure, the first when none was chosen yet."""
        super().focusInEvent(event)
        if self.current is None and self.drawing is not None and event.reason() in _BY_KEY:
            shown = self._shown()
            self.current = Spot(shown[0], 0) if shown else None
        self._mark(self.current)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the mark away."""
        super().focusOutEvent(event)
        self.card.hide()
        self._mark(None)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Keep the wheel from what lies around."""
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Take the card away."""
        super().leaveEvent(event)
        self.card.hide()

    def _dress(self) -> None:
        self.scene.setBackground(current_tokens().base)
        for plot in self.plots:
            plot.update()

    def place_of(self, spot: Spot) -> QPoint:
        """Return the middle of a point in pixels of this widget."""
        plot = self._plot_of(spot)
        return QPoint() if plot is None else self._on_me(plot, spot).center()
