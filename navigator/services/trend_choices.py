"""What a chart can be about: every subject and metric with the figures on file."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from navigator.domain.chart import (
    BUDGET_AND_OUTTURN,
    REGIONS,
    ChartSpec,
    Metric,
    MetricFamily,
    Subject,
    SubjectKind,
)
from navigator.domain.chartfacts import GROUP_CODE, ChartFacts
from navigator.domain.chartwords import BEFORE_AND_AFTER
from navigator.domain.figures import MILLION_YEN
from navigator.domain.outcomeseries import stands_at, subject_lines
from navigator.domain.participationseries import LABEL, UNIT, count_of
from navigator.domain.seriesparts import Question, programs_of, subject_label
from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation, Block, BudgetKind, Field, Ministry, ProgramKind

_PARTICIPATION = Metric(MetricFamily.PARTICIPATION, REGIONS)


@dataclass(frozen=True, slots=True)
class MetricChoice:
    """A metric on offer: unit, ways of counting (empty for money), the years on file, how many figures."""

    metric: Metric
    label: Text
    unit: Text
    accumulations: tuple[Accumulation, ...]
    years: tuple[int, ...]
    figures: int


@dataclass(frozen=True, slots=True)
class SubjectChoice:
    """A subject on offer; ``figures`` counts the rows on file by ``Metric.key``, without those that have none."""

    subject: Subject
    label: Text
    figures: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TrendChoices:
    """Everything that can be chosen: the subjects by kind in their settled order, the metrics by family."""

    subjects: Mapping[SubjectKind, tuple[SubjectChoice, ...]]
    metrics: Mapping[MetricFamily, tuple[MetricChoice, ...]]

    def label(self, subject: Subject) -> Text:
        """Return the name of a subject, its code where it is not on offer."""
        found = next((one.label for one in self.subjects[subject.kind] if one.subject == subject), None)
        return Text(subject.code, subject.code) if found is None else found


def choices_of(facts: ChartFacts) -> TrendChoices:
    """Return everything that can be chosen, also what has no figure, so that a reader sees that there is none."""
    question = Question(ChartSpec((), _PARTICIPATION), facts)
    return TrendChoices(
        {
            kind: tuple(
                SubjectChoice(subject, subject_label(facts, subject), _figures(question, subject))
                for subject in _subjects(facts, kind)
            )
            for kind in SubjectKind
        },
        {
            MetricFamily.BUDGET: tuple(_budget_metrics(facts)),
            MetricFamily.OUTCOME: tuple(_outcome_metrics(facts)),
            MetricFamily.PARTICIPATION: (_participation_metric(facts),),
        },
    )


def _subjects(facts: ChartFacts, kind: SubjectKind) -> Iterable[Subject]:
    codes: dict[SubjectKind, Iterable[str]] = {
        SubjectKind.PROGRAM: facts.programs,
        SubjectKind.MINISTRY: [one.value for one in Ministry],
        SubjectKind.KIND: [one.value for one in ProgramKind],
        SubjectKind.FIELD: [one.value for one in Field],
        SubjectKind.REGION: facts.regions,
        SubjectKind.BLOCK: [one.value for one in Block],
        SubjectKind.GROUP: ["", *(code for code in facts.bodies if code != GROUP_CODE)],
    }
    return (Subject(kind, code) for code in codes[kind])


def _figures(question: Question, subject: Subject) -> dict[str, int]:
    facts = question.facts
    found: Counter[str] = Counter()
    for code in programs_of(facts, subject):
        found.update(_budget(line.kind).key for line in facts.budgets.get(code, ()))
    if subject.kind is SubjectKind.GROUP and not subject.code:
        found[_budget(BudgetKind.INITIAL).key] += len(facts.group_totals)
    found.update(Metric(MetricFamily.OUTCOME, line.metric).key for line in subject_lines(question, subject))
    if taking := count_of(question, subject):
        found[_PARTICIPATION.key] = taking
    return dict(found)


def _budget(kind: BudgetKind) -> Metric:
    return Metric(MetricFamily.BUDGET, kind.value)


def _budget_metrics(facts: ChartFacts) -> Iterable[MetricChoice]:
    lines = [line for own in facts.budgets.values() for line in own]
    for kind in BudgetKind:
        years = [line.fy for line in lines if line.kind is kind]
        yield MetricChoice(_budget(kind), kind.label, MILLION_YEN, (), tuple(sorted(set(years))), len(years))
    beside = [line.fy for line in lines if line.kind in (BudgetKind.INITIAL, BudgetKind.SETTLEMENT)]
    metric = Metric(MetricFamily.BUDGET, BUDGET_AND_OUTTURN)
    yield MetricChoice(metric, BEFORE_AND_AFTER, MILLION_YEN, (), tuple(sorted(set(beside))), len(beside))


def _outcome_metrics(facts: ChartFacts) -> Iterable[MetricChoice]:
    years: dict[str, set[int]] = defaultdict(set)
    counted: dict[str, set[Accumulation]] = defaultdict(set)
    figures: Counter[str] = Counter()
    for lines in facts.outcomes.values():
        for line in lines:
            figures[line.metric] += 1
            counted[line.metric].add(line.accumulation)
            if (fy := stands_at(line)) is not None:
                years[line.metric].add(fy)
    for code, metric in facts.metrics.items():
        yield MetricChoice(
            Metric(MetricFamily.OUTCOME, code),
            metric.label,
            metric.unit,
            tuple(one for one in Accumulation if one in counted[code]),
            tuple(sorted(years[code])),
            figures[code],
        )


def _participation_metric(facts: ChartFacts) -> MetricChoice:
    stays = [stay for region in facts.regions.values() for stay in region.stays]
    years = {fy for stay in stays if stay.span is not None for fy in range(stay.span[0], stay.span[1] + 1)}
    return MetricChoice(_PARTICIPATION, LABEL, UNIT, (), tuple(sorted(years)), len(stays))
