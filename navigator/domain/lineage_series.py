"""A program followed through its ancestors and descendants: which programs, and whose money is not only its own.

Programs that reach the same descendant from elsewhere do not belong to the lineage. An amount counts in full where the
program's money is only that of the lineage. It is a ※内数 amount (only a share is ours) where another program was
merged into a descendant, or where an ancestor passed into another program as well: such amounts are shown, hatched, and
stand in one of the two totals only. See docs/decisions/0010-charts.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from navigator.domain.budgets import BudgetLine, ProgramTree
from navigator.domain.lineage import LineageGraph
from navigator.domain.vocabulary import PartialKind


@dataclass(frozen=True, slots=True)
class Following:
    """The programs of a lineage, ancestors first.

    ``shared`` names, for a program whose amounts are not only those of the lineage, the programs outside that they are
    shared with.
    """

    program: str
    programs: tuple[str, ...]
    shared: Mapping[str, tuple[str, ...]]

    def marked(self, line: BudgetLine) -> BudgetLine:
        """Return an amount as the lineage counts it: ※内数 where it is shared with programs outside."""
        if line.program not in self.shared or line.figure.partial:
            return line
        return replace(line, figure=replace(line.figure, partial=True, partial_kind=PartialKind.SHARE))


def follow(graph: LineageGraph, tree: ProgramTree, program: str) -> Following:
    """Return the lineage of a program; the same succession told by several sources counts once."""
    inside = graph.line(program)
    before = {code: [edge.source for edge in edges] for code, edges in graph.incoming.items()}
    after = {code: [edge.target for edge in edges if edge.target is not None] for code, edges in graph.outgoing.items()}
    held = frozenset(inside)
    shared = _shared(graph.descendants(program), before, held, tree)
    shared |= _shared(graph.ancestors(program), after, held, tree)
    return Following(program, inside, {code: tuple(sorted(shared[code])) for code in inside if shared.get(code)})


def _shared(
    side: tuple[str, ...], back: Mapping[str, list[str]], inside: frozenset[str], tree: ProgramTree
) -> dict[str, set[str]]:
    """Return, for the programs of one side, those outside that share their money.

    ``back`` leads towards the program in the middle: from a descendant to what was merged into it, from an ancestor to
    what it passed into. What is shared stays shared farther away. An umbrella or a phase of a program of the lineage is
    no stranger to it.
    """
    ours = inside | tree.inside(inside)
    found: dict[str, set[str]] = {
        code: {other for other in back.get(code, ()) if other not in ours and not tree.inside([other]) & inside}
        for code in side
    }
    changed = True
    while changed:
        changed = False
        for code in side:
            wider = found[code].union(*(found.get(other, ()) for other in back.get(code, ())))
            changed |= wider != found[code]
            found[code] = wider
    return found
