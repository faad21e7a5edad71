"""How cells of the result table are drawn: figures in the number face, stages as a five-step bar, ticks and stars."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from navigator.domain.money import MISSING
from navigator.viewmodels.rows import MARKS, STAR, ResultTableModel, RowRole
from navigator.views.widgets.paint import BOX, draw_box, ink

STEPS = 5
_STEP_WIDTH, _STEP_HEIGHT, _STEP_GAP = 12, 10, 2
STAGE_BAR_WIDTH = STEPS * (_STEP_WIDTH + _STEP_GAP) - _STEP_GAP

_PADDING = 7
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_Index = QModelIndex | QPersistentModelIndex


def draw_stages(painter: QPainter, place: QRect, first: int, last: int) -> None:
    """Draw five steps in ``place``: those from ``first`` to ``last`` (0 basic … 4 market) filled, the others open."""
    colours = ink()
    painter.save()
    top = place.center().y() - _STEP_HEIGHT / 2 + 0.5
    for step in range(STEPS):
        box = QRectF(place.left() + step * (_STEP_WIDTH + _STEP_GAP) + 0.5, top, _STEP_WIDTH - 1, _STEP_HEIGHT)
        inside = first <= step <= last
        painter.setPen(colours.primary if inside else colours.border)
        painter.setBrush(colours.accent if inside else Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
    painter.restore()


class CellDelegate(QStyledItemDelegate):
    """Draws the cells itself, without the style: it is the time between a letter typed and the rows seen.

    Figures stand in the number face, «not on file» in the quiet colour, stages as steps; a cut text has a tip.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw ground and content of a cell."""
        model = index.model()
        place = option.rect
        self._draw_ground(painter, option)
        if not isinstance(model, ResultTableModel):
            return
        row, column = model.row_view(index.row()), model.columns[index.column() - MARKS]
        if row is None:
            return
        if column.key == "stage" and row.stages is not None:
            draw_stages(painter, place.adjusted(6, 0, -4, 0), *row.stages)
        else:
            colours = ink()
            text = row.cells.get(column.key, MISSING)
            painter.setFont(colours.figures if column.numeric else colours.face)
            painter.setPen(colours.muted if text == MISSING else colours.text)
            measure = colours.measure_figures if column.numeric else colours.measure
            box = place.adjusted(_PADDING, 0, -_PADDING, 0)
            # Names of one family differ at their end: 第I期, 第II期.
            side = Qt.TextElideMode.ElideMiddle if column.key == "name" else Qt.TextElideMode.ElideRight
            shown = measure.elidedText(text, side, box.width())
            painter.drawText(box, _RIGHT if column.numeric else _LEFT, shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._draw_focus(painter, place)

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, ink().selection)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, ink().hover)

    def _draw_focus(self, painter: QPainter, place: QRect) -> None:
        painter.setPen(ink().focus)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(1, 1, -1, -1))

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Show the whole text of a cell that is cut, and what a stage bar says."""
        if event is None or event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        measure = ink().measure_figures if index.data(RowRole.NUMERIC) else ink().measure
        text = str(index.data() or "")
        cut = measure.horizontalAdvance(text) > view.visualRect(index).width() - 2 * _PADDING
        wanted = cut or index.data(RowRole.STAGES) is not None
        QToolTip.showText(event.globalPos(), index.data(Qt.ItemDataRole.ToolTipRole) if wanted else "", view)
        return True


class MarkDelegate(CellDelegate):
    """The tick and the star: a click anywhere in the cell counts."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the tick or the star in the middle of its cell."""
        self._draw_ground(painter, option)
        if index.column() == STAR:
            star = index.data()
            painter.setFont(ink().face)
            painter.setPen(ink().primary if star == "★" else ink().muted)
            painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, star or "")
        else:
            state = index.data(Qt.ItemDataRole.CheckStateRole)
            if state is not None:
                middle = option.rect.center()
                draw_box(painter, middle.x() - BOX // 2, middle.y() - BOX // 2, ticked=state == Qt.CheckState.Checked)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._draw_focus(painter, option.rect)

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
