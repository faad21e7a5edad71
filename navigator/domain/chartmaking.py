"""Making a chart: the series of the metric, then the basis, then the form, then everything that must be said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from navigator.domain import chartnotes, chartwords
from navigator.domain.budgetseries import budget_series
from navigator.domain.chart import (
    Basis,
    Chart,
    ChartForm,
    ChartSpec,
    MetricFamily,
    Omission,
    Series,
    Subject,
    SubjectKind,
    YearTotal,
)
from navigator.domain.chartbasis import rebased
from navigator.domain.chartevents import axis_years, bands, coverage, marks
from navigator.domain.chartfacts import ChartFacts
from navigator.domain.chartforms import Reckoned, not_addable, not_cumulable, outcome_totals, refused, shares, steps
from navigator.domain.errors import UserError
from navigator.domain.figures import MILLION_YEN, Citation
from navigator.domain.fiscal import YearStyle
from navigator.domain.outcomeseries import outcome_series
from navigator.domain.participationseries import UNIT, participation_series
from navigator.domain.seriesparts import Drawn, Question, citations_of, known
from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation


@dataclass
class _Draft:
    """A chart on its way."""

    question: Question
    series: tuple[Series, ...]
    left_out: list[Omission]
    notes: list[Text]
    totals: tuple[YearTotal, ...] = ()
    accumulation: Accumulation | None = None
    unit: Text = MILLION_YEN
    axis: Text | None = None

    def take(self, reckoned: Reckoned) -> None:
        self.series = reckoned.series
        self.notes += reckoned.notes
        self.left_out += reckoned.left_out


def make_chart(spec: ChartSpec, subjects: Sequence[Subject], facts: ChartFacts, years: YearStyle) -> Chart:
    """Return the chart that ``spec`` asks for, about ``subjects`` (those of the question included).

    Raises:
        UserError: no subject, one that the facts do not know, an unknown metric, or years the wrong way round.
    """
    _check(spec, subjects, facts)
    usable, notes = _usable(spec)
    asked, same = _one_a_lineage(tuple(dict.fromkeys(subjects)), usable, facts)
    draft = _drawn(Question(usable, facts, years), asked)
    draft.notes[:0] = notes
    draft.left_out[:0] = same
    _put_on_basis(draft)
    _put_in_form(draft)
    question = draft.question
    axis = axis_years(question, [one for one in draft.series if one.points])
    series = tuple(
        replace(one, coverage=coverage(question, one, axis)) for one in _ordered(draft.series, question.spec)
    )
    shown = [one for one in series if one.key not in question.spec.hidden]
    on_axis = marks(question, asked, axis)
    plans = bands(question, axis)
    told = chartwords.Told(question, asked, tuple(shown), axis, draft.totals, draft.accumulation, draft.unit)
    points = [point for one in shown for point in one.points]
    citations: list[Citation] = citations_of(points)
    citations += [citation for mark in on_axis for citation in mark.citations]
    citations += [citation for plan in plans for citation in plan.citations]
    return Chart(
        question.spec,
        chartwords.title(told),
        draft.unit,
        chartwords.axis_title(told, draft.axis),
        axis,
        series,
        chartwords.lead(told),
        tuple(dict.fromkeys((*chartnotes.signs(told), *draft.notes, *chartnotes.coverage_notes(told)))),
        on_axis,
        plans,
        tuple(dict.fromkeys(draft.left_out)),
        tuple(dict.fromkeys(citations)),
        draft.totals,
    )


def _check(spec: ChartSpec, subjects: Sequence[Subject], facts: ChartFacts) -> None:
    if not subjects:
        raise UserError(
            Text("図の対象がありません。", "The chart has no subject."),
            Text("事業・府省・地域などを選んでください。", "Choose programs, ministries, regions or others."),
        )
    unknown = [subject.key for subject in subjects if not known(facts, subject)]
    if unknown:
        raise UserError(
            Text("「{keys}」という対象は資料にありません。", "The facts know no subject “{keys}”.").format(
                keys=", ".join(unknown)
            ),
            Text("符号を確かめてください。", "Please check the code."),
        )
    if spec.metric.family is MetricFamily.OUTCOME and spec.metric.code not in facts.metrics:
        raise UserError(
            Text("「{key}」という指標はありません。", "There is no metric “{key}”.").format(key=spec.metric.key),
            Text("資料にある指標から選んでください。", "Choose one of the metrics on file."),
        )
    if spec.fy_from is not None and spec.fy_to is not None and spec.fy_from > spec.fy_to:
        raise UserError(
            Text("始まりの年度が終わりより後です。", "The first year is later than the last."),
            Text("早い年度を先に書いてください。", "Put the earlier year first."),
        )


def _one_a_lineage(
    subjects: tuple[Subject, ...], spec: ChartSpec, facts: ChartFacts
) -> tuple[tuple[Subject, ...], list[Omission]]:
    """Keep the first of several programs of one lineage: followed, they are one series, which no sum holds twice."""
    if not spec.follow_lineage:
        return subjects, []
    first: dict[frozenset[str], Subject] = {}
    same: list[Omission] = []
    for subject in subjects:
        if subject.kind is not SubjectKind.PROGRAM:
            continue
        kept = first.setdefault(frozenset(facts.lineage.line(subject.code)), subject)
        if kept is not subject:
            label = facts.tree.name(subject.code)
            same.append(Omission(subject.key, _SAME_LINEAGE.format(name=facts.tree.name(kept.code)), label))
    left = {omission.id for omission in same}
    return tuple(subject for subject in subjects if subject.key not in left), same


_SAME_LINEAGE = Text(
    "「{name}」と同じ系譜のため、系列は一つです。", "It is of the same lineage as “{name}”: one series stands for both."
)


def _usable(spec: ChartSpec) -> tuple[ChartSpec, list[Text]]:
    """Return the question without options that its metric does not know, and what is said about them."""
    notes = []
    if spec.metric.family is not MetricFamily.BUDGET:
        if spec.basis is not Basis.NOMINAL:
            notes.append(_MONEY_ONLY)
        if spec.group_only:
            notes.append(_GROUP_MONEY_ONLY)
        spec = replace(spec, basis=Basis.NOMINAL, group_only=False)
    if spec.metric.family is MetricFamily.OUTCOME and spec.follow_lineage:
        notes.append(_NO_LINEAGE)
        spec = replace(spec, follow_lineage=False)
    return spec, notes


def _drawn(question: Question, subjects: Sequence[Subject]) -> _Draft:
    """Return the series of the metric in nominal terms, the form replaced where it adds what may not be added."""
    family = question.spec.metric.family
    if family is MetricFamily.BUDGET:
        question, notes = _addable_form(question, subjects, None)
        drawn, totals = budget_series(question, subjects)
        return _Draft(question, tuple(drawn.series), drawn.left_out, [*notes, *drawn.notes], totals)
    accumulation: Accumulation | None = None
    if family is MetricFamily.PARTICIPATION:
        drawn, unit = participation_series(question, subjects), UNIT
    else:
        drawn, accumulation = outcome_series(question, subjects)
        unit = question.facts.metrics[question.spec.metric.code].unit
    question, notes = _addable_form(question, subjects, accumulation)
    if question.spec.form in (ChartForm.STACKED, ChartForm.SHARE):
        _keep_apart(question, drawn)
    draft = _Draft(question, tuple(drawn.series), drawn.left_out, [*notes, *drawn.notes], (), accumulation, unit)
    if question.spec.form is ChartForm.STACKED and not_addable(question, accumulation) is None:
        shown = [one for one in draft.series if one.key not in question.spec.hidden]
        draft.totals = outcome_totals(shown) if len(shown) > 1 else ()
    return draft


def _addable_form(
    question: Question, subjects: Sequence[Subject], accumulation: Accumulation | None
) -> tuple[Question, list[Text]]:
    """Return the question with bars side by side where stacking would add what may not be added."""
    reason = not_addable(question, accumulation)
    if question.spec.form is not ChartForm.STACKED or reason is None:
        return question, []
    spec = replace(question.spec, form=ChartForm.GROUPED)
    notes = [_NOT_STACKED.format(reason=reason)] if len(subjects) > 1 else []
    return replace(question, spec=spec), notes


def _keep_apart(question: Question, drawn: Drawn) -> None:
    """Take out of outcome series what lies inside another shown one or has a period of another length that year."""
    shown = [one for one in drawn.series if one.key not in question.spec.hidden]
    if len(shown) < 2:
        return
    programs = {one.subject.code for one in shown if one.subject.kind is SubjectKind.PROGRAM}
    made = []
    for one in drawn.series:
        points = []
        for point in one.points:
            reason = _clash(question, one, point.fy, shown, programs)
            if reason is None and point.fy_from is not None and any(_single(other, point.fy) for other in shown):
                reason = _OTHER_PERIOD
            if reason is None or one not in shown:
                points.append(point)
            else:
                drawn.leave(
                    f"{one.key}:{point.fy}", _FIGURE.format(name=one.label, year=question.year(point.fy)), reason
                )
        made.append(replace(one, points=tuple(points)))
    drawn.series = [one for one in made if one.points]


def _single(series: Series, fy: int) -> bool:
    point = series.at(fy)
    return point is not None and point.fy_from is None


def _clash(question: Question, one: Series, fy: int, shown: Sequence[Series], programs: set[str]) -> Text | None:
    """Return why a figure may not stand in a stack: it may lie inside another one of the same year."""
    tree = question.facts.tree
    for other in shown:
        if other is one or other.at(fy) is None:
            continue
        inside = False
        if one.subject.kind is SubjectKind.PROGRAM and other.subject.code in programs:
            inside = one.subject.code in tree.inside([other.subject.code])
        elif one.subject.kind is SubjectKind.REGION and other.subject.kind is SubjectKind.BLOCK:
            inside = other.subject.code in question.facts.regions[one.subject.code].blocks
        if inside or (one.subject.kind is SubjectKind.GROUP):
            return _INSIDE.format(outer=other.label)
    return None


def _put_on_basis(draft: _Draft) -> None:
    spec = draft.question.spec
    if spec.basis is Basis.NOMINAL:
        return
    found = rebased(draft.question, draft.series, draft.totals)
    draft.series, draft.totals, draft.unit, draft.axis = found.series, found.totals, found.unit, found.axis
    draft.notes += found.notes
    draft.left_out += found.left_out


def _put_in_form(draft: _Draft) -> None:
    question = draft.question
    if question.spec.form is ChartForm.STEPS:
        reason = not_cumulable(question, draft.accumulation)
        draft.take(steps(question, draft.series) if reason is None else refused(draft.series, reason))
    elif question.spec.form is ChartForm.SHARE:
        reason = not_addable(question, draft.accumulation)
        draft.take(shares(question, draft.series) if reason is None else refused(draft.series, reason))
        draft.unit = chartwords.PERCENT


def _ordered(series: Sequence[Series], spec: ChartSpec) -> list[Series]:
    """Return the series in the order of the legend: those it names first, then the others as they came."""
    places = {key: place for place, key in enumerate(spec.order)}
    return sorted((one for one in series), key=lambda one: places.get(one.key, len(places)))


_NOT_STACKED = Text("積み上げず、棒を並べた。{reason}", "The bars stand side by side, not stacked. {reason}")
_OTHER_PERIOD = Text(
    "数年分をまとめた値で、1年度の値とは積み上げません。",
    "A value of several years is not stacked with values of one year.",
)
_INSIDE = Text(
    "「{outer}」の値に含まれるか、含まれる可能性があるため積み上げません。",
    "It lies, or may lie, inside the value of “{outer}” and is not stacked with it.",
)
_MONEY_ONLY = Text(
    "実質・1人当たりは予算額だけに使えるため、資料の値のまま示した。",
    "Real terms and per head apply to budgets only; the values are shown as they are on file.",
)
_GROUP_MONEY_ONLY = Text(
    "連携施策群が集計したのは額だけのため、群に限らずに示した。",
    "The coordination group counted amounts only; the chart is not restricted to it.",
)
_NO_LINEAGE = Text(
    "成果は事業ごとに数え方が違うため、前身・後継の値と合わせていない。",
    "Outcomes are counted differently from program to program and are not joined with ancestors and descendants.",
)
_FIGURE = Text("{name}（{year}）", "{name} ({year})")
