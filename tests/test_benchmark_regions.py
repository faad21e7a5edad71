"""The measurements of lineage and regions run and report what the issue asks for."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from benchmarks import generate, lineage, regions
from benchmarks.__main__ import PARTS
from navigator.services.library import FACTS


def test_the_lineage_is_measured_whole_and_ten_times_over(qtbot: QtBot, tmp_path: Path) -> None:
    said: list[str] = []
    found = lineage.measure(generate.bundled(FACTS, tmp_path), 1, said.append)
    assert said == ["bundled", "synthetic"]
    assert found["synthetic"]["programs"] == 10 * found["bundled"]["programs"]
    assert "all programs laid out and painted ≤ 100 ms" in lineage.report(found)


def test_the_map_and_the_atlas_are_measured(qtbot: QtBot, tmp_path: Path) -> None:
    found = regions.measure(generate.bundled(FACTS, tmp_path), 1, lambda _said: None)
    assert found["atlas"]["pages"] >= 124
    told = regions.report(found)
    assert "map recoloured ≤ 16 ms" in told
    assert "pages a second" in told


def test_both_are_parts_of_the_measurements() -> None:
    assert PARTS["lineage"] is lineage
    assert PARTS["regions"] is regions
