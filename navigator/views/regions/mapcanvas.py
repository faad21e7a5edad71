"""The map: areas in the shades of a figure with its numbers, walked by the keyboard, pointed at and clicked."""

from math import hypot

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from navigator.domain.mapfigures import AreaLevel, AreaValue, MapPicture
from navigator.domain.text import Language
from navigator.qtsupport.fonts import number_font, text_font
from navigator.qtsupport.theme import current_tokens, notifier, set_role
from navigator.views.regions.shades import fill_of, ink_on, write_with_halo
from navigator.views.regions.shapes import SHORT_EN, Shapes
from navigator.views.widgets.labels import plain_label

_MARGIN = 8
_NUMBER_PT, _NAME_PT = 9.0, 8.0
_CARD_GAP = 14
_CARD_WIDTH, _CARD_PADDING = 300, 28
_STEPS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_TURN_COST = 2.5
"""How much worse a step aside is than a step along the arrow."""


class MapCanvas(QWidget):
    """Draws a picture over shapes. The painted ground is kept until picture, size or theme change.

    Signals: ``area_chosen(str, str)`` with the code of an area and its Japanese name.
    """

    area_chosen = Signal(str, str)

    def __init__(self, shapes: Shapes, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shapes, self._language = shapes, language
        self._picture: MapPicture | None = None
        self._chosen: frozenset[str] = frozenset()
        self._paths: dict[str, QPainterPath] = {}
        self._labels: dict[str, QPointF] = {}
        self._inset = QRectF()
        self._ground: QPixmap | None = None
        self._here, self._pointed = "13", ""
        self.card = self._make_card()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("日本地図。矢印キーで区域を移り、Enter で絞り込む"))
        notifier().changed.connect(self._forget)

    def _make_card(self) -> QLabel:
        card = plain_label(parent=self, wrap=True)
        set_role(card, "tip")
        card.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        card.hide()
        return card

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a good size."""
        return QSize(430, 470)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size below which numbers would lie over each other."""
        return QSize(260, 240)

    # What is shown

    @property
    def picture(self) -> MapPicture | None:
        """The picture on screen."""
        return self._picture

    @property
    def here(self) -> str:
        """The area that the keyboard stands on, empty before there is a picture."""
        return "" if self._picture is None else self._picture.area_of(self._here)

    def show_picture(self, picture: MapPicture) -> None:
        """Show a picture."""
        self._picture = picture
        self._forget()

    def set_chosen(self, areas: frozenset[str]) -> None:
        """Frame the areas that the list is narrowed to."""
        self._chosen = areas
        self.update()

    def _forget(self) -> None:
        self._ground = None
        self.update()

    # Places

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the shapes into the widget."""
        super().resizeEvent(event)
        size = self._shapes.size
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = max(0.01, min(room.width() / size.width(), room.height() / size.height()))
        left = room.left() + (room.width() - scale * size.width()) / 2
        top = room.top() + (room.height() - scale * size.height()) / 2
        fit = QTransform(scale, 0, 0, scale, left, top)
        self._paths = {code: fit.map(path) for code, path in self._shapes.paths.items()}
        self._labels = {code: fit.map(point) for code, point in self._shapes.labels.items()}
        self._inset = fit.mapRect(self._shapes.inset) if self._shapes.inset is not None else QRectF()
        self._forget()

    def prefecture_at(self, place: QPointF) -> str:
        """Return the JIS code of the prefecture at a place, empty for the sea."""
        for code, path in self._paths.items():
            if path.boundingRect().contains(place) and path.contains(place):
                return code
        return ""

    def place_of(self, prefecture: str) -> QPointF:
        """Return a place inside a prefecture, in the coordinates of the widget."""
        return self._labels[prefecture]

    def _members(self, area: str) -> list[str]:
        assert self._picture is not None
        return [code for code in self._paths if self._picture.area_of(code) == area]

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground, then what changes while one points and walks."""
        if self._picture is None:
            return
        if self._ground is None:
            self._ground = self._painted(self._picture)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._ground)
        tokens = current_tokens()
        for area in sorted(self._chosen):
            self._frame(painter, area, QPen(QColor(tokens.primary), 2.5))
        if self._pointed:
            self._frame(painter, self._picture.area_of(self._pointed), QPen(QColor(tokens.text), 1.5))
        if self.hasFocus():
            self._frame(painter, self.here, QPen(QColor(tokens.focus), 3))
        painter.end()

    def _frame(self, painter: QPainter, area: str, pen: QPen) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for code in self._members(area):
            painter.drawPath(self._paths[code])

    def _painted(self, picture: MapPicture) -> QPixmap:
        ratio = self.devicePixelRatioF()
        ground = QPixmap(self.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = QPen(QColor(current_tokens().border), 0.8)
        for code, path in self._paths.items():
            colour, strokes = fill_of(picture, picture.area_of(code))
            painter.setPen(border)
            painter.setBrush(colour)
            painter.drawPath(path)
            if strokes is not None:
                painter.fillPath(path, strokes)
        if not self._inset.isEmpty():
            painter.setPen(QPen(QColor(current_tokens().border), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._inset)
        self._write(painter, picture)
        painter.end()
        return ground

    def _write(self, painter: QPainter, picture: MapPicture) -> None:
        """Write a number into every area that has a value, and the names of squares."""
        numbers, names = number_font(_NUMBER_PT), text_font(_NAME_PT)
        first = self._first_of_blocks(picture)
        for code, middle in self._labels.items():
            area = picture.area_of(code)
            value = picture.values[area]
            ink = ink_on(picture.shade(area))
            halo = fill_of(picture, area)[0]
            told = value.text.of(self._language) if value.value is not None or value.refused else ""
            shown = told if first is None or first[area] == code else ""
            if self._shapes.named:
                self._write_tile(painter, code, shown, ink, (names, numbers))
            elif shown:
                measure = QFontMetricsF(numbers)
                painter.setFont(numbers)
                x = middle.x() - measure.horizontalAdvance(shown) / 2
                y = middle.y() + measure.capHeight() / 2
                write_with_halo(painter, QPointF(x, y), shown, ink, halo)

    def _first_of_blocks(self, picture: MapPicture) -> dict[str, str] | None:
        """Return the prefecture of each block that carries its number, the widest one; None for prefectures."""
        if picture.level is not AreaLevel.BLOCK:
            return None
        widest: dict[str, tuple[float, str]] = {}
        for code, path in self._paths.items():
            box = path.boundingRect()
            found = (box.width() * box.height(), code)
            area = picture.area_of(code)
            widest[area] = max(widest.get(area, found), found)
        return {area: code for area, (_size, code) in widest.items()}

    def _write_tile(self, painter: QPainter, code: str, number: str, ink: QColor, fonts: tuple[QFont, QFont]) -> None:
        assert self._picture is not None
        box = self._paths[code].boundingRect()
        ground, strokes = fill_of(self._picture, self._picture.area_of(code))
        half = box.height() / 2
        painter.setPen(ink)
        for text, font, top in ((self._short(code), fonts[0], box.top()), (number, fonts[1], box.top() + half)):
            fitted = QFont(font)
            wide = QFontMetricsF(font).horizontalAdvance(text)
            if wide > box.width() - 2:
                fitted.setStretch(max(50, int(100 * (box.width() - 2) / wide)))
            painter.setFont(fitted)
            place = QRectF(box.left(), top, box.width(), half)
            if strokes is not None:
                # The hatching stays around the words and goes behind them.
                said = painter.boundingRect(place, Qt.AlignmentFlag.AlignCenter, text)
                painter.fillRect(said.adjusted(-1, 1, 1, -1).intersected(box), ground)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _short(self, code: str) -> str:
        if self._language == "en":
            return SHORT_EN[int(code) - 1]
        assert self._picture is not None
        name = self._picture.names[code].ja
        return name if name == "北海道" else name[:-1]

    # Pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Point at what lies under the mouse."""
        self._point(self.prefecture_at(event.position()), event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Point at nothing."""
        super().leaveEvent(event)
        self._point("", QPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose what lies under the mouse."""
        code = self.prefecture_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and code and self._picture is not None:
            self._here = code
            self._choose()

    def _point(self, prefecture: str, place: QPoint) -> None:
        if self._picture is None:
            return
        if prefecture != self._pointed:
            self._pointed = prefecture
            self.setCursor(Qt.CursorShape.PointingHandCursor if prefecture else Qt.CursorShape.ArrowCursor)
            self.update()
        if not prefecture:
            self.card.hide()
            return
        self._show_card(self._picture.area_of(prefecture), place)

    def _show_card(self, area: str, place: QPoint) -> None:
        assert self._picture is not None
        self.card.setText(self.told(area))
        widest = max(map(self.card.fontMetrics().horizontalAdvance, self.card.text().splitlines()))
        self.card.setFixedWidth(min(_CARD_WIDTH, widest + _CARD_PADDING, self.width() - 4))
        self.card.adjustSize()
        self.card.resize(self.card.width(), self.card.heightForWidth(self.card.width()))
        x = place.x() + _CARD_GAP
        if x + self.card.width() > self.width():
            x = max(0, place.x() - _CARD_GAP - self.card.width())
        y = max(0, min(place.y() + _CARD_GAP, self.height() - self.card.height()))
        self.card.move(x, y)
        self.card.show()
        self.card.raise_()

    def told(self, area: str) -> str:
        """Return what is said of an area: its name, its value, what is behind it."""
        assert self._picture is not None
        value = self._picture.values[area]
        language = self._language
        lines = [value.name.of(language), f"{self._picture.title.of(language)}: {self._value(value)}"]
        if value.refused is not None:
            lines.append(value.refused.of(language))
        return "\n".join([*lines, *(line.of(language) for line in value.lines)])

    def _value(self, value: AreaValue) -> str:
        assert self._picture is not None
        if value.refused is not None:
            return self.tr("{text}（合算していません）").format(text=value.text.of(self._language))
        if value.value is None:
            return self.tr("… 資料なし")
        return f"{value.text.of(self._language)} {self._picture.unit.of(self._language)}"

    # Keys

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show and say where the keyboard stands."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._say()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the card away."""
        super().focusOutEvent(event)
        self.card.hide()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk with the arrows, choose with Enter or the space bar."""
        key = Qt.Key(event.key())
        if self._picture is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._here = self._next(_STEPS[key])
            self._say()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def _next(self, step: QPointF) -> str:
        """Return the nearest prefecture of another area in the direction of an arrow, the same one at the edge."""
        assert self._picture is not None
        from_here = self._labels[self._here]
        best, cost = self._here, float("inf")
        for code, place in self._labels.items():
            way = place - from_here
            along = way.x() * step.x() + way.y() * step.y()
            aside = hypot(way.x(), way.y()) ** 2 - along**2
            if along <= 1 or self._picture.area_of(code) == self.here:
                continue
            price = along + _TURN_COST * max(0.0, aside) ** 0.5
            if price < cost:
                best, cost = code, price
        return best

    def _say(self) -> None:
        """Show the card of the area the keyboard stands on, and say it to those who do not see it."""
        if self._picture is None or not self._labels:
            return
        self._show_card(self.here, self._labels[self._here].toPoint())
        said = self.told(self.here)
        self.setAccessibleDescription(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _choose(self) -> None:
        assert self._picture is not None
        self.area_chosen.emit(self.here, self._picture.values[self.here].name.ja)
