"""The grid of the coverage map: counts and money in each cell, gaps hatched, crowded cells marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from navigator.qtsupport.fonts import text_font
from navigator.qtsupport.theme import current_tokens, notifier
from navigator.viewmodels.planner_coverage import CELL_ROLE, CoverageGrid

_PAD = 6.0
_COUNT_PT, _LINE_PT = 10.0, 8.5
_NARROWEST, _WIDEST = 92, 190
_HATCH_STEP = 7
_CORNER = 12.0

Index = QModelIndex | QPersistentModelIndex


class _CellDelegate(QStyledItemDelegate):
    """Paints a cell: its mark, its counts, its money."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        cell = index.data(CELL_ROLE)
        if cell is None:
            return
        tokens = current_tokens()
        area = QRectF(option.rect)  # type: ignore[attr-defined] - the binding's type hints do not know the fields
        state = option.state  # type: ignore[attr-defined] - as above
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(area)
        painter.fillRect(area, QColor(tokens.selection if selected else tokens.base))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell.empty:
            _hatch(painter, area, tokens.line)
        if cell.crowded or cell.changed:
            corner = [area.topRight(), area.topRight(), area.topRight()]
            corner[1].setX(area.right() - _CORNER)
            corner[2].setY(area.top() + _CORNER)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.warning if cell.crowded else tokens.primary))
            painter.drawPolygon(QPolygonF(corner))
        y = area.top() + _PAD
        for text, size, bold, colour in _texts(cell):
            font = text_font(size, bold=bold)
            metrics = QFontMetricsF(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width() - 2 * _PAD)
            if cell.empty:
                painter.fillRect(
                    QRectF(area.left() + _PAD - 2, y, metrics.horizontalAdvance(shown) + 4, metrics.height()),
                    QColor(tokens.selection if selected else tokens.base),
                )
            painter.setFont(font)
            painter.setPen(QColor(getattr(tokens, colour)))
            painter.drawText(QRectF(area.left() + _PAD, y, area.width() - 2 * _PAD, metrics.height()), shown)
            y += metrics.height()
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of all words of a cell."""
        cell = index.data(CELL_ROLE)
        width = height = 0.0
        for text, size, bold, _colour in _texts(cell) if cell is not None else ():
            metrics = QFontMetricsF(text_font(size, bold=bold))
            width, height = max(width, metrics.horizontalAdvance(text)), height + metrics.height()
        return QSize(round(width + 2 * _PAD) + 1, round(height + 2 * _PAD))


def _texts(cell: object) -> list[tuple[str, float, bool, str]]:
    """Return the lines of a cell with size, weight and colour."""
    found = []
    mark, counts, lines = cell.mark, cell.counts, cell.lines  # type: ignore[attr-defined] - a CellView of the services
    if mark:
        found.append((mark, _LINE_PT, True, "warning" if cell.crowded else "muted"))  # type: ignore[attr-defined]
    found += [(part, _COUNT_PT, True, "text") for part in counts]
    return found + [(line, _LINE_PT, False, "text") for line in lines]


def _hatch(painter: QPainter, area: QRectF, colour: str) -> None:
    painter.setPen(QPen(QColor(colour), 1))
    x = area.left() - area.height()
    while x < area.right():
        painter.drawLine(round(x), round(area.bottom()), round(x + area.height()), round(area.top()))
        x += _HATCH_STEP


class CoverageTable(QTableView):
    """The map as a table; every cell can be reached by the arrow keys."""

    def __init__(self, model: CoverageGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(self))
        self.setAccessibleName(self.tr("段階ごとの空白と重複"))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.verticalHeader().setHighlightSections(False)
        model.modelReset.connect(self.fit)
        notifier().changed.connect(self.viewport().update)

    def fit(self) -> None:
        """Give columns and rows the room of their words."""
        model, header = self.model(), self.horizontalHeader()
        count = model.columnCount()
        widths = []
        for column in range(count):
            wanted = max(self.sizeHintForColumn(column), min(header.sectionSizeHint(column), _WIDEST))
            widths.append(min(max(wanted, _NARROWEST), _WIDEST))
        # Where there is more room than the words need, the columns share it.
        spare = max(self.viewport().width() - sum(widths), 0) // max(count, 1)
        highest = 0
        for column, width in enumerate(widths):
            self.setColumnWidth(column, min(width + spare, _WIDEST))
            room = QRect(0, 0, self.columnWidth(column) - 12, 1000)
            name = str(model.headerData(column, Qt.Orientation.Horizontal))
            lines = header.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, name)
            highest = max(highest, lines.height())
        header.setFixedHeight(highest + 12)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()
