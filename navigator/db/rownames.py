"""By which columns a row is named in the journal and between offices, table by table."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Table, and_

from navigator.db.schema import package_tables

FACT_KEY = ("fact_key",)
FACT_TABLES = frozenset(table.name for table in package_tables())
"""The tables of the fact package; a writer keeps their text index and the corrections of their bundled rows."""

KEYS: dict[str, tuple[str, ...]] = {
    "favourites": ("table_name", "fact_key"),
    "tray_items": ("table_name", "fact_key"),
    "saved_items": ("kind", "name"),
    "council_members": ("uid",),
    "council_meetings": ("uid",),
    "meeting_decisions": ("uid",),
    "meeting_papers": ("uid",),
    "office_activities": ("uid",),
    "consultations": ("uid",),
    "record_links": ("owner_table", "owner_uid", "role", "place"),
    "synonyms": ("word", "same_as"),
    "record_notes": ("uid",),
    "record_tags": ("table_name", "fact_key", "tag"),
    "own_statuses": ("table_name", "fact_key"),
    "corrections": ("table_name", "fact_key", "column_name"),
    "offices": ("uuid",),
    **dict.fromkeys(sorted(FACT_TABLES), FACT_KEY),
}
"""The columns that name a row of a table that an office may write."""


Values = Mapping[str, Any]


def name_of(table_name: str, row: Values) -> tuple[Any, ...]:
    """Return what names a row."""
    return tuple(row[name] for name in KEYS[table_name])


def named(table: Table, key: Values) -> ColumnElement[bool]:
    """Return the condition that is true of the one row named by ``key``."""
    return and_(*(table.c[name] == value for name, value in key.items()))
