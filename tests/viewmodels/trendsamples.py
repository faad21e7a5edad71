"""Made charts (synthetic figures) with everything that a chart can say."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from navigator.domain.budgets import ChoiceRule
from navigator.domain.chart import (
    Band,
    Chart,
    ChartForm,
    ChartSpec,
    Coverage,
    Mark,
    MarkKind,
    Metric,
    MetricFamily,
    Omission,
    Point,
    Series,
    Subject,
    SubjectKind,
    YearTotal,
)
from navigator.domain.figures import MILLION_YEN, Citation, Figure
from navigator.domain.record import CitationView
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind, Confidence, Qualifier, SourceKind

BUDGET = Metric(MetricFamily.BUDGET, "initial")
CITED = Citation("s1", "3頁")


def subject(code: str) -> Subject:
    return Subject(SubjectKind.PROGRAM, code)


def point(fy: int, value: float | str, **more: object) -> Point:
    names = {"qualifier", "partial", "partial_kind", "as_of", "planned", "accumulation", "citations"}
    own = {name: more.pop(name) for name in list(more) if name in names}
    figure = Figure(Decimal(str(value)), MILLION_YEN, own.pop("citations", (CITED,)), kind=BudgetKind.INITIAL, **own)
    return Point(fy, figure, **more)


def series(code: str, points: Sequence[Point], **more: object) -> Series:
    name = Text(f"事業{code}", f"Program {code}")
    return Series(subject(code), name, tuple(points), Coverage(len(points), 8), **more)


ALPHA = series(
    "a",
    [point(2001, 100), point(2002, 140), point(2003, 120, qualifier=Qualifier.ABOUT), point(2006, 60), point(2007, 90)],
)
BETA = series(
    "b",
    [
        point(2002, 60),
        point(2003, 80, partial=True),
        point(2004, 90, partial=True, whole=Decimal(50)),
        point(2006, 75, low=Decimal(60), high=Decimal(95), rule=ChoiceRule.LATEST),
        point(2007, 40),
    ],
)
GAMMA = series("c", [point(2006, 50), point(2007, 70)], hollow=True)


def chart(
    parts: Sequence[Series] = (ALPHA, BETA),
    form: ChartForm = ChartForm.STACKED,
    years: range = range(2001, 2009),
    **spec: object,
) -> Chart:
    wanted = ChartSpec(tuple(one.subject for one in parts), BUDGET, form, **spec)
    return Chart(
        wanted,
        Text("当初予算の推移（見本）", "Initial budgets (made)"),
        MILLION_YEN,
        Text("当初予算（名目）", "Initial budget (nominal)"),
        tuple(years),
        tuple(parts),
        Text("事業aは平成13年度の100百万円から始まった。", "Program a began with 100 million yen in FY2001."),
        citations=(CITED,),
    )


def rich(form: ChartForm = ChartForm.STACKED, **spec: object) -> Chart:
    """A chart with marks, bands, omissions, notes and totals."""
    made = chart((ALPHA, BETA, GAMMA), form, **spec)
    totals: dict[int, Decimal] = {}
    for one in made.series:
        for dot in one.points:
            totals[dot.fy] = totals.get(dot.fy, Decimal(0)) + dot.figure.value
    return replace(
        made,
        notes=(Text("平成16年度から範囲が変わった。", "The scope changes in FY2004."),),
        marks=(
            Mark(2002, MarkKind.START, Text("事業bの開始", "Program b starts"), (CITED,)),
            Mark(2006, MarkKind.SUCCESSION, Text("事業aから事業cへ", "From a to c"), (CITED,)),
            Mark(2007, MarkKind.SCREENING, Text("事業仕分け", "Screening"), (CITED,)),
        ),
        bands=(
            Band(2001, 2005, Text("第2期科学技術基本計画", "2nd Basic Plan"), (CITED,)),
            Band(2006, 2010, Text("第3期科学技術基本計画", "3rd Basic Plan"), (CITED,)),
        ),
        left_out=(
            Omission("budgets:1", Text("概算要求は予算に足さない。", "Requests are never added."), Text("x", "x")),
        ),
        totals=tuple(YearTotal(fy, value, None, partial=fy in (2003, 2004)) for fy, value in sorted(totals.items())),
    )


def source(number: int = 1) -> CitationView:
    return CitationView(
        number, f"s{number}", f"資料{number}の題名", "文部科学省", "2007-04-01", "https://example.jp/a",
        SourceKind.GOVERNMENT_PAGE, Confidence.PRIMARY, ("3頁",), "",
    )  # fmt: skip
