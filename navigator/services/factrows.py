"""Rows of fact tables as cells of text in the form of the fact package, and back.

A cell that names another row by a number of the library (``part_of``, ``budget_id``, ``event_id``) is written by that
row's natural key, so that the same text means the same record in every library.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select
from sqlalchemy import Text as SqlText

from navigator.db.cells import INTERNAL_REFERENCES, Cells, plain
from navigator.db.loading import package_column, typed
from navigator.db.schema import Base
from navigator.services.factcolumns import KEY, FactTable, fact_tables

BATCH = 500
_REMEMBERED = 1000
"""Texts of one column that are remembered with what they mean."""

Row = Mapping[str, Any]


def table_of(name: str) -> Table:
    """Return the library's table of a name."""
    return Base.metadata.tables[name]


def cell_text(value: object) -> str:
    """Return a cell of the library as the package writes it; empty for None and for an empty list."""
    return text_of_data(plain(value))


def text_of_data(data: Any) -> str:
    """Return JSON data of a cell as the package writes it."""
    if data is None:
        return ""
    if isinstance(data, bool):
        return str(int(data))
    return ";".join(data) if isinstance(data, list) else str(data)


def texts_of(table: FactTable, row: Row, cells: Cells) -> dict[str, str]:
    """Return the written columns of a row as texts."""
    kept = table_of(table.name)
    found = {}
    for name in table.written:
        column = package_column(kept, name)
        value = row[column]
        found[name] = cell_text(cells.pack(kept, column, value) if name in INTERNAL_REFERENCES else value)
    return found


class _Reader(dict[str, Any]):
    """The cells of one column of the library by their texts; each text is read once."""

    def __init__(self, column: Column[Any], kind: str) -> None:
        super().__init__()
        self._column, self._kind = column, kind

    def __missing__(self, text: str) -> Any:
        cell = typed(self._column, text, self._kind)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[text] = cell
        return cell


@cache
def _readers(name: str) -> Mapping[str, tuple[str, _Reader | None]]:
    """Return the library's name of each column, and what reads it where its cells are no plain texts."""
    table, found = table_of(name), {}
    for column, described in fact_tables()[name].columns.items():
        kept = table.c[package_column(table, column)]
        plain_text = described.kind == "string" and type(kept.type) is SqlText
        if column not in INTERNAL_REFERENCES:
            found[column] = kept.name, None if plain_text else _Reader(kept, described.kind)
    return found


def typed_cells(name: str, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return cells for the library by its column names; references by natural key are left out."""
    readers = _readers(name)
    found: dict[str, Any] = {}
    for column, text in texts.items():
        if column in readers:
            kept, reader = readers[column]
            found[kept] = reader[text] if reader is not None else text or None
    return found


def references(name: str, texts: Mapping[str, str], cells: Cells) -> dict[str, Any]:
    """Return the cells that name a row by its natural key, as the numbers of this library.

    Raises:
        UserError: such a row is not on file.
    """
    table = table_of(name)
    return {
        column: cells.unpack(table, column, text or None)
        for column, text in texts.items()
        if column in INTERNAL_REFERENCES
    }


def rows_by_key(connection: Connection, name: str, keys: Iterable[str]) -> dict[str, Row]:
    """Return the rows of a table that have one of the natural keys."""
    table, wanted = table_of(name), list(dict.fromkeys(keys))
    found: dict[str, Row] = {}
    for at in range(0, len(wanted), BATCH):
        query = select(table).where(table.c.fact_key.in_(wanted[at : at + BATCH]))
        found |= {row["fact_key"]: dict(row) for row in connection.execute(query).mappings()}
    return found


def keys_of(connection: Connection, name: str) -> frozenset[str]:
    """Return the natural keys of the rows of a table that the package has not withdrawn."""
    table = table_of(name)
    return frozenset(connection.execute(select(table.c.fact_key).where(table.c.withdrawn.is_(None))).scalars())


def count_of(connection: Connection, name: str) -> int:
    """Return how many rows of a table the package has not withdrawn."""
    table = table_of(name)
    return connection.execute(select(func.count()).where(table.c.withdrawn.is_(None))).scalar_one()


def all_texts(
    connection: Connection, name: str, keys: Collection[str] | None = None, *, withdrawn: bool = False
) -> Iterator[dict[str, str]]:
    """Yield the rows of a table as texts, each with its natural key under ``key``: all, or those of ``keys``.

    Rows that the package has withdrawn are left out unless ``withdrawn`` asks for them.
    """
    table, described, cells = table_of(name), fact_tables()[name], Cells(connection)
    query = select(table).order_by(table.c.id)
    if not withdrawn:
        query = query.where(table.c.withdrawn.is_(None))
    for row in connection.execute(query).mappings():
        if keys is None or row["fact_key"] in keys:
            yield {KEY: row["fact_key"], **texts_of(described, row, cells)}
