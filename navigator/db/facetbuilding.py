"""Reading cells of a table column by column, and turning them into facets, spans and orders.

Everything goes column by column: the work that a distinct cell needs is done once, and what is left for each of a
million records is a look-up that runs inside the interpreter.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Select, Table, func, select, type_coerce
from sqlalchemy import Text as SqlText

from navigator.db import textindex
from navigator.db.columns import FacetBuilder, FacetColumn, Positions, Spans
from navigator.db.schema import Base
from navigator.domain.catalogues import EVERYWHERE_LABEL, NO_DATA_LABEL, Catalogue, FacetKey
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.folding import FIELD_SEPARATOR
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, Field, Stage, Term

Cells = dict[str, list[Any]]
"""The cells of a table by column; all lists are as long as the table."""

Ranks = NDArray[np.int64]

YEN = Decimal(1_000_000)
STAGES = [stage.value for stage in Stage]
_PART = 500
"""Rows read at a time: so few that they are gone before the garbage collector looks at its oldest generation, which
would go through every list of cells and double the time."""
_SEEN = 2000
"""Distinct cells remembered a column."""


def yen(million_yen: Decimal) -> int:
    """Return an amount in million yen as whole yen (the facts print at most six decimals)."""
    return int(million_yen * YEN)


def table(name: str) -> Table:
    """Return a table of the library by its name."""
    return Base.metadata.tables[name]


def read_cells(connection: Connection, table_name: str, *columns: str, order: str = "id") -> Cells:
    """Read ``id`` and plain cells of a table: lists, enums and numbers as the text that the file keeps."""
    source = table(table_name)
    return run(connection, select(source.c.id, *_plain(source, columns)).order_by(source.c[order]))


def read_records(connection: Connection, catalogue: Catalogue, name: str, *columns: str) -> Cells:
    """Read a catalogue as ``read_cells`` does, and as ``folded`` the folded cells of the column ``name``.

    The text index keeps them folded; folding a million names again takes half a minute.
    """
    source, texts = table(catalogue.value), table("search_texts")
    folded = func.coalesce(texts.c.name, source.c[name]).label("folded")
    indexed = texts.c.id == source.c.id * textindex.STRIDE + textindex.number(catalogue)
    query = select(source.c.id, folded, *_plain(source, columns)).outerjoin(texts, indexed).order_by(source.c.id)
    cells = run(connection, query)
    cells["folded"] = [text.partition(FIELD_SEPARATOR)[0] for text in cells["folded"]]
    return cells


def _plain(source: Table, columns: Sequence[str]) -> list[ColumnElement[Any]]:
    return [
        source.c[name] if source.c[name].type.python_type is int else type_coerce(source.c[name], SqlText()).label(name)
        for name in columns
    ]


def run(connection: Connection, query: Select[Any]) -> Cells:
    """Return the columns of a query's answer; equal cells are mostly one object, which saves their memory."""
    result = connection.execution_options(yield_per=_PART).execute(query)
    cells: Cells = {str(column.key): [] for column in query.selected_columns}
    known: list[dict[Any, Any]] = [{} for _ in cells]
    for part in result.partitions():
        for column, seen, taken in zip(cells.values(), known, zip(*part, strict=True), strict=True):
            if len(seen) > _SEEN:
                seen.clear()
            column.extend(map(seen.setdefault, taken, taken))
    return cells


def numbered(cells: Sequence[Any], number: Callable[[Any], int]) -> NDArray[np.int64]:
    """Return ``number`` of each cell, asked once for each distinct one."""
    known = {cell: number(cell) for cell in dict.fromkeys(cells)}
    return np.fromiter(map(known.__getitem__, cells), dtype=np.int64, count=len(cells))


class Places:
    """Prefectures and the blocks they lie in."""

    def __init__(self, connection: Connection) -> None:
        rows = read_cells(connection, "prefectures", "name_ja", "name_en", "block_code", order="jis_code")
        self.order = rows["name_ja"]
        self.english = {name: other or name for name, other in zip(rows["name_ja"], rows["name_en"], strict=True)}
        self.block_of = dict(zip(rows["name_ja"], rows["block_code"], strict=True))
        self.of_block: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for name, block in self.block_of.items():
            self.of_block[block] += (name,)

    def label(self, name: str) -> Text:
        """Return the names of a prefecture."""
        return Text(name, self.english.get(name, name))

    def blocks(self, blocks: str | None, prefectures: str | None) -> tuple[str, ...]:
        """Return the blocks that a record names itself or through its prefectures, north to south."""
        found = {*items(blocks), *(self.block_of[name] for name in items(prefectures) if name in self.block_of)}
        return tuple(block.value for block in Block if block.value in found)

    def prefectures(self, blocks: str | None, prefectures: str | None) -> tuple[str, ...]:
        """Return the prefectures that a record names, else all of the blocks it names."""
        if prefectures:
            return items(prefectures)
        return tuple(name for block in items(blocks) for name in self.of_block[block])


