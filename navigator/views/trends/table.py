"""The table under the chart: exactly what is drawn, figure by figure, each one step from its source."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from navigator.domain.charttable import ChartTable
from navigator.domain.text import Language
from navigator.qtsupport import clipboard
from navigator.qtsupport.fonts import number_font
from navigator.qtsupport.theme import set_role
from navigator.qtsupport.windowstate import WindowState
from navigator.viewmodels.clipboard import as_mime
from navigator.viewmodels.trends_table import ChartTableModel

_NARROWEST, _WIDEST, _FIRST = 64, 380, 130
_STATE = "trends.table"


class ChartTableView(QTableView):
    """Rows of a ``ChartTableModel``; the widths are remembered by the kind and number of columns."""

    source_requested = Signal(str, int)
    """Key of a series and a year: the reader wants the source of this figure."""
    copied = Signal(int)
    """Number of rows that were copied."""

    def __init__(self, state: WindowState) -> None:
        super().__init__()
        self._state = state
        self.rows = ChartTableModel(self)
        self.setModel(self.rows)
        self._name = ""
        self._is_own = False
        set_role(self, "dense")
        self.setAccessibleName(self.tr("図の表"))
        self.setFont(number_font())
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(40)
        head.sectionResized.connect(self._resized)
        self.activated.connect(self._activate)

    def show_table(self, table: ChartTable | None, language: Language) -> None:
        """Show another table."""
        self.save_state()
        self._name = ""
        self.rows.set_table(table, language)
        if table is None:
            return
        name = f"{_STATE}.{table.across}.{len(table.columns)}"
        if not self._state.restore(self.horizontalHeader(), name):
            self._fit()
        self._name = name
        self._is_own = False

    def _resized(self, *_about: int) -> None:
        self._is_own = True

    def _fit(self) -> None:
        """Make every column as wide as its figures, within bounds."""
        self.resizeColumnsToContents()
        for column in range(self.rows.columnCount()):
            least = _FIRST if column == 0 else _NARROWEST
            self.setColumnWidth(column, min(max(self.columnWidth(column) + 8, least), _WIDEST))

    def save_state(self) -> None:
        """Remember the widths that the reader gave; those that fitted other figures are no wish of his."""
        if self._name and self._is_own:
            self._state.save(self.horizontalHeader(), self._name)

    def copy(self) -> None:
        """Put the selected rows with their heads on the clipboard, the whole table when fewer than two cells are."""
        chosen = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen}) if len(chosen) > 1 else None
        header, cells = self.rows.copied(rows)
        if header:
            clipboard.put(as_mime(header, cells))
            self.copied.emit(len(cells))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy by Ctrl+C; Enter opens the source."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what can be done with a figure."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        index = self.indexAt(event.pos())
        source = menu.addAction(self.tr("出典を開く (Enter)"))
        cell = self.rows.cell(index)
        source.setEnabled(cell is not None and bool(cell.sources))
        source.triggered.connect(lambda: self._activate(index))
        menu.addAction(self.tr("コピー (Ctrl+C)")).triggered.connect(self.copy)
        menu.popup(event.globalPos())

    def _activate(self, index: QModelIndex) -> None:
        found = self.rows.key_and_year(index)
        if found is not None:
            self.source_requested.emit(*found)
