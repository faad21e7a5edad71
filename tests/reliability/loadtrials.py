"""R-02: kills while a newer fact package is loaded into a library, and while a new library is made."""

import random
import sqlite3
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

from navigator.db.loading import package_tables
from navigator.domain.errors import UserError
from navigator.services.checking import check_library
from navigator.services.library import create_library, open_library
from tests.db import libraries
from tests.reliability import small
from tests.reliability.damages import content, holds_package
from tests.reliability.trials import Kills, killed, seconds_of, wait_for_the_end


def update_once(path: Path, facts: Path, pipe: Connection) -> None:
    """Open a library beside a newer package."""
    pipe.send(-1)
    libraries.opened(path, facts).close()
    pipe.send(1)
    wait_for_the_end()


def make_once(path: Path, facts: Path, pipe: Connection) -> None:
    """Make a new library."""
    pipe.send(-1)
    create_library(path, facts=facts)
    pipe.send(1)
    wait_for_the_end()


def kill_updates(folder: Path, count: int, dice: random.Random) -> Kills:
    """Kill the loading of a newer package: the library holds the old or the new one whole; the next start finishes."""
    folder.mkdir()
    old = small.make(folder)
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute(
            "INSERT INTO favourites (table_name, fact_key, added_at)"
            " SELECT 'programs', fact_key, '2026-11-22T00:00:00Z' FROM programs LIMIT 1"
        )
    newer = small.newer_package(folder / "newer")
    path = libraries.copy(old, folder / "library.rpn")
    # The end of the work, the wait for the lock and the commit, is part of the window.
    span = 1.1 * seconds_of(update_once, (path, newer))
    states = {_facts(old): "old", _facts(path): "new"}
    found = Kills()
    for _ in range(count):
        for one in (path, path.with_name(f"{path.name}-journal")):
            one.unlink(missing_ok=True)
        libraries.copy(old, path)
        said = killed(update_once, (path, newer), dice.uniform(0.0, span))
        found.kills += 1
        found.hot_journals += path.with_name(f"{path.name}-journal").exists()
        found.acknowledged += len(said)
        with closing(sqlite3.connect(path)) as connection:
            found.damaged += connection.execute("PRAGMA integrity_check").fetchone() != ("ok",)
        state = states.get(_facts(path))
        found.partial += state is None
        found.lost += bool(said) and state != "new"
        found.saw(state or "mixture")
        found.partial += not _finishes(path, newer)
        found.leftovers += sum(one.name.startswith(".") or "-journal" in one.name for one in folder.iterdir())
    return found


def _facts(path: Path) -> object:
    """Return the bundled rows, the version they claim to be, and what the office wrote."""
    whole = content(path)
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("SELECT value FROM library_info WHERE key = 'package_version'").fetchone()
    return (version, *(whole[table.name] for table in package_tables()), whole["favourites"])


def _finishes(path: Path, facts: Path) -> bool:
    """Open a library as the next start does and tell whether it holds the whole package then."""
    try:
        library = open_library(path, facts=facts).library
    except UserError:
        return False
    try:
        return holds_package(library, facts) and not any(one.findings for one in check_library(library))
    finally:
        library.close()


def kill_makings(folder: Path, count: int, dice: random.Random) -> Kills:
    """Kill the making of a library: there is none, or a whole one; one file at most is left until the next start."""
    folder.mkdir()
    facts = small.package(folder / "package")
    place = folder / "place"
    place.mkdir()
    path = place / "library.rpn"
    span = 1.1 * seconds_of(make_once, (path, facts))
    found = Kills()
    for _ in range(count):
        path.unlink(missing_ok=True)
        said = killed(make_once, (path, facts), dice.uniform(0.0, span))
        found.kills += 1
        found.acknowledged += len(said)
        left = {one.name for one in place.iterdir()} - {path.name}
        found.hot_journals += any(name.endswith("-journal") for name in left)
        found.partial += len({name.removesuffix("-journal") for name in left}) > 1
        found.saw("made" if path.exists() else "none")
        found.lost += bool(said) and not path.exists()
        found.damaged += not _finishes(path, facts)
        found.leftovers += sum(one != path for one in place.iterdir())
    return found
