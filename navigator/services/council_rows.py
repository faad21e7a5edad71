"""Rows of a council's office as values of the domain, and the one way in which such rows are written."""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from navigator.db import councils, facts
from navigator.db.councils import Links
from navigator.db.writes import Writer
from navigator.domain.councils import (
    Activity,
    AgendaItem,
    Consultation,
    Decision,
    Meeting,
    MeetingPaper,
    Member,
    PaperContent,
)
from navigator.domain.dates import PartialDate
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, Origin
from navigator.services.citations import CitationBook

ACTIVITIES, MEMBERS, MEETINGS = "office_activities", "council_members", "council_meetings"
DECISIONS, PAPERS, CONSULTATIONS, LINKS = "meeting_decisions", "meeting_papers", "consultations", "record_links"
EVENT, RECOMMENDED = "event", "recommended"
"""Roles of the facts that a record names."""

ADDED, CHANGED, REMOVED = Text("記入", "entry"), Text("変更", "change"), Text("削除", "removal")

Row = Mapping[str, Any]


def activities(connection: Connection, block: Block | None, book: CitationBook | None = None) -> tuple[Activity, ...]:
    """Return all activities of a block (None: all there are), bundled and own, by date, undated ones last."""
    found = [bundled_activity(row, book) for row in councils.bundled_activities(connection, block)]
    found += own_activities(connection, block)
    return tuple(sorted(found, key=_by_date))


def _by_date(activity: Activity) -> tuple[int, str, str]:
    if activity.date is not None:
        return 0, activity.date.text, activity.key
    return (1, str(activity.fy), activity.key) if activity.fy is not None else (2, "", activity.key)


def bundled_activity(row: Row, book: CitationBook | None) -> Activity:
    """Return an activity of the facts; its sources are numbered when there is a book."""
    event = RecordRef("events", row["event_key"], row["event_key"]) if row["event_key"] else None
    return Activity(
        key=row["fact_key"],
        origin=row["origin"],
        block=row["block_code"],
        fy=row["fy"],
        kind=row["activity_kind"],
        title=row["title_ja"],
        date=_date(row["date"]),
        place=row["place_ja"] or "",
        state=row["planned_or_actual"],
        count=row["count"],
        participants=row["participants"],
        note=row["note"] or "",
        event=event,
        event_title=row["event_title"] or "",
        sources=book.cite(row) if book else (),
    )


def own_activities(connection: Connection, block: Block | None, uid: str | None = None) -> tuple[Activity, ...]:
    """Return the office's own activities of a block, or the one with ``uid``."""
    table = facts.table(ACTIVITIES)
    where = (table.c.uid == uid,) if uid is not None else councils.of_block(ACTIVITIES, block)
    rows = facts.rows(connection, ACTIVITIES, *where)
    linked = councils.links(connection, ACTIVITIES, uid)
    events = councils.facts_named(connection, (ref for refs in linked.values() for ref in refs))
    return tuple(_own_activity(row, linked.get((row["uid"], EVENT), []), events) for row in rows)


def _own_activity(row: Row, refs: Sequence[tuple[str, str]], events: Mapping[tuple[str, str], Row]) -> Activity:
    event = RecordRef(refs[0][0], refs[0][1], refs[0][1]) if refs else None
    found = events.get(refs[0]) if refs else None
    return Activity(
        key=row["uid"],
        origin=row["origin"],
        block=row["block_code"],
        fy=row["fy"],
        kind=row["kind"],
        title=row["title"],
        date=_date(row["date"]),
        place=row["place"],
        state=row["planned_or_actual"],
        count=row["count"],
        participants=row["participants"],
        note=row["note"],
        event=event,
        event_title=found["title_ja"] if found else "",
        meeting=row["meeting_uid"] or "",
        chart=row["chart_name"],
        planned_fy=row["planned_fy"],
        planned_date=_date(row["planned_date"]),
        planned_count=row["planned_count"],
        planned_participants=row["planned_participants"],
    )


def member_of(row: Row) -> Member:
    """Return a member."""
    return Member(
        row["uid"],
        row["block_code"],
        row["name"],
        row["organisation"],
        row["role"],
        _date(row["since"]),
        _date(row["until"]),
        row["note"],
    )


def meeting_of(row: Row, decisions: Sequence[Decision] = (), papers: int = 0) -> Meeting:
    """Return a meeting with what belongs to it."""
    return Meeting(
        row["uid"],
        row["block_code"],
        row["kind"],
        row["title"],
        PartialDate(row["date"]),
        row["place"],
        tuple(AgendaItem(title, presenter) for title, presenter in json.loads(row["agenda_json"])),
        tuple(json.loads(row["participants_json"])),
        row["note"],
        tuple(decisions),
        papers,
    )


