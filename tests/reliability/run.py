"""The long form of the reliability catalogue: ``./go reliability [--minutes N] [--seed S]``.

Every round makes each trial anew with numbers drawn from the seed; the figures are printed at the end. The exit code
is 1 when anything was lost, half done or let in.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from navigator.domain.errors import DamagedLibraryError, UserError
from navigator.services.checking import check_facts, check_library
from navigator.services.library import open_library
from navigator.services.restoring import plan_of, restore_library
from tests.db import libraries
from tests.reliability import test_damage as damage
from tests.reliability import trials
from tests.reliability.trials import Kills

ROUND = {"writes": 40, "migrations": 8, "backups": 8, "restores": 8, "flips": 12, "hostile": 1}
"""How often each trial is made in a round."""

DAMAGES: dict[str, Callable[[bytearray, random.Random], None]] = {
    "one bit": damage.flip_bits(1),
    "sixteen bits": damage.flip_bits(16),
    "a zeroed sector": damage.clear_sector,
    "a header bit": damage.flip_header_bit,
    "cut anywhere": damage.cut,
    "cut at a page": damage.cut_at_page,
}


def main(arguments: list[str]) -> int:
    """Run rounds until the time is up and print what came of them."""
    parser = argparse.ArgumentParser(prog="./go reliability", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=20261122)
    options = parser.parse_args(arguments)
    dice = random.Random(options.seed)
    kills: dict[str, Kills] = {}
    bits: dict[str, Counter[str]] = {name: Counter() for name in DAMAGES}
    hostile: Counter[str] = Counter()
    start, rounds = time.monotonic(), 0
    with tempfile.TemporaryDirectory(prefix="rpn-reliability-") as name:
        good = libraries.make(Path(name) / "good.rpn")
        while not rounds or time.monotonic() - start < options.minutes * 60:
            rounds += 1
            with tempfile.TemporaryDirectory(prefix="rpn-reliability-") as place:
                _kill(good, Path(place), dice, kills)
                for kind in DAMAGES:
                    _flip(good, Path(place), dice, kind, bits[kind])
                _refuse(good, Path(place), dice, hostile)
            _say(f"round {rounds}, {time.monotonic() - start:.0f} s")
    title = f"seed {options.seed}, {rounds} rounds, {time.monotonic() - start:.0f} s"
    _report(title, kills=kills, bits=bits, hostile=hostile)
    lost = sum(one.lost + one.partial + one.damaged for one in kills.values())
    tracebacks = sum(one["traceback"] for one in bits.values()) + hostile["traceback"]
    return 1 if lost or tracebacks or hostile["let in"] or hostile["touched"] else 0


def _kill(good: Path, place: Path, dice: random.Random, kills: dict[str, Kills]) -> None:
    done = {
        "writes (R-01)": trials.kill_writes(good, place, ROUND["writes"], dice),
        "migrations (R-03)": trials.kill_migrations(place, ROUND["migrations"], dice),
        "backups (R-14)": trials.kill_backups(good, place, ROUND["backups"], dice),
        "restores (R-12)": trials.kill_restores(good, place, ROUND["restores"], dice),
    }
    for name, found in done.items():
        sum_of = kills.setdefault(name, Kills())
        for one in fields(Kills):
            value = getattr(found, one.name)
            if isinstance(value, int):
                setattr(sum_of, one.name, getattr(sum_of, one.name) + value)
        for state, count in found.states.items():
            sum_of.states[state] = sum_of.states.get(state, 0) + count


def _flip(good: Path, place: Path, dice: random.Random, kind: str, seen: Counter[str]) -> None:
    """Damage copies and use them as a person does; what is not noticed then is put to the two checks."""
    path, good_bytes = place / "damaged.rpn", good.read_bytes()
    for _ in range(ROUND["flips"]):
        raw = bytearray(good_bytes)
        DAMAGES[kind](raw, dice)
        if bytes(raw) == good_bytes:
            # A sector that was zero already: nothing was damaged.
            seen["without effect"] += 1
            continue
        path.write_bytes(raw)
        seen["tried"] += 1
        try:
            damage.use(path)
        except UserError:
            seen["in use"] += 1
        except Exception as error:  # noqa: BLE001 - what must not happen is counted
            seen["traceback"] += 1
            _say(f"{kind}: {error!r}")
        else:
            seen["by the checks" if _checks_find(path) else "undetected"] += 1
    path.unlink(missing_ok=True)


def _checks_find(path: Path) -> bool:
    """Tell whether ``library check`` or ``facts check`` notices."""
    try:
        library = open_library(path).library
        try:
            return any(result.findings for result in check_library(library)) or not check_facts(library).same
        finally:
            library.close()
    except UserError:
        return True


def _refuse(good: Path, place: Path, dice: random.Random, seen: Counter[str]) -> None:
    """Give files that are no library to opening, comparing and restoring; none is let in, none is touched."""
    library = libraries.copy(good, place / "present.rpn")
    for number, make in enumerate((*damage.FOREIGN.values(), *_cut_ones(good, dice))):
        path = place / f"hostile-{number}.rpn"
        make(path)
        before, present = path.read_bytes(), library.read_bytes()
        for act in (
            lambda path=path: open_library(path).library.close(),
            lambda path=path: plan_of(library, path),
            lambda path=path: restore_library(library, path),
        ):
            seen["tried"] += 1
            try:
                act()
            except DamagedLibraryError:
                seen["refused"] += 1
            except UserError:
                seen["refused"] += 1
            except Exception as error:  # noqa: BLE001 - what must not happen is counted
                seen["traceback"] += 1
                _say(f"hostile file {number}: {error!r}")
            else:
                seen["let in"] += 1
        seen["touched"] += path.read_bytes() != before or library.read_bytes() != present
        path.unlink()


def _cut_ones(good: Path, dice: random.Random) -> list[Callable[[Path], object]]:
    content = good.read_bytes()
    lengths = [dice.randrange(len(content)) for _ in range(10)]
    return [lambda path, length=length: path.write_bytes(content[:length]) for length in lengths]


def _report(
    title: str,
    *,
    kills: dict[str, Kills],
    bits: dict[str, Counter[str]],
    hostile: Counter[str],
) -> None:
    _say(f"\n{title}\n")
    _say("| killed while | kills | survived | acknowledged | lost | partial | damaged | hot journals |")
    _say("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, one in kills.items():
        cells = (one.kills, one.survived, one.acknowledged, one.lost, one.partial, one.damaged, one.hot_journals)
        _say(f"| {name} | " + " | ".join(f"{cell:,}" for cell in cells) + " |")
    _say("\n| damage (R-10, R-11) | tried | told in use | found by the checks | undetected | tracebacks |")
    _say("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, seen in bits.items():
        cells = tuple(seen[key] for key in ("tried", "in use", "by the checks", "undetected", "traceback"))
        _say(f"| {name} | " + " | ".join(f"{cell:,}" for cell in cells) + " |")
    _say(
        f"\nhostile files: {hostile['tried']:,} tries, {hostile['refused']:,} refused, {hostile['let in']:,} let in, "
        f"{hostile['touched']:,} touched, {hostile['traceback']:,} tracebacks"
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
