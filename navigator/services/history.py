"""The history of a record of the office: what changed, when, by which office, in words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from navigator.db import councils
from navigator.db.exchange import office_names
from navigator.db.library import Library
from navigator.db.writes import KEYS, WHOLE
from navigator.domain.councilforms import FIELD_LABELS
from navigator.domain.councils import ConsultationState, DecisionState, MeetingKind
from navigator.domain.money import MISSING
from navigator.domain.text import Text
from navigator.domain.vocabulary import ActivityKind, Block, Eligible, Field, OwnStatus, PlannedOrActual, Stage, Term

OFFICE_LETTERS = 8
"""How much of an office's id stands for one without a name."""

RECORD = Text("記録全体", "Whole record")
MADE, REMOVED = Text("作成", "made"), Text("削除", "removed")
LINKED = Text("結び付けた記録", "Linked record")

_COLUMNS = {
    "block_code": "block",
    "agenda_json": "agenda",
    "participants_json": "participants",
    "meeting_uid": "meeting",
    "chart_name": "chart",
    "case_json": "case",
}
"""Columns whose names differ from those of the forms."""

_TERMS: dict[tuple[str, str], type[Term]] = {
    ("council_meetings", "kind"): MeetingKind,
    ("office_activities", "kind"): ActivityKind,
    ("office_activities", "planned_or_actual"): PlannedOrActual,
    ("meeting_decisions", "state"): DecisionState,
    ("consultations", "state"): ConsultationState,
    ("consultations", "outcome"): OwnStatus,
    ("consultations", "stage"): Stage,
    ("consultations", "field"): Field,
    ("consultations", "applicant"): Eligible,
}
_HIDDEN = frozenset({"origin", "made_at", "uid", "position", "spec_json", "content_json"})


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One changed field of a record.

    ``at`` is UTC (ISO), ``office`` the name of the office that wrote it, or the beginning of its id. ``use_case`` is
    the code of what was done (``activity_change``; ``revert 12`` for a step taken back). ``field`` names what changed;
    ``before`` and ``after`` are texts, … where nothing stood or stands.
    """

    at: str
    office: str
    use_case: str
    field: Text
    before: Text
    after: Text


class HistoryService:
    """Reads the journal of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def history(self, table: str, key: Mapping[str, str] | str) -> tuple[HistoryEntry, ...]:
        """Return what changed in one record of the office, the latest first.

        ``key`` are the columns that name the record (``navigator.db.writes.KEYS``), or the uid alone. A record that
        was made or removed is one entry.
        """
        named = {"uid": key} if isinstance(key, str) else dict(key)
        text = json.dumps({name: named[name] for name in KEYS[table]}, ensure_ascii=False, sort_keys=True)
        with self._library.reading() as connection:
            rows = councils.changes_of(connection, table, text, named.get("uid", ""))
            offices = office_names(connection)
        return tuple(_entry(row, offices) for row in reversed(rows) if row["field"] not in _HIDDEN)


def _entry(row: Mapping[str, Any], offices: Mapping[str, str]) -> HistoryEntry:
    table, field = row["table_name"], row["field"]
    before = None if row["before"] is None else json.loads(row["before"])
    after = None if row["after"] is None else json.loads(row["after"])
    if table == "record_links":
        label, texts = LINKED, (_linked(before), _linked(after))
    elif field == WHOLE:
        name = _name(after if before is None else before)
        label = RECORD
        texts = (Text(MISSING, MISSING) if before is None else name, name if before is None else REMOVED)
    else:
        plain = _COLUMNS.get(field, field)
        label = FIELD_LABELS.get(plain, Text(plain, plain))
        texts = (value_text(table, field, before), value_text(table, field, after))
    return HistoryEntry(
        row["at"], offices.get(row["office"], row["office"][:OFFICE_LETTERS]), row["use_case"], label, *texts
    )


def _linked(value: Any) -> Text:
    if isinstance(value, dict):
        value = value.get("fact_key")
    return Text(MISSING, MISSING) if value is None else Text(str(value), str(value))


def _name(values: Mapping[str, Any]) -> Text:
    """Return what a whole record is called: its title, name or first words."""
    found = next((str(values[name]) for name in ("title", "name", "text", "subject") if values.get(name)), "")
    found = found or next((str(values[name]) for name in ("organisation", "fact_key") if values.get(name)), "")
    return Text(found, found) if found else MADE


def value_text(table: str, field: str, value: Any) -> Text:
    """Return JSON data of a field of the office's own tables as people read it."""
    if value is None or value == "":
        return Text(MISSING, MISSING)
    if field == "block_code":
        return Block(value).label
    term = _TERMS.get((table, field))
    if term is not None:
        return term(value).label
    if field == "agenda_json":
        return _lines(title + (f"（{presenter}）" if presenter else "") for title, presenter in json.loads(value))
    if field == "participants_json":
        return _lines(json.loads(value))
    return Text(str(value), str(value))


def _lines(parts: Any) -> Text:
    text = "\n".join(str(part) for part in parts)
    return Text(text, text) if text else Text(MISSING, MISSING)