def decision_of(row: Row) -> Decision:
    """Return a decision."""
    return Decision(row["uid"], row["meeting_uid"], row["text"], row["who"], _date(row["due"]), row["state"])


def paper_of(row: Row) -> MeetingPaper:
    """Return a paper of a meeting."""
    return MeetingPaper(
        row["uid"],
        row["meeting_uid"],
        row["kind"],
        row["title"],
        row["number"],
        row["check_id"],
        json.loads(row["spec_json"]),
        PaperContent.from_json(json.loads(row["content_json"])),
        row["data_version"],
        row["taken_on"],
        row["made_at"],
    )


def consultation_of(row: Row, linked: Links, known: Mapping[tuple[str, str], Row]) -> Consultation:
    """Return a consultation with the records it recommended; ``known`` are those still on file."""
    refs = linked.get((row["uid"], RECOMMENDED), [])
    found = [known.get(ref) for ref in refs]
    return Consultation(
        key=row["uid"],
        block=row["block_code"],
        date=PartialDate(row["date"]),
        visitor=row["visitor"],
        organisation=row["organisation"],
        subject=row["subject"],
        advice=row["advice"],
        follow_up=row["follow_up"],
        state=row["state"],
        outcome=row["outcome"],
        stage=row["stage"],
        field=row["field"],
        applicant=row["applicant"],
        case=json.loads(row["case_json"]),
        recommended=tuple(
            RecordRef(name, key, (fact.get("code") if fact else None) or key)
            for (name, key), fact in zip(refs, found, strict=True)
        ),
        titles=tuple(_title(fact) if fact else Text(key, key) for (_, key), fact in zip(refs, found, strict=True)),
        gone=frozenset(place for place, fact in enumerate(found) if fact is None),
    )


def _title(row: Row) -> Text:
    ja = row.get("name_ja") or row.get("title_ja") or row["fact_key"]
    return Text(ja, row.get("name_en") or ja)


def new_uid() -> str:
    """Return a name that no other record of any office has."""
    return str(uuid.uuid4())


def put(writer: Writer, table: str, uid: str, values: Mapping[str, Any], *, new: bool) -> None:
    """Write a record of the office; a new one is stamped with its origin and the time of the use case."""
    stamp = {"origin": Origin.OFFICE, "made_at": writer.at} if new else {}
    writer.put(table, {"uid": uid}, {**values, **stamp})


def put_links(writer: Writer, owner: tuple[str, str, str], refs: Sequence[RecordRef], before: int) -> None:
    """Let a record (its table, uid and a role) name these facts in this order; ``before`` is how many it named."""
    table, uid, role = owner
    for place in range(max(len(refs), before)):
        key = {"owner_table": table, "owner_uid": uid, "role": role, "place": place}
        if place < len(refs):
            writer.put(LINKS, key, {"table_name": refs[place].table, "fact_key": refs[place].fact_key})
        else:
            writer.remove(LINKS, key)


def what_was_done(act: Text, kind: Text, name: str) -> Text:
    """Return what completes «Undone: …» for a step on a record of the office."""
    return Text("{kind}「{name}」の{act}", "the {act} of the {kind} “{name}”").format(kind=kind, name=name, act=act)


def json_text(value: Any) -> str:
    """Return plain data as the library keeps it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def must_be_on_file(connection: Connection, refs: Iterable[RecordRef]) -> None:
    """Refuse to name facts that are not there.

    Raises:
        UserError: a fact is gone.
    """
    wanted = list(refs)
    known = councils.facts_named(connection, ((ref.table, ref.fact_key) for ref in wanted))
    gone = [ref.code for ref in wanted if (ref.table, ref.fact_key) not in known]
    if gone:
        raise UserError(
            Text("記録「{codes}」は資料にありません。", "The record “{codes}” is not on file.").format(
                codes=", ".join(gone)
            ),
            Text("一覧で選び直してください。", "Please choose it again from a list."),
        )


def no_such_record(what: Text) -> UserError:
    """Return the error for a record of the office that is gone."""
    return UserError(
        Text("この{what}はもうありません。", "This {what} is no longer there.").format(what=what),
        Text("画面を更新してください（F5）。", "Please refresh the page (F5)."),
    )


def _date(text: str | None) -> PartialDate | None:
    return PartialDate(text) if text else None
