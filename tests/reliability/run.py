"""The long form of the reliability catalogue: ``./go reliability [--minutes N] [--seed S]``.

Every round makes each trial anew with numbers drawn from the seed; the figures are printed at the end. The exit code
is 1 when anything was lost, half done, touched or let in, or ended in a traceback.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path

from tests.db import libraries
from tests.reliability import damages, journaltrials, loadtrials, refusals, trials, windowform
from tests.reliability.damages import Trial
from tests.reliability.refusals import Refusals
from tests.reliability.trials import Kills

ROUND = {"writes": 40, "updates": 10, "makings": 10, "migrations": 10, "backups": 8, "restores": 8, "journals": 2}
"""How often each trial is made in a round."""
FLIPS, BITS = 12, 100
"""Damaged copies of each kind in a round, and flipped change packages."""

READERS = ("libraries", "importers", "change packages")


@dataclass
class Figures:
    """What came of all rounds."""

    kills: dict[str, Kills] = field(default_factory=dict)
    damaged: dict[str, Trial] = field(default_factory=dict)
    naive: Counter[str] = field(default_factory=Counter)
    ours: Counter[str] = field(default_factory=Counter)
    refused: dict[str, Refusals] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether anything happened that must not."""
        return (
            any(one.lost or one.partial or one.damaged or one.leftovers for one in self.kills.values())
            or any(one.seen[name] for one in self.damaged.values() for name in ("traceback", "touched", "facts"))
            or any(one.seen[name] for one in self.refused.values() for name in ("let in", "touched", "tracebacks"))
            or bool(self.ours["other"])
        )


def main(arguments: list[str]) -> int:
    """Run rounds until the time is up and print what came of them."""
    parser = argparse.ArgumentParser(prog="./go reliability", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--window", action="store_true", help="the window under stress as well: an hour and more")
    options = parser.parse_args(arguments)
    dice = random.Random(options.seed)
    figures = Figures(refused={name: Refusals(_say) for name in READERS})
    start, rounds = time.monotonic(), 0
    with tempfile.TemporaryDirectory(prefix="rpn-reliability-") as name:
        good = libraries.make(Path(name) / "good.rpn")
        spoiled = Path(name) / "spoiled"
        spoiled.mkdir()
        figures.damaged = {kind: Trial(good, spoiled) for kind in damages.DAMAGES}
        while not rounds or time.monotonic() - start < options.minutes * 60:
            rounds += 1
            with tempfile.TemporaryDirectory(prefix="rpn-reliability-") as place:
                _round(good, Path(place), dice, figures)
            _say(f"round {rounds}, {time.monotonic() - start:.0f} s")
        wrong = options.window and windowform.stress(good, dice, _say)
    _report(f"seed {options.seed}, {rounds} rounds, {time.monotonic() - start:.0f} s", figures)
    return 1 if figures.failed or wrong else 0


def _round(good: Path, place: Path, dice: random.Random, figures: Figures) -> None:
    work: dict[str, Callable[[], Kills]] = {
        "writes (R-01)": lambda: trials.kill_writes(good, place, ROUND["writes"], dice),
        "loading of facts (R-02)": lambda: loadtrials.kill_updates(place / "updates", ROUND["updates"], dice),
        "making of a library (R-02)": lambda: loadtrials.kill_makings(place / "makings", ROUND["makings"], dice),
        "migrations (R-03)": lambda: trials.kill_migrations(place, ROUND["migrations"], dice),
        "backups (R-14)": lambda: trials.kill_backups(good, place, ROUND["backups"], dice),
        "restores (R-12)": lambda: trials.kill_restores(good, place, ROUND["restores"], dice),
    }
    for name, kill in work.items():
        _add(figures.kills.setdefault(name, Kills()), kill())
    naive, ours = journaltrials.restores_over_journals(good, place / "journals", ROUND["journals"], dice)
    figures.naive += naive
    figures.ours += ours
    for kind, trial in figures.damaged.items():
        trial.run(damages.DAMAGES[kind], FLIPS, dice)
        for error in trial.errors:
            _say(f"{kind}: {error}")
        trial.errors.clear()
    _refuse(good, place / "hostile", dice, figures)


def _refuse(good: Path, place: Path, dice: random.Random, figures: Figures) -> None:
    place.mkdir()
    refusals.libraries_refused(good, place, dice, figures.refused["libraries"])
    library = libraries.opened(libraries.copy(good, place.with_name("importing.rpn")))
    try:
        refusals.imports_refused(library, place, dice, figures.refused["importers"])
    finally:
        library.close()
    refusals.packages_refused(place, dice, figures.refused["change packages"], BITS)


def _add(to: Kills, found: Kills) -> None:
    for one in fields(Kills):
        value = getattr(found, one.name)
        if isinstance(value, int):
            setattr(to, one.name, getattr(to, one.name) + value)
    for state, count in found.states.items():
        to.states[state] = to.states.get(state, 0) + count


def _report(title: str, figures: Figures) -> None:
    _say(f"\n{title}\n")
    _table(
        "killed while | kills | survived | acknowledged | lost | partial | damaged | left over | hot journals",
        (
            (name, one.kills, one.survived, one.acknowledged, one.lost, one.partial, one.damaged, one.leftovers,
             one.hot_journals)
            for name, one in figures.kills.items()
        ),
    )  # fmt: skip
    for name, one in figures.kills.items():
        if one.states:
            _say(f"{name}: " + ", ".join(f"{state} {count}" for state, count in sorted(one.states.items())))
    _say("")
    told = ("tried", "in use", "by the checks")
    silent = ("nothing read differently", "text index", "facts", "the office's")
    _table(
        "damage | tried | told in use | by the checks | undetected: nothing differs | text index | facts | "
        "the office's | without effect | touched | tracebacks",
        (
            (kind, *(trial.seen[key] for key in (*told, *silent, "without effect", "touched", "traceback")))
            for kind, trial in figures.damaged.items()
        ),
    )
    _say(
        f"\nbackups over stale journals (R-12): plain copies {dict(figures.naive)}; our restores {dict(figures.ours)}\n"
    )
    columns = ("tried", "refused", "read in part", "let in", "touched", "tracebacks")
    _table(
        "hostile files | " + " | ".join(columns),
        ((name, *(one.seen[key] for key in columns)) for name, one in figures.refused.items()),
    )


def _table(head: str, rows: object) -> None:
    _say(f"| {head} |")
    _say("| --- |" + " ---: |" * head.count("|"))
    for name, *cells in rows:  # type: ignore[attr-defined]
        _say(f"| {name} | " + " | ".join(f"{cell:,}" for cell in cells) + " |")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
