"""A list of the councils page with what can be done to its rows, and the chosen row in full beside it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.results import Presentation
from navigator.domain.shown import Detail, ShownList, ShownRow
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.councils_tables import ShownTableModel
from navigator.viewmodels.plaintext import tip
from navigator.views.councils.detail import DetailView
from navigator.views.editing.target import PageEntry
from navigator.views.menubar import add_entry
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.labels import plain_label

Ways = Sequence[tuple[str, Callable[[], None]]]
_WIDEST = 170
_WHOLE = 96
"""Texts up to this width, dates among them, are never cut."""
_OTHERS_SHARE = 0.64
"""Of the width of the list: what the columns beside the wide one may take."""


class EntryList(QWidget):
    """A table of records of one kind; signals carry the key of the chosen row.

    Keys: Insert a new record, Enter or F2 change, Ctrl+D duplicate, Delete remove. Rows of the bundled facts can be
    read only; Enter shows their source.
    """

    add_requested = Signal()
    edit_requested = Signal(str)
    duplicate_requested = Signal(str)
    history_requested = Signal(str)
    remove_requested = Signal(str)
    source_requested = Signal(int, QRect)
    chosen = Signal(str)

    def __init__(
        self, presentation: Presentation, add_text: str, *, beside: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._list: ShownList | None = None
        self._wanted = ""
        self.model = ShownTableModel(self)
        self.table = QTableView()
        self.detail = DetailView(presentation)
        self.detail.source_requested.connect(self.source_requested)
        self.empty = EmptyState()
        self.count = plain_label(role="muted", wrap=True)
        self.tools = QHBoxLayout()
        self._make_buttons(add_text)
        self._build_table()
        self.side = QWidget()
        self._arrange(beside=beside)
        self._offer()

    def _make_buttons(self, add_text: str) -> None:
        self.add = QPushButton(icon("plus"), add_text)
        self.add.setToolTip(tip(self.tr("新しく記入する (Insert)")))
        self.edit = QPushButton(icon("pencil"), self.tr("変更"))
        self.edit.setToolTip(tip(self.tr("選んだ記録を変更する (F2)")))
        self.duplicate = QPushButton(icon("copy"), self.tr("複製"))
        self.duplicate.setToolTip(tip(self.tr("選んだ記録をもとに新しく記入する (Ctrl+D)")))
        self.history = QPushButton(icon("history"), self.tr("履歴"))
        self.remove = QPushButton(icon("trash-2", IconRole.DANGER), self.tr("削除"))
        self.remove.setToolTip(tip(self.tr("選んだ記録を削除する (Delete)。Ctrl+Z で戻せます")))
        self.add.clicked.connect(self.add_requested)
        self._acts: dict[QPushButton, Callable[[str], None]] = {
            self.edit: self.edit_requested.emit,
            self.duplicate: self.duplicate_requested.emit,
            self.history: self.history_requested.emit,
            self.remove: self.remove_requested.emit,
        }
        for button in self._acts:
            button.clicked.connect(lambda _checked=False, button=button: self._do(button))

    def _build_table(self) -> None:
        table = self.table
        set_role(table, "dense")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setStretchLastSection(False)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._menu)
        table.doubleClicked.connect(lambda _index: self._open())
        table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_current())
        table.installEventFilter(self)

    def _arrange(self, *, beside: bool) -> None:
        self.tools.setContentsMargins(0, 0, 0, 0)
        self.tools.setSpacing(6)
        for button in (self.add, self.edit, self.duplicate, self.history, self.remove):
            self.tools.addWidget(button)
        self.tools.addStretch()
        self.tools.addWidget(self.count)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        right = QVBoxLayout(self.side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.detail, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(self.side)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([740, 290])
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.tools)
        column.addWidget(self.splitter, 1)

    # What is shown.

    def want(self, key: str) -> None:
        """Choose this row when it is in the next list: it has just been written."""
        self._wanted = key

    def show_list(self, shown: ShownList, heading: str, sentence: str, ways: Ways = ()) -> None:
        """Show a list, and keep the chosen row; the texts are for an empty one, with its ways out."""
        key = self.key if shown.table.row(self._wanted) is None else self._wanted
        self._list = shown
        self.model.show_table(shown.table)
        self.table.setAccessibleName(shown.table.title)
        self._fit_columns()
        self.count.setText("　".join(shown.table.lines))
        if not shown.table.rows:
            self.empty.show_text(heading, sentence)
            self.empty.show_ways(ways)
        self.stack.setCurrentWidget(self.table if shown.table.rows else self.empty)
        self.side.setVisible(bool(shown.table.rows))
        if key == self._wanted:
            self._wanted = ""
        self.choose(key)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        shown = self._list
        if shown is None:
            return
        head = self.table.horizontalHeader()
        least, wanted = {}, {}
        for column in range(self.model.columnCount()):
            is_wide = column == shown.table.wide
            mode = QHeaderView.ResizeMode.Stretch if is_wide else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(column, mode)
            if not is_wide:
                needed = self.table.sizeHintForColumn(column) + 8
                least[column] = max(head.sectionSizeHint(column) + 4, min(needed, _WHOLE))
                wanted[column] = max(least[column], min(needed, _WIDEST))
        # The wide column keeps its share of the room: the others give what they have beyond heading and short texts.
        spare = sum(wanted.values()) - sum(least.values())
        over = sum(wanted.values()) - int(self.table.viewport().width() * _OTHERS_SHARE)
        kept = 1.0 if over <= 0 or not spare else max(0.0, 1 - over / spare)
        for column, width in least.items():
            self.table.setColumnWidth(column, width + int((wanted[column] - width) * kept))

    @property
    def key(self) -> str:
        """The key of the chosen row, empty for none."""
        row = self.row
        return row.key if row is not None else ""

    @property
    def row(self) -> ShownRow | None:
        """The chosen row."""
        return self.model.row_at(self.table.currentIndex().row())

    @property
    def shown_detail(self) -> Detail | None:
        """The chosen record in full."""
        row, shown = self.row, self._list
        return shown.details.get(row.key) if shown is not None and row is not None else None

    def choose(self, key: str) -> None:
        """Choose a row by its key, the first one where it is not shown."""
        line = max(self.model.line_of(key), 0)
        if self.model.row_at(line) is not None:
            self.table.selectRow(line)
        self._show_current()

    def _show_current(self) -> None:
        self.detail.show_detail(self.shown_detail)
        self._offer()
        self.chosen.emit(self.key)

    def _offer(self) -> None:
        row = self.row
        for button in self._acts:
            button.setEnabled(row is not None and row.own)
        self.duplicate.setEnabled(row is not None)

    # Acts.

    def _do(self, button: QPushButton) -> None:
        if button.isEnabled():
            self._acts[button](self.key)

    def _open(self) -> None:
        row = self.row
        if row is None:
            return
        if row.own:
            self.edit_requested.emit(row.key)
        elif row.sources:
            index = self.table.currentIndex()
            place = self.table.visualRect(index)
            self.source_requested.emit(
                row.sources[0], QRect(self.table.viewport().mapToGlobal(place.topLeft()), place.size())
            )

    def ways(self) -> tuple[PageEntry, ...]:
        """Return what can be done here, for the menu of the window."""
        keys = {self.edit: "F2", self.duplicate: "Ctrl+D", self.remove: "Delete"}
        return (
            PageEntry(self.add.text(), self.add_requested.emit, "Insert", self.add.isEnabled()),
            *(
                PageEntry(button.text(), partial(self._do, button), keys.get(button, ""), button.isEnabled())
                for button in self._acts
            ),
        )

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        icons = [button.icon() for button in (self.add, *self._acts)]
        for way, picture in zip(self.ways(), icons, strict=True):
            action = add_entry(menu, way.text, way.act, way.keys)
            action.setIcon(picture)
            action.setEnabled(way.offered)
        menu.exec(self.table.viewport().mapToGlobal(place))
        menu.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The keys of the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._open()
            elif key == Qt.Key.Key_F2:
                self._do(self.edit)
            elif key == Qt.Key.Key_Delete:
                self._do(self.remove)
            elif _is_ctrl_d(event):
                self._do(self.duplicate)
            elif key == Qt.Key.Key_Insert:
                self.add_requested.emit()
            else:
                return super().eventFilter(watched, event)
            return True
        return super().eventFilter(watched, event)


def _is_ctrl_d(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier
