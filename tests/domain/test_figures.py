"""Figures carry what honesty needs, and adding refuses what the rules forbid, with a reason in both languages."""

import contextlib
import dataclasses
import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.figures import MILLION_YEN, Citation, Figure, RefusedSumError, add
from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation, BudgetKind, PartialKind, Qualifier

REGIONS = Text("地域", "regions")

citations = st.builds(Citation, st.sampled_from(["a", "b", "c"]), st.sampled_from(["p. 1", "表 2"]))
decimals = st.decimals(-(10**9), 10**9, places=2, allow_nan=False, allow_infinity=False)
figures = st.builds(
    Figure,
    value=decimals,
    unit=st.sampled_from([MILLION_YEN, REGIONS]),
    citations=st.lists(citations, min_size=1, max_size=2).map(tuple),
    kind=st.none() | st.sampled_from(BudgetKind),
    accumulation=st.none() | st.sampled_from(Accumulation),
    qualifier=st.none() | st.sampled_from(Qualifier),
    partial=st.booleans(),
    partial_kind=st.none() | st.sampled_from(PartialKind),
    as_of=st.none() | st.just("2008-03-24"),
    planned=st.booleans(),
)


def money(value: str, kind: BudgetKind = BudgetKind.INITIAL, **more: object) -> Figure:
    return Figure(Decimal(value), MILLION_YEN, (Citation("source", value),), kind=kind, **more)  # type: ignore[arg-type]


def count(value: str, accumulation: Accumulation, **more: object) -> Figure:
    return Figure(Decimal(value), REGIONS, (Citation("source", value),), accumulation=accumulation, **more)  # type: ignore[arg-type]


def refused(*items: Figure) -> RefusedSumError:
    with pytest.raises(RefusedSumError) as caught:
        add(items)
    assert caught.value.reason.ja.endswith("。")
    assert caught.value.reason.en.endswith(".")
    assert "{" not in caught.value.reason.ja + caught.value.reason.en
    return caught.value


@pytest.mark.parametrize("other", [kind for kind in BudgetKind if kind is not BudgetKind.INITIAL])
def test_an_initial_budget_is_added_to_no_other_kind(other: BudgetKind) -> None:
    error = refused(money("9990"), money("3210", other))
    assert other.label.ja in error.reason.ja
    assert BudgetKind.INITIAL.label.en in error.reason.en


def test_period_and_cumulative_values_are_never_added() -> None:
    refused(count("803", Accumulation.PERIOD), count("1975", Accumulation.CUMULATIVE))
    refused(count("3596", Accumulation.SNAPSHOT), count("12", Accumulation.PERIOD))


@pytest.mark.parametrize("accumulation", [Accumulation.CUMULATIVE, Accumulation.SNAPSHOT])
def test_values_that_overlap_are_never_added(accumulation: Accumulation) -> None:
    refused(count("3596", accumulation), count("5034", accumulation))
    assert add([count("3596", accumulation, as_of="2007-11-09")]).as_of == "2007-11-09"


def test_units_and_plans_are_never_mixed() -> None:
    refused(money("1"), Figure(Decimal(1), REGIONS, (), kind=BudgetKind.INITIAL))
    refused(count("1", Accumulation.PERIOD), count("1", Accumulation.PERIOD, planned=True))
    refused(money("1"), count("1", Accumulation.PERIOD))
    refused()


def test_a_figure_without_a_kind_is_not_added_to_one_with_a_kind() -> None:
    refused(money("1"), Figure(Decimal(1), MILLION_YEN, ()))


@given(values=st.lists(decimals, min_size=1, max_size=8), seed=st.integers())
def test_a_sum_is_exact_in_any_order_and_keeps_every_citation(values: list[Decimal], seed: int) -> None:
    items = [
        Figure(value, MILLION_YEN, (Citation(f"s{at}", "l"), Citation("all", "l")), kind=BudgetKind.INITIAL)
        for at, value in enumerate(values)
    ]
    total = add(items)
    assert total.value * 100 == sum(int(value * 100) for value in values)
    assert set(total.citations) == {citation for item in items for citation in item.citations}
    assert len(set(total.citations)) == len(total.citations)
    shuffled = random.Random(seed).sample(items, len(items))
    assert add(shuffled).value == total.value


@given(items=st.lists(figures, max_size=4))
def test_what_may_be_added_agrees_in_everything_that_matters(items: list[Figure]) -> None:
    total = None
    with contextlib.suppress(RefusedSumError):
        total = add(items)
    if total is None:
        refused(*items)
        return
    assert {(i.unit, i.kind, i.accumulation, i.planned) for i in items} == {
        (total.unit, total.kind, total.accumulation, total.planned)
    }
    assert len(items) == 1 or total.accumulation in (None, Accumulation.PERIOD)
    assert total.partial == any(item.partial for item in items)
    assert (total.qualifier is None) == all(item.qualifier is None for item in items)


def test_a_sum_with_a_corrected_figure_is_corrected() -> None:
    own = Citation("own-correction", "金額（元の値 83）")
    plain = money("1")
    mended = dataclasses.replace(plain, citations=(*plain.citations, own))
    assert mended.corrected
    assert not plain.corrected
    assert add([plain, mended]).corrected


def test_a_sum_with_an_about_or_a_partial_figure_says_so() -> None:
    about, over = money("1", qualifier=Qualifier.ABOUT), money("2", qualifier=Qualifier.OVER)
    part = money("3", partial=True, partial_kind=PartialKind.SHARE)
    assert add([over, about]).qualifier is Qualifier.ABOUT
    assert add([over, money("1")]).qualifier is Qualifier.OVER
    assert add([part, money("1")]).partial
    assert add([part, money("1")]).partial_kind is PartialKind.SHARE
