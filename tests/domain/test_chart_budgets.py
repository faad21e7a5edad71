"""Charts of amounts over a made-up world: nothing twice, nothing invented, everything left out with its reason."""

from decimal import Decimal

import pytest

from navigator.domain.chart import Basis, ChartForm, Deflator
from navigator.domain.errors import UserError
from navigator.domain.vocabulary import BudgetKind, Confidence, Field, Ministry, PartialKind, Qualifier, Relation
from tests.domain.chartworld import budget, chart, drawn, edge, program, reasons, world

SETTLED = BudgetKind.SETTLEMENT


def test_a_missing_year_is_a_gap_on_the_axis_and_zero_is_a_figure() -> None:
    facts = world(program("a"), budgets=(budget("a", 2001, 5), budget("a", 2004, 0)))
    made = chart(facts, "program:a", "budget:initial")
    assert made.years == (2001, 2002, 2003, 2004)
    assert drawn(made) == {"program:a": {2001: 5, 2004: 0}}
    assert made.series[0].at(2002) is None


def test_the_axis_of_one_program_shows_the_years_it_ran() -> None:
    facts = world(program("a", start_fy=2000, end_fy=2005), budgets=(budget("a", 2002, 5),))
    made = chart(facts, "program:a", "budget:initial")
    assert made.years == tuple(range(2000, 2006))
    assert (made.series[0].coverage.on_file, made.series[0].coverage.run) == (1, 6)
    assert "6年度のうち資料があるのは1年度" in made.lead.ja
    assert chart(facts, "program:a", "budget:initial", fy_from=2001, fy_to=2003).years == (2001, 2002, 2003)


def test_sources_that_disagree_are_a_range_and_the_rule_is_named() -> None:
    other = budget("a", 2001, 70, source="paper", confidence=Confidence.REPORTED)
    point = (
        chart(world(program("a"), budgets=(budget("a", 2001, 90), other)), "program:a", "budget:initial")
        .series[0]
        .points[0]
    )
    assert (point.figure.value, point.low, point.high) == (90, 70, 90)
    assert point.note is not None
    assert point.rule is not None
    assert point.rule.label.ja in point.note.ja
    assert [figure.value for figure in point.others] == [70]


def test_a_part_is_told_and_never_added() -> None:
    whole = budget("a", 2001, 100)
    part = budget("a", 2001, 30, part_of=whole.key)
    made = chart(world(program("a"), budgets=(whole, part)), "program:a", "budget:initial")
    assert drawn(made) == {"program:a": {2001: 100}}
    assert "内訳" in reasons(made)[part.key]


def test_requests_are_hollow_and_other_kinds_are_told() -> None:
    facts = world(program("a"), budgets=(budget("a", 2001, 100), budget("a", 2002, 90, BudgetKind.REQUEST)))
    made = chart(facts, "program:a", "budget:request")
    assert made.series[0].hollow
    assert drawn(made) == {"program:a": {2002: 90}}
    assert "1 件" in reasons(made)["budget:initial"]


def test_a_stack_adds_no_money_twice_and_grouped_bars_show_all() -> None:
    facts = world(
        program("frame"),
        program("phase", parent="frame"),
        program("other", ministry=Ministry.METI),
        budgets=(budget("frame", 2001, 100), budget("phase", 2001, 40), budget("other", 2001, 7)),
    )
    subjects = "program:frame program:phase program:other"
    stacked = chart(facts, subjects, "budget:initial")
    assert drawn(stacked) == {"program:frame": {2001: 100}, "program:other": {2001: 7}}
    assert stacked.totals[0].value == 107
    assert "frame事業" in next(reason for key, reason in reasons(stacked).items() if key.startswith("phase"))
    grouped = chart(facts, subjects, "budget:initial", ChartForm.GROUPED)
    assert drawn(grouped) == {"program:frame": {2001: 100}, "program:phase": {2001: 40}, "program:other": {2001: 7}}
    assert grouped.totals == ()


def test_switching_the_frame_off_lets_the_phase_stand() -> None:
    facts = world(
        program("frame"),
        program("phase", parent="frame"),
        budgets=(budget("frame", 2001, 100), budget("phase", 2001, 40)),
    )
    made = chart(facts, "program:frame program:phase", "budget:initial", hidden=("program:frame",))
    assert [one.key for one in made.shown] == ["program:phase"]
    assert drawn(made)["program:phase"] == {2001: 40}


