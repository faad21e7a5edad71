"""How a facet value is drawn: a box to include, the label, the count, and a sign to exclude."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from navigator.viewmodels.facets import FacetRole
from navigator.views.widgets.paint import BOX, draw_box, ink

_GAP = 6
_SIGN = 18
"""Width of the place of the ⊖ sign at the right end of a row."""

_Index = QModelIndex | QPersistentModelIndex


def sign_rect(row: QRect) -> QRect:
    """Return the place of the ⊖ sign in a row."""
    return QRect(row.right() - _SIGN - 1, row.top(), _SIGN, row.height())


class FacetDelegate(QStyledItemDelegate):
    """Draws one row; an excluded value is struck through and says 除く, so that colour alone says nothing."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        """Every row has the height of a line of text with a little air."""
        return QSize(120, QFontMetrics(option.font).height() + 7)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, row = ink(), option.rect
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        excluded = bool(index.data(FacetRole.EXCLUDED))
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        count = int(index.data(FacetRole.COUNT))
        if hovered:
            painter.fillRect(row, colours.hover)
        draw_box(painter, row.left() + 5, row.center().y() - BOX // 2, ticked=ticked)
        if excluded or hovered or focused:
            _draw_sign(painter, QRectF(sign_rect(row)), filled=excluded)
        right = _draw_count(painter, row, count)
        left = row.left() + 5 + BOX + _GAP
        if excluded:
            left = self._draw_without(painter, row, left)
        painter.setFont(colours.struck if excluded else colours.face)
        painter.setPen(colours.muted if excluded or not count else colours.text)
        box = QRect(left, row.top(), max(right - _GAP - left, 0), row.height())
        shown = colours.measure.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if focused:
            painter.setPen(colours.focus)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()

    def _draw_without(self, painter: QPainter, row: QRect, left: int) -> int:
        """Draw the word 除く and return where the label begins."""
        colours, word = ink(), self.tr("除く")
        width = colours.measure_small.horizontalAdvance(word) + 6
        box = QRectF(left, row.center().y() - 7, width, 15)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.danger_soft)
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(colours.small)
        painter.setPen(colours.danger)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        return left + width + 4


def _draw_count(painter: QPainter, row: QRect, count: int) -> int:
    """Draw the count before the sign and return where it begins."""
    colours, text = ink(), f"{count:,}"
    width = colours.measure_figures.horizontalAdvance(text)
    right = row.right() - _SIGN - 5
    painter.setFont(colours.figures)
    painter.setPen(colours.muted)
    box = QRect(right - width, row.top(), width, row.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
    return right - width


def _draw_sign(painter: QPainter, place: QRectF, *, filled: bool) -> None:
    """Draw ⊖ in the middle of ``place``."""
    colours = ink()
    circle = QRectF(0, 0, 12, 12)
    circle.moveCenter(place.center())
    pen = colours.danger if filled else colours.muted
    painter.setPen(pen)
    painter.setBrush(pen.color() if filled else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(circle)
    painter.setPen(QPen(colours.base if filled else pen.color(), 1.6))
    middle = circle.center()
    painter.drawLine(QPointF(middle.x() - 3, middle.y()), QPointF(middle.x() + 3, middle.y()))
