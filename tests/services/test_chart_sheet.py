"""The sheet of a chart: its table is the table of the chart, it names its sources, and it is found again."""

from datetime import date

import pytest
from sqlalchemy import text

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.chart import ChartForm, ChartSpec, Metric, Subject
from navigator.domain.charttable import chart_table
from navigator.domain.document import ChartBlock, Heading, Lead, Line, Notes, PageSetup, Sources, Table, Title
from navigator.domain.filters import Filter
from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.services.cellchanges import cell_changes, kept
from navigator.services.papers import PaperRecord
from navigator.services.rereading import RereadingService
from navigator.services.sheet_parts import SheetOptions
from navigator.services.suite import ServiceSuite
from tests.db.libraries import TODAY

JA = Presentation()
MINISTRIES = ChartSpec(
    (Subject.parse("ministry:mext"), Subject.parse("ministry:meti"), Subject.parse("ministry:joint")),
    Metric.parse("budget:initial"),
    ChartForm.STACKED,
)


@pytest.fixture
def suite(own_library: Library) -> ServiceSuite:
    return ServiceSuite(own_library, TODAY)


def blocks_of(suite: ServiceSuite, spec: ChartSpec, kind: type, options: SheetOptions | None = None) -> list[object]:
    document = suite.reports.chart(spec, options or SheetOptions(), JA)
    return [block for block in document.blocks if isinstance(block, kind)]


@pytest.mark.parametrize("form", list(ChartForm))
def test_the_table_on_paper_is_that_of_the_chart(suite: ServiceSuite, form: ChartForm) -> None:
    spec = ChartSpec(MINISTRIES.subjects, MINISTRIES.metric, form)
    table = chart_table(suite.trends.chart(spec, JA), JA)
    paper, *left_out = blocks_of(suite, spec, Table)
    assert isinstance(paper, Table)
    assert [column.heading.lines[0] for column in paper.columns] == [
        table.corner,
        *(column.label for column in table.columns),
    ]
    assert [[cell.lines[0] for cell in row.cells] for row in paper.rows] == [
        [row.label, *(cell.text for cell in row.cells)] for row in table.rows
    ]
    assert [[cell.sources for cell in row.cells[1:]] for row in paper.rows] == [
        [cell.sources for cell in row.cells] for row in table.rows
    ]
    assert paper.unit == f"（単位：{table.unit}）"
    assert len(left_out) == 1


def test_sheet_says_finding_notes_sources_and_what_is_left_out(suite: ServiceSuite) -> None:
    chart = suite.trends.chart(MINISTRIES, JA)
    document = suite.reports.chart(MINISTRIES, SheetOptions(council="見本協議会", number="資料2-1"), JA)
    kinds = [type(block) for block in document.blocks]
    assert kinds == [Title, Lead, ChartBlock, Table, Heading, Table, Notes, Sources]
    lead = document.blocks[1]
    assert isinstance(lead, Lead)
    assert "".join(lead.lines) == chart.lead.ja
    sources = document.blocks[-1]
    assert isinstance(sources, Sources)
    assert [number for number, _text in sources.items] == [view.number for view in suite.trends.citations(chart)]
    used = {number for block in document.blocks if isinstance(block, Table) for row in block.rows
            for cell in row.cells for number in cell.sources}  # fmt: skip
    assert used <= {number for number, _text in sources.items}
    assert document.head.number == "資料2-1"
    assert document.setup == PageSetup(landscape=True)


def test_a_typed_lead_stands_for_the_made_one(suite: ServiceSuite) -> None:
    (own,) = blocks_of(suite, MINISTRIES, Lead, SheetOptions(lead=("打ち込んだ文。",)))
    assert own == Lead(("打ち込んだ文。",))
    kept_lead = ChartSpec(MINISTRIES.subjects, MINISTRIES.metric, lead="○ 図の文。\n二つ目。")
    assert blocks_of(suite, kept_lead, Lead) == [Lead(("図の文。", "二つ目。"))]


def test_a_chart_of_the_finder_prints_its_filter(suite: ServiceSuite) -> None:
    spec = ChartSpec((), MINISTRIES.metric, question=Filter(Catalogue.PROGRAMS, text="クラスター"))
    (line,) = blocks_of(suite, spec, Line)
    assert isinstance(line, Line)
    assert "クラスター" in line.text


def test_a_sheet_is_found_again_and_tells_what_changed(suite: ServiceSuite, own_library: Library) -> None:
    words = Presentation("ja", YearStyle.WESTERN)
    document = suite.reports.chart(MINISTRIES, SheetOptions(), words)
    service = RereadingService(own_library, suite.finding)
    found = service.reread(document.foot.check_id.lower(), JA)
    assert (found.paper.kind, found.changes) == ("chart", ())
    assert ChartSpec.from_json(found.paper.spec) == MINISTRIES
    with own_library.writing() as connection:
        connection.execute(
            text("update budgets set amount_myen = '12345' where program_code = 'mext-chiteki-1' and fy = 2002")
        )
    changed = service.reread(document.foot.check_id, JA).changes
    assert changed is not None
    # The paper is compared in its own words: Western years although the reader now uses eras.
    assert {change.row for change in changed} == {"2002年度"}
    assert "文部科学省" in {change.record for change in changed}


def test_cells_that_came_or_went_are_changes_too() -> None:
    paper = PaperRecord("A", "chart", {}, kept([("1", "a", "5"), ("2", "a", "6")]), "1", "now")
    found = cell_changes(paper, [("1", "a", "5"), ("3", "a", "7")])
    assert [(one.row, one.before, one.after) for one in found] == [("2", "6", ""), ("3", "", "7")]


def test_the_same_question_has_the_same_id(suite: ServiceSuite) -> None:
    first = suite.reports.chart(MINISTRIES, SheetOptions(day=date(2026, 1, 1)), JA)
    again = suite.reports.chart(MINISTRIES, SheetOptions(office="別の課"), JA)
    other = suite.reports.chart(ChartSpec(MINISTRIES.subjects, MINISTRIES.metric, ChartForm.SHARE), SheetOptions(), JA)
    assert first.foot.check_id == again.foot.check_id != other.foot.check_id