class Facets:
    """The facets of a catalogue, made from its cells."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self.columns: dict[FacetKey, FacetColumn] = {}

    def add(
        self,
        key: FacetKey,
        cells: Sequence[Any],
        *,
        values: Callable[[Any], tuple[str, ...]],
        settled: Sequence[str],
        label: Callable[[str], Text],
    ) -> None:
        """Add a facet: ``values`` turns the cell of a record into facet values."""
        nothing = EVERYWHERE_LABEL if key in (FacetKey.BLOCK, FacetKey.PREFECTURE) else NO_DATA_LABEL
        builder = FacetBuilder(key, settled, label, nothing)
        self.columns[key] = builder.column(numbered(cells, lambda cell: builder.code(values(cell))))

    def terms(self, key: FacetKey, cells: Sequence[Any], kind: type[Term]) -> None:
        """Add a facet of cells that hold codes of a closed list, separated by ';'."""
        self.add(
            key,
            cells,
            values=lambda cell: tuple(term.value for term in kind if term.value in items(cell)),
            settled=[term.value for term in kind],
            label=lambda value: kind(value).label,
        )

    def stages(self, cells: Cells) -> None:
        """Add the stages from the first to the last one named."""
        self.add(
            FacetKey.STAGE,
            list(zip(cells["stage_from"], cells["stage_to"], strict=True)),
            values=lambda span: stages_between(*span),
            settled=STAGES,
            label=lambda value: Stage(value).label,
        )

    def fields(self, cells: Sequence[Any]) -> None:
        """Add the fields of science and technology."""
        self.terms(FacetKey.FIELD, cells, Field)

    def blocks(self, blocks: Sequence[Any], prefectures: Sequence[Any]) -> None:
        """Add the blocks named, or in which the prefectures named lie."""
        self.add(
            FacetKey.BLOCK,
            list(zip(blocks, prefectures, strict=True)),
            values=lambda raw: self._places.blocks(*raw),
            settled=[block.value for block in Block],
            label=lambda value: Block(value).label,
        )

    def prefectures(self, blocks: Sequence[Any], prefectures: Sequence[Any]) -> None:
        """Add the prefectures named, or all of the blocks named."""
        self.add(
            FacetKey.PREFECTURE,
            list(zip(blocks, prefectures, strict=True)),
            values=lambda raw: self._places.prefectures(*raw),
            settled=self._places.order,
            label=self._places.label,
        )

    def years(self, years: Sequence[tuple[int, ...]]) -> None:
        """Add the fiscal years of every record, newest first."""
        present = sorted({year for items in dict.fromkeys(years) for year in items}, reverse=True)
        self.add(
            FacetKey.FY,
            years,
            values=lambda items: tuple(str(year) for year in items),
            settled=[str(year) for year in present],
            label=year_label,
        )

    def kinds(self, cells: Sequence[Any], names: Mapping[str, Text]) -> None:
        """Add an open list of kinds with the names known for it."""
        self.add(
            FacetKey.KIND,
            cells,
            values=lambda cell: (cell,) if cell else (),
            settled=list(names),
            label=lambda value: names.get(value, Text(value, value)),
        )


def year_label(value: str) -> Text:
    """Return the name of a fiscal year for both languages (the screen shows it in the reader's style)."""
    year = int(value)
    return Text(format_fiscal_year(year, YearStyle.ERA, "ja"), format_fiscal_year(year, YearStyle.WESTERN, "en"))


def stages_between(first: str | None, last: str | None) -> tuple[str, ...]:
    """Return the stages from ``first`` to ``last``; one end alone is that stage only."""
    known = [STAGES.index(stage) for stage in (first, last) if stage]
    return tuple(STAGES[min(known) : max(known) + 1]) if known else ()


def items(cell: str | None) -> tuple[str, ...]:
    """Return the items of a cell that holds several."""
    return tuple(cell.split(";")) if cell else ()


def first_value(column: FacetColumn) -> Ranks:
    """Return the place of each record's first value in the settled order; records without one come last."""
    return column.members.argmax(axis=1)[column.codes]


def ranks(keys: Sequence[str]) -> Ranks:
    """Return the place of each key when all are sorted."""
    order = sorted(range(len(keys)), key=keys.__getitem__)
    places = np.empty(len(keys), dtype=np.int64)
    places[order] = np.arange(len(keys))
    return places


def ordered(*keys: Ranks) -> Positions:
    """Return the positions in the order of the keys, the first one counting most."""
    return np.lexsort(keys[::-1]).astype(np.int64)


def exact(values: Ranks, known: Iterable[bool] | NDArray[np.bool_]) -> Spans:
    """Return spans of one number for each record of which it is known."""
    positions = np.flatnonzero(known)
    return Spans(positions, values[positions], values[positions])
