"""Placing programs in lanes so that few arrows run over bars.

Lanes of a ministry lie together in 建制順 (``Ministry``). Inside a ministry, programs that succession or parent and
part tie together stand together, such groups in the order of their first year; programs without any year on file
come last. Inside a group the order is that of layered drawing: barycentre sweeps over the fiscal years (K. Sugiyama,
S. Tagawa and M. Toda, «Methods for visual understanding of hierarchical system structures», IEEE Trans. SMC 11, 1981),
then sifting (R. Rudell's, for drawings by C. Matuszewski, R. Schönfeld and P. Molitor, Graph Drawing 1999): each
program in turn is tried in every lane of its group and stays in the best. The layers are the years, a bar being in
every layer it spans; a crossing is an arrow that runs over another program's bar. The result never has more crossings
than the plain order by first year, and the same facts give the same picture.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from navigator.domain.chart import Band, MarkKind
from navigator.domain.lineage import LineageGraph, LineageProgram
from navigator.domain.lineage_picture import (
    Arrow,
    BarMark,
    Happening,
    LaneBar,
    LineagePicture,
    MinistryBand,
    arrows_of,
    axis_of,
    bar_of,
    crossings,
)
from navigator.domain.vocabulary import Ministry, Relation

_SWEEPS = 8
_ROUNDS = 6
_CROSSING, _ARROW, _FAMILY = 100, 3, 1
"""What an arrow over a bar costs, a lane of an arrow's length, a lane between parent and part."""
_NO_YEAR = 10_000
_MARGIN = 0.4
"""How far before the axis that stands what happened before it, years."""
_EMPTY_AXIS = 2001, 2015
"""The years of the Basic Plans on file, for programs without any year of their own."""


def lay_out(graph: LineageGraph, happenings: Iterable[Happening] = (), plans: Iterable[Band] = ()) -> LineagePicture:
    """Return the picture of a graph, the same for the same facts."""
    marks, bands = tuple(happenings), tuple(plans)
    plain = naive_order(graph)
    best = picture_of(graph, [code for group in _groups(graph) for code in _settled(graph, group)], marks, bands)
    # Arrows among themselves are not in the cost of the order: the plain one may rarely be the better.
    other = picture_of(graph, plain, marks, bands)
    return best if crossings(best) <= crossings(other) else other


def naive_order(graph: LineageGraph) -> list[str]:
    """Return the codes by ministry, first year and code."""
    return sorted(graph.programs, key=lambda code: (_place(graph.programs[code]), *_age(graph.programs[code])))


def picture_of(
    graph: LineageGraph, order: Sequence[str], happenings: Sequence[Happening] = (), plans: Sequence[Band] = ()
) -> LineagePicture:
    """Return the picture with one lane a program in this order, which keeps the programs of a ministry together."""
    programs = [graph.programs[code] for code in order]
    here = [one for one in happenings if one.program is None or one.program in graph.programs]
    first, last = axis_of(programs, [edge.fy for edge in graph.edges if edge.fy is not None]) or _EMPTY_AXIS
    span = first, max([last, *(one.fy for one in here if one.program is not None)])
    bars = {program.code: bar_of(program, lane, span[0]) for lane, program in enumerate(programs)}
    shown = tuple(
        Band(max(p.fy_from, span[0]), min(p.fy_to, span[1]), p.label, p.citations)
        for p in plans
        if p.fy_from <= span[1] and span[0] <= p.fy_to
    )
    return LineagePicture(
        *span,
        lanes=len(programs),
        bars=tuple(bars.values()),
        arrows=tuple(_within(arrow, span[0]) for arrow in arrows_of(graph.edges, bars)),
        marks=tuple(_marks(graph, bars, here, span)),
        bands=tuple(_bands(programs)),
        plans=shown,
        undated=any(not bar.dated for bar in bars.values()),
    )


def _within(arrow: Arrow, first: int) -> Arrow:
    """Return an arrow between stubs in the margin before the axis in that margin; others stay."""
    points = tuple((max(x, first - _MARGIN), y) for x, y in arrow.points)
    return arrow if points == arrow.points else replace(arrow, points=points)


def _bands(programs: Sequence[LineageProgram]) -> Iterable[MinistryBand]:
    first = 0
    for lane, program in enumerate(programs):
        after = programs[lane + 1] if lane + 1 < len(programs) else None
        if after is None or after.ministry is not program.ministry:
            yield MinistryBand(program.ministry, first, lane + 1 - first)
            first = lane + 1


def _marks(
    graph: LineageGraph, bars: dict[str, LaneBar], happenings: Sequence[Happening], span: tuple[int, int]
) -> Iterable[BarMark]:
    found: dict[tuple[float, int | None, MarkKind], list[Happening]] = defaultdict(list)
    for one in happenings:
        lane = None if one.program is None else bars[one.program].lane
        if lane is not None or span[0] <= one.fy <= span[1]:
            found[max(float(one.when), span[0] - _MARGIN), lane, one.kind].append(one)
    order = sorted(found, key=lambda key: (-1 if key[1] is None else key[1], key[0], key[2]))
    for x, lane, kind in order:
        yield BarMark(x, lane, kind, tuple(found[x, lane, kind]))
    for edge in graph.edges:
        if edge.relation is Relation.ENDED and edge.fy is not None:
            x = max(edge.fy + 1.0, span[0] - _MARGIN)
            yield BarMark(x, bars[edge.source].lane, MarkKind.ENDED, ended=edge)


# The order


def _place(program: LineageProgram) -> int:
    return len(Ministry) if program.ministry is None else list(Ministry).index(program.ministry)


