"""Filling a library from the fact package, and bringing it to a newer version of the package.

Both are the same act in one transaction: rows are told apart by their natural key; bundled rows are added, changed or
taken away, rows of the office and the cells that it corrected are never touched (``navigator.db.corrections``).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Connection, Enum, RowMapping, Table, delete, func, insert, select, update

from navigator.db import textindex
from navigator.db.cells import INTERNAL_REFERENCES
from navigator.db.corrections import CorrectedRows
from navigator.db.engine import defer_foreign_keys
from navigator.db.factlog import FactLog
from navigator.db.identity import fact_keys, source_keys
from navigator.db.package import FactPackage, PackageTable
from navigator.db.schema import Base, LibraryInfo, package_tables
from navigator.db.schema.base import CodeList, ExactNumber
from navigator.db.vanishing import forget_withdrawn, settle_source_codes, take_away
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin

Progress = Callable[[int, int, Text], None]
Cells = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load changed, in rows.

    ``withdrawn`` are the (table, key) pairs that vanished but are kept, as something of the office hangs on them;
    ``moved`` are (table, old key, new key) where the office's marks went along with a renamed code.
    """

    added: int
    changed: int
    removed: int
    withdrawn: tuple[tuple[str, str], ...]
    moved: tuple[tuple[str, str, str], ...]


def package_column(table: Table, column: str) -> str:
    """Return the library's name of a package column: the package's ``id`` is kept as ``package_id``."""
    if column != "id":
        return column
    return "code" if table.name == "sources" else "package_id"


def load(connection: Connection, package: FactPackage, progress: Progress | None = None) -> LoadReport:
    """Bring the bundled rows of a library to ``package`` inside the connection's transaction."""
    steps = len(package_tables()) + 1

    def tell(done: int, what: Text) -> None:
        if progress:
            progress(done, steps, what)

    defer_foreign_keys(connection)
    report = _Loader(connection, package).run(
        lambda done: tell(done, Text("データを読み込んでいます", "Loading the facts"))
    )
    tell(steps - 1, Text("検索の索引を作っています", "Building the search index"))
    textindex.rebuild(connection)
    set_info(
        connection,
        {"package_name": package.name, "package_version": package.version, "package_date": package.created.isoformat()},
    )
    tell(steps, Text("できました", "Done"))
    return report


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
        self._source_codes: Mapping[str, str] = {}
        self._row_ids: dict[str, dict[str, int]] = {}
        self._incoming: dict[str, set[str]] = {}
        self._added = self._changed = 0
        self._corrected = CorrectedRows(connection, package.version)
        self._log = FactLog(connection, read_info(connection).get("package_version"), package.version)

    def run(self, progress: Callable[[int], None]) -> LoadReport:
        """Load every table, calling ``progress`` with the number of tables done."""
        self._source_codes = settle_source_codes(self._connection, self._source_keys)
        for done, table in enumerate(package_tables()):
            progress(done)
            self._upsert(table)
        gone = take_away(self._connection, self._package.version, self._incoming, self._corrected)
        self._log.write()
        return LoadReport(self._added, self._changed, gone.removed, gone.withdrawn, gone.moved)

    def _upsert(self, table: Table) -> None:
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
        corrected: list[tuple[RowMapping, Cells]] = []
        for key, cells in zip(keys, self._cells(table, part), strict=True):
            old = present.get(key)
            if old is None:
                new.append({"id": ids[key], "fact_key": key, "origin": Origin.BUNDLED, "withdrawn": None, **cells})
                self._log.came(table.name, new[-1])
            elif old["origin"] is Origin.BUNDLED and self._corrected.has(table.name, key):
                corrected.append((old, cells))
            elif old["origin"] is Origin.BUNDLED:
                self._change(table, old, {**cells, "withdrawn": None})
        if new:
            self._connection.execute(insert(table), new)
        for old, cells in corrected:  # once the rows are there to which the package's cells may refer
            self._change(table, old, {**self._corrected.keep(table, old, cells), "withdrawn": None})
        self._added += len(new)
        self._incoming[table.name] = set(keys)
        for key, old in present.items():
            if key not in self._incoming[table.name] and old["origin"] is Origin.BUNDLED and old["withdrawn"] is None:
                self._log.went(table.name, old)

    def _change(self, table: Table, old: RowMapping, cells: Cells) -> None:
        """Bring a bundled row to ``cells``; a new number alone is no change that a reader is told of."""
        changed = {column for column, value in cells.items() if old[column] != value}
        if not changed:
            return
        self._connection.execute(update(table).where(table.c.id == old["id"]).values(**cells))
        if old["withdrawn"] is None:
            self._log.changed(table.name, old, cells, changed)
        else:
            self._log.came(table.name, {**old, **cells})
        self._changed += changed != {"package_id"}
        if old["withdrawn"] is not None:
            forget_withdrawn(self._connection, table.name, old["fact_key"])

    def _cells(self, table: Table, part: PackageTable) -> list[Cells]:
        columns = [(column, table.c[package_column(table, column)], part.types[column]) for column in part.columns]
        made = []
        for row in part.rows:
            cells: Cells = {}
            for name, column, kind in columns:
                value = typed(column, row[name], kind)
                if name in INTERNAL_REFERENCES and value is not None:
                    value = self._reference(table.name, name, str(value))
                elif name == "source":
                    value = self._source_codes.get(str(value), value)
                elif name == "other_sources":
                    value = tuple(self._source_codes.get(code, code) for code in row[name].split(";") if code)
                cells[column.name] = value
            made.append(cells)
        return made

    def _reference(self, table: str, column: str, package_id: str) -> int:
        target = INTERNAL_REFERENCES[column]
        assert target in self._row_ids, f"{table} refers to {target}, which is loaded later"
        return self._row_ids[target][package_id]


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
