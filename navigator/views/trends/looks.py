"""How a series looks: colour, texture, dash and marker by its rank, in the colours of the theme.

The first eight series part by colour (colour-universal), every one also by dash and marker; beyond eight a texture
joins the colour. Diagonal hatching is kept for ※内数 and an empty inside for requests and plans: neither is a texture.
"""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from navigator.qtsupport.theme import CHART_COLOURS, Theme, current_theme, current_tokens

HATCH = Qt.BrushStyle.BDiagPattern
_TEXTURES = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.VerPattern,
    Qt.BrushStyle.Dense6Pattern,
    Qt.BrushStyle.CrossPattern,
)
# Dashes and markers go round as those on paper do.
_DASHES: tuple[tuple[float, ...], ...] = ((), (6, 3), (2, 2), (8, 2, 2, 2))
_BLACK = "#000000"
_YELLOW = "#F0E442"
_SHAPES = ("circle", "square", "triangle", "diamond", "cross")
MARKER = 4.0
"""Radius of a marker in pixels."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a series is drawn with; all pens are of pixel width."""

    colour: QColor
    edge: QColor
    fill: QBrush
    ground: QColor
    hatch: QBrush
    line: QPen
    marker: QPainterPath


def look_of(rank: int) -> Look:
    """Return the look of the series with this rank in the theme on screen."""
    return _look(rank, current_theme())


@cache
def _look(rank: int, theme: Theme) -> Look:
    dark = theme is Theme.DARK
    name = CHART_COLOURS[rank % len(CHART_COLOURS)]
    colour = QColor(name)
    if name == _BLACK:
        colour = QColor(current_tokens().text)
    elif dark:
        colour = colour.lighter(125)
    edge = colour.lighter(125) if dark else colour.darker(140)
    turn = rank // len(CHART_COLOURS)
    texture = _TEXTURES[turn % len(_TEXTURES)]
    # Yellow alone is too faint for a line on white.
    line = QPen(colour.darker(135) if name == _YELLOW and not dark else colour, 2)
    dash = _DASHES[(rank + turn) % len(_DASHES)]
    if dash:
        line.setDashPattern(dash)
    return Look(
        colour,
        edge,
        QBrush(colour, texture),
        QColor(current_tokens().base),
        QBrush(colour, HATCH),
        line,
        _marker(_SHAPES[(rank + turn) % len(_SHAPES)]),
    )


def _marker(shape: str) -> QPainterPath:
    path, r = QPainterPath(), MARKER
    if shape == "circle":
        path.addEllipse(QPointF(0, 0), r, r)
        return path
    corners = {
        "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
        "triangle": ((0, -1.25), (1.15, 0.9), (-1.15, 0.9)),
        "diamond": ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)),
        "cross": (
            *((-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4)),
            *((0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)),
        ),
    }[shape]
    path.addPolygon(QPolygonF([QPointF(x * r, y * r) for x, y in corners]))
    path.closeSubpath()
    return path


def swatch(rank: int, *, bars: bool, hollow: bool, scale: float = 1.0) -> QIcon:
    """Return the sign of a series for the legend: a small bar, or a piece of its line with the marker."""
    size = QSize(26, 16)
    picture = QPixmap(size * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_swatch(painter, QRectF(0, 0, size.width(), size.height()), look_of(rank), bars=bars, hollow=hollow)
    painter.end()
    return QIcon(picture)


def draw_swatch(painter: QPainter, box: QRectF, look: Look, *, bars: bool, hollow: bool) -> None:
    """Draw the sign of a series into ``box``."""
    if bars:
        bar = box.adjusted(3, 2, -4, -3)
        painter.setPen(QPen(look.edge if not hollow else look.colour, 1.6 if hollow else 1))
        painter.setBrush(QBrush(look.ground))
        painter.drawRect(bar)
        if not hollow:
            painter.fillRect(bar, look.fill)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.line)
    middle = box.center()
    painter.drawLine(QPointF(box.left() + 1, middle.y()), QPointF(box.right() - 1, middle.y()))
    painter.setPen(QPen(look.line.color(), 1.4))
    painter.setBrush(QBrush(look.ground if hollow else look.line.color()))
    painter.translate(middle)
    painter.drawPath(look.marker)
    painter.translate(-middle)
