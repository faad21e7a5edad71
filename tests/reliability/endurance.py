"""R-19 and R-44: the window under a long use, and its pulse while a file is taken in. Nothing here asserts."""

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from navigator.qtsupport.resources import RESOURCES
from tests.db import libraries
from tests.services.importing.worlds import measures_csv

GROWTH = 0.05
"""By this part memory may grow after the first fifty openings."""


def run(module: str, *arguments: object, seconds: float) -> Any:
    """Run a program of this folder and return what it told as JSON; raises ``RuntimeError`` when it went wrong."""
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", f"tests.reliability.{module}", *map(str, arguments)],
        cwd=RESOURCES.parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        capture_output=True,
        text=True,
        timeout=seconds,
    )
    if done.returncode or "Traceback" in done.stderr:
        raise RuntimeError(f"{module} ended with {done.returncode}: {done.stderr[-3000:]}")
    return json.loads(done.stdout.splitlines()[-1])


@dataclass
class Soak:
    """What came of a long use: what is left in words, and memory (MiB) at the start, after warming up, at the end."""

    opened: int = 0
    kinds: int = 0
    left: list[str] = field(default_factory=list)
    memory: tuple[int, int, int] = (0, 0, 0)
    course: list[int] = field(default_factory=list)
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def growth(self) -> float:
        """By what part memory grew after the first fifty openings."""
        return self.memory[2] / self.memory[1] - 1


def soak(good: Path, folder: Path, openings: int, searches: int, charts: int, imports: int) -> Soak:  # noqa: PLR0917 - four numbers
    """Use the program so often, and compare what is there with what was there at the start."""
    library = libraries.copy(good, folder / "soak.rpn")
    told = run("soak_program", library, folder, openings, searches, charts, imports, seconds=60 + 6 * openings)
    start, warm, end = told["start"], told["warm"], told["end"]
    found = Soak(sum(told["opened"].values()), told["kinds_of_windows"], course=[one // 1024 for one in told["course"]])
    found.memory = (start["kib"] // 1024, warm["kib"] // 1024, end["kib"] // 1024)
    for name in ("windows", "widgets", "timers", "threads", "screens"):
        found.counts[name] = (start[name], end[name])
        if end[name] > start[name]:
            found.left.append(f"{end[name] - start[name]} {name}: {_more(start['titles'], end['titles'])}")
    files = _more(start["files"], end["files"])
    found.counts["files"] = (len(start["files"]), len(end["files"]))
    if files:
        found.left.append(f"files {files}")
    objects = Counter(end["kinds"])
    objects.subtract(start["kinds"])
    # One window that Python has not let go yet may bring one of each of its parts; more is kept by somebody.
    found.left += [f"{count} {kind}" for kind, count in objects.items() if count > 1]
    return found


def _more(before: list[str], after: list[str]) -> list[str]:
    return sorted((Counter(after) - Counter(before)).elements())


def heartbeat(good: Path, folder: Path, rows: int, before_s: float, seconds: float) -> dict[str, Any]:
    """Take in ``rows`` rows while the window is used; return the gaps of the pulse by phase, in ms."""
    library = libraries.copy(good, folder / "beating.rpn")
    file = measures_csv(
        folder / "rows.csv",
        [
            {
                "code": f"t-{number}",
                "name_ja": f"試験用の支援策 {number}",
                "provider_ja": "試験市",
                "summary_ja": "産学官の連携による研究開発を補助する試験の記録",
            }
            for number in range(rows)
        ],
    )
    return dict(run("heartbeat_program", library, file, before_s, seconds, seconds=seconds + 20))
