"""All that the lineage is drawn, told and printed from, as read from one library."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from navigator.domain.budgets import ChosenLine
from navigator.domain.chart import Band
from navigator.domain.group import GroupChange, GroupYear
from navigator.domain.lineage import Evidence, LineageGraph
from navigator.domain.lineage_picture import Happening
from navigator.domain.record import CitationView
from navigator.domain.vocabulary import BudgetKind


@dataclass(frozen=True, slots=True)
class LineageFacts:
    """The graph, what happened to its programs, and the sources.

    ``budgets`` are the chosen amounts by program, in the order of years and kinds; ``other_names`` the printed variants
    and former codes; ``sources`` every source cited by its code. ``group`` is the coordination group by year,
    ``group_changes`` who joined and left it between any two of these years.
    """

    graph: LineageGraph
    happenings: tuple[Happening, ...]
    plans: tuple[Band, ...]
    budgets: Mapping[str, tuple[ChosenLine, ...]]
    other_names: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, CitationView]
    group: Mapping[int, GroupYear] = field(default_factory=dict)
    group_changes: Mapping[tuple[int, int], GroupChange] = field(default_factory=dict)

    def cited(self, evidence: Iterable[Evidence]) -> tuple[CitationView, ...]:
        """Return the sources of pieces of evidence, each once."""
        return tuple(self.sources[code] for code in dict.fromkeys(one.citation.source for one in evidence))

    def latest_budget(self, code: str) -> ChosenLine | None:
        """Return the latest initial budget of a program, else its latest amount of another kind, None without any."""
        lines = self.budgets.get(code, ())
        initial = [one for one in lines if one.line.kind is BudgetKind.INITIAL]
        return max(initial or lines, key=lambda one: one.line.fy, default=None)

    def happened_to(self, code: str) -> tuple[Happening, ...]:
        """Return the decisions about a program in their order."""
        return tuple(one for one in self.happenings if one.program == code)
