"""Lists, matrix and calendar of a council in words: screen, paper and files hold the same."""

from pathlib import Path

import pytest

from navigator.db.library import Library
from navigator.domain.councilcounts import MatrixCell, Tally
from navigator.domain.document import Sources, Table
from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import ActivityKind, Block
from navigator.services.council_months import year_table
from navigator.services.council_pages import cell_text
from navigator.services.sheet_parts import SheetOptions
from navigator.services.suite import ServiceSuite
from tests.db.libraries import TODAY
from tests.views.councils.entries import fill

JA = Presentation()


@pytest.fixture
def suite(own_library: Library) -> ServiceSuite:
    return ServiceSuite(own_library, TODAY)


def test_a_cell_tells_done_and_planned_and_keeps_not_on_file_from_zero() -> None:
    one = Tally(happenings=1, keys=("a",))
    assert cell_text(MatrixCell(), JA) == "…"
    assert cell_text(MatrixCell(done=one), JA) == "実1/計…"
    assert cell_text(MatrixCell(planned=one, done=one), JA) == "実1/計1"
    assert cell_text(MatrixCell(planned=one), Presentation("en")) == "done … / plan 1"


@pytest.mark.parametrize("block", Block)
def test_the_matrix_in_words_equals_its_counts(suite: ServiceSuite, block: Block) -> None:
    pages = suite.council_pages
    matrix = pages.matrix(block)
    table = pages.matrix_table(matrix, JA)
    assert len(table.rows) == len(ActivityKind) + 1
    assert all(len(row.cells) == len(table.headings) == len(matrix.years) + 2 for row in table.rows)
    for row, kind in zip(table.rows, ActivityKind, strict=False):
        assert row.cells[1:-1] == tuple(cell_text(matrix.cell(kind, year), JA) for year in matrix.years)
        assert row.cells[-1] == cell_text(matrix.by_kind[kind], JA)
    assert table.rows[-1].cells[-1] == cell_text(matrix.total, JA)


def test_activities_are_cited_or_the_offices_own(suite: ServiceSuite) -> None:
    keys = fill(suite)
    listed = suite.council_pages.activities(Block.KINKI, JA)
    own = {row.key for row in listed.table.rows if row.own}
    assert own == {keys["activity"], keys["plan"]}
    numbers = {citation.number for citation in listed.table.citations}
    for row in listed.table.rows:
        assert row.own or set(row.sources) <= numbers
        assert bool(row.sources) is not row.own
        assert listed.details[row.key].title == row.cells[2]


def test_lists_of_a_kind_and_a_year(suite: ServiceSuite) -> None:
    keys = fill(suite)
    found = suite.council_pages.activities(Block.KINKI, JA, fy=2026, kind=ActivityKind.SEMINAR)
    assert [row.key for row in found.table.rows] == [keys["activity"]]
    assert found.table.lines == ("令和8年度", "セミナー", "1 件")
    assert [row.key for row in suite.council_pages.meetings(Block.KINKI, JA, 2025).table.rows] == []


def test_decisions_tell_who_and_what_is_overdue(suite: ServiceSuite) -> None:
    fill(suite)
    (row,) = suite.council_pages.decisions(Block.KINKI, JA).table.rows
    assert row.cells[1:4] == ("事務局", "R8.10.31", "未了（期限切れ）")


def test_consultations_name_what_was_recommended(suite: ServiceSuite) -> None:
    fill(suite)
    found = suite.council_pages.consultations(Block.KINKI, JA, text="試作")
    assert len(found.table.rows) == 1
    assert "検索：試作" in found.table.lines
    assert suite.council_pages.consultations(Block.TOHOKU, JA).table.rows == ()


def test_dates_take_the_readers_years(suite: ServiceSuite) -> None:
    fill(suite)
    western = suite.council_pages.meetings(Block.KINKI, Presentation("ja", YearStyle.WESTERN))
    assert western.table.rows[0].cells[0] == "2026-06-10"


def test_the_year_of_a_block_holds_everything_once_with_one_number_a_source(suite: ServiceSuite) -> None:
    keys = fill(suite)
    year = suite.council_pages.year(Block.KINKI, 2026)
    found = [(entry.kind, entry.key) for entry in year.entries]
    own = {key for _, key in found} & set(keys.values())
    assert own == {keys[name] for name in ("activity", "plan", "meeting", "decision", "consultation")}
    assert len({citation.source for citation in year.citations}) == len(year.citations)
    assert [citation.number for citation in year.citations] == list(range(1, len(year.citations) + 1))
    assert sum(len(year.of_month(month)) for month in (*year.months(), None)) == len(year.entries)
    assert year.months()[0] == (2026, 4)
    assert year.months()[-1] == (2027, 3)
    table = year_table(year, year.entries, JA)
    assert len(table.rows) == len(year.entries)
    assert {number for row in table.rows for number in row.sources} == {one.number for one in table.citations}


def test_paper_and_files_hold_the_rows_of_the_list(suite: ServiceSuite, tmp_path: Path) -> None:
    fill(suite)
    pages = suite.council_pages
    table = pages.activities(Block.KINKI, JA).table
    document = pages.document((table,), SheetOptions(), JA)
    (printed,) = (block for block in document.blocks if isinstance(block, Table))
    assert [row.key for row in printed.rows] == [row.key for row in table.rows]
    assert any(isinstance(block, Sources) for block in document.blocks)
    assert pages.export(table).rows == tuple(row.cells for row in table.rows)


def test_a_paper_shows_its_day(suite: ServiceSuite) -> None:
    keys = fill(suite)
    listed = suite.council_pages.papers(keys["meeting"], JA)
    assert [row.cells[-1] for row in listed.rows] == ["変更なし"]
    shown = suite.council_pages.paper(keys["paper"], JA)
    assert shown.rows
    assert not any("≠" in cell for row in shown.rows for cell in row.cells)
    assert "令和8年11月22日に示した内容" in shown.lines[0]
