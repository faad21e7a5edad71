"""One record with everything on file about it: cited fields, figures, rounds and related records."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from navigator.db import facts, office
from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle
from navigator.domain.record import RecordRef, RecordView
from navigator.domain.text import Text
from navigator.services import measure_record, own_record, program_record, small_records
from navigator.services.recording import Recorder

Row = Mapping[str, Any]


def record(
    connection: Connection, catalogue: Catalogue, code: str, today: date, years: YearStyle = YearStyle.ERA
) -> RecordView:
    """Return everything on file about a record; ``code`` is its code, or its natural key where it has none.

    Raises:
        UserError: no record of the catalogue has this code.
    """
    row = find_row(connection, catalogue, code)
    recorder = Recorder(connection, row, catalogue, today, years)
    _TELLERS[catalogue](recorder)
    return _view(recorder, catalogue, row)


def find_row(connection: Connection, catalogue: Catalogue, code: str) -> Row:
    """Return the row of a record by its code, or by its natural key where it has no code.

    Raises:
        UserError: no record of the catalogue has this code.
    """
    table = facts.table(catalogue.value)
    named = table.c.fact_key if "code" not in table.c else table.c.code
    # Half letters of a command line in another encoding stand in no code, and no statement can hold them.
    code = code.encode("utf-8", "replace").decode()
    found = facts.rows(connection, catalogue.value, named == code)
    if not found:
        raise UserError(
            Text(
                "「{catalogue}」に符号「{code}」の記録はありません。",
                "No record of “{catalogue}” has the code “{code}”.",
            ).format(catalogue=catalogue.label, code=code),
            Text("符号を確かめるか、名称で検索してください。", "Check the code, or search by name."),
        )
    return found[0]


def _view(recorder: Recorder, catalogue: Catalogue, row: Row) -> RecordView:
    connection = recorder.connection
    own = own_record.own_marks(connection, catalogue, row)
    own_record.tell_corrections(recorder, own.corrections)
    name = row["name_ja"] if "name_ja" in row else row["title_ja"]
    key = row["fact_key"]
    return RecordView(
        ref=RecordRef(catalogue.value, key, row.get("code") or key),
        catalogue=catalogue,
        title=Text(name, row.get("name_en") or name),
        subtitle=recorder.subtitle,
        origin=own_record.origin_of(connection, catalogue.value, row, corrected=bool(own.corrections)),
        favourite=key in office.favourite_keys(connection, catalogue.value),
        sections=tuple(recorder.sections),
        editions=tuple(recorder.editions),
        budgets=recorder.budgets,
        budget_sources=recorder.budget_sources,
        related=tuple(recorder.related),
        aliases=tuple(recorder.aliases),
        citations=recorder.citations(),
        withdrawn=_withdrawn(row),
        own=own,
    )


def _withdrawn(row: Row) -> Text | None:
    if row["withdrawn"] is None:
        return None
    return Text(
        "収録データの {version} 版でなくなりました。お手元の印があるため残しています。",
        "Gone from version {version} of the bundled facts; kept because your own marks hang on it.",
    ).format(version=row["withdrawn"])


_TELLERS: dict[Catalogue, Callable[[Recorder], None]] = {
    Catalogue.MEASURES: measure_record.tell,
    Catalogue.PROGRAMS: program_record.tell,
    Catalogue.FACILITIES: small_records.tell_facility,
    Catalogue.THEMES: small_records.tell_theme,
    Catalogue.EVENTS: small_records.tell_event,
}
