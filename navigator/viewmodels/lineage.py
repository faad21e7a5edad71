"""The page 系譜 without widgets: what is asked of the lineage, its picture, the program one stands on."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from navigator.domain.chart import ChartForm, ChartSpec, Metric, MetricFamily, Subject, SubjectKind
from navigator.domain.lineage import Evidence, LineageFilter, LineageGraph
from navigator.domain.lineage_changes import Change, Standing, as_of, between
from navigator.domain.lineage_drawing import LineageDrawing
from navigator.domain.lineage_facts import LineageFacts
from navigator.domain.lineage_layout import lay_out
from navigator.domain.lineage_question import LineageQuestion
from navigator.domain.vocabulary import BudgetKind
from navigator.services import lineage_words as words
from navigator.services.lineage_landscape import LandscapeLists, landscape
from navigator.viewmodels.desk import Desk

if TYPE_CHECKING:  # the services import the database layer, which must not be loaded before the window shows
    from navigator.services.suite import ServiceSuite


class LineageModel(QObject):
    """Holds the question and everything drawn for it; ``current`` is the program one stands on, None for none.

    The picture is laid out at once: it takes a few milliseconds. Only reading the facts is a job.
    """

    changed = Signal()
    """Another picture, or another part of it stands out."""
    current_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.facts: LineageFacts | None = None
        self.question = LineageQuestion()
        self.current: str | None = None
        self.graph = LineageGraph.of((), ())
        self.picture = lay_out(self.graph)
        self._waiting: str | None = None
        desk.opened.connect(self.read)
        desk.data_changed.connect(self.read)
        desk.presentation_changed.connect(self._retell)
        self.read()

    def read(self) -> None:
        """Read the lineage anew."""
        self._desk.ask("lineage", _read, self._take)

    def _take(self, facts: LineageFacts) -> None:
        self.facts = facts
        waiting, self._waiting = self._waiting, None
        if self.question.focus not in facts.graph.programs:
            self.question = replace(self.question, focus=None, only=False)
        self._lay_out()
        if waiting is not None:
            self.focus(waiting)

    def _retell(self) -> None:
        if self.facts is not None:
            self.changed.emit()

    def _lay_out(self) -> None:
        if self.facts is None:
            return
        self.graph = self.question.graph(self.facts.graph)
        self.picture = lay_out(self.graph, self.facts.happenings, self.facts.plans)
        if self.current not in self.graph.programs:
            self.current = None
        self.changed.emit()
        self.current_changed.emit()

    # What is asked

    def ask(self, question: LineageQuestion) -> None:
        """Show this."""
        if question != self.question:
            self.question = question
            self._lay_out()

    def set_filter(self, chosen: LineageFilter) -> None:
        """Show the programs that meet a filter; a line shown alone gives way to it."""
        self.ask(replace(self.question, filter=chosen, only=False))

    def focus(self, code: str, *, only: bool | None = None) -> None:
        """Let a program stand out with what came before and after it; ``only`` shows nothing else."""
        if self.facts is None:
            self._waiting = code
            return
        if code not in self.facts.graph.programs:
            return
        question = replace(self.question, focus=code, only=self.question.only if only is None else only)
        if code not in question.graph(self.facts.graph).programs:
            question = replace(question, filter=LineageFilter())
        self.current = code
        self.ask(question)
        self.current_changed.emit()

    def set_only(self, only: bool) -> None:
        """Show the line of the program in focus alone, or everything again."""
        if self.question.focus is not None:
            self.ask(replace(self.question, only=only))

    def clear_focus(self) -> None:
        """Let nothing stand out."""
        self.ask(replace(self.question, focus=None, only=False))

    def set_as_of(self, fy: int | None) -> None:
        """Mark the landscape of a fiscal year; None marks none."""
        self.ask(replace(self.question, as_of=fy, years=None))

    def set_years(self, first: int, last: int) -> None:
        """Tell what changed from one fiscal year's landscape to another's, in whichever order they are named."""
        self.ask(replace(self.question, as_of=None, years=(min(first, last), max(first, last))))

    def go_to(self, code: str | None) -> None:
        """Stand on a program that is shown."""
        if code != self.current and (code is None or code in self.graph.programs):
            self.current = code
            self.current_changed.emit()

    # What is shown

    @property
    def drawing(self) -> LineageDrawing:
        """The picture with its words."""
        return words.drawing(self.picture, self._desk.presentation, strong=self.strong)

    @property
    def strong(self) -> frozenset[str]:
        """The programs that stand out: the focus and its line; alone, the focus only."""
        focus = self.question.focus
        if focus is None or focus not in self.graph.programs:
            return frozenset()
        return frozenset({focus}) if self.question.only else frozenset(self.graph.line(focus))

    @property
    def faint(self) -> frozenset[str]:
        """The programs that stand back: outside the line in focus, not there in the year, not touched between years."""
        everyone = frozenset(self.graph.programs)
        kept = everyone
        if self.strong and not self.question.only:
            kept = kept & self.strong
        if self.question.as_of is not None:
            kept = kept & {one.code for one in self.standing}
        if self.question.years is not None:
            kept = kept & {code for change in self.changes for code in (*change.before, *change.after)}
        return everyone - kept

    @property
    def standing(self) -> tuple[Standing, ...]:
        """The landscape of the year asked for, empty without one."""
        return () if self.question.as_of is None else as_of(self.graph, self.question.as_of)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changed between the years asked for, empty without them."""
        return () if self.question.years is None else between(self.graph, *self.question.years).changes

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years to choose from."""
        programs = () if self.facts is None else self.facts.graph.programs.values()
        known = [fy for program in programs for fy in (program.first, program.last) if fy is not None]
        return tuple(range(min(known), max(known) + 1)) if known else ()

    @property
    def landscape(self) -> LandscapeLists | None:
        """The lists for the year or years asked for, None without any."""
        if self.facts is None:
            return None
        return landscape(self.facts, self.graph, self.question, self._desk.presentation)

    def sources_of(self, evidence: Iterable[Evidence]) -> str:
        """Return the sources of something, a line each, with the place in it and the collectors' note."""
        if self.facts is None:
            return ""
        said = []
        for one in dict.fromkeys(evidence):
            source = self.facts.sources[one.citation.source]
            parts = (source.title, source.publisher, source.published, one.citation.locator, one.note)
            said.append(", ".join(part for part in parts if part))
        return "\n".join(said)

    def card(self, code: str) -> words.Card | None:
        """Return what is told of a program, None before the library is open."""
        if self.facts is None or code not in self.facts.graph.programs:
            return None
        return words.card(self.facts, code, self._desk.presentation)

    def neighbour(self, code: str, way: int) -> str | None:
        """Return the next program along an arrow: way -1 to where it came from, 1 to where it went; None at an end.

        The last arrow into it and the first out of it are followed.
        """
        if way < 0:
            before = [edge.source for edge in self.graph.incoming.get(code, ())]
            return before[-1] if before else None
        after = [edge.target for edge in self.graph.outgoing.get(code, ()) if edge.target is not None]
        return after[0] if after else None

    def matching(self, text: str) -> tuple[str, ...]:
        """Return the programs that a search box means, the nearest first."""
        return () if self.facts is None else words.matching(self.facts, text)

    @staticmethod
    def chart_of(code: str) -> ChartSpec:
        """Return the question that shows a program's initial budgets with its whole line on the page 推移."""
        metric = Metric(MetricFamily.BUDGET, BudgetKind.INITIAL.value)
        return ChartSpec((Subject(SubjectKind.PROGRAM, code),), metric, form=ChartForm.LINES, follow_lineage=True)


def _read(suite: "ServiceSuite") -> LineageFacts:
    return suite.lineage.read()
