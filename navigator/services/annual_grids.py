"""The tables of a council's annual report, the same for paper and workbook; and its numbers alone."""

import calendar
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.domain.comparison import DIFFERS_SIGN
from navigator.domain.councilcounts import MatrixCell, Tally
from navigator.domain.councilreport import AnnualReport, FiledPaper
from navigator.domain.councils import Activity, Decision, Meeting, Member
from navigator.domain.dates import PartialDate
from navigator.domain.document import Cell
from navigator.domain.fiscal import YearStyle, fiscal_year_days, format_fiscal_year
from navigator.domain.money import MISSING
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import ActivityKind, Origin, PlannedOrActual, Term
from navigator.services import wording
from navigator.services.sheet_parts import sayer

FROM = {
    Origin.BUNDLED: Text("収録資料", "Bundled source"),
    Origin.OFFICE: Text("自所の記録", "Own record"),
    Origin.IMPORTED: Text("取り込んだ記録", "Record taken in"),
}
"""Where an activity comes from."""
TOTAL = Text("計", "Total")
UNTIMED = Text("回数の記載なし {count} 件", "{count} without a number of times")
PLANNED, DONE = Text("計画 {number}", "planned {number}"), Text("実績 {number}", "done {number}")
NOTE = Text("（{note}）", "({note})")
NO_YEAR = Text("年度の記載なし", "No year on file")


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of the report: its heading, columns (label, share of the width, numeric) and rows by key.

    ``empty`` stands in its place when there is no row. With ``named`` the first column names the row.
    """

    title: str
    columns: tuple[tuple[str, float, bool], ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    empty: str
    named: bool = True


def texts_of(report: AnnualReport, presentation: Presentation) -> Iterator[tuple[str, str, str]]:
    """Yield what a report says as (row, column, text): what two days are told apart by.

    Of counts every cell; of lists (members, activities, meetings) a text for each entry.
    """
    maker = _Maker(report, presentation)
    for grid in (maker.by_kind(), maker.by_year()):
        for _, cells in grid.rows:
            row = f"{grid.title}: {_lines(cells[0])}"
            for (column, _, _), cell in zip(grid.columns[1:], cells[1:], strict=True):
                yield row, column, _lines(cell)
    lists = ((maker.members(), 0), (maker.meetings(), 1), *((grid, 2) for grid in maker.activity_lists()))
    for grid, naming in lists:
        seen: Counter[str] = Counter()
        for _, cells in grid.rows:
            name = _lines(cells[naming])
            seen[name] += 1
            # Entries of one name are told apart by their number.
            entry = name if seen[name] == 1 else f"{name} ({seen[name]})"
            yield grid.title, entry, " / ".join(_lines(cell) for cell in cells)
    months = maker.by_month()
    for _, cells in months.rows:
        for (column, _, _), cell in zip(months.columns, cells, strict=True):
            yield months.title, column, _lines(cell)
    for name, counted in _consultation_lists(report) if report.consultations.total else ():
        label = _LIST_LABELS[name].of(presentation.language)
        for term, count in counted:
            yield f"{maker.by_word().title}: {label}", maker.word(term), str(count)


def _lines(cell: Cell) -> str:
    return "\n".join(cell.lines)


def grids(report: AnnualReport, presentation: Presentation) -> tuple[Grid, ...]:
    """Return every table of the report in its order."""
    maker = _Maker(report, presentation)
    return (
        maker.members(),
        maker.by_kind(),
        *maker.activity_lists(),
        maker.by_year(),
        maker.meetings(),
        maker.by_month(),
        maker.by_word(),
    )


class _Maker:
    def __init__(self, report: AnnualReport, presentation: Presentation) -> None:
        self._report = report
        self._presentation = presentation
        self._say = sayer(presentation)
        self._year = year_text(report.fy, presentation)

    def _grid(
        self, title: Text, columns: Sequence[tuple[Text, float, bool]], rows: Sequence[tuple[str, tuple[Cell, ...]]]
    ) -> Grid:
        """Return a table; without rows it says that nothing is on file."""
        heading = self._say(title.format(year=Text(self._year, self._year)))
        made = tuple((self._say(label), weight, numeric) for label, weight, numeric in columns)
        nothing = self._say(Text("{title}: 資料なし。", "{title}: nothing on file.")).format(title=heading)
        return Grid(heading, made, tuple(rows), nothing)

    def members(self) -> Grid:
        """Members of the council; the facts hold none."""
        columns = [
            (Text("氏名", "Name"), 1.4, False),
            (Text("所属・機関", "Organisation"), 2.4, False),
            (Text("役職・役割", "Role"), 1.6, False),
            (Text("在任", "Term"), 1.4, False),
        ]
        rows = [
            (
                member.key,
                (
                    _cell(member.name),
                    _cell(member.organisation),
                    _cell(member.role),
                    _cell(self._term(member)),
                ),
            )
            for member in self._report.members
        ]
        return self._grid(Text("構成員（自所の記録）", "Members (own records)"), columns, rows)

    def _term(self, member: Member) -> str:
        if member.since is None and member.until is None:
            return MISSING
        return f"{self._day(member.since)}–{self._day(member.until, '')}"

    def by_kind(self) -> Grid:
        """What was planned and done in the year, kind by kind, with the total."""
        columns = [
            (Text("種類", "Kind"), 2.0, False),
            (Text("計画（件）", "Planned"), 1.0, True),
            (Text("計画（回）", "Planned times"), 1.0, True),
            (Text("実績（件）", "Done"), 1.0, True),
            (Text("実績（回）", "Done times"), 1.0, True),
            (Text("参加者（自所、人）", "Participants (own)"), 1.3, True),
        ]
        matrix, fy = self._report.matrix, self._report.fy
        total = matrix.by_year[fy]
        lines = [] if total.empty else [(kind.value, kind.label, matrix.cell(kind, fy)) for kind in ActivityKind]
        remarked = any(_untimed(cell) for _, _, cell in lines)
        if remarked:
            columns.append((Text("備考", "Remark"), 2.0, False))
        rows = [(key, self._kind_row(self._say(label), cell, remarked=remarked)) for key, label, cell in lines]
        if rows:
            rows.append(("total", self._kind_row(self._say(TOTAL), total, remarked=remarked)))
        return self._grid(Text("{year}の活動の集計", "Activities of {year} by kind"), columns, rows)

    def _kind_row(self, label: str, cell: MatrixCell, *, remarked: bool) -> tuple[Cell, ...]:
        untimed = _untimed(cell)
        remark = self._say(UNTIMED.format(count=untimed)) if untimed else ""
        return (
            Cell((label,), bold=True),
            self._number(cell.planned.happenings if cell.planned.keys else None, cell.planned),
            self._number(cell.planned.times, cell.planned),
            self._number(cell.done.happenings if cell.done.keys else None, cell.done),
            self._number(cell.done.times, cell.done),
            self._number(cell.done.participants),
            *((Cell((remark,)),) if remarked else ()),
        )

    def _number(self, value: int | None, tally: Tally | None = None) -> Cell:
        text = MISSING if value is None else f"{value:,}"
        return Cell((text,), self._sources(tally) if tally and value is not None else (), numeric=True)

    def _sources(self, *tallies: Tally) -> tuple[int, ...]:
        activities = self._report.matrix.activities
        return tuple(sorted({n for tally in tallies for key in tally.keys for n in activities[key].sources}))

    def activity_lists(self) -> tuple[Grid, Grid, Grid]:
        """What was done in the year; what was planned for it and what became of that; plans for the year after."""
        done = [(activity.key, self._activity(activity)) for activity in self._report.done]
        following = year_text(self._report.fy + 1, self._presentation)
        coming = Text("活動計画（{following}）", "Activities planned ({following})").format(following=following)
        return (
            self._grid(Text("活動実績（{year}）", "Activities done ({year})"), _ACTIVITY_COLUMNS, done),
            self._plans(Text("活動計画（{year}）", "Activities planned ({year})"), self._report.planned),
            self._plans(coming, self._report.coming),
        )

    def _plans(self, title: Text, activities: Sequence[Activity]) -> Grid:
        columns = [*_ACTIVITY_COLUMNS, (Text("実施の状況", "What became of it"), 1.5, False)]
        rows = [
            (
                activity.key,
                (*self._activity(activity.as_planned()), self._became(activity)),
            )
            for activity in activities
        ]
        return self._grid(title, columns, rows)

    def _activity(self, activity: Activity) -> tuple[Cell, ...]:
        return (
            _cell(self._day(activity.date)),
            _cell(self._say(activity.kind.label)),
            _cell(activity.title, *self._remark(activity)),
            _cell(activity.place or MISSING),
            self._number(activity.count),
            self._number(activity.participants),
            Cell((self._say(FROM[activity.origin]),), activity.sources),
        )

    def _remark(self, activity: Activity) -> tuple[str, ...]:
        """Return the collectors' note where a number of participants is on file: it may be «about», or seats."""
        if activity.own or activity.participants is None or not activity.note:
            return ()
        return (self._say(NOTE).format(note=activity.note),)

    def _became(self, activity: Activity) -> Cell:
        if activity.state is PlannedOrActual.ACTUAL:
            said = Text("実施（{day}）", "done ({day})").format(day=self._day(activity.date))
        elif self._last_day(activity) >= self._report.today:
            said = Text("予定", "to come")
        else:
            said = Text("実施の資料なし", "no record that it was done")
        return _cell(self._say(said))

    @staticmethod
    def _last_day(activity: Activity) -> date:
        """Return the last day on which something planned may still be done: that of its year when no day is named."""
        if activity.date is not None:
            return activity.date.last
        return date.min if activity.fy is None else fiscal_year_days(activity.fy)[1]

    def by_year(self) -> Grid:
        """Planned and done by kind over the years around."""
        matrix = self._report.matrix
        years = matrix.years
        columns = [(Text("種類", "Kind"), 1.8, False)]
        for fy in years:
            name = self._say(NO_YEAR) if fy is None else year_text(fy, self._presentation)
            columns.append((Text(name, name), 1.2, False))
        kinds = [kind for kind in ActivityKind if not matrix.by_kind[kind].empty]
        rows = [
            (kind.value, (_cell(self._say(kind.label)), *(self._both(matrix.cell(kind, fy)) for fy in years)))
            for kind in kinds
        ]
        if rows:
            totals = (self._both(matrix.by_year[fy]) for fy in years)
            rows.append(("total", (Cell((self._say(TOTAL),), bold=True), *totals)))
        return self._grid(Text("年度別の活動（件）", "Activities by fiscal year"), columns, rows)

    def _both(self, cell: MatrixCell) -> Cell:
        if cell.empty:
            return _cell(MISSING)
        lines = [
            self._say(label).format(number=tally.happenings if tally.keys else MISSING)
            for label, tally in ((PLANNED, cell.planned), (DONE, cell.done))
        ]
        return Cell(tuple(lines), self._sources(cell.planned, cell.done))

    def meetings(self) -> Grid:
        """The meetings of the year with agenda, decisions and papers."""
        columns = [
            (Text("日付", "Date"), 1.0, False),
            (Text("会議", "Meeting"), 2.0, False),
            (Text("出席（人）", "Present"), 0.9, True),
            (Text("議題", "Agenda"), 2.4, False),
            (Text("決定事項", "Decisions"), 2.8, False),
            (Text("資料", "Papers"), 2.2, False),
        ]
        rows = [(meeting.key, self._meeting(meeting)) for meeting in self._report.meetings]
        return self._grid(Text("会議（{year}、自所の記録）", "Meetings ({year}, own records)"), columns, rows)

    def _meeting(self, meeting: Meeting) -> tuple[Cell, ...]:
        say = self._say
        named = [say(meeting.kind.label), meeting.title, meeting.place]
        agenda = [
            f"{place}. {item.title}{wording.aside((item.presenter,), say)}"
            for place, item in enumerate(meeting.agenda, 1)
        ]
        papers = [self._paper(filed) for filed in self._report.papers.get(meeting.key, ())]
        return (
            _cell(self._day(meeting.date)),
            _cell(*named),
            self._number(len(meeting.participants) or None),
            _cell(*agenda),
            _cell(*(self._decision(decision) for decision in meeting.decisions)),
            _cell(*papers),
        )

    def _decision(self, decision: Decision) -> str:
        due = self._say(Text("期限 {day}", "due {day}").format(day=self._day(decision.due))) if decision.due else ""
        return decision.text + wording.aside((decision.who, due, self._say(decision.state.label)), self._say)

    def _paper(self, filed: FiledPaper) -> str:
        mark = DIFFERS_SIGN if filed.review.changed else ""
        kind = wording.aside((self._say(filed.paper.kind.label),), self._say)
        return f"{mark}{filed.paper.number} {filed.paper.title}{kind}".replace("  ", " ").strip()

    def by_month(self) -> Grid:
        """Consultations by month, April to March; without any, one sentence instead."""
        counted = self._report.consultations
        months = [Text(f"{month}月", calendar.month_abbr[month]) for _, month, _ in counted.by_month]
        columns = [(label, 1.0, True) for label in (*months, TOTAL)]
        numbers = [count for _, _, count in counted.by_month] + [counted.total]
        rows = [("consultations", tuple(self._number(number) for number in numbers))] if counted.total else []
        return self._grid(
            Text("相談の件数（{year}、自所の記録）", "Consultations ({year}, own records)"), columns, rows
        )

    def by_word(self) -> Grid:
        """Consultations by stage, applicant, state and outcome beside each other; each stands once in every list."""
        lists = _consultation_lists(self._report)
        columns: list[tuple[Text, float, bool]] = []
        for name, _ in lists:
            columns += [(_LIST_LABELS[name], 1.6, False), (Text("件", "No."), 0.6, True)]
        longest = max(len(counted) for _, counted in lists) if self._report.consultations.total else 0
        rows = []
        for place in range(longest):
            cells: list[Cell] = []
            for _, counted in lists:
                if place < len(counted):
                    cells += [_cell(self.word(counted[place][0])), self._number(counted[place][1])]
                else:
                    cells += [Cell(("",)), Cell(("",))]
            rows.append((f"line:{place}", tuple(cells)))
        title = Text("相談の内訳（{year}）", "Consultations in detail ({year})")
        return replace(self._grid(title, columns, rows), named=False)

    def word(self, term: Term | None) -> str:
        """Return the name of an entry of a closed list."""
        return self._say(Text("記載なし", "Not stated") if term is None else term.label)

    def _day(self, day: PartialDate | None, unknown: str = MISSING) -> str:
        years = self._presentation.years
        short = YearStyle.SHORT if years is YearStyle.ERA else years
        return unknown if day is None else day.format(short, self._presentation.language)


