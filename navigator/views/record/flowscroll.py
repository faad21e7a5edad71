"""A flowing text that scrolls as a page of its own: the keys of reading, the focused link always in sight."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from navigator.qtsupport.theme import set_role
from navigator.views.record.flow import Flow

_MARGIN = 16


class FlowScroll(QScrollArea):
    """Holds one ``flow`` with ``margins`` (left, top, right, bottom, pixels) around it."""

    def __init__(self, name: str, margins: tuple[int, int, int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = Flow()
        self.flow.setAccessibleName(name)
        self.flow.link_focused.connect(self._reveal)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: text that wraps anew when the bar comes and goes would never come to rest.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        set_role(sheet, "panel")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(*margins)
        column.addWidget(self.flow)
        column.addStretch()
        self.setWidget(sheet)

    def to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)

    def _reveal(self, place: QRect) -> None:
        top = self.flow.mapTo(self.widget(), place.topLeft()).y()
        self.ensureVisible(0, top + place.height() // 2, 0, place.height() + _MARGIN)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on by Space, to the ends by Home and End; Qt knows the arrows and pages."""
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)