def test_a_program_does_not_stand_beside_its_own_ministry_in_a_stack() -> None:
    facts = world(program("a"), program("b"), budgets=(budget("a", 2001, 10), budget("b", 2001, 5)))
    made = chart(facts, "ministry:mext program:a", "budget:initial")
    assert drawn(made) == {"ministry:mext": {2001: 15}}
    assert any("二度は足しません" in reason for reason in reasons(made).values())


def test_a_program_of_two_fields_counts_in_each_and_the_total_counts_it_once() -> None:
    facts = world(
        program("a", fields=(Field.LIFE, Field.ICT)),
        program("b", fields=(Field.ICT,)),
        budgets=(budget("a", 2001, 10), budget("b", 2001, 5)),
    )
    made = chart(facts, "field:life field:ict", "budget:initial")
    assert drawn(made) == {"field:life": {2001: 10}, "field:ict": {2001: 15}}
    assert made.totals[0].value == 15
    assert made.totals[0].counted_twice
    assert any("分野" in note.ja for note in made.notes)


def test_a_sum_shows_both_totals_where_a_partial_amount_is_inside() -> None:
    facts = world(program("a"), program("b"), budgets=(budget("a", 2001, 10, partial=True), budget("b", 2001, 5)))
    point = chart(facts, "ministry:mext", "budget:initial").series[0].points[0]
    assert (point.figure.value, point.whole, point.partial) == (15, 5, True)
    assert [label.ja for label, _ in point.members] == ["a事業", "b事業"]


def test_budget_stands_beside_the_settlement_and_is_never_added_to_it() -> None:
    facts = world(
        program("a"),
        program("b"),
        budgets=(budget("a", 2001, 10), budget("a", 2001, 9, SETTLED), budget("a", 2002, 11), budget("b", 2001, 3)),
    )
    made = chart(facts, "program:a program:b", "budget:initial_settlement")
    assert made.spec.form is ChartForm.GROUPED
    assert drawn(made) == {
        "program:a#initial": {2001: 10, 2002: 11},
        "program:a#settlement": {2001: 9},
        "program:b#initial": {2001: 3},
    }
    assert made.totals == ()
    assert "決算" in reasons(made)["program:b#settlement"]
    assert chart(facts, "program:a", "budget:initial_settlement", ChartForm.SHARE).series == ()


def test_regions_have_no_budget_and_the_chart_says_so() -> None:
    made = chart(world(program("a")), "block:kinki", "budget:initial")
    assert made.series == ()
    assert "地域・ブロック別の予算額は資料にありません" in reasons(made)["block:kinki"]


def test_an_unknown_subject_is_an_error_for_people() -> None:
    with pytest.raises(UserError, match="program:nothing"):
        chart(world(program("a")), "program:nothing", "budget:initial")


def test_steps_add_up_and_begin_anew_after_a_gap() -> None:
    facts = world(
        program("a"),
        budgets=(budget("a", 2001, 1), budget("a", 2002, 2, partial=True), budget("a", 2004, 4), budget("a", 2005, 8)),
    )
    made = chart(facts, "program:a", "budget:initial", ChartForm.STEPS)
    assert drawn(made) == {"program:a": {2001: 1, 2002: 3, 2004: 4, 2005: 12}}
    second = made.series[0].at(2002)
    assert second is not None
    assert (second.partial, second.whole, second.fy_from) == (True, 1, 2001)
    assert second.nominal is not None
    assert second.nominal.value == 2
    assert 2004 in made.series[0].breaks
    assert any("足し上げ直した" in note.ja for note in made.notes)


def test_shares_need_a_figure_of_every_shown_series() -> None:
    lines = (budget("a", 2001, 30), budget("b", 2001, 10), budget("a", 2002, 5))
    facts = world(program("a"), program("b"), budgets=lines)
    made = chart(facts, "program:a program:b", "budget:initial", ChartForm.SHARE)
    assert drawn(made) == {"program:a": {2001: Decimal("75.0")}, "program:b": {2001: Decimal("25.0")}}
    assert "b事業" in reasons(made)["share:2002"]
    alone = chart(facts, "program:a program:b", "budget:initial", ChartForm.SHARE, hidden=("program:b",))
    assert drawn(alone)["program:a"] == {2001: 100, 2002: 100}


