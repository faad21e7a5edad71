"""The library: one SQLite file that holds the facts and what the office keeps beside them.

Opening it is the only way to reach the file. A missing file is made from the bundled package beside its place and
swapped in when it is whole; an older one is migrated; a newer or foreign one is refused untouched.
"""

import contextlib
import errno
import os
import sqlite3
import struct
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import InvalidOperation
from pathlib import Path

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import DBAPIError

from navigator.db import backup, drives, migrate, textindex, unfinished
from navigator.db import engine as engines
from navigator.db.errors import StoppedWriteError, damaged, speaking, translated
from navigator.db.integrity import strangers
from navigator.db.librarywords import newer, not_here, notices_of, outdated_read_only, refuses_writes, taken, unreadable
from navigator.db.loading import LoadReport, Progress, load, read_info, set_info
from navigator.db.package import read_head, read_package
from navigator.db.schema import Base
from navigator.db.schema.base import UnreadableCellError
from navigator.domain.errors import DamagedLibraryError, UserError
from navigator.domain.safety import DRIVE_STATES, BackupReason, DriveKind, WriteState
from navigator.domain.text import Text
from navigator.files import explain_os_error

SIGNS_OF_DAMAGE = (DBAPIError, sqlite3.Error, LookupError, ValueError, ArithmeticError, TypeError, AttributeError)
"""Errors that a damaged cell may end in; others (work that was stopped, say) never ask the file."""

LONGEST_PATH = 500
"""Bytes: SQLite takes paths up to 512, and its journal's name is eight longer."""

HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Opening:
    """What opening a library did: made it, migrated it (after ``backup``), loaded a newer package.

    ``notices`` tell the reader.
    """

    created: bool
    backup: backup.Backup | None
    update: LoadReport | None
    notices: tuple[Text, ...]


class Library:
    """An open library; every read and write goes through ``reading`` and ``writing``.

    ``state`` tells whether it can be written; everything that only reads works in any case. A library that was opened
    for reading only stays so; one that a write found full or protected is writable again once a write succeeds.
    """

    def __init__(self, path: Path, engine: Engine, state: WriteState = WriteState.WRITABLE) -> None:
        self.path = path
        self.state = state
        self._opened_as = state
        self._engine = engine
        self._lock = threading.RLock()

    @property
    def read_only(self) -> bool:
        """Whether the file was opened for reading only."""
        return self._opened_as is not WriteState.WRITABLE

    def look_again(self) -> WriteState:
        """Ask the disk whether a library that could not be written can be now, and return its state."""
        if self.state is WriteState.FULL and not backup.has_room(self.path.parent):
            return self.state
        if not self.read_only and (self.state is WriteState.FULL or writable(self.path)):
            self.state = WriteState.WRITABLE
        return self.state

    @contextmanager
    def reading(self, check: Callable[[], None] | None = None) -> Iterator[Connection]:
        """Give a connection for one reading transaction; ``check`` may raise while statements run.

        Errors of the user's world become ``UserError``.
        """
        with (
            self._telling_damage(),
            speaking(self.path),
            engines.reading(self._engine) as connection,
            engines.watched(connection, check),
        ):
            yield connection

    @contextmanager
    def _telling_damage(self) -> Iterator[None]:
        """Tell damage that SQLite reads over: a cell that no library holds ends in any kind of error further up.

        Before such an error passes for a mistake of ours, the file is asked whether it is whole.
        """
        try:
            yield
        except UserError:
            raise
        except (UnreadableCellError, InvalidOperation) as error:
            raise damaged(self.path) from error
        except SIGNS_OF_DAMAGE as error:
            if self._is_whole():
                raise
            raise damaged(self.path) from error

    def _is_whole(self) -> bool:
        try:
            with speaking(self.path), engines.reading(self._engine) as connection:
                return (
                    engines.pragma(connection, "integrity_check(1)") == "ok"
                    and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
                    and all(_has_columns(connection, table) for table in Base.metadata.sorted_tables)
                )
        except SIGNS_OF_DAMAGE:
            return False

    @contextmanager
    def writing(self, check: Callable[[], None] | None = None) -> Iterator[Connection]:
        """Give a connection for one writing transaction, all or nothing; ``check`` may raise while statements run.

        Raises:
            UserError: the library is read-only, locked by another program, or the disk is full.
        """
        if self.read_only:
            raise refuses_writes(self.path, self._opened_as)
        try:
            with (
                self._telling_damage(),
                speaking(self.path),
                self._lock,
                engines.writing(self._engine) as connection,
                engines.watched(connection, check),
            ):
                yield connection
        except UserError as error:
            # The remedies of a full and of a protected disk are the same next time: the window shows them until then.
            if isinstance(error, StoppedWriteError):
                self.state = error.state
            raise
        self.state = WriteState.WRITABLE

    def keep_backup(self, reason: BackupReason, at: datetime, check: backup.Check = None) -> backup.Backup:
        """Make a verified backup in the folder ``backups``; not inside ``writing``. ``check`` may raise to stop.

        Reading goes on meanwhile, writes of this program wait, and no other program can commit.

        Raises:
            DamagedLibraryError: the library is damaged; its older backups stay as they are.
            UserError: the backup could not be made; nothing of it is left.
        """
        with self._lock, speaking(self.path), engines.reading(self._engine) as held:
            # The first read takes the lock that holds off commits.
            version = int(engines.pragma(held, "user_version"))
            return backup.keep(self.path, self._engine, version, at, reason, check=check)

    def copy_to(self, target: Path) -> None:
        """Copy the library to a new file anywhere; ``target`` is made whole on this PC's disk first.

        Raises:
            UserError: something of that name is there, or it cannot be written.
        """
        with self._lock, speaking(self.path), engines.reading(self._engine) as held:
            engines.pragma(held, "user_version")
            backup.hand_out(self.path, self._engine, target)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def _has_columns(connection: Connection, table: Table) -> bool:
    found = connection.exec_driver_sql(f'PRAGMA table_info("{table.name}")')
    return {column.name for column in table.c} <= {row.name for row in found}


