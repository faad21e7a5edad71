"""What the text search reads of each record: its printed texts, field by field.

One definition serves the index, the plain scan of the tests and the reason shown for a hit.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, Select, Table, select, true

from navigator.db.schema import Alias, Base, BlockRow, Edition, MinistryRow, Prefecture, Program, Region
from navigator.domain.catalogues import Catalogue
from navigator.domain.text import Text
from navigator.domain.vocabulary import AliasKind

SEARCH_FIELDS: dict[str, Text] = {
    "name": Text("名称", "Name"),
    "alias": Text("別名・公募回名", "Other name"),
    "provider": Text("機関", "Body"),
    "summary": Text("概要", "Summary"),
    "place": Text("場所", "Place"),
    "code": Text("符号", "Code"),
}
"""The searched fields in the order in which a reason is looked for; the names are columns of ``search_texts``."""


@dataclass(frozen=True, slots=True)
class RecordTexts:
    """The printed texts of one record by search field."""

    row_id: int
    texts: Mapping[str, tuple[str, ...]]


class _Lookups:
    """Names behind the codes that records carry: of all codes, or of ``codes`` only; each list is read on first use."""

    def __init__(self, connection: Connection, codes: Collection[str] | None) -> None:
        self._connection = connection
        self._codes = codes

    def _wanted(self, column: Column[str]) -> ColumnElement[bool]:
        return true() if self._codes is None else column.in_(self._codes)

    @cached_property
    def _aliases(self) -> Mapping[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        alias = _t(Alias).c
        query = select(alias.kind, alias.code, alias.alias).where(self._wanted(alias.code)).order_by(alias.id)
        for kind, code, name in self._connection.execute(query):
            found[kind.value, code].append(name)
        return found

    @cached_property
    def _ministries(self) -> Mapping[str, list[str]]:
        row = _t(MinistryRow).c
        query = select(row.code, row.name_ja, row.short_ja, row.name_en)
        return {code: names for code, *names in self._connection.execute(query)}

    @cached_property
    def programs(self) -> Mapping[str, str]:
        row = _t(Program).c
        query = select(row.code, row.name_ja).where(self._wanted(row.code))
        return dict(self._connection.execute(query).all())

    @cached_property
    def regions(self) -> Mapping[str, tuple[str, tuple[str, ...]]]:
        row = _t(Region).c
        query = select(row.code, row.name_ja, row.prefectures).where(self._wanted(row.code))
        return {code: (name, prefectures) for code, name, prefectures in self._connection.execute(query)}

    @cached_property
    def blocks(self) -> Mapping[str, str]:
        row = _t(BlockRow).c
        return dict(self._connection.execute(select(row.code, row.name_ja)).all())

    @cached_property
    def block_of(self) -> Mapping[str, str]:
        row = _t(Prefecture).c
        query = select(row.name_ja, row.block_code)
        return {name: self.blocks[block] for name, block in self._connection.execute(query)}

    def alias(self, kind: AliasKind, code: str) -> list[str]:
        return self._aliases.get((kind.value, code), [])

    def ministry(self, code: str | None) -> list[str]:
        return list(self._ministries.get(code or "", ()))


def _t(model: type[Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


def record_texts(
    connection: Connection, catalogue: Catalogue, row_ids: Sequence[int] | None = None
) -> Iterator[RecordTexts]:
    """Yield the printed texts of every record of a catalogue, or of the rows named."""
    table = Base.metadata.tables[catalogue.value]
    query: Select[tuple[object, ...]] = select(table).order_by(table.c.id)
    if row_ids is not None:
        query = query.where(table.c.id.in_(row_ids))
    rows: Iterable[RowMapping] = connection.execution_options(yield_per=5000).execute(query).mappings()
    codes: set[str] | None = None
    if row_ids is not None:
        rows = list(rows)
        codes = {row[column] for row in rows for column in _CODE_COLUMNS if row.get(column)}
    lookups = _Lookups(connection, codes)
    editions = _edition_texts(connection, row_ids) if catalogue is Catalogue.MEASURES else {}
    reader = _READERS[catalogue]
    for row in rows:
        found = reader(row, lookups)
        if catalogue is Catalogue.MEASURES:
            names, summaries = editions.get(row["code"], ([], []))
            found["alias"] = [*found["alias"], *names]
            found["summary"] = [*found["summary"], *summaries]
        yield RecordTexts(
            row["id"],
            {
                field: tuple(dict.fromkeys(str(text) for text in found.get(field, ()) if text))
                for field in SEARCH_FIELDS
            },
        )


_CODE_COLUMNS = ("code", "program_code", "region_code")
"""Columns whose codes stand for names that are searched too."""


def _edition_texts(connection: Connection, measure_ids: Sequence[int] | None) -> dict[str, tuple[list[str], list[str]]]:
    table = _t(Edition)
    query = select(table.c.measure_code, table.c.name_ja, table.c.summary_ja)
    if measure_ids is not None:
        measures = Base.metadata.tables[Catalogue.MEASURES.value]
        query = query.where(table.c.measure_code.in_(select(measures.c.code).where(measures.c.id.in_(measure_ids))))
    found: dict[str, tuple[list[str], list[str]]] = {}
    for measure, name, summary in connection.execute(query):
        names, summaries = found.setdefault(measure, ([], []))
        names.append(name)
        summaries.append(summary)
    return found


_Reader = Callable[[Mapping[str, object], _Lookups], dict[str, list[object]]]


def _measure(row: Mapping[str, object], names: _Lookups) -> dict[str, list[object]]:
    code = str(row["code"])
    blocks = names.blocks
    return {
        "name": [row["name_ja"], row["name_en"]],
        "alias": list(names.alias(AliasKind.MEASURE, code)),
        "provider": [row["provider_ja"], names.programs.get(str(row["program_code"])), row["contact_ja"]],
        "summary": [row["summary_ja"], row["subsidy_rate"]],
        "place": [*_items(row["prefectures"]), *(blocks[block] for block in _items(row["block_codes"]))],
        "code": [code, row["program_code"]],
    }


def _program(row: Mapping[str, object], names: _Lookups) -> dict[str, list[object]]:
    code = str(row["code"])
    return {
        "name": [row["name_ja"], row["name_en"]],
        "alias": list(names.alias(AliasKind.PROGRAM, code)),
        "provider": list(names.ministry(_optional(row["ministry_code"]))),
        "summary": [row["summary_ja"], row["summary_en"], row["match_rule"]],
        "code": [code],
    }


def _facility(row: Mapping[str, object], names: _Lookups) -> dict[str, list[object]]:
    prefecture = _optional(row["prefecture"])
    return {
        "name": [row["name_ja"]],
        "provider": [row["operator_ja"]],
        "summary": [row["services_ja"]],
        "place": [prefecture, names.block_of.get(prefecture or "")],
        "code": [row["code"]],
    }


def _theme(row: Mapping[str, object], names: _Lookups) -> dict[str, list[object]]:
    region_code = _optional(row["region_code"]) or ""
    region, prefectures = names.regions.get(region_code, (None, ()))
    return {
        "name": [row["title_ja"]],
        "alias": list(names.alias(AliasKind.REGION, region_code)),
        "provider": [row["lead_ja"], *_items(row["partners_ja"]), names.programs.get(str(row["program_code"]))],
        "place": [region, *prefectures],
        "code": [row["code"], row["program_code"], row["region_code"]],
    }


def _event(row: Mapping[str, object], names: _Lookups) -> dict[str, list[object]]:
    return {
        "name": [row["title_ja"]],
        "provider": [row["host_ja"]],
        "place": [row["place_ja"], names.blocks.get(str(row["block_code"]))],
    }


_READERS: dict[Catalogue, _Reader] = {
    Catalogue.MEASURES: _measure,
    Catalogue.PROGRAMS: _program,
    Catalogue.FACILITIES: _facility,
    Catalogue.THEMES: _theme,
    Catalogue.EVENTS: _event,
}


def _items(cell: object) -> tuple[str, ...]:
    if cell is None:
        return ()
    if isinstance(cell, tuple):
        return cell
    return tuple(str(cell).split(";"))


def _optional(cell: object) -> str | None:
    return None if cell is None else str(cell)
