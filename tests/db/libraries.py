"""Libraries for tests: one is made in a session and copied by SQLite's backup, never by plain file calls."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from navigator.db.library import Library
from navigator.db.library import open_library as open_file
from navigator.services.library import create_library
from tests.db.packages import FACTS

TODAY = date(2026, 11, 22)


def make(path: Path) -> Path:
    """Make a library from the bundled package."""
    create_library(path)
    return path


def copy(source: Path, target: Path) -> Path:
    """Copy a library file through SQLite."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    return target


def opened(path: Path, facts: Path = FACTS) -> Library:
    """Open a library and drop what the opening told."""
    return open_file(path, facts)[0]


def dump(path: Path, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every plain table of a file, read by the standard library alone."""
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%' ORDER BY name"
            )
        ]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in names
            if name not in without
        }
