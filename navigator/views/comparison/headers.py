"""The frozen edges of the comparison: records above, items at the left."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QHeaderView, QWidget

from navigator.qtsupport.fonts import text_font
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import current_tokens
from navigator.viewmodels.comparison_table import ComparisonTableModel, LineKind
from navigator.views.record.plain import one_line

_PAD = 9
_CLOSE = 18
_MOST_TITLE_LINES = 3
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_FAR = 10_000


def _lines(text: str, width: int) -> list[str]:
    """Break a title into lines; the last one that is allowed ends in … where the title goes on."""
    font = text_font(bold=True)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    ends = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends.append(line.textStart())
    layout.endLayout()
    # Places of Qt count halves of letters beyond the first 65,536.
    coded = text.encode("utf-16-le")
    starts = [2 * place for place in ends]
    pieces = [coded[a:b].decode("utf-16-le") for a, b in pairwise([*starts, len(coded)])]
    if len(pieces) <= _MOST_TITLE_LINES:
        return pieces
    last = "".join(pieces[_MOST_TITLE_LINES - 1 :])
    short = QFontMetrics(font).elidedText(last, Qt.TextElideMode.ElideRight, width)
    return [*pieces[: _MOST_TITLE_LINES - 1], short]


class RecordHeader(QHeaderView):
    """Titles of the records; a title is dragged to another place, ✕ takes the record out of the comparison.

    Each has its key in the table: Ctrl+Shift+Left and Right, Delete.
    """

    move_requested = Signal(int, int)
    """From which place to which."""
    remove_requested = Signal(int)

    def __init__(self, model: ComparisonTableModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._settling = False
        self._pressed_close = -1
        self._pointed_close = -1
        self._base: int | None = None
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("比べる記録"))
        self.sectionMoved.connect(self._moved)

    def show_base(self, base: int | None) -> None:
        """Mark the record that texts are compared with."""
        self._base = base
        self.viewport().update()

    def fit(self, width: int) -> None:
        """Take the height that the titles need at ``width``."""
        heights = [self._title_height(place, width) for place in range(self.count())]
        small = QFontMetrics(text_font(9)).lineSpacing()
        self.setFixedHeight(max(heights, default=small) + small + 2 * _PAD)

    def close_rect(self, section: int) -> QRect:
        """Return where the ✕ of a record is drawn."""
        box = self._box(section)
        return QRect(box.right() - _CLOSE - 5, box.top() + 6, _CLOSE, _CLOSE)

    def _box(self, section: int) -> QRect:
        return QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), self.viewport().height())

    def _title(self, section: int) -> str:
        return one_line(str(self._model.headerData(section, Qt.Orientation.Horizontal) or ""))

    def title_lines(self, section: int, width: int) -> list[str]:
        """Return the title as it is shown in a column of ``width``: a few lines, the last one shortened with …"""
        return _lines(self._title(section), width - 2 * _PAD - _CLOSE)

    def _title_height(self, section: int, width: int) -> int:
        return QFontMetrics(text_font(bold=True)).lineSpacing() * len(self.title_lines(section, width))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        """Draw title, sort of record and giver, and the ✕."""
        comparison = self._model.comparison
        if comparison is None or not 0 <= logicalIndex < len(comparison.records):
            return
        tokens = current_tokens()
        record = comparison.records[logicalIndex]
        painter.save()
        painter.fillRect(rect, QColor(tokens.window))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        below = QFontMetrics(text_font(9))
        painter.setFont(text_font(bold=True))
        painter.setPen(QColor(tokens.text))
        height = painter.fontMetrics().lineSpacing()
        for number, line in enumerate(self.title_lines(logicalIndex, rect.width())):
            room = QRect(rect.left() + _PAD, rect.top() + _PAD - 2 + number * height, rect.width(), height)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
        about = one_line(f"{record.catalogue.label.of(self._model.presentation.language)}・{record.subtitle}")
        if self._base == logicalIndex:
            about = self.tr("【基準】{about}").format(about=about)
        foot = QRect(rect.left() + _PAD, rect.bottom() - _PAD - below.height() + 3, rect.width() - 2 * _PAD, 0)
        foot.setHeight(below.height())
        painter.setFont(text_font(9))
        painter.setPen(QColor(tokens.muted))
        short = below.elidedText(about, Qt.TextElideMode.ElideRight, foot.width())
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, short)
        self._draw_close(painter, logicalIndex)
        painter.restore()

    def _draw_close(self, painter: QPainter, section: int) -> None:
        box = self.close_rect(section)
        if section == self._pointed_close:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(current_tokens().hover))
            painter.drawRoundedRect(box, 4, 4)
        icon("x", IconRole.MUTED).paint(painter, box.adjusted(2, 2, -2, -2))

    # The mouse

    def _close_at(self, place: QPoint) -> int:
        section = self.logicalIndexAt(place)
        return section if section >= 0 and self.close_rect(section).contains(place) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Keep a press on ✕ from beginning to drag."""
        self._pressed_close = self._close_at(event.position().toPoint())
        if self._pressed_close < 0:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show which ✕ is pointed at."""
        pointed = self._close_at(event.position().toPoint())
        if pointed != self._pointed_close:
            self._pointed_close = pointed
            self.viewport().update()
        if self._pressed_close < 0:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the record out when the ✕ was pressed and released."""
        pressed, self._pressed_close = self._pressed_close, -1
        if pressed < 0:
            super().mouseReleaseEvent(event)
        elif pressed == self._close_at(event.position().toPoint()):
            self.remove_requested.emit(pressed)

    def _moved(self, _logical: int, old: int, new: int) -> None:
        if self._settling:
            return
        # The model changes its columns: the header itself keeps its order.
        self._settling = True
        self.moveSection(new, old)
        self._settling = False
        self.move_requested.emit(old, new)


class ItemHeader(QHeaderView):
    """The item column: names of the rows, headings of groups, numbers of notes and sources."""

    def __init__(self, model: ComparisonTableModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(self.tr("項目"))

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N802, N803
        """Return the size that the name needs at the width of the column."""
        return QSize(self.width(), self.height_of(logicalIndex))

    def height_of(self, section: int) -> int:
        """Return the height that the name needs at the width of the column."""
        line = self._model.lines[section]
        room = QRect(0, 0, self.width() - 2 * _PAD, _FAR)
        height = QFontMetrics(text_font(bold=True)).boundingRect(room, _WRAP, one_line(line.label)).height()
        if line.remark:
            height += QFontMetrics(text_font(9)).boundingRect(room, _WRAP, line.remark).height() + 2
        return height + 2 * _PAD - 2

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        """Draw a name."""
        if not 0 <= logicalIndex < len(self._model.lines):
            return
        line = self._model.lines[logicalIndex]
        tokens = current_tokens()
        painter.save()
        is_group = line.kind is LineKind.GROUP
        painter.fillRect(rect, QColor(tokens.soft if is_group else tokens.window))
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(_PAD, _PAD - 2, -_PAD, 0)
        painter.setClipRect(rect)
        painter.setFont(text_font(bold=line.kind not in (LineKind.NOTE, LineKind.SOURCE)))
        painter.setPen(QColor(tokens.on_soft if is_group else tokens.text))
        name = painter.fontMetrics().boundingRect(room, _WRAP, one_line(line.label))
        painter.drawText(room, _WRAP, one_line(line.label))
        if line.remark:
            painter.setFont(text_font(9))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(room.adjusted(0, name.height() + 2, 0, 0), _WRAP, line.remark)
        painter.restore()
