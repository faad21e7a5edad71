"""What lies under the plots: the pyqtgraph scene with the signals of its mouse, and the card beside the pointer."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsItem, QVBoxLayout, QWidget

from navigator.qtsupport.theme import set_role
from navigator.views.widgets.labels import plain_label

_CARD_WIDTH = 340
_GAP = 10


class Scene(pg.GraphicsLayoutWidget):
    """A grid of plots. Places are those of the scene."""

    hovered = Signal(QPointF)
    clicked = Signal(QPointF)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ci.setContentsMargins(2, 2, 2, 2)
        self.ci.setSpacing(6)
        # One frame a turn of the event loop, however many items ask for one.
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.scene().sigMouseMoved.connect(self._moved)
        self.scene().sigMouseClicked.connect(self._clicked)

    def arrange(self, items: Sequence[QGraphicsItem], columns: int) -> None:
        """Put the items into a grid, row by row."""
        wanted = {item: (place // columns, place % columns) for place, item in enumerate(items)}
        now = {item: cells[0] for item, cells in self.ci.items.items()}
        if now == wanted:
            return
        for item in list(self.ci.items):
            self.take(item)
        for item, (row, column) in wanted.items():
            self.ci.addItem(item, row, column)
            item.show()

    def take(self, item: QGraphicsItem) -> None:
        """Take an item out of the grid; it stays in the scene, unseen, and goes with it."""
        if item in self.ci.items:
            self.ci.removeItem(item)
            self.scene().addItem(item)
        item.hide()

    def settle(self) -> None:
        """Give every plot its size now: the ranges are reckoned from it."""
        # A layout that was emptied meanwhile has forgotten how large it is.
        self.ci.setGeometry(self.range)
        self.ci.layout.activate()

    def _moved(self, place: QPointF) -> None:
        self.hovered.emit(place)

    def _clicked(self, event: object) -> None:
        if event.button() == Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            self.clicked.emit(event.scenePos())  # type: ignore[attr-defined]

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Tell that the pointer has gone."""
        super().leaveEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Let the plots zoom, and what they leave scroll the panels."""
        event.ignore()
        super().wheelEvent(event)


class HoverCard(QFrame):
    """What is said about a point, beside it; it lets the mouse through and never takes the keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head = plain_label(wrap=True)
        self._figure = plain_label(role="heading", wrap=True)
        self._rest = plain_label(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(3)
        for label in (self._head, self._figure, self._rest):
            column.addWidget(label)
        self.hide()

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join((self._head.text(), self._figure.text(), self._rest.text()))

    def show_lines(self, lines: Sequence[str], beside: QRect) -> None:
        """Say this beside a place of the parent: the first line names, the second is the figure."""
        self._head.setText(lines[0])
        self._figure.setText(lines[1] if len(lines) > 1 else "")
        self._rest.setText("\n".join(lines[2:]))
        parent = self.parentWidget().rect()
        self.setFixedWidth(min(_CARD_WIDTH, parent.width() - 8))
        self.setFixedHeight(self.layout().heightForWidth(self.width()))
        left = beside.right() + _GAP
        if left + self.width() > parent.right():
            left = beside.left() - _GAP - self.width()
        top = beside.center().y() - self.height() // 2
        self.move(
            max(4, min(left, parent.right() - self.width() - 4)),
            max(4, min(top, parent.bottom() - self.height() - 4)),
        )
        self.raise_()
        self.show()
