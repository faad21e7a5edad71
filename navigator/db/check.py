"""The library against the fact package: every bundled row, cell by cell, as it lies in the file.

Rows are matched by their natural key (``navigator.db.identity``). A cell that the office corrected is compared by the
value that it replaced; it must hold what the office wrote. Cells are compared as the bytes and the storage class
that SQLite keeps, not as the values that a reader makes of them: a flipped bit must be found even where it makes a cell
that no reader can read. That way of reading is SQLite's own; a server engine gets a sibling.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, StrEnum
from functools import partial
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, cast, func, select

from navigator.db.anchors import Anchor, FactRows, anchors
from navigator.db.cells import INTERNAL_REFERENCES, Cells
from navigator.db.corrections import corrected_cells
from navigator.db.identity import fact_keys, source_keys
from navigator.db.loading import package_column, package_tables, read_info, typed
from navigator.db.package import FactPackage, PackageTable
from navigator.domain.vocabulary import Origin

NULL, INTEGER, TEXT = "null", "integer", "text"
OWN = frozenset({Origin.OFFICE.value, Origin.IMPORTED.value})


class DifferenceKind(StrEnum):
    """In what the library differs from the package."""

    MISSING = "missing"
    EXTRA = "extra"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of a row; ``column`` and both values (as text, None for an empty cell) are set for a field.

    ``key`` is the row's natural key, ``column`` the name in the package (``origin`` and ``withdrawn``: in the library).
    A reference to another row by number is shown as that row's natural key.
    """

    kind: DifferenceKind
    table: str
    key: str
    column: str = ""
    package: str | None = None
    library: str | None = None


@dataclass(frozen=True, slots=True)
class TableCount:
    """Rows of a table in the package, and bundled rows of the library that no update took away."""

    table: str
    package: int
    library: int