_LIST_LABELS = {
    "stage": Text("段階", "Stage"),
    "applicant": Text("相談者の種類", "Applicant"),
    "state": Text("対応の状態", "State"),
    "outcome": Text("結果", "Outcome"),
}
_ACTIVITY_COLUMNS = (
    (Text("日付", "Date"), 1.0, False),
    (Text("種類", "Kind"), 1.3, False),
    (Text("名称", "Title"), 3.4, False),
    (Text("場所", "Place"), 1.5, False),
    (Text("回数", "Times"), 0.6, True),
    (Text("参加者（人）", "Participants"), 0.8, True),
    (Text("出所", "From"), 1.2, False),
)


def _untimed(cell: MatrixCell) -> int:
    return cell.planned.untimed + cell.done.untimed


def _consultation_lists(report: AnnualReport) -> tuple[tuple[str, Sequence[tuple[Term | None, int]]], ...]:
    counted = report.consultations
    return (
        ("stage", counted.by_stage),
        ("applicant", counted.by_applicant),
        ("state", counted.by_state),
        ("outcome", counted.by_outcome),
    )


def _cell(*lines: str) -> Cell:
    said = tuple(line for line in lines if line)
    return Cell(said or (MISSING,))


def year_text(fy: int, presentation: Presentation) -> str:
    """Return a fiscal year in the reader's form."""
    return format_fiscal_year(fy, presentation.years, presentation.language)
