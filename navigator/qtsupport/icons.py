"""Icons drawn from the bundled SVGs in the colours of the theme, sharp at every scale.

An icon asks for its colour whenever it is painted: after ``apply_theme`` every button shows the new one by itself.
"""

from enum import Enum
from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from navigator.qtsupport.resources import resource_bytes
from navigator.qtsupport.theme import current_tokens


class IconRole(Enum):
    """Which colours of the theme an icon takes: unchecked and checked."""

    TEXT = ("text", "text")
    MUTED = ("muted", "text")
    RAIL = ("muted", "on_soft")
    PRIMARY = ("primary", "primary")
    ON_PRIMARY = ("on_primary", "on_primary")
    CHIP = ("on_soft", "on_primary")
    LINK = ("link", "link")
    SUCCESS = ("success", "success")
    WARNING = ("warning", "warning")
    DANGER = ("danger", "danger")


@cache
def _source(name: str) -> bytes:
    return resource_bytes(f"icons/{name}.svg")


# A hundred tinted drawings at most: the names times the few colours in use.
@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", colour.encode())))


class _TintedEngine(QIconEngine):
    def __init__(self, name: str, role: IconRole) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        tokens = current_tokens()
        if mode == QIcon.Mode.Disabled:
            return tokens.disabled
        off, on = self._role.value
        return str(getattr(tokens, on if state == QIcon.State.On else off))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        _renderer(self._name, self._colour(mode, state)).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    # The size is in points; Qt reads the scale of the picture from its size.
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        pixels = size * scale
        if pixels.isEmpty():  # of a button that has no room yet; nothing can be painted there
            return QPixmap()
        key = f"icon:{self._name}:{self._colour(mode, state)}:{pixels.width()}x{pixels.height()}"
        drawn = QPixmap()
        if not QPixmapCache.find(key, drawn):
            drawn = QPixmap(pixels)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            self.paint(painter, QRect(QPoint(0, 0), pixels), mode, state)
            painter.end()
            QPixmapCache.insert(key, drawn)
        return drawn

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._role)

    def isNull(self) -> bool:  # noqa: N802
        return False


def icon(name: str, role: IconRole = IconRole.TEXT) -> QIcon:
    """Return the icon ``name``, a file under ``resources/icons`` without its ending.

    Raises ``FileNotFoundError`` for a name that is not bundled.
    """
    _source(name)
    return QIcon(_TintedEngine(name, role))
