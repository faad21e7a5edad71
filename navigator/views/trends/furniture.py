"""What stands around the figures of a plot: grid, years without a figure, bands of years, events."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from navigator.domain.money import MISSING
from navigator.qtsupport.fonts import text_font
from navigator.qtsupport.theme import current_tokens
from navigator.views.charts.series import nice_step
from navigator.views.trends.geometry import Scale

SMALL_PT = 8.5
ROW = 16.0
"""Height of a row of words above the figures."""
_MOST_ROWS = 3
_LEAST_GAP_YEAR = 11.0


@dataclass(frozen=True, slots=True)
class Span:
    """A band of years with its name."""

    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, and its name in a few signs; ``at`` is where its line stands, between two years."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """Everything around the figures of one plot; ``breaks`` are years before which a definition changes."""

    spans: tuple[Span, ...] = ()
    events: tuple[Event, ...] = ()
    gaps: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()


def head_height(furniture: Furniture, scale: Scale) -> float:
    """Return the pixels that the words above the figures take."""
    rows = max((row + 1 for _, row in placed_events(furniture.events, scale) if row is not None), default=0)
    return ROW * ((1 if furniture.spans else 0) + rows) + (4 if rows or furniture.spans else 0)


def placed_events(events: Sequence[Event], scale: Scale) -> list[tuple[Event, int | None]]:
    """Return each event with the row that has room for its name, None where no row has."""
    metrics = QFontMetricsF(text_font(SMALL_PT))
    ends = [-1e9] * _MOST_ROWS
    placed: list[tuple[Event, int | None]] = []
    for event in sorted(events, key=lambda one: one.at):
        x = float(scale.x(event.at))
        left, width = x - 2, metrics.horizontalAdvance(event.text) + 12
        # At the right edge the name stands left of its line.
        if left + width > scale.width:
            left = scale.width - width
        row = next((n for n, end in enumerate(ends) if left > end), None)
        if row is not None:
            ends[row] = left + width + 4
        placed.append((event, row))
    return placed


def paint_behind(painter: QPainter, scale: Scale, furniture: Furniture) -> None:
    """Paint bands, grid and gaps."""
    tokens = current_tokens()
    painter.setFont(text_font(SMALL_PT))
    metrics = QFontMetricsF(painter.font())
    for n, span in enumerate(furniture.spans):
        x0, x1 = float(scale.x(span.first - 0.5)), float(scale.x(span.last + 0.5))
        box = QRectF(QPointF(max(0.0, x0), 0), QPointF(min(scale.width, x1), scale.height))
        if box.width() <= 0:
            continue
        ground = QColor(tokens.soft if n % 2 else tokens.hover)
        ground.setAlphaF(0.45)
        painter.fillRect(box, ground)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(QLineF(box.left(), 0, box.left(), scale.height))
        painter.setPen(QColor(tokens.muted))
        words = metrics.elidedText(span.text, Qt.TextElideMode.ElideRight, box.width() - 8)
        if len(words) > 1:
            painter.drawText(QPointF(box.left() + 4, metrics.ascent() + 1), words)
    _paint_gaps(painter, scale, furniture.gaps)
    # A line through the names of the bands would strike them out.
    _paint_grid(painter, scale, ROW if furniture.spans else 0.0)


def _paint_grid(painter: QPainter, scale: Scale, below: float) -> None:
    tokens = current_tokens()
    lines = [float(value) for value in grid_values(scale.bottom, scale.top, scale.height)]
    painter.setPen(QPen(QColor(tokens.line), 1))
    places = [round(float(scale.y(value))) + 0.5 for value in lines if value]
    painter.drawLines([QLineF(0, y, scale.width, y) for y in places if y > below])
    painter.setPen(QPen(QColor(tokens.border), 1))
    zero = round(float(scale.y(0.0))) - 0.5
    painter.drawLine(QLineF(0, zero, scale.width, zero))


def grid_values(bottom: float, top: float, height: float) -> list[Decimal]:
    """Return the round values at which the axis has a line, some 45 pixels apart."""
    step = nice_step(Decimal(str(top - bottom)), max(2, int(height // 45)))
    first = int(Decimal(str(bottom)) / step) - 1
    found = (step * n for n in range(first, first + int(height // 20) + 8))
    return [value for value in found if bottom <= value <= top]


def _paint_gaps(painter: QPainter, scale: Scale, gaps: Sequence[int]) -> None:
    tokens = current_tokens()
    painter.setPen(QColor(tokens.muted))
    ground = QColor(tokens.hover)
    ground.setAlphaF(0.6)
    for fy in gaps:
        x0, x1 = float(scale.x(fy - 0.5)), float(scale.x(fy + 0.5))
        zero = float(scale.y(0.0))
        painter.fillRect(QRectF(QPointF(x0 + 1, zero - 22), QPointF(x1 - 1, zero - 1)), ground)
        if scale.year >= _LEAST_GAP_YEAR:
            painter.drawText(QRectF(x0 - 4, zero - 22, x1 - x0 + 8, 20), Qt.AlignmentFlag.AlignCenter, MISSING)


def paint_events(painter: QPainter, scale: Scale, furniture: Furniture) -> None:
    """Paint a dotted line and a name for each event; where no row has room the line stands alone."""
    if not furniture.events:
        return
    tokens = current_tokens()
    painter.setFont(text_font(SMALL_PT))
    metrics = QFontMetricsF(painter.font())
    top = ROW if furniture.spans else 0.0
    lines: set[float] = set()
    for event, row in placed_events(furniture.events, scale):
        x = round(float(scale.x(event.at))) + 0.5
        if not 0 <= x <= scale.width:
            continue
        y = top + ROW * (row or 0)
        if x not in lines:
            lines.add(x)
            painter.setPen(QPen(QColor(tokens.muted), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(x, y + ROW if row is not None else top, x, scale.height))
        if row is None:
            continue
        width = metrics.horizontalAdvance(event.text)
        left = min(x - 2, scale.width - width - 12)
        plate = QRectF(left, y + 1, width + 8, ROW - 2)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(plate, 3, 3)
        painter.setPen(QColor(tokens.text))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, event.text)


def paint_breaks(painter: QPainter, scale: Scale, furniture: Furniture) -> None:
    """Paint the sign of a changed definition, as on paper: two slanted strokes over the axis before its year."""
    tokens = current_tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    zero = float(scale.y(0.0))
    for fy in furniture.breaks:
        x = float(scale.x(fy - 0.5))
        if not 0 < x < scale.width:
            continue
        painter.setPen(QPen(QColor(tokens.base), 6))
        painter.drawLine(QLineF(x - 2, zero + 1, x + 2, zero - 9))
        painter.setPen(QPen(QColor(tokens.text), 1.5))
        for shift in (-3, 3):
            painter.drawLine(QLineF(x + shift - 2, zero, x + shift + 2, zero - 9))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt has no name for it
