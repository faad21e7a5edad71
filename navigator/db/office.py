"""Reading what the office keeps: stars, saved searches, the tray."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from navigator.db.schema import Base
from navigator.db.writes import KEYS
from navigator.domain.vocabulary import OwnStatus

_MOST_NAMED = 1000
"""Keys that one statement names; SQLite takes 32,766 values in all. Of more records all tags are read."""


def favourite_keys(connection: Connection, table_name: str) -> set[str]:
    """Return the keys of the starred records of a table."""
    table = Base.metadata.tables["favourites"]
    return set(connection.execute(select(table.c.fact_key).where(table.c.table_name == table_name)).scalars())


def own_statuses(connection: Connection, table_name: str) -> dict[str, OwnStatus]:
    """Return the office's own status of the records of a table that have one, by their keys."""
    table = Base.metadata.tables["own_statuses"]
    query = select(table.c.fact_key, table.c.status).where(table.c.table_name == table_name)
    return dict(connection.execute(query).all())


def tags(connection: Connection, table_name: str, fact_keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the office's tags of some records of a table, by their keys, each record's by their letters."""
    table = Base.metadata.tables["record_tags"]
    query = select(table.c.fact_key, table.c.tag).where(table.c.table_name == table_name).order_by(table.c.tag)
    if len(fact_keys) <= _MOST_NAMED:
        query = query.where(table.c.fact_key.in_(fact_keys))
    found: dict[str, tuple[str, ...]] = {}
    for key, tag in connection.execute(query):
        found[key] = (*found.get(key, ()), tag)
    return found


def marks_of_rows(connection: Connection, mark: str, table_name: str) -> list[tuple[int, Any]]:
    """Return row id and status (or tag) for every mark of ``own_statuses`` (``record_tags``) on a table's records."""
    marks, table = Base.metadata.tables[mark], Base.metadata.tables[table_name]
    said = marks.c.status if mark == "own_statuses" else marks.c.tag
    query = select(table.c.id, said).join(marks, marks.c.fact_key == table.c.fact_key)
    return [(row_id, found) for row_id, found in connection.execute(query.where(marks.c.table_name == table_name))]


def saved_items(connection: Connection, kind: str) -> Sequence[RowMapping]:
    """Return what is kept by name of one kind, by name."""
    table = Base.metadata.tables["saved_items"]
    return connection.execute(select(table).where(table.c.kind == kind).order_by(table.c.name)).mappings().all()


def tray(connection: Connection) -> Sequence[RowMapping]:
    """Return the ticked records in their order."""
    table = Base.metadata.tables["tray_items"]
    return connection.execute(select(table).order_by(table.c.position, table.c.id)).mappings().all()


def keys_of_marks(connection: Connection, mark: str, table_name: str, fact_key: str) -> Sequence[dict[str, Any]]:
    """Return what names the rows of an office table (``navigator.db.writes.KEYS``) that are about one fact."""
    table = Base.metadata.tables[mark]
    columns = [table.c[name] for name in KEYS[mark]]
    query = select(*columns).where(table.c.table_name == table_name, table.c.fact_key == fact_key)
    return [dict(row) for row in connection.execute(query).mappings()]


def row_of_key(connection: Connection, table_name: str, fact_key: str) -> RowMapping | None:
    """Return the row of a fact table by its natural key, None when it is gone."""
    table = Base.metadata.tables[table_name]
    found: Any = connection.execute(select(table).where(table.c.fact_key == fact_key)).mappings().first()
    return found
