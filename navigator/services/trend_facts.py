"""Reading everything that charts are made from, once."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from sqlalchemy import Connection, RowMapping, select

from navigator.db import facts
from navigator.db.library import Library
from navigator.domain.budgets import BudgetLine
from navigator.domain.chartfacts import ChartFacts, MetricFact, PopulationFact, PriceFact
from navigator.domain.figures import MILLION_YEN, Citation, Figure
from navigator.domain.outcomes import OutcomeLine
from navigator.domain.text import Text
from navigator.domain.vocabulary import AreaKind, BudgetKind, Ministry, SubjectType, YearKind
from navigator.services import region_reading
from navigator.services.lineage import LineageService


def read_facts(library: Library) -> ChartFacts:
    """Return the facts of a library as charts need them."""
    lineage = LineageService(library).read()
    with library.reading() as connection:
        regions = region_reading.regions(connection, region_reading.places(connection))
        return ChartFacts(
            lineage.graph,
            facts.program_tree(connection),
            _by_program(facts.budget_lines(connection)),
            _outcomes(connection),
            {
                row["code"]: MetricFact(
                    row["code"],
                    Text(row["name_ja"], row["name_en"] or row["name_ja"]),
                    Text(row["unit_ja"], row["unit_en"] or row["unit_ja"]),
                )
                for row in facts.rows(connection, "metrics")
            },
            {ministry.value: ministry.label for ministry in Ministry},
            {region.code: region for region in regions},
            {
                row["subject_code"]: (row["subject_type"], Text(row["name_ja"], row["name_en"] or row["name_ja"]))
                for row in facts.rows(connection, "subjects")
            },
            {row["fact_key"]: _citation(row) for row in facts.rows(connection, "participations")},
            _members(connection),
            {
                row["fy"]: Figure(row["amount_myen"], MILLION_YEN, (_citation(row),), kind=BudgetKind.INITIAL)
                for row in facts.rows(connection, "group_totals")
            },
            lineage.happenings,
            tuple(_prices(connection)),
            tuple(_populations(connection)),
            lineage.plans,
            _titles(connection),
        )


def _citation(row: RowMapping) -> Citation:
    return Citation(row["source"], row["locator"])


def _by_program(lines: Iterable[BudgetLine]) -> dict[str, tuple[BudgetLine, ...]]:
    found: dict[str, list[BudgetLine]] = defaultdict(list)
    for line in lines:
        found[line.program].append(line)
    return {code: tuple(own) for code, own in found.items()}


def _outcomes(connection: Connection) -> dict[tuple[SubjectType, str], tuple[OutcomeLine, ...]]:
    outcomes = facts.table("outcomes").c
    found: dict[tuple[SubjectType, str], list[OutcomeLine]] = defaultdict(list)
    for kind in SubjectType:
        codes = connection.execute(select(outcomes.subject_code).where(outcomes.subject_type == kind)).scalars()
        for line in facts.outcome_lines(connection, kind, codes):
            found[kind, line.subject].append(line)
    return {key: tuple(lines) for key, lines in found.items()}


def _members(connection: Connection) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for row in facts.rows(connection, "group_memberships"):
        found[row["fy"]].add(row["program_code"])
    return {fy: frozenset(codes) for fy, codes in found.items()}


def _prices(connection: Connection) -> Iterable[PriceFact]:
    table = facts.table("deflators").c
    for row in facts.rows(connection, "deflators", table.year_kind == YearKind.FISCAL):
        yield PriceFact(row["series"], row["year"], row["value"], row["base_year"], _citation(row))


def _populations(connection: Connection) -> Iterable[PopulationFact]:
    table = facts.table("populations").c
    for row in facts.rows(connection, "populations", table.area_kind == AreaKind.COUNTRY):
        yield PopulationFact(row["year"], Decimal(row["persons"]), row["kind"], _citation(row))


def _titles(connection: Connection) -> dict[str, Text]:
    """Return the titles of the sources of statistics, which name their edition."""
    tables = [facts.table(name).c.source for name in ("deflators", "populations")]
    codes = {code for column in tables for code in connection.execute(select(column).distinct()).scalars()}
    return {
        code: Text(row["title_ja"], row["title_en"] or row["title_ja"])
        for code, row in facts.sources(connection, codes).items()
    }
