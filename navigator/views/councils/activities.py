"""Activities of a block: the matrix of kinds and years, planned against done, and the records behind a cell."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QSplitter, QTableView, QVBoxLayout, QWidget

from navigator.domain.shown import ShownList, ShownTable
from navigator.domain.vocabulary import ActivityKind, PlannedOrActual
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.councils import CouncilsModel, MatrixView
from navigator.viewmodels.councils_tables import MatrixModel
from navigator.viewmodels.plaintext import tip
from navigator.views.councils.actions import EntryActions, Kind
from navigator.views.councils.entrylist import EntryList
from navigator.views.councils.part import CouncilPart
from navigator.views.widgets.labels import plain_label

_LEAST_COLUMN = 62


class ActivitiesPart(CouncilPart):
    """Choosing a cell lists what is behind it; the total (計) lists all years."""

    def __init__(self, model: CouncilsModel, actions: EntryActions, parent: QWidget | None = None) -> None:
        super().__init__(model, actions, parent)
        self._view: MatrixView | None = None
        self._year: int | None = None
        self.matrix = MatrixModel(self)
        self.table = QTableView()
        self.legend = plain_label(role="small", wrap=True)
        self.entries = EntryList(model.presentation, self.tr("活動を記入"))
        self.whole = QPushButton(self.tr("すべての活動"))
        self.whole.clicked.connect(lambda: self._choose(len(ActivityKind), self.matrix.columnCount() - 1))
        self.entries.tools.insertWidget(5, self.whole)
        self.done = QPushButton(icon("check"), self.tr("実施を記入"))
        self.done.setToolTip(tip(self.tr("予定していた活動を実績にする。予定の内容も残ります")))
        self.done.clicked.connect(lambda: actions.carry_out(self.entries.key))
        self.entries.tools.insertWidget(1, self.done)
        self.entries.chosen.connect(lambda _key: self._offer_done())
        self._offer_done()
        self._build_table()
        self.serve(self.entries, Kind.ACTIVITY)
        # The kind of the chosen row is what the reader most likely wants to enter.
        self.entries.add_requested.disconnect()
        self.entries.add_requested.connect(self._add)
        upper = QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(4)
        above.addWidget(self.table, 1)
        above.addWidget(self.legend)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(upper)
        self.splitter.addWidget(self.entries)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([330, 250])
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.splitter)

    def _build_table(self) -> None:
        table = self.table
        set_role(table, "dense")
        table.setModel(self.matrix)
        table.setAccessibleName(self.tr("活動の種類と年度ごとの実績と予定"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(24)
        table.selectionModel().currentChanged.connect(self._cell_chosen)

    def load(self) -> None:
        """Ask for the matrix."""
        block, presentation = self.model.block, self.model.presentation

        def read(suite: object) -> MatrixView:
            pages = suite.council_pages  # type: ignore[attr-defined] - a ServiceSuite
            matrix = pages.matrix(block)
            return MatrixView(matrix, pages.matrix_table(matrix, presentation))

        self.model.ask("matrix", read, self._show)

    def _show(self, view: MatrixView) -> None:
        same = self._view is not None and self._view.matrix.block is view.matrix.block
        index = self.table.currentIndex()
        row, column = (index.row(), index.column()) if same and index.isValid() else (-1, -1)
        self._view = view
        self.matrix.show_matrix(view)
        self.table.setAccessibleName(view.table.title)
        self.legend.setText("　".join((*view.table.lines, self.tr("… 資料なし"))))
        for number in range(self.matrix.columnCount()):
            needed = max(self.table.sizeHintForColumn(number), self.table.horizontalHeader().sectionSizeHint(number))
            self.table.setColumnWidth(number, max(needed + 6, _LEAST_COLUMN))
        last = self.matrix.columnCount() - 1
        if row < 0:
            row, column = len(ActivityKind), last
        self._choose(row, min(column, last))
        if not same or self._year != self.model.fy:
            self._year = self.model.fy
            # The latest years are at the right end; the kinds begin at the top.
            self.table.scrollTo(self.matrix.index(0, last))
            self.table.scrollTo(self.matrix.index(0, self.matrix.column_of(self.model.fy)))

    def _choose(self, row: int, column: int) -> None:
        index = self.matrix.index(row, column)
        if self.table.currentIndex() == index:
            self._cell_chosen(index, index)
        else:
            self.table.setCurrentIndex(index)

    def _cell_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        view, cell = self._view, self.matrix.cell_at(index.row(), index.column())
        if view is None or cell is None:
            return
        keys = dict.fromkeys((*cell.done.keys, *cell.planned.keys))
        activities = sorted(
            (view.matrix.activities[key] for key in keys),
            key=lambda one: (one.date is None, one.date.text if one.date else "", one.fy or 0, one.key),
        )
        about = self._about(index)
        matrix, presentation = view.matrix, self.model.presentation
        self.model.ask(
            "behind",
            lambda suite: suite.council_pages.behind(matrix, activities, presentation, about),
            self._list,
        )

    def _about(self, index: QModelIndex) -> tuple[str, str]:
        """Return the kind and the year of a cell in words."""
        last = self.matrix.columnCount() - 1
        kind = str(self.matrix.headerData(index.row(), Qt.Orientation.Vertical))
        year = str(self.matrix.headerData(index.column(), Qt.Orientation.Horizontal))
        return (
            kind if index.row() < len(ActivityKind) else self.tr("すべての種類"),
            year if index.column() < last else self.tr("すべての年度"),
        )

    def _list(self, shown: ShownList) -> None:
        self.cite(shown.table.citations)
        self.entries.show_list(
            shown,
            self.tr("ここに活動の記録はありません"),
            self.tr("資料にも、この事務所の記入にもありません。行ったこと、予定していることを記入できます。"),
            [(self.tr("活動を記入する"), self._add)],
        )

    def _add(self) -> None:
        row = self.table.currentIndex().row()
        kind = list(ActivityKind)[row].value if 0 <= row < len(ActivityKind) else ""
        self.actions.add(Kind.ACTIVITY, activity_kind=kind)

    def _offer_done(self) -> None:
        """Offer to carry out an own plan."""
        row, view = self.entries.row, self._view
        activity = view.matrix.activities.get(row.key) if row is not None and view is not None else None
        self.done.setEnabled(activity is not None and activity.own and activity.state is PlannedOrActual.PLANNED)

    def tables(self) -> tuple[ShownTable, ...]:
        """Return the matrix and the list behind the chosen cell."""
        listed = self.entries.model.table
        return () if self._view is None else (self._view.table, *([listed] if listed is not None else []))

    def listed(self) -> ShownTable | None:
        """Return the matrix while it has the focus, else the list below it."""
        tables = self.tables()
        return None if not tables else tables[0 if self.table.hasFocus() else -1]

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return matrix and list."""
        return (self.table, self.entries.table)
