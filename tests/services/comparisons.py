"""Comparisons that the tests of papers share."""

from navigator.domain.catalogues import Catalogue
from navigator.domain.comparison import Compared, ComparedRow, Comparison, ComparisonSpec
from navigator.domain.results import Presentation

CHITEKI_AND_AREA = ("mext-chiteki-1", "mext-chiteki-2", "mext-toshi-area")
SUBSIDIES = ("meti-gotech-tsujo", "meti-daikibo", "mlit-kensetsu", "jetro-ecosystem", "moe-scope3")
JA = Presentation()


def spec_of(*codes: str, catalogue: Catalogue = Catalogue.PROGRAMS, **more: object) -> ComparisonSpec:
    return ComparisonSpec(tuple(Compared(catalogue, code) for code in codes), **more)  # type: ignore[arg-type]


def row_of(comparison: Comparison, key: str) -> ComparedRow:
    return next(row for row in (*comparison.rows, *comparison.common) if row.key == key)
