"""Starting: the whole process from its command to the painted window, and to the first rows in it.

Beside it, in the same run and by turns: a process that shows an empty QMainWindow, one that only imports what the
database layer cannot do without (the floor of «first rows»), and Python alone.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.inside import BEGIN

ROOT = Path(__file__).resolve().parent.parent

BARE = """
import os, sys, time
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    drawn = False
    def event(self, event):
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and not self.drawn:
            self.drawn = True
            QTimer.singleShot(0, self, self.tell)
        return done
    def tell(self):
        print((time.monotonic() - float(os.environ["BENCHMARK_BEGIN"])) * 1000)
        QApplication.quit()
app = QApplication([])
window = Window()
window.resize(1440, 860)
window.show()
app.exec()
"""

IMPORTS = """
import os, time
import PySide6.QtWidgets, numpy, sqlalchemy.orm
print((time.monotonic() - float(os.environ["BENCHMARK_BEGIN"])) * 1000)
"""


def measure(library: Path, rounds: int) -> dict[str, Any]:
    """Return medians in ms: window and first rows of the program, bare window, imports alone; and the ratios."""
    taken: dict[str, list[float]] = {"window_ms": [], "rows_ms": [], "bare_window_ms": [], "imports_ms": []}
    for turn in range(rounds + 1):
        program = inside(library, 0, 0)
        bare, imports = float(_run(["-c", BARE])), float(_run(["-c", IMPORTS]))
        if turn == 0:
            continue  # reads the files into the system's cache
        taken["window_ms"].append(program["window_ms"])
        taken["rows_ms"].append(program["rows_ms"])
        taken["bare_window_ms"].append(bare)
        taken["imports_ms"].append(imports)
    found: dict[str, Any] = {name: round(statistics.median(times), 1) for name, times in taken.items()}
    found["window_ratio"] = round(found["window_ms"] / found["bare_window_ms"], 2)
    found["rows_ratio"] = round(found["rows_ms"] / found["bare_window_ms"], 2)
    found["rounds"] = rounds
    return found


def inside(library: Path, texts: int, rounds: int) -> dict[str, Any]:
    """Run the program on a library, watched (see ``benchmarks.inside``), and return what was seen."""
    said = _run(["-m", "benchmarks.inside", str(library.resolve()), str(texts), str(rounds)])
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    return found


def _run(arguments: list[str]) -> str:
    """Run Python with a home of its own and return what it printed."""
    with tempfile.TemporaryDirectory() as home:
        folders = {
            "HOME": home,
            **{f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("DATA", "CONFIG", "STATE", "CACHE")},
        }
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **folders, BEGIN: repr(time.monotonic())}
        done = subprocess.run(
            [sys.executable, *arguments],
            env=environment,
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
            timeout=1800,
        )
    return done.stdout
