"""The table of results: keys, columns, copying."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from navigator.domain.catalogues import SPECS, Catalogue
from navigator.domain.text import Language
from navigator.qtsupport.theme import set_role
from navigator.qtsupport.windowstate import WindowState
from navigator.viewmodels.columns import column_of_order, columns_of, order_of_column
from navigator.viewmodels.rows import MARKS, STAR, TICK, ResultTableModel
from navigator.views.finder.delegates import STAGE_BAR_WIDTH, CellDelegate, MarkDelegate

ROW_HEIGHT = 27
_MARK_WIDTH = 30
_NAME_LEAST = 190
_WIDTHS = {
    "stage": STAGE_BAR_WIDTH + 18,
    "provider": 116,
    "eligible": 104,
    "match": 130,
    "ministry": 100,
    "field": 120,
    "kind": 104,
    "status": 84,
    "deadline": 92,
    "date": 92,
    "code": 130,
    "source": 180,
    "years": 132,
    "fy": 110,
    "rate": 90,
    "summary": 220,
    "program": 160,
    "parent": 160,
    "place": 130,
    "region": 120,
}
_WIDTH = 104
_ENGLISH_WIDTHS = {"ministry": 140, "field": 150, "eligible": 130}


class ResultTable(QTableView):
    """Rows of records. Space ticks, Enter opens, F stars, Ctrl+C copies, Home and End go to the ends."""

    open_requested = Signal()
    tick_requested = Signal(int)
    """Row."""
    copy_requested = Signal()
    menu_requested = Signal(QPoint)
    """Place on the screen for the menu of the rows."""
    search_requested = Signal()
    order_requested = Signal(str)
    """Key of an order."""
    columns_chosen = Signal(object)
    """Keys of the columns in their order; empty for the default."""

    def __init__(self, model: ResultTableModel, state: WindowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "dense")
        self._rows = model
        self._state = state
        self._catalogue = Catalogue.MEASURES
        self._language: Language = "ja"
        self._laid_out: tuple[Catalogue, tuple[str, ...]] | None = None
        self._widths: dict[tuple[Catalogue, str], int] = {}
        self._settling = False
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        for column in (TICK, STAR):
            self.setItemDelegateForColumn(column, MarkDelegate(self))
        self.setAccessibleName(self.tr("一覧"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._set_up_header()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(_MARK_WIDTH)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._header_menu)
        header.sectionClicked.connect(self._clicked)
        header.sectionMoved.connect(self._moved)
        header.sectionResized.connect(self._resized)
        header.setSortIndicatorShown(True)
        header.setAccessibleName(self.tr("列の見出し"))

    # Columns

    def settle(self, catalogue: Catalogue, language: Language, order: str) -> None:
        """Lay the columns out for what the model shows now; widths are those the reader left."""
        self._catalogue, self._language = catalogue, language
        keys = self._keys()
        if self._laid_out != (catalogue, keys):
            self._lay_out(catalogue, keys)
        self._show_order(order)

    def _lay_out(self, catalogue: Catalogue, keys: tuple[str, ...]) -> None:
        first_time = self._laid_out is None or self._laid_out[0] is not catalogue
        self._settling = True
        header = self.horizontalHeader()
        known = first_time and self._state.restore(header, self._name(catalogue, keys))
        if known:
            for number, key in enumerate(keys):
                self._widths[catalogue, key] = header.sectionSize(number + MARKS)
        for number in range(header.count()):
            if header.visualIndex(number) != number:
                header.moveSection(header.visualIndex(number), number)
        for column in (TICK, STAR):
            self.setColumnWidth(column, _MARK_WIDTH)
        for number, key in enumerate(keys):
            self.setColumnWidth(number + MARKS, self._width(catalogue, key, keys))
        self._laid_out = (catalogue, keys)
        self._settling = False

    def _width(self, catalogue: Catalogue, key: str, keys: tuple[str, ...]) -> int:
        known = self._widths.get((catalogue, key))
        if known is not None:
            return known
        if key != "name":
            label = next(column.label for column in SPECS[catalogue].columns if column.key == key)
            bold = self.horizontalHeader().font()
            bold.setBold(True)
            needed = self.horizontalHeader().fontMetrics().horizontalAdvance(label.of(self._language)) * 11 // 10 + 34
            wide = _ENGLISH_WIDTHS.get(key, 0) if self._language == "en" else 0
            return max(_WIDTHS.get(key, _WIDTH), wide, needed)
        others = sum(self._width(catalogue, other, keys) for other in keys if other != "name")
        return max(self.viewport().width() - others - 2 * _MARK_WIDTH, _NAME_LEAST)

    def _name(self, catalogue: Catalogue, keys: tuple[str, ...]) -> str:
        return f"columns-{catalogue.value}-{'-'.join(keys)}"

    def _keys(self) -> tuple[str, ...]:
        return tuple(column.key for column in self._rows.columns)

    def save_state(self) -> None:
        """Remember the widths."""
        if self._laid_out is not None:
            self._state.save(self.horizontalHeader(), self._name(*self._laid_out))

    def _resized(self, section: int, _old: int, new: int) -> None:
        if not self._settling and self._laid_out is not None and MARKS <= section < MARKS + len(self._laid_out[1]):
            self._widths[self._catalogue, self._laid_out[1][section - MARKS]] = new

    def _moved(self, _logical: int, _old: int, _new: int) -> None:
        if self._settling:
            return
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        keys = self._keys()
        self._laid_out = None if order[:MARKS] != [TICK, STAR] else self._laid_out
        self.columns_chosen.emit(tuple(keys[section - MARKS] for section in order if section >= MARKS))

    def choose_column(self, key: str, *, on: bool) -> None:
        """Show a column at the end, or hide it."""
        keys = self._keys()
        self.columns_chosen.emit((*keys, key) if on else tuple(one for one in keys if one != key))

    def fill_column_menu(self, menu: QMenu) -> None:
        """Fill ``menu`` with every column of the catalogue, the name apart, and the way back to the default."""
        menu.clear()
        keys = self._keys()
        for column in SPECS[self._catalogue].columns:
            action = menu.addAction(column.label.of(self._language).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(column.key in keys)
            action.setEnabled(column.key != "name")
            action.triggered.connect(lambda on, key=column.key: self.choose_column(key, on=on))
        menu.addSeparator()
        standard = menu.addAction(self.tr("標準の列に戻す"))
        standard.setEnabled(keys != tuple(c.key for c in columns_of(self._catalogue, ())))
        standard.triggered.connect(lambda: self.columns_chosen.emit(()))

    def _header_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_column_menu(menu)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

    # Order

    def _clicked(self, section: int) -> None:
        keys = self._keys()
        order = order_of_column(self._catalogue, keys[section - MARKS]) if section >= MARKS else None
        if order is not None:
            self.order_requested.emit(order)

    def _show_order(self, order: str) -> None:
        keys, shown = self._keys(), column_of_order(self._catalogue, order)
        section = keys.index(shown) + MARKS if shown in keys else -1
        latest_first = shown in ("deadline", "date", "ceiling", "budget") or (
            shown == "fy" and self._catalogue is Catalogue.THEMES
        )
        direction = Qt.SortOrder.DescendingOrder if latest_first else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(section, direction)

    # Rows

    def go_to(self, row: int) -> None:
        """Make ``row`` the current and only selected one and show it."""
        if 0 <= row < self._rows.rowCount():
            # Not setCurrentIndex of the view: it takes the selection away from a row that is current already.
            self.mark_current(row)
            self.scrollTo(self._rows.index(row, MARKS))

    def mark_current(self, row: int) -> None:
        """Make ``row`` the current and only selected one where it is; nothing is loaded if it was current before."""
        self.selectionModel().setCurrentIndex(
            self._rows.index(row, MARKS),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )

    def choose(self, spans: Sequence[tuple[int, int]]) -> None:
        """Choose rows (first, count) beside the current one, which stays."""
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for first, count in spans:
            span = QItemSelection(self._rows.index(first, MARKS), self._rows.index(first + count - 1, MARKS))
            self.selectionModel().select(span, flags)

    def selected_rows(self) -> list[tuple[int, int]]:
        """Return the selected rows as spans (first, count) from top to bottom."""
        spans = sorted((part.top(), part.bottom()) for part in self.selectionModel().selection())
        merged: list[tuple[int, int]] = []
        for top, bottom in spans:
            if merged and top <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(bottom, merged[-1][1]))
            else:
                merged.append((top, bottom))
        return [(top, bottom - top + 1) for top, bottom in merged]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Handle the keys of the list."""
        row = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.tick_requested.emit(row)
        elif event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._rows.toggle_star(row)
        elif event.key() == Qt.Key.Key_Escape or (
            event.key() == Qt.Key.Key_Up and row <= 0 and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            self.search_requested.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            self.go_to(0 if event.key() == Qt.Key.Key_Home else self._rows.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of the rows where the pointer is, or beside the current row for the keyboard."""
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            row = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(row.bottomLeft() if row.isValid() else QPoint(0, 0))
        self.menu_requested.emit(place)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Begin at the first row; Qt would begin at a cell without choosing its row."""
        if not self.currentIndex().isValid():
            self.go_to(0)
        super().focusInEvent(event)

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802
        """Letters are no search here: it would run through every row of the answer. The search box is one key away."""

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Left and right scroll, since rows are chosen and not cells."""
        sideways = {
            QAbstractItemView.CursorAction.MoveLeft: -1,
            QAbstractItemView.CursorAction.MoveRight: 1,
        }.get(action)
        if sideways is None:
            return super().moveCursor(action, modifiers)
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + sideways * bar.singleStep() * 2)
        return self.currentIndex()
