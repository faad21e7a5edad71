"""A list as it is shown: a table to read, copy and walk through, whose rows lead to records and sources."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QStyle,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.results import Presentation
from navigator.domain.shown import ShownTable
from navigator.qtsupport import clipboard
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.clipboard import as_mime
from navigator.viewmodels.councils_tables import ShownTableModel
from navigator.views.record.citation import CitationCard
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.labels import plain_label

Ways = Sequence[tuple[str, Callable[[], None]]]
_WIDEST, _NARROWEST_WIDE = 240, 260


class ShownView(QWidget):
    """The lines above, the table, and what stands in its place when it is empty.

    Enter opens a row (``opened`` with its key), Ctrl+C copies the chosen rows with their headings, the last column
    opens the sources.
    """

    opened = Signal(str)
    chosen = Signal(str)

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presentation = presentation
        self._card: CitationCard | None = None
        self.lines = plain_label(role="muted", wrap=True)
        self.model = ShownTableModel(self)
        self.table = QTableView()
        self.empty = EmptyState()
        self._build_table()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.lines)
        column.addWidget(self.stack, 1)

    def _build_table(self) -> None:
        table = self.table
        set_role(table, "dense")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._menu)
        table.activated.connect(self._activate)
        table.clicked.connect(self._click)
        table.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen.emit(self.key))
        self._open_action = QAction(self.tr("記録を開く"), self)
        self._open_action.triggered.connect(lambda: self.opened.emit(self.key))
        self._copy_action = QAction(self.tr("コピー"), table)
        self._copy_action.setShortcut(QKeySequence.StandardKey.Copy)
        self._copy_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy_action.triggered.connect(self.copy)
        table.addAction(self._copy_action)

    @property
    def key(self) -> str:
        """The key of the current row, empty for none."""
        row = self.model.row_at(self.table.currentIndex().row())
        return "" if row is None else row.key

    def show_table(self, shown: ShownTable, heading: str = "", sentence: str = "", ways: Ways = ()) -> None:
        """Show a list and keep the current row; the texts are for an empty one, with its ways out."""
        key = self.key
        self.model.show_table(shown)
        self.table.setAccessibleName(shown.title)
        self.lines.setText("　".join(shown.lines))
        self.lines.setVisible(bool(shown.lines))
        if not shown.rows:
            self.empty.show_text(heading, sentence)
            self.empty.show_ways(ways)
        self.stack.setCurrentWidget(self.table if shown.rows else self.empty)
        self._fit_columns(shown)
        line = self.model.line_of(key)
        if key and line >= 0:
            self.table.selectRow(line)

    def show_error(self, sentence: str) -> None:
        """Show why there is no list."""
        self.lines.hide()
        self.empty.show_text(self.tr("表示できません"), sentence)
        self.empty.show_ways(())
        self.stack.setCurrentWidget(self.empty)

    def _fit_columns(self, shown: ShownTable) -> None:
        head = self.table.horizontalHeader()
        for column in range(self.model.columnCount()):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            needed = max(self.table.sizeHintForColumn(column), head.sectionSizeHint(column)) + 8
            self.table.setColumnWidth(column, min(needed, _WIDEST))
        taken = sum(
            self.table.columnWidth(column) for column in range(self.model.columnCount()) if column != shown.wide
        )
        bar = self.table.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        room = self.table.width() - taken - bar - 2 * self.table.frameWidth()
        self.table.setColumnWidth(shown.wide, max(room, _NARROWEST_WIDE))

    # Acts

    def copy(self) -> None:
        """Put the chosen rows, or all when none is chosen, on the clipboard with their headings."""
        shown = self.model.table
        if shown is None or not shown.rows:
            return
        lines = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        rows = [shown.rows[line].cells for line in lines] or [row.cells for row in shown.rows]
        clipboard.put(as_mime(shown.headings, rows))

    def _activate(self, index: QModelIndex) -> None:
        if self._is_sources(index):
            self._show_sources(index)
        elif self.key:
            self.opened.emit(self.key)

    def _click(self, index: QModelIndex) -> None:
        if self._is_sources(index):
            self._show_sources(index)

    def _is_sources(self, index: QModelIndex) -> bool:
        return index.column() == self.model.columnCount() - 1

    def _show_sources(self, index: QModelIndex) -> None:
        """Open the source of a row; of several the reader chooses one."""
        row, shown = self.model.row_at(index.row()), self.model.table
        if row is None or shown is None:
            return
        views = [view for view in shown.citations if view.number in row.sources]
        place = self.table.visualRect(index)
        spot = QRect(self.table.viewport().mapToGlobal(place.topLeft()), place.size())
        if len(views) == 1:
            self._card_of().show_source(views[0], self._presentation, spot, QRect())
        elif views:
            menu = QMenu(self)
            for view in views:
                action = menu.addAction(f"[{view.number}] {view.title}".replace("&", "&&"))
                action.triggered.connect(
                    lambda _checked=False, view=view: self._card_of().show_source(
                        view, self._presentation, spot, QRect()
                    )
                )
            menu.exec(spot.bottomLeft())
            menu.deleteLater()

    def _card_of(self) -> CitationCard:
        if self._card is None:
            self._card = CitationCard(self)
        return self._card

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        self._open_action.setEnabled(bool(self.key))
        menu.addActions([self._open_action, self._copy_action])
        menu.exec(self.table.viewport().mapToGlobal(place))
        menu.deleteLater()
