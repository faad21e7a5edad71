"""The comparison as a table: records across and items down, both edges frozen, every row as high as its texts."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from navigator.domain.comparison import DIFFERS_SIGN
from navigator.qtsupport.theme import notifier
from navigator.viewmodels.comparison_table import ComparisonTableModel, LineKind
from navigator.views.comparison.cells import Cite, GoToNote, More, Target, Words
from navigator.views.comparison.headers import ItemHeader, RecordHeader
from navigator.views.comparison.layouts import CellLayouts
from navigator.views.record.plain import one_line
from navigator.views.widgets.labels import plain_label

LEAST_WIDTH = 196
"""Columns are never narrower than this; with many records the table scrolls sideways."""
_ITEM_LETTERS = 10.5
_EDGE = 4

_Index = QModelIndex | QPersistentModelIndex


class ComparisonTable(QTableView):
    """Shows a ``ComparisonTableModel``.

    Keys: arrows walk through the cells, Enter opens the source of a cell (a menu where there are several), Space shows
    the whole text of a row or folds it, Ctrl+Shift+Left and Right move the record, Delete takes it out, Ctrl+C copies.
    """

    source_requested = Signal(int, QRect)
    """Number of a source, and the place on the screen that asked for it."""
    move_requested = Signal(int, int)
    remove_requested = Signal(int)
    record_requested = Signal(int)
    copy_requested = Signal()

    def __init__(self, model: ComparisonTableModel) -> None:
        super().__init__()
        self._lines = model
        words = Words(
            DIFFERS_SIGN,
            self.tr("続き ▾"),
            self.tr("たたむ ▴"),
            self.tr("注{n}"),
            self.tr("《{record}》と共通する文はほとんどありません。"),
        )
        self.layouts = CellLayouts(model, words)
        self._pressed: Target | None = None
        self._fitted_width = -1
        self._fitting = False
        self.records = RecordHeader(model)
        self.items = ItemHeader(model)
        self.corner = plain_label(role="small", parent=self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.fit)
        self._set_up(model)

    def _set_up(self, model: ComparisonTableModel) -> None:
        self.setHorizontalHeader(self.records)
        self.setVerticalHeader(self.items)
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(self))
        self.setAccessibleName(self.tr("比較表"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Always there: rows that wrap anew when the bar comes and goes would never come to rest.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.corner.setWordWrap(True)
        self.corner.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.records.move_requested.connect(self.move_requested)
        self.records.remove_requested.connect(self.remove_requested)
        self.records.sectionDoubleClicked.connect(self.record_requested)
        self.records.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.records.customContextMenuRequested.connect(self._record_menu)
        model.modelReset.connect(self._reset)
        model.dataChanged.connect(lambda *_: self._relay())
        notifier().changed.connect(self._dress)

    # Laying out

    def _reset(self) -> None:
        comparison = self._lines.comparison
        item = self.tr("項目")
        self.corner.setText("" if comparison is None else f"{item}\n{comparison.unit}")
        self.clearSpans()
        columns = self._lines.columnCount()
        if columns > 1:
            for place, line in enumerate(self._lines.lines):
                if line.spans:
                    self.setSpan(place, 0, 1, columns)
        self._relay()

    def _relay(self) -> None:
        self._fitted_width = -1
        self.fit()

    def _dress(self) -> None:
        self.layouts.dress()
        self._relay()

    def fit(self) -> None:
        """Give columns and rows the sizes that the texts need at the width there is."""
        width = self.viewport().width()
        if width == self._fitted_width or self._fitting:
            return
        self._fitting = True
        self._fitted_width = width
        self.items.setFixedWidth(int(self.fontMetrics().height() * _ITEM_LETTERS))
        width = self._inner_width()
        columns = self._lines.columnCount()
        if columns:
            each = max(LEAST_WIDTH, width // columns)
            for column in range(columns):
                # The last one takes what the division left over, so that no strip stays empty.
                rest = max(width - each * columns, 0) if column == columns - 1 else 0
                self.setColumnWidth(column, each + rest)
            self.records.fit(each)
        self.layouts.set_widths([self.columnWidth(column) for column in range(columns)], width)
        for row in range(len(self._lines.lines)):
            self.items.resizeSection(row, self._row_height(row))
        self._place_corner()
        self._fitting = False
        self._fitted_width = self.viewport().width()
        self.viewport().update()

    def _inner_width(self) -> int:
        bar = self.verticalScrollBar().sizeHint().width()
        return self.width() - self.items.width() - bar - 2 * self.frameWidth()

    def _row_height(self, row: int) -> int:
        return int(max(self.items.height_of(row), self.layouts.height(row))) + 1

    def _place_corner(self) -> None:
        width, height = self.items.width(), self.records.height()
        self.corner.setGeometry(_EDGE + 5, 1, width - _EDGE - 6, height - 6)
        self.corner.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap the texts anew, once for several sizes that follow each other."""
        super().resizeEvent(event)
        self._later.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Scroll; lines across the table stay where they are seen."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()

    def toggle(self, key: str) -> None:
        """Show the whole texts of a row, or fold them again."""
        row = self._lines.line_of(key)
        if row is not None and self.layouts.toggle(row):
            self.items.resizeSection(row, self._row_height(row))
            self.viewport().update()

    # Going somewhere

    def go_to(self, key: str, column: int = 0) -> bool:
        """Make the cell of a row current and show it; False when there is no such row."""
        row = self._lines.line_of(key)
        if row is None:
            return False
        index = self._lines.index(row, min(column, self._lines.columnCount() - 1))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def follow(self, target: Target, place: QRect) -> None:
        """Do what a link says; ``place`` is the link on the screen."""
        match target:
            case Cite(number):
                self.source_requested.emit(number, place)
            case GoToNote(number):
                self.go_to(f"note:{number}")
            case More(key):
                self.toggle(key)

    def _cell_box(self, index: _Index) -> QRect:
        box = self.visualRect(index)
        if self._lines.lines[index.row()].spans:
            box.setLeft(max(box.left(), 0))
        return box

    def _target_at(self, place: QPoint) -> tuple[Target, QRect] | None:
        index = self.indexAt(place)
        if not index.isValid():
            return None
        box = self._cell_box(index)
        found = self.layouts.of(index.row(), index.column()).target_at(QPointF(place - box.topLeft()))
        if found is None:
            return None
        corner = self.viewport().mapToGlobal(place)
        return found, QRect(corner.x() - 6, corner.y() - 10, 12, 20)

    def follow_current(self) -> None:
        """Open the source of the current cell; where there are several, ask which."""
        index = self.currentIndex()
        if not index.isValid():
            return
        targets = self.layouts.of(index.row(), index.column()).targets
        cites = [one for one in targets if isinstance(one, Cite)]
        box = self._cell_box(index)
        place = QRect(self.viewport().mapToGlobal(box.topLeft()), box.size())
        if len(cites) == 1:
            self.follow(cites[0], place)
        elif cites:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._add_sources(menu, cites, place)
            menu.popup(place.topLeft() + QPoint(12, min(box.height(), 40)))
        elif targets:
            self.follow(targets[0], place)

    def _add_sources(self, menu: QMenu, cites: list[Cite], place: QRect) -> None:
        comparison = self._lines.comparison
        assert comparison is not None
        titles = {citation.number: citation.title for citation in comparison.citations}
        for cite in cites:
            name = self.fontMetrics().elidedText(
                f"[{cite.number}] {one_line(titles.get(cite.number, ''))}", Qt.TextElideMode.ElideRight, 420
            )
            # Not inside the menu: the card is a pop-up itself.
            menu.addAction(name.replace("&", "&&")).triggered.connect(
                lambda _checked=False, one=cite: QTimer.singleShot(0, self, lambda: self.follow(one, place))
            )

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Handle the keys of the table."""
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        column = self.currentIndex().column()
        acts: dict[int, Callable[[], object]] = {}
        if event.modifiers() == both:
            acts = {
                Qt.Key.Key_Left: lambda: self._move(column, column - 1),
                Qt.Key.Key_Right: lambda: self._move(column, column + 1),
            }
        elif not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            acts = {
                Qt.Key.Key_Return: self.follow_current,
                Qt.Key.Key_Enter: self.follow_current,
                Qt.Key.Key_Space: self._toggle_current,
                Qt.Key.Key_Delete: lambda: self.remove_requested.emit(column) if column >= 0 else None,
            }
        act = acts.get(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802
        """Letters are no search here."""

    def _toggle_current(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.toggle(self._lines.lines[index.row()].key)

    def _move(self, place: int, to: int) -> None:
        if 0 <= to < self._lines.columnCount() and place >= 0:
            row = self.currentIndex().row()
            self.move_requested.emit(place, to)
            self._keep_current(row, to)

    def _keep_current(self, row: int, column: int) -> None:
        if row < self._lines.rowCount() and column < self._lines.columnCount():
            self.setCurrentIndex(self._lines.index(row, column))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Begin at the first cell."""
        if not self.currentIndex().isValid() and self._lines.rowCount():
            self._keep_current(0, 0)
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember the link that is pressed."""
        found = self._target_at(event.position().toPoint()) if event.button() == Qt.MouseButton.LeftButton else None
        self._pressed = found[0] if found else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Follow the link that was pressed and released."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        found = self._target_at(event.position().toPoint()) if pressed is not None else None
        if found is not None and found[0] == pressed:
            self.follow(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show a hand over links."""
        over = self._target_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what can be done with a cell."""
        index = self.currentIndex()
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("コピー (Ctrl+C)")).triggered.connect(self.copy_requested)
        targets = self.layouts.of(index.row(), index.column()).targets
        box = self._cell_box(index)
        place = QRect(self.viewport().mapToGlobal(box.topLeft()), box.size())
        self._add_sources(menu, [one for one in targets if isinstance(one, Cite)], place)
        menu.addSeparator()
        self._fill_record_menu(menu, index.column())
        menu.popup(event.globalPos())

    def _record_menu(self, place: QPoint) -> None:
        section = self.records.logicalIndexAt(place)
        if section >= 0:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._fill_record_menu(menu, section)
            menu.popup(self.records.mapToGlobal(place))

    def _fill_record_menu(self, menu: QMenu, column: int) -> None:
        last = self._lines.columnCount() - 1
        left = menu.addAction(self.tr("左へ移す (Ctrl+Shift+←)"))
        left.setEnabled(column > 0)
        left.triggered.connect(lambda: self.move_requested.emit(column, column - 1))
        right = menu.addAction(self.tr("右へ移す (Ctrl+Shift+→)"))
        right.setEnabled(column < last)
        right.triggered.connect(lambda: self.move_requested.emit(column, column + 1))
        menu.addAction(self.tr("この記録を開く")).triggered.connect(lambda: self.record_requested.emit(column))
        menu.addAction(self.tr("比較から外す (Delete)")).triggered.connect(lambda: self.remove_requested.emit(column))

    # Copying

    def selected_block(self) -> tuple[list[int], list[int]] | None:
        """Return rows and columns of the selection when it is more than one cell."""
        chosen = self.selectionModel().selectedIndexes()
        if len(chosen) < 2:
            return None
        return sorted({index.row() for index in chosen}), sorted({index.column() for index in chosen})

    # Painting, for the delegate

    def draw_cell(self, painter: QPainter, box: QRect, index: _Index, state: QStyle.StateFlag) -> None:
        """Draw a cell: ground, sign of difference, texts, lines, focus."""
        looks = self.layouts.looks
        line = self._lines.lines[index.row()]
        cell = self._lines.cell(line, index.column())
        selected = bool(state & QStyle.StateFlag.State_Selected)
        differs = cell is not None and cell.differs
        ground = looks.group if line.kind is LineKind.GROUP else looks.tint if differs else looks.base
        painter.save()
        painter.setClipRect(box)
        painter.fillRect(box, looks.selection if selected else ground)
        if differs:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), looks.tint_edge)
        painter.setPen(QPen(looks.line, 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if not line.spans:
            painter.drawLine(box.topRight(), box.bottomRight())
        seen = self._cell_box(index)
        self.layouts.of(index.row(), index.column()).draw(painter, seen)
        if index == self.currentIndex() and self.hasFocus():
            painter.setPen(QPen(looks.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(seen.adjusted(1, 1, -2, -2))
        painter.restore()


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, table: ComparisonTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self._table.draw_cell(painter, option.rect, index, option.state)
