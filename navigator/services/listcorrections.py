"""What the office corrected in the cells of a list: which columns, and what stood there before."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from navigator.db import facts
from navigator.db.corrections import TABLE
from navigator.domain.catalogues import Catalogue
from navigator.domain.results import CorrectedColumn
from navigator.domain.text import Text
from navigator.services.edit_words import Names, label_of, shown

_OF_TABLE: dict[str, dict[str, str]] = {
    "measures": {
        "name_ja": "name",
        "provider_ja": "provider",
        "stage_from": "stage",
        "stage_to": "stage",
        "eligible": "eligible",
        "amount_max_myen": "ceiling",
        "subsidy_rate": "rate",
        "program_code": "ministry",
        "category": "kind",
        "fields": "field",
        "block_codes": "block",
        "prefectures": "block",
    },
    "editions": {"call_open": "status", "call_close": "deadline", "fy": "fy"},
    "programs": {
        "name_ja": "name",
        "ministry_code": "ministry",
        "kind": "kind",
        "stage_from": "stage",
        "stage_to": "stage",
        "start_fy": "years",
        "end_fy": "years",
        "eligible": "eligible",
        "fields": "field",
        "scale_per_year_myen_min": "scale",
        "scale_per_year_myen_max": "scale",
        "parent_code": "parent",
    },
    "budgets": {"amount_myen": "budget", "qualifier": "budget", "is_partial": "budget", "fy": "budget"},
    "facilities": {
        "name_ja": "name",
        "kind": "kind",
        "prefecture": "prefecture",
        "operator_ja": "provider",
        "fields": "field",
        "services_ja": "summary",
    },
    "themes": {
        "title_ja": "name",
        "program_code": "program",
        "region_code": "region",
        "fy": "fy",
        "field": "field",
        "lead_ja": "provider",
        "partners_ja": "provider",
    },
    "events": {
        "date": "date",
        "title_ja": "name",
        "kind": "kind",
        "host_ja": "provider",
        "place_ja": "place",
        "block_code": "block",
        "is_planned": "planned",
    },
}
"""The column of a list in which a field of a record, of its rounds or of its money is shown."""

SIGNED = frozenset({"ceiling", "rate", "deadline", "years", "fy", "scale", "date"})
"""Columns whose cells carry the sign of a correction; an amount of the budget carries its own."""

Corrected = Mapping[str, tuple[CorrectedColumn, ...]]


def corrections_of_rows(
    connection: Connection, catalogue: Catalogue, rows: Sequence[Mapping[str, Any]], budgets: Iterable[str] = ()
) -> Corrected:
    """Return what is corrected in the cells of the rows, by the natural key of the record.

    ``budgets`` are the keys of the amounts that the list shows.
    """
    if connection.execute(select(TABLE.c.id).limit(1)).first() is None:
        return {}
    owners = {row["fact_key"]: row["fact_key"] for row in rows}
    found = _found(connection, catalogue.value, owners)
    if catalogue is Catalogue.MEASURES:
        found += _found(connection, "editions", _owners(connection, "editions", "measure_code", rows))
    elif catalogue is Catalogue.PROGRAMS:
        shown_here = set(budgets)
        amounts = _owners(connection, "budgets", "program_code", rows)
        found += _found(connection, "budgets", {key: owner for key, owner in amounts.items() if key in shown_here})
    by_owner: dict[str, list[CorrectedColumn]] = defaultdict(list)
    for owner, one in found:
        by_owner[owner].append(one)
    return {owner: tuple(dict.fromkeys(ones)) for owner, ones in by_owner.items()}


def _owners(connection: Connection, table: str, column: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return the records to which the rows of a table belong, by the natural keys of those rows."""
    owners = {row["code"]: row["fact_key"] for row in rows}
    kept = facts.table(table).c
    query = select(kept.fact_key, kept[column]).where(kept[column].in_(list(owners)))
    return {key: owners[code] for key, code in connection.execute(query)}


def _found(connection: Connection, table: str, owners: Mapping[str, str]) -> list[tuple[str, CorrectedColumn]]:
    columns = _OF_TABLE[table]
    query = select(TABLE).where(TABLE.c.table_name == table, TABLE.c.fact_key.in_(list(owners))).order_by(TABLE.c.id)
    names = Names(connection)
    made = []
    for row in connection.execute(query).mappings():
        column = columns.get(row["column_name"])
        if column is not None:
            original = json.loads(row["incoming"] if row["conflict"] else row["bundled"])
            label = label_of(table, row["column_name"])
            before = shown(table, row["column_name"], original, names)
            made.append((owners[row["fact_key"]], CorrectedColumn(column, label, before)))
    return made


def told(corrections: Sequence[CorrectedColumn]) -> Text:
    """Return the corrections of a row in words: 支援額 上限（元の値 1 百万円）."""
    said = [
        Text("{label}（元の値 {before}）", "{label} (was {before})").format(label=one.label, before=one.before)
        for one in corrections
    ]
    return Text("、".join(one.ja for one in said), ", ".join(one.en for one in said))
