"""What a form for editing offers: the records that its fields may name, words of open lists, and what is on file."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from navigator.db import facts
from navigator.domain.editfields import FIELDS, EditField, FieldKind
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.money import format_myen
from navigator.domain.ownmarks import CorrectionView
from navigator.domain.text import Text
from navigator.domain.vocabulary import EVENT_KINDS, FACILITY_KINDS, Origin

Choices = tuple[tuple[str, Text], ...]

SUBJECTS = "subjects"
_OPEN_LISTS = {"facilities": FACILITY_KINDS, "events": EVENT_KINDS}


@dataclass(frozen=True, slots=True)
class EditForm:
    """A form: ``key`` is None for a new record, whose ``title`` is empty and ``origin`` None.

    ``choices`` are (code, name) by field; ``known`` the codes on file by table, for ``read_draft``.
    """

    table: str
    key: str | None
    title: str
    origin: Origin | None
    fields: tuple[EditField, ...]
    draft: dict[str, str]
    choices: Mapping[str, Choices]
    known: Mapping[str, frozenset[str]]
    corrections: tuple[CorrectionView, ...] = ()


class KnownRecords:
    """The codes on file, read when they are first asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[str, frozenset[str]] = {}

    def known(self, target: str) -> Collection[str]:
        """Return the codes of a table; of prefectures the names, of tables without codes the natural keys.

        ``subjects:portal`` are the subjects of outcomes of that type.
        """
        if target not in self._found:
            self._found[target] = frozenset(self._codes(target))
        return self._found[target]

    def of_table(self, table: str) -> dict[str, frozenset[str]]:
        """Return the codes that the rules of a table ask for."""
        wanted = {field.target for field in FIELDS[table] if field.target} | {"sources", "programs", "regions"}
        if table == "outcomes":
            wanted |= {f"{SUBJECTS}:{kind}" for kind in ("group", "portal", "national")}
        return {target: frozenset(self.known(target)) for target in wanted}

    def _codes(self, target: str) -> Collection[str]:
        name, _, kind = target.partition(":")
        table = facts.table(name)
        if kind:
            query = select(table.c.subject_code).where(table.c.subject_type == kind)
        elif name == "prefectures":
            query = select(table.c.name_ja)
        else:
            query = select(table.c.code if "code" in table.c else table.c.fact_key)
        return list(self._connection.execute(query).scalars())


def form_choices(connection: Connection, table: str) -> dict[str, Choices]:
    """Return what each field offers that names records or words of an open list."""
    found: dict[str, Choices] = {}
    known: dict[str, Choices] = {}
    for field in FIELDS[table]:
        if field.kind in {FieldKind.RECORD, FieldKind.RECORDS}:
            if field.target not in known:
                known[field.target] = _records(connection, field.target)
            found[field.name] = known[field.target]
        elif field.kind is FieldKind.KIND:
            found[field.name] = _kinds(connection, table, field.name)
    if "source" in found and "sources" not in known:
        known["sources"] = found["source"]
    if table == "outcomes":
        found["subject_code"] = (
            *_records(connection, "programs"),
            *_records(connection, "regions"),
            *_subjects(connection),
        )
    return found


def _records(connection: Connection, target: str) -> Choices:
    if target == "budgets":
        return _amounts(connection)
    column = "title_ja" if "title_ja" in facts.table(target).c else "name_ja"
    if target == "prefectures":
        rows = facts.rows(connection, target, order=("jis_code",))
        return tuple((row["name_ja"], Text(row["name_ja"], row["name_en"] or row["name_ja"])) for row in rows)
    return tuple((row["code"], _named(row, column)) for row in facts.rows(connection, target))


def _named(row: Mapping[str, Any], column: str) -> Text:
    ja = row[column]
    return Text(ja, row.get("name_en") or row.get("title_en") or ja)


def _amounts(connection: Connection) -> Choices:
    names = facts.names(connection, "programs")
    return tuple(
        (row["fact_key"], _amount(row, names[row["program_code"]])) for row in facts.rows(connection, "budgets")
    )


def _amount(row: Mapping[str, Any], program: Text) -> Text:
    return Text("{program} {year} {kind} {amount} 百万円", "{program} {year} {kind} {amount} million yen").format(
        program=program,
        year=Text(format_fiscal_year(row["fy"], YearStyle.ERA), format_fiscal_year(row["fy"], YearStyle.WESTERN, "en")),
        kind=row["kind"].label,
        amount=format_myen(row["amount_myen"]),
    )


def _kinds(connection: Connection, table: str, column: str) -> Choices:
    labels = _OPEN_LISTS[table]
    source = facts.table(table)
    on_file = connection.execute(select(source.c[column]).distinct().order_by(source.c[column])).scalars()
    words = dict.fromkeys((*labels, *on_file))
    return tuple((word, labels.get(word, Text(word, word))) for word in words)


def _subjects(connection: Connection) -> Choices:
    return tuple((row["subject_code"], _named(row, "name_ja")) for row in facts.rows(connection, SUBJECTS))
