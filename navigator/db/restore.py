# ruff: noqa: S608 - the names in the statements are those of our own tables and columns, never what somebody typed
"""Putting a backup in the place of the library, and what that would change.

The library must be closed in this program. The present file becomes a backup first; one that is damaged is moved aside
together with its journals, never thrown away. See docs/decisions/0016-safety.md.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zlib import crc32

from sqlalchemy import Connection, UniqueConstraint

from navigator.db import backup, backupreading, deadline, drives
from navigator.db import engine as engines
from navigator.db.errors import speaking
from navigator.db.library import recognise
from navigator.db.librarywords import not_here
from navigator.db.schema import Base
from navigator.domain.errors import DamagedLibraryError, UserError
from navigator.domain.safety import BackupReason, DriveKind
from navigator.domain.text import Text
from navigator.files import explain_os_error, swap_in

JOURNALS = ("-journal", "-wal", "-shm")
"""What SQLite may leave beside a library; replayed into another file it would ruin that one."""

_DERIVED = ("search_", "sqlite_")


@dataclass(frozen=True, slots=True)
class TableDifference:
    """What a restore does to one table, in rows: those that come back, change and vanish."""

    table: str
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class LostChange:
    """An edit of the office that the backup does not know; ``before`` and ``after`` are JSON, ``at`` is UTC."""

    change_no: int
    at: str
    use_case: str
    table: str
    key: str
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Differences:
    """The library against a backup: tables that differ, edits that a restore would lose, oldest first."""

    tables: tuple[TableDifference, ...]
    lost: tuple[LostChange, ...]


@dataclass(frozen=True, slots=True)
class PutBack:
    """What a restore did: the backup of the file before, or where the damaged one and its journals lie now."""

    kept: backup.Backup | None
    moved: tuple[Path, ...]


def differences(library: Path, source: Path) -> Differences:
    """Compare a library with a backup of it; both are only read.

    Raises:
        DamagedLibraryError: one of them is damaged.
        NewerLibraryError: a newer program wrote one of them.
        UserError: one cannot be read.
    """
    _must_differ(library, source)
    backupreading.must_be_whole(source)
    with speaking(library):
        # Only through SQLite: the library may be open, and closing a plain file would drop this program's locks on it.
        engine = engines.open_engine(library, mode="ro", strange=True)
        try:
            with engine.connect() as connection:
                # Outside a transaction, and through the driver: attaching is SQLite's own.
                uri = f"{source.absolute().as_uri()}?mode=ro"
                engines.driver(connection).execute("ATTACH DATABASE ? AS kept", (uri,))
                with connection.begin(), engines.watched(connection, deadline.within(deadline.STRANGE_S)):
                    names = sorted(_tables(connection, "main") | _tables(connection, "kept"))
                    found = (_compared(connection, name) for name in names)
                    tables = tuple(one for one in found if one.added or one.changed or one.removed)
                    return Differences(tables, _lost(connection))
        finally:
            engine.dispose()


def _must_differ(library: Path, source: Path) -> None:
    with contextlib.suppress(OSError):
        if library.samefile(source):
            raise UserError(
                Text("選んだのは今のライブラリそのものです。", "This is the library itself."),
                Text("控えを選んでください。", "Please choose a backup."),
            )


def _tables(connection: Connection, place: str) -> set[str]:
    names = connection.exec_driver_sql(f"SELECT name FROM {place}.sqlite_master WHERE type = 'table'").scalars()
    return {name for name in names if not name.startswith(_DERIVED)}


def _columns(connection: Connection, place: str, table: str) -> list[str]:
    return [row[1] for row in connection.exec_driver_sql(f'PRAGMA {place}.table_info("{table}")')]


def _compared(connection: Connection, name: str) -> TableDifference:
    present, kept = _columns(connection, "main", name), _columns(connection, "kept", name)
    if not present or not kept:
        place = "main" if present else "kept"
        count = connection.exec_driver_sql(f'SELECT count(*) FROM {place}."{name}"').scalar_one()
        return TableDifference(name, 0 if present else count, 0, count if present else 0)
    common = [column for column in present if column in kept]
    key = _key(name, common)
    same = " AND ".join(f'm."{column}" = k."{column}"' for column in key)
    others = [column for column in common if column not in (*key, "id")]
    unlike = " OR ".join(f'm."{column}" IS NOT k."{column}"' for column in others) or "0"

    def count(query: str) -> int:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {query}").scalar_one())

    main, back = f'main."{name}" m', f'kept."{name}" k'
    return TableDifference(
        name,
        added=count(f"{back} WHERE NOT EXISTS (SELECT 1 FROM {main} WHERE {same})"),
        changed=count(f"{main} JOIN {back} ON {same} WHERE {unlike}"),
        removed=count(f"{main} WHERE NOT EXISTS (SELECT 1 FROM {back} WHERE {same})"),
    )


def _key(name: str, columns: list[str]) -> list[str]:
    """Return the columns by which a row is known: its natural key, else the primary key."""
    table = Base.metadata.tables.get(name)
    if table is None:
        return ["id"] if "id" in columns else columns
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            found = [column.name for column in constraint.columns]
            if set(found) <= set(columns) and not any(table.c[column].nullable for column in found):
                return found
    return [column.name for column in table.primary_key.columns]


def _lost(connection: Connection) -> tuple[LostChange, ...]:
    same = " AND ".join(f"m.{column} = k.{column}" for column in ("change_no", "at", "table_name", "fact_key", "field"))
    rows = connection.exec_driver_sql(
        "SELECT change_no, at, use_case, table_name, fact_key, field, before, after FROM main.changes m "
        f"WHERE NOT EXISTS (SELECT 1 FROM kept.changes k WHERE {same}) ORDER BY id"
    )
    return tuple(LostChange(*row) for row in rows)


def put_back(library: Path, source: Path, at: datetime) -> PutBack:
    """Put ``source`` in the place of ``library``; it is whole and on the disk before the name changes hands.

    Raises:
        DamagedLibraryError, NewerLibraryError: ``source`` is damaged or too new; nothing was changed.
        UserError: the present file could not be kept, or the place cannot be written; nothing was changed.
    """
    drive = drives.kind_of(library)
    if drive is not DriveKind.LOCAL:
        raise not_here(library, drive)
    _must_differ(library, source)
    backupreading.must_be_whole(source)
    # One name, so that what a killed restore left is taken away by the next one.
    built = library.with_name(f".{crc32(library.name.encode()):08x}.restoring")
    try:
        for left in _with_journal(built):
            left.unlink(missing_ok=True)
        _build(source, built)
        with _kept(library, at) as kept:
            moved = _move_aside(library, at, damaged=kept is None)
            swap_in(built, library)
        return PutBack(kept, moved)
    except OSError as error:
        raise explain_os_error(error, library, while_replacing=True) from error
    finally:
        for left in _with_journal(built):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def _with_journal(path: Path) -> tuple[Path, Path]:
    return path, path.with_name(f"{path.name}-journal")


def _build(source: Path, built: Path) -> None:
    with speaking(source):
        engine = engines.open_engine(source, mode="ro", strange=True)
        try:
            backup.copy(engine, built)
            backup.verify(source, engine, built)
        finally:
            engine.dispose()
    # SQLite syncs what it commits, but a copy without changes of its own is only written.
    with built.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _kept(library: Path, at: datetime) -> Iterator[backup.Backup | None]:
    """Give the backup of the present library, which nobody can write to meanwhile; None when it is damaged or gone."""
    with ExitStack() as stack:
        kept = None
        try:
            version = recognise(library) if os.path.lexists(library) else 0
            if version:
                engine = engines.open_engine(library)
                stack.callback(engine.dispose)
                with speaking(library):
                    # A journal that a killed program left is played back here, as by any opening.
                    stack.enter_context(engines.writing(engine))
                    kept = backup.keep(library, engine, version, at, BackupReason.RESTORE)
        except DamagedLibraryError:
            stack.close()
        if sys.platform == "win32":
            # Nobody can replace a file there that is open.
            stack.close()
        yield kept


def _move_aside(library: Path, at: datetime, *, damaged: bool) -> tuple[Path, ...]:
    """Move journals away, and keep a damaged library under another name; they stay a pair that SQLite would know."""
    aside = library.with_name(f"{library.name}.damaged-{at.strftime(backup.STAMP)}")
    number = 1
    while os.path.lexists(aside):
        number += 1
        aside = library.with_name(f"{library.name}.damaged-{at.strftime(backup.STAMP)}-{number}")
    moved = []
    for ending in JOURNALS:
        journal = library.with_name(library.name + ending)
        if os.path.lexists(journal):
            moved.append(journal.rename(aside.with_name(aside.name + ending)))
    if damaged and os.path.lexists(library):
        try:
            os.link(library, aside)
        except OSError:
            # Sticks know no links; for a moment no library is there then.
            library.rename(aside)
        moved.insert(0, aside)
    return tuple(moved)


def nothing_to_compare(library: Path) -> bool:
    """Tell whether the library is gone or so damaged that no difference can be shown."""
    try:
        recognise(library)
    except UserError:
        return True
    return False
