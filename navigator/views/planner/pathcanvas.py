"""The chosen chain on the screen: stages as lanes, months across; arrow keys go from link to link, Enter opens one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from navigator.domain.plan_picture import PlanDrawing
from navigator.qtsupport.fonts import text_font
from navigator.qtsupport.theme import current_tokens, notifier
from navigator.views.lineage.painting import paint_shapes
from navigator.views.planner.pathshapes import Face, PathLook, PathScene, Tone, Words, lay_path, legend_shapes

_FONTS = {Face.NAME: (10.5, True), Face.BODY: (9.5, False), Face.SMALL: (8.5, False)}
_LEADING = 1.3
_MARGIN = 6.0
_SIGN = 30.0
_LEAST_WIDTH = 460


@dataclass(frozen=True, slots=True)
class ScreenLine:
    """A line of letters on the screen."""

    text: str
    width: float


class ScreenRuler:
    """Sets words in the faces of the screen."""

    unit = 1.0

    def __init__(self) -> None:
        self._fonts: dict[Face, QFont] = {face: text_font(size, bold=bold) for face, (size, bold) in _FONTS.items()}
        self._metrics = {face: QFontMetricsF(font) for face, font in self._fonts.items()}
        self._set: dict[tuple[str, Face, float], list[ScreenLine]] = {}

    def font(self, face: Face) -> QFont:
        """Return a face."""
        return self._fonts[face]

    def pitch(self, face: Face) -> float:
        """Return the distance of lines."""
        return float(round(self._metrics[face].height() * _LEADING / 1.2))

    def rise(self, face: Face) -> float:
        """Return the base line from the top of a line."""
        metrics = self._metrics[face]
        return (self.pitch(face) - metrics.height()) / 2 + metrics.ascent()

    def lines(self, text: str, face: Face, width: float) -> Sequence[ScreenLine]:
        """Break a text into lines."""
        key = (text, face, width)
        if key not in self._set:
            layout = QTextLayout(text, self._fonts[face])
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            found = []
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                part = text[line.textStart() : line.textStart() + line.textLength()].rstrip()
                found.append(ScreenLine(part, line.naturalTextWidth()))
            layout.endLayout()
            self._set[key] = found or [ScreenLine("", 0.0)]
        return self._set[key]


class PathCanvas(QWidget):
    """Paints a chain; as high as its words ask. ``opened(str)`` with ``table:code`` of a link, ``chosen(int)``."""

    opened = Signal(str)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setAccessibleName(self.tr("道筋の図（段階と時期）"))
        self._drawing: PlanDrawing | None = None
        self._scene: PathScene | None = None
        self._signs: list[tuple[float, float, str, ScreenLine]] = []
        self._top = 0.0
        self._ruler = ScreenRuler()
        self.current = 0
        notifier().changed.connect(self._lay)

    @property
    def scene(self) -> PathScene | None:
        """What is painted."""
        return self._scene

    def show_drawing(self, drawing: PlanDrawing | None) -> None:
        """Paint another chain."""
        self._drawing = drawing
        self.current = 1 if drawing is not None and drawing.bars else 0
        self._lay()
        self._describe()

    def set_current(self, number: int) -> None:
        """Mark a link (from 1)."""
        if self._drawing is not None and 1 <= number <= len(self._drawing.bars) and number != self.current:
            self.current = number
            self._describe()
            self.update()
            self.chosen.emit(number)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as it gets, as high as it needs."""
        return QSize(_LEAST_WIDTH, self.minimumHeight())

    def _lay(self) -> None:
        if self._drawing is None:
            self._scene = None
            self.update()
            return
        width = self.width() - 2 * _MARGIN
        x, y, self._signs = 0.0, _MARGIN, []
        for key, said in self._drawing.legend:
            line = self._ruler.lines(said, Face.SMALL, width)[0]
            if x and x + _SIGN + line.width > width:
                x, y = 0.0, y + self._ruler.pitch(Face.SMALL) + 2
            self._signs.append((x + _MARGIN, y, key, line))
            x += _SIGN + line.width + 14
        self._top = y + self._ruler.pitch(Face.SMALL) + 6
        self._scene = lay_path(self._drawing, self._ruler, _look(), width)
        self.setFixedHeight(round(self._top + self._scene.height + _MARGIN))
        self.update()

    def _describe(self) -> None:
        drawing = self._drawing
        if drawing is None or not self.current:
            self.setAccessibleDescription("")
            return
        bar = drawing.bars[self.current - 1]
        join = next((one for one in drawing.joins if one.to == self.current), None)
        before = () if join is None else (*join.lines, join.time)
        self.setAccessibleDescription("\n".join(part for part in (*before, bar.name, *bar.lines, *bar.marks) if part))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay out anew in another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint legend, picture and the mark of the current link."""
        scene = self._scene
        painter = QPainter(self)
        tokens = current_tokens()
        painter.fillRect(self.rect(), QColor(tokens.base))
        if scene is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = _look()
        for x, y, key, line in self._signs:
            paint_shapes(painter, legend_shapes(key, (x, y), 1.0, look))
            self._write(painter, Words(x + _SIGN, y, line, Face.SMALL), tokens.text)
        painter.translate(_MARGIN, self._top)
        paint_shapes(painter, scene.shapes)
        colours = {Tone.TEXT: tokens.text, Tone.MUTED: tokens.muted, Tone.DANGER: tokens.danger}
        for words in scene.words:
            self._write(painter, words, colours[words.tone])
        box = scene.boxes.get(self.current)
        if box is not None:
            style = Qt.PenStyle.SolidLine if self.hasFocus() else Qt.PenStyle.DotLine
            painter.setPen(QPen(QColor(tokens.focus), 2, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(box.left - 2, box.top - 2, box.right - box.left + 4, box.bottom - box.top + 4), 3, 3
            )

    def _write(self, painter: QPainter, words: Words, colour: str) -> None:
        assert isinstance(words.line, ScreenLine)
        painter.setFont(self._ruler.font(words.face))
        painter.setPen(QColor(colour))
        painter.drawText(QPointF(words.x, words.y + self._ruler.rise(words.face)), words.line.text)

    # Keys and the pointer

    def _at(self, place: QPointF) -> int:
        x, y = place.x() - _MARGIN, place.y() - self._top
        boxes = {} if self._scene is None else self._scene.boxes
        return next((n for n, b in boxes.items() if b.left <= x <= b.right and b.top <= y <= b.bottom), 0)

    def _open(self) -> None:
        if self._drawing is not None and self.current:
            self.opened.emit(self._drawing.bars[self.current - 1].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Up and down go from link to link, Enter opens the record."""
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.set_current(self.current - 1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.set_current(self.current + 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Mark the link under the pointer."""
        super().mousePressEvent(event)
        self.set_current(self._at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the record of the link under the pointer."""
        if self._at(event.position()):
            self._open()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where one stands."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that the keys go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Set the words anew in another face."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._ruler = ScreenRuler()
            self._lay()


def _look() -> PathLook:
    tokens = current_tokens()
    return PathLook(
        paper=tokens.base,
        stripe=tokens.stripe,
        rule=tokens.line,
        line=tokens.muted,
        light=tokens.base,
        strong=tokens.primary,
        wrong=tokens.danger,
    )
