"""Real terms and amounts per head: rules 18 to 20 of ``resources/facts/README.md``.

One deflator for all years of a chart, never spliced; the population of the same year, never carried on. A year without
one is a gap.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from navigator.domain.chart import Basis, Deflator, Omission, Point, Series, YearTotal
from navigator.domain.figures import MILLION_YEN, Citation
from navigator.domain.seriesparts import Question, joined, runs
from navigator.domain.text import Text
from navigator.domain.vocabulary import DeflatorSeries, PopulationKind

YEN_PER_HEAD = Text("円", "yen")
TENTH = Decimal("0.1")
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Rate:
    """What an amount of a year is multiplied by, to how many digits it is rounded, and where that stands."""

    factor: Callable[[Decimal], Decimal]
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Rebased:
    """Series and totals on another basis, with what must be said."""

    series: tuple[Series, ...]
    totals: tuple[YearTotal, ...]
    unit: Text
    axis: Text
    notes: tuple[Text, ...]
    left_out: tuple[Omission, ...]


def rebased(question: Question, series: Sequence[Series], totals: Sequence[YearTotal]) -> Rebased:
    """Return amounts in real terms or per head, rounded half up (0.1 million yen, 0.01 yen)."""
    years = sorted({point.fy for one in series for point in one.points})
    if question.spec.basis is Basis.REAL:
        rates = {fy: rate for fy in years if (rate := _real(question, fy)) is not None}
        unit, axis, notes = MILLION_YEN, _real_axis(question), _real_notes(question)
        missing = _NO_IMPLICIT if question.spec.deflator is Deflator.IMPLICIT else _NO_PRINTED
    else:
        rates = {fy: rate for fy in years if (rate := _per_head(question, fy)) is not None}
        unit, axis, notes = YEN_PER_HEAD, _HEAD_AXIS, _head_notes(question, rates)
        missing = _NO_POPULATION
    gone = [fy for fy in years if fy not in rates]
    return Rebased(
        tuple(
            replace(one, points=tuple(_converted(p, rates[p.fy], unit) for p in one.points if p.fy in rates))
            for one in series
        ),
        tuple(_total(total, rates[total.fy]) for total in totals if total.fy in rates),
        unit,
        axis,
        notes,
        tuple(Omission(f"{question.spec.basis.value}:{fy}", missing, question.year(fy)) for fy in gone),
    )


def _converted(point: Point, rate: Rate, unit: Text) -> Point:
    citations = tuple(dict.fromkeys((*point.figure.citations, *rate.citations)))
    return replace(
        point,
        figure=replace(point.figure, value=rate.factor(point.figure.value), unit=unit, citations=citations),
        nominal=point.figure,
        whole=None if point.whole is None else rate.factor(point.whole),
        low=None if point.low is None else rate.factor(point.low),
        high=None if point.high is None else rate.factor(point.high),
    )


def _total(total: YearTotal, rate: Rate) -> YearTotal:
    whole = None if total.whole is None else rate.factor(total.whole)
    return replace(total, value=rate.factor(total.value), whole=whole)


def _real(question: Question, fy: int) -> Rate | None:
    prices = question.facts.price_of
    if question.spec.deflator is Deflator.PRINTED:
        index = prices.get((DeflatorSeries.GDP_DEFLATOR, fy))
        if index is None:
            return None
        return Rate(lambda value: _rounded(value * 100 / index.value, TENTH), (index.citation,))
    nominal = prices.get((DeflatorSeries.GDP_NOMINAL, fy))
    real = prices.get((DeflatorSeries.GDP_REAL, fy))
    if nominal is None or real is None:
        return None
    return Rate(lambda value: _rounded(value * real.value / nominal.value, TENTH), (nominal.citation, real.citation))


def _per_head(question: Question, year: int) -> Rate | None:
    population = question.facts.population_of.get(year)
    if population is None:
        return None
    return Rate(lambda value: _rounded(value * 1_000_000 / population.persons, HUNDREDTH), (population.citation,))


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return value.quantize(step, ROUND_HALF_UP)


def _deflator(question: Question) -> tuple[int | None, Text]:
    """Return base year and edition of the deflator in use."""
    printed = question.spec.deflator is Deflator.PRINTED
    wanted = DeflatorSeries.GDP_DEFLATOR if printed else DeflatorSeries.GDP_REAL
    found = next((price for price in question.facts.prices if price.series is wanted), None)
    if found is None:
        return None, Text("…", "…")
    title = question.facts.vintages.get(found.citation.source, Text(found.citation.source, found.citation.source))
    # The titles go on with the form of the table and of the copy.
    return found.base_year, Text(title.ja.split(" 年度")[0], title.en.split(", fiscal")[0])


def _real_axis(question: Question) -> Text:
    base, edition = _deflator(question)
    name = _PRINTED_NAME if question.spec.deflator is Deflator.PRINTED else _IMPLICIT_NAME
    return _REAL_AXIS.format(name=name, base=base, edition=edition)


def _real_notes(question: Question) -> tuple[Text, ...]:
    base, edition = _deflator(question)
    printed = question.spec.deflator is Deflator.PRINTED
    return ((_PRINTED_NOTE if printed else _IMPLICIT_NOTE).format(base=base, edition=edition), _ROUNDED_REAL)


def _head_notes(question: Question, years: dict[int, Rate]) -> tuple[Text, ...]:
    kinds = {kind: [fy for fy in years if question.facts.population_of[fy].kind is kind] for kind in PopulationKind}
    said = [_KIND_YEARS.format(kind=kind.label, years=_calendar(found)) for kind, found in kinds.items() if found]
    return (_HEAD_NOTE.format(kinds=joined(said)),) if said else ()


def _calendar(years: Sequence[int]) -> Text:
    """Return years of the population (1 October) in the Western form."""
    spans = [Text(f"{a}年", f"{a}") if a == b else Text(f"{a}–{b}年", f"{a}–{b}") for a, b in runs(years)]
    return joined(spans)


_PRINTED_NAME = Text("GDPデフレーター（公表の指数）", "GDP deflator, printed index")
_IMPLICIT_NAME = Text("GDPデフレーター（名目÷実質の計算値）", "GDP deflator, computed as nominal / real")
_REAL_AXIS = Text(
    "百万円、実質（{name}、{base}年＝100、{edition}）", "million yen in real terms ({name}, {base} = 100; {edition})"
)
_PRINTED_NOTE = Text(
    "実質額は、名目額を公表のGDPデフレーター（年度、{base}年＝100、{edition}）で割った計算値。",
    "Real terms: the nominal amount divided by the printed GDP deflator (fiscal years, {base} = 100; {edition}), "
    "a computed value.",
)
_IMPLICIT_NOTE = Text(
    "実質額は、名目額を名目GDP÷実質GDP（年度、{base}年連鎖価格、{edition}）の計算値で割ったもの。"
    "公表の指数ではなく、すべての年度に同じ計算値を使う。",
    "Real terms: the nominal amount divided by nominal GDP / real GDP (fiscal years, chained {base} yen; {edition}): "
    "a computed deflator, not a printed index, used for all years of the chart.",
)
_ROUNDED_REAL = Text(
    "計算値は小数第1位まで四捨五入したため、内訳の和と計が一致しないことがある。",
    "Computed values are rounded to one decimal; parts need not add up to totals.",
)
_HEAD_AXIS = Text(
    "円、1人当たり（全国の総人口、会計年度と同じ年の10月1日現在、国勢調査・人口推計）",
    "yen per head (population of Japan on 1 October of the year of the fiscal year; census or estimate)",
)
_HEAD_NOTE = Text(
    "1人当たりの額は、名目額を会計年度と同じ年の10月1日現在の全国の総人口で割り、小数第2位まで四捨五入した（{kinds}）。",
    "Per head: the nominal amount divided by the population of Japan on 1 October of the year in which the fiscal year "
    "begins, rounded to two decimals ({kinds}).",
)
_KIND_YEARS = Text("{kind} {years}", "{kind} {years}")
_NO_PRINTED = Text(
    "公表の指数がない年度です。計算値のデフレーターなら全部の年度をそれで示せます。",
    "There is no printed index for this year; the computed deflator may be used for all years instead.",
)
_NO_IMPLICIT = Text("名目・実質GDPの資料がない年度です。", "Nominal and real GDP of this year are not on file.")
_NO_POPULATION = Text("全国の人口の資料がない年です。", "The population of this year is not on file.")
