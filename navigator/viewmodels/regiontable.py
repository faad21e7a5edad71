"""The list of regions and a comparison of regions as tables."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from navigator.domain.comparison import DIFFERS_SIGN, ComparedCell
from navigator.domain.money import MISSING
from navigator.domain.regions import RegionRow
from navigator.viewmodels.plaintext import tip

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.region_comparison import RegionComparison

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
NAME, PLACE, YEARS, COUNT = range(4)


class RegionTable(QAbstractTableModel):
    """One row a region; the first column carries the tick for the comparison."""

    tick_requested = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RegionRow, ...] = ()
        self._ticked: frozenset[str] = frozenset()

    @property
    def rows(self) -> tuple[RegionRow, ...]:
        """The regions in their order."""
        return self._rows

    def set_rows(self, rows: tuple[RegionRow, ...]) -> None:
        """Show other regions."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_ticked(self, codes: Iterable[str]) -> None:
        """Show which regions are to be compared."""
        self._ticked = frozenset(codes)
        if self._rows:
            self.dataChanged.emit(self.index(0, NAME), self.index(len(self._rows) - 1, NAME))

    def row_of(self, code: str) -> int:
        """Return the row of a region, -1 when it is not in the list."""
        return next((place for place, row in enumerate(self._rows) if row.code == code), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return the number of regions."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else COUNT + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the first column be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == NAME else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """Return the headings."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("地域"), self.tr("都道府県"), self.tr("実施年度"), self.tr("参加"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        shown = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = self._text(row, column)
            case Qt.ItemDataRole.CheckStateRole if column == NAME:
                shown = Qt.CheckState.Checked if row.code in self._ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = self._alignment(column)
            case Qt.ItemDataRole.ToolTipRole:
                shown = tip("\n".join(self._said(row)))
            case Qt.ItemDataRole.AccessibleTextRole if column == NAME:
                shown = ", ".join(self._said(row))
        return shown

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Ask for a tick or its end."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick_requested.emit(self._rows[index.row()].code, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column == COUNT else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _text(self, row: RegionRow, column: int) -> str:
        mark = self.tr("※ ") if row.marks else ""
        return (mark + row.name, row.prefectures or row.blocks, row.years or MISSING, str(row.participations))[column]

    def _said(self, row: RegionRow) -> tuple[str, ...]:
        said = (row.name, row.blocks, row.prefectures, row.programs, row.years, *row.marks)
        return tuple(dict.fromkeys(part for part in said if part))


class ComparisonTable(QAbstractTableModel):
    """Attributes down, regions across; cells carry their source numbers, and a sign where they differ."""

    def __init__(self, comparison: "RegionComparison", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparison = comparison

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return the number of attributes."""
        return 0 if parent.isValid() else len(self.comparison.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return the number of regions."""
        return 0 if parent.isValid() else len(self.comparison.codes)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """Return the names of the regions and of the attributes."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.comparison.names[section]
        return self.label_of(section)

    def label_of(self, place: int) -> str:
        """Return the name of a row; the first row of a group carries the name of the group too."""
        row = self.comparison.rows[place]
        opens = row.group and (place == 0 or self.comparison.rows[place - 1].group != row.group)
        return f"【{row.group}】\n{row.label}" if opens else row.label

    def cell(self, index: Index) -> ComparedCell:
        """Return what stands at a place."""
        return self.comparison.rows[index.row()].cells[index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        sign = f"{DIFFERS_SIGN} " if cell.differs else ""
        marks = "".join(f"[{number}]" for number in cell.sources)
        return sign + "\n".join(cell.lines) + marks if cell.lines else MISSING
