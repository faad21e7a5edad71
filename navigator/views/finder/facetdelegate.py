"""How a facet value is drawn: a box to include, the label, the count, and a sign to exclude."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from navigator.qtsupport.fonts import number_font
from navigator.qtsupport.theme import current_tokens
from navigator.viewmodels.facets import FacetRole

_BOX = 14
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
        tokens = current_tokens()
        row = option.rect
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if hovered:
            painter.fillRect(row, QColor(tokens.hover))
        excluded = bool(index.data(FacetRole.EXCLUDED))
        count = int(index.data(FacetRole.COUNT))
        self._draw_box(painter, option, index, excluded=excluded)
        if excluded or hovered or focused:
            _draw_sign(painter, QRectF(sign_rect(row)), tokens.danger if excluded else tokens.muted, filled=excluded)
        right = self._draw_count(painter, option, count)
        self._draw_label(painter, option, str(index.data()), right, dimmed=count == 0, excluded=excluded)
        if focused:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()

    def _draw_box(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, *, excluded: bool) -> None:
        box = QStyleOptionViewItem(option)
        box.rect = QRect(option.rect.left() + 5, option.rect.center().y() - _BOX // 2, _BOX + 2, _BOX + 2)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked and not excluded
        box.state = QStyle.StateFlag.State_Enabled
        box.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        widget = option.widget
        style = widget.style() if isinstance(widget, QWidget) else None
        if style is not None:
            style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, widget)

    def _draw_count(self, painter: QPainter, option: QStyleOptionViewItem, count: int) -> int:
        """Draw the count before the sign and return where it begins."""
        tokens = current_tokens()
        font = number_font(9.5)
        text = f"{count:,}"
        width = QFontMetrics(font).horizontalAdvance(text)
        right = option.rect.right() - _SIGN - 5
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        box = QRect(right - width, option.rect.top(), width, option.rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return right - width

    def _draw_label(
        self, painter: QPainter, option: QStyleOptionViewItem, label: str, right: int, *, dimmed: bool, excluded: bool
    ) -> None:
        tokens = current_tokens()
        left = option.rect.left() + 5 + _BOX + 2 + _GAP
        if excluded:
            left = self._draw_without(painter, option, left)
        font = QFont(option.font)
        font.setStrikeOut(excluded)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted if dimmed or excluded else tokens.text))
        box = QRect(left, option.rect.top(), max(right - _GAP - left, 0), option.rect.height())
        shown = QFontMetrics(font).elidedText(label, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _draw_without(self, painter: QPainter, option: QStyleOptionViewItem, left: int) -> int:
        """Draw the word 除く and return where the label begins."""
        tokens = current_tokens()
        font = QFont(option.font)
        font.setPointSizeF(8.5)
        word = self.tr("除く")
        width = QFontMetrics(font).horizontalAdvance(word) + 6
        box = QRectF(left, option.rect.center().y() - 7, width, 15)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.danger_soft))
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(font)
        painter.setPen(QColor(tokens.danger))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        return left + width + 4


def _draw_sign(painter: QPainter, place: QRectF, colour: str, *, filled: bool) -> None:
    """Draw ⊖ in the middle of ``place``."""
    circle = QRectF(0, 0, 12, 12)
    circle.moveCenter(place.center())
    ink = QColor(colour)
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(circle)
    painter.setPen(QPen(QColor(current_tokens().base) if filled else ink, 1.6))
    middle = circle.center()
    painter.drawLine(middle.x() - 3, middle.y(), middle.x() + 3, middle.y())
