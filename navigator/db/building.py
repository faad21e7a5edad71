"""Building the columns of each catalogue from the library.

What the filters mean is decided here; the rules are those of the product page («What the filters mean»).
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from navigator.db.columns import UNKNOWN_FIRST, UNKNOWN_LAST, Calls, CatalogueColumns, Positions, Spans
from navigator.db.facetbuilding import (
    Cells,
    Facets,
    Places,
    Ranks,
    exact,
    first_value,
    items,
    numbered,
    ordered,
    ranks,
    read_cells,
    read_records,
    run,
    table,
    yen,
)
from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.dates import PartialDate
from navigator.domain.fiscal import fiscal_year_of
from navigator.domain.folding import fold
from navigator.domain.providers import ministry_of_provider
from navigator.domain.vocabulary import (
    EVENT_KINDS,
    FACILITY_KINDS,
    Eligible,
    MeasureCategory,
    Ministry,
    Origin,
    ProgramKind,
    ProviderType,
)

NOT_ON_FILE = -1
"""Stands for a number or a day that is not on file; the real ones are not negative."""


def build(connection: Connection, catalogue: Catalogue) -> CatalogueColumns:
    """Read one catalogue into columns."""
    return _BUILDERS[catalogue](connection)


def _measures(connection: Connection) -> CatalogueColumns:
    columns = "provider_ja provider_type program_code category stage_from stage_to fields eligible origin"
    places = "block_codes", "prefectures"
    rows = read_records(connection, Catalogue.MEASURES, "name_ja", *columns.split(), *places, "amount_max_myen")
    row_ids = _ids(rows)
    rounds = _rounds(connection, row_ids)
    facets = Facets(Places(connection))
    _ministry_of_measures(connection, facets, rows)
    facets.terms(FacetKey.PROVIDER_TYPE, rows["provider_type"], ProviderType)
    facets.terms(FacetKey.KIND, rows["category"], MeasureCategory)
    facets.stages(rows)
    facets.fields(rows["fields"])
    facets.terms(FacetKey.ELIGIBLE, rows["eligible"], Eligible)
    facets.blocks(rows["block_codes"], rows["prefectures"])
    facets.prefectures(rows["block_codes"], rows["prefectures"])
    facets.years(rounds.years)
    facets.terms(FacetKey.ORIGIN, rows["origin"], Origin)
    made = facets.columns
    ceiling = numbered(rows["amount_max_myen"], _yen_on_file)
    by_name = ranks(rows["folded"])
    return CatalogueColumns(
        Catalogue.MEASURES,
        row_ids,
        made,
        {
            "ministry": ordered(first_value(made[FacetKey.MINISTRY]), by_name),
            "name": ordered(by_name),
            "deadline": ordered(-rounds.deadline, by_name),
            "ceiling": ordered(-ceiling, by_name),
            "stage": ordered(first_value(made[FacetKey.STAGE]), by_name),
            "kind": ordered(first_value(made[FacetKey.KIND]), by_name),
        },
        rounds.as_of,
        None,
        {
            "ceiling": exact(ceiling, ceiling != NOT_ON_FILE),
            "deadline": exact(rounds.deadline, rounds.deadline != NOT_ON_FILE),
        },
        rounds.calls,
    )


def _ministry_of_measures(connection: Connection, facets: Facets, rows: Cells) -> None:
    programs = read_cells(connection, "programs", "code", "ministry_code")
    ministry_of_program = dict(zip(programs["code"], programs["ministry_code"], strict=True))

    def ministry(raw: tuple[str | None, str | None]) -> tuple[str, ...]:
        program, provider = raw
        code = ministry_of_program.get(program or "") or ministry_of_provider(provider)
        return (str(code),) if code else ()

    facets.add(
        FacetKey.MINISTRY,
        list(zip(rows["program_code"], rows["provider_ja"], strict=True)),
        values=ministry,
        settled=[term.value for term in Ministry],
        label=lambda value: Ministry(value).label,
    )


@dataclass(frozen=True, slots=True)
class _Rounds:
    """What the rounds say of n measures: years (n) of their money, newest first; last closing day (n) or NOT_ON_FILE.

    A measure counts (``as_of``) in the year of the money of a round and in the years in which a call of it was open.
    """

    years: list[tuple[int, ...]]
    as_of: Spans
    calls: Calls
    deadline: Ranks


def _rounds(connection: Connection, measure_ids: NDArray[np.int64]) -> _Rounds:
    measures, editions = table("measures"), table("editions")
    rows = run(
        connection,
        select(measures.c.id, editions.c.fy, editions.c.call_open, editions.c.call_close)
        .join(measures, measures.c.code == editions.c.measure_code)
        .order_by(editions.c.id),
    )
    at = np.searchsorted(measure_ids, _ids(rows))
    fy = numbered(rows["fy"], lambda year: NOT_ON_FILE if year is None else year)
    call_cells = list(zip(rows["call_open"], rows["call_close"], strict=True))
    number_of = {cells: number for number, cells in enumerate(dict.fromkeys(call_cells))}
    pairs = tuple((_date(opens), _date(closes)) for opens, closes in number_of)
    pair = numbered(call_cells, number_of.__getitem__)
    known = [[day for day in dates if day] for dates in pairs]
    first = np.array([fiscal_year_of(days[0].first) if days else 0 for days in known], dtype=np.int64)[pair]
    last = np.array([fiscal_year_of(days[-1].last) if days else 0 for days in known], dtype=np.int64)[pair]
    closing = [closes.last.toordinal() if closes else NOT_ON_FILE for _, closes in pairs]
    deadline = np.full(len(measure_ids), NOT_ON_FILE, dtype=np.int64)
    np.maximum.at(deadline, at, np.array(closing, dtype=np.int64)[pair])
    with_year = fy != NOT_ON_FILE
    dated = np.array([bool(days) for days in known], dtype=np.bool_)[pair]
    return _Rounds(
        _years_of_records(at[with_year], fy[with_year], len(measure_ids)),
        Spans(
            np.concatenate([at[with_year], at[dated]]),
            np.concatenate([fy[with_year], first[dated]]),
            np.concatenate([fy[with_year], last[dated]]),
        ),
        Calls(at[dated], pair[dated], pairs),
        deadline,
    )


def _years_of_records(at: Positions, fy: NDArray[np.int64], records: int) -> list[tuple[int, ...]]:
    """Return the different years of every record, newest first."""
    newest_first = np.unique(at * 10_000 + (9999 - fy))
    owners, years = newest_first // 10_000, (9999 - newest_first % 10_000).tolist()
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    found: list[tuple[int, ...]] = [()] * records
    ends = [*starts[1:].tolist(), len(years)]
    for owner, start, end in zip(owners[starts].tolist(), starts.tolist(), ends, strict=True):
        found[owner] = tuple(years[start:end])
    return found


def _programs(connection: Connection) -> CatalogueColumns:
    columns = "code ministry_code kind start_fy end_fy stage_from stage_to fields eligible"
    rows = read_records(connection, Catalogue.PROGRAMS, "name_ja", *columns.split(), "origin")
    position = {code: at for at, code in enumerate(rows["code"])}
    budgets = read_cells(connection, "budgets", "program_code", "fy", "kind", "amount_myen")
    budget_at = numbered(budgets["program_code"], position.__getitem__)
    budget_years: dict[int, set[int]] = defaultdict(set)
    for at, year in zip(budget_at.tolist(), budgets["fy"], strict=True):
        budget_years[at].add(year)
    amounts = numbered(budgets["amount_myen"], _yen_on_file)
    initial = np.array([kind == "initial" for kind in budgets["kind"]], dtype=np.bool_)
    first = numbered(rows["start_fy"], lambda year: UNKNOWN_FIRST if year is None else year)
    last = numbered(rows["end_fy"], lambda year: UNKNOWN_LAST if year is None else year)
    facets = Facets(Places(connection))
    facets.terms(FacetKey.MINISTRY, rows["ministry_code"], Ministry)
    facets.terms(FacetKey.KIND, rows["kind"], ProgramKind)
    facets.stages(rows)
    facets.fields(rows["fields"])
    facets.terms(FacetKey.ELIGIBLE, rows["eligible"], Eligible)
    facets.years(
        [
            _program_years(start, end, budget_years[at])
            for at, (start, end) in enumerate(zip(rows["start_fy"], rows["end_fy"], strict=True))
        ]
    )
    facets.terms(FacetKey.ORIGIN, rows["origin"], Origin)
    made = facets.columns
    by_name = ranks(rows["folded"])
    start = numbered(rows["start_fy"], lambda year: 9999 if year is None else year)
    return CatalogueColumns(
        Catalogue.PROGRAMS,
        _ids(rows),
        made,
        {
            "ministry": ordered(first_value(made[FacetKey.MINISTRY]), by_name),
            "name": ordered(by_name),
            "start": ordered(start, by_name),
            "stage": ordered(first_value(made[FacetKey.STAGE]), by_name),
            "kind": ordered(first_value(made[FacetKey.KIND]), by_name),
        },
        Spans(np.arange(len(first)), first, last),
        (first == UNKNOWN_FIRST) | (last == UNKNOWN_LAST),
        {"budget": Spans(budget_at[initial], amounts[initial], amounts[initial])},
        codes=tuple(rows["code"]),
    )


def _program_years(start: int | None, end: int | None, budget_years: set[int]) -> tuple[int, ...]:
    """Return the years that the facts tie to a program.

    All years of its run where both ends are on file, else the end that is; and every year with an amount on file. A
    missing end is not filled up: that would say of a year what no source says.
    """
    known = {year for year in (start, end) if year is not None} | budget_years
    if start is not None and end is not None:
        known.update(range(start, end + 1))
    return tuple(sorted(known, reverse=True))


def _facilities(connection: Connection) -> CatalogueColumns:
    rows = read_records(connection, Catalogue.FACILITIES, "name_ja", "prefecture", "kind", "fields", "origin")
    facets = Facets(Places(connection))
    no_blocks = [None] * len(rows["id"])
    facets.blocks(no_blocks, rows["prefecture"])
    facets.prefectures(no_blocks, rows["prefecture"])
    facets.kinds(rows["kind"], FACILITY_KINDS)
    facets.fields(rows["fields"])
    facets.terms(FacetKey.ORIGIN, rows["origin"], Origin)
    made = facets.columns
    by_name = ranks(rows["folded"])
    return CatalogueColumns(
        Catalogue.FACILITIES,
        _ids(rows),
        made,
        {
            "block": ordered(first_value(made[FacetKey.BLOCK]), first_value(made[FacetKey.PREFECTURE]), by_name),
            "name": ordered(by_name),
            "kind": ordered(first_value(made[FacetKey.KIND]), by_name),
        },
        None,
        None,
        {},
    )


def _themes(connection: Connection) -> CatalogueColumns:
    columns = "program_code region_code fy field origin"
    rows = read_records(connection, Catalogue.THEMES, "title_ja", *columns.split())
    regions = read_cells(connection, "regions", "code", "prefectures")
    prefectures_of = dict(zip(regions["code"], regions["prefectures"], strict=True))
    prefectures = [prefectures_of.get(region or "") for region in rows["region_code"]]
    programs = read_cells(connection, "programs", "code", "name_ja", "ministry_code")
    ministry_of = dict(zip(programs["code"], programs["ministry_code"], strict=True))
    name_of = dict(zip(programs["code"], map(fold, programs["name_ja"]), strict=True))
    facets = Facets(Places(connection))
    no_blocks = [None] * len(prefectures)
    facets.fields(rows["field"])
    facets.blocks(no_blocks, prefectures)
    facets.prefectures(no_blocks, prefectures)
    facets.add(
        FacetKey.MINISTRY,
        rows["program_code"],
        values=lambda program: items(ministry_of[program]),
        settled=[term.value for term in Ministry],
        label=lambda value: Ministry(value).label,
    )
    facets.years([() if year is None else (year,) for year in rows["fy"]])
    facets.terms(FacetKey.ORIGIN, rows["origin"], Origin)
    made = facets.columns
    by_name = ranks(rows["folded"])
    return CatalogueColumns(
        Catalogue.THEMES,
        _ids(rows),
        made,
        {
            "fy": ordered(-numbered(rows["fy"], lambda year: year or 0), by_name),
            "name": ordered(by_name),
            "program": ordered(ranks([name_of[program] for program in rows["program_code"]]), by_name),
            "block": ordered(first_value(made[FacetKey.BLOCK]), by_name),
        },
        _since(rows["fy"]),
        None,
        {},
    )


def _events(connection: Connection) -> CatalogueColumns:
    rows = read_records(connection, Catalogue.EVENTS, "title_ja", "date", "kind", "block_code", "origin")
    dates = [_date(cell) for cell in rows["date"]]
    years = [date.fiscal_year if date else None for date in dates]
    facets = Facets(Places(connection))
    facets.kinds(rows["kind"], EVENT_KINDS)
    facets.blocks(rows["block_code"], [None] * len(dates))
    facets.years([() if year is None else (year,) for year in years])
    facets.terms(FacetKey.ORIGIN, rows["origin"], Origin)
    made = facets.columns
    by_name = ranks(rows["folded"])
    by_date = np.array([date.first.toordinal() if date else 0 for date in dates], dtype=np.int64)
    return CatalogueColumns(
        Catalogue.EVENTS,
        _ids(rows),
        made,
        {
            "date": ordered(-by_date, by_name),
            "name": ordered(by_name),
            "kind": ordered(first_value(made[FacetKey.KIND]), -by_date, by_name),
            "block": ordered(first_value(made[FacetKey.BLOCK]), -by_date, by_name),
        },
        _since(years),
        None,
        {},
    )


_BUILDERS: dict[Catalogue, Callable[[Connection], CatalogueColumns]] = {
    Catalogue.MEASURES: _measures,
    Catalogue.PROGRAMS: _programs,
    Catalogue.FACILITIES: _facilities,
    Catalogue.THEMES: _themes,
    Catalogue.EVENTS: _events,
}


def _ids(rows: Cells) -> NDArray[np.int64]:
    return np.array(rows["id"], dtype=np.int64)


def _date(cell: str | None) -> PartialDate | None:
    return PartialDate.parse(cell) if cell else None


def _yen_on_file(cell: str | None) -> int:
    return NOT_ON_FILE if cell is None else yen(Decimal(cell))


def _since(years: Sequence[int | None]) -> Spans:
    """Return spans that begin in a record's year and never end: «dated records of y or earlier»."""
    known = np.array([year is not None for year in years], dtype=np.bool_)
    first = numbered(years, lambda year: year or 0)[known]
    return Spans(np.flatnonzero(known), first, np.full(len(first), UNKNOWN_LAST))
