"""The tab 空白・重複: stage × field, applicant or ministry for a block and a year, and what a cell leads to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.catalogues import Catalogue
from navigator.domain.coverage import CoverageAxis, CoverageSpec
from navigator.domain.errors import UserError
from navigator.domain.fiscal import fiscal_year_of, format_fiscal_year, parse_fiscal_year
from navigator.domain.vocabulary import Block
from navigator.qtsupport.icons import icon
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.plaintext import tip
from navigator.viewmodels.planner_coverage import CoverageModel
from navigator.views.planner.coveragegrid import CoverageTable
from navigator.views.planner.part import PlannerPart
from navigator.views.planner.shownview import ShownView
from navigator.views.printing.pagepapers import PagePapers, PaperPlan
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.flow import FlowLayout
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.coverage_agenda import Placed

_FIRST_YEAR, _LAST_YEAR = 1950, 2100


class YearBox(QSpinBox):
    """A fiscal year, shown and typed in the reader's form."""

    def __init__(self, desk: Desk, name: str) -> None:
        self._presentation = desk.presentation
        super().__init__()
        self.setRange(_FIRST_YEAR, _LAST_YEAR)
        self.setAccessibleName(name)
        self.setKeyboardTracking(False)

    def textFromValue(self, value: int) -> str:  # noqa: N802 - Qt's name
        """Return the year in the reader's form."""
        return format_fiscal_year(value, self._presentation.years, self._presentation.language)

    def valueFromText(self, text: str) -> int:  # noqa: N802 - Qt's name
        """Read a year in any form; what is no year leaves it as it was."""
        try:
            return parse_fiscal_year(text)
        except UserError:
            return self.value()

    def validate(self, text: str, position: int) -> object:
        """Let anything be typed; it is read when Enter is pressed."""
        from PySide6.QtGui import QValidator  # noqa: PLC0415 - its states only

        try:
            parse_fiscal_year(text)
        except UserError:
            return QValidator.State.Intermediate, text, position
        return QValidator.State.Acceptable, text, position