def open_library(
    path: Path, facts: Path, progress: Progress | None = None, now: Callable[[], datetime] = backup.now
) -> tuple[Library, Opening]:
    """Open the library at ``path``; make it from the package in ``facts`` when it is missing.

    One of an older schema is backed up, verified and brought forward; ``now`` gives the time of the backup.

    Raises:
        DamagedLibraryError: the file is damaged, empty or no library of this program.
        NewerLibraryError: a newer program wrote it; nothing was changed.
        UserError: it cannot be read or made (rights, lock, disk).
    """
    # A broken link is there, too: nothing is made in its place.
    created = not os.path.lexists(path)
    if created:
        try:
            create_library(path, facts, progress)
        except UserError:
            # Another program that started at the same moment may have been first: its library is as good.
            if not os.path.lexists(path):
                raise
            created = False
    elif unfinished.has_another_name(path):
        unfinished.sweep(path.parent)
    version = recognise(path)
    if version > migrate.SCHEMA_VERSION:
        raise newer(path)
    state = _state_of(path)
    read_only = state is not WriteState.WRITABLE
    with speaking(path):
        engine = engines.open_engine(path, mode="ro" if read_only else "rw")
        library = Library(path, engine, state)
        try:
            _must_hold_tables_only(library)
            kept = _migrate(library, engine, now) if version < migrate.SCHEMA_VERSION else None
            update, notices = (None, ()) if created or read_only else _update(library, facts, progress)
        except BaseException:
            library.close()
            raise
    notices = (*notices_of(state=state, kept=kept, update=update), *notices)
    return library, Opening(created, kept, update, notices)


def _must_hold_tables_only(library: Library) -> None:
    # A trigger that somebody made in a library of his own is kept, and told when the file comes from outside.
    with library.reading() as connection:
        if strangers(connection) - {"trigger"}:
            raise damaged(library.path)


def _state_of(path: Path) -> WriteState:
    """Return how a library that is there may be opened."""
    state = DRIVE_STATES.get(drives.kind_of(path), WriteState.WRITABLE)
    return state if writable(path) else WriteState.PROTECTED


