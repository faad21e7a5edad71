"""What a block council's office keeps: members, activities, meetings, their decisions and papers, consultations.

Values as they are read. What is typed into forms stands in ``navigator.domain.councilforms``, what is counted in
``navigator.domain.councilcounts``. Activities of the bundled facts and the office's own are one kind of value;
``origin`` tells them apart, and only the office's own can be changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from navigator.domain.dates import PartialDate
from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.domain.vocabulary import (
    ActivityKind,
    Block,
    Eligible,
    Field,
    Origin,
    OwnStatus,
    PlannedOrActual,
    Stage,
    Term,
)


class MeetingKind(Term):
    """Kinds of meeting of a council."""

    COUNCIL = "council", "協議会", "Council"
    EXECUTIVE = "executive_meeting", "幹事会", "Executive meeting"
    WORKING_GROUP = "working_group", "作業部会", "Working group"
    OTHER = "other", "その他の会議", "Other meeting"

    @property
    def activity(self) -> ActivityKind:
        """The kind of activity that a meeting of this kind is."""
        return {
            MeetingKind.COUNCIL: ActivityKind.COUNCIL,
            MeetingKind.EXECUTIVE: ActivityKind.EXECUTIVE_MEETING,
        }.get(self, ActivityKind.LIAISON)


class DecisionState(Term):
    """What became of something decided."""

    OPEN = "open", "未了", "Open"
    DONE = "done", "完了", "Done"
    DROPPED = "dropped", "取りやめ", "Dropped"


class ConsultationState(Term):
    """Where a consultation stands."""

    OPEN = "open", "対応中", "Open"
    WAITING = "waiting", "先方の返事待ち", "Waiting for an answer"
    CLOSED = "closed", "終了", "Closed"


class PaperKind(Term):
    """What a paper of a meeting is; the values are those of the register of papers and of saved items."""

    COMPARISON = "comparison", "比較", "Comparison"
    CHART = "chart", "図", "Chart"
    SEARCH = "search", "検索条件", "Search"
    LIST = "list", "一覧", "List"
    CATALOGUE = "catalogue", "冊子", "Catalogue"
    RECORD = "record", "個票", "Record sheet"


@dataclass(frozen=True, slots=True)
class Activity:
    """Something a council did or plans.

    ``key`` is the office's uid or the natural key of a bundled row. ``count`` is how often (回数), ``participants`` how
    many came; None is «not on file», never zero. ``event`` is the same happening in the events of the facts: rows of
    one event are counted once. ``planned_fy`` and the fields named alike keep what the plan said once it was done;
    ``planned_fy`` is None for what was done without a plan. ``sources`` are numbers of the citations of the answer
    that holds the activity, empty for the office's own.
    """

    key: str
    origin: Origin
    block: Block | None
    fy: int | None
    kind: ActivityKind
    title: str
    date: PartialDate | None
    place: str
    state: PlannedOrActual | None
    count: int | None
    participants: int | None
    note: str
    event: RecordRef | None = None
    event_title: str = ""
    meeting: str = ""
    chart: str = ""
    planned_fy: int | None = None
    planned_date: PartialDate | None = None
    planned_count: int | None = None
    planned_participants: int | None = None
    sources: tuple[int, ...] = ()

    @property
    def own(self) -> bool:
        """Whether an office entered it (this one, or one whose records were taken in): such a row may be changed."""
        return self.origin is not Origin.BUNDLED

    def as_planned(self) -> "Activity":
        """Return what the plan said of an activity that was carried out; any other as it is."""
        if self.planned_fy is None:
            return self
        return replace(
            self,
            fy=self.planned_fy,
            date=self.planned_date,
            count=self.planned_count,
            participants=self.planned_participants,
        )

    @property
    def happening(self) -> str:
        """What makes two rows the same happening: the event both name, else the row itself."""
        return f"events|{self.event.fact_key}" if self.event else f"{self.origin.value}|{self.key}"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a council as the office entered it; the facts hold none. Open ends are None."""

    key: str
    block: Block
    name: str
    organisation: str
    role: str
    since: PartialDate | None
    until: PartialDate | None
    note: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of an agenda: what it is about and who presents it."""

    title: str
    presenter: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Something a meeting decided (決定事項): what, who does it, by when, what became of it."""

    key: str
    meeting: str
    text: str
    who: str
    due: PartialDate | None
    state: DecisionState

    def overdue(self, today: Any) -> bool:
        """Tell whether it is open though its last possible day is past; ``today`` is a ``datetime.date``."""
        return self.state is DecisionState.OPEN and self.due is not None and self.due.last < today


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: its day, agenda in order, who came (one line each), decisions in order, number of papers."""

    key: str
    block: Block
    kind: MeetingKind
    title: str
    date: PartialDate
    place: str
    agenda: tuple[AgendaItem, ...]
    participants: tuple[str, ...]
    note: str
    decisions: tuple[Decision, ...] = ()
    papers: int = 0


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row of a kept table: ``key`` names it for good, ``label`` is its name in the paper's language."""

    key: str
    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperContent:
    """A paper of a meeting as it was shown that day, in its own language and form of years.

    ``columns`` head the cells of the rows (``column_keys`` name them for good); ``lines`` stand above, ``sources``
    below.
    """

    language: str
    years: str
    lines: tuple[str, ...]
    columns: tuple[str, ...]
    column_keys: tuple[str, ...]
    rows: tuple[PaperRow, ...]
    sources: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return {
            "language": self.language,
            "years": self.years,
            "lines": list(self.lines),
            "columns": list(self.columns),
            "column_keys": list(self.column_keys),
            "rows": [[row.key, row.label, list(row.cells)] for row in self.rows],
            "sources": list(self.sources),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "PaperContent":
        """Read what ``to_json`` wrote; raises KeyError, TypeError or ValueError for anything else."""
        return cls(
            str(data["language"]),
            str(data["years"]),
            tuple(map(str, data["lines"])),
            tuple(map(str, data["columns"])),
            tuple(map(str, data["column_keys"])),
            tuple(PaperRow(str(key), str(label), tuple(map(str, cells))) for key, label, cells in data["rows"]),
            tuple(map(str, data["sources"])),
        )


@dataclass(frozen=True, slots=True)
class MeetingPaper:
    """A paper of a meeting; ``number`` is the one in its ruled box (資料2-1), ``check_id`` the printed paper's.

    ``content`` is what it showed on the day ``taken_on`` (ISO), of the data ``data_version``; ``made_at`` (UTC) is when
    it was filed.
    """

    key: str
    meeting: str
    kind: PaperKind
    title: str
    number: str
    check_id: str
    spec: Mapping[str, Any]
    content: PaperContent
    data_version: str
    taken_on: str
    made_at: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of a paper that reads otherwise today: names of row and column, the text then and now («» for none)."""

    row: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PaperReview:
    """A paper of a meeting beside what the same question says today, in the paper's own words.

    ``added`` and ``removed`` are the names of rows that came and went; a change without row and column is one of the
    lines above the table (the count, the money). ``problem`` says why it could not be asked
    again (a record is gone); such a paper is neither changed nor unchanged.
    """

    changes: tuple[CellChange, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problem: Text | None = None

    @property
    def changed(self) -> bool:
        """Whether anything reads otherwise now."""
        return bool(self.changes or self.added or self.removed)


def review_of(before: PaperContent, now: PaperContent) -> PaperReview:
    """Return what differs between two contents of one question, matched by the keys of rows and columns."""
    then_rows, now_rows = {row.key: row for row in before.rows}, {row.key: row for row in now.rows}
    lines = zip_longest(before.lines, now.lines, fillvalue="") if before.lines else ()
    changes = [CellChange("", "", then, after) for then, after in lines if then != after]
    for key, row in then_rows.items():
        if key not in now_rows:
            continue
        old = dict(zip(before.column_keys, row.cells, strict=True))
        new = dict(zip(now.column_keys, now_rows[key].cells, strict=True))
        names = dict(zip(now.column_keys, now.columns, strict=True))
        names |= dict(zip(before.column_keys, before.columns, strict=True))
        changes += [
            CellChange(row.label, names[column], old.get(column, ""), new.get(column, ""))
            for column in names
            if old.get(column, "") != new.get(column, "")
        ]
    return PaperReview(
        tuple(changes),
        tuple(row.label for key, row in now_rows.items() if key not in then_rows),
        tuple(row.label for key, row in then_rows.items() if key not in now_rows),
    )


@dataclass(frozen=True, slots=True)
class Consultation:
    """A consultation (相談): who came, the case, what was recommended, what follows.

    ``case`` holds the answers given at the counter as plain JSON data, empty when the case was only told in words
    (``subject``). ``recommended`` are records in the order they were named; ``gone`` tells those no longer on file by
    their place.
    """

    key: str
    block: Block
    date: PartialDate
    visitor: str
    organisation: str
    subject: str
    advice: str
    follow_up: str
    state: ConsultationState
    outcome: OwnStatus | None
    stage: Stage | None
    field: Field | None
    applicant: Eligible | None
    case: Mapping[str, Any]
    recommended: tuple[RecordRef, ...]
    titles: tuple[Text, ...] = ()
    gone: frozenset[int] = frozenset()
