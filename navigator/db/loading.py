"""Filling a library from the fact package, and bringing it to a newer version of the package.

Both are the same act in one transaction: rows are told apart by their natural key; bundled rows are added, changed or
taken away, rows of the office are never touched.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Connection, Enum, Table, delete, func, insert, literal, or_, select, union_all, update

from navigator.db import textindex
from navigator.db.engine import defer_foreign_keys
from navigator.db.identity import fact_keys, source_keys
from navigator.db.package import FactPackage, PackageTable
from navigator.db.schema import Alias, Base, Favourite, LibraryInfo, TrayItem, WithdrawnKey
from navigator.db.schema.base import CodeList, ExactNumber
from navigator.domain.text import Text
from navigator.domain.vocabulary import AliasKind, Origin

Progress = Callable[[int, int, Text], None]
Cells = dict[str, Any]

TABLE_OF_KIND: dict[AliasKind, str] = {
    AliasKind.PROGRAM: "programs",
    AliasKind.REGION: "regions",
    AliasKind.METRIC: "metrics",
    AliasKind.MEASURE: "measures",
    AliasKind.BLOCK: "blocks",
    AliasKind.MINISTRY: "ministries",
}
"""The tables whose former codes stand in ``aliases``."""

OFFICE_TABLES = (Favourite.__tablename__, TrayItem.__tablename__)
"""Tables of the office that name a fact by ``table_name`` and ``fact_key``."""

INTERNAL_REFERENCES = {"part_of": "budgets", "budget_id": "budgets", "event_id": "events"}
"""Columns that hold a package id of another row; the library keeps that row's own number."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load changed, in rows; ``withdrawn`` are the vanished keys that office data hangs on."""

    added: int
    changed: int
    removed: int
    withdrawn: tuple[tuple[str, str], ...]
    moved: tuple[tuple[str, str, str], ...]


def package_tables() -> tuple[Table, ...]:
    """Return the tables of the fact package, each after those it refers to."""
    return tuple(table for table in Base.metadata.sorted_tables if "fact_key" in table.c and "origin" in table.c)


def package_column(table: Table, column: str) -> str:
    """Return the library's name of a package column: the package's ``id`` is kept as ``package_id``."""
    if column != "id":
        return column
    return "code" if table.name == "sources" else "package_id"


def load(connection: Connection, package: FactPackage, progress: Progress | None = None) -> LoadReport:
    """Bring the bundled rows of a library to ``package`` inside the connection's transaction."""
    defer_foreign_keys(connection)
    loader = _Loader(connection, package)
    tables = package_tables()
    steps = len(tables) + 1
    for done, table in enumerate(tables):
        if progress:
            progress(done, steps, Text("データを読み込んでいます", "Loading the facts"))
        loader.upsert(table)
    loader.remove_vanished(reversed(tables))
    if progress:
        progress(len(tables), steps, Text("検索の索引を作っています", "Building the search index"))
    textindex.rebuild(connection)
    set_info(
        connection,
        {"package_name": package.name, "package_version": package.version, "package_date": package.created.isoformat()},
    )
    if progress:
        progress(steps, steps, Text("できました", "Done"))
    return loader.report()


def typed(column: Column[Any], text: str, package_type: str) -> object:
    """Return a package cell as the library keeps it; an empty cell is None, or () for a list."""
    kind = column.type
    value: object = text
    if isinstance(kind, CodeList):
        value = tuple(text.split(";")) if text else ()
    elif not text:
        value = None
    elif isinstance(kind, Enum):
        assert isinstance(kind.enum_class, type)
        value = kind.enum_class(text)
    elif isinstance(kind, ExactNumber):
        value = Decimal(text)
    elif package_type == "boolean":
        value = text in ("1", "true")
    elif package_type == "integer":
        value = int(text)
    return value


