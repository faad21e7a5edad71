"""R-11, R-26 to R-32: hostile files given to every reader; none is let in, none is touched, none ends in a traceback.

Long form with a seed: ./go reliability.
"""

import random
from pathlib import Path

import pytest

from navigator.db.library import Library
from tests.reliability import refusals
from tests.reliability.refusals import Refusals

pytestmark = pytest.mark.reliability

SEED = 20261122


@pytest.fixture
def counts(capsys: pytest.CaptureFixture[str]) -> Refusals:
    def say(text: str) -> None:
        with capsys.disabled():
            print(f"\n  {text}", end="")  # noqa: T201

    return Refusals(say)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "hostile"
    folder.mkdir()
    return folder


def must_be_refused(counts: Refusals, tried: int) -> None:
    assert counts.seen["tried"] >= tried
    assert (counts.seen["let in"], counts.seen["touched"], counts.seen["tracebacks"]) == (0, 0, 0)


def test_libraries(made_library: Path, place: Path, counts: Refusals) -> None:
    refusals.libraries_refused(made_library, place, random.Random(SEED), counts)
    must_be_refused(counts, 51)


def test_imports(own_library: Library, place: Path, counts: Refusals) -> None:
    refusals.imports_refused(own_library, place, random.Random(SEED), counts)
    must_be_refused(counts, 50)


def test_change_packages(place: Path, counts: Refusals) -> None:
    refusals.packages_refused(place, random.Random(SEED), counts, flips=100)
    must_be_refused(counts, 130)
