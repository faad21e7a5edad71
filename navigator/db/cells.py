"""Cells as JSON and back, without loss: what the journal, corrections and change packages hold of a row.

A decimal number is its digits as text, a member of a closed list its code, a list of codes a JSON list. What names
another row in a way that only this library knows is written by that row's natural key: a source (its code may pass to
another source with the next package) and a row number (``part_of``, ``budget_id``, ``event_id``).
"""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Integer, Table, select
from sqlalchemy import Enum as EnumType

from navigator.db.identity import fact_keys
from navigator.db.schema import Base
from navigator.db.schema.base import CodeList, ExactNumber
from navigator.domain.errors import UserError
from navigator.domain.text import Text

INTERNAL_REFERENCES = {"part_of": "budgets", "budget_id": "budgets", "event_id": "events"}
"""Columns that hold the library's own number of another row, and the table of that row."""

CITATIONS = frozenset({"source", "other_sources"})
"""Columns that hold codes of sources."""

BOOKKEEPING = frozenset({"id", "fact_key", "origin", "withdrawn", "package_id"})
"""Columns of a fact table that no office writes: they say how the library keeps the row."""


_AS_IT_IS = frozenset({str, int, bool, type(None)})
"""Types of cells that are JSON data."""

MOST_DIGITS = 60
"""Digits of a decimal number, before and after the point together: more than any amount or rate has."""

_SQLITE_BITS = 64


def plain(value: object) -> Any:
    """Return a cell as JSON data; references are left as they are (see ``Cells``)."""
    if value.__class__ in _AS_IT_IS:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple):
        return list(value)
    return value


def typed(column: Column[Any], data: Any) -> Any:
    """Return JSON data as the cell of ``column``; the opposite of ``plain``.

    Raises:
        UserError: the column cannot hold it (a code of no list, digits that are no number).
    """
    kind = column.type
    try:
        if isinstance(kind, CodeList):
            return _list(data)
        if data is None:
            return None
        if isinstance(kind, EnumType):
            assert isinstance(kind.enum_class, type)
            return kind.enum_class(data)
        if isinstance(kind, ExactNumber):
            return _number(data)
        if isinstance(kind, Boolean):
            return _one_of(data, bool)
        return _whole(data) if isinstance(kind, Integer) else _one_of(data, str)
    except (ValueError, InvalidOperation) as error:
        raise UserError(
            Text("項目「{column}」に入らない値です: {value}", "The column “{column}” cannot hold: {value}").format(
                column=column.name, value=str(data)[:80]
            ),
            Text("値を確かめてください。", "Please check the value."),
        ) from error


def _list(data: Any) -> tuple[str, ...]:
    items = data or []
    if not isinstance(items, list | tuple) or not all(isinstance(item, str) and ";" not in item for item in items):
        raise ValueError(data)
    return tuple(items)


def _number(data: Any) -> Decimal:
    if isinstance(data, bool) or not isinstance(data, str | int):
        raise ValueError(data)  # noqa: TRY004 - one error for everything that is no cell
    number = Decimal(data)
    # Written digit for digit: a short text like 1E+999999999 would fill the disk.
    if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS or len(number.as_tuple().digits) > MOST_DIGITS:
        raise ValueError(data)
    return number


def _whole(data: Any) -> int:
    number: int = _one_of(data, int)
    if number.bit_length() >= _SQLITE_BITS:
        raise ValueError(data)
    return number


def _one_of(data: Any, kind: type) -> Any:
    if type(data) is not kind:
        raise ValueError(data)
    return data


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def text_of(data: Any) -> str:
    """Return JSON data as the library keeps it."""
    return _ENCODER.encode(data)


class Cells:
    """Cells to JSON data and back inside one transaction; ``forget`` after sources or referred rows were written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._names: dict[str, dict[Any, str]] = {}
        self._numbers: dict[str, dict[str, Any]] = {}

    def forget(self, table: str) -> None:
        """Read the names of a table's rows again when they are next needed."""
        self._names.pop(table, None)
        self._numbers.pop(table, None)

    def pack(self, table: Table, column: str, value: object) -> Any:
        """Return a cell as JSON data that another library reads alike."""
        target = _targets(table).get(column)
        if target is None or value is None:
            return plain(value)
        names = self._keys(target)
        if isinstance(value, tuple):
            return [names.get(item, item) for item in value]
        return names.get(value, value)

    def unpack(self, table: Table, column: str, data: Any) -> Any:
        """Return JSON data as the cell of this library.

        Raises:
            UserError: the cell cannot hold it, or it names a row that is not on file.
        """
        target = _targets(table).get(column)
        if target is None or data is None:
            return typed(table.c[column], data)
        numbers = self._rows_by_key(target)
        if isinstance(table.c[column].type, CodeList):
            return tuple(str(numbers.get(key, key)) for key in typed(table.c[column], data))
        if not isinstance(data, str) or data not in numbers:
            raise UserError(
                Text("「{key}」は資料にありません。", "“{key}” is not on file.").format(key=str(data)[:200]),
                Text("先にその記録を入れてください。", "Please enter that record first."),
            )
        return numbers[data]

    def pack_row(self, table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return a whole row (or some of its columns) as JSON data."""
        targets = _targets(table)
        data = {column: plain(value) for column, value in row.items()}
        for column in targets.keys() & row.keys():
            data[column] = self.pack(table, column, row[column])
        return data

    def unpack_row(self, table: Table, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return JSON data as cells."""
        return {column: self.unpack(table, column, value) for column, value in data.items()}

    def _keys(self, target: str) -> dict[Any, str]:
        """Return the natural keys of a table by what names its rows in this library."""
        if target not in self._names:
            table = Base.metadata.tables[target]
            named = table.c.code if target == "sources" else table.c.id
            self._names[target] = dict(self._connection.execute(select(named, table.c.fact_key)).all())
        return self._names[target]

    def _rows_by_key(self, target: str) -> dict[str, Any]:
        if target not in self._numbers:
            self._numbers[target] = {key: number for number, key in self._keys(target).items()}
        return self._numbers[target]


@cache
def _targets(table: Table) -> Mapping[str, str]:
    """Return the tables that cells name in a way that only this library knows, by their columns."""
    if "fact_key" not in table.c or "origin" not in table.c:
        return {}
    return {**INTERNAL_REFERENCES, **dict.fromkeys(CITATIONS, "sources")}


def natural_key(cells: Cells, table_name: str, values: Mapping[str, Any]) -> str:
    """Return the natural key of a fact row with these cells."""
    table = Base.metadata.tables[table_name]
    texts = {
        name: ";".join(data) if isinstance(data, list) else _cell_text(data)
        for name, data in cells.pack_row(table, values).items()
    }
    # Sources are packed as their keys already.
    return fact_keys(table_name, [texts], {})[0]


def _cell_text(data: Any) -> str:
    if data is None:
        return ""
    return str(int(data)) if isinstance(data, bool) else str(data)
