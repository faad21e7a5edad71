"""The trials of the reliability catalogue: the short set calls them with small numbers, ``run`` for minutes.

A trial kills, fills or damages and looks at what is left; it never asserts. What it made goes with its folder.
"""

import contextlib
import multiprocessing
import os
import random
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from navigator.db import backup
from navigator.db.library import open_library
from navigator.domain.errors import UserError
from navigator.domain.safety import BackupReason
from navigator.services.restoring import restore_library
from tests.db import libraries, oldlibraries
from tests.db.packages import FACTS

ROWS = 20
"""Rows of one transaction."""

PROCESSES = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
# With Alembic, so that kills fall into migrations and not into its import.
PROCESSES.set_forkserver_preload(["tests.reliability.trials", "alembic.command", "alembic.config"])


@dataclass
class Kills:
    """What came of killing: transactions acknowledged and of these lost; halves; files that were not whole."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    partial: int = 0
    damaged: int = 0
    hot_journals: int = 0
    leftovers: int = 0
    states: dict[str, int] = field(default_factory=dict)

    @property
    def survived(self) -> int:
        """Kills after which everything was as it must be."""
        return self.kills - min(self.kills, self.lost + self.partial + self.damaged)

    def saw(self, state: str) -> None:
        """Count in which state a kill left the file."""
        self.states[state] = self.states.get(state, 0) + 1


def killed(work: object, arguments: tuple[object, ...], seconds: float) -> list[int]:
    """Run ``work`` in a process, kill it ``seconds`` after it said that it is ready; return what it said by then."""
    here, there = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=work, args=(*arguments, there))  # type: ignore[arg-type]
    process.start()
    there.close()
    said: list[int] = []
    with contextlib.suppress(EOFError, OSError):
        here.recv()
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if here.poll(left):
                said.append(here.recv())
    process.kill()
    with contextlib.suppress(EOFError, OSError):
        while here.poll(0.2):
            said.append(here.recv())
    process.join()
    here.close()
    return said


def wait_for_the_end() -> None:
    """Do nothing until the parent kills."""
    time.sleep(60)


def seconds_of(work: object, arguments: tuple[object, ...]) -> float:
    """Let ``work`` come to its end in a process and return how long it took from ready to done."""
    here, there = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=work, args=(*arguments, there))  # type: ignore[arg-type]
    process.start()
    there.close()
    here.recv()
    start = time.monotonic()
    here.recv()
    end = time.monotonic()
    process.kill()
    process.join()
    here.close()
    return end - start


# ---- writes


def write_for_ever(path: Path, first: int, pipe: Connection) -> None:
    """Commit numbered transactions and say each number after its commit."""
    library = libraries.opened(path)
    pipe.send(-1)
    number = first
    while True:
        with library.writing() as connection:
            for row in range(ROWS):
                connection.exec_driver_sql(
                    "INSERT INTO saved_items (kind, name, note, content_json, saved_at)"
                    " VALUES ('trial', ?, '', '', '')",
                    (f"{number}-{row}",),
                )
        pipe.send(number)
        number += 1


def kill_writes(good: Path, folder: Path, count: int, dice: random.Random) -> Kills:
    """Kill a writer ``count`` times after 0.5 to 150 ms and reopen the library as the program does."""
    path = libraries.copy(good, folder / "writes.rpn")
    found, first = Kills(), 0
    for _ in range(count):
        said = killed(write_for_ever, (path, first), dice.uniform(0.0005, 0.15))
        found.kills += 1
        found.acknowledged += len(said)
        found.hot_journals += path.with_name(f"{path.name}-journal").exists()
        try:
            libraries.opened(path).close()
        except UserError:
            found.damaged += 1
            path.unlink()
            libraries.copy(good, path)
            continue
        with closing(sqlite3.connect(path)) as connection, connection:
            found.damaged += connection.execute("PRAGMA integrity_check").fetchone() != ("ok",)
            rows = dict(
                connection.execute(
                    "SELECT CAST(substr(name, 1, instr(name, '-') - 1) AS INTEGER), count(*)"
                    " FROM saved_items WHERE kind = 'trial' GROUP BY 1"
                )
            )
            connection.execute("DELETE FROM saved_items WHERE kind = 'trial'")
        found.lost += sum(rows.get(number, 0) == 0 for number in said)
        found.partial += sum(number != ROWS for number in rows.values())
        first = max([first, *rows, *said]) + 1
    return found


# ---- migrations


def migrate_once(path: Path, pipe: Connection) -> None:
    """Open an older library."""
    pipe.send(-1)
    libraries.opened(path).close()
    pipe.send(1)
    wait_for_the_end()


def kill_migrations(folder: Path, count: int, dice: random.Random) -> Kills:
    """Kill the opening of libraries of every older schema; then open them as the next start does."""
    found = Kills()
    versions = oldlibraries.versions()
    spans = {
        version: 1.1 * seconds_of(migrate_once, (oldlibraries.unpacked(version, folder / f"span-{version}.rpn"),))
        for version in versions
    }
    for number in range(count):
        version = versions[number % len(versions)]
        path = oldlibraries.unpacked(version, folder / f"old-{number}.rpn")
        before = _office(path)
        killed(migrate_once, (path,), dice.uniform(0.0, spans[version]))
        found.kills += 1
        found.hot_journals += path.with_name(f"{path.name}-journal").exists()
        with closing(sqlite3.connect(path)) as connection:
            left = int(connection.execute("PRAGMA user_version").fetchone()[0])
            found.damaged += connection.execute("PRAGMA integrity_check").fetchone() != ("ok",)
        found.saw(f"v{version} to v{left}")
        found.lost += _office(path) != before
        try:
            libraries.opened(path).close()
        except UserError:
            found.partial += 1
        else:
            found.lost += _office(path) != before
            kept = [one for one in backup.backups_of(path) if one.version == version]
            found.partial += len(kept) != 1
        for one in (path, *backup.folder_of(path).glob(f"{path.stem}-*")):
            one.unlink(missing_ok=True)
    return found


def _office(path: Path) -> dict[str, int]:
    """Count the rows of the tables that every schema has."""
    names = ("favourites", "saved_items", "tray_items", "programs", "budgets", "measures")
    with closing(sqlite3.connect(path)) as connection:
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


# ---- backups


def back_up_for_ever(path: Path, pipe: Connection) -> None:
    """Change the library and back it up, again and again."""
    library = libraries.opened(path)
    pipe.send(-1)
    number = 0
    while True:
        with library.writing() as connection:
            connection.exec_driver_sql("UPDATE library_info SET value = ? WHERE key = 'trial'", (str(number),))
        library.keep_backup(BackupReason.MANUAL, datetime.now(UTC))
        number += 1
        pipe.send(number)


def kill_backups(good: Path, folder: Path, count: int, dice: random.Random) -> Kills:
    """Kill the making of backups: every file with a backup's name is whole, and the library too."""
    path = libraries.copy(good, folder / "backups.rpn")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO library_info VALUES ('trial', '')")
    found = Kills()
    for _ in range(count):
        said = killed(back_up_for_ever, (path,), dice.uniform(0.0, 0.6))
        found.kills += 1
        found.acknowledged += len(said)
        found.damaged += not _is_whole(path)
        for one in backup.backups_of(path):
            found.partial += not _is_whole(one.path)
        hidden = [one for one in backup.folder_of(path).iterdir() if one.name.startswith(".")]
        found.hot_journals += bool(hidden)
        library = libraries.opened(path)
        library.keep_backup(BackupReason.MANUAL, datetime.now(UTC))
        library.close()
        found.leftovers += sum(one.name.startswith(".") for one in backup.folder_of(path).iterdir())
        for one in backup.backups_of(path)[:-1]:
            one.path.unlink()
    return found


