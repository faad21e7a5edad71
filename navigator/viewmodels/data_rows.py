"""The rows of a dry run as a table: they are read when they are seen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from navigator.domain.results import Presentation
from navigator.viewmodels.plaintext import tip

if TYPE_CHECKING:  # the services load the database layer
    from navigator.domain.importing import PlannedRow
    from navigator.services.importing.planning import ImportPlan
    from navigator.services.importing.sheets import Tab

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_KEPT = 400


class PlanRowsModel(QAbstractTableModel):
    """One part of a result; a few hundred rows are kept, the others are read again."""

    def __init__(self, presentation: Presentation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presentation = presentation
        self._plan: ImportPlan | None = None
        self._tab: Tab | None = None
        self._numbers: Sequence[int] = ()
        self._headings: tuple[str, ...] = ()
        self._cells: dict[int, tuple[str, ...]] = {}

    def show_part(
        self, plan: "ImportPlan | None", tab: "Tab | None", numbers: Sequence[int], headings: Sequence[str]
    ) -> None:
        """Show some rows of a part."""
        self.beginResetModel()
        self._plan, self._tab, self._numbers, self._headings = plan, tab, numbers, tuple(headings)
        self._cells.clear()
        self.endResetModel()

    def row_at(self, line: int) -> "PlannedRow | None":
        """Return the row in a line."""
        if self._plan is None or self._plan.stage.closed or not 0 <= line < len(self._numbers):
            return None
        return self._plan.stage.row(self._numbers[line])

    def cells_at(self, line: int) -> tuple[str, ...]:
        """Return the cells of a line."""
        from navigator.services.importing.sheets import cells_of  # noqa: PLC0415 - after the library was opened

        if line not in self._cells:
            row = self.row_at(line)
            if row is None or self._tab is None or self._plan is None:
                return ()
            if len(self._cells) >= _KEPT:
                self._cells.clear()
            self._cells[line] = cells_of(row, self._tab, self._plan.names, self._presentation)
        return self._cells[line]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the columns."""
        return self._headings

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Number of rows."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Number of columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and tool-tip of a cell."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        cells = self.cells_at(index.row())
        if index.column() >= len(cells):
            return None
        text = cells[index.column()]
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else " ／ ".join(text.splitlines())

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Headings of the columns."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def searched(plan: "ImportPlan", tab: "Tab", text: str, presentation: Presentation) -> Callable[[], list[int]]:
    """Return a job that finds the rows of a part that hold a text."""

    def job() -> list[int]:
        from navigator.domain.folding import fold  # noqa: PLC0415 - after the library was opened
        from navigator.services.importing.sheets import cells_of, numbers_of  # noqa: PLC0415 - as above

        wanted = fold(text)
        return [
            number
            for number in numbers_of(plan, tab)
            if not plan.stage.closed
            and wanted in fold(" ".join(cells_of(plan.stage.row(number), tab, plan.names, presentation)))
        ]

    return job
