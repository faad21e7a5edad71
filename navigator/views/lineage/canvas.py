"""The lineage on the screen: years above, ministries at the left, one lane a program."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from navigator.domain.lineage_picture import LaneBar
from navigator.qtsupport.fonts import text_font
from navigator.qtsupport.theme import current_tokens, notifier
from navigator.viewmodels.lineage import LineageModel
from navigator.views.lineage.hovercard import HoverCard
from navigator.views.lineage.painting import (
    HEAD_ROW,
    Scene,
    paint_head,
    paint_ministries,
    paint_picture,
    places_of,
)
from navigator.views.lineage.shapes import Geometry

HEAD = 3 * HEAD_ROW + 4
USUAL_LANE, LOWEST_LANE, HIGHEST_LANE = 20.0, 3.0, 40.0
NARROWEST_YEAR, WIDEST_YEAR = 4.0, 120.0
_READABLE_YEAR = 20.0
_STEP = 1.25
_WHEEL_STEP = 120
_NARROWEST_COLUMN, _WIDEST_COLUMN = 84.0, 150.0


class LineageCanvas(QAbstractScrollArea):
    """Paints what the model holds.

    Up and Down go from lane to lane, Left and Right along the arrows, Home and End to the first and last program;
    Enter opens the record, Space lets the program stand out with its line. Plus, minus and 0 zoom, as does Ctrl with
    the wheel.

    Signals: ``opened(code)`` for a click or Enter, ``focus_requested(code)``, ``menu_requested(code, QPoint)`` with a
    place on the screen.
    """

    opened = Signal(str)
    focus_requested = Signal(str)
    menu_requested = Signal(str, object)

    def __init__(self, model: LineageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._lane, self._year = USUAL_LANE, _READABLE_YEAR
        self._follows_width = True
        self._grip: QPoint | None = None
        self._places: list[tuple[float, float]] = []
        self.card = HoverCard(self.viewport())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(320, 160))
        self.setAccessibleName(self.tr("系譜の図"))
        self.viewport().setMouseTracking(True)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._scrolled)
        notifier().changed.connect(self.viewport().update)
        model.changed.connect(self._redraw)
        model.current_changed.connect(self._follow)
        self._drawing = model.drawing
        self._redraw()

    # Scale

    @property
    def lane_height(self) -> float:
        """Height of a lane, pixels."""
        return self._lane

    def zoom(self, steps: int) -> None:
        """Go so many steps larger, or smaller for a negative number; what is in the middle stays there."""
        factor = _STEP**steps
        lane = min(max(self._lane * factor, LOWEST_LANE), HIGHEST_LANE)
        year = min(max(self._year * factor, NARROWEST_YEAR), WIDEST_YEAR)
        self._rescale(lane, year)
        self._follows_width = False

    def fit(self) -> None:
        """Show the whole picture."""
        picture, area = self._drawing.picture, self._area()
        lane = area.height() / max(1, picture.lanes)
        self._follows_width = True
        self._rescale(min(max(lane, LOWEST_LANE), HIGHEST_LANE), self._fitting_year())

    def usual(self) -> None:
        """Show lanes at the height at which labels are read, all years in the width as far as it goes."""
        self._follows_width = True
        self._rescale(USUAL_LANE, max(self._fitting_year(), _READABLE_YEAR))

    def _fitting_year(self) -> float:
        picture = self._drawing.picture
        return min(max(self._area().width() / (picture.right - picture.left), NARROWEST_YEAR), WIDEST_YEAR)

    def _rescale(self, lane: float, year: float) -> None:
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        area = self._area()
        down, across = (
            (vertical.value() + area.height() / 2) / self._lane,
            (horizontal.value() + area.width() / 2) / self._year,
        )
        self._lane, self._year = lane, year
        self._set_ranges()
        vertical.setValue(round(down * lane - area.height() / 2))
        horizontal.setValue(round(across * year - area.width() / 2))
        self._lay_labels()

    def _column(self) -> float:
        metrics = QFontMetricsF(text_font(8.5, bold=True))
        widest = max((metrics.horizontalAdvance(name) for name in self._drawing.ministries), default=0.0)
        return min(max(widest + 14, _NARROWEST_COLUMN), _WIDEST_COLUMN)

    def _area(self) -> QRectF:
        column = self._column()
        return QRectF(
            column, HEAD, max(1.0, self.viewport().width() - column), max(1.0, self.viewport().height() - HEAD)
        )

    def _set_ranges(self) -> None:
        picture, area = self._drawing.picture, self._area()
        for bar, whole, room, step in (
            (self.verticalScrollBar(), picture.lanes * self._lane + 4, area.height(), self._lane),
            (self.horizontalScrollBar(), (picture.right - picture.left) * self._year, area.width(), self._year),
        ):
            bar.setRange(0, max(0, round(whole - room)))
            bar.setPageStep(max(1, round(room)))
            bar.setSingleStep(max(1, round(step)))

    def _geometry(self) -> Geometry:
        area = self._area()
        left = area.left() - self.horizontalScrollBar().value()
        top = area.top() - self.verticalScrollBar().value()
        return Geometry(self._drawing.picture.left, left, top, self._year, self._lane)

    def scene(self) -> Scene:
        """Return what is painted now."""
        question = self._model.question
        return Scene(
            self._drawing,
            self._geometry(),
            self._area(),
            self._model.faint,
            self._model.current,
            self.hasFocus(),
            question.as_of,
            question.years,
        )

    # What is shown

    def _redraw(self) -> None:
        self._drawing = self._model.drawing
        self.card.hide()
        if self._follows_width:
            self._year = max(self._fitting_year(), min(_READABLE_YEAR, self._year))
        self._set_ranges()
        self._lay_labels()

    def _lay_labels(self) -> None:
        self._places = places_of(self.scene())
        self.viewport().update()

    def _scrolled(self) -> None:
        self.card.hide()
        self._lay_labels()

    def _follow(self) -> None:
        """Bring the program one stands on into sight, and tell the screen reader."""
        code = self._model.current
        bar = None if code is None else self._bar_of(code)
        told = None if code is None else self._model.card(code)
        self.setAccessibleDescription("" if told is None else told.text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        if bar is not None:
            self._show_bar(bar)
        self.viewport().update()

    def _show_bar(self, bar: LaneBar) -> None:
        area, geo = self._area(), self._geometry()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        top, bottom = geo.y(bar.lane - 1), geo.y(bar.lane + 2)
        if top < area.top() - 2 * self._lane or bottom > area.bottom() + 2 * self._lane:
            # From afar it comes into the middle, among its own.
            vertical.setValue(round(vertical.value() + (top + bottom) / 2 - area.center().y()))
        elif top < area.top():
            vertical.setValue(round(vertical.value() + top - area.top()))
        elif bottom > area.bottom():
            vertical.setValue(round(vertical.value() + bottom - area.bottom()))
        left, right = geo.x(bar.start) - 20, geo.x(bar.end) + 20
        if left < area.left() or left > area.right():
            horizontal.setValue(round(horizontal.value() + left - area.left()))
        elif right > area.right() and right - left < area.width():
            horizontal.setValue(round(horizontal.value() + right - area.right()))

    def _bar_of(self, code: str) -> LaneBar | None:
        return next((bar for bar in self._drawing.picture.bars if bar.code == code), None)

    def place_of(self, code: str) -> QPointF | None:
        """Return the middle of a bar in the viewport, None when it is not shown."""
        bar = self._bar_of(code)
        geo = self._geometry()
        return None if bar is None else QPointF(geo.x((bar.start + bar.end) / 2), geo.y(bar.lane + 0.5))

    def code_at(self, place: QPointF) -> str | None:
        """Return the program whose bar or label lies at a place of the viewport."""
        if not self._area().contains(place):
            return None
        geo = self._geometry()
        lane = int((place.y() - geo.top) // geo.lane)
        if not 0 <= lane < len(self._drawing.picture.bars):
            return None
        bar = self._drawing.picture.bars[lane]
        begin, end = self._places[lane]
        in_bar = geo.x(bar.start) - 4 <= place.x() <= geo.x(bar.end) + 4
        return bar.code if in_bar or begin <= place.x() <= end else None

    # Events

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what is in sight."""
        painter = QPainter(self.viewport())
        scene = self.scene()
        area = scene.area
        paint_picture(painter, scene, self._places)
        paint_head(painter, scene, QRectF(area.left(), 0, area.width(), HEAD))
        paint_ministries(painter, scene, QRectF(0, HEAD, area.left(), area.height()))
        painter.fillRect(QRectF(0, 0, area.left(), HEAD), QColor(current_tokens().raised))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the window."""
        super().resizeEvent(event)
        self._redraw()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Stand on the first program when there is none yet."""
        super().focusInEvent(event)
        bars = self._drawing.picture.bars
        if self._model.current is None and bars and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._model.go_to(bars[0].code)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring weaker."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk and zoom."""
        key, code = event.key(), self._model.current
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
        if key in steps:
            self._walk(steps[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._walk(-self._drawing.picture.lanes if key == Qt.Key.Key_Home else self._drawing.picture.lanes)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and code is not None:
            self._model.go_to(self._model.neighbour(code, -1 if key == Qt.Key.Key_Left else 1) or code)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and code is not None:
            self.opened.emit(code)
        elif key == Qt.Key.Key_Space and code is not None:
            self.focus_requested.emit(code)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Semicolon}:
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def _walk(self, lanes: int) -> None:
        bars = self._drawing.picture.bars
        if not bars:
            return
        here = self._bar_of(self._model.current or "")
        lane = 0 if here is None else min(max(here.lane + lanes, 0), len(bars) - 1)
        self._model.go_to(bars[lane].code)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl, scroll without."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.zoom(max(1, abs(turned) // _WHEEL_STEP) * (1 if turned > 0 else -1))
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the picture, or stand on a program."""
        code = self.code_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and code is None:
            self._grip = event.position().toPoint()
        elif code is not None:
            self._model.go_to(code)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the picture, or show what is under the pointer."""
        if self._grip is not None:
            moved, self._grip = event.position().toPoint() - self._grip, event.position().toPoint()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())
            return
        code = self.code_at(event.position())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if code else Qt.CursorShape.ArrowCursor)
        told = None if code is None else self._model.card(code)
        if told is None:
            self.card.hide()
        else:
            self.card.show_card(told, event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of the picture, or open the record under the pointer."""
        held, self._grip = self._grip, None
        code = self.code_at(event.position())
        is_click = held is None and event.button() == Qt.MouseButton.LeftButton
        if is_click and code is not None and code == self._model.current:
            self.card.hide()
            self.opened.emit(code)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hide the card when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self.card.hide()
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done with a program: the one under the pointer, or for the menu key the current one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        code = self.code_at(QPointF(event.pos())) if by_mouse else self._model.current
        if code is None:
            return
        self._model.go_to(code)
        place = self.place_of(code)
        here = event.globalPos() if by_mouse or place is None else self.viewport().mapToGlobal(place.toPoint())
        self.menu_requested.emit(code, here)
