"""R-20: the program is ended at moments of the dice while it works; what it leaves is looked at here.

The short set calls ``close`` a few times, ``run`` many times. Nothing here asserts.
"""

import os
import random
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from navigator.db import backup
from navigator.qtsupport.resources import RESOURCES
from tests.db import libraries, oldlibraries
from tests.services.importing.worlds import measures_csv

ROWS = 5000
"""Rows of the file that is taken in: dry run and import take about a second each."""

SPANS = {"import": 3.0, "export": 1.5, "backup": 1.0, "restore": 0.8, "first start": 2.0, "migration": 1.5}
"""Seconds after the beginning of the work within which the dice choose a moment."""

WAYS = ("window", "signal", "receiver")
PATIENCE_S = 5.0
"""Within this the program is gone, or says that it is ending."""


@dataclass
class Closings:
    """What came of closing: ``wrong`` says in words what must not be; seconds until the process was gone."""

    tried: int = 0
    shown: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)
    states: dict[str, int] = field(default_factory=dict)


def close(  # noqa: PLR0917 - what is tried, then where it is counted
    good: Path, folder: Path, work: str, way: str, dice: random.Random, found: Closings
) -> None:
    """Let the program work in ``folder``, end it, and look at what is there then."""
    place = folder / f"{found.tried}"
    place.mkdir(parents=True)
    library = _prepare(good, place, work)
    state = _made(place / "state")
    after = dice.uniform(0.0, SPANS[work])
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.reliability.closing_program", library, work, way, f"{after:.3f}", place],
        cwd=RESOURCES.parent,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "TMPDIR": str(_made(place / "tmp")),
            "XDG_STATE_HOME": str(state),
        },
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    found.tried += 1
    name = f"{work} by {way} after {after:.3f} s"
    said = done.stdout.strip().splitlines()[-1:] or [""]
    if done.returncode or not said[0]:
        found.wrong.append(f"{name}: ended with {done.returncode} after {time.monotonic() - start:.0f} s")
        fault = state / "RegionalProgramNavigator" / "fault.txt"
        found.wrong.append(done.stderr[-1500:] + fault.read_text("utf-8", "replace")[:4000])
        return
    seconds, shown, *threads = said[0].split(" ")
    found.slowest = max(found.slowest, float(seconds))
    found.shown += int(shown)
    if float(seconds) > PATIENCE_S and shown == "0":
        found.wrong.append(f"{name}: {seconds} s without a word")
    if any(threads):
        found.wrong.append(f"{name}: left threads {threads}")
    for sign in ("Traceback", "QThread", "QObject::", "QPaint", "Internal C++"):
        if sign in done.stderr:
            found.wrong.append(f"{name}: {done.stderr[-1500:]}")
            break
    log = state / "RegionalProgramNavigator" / "navigator.log"
    errors = [line for line in log.read_text("utf-8").splitlines() if " ERROR " in line or " CRITICAL " in line]
    if errors:
        found.wrong.append(f"{name}: {errors}")
    _look(place, library, work, name, found)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _prepare(good: Path, place: Path, work: str) -> Path:
    library = place / "library.rpn"
    if work == "migration":
        oldlibraries.unpacked(1, library)
    elif work != "first start":
        libraries.copy(good, library)
    if work == "import":
        measures_csv(
            place / "rows.csv",
            [{"code": f"t-{n}", "name_ja": f"試験用の支援策 {n}", "provider_ja": "試験市"} for n in range(ROWS)],
        )
    if work == "restore":
        libraries.copy(good, place / "other.rpn")
        with closing(sqlite3.connect(place / "other.rpn")) as connection, connection:
            connection.execute("INSERT INTO library_info VALUES ('trial', 'other')")
    return library


def _look(place: Path, library: Path, work: str, name: str, found: Closings) -> None:
    """Count the state that was left, and say what is not whole."""
    if not library.exists():
        if work != "first start":
            found.wrong.append(f"{name}: the library is gone")
        found.states["none"] = found.states.get("none", 0) + 1
    else:
        try:
            libraries.opened(library).close()
        except Exception as error:  # noqa: BLE001 - what must not happen is told
            found.wrong.append(f"{name}: {error!r}")
            return
        with closing(sqlite3.connect(library)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            rows = connection.execute("SELECT count(*) FROM measures WHERE code LIKE 't-%'").fetchone()[0]
            trial = connection.execute("SELECT count(*) FROM library_info WHERE key = 'trial'").fetchone()[0]
        if not whole or rows not in (0, ROWS):
            found.wrong.append(f"{name}: not whole, or {rows} of {ROWS} rows")
        state = f"{work} {'done' if rows or trial else 'not done'}" if work in ("import", "restore") else work
        found.states[state] = found.states.get(state, 0) + 1
    exported = place / "list.xlsx"
    if exported.exists() and zipfile.ZipFile(exported).testzip() is not None:
        found.wrong.append(f"{name}: a workbook that is not whole")
    for one in backup.backups_of(library):
        with closing(sqlite3.connect(one.path)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                found.wrong.append(f"{name}: a backup that is not whole")
    left = [one.name for one in place.rglob("*") if one.name.endswith((".tmp", "-journal")) or one.name.startswith(".")]
    left += [one.name for one in (place / "tmp").iterdir()]
    if left:
        found.wrong.append(f"{name}: left {left}")
