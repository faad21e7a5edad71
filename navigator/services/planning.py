"""Planning: a case in, ranked chains of measures and programs to the target stage out, or what to relax.

The words are those of ``navigator.domain.planning``, the rules those of ``planning_rules``, the weights visible and the
reader's to change (``planning_weights``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle
from navigator.domain.planning import (
    Availability,
    Candidate,
    Chain,
    Link,
    Plan,
    PlanCase,
    Relaxation,
)
from navigator.domain.planning_rules import (
    Order,
    availability,
    clipped,
    demerits,
    fits,
    near_years,
    passages,
    seen,
    successors,
    timings,
    uncovered,
)
from navigator.domain.planning_weights import Weights
from navigator.domain.text import Text
from navigator.domain.vocabulary import Stage
from navigator.services import planning_words as words
from navigator.services.planning_facts import PlanFacts, plan_facts
from navigator.services.planning_search import ChainSearch, Route, linked_programs, shortlist

LIMIT = 10
"""Chains returned, those through linkage frames apart."""


class PlanningService:
    """Answers cases; safe to ask from several threads. ``today`` decides which calls of its year are over."""

    def __init__(self, library: Library, today: date) -> None:
        self._library = library
        self._today = today

    @cached_property
    def facts(self) -> PlanFacts:
        """What plans are made of, read once."""
        with self._library.reading() as connection:
            return plan_facts(connection)

    def forget(self) -> None:
        """Read the facts again at the next question: they were changed."""
        self.__dict__.pop("facts", None)

    def plan(
        self,
        case: PlanCase,
        weights: Weights | None = None,
        limit: int = LIMIT,
        years: YearStyle = YearStyle.ERA,
    ) -> Plan:
        """Return the ``limit`` best chains and, where it is not among them, the best through each linkage frame.

        ``years`` is the form of years and days in its sentences.

        Raises:
            UserError: the prefecture is not known, or lies in another block than the case names.
        """
        weights = weights or Weights()
        facts = self.facts
        case = _placed(case, facts)
        had = self._had(case)
        found = had.candidates
        later = successors(found, facts.successions, facts.programs, case, self._today)
        joined = shortlist((*found, *later), linked_programs(facts.frames, facts.successions), weights)
        search = ChainSearch(joined, facts.frames, facts.successions, case=case, weights=weights, today=self._today)
        routes = {*search.best(limit), *search.through_frames()}
        making = _Making(joined, facts, case, weights, today=self._today, years=years)
        chains = tuple(making.chain(route) for route in sorted(routes, key=lambda one: (one.points, one.nodes)))
        gaps = uncovered(found, case)
        return Plan(
            case,
            chains,
            gaps,
            open_offers=sum(one.availability is Availability.OPEN for one in found),
            running_offers=sum(one.availability is Availability.RUNNING for one in found),
            joined=len(joined),
            unknown=had.unknown,
            unplaced=had.unplaced,
            relaxations=self._relaxations(case, gaps, years) if gaps or not chains else (),
            summary=words.summary(case, len(chains), gaps, years),
        )

    def _had(self, case: PlanCase) -> "_Had":
        """Return what can be had in the year of the case, and count what fits but cannot, or names no stage."""
        candidates: list[Candidate] = []
        unknown = unplaced = 0
        for offer in self.facts.offers:
            if not fits(offer, case):
                continue
            span = clipped(offer, case)
            state, rounds = availability(offer, case, case.fy, self._today)
            if state is Availability.UNKNOWN:
                unknown += span is not None
            elif span is not None:
                candidates.append(seen(offer, case, case.fy, span, (state, rounds)))
            else:
                unplaced += offer.stages is None
        return _Had(candidates, unknown, unplaced)

    def _relaxations(self, case: PlanCase, gaps: Sequence[Stage], years: YearStyle) -> tuple[Relaxation, ...]:
        """Return each condition that, lifted alone, leaves fewer stages uncovered than ``gaps``.

        All stages are offered wherever anything at all could then be had.
        """
        whole = replace(case, from_stage=Stage.BASIC, to_stage=Stage.MARKET)
        asked = [("fy", case.in_year(year)) for year in near_years(self.facts.offers, case, gaps)]
        if case.field is not None:
            asked.append(("field", replace(case, field=None)))
        if case.block is not None:
            asked.append(("block", replace(case, block=None, prefecture="")))
        if whole != case:
            asked.append(("stages", whole))
        found = [self._relaxed(condition, other, years) for condition, other in asked]
        return tuple(
            one for one in found if one.offers and (one.condition == "stages" or len(one.uncovered) < len(gaps))
        )

    def _relaxed(self, condition: str, case: PlanCase, years: YearStyle) -> Relaxation:
        found = self._had(case).candidates
        gaps = uncovered(found, case)
        return Relaxation(condition, words.relaxation(condition, case, len(found), gaps, years), case, len(found), gaps)


@dataclass(frozen=True, slots=True)
class _Had:
    """What can be had, and how many fit but cannot be had (``unknown``) or can be had but name no stage."""

    candidates: list[Candidate]
    unknown: int
    unplaced: int


class _Making:
    """Makes chains of what the search found."""

    def __init__(
        self,
        joined: Sequence[Candidate],
        facts: PlanFacts,
        case: PlanCase,
        weights: Weights,
        *,
        today: date,
        years: YearStyle,
    ) -> None:
        self._joined, self._facts, self._case, self._weights = joined, facts, case, weights
        self._today, self._years = today, years
        self._order = Order(joined, case)
        self._gaps = uncovered(joined, case)

    def chain(self, route: Route) -> Chain:
        """Return a route with its times, passages, flags and the reasons for its points."""
        chain = [self._joined[at] for at in route.nodes]
        times = timings(chain, self._case, self._today)
        led = [passages(a, b, self._facts.frames, self._facts.successions) for a, b in pairwise(chain)]
        links = tuple(
            Link(one, stages, time, tuple(found))
            for one, stages, time, found in zip(chain, self._carried(chain), times, [(), *led], strict=True)
        )
        counted = demerits(chain, led, times)
        assert self._weights.sum(counted) == route.points, "the search reckons as the rules do"
        flags = words.flags(links, self._gaps, self._case, self._years)
        return Chain(links, flags, route.points, self._weights.reasons(counted))

    def _carried(self, chain: Sequence[Candidate]) -> list[tuple[int, int]]:
        """Return the stages that each link carries."""
        starts = [self._order.first]
        for before, after in pairwise(chain):
            stage = self._order.taken_over(starts[-1], before.span, after.span)
            assert stage is not None, "the search takes no other step"
            starts.append(stage)
        behind = [*(start - 1 for start in starts[1:]), self._order.last]
        return [(start, min(one.span[1], end)) for one, start, end in zip(chain, starts, behind, strict=True)]


def _placed(case: PlanCase, facts: PlanFacts) -> PlanCase:
    """Return the case with the block of its prefecture."""
    if not case.prefecture:
        return case
    block = facts.block_of.get(case.prefecture)
    if block is None:
        raise UserError(
            Text("都道府県「{name}」はありません。", "There is no prefecture “{name}”.").format(name=case.prefecture),
            Text("北海道、福岡県のように書いてください。", "Write its Japanese name (北海道, 福岡県)."),
        )
    if case.block not in (None, block):
        raise UserError(
            Text("「{name}」は「{block}」にありません。", "“{name}” does not lie in “{block}”.").format(
                name=case.prefecture, block=case.block.label if case.block else ""
            ),
            Text("どちらか一方だけを選んでください。", "Please choose one of the two."),
        )
    return replace(case, block=block)
