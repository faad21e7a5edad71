"""Which outcome is shown where several are on file, and that none is lost."""

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.budgets import ChoiceRule
from navigator.domain.figures import Citation, Figure
from navigator.domain.outcomes import OutcomeLine, choose_outcomes
from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation, Confidence, SubjectType

PIECES = Text("件", "")


def outcome(
    key: str = "a",
    value: str = "1",
    *,
    metric: str = "patents",
    years: tuple[int | None, int | None] = (2002, 2006),
    accumulation: Accumulation = Accumulation.CUMULATIVE,
    confidence: Confidence = Confidence.PRIMARY,
    published: str = "",
    as_of: str | None = None,
    planned: bool = False,
) -> OutcomeLine:
    figure = Figure(
        Decimal(value), PIECES, (Citation("s", key),), accumulation=accumulation, as_of=as_of, planned=planned
    )
    return OutcomeLine(key, SubjectType.PROGRAM, "p", metric, *years, figure, confidence, published)


def test_primary_sources_come_before_others_whatever_their_figure() -> None:
    first = outcome("a", "803", confidence=Confidence.PRIMARY)
    second = outcome("b", "900", confidence=Confidence.SECONDARY, published="2020")
    (chosen,) = choose_outcomes([second, first])
    assert (chosen.line, chosen.others, chosen.rule) == (first, (second,), ChoiceRule.CONFIDENCE)
    assert chosen.disagrees


def test_among_equals_the_latest_comes_first() -> None:
    old, new = outcome("a", "1", published="2008"), outcome("b", "2", published="2010-03")
    (chosen,) = choose_outcomes([old, new])
    assert (chosen.line, chosen.rule) == (new, ChoiceRule.LATEST)


def test_sources_that_agree_do_not_disagree() -> None:
    (chosen,) = choose_outcomes([outcome("a", "5"), outcome("b", "5.0")])
    assert not chosen.disagrees
    assert chosen.rule is ChoiceRule.AGREE


def test_period_counting_date_and_plan_are_kept_apart() -> None:
    lines = [
        outcome("a"),
        outcome("b", accumulation=Accumulation.PERIOD),
        outcome("c", years=(2002, 2007)),
        outcome("d", as_of="2008-03"),
        outcome("e", planned=True),
        outcome("f", metric="papers"),
    ]
    assert len(choose_outcomes(lines)) == len(lines)


def test_they_stand_in_order_of_their_period() -> None:
    lines = [outcome("a", years=(None, None)), outcome("b", years=(2005, 2005)), outcome("c", years=(2002, 2004))]
    assert [chosen.line.key for chosen in choose_outcomes(lines)] == ["c", "b", "a"]


lines = st.lists(
    st.builds(
        outcome,
        st.uuids().map(str),
        st.sampled_from(["1", "2", "3"]),
        years=st.sampled_from([(2002, 2004), (2002, 2005), (None, 2004)]),
        accumulation=st.sampled_from(Accumulation),
        confidence=st.sampled_from(Confidence),
        published=st.sampled_from(["", "2008", "2009-04-01"]),
        planned=st.booleans(),
    ),
    max_size=12,
)


@given(lines)
def test_no_figure_is_lost_or_doubled(found: list[OutcomeLine]) -> None:
    kept = [line for chosen in choose_outcomes(found) for line in (chosen.line, *chosen.others)]
    assert Counter(line.key for line in kept) == Counter(line.key for line in found)
    assert all(other.slot == chosen.line.slot for chosen in choose_outcomes(found) for other in chosen.others)
