"""Coverage maps in words, on paper, in files, and a cell on an agenda."""

import pytest

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.councilforms import MeetingDraft
from navigator.domain.councils import AgendaItem
from navigator.domain.coverage import CoverageAxis, CoverageSpec
from navigator.domain.document import Heading, Table
from navigator.domain.errors import UserError
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Block
from navigator.services.coverage_sheet import CoverageSheetService
from navigator.services.coverage_words import Counted, signed
from navigator.services.sheet_parts import SheetOptions
from navigator.services.suite import ServiceSuite
from tests.db.libraries import TODAY

JA = Presentation()
SPEC = CoverageSpec(2007, Block.HOKKAIDO)
CROWDED = CoverageSpec(2025, Block.KINKI)


@pytest.fixture
def suite(own_library: Library) -> ServiceSuite:
    return ServiceSuite(own_library, TODAY)


@pytest.fixture
def sheets(suite: ServiceSuite) -> CoverageSheetService:
    return suite.coverage_sheets


@pytest.mark.parametrize("counted", list(Counted))
def test_the_words_of_a_cell_are_its_counts(suite: ServiceSuite, counted: Counted) -> None:
    found, view = suite.coverage.coverage(SPEC), suite.coverage_sheets.view(SPEC, counted, JA)
    for cell, told in zip(found.cells, view.cells, strict=True):
        assert (told.stage, told.value) == (cell.stage, cell.value)
        number = cell.measures * counted.measures + cell.programs * counted.programs
        assert bool(told.counts) == bool(number)
        if number and counted.measures:
            assert f"支援策 {cell.measures}" in told.counts
        if number and counted.programs:
            assert f"事業 {cell.programs}" in told.counts
        assert told.empty == (cell.is_said and not number)
    if counted is Counted.BOTH:
        assert {cell.mark for cell in view.cells if cell.empty} == {"空白域"}
        assert sum(cell.empty for cell in view.cells) == len(found.gaps)


def test_money_is_a_range_and_two_totals_and_never_a_sum(suite: ServiceSuite) -> None:
    found, view = suite.coverage.coverage(SPEC), suite.coverage_sheets.view(SPEC, Counted.BOTH, JA)
    seen = 0
    for cell, told in zip(found.cells, view.cells, strict=True):
        if cell.money is not None and cell.money.partial:
            seen += 1
            assert told.lines[-2:] == (
                f"予算 {cell.money.without_partial:,}",
                f"※含む {cell.money.with_partial:,}",
            )
        if cell.ceilings.lowest is None:
            assert not any(line.startswith("上限") for line in told.lines)
    assert seen


def test_a_cell_lists_what_it_counts_with_sources(suite: ServiceSuite) -> None:
    view = suite.coverage_sheets.view(CROWDED, Counted.BOTH, JA)
    found = suite.coverage.coverage(CROWDED)
    cell = next(one for one in view.cells if one.crowded)
    detail = suite.coverage_sheets.cell(CROWDED, cell, Counted.BOTH, JA)
    counts = found.cell(cell.stage, cell.value)
    keys = [row.key for row in detail.records.rows]
    assert len(keys) == counts.measures + counts.programs
    assert sum(key.startswith("measures:") for key in keys) == counts.measures
    assert all(row.sources for row in detail.records.rows)
    pairs = suite.coverage.overlaps(CROWDED, cell.stage, cell.value)
    assert [row.cells[2] for row in detail.pairs.rows] == [str(pair.likeness.points) for pair in pairs]
    for row, pair in zip(detail.pairs.rows, pairs, strict=True):
        assert all(reason.text.ja in row.cells[3] for reason in pair.likeness.reasons)
    only = suite.coverage_sheets.cell(CROWDED, cell, Counted.PROGRAMS, JA)
    assert len(only.records.rows) == counts.programs
    assert not only.pairs.rows


