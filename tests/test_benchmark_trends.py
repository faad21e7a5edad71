"""The peer of the chart benchmark is given every figure, and what cannot be measured is said."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks import plotpeers, trends
from navigator.domain.results import Presentation
from navigator.services.library import FACTS, create_library, open_library
from navigator.services.suite import ServiceSuite


def test_the_peer_draws_every_figure(tmp_path: Path) -> None:
    create_library(tmp_path / "library.rpn", facts=FACTS)
    library = open_library(tmp_path / "library.rpn").library
    suite = ServiceSuite(library, trends.TODAY)
    chart = suite.trends.chart(trends.spec_of(suite, "all programs"), Presentation())
    told = json.loads(trends.plain(chart))
    assert [[(fy, Decimal(str(value)), partial) for fy, value, partial in one["points"]] for one in told["series"]] == [
        [(point.fy, point.figure.value.normalize(), point.partial) for point in one.points] for one in chart.shown
    ]
    assert (told["form"], told["years"]) == ("stacked", list(chart.years))
    library.close()


@pytest.mark.parametrize(("name", "points"), [("47 lines", 1410), ("100,000 points", 100_000)])
def test_made_charts_are_large_enough_and_the_same_each_time(name: str, points: int) -> None:
    made = trends.synthetic(name)
    assert sum(len(one.points) for one in made.shown) == points
    assert made == trends.synthetic(name)
    assert "合成" in made.title.ja


def test_a_peer_that_is_missing_is_told() -> None:
    own = {
        "first_ms": 90.0, "warm_ms": 40.0, "asked_ms": 5.0, "frame_ms": 10.0, "worst_frame_ms": 12.0, "series": 1,
        "points": 7,
    }  # fmt: skip
    ways = {"screen": own, "paper": {**own, "frame_ms": None}, "matplotlib": {trends.NOT_MEASURED: "no network"}}
    told = trends.report(dict.fromkeys(trends.CASES, ways))
    assert told.count("not measured: no network") == 4
    assert "| all programs × all years ≤ 50 ms | yes | 40 ms |" in told
    assert "| 47 lines: 60 frames a second while panning | yes | 100 |" in told
    assert "matplotlib | yes" not in told
    assert plotpeers.MOST_NAMES > 40
