"""A fiscal year of a block, month by month: activities, meetings, decisions due, consultations and events on file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from navigator.db import councils, facts
from navigator.domain.councils import Activity, DecisionState
from navigator.domain.councilviews import Calendar, CalendarEntry, CalendarMonth, EntryKind
from navigator.domain.dates import PartialDate
from navigator.domain.text import Text
from navigator.domain.vocabulary import EVENT_KINDS, Block, Origin, PlannedOrActual
from navigator.services import council_rows
from navigator.services.citations import CitationBook
from navigator.services.council_rows import CONSULTATIONS, DECISIONS, MEETINGS, Row

Found = tuple[CalendarEntry, Row | None]
"""An entry, and the row of the facts that it is cited by."""

CONSULTED = Text("相談: {name}", "Consultation: {name}")
DUE = Text("期限: {text}", "Due: {text}")


def calendar(connection: Connection, block: Block, fy: int, today: date) -> Calendar:
    """Return the year; an event that an activity names, and an activity that is a meeting on file, stand once."""
    found = list(_entries(connection, block, fy, today))
    found.sort(key=lambda pair: (pair[0].date.text if pair[0].date else "", list(EntryKind).index(pair[0].kind)))
    book = CitationBook(connection)
    dated: dict[tuple[int, int | None], list[CalendarEntry]] = {}
    undated = []
    for entry, row in found:
        cited = entry if row is None else replace(entry, sources=book.cite(row))
        if entry.date is not None and entry.date.fiscal_year is not None:
            dated.setdefault(entry.date.parts[:2], []).append(cited)
        else:
            undated.append(cited)
    months = [(fy, month) for month in range(4, 13)] + [(fy + 1, month) for month in range(1, 4)]
    return Calendar(
        block,
        fy,
        tuple(CalendarMonth(year, month, tuple(dated.get((year, month), ()))) for year, month in months),
        tuple(undated),
        book.views(),
    )


def _entries(connection: Connection, block: Block, fy: int, today: date) -> Iterator[Found]:
    bundled = {row["fact_key"]: row for row in councils.bundled_activities(connection, block)}
    named = set()
    for activity in council_rows.activities(connection, block):
        if activity.event:
            named.add(activity.event.fact_key)
        if activity.fy == fy and not activity.meeting:
            yield _of_activity(activity), bundled.get(activity.key)
    for row in councils.events_of_block(connection, block):
        day = PartialDate(row["date"])
        if day.fiscal_year == fy and row["fact_key"] not in named:
            yield _of_event(row, day), row
    for entry in _of_office(connection, block, today):
        if entry.date is not None and entry.date.fiscal_year == fy:
            yield entry, None


def _of_activity(activity: Activity) -> CalendarEntry:
    return CalendarEntry(
        EntryKind.ACTIVITY,
        activity.key,
        activity.date,
        Text(activity.title, activity.title),
        activity.kind.label,
        activity.origin,
        activity.state,
        activity.place,
    )


def _of_event(row: Row, day: PartialDate) -> CalendarEntry:
    return CalendarEntry(
        EntryKind.EVENT,
        row["fact_key"],
        day,
        Text(row["title_ja"], row["title_ja"]),
        EVENT_KINDS.get(row["kind"], Text(row["kind"], row["kind"])),
        row["origin"],
        PlannedOrActual.PLANNED if row["is_planned"] else PlannedOrActual.ACTUAL,
        row["place_ja"] or "",
    )


def _of_office(connection: Connection, block: Block, today: date) -> Iterator[CalendarEntry]:
    """Yield meetings, what they decided and is not done yet, and consultations."""
    table = facts.table(DECISIONS)
    for row in facts.rows(connection, MEETINGS, *councils.of_block(MEETINGS, block)):
        day = PartialDate(row["date"])
        state = PlannedOrActual.ACTUAL if day.first <= today else PlannedOrActual.PLANNED
        title = Text(row["title"], row["title"])
        yield CalendarEntry(
            EntryKind.MEETING, row["uid"], day, title, row["kind"].label, Origin(row["origin"]), state, row["place"]
        )
        for decided in facts.rows(connection, DECISIONS, table.c.meeting_uid == row["uid"], order=("position", "id")):
            decision = council_rows.decision_of(decided)
            if decision.state is DecisionState.OPEN and decision.due is not None:
                words = DUE.format(text=decision.text)
                label = EntryKind.DECISION.label
                yield CalendarEntry(
                    EntryKind.DECISION, decision.key, decision.due, words, label, Origin(decided["origin"])
                )
    for row in facts.rows(connection, CONSULTATIONS, *councils.of_block(CONSULTATIONS, block)):
        name = row["organisation"] or row["visitor"] or row["subject"]
        yield CalendarEntry(
            EntryKind.CONSULTATION,
            row["uid"],
            PartialDate(row["date"]),
            CONSULTED.format(name=name),
            row["state"].label,
            Origin(row["origin"]),
        )
