"""The search for the best chains: exact, the best first, without going through all of them.

The candidates are the nodes of a graph without circles whose edges are the steps that a chain may take. rustworkx
reckons how much every node must still lose on its way to the target at least (Dijkstra, from the target backwards, over
what does not depend on time). With that bound the chains are grown best first (A*): a chain that comes out complete
cannot be beaten by any that is not out yet. What depends on the whole way (time between links, one line twice) is
reckoned while growing. See docs/decisions/0012-planning.md.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.domain.planning import Candidate, Frame, Passage, PassageKind, PlanCase, Succession, Timing
from navigator.domain.planning_rules import Order, Span, is_step, own_demerits, passages, step_demerits, time_demerits
from navigator.domain.planning_rules import timing as timing_of
from navigator.domain.planning_weights import Weights

SHORTLIST = 20
"""Candidates of one span of stages that enter the search, by their own points; linked ones come on top."""

MOST_STEPS = 20_000
"""Parts of chains that the search for chains through frames grows before it gives up."""


@dataclass(frozen=True, slots=True)
class Route:
    """A chain found: numbers of its candidates in the list searched, and its points."""

    points: int
    nodes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    node: int
    points: int
    passages: tuple[Passage, ...]

    @property
    def frames(self) -> tuple[Passage, ...]:
        return tuple(one for one in self.passages if one.kind is PassageKind.FRAME)


@dataclass(frozen=True, slots=True)
class _State:
    """The end of a chain under way: points so far, the stage from which its last link carries, the frames passed."""

    points: int
    carried_from: int
    timing: Timing
    frames: tuple[Passage, ...]


def shortlist(candidates: Sequence[Candidate], linked: frozenset[str], weights: Weights) -> list[Candidate]:
    """Return the candidates that enter the search, in the order of their keys.

    Of each span of stages the ``SHORTLIST`` with the fewest points of their own, and as many of each program in
    ``linked`` (programs with a frame or a succession) and all awaited ones. Nothing is left out of a smaller library.
    """
    by_span: dict[object, list[Candidate]] = defaultdict(list)
    for one in sorted(candidates, key=lambda one: (weights.sum(own_demerits(one)), one.offer.key)):
        by_span[one.span].append(one)
        for code in linked.intersection(one.offer.line):
            by_span[one.span, code].append(one)
    kept = {one.offer.key: one for group in by_span.values() for one in group[:SHORTLIST]}
    kept |= {one.offer.key: one for one in candidates if one.awaited}
    return sorted(kept.values(), key=lambda one: one.offer.key)


def linked_programs(frames: Sequence[Frame], successions: Sequence[Succession]) -> frozenset[str]:
    """Return the programs that a frame or a succession names."""
    found = {code for one in frames for code in (one.owner, *one.partners)}
    return frozenset(found | {code for one in successions for code in (one.from_code, one.to_code)})


class ChainSearch:
    """Finds chains among candidates, which must be in the order of their keys."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        frames: Sequence[Frame],
        successions: Sequence[Succession],
        *,
        case: PlanCase,
        weights: Weights,
        today: date,
    ) -> None:
        self._candidates = candidates
        self._case, self._weights, self._today = case, weights, today
        self._order = Order(candidates, case)
        self._own = [weights.sum(own_demerits(one)) for one in candidates]
        self._steps = self._all_steps(frames, successions)
        self._rest, self._rest_by_frame = self._least()

    def best(self, limit: int) -> list[Route]:
        """Return the best chains, the best first; of equals the one whose first differing key is smaller."""
        found = []
        for route, _ in self._grown(self._rest, wanted=False):
            found.append(route)
            if len(found) == limit:
                break
        return found

    def through_frames(self) -> list[Route]:
        """Return the best chain through each linkage frame that a chain can go through, the best first."""
        waiting = {frame for steps in self._steps for step in steps for frame in step.frames}
        found = []
        for route, frames in self._grown(self._rest_by_frame, wanted=True) if waiting else ():
            if waiting.intersection(frames):
                waiting.difference_update(frames)
                found.append(route)
            if not waiting:
                break
        return found

    def _all_steps(self, frames: Sequence[Frame], successions: Sequence[Succession]) -> list[list[_Step]]:
        linked = linked_programs(frames, successions)
        receiving = frozenset(one.owner for one in frames if not one.partners)
        touches = [not linked.isdisjoint(one.offer.line) for one in self._candidates]
        receives = [not receiving.isdisjoint(one.offer.line) for one in self._candidates]
        by_span: dict[Span, list[int]] = defaultdict(list)
        for at, one in enumerate(self._candidates):
            by_span[one.span].append(at)
        steps: list[list[_Step]] = []
        for at, before in enumerate(self._candidates):
            loose = self._weights.sum(step_demerits(before, ()))
            own: list[_Step] = []
            for span, group in by_span.items():
                if not self._order.may_follow(before.span, span):
                    continue
                for to in group:
                    after = self._candidates[to]
                    found: tuple[Passage, ...] = ()
                    if (touches[at] and touches[to]) or receives[to]:
                        found = passages(before, after, frames, successions)
                    if is_step(after, found):
                        points = self._weights.sum(step_demerits(before, found)) if found else loose
                        own.append(_Step(to, points + self._own[to], found))
            steps.append(own)
        return steps

    def _least(self) -> tuple[list[float], list[float]]:
        """Return, for each candidate, the least that the rest of a chain loses: at all, and when a frame must come.

        One graph holds both: a second layer of nodes, which only a step through a frame leaves.
        """
        import rustworkx  # noqa: PLC0415 - a few milliseconds, needed only when a plan is asked for

        size = len(self._candidates)
        graph: rustworkx.PyDiGraph[int, int] = rustworkx.PyDiGraph(multigraph=True)
        graph.add_nodes_from(range(2 * size + 1))
        goal = 2 * size
        edges = [(goal, at, 0) for at, one in enumerate(self._candidates) if self._order.may_end(one)]
        for at, steps in enumerate(self._steps):
            for step in steps:
                edges.append((step.node, at, step.points))
                edges.append((size + step.node, size + at, step.points))
                if step.frames:
                    edges.append((step.node, size + at, step.points))
        graph.add_edges_from(edges)
        lengths = rustworkx.dijkstra_shortest_path_lengths(graph, goal, float)
        found = [lengths[at] if at in lengths.keys() else math.inf for at in range(2 * size)]  # noqa: SIM118 - no dict
        return found[:size], found[size:]

    def _grown(self, rest: Sequence[float], *, wanted: bool) -> Iterator[tuple[Route, tuple[Passage, ...]]]:
        """Yield complete chains by (points, nodes) with the frames they pass; with ``wanted`` those that pass one."""
        waiting: list[tuple[float, tuple[int, ...], bool, _State]] = []
        for at, one in enumerate(self._candidates):
            if self._order.may_begin(one) and rest[at] < math.inf:
                state = _State(self._own[at], self._order.first, timing_of(one, None, self._case, self._today), ())
                heapq.heappush(waiting, (state.points + rest[at], (at,), False, state))
        grown = 0
        while waiting and (not wanted or grown < MOST_STEPS):
            _, nodes, complete, state = heapq.heappop(waiting)
            if complete:
                yield Route(state.points, nodes), state.frames
                continue
            passed = bool(state.frames) or not wanted
            if passed and self._order.may_end(self._candidates[nodes[-1]]):
                heapq.heappush(waiting, (state.points, nodes, True, state))
            for step in self._steps[nodes[-1]]:
                left = self._rest[step.node] if passed or step.frames else rest[step.node]
                after = None if left == math.inf else self._after(nodes, state, step)
                if after is not None:
                    grown += 1
                    heapq.heappush(waiting, (after.points + left, (*nodes, step.node), False, after))

    def _after(self, nodes: tuple[int, ...], state: _State, step: _Step) -> _State | None:
        """Return the chain grown by a step; None where the rules forbid it on this way."""
        before, after = self._candidates[nodes[-1]], self._candidates[step.node]
        carried_from = self._order.taken_over(state.carried_from, before.span, after.span)
        if carried_from is None or any(self._candidates[at].offer.related(after.offer) for at in nodes):
            return None
        timing = timing_of(after, (before, state.timing), self._case, self._today)
        points = state.points + step.points + self._weights.sum(time_demerits(timing.gap))
        return _State(points, carried_from, timing, state.frames + step.frames)
