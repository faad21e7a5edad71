"""Pens, colours and faces of the theme for painting code, made once a theme, and the tick box drawn with them.

Making them for each cell, or asking the style sheet to draw, costs more than the drawing: it is the time between a
letter typed and the rows seen.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from navigator.qtsupport.fonts import TEXT_SIZE_PT, number_font, text_font
from navigator.qtsupport.theme import Theme, current_theme, current_tokens

BOX = 16
"""Side of a tick box in pixels."""
_SMALL_PT = 8.5


@dataclass(frozen=True, slots=True)
class Ink:
    """What cells and facet values are drawn with in one theme."""

    text: QPen
    muted: QPen
    primary: QPen
    danger: QPen
    border: QPen
    focus: QPen
    check: QPen
    base: QColor
    accent: QColor
    selection: QColor
    hover: QColor
    danger_soft: QColor
    face: QFont
    struck: QFont
    small: QFont
    figures: QFont
    measure: QFontMetrics
    measure_small: QFontMetrics
    measure_figures: QFontMetrics


_made: dict[Theme, Ink] = {}


def ink() -> Ink:
    """Return what to draw with now."""
    theme = current_theme()
    if theme not in _made:
        _made[theme] = _mix()
    return _made[theme]


def _mix() -> Ink:
    tokens = current_tokens()
    face, struck, small, figures = text_font(), text_font(), text_font(_SMALL_PT), number_font(TEXT_SIZE_PT)
    struck.setStrikeOut(True)
    check = QPen(QColor(tokens.on_primary), 2)
    check.setCapStyle(Qt.PenCapStyle.RoundCap)
    return Ink(
        text=QPen(QColor(tokens.text)),
        muted=QPen(QColor(tokens.muted)),
        primary=QPen(QColor(tokens.primary)),
        danger=QPen(QColor(tokens.danger)),
        border=QPen(QColor(tokens.border)),
        focus=QPen(QColor(tokens.focus), 2),
        check=check,
        base=QColor(tokens.base),
        accent=QColor(tokens.primary),
        selection=QColor(tokens.selection),
        hover=QColor(tokens.hover),
        danger_soft=QColor(tokens.danger_soft),
        face=face,
        struck=struck,
        small=small,
        figures=figures,
        measure=QFontMetrics(face),
        measure_small=QFontMetrics(small),
        measure_figures=QFontMetrics(figures),
    )


def draw_box(painter: QPainter, left: float, top: float, *, ticked: bool) -> None:
    """Draw a tick box of ``BOX`` pixels with its upper left corner at this place."""
    colours = ink()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colours.primary if ticked else colours.border)
    painter.setBrush(colours.accent if ticked else colours.base)
    painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, BOX - 1, BOX - 1), 3, 3)
    if ticked:
        painter.setPen(colours.check)
        painter.drawPolyline([QPointF(left + x, top + y) for x, y in ((4, 8.4), (7, 11.2), (12, 5))])
