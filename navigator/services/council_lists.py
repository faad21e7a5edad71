"""Lists of the councils page in the reader's words: activities, meetings, decisions, consultations, members."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from navigator.domain.catalogues import Catalogue
from navigator.domain.councilforms import FIELD_LABELS
from navigator.domain.councils import Activity, Consultation, Decision, Meeting, MeetingPaper, Member, PaperReview
from navigator.domain.dates import PartialDate
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.money import MISSING
from navigator.domain.record import CitationView, RecordLink, RecordRef
from navigator.domain.reference import ReferenceLine, ReferencePart
from navigator.domain.results import Presentation
from navigator.domain.shown import Detail, ShownList, ShownRow, ShownTable
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, Term
from navigator.services.sheet_parts import ITEM, sayer

COUNT = Text("{count} 件", "Entries: {count}")
WHEN = Text("日付・年度", "Date or year")
ORIGIN = Text("出典", "Source")
"""Heading of the column that holds the numbers of the sources, or says that the office entered the row."""
PLANNED_FOR = Text("予定していた時期", "Planned for")
DECIDED_AT = Text("会議", "Meeting")
PAPERS = Text("資料", "Papers")
DECISIONS = Text("決定事項", "Decisions")
OVERDUE = Text("（期限切れ）", " (overdue)")
TAKEN, SINCE = Text("示した日", "Shown on"), Text("その後", "Since then")
TAKEN_ON = Text("{day}に示した内容（{version}）", "As shown on {day} ({version})")
UNCHANGED = Text("変更なし", "unchanged")
PROBLEM = Text("今日の資料とは照合できません：{problem}", "Cannot be compared with today's data: {problem}")
CHANGE = Text(
    "{sign} {row}・{column}：当日「{before}」→ 今「{after}」", "{sign} {row}, {column}: then “{before}”, now “{after}”"
)
CAME = Text("≠ その後に加わった行：{row}", "≠ New since then: {row}")
WENT = Text("≠ その後になくなった行：{row}", "≠ Gone since then: {row}")
CHANGED_SIGN = "≠"
"""Marks a cell of a paper that reads otherwise today."""
PRESENTER = Text("{title}（{presenter}）", "{title} ({presenter})")
GONE = Text("{title}（資料から消えた記録）", "{title} (no longer on file)")


def label(name: str) -> Text:
    """Return what a field of the forms is called."""
    return FIELD_LABELS[name]


class ListWriter:
    """Puts records of a council into words for one presentation."""

    def __init__(self, presentation: Presentation, block: Block | None) -> None:
        self._presentation, self._block = presentation, block
        self._say: Callable[[Text], str] = sayer(presentation)

    def activities(
        self, found: Sequence[Activity], citations: tuple[CitationView, ...], about: Sequence[str] = ()
    ) -> ShownList:
        """Return activities by date, with their sources."""
        say = self._say
        headings = (WHEN, label("kind"), label("title"), label("state"), label("count"), label("participants"), ORIGIN)
        rows = [
            ShownRow(
                activity.key,
                (
                    self.short(activity.date) if activity.date else short_year(activity.fy, self._presentation),
                    say(activity.kind.label),
                    activity.title,
                    _term(activity.state, say),
                    _number(activity.count),
                    _number(activity.participants),
                    source_marks(activity.sources) or say(activity.origin.label),
                ),
                activity.own,
                activity.sources,
            )
            for activity in found
        ]
        table = self._table(Text("活動", "Activities"), about, headings, rows, numeric={4, 5}, wide=2)
        table = _cited(table, citations)
        return ShownList(table, {activity.key: self._activity(activity) for activity in found})

    def meetings(self, found: Sequence[Meeting], about: Sequence[str] = ()) -> ShownList:
        """Return meetings, the latest first."""
        say = self._say
        headings = (label("date"), label("kind"), label("title"), DECISIONS, PAPERS)
        rows = [
            ShownRow(
                meeting.key,
                (
                    self.short(meeting.date),
                    say(meeting.kind.label),
                    meeting.title,
                    f"{len(meeting.decisions):,}",
                    f"{meeting.papers:,}",
                ),
            )
            for meeting in found
        ]
        table = self._table(Text("会議", "Meetings"), about, headings, rows, numeric={3, 4}, wide=2)
        return ShownList(table, {meeting.key: self._meeting(meeting) for meeting in found})

    def decisions(self, found: Sequence[tuple[Decision, Meeting]], today: date, about: Sequence[str] = ()) -> ShownList:
        """Return decisions with the meeting that took them."""
        say = self._say
        headings = (label("text"), label("who"), label("due"), label("state"), DECIDED_AT)
        rows = [
            ShownRow(
                decision.key,
                (
                    decision.text,
                    decision.who or MISSING,
                    self.short(decision.due) if decision.due else MISSING,
                    say(decision.state.label) + (say(OVERDUE) if decision.overdue(today) else ""),
                    f"{self.short(meeting.date)} {meeting.title}",
                ),
            )
            for decision, meeting in found
        ]
        table = self._table(Text("決定事項", "Decisions"), about, headings, rows)
        details = {
            decision.key: self._detail(
                decision.key,
                decision.text,
                [
                    (label("who"), decision.who),
                    (label("due"), self.day(decision.due) if decision.due else ""),
                    (label("state"), _term(decision.state, say)),
                    (DECIDED_AT, f"{self.day(meeting.date)} {meeting.title}"),
                ],
            )
            for decision, meeting in found
        }
        return ShownList(table, details)

    def consultations(self, found: Sequence[Consultation], about: Sequence[str] = ()) -> ShownList:
        """Return consultations, the latest first."""
        say = self._say
        names = ("date", "organisation", "visitor", "subject", "state", "outcome")
        rows = [
            ShownRow(
                one.key,
                (
                    self.short(one.date),
                    one.organisation or MISSING,
                    one.visitor or MISSING,
                    " ".join(one.subject.split()),
                    _term(one.state, say),
                    _term(one.outcome, say),
                ),
            )
            for one in found
        ]
        table = self._table(Text("相談", "Consultations"), about, tuple(map(label, names)), rows, wide=3)
        return ShownList(table, {one.key: self._consultation(one) for one in found})

    def members(self, found: Sequence[Member], about: Sequence[str] = ()) -> ShownList:
        """Return members as the office entered them."""
        names = ("organisation", "name", "role", "since", "until")
        rows = [
            ShownRow(
                one.key,
                (
                    one.organisation or MISSING,
                    one.name or MISSING,
                    one.role or MISSING,
                    self.short(one.since) if one.since else MISSING,
                    self.short(one.until) if one.until else MISSING,
                ),
            )
            for one in found
        ]
        table = self._table(Text("構成員", "Members"), about, tuple(map(label, names)), rows)
        details = {
            one.key: self._detail(one.key, one.name or one.organisation, [(label("note"), one.note)]) for one in found
        }
        return ShownList(table, details)

    def papers(self, found: Sequence[MeetingPaper], reviews: Mapping[str, PaperReview]) -> ShownTable:
        """Return the papers of a meeting, with what became of each since it was filed."""
        say = self._say
        headings = (label("number"), label("kind"), label("title"), TAKEN, SINCE)
        rows = [
            ShownRow(
                paper.key,
                (
                    paper.number or MISSING,
                    say(paper.kind.label),
                    paper.title,
                    self.short(PartialDate(paper.taken_on)),
                    say(review_text(reviews[paper.key])),
                ),
            )
            for paper in found
        ]
        return self._table(PAPERS, (), headings, rows, wide=2)

    def paper(self, paper: MeetingPaper, review: PaperReview) -> ShownTable:
        """Return what a paper showed that day, in its own words; cells that read otherwise now are marked."""
        say = self._say
        content = paper.content
        changed = {(change.row, change.column) for change in review.changes}
        rows = tuple(
            ShownRow(
                row.key,
                (
                    row.label,
                    *(
                        f"{CHANGED_SIGN} {cell}" if (row.label, column) in changed else cell
                        for cell, column in zip(row.cells, content.columns, strict=True)
                    ),
                ),
                own=False,
            )
            for row in content.rows
        )
        lines = [
            say(TAKEN_ON).format(day=self.day(PartialDate(paper.taken_on)), version=paper.data_version),
            *content.lines,
            *changes_text(review, say),
            *content.sources,
        ]
        return ShownTable(paper.title, tuple(lines), (say(ITEM), *content.columns), rows, named=True)

    # One record in full.

    def _activity(self, activity: Activity) -> Detail:
        say = self._say
        planned = ""
        if activity.planned_fy is not None:
            planned = self.when(activity.planned_date, activity.planned_fy)
        lines = [
            (WHEN, self.when(activity.date, activity.fy)),
            (label("kind"), say(activity.kind.label)),
            (label("state"), _term(activity.state, say)),
            (PLANNED_FOR, planned),
            (label("place"), activity.place),
            (label("count"), _number(activity.count)),
            (label("participants"), _number(activity.participants)),
            (label("note"), activity.note),
            (label("chart"), activity.chart),
        ]
        detail = self._detail(activity.key, activity.title, lines)
        more = []
        if activity.event is not None:
            title = activity.event_title or activity.event.code
            link = RecordLink(Catalogue.EVENTS, activity.event.code)
            more.append(ReferenceLine(label("event"), (ReferencePart(Text(title, title), link),)))
        return Detail(detail.key, detail.title, (*detail.lines, *more), activity.sources)

    def _meeting(self, meeting: Meeting) -> Detail:
        say = self._say
        agenda = [
            say(PRESENTER).format(title=item.title, presenter=item.presenter) if item.presenter else item.title
            for item in meeting.agenda
        ]
        decided = [
            f"{decision.text}（{', '.join(filter(None, (decision.who, _term(decision.state, say))))}）"
            for decision in meeting.decisions
        ]
        lines = [
            (label("date"), self.day(meeting.date)),
            (label("kind"), say(meeting.kind.label)),
            (label("place"), meeting.place),
            (label("agenda"), _counted(agenda)),
            (label("participants"), "\n".join(meeting.participants)),
            (DECISIONS, _counted(decided)),
            (label("note"), meeting.note),
        ]
        return self._detail(meeting.key, meeting.title, lines)

    def _consultation(self, one: Consultation) -> Detail:
        say = self._say
        lines = [
            (label("date"), self.day(one.date)),
            (label("organisation"), one.organisation),
            (label("visitor"), one.visitor),
            (label("applicant"), _term(one.applicant, say)),
            (label("stage"), _term(one.stage, say)),
            (label("field"), _term(one.field, say)),
            (label("advice"), one.advice),
            (label("follow_up"), one.follow_up),
            (label("state"), _term(one.state, say)),
            (label("outcome"), _term(one.outcome, say)),
        ]
        detail = self._detail(one.key, one.subject, [pair for pair in lines if pair[1] != MISSING])
        parts = tuple(
            _record(ref, title, gone=place in one.gone)
            for place, (ref, title) in enumerate(zip(one.recommended, one.titles, strict=True))
        )
        if not parts:
            return detail
        return Detail(detail.key, detail.title, (*detail.lines, ReferenceLine(label("recommended"), parts)))

    def _detail(self, key: str, title: str, lines: Iterable[tuple[Text, str]]) -> Detail:
        shown = tuple(ReferenceLine(name, (ReferencePart(Text(text, text)),)) for name, text in lines if text)
        return Detail(key, title, shown)

    # Words.

    def short(self, day: PartialDate) -> str:
        """Return a date as lists show it: the short form of the reader's years."""
        return short_day(day, self._presentation)

    def day(self, day: PartialDate) -> str:
        """Return a date in the reader's years."""
        return day.format(self._presentation.years, self._presentation.language)

    def when(self, day: PartialDate | None, fy: int | None) -> str:
        """Return a date, or else the fiscal year."""
        if day is not None:
            return self.day(day)
        return MISSING if fy is None else format_fiscal_year(fy, self._presentation.years, self._presentation.language)

    def _table(
        self,
        title: Text,
        about: Sequence[str],
        headings: Sequence[Text],
        rows: Sequence[ShownRow],
        *,
        numeric: Iterable[int] = (),
        wide: int = 0,
    ) -> ShownTable:
        say = self._say
        name = say(title) if self._block is None else f"{say(self._block.label)} {say(title)}"
        lines = (*about, say(COUNT).format(count=f"{len(rows):,}"))
        return ShownTable(name, lines, tuple(map(say, headings)), tuple(rows), frozenset(numeric), wide)


