"""Table models of the councils page over lists and the matrix as they are shown."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from navigator.domain.councilcounts import MatrixCell, Tally
from navigator.domain.shown import ShownRow, ShownTable
from navigator.domain.vocabulary import ActivityKind
from navigator.viewmodels.councils import MatrixView
from navigator.viewmodels.plaintext import tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ShownTableModel(QAbstractTableModel):
    """A list as it is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: ShownTable | None = None

    @property
    def table(self) -> ShownTable | None:
        """What is shown."""
        return self._table

    def show_table(self, table: ShownTable) -> None:
        """Show another list."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def row_at(self, row: int) -> ShownRow | None:
        """Return the row in a line."""
        return self._table.rows[row] if self._table is not None and 0 <= row < len(self._table.rows) else None

    def line_of(self, key: str) -> int:
        """Return the line of a key, -1 when it is not shown."""
        rows = self._table.rows if self._table is not None else ()
        return next((line for line, row in enumerate(rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Number of rows."""
        return 0 if parent.isValid() or self._table is None else len(self._table.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Number of columns."""
        return 0 if parent.isValid() or self._table is None else len(self._table.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment and tool-tip of a cell."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None or self._table is None:
            return None
        cell = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(cell.split("\n"))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() in self._table.numeric else _LEFT
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Headings of the columns."""
        if self._table is None or orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole and section < len(self._table.headings):
            return self._table.headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in self._table.numeric else _LEFT
        return None


class MatrixModel(ShownTableModel):
    """The matrix: the kinds are heads of rows, so the first column of its table is left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: MatrixView | None = None

    def show_matrix(self, view: MatrixView) -> None:
        """Show another matrix."""
        self._view = view
        self.show_table(view.table)

    def cell_at(self, row: int, column: int) -> MatrixCell | None:
        """Return what stands in a cell: the last column is the total of a kind, the last row that of a year."""
        view = self._view
        if view is None or not (0 <= row <= len(ActivityKind)) or not (0 <= column <= len(view.matrix.years)):
            return None
        kind = list(ActivityKind)[row] if row < len(ActivityKind) else None
        if column == len(view.matrix.years):
            return view.matrix.total if kind is None else view.matrix.by_kind[kind]
        year = view.matrix.years[column]
        return view.matrix.by_year[year] if kind is None else view.matrix.cell(kind, year)

    def column_of(self, year: int | None) -> int:
        """Return the column of a fiscal year, that of the total when it has none."""
        years = () if self._view is None else self._view.matrix.years
        return years.index(year) if year in years else len(years)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Number of columns without the kinds."""
        return max(super().columnCount(parent) - 1, 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text of a cell."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column() + 1]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._told(index.row(), index.column()))
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _told(self, row: int, column: int) -> str:
        """Return what the numbers of a cell add up to, in words."""
        cell = self.cell_at(row, column)
        if cell is None or cell.empty:
            return self.tr("資料にも記入にもありません（0 ではありません）")
        parts = ((self.tr("実績"), cell.done), (self.tr("予定"), cell.planned))
        return "\n".join(self._tally(name, part) for name, part in parts if part.keys)

    def _tally(self, name: str, part: Tally) -> str:
        lines = [self.tr("{name} {count} 件").format(name=name, count=f"{part.happenings:,}")]
        if part.times is not None:
            lines.append(self.tr("回数 {count}").format(count=f"{part.times:,}"))
        if part.untimed:
            lines.append(self.tr("回数の記載なし {count} 件").format(count=f"{part.untimed:,}"))
        if part.participants is not None:
            lines.append(self.tr("参加者（自所の記録） {count} 人").format(count=f"{part.participants:,}"))
        return " ・ ".join(lines)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Years across, kinds down."""
        if orientation is Qt.Orientation.Horizontal:
            return super().headerData(section + 1, orientation, role)
        row = self.row_at(section)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[0]
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None
