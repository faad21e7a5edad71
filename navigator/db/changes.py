"""The office's journal, gathered by record and day."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from navigator.db.schema import Base, Change
from navigator.db.writes import WHOLE

_TITLES = ("title", "name", "subject", "text", "organisation", "word", "fact_key")


@dataclass(frozen=True, slots=True)
class OfficeChange:
    """What the office did to one record on one day; ``title`` is what the journal calls it, empty when it does not."""

    day: str
    table: str
    key: str
    title: str
    made: bool
    removed: bool


def office_changes(connection: Connection, since: str, until: str, tables: Sequence[str]) -> tuple[OfficeChange, ...]:
    """Return what the office changed after the day ``since`` up to the day ``until`` (ISO, UTC) in ``tables``.

    A record made and removed within one day is not told.
    """
    journal = Base.metadata.tables[Change.__tablename__]
    day = func.substr(journal.c.at, 1, 10)
    query = (
        select(journal).where(day > since, day <= until, journal.c.table_name.in_(list(tables))).order_by(journal.c.id)
    )
    gathered: dict[tuple[str, str, str], list[OfficeChange]] = {}
    for row in connection.execute(query).mappings():
        whole = row["field"] == WHOLE
        found = OfficeChange(
            row["at"][:10],
            row["table_name"],
            row["fact_key"],
            _title(row["fact_key"], row["after"] or row["before"] if whole else None),
            made=whole and row["before"] is None,
            removed=whole and row["after"] is None,
        )
        gathered.setdefault((found.day, found.table, found.key), []).append(found)
    changes = []
    for steps in gathered.values():
        made, removed = steps[0].made, steps[-1].removed
        if made and removed:
            continue
        title = next((step.title for step in reversed(steps) if step.title), "")
        changes.append(OfficeChange(steps[0].day, steps[0].table, steps[0].key, title, made, removed))
    return tuple(changes)


def _title(key: str, whole: str | None) -> str:
    """Return what a record is called, from its whole row in the journal or from the columns that name it."""
    for text in (whole, key):
        values = {} if text is None else json.loads(text)
        found = next((str(values[name]) for name in _TITLES if values.get(name)), "")
        if found:
            return found
    return ""
