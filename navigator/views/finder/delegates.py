"""How cells of the result table are drawn: figures in the number face, stages as a five-step bar, ticks and stars."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from navigator.domain.money import MISSING
from navigator.qtsupport.fonts import number_font
from navigator.qtsupport.theme import current_tokens
from navigator.viewmodels.rows import STAR, TICK, ResultTableModel, RowRole

STEPS = 5
_STEP_WIDTH, _STEP_HEIGHT, _STEP_GAP = 12, 10, 2
STAGE_BAR_WIDTH = STEPS * (_STEP_WIDTH + _STEP_GAP) - _STEP_GAP

_Index = QModelIndex | QPersistentModelIndex


def draw_stages(painter: QPainter, place: QRect, first: int, last: int) -> None:
    """Draw five steps in ``place``: those from ``first`` to ``last`` (0 basic … 4 market) filled, the others open."""
    tokens = current_tokens()
    painter.save()
    top = place.center().y() - _STEP_HEIGHT / 2 + 0.5
    for step in range(STEPS):
        box = QRectF(place.left() + step * (_STEP_WIDTH + _STEP_GAP) + 0.5, top, _STEP_WIDTH - 1, _STEP_HEIGHT)
        inside = first <= step <= last
        painter.setPen(QPen(QColor(tokens.primary if inside else tokens.border), 1))
        painter.setBrush(QColor(tokens.primary) if inside else Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
    painter.restore()


class CellDelegate(QStyledItemDelegate):
    """Text cells: figures in the number face, «not on file» in the quiet colour, a tip where a text is cut."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802
        """Choose face and colour."""
        super().initStyleOption(option, index)
        if index.data(RowRole.NUMERIC):
            option.font = number_font(option.font.pointSizeF())
            option.fontMetrics = QFontMetrics(option.font)
        if option.text == MISSING or index.column() == STAR:
            starred = option.text == "★"
            tokens = current_tokens()
            option.palette.setColor(QPalette.ColorRole.Text, QColor(tokens.primary if starred else tokens.muted))
            option.palette.setColor(
                QPalette.ColorRole.HighlightedText, QColor(tokens.primary if starred else tokens.muted)
            )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw stages as steps and everything else as text."""
        stages = index.data(RowRole.STAGES)
        if stages is None:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, option.widget)
        draw_stages(painter, option.rect.adjusted(6, 0, -4, 0), *stages)

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Show the whole text of a cell that is cut, and what a stage bar says."""
        if event is None or event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cut = cell.fontMetrics.horizontalAdvance(cell.text) > view.visualRect(index).width() - 10
        wanted = cut or index.data(RowRole.STAGES) is not None
        QToolTip.showText(event.globalPos(), index.data(Qt.ItemDataRole.ToolTipRole) if wanted else "", view)
        return True


class MarkDelegate(CellDelegate):
    """The tick and the star: a click anywhere in the cell counts."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the tick in the middle of its cell."""
        if index.column() != TICK:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, option.widget)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        box = QStyleOptionViewItem(option)
        box.rect = QRect(0, 0, 16, 16)
        box.rect.moveCenter(option.rect.center())
        on = QStyle.StateFlag.State_On if state == Qt.CheckState.Checked else QStyle.StateFlag.State_Off
        box.state = QStyle.StateFlag.State_Enabled | on
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, option.widget)

    def editorEvent(  # noqa: N802
        self, event: QEvent, model: QAbstractItemModel, _option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Tick or star the record under the mouse."""
        left = isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton
        if not left or event.type() != QEvent.Type.MouseButtonRelease or not isinstance(model, ResultTableModel):
            return False
        if index.column() == STAR:
            model.toggle_star(index.row())
            return True
        ticked = model.data(index, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
