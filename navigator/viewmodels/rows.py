"""The table over a result set: windows of rows fetched when they are seen, stale rather than empty."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from navigator.domain.catalogues import Column
from navigator.domain.money import MISSING
from navigator.domain.record import RecordRef
from navigator.domain.results import ResultSet, RowView
from navigator.domain.text import Language
from navigator.viewmodels.plaintext import tip

WINDOW = 200
"""Rows fetched at a time."""
TICK, STAR, MARKS = 0, 1, 2
"""The two columns of marks before the columns of the catalogue, and their number."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)

Deliver = Callable[[Sequence[RowView]], None]
Fetch = Callable[[ResultSet, int, int, Deliver], None]
"""Ask for ``count`` rows of a result from ``first`` on; they are delivered later, on the main thread."""


class RowRole(IntEnum):
    """What a cell answers beside the roles of Qt."""

    ROW_VIEW = Qt.ItemDataRole.UserRole + 1
    STAGES = Qt.ItemDataRole.UserRole + 2
    MATCH = Qt.ItemDataRole.UserRole + 3
    COLUMN_KEY = Qt.ItemDataRole.UserRole + 4
    NUMERIC = Qt.ItemDataRole.UserRole + 5


class Ticks(Protocol):
    """Tells which records lie in the comparison tray."""

    def contains(self, ref: RecordRef) -> bool:
        """Tell whether the record is ticked."""
        ...


class ResultTableModel(QAbstractTableModel):
    """Rows of a result set as text.

    Column 0 is the tick for the comparison tray, column 1 the star; the columns of the catalogue follow. Rows that are
    not here yet are asked for when a view wants them; until then their cells are blank, and an old answer stays until
    the new one has come.
    """

    tick_requested = Signal(object, bool)
    """RecordRef, whether it shall be in the tray."""
    star_requested = Signal(object, bool)

    def __init__(self, fetch: Fetch, ticks: Ticks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ticks = ticks
        self._columns: tuple[Column, ...] = ()
        self._language: Language = "ja"
        self._result: ResultSet | None = None
        self._windows: dict[int, list[RowView]] = {}
        self._waiting: set[int] = set()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The catalogue's columns shown, in the order of the model."""
        return self._columns

    @property
    def result(self) -> ResultSet | None:
        """The result whose rows are shown."""
        return self._result

    def show(
        self, result: ResultSet, first_rows: Sequence[RowView], columns: Sequence[Column], language: Language
    ) -> None:
        """Put a new answer in the place of the old one; ``first_rows`` are the rows of its first window."""
        self.beginResetModel()
        self._result = result
        self._columns = tuple(columns)
        self._language = language
        self._waiting = set()
        self._windows = {0: list(first_rows)} if first_rows else {}
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns of the same rows."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def row_view(self, row: int) -> RowView | None:
        """Return the row if it is here; otherwise ask for its window and return None."""
        if self._result is None or not 0 <= row < self._result.total:
            return None
        number, offset = divmod(row, WINDOW)
        window = self._windows.get(number)
        if window is not None and offset < len(window):
            return window[offset]
        self._ask(number)
        return None

    def find(self, ref: RecordRef) -> int | None:
        """Return the row of a record among the rows that are here."""
        for number, window in self._windows.items():
            for offset, row in enumerate(window):
                if row.ref == ref:
                    return number * WINDOW + offset
        return None

    def ticks_changed(self) -> None:
        """Repaint the ticks."""
        self._column_changed(TICK)

    def set_star(self, ref: RecordRef, *, on: bool) -> None:
        """Show the star of a record that was given or taken elsewhere."""
        for window in self._windows.values():
            for offset, row in enumerate(window):
                if row.ref == ref:
                    window[offset] = replace(row, favourite=on)
        self._column_changed(STAR)

    def header(self) -> tuple[str, ...]:
        """Return the labels of the catalogue's columns."""
        return tuple(column.label.of(self._language) for column in self._columns)

    def _column_changed(self, column: int) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, column), self.index(self.rowCount() - 1, column))

    def _ask(self, number: int) -> None:
        result = self._result
        if result is None or number in self._waiting:
            return
        self._waiting.add(number)

        def deliver(rows: Sequence[RowView]) -> None:
            if self._result is not result:
                return
            self._waiting.discard(number)
            self._windows[number] = list(rows)
            first = number * WINDOW
            if rows:
                self.dataChanged.emit(self.index(first, 0), self.index(first + len(rows) - 1, self.columnCount() - 1))

        self._fetch(result, number * WINDOW, WINDOW, deliver)

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        """Return the number of rows of the whole answer."""
        return 0 if parent.isValid() or self._result is None else self._result.total

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        """Return the marks and the catalogue's columns."""
        return 0 if parent.isValid() or not self._columns else MARKS + len(self._columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows can be chosen; the first column can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == TICK else plain

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the label of a column; the marks are named for screen readers and tips."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if section < MARKS:
            name = self.tr("比較トレイ") if section == TICK else self.tr("お気に入り")
            return {
                Qt.ItemDataRole.DisplayRole: "" if section == TICK else "★",
                Qt.ItemDataRole.ToolTipRole: name,
                Qt.ItemDataRole.AccessibleTextRole: name,
                Qt.ItemDataRole.TextAlignmentRole: _CENTRE,
            }.get(role)
        column = self._columns[section - MARKS]
        label = column.label.of(self._language)
        return {
            Qt.ItemDataRole.DisplayRole: label,
            Qt.ItemDataRole.AccessibleTextRole: label,
            RowRole.COLUMN_KEY: column.key,
            Qt.ItemDataRole.TextAlignmentRole: _RIGHT if column.numeric else _LEFT,
        }.get(role)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, its alignment, its tick, or what a screen reader says."""
        if not index.isValid() or index.row() >= self.rowCount() or index.column() >= self.columnCount():
            return None
        number = index.column()
        column = self._columns[number - MARKS] if number >= MARKS else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _CENTRE if column is None else _RIGHT if column.numeric else _LEFT
        if role == RowRole.NUMERIC:
            return column is not None and column.numeric
        row = self.row_view(index.row())
        if row is None or role == RowRole.ROW_VIEW:
            return row
        if column is not None:
            return self._cell(row, column, role)
        return self._tick(row, role) if number == TICK else self._star(row, role)

    def _cell(self, row: RowView, column: Column, role: int) -> object:
        text = row.cells.get(column.key, MISSING)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = self.tr("資料なし") if text == MISSING else text
            return self.tr("{column}: {value}").format(column=column.label.of(self._language), value=spoken)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(text)
        if role == RowRole.STAGES:
            return row.stages if column.key == "stage" else None
        return row.cells.get("match", "") if role == RowRole.MATCH else None

    def _tick(self, row: RowView, role: int) -> object:
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._ticks.contains(row.ref) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{name} を比較トレイに入れる").format(name=row.cells.get("name", row.ref.code))
        return None

    def _star(self, row: RowView, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return "★" if row.favourite else "☆"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("お気に入り") if row.favourite else self.tr("お気に入りではない")
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Ask for the record to be put into the tray or taken out; the tray's answer repaints the tick."""
        if not index.isValid() or index.column() != TICK or role != Qt.ItemDataRole.CheckStateRole:
            return False
        row = self.row_view(index.row())
        if row is None:
            return False
        self.tick_requested.emit(row.ref, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def toggle_star(self, row: int) -> None:
        """Ask for the star of a row to be given or taken."""
        view = self.row_view(row)
        if view is not None:
            self.star_requested.emit(view.ref, not view.favourite)
