"""Charts of the bundled facts: the printed totals, nothing twice, the table is what is drawn, real terms recounted."""

import csv
import io
from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.chart import (
    Basis,
    Chart,
    ChartForm,
    ChartSpec,
    Deflator,
    MarkKind,
    Metric,
    MetricFamily,
    Point,
    Subject,
    SubjectKind,
)
from navigator.domain.charttable import ChartCell, chart_table, source_numbers
from navigator.domain.errors import UserError
from navigator.domain.filters import FacetChoice, Filter
from navigator.domain.fiscal import YearStyle
from navigator.domain.money import MISSING
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Accumulation, Ministry
from navigator.services import exporting
from navigator.services.finding import FindingService
from navigator.services.trends import TrendService
from tests.db.libraries import TODAY
from tests.db.packages import table
from tests.services import chartrecount

JA = Presentation("ja", YearStyle.WESTERN)
INITIAL = "budget:initial"


@pytest.fixture(scope="module")
def trends(library: Library, finding: FindingService) -> TrendService:
    return TrendService(library, finding, TODAY)


def ask(trends: TrendService, subjects: str, metric: str, form: ChartForm = ChartForm.LINES, **spec: object) -> Chart:
    chosen = tuple(Subject.parse(key) for key in subjects.split())
    return trends.chart(ChartSpec(chosen, Metric.parse(metric), form, **spec), JA)  # type: ignore[arg-type]


def values(chart: Chart) -> dict[str, dict[int, Decimal]]:
    return {one.key: {point.fy: point.figure.value for point in one.points} for one in chart.series}


def test_the_first_chart_is_the_lineage_with_most_years(trends: TrendService) -> None:
    chart = trends.chart(trends.default_spec(), JA)
    (series,) = chart.series
    assert chart.spec.follow_lineage
    assert series.subject.code == "mext-chiteki-1"
    assert len(series.points) == 10
    for code in trends.facts().programs:
        other = ask(trends, f"program:{code}", INITIAL, ChartForm.STACKED, follow_lineage=True)
        assert sum(len(one.points) for one in other.series) <= 10


def test_the_group_of_2007_by_ministry(trends: TrendService) -> None:
    chart = trends.chart(trends.group_by_ministry(), JA)
    assert sum(by_year[2007] for by_year in values(chart).values()) == 74222
    (total,) = chart.totals
    assert (total.value, total.whole, total.partial) == (74222, 62889, True)
    assert [one.subject.code for one in chart.series] == [one.value for one in Ministry if one is not Ministry.JOINT]
    assert [one.key for one in chart.series if one.points[0].partial] == ["ministry:mhlw"]
    assert "74,222百万円※（※内数を除くと62,889百万円）" in chart.lead.ja
    assert "25,203" in chart.lead.en


def test_the_group_has_its_printed_totals(trends: TrendService) -> None:
    chart = ask(trends, "group", INITIAL)
    assert values(chart) == {"group": {2005: 70332, 2006: 81535, 2007: 74222}}
    last = chart.series[0].points[-1]
    assert (last.whole, len(last.members)) == (62889, 18)
    assert sum(figure.value for _, figure in last.members) == 74222
    assert any("2005–2006年度" in note.ja for note in chart.notes)


def test_the_group_has_no_other_kind(trends: TrendService) -> None:
    assert "当初予算だけ" in ask(trends, "group", "budget:request").left_out[0].reason.ja


@pytest.mark.parametrize("kind", ["initial", "request", "planned"])
def test_every_drawn_amount_of_a_program_is_the_one_row_of_the_facts(trends: TrendService, kind: str) -> None:
    programs = {row["program_code"] for row in table("budgets")}
    chart = ask(trends, " ".join(f"program:{code}" for code in sorted(programs)), f"budget:{kind}")
    drawn = 0
    for one in chart.series:
        for point in one.points:
            row = chartrecount.shown(one.subject.code, point.fy, kind)
            assert row is not None
            assert (str(point.figure.value), point.partial) == (row["amount_myen"], row["is_partial"] == "1")
            assert point.figure.citations[0].source == row["source"]
            drawn += 1
    assert drawn == len({(row["program_code"], row["fy"]) for row in table("budgets") if row["kind"] == kind})


def test_umbrella_phase_part_and_covered_programs_are_not_stacked(trends: TrendService) -> None:
    subjects = "program:meti-sangyo-cluster program:meti-cluster-rd program:meti-cluster-network"
    chart = ask(trends, subjects, INITIAL, ChartForm.STACKED)
    assert values(chart)["program:meti-sangyo-cluster"][2005] == 46500
    assert "program:meti-cluster-rd" not in values(chart)
    assert all("産業クラスター計画" in omission.reason.ja for omission in chart.left_out if "|2005|" in omission.id)
    alone = ask(trends, "program:meti-cluster-rd", INITIAL)
    assert values(alone) == {"program:meti-cluster-rd": {2005: 33400}}


