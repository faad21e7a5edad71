"""The one place through which an office's edits go: it writes the row and the journal in one transaction.

The journal (``changes``) is undo, history and «what changed since»: record, field, before, after, when, which office.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, select, update

from navigator.db.loading import read_info, set_info
from navigator.db.schema import Base, Change
from navigator.db.schema.base import UnreadableCellError

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
}
"""The columns that name a row of an office table."""

WHOLE = ""
"""The journal's field for a row that was made or removed as a whole."""

Values = Mapping[str, Any]


class Writer:
    """One use case: every row it puts or removes is journaled under one change number.

    ``written`` tells whether anything was changed at all, ``tables`` where.
    """

    def __init__(self, connection: Connection, use_case: str) -> None:
        self._connection = connection
        self._use_case = use_case
        info = read_info(connection)
        try:
            self._office = info.get("office_id") or info["library_id"]
            self.change_no = int(info["change_number"]) + 1
        except (KeyError, ValueError) as error:
            raise UnreadableCellError from error
        self._at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.written = False
        self.tables: set[str] = set()

    @property
    def at(self) -> str:
        """Time of the use case, UTC."""
        return self._at

    def put(self, table_name: str, key: Values, values: Values) -> None:
        """Make the row named by ``key``, or change its fields to ``values``."""
        table = Base.metadata.tables[table_name]
        old = self._row(table, key)
        if old is None:
            row = {**key, **values}
            self._connection.execute(insert(table).values(**row))
            self._log(table_name, key, WHOLE, None, row)
            return
        changed = {name: value for name, value in values.items() if old[name] != value}
        if not changed:
            return
        self._connection.execute(update(table).where(_named(table, key)).values(**changed))
        for name, value in changed.items():
            self._log(table_name, key, name, old[name], value)

    def remove(self, table_name: str, key: Values) -> None:
        """Remove the row named by ``key``; nothing happens when there is none."""
        table = Base.metadata.tables[table_name]
        old = self._row(table, key)
        if old is None:
            return
        self._connection.execute(delete(table).where(_named(table, key)))
        self._log(table_name, key, WHOLE, {name: value for name, value in old.items() if name != "id"}, None)

    def revert(self, change_no: int) -> None:
        """Take back every row of an earlier change, the last one first."""
        changes = Base.metadata.tables[Change.__tablename__]
        rows = self._connection.execute(
            select(changes).where(changes.c.change_no == change_no).order_by(changes.c.id.desc())
        ).mappings()
        for row in rows.all():
            name = row["table_name"]
            key = json.loads(row["fact_key"])
            before = None if row["before"] is None else json.loads(row["before"])
            if row["field"] != WHOLE:
                self.put(name, key, {row["field"]: before})
            elif before is None:
                self.remove(name, key)
            else:
                self.put(name, key, {column: value for column, value in before.items() if column not in key})

    def _row(self, table: Table, key: Values) -> Mapping[str, Any] | None:
        row = self._connection.execute(select(table).where(_named(table, key))).mappings().first()
        return None if row is None else dict(row)

    def _log(self, table_name: str, key: Values, field: str, before: object, after: object) -> None:
        if not self.written:
            set_info(self._connection, {"change_number": str(self.change_no)})
            self.written = True
        self.tables.add(table_name)
        self._connection.execute(
            insert(Base.metadata.tables[Change.__tablename__]).values(
                change_no=self.change_no,
                at=self._at,
                office=self._office,
                use_case=self._use_case,
                table_name=table_name,
                fact_key=_json({name: key[name] for name in KEYS[table_name]}),
                field=field,
                before=None if before is None else _json(before),
                after=None if after is None else _json(after),
            )
        )


def _named(table: Table, key: Values) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in key.items()))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
