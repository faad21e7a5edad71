"""What an update of the bundled facts changed in the records that a reader follows: programs, measures, calls, money.

A new library logs nothing: everything in it came at once.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import Connection, insert, select

from navigator.db.schema import Base, FactChange

WATCHED: dict[str, frozenset[str]] = {
    "programs": frozenset({"name_ja", "ministry_code", "start_fy", "end_fy"}),
    "measures": frozenset({"name_ja", "provider_ja", "amount_min_myen", "amount_max_myen", "subsidy_rate"}),
    "editions": frozenset(
        {"name_ja", "fy", "call_open", "call_close", "amount_min_myen", "amount_max_myen", "subsidy_rate"}
    ),
    "budgets": frozenset({"amount_myen", "is_partial", "qualifier"}),
    "facilities": frozenset({"name_ja", "operator_ja"}),
    "events": frozenset({"title_ja", "date"}),
}
"""The tables that are logged, and the columns in which a change is told."""

_TITLES = ("name_ja", "title_ja", "program_code")


class FactLog:
    """Collects the changes of one update; ``write`` puts them into the library."""

    def __init__(self, connection: Connection, before: str | None, after: str) -> None:
        self._connection = connection
        self._before, self._after = before, after
        self._rows: list[dict[str, Any]] = []
        self._at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def came(self, table: str, row: Mapping[str, Any]) -> None:
        """Note a row that was not on file."""
        self._note(table, row, "", None, _kept(table, row))

    def went(self, table: str, row: Mapping[str, Any]) -> None:
        """Note a row that is gone from the package."""
        self._note(table, row, "", _kept(table, row), None)

    def changed(self, table: str, row: Mapping[str, Any], values: Mapping[str, Any], columns: Iterable[str]) -> None:
        """Note the watched ones of the changed ``columns``; ``row`` is the row before, ``values`` what it becomes."""
        for column in sorted(WATCHED.get(table, frozenset()).intersection(columns)):
            self._note(table, row, column, row[column], values[column])

    def write(self) -> None:
        """Put what was noted into the library; of a first load nothing."""
        if self._rows and self._before is not None:
            self._connection.execute(insert(Base.metadata.tables[FactChange.__tablename__]), self._rows)

    def _note(self, table: str, row: Mapping[str, Any], field: str, before: object, after: object) -> None:
        if table not in WATCHED or self._before is None:
            return
        self._rows.append(
            {
                "at": self._at,
                "version_before": self._before,
                "version_after": self._after,
                "table_name": table,
                "fact_key": row["fact_key"],
                "title": next((str(row[name]) for name in _TITLES if row.get(name)), row["fact_key"]),
                "field": field,
                "before": _json(before),
                "after": _json(after),
            }
        )


def fact_changes(connection: Connection) -> list[dict[str, Any]]:
    """Return everything that updates of the facts changed, in the order of their coming; values are read from JSON."""
    table = Base.metadata.tables[FactChange.__tablename__]
    return [
        {**row, "before": _read(row["before"]), "after": _read(row["after"])}
        for row in connection.execute(select(table).order_by(table.c.id)).mappings()
    ]


def _kept(table: str, row: Mapping[str, Any]) -> dict[str, object]:
    return {column: row[column] for column in WATCHED.get(table, ()) if row.get(column) is not None}


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    raise TypeError(value)


def _read(text: str | None) -> Any:
    return None if text is None else json.loads(text)
