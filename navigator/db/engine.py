"""The engine: one way to open a library file, with the same rules on every connection.

Why by hand: the driver of Python 3.11 does not begin a transaction before SELECT or DDL, and foreign keys are off
unless told. DELETE journal with EXTRA sync keeps one file at rest that a user may copy. See docs/decisions/0006.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

APPLICATION_ID = 0x52504E31
"""«RPN1» in the file header: the file is a library of this program."""

WRITES = "navigator_writes"
"""Execution option of a connection whose transaction will write: it begins with BEGIN IMMEDIATE."""

STEPS = 500_000
"""Steps of SQLite's machine, some hundredths of a second, between two looks of ``watched``."""

ALWAYS = ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON", "busy_timeout=5000")
WRITABLE = ("journal_mode=DELETE", "synchronous=EXTRA")


STRANGE_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 50_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 10,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 16,
    sqlite3.SQLITE_LIMIT_ATTACHED: 1,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
}
"""What a file from outside may ask of SQLite, near the values of https://www.sqlite.org/security.html; a cell (papers
and histories are kept in one) may be larger than there."""


def open_engine(path: Path, *, mode: str = "rw", strange: bool = False) -> Engine:
    """Return an engine on the file ``path``.

    ``mode`` is SQLite's: ``ro``, ``rw`` (a missing file is an error) or ``rwc`` (create). ``strange`` is a file from
    outside, that is read under limits. ``Path.as_uri`` keeps spaces, ``?``, ``#``, ``%`` and Japanese letters of the
    path.
    """
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    engine = create_engine(
        "sqlite://",
        poolclass=QueuePool,
        pool_size=3,
        max_overflow=0,
        creator=lambda: sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None),
    )
    pragmas = ALWAYS if mode == "ro" else ALWAYS + WRITABLE

    def configure(connection: sqlite3.Connection, _record: object) -> None:
        for limit, value in STRANGE_LIMITS.items() if strange else ():
            connection.setlimit(limit, value)
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose one transaction only reads."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose one transaction writes; it commits at the end or leaves nothing behind."""
    with engine.connect() as connection:
        writer = connection.execution_options(**{WRITES: True})
        with writer.begin():
            yield writer


def pragma(connection: Connection, name: str) -> Any:
    """Return the value of a pragma."""
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def defer_foreign_keys(connection: Connection) -> None:
    """Check foreign keys at the commit of this transaction: rows of a package refer to each other in any order."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")


@contextmanager
def watched(connection: Connection, check: Callable[[], None] | None) -> Iterator[None]:
    """Call ``check`` again and again while statements run; what it raises stops the statement and is raised from here.

    Only work inside SQLite is watched, and not its waiting for the disk. None watches nothing.
    """
    if check is None:
        yield
        return
    raised: list[BaseException] = []

    def look() -> int:
        try:
            check()
        except BaseException as error:  # noqa: BLE001 - SQLite must be left first
            raised.append(error)
        return int(bool(raised))

    raw = driver(connection)
    raw.set_progress_handler(look, STEPS)
    try:
        yield
    except (DBAPIError, sqlite3.Error):
        if raised:
            raise raised[0] from None
        raise
    finally:
        raw.set_progress_handler(None, 0)


def driver(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own connection: for a backup, and for pragmas that must come before a transaction."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw
