"""The office's own block in the parts of the planner, and what a later choice in the settings changes."""

from collections.abc import Callable

from navigator.domain.vocabulary import Block
from navigator.views.planner.calls import CallsPart
from navigator.views.planner.changes import MEETING, ChangesPart
from navigator.views.planner.counter import CounterPart
from navigator.views.planner.coverage import CoveragePart
from navigator.views.planner.path import PathPart
from tests.views.desks import settle
from tests.views.planner.conftest import Bench

MakeBench = Callable[..., Bench]


def choose(bench: Bench, code: str | None) -> None:
    bench.desk.store.update(home_block=code)
    settle()


def test_every_part_follows_another_own_block(make_bench: MakeBench) -> None:
    bench = make_bench(home_block="hokkaido")
    parts = [bench.show(key) for key in ("path", "coverage", "counter", "calls")]
    path, coverage, counter, calls = parts
    assert isinstance(path, PathPart)
    assert isinstance(coverage, CoveragePart)
    assert isinstance(counter, CounterPart)
    assert isinstance(calls, CallsPart)

    def blocks() -> list[str]:
        case = path.model.case
        assert case is not None
        block = "" if case.block is None else case.block.value
        return [block, coverage.block.currentData(), counter.form.place.value, calls.blocks.currentData()]

    assert blocks() == ["hokkaido"] * 4
    choose(bench, "kinki")
    assert blocks() == ["kinki"] * 4
    assert coverage.model.spec is not None
    assert coverage.model.spec.block is Block.KINKI
    choose(bench, None)
    assert blocks() == [""] * 4


def test_the_last_meeting_is_offered_once_a_block_is_chosen(make_bench: MakeBench) -> None:
    bench = make_bench()
    part = bench.show("changes")
    assert isinstance(part, ChangesPart)
    assert part.way.findData(MEETING) < 0
    choose(bench, "kinki")
    assert part.way.findData(MEETING) >= 0
    choose(bench, None)
    assert part.way.findData(MEETING) < 0
