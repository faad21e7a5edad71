"""What the budget chart draws."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import BudgetKind, Qualifier
from navigator.views.charts.series import Bar, amount_text, axis_labels, kinds_on_file, nice_step, series_of
from tests.views.recordsamples import chosen, line, nineteen_years


def test_a_missing_year_is_a_gap_and_never_a_zero() -> None:
    series = series_of([chosen(line(2001, "5")), chosen(line(2004, "0"))], [BudgetKind.INITIAL])
    assert series.years == (2001, 2002, 2003, 2004)
    assert series.gap_years == (2002, 2003)
    assert [bar.chosen is None for bar in series.shown()] == [False, True, True, False]
    with pytest.raises(ValueError, match="gap"):
        _ = series.shown()[1].value
    assert series.shown()[3].value == Decimal(0)


def test_kinds_stand_side_by_side_and_are_never_added() -> None:
    series = series_of([chosen(line(2008, "6000")), chosen(line(2008, "7000", BudgetKind.REQUEST))], BudgetKind)
    assert series.kinds == (BudgetKind.INITIAL, BudgetKind.REQUEST)
    assert [bar.value for bar in series.shown()] == [Decimal(6000), Decimal(7000)]
    assert series.range() == (Decimal(0), Decimal(7000))


def test_kinds_on_file_come_in_their_settled_order() -> None:
    found = (BudgetKind.INITIAL, BudgetKind.REQUEST, BudgetKind.PLANNED, BudgetKind.RECONSTRUCTION)
    assert kinds_on_file(reversed(nineteen_years())) == found


def test_only_disagreeing_sources_give_a_span_and_it_is_inside_the_axis() -> None:
    agreeing = Bar(2007, BudgetKind.INITIAL, chosen(line(2007, "5"), line(2007, "5")))
    series = series_of([chosen(line(2007, "5"), line(2007, "9"), line(2007, "3"))], [BudgetKind.INITIAL])
    assert agreeing.span is None
    assert series.bars[0].span == (Decimal(3), Decimal(9))
    assert series.range()[1] == Decimal(9)


def test_an_amount_carries_its_words() -> None:
    assert amount_text(line(2007, "1400", qualifier=Qualifier.ABOUT).figure, "ja") == "約1,400"
    assert amount_text(line(2007, "500", qualifier=Qualifier.OVER).figure, "en") == "over 500"
    assert "※" in amount_text(line(2007, "11333", partial=True).figure, "ja")


def test_years_on_the_axis_follow_the_reader() -> None:
    years = (1988, 1989, 2018, 2019)
    era = axis_labels(years, Presentation("ja", YearStyle.ERA))
    assert era == (("63", "昭和"), ("元", "平成"), ("30", ""), ("元", "令和"))
    assert axis_labels((2007,), Presentation("ja", YearStyle.SHORT)) == (("H19", ""),)
    assert axis_labels((2007,), Presentation("en", YearStyle.WESTERN)) == (("2007", ""),)


@given(st.decimals(min_value="0.001", max_value="1000000000", places=3))
def test_the_steps_of_the_axis_are_round_and_few(highest: Decimal) -> None:
    step = nice_step(highest)
    assert highest / step <= 4
    assert highest / step > Decimal("0.8")
    assert Decimal(str(step.normalize())).as_tuple().digits in {(1,), (2,), (5,)}


def test_nothing_on_file_draws_nothing() -> None:
    assert series_of([], BudgetKind).shown() == ()
