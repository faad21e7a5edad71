"""Taking edits of other offices into a library: field by field, whatever the order in which packages come.

What stands follows from ``navigator.domain.exchange`` alone. Two things need this library: a row that another one names
is not removed, and a removed one is made again, which is an edit of this office that the others will hear of. Rows are
looked up and written in batches: what a hundred thousand edits become differs in nothing but time from one by one.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, UniqueConstraint

from navigator.db.cells import BOOKKEEPING
from navigator.db.corrections import OWN_CORRECTION
from navigator.db.engine import defer_foreign_keys
from navigator.db.exchange import Row, edits_of, rows_on_file
from navigator.db.mergeplaces import BY_NUMBER, MissingError, Place, Places, named_rows
from navigator.db.mergeunits import BATCH, Progress, Unit, gather
from navigator.db.schema import Base
from navigator.db.writes import FACT_TABLES, KEYS, WHOLE, Writer
from navigator.domain.clock import Stamp
from navigator.domain.errors import UserError
from navigator.domain.exchange import Conflict, Edit, MergeReport, Record, Refusal, TableCount, standing
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin

UNTOLD = BOOKKEEPING | {"made_at", "added_at", "saved_at", "uid"}
"""Fields that never make a conflict: they say how and when a row was made."""

NOT_ON_FILE = Text(
    "対象の記録がここにありません（収録資料の版が違うか、その前の変更をまだ受け取っていません）。",
    "The record is not on file here: the bundled facts are of another version, or earlier changes have not come yet.",
)
NAMES_MISSING = Text("ここにない記録を指しています。", "It names a record that is not on file here.")
BUNDLED = Text("収録された記録は削除できません。", "A bundled record cannot be removed.")

_SOURCE_OF_CORRECTIONS = ("sources", json.dumps({"fact_key": OWN_CORRECTION}))
"""The one row that the writer makes of itself, with the first correction."""


_Item = TypeVar("_Item")


def _nowhere(_done: int, _total: int) -> None:
    return


@dataclass(frozen=True, slots=True)
class _Writing:
    """A row that is to be written: its key, its cells if it is to be made, then its fields with their edits."""

    unit: Unit
    table: Table
    key: Row
    made: Row | None
    fields: Mapping[str, tuple[Any, Edit]]


class Merger:
    """Takes one package in, inside the use case of ``writer``.

    ``seen`` is what its sender had seen, by office; an edit with a stamp after ``latest`` (text) is refused.
    """

    def __init__(
        self, writer: Writer, seen: Mapping[str, str], latest: str = "~", progress: Progress = _nowhere
    ) -> None:
        self._writer, self._seen, self._latest, self._progress = writer, seen, latest, progress
        self._connection: Connection = writer.connection
        self._places = Places(self._connection, self._write)
        self._queue: list[_Writing] = []
        self._pending: set[tuple[str, str]] = set()
        self._refused: list[Refusal] = []
        self._kept: list[Record] = []
        self._conflicts: list[Conflict] = []
        self._done = self._total = 0

    def merge(self, edits: Iterable[Edit]) -> MergeReport:
        """Take the edits in and return what came of it."""
        defer_foreign_keys(self._connection)
        # Edits are told twice: when they were compared, and when they were written or need not be.
        found = gather(self._connection, edits, self._latest, lambda done, total: self._progress(done, 2 * total))
        self._refused = list(found.refused)
        self._total = 2 * sum(found.counts.values())
        self._done = self._total - sum(len(unit.new) for unit in found.units)
        taken = self._take(found.units)
        self._remove([unit for unit in taken if unit.removal is not None])
        new, stood = _counted(taken, lambda unit: len(unit.new)), _counted(taken, lambda unit: len(unit.stood))
        return MergeReport(
            tuple(TableCount(table, count, new[table], stood[table]) for table, count in sorted(found.counts.items())),
            tuple(sorted(self._conflicts, key=lambda conflict: conflict.place)),
            tuple(self._refused),
            tuple(self._kept),
        )

    # Which rows can be taken

    def _take(self, units: Sequence[Unit]) -> list[Unit]:
        """Write the rows; those that name rows not yet there wait for them. Return the rows that were not refused."""
        taken: list[Unit] = []
        waiting = units
        while waiting:
            left: list[Unit] = []
            missing: list[Place] = []
            for unit in waiting:
                try:
                    self._take_one(unit)
                    taken.append(unit)
                except MissingError as error:
                    left.append(unit)
                    missing.append(error.place)
                except UserError as error:
                    self._refuse(unit, error.what)
            self._write()
            if len(left) == len(waiting) and not self._revive_any(missing):
                for unit in left:
                    self._refuse(unit, NAMES_MISSING)
                break
            waiting = left
        return taken

    def _refuse(self, unit: Unit, reason: Text) -> None:
        self._refused += [Refusal(edit, reason) for edit in unit.new]

    def _take_one(self, unit: Unit) -> None:
        """Note what is to be written of one row.

        Raises:
            MissingError: it names a row that is not here; nothing was noted.
            UserError: it cannot be taken; nothing was noted.
        """
        table = Base.metadata.tables[unit.table]
        if unit.row is None and unit.record == _SOURCE_OF_CORRECTIONS:
            self._look_again(unit, table)
        key = self._cells(table, json.loads(unit.record[1]))
        if unit.row is None and unit.both.there:
            writing = self._making(unit, table, key)
        else:
            writing = _Writing(unit, table, key, None, self._changes(unit, table, key))
        alone = any(edit.field in _unique(table.name) for edit in unit.new)
        if alone or len(self._queue) >= BATCH:
            self._write()
        self._queue.append(writing)
        if writing.made is not None:
            self._places.came(table.name, {**key, **writing.made})
            if table.name in BY_NUMBER:
                self._pending.add((table.name, str(key["fact_key"])))
        if alone:
            self._write()

    def _look_again(self, unit: Unit, table: Table) -> None:
        """Notice the source of corrections, which the writer may have made along with an earlier row."""
        self._write()
        unit.row = rows_on_file(self._connection, table, [unit.record[1]]).get(unit.record[1])
        if unit.row is not None:
            unit.known = edits_of(self._connection, [unit.record])[unit.record]
            unit.both = standing([*unit.known, *unit.new])

    def _changes(self, unit: Unit, table: Table, key: Row) -> dict[str, tuple[Any, Edit]]:
        """Return the fields of a row that is here whose latest edit is new."""
        if unit.row is None or not unit.both.there:
            removed = unit.row if unit.removal is not None and table.name in FACT_TABLES else None
            if removed is not None and removed["origin"] is Origin.BUNDLED:
                raise UserError(BUNDLED, BUNDLED)
            return {}
        new = {edit.mark for edit in unit.new}
        return self._fields(unit, table, key, lambda edit: edit.mark in new)

    def _making(self, unit: Unit, table: Table, key: Row) -> _Writing:
        """Return how a row that is not here is made; one whose making is not known is made again at once."""
        both = unit.both
        made, last = both.made, both.last
        assert last is not None
        if made is not None:
            row = ready(table, key, self._cells(table, made.value))
            return _Writing(unit, table, key, row, self._fields(unit, table, key, lambda edit: edit is not made))
        if not any(edit.makes for edit in (*unit.known, *unit.new)):
            raise UserError(NOT_ON_FILE, NOT_ON_FILE)
        row = ready(table, key, self._cells(table, both.values()))
        self._write()
        self._writer.revive(table.name, key, row, last.stamp)
        self._places.came(table.name, {**key, **row})
        unit.row = rows_on_file(self._connection, table, [unit.record[1]])[unit.record[1]]
        return _Writing(unit, table, key, None, {})

    def _fields(
        self, unit: Unit, table: Table, key: Row, wanted: Callable[[Edit], bool]
    ) -> dict[str, tuple[Any, Edit]]:
        """Return the cells of the fields whose latest edit is wanted, with that edit."""
        edits = {name: edit for name, edit in unit.both.fields.items() if wanted(edit)}
        cells = self._cells(table, {name: unit.both.value_of(name) for name in edits})
        return {
            name: (cell, edits[name]) for name, cell in cells.items() if name not in key and not _is_local(table, name)
        }

    def _cells(self, table: Table, data: Mapping[str, Any]) -> Row:
        """Return JSON data as cells.

        Raises:
            MissingError: a cell names a row that is not here.
            UserError: a cell cannot hold it.
        """
        named = list(self._places.named(table, data))
        if any((place[0], place[2]) in self._pending for place in named):
            self._write()
        return self._writer.cells.unpack_row(table, data)

    # Writing

    def _write(self) -> None:
        """Write what was noted: first the rows that are made, then the fields of those that are here."""
        queue, self._queue = self._queue, []
        self._pending.clear()
        if not queue:
            return
        self._progress(self._done, self._total)
        made = [one for one in queue if one.made is not None]
        for table, some in _grouped(made, lambda one: one.table.name):
            self._make(table, some)
        for table, some in _grouped(queue, lambda one: one.table.name):
            self._put_fields(table, some)
            self._writer.heard_many(table.name, [told for one in some for told in self._heard(one)])
        for one in queue:
            self._conflicts += one.unit.conflicts(self._seen, UNTOLD)
            one.unit.known = ()
            self._done += len(one.unit.new)
        self._progress(self._done, self._total)

    def _make(self, table: Table, some: Sequence[_Writing]) -> None:
        """Make rows, and read those again of which there is more to write."""
        stamps: dict[tuple[Any, ...], Stamp] = {}
        more = []
        for one in some:
            edit = one.unit.both.made
            assert edit is not None
            stamps[_name(table, one.key)] = edit.stamp
            one.unit.stood.add(edit.mark)
            if len(one.unit.new) > 1 or one.fields:
                more.append(one)
        rows = [(one.key, one.made or {}) for one in some]
        self._writer.put_many(table.name, rows, lambda key, _field: stamps[_name(table, key)])
        read = rows_on_file(self._connection, table, [one.unit.record[1] for one in more])
        for one in more:
            one.unit.row = read[one.unit.record[1]]

    def _put_fields(self, table: Table, some: Sequence[_Writing]) -> None:
        """Write fields whose edits stand and differ from what is here."""
        rows: list[tuple[Row, Row]] = []
        stamps: dict[tuple[Any, ...], dict[str, Stamp]] = {}
        for one in some:
            row = one.unit.row
            if row is None:
                continue
            changed = {name: told for name, told in one.fields.items() if row[name] != told[0]}
            if not changed:
                continue
            rows.append((one.key, {name: cell for name, (cell, _) in changed.items()}))
            stamps[_name(table, one.key)] = {name: edit.stamp for name, (_, edit) in changed.items()}
            for name, (cell, edit) in changed.items():
                row[name] = cell
                if edit.field != WHOLE:
                    one.unit.stood.add(edit.mark)
        self._writer.put_many(table.name, rows, lambda key, field: stamps[_name(table, key)][field])

    def _heard(self, one: _Writing) -> Iterator[tuple[Row, str, tuple[Any, Any], Stamp]]:
        """Return the edits that leave the row as it is."""
        unit, pack = one.unit, self._writer.cells
        for edit in unit.new:
            if edit is unit.removal or edit.mark in unit.stood:
                continue
            if unit.row is None:
                before = edit.base if edit.removes else None
            elif edit.field == WHOLE:
                before = pack.pack_row(one.table, _without_number(unit.row))
            else:
                before = pack.pack(one.table, edit.field, unit.row[edit.field])
            yield one.key, edit.field, (before, edit.value), edit.stamp

    # Rows that name each other

    def _revive_any(self, missing: Iterable[Place]) -> bool:
        """Make removed rows again because others name them; tell whether any could be."""
        self._places.look_for_removed()
        return bool([place for place in dict.fromkeys(missing) if self._revive(place, 0)])

    def _revive(self, place: Place, depth: int) -> bool:
        table_name, column, value = place
        if value in self._places.there(table_name, column):
            return True
        table = Base.metadata.tables[table_name]
        for edit in self._places.removed(place):
            here = standing(edits_of(self._connection, [edit.record])[edit.record]).values()
            key = json.loads(edit.key)
            try:
                row = ready(table, key, self._cells(table, {**edit.base, **here}))
            except MissingError as error:
                return depth < BATCH and self._revive(error.place, depth + 1)
            except UserError:
                return False
            self._writer.revive(table_name, key, row)
            self._places.came(table_name, {**key, **row})
            self._kept.append(edit.record)
            return True
        return False

    def _remove(self, units: Sequence[Unit]) -> None:
        """Remove rows that nothing refers to; the others stay, and it is said."""
        left = list(units)
        while left:
            self._progress(self._done, self._total)
            stay = []
            for table, some in _grouped(left, lambda unit: unit.table):
                named = named_rows(self._connection, table, [unit.row for unit in some if unit.row is not None])
                stay += [unit for unit in some if unit.row is not None and unit.row["id"] in named]
                self._take_away(table, [unit for unit in some if unit.row is not None and unit.row["id"] not in named])
            if len(stay) == len(left):
                break
            left = stay
        for unit in left:
            self._insist(unit)

    def _take_away(self, table: Table, units: Sequence[Unit]) -> None:
        rows: list[tuple[Row, Row]] = []
        stamps: dict[tuple[Any, ...], Stamp] = {}
        for unit in units:
            last = unit.both.last
            assert unit.row is not None
            assert last is not None
            rows.append(({name: unit.row[name] for name in KEYS[table.name]}, unit.row))
            stamps[_name(table, unit.row)] = last.stamp
            unit.stood.add(last.mark)
        self._writer.remove_unnamed(table.name, rows, lambda key, _field: stamps[_name(table, key)])

    def _insist(self, unit: Unit) -> None:
        table, key = Base.metadata.tables[unit.table], json.loads(unit.record[1])
        last = unit.both.last
        assert last is not None
        assert unit.row is not None
        packed = self._writer.cells.pack_row(table, _without_number(unit.row))
        self._writer.heard_many(
            table.name, [(key, WHOLE, (packed, None), last.stamp), (key, WHOLE, (packed, {}), None)]
        )
        self._kept.append(unit.record)


def ready(table: Table, key: Row, row: Row) -> Row:
    """Return the cells of a row to be made: it is nobody's bundled fact."""
    ready = {name: value for name, value in row.items() if name not in key}
    if table.name in FACT_TABLES:
        ready["withdrawn"] = None
        if ready.get("origin") is not Origin.IMPORTED:
            ready["origin"] = Origin.OFFICE
    return ready


def _is_local(table: Table, name: str) -> bool:
    """Tell whether a field is this library's own: how a fact is kept, and the code of a source."""
    return table.name in FACT_TABLES and (name in BOOKKEEPING or (table.name == "sources" and name == "code"))


@cache
def _unique(table_name: str) -> frozenset[str]:
    """Return the columns, but for the key, that must differ between rows: the order of writing them matters."""
    table = Base.metadata.tables[table_name]
    found = {column.name for column in table.c if column.unique}
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            found |= {column.name for column in constraint.columns}
    return frozenset(found - set(KEYS[table_name]))


def _name(table: Table, key: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(key[name] for name in KEYS[table.name])


def _without_number(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "id"}


def _grouped(items: Iterable[_Item], table_of: Callable[[_Item], str]) -> Iterator[tuple[Table, list[_Item]]]:
    """Return items by their tables, in the order in which those come."""
    found: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        found[table_of(item)].append(item)
    return ((Base.metadata.tables[name], some) for name, some in found.items())


def _counted(units: Iterable[Unit], of: Callable[[Unit], int]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for unit in units:
        counts[unit.table] += of(unit)
    return counts
