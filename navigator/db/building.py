"""Building the columns of each catalogue from the library.

What the filters mean is decided here; the rules are those of the product page («What the filters mean»).
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, Table, select, type_coerce
from sqlalchemy import Text as SqlText

from navigator.db.columns import (
    UNKNOWN_FIRST,
    UNKNOWN_LAST,
    Calls,
    CatalogueColumns,
    FacetBuilder,
    FacetColumn,
    Positions,
    SpanBuilder,
)
from navigator.db.schema import Base
from navigator.domain.catalogues import EVERYWHERE_LABEL, NO_DATA_LABEL, Catalogue, FacetKey
from navigator.domain.dates import PartialDate
from navigator.domain.fiscal import YearStyle, fiscal_year_of, format_fiscal_year
from navigator.domain.folding import fold
from navigator.domain.providers import ministry_of_provider
from navigator.domain.text import Text
from navigator.domain.vocabulary import (
    EVENT_KINDS,
    FACILITY_KINDS,
    Block,
    Eligible,
    Field,
    MeasureCategory,
    Ministry,
    ProgramKind,
    ProviderType,
    Stage,
    Term,
)

YEN = Decimal(1_000_000)
STAGES = [stage.value for stage in Stage]


def build(connection: Connection, catalogue: Catalogue) -> CatalogueColumns:
    """Read one catalogue into columns."""
    return _BUILDERS[catalogue](connection)


def yen(million_yen: Decimal) -> int:
    """Return an amount in million yen as whole yen (the facts print at most six decimals)."""
    return int(million_yen * YEN)


class _Places:
    """Prefectures and the blocks they lie in."""

    def __init__(self, connection: Connection) -> None:
        rows = _rows(connection, "prefectures", "name_ja", "name_en", "block_code", order="jis_code")
        self.order = [row.name_ja for row in rows]
        self.english = {row.name_ja: row.name_en or row.name_ja for row in rows}
        self.block_of = {row.name_ja: row.block_code for row in rows}
        self.of_block: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for row in rows:
            self.of_block[row.block_code] += (row.name_ja,)

    def label(self, name: str) -> Text:
        return Text(name, self.english.get(name, name))

    def blocks(self, blocks: str | None, prefectures: str | None) -> tuple[str, ...]:
        """Return the blocks that a record names itself or through its prefectures, north to south."""
        found = {*_items(blocks), *(self.block_of[name] for name in _items(prefectures) if name in self.block_of)}
        return tuple(block.value for block in Block if block.value in found)

    def prefectures(self, blocks: str | None, prefectures: str | None) -> tuple[str, ...]:
        """Return the prefectures that a record names, else all of the blocks it names."""
        if prefectures:
            return _items(prefectures)
        return tuple(name for block in _items(blocks) for name in self.of_block[block])


class _Facets:
    """The facet builders of a catalogue, each with a cache from raw cells to combination numbers."""

    def __init__(self, places: _Places) -> None:
        self._places = places
        self._builders: dict[FacetKey, FacetBuilder] = {}
        self._codes: dict[FacetKey, list[int]] = {}

    def add(
        self,
        key: FacetKey,
        rows: Sequence[Any],
        *,
        cells: Callable[[Any], Any],
        values: Callable[[Any], tuple[str, ...]],
        settled: Sequence[str],
        label: Callable[[str], Text],
    ) -> None:
        """Add a facet: ``cells`` takes the raw cells out of a row, ``values`` turns them into facet values."""
        nothing = EVERYWHERE_LABEL if key in (FacetKey.BLOCK, FacetKey.PREFECTURE) else NO_DATA_LABEL
        builder = FacetBuilder(key, settled, label, nothing)
        known: dict[Any, int] = {}
        codes = []
        for row in rows:
            raw = cells(row)
            code = known.get(raw)
            if code is None:
                code = known[raw] = builder.code(values(raw))
            codes.append(code)
        self._builders[key] = builder
        self._codes[key] = codes

    def terms(self, key: FacetKey, rows: Sequence[Any], column: str, kind: type[Term]) -> None:
        """Add a facet of one cell that holds codes of a closed list, separated by ';'."""
        self.add(
            key,
            rows,
            cells=lambda row: getattr(row, column),
            values=lambda cell: _in_order(_items(cell), kind),
            settled=[term.value for term in kind],
            label=lambda value: kind(value).label,
        )

    def stages(self, rows: Sequence[Any]) -> None:
        """Add the stages from the first to the last one named."""
        self.add(
            FacetKey.STAGE,
            rows,
            cells=lambda row: (row.stage_from, row.stage_to),
            values=lambda span: stages_between(*span),
            settled=STAGES,
            label=lambda value: Stage(value).label,
        )

    def places(self, rows: Sequence[Any], cells: Callable[[Any], tuple[str | None, str | None]], *, both: bool) -> None:
        """Add the block facet, and the prefecture facet when ``both``; cells are (blocks, prefectures)."""
        self.add(
            FacetKey.BLOCK,
            rows,
            cells=cells,
            values=lambda raw: self._places.blocks(*raw),
            settled=[block.value for block in Block],
            label=lambda value: Block(value).label,
        )
        if both:
            self.add(
                FacetKey.PREFECTURE,
                rows,
                cells=cells,
                values=lambda raw: self._places.prefectures(*raw),
                settled=self._places.order,
                label=self._places.label,
            )

    def years(self, years: Sequence[tuple[int, ...]]) -> None:
        """Add the fiscal years of every record, newest first."""
        present = sorted({year for items in years for year in items}, reverse=True)
        self.add(
            FacetKey.FY,
            years,
            cells=lambda items: items,
            values=lambda items: tuple(str(year) for year in items),
            settled=[str(year) for year in present],
            label=year_label,
        )

    def kinds(self, rows: Sequence[Any], names: Mapping[str, Text]) -> None:
        """Add an open list of kinds with the names known for it."""
        self.add(
            FacetKey.KIND,
            rows,
            cells=lambda row: row.kind,
            values=lambda cell: (cell,) if cell else (),
            settled=list(names),
            label=lambda value: names.get(value, Text(value, value)),
        )

    def columns(self) -> dict[FacetKey, FacetColumn]:
        """Return the finished facets."""
        return {key: builder.column(self._codes[key]) for key, builder in self._builders.items()}


def year_label(value: str) -> Text:
    """Return the name of a fiscal year for both languages (the screen shows it in the reader's style)."""
    year = int(value)
    return Text(format_fiscal_year(year, YearStyle.ERA, "ja"), format_fiscal_year(year, YearStyle.WESTERN, "en"))


def stages_between(first: str | None, last: str | None) -> tuple[str, ...]:
    """Return the stages from ``first`` to ``last``; one end alone is that stage only."""
    known = [STAGES.index(stage) for stage in (first, last) if stage]
    return tuple(STAGES[min(known) : max(known) + 1]) if known else ()


def _measures(connection: Connection) -> CatalogueColumns:
    columns = "code name_ja provider_ja provider_type program_code category stage_from stage_to fields eligible"
    rows = _rows(connection, "measures", *columns.split(), "block_codes", "prefectures", "amount_max_myen")
    places = _Places(connection)
    ministry_of_program = {
        row.code: row.ministry_code for row in _rows(connection, "programs", "code", "ministry_code")
    }
    position = {row.code: at for at, row in enumerate(rows)}
    years, as_of, calls, deadline = _editions(connection, position)

    def ministry(raw: tuple[str | None, str | None]) -> tuple[str, ...]:
        program, provider = raw
        code = ministry_of_program.get(program or "") or ministry_of_provider(provider)
        return (str(code),) if code else ()

    facets = _Facets(places)
    ministries = [term.value for term in Ministry]
    facets.add(
        FacetKey.MINISTRY,
        rows,
        cells=lambda row: (row.program_code, row.provider_ja),
        values=ministry,
        settled=ministries,
        label=lambda value: Ministry(value).label,
    )
    facets.terms(FacetKey.PROVIDER_TYPE, rows, "provider_type", ProviderType)
    facets.terms(FacetKey.KIND, rows, "category", MeasureCategory)
    facets.stages(rows)
    facets.terms(FacetKey.FIELD, rows, "fields", Field)
    facets.terms(FacetKey.ELIGIBLE, rows, "eligible", Eligible)
    facets.places(rows, lambda row: (row.block_codes, row.prefectures), both=True)
    facets.years(years)
    made = facets.columns()
    ceilings = SpanBuilder()
    ceiling_order = np.full(len(rows), -1, dtype=np.int64)
    for at, row in enumerate(rows):
        if row.amount_max_myen is not None:
            amount = yen(Decimal(row.amount_max_myen))
            ceilings.add(at, amount, amount)
            ceiling_order[at] = amount
    by_name = _ranks([fold(row.name_ja) for row in rows])
    deadlines = SpanBuilder()
    for at, day in enumerate(deadline):
        if day >= 0:
            deadlines.add(at, int(day), int(day))
    return CatalogueColumns(
        Catalogue.MEASURES,
        _ids(rows),
        made,
        {
            "ministry": _order(_first_value(made[FacetKey.MINISTRY]), by_name),
            "name": _order(by_name),
            "deadline": _order(-deadline, by_name),
            "ceiling": _order(-ceiling_order, by_name),
            "stage": _order(_first_value(made[FacetKey.STAGE]), by_name),
            "kind": _order(_first_value(made[FacetKey.KIND]), by_name),
        },
        as_of.spans(),
        None,
        {"ceiling": ceilings.spans(), "deadline": deadlines.spans()},
        calls,
        tuple(row.code for row in rows),
    )


def _editions(
    connection: Connection, position: Mapping[str, int]
) -> tuple[list[tuple[int, ...]], SpanBuilder, Calls, Any]:
    """Return for the measures: years of their rounds, years they count in, call dates, latest closing day (or -1).

    A measure counts in the year of the money of a round and in the years in which a call of it was open.
    """
    years: list[tuple[int, ...]] = [()] * len(position)
    as_of = SpanBuilder()
    deadline = np.full(len(position), -1, dtype=np.int64)
    pairs: dict[tuple[PartialDate | None, PartialDate | None], int] = {}
    dated: list[tuple[int, int]] = []
    for row in _rows(connection, "editions", "measure_code", "fy", "call_open", "call_close"):
        at = position[row.measure_code]
        if row.fy is not None:
            as_of.add(at, row.fy, row.fy)
            if row.fy not in years[at]:
                years[at] = tuple(sorted((*years[at], row.fy), reverse=True))
        opens = PartialDate.parse(row.call_open) if row.call_open else None
        closes = PartialDate.parse(row.call_close) if row.call_close else None
        if opens or closes:
            dated.append((at, pairs.setdefault((opens, closes), len(pairs))))
            known = [day for day in (opens, closes) if day]
            as_of.add(at, fiscal_year_of(known[0].first), fiscal_year_of(known[-1].last))
        if closes:
            deadline[at] = max(deadline[at], closes.last.toordinal())
    table = np.array(dated, dtype=np.int64).reshape(-1, 2)
    return years, as_of, Calls(table[:, 0], table[:, 1], tuple(pairs)), deadline


def _programs(connection: Connection) -> CatalogueColumns:
    columns = "code name_ja ministry_code kind start_fy end_fy stage_from stage_to fields eligible"
    rows = _rows(connection, "programs", *columns.split())
    position = {row.code: at for at, row in enumerate(rows)}
    amounts = SpanBuilder()
    budget_years: dict[int, set[int]] = defaultdict(set)
    for row in _rows(connection, "budgets", "program_code", "fy", "kind", "amount_myen"):
        at = position[row.program_code]
        budget_years[at].add(row.fy)
        if row.kind == "initial":
            amount = yen(Decimal(row.amount_myen))
            amounts.add(at, amount, amount)
    as_of = SpanBuilder()
    years = []
    for at, row in enumerate(rows):
        as_of.add(
            at,
            UNKNOWN_FIRST if row.start_fy is None else row.start_fy,
            UNKNOWN_LAST if row.end_fy is None else row.end_fy,
        )
        years.append(_program_years(row.start_fy, row.end_fy, budget_years[at]))
    facets = _Facets(_Places(connection))
    facets.terms(FacetKey.MINISTRY, rows, "ministry_code", Ministry)
    facets.terms(FacetKey.KIND, rows, "kind", ProgramKind)
    facets.stages(rows)
    facets.terms(FacetKey.FIELD, rows, "fields", Field)
    facets.terms(FacetKey.ELIGIBLE, rows, "eligible", Eligible)
    facets.years(years)
    made = facets.columns()
    by_name = _ranks([fold(row.name_ja) for row in rows])
    start = np.array([9999 if row.start_fy is None else row.start_fy for row in rows], dtype=np.int64)
    return CatalogueColumns(
        Catalogue.PROGRAMS,
        _ids(rows),
        made,
        {
            "ministry": _order(_first_value(made[FacetKey.MINISTRY]), by_name),
            "name": _order(by_name),
            "start": _order(start, by_name),
            "stage": _order(_first_value(made[FacetKey.STAGE]), by_name),
            "kind": _order(_first_value(made[FacetKey.KIND]), by_name),
        },
        as_of.spans(),
        np.array([row.start_fy is None or row.end_fy is None for row in rows], dtype=np.bool_),
        {"budget": amounts.spans()},
        codes=tuple(row.code for row in rows),
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
    rows = _rows(connection, "facilities", "code", "name_ja", "prefecture", "kind", "fields")
    facets = _Facets(_Places(connection))
    facets.places(rows, lambda row: (None, row.prefecture), both=True)
    facets.kinds(rows, FACILITY_KINDS)
    facets.terms(FacetKey.FIELD, rows, "fields", Field)
    made = facets.columns()
    by_name = _ranks([fold(row.name_ja) for row in rows])
    return CatalogueColumns(
        Catalogue.FACILITIES,
        _ids(rows),
        made,
        {
            "block": _order(_first_value(made[FacetKey.BLOCK]), _first_value(made[FacetKey.PREFECTURE]), by_name),
            "name": _order(by_name),
            "kind": _order(_first_value(made[FacetKey.KIND]), by_name),
        },
        None,
        None,
        {},
        codes=tuple(row.code for row in rows),
    )


def _themes(connection: Connection) -> CatalogueColumns:
    rows = _rows(connection, "themes", "code", "title_ja", "program_code", "region_code", "fy", "field")
    prefectures = {row.code: row.prefectures for row in _rows(connection, "regions", "code", "prefectures")}
    programs = {row.code: row for row in _rows(connection, "programs", "code", "name_ja", "ministry_code")}
    facets = _Facets(_Places(connection))
    facets.terms(FacetKey.FIELD, rows, "field", Field)
    facets.places(rows, lambda row: (None, prefectures.get(row.region_code or "")), both=True)
    facets.add(
        FacetKey.MINISTRY,
        rows,
        cells=lambda row: programs[row.program_code].ministry_code,
        values=_items,
        settled=[term.value for term in Ministry],
        label=lambda value: Ministry(value).label,
    )
    facets.years([(row.fy,) if row.fy is not None else () for row in rows])
    made = facets.columns()
    by_name = _ranks([fold(row.title_ja) for row in rows])
    years = np.array([row.fy or 0 for row in rows], dtype=np.int64)
    return CatalogueColumns(
        Catalogue.THEMES,
        _ids(rows),
        made,
        {
            "fy": _order(-years, by_name),
            "name": _order(by_name),
            "program": _order(_ranks([fold(programs[row.program_code].name_ja) for row in rows]), by_name),
            "block": _order(_first_value(made[FacetKey.BLOCK]), by_name),
        },
        _since(row.fy for row in rows),
        None,
        {},
        codes=tuple(row.code for row in rows),
    )


def _events(connection: Connection) -> CatalogueColumns:
    rows = _rows(connection, "events", "fact_key", "title_ja", "date", "kind", "block_code")
    dates = [PartialDate.parse(row.date) if row.date else None for row in rows]
    years = [date.fiscal_year if date else None for date in dates]
    facets = _Facets(_Places(connection))
    facets.kinds(rows, EVENT_KINDS)
    facets.places(rows, lambda row: (row.block_code, None), both=False)
    facets.years([(year,) if year is not None else () for year in years])
    made = facets.columns()
    by_name = _ranks([fold(row.title_ja) for row in rows])
    by_date = np.array([date.first.toordinal() if date else 0 for date in dates], dtype=np.int64)
    return CatalogueColumns(
        Catalogue.EVENTS,
        _ids(rows),
        made,
        {
            "date": _order(-by_date, by_name),
            "name": _order(by_name),
            "kind": _order(_first_value(made[FacetKey.KIND]), -by_date, by_name),
            "block": _order(_first_value(made[FacetKey.BLOCK]), -by_date, by_name),
        },
        _since(years),
        None,
        {},
        codes=tuple(row.fact_key for row in rows),
    )


_BUILDERS: dict[Catalogue, Callable[[Connection], CatalogueColumns]] = {
    Catalogue.MEASURES: _measures,
    Catalogue.PROGRAMS: _programs,
    Catalogue.FACILITIES: _facilities,
    Catalogue.THEMES: _themes,
    Catalogue.EVENTS: _events,
}


def _rows(connection: Connection, table_name: str, *columns: str, order: str = "id") -> Sequence[Row[Any]]:
    """Read plain cells: lists, enums and numbers as the text that the file keeps."""
    table: Table = Base.metadata.tables[table_name]
    plain = [
        table.c[name] if table.c[name].type.python_type is int else type_coerce(table.c[name], SqlText()).label(name)
        for name in columns
    ]
    return connection.execute(select(table.c.id, *plain).order_by(table.c[order])).all()


def _ids(rows: Sequence[Any]) -> Any:
    return np.array([row.id for row in rows], dtype=np.int64)


def _items(cell: str | None) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _in_order(items: tuple[str, ...], kind: type[Term]) -> tuple[str, ...]:
    return tuple(term.value for term in kind if term.value in items)


def _first_value(column: FacetColumn) -> Any:
    """Return the place of each record's first value in the settled order; records without one come last."""
    return column.members.argmax(axis=1)[column.codes]


def _ranks(keys: Sequence[str]) -> Any:
    order = sorted(range(len(keys)), key=keys.__getitem__)
    ranks = np.empty(len(keys), dtype=np.int64)
    ranks[order] = np.arange(len(keys))
    return ranks


def _order(*keys: Any) -> Positions:
    """Return the positions in the order of the keys, the first one counting most."""
    return np.lexsort(keys[::-1]).astype(np.int64)


def _since(years: Any) -> Any:
    """Return spans that begin in a record's year and never end: «dated records of y or earlier»."""
    spans = SpanBuilder()
    for at, year in enumerate(years):
        if year is not None:
            spans.add(at, year, UNKNOWN_LAST)
    return spans.spans()
