"""Charts of outcomes and participations over a made-up world: one way of counting, never plans beside actuals."""

from decimal import Decimal

import pytest

from navigator.domain.chart import Basis, ChartForm
from navigator.domain.regions import Stay
from navigator.domain.vocabulary import Accumulation, SubjectType
from tests.domain.chartworld import chart, drawn, edge, outcome, program, reasons, region, world

PERIOD, CUMULATIVE, SNAPSHOT = Accumulation.PERIOD, Accumulation.CUMULATIVE, Accumulation.SNAPSHOT
FIRMS = "outcome:firms"


def test_one_way_of_counting_a_chart_the_one_with_most_figures() -> None:
    lines = (outcome("a", 5, 2001), outcome("a", 6, 2002), outcome("a", 99, 2003, CUMULATIVE, fy_from=2001))
    facts = world(program("a"), outcomes=lines)
    made = chart(facts, "program:a", FIRMS, ChartForm.LINES)
    assert drawn(made) == {"program:a": {2001: 5, 2002: 6}}
    assert "累計の値で、この図の期間の値とは一つの線にしません" in reasons(made)[lines[2].key]
    chosen = chart(facts, "program:a", FIRMS, ChartForm.LINES, accumulation=CUMULATIVE)
    assert drawn(chosen) == {"program:a": {2003: 99}}
    assert set(reasons(chosen)) == {lines[0].key, lines[1].key}


def test_plans_never_stand_beside_actuals() -> None:
    plan = outcome("a", 9, 2002, planned=True)
    facts = world(program("a"), outcomes=(outcome("a", 5, 2001), plan))
    made = chart(facts, "program:a", FIRMS)
    assert drawn(made) == {"program:a": {2001: 5}}
    assert "実績と混ぜません" in reasons(made)[plan.key]
    planned = chart(facts, "program:a", FIRMS, planned=True)
    assert drawn(planned) == {"program:a": {2002: 9}}
    assert planned.series[0].hollow


def test_a_figure_without_a_year_is_told() -> None:
    line = outcome("a", 9, None)
    made = chart(world(program("a"), outcomes=(line, outcome("a", 1, 2001))), "program:a", FIRMS)
    assert "どの年度" in reasons(made)[line.key]


def test_two_snapshots_of_a_year_show_the_latest_with_its_date() -> None:
    lines = (
        outcome("a", 3596, 2007, SNAPSHOT, as_of="2007-11-09"),
        outcome("a", 5034, 2007, SNAPSHOT, as_of="2008-03-24"),
    )
    made = chart(world(program("a"), outcomes=lines), "program:a", FIRMS)
    (point,) = made.series[0].points
    assert (point.fy, point.figure.value, point.figure.as_of) == (2007, 5034, "2008-03-24")
    assert [figure.value for figure in point.others] == [3596]
    assert point.low is None
    assert "2008-03-24時点" in made.lead.ja


def test_a_snapshot_stands_in_the_fiscal_year_of_its_date() -> None:
    line = outcome("a", 4, 2008, SNAPSHOT, as_of="2008-03")
    assert drawn(chart(world(program("a"), outcomes=(line,)), "program:a", FIRMS)) == {"program:a": {2007: 4}}


def test_a_period_of_years_stands_at_its_last_year_and_overlaps_nothing() -> None:
    lines = (outcome("a", 50, 2005, fy_from=2001), outcome("a", 8, 2003), outcome("a", 20, 2008, fy_from=2006))
    made = chart(world(program("a"), outcomes=lines), "program:a", FIRMS, ChartForm.LINES)
    assert drawn(made) == {"program:a": {2003: 8, 2008: 20}}
    assert "期間が重なる" in reasons(made)[lines[0].key]
    last = made.series[0].at(2008)
    assert last is not None
    assert last.fy_from == 2006
    assert made.series[0].breaks == (2008,)


@pytest.mark.parametrize("accumulation", [CUMULATIVE, SNAPSHOT])
@pytest.mark.parametrize("form", [ChartForm.STEPS, ChartForm.SHARE])
def test_what_overlaps_is_never_added_up(accumulation: Accumulation, form: ChartForm) -> None:
    lines = (outcome("a", 5, 2001, accumulation), outcome("a", 9, 2002, accumulation))
    made = chart(world(program("a"), outcomes=lines), "program:a", FIRMS, form)
    assert made.series == ()
    assert "足せません" in reasons(made)["program:a"]


def test_cumulative_values_stand_side_by_side_instead_of_stacked() -> None:
    lines = (outcome("a", 5, 2001, CUMULATIVE), outcome("b", 9, 2001, CUMULATIVE))
    made = chart(world(program("a"), program("b"), outcomes=lines), "program:a program:b", FIRMS)
    assert made.spec.form is ChartForm.GROUPED
    assert made.totals == ()
    assert any("積み上げず" in note.ja for note in made.notes)


def test_ratios_are_never_added() -> None:
    lines = (outcome("a", 50, 2001), outcome("b", 60, 2001))
    facts = world(program("a"), program("b"), outcomes=lines, unit="%")
    assert chart(facts, "program:a program:b", FIRMS).spec.form is ChartForm.GROUPED
    assert chart(facts, "program:a", FIRMS, ChartForm.STEPS).series == ()


def test_a_phase_is_not_stacked_on_its_umbrella() -> None:
    facts = world(
        program("frame"),
        program("phase"),
        outcomes=(outcome("frame", 10, 2001), outcome("phase", 4, 2001), outcome("phase", 5, 2002)),
        umbrellas={"frame": ("phase",)},
    )
    made = chart(facts, "program:frame program:phase", FIRMS)
    assert drawn(made) == {"program:frame": {2001: 10}, "program:phase": {2002: 5}}
    assert "積み上げません" in reasons(made)["program:phase:2001"]


