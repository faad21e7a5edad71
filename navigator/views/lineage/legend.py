"""The signs of the lineage and what they mean, under the picture."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from navigator.domain.lineage_drawing import LineageDrawing
from navigator.qtsupport.theme import current_tokens, notifier
from navigator.views.lineage.painting import paint_shapes
from navigator.views.lineage.shapes import BarLook, Spot, legend_shapes
from navigator.views.widgets.flow import FlowLayout
from navigator.views.widgets.labels import plain_label


class Legend(QWidget):
    """One sign beside its words after the other, as many lines as the width takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("凡例"))
        self._flow = FlowLayout(self, spacing=4, margin=4)
        self._shown: tuple[tuple[str, str], ...] = ()

    def show_legend(self, drawing: LineageDrawing) -> None:
        """Show the signs of a drawing."""
        if drawing.legend == self._shown:
            return
        self._shown = drawing.legend
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for key, text in drawing.legend:
            entry = QWidget()
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 0, 8, 0)
            row.setSpacing(6)
            row.addWidget(_Sign(key))
            row.addWidget(plain_label(text, "small"))
            self._flow.addWidget(entry)


class _Sign(QWidget):
    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setFixedSize(QSize(36, 16))
        notifier().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the sign in the colours of the theme."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_bar = self._key in {"closed", "open"}
        look = BarLook(tokens.stripe if self._key == "plan" else tokens.soft, tokens.primary if is_bar else tokens.text)
        paint_shapes(painter, legend_shapes(self._key, Spot(2.0, 2.0, 1.0), look, tokens.base))
        if self._key == "plan":
            painter.setPen(tokens.border)
            painter.drawRect(2, 2, 28, 12)
