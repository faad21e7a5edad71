"""Rules of editing that ask the library: keys of new rows, what is on file twice, what lies above a record."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from navigator.db import facts, office
from navigator.db.cells import Cells
from navigator.db.corrections import corrected_cells
from navigator.db.identity import KEY_PARTS, SEPARATOR
from navigator.db.writes import Writer, natural_key
from navigator.domain.editfields import CODED
from navigator.domain.editing import GROUNDS, Problems, groundless, names_itself
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin

_SAME = Text(
    "同じ出典の同じ箇所の記録が既にあります。箇所を詳しく書くか、その記録を直してください。",
    "There is a record of the same place in the same source: name the place exactly, or change that record.",
)
_SAME_NAME = Text(
    "同じ名前の記録（行事は日付と種別も同じもの）が既にあります。名前を変えるか、その記録を直してください。",
    "A record of this name (an event of this day and kind, too) is on file: change the name, or that record.",
)
_SAME_SOURCE = Text("この出典は既にあります。一覧から選んでください。", "This source is on file: please choose it.")


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row to be made: its natural key and its cells."""

    key: str
    values: dict[str, Any]


def made_row(table: str, values: dict[str, Any], writer: Writer) -> NewRow:
    """Return a new record with its code, where its table has codes, and its natural key."""
    if table not in CODED:
        return NewRow(writer.new_key(table, values), values)
    code = f"own-{uuid.uuid4().hex[:10]}"
    coded = {"code": code, **values}
    if table == "sources":
        return NewRow(writer.new_key(table, values), coded)
    return NewRow(code, coded)


def twice(connection: Connection, table: str, values: Mapping[str, Any]) -> Problems:
    """Tell that a new record without a code of its own is on file: its natural key is taken."""
    if table in CODED and table != "sources":
        return {}
    cells = Cells(connection)
    key = natural_key(cells, table, values)
    column = facts.table(table).c.fact_key
    numbered = column.startswith(f"{key}{SEPARATOR}#", autoescape=True)
    here = facts.rows(connection, table, (column == key) | numbered)
    # A record keeps its key when it is changed: one that says something else by now is no second copy.
    if not any(table == "sources" or natural_key(cells, table, row) == key for row in here):
        return {}
    if table == "sources":
        return {"url_or_file" if values.get("url_or_file") else "title_ja": _SAME_SOURCE}
    if "locator" in KEY_PARTS[table]:
        return {"locator": _SAME}
    return {next(name for name in ("title_ja", "name_ja") if name in KEY_PARTS[table]): _SAME_NAME}


def source_on_file(connection: Connection, values: Mapping[str, Any]) -> tuple[str | None, Problems]:
    """Return the code of a source typed anew that is on file already; a problem when that one says something else."""
    row = office.row_of_key(connection, "sources", natural_key(Cells(connection), "sources", values))
    if row is None:
        return None, {}
    if all(row[name] == values[name] for name in ("title_ja", "publisher", "published")):
        return str(row["code"]), {}
    return None, {"url_or_file" if values.get("url_or_file") else "title_ja": _SAME_SOURCE}


def changed_without_ground(
    connection: Connection, table: str, values: Mapping[str, Any], key: str, *, own: bool
) -> Problems:
    """Tell that a figure of a source would be changed while the source stays as it is, which does not say so.

    ``own`` says that a source is entered along with it. An own record is its own source, a value that the package
    itself says needs no ground, and one that was given with an earlier correction stands.
    """
    row = office.row_of_key(connection, table, key)
    if own or row is None or row["origin"] is Origin.OFFICE:
        return {}
    original = {cell.column: cell.original for cell in corrected_cells(connection, table, key)}
    if any(name in original for name in GROUNDS):
        return {}
    cells = Cells(connection)
    return {
        name: told
        for name, told in groundless(table, row, values).items()
        if cells.pack(facts.table(table), name, values[name]) != original.get(name)
    }


def lies_in_itself(connection: Connection, table: str, values: Mapping[str, Any], key: str) -> Problems:
    """Tell that a record would lie above, inside or beside itself by what it names.

    ``key`` is the record's natural key. A program is above itself by its parents, an amount lies in itself by the
    amounts that hold it; a list of covered programs may not name the program itself.
    """
    found: Problems = {}
    if values.get("parent_code") and key in _chain(connection, table, "code", "parent_code", values["parent_code"]):
        found |= names_itself("parent_code")
    if key in values.get("umbrella_of", ()):
        found |= names_itself("umbrella_of")
    if table == "budgets" and values.get("part_of"):
        numbers = {row["fact_key"]: row["id"] for row in facts.rows(connection, table)}
        holder = numbers.get(values["part_of"])
        if numbers.get(key) in _chain(connection, table, "id", "part_of", holder):
            found |= names_itself("part_of")
    if table == "budgets" and values.get("program_code") in values.get("covers", ()):
        found |= names_itself("covers")
    return found


def _chain(connection: Connection, table: str, name: str, above: str, first: Any) -> set[Any]:
    """Return what names a record and all above it."""
    parents = {row[name]: row[above] for row in facts.rows(connection, table)}
    found: set[Any] = set()
    at = first
    while at is not None and at not in found:
        found.add(at)
        at = parents.get(at)
    return found
