"""Meetings of a council and what they decided; each writing call is one step that can be undone."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from navigator.db import councils, facts
from navigator.db.library import Library
from navigator.db.writes import Writer
from navigator.domain.councilforms import (
    DecisionDraft,
    MeetingDraft,
    Problems,
    check_decision,
    check_meeting,
    date_typed,
    refused,
)
from navigator.domain.councils import Decision, DecisionState, Meeting, MeetingKind
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, PlannedOrActual
from navigator.services import council_rows
from navigator.services.council_rows import (
    ACTIVITIES,
    ADDED,
    CHANGED,
    DECISIONS,
    MEETINGS,
    PAPERS,
    REMOVED,
    what_was_done,
)
from navigator.services.edits import Edits

MEETING, DECISION = Text("会議", "meeting"), Text("決定事項", "decision")
ORDER = Text("順番", "order")


class MeetingService:
    """Reads and writes the meetings of one library."""

    def __init__(self, library: Library, today: date, edits: Edits) -> None:
        self._library = library
        self._today = today
        self._edits = edits

    def meetings(self, block: Block | None, fy: int | None = None) -> tuple[Meeting, ...]:
        """Return the meetings of a block (None: of all), of a fiscal year when one is given; the latest first."""
        with self._library.reading() as connection:
            rows = facts.rows(connection, MEETINGS, *councils.of_block(MEETINGS, block), order=("date", "id"))
            found = [meeting for meeting in _with_parts(connection, rows) if fy in (None, meeting.date.fiscal_year)]
        return tuple(reversed(found))

    def meeting(self, key: str) -> Meeting:
        """Return a meeting with its decisions.

        Raises:
            UserError: there is none.
        """
        with self._library.reading() as connection:
            row = councils.by_uid(connection, MEETINGS, key)
            if row is None:
                raise council_rows.no_such_record(MEETING)
            return _with_parts(connection, [row])[0]

    def held(self, meeting: Meeting) -> bool:
        """Tell whether the meeting was held: its day is not after today."""
        return meeting.date.first <= self._today

    def check_meeting(self, draft: MeetingDraft) -> Problems:
        """Return what is wrong with a meeting as typed, field by field."""
        return check_meeting(draft)

    def add_meeting(self, draft: MeetingDraft, *, as_activity: bool = False) -> str:
        """Enter a meeting and return its key; ``as_activity`` enters it among the activities as well, linked.

        Raises:
            UserError: the draft has a mistake.
        """
        uid = council_rows.new_uid()
        self._put(uid, draft, new=True, as_activity=as_activity)
        return uid

    def change_meeting(self, key: str, draft: MeetingDraft) -> None:
        """Change a meeting.

        Raises:
            UserError: it is gone, or the draft has a mistake.
        """
        self.meeting(key)
        self._put(key, draft, new=False, as_activity=False)

    def remove_meeting(self, key: str) -> None:
        """Remove a meeting with its decisions and papers; activities stay and no longer name it.

        Raises:
            UserError: it is gone already.
        """
        meeting = self.meeting(key)
        with self._library.reading() as connection:
            parts = {name: _uids(connection, name, key) for name in (DECISIONS, PAPERS, ACTIVITIES)}

        def work(writer: Writer) -> None:
            for uid in parts[ACTIVITIES]:
                writer.put(ACTIVITIES, {"uid": uid}, {"meeting_uid": None})
            for name in (DECISIONS, PAPERS):
                for uid in parts[name]:
                    writer.remove(name, {"uid": uid})
            writer.remove(MEETINGS, {"uid": key})

        self._edits.change("meeting_remove", what_was_done(REMOVED, MEETING, meeting.title), work)

    def _put(self, uid: str, draft: MeetingDraft, *, new: bool, as_activity: bool) -> None:
        problems = check_meeting(draft)
        if problems:
            raise refused(problems)
        day = date_typed(draft.date)
        assert day is not None  # required
        values = {
            "block_code": Block(draft.block),
            "kind": MeetingKind(draft.kind),
            "title": draft.title.strip(),
            "date": day.text,
            "place": draft.place.strip(),
            "agenda_json": council_rows.json_text(
                [[item.title.strip(), item.presenter.strip()] for item in draft.agenda if item.title.strip()]
            ),
            "participants_json": council_rows.json_text([name.strip() for name in draft.participants if name.strip()]),
            "note": draft.note.strip(),
        }

        def work(writer: Writer) -> None:
            council_rows.put(writer, MEETINGS, uid, values, new=new)
            if as_activity:
                council_rows.put(writer, ACTIVITIES, council_rows.new_uid(), self._as_activity(uid, draft), new=True)

        use_case, act = ("meeting_add", ADDED) if new else ("meeting_change", CHANGED)
        self._edits.change(use_case, what_was_done(act, MEETING, draft.title.strip()), work)

    def _as_activity(self, uid: str, draft: MeetingDraft) -> dict[str, object]:
        day = date_typed(draft.date)
        assert day is not None  # required
        names = [name for name in draft.participants if name.strip()]
        return {
            "block_code": Block(draft.block),
            "fy": day.fiscal_year,
            "kind": MeetingKind(draft.kind).activity,
            "title": draft.title.strip(),
            "date": day.text,
            "place": draft.place.strip(),
            "planned_or_actual": PlannedOrActual.ACTUAL if day.first <= self._today else PlannedOrActual.PLANNED,
            "planned_fy": None,
            "planned_date": None,
            "planned_count": None,
            "planned_participants": None,
            "count": 1,
            "participants": len(names) or None,
            "meeting_uid": uid,
            "chart_name": "",
            "note": "",
        }

    def decisions(self, block: Block | None, state: DecisionState | None = None) -> tuple[Decision, ...]:
        """Return what the meetings of a block (None: of all) decided, in one state when it is given."""
        return tuple(
            decision
            for meeting in self.meetings(block)
            for decision in meeting.decisions
            if state in (None, decision.state)
        )

    def add_decision(self, meeting: str, draft: DecisionDraft) -> str:
        """Enter a decision behind those of the meeting and return its key.

        Raises:
            UserError: the meeting is gone, or the draft has a mistake.
        """
        self.meeting(meeting)
        with self._library.reading() as connection:
            table = facts.table(DECISIONS)
            rows = facts.rows(connection, DECISIONS, table.c.meeting_uid == meeting)
        uid = council_rows.new_uid()
        position = max((row["position"] for row in rows), default=-1) + 1
        self._put_decision(uid, draft, {"meeting_uid": meeting, "position": position})
        return uid

    def change_decision(self, key: str, draft: DecisionDraft) -> None:
        """Change a decision, or what became of it.

        Raises:
            UserError: it is gone, or the draft has a mistake.
        """
        self.decision(key)
        self._put_decision(key, draft, None)

    def decision(self, key: str) -> Decision:
        """Return a decision.

        Raises:
            UserError: there is none.
        """
        with self._library.reading() as connection:
            row = councils.by_uid(connection, DECISIONS, key)
        if row is None:
            raise council_rows.no_such_record(DECISION)
        return council_rows.decision_of(row)

    def remove_decision(self, key: str) -> None:
        """Remove a decision.

        Raises:
            UserError: it is gone already.
        """
        decision = self.decision(key)
        self._edits.change(
            "decision_remove",
            what_was_done(REMOVED, DECISION, _short(decision.text)),
            lambda writer: writer.remove(DECISIONS, {"uid": key}),
        )

    def reorder_decisions(self, meeting: str, keys: Sequence[str]) -> None:
        """Put the decisions of a meeting in the order of ``keys``; those not named follow in their old order."""
        now = [decision.key for decision in self.meeting(meeting).decisions]
        order = [key for key in keys if key in now] + [key for key in now if key not in keys]

        def work(writer: Writer) -> None:
            for position, uid in enumerate(order):
                writer.put(DECISIONS, {"uid": uid}, {"position": position})

        self._edits.change("decision_order", what_was_done(ORDER, DECISION, ""), work)

    def _put_decision(self, uid: str, draft: DecisionDraft, place: dict[str, object] | None) -> None:
        problems = check_decision(draft)
        if problems:
            raise refused(problems)
        due = date_typed(draft.due)
        values = {
            "text": draft.text.strip(),
            "who": draft.who.strip(),
            "due": due.text if due else None,
            "state": DecisionState(draft.state),
            **(place or {}),
        }
        use_case, act = ("decision_add", ADDED) if place is not None else ("decision_change", CHANGED)
        self._edits.change(
            use_case,
            what_was_done(act, DECISION, _short(draft.text.strip())),
            lambda writer: council_rows.put(writer, DECISIONS, uid, values, new=place is not None),
        )


def _with_parts(connection: Connection, rows: Sequence[council_rows.Row]) -> list[Meeting]:
    wanted = [row["uid"] for row in rows]
    table, papers = facts.table(DECISIONS), facts.table(PAPERS)
    decisions: dict[str, list[Decision]] = {uid: [] for uid in wanted}
    for row in facts.rows(connection, DECISIONS, table.c.meeting_uid.in_(wanted), order=("position", "id")):
        decisions[row["meeting_uid"]].append(council_rows.decision_of(row))
    counted = Counter(
        connection.execute(
            papers.select().where(papers.c.meeting_uid.in_(wanted)).with_only_columns(papers.c.meeting_uid)
        ).scalars()
    )
    return [council_rows.meeting_of(row, decisions[row["uid"]], counted[row["uid"]]) for row in rows]


def _uids(connection: Connection, name: str, meeting: str) -> list[str]:
    table = facts.table(name)
    return [row["uid"] for row in facts.rows(connection, name, table.c.meeting_uid == meeting)]


def _short(text: str) -> str:
    line = text.split("\n", 1)[0]
    return line if len(line) <= 24 else f"{line[:23]}…"
