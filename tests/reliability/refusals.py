"""Giving hostile files to everything that reads files: libraries, importers, the exchange; and counting what came."""

import random
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.services.library import open_library
from navigator.services.restoring import plan_of, restore_library
from navigator.services.suite import ServiceSuite
from tests.db import libraries
from tests.db.libraries import TODAY
from tests.reliability import damages, hostilefiles
from tests.services import test_changepackage as packages

Say = Callable[[str], object]
Harmless = Callable[[object], bool]


class Refusals:
    """Counts of one kind of reader: «tried», «refused», «let in», «read in part», «touched», «tracebacks».

    «Read in part» is a spoiled file of which rows could still be read into a dry run; «touched» is a change of the
    file, of the library, or a file that appeared beside.
    """

    def __init__(self, say: Say) -> None:
        self.seen: Counter[str] = Counter()
        self._say = say

    def give(
        self, path: Path, act: Callable[[Path], object], *, harmless: Callable[[object], bool] | None = None
    ) -> None:
        """Give a file to a reader; ``harmless`` tells of an answer that is none of a hostile file."""
        before, beside = path.read_bytes(), {one.name for one in path.parent.iterdir()}
        self.seen["tried"] += 1
        try:
            answer = act(path)
        except UserError:
            self.seen["refused"] += 1
        except Exception as error:  # noqa: BLE001 - what must not happen is counted
            self.seen["tracebacks"] += 1
            self._say(f"{path.name}: {error!r}")
        else:
            if harmless(answer):
                self.seen["read in part"] += 1
            else:
                self.seen["let in"] += 1
                self._say(f"{path.name} was let in: {answer!r}"[:300])
        changed = path.read_bytes() != before or {one.name for one in path.parent.iterdir()} != beside
        self.seen["touched"] += changed


def libraries_refused(good: Path, place: Path, dice: random.Random, counts: Refusals) -> None:
    """Give files that are no library to opening, comparing and restoring."""
    library = libraries.copy(good, place / "present.rpn")
    content = good.read_bytes()
    lengths = [dice.randrange(len(content)) for _ in range(10)]
    cuts = [lambda path, length=length: path.write_bytes(content[:length]) for length in lengths]
    for number, make in enumerate((*damages.FOREIGN.values(), *cuts)):
        path = place / f"hostile-{number}.rpn"
        make(path)
        present = library.read_bytes()
        counts.give(path, lambda one: open_library(one).library.close())
        counts.give(path, lambda one: plan_of(library, one))
        counts.give(path, lambda one: restore_library(library, one))
        counts.seen["touched"] += library.read_bytes() != present
        path.unlink()


def imports_refused(library: Library, place: Path, dice: random.Random, counts: Refusals) -> None:
    """Give hostile files to the importer, as a drop on the window does; a dry run that takes no row is a refusal."""
    service = ServiceSuite(library, TODAY).importing
    before = library.path.read_bytes()

    def take(path: Path) -> int:
        plan = service.plan(path)
        try:
            return plan.counts.new + plan.counts.changed
        finally:
            plan.close()

    def give(paths: Iterable[Path], harmless: Callable[[object], bool]) -> None:
        for path in paths:
            counts.give(path, take, harmless=harmless)
            path.unlink()

    for make in hostilefiles.MAKERS.values():
        give(make(place), lambda rows: rows == 0)
    give(hostilefiles.spoiled(place, dice), lambda _rows: True)
    counts.seen["touched"] += library.path.read_bytes() != before


def packages_refused(place: Path, dice: random.Random, counts: Refusals, flips: int) -> None:
    """Give forged and broken change packages to the exchange; a flipped bit that changes nothing said is harmless."""
    for path in hostilefiles.change_packages(place):
        counts.give(path, packages.read)
        path.unlink()
    for _ in range(flips):
        path, said = hostilefiles.flipped_package(place, dice)
        counts.give(path, packages.read, harmless=lambda answer, said=said: answer == said)
        path.unlink()
