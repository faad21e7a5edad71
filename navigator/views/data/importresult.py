"""The result of a dry run: its parts as tabs, a row in full beside them, search, and the step itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.results import Presentation
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.data_rows import PlanRowsModel, searched
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.plaintext import tip
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.importing.planning import ImportPlan
    from navigator.services.importing.sheets import Tab

_PAUSE_MS = 250
_WIDTHS = (100, 110, 500)


class ResultPanel(QWidget):
    """Shows a plan; ``run_requested`` says whether refused rows are to be left out."""

    run_requested = Signal(bool)
    given_up = Signal()
    origin_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._presentation: Presentation = desk.presentation
        self._plan: ImportPlan | None = None
        self.lines = plain_label(wrap=True)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("確かめた結果"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("この中を探す"))
        self.search.setAccessibleName(self.tr("結果の中を探す"))
        self.search.setClearButtonEnabled(True)
        self.model = PlanRowsModel(self._presentation, self)
        self.table = QTableView()
        self.empty = plain_label(role="muted", wrap=True)
        self.detail = QScrollArea()
        self.leave_out = QCheckBox(self.tr("取り込めない行を除いて取り込む"))
        self.run = QPushButton(icon("check", IconRole.ON_PRIMARY), self.tr("取り込む"))
        set_role(self.run, "primary")
        self.origin = QPushButton(icon("pencil"), self.tr("出典…"))
        self.origin.setToolTip(tip(self.tr("このファイルの題名・発行者・アドレス・利用条件の表示")))
        self.stop = QPushButton(self.tr("やめる"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()

    def _build(self) -> None:
        table = self.table
        set_role(table, "dense")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_row(now.row()))
        self.detail.setWidgetResizable(True)
        self.detail.setAccessibleName(self.tr("選んだ行の内容"))
        self.detail.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.addWidget(table)
        middle.addWidget(self.detail)
        middle.setSizes([340, 150])
        middle.setChildrenCollapsible(False)
        top = QHBoxLayout()
        top.addWidget(self.tabs, 1)
        top.addWidget(self.search)
        self.search.setFixedWidth(240)
        buttons = QHBoxLayout()
        for widget in (self.run, self.leave_out, self.origin, self.stop):
            buttons.addWidget(widget)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.lines)
        column.addLayout(top)
        column.addWidget(self.empty)
        column.addWidget(middle, 1)
        column.addLayout(buttons)
        self._pause.timeout.connect(self._search)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.tabs.currentChanged.connect(lambda _index: self._show_part())
        self.leave_out.toggled.connect(lambda _on: self._allow())
        self.run.clicked.connect(lambda: self.run_requested.emit(self.leave_out.isChecked()))
        self.origin.clicked.connect(self.origin_requested)
        self.stop.clicked.connect(self.given_up)

    def show_plan(self, plan: "ImportPlan") -> None:
        """Show a dry run, beginning with what needs a person's eye."""
        from navigator.services.importing.sheets import Tab, count_of, lines_of  # noqa: PLC0415 - after the opening

        self._plan = plan
        self.lines.setText("\n".join((lines_of(plan, self._presentation)[0], *lines_of(plan, self._presentation)[2:])))
        self.tabs.blockSignals(True)  # noqa: FBT003 - Qt's signature
        while self.tabs.count():
            self.tabs.removeTab(0)
        for tab in Tab:
            self.tabs.addTab(f"{tab.label.of(self._presentation.language)} {count_of(plan, tab):,}")
        first = next((tab for tab in (Tab.REFUSED, Tab.CHANGED, Tab.NEW) if count_of(plan, tab)), Tab.UNCHANGED)
        self.tabs.setCurrentIndex(list(Tab).index(first))
        self.tabs.blockSignals(False)  # noqa: FBT003 - as above
        self.search.blockSignals(True)  # noqa: FBT003 - as above
        self.search.clear()
        self.search.blockSignals(False)  # noqa: FBT003 - as above
        self.leave_out.setChecked(False)
        self.leave_out.setVisible(bool(plan.counts.refused))
        self._allow()
        self._show_part()

    @property
    def tab(self) -> "Tab":
        """The part that is shown."""
        from navigator.services.importing.sheets import Tab  # noqa: PLC0415 - as above

        return list(Tab)[max(self.tabs.currentIndex(), 0)]

    def _allow(self) -> None:
        """Let the step be taken only where it would do something."""
        plan = self._plan
        counts = None if plan is None else plan.counts
        ready = counts is not None and (counts.new or counts.changed)
        ready = bool(ready) and (not counts.refused or self.leave_out.isChecked())  # type: ignore[union-attr]
        self.run.setEnabled(ready)
        total = 0 if counts is None else counts.new + counts.changed
        self.run.setText(self.tr("{count} 行を取り込む").format(count=f"{total:,}"))

    def _show_part(self) -> None:
        from navigator.services.importing.sheets import HEADINGS, numbers_of  # noqa: PLC0415 - as above

        plan = self._plan
        if plan is None or plan.stage.closed:
            return
        if self.search.text().strip():
            self._search()
            return
        headings = [heading.of(self._presentation.language) for heading in HEADINGS[self.tab]]
        self._show_numbers(numbers_of(plan, self.tab), headings)

    def _show_numbers(self, numbers: "object", headings: list[str]) -> None:
        self.model.show_part(self._plan, self.tab, numbers, headings)  # type: ignore[arg-type]
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, width)
        self.table.setAccessibleName(self.tabs.tabText(self.tabs.currentIndex()))
        has_rows = self.model.rowCount() > 0
        self.empty.setText("" if has_rows else self.tr("ここに入る行はありません。"))
        self.empty.setVisible(not has_rows)
        if has_rows:
            self.table.selectRow(0)
        self._show_row(self.table.currentIndex().row() if has_rows else -1)

    def _search(self) -> None:
        from navigator.services.importing.sheets import HEADINGS  # noqa: PLC0415 - as above

        plan, tab, text = self._plan, self.tab, self.search.text().strip()
        if plan is None or plan.stage.closed:
            return
        if not text:
            self._show_part()
            return
        headings = [heading.of(self._presentation.language) for heading in HEADINGS[tab]]
        job = searched(plan, tab, text, self._presentation)
        self._desk.ask("data-search", lambda _suite: job(), lambda found: self._show_numbers(found, headings))

    def _show_row(self, line: int) -> None:
        from navigator.services.importing.sheets import detail_of  # noqa: PLC0415 - as above

        row = self.model.row_at(line)
        place = QWidget()
        form = QFormLayout(place)
        form.setContentsMargins(8, 6, 8, 6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, text in () if row is None else detail_of(row, self._presentation):
            value = plain_label(text, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(plain_label(label, role="muted"), value)
        self.detail.setWidget(place)
