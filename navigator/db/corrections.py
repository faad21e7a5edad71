"""Corrections of bundled facts, as the library keeps them, and how they live through an update of the package."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from navigator.db.cells import Cells, text_of
from navigator.db.schema import Base, Correction
from navigator.domain.corrections import Fate, fate
from navigator.domain.dates import PartialDate
from navigator.domain.editfields import FieldKind, field_of
from navigator.domain.figures import OWN_CORRECTION
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.money import MISSING, format_myen
from navigator.domain.vocabulary import Confidence, SourceKind

OWN_CORRECTION_SOURCE = {
    "code": OWN_CORRECTION,
    "title_ja": "自所の訂正",
    "title_en": "Own correction",
    "kind": SourceKind.OTHER,
    "confidence": Confidence.REPORTED,
}
"""The row of that source, made with the first correction."""

TABLE = Base.metadata.tables[Correction.__tablename__]


@dataclass(frozen=True, slots=True)
class CorrectedCell:
    """A correction; the three values are JSON data as ``Cells`` writes it, ``incoming`` None unless in conflict."""

    table: str
    key: str
    column: str
    bundled: Any
    office: Any
    conflict: bool
    incoming: Any
    package_version: str | None
    made_at: str

    @property
    def original(self) -> Any:
        """What the package of today says."""
        return self.incoming if self.conflict else self.bundled


def corrected_cells(
    connection: Connection, table: str | None = None, key: str | None = None, *, conflicts_only: bool = False
) -> tuple[CorrectedCell, ...]:
    """Return the corrections of the library, of a table or of one record, in the order of their making."""
    query = select(TABLE).order_by(TABLE.c.id)
    if table is not None:
        query = query.where(TABLE.c.table_name == table)
    if key is not None:
        query = query.where(TABLE.c.fact_key == key)
    if conflicts_only:
        query = query.where(TABLE.c.conflict)
    return tuple(_cell(row) for row in connection.execute(query).mappings())


def told(cells: Iterable[CorrectedCell]) -> str:
    """Return what was corrected in a record as the locator of the office's correction: fields and their originals."""
    return "、".join(f"{_label(cell)}（元の値 {_original(cell)}）" for cell in cells)


def _label(cell: CorrectedCell) -> str:
    field = field_of(cell.table, cell.column)
    return cell.column if field is None else field.label.ja


def _original(cell: CorrectedCell) -> str:
    field, data = field_of(cell.table, cell.column), cell.original
    items = data if isinstance(data, list) else [] if data is None else [data]
    if field is not None and field.term is not None:
        return "・".join(field.term(item).label.ja for item in items) or MISSING
    if field is not None and field.kind is FieldKind.MONEY:
        return "・".join(format_myen(Decimal(item)) for item in items) or MISSING
    if field is not None and field.kind is FieldKind.FISCAL_YEAR:
        return "・".join(format_fiscal_year(item, YearStyle.ERA) for item in items) or MISSING
    if field is not None and field.kind is FieldKind.DATE:
        return "・".join(PartialDate(item).format(YearStyle.ERA) for item in items) or MISSING
    if field is not None and field.kind is FieldKind.FLAG:
        return "はい" if data else "いいえ"
    return "・".join(str(item) for item in items) or MISSING


def _cell(row: Mapping[str, Any]) -> CorrectedCell:
    return CorrectedCell(
        row["table_name"],
        row["fact_key"],
        row["column_name"],
        json.loads(row["bundled"]),
        json.loads(row["office"]),
        row["conflict"],
        None if row["incoming"] is None else json.loads(row["incoming"]),
        row["package_version"],
        row["made_at"],
    )


class CorrectedRows:
    """The corrections of one library while a newer package is loaded; nothing of it is journaled, as no office acts."""

    def __init__(self, connection: Connection, version: str) -> None:
        self._connection = connection
        self._version = version
        self._cells = Cells(connection)
        self._found: dict[tuple[str, str], list[CorrectedCell]] = defaultdict(list)
        for cell in corrected_cells(connection):
            self._found[cell.table, cell.key].append(cell)

    def has(self, table: str, key: str) -> bool:
        """Tell whether a row is corrected anywhere."""
        return (table, key) in self._found

    def keep(self, table: Table, old: Mapping[str, Any], cells: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a bundled row becomes: the package's ``cells``, the office's where it corrected the row ``old``.

        Rows that the cells refer to must be on file. Corrections that are settled or disputed by it are marked so.
        """
        kept = dict(cells)
        for cell in self._found.get((table.name, old["fact_key"]), ()):
            if cell.column in cells:
                self._judge(cell, self._cells.pack(table, cell.column, cells[cell.column]))
                kept[cell.column] = old[cell.column]
        return kept

    def follow(self, table: str, old_key: str, new_key: str) -> None:
        """Lay the corrections of a row whose code was renamed over the row of its new code."""
        facts = Base.metadata.tables[table]
        row = self._connection.execute(select(facts).where(facts.c.fact_key == new_key)).mappings().one()
        taken = {cell.column for cell in self._found.get((table, new_key), ())}
        for cell in self._found.pop((table, old_key), ()):
            if cell.column in taken:
                self._connection.execute(delete(TABLE).where(*_named(cell)))
                continue
            values = {cell.column: self._cells.unpack(facts, cell.column, cell.office)}
            self._judge(cell, self._cells.pack(facts, cell.column, row[cell.column]))
            self._connection.execute(update(TABLE).where(*_named(cell)).values(fact_key=new_key))
            self._connection.execute(update(facts).where(facts.c.id == row["id"]).values(**values))

    def _judge(self, cell: CorrectedCell, incoming: Any) -> None:
        what = fate(cell.bundled, cell.office, incoming)
        if what is Fate.CLOSED:
            self._connection.execute(delete(TABLE).where(*_named(cell)))
            return
        disputed = what is Fate.CONFLICT
        if disputed and cell.conflict and cell.incoming == incoming:
            return
        self._connection.execute(
            update(TABLE)
            .where(*_named(cell))
            .values(
                conflict=disputed,
                incoming=text_of(incoming) if disputed else None,
                package_version=self._version if disputed else None,
            )
        )


def _named(cell: CorrectedCell) -> tuple[Any, ...]:
    return TABLE.c.table_name == cell.table, TABLE.c.fact_key == cell.key, TABLE.c.column_name == cell.column
