"""The tables of the fact package as people and files see them: titles, types, closed lists, what columns refer to.

Read once from the descriptor of the bundled package, which is the one description of the format that offices exchange.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from navigator.domain import vocabulary
from navigator.domain.text import Text
from navigator.domain.vocabulary import Term

FACTS = Path(__file__).resolve().parents[2] / "resources" / "facts"
DESCRIPTOR = "datapackage.json"
SEPARATOR = ";"
KEY = "key"
"""Heading of the column that names a record in our own exports; it is no column of the package."""

_NAMES_OF_CODE = {"jis_code", "name_ja"}


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column: ``kind`` is string, integer, number or boolean; ``refers`` names a table and its column.

    A ``listed`` cell holds several items separated by ';'. ``words`` are the members of its closed list, by code.
    """

    name: str
    title: Text
    hint: str
    kind: str
    required: bool
    listed: bool
    dated: bool
    words: Mapping[str, Text]
    refers: tuple[str, str] | None
    least: Decimal | None
    most: Decimal | None

    @property
    def is_year(self) -> bool:
        """Whether it holds a fiscal year."""
        return self.kind == "integer" and (
            self.name == "fy" or self.name.startswith("fy_") or self.name.endswith("_fy")
        )

    @property
    def is_money(self) -> bool:
        """Whether it holds million yen."""
        return self.kind == "number" and "myen" in self.name


@dataclass(frozen=True, slots=True)
class FactTable:
    """A table: its columns in the order of the package.

    ``numbered`` says that the package gives its rows a number anew each time; ``written`` are the columns that people
    write (without that number), ``needed`` those of them that a record cannot be without.
    """

    name: str
    title: Text
    columns: Mapping[str, FactColumn]
    numbered: bool
    written: tuple[str, ...]
    needed: tuple[str, ...]

    def title_of(self, column: str) -> Text:
        """Return the title of a column."""
        found = self.columns.get(column)
        return Text(column, column) if found is None else found.title

    @property
    def naming(self) -> str:
        """The column that says to people which record a row is."""
        wanted = (
            "name_ja",
            "title_ja",
            "term_ja",
            "frame_name_ja",
            "alias",
            "text_ja",
            "question_ja",
            "item_ja",
            "goal_ja",
        )
        return next((name for name in wanted if name in self.columns), next(iter(self.columns)))


@cache
def fact_tables() -> Mapping[str, FactTable]:
    """Return the tables of the package by name, in its order."""
    return {table["name"]: _table(table) for table in descriptor()["resources"]}


@cache
def descriptor() -> dict[str, Any]:
    """Return the descriptor of the bundled package."""
    described: dict[str, Any] = json.loads((FACTS / DESCRIPTOR).read_text(encoding="utf-8"))
    return described


def _table(resource: dict[str, Any]) -> FactTable:
    schema = resource["schema"]
    references = {
        key["fields"]: (key["reference"]["resource"] or resource["name"], key["reference"]["fields"])
        for key in schema.get("foreignKeys", ())
    }
    columns = {field["name"]: _column(field, references.get(field["name"])) for field in schema["fields"]}
    # Everywhere but among the sources, whose number is their code, a number counts the rows of one version.
    numbered = "id" in columns and resource["name"] != "sources"
    written = tuple(name for name in columns if not (numbered and name == "id"))
    needed = tuple(name for name in written if columns[name].required)
    return FactTable(
        resource["name"], Text(resource["title"], resource["title_en"]), columns, numbered, written, needed
    )


def _column(field: dict[str, Any], refers: tuple[str, str] | None) -> FactColumn:
    rules = field.get("constraints", {})
    listed = field.get("list")
    if listed and "reference" in listed:
        refers = (listed["reference"]["resource"], listed["reference"]["field"])
    codes = rules.get("enum") or (listed or {}).get("enum") or ()
    return FactColumn(
        field["name"],
        Text(field["title"], field["title_en"]),
        field.get("description", ""),
        field["type"],
        required=bool(rules.get("required")),
        listed=listed is not None,
        dated=rules.get("pattern", "").startswith("^[0-9]{4}(-"),
        words=_words(tuple(codes)),
        refers=refers,
        least=None if "minimum" not in rules else Decimal(rules["minimum"]),
        most=None if "maximum" not in rules else Decimal(rules["maximum"]),
    )


def _words(codes: tuple[str, ...]) -> dict[str, Text]:
    """Return the names of the codes of a closed list: those of the vocabulary's list that has them all."""
    if not codes:
        return {}
    for kind in vars(vocabulary).values():
        if isinstance(kind, type) and issubclass(kind, Term) and kind is not Term:
            members: dict[str, Text] = {member.value: member.label for member in kind}  # type: ignore[attr-defined]
            if set(codes) <= set(members):
                return {code: members[code] for code in codes}
    return {code: Text(code, code) for code in codes}