class CoveragePart(PlannerPart):
    """Shows the map, compares two, and makes a cell a search or an item of an agenda."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model = CoverageModel(desk, self)
        self.papers = PagePapers(desk, self)
        self._filling = True
        self._make_controls()
        self._make_detail()
        self._arrange()
        self._filling = False
        self.model.answered.connect(self._show_map)
        self.model.cell_changed.connect(self._show_cell)
        self.model.refused.connect(self._show_refusal)

    # Widgets

    def _combo(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.currentIndexChanged.connect(self._ask)
        return box

    def go_home(self, home: str) -> None:
        """Show the map of the office's own block."""
        self.block.setCurrentIndex(max(self.block.findData(home), 0))

    def _blocks(self, name: str) -> QComboBox:
        box = self._combo(name)
        box.addItem(self.tr("全国"), "")
        for block in Block:
            box.addItem(block.label.of(self.desk.presentation.language), block.value)
        return box

    def _make_controls(self) -> None:
        language = self.desk.presentation.language
        self.block = self._blocks(self.tr("ブロック"))
        self.block.setCurrentIndex(max(self.block.findData(self.desk.home_block or ""), 0))
        self.year = YearBox(self.desk, self.tr("年度"))
        self.year.valueChanged.connect(self._ask)
        self.by = self._combo(self.tr("横軸"))
        for axis in CoverageAxis:
            self.by.addItem(self.tr("段階 × {axis}").format(axis=axis.label.of(language)), axis.value)
        self.counted = self._combo(self.tr("数えるもの"))
        for key, words in (
            ("both", self.tr("支援策と事業")),
            ("measures", self.tr("研究支援策")),
            ("programs", self.tr("事業")),
        ):
            self.counted.addItem(words, key)
        self.compare = QCheckBox(self.tr("比べる"))
        self.compare.setToolTip(tip(self.tr("別の年度か別のブロックとの違いを、欄ごとに示します")))
        self.other_year = YearBox(self.desk, self.tr("比べる年度"))
        self.other_block = self._blocks(self.tr("比べるブロック"))
        self.other_year.valueChanged.connect(self._ask)
        self.compare.toggled.connect(self._switch_compare)
        self.write = QPushButton(icon("file-down"), self.tr("書き出す…"))
        self.write.setToolTip(tip(self.tr("表を Excel か CSV に書き出す (Ctrl+E)")))
        self.write.clicked.connect(self.export_page)
        self.print = QPushButton(icon("printer"), self.tr("印刷…"))
        self.print.setToolTip(tip(self.tr("地図を印刷 (Ctrl+P)")))
        self.print.clicked.connect(self.print_page)
        self.heading = plain_label(role="heading", wrap=True)
        self.line = plain_label(role="muted", wrap=True)
        self.unit = plain_label(
            self.tr(
                "金額は百万円。支援策は 1 件の上限の範囲、事業は当初予算の計。斜線は空白、角の印は重複候補か変化。"
            ),
            role="small",
            wrap=True,
        )

    def _make_detail(self) -> None:
        self.table = CoverageTable(self.model.grid)
        self.table.selectionModel().currentChanged.connect(self._choose)
        self.cell_name = plain_label(role="heading", wrap=True)
        self.cell_text = plain_label(role="muted", wrap=True)
        self.find_measures = QPushButton(icon("search"), self.tr("支援策を「探す」で開く"))
        self.find_programs = QPushButton(icon("search"), self.tr("事業を「探す」で開く"))
        self.agenda = QPushButton(icon("users"), self.tr("議題にする"))
        self.agenda.setToolTip(tip(self.tr("次の会議の議題に加えます。Ctrl+Z で戻せます")))
        self.find_measures.clicked.connect(lambda: self.model.open_in_finder(Catalogue.MEASURES))
        self.find_programs.clicked.connect(lambda: self.model.open_in_finder(Catalogue.PROGRAMS))
        self.agenda.clicked.connect(self.put_on_agenda)
        self.records = ShownView(self.desk.presentation)
        self.pairs = ShownView(self.desk.presentation)
        for view in (self.records, self.pairs):
            view.opened.connect(self._open)

    def _arrange(self) -> None:
        controls = QWidget()
        flow = FlowLayout(controls, spacing=6)
        for widget in (self.block, self.year, self.by, self.counted, self.compare, self.other_year, self.other_block):
            flow.addWidget(widget)
        for button in (self.write, self.print):
            flow.addWidget(button)
        above = QWidget()
        top = QVBoxLayout(above)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(4)
        for label in (self.heading, self.line):
            top.addWidget(label)
        self.empty = EmptyState()
        self.empty.show_text(self.tr("地図を作っています"), "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.stack.setCurrentWidget(self.empty)
        top.addWidget(self.stack, 1)
        top.addWidget(self.unit)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(above)
        self.splitter.addWidget(self._detail())
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([330, 210])
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(controls)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.papers.exporter.row)
        self._show_compare(on=False)

    def _detail(self) -> QWidget:
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.cell_name)
        head.addWidget(self.cell_text, 1)
        for button in (self.find_measures, self.find_programs, self.agenda):
            head.addWidget(button)
        self.lists = QTabWidget()
        self.lists.setDocumentMode(True)
        self.lists.setAccessibleName(self.tr("欄の中身"))
        self.lists.addTab(self.records, self.tr("この欄の記録"))
        self.lists.addTab(self.pairs, self.tr("似た組"))
        # A list that was hidden did not know its width when it was filled.
        self.lists.currentChanged.connect(lambda _index: self._show_lists())
        column.addLayout(head)
        column.addWidget(self.lists, 1)
        return detail

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return the controls, the map and the records of the cell."""
        return (self.block, self.table, self.records.table)

    # Asking

    def load(self) -> None:
        """Ask for the map; the first time that of today's fiscal year and the own block."""
        suite = self.desk.suite
        assert suite is not None
        if self.model.spec is None:
            self._filling = True
            year = fiscal_year_of(suite.today)
            self.year.setValue(year)
            self._filling = False
            self._ask()
        else:
            self.model.ask()

    def open_with(self, argument: object) -> None:
        """Show a map."""
        assert isinstance(argument, CoverageSpec)
        self._filling = True
        self.block.setCurrentIndex(max(self.block.findData(str(argument.block or "")), 0))
        self.year.setValue(argument.fy)
        self.by.setCurrentIndex(self.by.findData(argument.by.value))
        self._filling = False
        self._ask()

    def _spec(self, block: QComboBox, year: YearBox) -> CoverageSpec:
        chosen = str(block.currentData() or "")
        return CoverageSpec(year.value(), Block(chosen) if chosen else None, CoverageAxis(str(self.by.currentData())))

    def _ask(self) -> None:
        if self._filling:
            return
        other = self._spec(self.other_block, self.other_year) if self.compare.isChecked() else None
        self.model.set_map(self._spec(self.block, self.year), other, str(self.counted.currentData()))

    def _switch_compare(self, on: bool) -> None:
        self._filling = True
        if on:
            self.other_block.setCurrentIndex(self.block.currentIndex())
            self.other_year.setValue(self.year.value() - 1)
        self._filling = False
        self._show_compare(on=on)
        self._ask()

    def _show_compare(self, *, on: bool) -> None:
        self.other_year.setVisible(on)
        self.other_block.setVisible(on)

    # What is shown

    def _show_map(self) -> None:
        view = self.model.view
        assert view is not None
        before = self.model.detail
        self.heading.setText(view.name)
        self.line.setText(view.line)
        self.table.setToolTip(tip("\n".join(view.notes)))
        self.stack.setCurrentWidget(self.table)
        place = QModelIndex() if before is None else self.model.grid.place_of(before.cell.stage, before.cell.value)
        self.table.setCurrentIndex(place if place.isValid() else self.model.grid.index(0, 0))

    def _choose(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.model.choose(self.model.grid.cell(now))

    def _show_cell(self) -> None:
        detail = self.model.detail
        for button in (self.find_measures, self.find_programs, self.agenda):
            button.setEnabled(detail is not None)
        if detail is None:
            return
        self.cell_name.setText(detail.cell.name)
        self.cell_text.setText("　".join(part for part in detail.cell.text.split("\n") if part))
        counted = str(self.counted.currentData())
        self.find_measures.setVisible(counted != "programs")
        self.find_programs.setVisible(counted != "measures")
        self.lists.setTabText(1, self.tr("似た組 {count}").format(count=len(detail.pairs.rows)))
        self._show_lists()

    def _show_lists(self) -> None:
        detail = self.model.detail
        if detail is None:
            return
        self.records.show_table(
            detail.records,
            self.tr("この欄には何もありません"),
            self.tr("この段階とこの列の両方に当たる記録が、この年度にありません。"),
        )
        self.pairs.show_table(
            detail.pairs,
            self.tr("似た組はありません"),
            self.tr("段階・分野・対象者・目的の言葉が半分以上重なる研究支援策の組が、ここに並びます。"),
        )

    def _show_refusal(self, sentence: str) -> None:
        self.empty.show_text(self.tr("地図を作れません"), sentence)
        self.stack.setCurrentWidget(self.empty)

    def _open(self, key: str) -> None:
        table, _, code = key.partition(":")
        self.desk.record_requested.emit(Catalogue(table), code)

    # On an agenda

    def put_on_agenda(self) -> None:
        """Make the chosen cell an item of the next meeting of the block, or offer to plan one."""
        if self.model.detail is None:
            return
        if self.model.agenda_block is None:
            self.desk.noticed.emit(self.tr("ブロックを選ぶと、その協議会の議題にできます。"))
            self.block.setFocus()
            return
        self.model.put_on_agenda(self._placed)

    def _placed(self, placed: "Placed | None") -> None:
        if placed is None:
            self._plan_meeting()
            return
        presentation = self.desk.presentation
        day = placed.meeting.date.format(presentation.years, presentation.language)
        said = self.tr("「{title}」（{day}）の議題 {number} に入れました。Ctrl+Z で戻せます。")
        self.desk.noticed.emit(said.format(title=placed.meeting.title, day=day, number=placed.number))

    def _plan_meeting(self) -> None:
        from navigator.views.planner.coveragemeeting import MeetingDialog  # noqa: PLC0415 - made when asked for

        block = self.model.agenda_block
        assert block is not None
        title, presentation = self.model.agenda_title, self.desk.presentation
        dialog = MeetingDialog(block, title, presentation, self)
        dialog.accepted.connect(lambda: self._add_meeting(dialog.draft, title))
        dialog.open()

    def _add_meeting(self, draft: object, title: str) -> None:
        self.desk.edit(lambda suite: suite.agenda.add_to_new(draft, title), self._placed)  # type: ignore[arg-type]

    # Keys of the window

    def print_page(self) -> None:
        """Print the map."""
        view, suite = self.model.view, self.desk.suite
        if view is None or suite is None:
            return
        presentation = self.desk.presentation
        plan = PaperPlan(
            self.tr("空白・重複を印刷"), self.tr("支援の空白と重複"), "coverage", view.name, landscape=True
        )
        self.papers.print_sheet(
            plan,
            lambda options: suite.coverage_sheets.document(view.spec, view.counted, options, presentation, view.other),
        )

    def export_page(self) -> None:
        """Write the map into a workbook or a CSV file."""
        view, suite = self.model.view, self.desk.suite
        if view is None or suite is None:
            return
        presentation = self.desk.presentation
        self.papers.export(
            self.tr("空白・重複を書き出す"),
            self.tr("空白と重複"),
            lambda _progress: suite.coverage_sheets.export(view.spec, view.counted, presentation, view.other),
        )