@pytest.mark.parametrize("code", sorted({row["code"] for row in table("programs")}))
def test_lineage_sums_equal_a_recount(trends: TrendService, code: str) -> None:
    chart = ask(trends, f"program:{code}", INITIAL, follow_lineage=True)
    recounted = chartrecount.lineage_sums(code)
    drawn = {point.fy: point for one in chart.series for point in one.points}
    assert set(drawn) == set(recounted)
    for fy, point in drawn.items():
        both, clean = recounted[fy]
        assert point.figure.value == both
        assert ((point.whole or 0) if point.partial else point.figure.value) == clean


def test_the_knowledge_clusters_pass_into_what_others_share(trends: TrendService) -> None:
    chart = ask(trends, "program:mext-chiteki-1", INITIAL, follow_lineage=True)
    points = {point.fy: point for point in chart.series[0].points}
    assert (points[2007].figure.value, points[2007].partial) == (3420 + 5521, False)
    assert (points[2010].figure.value, points[2010].partial, points[2010].whole) == (14714, True, None)
    assert {mark.kind.value for mark in chart.marks} >= {"start", "succession", "merged", "ended", "adopted"}
    assert all(mark.citations for mark in chart.marks)
    assert [band.fy_from for band in chart.bands] == [2001, 2006, 2011]
    screened = [mark for mark in chart.marks if mark.kind is MarkKind.SCREENING]
    assert next(mark.fy for mark in screened) == 2009
    assert "廃止" in screened[0].label.ja


def test_programs_of_one_lineage_are_one_series(trends: TrendService) -> None:
    chart = ask(trends, "program:mext-chiteki-1 program:mext-chiteki-2", "budget:initial", follow_lineage=True)
    alone = ask(trends, "program:mext-chiteki-1", "budget:initial", follow_lineage=True)
    assert values(chart) == values(alone)
    assert [one.id for one in chart.left_out if "同じ系譜" in one.reason.ja] == ["program:mext-chiteki-2"]


def test_real_terms_of_a_ministry_equal_a_recount(trends: TrendService) -> None:
    nominal = ask(trends, "ministry:meti", INITIAL)
    real = ask(trends, "ministry:meti", INITIAL, basis=Basis.REAL)
    expected = {}
    for fy, value in values(nominal)["ministry:meti"].items():
        index = chartrecount.deflator(fy)
        if index is not None:
            expected[fy] = chartrecount.rounded(value * 100 / index, "0.1")
    assert values(real)["ministry:meti"] == expected
    assert "2015年＝100" in real.axis_title.ja
    assert "2023年度国民経済計算年次推計" in real.axis_title.ja


def test_the_computed_deflator_is_another_one_and_says_so(trends: TrendService) -> None:
    rows = {(row["series"], row["year"]): Decimal(row["value"]) for row in table("deflators")}
    real = ask(trends, "program:maff-genba", INITIAL, basis=Basis.REAL, deflator=Deflator.IMPLICIT)
    expected = chartrecount.rounded(760 * rows["gdp_real", "2018"] / rows["gdp_nominal", "2018"], "0.1")
    assert values(real)["program:maff-genba"][2018] == expected
    assert "計算値" in real.axis_title.ja
    assert "2020年＝100" in real.axis_title.ja


def test_per_head_equals_a_recount(trends: TrendService) -> None:
    chart = ask(trends, "group", INITIAL, basis=Basis.PER_HEAD)
    for fy, printed in ((2005, 70332), (2006, 81535), (2007, 74222)):
        people = chartrecount.population(fy)
        assert people is not None
        assert values(chart)["group"][fy] == chartrecount.rounded(Decimal(printed) * 1_000_000 / people, "0.01")
    assert any("国勢調査 2005年" in note.ja and "人口推計 2006–2007年" in note.ja for note in chart.notes)


def test_snapshots_of_the_portal_show_the_later_one_of_the_year(trends: TrendService) -> None:
    metric = next(row["metric_code"] for row in table("outcomes") if row["value"] == "5034")
    chart = ask(trends, "group:chiiki-portal", f"outcome:{metric}")
    point = chart.series[0].at(2007)
    assert point is not None
    assert (point.figure.value, point.figure.as_of) == (5034, "2008-03-24")
    assert 3596 in [figure.value for figure in point.others]


def test_803_and_1975_are_never_one_line(trends: TrendService) -> None:
    chart = ask(trends, "program:mext-chiteki-1 program:mext-chiteki", "outcome:commercialisations", ChartForm.STEPS)
    assert chart.series == ()
    assert all("足せません" in omission.reason.ja for omission in chart.left_out)


