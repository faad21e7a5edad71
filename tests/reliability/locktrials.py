"""R-16, R-17: two processes and one library: starts at the same moment, held locks, another user's process."""

import os
import sqlite3
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.qtsupport.instance import SingleInstance
from navigator.services.office import OfficeService
from tests.db import libraries
from tests.reliability.trials import PROCESSES

STAR = RecordRef("programs", "mext-chiteki-2", "mext-chiteki-2")
NOBODY = 65534


def hold(path: Path, seconds: float, pipe: Connection) -> None:
    """Hold the write lock of a library, as another program that writes."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    pipe.send("held")
    time.sleep(seconds)
    connection.execute("ROLLBACK")
    connection.close()
    pipe.send("free")


def claim_again_and_again(library: Path, barrier: Any, tries: int, pipe: Connection) -> None:
    """Start at the same moment as another process, ``tries`` times: say who won, and whether the winner was raised."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - the application is of this process

    app = QCoreApplication([])
    for _ in range(tries):
        one = SingleInstance(library)
        barrier.wait(60)
        won = one.claim()
        pipe.send((won, None if won else one.raise_other()))
        barrier.wait(60)
        app.processEvents()
        one.release()
        barrier.wait(60)


def claim_once(library: Path, pipe: Connection) -> None:
    """Start once and say who won."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - as above

    app = QCoreApplication([])
    one = SingleInstance(library)
    won = one.claim()
    pipe.send(won)
    if not won:
        pipe.send(one.raise_other())
        return
    one.raise_requested.connect(lambda: pipe.send("raise"))
    app.exec()


def as_nobody(path: Path, pipe: Connection) -> None:
    """Open, read and write a library as another user of this PC; needs root to become that user."""
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    pipe.send("another user")
    library: Library | None = None
    try:
        library = libraries.opened(path)
        pipe.send(library.state.value)
        with library.reading() as connection:
            pipe.send(int(connection.exec_driver_sql("SELECT count(*) FROM programs").scalar_one()))
        OfficeService(library).set_favourite(STAR, True)
        pipe.send("written")
    except UserError as error:
        pipe.send(error.what.ja)
    finally:
        if library is not None:
            library.close()


def started(work: object, *arguments: object) -> tuple[Any, Connection]:
    """Start ``work`` in a process of its own; returns the process and the pipe on which it tells."""
    here, there = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=work, args=(*arguments, there))  # type: ignore[arg-type]
    process.start()
    there.close()
    return process, here
