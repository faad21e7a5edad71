"""What the office enters about its council: activities and members; each call is one step that can be undone."""

from dataclasses import replace
from datetime import date
from typing import Any

from navigator.db import councils
from navigator.db.library import Library
from navigator.db.writes import Writer
from navigator.domain.councildrafts import draft_of_activity
from navigator.domain.councilforms import (
    ActivityDraft,
    MemberDraft,
    Problems,
    check_activity,
    check_member,
    date_typed,
    number_typed,
    refused,
    year_of,
)
from navigator.domain.councils import Activity, Member
from navigator.domain.text import Text
from navigator.domain.vocabulary import ActivityKind, Block, PlannedOrActual
from navigator.services import council_rows
from navigator.services.council_rows import (
    ACTIVITIES,
    ADDED,
    CHANGED,
    EVENT,
    MEMBERS,
    REMOVED,
    what_was_done,
)
from navigator.services.edits import Edits

ACTIVITY, MEMBER = Text("活動", "activity"), Text("構成員", "member")


class CouncilEntries:
    """Writes activities and members of one library; drafts are checked against ``today``."""

    def __init__(self, library: Library, today: date, edits: Edits) -> None:
        self._today = today
        self._library = library
        self._edits = edits

    def activity(self, key: str) -> Activity:
        """Return one of the office's activities by its uid.

        Raises:
            UserError: there is none.
        """
        with self._library.reading() as connection:
            found = council_rows.own_activities(connection, None, key)
        if not found:
            raise council_rows.no_such_record(ACTIVITY)
        return found[0]

    def check_activity(self, draft: ActivityDraft) -> Problems:
        """Return what is wrong with an activity as typed, field by field."""
        return check_activity(draft, self._today)

    def add_activity(self, draft: ActivityDraft) -> str:
        """Enter an activity and return its key; one step that can be undone, as every call below.

        Raises:
            UserError: the draft has a mistake, or names an event or a meeting that is gone.
        """
        uid = council_rows.new_uid()
        self._put_activity(uid, draft, None)
        return uid

    def change_activity(self, key: str, draft: ActivityDraft) -> None:
        """Change one of the office's activities; a plan that becomes done keeps what was planned.

        Raises:
            UserError: it is gone, or the draft has a mistake.
        """
        self._put_activity(key, draft, self.activity(key))

    def carry_out(self, key: str, *, day: str = "", count: str = "", participants: str = "") -> None:
        """Turn a plan into something done, on ``day`` (as typed; empty: as planned).

        Raises:
            UserError: it is gone, or was not done yet (the day is after today).
        """
        plan = self.activity(key)
        draft = draft_of_activity(plan)
        self.change_activity(
            key,
            replace(
                draft,
                state=PlannedOrActual.ACTUAL.value,
                date=day or draft.date,
                fy="" if day else draft.fy,
                count=count or draft.count,
                participants=participants or draft.participants,
            ),
        )

    def remove_activity(self, key: str) -> None:
        """Remove one of the office's activities.

        Raises:
            UserError: it is gone already.
        """
        activity = self.activity(key)

        def work(writer: Writer) -> None:
            council_rows.put_links(writer, (ACTIVITIES, key, EVENT), (), 1)
            writer.remove(ACTIVITIES, {"uid": key})

        self._edits.change("activity_remove", what_was_done(REMOVED, ACTIVITY, activity.title), work)

    def _put_activity(self, uid: str, draft: ActivityDraft, before: Activity | None) -> None:
        problems = check_activity(draft, self._today)
        if problems:
            raise refused(problems)
        values = _activity_values(draft, before)
        events = () if draft.event is None else (draft.event,)
        with self._library.reading() as connection:
            council_rows.must_be_on_file(connection, events)
            if draft.meeting and councils.by_uid(connection, council_rows.MEETINGS, draft.meeting) is None:
                raise council_rows.no_such_record(Text("会議", "meeting"))
        linked = 1 if before is not None and before.event is not None else 0

        def work(writer: Writer) -> None:
            council_rows.put(writer, ACTIVITIES, uid, values, new=before is None)
            council_rows.put_links(writer, (ACTIVITIES, uid, EVENT), events, linked)

        use_case, act = ("activity_add", ADDED) if before is None else ("activity_change", CHANGED)
        self._edits.change(use_case, what_was_done(act, ACTIVITY, draft.title.strip()), work)

    def member(self, key: str) -> Member:
        """Return a member.

        Raises:
            UserError: there is none.
        """
        with self._library.reading() as connection:
            row = councils.by_uid(connection, MEMBERS, key)
        if row is None:
            raise council_rows.no_such_record(MEMBER)
        return council_rows.member_of(row)

    def add_member(self, draft: MemberDraft) -> str:
        """Enter a member and return its key.

        Raises:
            UserError: the draft has a mistake.
        """
        uid = council_rows.new_uid()
        self._put_member(uid, draft, new=True)
        return uid

    def change_member(self, key: str, draft: MemberDraft) -> None:
        """Change a member.

        Raises:
            UserError: it is gone, or the draft has a mistake.
        """
        self.member(key)
        self._put_member(key, draft, new=False)

    def remove_member(self, key: str) -> None:
        """Remove a member.

        Raises:
            UserError: it is gone already.
        """
        member = self.member(key)
        self._edits.change(
            "member_remove",
            what_was_done(REMOVED, MEMBER, member.name or member.organisation),
            lambda writer: writer.remove(MEMBERS, {"uid": key}),
        )

    def _put_member(self, uid: str, draft: MemberDraft, *, new: bool) -> None:
        problems = check_member(draft)
        if problems:
            raise refused(problems)
        since, until = date_typed(draft.since), date_typed(draft.until)
        values = {
            "block_code": Block(draft.block),
            "name": draft.name.strip(),
            "organisation": draft.organisation.strip(),
            "role": draft.role.strip(),
            "since": since.text if since else None,
            "until": until.text if until else None,
            "note": draft.note.strip(),
        }
        name = values["name"] or values["organisation"]
        use_case, act = ("member_add", ADDED) if new else ("member_change", CHANGED)
        self._edits.change(
            use_case,
            what_was_done(act, MEMBER, str(name)),
            lambda writer: council_rows.put(writer, MEMBERS, uid, values, new=new),
        )


def _activity_values(draft: ActivityDraft, before: Activity | None) -> dict[str, Any]:
    """Return the row of an activity; ``before`` is what it was, so that a plan that was carried out is kept."""
    day = date_typed(draft.date)
    state = PlannedOrActual(draft.state)
    plan = before if before is not None and state is PlannedOrActual.ACTUAL else None
    if plan is not None:
        plan = plan.as_planned() if plan.planned_fy is not None or plan.state is PlannedOrActual.PLANNED else None
    return {
        "block_code": Block(draft.block),
        "fy": year_of(draft),
        "kind": ActivityKind(draft.kind),
        "title": draft.title.strip(),
        "date": day.text if day else None,
        "place": draft.place.strip(),
        "planned_or_actual": state,
        "planned_fy": plan.fy if plan else None,
        "planned_date": plan.date.text if plan and plan.date else None,
        "planned_count": plan.count if plan else None,
        "planned_participants": plan.participants if plan else None,
        "count": number_typed(draft.count),
        "participants": number_typed(draft.participants),
        "meeting_uid": draft.meeting or None,
        "chart_name": draft.chart.strip(),
        "note": draft.note.strip(),
    }