def test_regions_are_counted_once(trends: TrendService) -> None:
    chart = ask(trends, "program:mext-chiteki-1", "participation:regions")
    for point in chart.series[0].points:
        regions = {
            row["region_code"]
            for row in table("participations")
            if row["program_code"] == "mext-chiteki-1" and _surely(row, point.fy)
        }
        assert point.figure.value == len(regions)


def _surely(row: Mapping[str, str], fy: int) -> bool:
    years = [int(year) for year in (row["start_fy"], row["end_fy"]) if year]
    if row["status"] == "continuing_fy2012":
        years.append(2012)
    return bool(years) and min(years) <= fy <= max(years)


def test_blocks_have_no_budget(trends: TrendService) -> None:
    chart = ask(trends, "block:kinki region:hakodate", INITIAL)
    assert chart.series == ()
    assert [omission.id for omission in chart.left_out] == ["block:kinki", "region:hakodate"]


def test_what_the_finder_shows_is_drawn(trends: TrendService, finding: FindingService) -> None:
    question = Filter(Catalogue.PROGRAMS, choices=(FacetChoice(FacetKey.MINISTRY, ("cao",)),))
    chart = trends.chart(ChartSpec((), Metric.parse(INITIAL), ChartForm.LINES, question=question), JA)
    programs = {row["code"] for row in table("programs") if row["ministry_code"] == "cao"}
    told = {one.subject.code for one in chart.series} | {
        omission.id.removeprefix("program:") for omission in chart.left_out
    }
    assert programs <= told
    assert finding.count(question) == len(trends.expand(question))


@pytest.mark.parametrize(
    "spec",
    [
        ChartSpec((), Metric.parse(INITIAL)),
        ChartSpec((Subject(SubjectKind.PROGRAM, "nothing"),), Metric.parse(INITIAL)),
        ChartSpec((Subject(SubjectKind.GROUP),), Metric(MetricFamily.OUTCOME, "nothing")),
        ChartSpec((Subject(SubjectKind.GROUP),), Metric.parse(INITIAL), fy_from=2008, fy_to=2001),
        ChartSpec((), Metric.parse(INITIAL), question=Filter(Catalogue.EVENTS)),
        ChartSpec((), Metric.parse(INITIAL), question=Filter(Catalogue.PROGRAMS, text="該当するはずのない語")),
    ],
)
def test_what_cannot_be_drawn_is_an_error_for_people(trends: TrendService, spec: ChartSpec) -> None:
    with pytest.raises(UserError):
        trends.chart(spec, JA)


def test_choices_count_the_figures_on_file(trends: TrendService) -> None:
    choices = trends.choices()
    programs = {one.subject.code: one for one in choices.subjects[SubjectKind.PROGRAM]}
    assert set(programs) == {row["code"] for row in table("programs")}
    initial = sum(one.figures.get(INITIAL, 0) for one in programs.values())
    assert initial == sum(row["kind"] == "initial" for row in table("budgets"))
    metrics = {one.metric.code: one for one in choices.metrics[MetricFamily.OUTCOME]}
    assert sum(one.figures for one in metrics.values()) == len(table("outcomes"))
    assert choices.label(Subject(SubjectKind.PROGRAM, "mext-chiteki")).ja == "知的クラスター創成事業"
    regions = choices.subjects[SubjectKind.REGION]
    assert not any(key.startswith("budget:") for one in regions for key in one.figures)


def test_sources_are_numbered_in_the_order_of_the_citations(trends: TrendService) -> None:
    chart = ask(trends, "ministry:mext", INITIAL)
    views = trends.citations(chart)
    assert [view.number for view in views] == list(range(1, len(views) + 1))
    assert {view.source: view.number for view in views} == source_numbers(chart)


def test_facts_are_read_anew_after_forget(trends: TrendService) -> None:
    before = trends.facts()
    assert trends.facts() is before
    trends.forget()
    assert trends.facts() is not before


METRICS = [f"budget:{kind}" for kind in ("initial", "request", "planned", "supplementary", "initial_settlement")]
METRICS += ["participation:regions", "outcome:adoptions", "outcome:companies_joined", "outcome:commercialisations"]
METRICS += ["outcome:regions_adopted", "outcome:foreign_share", "outcome:products"]


def keys() -> list[str]:
    found = [f"program:{row['code']}" for row in table("programs")] + [
        f"ministry:{row['code']}" for row in table("ministries")
    ]
    found += [f"field:{row['code']}" for row in table("fields")] + [f"block:{row['code']}" for row in table("blocks")]
    found += [f"region:{row['code']}" for row in table("regions")] + ["group", "kind:rd_grant", "kind:menu"]
    return found


