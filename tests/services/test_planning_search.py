"""The search against going through every chain, on small made-up libraries; the ranking against its weights."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.domain.planning import Candidate, Frame, Passage, PassageKind, PlanCase, Succession
from navigator.domain.planning_rules import Order, candidate, demerits, is_step, passages, successors, timings
from navigator.domain.planning_weights import Demerit, Weights
from navigator.domain.vocabulary import Eligible, Field, Ministry, Stage
from navigator.services.planning_search import SHORTLIST, ChainSearch, Route, linked_programs, shortlist
from tests.domain.planningcases import call, ceiling, frame, offer, succession

TODAY = date(2026, 11, 22)
CODES = "abcdefg"
CASE = PlanCase(2007, Stage.BASIC, Stage.MARKET, Field.LIFE, applicant=Eligible.SME)


def ways(candidates: Sequence[Candidate], world: dict[str, Any], case: PlanCase) -> Iterator[tuple[int, ...]]:
    """Every chain that the rules allow, found by trying everything."""
    order = Order(candidates, case)

    def grow(nodes: tuple[int, ...], carried_from: int) -> Iterator[tuple[int, ...]]:
        before = candidates[nodes[-1]]
        if order.may_end(before):
            yield nodes
        for to, after in enumerate(candidates):
            if not order.may_follow(before.span, after.span):
                continue
            stage = order.taken_over(carried_from, before.span, after.span)
            apart = not any(candidates[at].offer.related(after.offer) for at in nodes)
            if stage is not None and apart and is_step(after, passages(before, after, world["frames"], world["steps"])):
                yield from grow((*nodes, to), stage)

    for at, one in enumerate(candidates):
        if order.may_begin(one):
            yield from grow((at,), order.first)


def led(candidates: Sequence[Candidate], nodes: Sequence[int], world: dict[str, Any]) -> list[tuple[Passage, ...]]:
    return [passages(candidates[a], candidates[b], world["frames"], world["steps"]) for a, b in pairwise(nodes)]


def counted(candidates: Sequence[Candidate], nodes: Sequence[int], world: dict[str, Any], case: PlanCase) -> Any:
    chain = [candidates[at] for at in nodes]
    return demerits(chain, led(candidates, nodes, world), timings(chain, case, TODAY))


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Any]:
    """A few offers with frames and successions between them."""
    offers = []
    for code in CODES[: draw(st.integers(1, len(CODES)))]:
        first = draw(st.integers(0, 4))
        above = draw(st.sampled_from([(), (), ("a",), ("z",)]))
        rounds = draw(
            st.sampled_from(
                [(), (call("r", 2007, "2007-05-10", "2007-07-31"), call("s", 2010, "2010-05-10", "2010-06"))]
            )
        )
        offers.append(
            offer(
                code,
                first,
                draw(st.integers(first, 4)),
                above=above if code not in above else (),
                active=draw(st.sampled_from([(2000, 2007), (2005, 2012), (2009, 2015), None])),
                rounds=rounds,
                months=draw(st.sampled_from([None, 12, 36, 60])),
                fields=draw(st.sampled_from([(), (Field.LIFE,), (Field.ICT,)])),
                eligible=draw(st.sampled_from([(), (Eligible.COMPANY,), (Eligible.UNIVERSITY,)])),
                ministry=draw(st.sampled_from([Ministry.MEXT, Ministry.METI, None])),
                amount=draw(st.sampled_from([ceiling("10"), ceiling("100")])),
            )
        )
    pair = st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)).filter(lambda two: two[0] != two[1])
    frames: list[Frame] = [
        frame(owner, *([partner] if named else []), name=f"枠{number}")
        for number, ((owner, partner), named) in enumerate(draw(st.lists(st.tuples(pair, st.booleans()), max_size=3)))
    ]
    steps: list[Succession] = [succession(old, new, 2009) for old, new in draw(st.lists(pair, max_size=3, unique=True))]
    return {"offers": offers, "frames": frames, "steps": steps}


weights = st.builds(Weights, st.fixed_dictionaries({one: st.integers(0, 30) for one in Demerit}))


def candidates_of(world: dict[str, Any], case: PlanCase, ranked: Weights) -> list[Candidate]:
    found = [one for one in (candidate(two, case, case.fy, TODAY) for two in world["offers"]) if one is not None]
    later = successors(found, world["steps"], {one.ref.code: one for one in world["offers"]}, case, TODAY)
    return shortlist((*found, *later), linked_programs(world["frames"], world["steps"]), ranked)


def searching(
    candidates: Sequence[Candidate], world: dict[str, Any], ranked: Weights, case: PlanCase = CASE
) -> ChainSearch:
    return ChainSearch(candidates, world["frames"], world["steps"], case=case, weights=ranked, today=TODAY)


cases = st.builds(
    lambda span, money: PlanCase(
        2007, list(Stage)[min(span)], list(Stage)[max(span)], Field.LIFE, applicant=Eligible.SME, money=money
    ),
    st.tuples(st.integers(0, 4), st.integers(0, 4)),
    st.sampled_from([None, 50]),
)


@settings(max_examples=300)
@given(worlds(), weights, cases)
def test_the_best_chains_are_those_of_brute_force(world: dict[str, Any], ranked: Weights, case: PlanCase) -> None:
    found = candidates_of(world, case, ranked)
    every = sorted((ranked.sum(counted(found, nodes, world, case)), nodes) for nodes in ways(found, world, case))
    search = searching(found, world, ranked, case)
    assert search.best(5) == [Route(points, nodes) for points, nodes in every[:5]]
    assert search.best(len(every) + 1) == [Route(points, nodes) for points, nodes in every]


@settings(max_examples=200)
@given(worlds(), weights)
def test_the_best_chain_through_every_frame_is_found(world: dict[str, Any], ranked: Weights) -> None:
    found = candidates_of(world, CASE, ranked)
    best: dict[Passage, tuple[int, tuple[int, ...]]] = {}
    for nodes in ways(found, world, CASE):
        for passage in (one for two in led(found, nodes, world) for one in two if one.kind is PassageKind.FRAME):
            value = (ranked.sum(counted(found, nodes, world, CASE)), nodes)
            best[passage] = min(best.get(passage, value), value)
    routes = searching(found, world, ranked).through_frames()
    assert {(route.points, route.nodes) for route in routes} == set(best.values())


@settings(max_examples=200)
@given(worlds(), weights, st.sampled_from(list(Demerit)), st.integers(1, 60))
def test_a_heavier_weight_never_brings_more_of_its_demerit_to_the_top(
    world: dict[str, Any], ranked: Weights, which: Demerit, more: int
) -> None:
    heavier = ranked.changed(which, min(ranked.of(which) + more, 100))
    found = candidates_of(world, CASE, ranked)
    light, heavy = (searching(found, world, one).best(1) for one in (ranked, heavier))
    if light:
        before, after = (counted(found, one[0].nodes, world, CASE).get(which, 0) for one in (light, heavy))
        assert after <= before
        assert heavy[0].points >= light[0].points


def test_the_shortlist_keeps_the_best_of_each_span_and_what_is_linked() -> None:
    many = [offer(f"x{number:03}", 0, 4, months=12) for number in range(SHORTLIST + 30)]
    found = [one for one in (candidate(two, CASE, 2007, TODAY) for two in many) if one is not None]
    kept = shortlist(found, frozenset({"x049"}), Weights())
    assert [one.offer.ref.code for one in kept] == [*(f"x{number:03}" for number in range(SHORTLIST)), "x049"]
