"""The measurements of plans and coverage maps run, and the plain SQL counts what the map counts."""

from pathlib import Path

from benchmarks import generate, planning
from navigator.services.library import FACTS


def test_plans_and_maps_are_measured_and_equal_plain_sql(tmp_path: Path) -> None:
    for path in (generate.library(300, FACTS, tmp_path), generate.bundled(FACTS, tmp_path)):
        found = planning.measure(path, 1)
        assert found["same counts"]
        assert len(found["plan"]) == len(found["plan SQL"]) == len(planning.CASES)
        assert len(found["coverage"]) == len(found["coverage SQL"]) == len(planning.SPECS)
        assert any(found["chains"])
