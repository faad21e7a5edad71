"""A small bar chart of one program's amounts over fiscal years, painted with QPainter."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from navigator.domain.figures import MILLION_YEN
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.money import MISSING, format_myen
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind, Qualifier
from navigator.qtsupport.fonts import number_font, text_font
from navigator.qtsupport.theme import CHART_COLOURS, Theme, current_theme, current_tokens
from navigator.services.wording import PARTIAL_SIGN
from navigator.views.charts.series import Bar, BudgetSeries, amount_text, axis_labels, nice_step

_EMPTY = BudgetSeries((), (), ())
_SMALL_PT = 8.5
_PLOT_HEIGHT = 120
_WIDEST_BAR = 44
# Besides its colour every kind has a pattern or an outline of its own: nothing is said by colour alone.
_PATTERNS = {
    BudgetKind.SUPPLEMENTARY: Qt.BrushStyle.Dense4Pattern,
    BudgetKind.RECONSTRUCTION: Qt.BrushStyle.HorPattern,
    BudgetKind.SETTLEMENT: Qt.BrushStyle.VerPattern,
}
_OUTLINES = {
    BudgetKind.PRIORITY_REQUEST: Qt.PenStyle.DashLine,
    BudgetKind.PLANNED: Qt.PenStyle.DotLine,
}
# What is left of 約1,400 where the amount does not fit.
_MARKS = {Qualifier.ABOUT: Text("約", "≈"), Qualifier.OVER: Text("超", ">")}
_COLOURS = dict(zip(BudgetKind, (0, 5, 3, 2, 4, 1, 7), strict=True))


def bar_colour(kind: BudgetKind) -> QColor:
    """Return the colour of a kind; black of the chart colours gives way to the text colour on a dark ground."""
    name = CHART_COLOURS[_COLOURS[kind]]
    tokens = current_tokens()
    if kind is BudgetKind.SETTLEMENT:
        return QColor(tokens.text)
    return QColor(name).lighter(135) if current_theme() is Theme.DARK else QColor(name)


def paint_bar(painter: QPainter, rect: QRectF, bar: Bar, *, partial: bool) -> None:
    """Paint one bar: solid, hollow for money asked for or planned, hatched for ※内数."""
    colour = bar_colour(bar.kind)
    painter.setPen(QPen(colour, 1.4, _OUTLINES.get(bar.kind, Qt.PenStyle.SolidLine)))
    inner = rect.adjusted(0.7, 0.7, -0.7, -0.7)
    painter.setBrush(QBrush(QColor(current_tokens().base)))
    painter.drawRect(inner)
    if partial:
        painter.fillRect(inner, QBrush(colour, Qt.BrushStyle.BDiagPattern))
    elif not bar.hollow:
        painter.fillRect(rect, QBrush(colour, _PATTERNS.get(bar.kind, Qt.BrushStyle.SolidPattern)))


class BudgetBars(QWidget):
    """Bars by fiscal year; a year without a figure is a gap marked 「…」, never a bar of height zero.

    The arrow keys, Home and End walk through the bars and gaps; ``pointed`` tells which one is under the pointer or has
    the focus (None: none), ``activated`` that it was clicked or that Enter was pressed.
    """

    pointed = Signal(object)
    activated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series = _EMPTY
        self._presentation = Presentation()
        self._places: tuple[Bar, ...] = ()
        self._current: int | None = None
        self._hovered: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_series(self, series: BudgetSeries, presentation: Presentation) -> None:
        """Draw ``series`` with the years and words of ``presentation``."""
        self._series = series
        self._presentation = presentation
        self._places = series.shown()
        self._current = self._hovered = None
        self.setAccessibleName(self.tr("年度別予算の棒グラフ"))
        self.setAccessibleDescription(self.spoken())
        self.updateGeometry()
        self.update()

    @property
    def places(self) -> tuple[Bar, ...]:
        """The bars and gaps in the order of the arrow keys."""
        return self._places

    def spoken(self) -> str:
        """Return the whole chart as one line for a screen reader."""
        language = self._presentation.language
        said = []
        for bar in self._places:
            year = format_fiscal_year(bar.fy, self._presentation.years, language)
            if bar.chosen is None:
                said.append(self.tr("{year} 資料なし").format(year=year))
            else:
                amount = amount_text(bar.chosen.line.figure, language)
                said.append(f"{year} {bar.kind.label.of(language)} {amount} {MILLION_YEN.of(language)}")
        return ", ".join(said)

    # Geometry: all in logical pixels of the widget.

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Enough for the plot, two lines of years and the unit above."""
        line = round(QFontMetricsF(text_font(_SMALL_PT)).lineSpacing())
        return QSize(240, _PLOT_HEIGHT + 4 * line + 12)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow panes keep the chart; labels that do not fit are left to the table below."""
        return QSize(120, self.sizeHint().height())

    def _axis(self) -> tuple[Decimal, Decimal, Decimal]:
        low, high = self._series.range()
        step = nice_step(max(high, -low))
        # Decimal's // cuts towards zero; the axis must reach beyond the amounts.
        top = step * max(Decimal(1), (high / step).to_integral_value(ROUND_CEILING))
        bottom = step * (low / step).to_integral_value(ROUND_FLOOR)
        return bottom, top, step

    def _plot(self) -> QRectF:
        metrics = QFontMetricsF(number_font(_SMALL_PT))
        _, top, _ = self._axis()
        left = metrics.horizontalAdvance(format_myen(top)) + 8
        above = metrics.lineSpacing() * 2 + 2
        return QRectF(left, above, max(10.0, self.width() - left - 4), _PLOT_HEIGHT)

    def _y(self, value: Decimal, plot: QRectF) -> float:
        bottom, top, _ = self._axis()
        return plot.bottom() - plot.height() * float((value - bottom) / (top - bottom))

    def slot_rect(self, index: int) -> QRectF:
        """Return the full-height place of the bar or gap ``index``: what is clicked and framed."""
        bar = self._places[index]
        plot = self._plot()
        width = plot.width() / len(self._series.years)
        left = plot.left() + width * (bar.fy - self._series.years[0])
        if bar.chosen is None:
            return QRectF(left, plot.top(), width, plot.height())
        part = width * 0.84 / len(self._series.kinds)
        offset = width * 0.08 + part * self._series.kinds.index(bar.kind)
        return QRectF(left + offset, plot.top(), part, plot.height())

    def bar_rect(self, index: int) -> QRectF:
        """Return the painted bar ``index``; an empty rectangle for a gap."""
        bar = self._places[index]
        slot = self.slot_rect(index)
        if bar.chosen is None:
            return QRectF()
        plot = self._plot()
        zero, y = self._y(Decimal(0), plot), self._y(bar.value, plot)
        # One bar alone would fill the plot and look like a background.
        inset = max(min(slot.width() * 0.06, 3.0), (slot.width() - _WIDEST_BAR) / 2)
        return QRectF(slot.left() + inset, min(zero, y), slot.width() - 2 * inset, abs(zero - y))

    # Painting.

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint axis, gaps, bars, marks and the frame of what is pointed at."""
        painter = QPainter(self)
        if self._places:
            plot = self._plot()
            self._paint_axis(painter, plot)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for index, bar in enumerate(self._places):
                if bar.chosen is None:
                    self._paint_gap(painter, self.slot_rect(index))
                else:
                    paint_bar(painter, self.bar_rect(index), bar, partial=bar.chosen.line.figure.partial)
                    self._paint_span(painter, index)
            self._paint_labels(painter)
            self._paint_years(painter, plot)
            self._paint_marked(painter)
        painter.end()

    def _paint_axis(self, painter: QPainter, plot: QRectF) -> None:
        tokens = current_tokens()
        bottom, top, step = self._axis()
        painter.setFont(text_font(_SMALL_PT))
        painter.setPen(QColor(tokens.muted))
        unit = self.tr("（{unit}）").format(unit=MILLION_YEN.of(self._presentation.language))
        painter.drawText(QPointF(0, painter.fontMetrics().ascent()), unit)
        painter.setFont(number_font(_SMALL_PT))
        value = bottom
        while value <= top:
            y = self._y(value, plot)
            painter.setPen(QColor(tokens.border if value == 0 else tokens.line))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(tokens.muted))
            place = QRectF(0, y - 10, plot.left() - 5, 20)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, format_myen(value))
            value += step

    def _paint_gap(self, painter: QPainter, slot: QRectF) -> None:
        tokens = current_tokens()
        painter.fillRect(slot.adjusted(1, 0, -1, -1), QColor(tokens.hover))
        painter.setPen(QColor(tokens.muted))
        painter.setFont(text_font(bold=True))
        place = slot.adjusted(-6, slot.height() - 22, 6, -3)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, MISSING)

    def _paint_span(self, painter: QPainter, index: int) -> None:
        span = self._places[index].span
        if span is None:
            return
        plot, bar = self._plot(), self.bar_rect(index)
        x, half = bar.center().x(), min(5.0, bar.width() / 2)
        high, low = self._y(span[1], plot), self._y(span[0], plot)
        tokens = current_tokens()
        # A halo of the ground keeps the tick apart from the bar behind it.
        for colour, width in ((tokens.base, 4.0), (tokens.text, 1.6)):
            painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
            painter.drawLine(QPointF(x, high), QPointF(x, low))
            for y in (high, low):
                painter.drawLine(QPointF(x - half, y), QPointF(x + half, y))

    def _paint_labels(self, painter: QPainter) -> None:
        """Write the amounts above their bars where all of them fit, else 約, 超 and ※ alone."""
        painter.setFont(number_font(_SMALL_PT))
        painter.setPen(QColor(current_tokens().text))
        metrics = QFontMetricsF(painter.font())
        figures = {n: bar.chosen.line.figure for n, bar in enumerate(self._places) if bar.chosen is not None}
        texts = {n: amount_text(figure, self._presentation.language) for n, figure in figures.items()}
        room = min(self.slot_rect(n).width() for n in figures) + 4
        if max(metrics.horizontalAdvance(text) for text in texts.values()) > room:
            texts = {
                n: (PARTIAL_SIGN if figure.partial else "") + self._mark(figure.qualifier)
                for n, figure in figures.items()
            }
        for index, text in texts.items():
            span = self._places[index].span
            top = self.bar_rect(index).top()
            if span is not None:
                top = min(top, self._y(span[1], self._plot()))
            width = metrics.horizontalAdvance(text)
            painter.drawText(QPointF(self.slot_rect(index).center().x() - width / 2, top - 4), text)

    def _mark(self, qualifier: Qualifier | None) -> str:
        return "" if qualifier is None else _MARKS[qualifier].of(self._presentation.language)

    def _paint_years(self, painter: QPainter, plot: QRectF) -> None:
        painter.setFont(number_font(_SMALL_PT))
        metrics = QFontMetricsF(painter.font())
        labels = axis_labels(self._series.years, self._presentation)
        width = plot.width() / len(labels)
        widest = max(metrics.horizontalAdvance(mark) for mark, _ in labels)
        every = max(1, -(-int(widest + 4) // max(1, int(width))))
        painter.setPen(QColor(current_tokens().text))
        for n, (mark, era) in enumerate(labels):
            centre = plot.left() + width * (n + 0.5)
            y = plot.bottom() + metrics.ascent() + 3
            if n % every == 0:
                painter.drawText(QPointF(centre - metrics.horizontalAdvance(mark) / 2, y), mark)
            if era:
                left = min(centre - metrics.horizontalAdvance(mark) / 2, plot.right() - metrics.horizontalAdvance(era))
                painter.drawText(QPointF(left, y + metrics.lineSpacing()), era)

    def _paint_marked(self, painter: QPainter) -> None:
        marked = self._hovered if self._hovered is not None else self._current
        if marked is None:
            return
        focused = self.hasFocus() and marked == self._current
        colour = QColor(current_tokens().focus if focused else current_tokens().border)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2 if focused else 1))
        painter.drawRoundedRect(self.slot_rect(marked).adjusted(-1, -1, 1, 1), 2, 2)

    # Pointer and keys.

    def _index_at(self, point: QPointF) -> int | None:
        return next((n for n in range(len(self._places)) if self.slot_rect(n).contains(point)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Point at the bar under the pointer."""
        found = self._index_at(event.position())
        if found != self._hovered:
            self._hovered = found
            self._tell()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Let go; the bar with the focus is told again."""
        super().leaveEvent(event)
        self._hovered = None
        self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the bar and ask for its source."""
        found = self._index_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self._current = found
            self._tell()
            self.activated.emit(self._places[found])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk with the arrow keys, Home and End; Enter asks for the source."""
        last = len(self._places) - 1
        now = -1 if self._current is None else self._current
        places = {
            Qt.Key.Key_Left: max(0, now - 1),
            Qt.Key.Key_Right: min(last, now + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if self._places and key in places:
            self._current = places[key]
            self._hovered = None
            self._tell()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.activated.emit(self._places[self._current])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the first bar when none was chosen yet."""
        super().focusInEvent(event)
        if self._current is None and self._places and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._current = 0
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the frame away."""
        super().focusOutEvent(event)
        self._tell()

    def current_rect(self) -> QRect:
        """Return the place of the chosen bar, the whole chart when there is none."""
        return self.rect() if self._current is None else self.slot_rect(self._current).toAlignedRect()

    def _tell(self) -> None:
        marked = self._hovered
        if marked is None and self.hasFocus():
            marked = self._current
        self.pointed.emit(None if marked is None else self._places[marked])
        self.update()
