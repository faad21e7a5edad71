"""The coverage map behind its tab: which map, what the cells count, the map it is compared with, the chosen cell."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from navigator.domain.catalogues import Catalogue
from navigator.domain.coverage import CoverageSpec
from navigator.domain.errors import UserError
from navigator.domain.vocabulary import Block
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.plaintext import tip

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.coverage_agenda import Placed
    from navigator.services.coverage_sheet import CellDetail, MapView
    from navigator.services.coverage_words import CellView
    from navigator.services.suite import ServiceSuite

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
CELL_ROLE = int(Qt.ItemDataRole.UserRole)
"""The ``CellView`` of an index."""


class CoverageModel(QObject):
    """Asks for the map and for the chosen cell.

    Signals: ``answered`` (``view`` is another one), ``cell_changed`` (``detail`` is another one, None for none),
    ``refused(str)``.
    """

    answered = Signal()
    cell_changed = Signal()
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.spec: CoverageSpec | None = None
        self.other: CoverageSpec | None = None
        self.counted = "both"
        self.view: MapView | None = None
        self.detail: CellDetail | None = None
        self.grid = CoverageGrid(self)

    def set_map(self, spec: CoverageSpec, other: CoverageSpec | None, counted: str) -> None:
        """Ask for another map."""
        if (spec, other, counted) != (self.spec, self.other, self.counted) or self.view is None:
            self.spec, self.other, self.counted = spec, other, counted
            self.ask()

    def ask(self) -> None:
        """Ask for the map."""
        spec, other, counted, presentation = self.spec, self.other, self.counted, self._desk.presentation
        if spec is None:
            return

        def question(suite: "ServiceSuite") -> "MapView":
            from navigator.services.coverage_words import Counted  # noqa: PLC0415 - after the library was opened

            return suite.coverage_sheets.view(spec, Counted(counted), presentation, other)

        self._desk.ask("planner-coverage", question, self._take, self._refuse)

    def _take(self, view: "MapView") -> None:
        self.view = view
        self.grid.show_map(view)
        self.answered.emit()

    def _refuse(self, error: UserError) -> None:
        self.view = self.detail = None
        self.refused.emit(error.sentence(self._desk.presentation.language))

    def choose(self, cell: "CellView | None") -> None:
        """Ask what stands in a cell of the map shown."""
        view, presentation = self.view, self._desk.presentation
        if view is None or cell is None:
            self.detail = None
            self.cell_changed.emit()
            return
        self._desk.ask(
            "planner-coverage-cell",
            lambda suite: suite.coverage_sheets.cell(view.spec, cell, view.counted, presentation),
            self._take_cell,
        )

    def _take_cell(self, detail: "CellDetail") -> None:
        self.detail = detail
        self.cell_changed.emit()

    # What a cell leads to

    def open_in_finder(self, catalogue: Catalogue) -> None:
        """Show the records of the chosen cell in the finder."""
        if self.detail is None or self.spec is None:
            return
        question = self.spec.filter_of(catalogue, self.detail.cell.stage, self.detail.cell.value)
        self._desk.finder.set_filter(question)
        self._desk.page_requested.emit("finder", None)

    @property
    def agenda_block(self) -> Block | None:
        """The block on whose agenda a cell goes: that of the map, else the own one."""
        if self.spec is not None and self.spec.block is not None:
            return self.spec.block
        return Block(self._desk.home_block) if self._desk.home_block else None

    @property
    def agenda_title(self) -> str:
        """What the chosen cell is called on an agenda."""
        from navigator.services.coverage_words import agenda_title  # noqa: PLC0415 - as above

        if self.detail is None or self.spec is None:
            return ""
        return agenda_title(self.detail.cell, self.spec, self._desk.presentation)

    def put_on_agenda(self, done: Any) -> None:
        """Make the chosen cell an item of the next meeting; ``done`` gets ``Placed``, or None where none is planned."""
        block, title = self.agenda_block, self.agenda_title
        if block is not None and title:

            def act(suite: "ServiceSuite") -> "Placed | None":
                return suite.agenda.add(block, title)

            self._desk.edit(act, done)


class CoverageGrid(QAbstractTableModel):
    """Stages down, values across; ``CELL_ROLE`` gives the cell in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: MapView | None = None

    def show_map(self, view: "MapView") -> None:
        """Show another map."""
        self.beginResetModel()
        self._view = view
        self.endResetModel()

    def cell(self, index: Index) -> "CellView | None":
        """Return the cell of an index."""
        if self._view is None or not index.isValid():
            return None
        return self._view.cells[index.row() * len(self._view.columns) + index.column()]

    def place_of(self, stage: str, value: str) -> QModelIndex:
        """Return the index of a cell, an invalid one when the map has none."""
        cells = () if self._view is None else self._view.cells
        for at, cell in enumerate(cells):
            if (cell.stage, cell.value) == (stage, value):
                assert self._view is not None
                return self.index(at // len(self._view.columns), at % len(self._view.columns))
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Number of stages."""
        return 0 if parent.isValid() or self._view is None else len(self._view.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Number of values."""
        return 0 if parent.isValid() or self._view is None else len(self._view.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words and the cell itself."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(f"{cell.name}\n{cell.text}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{cell.name}: " + ", ".join(cell.text.split("\n"))
        return cell if role == CELL_ROLE else None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Values across, stages down."""
        if self._view is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        names = self._view.columns if orientation is Qt.Orientation.Horizontal else self._view.rows
        if section >= len(names):
            return None
        return tip(names[section]) if role == Qt.ItemDataRole.ToolTipRole else names[section]
