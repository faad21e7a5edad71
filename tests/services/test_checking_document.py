"""What any sheet is checked for: charts figure by figure, tables by what they cite."""

from dataclasses import replace

import pytest

from navigator.db.library import Library
from navigator.domain.chart import Chart, ChartForm, ChartSpec, Metric, Subject
from navigator.domain.checks import Severity
from navigator.domain.document import (
    Cell,
    ChartBlock,
    Column,
    Document,
    Notes,
    Row,
    SheetFoot,
    SheetHead,
    Sources,
    Table,
)
from navigator.domain.document import PageSetup as Paper
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services.checking_document import check_document
from navigator.services.sheet_parts import SheetOptions
from navigator.services.suite import ServiceSuite
from tests.db.libraries import TODAY

JA = Presentation()
HEADINGS = (Column(Cell(("年度",))), Column(Cell(("額",))))


@pytest.fixture
def suite(own_library: Library) -> ServiceSuite:
    return ServiceSuite(own_library, TODAY)


def sheet(*blocks: object) -> Document:
    return Document("題", Paper(), SheetHead(), SheetFoot("", "", ""), blocks)  # type: ignore[arg-type]


def told(document: Document) -> list[tuple[Severity, str]]:
    return [(check.severity, check.text.ja) for check in check_document(document)]


def row(key: str, figure: Cell) -> Row:
    return Row(key, (Cell((key,)), figure))


def test_a_row_of_figures_without_a_source_is_found() -> None:
    cited = row("H19", Cell(("10",), (1,), numeric=True))
    bare = row("H20", Cell(("20",), numeric=True))
    found = told(sheet(Table(HEADINGS, (cited, bare)), Sources(((1, "題"),))))
    assert found == [(Severity.ERROR, "「H20」の数値に出典がありません。")]


def test_gaps_sums_and_tables_that_cite_nothing_are_no_mistakes() -> None:
    cited = row("H19", Cell(("10",), (1,), numeric=True))
    gap, total = row("H20", Cell(("…",), numeric=True)), row("計", Cell(("10",), numeric=True, bold=True))
    assert told(sheet(Table(HEADINGS, (cited, gap, total)), Sources(((1, "題"),)))) == []
    assert told(sheet(Table(HEADINGS, (row("件数", Cell(("3",), numeric=True)),)))) == []


def test_numbers_that_lead_nowhere_are_found() -> None:
    lost = row("H19", Cell(("10",), (2,), numeric=True, notes=(2,)))
    found = told(sheet(Table(HEADINGS, (lost,)), Notes(("注",)), Sources(((1, "題"),))))
    assert [text for _, text in found] == [
        "「H19」の出典 [2] が出典の一覧にありません。",
        "「H19」の注2が注の一覧にありません。",
    ]


def chart_of(suite: ServiceSuite, keys: str, form: ChartForm = ChartForm.STACKED) -> Chart:
    subjects = tuple(Subject.parse(key) for key in keys.split())
    return suite.trends.chart(ChartSpec(subjects, Metric.parse("budget:initial"), form), JA)


def test_a_chart_that_mixes_whole_and_partial_amounts_says_so(suite: ServiceSuite) -> None:
    chart = chart_of(suite, "ministry:mext ministry:meti")
    found = check_document(sheet(ChartBlock(chart, JA)))
    assert [check.severity for check in found] == [Severity.WARNING]
    assert "内数" in found[0].text.ja


def test_a_chart_without_source_or_unit_is_wrong(suite: ServiceSuite) -> None:
    chart = chart_of(suite, "program:mext-chiteki-1")
    (series,) = chart.series
    bare = tuple(replace(point, figure=replace(point.figure, citations=())) for point in series.points)
    broken = replace(chart, series=(replace(series, points=bare),), unit=Text("", ""))
    assert check_document(sheet(ChartBlock(chart, JA))) == ()
    assert [check.severity for check in check_document(sheet(ChartBlock(broken, JA)))] == [Severity.ERROR] * 2


@pytest.mark.parametrize("form", list(ChartForm))
def test_the_sheets_of_charts_and_of_the_group_are_right(suite: ServiceSuite, form: ChartForm) -> None:
    spec = ChartSpec(
        (Subject.parse("ministry:mext"), Subject.parse("ministry:meti")), Metric.parse("budget:initial"), form
    )
    papers = [
        suite.reports.chart(spec, SheetOptions(), JA),
        suite.reports.chart(suite.trends.group_by_ministry(), SheetOptions(), JA),
        suite.group.document(2006, 2007, SheetOptions(), JA),
    ]
    for paper in papers:
        assert [check for check in check_document(paper) if check.severity is Severity.ERROR] == []