# ---- restores


def restore_for_ever(path: Path, one: Path, other: Path, pipe: Connection) -> None:
    """Restore two backups in turn."""
    pipe.send(-1)
    number = 0
    while True:
        restore_library(path, one if number % 2 else other)
        number += 1
        pipe.send(number)


def kill_restores(good: Path, folder: Path, count: int, dice: random.Random) -> Kills:
    """Kill restores: the library is one of the two backups, whole, never a mixture and never gone."""
    place = folder / "restores"
    place.mkdir()
    path = libraries.copy(good, place / "library.rpn")
    sources = []
    for name in ("one", "other"):
        source = libraries.copy(good, folder / f"{name}.rpn")
        with closing(sqlite3.connect(source)) as connection, connection:
            connection.execute("INSERT INTO library_info VALUES ('trial', ?)", (name,))
            connection.execute("UPDATE programs SET name_en = ?", (name * 50,))
        sources.append(source)
    restore_library(path, sources[0])
    found = Kills()
    for _ in range(count):
        said = killed(restore_for_ever, (path, *sources), dice.uniform(0.0, 1.0))
        found.kills += 1
        found.acknowledged += len(said)
        if not path.exists() or not _is_whole(path):
            found.damaged += 1
            libraries.copy(good, path)
            continue
        with closing(sqlite3.connect(path)) as connection:
            names = {row[0] for row in connection.execute("SELECT value FROM library_info WHERE key = 'trial'")}
            texts = {row[0] for row in connection.execute("SELECT DISTINCT name_en FROM programs")}
        found.partial += len(names) != 1 or texts != {next(iter(names)) * 50}
        found.saw("".join(names))
        for one in backup.folder_of(path).iterdir():
            one.unlink()
    restore_library(path, sources[0])
    found.leftovers = sum(one.name not in (path.name, backup.FOLDER) for one in place.iterdir())
    return found


def _is_whole(path: Path) -> bool:
    try:
        library, _ = open_library(path, FACTS)
    except UserError:
        return False
    try:
        with library.reading() as connection:
            return connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    finally:
        library.close()
