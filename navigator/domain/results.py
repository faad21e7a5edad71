"""What a filter gives back: ids, total, facet counts, money; and rows as they are shown."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from navigator.domain.budgets import BudgetTotal
from navigator.domain.catalogues import FacetKey
from navigator.domain.filters import Condition, Filter
from navigator.domain.fiscal import YearStyle
from navigator.domain.record import RecordRef
from navigator.domain.text import Language, Text


@dataclass(frozen=True, slots=True)
class Presentation:
    """How values become text: language of the interface and form of the years."""

    language: Language = "ja"
    years: YearStyle = YearStyle.ERA


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with the number of records that hold it under the conditions of the other facets."""

    value: str
    label: Text
    count: int
    included: bool
    excluded: bool


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """The values of one facet in their settled order, «データなし» last."""

    key: FacetKey
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class CeilingRange:
    """The range of the measures' ceilings, million yen (never a sum), and how many have none on file."""

    lowest: Decimal | None
    highest: Decimal | None
    known: int
    unknown: int


@dataclass(frozen=True, slots=True)
class ResultSet:
    """The answer to a filter.

    ``ids`` is an int64 numpy array of row numbers in list order; it is only valid for the library that gave it.
    ``money`` is a total for programs, a range for measures and None elsewhere; ``without_figure`` counts the
    programs of the answer that have no amount of that year and kind on file. ``hint`` says that the query was read
    as plain text, or what the «as of» year left out. ``synonyms`` tells that synonyms of a word were searched too.
    """

    filter: Filter
    ids: Any
    total: int
    facets: tuple[FacetCounts, ...]
    money: BudgetTotal | CeilingRange | None
    without_figure: int = 0
    hints: tuple[Text, ...] = ()
    synonyms: bool = False


@dataclass(frozen=True, slots=True)
class CorrectedColumn:
    """A cell of a list that the office corrected: its column, the field and what stood there before."""

    column: str
    label: Text
    before: Text


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a list as shown, copied, exported and printed: a text for every column key of the catalogue.

    ``stages`` is the first and last stage (0 basic … 4 market) for the five-step bar. ``marks`` say why a record is
    shown although the facts do not say that it meets a condition (no block on file, end year unknown). ``corrections``
    are what the office corrected in its cells.
    """

    ref: RecordRef
    cells: dict[str, str]
    stages: tuple[int, int] | None = None
    favourite: bool = False
    marks: tuple[Text, ...] = ()
    corrections: tuple[CorrectedColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class Lift:
    """For an empty answer: a condition that could be lifted, and how many records that would give."""

    condition: Condition
    label: Text
    count: int