@dataclass(frozen=True, slots=True)
class FactsComparison:
    """What came out: ``same`` when nothing differs and every anchor holds."""

    package_version: str
    library_version: str
    counts: tuple[TableCount, ...]
    differences: tuple[Difference, ...]
    anchors: tuple[Anchor, ...]

    @property
    def same(self) -> bool:
        """Whether the library holds exactly the facts of the package."""
        return (
            not self.differences
            and all(count.package == count.library for count in self.counts)
            and all(anchor.holds for anchor in self.anchors)
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is kept: its storage class and its bytes."""

    storage: str
    content: bytes = b""

    @property
    def text(self) -> str | None:
        """The cell for people; bytes that are no UTF-8 are shown by their numbers."""
        return None if self.storage == NULL else self.content.decode("utf-8", "backslashreplace")


EMPTY = Cell(NULL)


@dataclass(slots=True)
class _TableResult:
    count: int = 0
    differences: list[Difference] = field(default_factory=list)


def compare(connection: Connection, package: FactPackage) -> FactsComparison:
    """Compare every table of the package with the library, and reckon the anchors from the library."""
    keys_of_sources = source_keys(package.tables["sources"].rows)
    counts: list[TableCount] = []
    differences: list[Difference] = []
    keys = {name: fact_keys(name, part.rows, keys_of_sources) for name, part in package.tables.items()}
    key_of_id = {
        name: dict(zip((row["id"] for row in package.tables[name].rows), keys[name], strict=True))
        for name in set(INTERNAL_REFERENCES.values())
    }
    for table in package_tables():
        result = _compare_table(connection, table, package.tables[table.name], keys[table.name], key_of_id)
        counts.append(TableCount(table.name, len(keys[table.name]), result.count))
        differences += result.differences
    return FactsComparison(
        package.version,
        read_info(connection).get("package_version", ""),
        tuple(counts),
        tuple(differences),
        anchors(partial(bundled_rows, connection)),
    )


def bundled_rows(connection: Connection, name: str) -> FactRows:
    """Return the bundled rows of a table as text cells by the package's column names, "" for an empty cell.

    ``id`` is the library's own number of the row, which ``part_of`` and ``budget_id`` name.
    """
    table = next(table for table in package_tables() if table.name == name)
    originals = _originals(connection, table)
    return tuple(
        {column: cell.text or "" for column, cell in _uncorrected(row, originals).items()}
        for row in _stored_rows(connection, table)
        if row["origin"].text == Origin.BUNDLED.value and row["withdrawn"].storage == NULL
    )


def _compare_table(
    connection: Connection,
    table: Table,
    part: PackageTable,
    keys: list[str],
    key_of_id: Mapping[str, Mapping[str, str]],
) -> _TableResult:
    """Compare one table; ``key_of_id`` gives the natural keys of rows that others refer to by the package's id."""
    result = _TableResult()
    expected = dict(zip(keys, part.rows, strict=True))
    columns = {column: table.c[package_column(table, column)] for column in part.columns}
    references = {column: INTERNAL_REFERENCES[column] for column in part.columns if column in INTERNAL_REFERENCES}
    kept_keys = {column: _keys_of_numbers(connection, target) for column, target in references.items()}
    found: set[str] = set()
    originals = _originals(connection, table)
    for as_stored in _stored_rows(connection, table):
        stored = _uncorrected(as_stored, originals)
        key = stored["fact_key"].text or ""
        origin = stored["origin"].text
        bundled = origin not in OWN
        result.count += bundled and stored["withdrawn"].storage == NULL
        if key not in expected:
            # Rows of the office are its own, and a withdrawn row was kept for its sake.
            if bundled and stored["withdrawn"].storage == NULL:
                result.differences.append(Difference(DifferenceKind.EXTRA, table.name, key))
            continue
        found.add(key)
        wanted = {
            name: _expected(typed(column, expected[key][name], part.types[name])) for name, column in columns.items()
        }
        kept = {name: stored[column.name] for name, column in columns.items()}
        for name, target in references.items():
            wanted[name] = _text_cell(key_of_id[target].get(expected[key][name]))
            kept[name] = _named(kept[name], kept_keys[name])
        wanted |= {"origin": _text_cell(Origin.BUNDLED.value), "withdrawn": EMPTY}
        kept |= {name: stored[name] for name in ("origin", "withdrawn")}
        result.differences += _differing(table.name, key, wanted, kept)
    missing = [key for key in keys if key not in found]
    result.differences += [Difference(DifferenceKind.MISSING, table.name, key) for key in missing]
    return result


def _differing(table: str, key: str, wanted: Mapping[str, Cell], kept: Mapping[str, Cell]) -> Iterator[Difference]:
    for column, cell in wanted.items():
        other = kept[column]
        if other == cell:
            continue
        # The same digits in another storage class look alike: the class is named then.
        shown = f"{other.text} ({other.storage})" if other.text == cell.text else other.text
        yield Difference(DifferenceKind.FIELD, table, key, column, cell.text, shown)


def _stored_rows(connection: Connection, table: Table) -> Iterator[dict[str, Cell]]:
    """Return every row of a table as it is kept, by the library's column names."""
    names = [column.name for column in table.c]
    asked: list[Any] = []
    for column in table.c:
        asked += [func.typeof(column), cast(column, LargeBinary)]
    for row in connection.execute(select(*asked).order_by(table.c.id)):
        yield {
            name: EMPTY if row[at] == NULL else Cell(row[at], row[at + 1])
            for name, at in zip(names, range(0, len(asked), 2), strict=True)
        }


Originals = Mapping[tuple[str, str], tuple[Cell, Cell]]
"""What the office wrote and what the package says, by natural key and column, of the corrected cells of a table."""


def _originals(connection: Connection, table: Table) -> Originals:
    cells = Cells(connection)
    return {
        (found.key, found.column): (
            _expected(cells.unpack(table, found.column, found.office)),
            _expected(cells.unpack(table, found.column, found.original)),
        )
        for found in corrected_cells(connection, table.name)
    }


def _uncorrected(stored: dict[str, Cell], originals: Originals) -> dict[str, Cell]:
    """Return a row as the package would have it; a corrected cell that holds something else again stays as it is."""
    if not originals:
        return stored
    key = stored["fact_key"].text or ""
    row = dict(stored)
    for column, cell in stored.items():
        office, original = originals.get((key, column), (None, cell))
        row[column] = original if office == cell else cell
    return row


def _keys_of_numbers(connection: Connection, name: str) -> dict[bytes, Cell]:
    """Return the natural key of every row of a table by the library's number of the row (its digits)."""
    table = next(table for table in package_tables() if table.name == name)
    return {row["id"].content: row["fact_key"] for row in _stored_rows(connection, table)}


def _named(reference: Cell, keys: Mapping[bytes, Cell]) -> Cell:
    """Return the key that a reference stands for; a number of no row is shown as it is."""
    if reference.storage == NULL:
        return reference
    return keys.get(reference.content) or _text_cell(f"#{reference.text}")


def _text_cell(text: str | None) -> Cell:
    return EMPTY if text is None else Cell(TEXT, text.encode())


def _expected(value: object) -> Cell:
    """Return how the library keeps a typed package cell on SQLite (see ``navigator.db.schema.base``)."""
    if value is None:
        return EMPTY
    if isinstance(value, int):
        return Cell(INTEGER, str(int(value)).encode())
    if isinstance(value, Decimal):
        return _text_cell(format(value, "f"))
    if isinstance(value, Enum):
        return _text_cell(str(value.value))
    if isinstance(value, tuple):
        return _text_cell(";".join(value))
    return _text_cell(str(value))
