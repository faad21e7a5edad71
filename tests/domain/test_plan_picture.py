"""Where a chain stands on the axis of its picture."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.plan_picture import (
    LEAST_YEARS,
    UNKNOWN_MONTHS,
    lane_stages,
    lanes_of,
    month_of,
    support_span,
    time_spans,
    year_count,
)
from navigator.domain.planning import Availability, Candidate, Chain, Link, PlanCase, Timing
from navigator.domain.vocabulary import Stage
from tests.domain.planningcases import offer

CASE = PlanCase(2007, Stage.APPLIED)


def link(
    begin: date, end: date | None, stages: tuple[int, int], gap: int | None = None, closes: date | None = None
) -> Link:
    """A link with these times."""
    one = Candidate(offer("a", *stages), Availability.RUNNING, 2007, stages)
    return Link(one, stages, Timing(begin, end, gap, closes or date(2100, 3, 31)))


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_later_days_stand_further_right(one: date, other: date) -> None:
    assert (one < other) == (month_of(one, 2007) < month_of(other, 2007))


def test_april_begins_the_axis_and_a_year_has_twelve_months() -> None:
    assert month_of(date(2007, 4, 1), 2007) == 0
    assert month_of(date(2008, 4, 1), 2007) == 12
    assert month_of(date(2007, 3, 1), 2007) == -1


def test_a_support_ends_behind_its_last_day_and_an_unknown_end_is_told() -> None:
    span, ended = support_span(link(date(2007, 4, 1), date(2009, 3, 31), (1, 2)), 2007)
    assert ended
    assert span == (0, pytest.approx(24))
    assert support_span(link(date(2007, 7, 1), None, (1, 2)), 2007) == ((3, 3 + UNKNOWN_MONTHS), False)


def test_a_gap_lies_between_end_and_begin_and_an_early_close_before_the_end() -> None:
    before = link(date(2007, 4, 1), date(2009, 3, 31), (1, 2))
    gap, early = time_spans(before, link(date(2009, 7, 1), None, (3, 4), gap=3), 2007)
    assert gap == (pytest.approx(24), 27)
    assert early is None
    closing = link(date(2008, 4, 1), None, (3, 4), gap=-6, closes=date(2008, 9, 30))
    gap, early = time_spans(before, closing, 2007)
    assert gap is None
    assert early is not None
    assert early[1] == pytest.approx(24)
    assert 17 < early[0] < 18.1


@pytest.mark.parametrize("gap", [0, None])
def test_what_meets_or_is_not_known_has_no_span(gap: int | None) -> None:
    before = link(date(2007, 4, 1), date(2009, 3, 31), (1, 2))
    assert time_spans(before, link(date(2009, 4, 1), None, (3, 4), gap=gap), 2007) == (None, None)


def test_lanes_are_the_stages_of_the_case() -> None:
    assert list(lane_stages(CASE)) == [1, 2, 3, 4]
    assert lanes_of(link(date(2007, 4, 1), None, (2, 3)), CASE) == (1, 2)


def test_the_axis_holds_every_support() -> None:
    short = Chain((link(date(2007, 4, 1), date(2007, 9, 30), (1, 4)),), (), 0, ())
    assert year_count(short, 2007) == LEAST_YEARS
    long = Chain((link(date(2007, 4, 1), date(2012, 4, 1), (1, 4)),), (), 0, ())
    assert year_count(long, 2007) == 6
