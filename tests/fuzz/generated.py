"""The long form with hypothesis, one importer a process: ``python -m tests.fuzz.generated NAME PLACE MINUTES SEED``."""

import logging
import random
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings

from navigator.db.library import Library
from tests.fuzz import reader, strategies, watch
from tests.fuzz.cases import Case
from tests.fuzz.findings import Findings, Tally
from tests.fuzz.oracle import Oracle
from tests.fuzz.samples import rows_of
from tests.fuzz.targets import targets

ROUND = 400
"""Cases of one round; each round draws anew from the next seed."""

_REAL_EVERY = 40
"""Of so many workbooks one is read by the real process."""


def known_codes(library: Library) -> Mapping[tuple[str, str], Sequence[str]]:
    """Return some codes on file by table and column, for cells that refer to them."""
    found: dict[tuple[str, str], list[str]] = {}
    names = ("programs", "measures", "regions", "metrics", "ministries", "blocks", "prefectures", "fields", "sources")
    for name in names:
        for row in rows_of(library, name, 4):
            for column in ("code", "id", "name_ja", "jis_code"):
                if row.get(column):
                    found.setdefault((name, column), []).append(row[column])
    return found


def main(arguments: list[str]) -> int:
    """Run until the time is up; findings and figures stand in the folder ``PLACE`` afterwards."""
    name, place, minutes, seed = arguments[0], Path(arguments[1]), float(arguments[2]), int(arguments[3])
    logging.disable(logging.CRITICAL)
    base = place.parent.parent / "base" / "small.rpn"
    target = targets(base)[name]
    oracle = Oracle(base, place / "work")
    strategy = strategies.cases(name, target.seeds(oracle.library), known_codes(oracle.library))
    findings, tally = Findings(place / "findings"), Tally(place / "tally.json")
    start = time.monotonic()
    until = start + minutes * 60
    files = watch.open_files()
    dice = random.Random(seed)

    def judge(case: Case) -> None:
        if time.monotonic() > until:
            return
        signal.alarm(watch.STANDING_SECONDS)
        try:
            with watch.watched():
                if target.name == "table-xlsx" and reader.needs_worker(case) and dice.randrange(_REAL_EVERY) == 0:
                    oracle.judge(target, case)
                else:
                    with reader.in_process():
                        oracle.judge(target, case)
            watch.must_have_closed(files)
        except (Exception, watch.HangError) as error:  # noqa: BLE001 - whatever comes is what is looked for
            findings.add(error, case.packed)
        tally.inputs += 1
        if tally.inputs % 100 == 0:
            note()

    def note() -> None:
        tally.seconds = time.monotonic() - start
        tally.outcomes, tally.findings = dict(oracle.seen), dict(findings.counts)
        tally.write()

    signal.signal(signal.SIGALRM, _stand)
    turn = 0
    while time.monotonic() < until:
        turn += 1
        checked = given(strategy)(judge)
        checked = settings(
            max_examples=ROUND,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )(hypothesis.seed(seed * 1_000_003 + turn)(checked))
        checked()
    signal.alarm(0)
    note()
    oracle.close()
    return 0


def _stand(_signal: int, _frame: object) -> None:
    raise watch.HangError


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
