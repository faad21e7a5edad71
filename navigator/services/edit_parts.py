"""The records that hang on another one and are edited from it: amounts, outcomes, regions, rounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from navigator.db import facts
from navigator.db.library import Library
from navigator.domain.editfields import TABLE_NAMES
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.money import MISSING, format_myen
from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin, SubjectType

PARTS: dict[str, tuple[tuple[str, str], ...]] = {
    "measures": (("editions", "measure_code"),),
    "programs": (("budgets", "program_code"), ("outcomes", "subject_code"), ("participations", "program_code")),
    "regions": (("participations", "region_code"), ("outcomes", "subject_code")),
}
"""Tables of what hangs on a record, by its table, and the column that names it."""

_SUBJECT = {"programs": SubjectType.PROGRAM, "regions": SubjectType.REGION}


@dataclass(frozen=True, slots=True)
class PartRow:
    """A record that hangs on another one: where it is kept, what it is called, whether the office may remove it.

    ``source`` tells amounts of one year apart: title and place of the source, empty where none is on file.
    """

    table: str
    key: str
    kind: Text
    title: Text
    source: str
    origin: Origin


class EditParts:
    """Lists what hangs on the records of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def parts(self, ref: RecordRef) -> tuple[PartRow, ...]:
        """Return what hangs on a record, table by table, the latest years first."""
        found = []
        with self._library.reading() as connection:
            metrics = facts.names(connection, "metrics")
            regions = facts.names(connection, "regions")
            for table, column in PARTS.get(ref.table, ()):
                columns = facts.table(table).c
                where = [columns[column] == ref.code]
                if table == "outcomes":
                    where.append(columns.subject_type == _SUBJECT[ref.table])
                rows = facts.rows(connection, table, *where)
                cited = facts.sources(connection, {row["source"] for row in rows if row["source"]})
                made = [
                    (
                        _year(row) or 0,
                        PartRow(
                            table,
                            row["fact_key"],
                            TABLE_NAMES[table],
                            _title(table, row, metrics, regions),
                            _source(row, cited),
                            row["origin"],
                        ),
                    )
                    for row in rows
                ]
                found += [part for _, part in sorted(made, key=lambda item: -item[0])]
        return tuple(found)

    def hangs_on(self, ref: RecordRef, table: str) -> bool:
        """Tell whether records of ``table`` hang on a record."""
        return any(table == part for part, _ in PARTS.get(ref.table, ()))

    def draft_for(self, ref: RecordRef, table: str) -> dict[str, str]:
        """Return the draft of a new record of ``table`` that hangs on a record."""
        column = dict(PARTS[ref.table])[table]
        draft = {column: ref.code}
        if table == "outcomes":
            draft["subject_type"] = _SUBJECT[ref.table].value
        return draft


def _year(row: Mapping[str, Any]) -> int | None:
    return next((row[name] for name in ("fy", "fy_from", "start_fy") if row.get(name)), None)


def _source(row: Mapping[str, Any], cited: Mapping[str, Mapping[str, Any]]) -> str:
    source = cited.get(row["source"])
    return "" if source is None else " ".join(filter(None, (source["title_ja"], row["locator"])))


def _title(table: str, row: Mapping[str, Any], metrics: Mapping[str, Text], regions: Mapping[str, Text]) -> Text:
    year = _year(row)
    when = Text(MISSING, MISSING)
    if year is not None:
        when = Text(format_fiscal_year(year, YearStyle.ERA), format_fiscal_year(year, YearStyle.WESTERN, "en"))
    if table == "editions":
        return Text("{year} {name}", "{year} {name}").format(year=when, name=row["name_ja"])
    if table == "budgets":
        return Text("{year} {kind} {amount} 百万円", "{year} {kind} {amount} million yen").format(
            year=when, kind=row["kind"].label, amount=format_myen(row["amount_myen"])
        )
    if table == "outcomes":
        metric = metrics.get(row["metric_code"], Text(row["metric_code"], row["metric_code"]))
        return Text("{year} {metric} {value}", "{year} {metric} {value}").format(
            year=when, metric=metric, value=format_myen(row["value"])
        )
    region = regions.get(row["region_code"], Text(row["region_code"], row["region_code"]))
    return Text("{year} {region}", "{year} {region}").format(year=when, region=region)