def test_real_terms_use_one_deflator_and_leave_a_gap_without_it() -> None:
    facts = world(
        program("a"),
        budgets=(budget("a", 2001, 333), budget("a", 2002, 50)),
        prices={2001: ("97.0", "500", "525"), 2002: ("", "500", "400")},
    )
    made = chart(facts, "program:a", "budget:initial", basis=Basis.REAL)
    assert drawn(made) == {"program:a": {2001: Decimal("343.3")}}
    assert made.left_out[-1].id == "real:2002"
    assert "2015年＝100" in made.axis_title.ja
    assert "版A" in made.axis_title.ja
    point = made.series[0].points[0]
    assert point.nominal is not None
    assert point.nominal.value == 333
    assert "stat-gdp_deflator" in {one.source for one in made.citations}
    computed = chart(facts, "program:a", "budget:initial", basis=Basis.REAL, deflator=Deflator.IMPLICIT)
    assert drawn(computed) == {"program:a": {2001: Decimal("349.7"), 2002: Decimal("40.0")}}
    assert "計算値" in computed.axis_title.ja


def test_per_head_names_the_population_and_never_carries_it_on() -> None:
    facts = world(program("a"), budgets=(budget("a", 2001, 100), budget("a", 2002, 100)), people={2001: 3_000_000})
    made = chart(facts, "program:a", "budget:initial", basis=Basis.PER_HEAD)
    assert drawn(made) == {"program:a": {2001: Decimal("33.33")}}
    assert "per_head:2002" in reasons(made)
    assert "10月1日" in made.axis_title.ja
    assert any("人口推計 2001年" in note.ja for note in made.notes)


def test_a_lineage_holds_every_program_once_and_marks_what_is_shared() -> None:
    facts = world(
        program("old", ministry=Ministry.METI),
        program("new"),
        program("stranger"),
        program("last"),
        budgets=(
            budget("old", 2001, 10),
            budget("new", 2002, 20),
            budget("stranger", 2001, 500),
            budget("last", 2003, 90),
            budget("last", 2004, 95),
        ),
        edges=(
            edge("old", "new", 2002),
            edge("new", "last", 2003, Relation.MERGED_INTO),
            edge("stranger", "last", 2003, Relation.MERGED_INTO),
        ),
    )
    made = chart(facts, "program:old", "budget:initial", ChartForm.LINES, follow_lineage=True)
    assert drawn(made) == {"program:old": {2001: 10, 2002: 20, 2003: 90, 2004: 95}}
    shared = made.series[0].at(2003)
    assert shared is not None
    assert (shared.partial, shared.figure.partial_kind, shared.whole) == (True, PartialKind.SHARE, None)
    assert shared.note is not None
    assert "stranger事業" in shared.note.ja
    assert made.series[0].breaks == (2002, 2003)
    assert {(mark.fy, mark.kind.value) for mark in made.marks} >= {(2002, "succession"), (2003, "merged")}
    assert all(mark.citations for mark in made.marks if mark.kind.value in ("succession", "merged"))


def test_an_ancestor_that_also_passed_elsewhere_is_shared() -> None:
    facts = world(
        program("root"),
        program("ours"),
        program("theirs"),
        budgets=(budget("root", 2001, 10), budget("ours", 2002, 4)),
        edges=(edge("root", "ours", 2002, Relation.SPLIT_INTO), edge("root", "theirs", 2002, Relation.SPLIT_INTO)),
    )
    points = chart(facts, "program:ours", "budget:initial", follow_lineage=True).series[0].points
    assert [point.partial for point in points] == [True, False]
    whole = chart(facts, "program:root", "budget:initial", follow_lineage=True).series[0].points
    assert [point.partial for point in whole] == [False, False]


def test_two_lineages_in_a_stack_share_no_program() -> None:
    facts = world(
        program("a"),
        program("b"),
        program("both"),
        budgets=(budget("a", 2001, 1), budget("b", 2001, 2), budget("both", 2002, 9)),
        edges=(edge("a", "both", 2002), edge("b", "both", 2002)),
    )
    made = chart(facts, "program:a program:b", "budget:initial", follow_lineage=True)
    assert drawn(made) == {"program:a": {2001: 1, 2002: 9}, "program:b": {2001: 2}}
    assert {total.fy: total.value for total in made.totals} == {2001: 3, 2002: 9}