def short_year(fy: int | None, presentation: Presentation) -> str:
    """Return a fiscal year in the short form of the reader's years: H17, or as it is written the Western way."""
    if fy is None:
        return MISSING
    western = presentation.years is YearStyle.WESTERN
    return format_fiscal_year(fy, YearStyle.WESTERN if western else YearStyle.SHORT, presentation.language)


def source_marks(numbers: Iterable[int]) -> str:
    """Return the numbers of sources as marks: [1][2]."""
    return "".join(f"[{number}]" for number in numbers)


def short_day(day: PartialDate, presentation: Presentation) -> str:
    """Return a date in the short form of the reader's years: R8.6.10, or 2026-06-10."""
    western = presentation.years is YearStyle.WESTERN
    return day.format(YearStyle.WESTERN if western else YearStyle.SHORT, presentation.language)


def review_text(review: PaperReview) -> Text:
    """Return what became of a paper since it was filed: unchanged, changed, or not to be asked again."""
    if review.problem is not None:
        return Text("照合できません", "cannot be compared")
    count = len(review.changes) + len(review.added) + len(review.removed)
    return Text("変更あり（{count}）", "changed ({count})").format(count=count) if count else UNCHANGED


def changes_text(review: PaperReview, say: Callable[[Text], str]) -> list[str]:
    """Return what reads otherwise now, a line each."""
    if review.problem is not None:
        return [say(PROBLEM).format(problem=say(review.problem))]
    if not review.changed:
        return [say(UNCHANGED)]
    lines = [
        say(CHANGE).format(
            sign=CHANGED_SIGN,
            row=change.row,
            column=change.column,
            before=change.before or MISSING,
            after=change.after or MISSING,
        )
        for change in review.changes
    ]
    lines += [say(CAME).format(row=row) for row in review.added]
    return lines + [say(WENT).format(row=row) for row in review.removed]


def _cited(table: ShownTable, citations: tuple[CitationView, ...]) -> ShownTable:
    return ShownTable(table.title, table.lines, table.headings, table.rows, table.numeric, table.wide, citations)


def _record(ref: RecordRef, title: Text, *, gone: bool) -> ReferencePart:
    if gone or ref.table not in {catalogue.value for catalogue in Catalogue}:
        return ReferencePart(GONE.format(title=title))
    return ReferencePart(title, RecordLink(Catalogue(ref.table), ref.code))


def _term(value: Term | None, say: Callable[[Text], str]) -> str:
    return MISSING if value is None else say(value.label)


def _number(value: int | None) -> str:
    return MISSING if value is None else f"{value:,}"


def _counted(lines: Sequence[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
