"""The table under the chart as Qt shows it: ``ChartTable``, cell by cell, and what of it is copied."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from navigator.domain.charttable import ChartCell, ChartTable
from navigator.domain.text import Language, Text

_Index = QModelIndex | QPersistentModelIndex
_ASIDE = Text("{text}（{aside}）", "{text} ({aside})")
_NOTE = Text("注{number}", "note {number}")


def cell_text(cell: ChartCell, language: Language, *, marks: bool = True) -> str:
    """Return a cell as it is read: the figure, what stands behind it, its notes and sources."""
    said = cell.text
    if cell.aside:
        said = _ASIDE.of(language).format(text=said, aside=cell.aside)
    if not marks:
        return said
    notes = "".join(f" {_NOTE.of(language).format(number=number)}" for number in cell.notes)
    return said + notes + (" " if cell.sources else "") + "".join(f"[{number}]" for number in cell.sources)


class ChartTableModel(QAbstractTableModel):
    """The label of the row is the first column, so that it scrolls, sorts out and is copied with the figures."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: ChartTable | None = None
        self._language: Language = "ja"

    def set_table(self, table: ChartTable | None, language: Language) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table, self._language = table, language
        self.endResetModel()

    def cell(self, index: _Index) -> ChartCell | None:
        """Return the figure of a place, None for the label of a row."""
        if self.table is None or not index.isValid() or index.column() == 0:
            return None
        return self.table.rows[index.row()].cells[index.column() - 1]

    def key_and_year(self, index: _Index) -> tuple[str, int] | None:
        """Return the series and the year of a place, None for labels and totals."""
        if self.table is None or not index.isValid() or index.column() == 0:
            return None
        row, column = self.table.rows[index.row()], self.table.columns[index.column() - 1]
        key, fy = row.key or column.key, row.fy if row.fy is not None else column.fy
        return (key, fy) if key and fy is not None else None

    def copied(self, rows: Sequence[int] | None = None) -> tuple[list[str], list[list[str]]]:
        """Return header and rows as texts; all rows for None. The unit stands in the corner."""
        table = self.table
        if table is None:
            return [], []
        corner = _ASIDE.of(self._language).format(text=table.corner, aside=table.unit)
        header = [corner, *(column.label for column in table.columns)]
        chosen = range(len(table.rows)) if rows is None else rows
        return header, [
            [table.rows[n].label, *(cell_text(cell, self._language) for cell in table.rows[n].cells)] for n in chosen
        ]

    # What Qt asks

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Return the number of rows."""
        return 0 if self.table is None or parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - as above
        """Return the number of columns, the labels included."""
        return 0 if self.table is None or parent.isValid() else len(self.table.columns) + 1

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the head of a column."""
        if self.table is None or orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.table.corner if section == 0 else self.table.columns[section - 1].label
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a label or a figure."""
        if self.table is None:
            return None
        row = self.table.rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if index.column() == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cell = self.cell(index)
        return row.label if cell is None else cell_text(cell, self._language)
