"""Taking an earlier change back: its journal read from the end, like lines of it together."""

import json
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, func, select

from navigator.db.cells import Cells
from navigator.db.journaling import HEARD
from navigator.db.rownames import Values, name_of
from navigator.db.rowwriting import Change, Name, RowWriter
from navigator.db.schema import Base
from navigator.db.schema import Change as Line
from navigator.domain.exchange import WHOLE

_BATCH = 500
_LINES = Base.metadata.tables[Line.__tablename__]


def revert(
    connection: Connection, rows: RowWriter, cells: Cells, change_no: int, progress: Callable[[int, int], None]
) -> None:
    """Take back every line of change ``change_no``; corrections have lines of their own.

    ``progress`` is called with the lines done and all there are.
    """
    wanted = _LINES.c.change_no == change_no, _LINES.c.use_case != HEARD
    total = connection.execute(select(func.count()).select_from(_LINES).where(*wanted)).scalar_one()
    taken, done = _Reverting(rows, cells), 0
    for lines in _pages(connection, wanted):
        progress(done, total)
        for (table, kind), alike in groupby(lines, key=lambda line: (line["table_name"], _kind(line))):
            taken.back(table, kind, list(alike))
        done += len(lines)
    progress(done, total)


def _pages(connection: Connection, wanted: tuple[Any, ...]) -> Iterator[list[RowMapping]]:
    """Yield the lines of a change from the last to the first; nothing is read while they are taken back."""
    last: tuple[Any, ...] = ()
    while True:
        query = select(_LINES).where(*wanted, *last).order_by(_LINES.c.id.desc()).limit(_BATCH)
        lines = list(connection.execute(query).mappings())
        if not lines:
            return
        yield lines
        last = (_LINES.c.id < lines[-1]["id"],)


_MADE, _REMOVED, _FIELD = "made", "removed", "field"


def _kind(line: RowMapping) -> str:
    if line["field"] != WHOLE:
        return _FIELD
    return _MADE if line["before"] is None else _REMOVED


class _Reverting:
    """Takes back lines of one table and one kind, in their order."""

    def __init__(self, rows: RowWriter, cells: Cells) -> None:
        self._rows, self._cells = rows, cells

    def back(self, table_name: str, kind: str, lines: list[RowMapping]) -> None:
        """Take back lines that stand one after another in the journal."""
        table = self._rows.table(table_name)
        keys: list[Values] = [json.loads(line["fact_key"]) for line in lines]
        present: dict[Name, dict[str, Any]] = dict(self._rows.rows(table, keys))
        if kind == _MADE:
            there = [(key, present.pop(name, None)) for key, name in ((key, name_of(table_name, key)) for key in keys)]
            found = [(key, old) for key, old in there if old is not None]
            if found:
                self._rows.delete(table, found, None)
            return
        again: list[tuple[Values, Values]] = []
        changes: dict[Name, Change] = {}
        for line, key in zip(lines, keys, strict=True):
            name, values = name_of(table_name, key), self._former(table, line, key)
            old = present.get(name)
            if old is None:
                again.append((key, values))
                continue
            changed = {field: value for field, value in values.items() if old[field] != value}
            present[name] = {**old, **changed}
            if name in changes:
                changes[name][2].update(changed)
            elif changed:
                changes[name] = key, old, changed
        self._rows.change(table, list(changes.values()), None)
        self._rows.put(table, again, None)

    def _former(self, table: Table, line: RowMapping, key: Values) -> dict[str, Any]:
        """Return the cells that a line says there were before."""
        data = None if line["before"] is None else json.loads(line["before"])
        if line["field"] != WHOLE:
            return {line["field"]: self._cells.unpack(table, line["field"], data)}
        return {name: value for name, value in self._cells.unpack_row(table, data).items() if name not in key}