SPECS = st.builds(
    ChartSpec,
    st.lists(st.sampled_from(keys()).map(Subject.parse), min_size=1, max_size=9, unique=True).map(tuple),
    st.sampled_from(METRICS).map(Metric.parse),
    st.sampled_from(ChartForm),
    st.sampled_from(Basis),
    st.none() | st.integers(1995, 2007),
    st.none() | st.integers(2007, 2020),
    follow_lineage=st.booleans(),
    hidden=st.lists(st.sampled_from(keys()), max_size=3).map(tuple),
    group_only=st.booleans(),
    accumulation=st.none() | st.sampled_from(Accumulation),
    planned=st.booleans(),
    deflator=st.sampled_from(Deflator),
)


@settings(max_examples=150)
@given(spec=SPECS, language=st.sampled_from(["ja", "en"]), years=st.sampled_from(YearStyle))
def test_the_table_is_what_is_drawn_and_what_is_exported(
    trends: TrendService, spec: ChartSpec, language: str, years: YearStyle
) -> None:
    presentation = Presentation(language, years)  # type: ignore[arg-type]
    chart = trends.chart(spec, presentation)
    _holds_what_every_chart_holds(chart)
    made = chart_table(chart, presentation)
    cells: dict[tuple[str, int], ChartCell] = {}
    for row in made.rows:
        for column, cell in zip(made.columns, row.cells, strict=True):
            if not (row.total or column.total):
                fy = column.fy if row.fy is None else row.fy
                assert fy is not None
                cells[row.key or column.key, fy] = cell
    drawn = {(one.key, point.fy): point for one in chart.shown for point in one.points}
    assert set(cells) == {(one.key, fy) for one in chart.shown for fy in chart.years}
    for place, cell in cells.items():
        point = drawn.get(place)
        assert cell.value == (None if point is None else point.figure.value)
        assert (cell.text == MISSING) == (point is None)
        assert all(1 <= number <= len(made.notes) for number in cell.notes)
        if point is not None:
            assert cell.partial == point.partial
            assert bool(cell.sources) == bool(point.figure.citations)
    _exported_alike(trends, chart, presentation)


def _holds_what_every_chart_holds(chart: Chart) -> None:
    """Years without gaps in the axis, points on it and in order, every figure cited, every omission with a reason."""
    assert list(chart.years) == list(range(chart.years[0], chart.years[-1] + 1)) if chart.years else True
    bodies = {one.key for one in chart.series}
    assert len(bodies) == len(chart.series)
    for one in chart.series:
        years = [point.fy for point in one.points]
        assert years == sorted(set(years))
        assert set(years) <= set(chart.years) or one not in chart.shown
        assert all(point.figure.citations for point in one.points)
        assert all(_ordered(point) for point in one.points)
    assert all(omission.reason.ja and omission.reason.en and omission.label.ja for omission in chart.left_out)
    assert chart.lead.ja
    assert chart.lead.en
    assert all(mark.fy in chart.years for mark in chart.marks)
    if chart.spec.form is ChartForm.STACKED:
        for total in chart.totals:
            stacked = sum(point.figure.value for one in chart.shown if (point := one.at(total.fy)) is not None)
            rounding = Decimal("0.1") * len(chart.shown)
            assert total.counted_twice or abs(stacked - total.value) <= rounding


def _ordered(point: Point) -> bool:
    low = point.figure.value if point.low is None else point.low
    high = point.figure.value if point.high is None else point.high
    return low <= point.figure.value <= high and (point.whole is None or point.whole <= point.figure.value)


def _exported_alike(trends: TrendService, chart: Chart, presentation: Presentation) -> None:
    export = trends.export(chart, presentation)
    rows = list(csv.reader(io.StringIO(exporting.to_csv(export).decode("utf-8-sig"))))
    made = chart_table(chart, presentation)
    assert len(rows) == len(made.rows) + 1
    for written, row in zip(rows[1:], made.rows, strict=True):
        numbers = [
            None if text == MISSING else Decimal(text.replace(",", "").replace("▲", "-")) for text in written[1::2]
        ]
        assert numbers == [cell.value for cell in row.cells]
        for beside, cell in zip(written[2::2], row.cells, strict=True):
            assert all(f"[{number}]" in beside for number in cell.sources)


def test_a_workbook_holds_the_sources(trends: TrendService) -> None:
    export = trends.export(trends.chart(trends.group_by_ministry(), JA), JA)
    assert export.citations
    assert exporting.to_xlsx(export, JA)[:2] == b"PK"
    assert any("62,889" in cell for row in export.rows for cell in row)
