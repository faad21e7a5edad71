"""The colours of the map: one hue from light to strong, hatching for what is not on file; read without colour too."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from navigator.domain.mapfigures import AreaValue, MapPicture
from navigator.qtsupport.theme import Theme, current_theme, current_tokens

# From zero to the highest class. One hue of even steps in lightness reads alike for every kind of colour vision; the
# number stands in every area all the same. In the dark theme the strongest shade is the lightest.
_LIGHT = ("#FFFFFF", "#D7E7F4", "#A6CAE6", "#68A5D1", "#2C77B0", "#0B4A80")
_DARK = ("#1B1F24", "#183449", "#1F5378", "#2F78AA", "#69A9D4", "#B5D9F2")

_HALF = 0.5


def shade_colour(shade: int) -> QColor:
    """Return the colour of a shade, 0 (zero) to 5."""
    return QColor((_DARK if current_theme() is Theme.DARK else _LIGHT)[shade])


def ink_on(shade: int | None) -> QColor:
    """Return the colour of a number on a shade, None for hatched areas."""
    if shade is None:
        return QColor(current_tokens().text)
    return QColor("#FFFFFF" if shade_colour(shade).lightnessF() < _HALF else "#000000")


def fill_of(picture: MapPicture, area: str) -> tuple[QColor, QBrush | None]:
    """Return the colour of an area and the hatching over it, None where it has a value."""
    shade = picture.shade(area)
    if shade is not None:
        return shade_colour(shade), None
    return hatching(picture.values.get(area))


def hatching(value: AreaValue | None) -> tuple[QColor, QBrush]:
    """Return ground and hatching: strokes for «not on file», crosses for figures that were not added."""
    tokens = current_tokens()
    crossed = value is not None and value.refused is not None
    pattern = Qt.BrushStyle.DiagCrossPattern if crossed else Qt.BrushStyle.BDiagPattern
    return QColor(tokens.window), QBrush(QColor(tokens.border), pattern)


def write_with_halo(painter: QPainter, place: QPointF, text: str, ink: QColor, halo: QColor) -> None:
    """Write a text at the left end of its baseline with a thin halo, so that it reads across borders."""
    whole = QPointF(round(place.x()), round(place.y()))
    painter.setPen(halo)
    for aside in (QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)):
        painter.drawText(whole + aside, text)
    painter.setPen(ink)
    painter.drawText(whole, text)
