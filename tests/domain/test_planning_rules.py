"""The planner's rules on hand-made offers: availability, order, time, demerits."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.errors import UserError
from navigator.domain.planning import Availability, PlanCase
from navigator.domain.planning_rules import (
    Order,
    availability,
    candidate,
    demerits,
    fits,
    is_step,
    months_after,
    months_between,
    near_years,
    passages,
    successors,
    timings,
    uncovered,
)
from navigator.domain.planning_weights import USUAL, Demerit, Weights
from navigator.domain.vocabulary import Block, Eligible, Field, Ministry, Stage
from tests.domain.planningcases import call, ceiling, frame, offer, succession

CASE = PlanCase(2007, Stage.BASIC, field=Field.LIFE, block=Block.HOKKAIDO, applicant=Eligible.SME)
LATER = date(2026, 11, 22)


def test_what_is_not_said_is_never_no() -> None:
    assert fits(offer("silent", 0, 1), CASE)
    assert fits(offer("named", 0, 1, fields=(Field.LIFE,), blocks=(Block.HOKKAIDO,)), CASE)
    assert not fits(offer("other field", 0, 1, fields=(Field.ICT,)), CASE)
    assert not fits(offer("other block", 0, 1, blocks=(Block.KINKI,)), CASE)
    found = candidate(offer("silent", 0, 1), CASE, 2007, LATER)
    assert found is not None
    assert found.eligible is None
    assert [text.ja for text in found.unsaid] == ["分野", "対象者"]


def test_a_prefecture_is_asked_before_its_block() -> None:
    case = PlanCase(2007, Stage.BASIC, block=Block.KYUSHU, prefecture="福岡県")
    assert fits(offer("there", 0, 1, blocks=(Block.KYUSHU,), prefectures=("福岡県",)), case)
    assert not fits(offer("beside", 0, 1, blocks=(Block.KYUSHU,), prefectures=("熊本県",)), case)
    assert fits(offer("whole block", 0, 1, blocks=(Block.KYUSHU,)), case)


@pytest.mark.parametrize(
    ("rounds", "today", "state"),
    [
        ([call("a", 2007, "2007-05-01", "2007-06-30")], LATER, Availability.OPEN),
        ([call("a", 2007, "2007-02-27", "2007-03-26")], LATER, Availability.RUNNING),
        ([call("a", 2007, "2007-02-27", "2007-04-02")], LATER, Availability.OPEN),
        ([call("a", 2007, "2007-02-27", "2007-03-26")], date(2007, 6, 1), Availability.UNKNOWN),
        ([call("a", 2008, "2007-10-01", "2007-10-31")], LATER, Availability.OPEN),
        ([call("a", None, "2008-03-01", "2008-05-01")], LATER, Availability.OPEN),
        ([call("a", 2007, "2007-05-01", "2007-06-30")], date(2007, 6, 30), Availability.OPEN),
        ([call("a", 2007, "2007-05-01", "2007-06-30")], date(2007, 7, 1), Availability.UNKNOWN),
        ([call("a", 2007)], LATER, Availability.RUNNING),
        ([call("a", 2006, "2006-05-01", "2006-06-30")], LATER, Availability.UNKNOWN),
        ([call("a", 2007, "2007-05-01", "2007-06-30", blocks=("kinki",))], LATER, Availability.UNKNOWN),
        ([], LATER, Availability.UNKNOWN),
    ],
)
def test_availability_of_a_measure(rounds: list[object], today: date, state: Availability) -> None:
    measure = offer("m", 0, 1, table="measures", rounds=tuple(rounds))
    assert availability(measure, CASE, 2007, today)[0] is state


def test_a_program_runs_in_its_known_years_alone() -> None:
    program = offer("p", 0, 1, active=(2005, 2007))
    states = [availability(program, CASE, fy, LATER)[0] for fy in (2004, 2005, 2007, 2008)]
    assert states == [Availability.UNKNOWN, Availability.RUNNING, Availability.RUNNING, Availability.UNKNOWN]


def test_a_small_firm_is_a_company_and_not_the_other_way() -> None:
    company, sme = (offer(body.value, 0, 1, eligible=(body,)) for body in (Eligible.COMPANY, Eligible.SME))
    asked = PlanCase(2007, Stage.BASIC, applicant=Eligible.COMPANY)
    assert candidate(company, CASE, 2007, LATER).eligible is True  # type: ignore[union-attr]
    assert candidate(sme, asked, 2007, LATER).eligible is False  # type: ignore[union-attr]


def chain_of(*offers: object, case: PlanCase = CASE, today: date = LATER) -> list[object]:
    return [candidate(one, case, case.fy, today) for one in offers]  # type: ignore[arg-type]


def test_one_known_gap_in_months() -> None:
    """The first support ends on 31 March 2009, the next call opens on 1 July 2009: three months later."""
    first = offer("first", 0, 1, months=24)
    second = offer("second", 2, 4, table="measures",
                   rounds=(call("now", 2007), call("next", 2009, "2009-07-01", "2009-08-31")))  # fmt: skip
    chain = chain_of(first, second)
    times = timings(chain, CASE, LATER)  # type: ignore[arg-type]
    assert (times[0].begin, times[0].end) == (date(2007, 4, 1), date(2009, 3, 31))
    assert (times[1].begin, times[1].gap) == (date(2009, 7, 1), 3)
    counted = demerits(chain, [()], times)  # type: ignore[arg-type]
    assert (counted[Demerit.GAP], counted[Demerit.EARLY], counted[Demerit.UNDATED]) == (3, 0, 0)


def test_what_closes_before_the_support_before_ends_is_side_by_side() -> None:
    first, second = offer("first", 0, 1, months=60), offer("second", 2, 4, active=(2005, 2008))
    times = timings(chain_of(first, second), CASE, LATER)  # type: ignore[arg-type]
    assert times[1].gap == -36
    assert times[1].begin == date(2007, 4, 1)
    assert times[1].closes == date(2009, 3, 31)


def test_a_support_of_unknown_length_leaves_the_gap_unknown() -> None:
    times = timings(chain_of(offer("first", 0, 1), offer("second", 2, 4)), CASE, LATER)  # type: ignore[arg-type]
    assert (times[0].end, times[1].gap) == (None, None)


def test_a_plan_in_the_year_of_today_begins_today() -> None:
    today = date(2007, 10, 15)
    assert timings(chain_of(offer("first", 0, 1, months=12), today=today), CASE, today)[0].begin == today  # type: ignore[arg-type]


def test_who_takes_over_where() -> None:
    candidates = chain_of(offer("wide", 0, 3), offer("late", 2, 3), offer("end", 1, 4))
    order = Order(candidates, CASE)  # type: ignore[arg-type]
    assert (order.first, order.last) == (0, 4)
    assert order.may_follow((0, 3), (2, 3))
    assert order.may_follow((2, 3), (1, 4))
    assert not order.may_follow((2, 3), (0, 3))
    assert not order.may_follow((0, 1), (3, 4))
    assert order.taken_over(0, (0, 3), (2, 3)) == 2
    assert order.taken_over(2, (2, 3), (1, 4)) == 4
    assert order.taken_over(2, (0, 3), (2, 3)) is None


def test_stages_nobody_covers_are_passed_over() -> None:
    candidates = chain_of(offer("first", 0, 0), offer("last", 3, 4))
    assert uncovered(candidates, CASE) == (Stage.APPLIED, Stage.DEVELOPMENT)  # type: ignore[arg-type]
    assert Order(candidates, CASE).may_follow((0, 0), (3, 4))  # type: ignore[arg-type]


def test_frames_lead_from_partner_to_owner_and_onward_to_a_later_partner() -> None:
    mext, meti = (offer("mext", 0, 3, ministry=Ministry.MEXT), offer("meti", 2, 3, ministry=Ministry.METI))
    early, late = chain_of(mext, meti)
    assert [one.named for one in passages(early, late, [frame("meti", "mext", fy=2007)], [])] == [True]  # type: ignore[arg-type]
    assert passages(early, late, [frame("meti", "mext", fy=2006)], []) == ()  # type: ignore[arg-type]
    assert passages(early, late, [frame("mext", "meti")], [])  # type: ignore[arg-type]
    assert not passages(late, early, [frame("meti", "mext")], [])  # type: ignore[arg-type]


def test_a_frame_without_a_partner_is_shown_as_such() -> None:
    before, after = chain_of(offer("a", 0, 1, ministry=Ministry.MEXT), offer("b", 1, 2, ministry=Ministry.MAFF))
    (found,) = passages(before, after, [frame("b")], [])  # type: ignore[arg-type]
    assert not found.named
    own = chain_of(offer("c", 0, 1, ministry=Ministry.MAFF))[0]
    assert passages(own, after, [frame("b")], []) == ()  # type: ignore[arg-type]


def test_a_frame_reaches_the_phases_of_a_program() -> None:
    before, after = chain_of(offer("phase", 0, 1, above=("program",)), offer("b", 1, 2))
    assert passages(before, after, [frame("b", "program")], [])  # type: ignore[arg-type]


def test_a_successor_can_be_had_only_behind_its_predecessor() -> None:
    old, new = offer("old", 0, 1, active=(2000, 2008)), offer("new", 1, 4, active=(2009, 2012))
    steps = [succession("old", "new", 2009)]
    (before,) = chain_of(old)
    (after,) = successors([before], steps, {"new": new}, CASE, LATER)  # type: ignore[list-item]
    assert (after.fy, after.awaited) == (2009, True)
    assert is_step(after, passages(before, after, [], steps))  # type: ignore[arg-type]
    assert not is_step(after, ())
    assert successors([before], [succession("old", "new", 2013)], {"new": new}, CASE, LATER) == ()  # type: ignore[list-item]


def test_money_below_the_need_counts_where_a_ceiling_is_printed() -> None:
    case = PlanCase(2007, Stage.BASIC, money=Decimal(50))
    short = [candidate(offer("x", 0, 1, amount=ceiling(text)), case, 2007, LATER).short for text in ("49.9", "50")]  # type: ignore[union-attr]
    assert short == [True, False]
    assert candidate(offer("y", 0, 1), case, 2007, LATER).short is False  # type: ignore[union-attr]


def test_the_nearest_years_in_which_a_gap_is_covered() -> None:
    offers = [offer("old", 0, 1, active=(1990, 1995)), offer("new", 2, 4, active=(2015, 2020))]
    assert near_years(offers, CASE, tuple(Stage)) == (2015, 1995)
    assert near_years(offers, CASE, (Stage.BASIC,)) == (1995,)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 200))
def test_months_there_and_back(day: date, months: int) -> None:
    later = months_after(day, months)
    assert later.day <= day.day
    assert months_between(day, later) == months


def test_the_target_may_not_come_before_the_start() -> None:
    with pytest.raises(UserError):
        PlanCase(2007, Stage.MARKET, Stage.BASIC)


def test_a_case_and_its_weights_survive_json() -> None:
    case = PlanCase(
        2007, Stage.BASIC, Stage.MARKET, Field.LIFE, Block.HOKKAIDO, "北海道", Eligible.SME, Decimal("12.5"), 36
    )
    assert PlanCase.from_json(case.to_json()) == case
    assert PlanCase.from_json(PlanCase(2007, Stage.BASIC).to_json()) == PlanCase(2007, Stage.BASIC)
    weights = Weights().changed(Demerit.GAP, 7)
    assert Weights.from_json(weights.to_json()).to_json() == weights.to_json()
    for data in ({"fy": "x"}, {"fy": 2007, "from_stage": "moon"}):
        with pytest.raises(UserError):
            PlanCase.from_json(data)
    for wrong in ({"gap": 101}, {"gap": -1}, {"colour": 1}):
        with pytest.raises(UserError):
            Weights.from_json(wrong)


@given(
    st.dictionaries(st.sampled_from(list(Demerit)), st.integers(0, 9)),
    st.sampled_from(list(Demerit)),
    st.integers(0, 100),
    st.integers(0, 100),
)
def test_points_rise_with_every_weight(counted: dict[Demerit, int], which: Demerit, one: int, other: int) -> None:
    light, heavy = sorted((one, other))
    assert Weights().changed(which, light).sum(counted) <= Weights().changed(which, heavy).sum(counted)


def test_the_reasons_add_up_to_the_points() -> None:
    counted = {Demerit.HANDOVER: 2, Demerit.GAP: 5, Demerit.BREAK: 0}
    reasons = Weights().reasons(counted)
    assert len(reasons) == 2
    assert sum(int(reason.en.rpartition("= ")[2]) for reason in reasons) == Weights().sum(counted)
    assert set(USUAL) == set(Demerit)


def test_a_call_before_the_year_closes_on_its_printed_day() -> None:
    """Its link stands at the first day of the plan, and no other day is told as that of its deadline."""
    first = offer("first", 0, 1, months=24)
    second = offer("second", 2, 4, table="measures", rounds=(call("call", 2007, "2007-02-27", "2007-03-26"),))
    times = timings(chain_of(first, second), CASE, LATER)  # type: ignore[arg-type]
    assert (times[1].begin, times[1].closes) == (date(2007, 4, 1), date(2007, 3, 26))
    assert times[1].gap == -25
