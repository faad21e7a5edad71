"""The short form of fuzzing: a few dozen files an importer; the long form is ``./go fuzz``."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz import reader, samples, strategies
from tests.fuzz.cases import Case, unpacked
from tests.fuzz.generated import known_codes
from tests.fuzz.mutators import mutated
from tests.fuzz.oracle import Oracle
from tests.fuzz.targets import NAMES, Target, targets

pytestmark = pytest.mark.reliability

_EXAMPLES = {"restore": 5, "changes": 25}
"""Files of an importer; others take this many."""

_OTHERWISE = 15

_names = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of few rows; tests never write to it."""
    return samples.small_library(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def oracle(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oracle]:
    """The judge of files, with a library of its own, which is as it was after every file."""
    found = Oracle(base, tmp_path_factory.mktemp("judge") / "oracle", every=3)
    yield found
    found.close()


def seeds_of(oracle: Oracle, target: Target) -> list[Case]:
    return target.seeds(oracle.library)


@_names
def test_what_the_fuzzers_begin_with_is_taken_in(base: Path, oracle: Oracle, name: str) -> None:
    target = targets(base)[name]
    seeds = seeds_of(oracle, target)
    chosen = random.Random(1).sample(seeds, min(len(seeds), 12))
    with reader.in_process():
        said = [oracle.judge(target, case) for case in chosen]
    # Some are none on purpose: a template without rows, a hash or a signature that does not fit, damage.
    assert sum(word not in ("refused", "asked") for word in said) * 3 >= len(said), said


@_names
def test_any_file_ends_in_a_result_or_a_sentence(base: Path, oracle: Oracle, name: str) -> None:
    target = targets(base)[name]
    cases = strategies.cases(name, seeds_of(oracle, target), known_codes(oracle.library))

    @settings(max_examples=_EXAMPLES.get(name, _OTHERWISE), database=None, derandomize=True, phases=[Phase.generate])
    @given(cases)
    def judge(case: Case) -> None:
        with reader.in_process():
            oracle.judge(target, case)

    judge()


@given(st.binary(max_size=200))
def test_any_bytes_are_a_case_that_is_packed_again(data: bytes) -> None:
    case = unpacked(data)
    assert unpacked(case.packed) == case


@_names
def test_a_change_is_settled_by_its_seed(base: Path, oracle: Oracle, name: str) -> None:
    target = targets(base)[name]
    for case in seeds_of(oracle, target)[:3]:
        one, other = (mutated(case, random.Random(7), 5) for _ in range(2))
        assert one == other
        assert any(mutated(case, random.Random(seed), 3) != case for seed in range(5))