def _age(program: LineageProgram) -> tuple[int, int, str]:
    first = _NO_YEAR if program.first is None else program.first
    return first, _NO_YEAR if program.last is None else program.last, program.code


def _groups(graph: LineageGraph) -> list[list[str]]:
    """Return the programs that hang together inside a ministry, the groups in the order of ministry and first year."""
    near: dict[str, set[str]] = defaultdict(set)
    pairs = [(edge.source, edge.target) for edge in graph.edges]
    pairs += [(program.code, program.parent) for program in graph.programs.values()]
    for one, other in pairs:
        above = None if other is None else graph.programs.get(other)
        if above is not None and other is not None and graph.programs[one].ministry is above.ministry:
            near[one].add(other)
            near[other].add(one)
    groups: list[list[str]] = []
    seen: set[str] = set()
    for code in naive_order(graph):
        if code in seen:
            continue
        group, waiting = {code}, [code]
        while waiting:
            fresh = near[waiting.pop()] - group
            group |= fresh
            waiting += sorted(fresh)
        seen |= group
        groups.append(sorted(group, key=lambda one: _age(graph.programs[one])))
    # Groups before lone programs of the same age would tear the staircase of years: the first year alone decides.
    return sorted(groups, key=lambda group: (_place(graph.programs[group[0]]), *_age(graph.programs[group[0]])))


def _settled(graph: LineageGraph, group: list[str]) -> list[str]:
    return _Sorter(graph, group).run() if len(group) > 2 else group


@dataclass(frozen=True, slots=True)
class _Tie:
    """A tie to another program; an arrow of ``year`` must not run over bars, a family tie has none."""

    other: str
    year: int | None


class _Sorter:
    """Finds the order of one group. ``cost`` counts crossings, lengths of arrows, distances in the family."""

    def __init__(self, graph: LineageGraph, group: list[str]) -> None:
        self._programs = {code: graph.programs[code] for code in group}
        self._order = list(group)
        self._before: dict[str, list[str]] = {code: [] for code in group}
        self._after: dict[str, list[str]] = {code: [] for code in group}
        self._ties: dict[str, list[_Tie]] = {code: [] for code in group}
        for edge in graph.edges:
            if edge.target in self._ties and edge.source in self._ties:
                self._tie(edge.source, edge.target, edge.fy)
        for code, program in self._programs.items():
            if program.parent in self._ties:
                self._tie(program.parent, code, None)
        years = {tie.year for ties in self._ties.values() for tie in ties}
        self._covers = {
            code: frozenset(y for y in years if y is not None and _spans(program, y))
            for code, program in self._programs.items()
        }

    def _tie(self, early: str, late: str, year: int | None) -> None:
        self._before[late].append(early)
        self._after[early].append(late)
        self._ties[early].append(_Tie(late, year))
        self._ties[late].append(_Tie(early, year))

    def run(self) -> list[str]:
        """Return the best order found."""
        best, least = self._order, self._cost(self._order)
        order = self._order
        for sweep in range(_SWEEPS):
            order = self._swept(order, self._after if sweep % 2 else self._before)
            cost = self._cost(order)
            if cost < least:
                best, least = order, cost
        self._order = list(best)
        for _round in range(_ROUNDS):
            gained = sum(self._sift(code) for code in sorted(self._programs))
            if not gained:
                break
        return self._order

    def _swept(self, order: list[str], neighbours: dict[str, list[str]]) -> list[str]:
        """Return the order by the mean place of the neighbours; who has none keeps the place."""
        place = {code: number for number, code in enumerate(order)}
        weight = {
            code: sum(place[one] for one in neighbours[code]) / len(neighbours[code])
            if neighbours[code]
            else float(place[code])
            for code in order
        }
        return sorted(order, key=lambda code: (weight[code], place[code]))

    def _cost(self, order: list[str]) -> int:
        place = {code: number for number, code in enumerate(order)}
        cost = 0
        for code, ties in self._ties.items():
            for tie in ties:
                low, high = place[code], place[tie.other]
                if low < high:
                    cost += (high - low) * (_FAMILY if tie.year is None else _ARROW)
                    if tie.year is not None:
                        cost += _CROSSING * sum(tie.year in self._covers[one] for one in order[low + 1 : high])
        return cost

    def _sift(self, code: str) -> int:
        """Try the program in every lane of the group and leave it in the best; return what that saved."""
        order = self._order
        at = order.index(code)
        place = {one: number for number, one in enumerate(order)}
        change, best, where = 0, 0, at
        for end, step in ((0, -1), (len(order) - 1, 1)):
            here, change = at, 0
            moved = dict(place)
            while here != end:
                there = order[here + step] if step > 0 else order[here - 1]
                change += self._exchange(code, there, moved, step)
                here += step
                moved[code], moved[there] = here, here - step
                if change < best:
                    best, where = change, here
        if best < 0:
            order.insert(where, order.pop(at))
        return -best

    def _exchange(self, code: str, other: str, place: dict[str, int], step: int) -> int:
        """Return what it costs that ``code`` passes its neighbour ``other``, downwards for step 1."""
        change = 0
        for mover, passed, way in ((code, other, step), (other, code, -step)):
            for tie in self._ties[mover]:
                if tie.other == passed:
                    continue
                length = _FAMILY if tie.year is None else _ARROW
                crossed = 0 if tie.year is None or tie.year not in self._covers[passed] else _CROSSING
                # Moving away from the other end of the tie, the neighbour comes between; towards it, it leaves.
                away = (place[tie.other] < place[mover]) == (way > 0)
                change += (length + crossed) if away else -(length + crossed)
        return change


def _spans(program: LineageProgram, year: int) -> bool:
    first, last = program.first, program.last
    return first is not None and last is not None and first <= year <= last
