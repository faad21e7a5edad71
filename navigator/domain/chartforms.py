"""The two forms that reckon: sums of the years (steps) and shares of the year; and what may not be reckoned at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from navigator.domain.chart import BUDGET_AND_OUTTURN, MetricFamily, Omission, Point, Series, YearTotal
from navigator.domain.figures import Figure
from navigator.domain.outcomeseries import RATES
from navigator.domain.seriesparts import Question, listed
from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation, Qualifier

PERCENT = Text("%", "%")
_STEP = Decimal("0.1")


@dataclass(frozen=True)
class Reckoned:
    """Series as a form draws them, and what must be said."""

    series: tuple[Series, ...]
    notes: tuple[Text, ...] = ()
    left_out: tuple[Omission, ...] = ()


def not_addable(question: Question, accumulation: Accumulation | None) -> Text | None:
    """Return why the series of a year may not be put together; None where they may."""
    metric = question.spec.metric
    if metric.family is MetricFamily.PARTICIPATION:
        return _SAME_REGIONS
    if metric.family is MetricFamily.BUDGET:
        return _TWO_KINDS if metric.code == BUDGET_AND_OUTTURN else None
    known = question.facts.metrics.get(metric.code)
    if known is not None and known.unit.ja in RATES:
        return _RATIOS
    if accumulation in (Accumulation.CUMULATIVE, Accumulation.SNAPSHOT):
        return _OVERLAPPING.format(this=accumulation.label)
    return None


def not_cumulable(question: Question, accumulation: Accumulation | None) -> Text | None:
    """Return why the years of a series may not be added up; None where they may."""
    if question.spec.metric.family is MetricFamily.BUDGET:
        return None
    if question.spec.metric.family is MetricFamily.PARTICIPATION:
        return _SAME_REGIONS_AGAIN
    return not_addable(question, accumulation)


def refused(series: Sequence[Series], reason: Text) -> Reckoned:
    """Return no series, each left out with the reason."""
    return Reckoned((), (), tuple(Omission(one.key, reason, one.label) for one in series))


def steps(question: Question, series: Sequence[Series]) -> Reckoned:
    """Return every series as the sum of its years since the first; after a gap the sum begins anew, as it must."""
    made, notes = [], []
    for one in series:
        points, restarts = _stepped(one)
        made.append(replace(one, points=points, breaks=tuple(sorted({*one.breaks, *restarts}))))
        if restarts:
            notes.append(_ANEW.format(name=one.label, years=question.years_list(restarts)))
    if question.spec.metric.family is MetricFamily.OUTCOME:
        notes.insert(0, _GROSS)
    return Reckoned(tuple(made), tuple(notes))


def _stepped(series: Series) -> tuple[tuple[Point, ...], list[int]]:
    points: list[Point] = []
    restarts = []
    first = 0
    for point in series.points:
        begins = point.fy if point.fy_from is None else point.fy_from
        before = points[-1] if points else None
        if before is not None and before.fy == begins - 1:
            points.append(_sum(before, point, first))
            continue
        if before is not None:
            restarts.append(point.fy)
        first = begins
        points.append(replace(point, nominal=point.nominal or point.figure))
    return tuple(points), restarts


def _sum(before: Point, point: Point, first: int) -> Point:
    """Return the sum up to a year; whole without its ※内数 parts where some are inside."""
    left, right = before.figure, point.figure
    partial = left.partial or right.partial
    whole = (_whole(before) or Decimal(0)) + (_whole(point) or Decimal(0))
    qualifiers = {left.qualifier, right.qualifier}
    figure = replace(
        right,
        value=left.value + right.value,
        citations=tuple(dict.fromkeys((*left.citations, *right.citations))),
        qualifier=next((one for one in (Qualifier.ABOUT, Qualifier.OVER) if one in qualifiers), None),
        partial=partial,
        partial_kind=right.partial_kind or left.partial_kind,
    )
    ranged = before.high is not None or point.high is not None
    return replace(
        point,
        figure=figure,
        fy_from=first,
        nominal=point.nominal or right,
        whole=whole if partial and whole else None,
        low=_bound(before, "low") + _bound(point, "low") if ranged else None,
        high=_bound(before, "high") + _bound(point, "high") if ranged else None,
    )


def _whole(point: Point) -> Decimal | None:
    return point.whole if point.partial else point.figure.value


def _bound(point: Point, which: str) -> Decimal:
    bound: Decimal | None = getattr(point, which)
    return point.figure.value if bound is None else bound


def shares(question: Question, series: Sequence[Series]) -> Reckoned:
    """Return every shown series as a share of the year, percent; only of years for which all of them have a figure."""
    hidden = question.spec.hidden
    shown = [one for one in series if one.key not in hidden]
    years = sorted({point.fy for one in shown for point in one.points})
    complete, left_out = [], []
    for fy in years:
        missing = [one for one in shown if one.at(fy) is None]
        if missing:
            reason = _INCOMPLETE.format(names=listed([one.label for one in missing]))
            left_out.append(Omission(f"share:{fy}", reason, question.year(fy)))
        elif sum((_value(one, fy) for one in shown), Decimal(0)):
            complete.append(fy)
        else:
            left_out.append(Omission(f"share:{fy}", _NOTHING, question.year(fy)))
    made = []
    for one in series:
        if one.key in hidden:
            made.append(replace(one, points=()))
            continue
        points = tuple(_share(shown, point) for point in one.points if point.fy in complete)
        made.append(replace(one, points=points, breaks=()))
    partial = any(point.partial for one in shown for point in one.points if point.fy in complete)
    notes = (_SHARES, _SHARES_PARTIAL) if partial else (_SHARES,)
    return Reckoned(tuple(made), notes if complete else (), tuple(left_out))


def _value(series: Series, fy: int) -> Decimal:
    point = series.at(fy)
    return Decimal(0) if point is None else point.figure.value


def _share(shown: Sequence[Series], point: Point) -> Point:
    together = sum((_value(one, point.fy) for one in shown), Decimal(0))
    others = [other.figure for one in shown if (other := one.at(point.fy)) is not None]
    about = any(figure.qualifier is not None for figure in others)
    share = (point.figure.value * 100 / together).quantize(_STEP, ROUND_HALF_UP)
    figure: Figure = replace(point.figure, value=share, unit=PERCENT, qualifier=Qualifier.ABOUT if about else None)
    return replace(point, figure=figure, nominal=point.nominal or point.figure, whole=None, low=None, high=None)


def outcome_totals(series: Sequence[Series]) -> tuple[YearTotal, ...]:
    """Return what shown outcome series of each year come to."""
    years = sorted({point.fy for one in series for point in one.points})
    return tuple(
        YearTotal(
            fy,
            sum((_value(one, fy) for one in series), Decimal(0)),
            None,
            partial=False,
            missing=tuple(one.key for one in series if one.at(fy) is None),
        )
        for fy in years
    )


_SAME_REGIONS = Text(
    "同じ地域が複数の系列に入ることがあるため、地域数は足せません。",
    "The same region may take part in several series: numbers of regions cannot be added.",
)
_SAME_REGIONS_AGAIN = Text(
    "同じ地域が何年も続けて実施しているため、年度の地域数は足し上げられません。",
    "The same regions take part year after year: their numbers cannot be added up over the years.",
)
_TWO_KINDS = Text("予算と決算は足しません。", "Budget and settlement are never added.")
_RATIOS = Text("割合は足せません。", "Ratios cannot be added.")
_OVERLAPPING = Text(
    "{this}の値どうしは重なりがあるため足せません。", "Values counted as “{this}” overlap and cannot be added."
)
_GROSS = Text(
    "年度の値を足し上げたもので、同じ地域・機関・人が複数の年度に数えられていれば延べ数になる。",
    "Yearly values added up: whoever is counted in several years is counted several times.",
)
_ANEW = Text(
    "「{name}」は値のない年度があるため、{years}から足し上げ直した。",
    "“{name}”: as there is no figure for some years, the sum begins anew in {years}.",
)
_INCOMPLETE = Text(
    "「{names}」の値がないため、構成比を出せません。", "No figure of {names}, so no shares can be told for this year."
)
_NOTHING = Text("計が0のため、構成比を出せません。", "The total is 0, so there are no shares.")
_SHARES = Text(
    "構成比は表示中の系列の計に対する割合（小数第1位まで四捨五入）。",
    "Shares of what the shown series come to, rounded to one decimal.",
)
_SHARES_PARTIAL = Text("※内数の額は全額で計算した。", "※ amounts are reckoned in full.")
