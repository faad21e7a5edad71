"""What charts are made from: the facts of a library as values, read once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from navigator.domain.budgets import BudgetLine, ProgramTree
from navigator.domain.chart import Band
from navigator.domain.figures import Citation, Figure
from navigator.domain.lineage import LineageGraph, LineageProgram
from navigator.domain.lineage_picture import Happening
from navigator.domain.outcomes import OutcomeLine
from navigator.domain.regions import Region
from navigator.domain.text import Text
from navigator.domain.vocabulary import DeflatorSeries, PopulationKind, SubjectType

GROUP_CODE = "cluster-group"
"""Code of the coordination group among the subjects of outcomes."""


@dataclass(frozen=True, slots=True)
class MetricFact:
    """An outcome metric."""

    code: str
    label: Text
    unit: Text


@dataclass(frozen=True, slots=True)
class PriceFact:
    """A value of the price table by fiscal year: an index (``base_year`` = 100), or billion yen."""

    series: DeflatorSeries
    fy: int
    value: Decimal
    base_year: int | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class PopulationFact:
    """The population of the country on 1 October."""

    year: int
    persons: Decimal
    kind: PopulationKind
    citation: Citation


@dataclass(frozen=True)
class ChartFacts:
    """Everything on file that a chart may draw.

    ``budgets`` are by program, ``outcomes`` by type and code of the subject, ``stays`` the citations of participations
    by their key. ``bodies`` are the subjects of outcomes that are neither program nor region, with type and name.
    ``members`` are the programs that the group counted, by year; ``group_totals`` its printed totals by year (million
    yen, initial budgets). ``vintages`` are the names of the sources of statistics by code, which say their edition.
    """

    lineage: LineageGraph
    tree: ProgramTree
    budgets: Mapping[str, tuple[BudgetLine, ...]]
    outcomes: Mapping[tuple[SubjectType, str], tuple[OutcomeLine, ...]]
    metrics: Mapping[str, MetricFact]
    ministries: Mapping[str, Text]
    regions: Mapping[str, Region]
    bodies: Mapping[str, tuple[SubjectType, Text]]
    stays: Mapping[str, Citation] = field(default_factory=dict)
    members: Mapping[int, frozenset[str]] = field(default_factory=dict)
    group_totals: Mapping[int, Figure] = field(default_factory=dict)
    happenings: tuple[Happening, ...] = ()
    prices: tuple[PriceFact, ...] = ()
    populations: tuple[PopulationFact, ...] = ()
    plans: tuple[Band, ...] = ()
    vintages: Mapping[str, Text] = field(default_factory=dict)

    @property
    def programs(self) -> Mapping[str, LineageProgram]:
        """The programs by code."""
        return self.lineage.programs

    @cached_property
    def price_of(self) -> Mapping[tuple[DeflatorSeries, int], PriceFact]:
        """The price table by series and fiscal year."""
        return {(price.series, price.fy): price for price in self.prices}

    @cached_property
    def population_of(self) -> Mapping[int, PopulationFact]:
        """The population by year."""
        return {one.year: one for one in self.populations}