def _migrate(library: Library, engine: Engine, now: Callable[[], datetime]) -> backup.Backup | None:
    """Bring an older library forward; return its backup, None when another program had done it by then."""
    if library.read_only:
        raise outdated_read_only(library.path)
    kept: list[backup.Backup] = []
    try:
        migrate.upgrade(engine, lambda version: kept.append(backup.keep(library.path, engine, version, now())))
    except DBAPIError as error:
        if translated(error, library.path) is None:
            # The tables are not those of the version that the header names.
            raise migrate.failed() from error
        raise
    return kept[0] if kept else None


def create_library(path: Path, facts: Path, progress: Progress | None = None) -> None:
    """Make a library from the package in ``facts``: built beside, checked, synced, then put in place.

    Raises:
        UserError: the place cannot be written, a file is already there, or the package is broken.
    """
    if os.path.lexists(path):
        raise taken(path)
    drive = drives.kind_of(path)
    if drive is not DriveKind.LOCAL:
        raise not_here(path, drive)
    if len(os.fsencode(path.absolute())) > LONGEST_PATH:
        raise explain_os_error(OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG)), path)
    package = read_package(facts)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain_os_error(error, path) from error
    unfinished.sweep(path.parent)
    beside = unfinished.name_beside(path)
    try:
        with speaking(path):
            engine = engines.open_engine(beside, mode="rwc")
            try:
                with engines.writing(engine) as connection:
                    Base.metadata.create_all(connection)
                    textindex.create_index(connection)
                    load(connection, package, progress)
                    set_info(connection, {"library_id": str(uuid.uuid4()), "change_number": "0"})
                    connection.exec_driver_sql(f"PRAGMA application_id={engines.APPLICATION_ID}")
                    connection.exec_driver_sql(f"PRAGMA user_version={migrate.SCHEMA_VERSION}")
                with engines.reading(engine) as connection:
                    if engines.pragma(connection, "integrity_check") != "ok":
                        raise damaged(path)
            finally:
                engine.dispose()
        _put_in_place(beside, path)
    finally:
        for left in (beside, beside.with_name(f"{beside.name}-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def _put_in_place(built: Path, path: Path) -> None:
    """Give the built file its name without ever replacing a file that is there."""
    try:
        os.link(built, path)
    except FileExistsError as error:
        raise taken(path) from error
    except OSError:
        # Memory sticks and network shares know no links, and renaming would replace a file without a word.
        if os.path.lexists(path):
            raise taken(path) from None
        try:
            built.rename(path)
        except OSError as error:
            raise explain_os_error(error, path) from error


def recognise(path: Path) -> int:
    """Return ``user_version`` from the file's header, read before any connection is open.

    Raises:
        DamagedLibraryError: no SQLite file, not ours, or shorter than its own page count says.
        UserError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise unreadable(path) from error
    if len(header) < HEADER_BYTES or not header.startswith(_MAGIC):
        raise damaged(path)
    page_size, pages = struct.unpack(">H", header[16:18])[0], struct.unpack(">I", header[28:32])[0]
    user_version, application_id = struct.unpack(">I", header[60:64])[0], struct.unpack(">I", header[68:72])[0]
    page_size = 65536 if page_size == 1 else page_size
    journal = path.with_name(path.name + "-journal").exists()
    # A library is born with version 1: 0 is a damaged header.
    if application_id != engines.APPLICATION_ID or user_version < 1 or (size != page_size * pages and not journal):
        raise damaged(path)
    return int(user_version)


def writable(path: Path) -> bool:
    """Tell whether the file and its folder (where SQLite keeps its journal) can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _update(library: Library, facts: Path, progress: Progress | None) -> tuple[LoadReport | None, tuple[Text, ...]]:
    """Load the package when it is newer; a package that cannot be read leaves the library usable and is told."""
    with library.reading() as connection:
        present = _version(read_info(connection).get("package_version", "0"))
    try:
        package = read_package(facts) if _version(read_head(facts).version) > present else None
    except UserError as error:
        return None, (error.what, error.remedy)
    if package is None:
        return None, ()
    try:
        with library.writing() as connection:
            return load(connection, package, progress), ()
    except DamagedLibraryError:
        raise
    except UserError as error:
        # A full disk or another program that writes: the facts on file are as good as they were.
        return None, (error.what, error.remedy)


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdecimal() else 0 for part in text.split("."))


def sqlite_version() -> str:
    """Return the version of the SQLite library in use."""
    return sqlite3.sqlite_version
