"""The landscape of programs as of a year, and what changed from one year's landscape to another's.

**As of FY y** (product page, «What the filters mean»): programs with start ≤ y ≤ end; a start or end that is not on
file holds nothing back, and the program is marked.

**From FY a to FY b** two landscapes stand side by side. A program is born in between when a < start ≤ b, a succession
falls in between when a < its year ≤ b, and a program ended in between when its last year e is a ≤ e < b: it stood in
the first landscape and stands no longer in the second.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from navigator.domain.lineage import Evidence, LineageGraph, LineageProgram, Succession
from navigator.domain.text import Text
from navigator.domain.vocabulary import Relation, Term


class ChangeKind(Term):
    """What became of programs, in the order of the lists."""

    BORN = "born", "開始", "Begun"
    RENAMED = "renamed", "改称・引き継ぎ", "Renamed or carried on"
    MERGED = "merged", "統合", "Merged"
    SPLIT = "split", "分割", "Split"
    ABSORBED = "absorbed", "吸収", "Absorbed"
    REORGANISED = "reorganised", "再編", "Reorganised"
    ENDED = "ended", "終了", "Ended"


KIND_OF: dict[Relation, ChangeKind] = {
    Relation.SUCCEEDED_BY: ChangeKind.RENAMED,
    Relation.MERGED_INTO: ChangeKind.MERGED,
    Relation.SPLIT_INTO: ChangeKind.SPLIT,
    Relation.ABSORBED_BY: ChangeKind.ABSORBED,
    Relation.REORGANISED_INTO: ChangeKind.REORGANISED,
    Relation.ENDED: ChangeKind.ENDED,
}
"""The list that a succession stands in: «succeeded by» is one line under another name."""

NO_START = Text("開始年度は資料なし", "start year not on file")
NO_END = Text("終了年度は資料なし", "end year not on file")
NO_YEARS = Text("開始・終了年度は資料なし", "start and end year not on file")
END_DISAGREES = Text(
    "事業の欄では{end}まで。出典により異なる", "the program's own row says until {end}: the sources disagree"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A program in the landscape of a year; ``unsure`` says which year is not on file, None when both ends are."""

    code: str
    unsure: Text | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened in ``fy``: ``before`` the programs it came from, ``after`` those it led to.

    Born: nothing before. Ended: nothing after, and ``fy`` is the last year. A merger is one change with every
    predecessor, a split one with every part. ``end_fy`` is set where an end is cited for another year than the one
    that the program's own row prints.
    """

    kind: ChangeKind
    fy: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    end_fy: int | None = None


@dataclass(frozen=True, slots=True)
class Landscape:
    """Two landscapes side by side and the changes between them, by kind, year and name of the programs' codes."""

    fy_from: int
    fy_to: int
    changes: tuple[Change, ...]

    def of_kind(self, kind: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in self.changes if change.kind is kind)


def as_of(graph: LineageGraph, fy: int) -> tuple[Standing, ...]:
    """Return the programs that stand in ``fy``, in the order of the graph."""
    return tuple(
        Standing(code, unsure(program))
        for code, program in graph.programs.items()
        if (program.start_fy is None or program.start_fy <= fy) and (program.end_fy is None or fy <= program.end_fy)
    )


def unsure(program: LineageProgram) -> Text | None:
    """Return which of the two years of a program is not on file, None when both are."""
    if program.start_fy is None:
        return NO_YEARS if program.end_fy is None else NO_START
    return NO_END if program.end_fy is None else None


def between(graph: LineageGraph, fy_from: int, fy_to: int) -> Landscape:
    """Return what changed from the landscape of ``fy_from`` to that of ``fy_to``; see the head of this module.

    Raises:
        ValueError: ``fy_from`` is after ``fy_to``.
    """
    if fy_from > fy_to:
        raise ValueError(f"the years are the wrong way round: {fy_from}, {fy_to}")
    changes = [
        *_born(graph, fy_from, fy_to),
        *_passed(e for e in graph.edges if e.target is not None and e.fy is not None and fy_from < e.fy <= fy_to),
        *_ended(graph, fy_from, fy_to),
    ]
    order = list(ChangeKind)
    changes.sort(key=lambda one: (order.index(one.kind), one.fy, one.before, one.after))
    return Landscape(fy_from, fy_to, tuple(changes))


def _born(graph: LineageGraph, fy_from: int, fy_to: int) -> Iterable[Change]:
    for code, program in graph.programs.items():
        if program.start_fy is not None and fy_from < program.start_fy <= fy_to:
            yield Change(ChangeKind.BORN, program.start_fy, (), (code,), program.evidence)


def _passed(edges: Iterable[Succession]) -> Iterable[Change]:
    """Gather mergers by where they led, splits by where they came from, the rest one by one."""
    found: dict[tuple[ChangeKind, int, str, str], list[Succession]] = defaultdict(list)
    for edge in edges:
        kind = KIND_OF[edge.relation]
        before = "" if kind in (ChangeKind.MERGED, ChangeKind.ABSORBED) else edge.source
        after = "" if kind is ChangeKind.SPLIT else edge.target or ""
        found[kind, edge.fy or 0, before, after].append(edge)
    for (kind, fy, _before, _after), together in found.items():
        yield Change(
            kind,
            fy,
            tuple(sorted({edge.source for edge in together})),
            tuple(sorted({edge.target for edge in together if edge.target is not None})),
            tuple(dict.fromkeys(one for edge in together for one in edge.evidence)),
        )


def _ended(graph: LineageGraph, fy_from: int, fy_to: int) -> Iterable[Change]:
    said: dict[tuple[str, int], list[Evidence]] = defaultdict(list)
    for edge in graph.edges:
        if edge.relation is Relation.ENDED and edge.fy is not None:
            said[edge.source, edge.fy] += edge.evidence
    for code, program in graph.programs.items():
        if program.end_fy is not None:
            said[code, program.end_fy] += program.evidence
    for (code, fy), evidence in said.items():
        if fy_from <= fy < fy_to:
            own = graph.programs[code].end_fy
            yield Change(
                ChangeKind.ENDED, fy, (code,), (), tuple(dict.fromkeys(evidence)), None if own in (None, fy) else own
            )
