"""Charts over the years: a question in, everything a chart says out; the same for screen, paper and command line."""

import threading
from datetime import date

from navigator.db import facts
from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.chart import (
    Chart,
    ChartForm,
    ChartSpec,
    Metric,
    MetricFamily,
    Subject,
    SubjectKind,
)
from navigator.domain.chartfacts import ChartFacts
from navigator.domain.chartmaking import make_chart
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind, Ministry
from navigator.services.citations import CitationBook
from navigator.services.exporting import Export
from navigator.services.finding import FindingService
from navigator.services.trend_choices import MetricChoice, SubjectChoice, TrendChoices, choices_of
from navigator.services.trend_export import chart_export
from navigator.services.trend_facts import read_facts

__all__ = ["MetricChoice", "SubjectChoice", "TrendChoices", "TrendService"]

GROUP_YEAR = 2007
"""The year whose amounts the coordination group printed line by line."""


class TrendService:
    """Makes charts of one library; safe to call from several threads.

    Facts are read once and kept until ``forget``, which whoever changes them calls.
    """

    def __init__(self, library: Library, finding: FindingService, today: date) -> None:
        self.today = today
        self._library = library
        self._finding = finding
        self._lock = threading.Lock()
        self._facts: ChartFacts | None = None
        self._choices: TrendChoices | None = None

    def chart(self, spec: ChartSpec, presentation: Presentation) -> Chart:
        """Return the chart that ``spec`` asks for; its sentences write years in the reader's form.

        Raises:
            UserError: no subject, one that the facts do not know, an unknown metric, years the wrong way round, or a
                question that finds nothing.
        """
        return make_chart(spec, self.subjects(spec), self.facts(), presentation.years)

    def subjects(self, spec: ChartSpec) -> tuple[Subject, ...]:
        """Return everything a chart is about: its subjects, then what its question finds.

        Raises:
            UserError: the question finds nothing that a chart can show.
        """
        found = () if spec.question is None else self.expand(spec.question)
        return tuple(dict.fromkeys((*spec.subjects, *found)))

    def choices(self) -> TrendChoices:
        """Return everything that can be chosen."""
        known = self.facts()
        with self._lock:
            if self._choices is None:
                self._choices = choices_of(known)
            return self._choices

    def citations(self, chart: Chart) -> tuple[CitationView, ...]:
        """Return the sources of a chart, numbered in the order of ``chart.citations``: one number a source."""
        with self._library.reading() as connection:
            book = CitationBook(connection)
            for citation in chart.citations:
                book.number(citation.source, citation.locator)
            return book.views()

    def default_spec(self) -> ChartSpec:
        """Return the first chart of the page: the lineage with initial budgets on file for most years.

        Of the programs of one lineage the one with most amounts of its own names it; on an empty library the
        coordination group stands for it.
        """
        known = self.facts()
        years = {
            code: {line.fy for line in lines if line.kind is BudgetKind.INITIAL}
            for code, lines in known.budgets.items()
        }
        metric = Metric(MetricFamily.BUDGET, BudgetKind.INITIAL.value)
        if not any(years.values()):
            return ChartSpec((Subject(SubjectKind.GROUP),), metric, ChartForm.STACKED)
        along = {code: set().union(*(years.get(one, ()) for one in known.lineage.line(code))) for code in years}
        most = max(years, key=lambda code: (len(along[code]), len(years[code])))
        return ChartSpec((Subject(SubjectKind.PROGRAM, most),), metric, ChartForm.STACKED, follow_lineage=True)

    def group_by_ministry(self) -> ChartSpec:
        """Return the chart of what the ministries put into the coordination group, in the year of its printed lines."""
        return ChartSpec(
            tuple(Subject(SubjectKind.MINISTRY, ministry.value) for ministry in self._ministries()),
            Metric(MetricFamily.BUDGET, BudgetKind.INITIAL.value),
            ChartForm.STACKED,
            fy_from=GROUP_YEAR,
            fy_to=GROUP_YEAR,
            group_only=True,
        )

    def _ministries(self) -> list[Ministry]:
        """Return the ministries with an amount that the group counted, in their order."""
        known = self.facts()
        counted = {
            known.programs[line.program].ministry
            for lines in known.budgets.values()
            for line in lines
            if line.group_line and line.program in known.programs
        }
        return [ministry for ministry in Ministry if ministry in counted]

    def expand(self, question: Filter) -> tuple[Subject, ...]:
        """Return the programs that a question of the finder finds, in the order of its list.

        Raises:
            UserError: the question is about another catalogue, or finds nothing.
        """
        if question.catalogue is not Catalogue.PROGRAMS:
            raise UserError(
                Text("図にできるのは事業の一覧です。", "Only lists of programs can be drawn."),
                Text("探すページで「事業」を選んでください。", "Choose the programs on the finder page."),
            )
        ids = [int(row_id) for row_id in self._finding.find(question).ids]
        if not ids:
            raise UserError(
                Text("条件に合う事業がありません。", "No program meets the conditions."),
                Text("条件をゆるめてください。", "Please loosen the conditions."),
            )
        with self._library.reading() as connection:
            found = facts.by_ids(connection, "programs", ids)
        return tuple(Subject(SubjectKind.PROGRAM, found[row_id]["code"]) for row_id in ids if row_id in found)

    def export(self, chart: Chart, presentation: Presentation) -> Export:
        """Return the table of what is drawn with its notes and sources, for CSV and Excel."""
        return chart_export(chart, self.citations(chart), presentation)

    def facts(self) -> ChartFacts:
        """Return the facts that charts are made from."""
        with self._lock:
            if self._facts is None:
                self._facts = read_facts(self._library)
            return self._facts

    def forget(self) -> None:
        """Drop everything: facts were changed."""
        with self._lock:
            self._facts = None
            self._choices = None
