"""The fiscal year of a block by month: a grid of days and the list of what is in the month or on the chosen day."""

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.catalogues import Catalogue
from navigator.domain.shown import ShownTable
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.councils import CouncilsModel
from navigator.viewmodels.councils_tables import ShownTableModel
from navigator.views.councils.actions import EntryActions, Kind
from navigator.views.councils.monthgrid import MonthGrid
from navigator.views.councils.part import CouncilPart
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.council_months import Dated, YearOfBlock

_NARROW = 130
_FORMS = {
    "activity": Kind.ACTIVITY,
    "meeting": Kind.MEETING,
    "decision": Kind.DECISION,
    "consultation": Kind.CONSULTATION,
}


class CalendarPart(CouncilPart):
    """Months as tabs, April first; the last tab holds what names no month."""

    def __init__(self, model: CouncilsModel, actions: EntryActions, parent: QWidget | None = None) -> None:
        super().__init__(model, actions, parent)
        self._year: YearOfBlock | None = None
        self._day: date | None = None
        self.months = QTabBar()
        self.months.setExpanding(False)
        self.months.setAccessibleName(self.tr("月"))
        self.grid = MonthGrid()
        self.list = ShownTableModel(self)
        self.table = QTableView()
        self.count = plain_label(role="muted", wrap=True)
        self._build_table()
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.count)
        beside.addWidget(self.table, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.grid)
        self.splitter.addWidget(right)
        self.splitter.setSizes([560, 520])
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.months)
        column.addWidget(self.splitter, 1)
        self.months.currentChanged.connect(lambda _tab: self._show_month())
        self.grid.day_chosen.connect(self._choose_day)

    def _build_table(self) -> None:
        set_role(self.table, "dense")
        self.table.setModel(self.list)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.activated.connect(lambda index: self._open(index.row()))

    def load(self) -> None:
        """Ask for the year."""
        block, fy = self.model.block, self.model.fy
        self.model.ask("calendar", lambda suite: suite.council_pages.year(block, fy), self._show)

    def _show(self, year: "YearOfBlock") -> None:
        before = self._year
        same = before is not None and before.months() == year.months() and self.months.count() > 0
        tab = self.months.currentIndex() if same else -1
        self._year = year
        self.cite(year.citations)
        self.months.blockSignals(True)  # noqa: FBT003 - Qt's signature
        while self.months.count():
            self.months.removeTab(0)
        months = QLocale(self.model.presentation.language)
        for number in year.months():
            text = months.standaloneMonthName(number[1], QLocale.FormatType.ShortFormat)
            count = len(year.of_month(number))
            self.months.addTab(f"{text} {count}" if count else text)
        undated = len(year.of_month(None))
        if undated:
            self.months.addTab(self.tr("月の記載なし {count}").format(count=undated))
        self.months.setCurrentIndex(tab if 0 <= tab < self.months.count() else self._first_tab(year))
        self.months.blockSignals(False)  # noqa: FBT003 - as above
        self._show_month()

    def _first_tab(self, year: "YearOfBlock") -> int:
        """Return this month in this year, else the first month that holds something."""
        suite = self.model.desk.suite
        months = year.months()
        if suite is not None and (suite.today.year, suite.today.month) in months:
            return months.index((suite.today.year, suite.today.month))
        return next((place for place, month in enumerate(months) if year.of_month(month)), 0)

    def _month(self) -> tuple[int, int] | None:
        months = self._year.months() if self._year is not None else ()
        place = self.months.currentIndex()
        return months[place] if 0 <= place < len(months) else None

    def _show_month(self) -> None:
        year, suite = self._year, self.model.desk.suite
        if year is None or suite is None:
            return
        self._day = None
        month = self._month()
        self.grid.setVisible(month is not None)
        if month is not None:
            told: dict[int, list[str]] = defaultdict(list)
            for entry in year.of_month(month):
                if entry.day is not None and entry.day.is_exact:
                    told[entry.day.first.day].append(entry.title.of(self.model.presentation.language))
            self.grid.show_month(month, told, suite.today)
        self._fill()

    def _choose_day(self, day: date | None) -> None:
        self._day = day
        self._fill()

    def _entries(self) -> "tuple[Dated, ...]":
        if self._year is None:
            return ()
        found = self._year.of_month(self._month())
        day = self._day
        if day is None:
            return found
        return tuple(entry for entry in found if entry.day is not None and entry.day.first <= day <= entry.day.last)

    def _fill(self) -> None:
        from navigator.services.council_months import year_table  # noqa: PLC0415 - the library is open by now

        year = self._year
        if year is None:
            return
        table = year_table(year, self._entries(), self.model.presentation)
        self.list.show_table(table)
        self.table.setAccessibleName(table.title)
        said = "　".join(table.lines)
        if not table.rows:
            said = self.tr("この月（日）に記録はありません。活動・会議・相談を記入すると、ここに出ます。")
        self.count.setText(said)
        head = self.table.horizontalHeader()
        for column in range(self.list.columnCount()):
            stretch = column == table.wide
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(column, mode)
            if not stretch:
                needed = max(self.table.sizeHintForColumn(column), head.sectionSizeHint(column)) + 8
                self.table.setColumnWidth(column, min(needed, _NARROW))

    def _open(self, line: int) -> None:
        row = self.list.row_at(line)
        if row is None:
            return
        kind, _, key = row.key.partition("|")
        desk = self.model.desk
        if kind == "event":
            desk.record_requested.emit(Catalogue.EVENTS, key)
        elif kind == "call":
            desk.record_requested.emit(Catalogue.MEASURES, key)
        elif row.own:
            self.actions.edit(_FORMS[kind], key)
        elif row.sources:
            place = self.table.visualRect(self.list.index(line, 0))
            corner = self.table.viewport().mapToGlobal(place.topLeft())
            self.show_source(row.sources[0], QRect(corner, place.size()))

    def tables(self) -> tuple[ShownTable, ...]:
        """Return the list of the month or the day."""
        return (self.list.table,) if self.list.table is not None else ()

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return months, days and list."""
        return (self.months, self.grid, self.table)
