"""Taking edits of other offices into a library: field by field, whatever the order in which packages come.

What stands follows from ``navigator.domain.exchange`` alone. Two things need this library: a row that another one names
is not removed, and a removed one is made again, which is an edit of this office that the others will hear of.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from navigator.db.cells import BOOKKEEPING, CITATIONS, INTERNAL_REFERENCES
from navigator.db.engine import defer_foreign_keys
from navigator.db.exchange import SHARED, Row, edits_of, removals, rows_on_file
from navigator.db.schema import Base
from navigator.db.schema.base import CodeList
from navigator.db.writes import FACT_TABLES, KEYS, WHOLE, Writer
from navigator.domain.errors import UserError
from navigator.domain.exchange import (
    Conflict,
    Edit,
    MergeReport,
    Record,
    Refusal,
    Standing,
    TableCount,
    conflicts_of,
    in_order,
    standing,
)
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin

UNTOLD = BOOKKEEPING | {"made_at", "added_at", "saved_at", "uid"}
"""Fields that never make a conflict: they say how and when a row was made."""

NOT_ON_FILE = Text(
    "対象の記録がここにありません（収録資料の版が違うか、その前の変更をまだ受け取っていません）。",
    "The record is not on file here: the bundled facts are of another version, or earlier changes have not come yet.",
)
NAMES_MISSING = Text("ここにない記録を指しています。", "It names a record that is not on file here.")
NOT_KNOWN = Text("この版のプログラムが知らない項目です。", "This version of the program does not know the field.")
BUNDLED = Text("収録された記録は削除できません。", "A bundled record cannot be removed.")


class _MissingError(Exception):
    """A row names another one that is not on file: the place of that one."""

    def __init__(self, table: str, column: str, value: Any) -> None:
        super().__init__(table)
        self.place = (table, column, value)


@dataclass(slots=True)
class _Unit:
    """What becomes of one row: its edits, what stands after them, the row as it is here."""

    record: Record
    known: list[Edit]
    new: list[Edit]
    both: Standing
    row: Row | None
    stood: set[tuple[str, str, str, str]] = field(default_factory=set)

    @property
    def first(self) -> Edit:
        return self.new[0]

    @property
    def removal(self) -> Edit | None:
        """The new edit by which the row, which is here, goes."""
        last = self.both.last
        return last if self.row is not None and last is not None and last.removes and last in self.new else None


class Merger:
    """Takes one package in, inside the use case of ``writer``; ``seen`` is what its sender had seen, by office."""

    def __init__(self, writer: Writer, seen: Mapping[str, str]) -> None:
        self._writer, self._seen = writer, seen
        self._connection: Connection = writer.connection
        self._on_file: dict[tuple[str, str], set[Any]] = {}
        self._refused: list[Refusal] = []
        self._kept: list[Record] = []

    def merge(self, edits: Iterable[Edit]) -> MergeReport:
        """Take the edits in and return what came of it."""
        defer_foreign_keys(self._connection)
        counts: dict[str, int] = defaultdict(int)
        groups: dict[Record, dict[tuple[str, str, str, str], Edit]] = defaultdict(dict)
        for edit in edits:
            counts[edit.table] += 1
            groups[edit.record][edit.name] = edit
        units = self._units(groups)
        taken = self._take(units)
        self._remove([unit for unit in taken if unit.removal is not None])
        conflicts = [conflict for unit in taken for conflict in self._conflicts(unit)]
        new, stood = _counted(taken, lambda unit: len(unit.new)), _counted(taken, lambda unit: len(unit.stood))
        return MergeReport(
            tuple(TableCount(table, count, new[table], stood[table]) for table, count in sorted(counts.items())),
            tuple(sorted(conflicts, key=lambda conflict: conflict.place)),
            tuple(self._refused),
            tuple(self._kept),
        )

    def _conflicts(self, unit: _Unit) -> list[Conflict]:
        found = conflicts_of(unit.known, unit.new, self._seen)
        return [conflict for conflict in found if conflict.field not in UNTOLD]

    # What is to be done

    def _units(self, groups: Mapping[Record, Mapping[tuple[str, str, str, str], Edit]]) -> list[_Unit]:
        """Return the rows with edits that are new here, in the order of their first new edit."""
        units = []
        known = edits_of(self._connection, groups)
        wanted: dict[str, list[str]] = defaultdict(list)
        for record, given in groups.items():
            names = {edit.name for edit in known.get(record, ())}
            new = [edit for edit in given.values() if edit.name not in names]
            checked = [edit for edit in new if self._is_known(edit)]
            if checked:
                here = known.get(record, [])
                units.append(_Unit(record, here, in_order(checked), standing([*here, *checked]), None))
                wanted[record[0]].append(record[1])
        rows = {
            table: rows_on_file(self._connection, Base.metadata.tables[table], keys) for table, keys in wanted.items()
        }
        for unit in units:
            unit.row = rows[unit.record[0]].get(unit.record[1])
        # Sources first: what is corrected here cites one, which would else be made anew.
        return sorted(units, key=lambda unit: (unit.record[0] != "sources", unit.first.stamp, unit.record))

    def _is_known(self, edit: Edit) -> bool:
        """Tell whether the edit is of a table, a key and fields of this library; else it is refused."""
        table = Base.metadata.tables.get(edit.table)
        fits = table is not None and edit.table in SHARED and json.loads(edit.key).keys() == set(KEYS[edit.table])
        if fits and table is not None:
            named = edit.value if edit.field == WHOLE else {edit.field}
            fits = named is None or ({str(name) for name in named} <= set(table.c.keys()) - {"id"})
        if not fits:
            self._refused.append(Refusal(edit, NOT_KNOWN))
        return fits

    # Taking in

    def _take(self, units: Sequence[_Unit]) -> list[_Unit]:
        """Write the rows; those that name rows not yet there wait for them. Return the rows that were not refused."""
        taken: list[_Unit] = []
        waiting: list[tuple[_Unit, _MissingError | None]] = [(unit, None) for unit in units]
        while waiting:
            left: list[tuple[_Unit, _MissingError | None]] = []
            for unit, _ in waiting:
                try:
                    self._take_one(unit)
                    taken.append(unit)
                except _MissingError as error:
                    left.append((unit, error))
                except UserError as error:
                    self._refuse(unit, Text(error.what.ja, error.what.en))
            revived = (
                [self._revive(*error.place) for _, error in left if error] if len(left) == len(waiting) else [True]
            )
            if not any(revived):
                for unit, _ in left:
                    self._refuse(unit, NAMES_MISSING)
                break
            waiting = left
        return taken

    def _refuse(self, unit: _Unit, reason: Text) -> None:
        self._refused += [Refusal(edit, reason) for edit in unit.new]

    def _take_one(self, unit: _Unit) -> None:
        """Write one row and journal its new edits.

        Raises:
            _MissingError: it names a row that is not here; nothing was written.
            UserError: it cannot be taken; nothing was written.
        """
        table = Base.metadata.tables[unit.record[0]]
        if unit.row is None and table.name == "sources":
            self._look_again(unit, table)
        both = unit.both
        key = self._cells(table, json.loads(unit.record[1]))
        if unit.row is None and both.there:
            self._make(unit, table, key)
        elif unit.row is not None and both.there:
            self._change(unit, table, key, {edit.name for edit in unit.new})
        elif (
            unit.row is not None
            and unit.removal is not None
            and table.name in FACT_TABLES
            and unit.row["origin"] is Origin.BUNDLED
        ):
            raise UserError(BUNDLED, BUNDLED)
        for edit in unit.new:
            if edit is not unit.removal and edit.name not in unit.stood:
                self._hear(edit, table, key, unit.row)

    def _look_again(self, unit: _Unit, table: Table) -> None:
        """Notice a row that the writer made along with an earlier one: the source of what an office corrects."""
        unit.row = rows_on_file(self._connection, table, [unit.record[1]]).get(unit.record[1])
        if unit.row is not None:
            unit.known = edits_of(self._connection, [unit.record])[unit.record]
            unit.both = standing([*unit.known, *unit.new])

    def _make(self, unit: _Unit, table: Table, key: Row) -> None:
        both = unit.both
        assert both.last is not None
        made = both.made
        if made is None and not any(edit.makes for edit in (*unit.known, *unit.new)):
            raise UserError(NOT_ON_FILE, NOT_ON_FILE)
        if made is not None:
            row = self._ready(table, key, self._cells(table, made.value))
            later = {name: both.value_of(name) for name, edit in both.fields.items() if edit is not made}
            self._cells(table, later)  # before anything is written
            self._writer.put(table.name, key, row, made.stamp)
            unit.stood.add(made.name)
        else:
            row = self._ready(table, key, self._cells(table, both.values()))
            self._writer.revive(table.name, key, row, both.last.stamp)
        self._came(table, {**key, **row})
        if made is not None and unit.new == [made]:
            return
        unit.row = rows_on_file(self._connection, table, [unit.record[1]])[unit.record[1]]
        if made is not None:
            self._change(unit, table, key, {edit.name for edit in both.fields.values() if edit is not made})

    @staticmethod
    def _ready(table: Table, key: Row, row: Row) -> Row:
        """Return the cells of a row to be made: it is nobody's bundled fact."""
        ready = {name: value for name, value in row.items() if name not in key}
        if table.name in FACT_TABLES:
            ready["withdrawn"] = None
            if ready.get("origin") is not Origin.IMPORTED:
                ready["origin"] = Origin.OFFICE
        return ready

    def _change(self, unit: _Unit, table: Table, key: Row, edits: set[tuple[str, str, str, str]]) -> None:
        """Write the fields whose latest edit is one of ``edits``."""
        assert unit.row is not None
        fields = {
            name: edit
            for name, edit in unit.both.fields.items()
            if edit.name in edits and name not in key and not _is_local(table, name)
        }
        cells = self._cells(table, {name: unit.both.value_of(name) for name in fields})
        for name, value in cells.items():
            edit = fields[name]
            if unit.row[name] != value:
                self._writer.put(table.name, key, {name: value}, edit.stamp)
                unit.row[name] = value
                if edit.field != WHOLE:
                    unit.stood.add(edit.name)

    def _hear(self, edit: Edit, table: Table, key: Row, row: Row | None) -> None:
        """Journal an edit that leaves the row as it is."""
        pack = self._writer.cells
        if row is None:
            before = edit.base if edit.removes else None
        elif edit.field == WHOLE:
            before = pack.pack_row(table, {name: value for name, value in row.items() if name != "id"})
        else:
            before = pack.pack(table, edit.field, row[edit.field])
        self._writer.heard(table.name, key, edit.field, (before, edit.value), edit.stamp)

    def _cells(self, table: Table, data: Mapping[str, Any]) -> Row:
        """Return JSON data as cells.

        Raises:
            _MissingError: a cell names a row that is not here.
            UserError: a cell cannot hold it.
        """
        for name, value in data.items():
            place = _place(table, table.c[name], value)
            if place is not None and place[2] not in self._there(*place[:2]):
                raise _MissingError(*place)
        return self._writer.cells.unpack_row(table, data)

    # Rows that name each other

    def _there(self, table: str, column: str) -> set[Any]:
        if (table, column) not in self._on_file:
            found = self._connection.execute(select(Base.metadata.tables[table].c[column]))
            self._on_file[table, column] = set(found.scalars())
        return self._on_file[table, column]

    def _came(self, table: Table, row: Row) -> None:
        for (name, column), values in self._on_file.items():
            if name == table.name:
                values.add(row.get(column))

    def _revive(self, table_name: str, column: str, value: Any) -> bool:
        """Make a removed row again because another one names it; tell whether there was such a row."""
        if value in self._there(table_name, column):
            return True
        table = Base.metadata.tables[table_name]
        for edit in removals(self._connection, table_name):
            if not isinstance(edit.base, Mapping) or edit.base.get(column) != value:
                continue
            here = standing(edits_of(self._connection, [edit.record])[edit.record]).values()
            key = json.loads(edit.key)
            try:
                row = self._ready(table, key, self._cells(table, {**edit.base, **here}))
            except _MissingError as error:
                return self._revive(*error.place)
            except UserError:
                return False
            self._writer.revive(table_name, key, row)
            self._came(table, {**key, **row})
            self._kept.append(edit.record)
            return True
        return False

    def _remove(self, units: Sequence[_Unit]) -> None:
        """Remove rows that nothing refers to, one after another; the others stay, and it is said."""
        left = list(units)
        while left:
            stay = []
            for unit in left:
                table = Base.metadata.tables[unit.record[0]]
                assert unit.row is not None
                assert unit.both.last is not None
                if self._is_named(table, unit.row):
                    stay.append(unit)
                    continue
                self._writer.remove(table.name, json.loads(unit.record[1]), unit.both.last.stamp)
                unit.stood.add(unit.both.last.name)
            if len(stay) == len(left):
                break
            left = stay
        for unit in left:
            self._insist(unit)

    def _insist(self, unit: _Unit) -> None:
        table, key = Base.metadata.tables[unit.record[0]], json.loads(unit.record[1])
        assert unit.both.last is not None
        assert unit.row is not None
        self._hear(unit.both.last, table, key, unit.row)
        packed = self._writer.cells.pack_row(table, {name: cell for name, cell in unit.row.items() if name != "id"})
        self._writer.heard(table.name, key, WHOLE, (packed, {}))
        self._kept.append(unit.record)

    def _is_named(self, table: Table, row: Row) -> bool:
        """Tell whether another row refers to this one."""
        for other in Base.metadata.tables.values():
            for column in other.c:
                for reference in column.foreign_keys:
                    if reference.column.table is not table or row[reference.column.name] is None:
                        continue
                    found = select(other.c.id).where(column == row[reference.column.name])
                    if other is table:
                        found = found.where(other.c.id != row["id"])
                    if self._connection.execute(found.limit(1)).first() is not None:
                        return True
        return False


def _is_local(table: Table, name: str) -> bool:
    """Tell whether a field is this library's own: how a fact is kept, and the code of a source."""
    return table.name in FACT_TABLES and (name in BOOKKEEPING or (table.name == "sources" and name == "code"))


def _place(table: Table, column: Column[Any], value: Any) -> tuple[str, str, Any] | None:
    """Return table, column and value of the row that a cell (JSON data) names, None when it must name none."""
    if value is None or isinstance(column.type, CodeList):
        return None
    if table.name in FACT_TABLES:
        if column.name in CITATIONS:
            return "sources", "fact_key", value
        if column.name in INTERNAL_REFERENCES:
            return INTERNAL_REFERENCES[column.name], "fact_key", value
    for reference in column.foreign_keys:
        return reference.column.table.name, reference.column.name, value
    return None


def _counted(units: Iterable[_Unit], of: Any) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for unit in units:
        counts[unit.record[0]] += of(unit)
    return counts
