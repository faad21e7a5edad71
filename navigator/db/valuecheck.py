"""Values that no form and no package lets in, but a damaged or foreign hand may leave: one finding a cell.

Asked of the raw cells, as a reader might already stumble over them.
"""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import Column, Connection, Enum, Table, Text

from navigator.db import engine as engines
from navigator.db.schema import Base, package_tables
from navigator.db.schema.base import ExactNumber
from navigator.domain.text import Text as Words

EARLIEST_YEAR, LATEST_YEAR = 1868, 2200
"""Meiji 1 and what nobody plans for: years outside are slips of a hand or of a disk."""

STAMPS = ("at", "made_at", "added_at", "saved_at")
NAMES = ("name_ja", "title_ja")

_CODE = Words(
    "表 {table} の行 {row}: {column} の値は一覧にありません。", "Table {table}, row {row}: {column} is not in its list."
)
_YEAR = Words(
    "表 {table} の行 {row}: {column} が年としてありえません。",
    "Table {table}, row {row}: {column} is no possible year.",
)
_NEGATIVE = Words(
    "表 {table} の行 {row}: {column} が負の額です。", "Table {table}, row {row}: {column} is a negative amount."
)
_EMPTY = Words("表 {table} の行 {row}: {column} が空です。", "Table {table}, row {row}: {column} is empty.")
_NOT_UTF8 = Words(
    "表 {table} の行 {row}: {column} の文字が壊れています。", "Table {table}, row {row}: {column} is not UTF-8."
)
_FUTURE = Words(
    "表 {table} の行 {row}: {column} が未来の日時です。", "Table {table}, row {row}: {column} lies in the future."
)
_ORPHAN = Words(
    "表 {table} の行 {row} が、記録にない {target} を指しています。",
    "Row {row} of table {table} names a record that is not there: {target}.",
)

MARKS = ("favourites", "tray_items", "record_tags", "own_statuses", "record_notes", "record_links", "corrections")
"""Tables whose rows name a fact by table and key."""


def impossible_values(connection: Connection) -> Iterator[Words]:
    """Yield the cells of the facts and of the office's tables that hold what no such column may hold."""
    for table in Base.metadata.sorted_tables:
        if "id" not in table.c or not _present(connection, table.name):
            continue
        for column in table.c:
            if isinstance(column.type, Enum):
                offered = ",".join(f"'{code}'" for code in column.type.enums)
                yield from _found(connection, table, column, f'"{column.name}" NOT IN ({offered})', _CODE)
            elif _is_year(table, column.name):
                within = f"BETWEEN {EARLIEST_YEAR} AND {LATEST_YEAR}"
                wrong = f'typeof("{column.name}") <> \'integer\' OR "{column.name}" NOT {within}'
                yield from _found(connection, table, column, wrong, _YEAR)
            elif isinstance(column.type, ExactNumber) and column.name.endswith("myen"):
                yield from _found(connection, table, column, f"\"{column.name}\" LIKE '-%'", _NEGATIVE)
            elif column.name in NAMES and not column.nullable:
                yield from _found(connection, table, column, f"trim(\"{column.name}\") = ''", _EMPTY)
        yield from _unreadable(connection, table)


def is_impossible(table: Table, column: str, value: object) -> bool:
    """Tell whether a value that is to be written would be found by ``impossible_values``."""
    kept = table.c.get(column)
    if kept is None or value is None:
        return False
    if _is_year(table, column):
        return not isinstance(value, int) or not EARLIEST_YEAR <= value <= LATEST_YEAR
    if isinstance(kept.type, ExactNumber) and column.endswith("myen"):
        return str(value).strip().startswith("-")
    return column in NAMES and not kept.nullable and not str(value).strip()


def _is_year(table: Table, column: str) -> bool:
    return table in package_tables() and column.endswith("fy") and not column.endswith("or_fy")


def future_stamps(connection: Connection, now: datetime | None = None) -> Iterator[Words]:
    """Yield the times that lie more than a day after ``now`` (UTC): a clock was wrong when they were written."""
    latest = ((now or datetime.now(UTC)) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    for table in Base.metadata.sorted_tables:
        for name in STAMPS:
            if name in table.c and "id" in table.c and _present(connection, table.name):
                yield from _found(connection, table, table.c[name], f"\"{name}\" > '{latest}'", _FUTURE)


def orphans(connection: Connection) -> Iterator[tuple[str, int, str, str]]:
    """Yield what the office put on facts that are not there: table, row, table of the fact, its key."""
    facts = {table.name for table in package_tables()}
    for name in MARKS:
        if not _present(connection, name):
            continue
        rows = connection.exec_driver_sql(f'SELECT id, table_name, fact_key FROM "{name}" ORDER BY id').all()  # noqa: S608 - names of our own schema
        for row, target, key in rows:
            if target not in facts or not _has(connection, target, key):
                yield name, row, target, key


def orphan_findings(connection: Connection, tables: Collection[str] = MARKS) -> Iterator[Words]:
    """Yield a sentence for each of ``orphans`` in ``tables``."""
    for table, row, target, key in orphans(connection):
        if table in tables:
            yield _ORPHAN.format(table=table, row=row, target=f"{target} {key}")


def _has(connection: Connection, table: str, key: str) -> bool:
    found = connection.exec_driver_sql(f'SELECT 1 FROM "{table}" WHERE fact_key = ?', (key,)).first()  # noqa: S608 - names of our own schema
    return found is not None


def _present(connection: Connection, table: str) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).first() is not None


def _found(connection: Connection, table: Table, column: Column[object], wrong: str, words: Words) -> Iterator[Words]:
    query = f'SELECT id FROM "{table.name}" WHERE "{column.name}" IS NOT NULL AND ({wrong}) ORDER BY id'  # noqa: S608 - names of our own schema
    for (row,) in connection.exec_driver_sql(query).all():
        yield words.format(table=table.name, row=row, column=column.name)


def _unreadable(connection: Connection, table: Table) -> Iterator[Words]:
    """Yield the texts that are not UTF-8; the driver is asked for bytes, as it refuses to make texts of them."""
    names = [column.name for column in table.c if isinstance(column.type, Text)]
    if not names:
        return
    columns = ", ".join(f'CASE typeof("{name}") WHEN \'text\' THEN CAST("{name}" AS BLOB) END' for name in names)
    for row, *cells in engines.driver(connection).execute(f'SELECT id, {columns} FROM "{table.name}" ORDER BY id'):  # noqa: S608 - names of our own schema
        for name, cell in zip(names, cells, strict=True):
            if cell is not None and not _is_utf8(cell):
                yield _NOT_UTF8.format(table=table.name, row=row, column=name)


def _is_utf8(cell: bytes) -> bool:
    try:
        cell.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
