"""The one place through which an office's edits go: it writes the row and the journal in one transaction.

The journal (``changes``) is undo, history and «what changed since»: record, field, before, after, when, which office,
and the stamp by which offices order their edits. Its values are JSON as ``navigator.db.cells`` writes it. A cell of a
bundled row is never lost: its first value goes into ``corrections`` under the same change number.
"""

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, select, update

from navigator.db.cells import BOOKKEEPING, Cells, natural_key, text_of
from navigator.db.corrections import OWN_CORRECTION_SOURCE, CorrectedCell, corrected_cells
from navigator.db.engine import defer_foreign_keys
from navigator.db.identity import SEPARATOR
from navigator.db.loading import read_info, set_info
from navigator.db.reindexing import Reindexing
from navigator.db.schema import Base, Change, package_tables
from navigator.db.schema.base import CodeList, UnreadableCellError
from navigator.db.vanishing import referring_table
from navigator.domain.clock import Stamp
from navigator.domain.errors import UserError
from navigator.domain.exchange import WHOLE
from navigator.domain.figures import OWN_CORRECTION
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin

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

DERIVED = frozenset({"corrections"})
"""Tables whose rows follow from edits of other tables in the same library; they are no edits to hand to an office."""

HEARD = "heard"
"""The use case of an edit that another office made and that never stood here."""

CLOCK = "clock"
"""The property of the library that holds the latest stamp it has made or seen."""

Values = Mapping[str, Any]
By = Stamp | Callable[[Values, str], Stamp | None] | None
"""The stamp of another office, or what gives it for the key and the field of each edit; None: one of this office."""

_BATCH = 500


