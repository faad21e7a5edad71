"""How cells of the result table are drawn: figures in the number face, stages as a five-step bar, ticks and stars."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from navigator.domain.money import MISSING
from navigator.qtsupport.fonts import number_font, text_font
from navigator.qtsupport.theme import current_tokens, notifier
from navigator.viewmodels.rows import MARKS, STAR, ResultTableModel, RowRole

STEPS = 5
_STEP_WIDTH, _STEP_HEIGHT, _STEP_GAP = 12, 10, 2
STAGE_BAR_WIDTH = STEPS * (_STEP_WIDTH + _STEP_GAP) - _STEP_GAP

_PADDING = 7
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

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


@dataclass(frozen=True, slots=True)
class _Ink:
    """What a cell is drawn with, made once a theme: making colours and fonts for each cell costs more than drawing."""

    text: QPen
    muted: QPen
    starred: QPen
    focus: QPen
    selection: QColor
    hover: QColor
    face: QFont
    figures: QFont
    measure: QFontMetrics
    measure_figures: QFontMetrics


def _mix() -> _Ink:
    tokens = current_tokens()
    face, figures = text_font(), number_font()
    return _Ink(
        QPen(QColor(tokens.text)),
        QPen(QColor(tokens.muted)),
        QPen(QColor(tokens.primary)),
        QPen(QColor(tokens.focus), 2),
        QColor(tokens.selection),
        QColor(tokens.hover),
        face,
        figures,
        QFontMetrics(face),
        QFontMetrics(figures),
    )


class CellDelegate(QStyledItemDelegate):
    """Draws the cells itself, without the style: it is the time between a letter typed and the rows seen.

    Figures stand in the number face, «not on file» in the quiet colour, stages as steps; a cut text has a tip.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ink = _mix()
        notifier().changed.connect(self._mix_anew)

    def _mix_anew(self) -> None:
        self._ink = _mix()

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
            ink = self._ink
            text = row.cells.get(column.key, MISSING)
            painter.setFont(ink.figures if column.numeric else ink.face)
            painter.setPen(ink.muted if text == MISSING else ink.text)
            measure = ink.measure_figures if column.numeric else ink.measure
            box = place.adjusted(_PADDING, 0, -_PADDING, 0)
            shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, _RIGHT if column.numeric else _LEFT, shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._draw_focus(painter, place)

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._ink.selection)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self._ink.hover)

    def _draw_focus(self, painter: QPainter, place: QRect) -> None:
        painter.setPen(self._ink.focus)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(1, 1, -1, -1))

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Show the whole text of a cell that is cut, and what a stage bar says."""
        if event is None or event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        measure = self._ink.measure_figures if index.data(RowRole.NUMERIC) else self._ink.measure
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
            painter.setFont(self._ink.face)
            painter.setPen(self._ink.starred if star == "★" else self._ink.muted)
            painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, star or "")
        else:
            self._draw_tick(painter, option, index.data(Qt.ItemDataRole.CheckStateRole))
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._draw_focus(painter, option.rect)

    @staticmethod
    def _draw_tick(painter: QPainter, option: QStyleOptionViewItem, state: Qt.CheckState | None) -> None:
        if state is None or option.widget is None:
            return
        box = QStyleOptionViewItem(option)
        box.rect = QRect(0, 0, 16, 16)
        box.rect.moveCenter(option.rect.center())
        on = QStyle.StateFlag.State_On if state == Qt.CheckState.Checked else QStyle.StateFlag.State_Off
        box.state = QStyle.StateFlag.State_Enabled | on
        indicator = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        option.widget.style().drawPrimitive(indicator, box, painter, option.widget)

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
