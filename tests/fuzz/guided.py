"""The long form with atheris, guided by coverage, one importer a process; started by ``run`` in its own environment.

``python -m tests.fuzz.guided NAME PLACE [arguments of libFuzzer]``
"""

import importlib
import logging
import random
import sys
import time
from pathlib import Path

import atheris

INSTRUMENTED = ["navigator.services.importing", "navigator.services.changepackage", "navigator.services.factrows"]
INSTRUMENTED += ["navigator.domain.dates", "navigator.domain.fiscal", "navigator.domain.money", "navigator.db.restore"]
INSTRUMENTED += ["navigator.db.merging", "navigator.db.backupreading", "navigator.db.valuecheck", "navigator.db.cells"]

with atheris.instrument_imports(include=INSTRUMENTED):
    for module in INSTRUMENTED[1:]:
        importlib.import_module(module)
    from tests.fuzz import reader, watch
    from tests.fuzz.cases import unpacked
    from tests.fuzz.findings import Findings, Tally
    from tests.fuzz.mutators import mutated
    from tests.fuzz.oracle import Oracle
    from tests.fuzz.targets import targets

_OWN = 0.7
"""Share of changes that know the format; the others are libFuzzer's own, of bytes and of what it compared."""


def main(arguments: list[str]) -> None:
    """Run until libFuzzer ends; findings and figures stand in the folder ``PLACE`` afterwards."""
    name, place = arguments[0], Path(arguments[1])
    logging.disable(logging.CRITICAL)
    base = place.parent.parent / "base" / "small.rpn"
    target = targets(base)[name]
    oracle = Oracle(base, place / "work", every=25)
    findings, tally = Findings(place / "findings"), Tally(place / "tally.json")
    corpus = place / "corpus"
    if not corpus.exists():
        corpus.mkdir()
        for number, case in enumerate(target.seeds(oracle.library)):
            (corpus / f"seed-{number:03}").write_bytes(case.packed)
    start = time.monotonic()

    def test(data: bytes) -> None:
        try:
            with watch.watched():
                oracle.judge(target, unpacked(data))
        except (Exception, watch.HangError) as error:  # noqa: BLE001 - whatever comes is what is looked for
            findings.add(error, data)
        tally.inputs += 1
        if tally.inputs % 100 == 0:
            tally.seconds = time.monotonic() - start
            tally.outcomes, tally.findings = dict(oracle.seen), dict(findings.counts)
            tally.write()

    def change(data: bytes, most: int, seed: int) -> bytes:
        dice = random.Random(seed)
        if dice.random() > _OWN:
            return bytes(atheris.Mutate(data, most))
        try:
            made = mutated(unpacked(data), dice, dice.choice((1, 1, 1, 2, 4))).packed
        except (UnicodeError, ValueError, RecursionError):
            return bytes(atheris.Mutate(data, most))
        return made[:most]

    with reader.in_process():
        atheris.Setup([sys.argv[0], *arguments[2:], str(corpus)], test, custom_mutator=change)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
