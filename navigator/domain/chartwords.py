"""What a chart says in words: title, axis, the lead sentence made from its figures, the notes every chart has."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from navigator.domain.chart import (
    BUDGET_AND_OUTTURN,
    Basis,
    ChartForm,
    MetricFamily,
    Point,
    Series,
    Subject,
    SubjectKind,
    YearTotal,
)
from navigator.domain.chartforms import PERCENT
from navigator.domain.charttable import PARTIAL_SIGN
from navigator.domain.dates import PartialDate
from navigator.domain.money import format_myen
from navigator.domain.participationseries import LABEL as REGIONS_LABEL
from navigator.domain.seriesparts import Question, joined, listed, sentences
from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation, BudgetKind, Qualifier

NAMED = 3
"""So many subjects are named in a title; more are counted."""


@dataclass(frozen=True)
class Told:
    """What the words are made from: the shown series on the axis ``years``, their totals, the unit."""

    question: Question
    subjects: tuple[Subject, ...]
    shown: tuple[Series, ...]
    years: tuple[int, ...]
    totals: tuple[YearTotal, ...]
    accumulation: Accumulation | None
    unit: Text


def metric_label(question: Question) -> Text:
    """Return the name of what is measured."""
    metric = question.spec.metric
    match metric.family:
        case MetricFamily.PARTICIPATION:
            return REGIONS_LABEL
        case MetricFamily.OUTCOME:
            return question.facts.metrics[metric.code].label
    if metric.code == BUDGET_AND_OUTTURN:
        return BEFORE_AND_AFTER
    return BudgetKind(metric.code).label


def title(told: Told) -> Text:
    """Return the title: whose, what, which years, on which basis."""
    question = told.question
    parts = _TITLE.format(who=_who(told), what=_what(told))
    if told.years:
        parts = _TITLE_YEARS.format(title=parts, years=question.span(told.years[0], told.years[-1]))
    if question.spec.basis is not Basis.NOMINAL:
        parts = _TITLE_BASIS.format(title=parts, basis=question.spec.basis.label)
    return parts


def _what(told: Told) -> Text:
    """Return the name of what is drawn."""
    label = metric_label(told.question)
    if told.question.spec.form is ChartForm.STEPS:
        return _SUMMED_UP.format(what=label)
    return label


def _who(told: Told) -> Text:
    question = told.question
    subjects = told.subjects
    if len(subjects) <= NAMED:
        names = joined([question.label(subject) for subject in subjects])
    else:
        kinds = list(dict.fromkeys(subject.kind.label for subject in subjects))
        names = _COUNTED.format(count=len(subjects), kinds=joined(kinds))
        if {subject.kind for subject in subjects} <= {SubjectKind.MINISTRY, SubjectKind.KIND, SubjectKind.FIELD}:
            names = joined([_by(kind) for kind in kinds])
    if question.spec.follow_lineage:
        names = _WITH_LINEAGE.format(names=names)
    return _OF_GROUP.format(names=names) if question.spec.group_only else names


def _by(kind: Text) -> Text:
    """Return «by ministry»; a kind that ends with 別 says so itself."""
    return _BY.format(kind=Text(kind.ja.removesuffix("別"), kind.en.lower()))


def axis_title(told: Told, basis: Text | None) -> Text:
    """Return what stands at the axis of values."""
    unit = told.unit if basis is None else basis
    if told.question.spec.form is ChartForm.SHARE:
        return _AXIS_SHARE
    if told.question.spec.form is ChartForm.STEPS:
        return _AXIS_STEPS.format(unit=unit)
    if told.accumulation is not None:
        return _AXIS_COUNTED.format(unit=unit, counted=told.accumulation.label)
    return unit


def lead(told: Told) -> Text:
    """Return the finding in words and figures, made from what is drawn; what is missing is part of it."""
    if not any(one.points for one in told.shown):
        return _NOTHING
    said = _finding(told)
    spec = told.question.spec
    adds = any(one.subject.kind in _ADDED_UP for one in told.shown)
    if adds and spec.metric.family is MetricFamily.BUDGET and not spec.group_only:
        return sentences([said, _ON_FILE]) or said
    return said


_ADDED_UP = frozenset({SubjectKind.MINISTRY, SubjectKind.KIND, SubjectKind.FIELD})
"""Subjects whose amounts are sums of what happens to be on file."""


def _finding(told: Told) -> Text:
    if told.totals and len(told.shown) > 1:
        return _of_totals(told)
    if told.question.spec.form is ChartForm.SHARE:
        return _of_shares(told)
    if len(told.shown) == 1:
        return _of_one(told, told.shown[0])
    return _of_several(told)


def _value(told: Told, point: Point) -> Text:
    """Return a drawn figure with its unit, its date, and without its ※内数 parts where it holds some."""
    text = _drawn(told, point)
    if point.partial and point.whole is not None:
        text = _BOTH.format(both=text, whole=_amount(told, _plain(point.whole)))
    if point.figure.as_of:
        day = PartialDate.parse(point.figure.as_of)
        years = told.question.years
        text = _AS_OF.format(value=text, day=Text(day.format(years, "ja"), day.format(years, "en")))
    return text


def _amount(told: Told, number: Text) -> Text:
    unit = told.unit
    return Text(f"{number.ja}{unit.ja}", f"{number.en}{'' if unit == PERCENT else ' '}{unit.en}")


def _drawn(told: Told, point: Point) -> Text:
    """Return a drawn figure with its unit between number and signs, as one says it: 約8,700百万円, 50品目超."""
    text = _amount(told, _plain(point.figure.value))
    if point.partial:
        text = _marked(text)
    match point.figure.qualifier:
        case Qualifier.ABOUT:
            return Text(f"約{text.ja}", f"about {text.en}")
        case Qualifier.OVER:
            return Text(f"{text.ja}超", f"over {text.en}")
    return text


def _marked(text: Text) -> Text:
    return Text(text.ja + PARTIAL_SIGN, text.en + PARTIAL_SIGN)


def _plain(value: Decimal) -> Text:
    return Text(format_myen(value), format_myen(value))


def _year(told: Told, point: Point) -> Text:
    if point.fy_from is not None and point.fy_from < point.fy:
        return told.question.span(point.fy_from, point.fy)
    return told.question.year(point.fy)


def _of_one(told: Told, series: Series) -> Text:
    """Return what one series says: its figure, or largest and change, and how many years are on file."""
    what = _what(told)
    points = series.points
    first, last = points[0], points[-1]
    if len(points) == 1:
        said = _SINGLE.format(name=series.label, what=what, year=_year(told, last), value=_value(told, last))
        return _with_coverage(told, series, said)
    if told.question.spec.form is ChartForm.STEPS:
        top = max(points, key=lambda point: (point.figure.value, point.fy))
        said = _SUMMED.format(name=series.label, what=what, year=_year(told, top), value=_value(told, top))
        return _with_coverage(told, series, said)
    most = max(points, key=lambda point: (point.figure.value, -point.fy))
    said = _FROM_TO.format(
        name=series.label,
        what=what,
        first=_year(told, first),
        a=_value(told, first),
        last=_year(told, last),
        b=_value(told, last),
    )
    change = _change(told, series, first, last)
    top = None
    if most not in (first, last):
        top = _LARGEST.format(year=_year(told, most), value=_value(told, most))
    return _with_coverage(told, series, sentences([said, change, top]) or said)


def _change(told: Told, series: Series, first: Point, last: Point) -> Text | None:
    """Return the change from first to last; figures of different extent are not compared."""
    if series.breaks or first.partial != last.partial or _length(told, first) != _length(told, last):
        return _NOT_COMPARED
    if told.unit == PERCENT or not first.figure.value:
        return None
    change = last.figure.value - first.figure.value
    percent = (abs(change) * 100 / first.figure.value).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if not change:
        return _SAME
    about = first.figure.qualifier or last.figure.qualifier
    template = _UP if change > 0 else _DOWN
    amount = _amount(told, _plain(abs(change)))
    return template.format(about=_ABOUT if about else Text("", ""), amount=amount, percent=percent)


def _length(told: Told, point: Point) -> int:
    """Return how many years a period adds; a cumulative value is one state, however long it was counted."""
    if point.fy_from is None or told.accumulation is Accumulation.CUMULATIVE:
        return 0
    return point.fy - point.fy_from


def _with_coverage(told: Told, series: Series, said: Text) -> Text:
    covered = series.coverage
    if covered.run is not None and covered.on_file < covered.run:
        return sentences([said, _COVERAGE.format(run=covered.run, on_file=covered.on_file)]) or said
    missing = len(told.years) - len(series.points)
    if len(told.years) > 1 and missing and all(point.fy_from is None for point in series.points):
        more = _GAPS.format(
            count=missing, first=told.question.year(told.years[0]), last=told.question.year(told.years[-1])
        )
        return sentences([said, more]) or said
    return said


def _of_totals(told: Told) -> Text:
    """Return what a stack says: the total of the year with most series (the latest of equals), and its largest part."""
    total = max(told.totals, key=lambda one: (-len(one.missing), one.fy))
    here = [one for one in told.shown if one.at(total.fy) is not None]
    if len(here) == 1:
        return _of_several(told)
    largest = _largest(here, total.fy)
    point = _at(largest[0], total.fy)
    both = _amount(told, _plain(total.value))
    if total.partial and total.whole is not None:
        both = _BOTH.format(both=_marked(both), whole=_amount(told, _plain(total.whole)))
    said = _TOTAL.format(
        year=told.question.year(total.fy),
        what=_what(told),
        count=len(here),
        total=both,
        name=listed([one.label for one in largest]),
        value=_value(told, point),
        percent=_percent(point.figure.value, total.value),
    )
    missing = None
    if total.missing:
        missing = _TOTAL_MISSING.format(count=len(total.missing))
    return sentences([said, missing, _other_totals(told, total)]) or said


def _other_totals(told: Told, told_total: YearTotal) -> Text | None:
    """Say how the total changed between first and last year with the same series, else why it is not compared."""
    if len(told.totals) == 1:
        return None
    if any(told.totals[0].fy < fy <= told.totals[-1].fy for one in told.shown for fy in one.breaks):
        return _TOTALS_OTHER_EXTENT
    same = [one for one in told.totals if one.missing == told_total.missing and one.partial == told_total.partial]
    if len(same) < 2:
        return _TOTALS_DIFFER
    first, last = same[0], same[-1]
    return _TOTALS_FROM_TO.format(
        first=told.question.year(first.fy),
        a=_amount(told, _plain(first.value)),
        last=told.question.year(last.fy),
        b=_amount(told, _plain(last.value)),
    )


def _largest(series: Sequence[Series], fy: int) -> list[Series]:
    """Return the series with the largest figure of a year; several where they are equal."""
    most = max(_at(one, fy).figure.value for one in series)
    return [one for one in series if _at(one, fy).figure.value == most]


def _at(series: Series, fy: int) -> Point:
    point = series.at(fy)
    assert point is not None
    return point


def _percent(part: Decimal, total: Decimal) -> Decimal:
    return (part * 100 / total).quantize(Decimal("0.1"), ROUND_HALF_UP) if total else Decimal(0)


def _of_shares(told: Told) -> Text:
    fy = max(point.fy for one in told.shown for point in one.points)
    largest = _largest([one for one in told.shown if one.at(fy)], fy)
    return _SHARE.format(
        year=told.question.year(fy),
        what=_what(told),
        name=listed([one.label for one in largest]),
        value=_drawn(told, _at(largest[0], fy)),
    )


def _of_several(told: Told) -> Text:
    """Return the largest figure of the latest year with most series, and how many series have figures."""
    counts = {fy: sum(one.at(fy) is not None for one in told.shown) for fy in told.years}
    fy = max(counts, key=lambda year: (counts[year], year))
    here = [one for one in told.shown if one.at(fy) is not None]
    largest = _largest(here, fy)
    template = _SEVERAL if len(here) > 1 else _ONLY
    if len(here) == len(largest) > 1:
        template = _EQUAL
    return template.format(
        what=_what(told),
        year=told.question.year(fy),
        count=len(here),
        of=len(told.shown),
        name=listed([one.label for one in largest]),
        value=_value(told, _at(largest[0], fy)),
    )


BEFORE_AND_AFTER = Text("当初予算と決算", "Initial budget and settlement")
_TITLE = Text("{who}の{what}", "{what}: {who}")
_TITLE_YEARS = Text("{title}（{years}）", "{title}, {years}")
_TITLE_BASIS = Text("{title}・{basis}", "{title}; {basis}")
_COUNTED = Text("{count}件の{kinds}", "{count} subjects ({kinds})")
_BY = Text("{kind}別", "by {kind}")
_WITH_LINEAGE = Text("{names}（系譜を含む）", "{names} with its lineage")
_OF_GROUP = Text("連携施策群・{names}", "coordination group, {names}")
_AXIS_SHARE = Text("構成比（%）", "Share (%)")
_AXIS_STEPS = Text("{unit}、累積", "{unit}, summed up")
_AXIS_COUNTED = Text("{unit}（{counted}の値）", "{unit} ({counted})")
_NOTHING = Text("この条件で図にできる値は資料にありません。", "No figure on file can be drawn under these conditions.")
_BOTH = Text("{both}（※内数を除くと{whole}）", "{both} ({whole} without ※)")
_AS_OF = Text("{value}（{day}時点）", "{value} (as of {day})")
_SINGLE = Text("「{name}」の{year}の{what}は{value}。", "{what} of “{name}” in {year}: {value}.")
_SUMMED_UP = Text("{what}の累積", "{what}, summed up")
_SUMMED = Text("「{name}」の{what}は、{year}で{value}。", "{what}: “{name}” came to {value} over {year}.")
_FROM_TO = Text(
    "「{name}」の{what}は、{first}の{a}から{last}の{b}へ推移した。",
    "{what} of “{name}”: {a} in {first}, {b} in {last}.",
)
_LARGEST = Text("最大は{year}の{value}。", "The largest is {value} in {year}.")
_UP = Text("{about}{amount}（{percent}%）の増。", "That is {about}{amount} ({percent}%) more.")
_DOWN = Text("{about}{amount}（{percent}%）の減。", "That is {about}{amount} ({percent}%) less.")
_SAME = Text("両年度の値は同じ。", "Both are the same.")
_ABOUT = Text("およそ", "about ")
_NOT_COMPARED = Text(
    "範囲や数え方の違う値が混じるため、増減は比べない。", "As the figures differ in extent, they are not compared."
)
_COVERAGE = Text("実施した{run}年度のうち資料があるのは{on_file}年度。", "Of {run} years run, {on_file} are on file.")
_GAPS = Text(
    "{first}から{last}までのうち{count}年度は資料がない。", "Years not on file between {first} and {last}: {count}."
)
_TOTAL = Text(
    "{year}の{what}は、{count}系列の計で{total}。最も大きいのは「{name}」の{value}で、計の{percent}%。",
    "{what} in {year}: {total} over {count} series. The largest is “{name}” with {value}, {percent}% of it.",
)
_TOTAL_MISSING = Text("ほか{count}系列はこの年度の資料がない。", "{count} more series have no figure in that year.")
_TOTALS_DIFFER = Text(
    "年度により資料のある系列が違うため、計の増減は比べない。",
    "As other years have figures of other series, the totals are not compared.",
)
_TOTALS_OTHER_EXTENT = Text(
    "年度により額の範囲が違うため、計の増減は比べない。",
    "As the amounts of the years differ in extent, the totals are not compared.",
)
_ON_FILE = Text("額は資料にある事業だけの和。", "Only programs on file are added up.")
_EQUAL = Text(
    "{year}の{what}は、資料のある{count}系列（全{of}系列）の「{name}」がいずれも{value}。",
    "{what} in {year}: of the {count} series on file (of {of}), each (“{name}”) has {value}.",
)
_TOTALS_FROM_TO = Text("計は{first}の{a}から{last}の{b}へ推移した。", "The total was {a} in {first} and {b} in {last}.")
_SHARE = Text(
    "{year}の{what}に占める割合は「{name}」が{value}で最も大きい。",
    "{what} in {year}: “{name}” has the largest share, {value}.",
)
_SEVERAL = Text(
    "{year}の{what}は、資料のある{count}系列（全{of}系列）のうち「{name}」の{value}が最も大きい。",
    "{what} in {year}: of the {count} series on file (of {of}), “{name}” is the largest with {value}.",
)
_ONLY = Text(
    "{year}の{what}は、「{name}」の{value}だけが資料にある（全{of}系列）。",
    "{what} in {year}: only “{name}” is on file, {value} (of {of} series).",
)