def test_steps_run_over_periods_that_touch() -> None:
    lines = (outcome("a", 5, 2001), outcome("a", 20, 2004, fy_from=2002), outcome("a", 1, 2007))
    made = chart(world(program("a"), outcomes=lines), "program:a", FIRMS, ChartForm.STEPS)
    assert drawn(made) == {"program:a": {2001: 5, 2004: 25, 2007: 1}}
    assert any("延べ" in note.ja for note in made.notes)


def test_a_block_adds_period_values_of_different_regions_only() -> None:
    regions = (region("x", "kinki"), region("y", "kinki"), region("pref-z", "kinki"), region("far", "kyushu"))
    lines = (
        outcome("x", 5, 2001, kind=SubjectType.REGION),
        outcome("y", 7, 2001, kind=SubjectType.REGION),
        outcome("pref-z", 100, 2001, kind=SubjectType.REGION),
        outcome("far", 9, 2001, kind=SubjectType.REGION),
        outcome("x", 9, 2003, kind=SubjectType.REGION, fy_from=2001),
    )
    made = chart(world(program("a"), outcomes=lines, regions=regions), "block:kinki", FIRMS)
    assert drawn(made) == {"block:kinki": {2001: 12}}
    point = made.series[0].points[0]
    assert point.note is not None
    assert "2地域のうち2地域" in point.note.ja
    assert "ほかの地域を含む" in reasons(made)[lines[2].key]
    assert "期間が重なる" in reasons(made)[lines[4].key]


def test_a_block_refuses_snapshots_region_by_region() -> None:
    lines = (outcome("x", 5, 2001, SNAPSHOT, kind=SubjectType.REGION),)
    made = chart(world(program("a"), outcomes=lines, regions=(region("x", "kinki"),)), "block:kinki", FIRMS)
    assert made.series == ()
    assert set(reasons(made)) == {lines[0].key, "block:kinki"}


def test_outcomes_are_not_added_up_to_ministries() -> None:
    made = chart(world(program("a"), outcomes=(outcome("a", 5, 2001),)), "ministry:mext", FIRMS)
    assert made.series == ()
    assert "足し合わせません" in reasons(made)["ministry:mext"]


def test_real_terms_are_for_money_only() -> None:
    made = chart(world(program("a"), outcomes=(outcome("a", 5, 2001),)), "program:a", FIRMS, basis=Basis.REAL)
    assert made.spec.basis is Basis.NOMINAL
    assert drawn(made) == {"program:a": {2001: 5}}
    assert any("予算額だけ" in note.ja for note in made.notes)


def test_regions_count_once_and_unknown_ends_widen_the_range() -> None:
    regions = (
        region("x", "kinki", stays=(Stay("x1", "a", "", 2001, 2003), Stay("x2", "part", "", 2002, 2002))),
        region("y", "kinki", stays=(Stay("y1", "a", "", 2002, None),)),
        region("z", "kyushu", stays=(Stay("z1", "a"),)),
    )
    facts = world(program("a"), program("part", parent="a"), regions=regions)
    made = chart(facts, "program:a block:kyushu", "participation:regions")
    assert drawn(made) == {"program:a": {2001: 1, 2002: 2, 2003: 1}}
    third = made.series[0].at(2003)
    assert third is not None
    assert (third.low, third.high) == (1, 2)
    assert "年度が資料にありません" in reasons(made)["z1"]
    assert made.spec.form is ChartForm.GROUPED
    assert chart(facts, "program:a", "participation:regions", ChartForm.STEPS).series == ()


def test_two_sources_of_one_figure_are_a_range_not_a_sum() -> None:
    lines = (outcome("a", 12, 2002), outcome("a", 15, 2002, source="press"))
    made = chart(world(program("a"), outcomes=lines), "program:a", FIRMS)
    (point,) = made.series[0].points
    assert (point.low, point.high) == (Decimal(12), Decimal(15))
    assert point.figure.value in (12, 15)


def test_a_lineage_counts_a_region_once_and_joins_no_outcomes() -> None:
    regions = (
        region("x", "kinki", stays=(Stay("x1", "old", "", 2001, 2003), Stay("x2", "new", "", 2003, 2004))),
        region("y", "kinki", stays=(Stay("y1", "new", "", 2003, 2003),)),
    )
    facts = world(
        program("old"),
        program("new"),
        regions=regions,
        outcomes=(outcome("old", 1, 2001), outcome("new", 2, 2003)),
        edges=(edge("old", "new", 2003),),
    )
    made = chart(facts, "program:old", "participation:regions", follow_lineage=True)
    assert drawn(made) == {"program:old": {2001: 1, 2002: 1, 2003: 2, 2004: 1}}
    alone = chart(facts, "program:old", FIRMS, follow_lineage=True)
    assert drawn(alone) == {"program:old": {2001: 1}}
    assert not alone.spec.follow_lineage
    assert any("前身・後継の値と合わせていない" in note.ja for note in alone.notes)


def test_the_group_restricts_amounts_only() -> None:
    made = chart(world(program("a"), outcomes=(outcome("a", 5, 2001),)), "program:a", FIRMS, group_only=True)
    assert drawn(made) == {"program:a": {2001: 5}}
    assert "連携施策群" not in made.title.ja
    assert any("額だけ" in note.ja for note in made.notes)
