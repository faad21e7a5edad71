"""The tab 相談: eight questions at the left, at the right what every measure answers, with condition and source."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import UserError
from navigator.domain.fiscal import fiscal_year_of, format_fiscal_year
from navigator.domain.matching import Case, Grade, Match
from navigator.domain.shown import ShownTable
from navigator.qtsupport.icons import icon
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.plaintext import tip
from navigator.views.planner.counterform import CounterForm
from navigator.views.planner.counterrecord import CounterRecords
from navigator.views.planner.part import PlannerPart
from navigator.views.planner.shownview import ShownView
from navigator.views.printing.pagepapers import PagePapers, PaperPlan
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.matching import MatchResult
    from navigator.services.suite import ServiceSuite


class CounterPart(PlannerPart):
    """Asks the measures while one answers; the case can be printed, filed, and asked again in a later year."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.result: MatchResult | None = None
        self.papers = PagePapers(desk, self)
        self.form = CounterForm(desk.presentation)
        self.records = CounterRecords(desk, self)
        self.list = ShownView(desk.presentation)
        self.conditions = plain_label(wrap=True)
        self.conditions.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.conditions.setAccessibleName(self.tr("条件と理由"))
        self.changes = plain_label(role="muted", wrap=True)
        self.changes.hide()
        self._make_buttons()
        self._arrange()
        self.form.changed.connect(self._ask)
        self.form.repeated.connect(lambda: self.records.choose(self._repeat))
        self.list.opened.connect(lambda code: desk.record_requested.emit(Catalogue.MEASURES, code))
        self.list.chosen.connect(self._show_conditions)

    def _make_buttons(self) -> None:
        self.grades: dict[Grade, QPushButton] = {}
        group = QButtonGroup(self)
        for grade in Grade:
            button = self.grades[grade] = QPushButton()
            button.setCheckable(True)
            button.clicked.connect(self._show_grade)
            group.addButton(button)
        self.grades[Grade.CHECK].setChecked(True)
        self.file = QPushButton(icon("save"), self.tr("相談として記録…"))
        self.file.setToolTip(tip(self.tr("答えと、選んだ研究支援策（なければ 適 のもの）を相談の記録に残す (Ctrl+S)")))
        self.file.clicked.connect(self.save)
        self.print = QPushButton(icon("printer"), self.tr("持ち帰り用紙…"))
        self.print.setToolTip(tip(self.tr("条件・締切・問合せ先を印刷する (Ctrl+P)")))
        self.print.clicked.connect(self.print_page)
        for button in (self.file, self.print):
            button.setEnabled(False)

    def _arrange(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(6)
        for button in self.grades.values():
            tools.addWidget(button)
        tools.addStretch()
        tools.addWidget(self.file)
        tools.addWidget(self.print)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(8, 8, 12, 8)
        beside.setSpacing(8)
        beside.addLayout(tools)
        beside.addWidget(self.changes)
        beside.addWidget(self.list, 1)
        beside.addWidget(self.conditions)
        beside.addWidget(self.papers.exporter.row)
        self.splitter = QSplitter()
        self.splitter.addWidget(self.form)
        self.splitter.addWidget(right)
        self.splitter.setSizes([350, 900])
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return the first question and the list."""
        return (self.form.applicant.box, self.list.table)

    # Asking

    def load(self) -> None:
        """Begin with the office's own block and this fiscal year; later ask again."""
        if self.form.places_known:
            self._ask()
        else:
            self.desk.ask("planner-places", lambda asked: asked.matching.prefectures(), self._begin)

    def go_home(self, home: str) -> None:
        """Ask for a case of the office's own block; before the places are known, the first question does."""
        if self.form.places_known:
            self.form.place.set_value(home)
            self._ask()

    def _begin(self, prefectures: object) -> None:
        suite = self.desk.suite
        assert suite is not None
        self.form.offer_places(prefectures)  # type: ignore[arg-type]
        self.form.year.set_value(self._this_year(suite))
        if self.desk.home_block:
            self.form.place.set_value(self.desk.home_block)
        self._ask()

    def _this_year(self, suite: "ServiceSuite") -> str:
        presentation = self.desk.presentation
        return format_fiscal_year(fiscal_year_of(suite.today), presentation.years, presentation.language)

    def _ask(self) -> None:
        case = self.form.case()
        if case is None or self.desk.suite is None:
            return
        presentation = self.desk.presentation
        self.desk.ask("planner-match", lambda suite: suite.matching.ask(case, presentation), self._take, self._refuse)

    def _take(self, result: "MatchResult") -> None:
        self.result = result
        for grade, button in self.grades.items():
            words = self.tr("{grade} {count}").format(
                grade=grade.label.of(self.desk.presentation.language), count=len(result.of(grade))
            )
            button.setText(words)
        for button in (self.file, self.print):
            button.setEnabled(True)
        self.records.compare(result, self._show_changes)
        self._show_grade()

    def _refuse(self, error: UserError) -> None:
        self.result = None
        for button in (self.file, self.print):
            button.setEnabled(False)
        self.conditions.setText("")
        self.list.show_error(error.sentence(self.desk.presentation.language))

    # What is shown

    @property
    def grade(self) -> Grade:
        """The answers that are listed."""
        return next(grade for grade, button in self.grades.items() if button.isChecked())

    def _show_grade(self) -> None:
        from navigator.services.shown_tables import match_table  # noqa: PLC0415 - after the library was opened

        if self.result is None:
            return
        shown = match_table(self.result, self.grade, self.desk.presentation)
        label = self.grade.label.of(self.desk.presentation.language)
        self.list.show_table(
            shown,
            self.tr("「{grade}」の研究支援策はありません").format(grade=label),
            self.tr("ほかの判定を見るか、答えを一つ空けてください。記載のない条件は「要確認」になります。"),
        )
        if shown.rows and not self.list.key:
            self.list.table.selectRow(0)
        self._show_conditions(self.list.key)

    def _show_conditions(self, code: str) -> None:
        result = self.result
        match = next((one for one in result.matches if one.measure.code == code), None) if result is not None else None
        self.conditions.setText("" if match is None or result is None else self._told(match, result))

    def _told(self, match: Match, result: "MatchResult") -> str:
        """Return what decides, a line a condition; of a 否 the one that is not met."""
        language = self.desk.presentation.language
        lines = [match.measure.name.of(language)]
        for condition in match.conditions if match.failing is None else (match.failing,):
            numbers = "".join(f"[{number}]" for number in result.sources(condition))
            lines.append(f"　{condition.state.label.of(language)}: {condition.reason.of(language)} {numbers}")
        return "\n".join(lines)

    def _show_changes(self, told: str) -> None:
        self.changes.setText(told)
        self.changes.setVisible(bool(told))

    @property
    def shown(self) -> ShownTable | None:
        """What the list shows."""
        return self.list.model.table

    # Filing and asking again

    def save(self) -> None:
        """File the case as a consultation with the chosen measures, or those that fit when none is chosen."""
        if self.result is None:
            return
        lines = {index.row() for index in self.list.table.selectionModel().selectedRows()}
        table = self.shown
        chosen = {table.rows[line].key for line in lines} if table is not None else set()
        wanted = [one for one in self.result.matches if one.measure.code in chosen]
        if self.grade is Grade.NO or not wanted:
            wanted = list(self.result.of(Grade.FIT))
        self.records.file(self.result, wanted)

    def _repeat(self, case: Case) -> None:
        """Ask an earlier case again for this fiscal year."""
        suite = self.desk.suite
        if suite is not None:
            self.form.show_case(replace(case, fy=fiscal_year_of(suite.today)))

    def open_with(self, argument: object) -> None:
        """Show a case that another page asks for."""
        if isinstance(argument, Case):
            self.form.show_case(argument)

    # Paper and files

    def print_page(self) -> None:
        """Print the sheet to take home."""
        result, suite = self.result, self.desk.suite
        if result is None or suite is None:
            return
        presentation = self.desk.presentation
        plan = PaperPlan(
            self.tr("持ち帰り用紙を印刷"), self.tr("相談のまとめ"), "match", str(result.case.to_json()), landscape=True
        )

        from navigator.services.matching_sheet import match_sheet  # noqa: PLC0415 - when it is printed

        self.papers.print_sheet(
            plan, lambda options: match_sheet(result, options, presentation, suite.matching.stamp(result, presentation))
        )

    def export_page(self) -> None:
        """Write every answer into a workbook or a CSV file."""
        result = self.result
        if result is None:
            return
        presentation = self.desk.presentation

        from navigator.services.matching_sheet import match_export  # noqa: PLC0415 - when it is written

        self.papers.export(
            self.tr("相談の答えを書き出す"), self.tr("相談"), lambda _progress: match_export(result, presentation)
        )
