"""The tab 変わったこと: between two days, since a version of the data, or since the last meeting of the block."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.qtsupport.icons import icon
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.plaintext import tip
from navigator.views.planner.part import PlannerPart
from navigator.views.planner.shownview import ShownView
from navigator.views.printing.pagepapers import PagePapers, PaperPlan
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.changes import ChangeList
    from navigator.services.suite import ServiceSuite

SINCE, MEETING, VERSION = "since", "meeting", "version"
_CATALOGUES = {catalogue.value: catalogue for catalogue in Catalogue}


class ChangesPart(PlannerPart):
    """Compares the library with itself at an earlier day; without a change it says so."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._found: ChangeList | None = None
        self._filled = False
        self.papers = PagePapers(desk, self)
        self.way = QComboBox()
        self.way.setAccessibleName(self.tr("いつからか"))
        self.way.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.since, self.until = QDateEdit(), QDateEdit()
        for box, words in ((self.since, self.tr("この日の後")), (self.until, self.tr("この日まで"))):
            box.setCalendarPopup(True)
            box.setDisplayFormat("yyyy-MM-dd")
            box.setAccessibleName(words)
        self.list = ShownView(desk.presentation)
        self.to = plain_label(self.tr("から"))
        self.write = QPushButton(icon("file-down"), self.tr("書き出す…"))
        self.write.setToolTip(tip(self.tr("Ctrl+E")))
        self.write.clicked.connect(self.export_page)
        self.print = QPushButton(icon("printer"), self.tr("印刷…"))
        self.print.setToolTip(tip(self.tr("Ctrl+P")))
        self.print.clicked.connect(self.print_page)
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in (self.way, self.since, self.to, self.until):
            row.addWidget(widget)
        row.addStretch()
        for button in (self.write, self.print):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.papers.exporter.row)
        self.way.currentIndexChanged.connect(self._change_way)
        self.since.dateChanged.connect(self.refresh)
        self.until.dateChanged.connect(self.refresh)
        self.list.opened.connect(self._open)

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return the choice and the list."""
        return (self.way, self.list.table)

    def _change_way(self) -> None:
        dated = self.way.currentData() == SINCE
        for widget in (self.since, self.to, self.until):
            widget.setVisible(dated)
        self.refresh()

    def load(self) -> None:
        """Ask for the span, the first time also which ways of saying «since» there are."""
        suite = self.desk.suite
        assert suite is not None
        if not self._filled:
            self._set_days(suite.today)
            self.desk.ask("planner-versions", lambda asked: asked.changes.versions(), self._fill_ways)
            return
        way, block = str(self.way.currentData()), self.desk.home_block or ""
        first, last = _day(self.since), _day(self.until)
        presentation = self.desk.presentation

        def question(asked: "ServiceSuite") -> "ChangeList":
            changes = asked.changes
            if way.startswith(VERSION):
                return changes.since_version(way.removeprefix(f"{VERSION}:"))
            if way == MEETING:
                day = changes.last_meeting(block)
                if day is None:
                    raise UserError(NO_MEETING, ENTER_MEETING)
                return changes.since(day, None, presentation)
            return changes.since(first, last, presentation)

        self.desk.ask("planner-changes", question, self._show, self._refuse)

    def _set_days(self, today: date) -> None:
        year_before = today.replace(year=today.year - 1, day=1)
        for box, day in ((self.since, year_before), (self.until, today)):
            box.blockSignals(True)  # noqa: FBT003 - Qt's signature
            box.setDate(QDate(day.year, day.month, day.day))
            box.blockSignals(False)  # noqa: FBT003 - as above

    def _fill_ways(self, versions: tuple[str, ...]) -> None:
        self._filled = True
        self.way.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.way.addItem(self.tr("二つの日付の間"), SINCE)
        for version in versions:
            self.way.addItem(self.tr("資料版 {version} から").format(version=version), f"{VERSION}:{version}")
        self._offer_meeting(self.desk.home_block or "")
        self.way.blockSignals(False)  # noqa: FBT003 - as above
        self.load()

    def _offer_meeting(self, home: str) -> None:
        """Offer «since the last meeting» to an office that has a block of its own."""
        place = self.way.findData(MEETING)
        if home and place < 0:
            self.way.insertItem(1, self.tr("前回の会議から"), MEETING)
        elif not home and place >= 0:
            self.way.removeItem(place)

    def go_home(self, home: str) -> None:
        """Ask for the last meeting of the office's own block, where one is chosen."""
        if self._filled:
            self._offer_meeting(home)
            self.refresh()

    def _show(self, found: "ChangeList") -> None:
        from navigator.services.shown_tables import changes_table  # noqa: PLC0415 - after the library was opened

        self._found = found
        self.list.show_table(
            changes_table(found, self.desk.presentation),
            self.tr("変更なし"),
            self.tr("この期間に始まった公募も、終わった公募も、変わった事業や予算も、資料にありません。"),
        )

    def _refuse(self, error: UserError) -> None:
        self._found = None
        self.list.show_error(error.sentence(self.desk.presentation.language))

    def _open(self, key: str) -> None:
        table, _, code = key.partition(":")
        if table in _CATALOGUES:
            self.desk.record_requested.emit(_CATALOGUES[table], code)

    # Paper and files

    def print_page(self) -> None:
        """Print what changed on one page."""
        found, suite = self._found, self.desk.suite
        if found is None or suite is None:
            return
        presentation = self.desk.presentation
        plan = PaperPlan(self.tr("変わったことを印刷"), self.tr("変わったこと"), "changes", found.since.isoformat())

        from navigator.services.changes_sheet import changes_sheet  # noqa: PLC0415 - when it is printed

        self.papers.print_sheet(
            plan,
            lambda options: changes_sheet(found, options, presentation, suite.changes.stamp(found, presentation)),
        )

    def export_page(self) -> None:
        """Write what changed into a workbook or a CSV file."""
        found = self._found
        if found is None:
            return
        presentation = self.desk.presentation

        from navigator.services.changes_sheet import changes_export  # noqa: PLC0415 - when it is written

        self.papers.export(
            self.tr("変わったことを書き出す"),
            self.tr("変わったこと"),
            lambda _progress: changes_export(found, presentation),
        )


NO_MEETING = Text("前回の会議は記録にありません。", "No earlier meeting is on record.")
ENTER_MEETING = Text(
    "協議会のページで会議を記入するか、日付で選んでください。",
    "Enter a meeting on the page of councils, or choose dates.",
)


def _day(box: QDateEdit) -> date:
    shown = box.date()
    return date(shown.year(), shown.month(), shown.day())
