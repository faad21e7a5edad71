"""Cells of facts in words: as they are typed, as a history and a correction show them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from navigator.db import facts, office
from navigator.db.cells import Cells
from navigator.db.corrections import CorrectedCell, corrected_cells
from navigator.db.exchange import office_names
from navigator.db.writes import WHOLE
from navigator.domain.dates import PartialDate
from navigator.domain.editfields import DOMINANT_FIELD, FIELDS, EditField, FieldKind, field_of
from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.money import MISSING, format_myen
from navigator.domain.ownmarks import CorrectionView
from navigator.domain.text import Text
from navigator.services.history import MADE, OFFICE_LETTERS, RECORD, REMOVED, HistoryEntry

NOTHING = Text(MISSING, MISSING)
YES, NO = Text("はい", "yes"), Text("いいえ", "no")


@dataclass(frozen=True, slots=True)
class FactChange(HistoryEntry):
    """One changed field of a fact; ``change_no`` names the step that changed it."""

    change_no: int = 0


class Names:
    """What the records are called that a cell names, read one by one and remembered."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], str] = {}
        self._offices: dict[str, str] | None = None

    def office(self, uuid: str) -> str:
        """Return the name of an office, the beginning of its id while it has none here."""
        if self._offices is None:
            self._offices = office_names(self._connection)
        return self._offices.get(uuid, uuid[:OFFICE_LETTERS])

    def of(self, target: str, named: str) -> str:
        """Return the name of a record by its code or natural key; the key itself when it is gone."""
        if (target, named) not in self._known:
            self._known[target, named] = self._read(target, named)
        return self._known[target, named]

    def _read(self, target: str, named: str) -> str:
        if not target or target == "prefectures":
            return named
        row = office.row_of_key(self._connection, target, named)
        return named if row is None else title_of(target, row) or named


def title_of(table: str, row: Mapping[str, Any]) -> str:
    """Return what a record is called; of an amount or a participation, what it is about."""
    name = row.get(DOMINANT_FIELD.get(table, "name_ja"))
    if name:
        return str(name)
    parts = [row.get(column) for column in ("region_code", "program_code", "subject_code", "metric_code")]
    year = row.get("fy") or row.get("fy_from") or row.get("start_fy")
    parts.append(None if year is None else format_fiscal_year(year, YearStyle.ERA))
    return " ".join(str(part) for part in parts if part)


def named_title(table: str, row: Mapping[str, Any], names: Names) -> str:
    """Return what a record is called, an amount or a participation by the names of what it is about."""
    if row.get(DOMINANT_FIELD.get(table, "name_ja")):
        return title_of(table, row)
    targets = {field.name: field.target for field in FIELDS.get(table, ()) if field.target}
    targets["subject_code"] = {"program": "programs", "region": "regions"}.get(str(row.get("subject_type")), "")
    return title_of(
        table,
        {
            name: names.of(targets[name], str(value)) if value and name in targets else value
            for name, value in row.items()
        },
    )


def label_of(table: str, column: str) -> Text:
    """Return what a column is called."""
    field = field_of(table, column)
    return Text(column, column) if field is None else field.label


def typed_text(field: EditField, row: Mapping[str, Any], cells: Cells) -> str:
    """Return a cell as it is typed: ``read_draft`` reads it back to the same cell."""
    value = row[field.name]
    if field.name == "part_of" and value is not None:
        value = cells.pack(facts.table("budgets"), field.name, value)
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ";".join(value)
    if isinstance(value, bool):
        return str(int(value))
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def correction_view(connection: Connection, cell: CorrectedCell) -> CorrectionView:
    """Return a correction in words."""
    row = office.row_of_key(connection, cell.table, cell.key)
    return CorrectionView(
        cell.table,
        cell.key,
        cell.column,
        "" if row is None else named_title(cell.table, row, Names(connection)),
        label_of(cell.table, cell.column),
        _said(connection, cell.table, cell.column, cell.office),
        _said(connection, cell.table, cell.column, cell.original),
        _said(connection, cell.table, cell.column, cell.bundled),
        cell.conflict,
        cell.package_version or "",
        cell.made_at,
    )


def corrections_of(connection: Connection, table: str, key: str) -> tuple[CorrectionView, ...]:
    """Return what the office corrected in a record, in the order of its form."""
    order = [field.name for field in FIELDS.get(table, ())]
    views = [correction_view(connection, cell) for cell in corrected_cells(connection, table, key)]
    return tuple(sorted(views, key=lambda view: order.index(view.field) if view.field in order else len(order)))


def _said(connection: Connection, table: str, column: str, data: Any) -> Text:
    return shown(table, column, data, Names(connection))


def fact_change(row: Mapping[str, Any], names: Names) -> FactChange:
    """Return a row of the journal in words."""
    before = None if row["before"] is None else json.loads(row["before"])
    after = None if row["after"] is None else json.loads(row["after"])
    table, name = row["table_name"], row["field"]
    if name == WHOLE:
        called = title_of(table, before if after is None else after)
        title = Text(called, called) if called else MADE
        label, texts = RECORD, ((NOTHING, title) if before is None else (title, REMOVED))
    else:
        label = label_of(table, name)
        texts = shown(table, name, before, names), shown(table, name, after, names)
    return FactChange(
        row["at"], names.office(row["office"]), row["use_case"], label, *texts, change_no=row["change_no"]
    )


def shown(table: str, column: str, data: Any, names: Names) -> Text:
    """Return JSON data of a cell as people read it; what cannot be read any more is shown as it is."""
    if data is None or data in ("", []):
        return NOTHING
    field = field_of(table, column)
    if field is None:
        return _same(str(data))
    try:
        return _shown(field, data, names)
    except (UserError, ValueError):
        return _same(str(data))


def _shown(field: EditField, data: Any, names: Names) -> Text:
    if field.term is not None:
        labels = [field.term(item).label for item in (data if isinstance(data, list) else [data])]
        return Text("・".join(label.ja for label in labels), ", ".join(label.en for label in labels))
    if field.kind is FieldKind.DATE:
        day = PartialDate(data)
        return Text(day.format(YearStyle.ERA, "ja"), day.format(YearStyle.ERA, "en"))
    if field.kind is FieldKind.FISCAL_YEAR:
        return Text(format_fiscal_year(data, YearStyle.ERA), format_fiscal_year(data, YearStyle.ERA, "en"))
    if field.kind is FieldKind.MONEY:
        amount = format_myen(Decimal(data))
        return Text(f"{amount} 百万円", f"{amount} million yen")
    if field.kind is FieldKind.FLAG:
        return YES if data else NO
    return _same("、".join(names.of(field.target, item) for item in (data if isinstance(data, list) else [str(data)])))


def _same(text: str) -> Text:
    return Text(text, text)
