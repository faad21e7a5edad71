"""What an office took in from another and then took back by undo, and how it takes it in again as its own decision.

Undo is an edit of this office and later than what it took back, so the same package brings nothing new. Here is found
what of a package stands back for that reason alone: a field whose latest edit is an undo that took the package's value
away. What anybody wrote after the undo is left alone.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from navigator.db.cells import BOOKKEEPING
from navigator.db.exchange import SHARED, edits_of
from navigator.db.mergeplaces import BY_NUMBER
from navigator.db.mergeunits import BATCH
from navigator.db.merging import ready
from navigator.db.schema import Base, Change
from navigator.db.writes import FACT_TABLES, WHOLE, Writer
from navigator.domain.exchange import Edit, Record, Standing, Undone, standing

_CHANGES = Base.metadata.tables[Change.__tablename__]


@dataclass(frozen=True, slots=True)
class Back:
    """A field that stands back, or a whole row (``field`` empty), the edit that took it back, the package's edit.

    ``value`` is what the package brought, JSON data: of a whole row its cells, None where it removed the row.
    """

    record: Record
    field: str
    value: Any
    undo: Edit
    edit: Edit


def taken_back(connection: Connection, edits: Iterable[Edit]) -> list[Back]:
    """Return what of a package was taken in here and taken back by undo since, the last taken back first."""
    undone = _undone(connection)
    given: dict[Record, list[Edit]] = defaultdict(list)
    if undone:
        for edit in edits:
            if edit.record in undone:
                given[edit.record].append(edit)
    found: list[Back] = []
    records = list(given)
    for start in range(0, len(records), BATCH):
        for record, known in edits_of(connection, records[start : start + BATCH]).items():
            here = {edit.mark for edit in known}
            theirs = standing(edit for edit in given[record] if edit.mark in here)
            found += _of_row(record, standing(known), theirs, undone[record])
    return sorted(found, key=lambda one: one.undo.stamp, reverse=True)


def _undone(connection: Connection) -> dict[Record, set[tuple[str, str]]]:
    """Return stamp (text) and field of every edit by undo or redo, by rows."""
    found: dict[Record, set[tuple[str, str]]] = defaultdict(set)
    columns = _CHANGES.c.table_name, _CHANGES.c.fact_key, _CHANGES.c.hlc, _CHANGES.c.field
    query = select(*columns).where(_CHANGES.c.use_case.startswith("revert "), _CHANGES.c.table_name.in_(SHARED))
    for table, key, hlc, field in connection.execute(query):
        found[table, key].add((hlc, field))
    return found


def _of_row(record: Record, here: Standing, theirs: Standing, undone: set[tuple[str, str]]) -> Iterator[Back]:
    def by_undo(edit: Edit | None) -> bool:
        return edit is not None and (str(edit.stamp), edit.field) in undone

    last, brought = here.last, theirs.last
    if last is None or brought is None:
        return
    if here.there != theirs.there:
        if by_undo(last):
            value = last.base if theirs.there else None
            if theirs.there == bool(last.base):
                yield Back(record, WHOLE, value, last, brought)
        return
    for name, edit in theirs.fields.items():
        latest = here.fields[name]
        value = theirs.value_of(name)
        if not by_undo(latest) or latest.field != name or latest.base != value or latest.value == value:
            continue
        if record[0] not in FACT_TABLES or name not in BOOKKEEPING:
            yield Back(record, name, value, latest, edit)


def told(connection: Connection, found: Sequence[Back]) -> Undone | None:
    """Return how much was taken back, when it was taken in and when taken back; None for nothing."""
    if not found:
        return None
    return Undone(len(found), _at(connection, found[0].edit), _at(connection, found[0].undo))


def _at(connection: Connection, edit: Edit) -> str:
    """Return when this library journaled an edit, UTC."""
    named = (
        _CHANGES.c.table_name == edit.table,
        _CHANGES.c.fact_key == edit.key,
        _CHANGES.c.hlc == str(edit.stamp),
        _CHANGES.c.field == edit.field,
    )
    return str(connection.execute(select(_CHANGES.c.at).where(*named).limit(1)).scalar_one())


def take_again(writer: Writer, found: Sequence[Back]) -> None:
    """Write what was taken back as edits of this office; ``found`` is in the order of ``taken_back``.

    Undo takes rows away from the last to the first: in that order the ones that others name come back first.

    Raises:
        UserError: a row that is to go again is named by another one, or names one that is gone.
    """
    gone = [one for one in found if one.field == WHOLE and one.value is None]
    for one in gone:
        writer.remove(one.record[0], json.loads(one.record[1]))
    stays = [one for one in found if one.field != WHOLE or one.value is not None]

    def together(numbered: tuple[int, Back]) -> tuple[str, int]:
        place, one = numbered
        return one.record[0], place if one.record[0] in BY_NUMBER else 0

    for (table_name, _), some in groupby(enumerate(stays), key=together):
        writer.put_many(table_name, [_row(writer, one) for _, one in some])


def _row(writer: Writer, one: Back) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    table, key = Base.metadata.tables[one.record[0]], json.loads(one.record[1])
    if one.field != WHOLE:
        return key, writer.cells.unpack_row(table, {one.field: one.value})
    return key, ready(table, key, writer.cells.unpack_row(table, one.value))
