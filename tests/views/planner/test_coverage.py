"""The coverage map as hands use it: cells, the finder, the agenda, two maps compared, paper and files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from navigator.domain.catalogues import Catalogue
from navigator.domain.councilforms import MeetingDraft
from navigator.domain.coverage import CoverageAxis, CoverageSpec
from navigator.domain.vocabulary import Block
from navigator.qtsupport.theme import Theme
from navigator.views.planner.coverage import CoveragePart
from navigator.views.planner.coveragemeeting import MeetingDialog
from tests.views.clipping import clipped
from tests.views.desks import settle
from tests.views.planner.conftest import Bench

KINKI = CoverageSpec(2025, Block.KINKI)


def part_of(bench: Bench, spec: CoverageSpec = KINKI) -> CoveragePart:
    """The tab with a map shown."""
    bench.page.open_with(("coverage", spec))
    settle()
    part = bench.page.part
    assert isinstance(part, CoveragePart)
    return part


def go_to(part: CoveragePart, stage: str, value: str) -> None:
    """Choose a cell."""
    part.table.setCurrentIndex(part.model.grid.place_of(stage, value))
    settle()


def test_it_begins_with_todays_year_and_the_own_block(make_bench: Callable[..., Bench]) -> None:
    part = make_bench(home_block="kinki").show("coverage")
    assert isinstance(part, CoveragePart)
    assert part.model.spec == CoverageSpec(2026, Block.KINKI)
    assert part.year.text() == "令和8年度"


def test_the_grid_is_the_map(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    part = part_of(bench)
    found = bench.desk.suite.coverage.coverage(KINKI)
    grid = part.model.grid
    assert (grid.rowCount(), grid.columnCount()) == (len(found.rows), len(found.columns))
    for cell in found.cells:
        index = grid.place_of(cell.stage, cell.value)
        shown = grid.cell(index)
        assert shown is not None
        assert (shown.empty, shown.crowded) == (cell.is_empty, cell.is_crowded)
        assert found.name(cell).ja in index.data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize("axis", list(CoverageAxis))
def test_columns_block_and_year_are_chosen(make_bench: Callable[..., Bench], axis: CoverageAxis) -> None:
    part = part_of(make_bench())
    part.by.setCurrentIndex(part.by.findData(axis.value))
    part.block.setCurrentIndex(part.block.findData(""))
    part.year.lineEdit().setText("H19")
    part.year.interpretText()
    settle()
    assert part.model.spec == CoverageSpec(2007, None, axis)
    assert axis.label.ja in part.heading.text()


def test_keys_walk_the_cells_and_each_tells_what_it_holds(make_bench: Callable[..., Bench], qtbot: QtBot) -> None:
    bench = make_bench()
    part = part_of(bench)
    crowded = next(cell for cell in part.model.view.cells if cell.crowded)
    go_to(part, crowded.stage, crowded.value)
    counts = bench.desk.suite.coverage.coverage(KINKI).cell(crowded.stage, crowded.value)
    assert len(part.records.model.table.rows) == counts.measures + counts.programs
    qtbot.keyClick(part.table, Qt.Key.Key_Down)
    settle()
    assert part.model.detail.cell.value == crowded.value
    assert part.model.detail.cell.stage != crowded.stage
    assert part.cell_name.text() == part.model.detail.cell.name
    row = part.records.model.row_at(0)
    part.records.opened.emit(row.key)
    assert ":".join(bench.told.records[-1]) == row.key


def test_a_cell_opens_in_the_finder_with_the_same_records(make_bench: Callable[..., Bench], qtbot: QtBot) -> None:
    bench = make_bench()
    bench.desk.finder.set_service(bench.desk.suite.finding)
    settle()
    part = part_of(bench)
    crowded = next(cell for cell in part.model.view.cells if cell.crowded)
    go_to(part, crowded.stage, crowded.value)
    qtbot.mouseClick(part.find_measures, Qt.MouseButton.LeftButton)
    settle()
    assert bench.told.pages == [("finder", None)]
    assert bench.desk.finder.filter == KINKI.filter_of(Catalogue.MEASURES, crowded.stage, crowded.value)
    counts = bench.desk.suite.coverage.coverage(KINKI).cell(crowded.stage, crowded.value)
    assert bench.desk.suite.finding.count(bench.desk.finder.filter) == counts.measures


def test_only_what_is_counted_can_be_looked_up(make_bench: Callable[..., Bench]) -> None:
    part = part_of(make_bench())
    part.counted.setCurrentIndex(part.counted.findData("programs"))
    settle()
    assert not part.find_measures.isVisible()
    assert part.find_programs.isVisible()
    assert not any(cell.crowded for cell in part.model.view.cells)


def test_a_cell_becomes_an_item_of_the_next_meeting_and_undo_takes_it_back(
    make_bench: Callable[..., Bench], qtbot: QtBot
) -> None:
    bench = make_bench()
    meetings = bench.desk.suite.meetings
    key = meetings.add_meeting(MeetingDraft(Block.KINKI.value, title="幹事会（見本）", date="R9.1.20"))
    part = part_of(bench)
    gap = next(cell for cell in part.model.view.cells if cell.empty)
    go_to(part, gap.stage, gap.value)
    qtbot.mouseClick(part.agenda, Qt.MouseButton.LeftButton)
    settle()
    (item,) = meetings.meeting(key).agenda
    assert gap.name in item.title
    assert "空白域" in item.title
    assert "幹事会（見本）" in bench.told.notices[-1]
    bench.desk.office.undo()
    settle()
    assert meetings.meeting(key).agenda == ()


def test_without_a_meeting_one_is_offered(make_bench: Callable[..., Bench], qtbot: QtBot) -> None:
    bench = make_bench()
    part = part_of(bench)
    qtbot.mouseClick(part.agenda, Qt.MouseButton.LeftButton)
    settle()
    (dialog,) = part.findChildren(MeetingDialog)
    assert not dialog.make.isEnabled()
    qtbot.keyClicks(dialog.day, "R8.12.15")
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    settle()
    (meeting,) = bench.desk.suite.meetings.meetings(Block.KINKI)
    assert len(meeting.agenda) == 1
    bench.desk.office.undo()
    settle()
    assert bench.desk.suite.meetings.meetings(Block.KINKI) == ()


def test_the_whole_country_has_no_agenda_of_its_own(make_bench: Callable[..., Bench], qtbot: QtBot) -> None:
    bench = make_bench()
    part = part_of(bench, CoverageSpec(2025))
    qtbot.mouseClick(part.agenda, Qt.MouseButton.LeftButton)
    settle()
    assert "ブロックを選ぶ" in bench.told.notices[-1]


def test_two_years_and_two_blocks_are_compared(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    part = part_of(bench)
    part.compare.setChecked(True)
    settle()
    before = CoverageSpec(2024, Block.KINKI)
    assert (part.model.spec, part.model.other) == (KINKI, before)
    changed = {(one.stage.value, one.column.value) for one in bench.desk.suite.coverage.compare(before, KINKI)}
    assert {(cell.stage, cell.value) for cell in part.model.view.cells if cell.changed} == changed
    part.other_year.setValue(2025)
    part.other_block.setCurrentIndex(part.other_block.findData("kyushu"))
    settle()
    assert part.model.other == CoverageSpec(2025, Block.KYUSHU)
    assert "九州" in part.heading.text()


def test_the_map_is_written(make_bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bench = make_bench()
    part = part_of(bench)
    target = tmp_path / "空白.xlsx"
    monkeypatch.setattr(part.papers.exporter, "ask", lambda *_arguments: target)
    bench.page.export_page()
    settle()
    assert target.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(("language", "theme"), [("ja", Theme.LIGHT), ("en", Theme.DARK)])
def test_nothing_is_cut(make_bench: Callable[..., Bench], language: str, theme: Theme) -> None:
    part = part_of(make_bench(language=language, theme=theme))
    part.compare.setChecked(True)
    settle()
    assert clipped(part) == []
    assert not part.grab().isNull()
