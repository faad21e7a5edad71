"""What lies in a backup, read as a restore would read it; a file that cannot be read is told, never a traceback."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from navigator.db import backup, deadline, migrate
from navigator.db import engine as engines
from navigator.db.errors import damaged, speaking
from navigator.db.integrity import Check, CheckResult, examine_file, examine_whole, strangers
from navigator.db.library import SIGNS_OF_DAMAGE, recognise
from navigator.db.librarywords import newer
from navigator.db.loading import read_info
from navigator.domain.errors import UserError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mark:
    """By what two states of one library are told apart: facts, the office's edits, papers that were made."""

    package_version: str
    change_number: int
    papers: int

    @property
    def is_untouched(self) -> bool:
        """Whether nothing but the bundled facts is in it: they can be loaded again at any time."""
        return not self.change_number and not self.papers


@dataclass(frozen=True, slots=True)
class BackupContent:
    """What is in a backup; ``rows`` without those that are derived."""

    mark: Mark
    package_date: date | None
    rows: int


def mark_of(connection: Connection) -> Mark:
    """Return the mark of an open library."""
    info = read_info(connection)
    papers = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM papers").scalar_one()
    number = info.get("change_number", "0")
    return Mark(info.get("package_version", ""), int(number) if number.isdecimal() else 0, int(papers))


def mark_in(path: Path) -> Mark | None:
    """Return the mark of a backup; None when it cannot be read."""
    return _tried(path, mark_of)


def content_of(path: Path) -> BackupContent | None:
    """Return what is in a backup; None when it cannot be read."""
    return _tried(path, _content)


def size_of(path: Path) -> int:
    """Return the bytes of a file, 0 when it is gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _content(connection: Connection) -> BackupContent:
    day = read_info(connection).get("package_date", "")
    rows = sum(count for name, count in backup.counted(connection).items() if not name.startswith("search_"))
    return BackupContent(mark_of(connection), date.fromisoformat(day) if day else None, rows)


def examine(path: Path) -> tuple[CheckResult, ...]:
    """Examine a closed library file as far as its schema is known to this program.

    Raises:
        DamagedLibraryError: it cannot be examined, or is no library of this program.
        NewerLibraryError: a newer program wrote it.
        UserError: it cannot be read.
    """
    version = recognise(path)
    if version > migrate.SCHEMA_VERSION:
        raise newer(path)
    find = examine_whole if version == migrate.SCHEMA_VERSION else examine_file
    return _read(path, find)


def must_be_whole(path: Path) -> None:
    """Do nothing for a library file that can be put back.

    Raises:
        DamagedLibraryError: it is damaged or no library of this program.
        NewerLibraryError, UserError: see ``examine``.
    """
    essential = {Check.FILE, Check.REFERENCES}
    if any(result.findings for result in examine(path) if result.check in essential):
        raise damaged(path)


def _tried(path: Path, find: Callable[[Connection], T]) -> T | None:
    try:
        recognise(path)
        return _read(path, find)
    except UserError:
        return None


def _read(path: Path, find: Callable[[Connection], T]) -> T:
    try:
        with speaking(path):
            engine = engines.open_engine(path, mode="ro", strange=True)
            try:
                with (
                    engines.reading(engine) as connection,
                    engines.watched(connection, deadline.within(deadline.STRANGE_S)),
                ):
                    if strangers(connection):
                        raise damaged(path)
                    return find(connection)
            finally:
                engine.dispose()
    except UserError:
        raise
    except SIGNS_OF_DAMAGE as error:
        raise damaged(path) from error
