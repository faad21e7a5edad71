"""Painting a page on anything Qt can paint on."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPolygonF

from navigator.views.printing.draft import Letters, PageDraft, Shape
from navigator.views.printing.styles import STYLES, UNITS_PER_MM, Ink, Pen, Style, colour_of, mm

# Letters whose base line lies this far below a clip may still reach into it, layout units.
_TALLEST = 2 * max(style.pixels for style in STYLES)

# No line is made thicker than this for the screen's sake, or small pictures would be all lines.
_THICKEST = mm(0.5)


def paint_draft(painter: QPainter, page: PageDraft, *, grey: bool) -> None:
    """Paint ``page``; one unit of the painter is a millimetre. What a clip hides is skipped."""
    painter.save()
    painter.scale(1 / UNITS_PER_MM, 1 / UNITS_PER_MM)
    for fill in (*page.grounds, *page.fills):
        painter.fillRect(QRectF(fill.x, fill.y, fill.width, fill.height), colour_of(fill.ink, grey=grey))
    # A line thinner than a dot of the screen would be a row of grey dots there; paper has dots enough.
    thinnest = min(_THICKEST, 1 / max(painter.combinedTransform().m11() * painter.device().devicePixelRatioF(), 1e-6))
    for shape in page.shapes:
        _paint_shape(painter, shape, thinnest)
    for pen, strokes in groupby(page.strokes, key=lambda stroke: stroke.pen):
        painter.setPen(_qt_pen(pen, thinnest, grey=grey))
        painter.drawLines([QLineF(one.x1, one.y1, one.x2, one.y2) for one in strokes])
    painter.setPen(QPen(colour_of(Ink.TEXT, grey=grey)))
    seen = painter.clipBoundingRect() if painter.hasClipping() else None
    _paint_letters(painter, page.letters, seen)
    painter.restore()


def _paint_shape(painter: QPainter, shape: Shape, thinnest: float) -> None:
    if shape.line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(QColor(shape.line), max(shape.width, thinnest))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin if shape.closed else Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if shape.dash:
            # Qt counts them in widths of the pen.
            pen.setDashPattern([length / pen.widthF() for length in shape.dash])
        painter.setPen(pen)
    corners = QPolygonF([QPointF(x, y) for x, y in shape.points])
    if shape.closed:
        painter.setBrush(Qt.BrushStyle.NoBrush if shape.fill is None else QBrush(QColor(shape.fill)))
        painter.drawPolygon(corners)
    else:
        painter.drawPolyline(corners)


def _qt_pen(pen: Pen, thinnest: float, *, grey: bool) -> QPen:
    made = QPen(colour_of(pen.ink, grey=grey), max(pen.width, thinnest))
    made.setCapStyle(Qt.PenCapStyle.FlatCap if pen.dotted else Qt.PenCapStyle.SquareCap)
    if pen.dotted:
        # In widths of the pen: a dot, and three of its size between two.
        made.setDashPattern([1.0, 3.0])
    return made


def _paint_letters(painter: QPainter, letters: Sequence[Letters], seen: QRectF | None) -> None:
    # New fonts for every page, since another thread may be painting too: see ``Style.font``.
    fonts: dict[Style, QFont] = {style: style.font() for style in STYLES}
    style: Style | None = None
    for x, y, text, its_style, turned in letters:
        if seen is not None and not turned and not seen.top() < y + its_style.pixels < seen.bottom() + _TALLEST:
            continue
        if its_style is not style:
            style = its_style
            painter.setFont(fonts[style])
        if turned:
            painter.save()
            painter.translate(x, y)
            painter.rotate(-90)
            painter.drawText(QPointF(0, 0), text)
            painter.restore()
        else:
            painter.drawText(QPointF(x, y), text)
