"""The long form of R-19, R-20 and R-44: the window under stress, for ``./go reliability --window``."""

import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from navigator.qtsupport.resources import RESOURCES
from tests.reliability.closings import SPANS, WAYS, Closings, close
from tests.reliability.endurance import GROWTH, heartbeat, soak

TIMES = 50
"""Moments at which each kind of work is ended."""
SOAK = (500, 200, 50, 20)
"""Openings, searches, charts, imports."""
ROWS, MOST_S = 1_000_000, 3600.0
PHASES = ("quiet", "used", "dry run", "import")


def stress(good: Path, dice: random.Random, say: Callable[[str], None]) -> bool:
    """Do it all, tell what came of it, and return whether anything was wrong."""
    wrong = False
    for work in SPANS:
        found = Closings()
        with tempfile.TemporaryDirectory(prefix="rpn-closing-") as place:
            for number in range(TIMES):
                close(good, Path(place), work, WAYS[number % len(WAYS)], dice, found)
        wrong = wrong or bool(found.wrong)
        say(
            f"R-20 {work}: {found.tried} ends, {len(found.wrong)} wrong, slowest {found.slowest:.1f} s,"
            f" {found.shown} in sight, left {found.states} {found.wrong or ''}"
        )
    # The rest counts by /proc.
    if sys.platform != "linux":
        return wrong
    with tempfile.TemporaryDirectory(prefix="rpn-soak-") as place:
        used = soak(good, Path(place), *SOAK)
        wrong = wrong or bool(used.left) or used.growth > GROWTH
        say(f"R-44: {used}, growth {used.growth:.1%}")
        shutil.rmtree(place)
        Path(place).mkdir()
        # A library of a million measures where one was made for the benchmarks, else the bundled facts.
        large = sorted((RESOURCES.parent / "benchmarks" / ".cache").glob("measures-1000000-*.rpn"))
        for name, library in (("bundled facts", good), *((one.stem, one) for one in large[:1])):
            told = heartbeat(library, Path(place), ROWS, 30.0, MOST_S)
            for phase in PHASES:
                say(f"R-19 {name}, {phase}: {told[phase]}")
    return wrong
