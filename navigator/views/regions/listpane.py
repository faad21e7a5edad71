"""The middle of the page: the list of regions, and what is to be compared."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.regions import MOST_COMPARED, RegionFilter
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.plaintext import tip
from navigator.viewmodels.regions import RegionsModel
from navigator.viewmodels.regiontable import COUNT, NAME, PLACE, YEARS, RegionTable
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.labels import plain_label

_LEAST_COMPARED = 2
_WIDTHS = {PLACE: 70, YEARS: 92, COUNT: 42}


class ListPane(QWidget):
    """The list over ``RegionsModel``. Signals: ``print_requested()``, ``compare_requested()``.

    ``menu_requested(QPoint)`` has the place on the screen for the menu of the current row.
    """

    menu_requested = Signal(QPoint)
    print_requested = Signal()
    compare_requested = Signal()

    def __init__(self, model: RegionsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        set_role(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.count = plain_label(role="heading", wrap=True)
        self.hint = plain_label(role="small", wrap=True)
        self.rows = RegionTable(self)
        self.table = QTableView()
        self.compare = QPushButton(icon("columns-3"), "")
        self.compare.clicked.connect(self.compare_requested)
        self.untick = QPushButton(self.tr("選択を外す"))
        set_role(self.untick, "quiet")
        self.untick.clicked.connect(model.clear_ticked)
        self.print = QPushButton(icon("printer"), "")
        self.print.clicked.connect(self.print_requested)
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self._dress()
        self._arrange()
        self.rows.tick_requested.connect(lambda code, on: model.set_ticked(code, on=on))
        self.table.selectionModel().currentRowChanged.connect(self._open)
        model.list_changed.connect(self._show)
        model.ticked_changed.connect(self._show_ticked)
        model.profile_changed.connect(self._mark)
        self._show_ticked()

    def _dress(self) -> None:
        table = self.table
        set_role(table, "dense")
        table.setModel(self.rows)
        table.setAccessibleName(self.tr("地域の一覧"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(
            lambda place: self.menu_requested.emit(table.viewport().mapToGlobal(place))
        )
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(30)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(36)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, max(width, head.sectionSizeHint(column)))

    def _arrange(self) -> None:
        below = QHBoxLayout()
        below.setContentsMargins(10, 4, 10, 8)
        for widget in (self.compare, self.untick):
            below.addWidget(widget)
        below.addStretch(1)
        below.addWidget(self.print)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 4)
        head.setSpacing(2)
        head.addWidget(self.count)
        head.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addLayout(below)

    def focus_list(self) -> None:
        """Give the list the focus."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        found = self._model.list
        if found is None:
            return
        self.count.setText(self.tr("{count} 地域（全 {whole}）").format(count=len(found.rows), whole=found.whole))
        hints = []
        if any(row.marks for row in found.rows):
            hints.append(self.tr("※ 都道府県か年度の資料が欠けているため残した地域"))
        if found.undated:
            hints.append(self.tr("年度の資料がなく除いた地域 {count}").format(count=found.undated))
        self.hint.setText("　".join(hints))
        self.hint.setVisible(bool(hints))
        selection = self.table.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.rows.set_rows(found.rows)
        selection.blockSignals(False)  # noqa: FBT003 - as above
        self.print.setText(self.tr("個票 {count} 枚…").format(count=len(found.rows)))
        self.print.setToolTip(self.tr("一覧の地域すべての個票を、一つの PDF にまとめます"))
        self.print.setEnabled(bool(found.rows))
        if not found.rows:
            self.empty.show_text(
                self.tr("条件に合う地域がありません"), self.tr("条件を減らすか、別の語で検索してください。")
            )
            self.empty.show_ways([(self.tr("条件をすべて消す"), self._lift)])
        self.stack.setCurrentWidget(self.table if found.rows else self.empty)
        self._mark()

    def _lift(self) -> None:
        self._model.set_question(RegionFilter())

    def _mark(self) -> None:
        """Mark the region in hand; take the first of the list in hand when there is none."""
        if not self.rows.rows:
            return
        if not self._model.code:
            self._model.open(self.rows.rows[0].code)
        place = self.rows.row_of(self._model.code)
        if place < 0:
            self.table.clearSelection()
        elif self.table.currentIndex().row() != place or not self.table.selectionModel().hasSelection():
            self.table.selectRow(place)
            self.table.scrollTo(self.rows.index(place, NAME))

    def _open(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._model.open(self.rows.rows[current.row()].code)

    def _show_ticked(self) -> None:
        ticked = self._model.ticked
        self.rows.set_ticked(ticked)
        self.compare.setText(self.tr("比べる（{count}）").format(count=len(ticked)))
        self.compare.setEnabled(len(ticked) >= _LEAST_COMPARED)
        self.compare.setToolTip(
            tip(self.tr("印を付けた地域を横に並べます（2～{most} 地域）").format(most=MOST_COMPARED))
        )
        self.untick.setVisible(bool(ticked))
