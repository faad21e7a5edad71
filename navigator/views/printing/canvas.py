"""The pages under each other on the screen: white paper in every theme, sharp at every zoom."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from navigator.qtsupport.theme import current_tokens, notifier
from navigator.views.printing.pages import Pages

ZOOM_STEPS = (50, 75, 100, 125, 150, 200, 300, 400)

_MM_PER_INCH = 25.4
_SPACE = 16
# A page with more dots than this is painted anew, and only what is seen of it: at 400 % an A3 page would take 100 MB.
_MOST_DOTS = 6_000_000
_KEPT_PICTURES = 4
_WHEEL_STEP = 120


class Fit(Enum):
    """How the zoom follows the size of the window."""

    PAGE = "page"
    WIDTH = "width"
    NONE = "none"


class PageCanvas(QAbstractScrollArea):
    """Shows pages. Page Up, Page Down, Home and End turn them; Ctrl with the wheel, plus, minus and 0 zoom.

    Signals: ``page_changed(index)`` for the page in view, counted from 0; ``zoom_changed()``.
    """

    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._fit = Fit.PAGE
        self._percent = 100.0
        self._page = 0
        self._pictures: dict[int, QPixmap] = {}
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(240, 200))
        self.setAccessibleName(self.tr("印刷する紙面"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        notifier().changed.connect(self.viewport().update)

    # What is shown.

    def set_pages(self, pages: Pages) -> None:
        """Show other pages; the page in view stays the same as far as there is one."""
        self._pages = pages
        self._pictures.clear()
        at = min(self._page, pages.count - 1)
        self._arrange()
        self.go_to(at)
        self._describe()

    @property
    def page(self) -> int:
        """The page in view, from 0."""
        return self._page

    @property
    def percent(self) -> float:
        """The zoom; 100 shows a millimetre as long as it is, as far as the screen knows its size."""
        return self._percent

    @property
    def fit(self) -> Fit:
        """Whether the zoom follows the window."""
        return self._fit

    def go_to(self, index: int) -> None:
        """Bring page ``index`` (from 0) to the top."""
        if self._pages is None:
            return
        index = max(0, min(index, self._pages.count - 1))
        self.verticalScrollBar().setValue(round(index * self._stride()))
        self._set_page(index)

    def set_fit(self, fit: Fit) -> None:
        """Let the zoom follow the window, or stay."""
        self._fit = fit
        self._rezoom()

    def set_percent(self, percent: float) -> None:
        """Zoom to ``percent``, 50 to 400, and stay there."""
        self._fit = Fit.NONE
        self._percent = float(max(ZOOM_STEPS[0], min(percent, ZOOM_STEPS[-1])))
        self._rezoom()

    def zoom(self, steps: int) -> None:
        """Go so many steps larger, or smaller for a negative number."""
        for _step in range(abs(steps)):
            larger = [one for one in ZOOM_STEPS if one > self._percent + 0.5]
            smaller = [one for one in ZOOM_STEPS if one < self._percent - 0.5]
            if steps > 0 and larger:
                self.set_percent(larger[0])
            elif steps < 0 and smaller:
                self.set_percent(smaller[-1])

    # Geometry, logical dots.

    def _dots_per_mm(self) -> float:
        return self.logicalDpiX() / _MM_PER_INCH * self._percent / 100

    def _paper(self) -> tuple[float, float]:
        width, height = self._pages.size if self._pages else (210.0, 297.0)
        return width * self._dots_per_mm(), height * self._dots_per_mm()

    def _stride(self) -> float:
        return self._paper()[1] + _SPACE

    def page_rect(self, index: int) -> QRectF:
        """Return where page ``index`` (from 0) lies in the viewport."""
        width, height = self._paper()
        x = max(_SPACE, (self.viewport().width() - width) / 2) - self.horizontalScrollBar().value()
        return QRectF(x, _SPACE + index * self._stride() - self.verticalScrollBar().value(), width, height)

    def _rezoom(self) -> None:
        within = 0.0
        if self._pages is not None:
            within = self.verticalScrollBar().value() / self._stride() - self._page
        self._arrange()
        if self._pages is not None:
            # The same place of the same page stays at the top.
            keep = within if self._fit is not Fit.PAGE else 0.0
            self.verticalScrollBar().setValue(round((self._page + keep) * self._stride()))
        self.zoom_changed.emit()

    def _arrange(self) -> None:
        """Settle zoom and scroll bars."""
        if self._pages is None:
            return
        full_width, full_height = (side * self.logicalDpiX() / _MM_PER_INCH for side in self._pages.size)
        size = self.maximumViewportSize()
        if self._fit is not Fit.NONE:
            bar = self.verticalScrollBar().sizeHint().width() if self._pages.count > 1 or self._fit is Fit.WIDTH else 0
            by_width = (size.width() - bar - 2 * _SPACE) / full_width
            by_height = (size.height() - 2 * _SPACE) / full_height
            wanted = by_width if self._fit is Fit.WIDTH else min(by_width, by_height)
            self._percent = max(5.0, min(wanted * 100, float(ZOOM_STEPS[-1])))
        self._pictures.clear()
        width, height = self._paper()
        view = self.viewport().size()
        whole = self._pages.count * (height + _SPACE) + _SPACE
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        # Below the last page there is room, so that it too can stand at the top.
        room = max(whole, (self._pages.count - 1) * (height + _SPACE) + view.height())
        vertical.setRange(
            0, max(0, round(room - view.height())) if self._pages.count > 1 or whole > view.height() else 0
        )
        vertical.setPageStep(view.height())
        vertical.setSingleStep(40)
        horizontal.setRange(0, max(0, round(width + 2 * _SPACE - view.width())))
        horizontal.setPageStep(view.width())
        horizontal.setSingleStep(40)
        self.viewport().update()

    # Events.

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the window."""
        super().resizeEvent(event)
        self._rezoom()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what is seen of the pages."""
        painter = QPainter(self.viewport())
        tokens = current_tokens()
        painter.fillRect(event.rect(), QColor(tokens.line))
        if self._pages is None:
            return
        seen = QRectF(event.rect())
        for index in range(self._pages.count):
            rect = self.page_rect(index)
            if rect.top() > seen.bottom():
                break
            if rect.intersects(seen):
                self._paint_page(painter, index, rect, seen)
                painter.setPen(QPen(QColor(tokens.border), 1))
                painter.drawRect(rect)

    def _paint_page(self, painter: QPainter, index: int, rect: QRectF, seen: QRectF) -> None:
        assert self._pages is not None
        ratio = self.devicePixelRatioF()
        if rect.width() * rect.height() * ratio * ratio <= _MOST_DOTS:
            painter.drawPixmap(rect.topLeft(), self._picture(index, rect, ratio))
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect.intersected(seen))
        painter.fillRect(rect, Qt.GlobalColor.white)
        painter.translate(rect.topLeft())
        painter.scale(self._dots_per_mm(), self._dots_per_mm())
        self._pages.paint(painter, index)
        painter.restore()

    def _picture(self, index: int, rect: QRectF, ratio: float) -> QPixmap:
        assert self._pages is not None
        picture = self._pictures.pop(index, None)
        if picture is None:
            picture = picture_of(self._pages, index, rect.width(), ratio)
        # The newest stands last; the oldest goes.
        self._pictures[index] = picture
        while len(self._pictures) > _KEPT_PICTURES:
            del self._pictures[next(iter(self._pictures))]
        return picture

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn pages and zoom."""
        key, count = event.key(), self._pages.count if self._pages else 0
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_PageDown:
            self.go_to(self._page + 1)
        elif key == Qt.Key.Key_PageUp:
            self.go_to(self._page - 1)
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to(count - 1)
        elif control and key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Semicolon}:
            self.zoom(1)
        elif control and key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif control and key == Qt.Key.Key_0:
            self.set_fit(Fit.PAGE)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom(max(1, abs(turned) // _WHEEL_STEP) * (1 if turned > 0 else -1))
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the paper."""
        self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the paper with the hand that holds it."""
        if self._grip is None:
            return
        moved, self._grip = event.position() - self._grip, event.position()
        for bar, way in ((self.verticalScrollBar(), moved.y()), (self.horizontalScrollBar(), moved.x())):
            bar.setValue(bar.value() - round(way))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of the paper."""
        self._grip = None

    def _scrolled(self, value: int) -> None:
        self.viewport().update()
        if self._pages is not None:
            middle = value + self.viewport().height() * 0.4
            self._set_page(max(0, min(int(middle // self._stride()), self._pages.count - 1)))

    def _set_page(self, index: int) -> None:
        if index != self._page:
            self._page = index
            self._describe()
            self.page_changed.emit(index)

    def _describe(self) -> None:
        # What a screen reader says is what stands on the page.
        if self._pages is not None:
            self.setAccessibleDescription(self._pages.text(min(self._page, self._pages.count - 1)))


def picture_of(pages: Pages, index: int, width: float, ratio: float) -> QPixmap:
    """Return page ``index`` (from 0) as a white picture ``width`` logical dots wide."""
    paper_width, paper_height = pages.size
    scale = width / paper_width
    picture = QPixmap(QSize(max(1, round(width * ratio)), max(1, round(paper_height * scale * ratio))))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    pages.paint(painter, index)
    painter.end()
    return picture
