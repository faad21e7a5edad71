"""The tab 公募の暦: a month as a grid of days, a quarter or year as a list, estimates marked, a diary file."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.catalogues import Catalogue
from navigator.domain.dates import PartialDate
from navigator.domain.shown import ShownTable
from navigator.domain.vocabulary import Block
from navigator.files import write_atomically
from navigator.qtsupport.icons import icon
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.plaintext import tip
from navigator.views.councils.monthgrid import MonthGrid
from navigator.views.planner.part import PlannerPart
from navigator.views.planner.shownview import ShownView
from navigator.views.printing.pagepapers import PagePapers, PaperPlan
from navigator.views.widgets.labels import plain_label
from navigator.views.widgets.savefile import ask_save_path

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.calls import CallCalendar

MONTH, QUARTER, YEAR = 1, 3, 12


class CallsPart(PlannerPart):
    """Steps through months, quarters or years from today's; a block keeps its own calls and those that name none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._found: CallCalendar | None = None
        self._first: date | None = None
        self.papers = PagePapers(desk, self)
        self._make_controls()
        self.grid = MonthGrid()
        self.list = ShownView(desk.presentation)
        self.splitter = QSplitter()
        self.splitter.addWidget(self.grid)
        self.splitter.addWidget(self.list)
        self.splitter.setSizes([520, 700])
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(self._row())
        column.addWidget(self.splitter, 1)
        column.addWidget(self.papers.exporter.row)
        self.grid.day_chosen.connect(self._show_list)
        self.list.opened.connect(lambda code: desk.record_requested.emit(Catalogue.MEASURES, code))

    def _make_controls(self) -> None:
        self.back, self.forward = QToolButton(), QToolButton()
        self.back.setIcon(icon("chevron-left"))
        self.forward.setIcon(icon("chevron-right"))
        for button, words in ((self.back, self.tr("前の期間")), (self.forward, self.tr("次の期間"))):
            button.setAccessibleName(words)
            button.setToolTip(tip(words))
        self.back.clicked.connect(lambda: self._step(-1))
        self.forward.clicked.connect(lambda: self._step(1))
        self.now = QPushButton(self.tr("今日"))
        self.now.clicked.connect(self._go_today)
        self.span = QComboBox()
        self.span.setAccessibleName(self.tr("期間の長さ"))
        for months, words in ((MONTH, self.tr("月")), (QUARTER, self.tr("四半期")), (YEAR, self.tr("年度"))):
            self.span.addItem(words, months)
        self.span.currentIndexChanged.connect(self._change_span)
        self.blocks = QComboBox()
        self.blocks.setAccessibleName(self.tr("ブロック"))
        self.blocks.addItem(self.tr("すべてのブロック"), "")
        for block in Block:
            self.blocks.addItem(block.label.of(self.desk.presentation.language), block.value)
        self.blocks.setCurrentIndex(max(self.blocks.findData(self.desk.home_block or ""), 0))
        self.blocks.currentIndexChanged.connect(self.refresh)
        self.estimates = QCheckBox(self.tr("推定も示す"))
        self.estimates.setChecked(True)
        self.estimates.setToolTip(tip(self.tr("過去の公募回の月から見積もったもの。日付の資料はありません")))
        self.estimates.toggled.connect(self._show)
        self.ics = QPushButton(icon("calendar"), self.tr("予定表に書き出す…"))
        self.ics.setToolTip(tip(self.tr("iCalendar（.ics）。予定表のソフトに取り込めます")))
        self.ics.clicked.connect(self._write_ics)
        self.print = QPushButton(icon("printer"), self.tr("印刷…"))
        self.print.setToolTip(tip(self.tr("Ctrl+P")))
        self.print.clicked.connect(self.print_page)
        self.heading = plain_label(role="heading")

    def go_home(self, home: str) -> None:
        """Show the calls of the office's own block."""
        self.blocks.setCurrentIndex(max(self.blocks.findData(home), 0))

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in (self.back, self.forward, self.now, self.heading):
            row.addWidget(widget)
        row.addStretch()
        for other in (self.span, self.blocks, self.estimates, self.ics, self.print):
            row.addWidget(other)
        return row

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return the grid and the list."""
        return (self.span, self.grid, self.list.table) if self.grid.isVisible() else (self.span, self.list.table)

    # The span

    @property
    def _months(self) -> int:
        return int(self.span.currentData())

    def _start(self, day: date) -> date:
        """Return the first day of the month, quarter or fiscal year that holds ``day``."""
        if self._months == MONTH:
            return day.replace(day=1)
        since_april = (day.month - 4) % 12
        steps = since_april % self._months
        return _moved(day.replace(day=1), -steps)

    def _go_today(self) -> None:
        suite = self.desk.suite
        if suite is not None:
            self._first = self._start(suite.today)
            self.refresh()

    def _step(self, step: int) -> None:
        if self._first is not None:
            self._first = _moved(self._first, step * self._months)
            self.refresh()

    def _change_span(self) -> None:
        if self._first is not None:
            self._first = self._start(self._first)
        self.refresh()

    def load(self) -> None:
        """Ask for the span."""
        suite = self.desk.suite
        assert suite is not None
        if self._first is None:
            self._first = self._start(suite.today)
        first, last = self._first, _moved(self._first, self._months) - timedelta(days=1)
        block = str(self.blocks.currentData())
        self.desk.ask("planner-calls", lambda asked: asked.calls.calendar(first, last, block), self._take)

    def _take(self, found: "CallCalendar") -> None:
        self._found = found
        self._show()

    # What is shown

    def _wanted(self) -> "CallCalendar | None":
        found = self._found
        if found is None or self.estimates.isChecked():
            return found
        return replace(found, events=tuple(event for event in found.events if not event.estimated))

    def _show(self) -> None:
        found = self._wanted()
        if found is None:
            return
        style, language = self.desk.presentation.years, self.desk.presentation.language
        first = PartialDate(f"{found.first:%Y-%m}").format(style, language)
        last = PartialDate(f"{found.last:%Y-%m}").format(style, language)
        self.heading.setText(
            first if self._months == MONTH else self.tr("{first} 〜 {last}").format(first=first, last=last)
        )
        self.grid.setVisible(self._months == MONTH)
        if self._months == MONTH:
            told: dict[int, list[str]] = defaultdict(list)
            for event in found.events:
                if event.day.is_exact:
                    words = f"{event.kind.label.of(language)} {event.round.measure_name.of(language)}"
                    told[event.day.first.day].append(words)
            self.grid.show_month((found.first.year, found.first.month), told, found.today)
        self._show_list(None)

    def _show_list(self, day: date | None) -> None:
        """List the span, or what may happen on the chosen day of it."""
        from navigator.services.shown_tables import calls_table  # noqa: PLC0415 - after the library was opened

        found = self._wanted()
        if found is None:
            return
        if day is not None:
            here = tuple(event for event in found.events if event.day.first <= day <= event.day.last)
            found = replace(found, events=here)
        self.list.show_table(
            calls_table(found, self.desk.presentation),
            self.tr("この期間に始まる、または締め切る公募はありません"),
            self.tr("期間を移すか、ブロックを「すべて」にしてください。日付が資料にない公募回は、ここには出ません。"),
            [(self.tr("年度で見る"), lambda: self.span.setCurrentIndex(self.span.findData(YEAR)))],
        )

    @property
    def shown(self) -> ShownTable | None:
        """What the list shows."""
        return self.list.model.table

    # Paper and files

    def print_page(self) -> None:
        """Print the calendar of the span."""
        found, suite = self._wanted(), self.desk.suite
        if found is None or suite is None:
            return
        presentation = self.desk.presentation
        plan = PaperPlan(self.tr("公募の暦を印刷"), self.tr("公募の暦"), "calls", str(found.first), landscape=True)
        self.papers.print_sheet(plan, lambda options: suite.calls.document(found, options, presentation))

    def export_page(self) -> None:
        """Write the list into a workbook or a CSV file."""
        found, suite = self._wanted(), self.desk.suite
        if found is None or suite is None:
            return
        presentation = self.desk.presentation
        self.papers.export(
            self.tr("公募の暦を書き出す"),
            self.tr("公募の暦"),
            lambda _progress: suite.calls.export(found, presentation),
        )

    def _write_ics(self) -> None:
        found = self._wanted()
        if found is None:
            return
        name = self.tr("公募の暦_{day}.ics").format(day=f"{found.first:%Y%m}")
        start = self.papers.folder.path / name
        path = ask_save_path(self, self.tr("予定表に書き出す"), start, {self.tr("iCalendar (*.ics)"): "ics"})
        if path is not None:
            self._write(path, found)

    def _write(self, path: Path, found: "CallCalendar") -> None:
        presentation = self.desk.presentation

        def job() -> Path:
            from navigator.services.calls import icalendar  # noqa: PLC0415 - used by this export only

            write_atomically(path, icalendar(found, presentation))
            return path

        self.desk.work.read(job, self.desk.written.emit, self.desk.failed.emit)


def _moved(first: date, months: int) -> date:
    """Return the first day of the month that is ``months`` away."""
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
