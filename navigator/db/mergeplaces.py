"""Rows that name each other while a package is merged: which are here, and which were removed and can come back."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, select

from navigator.db.cells import CITATIONS, INTERNAL_REFERENCES
from navigator.db.exchange import Row, removals
from navigator.db.schema import Base
from navigator.db.schema.base import CodeList
from navigator.db.vanishing import LISTS
from navigator.db.writes import FACT_TABLES
from navigator.domain.exchange import Edit

Place = tuple[str, str, Any]
"""Table, column and value by which a cell names a row."""

BY_NUMBER = frozenset({"sources", *INTERNAL_REFERENCES.values()})
"""Tables whose rows are named by what only this library knows: such a row must be written before one that names it."""

_BATCH = 400


class MissingError(Exception):
    """A row names another one that is not on file: the place of that one."""

    def __init__(self, place: Place) -> None:
        super().__init__(place[0])
        self.place = place


class Places:
    """The rows that are here, by the columns that others name them by; read when first asked, then kept up.

    ``settle`` writes what is noted as come and not yet in the library; it is called before anything is read.
    """

    def __init__(self, connection: Connection, settle: Callable[[], None]) -> None:
        self._connection, self._settle = connection, settle
        self._on_file: dict[tuple[str, str], set[Any]] = {}
        self._removed: dict[tuple[str, str], dict[Any, list[Edit]]] = {}

    def named(self, table: Table, data: Mapping[str, Any]) -> Iterator[Place]:
        """Return the places that cells (JSON data) name.

        Raises:
            MissingError: there is no row at one of them.
        """
        targets = _targets(table.name)
        for name, value in data.items():
            target = targets.get(name)
            # What is no name at all is refused when the cell is read.
            if target is None or value is None or not isinstance(value, str | int):
                continue
            if value not in self.there(*target):
                raise MissingError((*target, value))
            yield (*target, value)

    def there(self, table: str, column: str) -> set[Any]:
        """Return the values of a column by which rows are named."""
        found = self._on_file.get((table, column))
        if found is None:
            self._settle()
            query = select(Base.metadata.tables[table].c[column])
            found = self._on_file[table, column] = set(self._connection.execute(query).scalars())
        return found

    def came(self, table: str, row: Row) -> None:
        """Note a row that is being made."""
        for (name, column), values in self._on_file.items():
            if name == table:
                values.add(row.get(column))

    def look_for_removed(self) -> None:
        """Read removals anew when they are next asked for."""
        self._removed.clear()

    def removed(self, place: Place) -> Sequence[Edit]:
        """Return the edits that removed the row at a place, the latest first."""
        table, column, value = place
        if (table, column) not in self._removed:
            found: dict[Any, list[Edit]] = defaultdict(list)
            for edit in removals(self._connection, table):
                named = edit.base.get(column) if isinstance(edit.base, Mapping) else None
                if isinstance(named, str | int):
                    found[named].append(edit)
            self._removed[table, column] = found
        return self._removed[table, column].get(value, ())


@cache
def _targets(table_name: str) -> Mapping[str, tuple[str, str]]:
    """Return, by the columns of a table that name rows, the table and the column that they name."""
    table = Base.metadata.tables[table_name]
    found = {column.name: _target(table, column) for column in table.c}
    return {name: target for name, target in found.items() if target is not None}


def _target(table: Table, column: Column[Any]) -> tuple[str, str] | None:
    if isinstance(column.type, CodeList):
        return None
    if table.name in FACT_TABLES:
        if column.name in CITATIONS:
            return "sources", "fact_key"
        if column.name in INTERNAL_REFERENCES:
            return INTERNAL_REFERENCES[column.name], "fact_key"
    return next(((one.column.table.name, one.column.name) for one in column.foreign_keys), None)


def named_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> set[int]:
    """Return the numbers (``id``) of those of ``rows`` that another row refers to."""
    found: set[int] = set()
    for other, column, target in _references(table.name):
        by_value: dict[Any, list[int]] = defaultdict(list)
        for row in rows:
            if row[target] is not None:
                by_value[row[target]].append(row["id"])
        values = list(by_value)
        cells = Base.metadata.tables[other].c
        query = select(cells.id, cells[column]).where(cells[column].in_(bindparam("values", expanding=True)))
        for start in range(0, len(values), _BATCH):
            for number, value in connection.execute(query, {"values": values[start : start + _BATCH]}):
                found |= {one for one in by_value[value] if other != table.name or one != number}
    return found | _in_lists(connection, table, rows)


def _in_lists(connection: Connection, table: Table, rows: Sequence[Row]) -> set[int]:
    """Return the numbers of those rows whose code stands in a cell with several codes."""
    by_code = {row["code"]: row["id"] for row in rows if "code" in row}
    found: set[int] = set()
    for other in Base.metadata.sorted_tables if by_code else ():
        if other.name in FACT_TABLES:
            for column in (column for column in other.c if LISTS.get(column.name) == table.name):
                for cited in connection.execute(select(column)).scalars():
                    found |= {by_code[code] for code in cited if code in by_code}
    return found


@cache
def _references(table_name: str) -> tuple[tuple[str, str, str], ...]:
    """Return who names rows of a table: table, column, and the column by which it does."""
    return tuple(
        (other.name, column.name, reference.column.name)
        for other in Base.metadata.sorted_tables
        for column in other.c
        for reference in column.foreign_keys
        if reference.column.table.name == table_name
    )
