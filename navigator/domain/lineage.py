"""How programs passed into one another (系譜): a graph of programs and cited successions, and walks through it.

The facts print the same succession once a source; here it is one edge with several citations. Years are fiscal years.
The graph may hold cycles (sources disagree, an office enters a mistake): every walk visits a program once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from navigator.domain.figures import Citation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Field, Ministry, ProgramKind, Relation


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a source and what the collectors noted about it; ``note`` is empty when they noted nothing."""

    citation: Citation
    note: str = ""


@dataclass(frozen=True, slots=True)
class LineageProgram:
    """A program as lineage sees it.

    ``start_fy`` and ``end_fy`` are None where no source prints them. ``seen`` are years, ascending, in which other
    facts (granted money, regions, membership of the group, successions) show that it was there: they bound what is
    drawn where start or end is not on file, and never stand for one.
    """

    code: str
    name: Text
    kind: ProgramKind
    ministry: Ministry | None = None
    fields: tuple[Field, ...] = ()
    start_fy: int | None = None
    end_fy: int | None = None
    parent: str | None = None
    seen: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def first(self) -> int | None:
        """The first year on file: the start, else the first year it was seen in."""
        if self.start_fy is not None:
            return self.start_fy
        years = [*self.seen, *([self.end_fy] if self.end_fy is not None else [])]
        return min(years, default=None)

    @property
    def last(self) -> int | None:
        """The last year on file: the end, else the last year it was seen in."""
        if self.end_fy is not None:
            return self.end_fy
        years = [*self.seen, *([self.start_fy] if self.start_fy is not None else [])]
        return max(years, default=None)


@dataclass(frozen=True, slots=True)
class Succession:
    """A program passing into another in ``fy`` (its first year in the new form); None where no source prints it.

    ``target`` is None for «ended», whose ``fy`` is the last year. ``evidence`` is one entry a row of the facts.
    """

    source: str
    target: str | None
    fy: int | None
    relation: Relation
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    """A row of the facts as it stands."""

    source: str
    target: str | None
    fy: int | None
    relation: Relation
    evidence: Evidence


def merged_rows(rows: Iterable[SuccessionRow]) -> tuple[Succession, ...]:
    """Return one edge a succession, with the evidence of every row that prints it, by year, source and target.

    A row without a year confirms the edge of the same programs and relation where there is exactly one with a year.
    """
    found: dict[tuple[str, str | None, Relation], dict[int | None, list[Evidence]]] = defaultdict(dict)
    for row in rows:
        found[row.source, row.target, row.relation].setdefault(row.fy, []).append(row.evidence)
    for years in found.values():
        dated = [fy for fy in years if fy is not None]
        if None in years and len(dated) == 1:
            years[dated[0]] += years.pop(None)
    edges = [
        Succession(source, target, fy, relation, tuple(evidence))
        for (source, target, relation), years in found.items()
        for fy, evidence in years.items()
    ]
    return tuple(sorted(edges, key=_edge_order))


def _edge_order(edge: Succession) -> tuple[bool, int, str, str, int]:
    return edge.fy is None, edge.fy or 0, edge.source, edge.target or "", list(Relation).index(edge.relation)


@dataclass(frozen=True)
class LineageGraph:
    """Programs by code and the successions between them; an edge to or from a program that is not held is dropped."""

    programs: Mapping[str, LineageProgram]
    edges: tuple[Succession, ...]

    @classmethod
    def of(cls, programs: Iterable[LineageProgram], edges: Iterable[Succession]) -> "LineageGraph":
        """Return the graph of these programs."""
        held = {program.code: program for program in programs}
        kept = tuple(e for e in edges if e.source in held and (e.target is None or e.target in held))
        return cls(held, kept)

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Succession, ...]]:
        """Edges by the earlier program, «ended» among them."""
        found: dict[str, list[Succession]] = defaultdict(list)
        for edge in self.edges:
            found[edge.source].append(edge)
        return {code: tuple(edges) for code, edges in found.items()}

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Succession, ...]]:
        """Edges by the later program."""
        found: dict[str, list[Succession]] = defaultdict(list)
        for edge in self.edges:
            if edge.target is not None:
                found[edge.target].append(edge)
        return {code: tuple(edges) for code, edges in found.items()}

    def ancestors(self, code: str) -> tuple[str, ...]:
        """Return every program that led to ``code``, nearest first; on a cycle not ``code`` itself.

        Raises:
            KeyError: the graph holds no such program.
        """
        return self._walk(code, {target: [e.source for e in edges] for target, edges in self.incoming.items()})

    def descendants(self, code: str) -> tuple[str, ...]:
        """Return every program that ``code`` led to, nearest first; on a cycle not ``code`` itself.

        Raises:
            KeyError: the graph holds no such program.
        """
        steps = {source: [e.target for e in edges if e.target is not None] for source, edges in self.outgoing.items()}
        return self._walk(code, steps)

    def line(self, code: str) -> tuple[str, ...]:
        """Return the program with its ancestors and descendants, each once."""
        return tuple(dict.fromkeys((*reversed(self.ancestors(code)), code, *self.descendants(code))))

    def edges_among(self, codes: Iterable[str]) -> tuple[Succession, ...]:
        """Return the edges whose programs are all among ``codes``, «ended» included."""
        held = frozenset(codes)
        return tuple(e for e in self.edges if e.source in held and (e.target is None or e.target in held))

    def only(self, codes: Iterable[str]) -> "LineageGraph":
        """Return the graph of these programs alone, in the order of this one."""
        held = frozenset(codes)
        return LineageGraph(
            {code: program for code, program in self.programs.items() if code in held}, self.edges_among(held)
        )

    def _walk(self, code: str, steps: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
        if code not in self.programs:
            raise KeyError(code)
        found, layer = {code: None}, [code]
        while layer:
            following = sorted({one for here in layer for one in steps.get(here, ())} - found.keys())
            found |= dict.fromkeys(following)
            layer = following
        return tuple(one for one in found if one != code)


@dataclass(frozen=True, slots=True)
class LineageFilter:
    """Which programs are drawn: several values of one kind are OR, the kinds are AND; empty holds back nothing.

    A program of several fields is held by each; one without a field or ministry on file only where none is chosen.
    """

    ministries: frozenset[Ministry] = frozenset()
    kinds: frozenset[ProgramKind] = frozenset()
    fields: frozenset[Field] = frozenset()

    def holds(self, program: LineageProgram) -> bool:
        """Tell whether a program meets it."""
        return (
            (not self.ministries or program.ministry in self.ministries)
            and (not self.kinds or program.kind in self.kinds)
            and (not self.fields or not self.fields.isdisjoint(program.fields))
        )

    def of(self, graph: LineageGraph) -> LineageGraph:
        """Return the part of a graph that meets it."""
        return graph.only(code for code, program in graph.programs.items() if self.holds(program))