class Writer:
    """One use case: every row it puts or removes is journaled under one change number.

    ``written`` tells whether anything was changed at all, ``tables`` where. ``finish`` ends the use case inside its
    transaction; ``navigator.services.edits.Edits`` calls it.
    """

    def __init__(self, connection: Connection, use_case: str) -> None:
        self._connection = connection
        self._use_case = use_case
        info = read_info(connection)
        try:
            self.office = info.get("office_id") or info["library_id"]
            self.change_no = int(info["change_number"]) + 1
            self._clock = Stamp.parse(info[CLOCK]) if CLOCK in info else Stamp(0, 0, "")
        except (KeyError, ValueError) as error:
            raise UnreadableCellError from error
        self._at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.written = False
        self.tables: set[str] = set()
        self.cells = Cells(connection)
        self._index = Reindexing(connection)
        self._journal: list[dict[str, Any]] = []
        self._reading_facts = False

    @property
    def connection(self) -> Connection:
        """The transaction of the use case, for what must be read in it; nothing is written through it directly."""
        return self._connection

    @property
    def at(self) -> str:
        """Time of the use case, UTC."""
        return self._at

    def put(self, table_name: str, key: Values, values: Values, by: Stamp | None = None) -> None:
        """Make the row named by ``key``, or change its fields to ``values``; see ``put_many``."""
        self.put_many(table_name, [(key, values)], by)

    def put_many(self, table_name: str, rows: Iterable[tuple[Values, Values]], by: By = None) -> None:
        """Make the rows named by their keys, or change their fields; values are cells, not JSON.

        A new row of a fact table is the office's own (``origin`` may say ``IMPORTED``), columns that are not named are
        empty. Of a row that is there, bookkeeping columns (``origin``, ``id`` …) are never changed. ``by`` is the stamp
        of another office whose edit it is; without it every changed field gets a new stamp of this office.
        """
        table = self._opened(table_name)
        batch: list[tuple[Values, Values]] = []
        for row in rows:
            batch.append(row)
            if len(batch) == _BATCH:
                self._put(table, batch, by)
                batch = []
        self._put(table, batch, by)
        self._flush()

    def remove(self, table_name: str, key: Values, by: Stamp | None = None) -> None:
        """Remove the row named by ``key``; nothing happens when there is none.

        Raises:
            UserError: it is a bundled fact, or another fact refers to it.
        """
        table = self._opened(table_name)
        old = self._row(table, key)
        if old is None:
            return
        if table_name in FACT_TABLES:
            self._must_be_removable(table, old)
            self._index.touched(table_name, old)
        self._delete(table, key, old, by)
        self._flush()

    def accept_original(self, cell: CorrectedCell) -> None:
        """Keep the office's value against what the package says now: the correction is no longer in conflict."""
        named = {"table_name": cell.table, "fact_key": cell.key, "column_name": cell.column}
        values = {"bundled": text_of(cell.original), "conflict": False, "incoming": None, "package_version": None}
        self.put("corrections", named, values)

    def heard(self, table_name: str, key: Values, field: str, data: tuple[Any, Any], by: Stamp | None = None) -> None:
        """Journal an edit that leaves the row as it is: another office's that does not stand, say.

        ``data`` are what stands and what the edit says, JSON data. History and undo pass over it.
        """
        self.heard_many(table_name, [(key, field, data, by)])

    def heard_many(self, table_name: str, edits: Iterable[tuple[Values, str, tuple[Any, Any], Stamp | None]]) -> None:
        """Journal many edits that leave their rows as they are: key, field, data and stamp of each; see ``heard``."""
        for key, field, data, by in edits:
            self._log(table_name, key, field, data, by)
            self._journal[-1]["use_case"] = HEARD
        self._flush()

    def revive(self, table_name: str, key: Values, values: Values, by: Stamp | None = None) -> None:
        """Make a row again that another edit needs, with the cells it had.

        The journal holds an empty row: nothing is said of the cells, so that the stamp of no field moves.
        """
        self._insert(self._opened(table_name), [{**key, **values}])
        self._log(table_name, key, WHOLE, (None, {}), by)
        self._flush()

    def see(self, stamp: Stamp) -> None:
        """Take note of a stamp of another office: every later stamp of this one will be greater."""
        self._clock = max(self._clock, stamp)
        set_info(self._connection, {CLOCK: str(self._clock)})

    def revert(self, change_no: int) -> None:
        """Take back every row of an earlier change, the last one first."""
        changes = Base.metadata.tables[Change.__tablename__]
        rows = self._connection.execute(
            select(changes)
            .where(changes.c.change_no == change_no, changes.c.use_case != HEARD)
            .order_by(changes.c.id.desc())
        ).mappings()
        for row in rows.all():
            table = self._opened(row["table_name"])
            key = json.loads(row["fact_key"])
            before = None if row["before"] is None else json.loads(row["before"])
            if row["field"] != WHOLE:
                self._restore(table, key, {row["field"]: self.cells.unpack(table, row["field"], before)})
            elif before is None:
                self._take_back(table, key)
            else:
                values = self.cells.unpack_row(table, before)
                self._restore(table, key, {name: value for name, value in values.items() if name not in key})
        self._flush()

    def new_key(self, table_name: str, values: Values) -> str:
        """Return the natural key of a new row with these cells (see ``navigator.db.identity``).

        Where a row of that key is there already a running number is added; ``key_of`` returns it without one.
        """
        wanted = key = self.key_of(table_name, values)
        table = Base.metadata.tables[table_name]
        number = 1
        while self._connection.execute(select(table.c.id).where(table.c.fact_key == key)).first() is not None:
            number += 1
            key = f"{wanted}{SEPARATOR}#{number}"
        return key

    def key_of(self, table_name: str, values: Values) -> str:
        """Return the natural key that a row with these cells has, whether or not such a row is there."""
        return natural_key(self.cells, table_name, values)

    def finish(self) -> None:
        """End the use case: bring the text index up to date and keep the clock."""
        self._flush()
        self._index.write()
        if self.written:
            set_info(self._connection, {CLOCK: str(self._clock)})

    def _opened(self, table_name: str) -> Table:
        if table_name in FACT_TABLES and not self._reading_facts:
            # Rows of one use case refer to each other in any order, and undo takes them back in the other one.
            defer_foreign_keys(self._connection)
            self._reading_facts = True
        return Base.metadata.tables[table_name]

    def _put(self, table: Table, rows: Sequence[tuple[Values, Values]], by: By) -> None:
        present = self._rows(table, [key for key, _ in rows])
        new: dict[tuple[Any, ...], dict[str, Any]] = {}
        for key, values in rows:
            name = _name(table.name, key)
            old = present.get(name)
            if old is None:
                made = new.setdefault(
                    name, {**_empty(table), "origin": Origin.OFFICE} if table.name in FACT_TABLES else {}
                )
                made.update({**key, **values})
            else:
                self._change(table, key, old, values, by)
        if not new:
            return
        self._insert(table, list(new.values()))
        for row in new.values():
            key = {name: row[name] for name in KEYS[table.name]}
            self._log(table.name, key, WHOLE, (None, self.cells.pack_row(table, row)), by)

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        self._connection.execute(insert(table), rows)
        self.cells.forget(table.name)
        if table.name in FACT_TABLES:
            for row in self._rows(table, rows).values():
                self._index.touched(table.name, row)

    def _change(self, table: Table, key: Values, old: Values, values: Values, by: By) -> None:
        kept_out = BOOKKEEPING if table.name in FACT_TABLES else frozenset()
        changed = {name: new for name, new in values.items() if old[name] != new and name not in kept_out}
        if not changed:
            return
        self._write(table, key, old, changed, by)
        if table.name in FACT_TABLES and old["origin"] is Origin.BUNDLED:
            self._correct(table, old, changed)

    def _write(self, table: Table, key: Values, old: Values, changed: Values, by: By) -> None:
        self._connection.execute(update(table).where(_named(table, key)).values(**changed))
        for name, value in changed.items():
            data = self.cells.pack(table, name, old[name]), self.cells.pack(table, name, value)
            self._log(table.name, key, name, data, by)
        if table.name in FACT_TABLES:
            self._index.touched(table.name, old)
            self._index.touched(table.name, {**old, **changed})

    def _correct(self, table: Table, old: Values, changed: Values) -> None:
        """Keep what the package says of the changed cells; a cell that says it again is no longer corrected."""
        known: dict[str, CorrectedCell] = {
            cell.column: cell for cell in corrected_cells(self._connection, table.name, old["fact_key"])
        }
        for name, value in changed.items():
            cell = known.get(name)
            original = self.cells.pack(table, name, old[name]) if cell is None else cell.original
            office = self.cells.pack(table, name, value)
            named = {"table_name": table.name, "fact_key": old["fact_key"], "column_name": name}
            corrections = Base.metadata.tables["corrections"]
            if office == original:
                kept = self._row(corrections, named)
                if kept is not None:
                    self._delete(corrections, named, kept, None)
                continue
            self._cite_corrections()
            values = {"bundled": text_of(original), "office": text_of(office), "conflict": False, "incoming": None}
            self._put(corrections, [(named, {**values, "package_version": None, "made_at": self._at})], None)

    def _cite_corrections(self) -> None:
        """See that there is the source by which corrected figures are marked everywhere."""
        named, sources = {"fact_key": OWN_CORRECTION}, Base.metadata.tables["sources"]
        if self._row(sources, named) is None:
            self._put(sources, [(named, OWN_CORRECTION_SOURCE)], None)

    def _restore(self, table: Table, key: Values, values: Values) -> None:
        """Give a row its former fields, or make it again; corrections have rows of their own in the journal."""
        old = self._row(table, key)
        if old is None:
            self._put(table, [(key, values)], None)
            return
        changed = {name: value for name, value in values.items() if old[name] != value}
        if changed:
            self._write(table, key, old, changed, None)

    def _take_back(self, table: Table, key: Values) -> None:
        old = self._row(table, key)
        if old is None:
            return
        if table.name in FACT_TABLES:
            self._index.touched(table.name, old)
        self._delete(table, key, old, None)

    def _delete(self, table: Table, key: Values, old: Values, by: Stamp | None) -> None:
        packed = self.cells.pack_row(table, _without_number(old))
        self._connection.execute(delete(table).where(_named(table, key)))
        self.cells.forget(table.name)
        self._log(table.name, key, WHOLE, (packed, None), by)

    def _must_be_removable(self, table: Table, old: Values) -> None:
        if old["origin"] is Origin.BUNDLED:
            raise UserError(
                Text("収録された記録は削除できません。", "A bundled record cannot be removed."),
                Text("誤りは訂正してください。元の値は残ります。", "Correct what is wrong; the original is kept."),
            )
        other = referring_table(self._connection, table, old)
        if other is not None:
            raise UserError(
                Text(
                    "ほかの記録（{table}）がこの記録を使っています。", "Another record ({table}) refers to this one."
                ).format(table=other),
                Text("先にその記録を削除するか、直してください。", "Remove or change that record first."),
            )

    def _row(self, table: Table, key: Values) -> Mapping[str, Any] | None:
        row = self._connection.execute(select(table).where(_named(table, key))).mappings().first()
        return None if row is None else dict(row)

    def _rows(self, table: Table, keys: Sequence[Values]) -> dict[tuple[Any, ...], Mapping[str, Any]]:
        """Return the rows that are there, by their names."""
        columns = KEYS[table.name]
        if len(columns) > 1 or len(keys) == 1:
            found = (self._row(table, {name: key[name] for name in columns}) for key in keys)
            return {_name(table.name, row): row for row in found if row is not None}
        (column,) = columns
        query = select(table).where(table.c[column].in_([key[column] for key in keys]))
        return {(row[column],): dict(row) for row in self._connection.execute(query).mappings()}

    def _log(self, table_name: str, key: Values, field: str, data: tuple[Any, Any], by: By = None) -> None:
        if not self.written:
            set_info(self._connection, {"change_number": str(self.change_no)})
            self.written = True
        if callable(by):
            by = by(key, field)
        if by is None:
            by = self._clock = self._clock.next(time.time_ns() // 1_000_000, self.office)
        else:
            self._clock = max(self._clock, by)
        self.tables.add(table_name)
        self._journal.append(
            {
                "change_no": self.change_no,
                "at": self._at,
                "office": by.office,
                "hlc": str(by),
                "use_case": self._use_case,
                "table_name": table_name,
                "fact_key": text_of({name: key[name] for name in KEYS[table_name]}),
                "field": field,
                "before": None if data[0] is None else text_of(data[0]),
                "after": None if data[1] is None else text_of(data[1]),
            }
        )

    def _flush(self) -> None:
        if self._journal:
            self._connection.execute(insert(Base.metadata.tables[Change.__tablename__]), self._journal)
            self._journal = []


def _without_number(row: Values) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "id"}


def _empty(table: Table) -> dict[str, Any]:
    """Return the cells of a fact row of which nothing is said."""
    return {column.name: () if isinstance(column.type, CodeList) else None for column in table.c if column.name != "id"}


def _name(table_name: str, row: Values) -> tuple[Any, ...]:
    return tuple(row[name] for name in KEYS[table_name])


def _named(table: Table, key: Values) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in key.items()))
