"""A made-up world for charts: every program, region and figure here is synthetic and stands for nothing real."""

from decimal import Decimal

from navigator.domain.budgets import BudgetLine, ProgramTree
from navigator.domain.chart import Chart, ChartForm, ChartSpec, Metric, Subject
from navigator.domain.chartfacts import ChartFacts, MetricFact, PopulationFact, PriceFact
from navigator.domain.chartmaking import make_chart
from navigator.domain.figures import MILLION_YEN, Citation, Figure
from navigator.domain.fiscal import YearStyle
from navigator.domain.lineage import Evidence, LineageGraph, LineageProgram, Succession
from navigator.domain.outcomes import OutcomeLine
from navigator.domain.regions import Region, Stay
from navigator.domain.text import Text
from navigator.domain.vocabulary import (
    Accumulation,
    BudgetKind,
    Confidence,
    DeflatorSeries,
    Field,
    Ministry,
    PartialKind,
    PopulationKind,
    ProgramKind,
    Qualifier,
    Relation,
    SubjectType,
)

CITED = Citation("made-up", "table 1")


def program(code: str, **other: object) -> LineageProgram:
    values: dict[str, object] = {"ministry": Ministry.MEXT, "fields": (Field.LIFE,), "kind": ProgramKind.RD_GRANT}
    values |= other
    return LineageProgram(code=code, name=Text(f"{code}事業", f"Program {code}"), **values)  # type: ignore[arg-type]


def budget(
    code: str,
    fy: int,
    value: object,
    kind: BudgetKind = BudgetKind.INITIAL,
    *,
    partial: bool = False,
    part_of: str | None = None,
    source: str = "made-up",
    confidence: Confidence = Confidence.PRIMARY,
    qualifier: Qualifier | None = None,
    covers: tuple[str, ...] = (),
    group_line: bool = False,
) -> BudgetLine:
    figure = Figure(
        Decimal(str(value)),
        MILLION_YEN,
        (Citation(source, f"{code} {fy}"),),
        kind=kind,
        qualifier=qualifier,
        partial=partial,
        partial_kind=PartialKind.SHARE if partial else None,
    )
    key = f"{code}|{fy}|{kind.value}|{source}|{value}"
    return BudgetLine(key, code, fy, figure, confidence, part_of=part_of, covers=covers, group_line=group_line)


def outcome(
    code: str,
    value: object,
    fy_to: int | None,
    accumulation: Accumulation = Accumulation.PERIOD,
    *,
    fy_from: int | None = None,
    metric: str = "firms",
    as_of: str | None = None,
    planned: bool = False,
    kind: SubjectType = SubjectType.PROGRAM,
    source: str = "made-up",
    confidence: Confidence = Confidence.PRIMARY,
) -> OutcomeLine:
    figure = Figure(
        Decimal(str(value)),
        Text("社", "firms"),
        (Citation(source, f"{code} {fy_to}"),),
        accumulation=accumulation,
        as_of=as_of,
        planned=planned,
    )
    first = fy_to if fy_from is None else fy_from
    key = f"{code}|{metric}|{first}|{fy_to}|{as_of}|{accumulation.value}|{planned}|{source}|{value}"
    return OutcomeLine(key, kind, code, metric, first, fy_to, figure, confidence)


def region(code: str, *blocks: str, stays: tuple[Stay, ...] = ()) -> Region:
    return Region(code, code, Text(f"{code}地域", f"Region {code}"), (), blocks, (), "", "", stays)


def edge(before: str, after: str | None, fy: int, relation: Relation = Relation.SUCCEEDED_BY) -> Succession:
    return Succession(before, after, fy, relation, (Evidence(CITED),))


def world(
    *programs: LineageProgram,
    budgets: tuple[BudgetLine, ...] = (),
    outcomes: tuple[OutcomeLine, ...] = (),
    regions: tuple[Region, ...] = (),
    edges: tuple[Succession, ...] = (),
    umbrellas: dict[str, tuple[str, ...]] | None = None,
    unit: str = "社",
    prices: dict[int, tuple[str, str, str]] | None = None,
    people: dict[int, int] | None = None,
) -> ChartFacts:
    """The facts of the made-up world; ``prices`` are index, nominal and real GDP by year."""
    codes = [one.code for one in programs]
    by_subject: dict[tuple[SubjectType, str], tuple[OutcomeLine, ...]] = {}
    for line in outcomes:
        by_subject[line.subject_type, line.subject] = (*by_subject.get((line.subject_type, line.subject), ()), line)
    found = []
    for fy, (index, nominal, real) in (prices or {}).items():
        rows = ((DeflatorSeries.GDP_DEFLATOR, index, 2015), (DeflatorSeries.GDP_NOMINAL, nominal, None))
        for series, value, base in (*rows, (DeflatorSeries.GDP_REAL, real, 2020)):
            if value:
                found.append(PriceFact(series, fy, Decimal(value), base, Citation(f"stat-{series.value}", str(fy))))
    return ChartFacts(
        LineageGraph.of(programs, edges),
        ProgramTree(
            {one.code: one.parent for one in programs}, umbrellas or {}, {one.code: one.name for one in programs}
        ),
        {code: tuple(line for line in budgets if line.program == code) for code in codes},
        by_subject,
        {code: MetricFact(code, Text("企業", "Firms"), Text(unit, unit)) for code in ("firms", "patents")},
        {ministry.value: ministry.label for ministry in Ministry},
        {one.code: one for one in regions},
        {"cluster-group": (SubjectType.GROUP, Text("群", "Group"))},
        {stay.key: CITED for one in regions for stay in one.stays},
        prices=tuple(found),
        populations=tuple(
            PopulationFact(year, Decimal(persons), PopulationKind.ESTIMATE, Citation("people", str(year)))
            for year, persons in (people or {}).items()
        ),
        vintages={"stat-gdp_deflator": Text("版A 年度(写し)", "Edition A, fiscal years")},
    )


def chart(facts: ChartFacts, subjects: str, metric: str, form: ChartForm = ChartForm.STACKED, **spec: object) -> Chart:
    chosen = tuple(Subject.parse(key) for key in subjects.split())
    asked = ChartSpec(chosen, Metric.parse(metric), form, **spec)  # type: ignore[arg-type]
    return make_chart(asked, chosen, facts, YearStyle.WESTERN)


def drawn(made: Chart) -> dict[str, dict[int, Decimal]]:
    """The drawn numbers by series and year."""
    return {one.key: {point.fy: point.figure.value for point in one.points} for one in made.series}


def reasons(made: Chart) -> dict[str, str]:
    return {omission.id: omission.reason.ja for omission in made.left_out}
