"""R-12: a killed writer's journal lies beside the library, and a backup is put over the library."""

import os
import random
import signal
import sqlite3
from collections import Counter
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

from navigator.domain.errors import UserError
from navigator.services.restoring import restore_library
from tests.db import libraries
from tests.reliability import damages
from tests.reliability.trials import killed


def spill_and_die(path: Path, pipe: Connection) -> None:
    """Leave a hot journal: a transaction larger than the cache, and a kill before its commit."""
    pipe.send(-1)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size=5")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE programs SET name_ja = name_ja || 'x', name_en = hex(randomblob(400))")
    connection.execute("UPDATE measures SET name_ja = name_ja || 'x'")
    os.kill(os.getpid(), signal.SIGKILL)


def restores_over_journals(
    good: Path, folder: Path, count: int, dice: random.Random
) -> tuple[Counter[str], Counter[str]]:
    """Put a backup over a library with a hot journal, as a person copies a file and as the program does.

    Returns what came of the plain copies («told in use», «found by the checks», «spoiled» in silence, «whole») and of
    our restores («equal» to the backup or not).
    """
    folder.mkdir()
    backup = libraries.copy(good, folder / "backup.rpn")
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("UPDATE programs SET name_ja = name_ja || ?", ("控" * dice.randrange(1, 60),))
        connection.execute("DELETE FROM populations")
        connection.commit()
        connection.execute("VACUUM")
    wanted = damages.content(backup)
    naive, ours = Counter[str](), Counter[str]()
    for number in range(count):
        place = folder / str(number)
        place.mkdir()
        path = libraries.copy(good, place / "library.rpn")
        journal = path.with_name(f"{path.name}-journal")
        killed(spill_and_die, (path,), 20.0)
        naive["hot journals"] += journal.exists()
        before, left = path.read_bytes(), journal.read_bytes()
        path.write_bytes(backup.read_bytes())
        naive[_state(path, wanted)] += 1
        path.write_bytes(before)
        journal.write_bytes(left)
        restore_library(path, backup)
        ours["equal" if not journal.exists() and damages.content(path) == wanted else "other"] += 1
    return naive, ours


def _state(path: Path, wanted: object) -> str:
    try:
        damages.use(path)
    except UserError:
        return "told in use"
    with closing(sqlite3.connect(path)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return "found by the checks"
    return "whole" if damages.content(path) == wanted else "spoiled"