def test_two_maps_differ_where_their_counts_do(suite: ServiceSuite) -> None:
    before = CoverageSpec(2004, Block.HOKKAIDO)
    view = suite.coverage_sheets.view(SPEC, Counted.BOTH, JA, before)
    changed = {(one.stage.value, one.column.value) for one in suite.coverage.compare(before, SPEC)}
    assert {(cell.stage, cell.value) for cell in view.cells if cell.changed} == changed
    assert changed
    old, new = suite.coverage.coverage(before), suite.coverage.coverage(SPEC)
    for cell in view.cells:
        a, b = old.cell(cell.stage, cell.value), new.cell(cell.stage, cell.value)
        if a.programs != b.programs:
            assert f"事業 {a.programs}→{b.programs}（{signed(b.programs - a.programs)}）" in cell.counts
        assert (cell.mark == "空白が埋まる") == (a.is_empty and not b.is_empty)


def test_maps_with_other_columns_are_not_compared(sheets: CoverageSheetService) -> None:
    with pytest.raises(UserError):
        sheets.view(SPEC, Counted.BOTH, JA, CoverageSpec(2007, None, CoverageAxis.MINISTRY))


def test_signs_of_differences() -> None:
    assert [signed(number) for number in (2, 0, -3)] == ["+2", "0", "▲3"]


def test_the_paper_is_the_map(sheets: CoverageSheetService) -> None:
    view = sheets.view(SPEC, Counted.BOTH, JA)
    document = sheets.document(SPEC, Counted.BOTH, SheetOptions(), JA)
    grid = next(block for block in document.blocks if isinstance(block, Table))
    assert [column.heading.lines[0] for column in grid.columns[1:]] == list(view.columns)
    told = [cell for row in grid.rows for cell in row.cells[1:]]
    for cell, shown in zip(told, view.cells, strict=True):
        assert "\n".join(cell.lines) == shown.text
    assert any(isinstance(block, Heading) and block.text == "空白域" for block in document.blocks)


def test_crowded_cells_bring_their_pairs_to_the_paper(suite: ServiceSuite) -> None:
    document = suite.coverage_sheets.document(CROWDED, Counted.BOTH, SheetOptions(), JA)
    _grid, pairs = [block for block in document.blocks if isinstance(block, Table)]
    crowded = suite.coverage.coverage(CROWDED).crowded
    assert sum(row.group for row in pairs.rows) == len(crowded)


@pytest.mark.parametrize("other", [None, CoverageSpec(2004, Block.HOKKAIDO)])
def test_the_file_has_a_row_a_cell(sheets: CoverageSheetService, other: CoverageSpec | None) -> None:
    export = sheets.export(SPEC, Counted.BOTH, JA, other)
    assert len(export.rows) == len(sheets.view(SPEC, Counted.BOTH, JA).cells)
    assert all(len(row) == len(export.header) for row in export.rows)


def test_a_cell_and_its_filter_hold_the_same_records(suite: ServiceSuite) -> None:
    view = suite.coverage_sheets.view(SPEC, Counted.BOTH, JA)
    cell = next(one for one in view.cells if one.counts and one.value != "none")
    question = SPEC.filter_of(Catalogue.PROGRAMS, cell.stage, cell.value)
    detail = suite.coverage_sheets.cell(SPEC, cell, Counted.PROGRAMS, JA)
    assert suite.finding.count(question) == len(detail.records.rows)


def test_an_item_goes_to_the_next_meeting_and_comes_back(suite: ServiceSuite) -> None:
    assert suite.agenda.add(Block.KINKI, "議題") is None
    for day in ("R8.11.1", "R9.2.1", "R8.12.1"):
        suite.meetings.add_meeting(
            MeetingDraft(Block.KINKI.value, title=f"会議 {day}", date=day, agenda=(AgendaItem("前年度の報告"),))
        )
    placed = suite.agenda.add(Block.KINKI, "応用 × 環境")
    assert placed is not None
    assert (placed.meeting.title, placed.number) == ("会議 R8.12.1", 2)
    assert suite.agenda.add(Block.KINKI, "応用 × 環境") == placed
    suite.edits.undo()
    assert [item.title for item in suite.meetings.meeting(placed.meeting.key).agenda] == ["前年度の報告"]


def test_a_new_meeting_takes_the_item_in_one_step(suite: ServiceSuite) -> None:
    placed = suite.agenda.add_to_new(MeetingDraft(Block.KINKI.value, title="協議会", date="2027-01"), "議題")
    assert [item.title for item in placed.meeting.agenda] == ["議題"]
    suite.edits.undo()
    assert suite.agenda.next_meeting(Block.KINKI) is None