class _Loader:
    def __init__(self, connection: Connection, package: FactPackage) -> None:
        self._connection = connection
        self._package = package
        self._source_keys = source_keys(package.tables["sources"].rows)
        self._row_ids: dict[str, dict[str, int]] = {}
        self._incoming: dict[str, set[str]] = {}
        self._added = self._changed = self._removed = 0
        self._withdrawn: list[tuple[str, str]] = []
        self._moved: list[tuple[str, str, str]] = []

    def report(self) -> LoadReport:
        return LoadReport(self._added, self._changed, self._removed, tuple(self._withdrawn), tuple(self._moved))

    def upsert(self, table: Table) -> None:
        """Add and change the bundled rows of one table."""
        part = self._package.tables[table.name]
        keys = fact_keys(table.name, part.rows, self._source_keys)
        present = {
            row["fact_key"]: row for row in self._connection.execute(select(table)).mappings()
        }  # whole rows: a table holds thousands, and each must be compared
        next_id = (self._connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1
        ids: dict[str, int] = {}
        for key in keys:
            if key in present:
                ids[key] = present[key]["id"]
            else:
                ids[key] = next_id
                next_id += 1
        if "id" in part.columns:
            self._row_ids[table.name] = {row["id"]: ids[key] for row, key in zip(part.rows, keys, strict=True)}
        new: list[Cells] = []
        for key, cells in zip(keys, self._cells(table, part), strict=True):
            old = present.get(key)
            if old is None:
                new.append({"id": ids[key], "fact_key": key, "origin": Origin.BUNDLED, "withdrawn": None, **cells})
            elif old["origin"] is Origin.BUNDLED and (
                old["withdrawn"] is not None or any(old[column] != value for column, value in cells.items())
            ):
                self._connection.execute(update(table).where(table.c.id == old["id"]).values(withdrawn=None, **cells))
                self._changed += 1
        if new:
            self._connection.execute(insert(table), new)
        self._added += len(new)
        self._incoming[table.name] = set(keys)

    def _cells(self, table: Table, part: PackageTable) -> list[Cells]:
        columns = [(column, table.c[package_column(table, column)], part.types[column]) for column in part.columns]
        made = []
        for row in part.rows:
            cells: Cells = {}
            for name, column, kind in columns:
                value = typed(column, row[name], kind)
                if name in INTERNAL_REFERENCES and value is not None:
                    value = self._reference(table.name, name, str(value))
                cells[column.name] = value
            made.append(cells)
        return made

    def _reference(self, table: str, column: str, package_id: str) -> int:
        target = INTERNAL_REFERENCES[column]
        assert target in self._row_ids, f"{table} refers to {target}, which is loaded later"
        return self._row_ids[target][package_id]

    def remove_vanished(self, tables: Any) -> None:
        """Take away bundled rows whose key is not in the package; rows that office data needs stay, marked."""
        renamed = self._renamed_codes()
        for table in tables:
            vanished = [
                (row.id, row.fact_key)
                for row in self._connection.execute(
                    select(table.c.id, table.c.fact_key).where(
                        table.c.origin == Origin.BUNDLED, table.c.withdrawn.is_(None)
                    )
                )
                if row.fact_key not in self._incoming[table.name]
            ]
            for row_id, key in vanished:
                self._vanish(table, row_id, key, renamed.get((table.name, key)))

    def _renamed_codes(self) -> dict[tuple[str, str], str]:
        aliases = Base.metadata.tables[Alias.__tablename__].c
        return {
            (TABLE_OF_KIND[kind], alias): code
            for kind, code, alias in self._connection.execute(select(aliases.kind, aliases.code, aliases.alias))
            if kind in TABLE_OF_KIND
        }

    def _vanish(self, table: Table, row_id: int, key: str, new_key: str | None) -> None:
        named = self._office_names(table.name, key)
        if named and new_key in self._incoming[table.name]:
            self._move_office_data(table.name, key, new_key)
            named = False
        if not named and not self._referred_to(table, row_id):
            self._connection.execute(delete(table).where(table.c.id == row_id))
            self._removed += 1
            return
        self._connection.execute(update(table).where(table.c.id == row_id).values(withdrawn=self._package.version))
        self._note_withdrawn(table.name, key, None)
        self._withdrawn.append((table.name, key))

    def _office_names(self, table: str, key: str) -> bool:
        hits = union_all(
            *(
                select(literal(1)).where(office.c.table_name == table, office.c.fact_key == key)
                for office in (Base.metadata.tables[name] for name in OFFICE_TABLES)
            )
        )
        return self._connection.execute(hits).first() is not None

    def _move_office_data(self, table: str, old: str, new: str | None) -> None:
        assert new is not None
        for name in OFFICE_TABLES:
            office = Base.metadata.tables[name]
            taken = select(office.c.id).where(office.c.table_name == table, office.c.fact_key == new)
            if self._connection.execute(taken).first() is None:
                self._connection.execute(
                    update(office).where(office.c.table_name == table, office.c.fact_key == old).values(fact_key=new)
                )
            else:
                self._connection.execute(delete(office).where(office.c.table_name == table, office.c.fact_key == old))
        self._note_withdrawn(table, old, new)
        self._moved.append((table, old, new))

    def _referred_to(self, table: Table, row_id: int) -> bool:
        """Tell whether a row that is not bundled refers to this one."""
        values = self._connection.execute(select(table).where(table.c.id == row_id)).mappings().one()
        for other in package_tables():
            for column in other.c:
                targets = [key.column for key in column.foreign_keys if key.column.table is table]
                same = or_(*(column == values[target.name] for target in targets)) if targets else None
                if (
                    same is not None
                    and self._connection.execute(
                        select(other.c.id).where(same, other.c.origin != Origin.BUNDLED)
                    ).first()
                ):
                    return True
        return False

    def _note_withdrawn(self, table: str, key: str, moved_to: str | None) -> None:
        noted = Base.metadata.tables[WithdrawnKey.__tablename__]
        self._connection.execute(delete(noted).where(noted.c.table_name == table, noted.c.fact_key == key))
        self._connection.execute(
            insert(noted).values(
                table_name=table, fact_key=key, package_version=self._package.version, moved_to=moved_to
            )
        )


def read_info(connection: Connection) -> dict[str, str]:
    """Return the properties of a library."""
    info = Base.metadata.tables[LibraryInfo.__tablename__]
    rows: Sequence[Any] = connection.execute(select(info.c.key, info.c.value)).all()
    return {row.key: row.value for row in rows}


def set_info(connection: Connection, values: Mapping[str, str]) -> None:
    """Set properties of a library."""
    info = Base.metadata.tables[LibraryInfo.__tablename__]
    connection.execute(delete(info).where(info.c.key.in_(list(values))))
    connection.execute(insert(info), [{"key": key, "value": value} for key, value in values.items()])
