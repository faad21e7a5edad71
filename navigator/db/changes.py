"""The office's journal, gathered by record and day."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, func, select

from navigator.db.schema import Base, Change
from navigator.db.writes import HEARD, WHOLE

_TITLES = ("title", "name", "subject", "text", "organisation", "word", "tag")

_ABOUT = ("table_name", "fact_key")
"""The columns by which a row names the fact that it is about."""


@dataclass(frozen=True, slots=True)
class OfficeChange:
    """What the office did to one record on one day; ``title`` is what the journal calls it, empty when it does not.

    ``about`` is the table and key of the fact that the record is about, None when it is about none.
    """

    day: str
    table: str
    key: str
    title: str
    made: bool
    removed: bool
    about: tuple[str, str] | None = None


def office_changes(connection: Connection, since: str, until: str, tables: Sequence[str]) -> tuple[OfficeChange, ...]:
    """Return what the office changed after the day ``since`` up to the day ``until`` (ISO, on its clock) in ``tables``.

    A record made and removed within one day is not told, nor is an edit of another office that never stood here.
    """
    journal = Base.metadata.tables[Change.__tablename__]
    moment = func.substr(journal.c.at, 1, 10)
    # The journal keeps UTC, whose day is at most one away from the office's.
    near = moment >= _moved(since, -1), moment <= _moved(until, 1)
    query = (
        select(journal)
        .where(*near, journal.c.table_name.in_(list(tables)), journal.c.use_case != HEARD)
        .order_by(journal.c.id)
    )
    gathered: dict[tuple[str, str, str], list[OfficeChange]] = {}
    for row in connection.execute(query).mappings():
        day = local_day(row["at"])
        if not since < day <= until:
            continue
        whole = row["field"] == WHOLE
        data = row["after"] or row["before"] if whole else None
        found = OfficeChange(
            day,
            row["table_name"],
            row["fact_key"],
            _title(row["fact_key"], data),
            made=whole and row["before"] is None,
            removed=whole and row["after"] is None,
            about=_about(connection, row["table_name"], row["fact_key"], data),
        )
        gathered.setdefault((found.day, found.table, found.key), []).append(found)
    changes = []
    for steps in gathered.values():
        made, removed = steps[0].made, steps[-1].removed
        if made and removed:
            continue
        title = next((step.title for step in reversed(steps) if step.title), "")
        changes.append(replace(steps[0], title=title, made=made, removed=removed))
    return tuple(changes)


def local_day(at: str) -> str:
    """Return the day (ISO) of a time of the library (UTC) on the office's clock: in Japan 08:30 is still the eve."""
    moment = datetime.fromisoformat(at)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone().date().isoformat()


def _moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _about(connection: Connection, table: str, key: str, whole: str | None) -> tuple[str, str] | None:
    """Return the fact that a row is about: by its key, its whole row in the journal, or as it stands now."""
    columns = Base.metadata.tables[table].c
    if any(name not in columns for name in _ABOUT):
        return None
    values = {**json.loads(key), **({} if whole is None else json.loads(whole))}
    if any(name not in values for name in _ABOUT):
        named = [columns[name] == value for name, value in json.loads(key).items()]
        values = connection.execute(select(*(columns[name] for name in _ABOUT)).where(*named)).mappings().first() or {}
    return (str(values["table_name"]), str(values["fact_key"])) if values else None


def _title(key: str, whole: str | None) -> str:
    """Return what a record is called, from its whole row in the journal or from the columns that name it."""
    for text in (whole, key):
        values = {} if text is None else json.loads(text)
        found = next((str(values[name]) for name in _TITLES if values.get(name)), "")
        if found:
            return found
    return ""