def test_the_lead_tells_about_and_the_change() -> None:
    facts = world(program("a"), budgets=(budget("a", 2001, 100), budget("a", 2002, 150, qualifier=Qualifier.ABOUT)))
    lead = chart(facts, "program:a", "budget:initial").lead
    assert "約150百万円" in lead.ja
    assert "およそ50百万円（50.0%）の増" in lead.ja
    assert "about 50 million yen (50.0%) more" in lead.en


def test_figures_of_different_extent_are_not_compared() -> None:
    facts = world(program("a"), budgets=(budget("a", 2001, 100), budget("a", 2002, 150, partial=True)))
    made = chart(facts, "program:a", "budget:initial")
    assert "増減は比べない" in made.lead.ja
    assert made.series[0].breaks == (2002,)


def test_the_lead_names_equals_and_a_single_figure() -> None:
    facts = world(
        program("a"),
        program("b"),
        budgets=(budget("a", 2001, 5), budget("b", 2001, 5), budget("a", 2003, 7)),
    )
    lead = chart(facts, "program:a program:b", "budget:initial", ChartForm.LINES).lead
    assert "「a事業・b事業」がいずれも5百万円" in lead.ja
    stacked = chart(facts, "program:a program:b", "budget:initial").lead
    assert "計で10百万円" in stacked.ja
    alone = chart(facts, "program:a program:b", "budget:initial", ChartForm.LINES, fy_from=2002).lead
    assert alone.ja == "「a事業」の2003年度の当初予算は7百万円。"


def test_programs_without_a_field_are_told() -> None:
    facts = world(program("a"), program("none", fields=()), budgets=(budget("a", 2001, 5), budget("none", 2001, 9)))
    made = chart(facts, "field:life field:ict", "budget:initial")
    assert drawn(made) == {"field:life": {2001: 5}}
    assert any("分野の資料がない1事業" in note.ja for note in made.notes)
    assert "分野別" in chart(facts, "field:life field:ict field:env field:nano", "budget:initial").title.ja


def test_a_sum_over_other_programs_on_file_is_no_change() -> None:
    facts = world(
        program("kept", start_fy=2001, end_fy=2003),
        program("unknown", start_fy=2001, end_fy=2003),
        budgets=(
            budget("kept", 2001, 100),
            budget("unknown", 2001, 40),
            budget("kept", 2002, 100),
            budget("kept", 2003, 90),
        ),
    )
    made = chart(facts, "ministry:mext", "budget:initial", ChartForm.LINES)
    assert drawn(made) == {"ministry:mext": {2001: 140, 2002: 100, 2003: 90}}
    assert made.series[0].breaks == (2002,)
    assert "増減は比べない" in made.lead.ja
    assert "資料にある事業だけの和" in made.lead.ja
    assert any("FY2002" in note.ja or "2002年度" in note.ja for note in made.notes)


def test_a_sum_follows_programs_that_began_and_ended() -> None:
    facts = world(
        program("first", start_fy=2001, end_fy=2001),
        program("next", start_fy=2002, end_fy=2003),
        budgets=(budget("first", 2001, 100), budget("next", 2002, 60), budget("next", 2003, 50)),
    )
    made = chart(facts, "ministry:mext", "budget:initial", ChartForm.LINES)
    assert made.series[0].breaks == ()
    assert "50百万円（50.0%）の減" in made.lead.ja


def test_totals_of_another_extent_are_not_compared() -> None:
    facts = world(
        program("a", start_fy=2001, end_fy=2002),
        program("b", start_fy=2001, end_fy=2002),
        program("c", ministry=Ministry.METI, start_fy=2001, end_fy=2002),
        budgets=(
            *(budget(code, 2001, 10) for code in "abc"),
            budget("a", 2002, 10),
            budget("c", 2002, 10),
        ),
    )
    made = chart(facts, "ministry:mext ministry:meti", "budget:initial")
    assert {total.fy: total.value for total in made.totals} == {2001: 30, 2002: 20}
    assert "計の増減は比べない" in made.lead.ja
    assert "not compared" in made.lead.en
