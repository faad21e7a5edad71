"""Rows made, changed and taken away inside one use case, each with its lines in the journal, many at a time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from navigator.db.cells import BOOKKEEPING, Cells, text_of
from navigator.db.corrections import OWN_CORRECTION_SOURCE, CorrectedCell, corrected_cells
from navigator.db.engine import defer_foreign_keys
from navigator.db.journaling import By, Journal
from navigator.db.reindexing import CATALOGUES, Reindexing
from navigator.db.rownames import FACT_TABLES, KEYS, Values, name_of, named
from navigator.db.schema import Base
from navigator.db.schema.base import CodeList
from navigator.domain.exchange import WHOLE
from navigator.domain.figures import OWN_CORRECTION
from navigator.domain.vocabulary import Origin

Row = dict[str, Any]
Name = tuple[Any, ...]
Change = tuple[Values, Values, Row]
"""What names a row, the row as it is, and its cells as they become."""


class RowWriter:
    """Writes rows of any table of ``KEYS``; the rows of one call are of one table, at most some hundreds."""

    def __init__(self, connection: Connection, journal: Journal, cells: Cells, index: Reindexing) -> None:
        self._connection, self._journal, self._cells, self._index = connection, journal, cells, index
        self._reading_facts = False

    def table(self, name: str) -> Table:
        """Return a table that is about to be written."""
        if name in FACT_TABLES and not self._reading_facts:
            # Rows of one use case refer to each other in any order, and undo takes them back in the other one.
            defer_foreign_keys(self._connection)
            self._reading_facts = True
        return Base.metadata.tables[name]

    def row(self, table: Table, key: Values) -> Row | None:
        """Return the row that ``key`` names."""
        row = self._connection.execute(select(table).where(named(table, key))).mappings().first()
        return None if row is None else dict(row)

    def rows(self, table: Table, keys: Sequence[Values]) -> dict[Name, Row]:
        """Return the rows that are there, by their names."""
        columns = KEYS[table.name]
        if len(columns) > 1 or len(keys) == 1:
            found = (self.row(table, {name: key[name] for name in columns}) for key in keys)
            return {name_of(table.name, row): row for row in found if row is not None}
        (column,) = columns
        query = select(table).where(table.c[column].in_([key[column] for key in keys]))
        names = [one.name for one in table.c]
        found = [dict(zip(names, row, strict=True)) for row in self._connection.execute(query).all()]
        return {(row[column],): row for row in found}

    def put(self, table: Table, rows: Sequence[tuple[Values, Values]], by: By) -> None:
        """Make the rows named by their keys, or change their cells."""
        present = self.rows(table, [key for key, _ in rows]) if rows else {}
        new: dict[Name, Row] = {}
        changes: dict[Name, Change] = {}
        for key, values in rows:
            name = name_of(table.name, key)
            if name in changes:
                # What is said of a row a second time is held against what the first time made of it.
                self._change_and_correct(table, changes, by)
                present |= self.rows(table, [key])
                changes = {}
            old = present.get(name)
            if old is None:
                made = new.setdefault(
                    name, {**_empty(table), "origin": Origin.OFFICE} if table.name in FACT_TABLES else {}
                )
                made.update({**key, **values})
            elif changed := _changed(table, old, values):
                changes[name] = key, old, changed
        self._change_and_correct(table, changes, by)
        if new:
            self.insert(table, list(new.values()))
            for row in new.values():
                data = None, self._cells.pack_row(table, row)
                self._journal.log(table.name, {name: row[name] for name in KEYS[table.name]}, WHOLE, data, by)

    def _change_and_correct(self, table: Table, changes: Mapping[Name, Change], by: By) -> None:
        self.change(table, list(changes.values()), by)
        for _, old, changed in changes.values():
            if table.name in FACT_TABLES and old["origin"] is Origin.BUNDLED:
                self._correct(table, old, changed)

    def insert(self, table: Table, rows: list[Row]) -> None:
        """Make rows without a line in the journal."""
        # A row from another office may lack columns: each statement takes rows of the same ones.
        alike: dict[frozenset[str], list[Row]] = defaultdict(list)
        for row in rows:
            alike[frozenset(row)].append(row)
        for some in alike.values():
            self._connection.execute(insert(table), some)
        self._cells.forget(table.name)
        if table.name not in FACT_TABLES:
            return
        numbers: Mapping[str, int] = {}
        if table.name in CATALOGUES:
            # Only the index needs the numbers that the rows were given.
            keys = [row["fact_key"] for row in rows]
            query = select(table.c.fact_key, table.c.id).where(table.c.fact_key.in_(keys))
            numbers = dict(self._connection.execute(query).all())
        for row in rows:
            self._index.touched(table.name, row, numbers.get(row["fact_key"]))

    def change(self, table: Table, changes: Sequence[Change], by: By) -> None:
        """Change cells of different rows."""
        alike: dict[tuple[str, ...], list[Row]] = {}
        for key, _, changed in changes:
            values = {f"{_NEW}{name}": value for name, value in changed.items()}
            alike.setdefault(tuple(changed), []).append(
                {**values, **{f"{_KEY}{name}": key[name] for name in KEYS[table.name]}}
            )
        for columns, values in alike.items():
            statement = (
                update(table)
                .where(*(table.c[name] == bindparam(f"{_KEY}{name}") for name in KEYS[table.name]))
                .values({name: bindparam(f"{_NEW}{name}") for name in columns})
            )
            self._connection.execute(statement, values)
        for key, old, changed in changes:
            for name, value in changed.items():
                data = self._cells.pack(table, name, old[name]), self._cells.pack(table, name, value)
                self._journal.log(table.name, key, name, data, by)
            if table.name in FACT_TABLES:
                self._index.touched(table.name, old)
                self._index.touched(table.name, {**old, **changed})

    def delete(self, table: Table, rows: Sequence[tuple[Values, Row]], by: By) -> None:
        """Take away rows that are there, each with what names it."""
        packed = [self._cells.pack_row(table, _without_number(old)) for _, old in rows]
        if len(KEYS[table.name]) == 1:
            (column,) = KEYS[table.name]
            self._connection.execute(delete(table).where(table.c[column].in_([old[column] for _, old in rows])))
        else:
            for key, _ in rows:
                self._connection.execute(delete(table).where(named(table, key)))
        self._cells.forget(table.name)
        for (key, old), data in zip(rows, packed, strict=True):
            if table.name in FACT_TABLES:
                self._index.touched(table.name, old)
            self._journal.log(table.name, key, WHOLE, (data, None), by)

    def _correct(self, table: Table, old: Values, changed: Values) -> None:
        """Keep what the package says of the changed cells; a cell that says it again is no longer corrected."""
        known: dict[str, CorrectedCell] = {
            cell.column: cell for cell in corrected_cells(self._connection, table.name, old["fact_key"])
        }
        for name, value in changed.items():
            cell = known.get(name)
            original = self._cells.pack(table, name, old[name]) if cell is None else cell.original
            office = self._cells.pack(table, name, value)
            key = {"table_name": table.name, "fact_key": old["fact_key"], "column_name": name}
            corrections = Base.metadata.tables["corrections"]
            if office == original:
                kept = self.row(corrections, key)
                if kept is not None:
                    self.delete(corrections, [(key, kept)], None)
                continue
            self._cite_corrections()
            values = {"bundled": text_of(original), "office": text_of(office), "conflict": False, "incoming": None}
            values |= {"package_version": None, "made_at": self._journal.at}
            self.put(corrections, [(key, values)], None)

    def _cite_corrections(self) -> None:
        """See that there is the source by which corrected figures are marked everywhere."""
        key, sources = {"fact_key": OWN_CORRECTION}, Base.metadata.tables["sources"]
        if self.row(sources, key) is None:
            self.put(sources, [(key, OWN_CORRECTION_SOURCE)], None)


_NEW, _KEY = "new_", "key_"


def _changed(table: Table, old: Values, values: Values) -> Row:
    kept_out = BOOKKEEPING if table.name in FACT_TABLES else frozenset()
    return {name: new for name, new in values.items() if old[name] != new and name not in kept_out}


def _without_number(row: Mapping[str, Any]) -> Row:
    return {name: value for name, value in row.items() if name != "id"}


@cache
def _empty(table: Table) -> Mapping[str, Any]:
    """Return the cells of a fact row of which nothing is said."""
    return {column.name: () if isinstance(column.type, CodeList) else None for column in table.c if column.name != "id"}
