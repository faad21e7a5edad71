"""What the library knows while a file is planned: its sources, its codes, its rows by key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, func, select

from navigator.db.cells import INTERNAL_REFERENCES
from navigator.db.identity import key_alone
from navigator.db.loading import package_column
from navigator.domain.importing import Provenance
from navigator.services.factcolumns import SEPARATOR, FactTable
from navigator.services.factrows import BATCH, Row, rows_by_key, table_of

_SUBJECTS = {"program": ("programs", "code"), "region": ("regions", "code")}
_ALIASES = {
    "program": ("programs", "code"),
    "region": ("regions", "code"),
    "metric": ("metrics", "code"),
    "measure": ("measures", "code"),
    "source": ("sources", "id"),
    "block": ("blocks", "code"),
    "ministry": ("ministries", "code"),
}


_SHORT = 20_000
"""Tables up to this length are known by heart."""
_REMEMBERED = 20_000
"""Values of one column of a longer table that are remembered."""


MIXED = frozenset({"outcomes", "findings", "aliases"})
"""Tables in which a cell names a record of a table that another cell tells."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell that names a record: table, column of it (``key`` for its natural key) and the value."""

    table: str
    column: str
    value: str


class Known:
    """The records of one library, read as they are asked for; ``add_source`` lets sources of the file be cited."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._values: dict[tuple[str, str], set[str] | dict[str, bool]] = {}
        sources = table_of("sources")
        rows = connection.execute(
            select(sources.c.code, sources.c.fact_key, sources.c.url_or_file, sources.c.title_ja, sources.c.publisher)
        ).all()
        self.source_keys: dict[str, str] = {row[0]: row[1] for row in rows}
        self._source_codes: dict[str, str] = {row[1]: row[0] for row in rows}
        self._renamed: dict[str, str] = {}
        # The last number tried for a code: many rows may bring the same one.
        self._numbers: dict[str, int] = {}
        self._cited = {(row[2] or "", row[3], row[4] or ""): row[0] for row in rows}
        self._named: dict[str, str] = {}
        for row in rows:
            for name in (row[2], row[3]):
                self._named.setdefault(name or row[0], row[0])

    def source_of(self, origin: Provenance) -> str | None:
        """Return the code of the source on file that a provenance is, None when it is new."""
        return self._cited.get((origin.address, origin.title, origin.publisher))

    def source_code(self, text: str) -> str:
        """Return the code of a source that a cell names by code, address or title; other texts as they are."""
        if text in self._renamed:
            return self._renamed[text]
        return text if text in self.source_keys else self._named.get(text, text)

    def add_source(self, code: str, key: str) -> None:
        """Let rows cite a source that the file itself brings."""
        self.source_keys[code] = key
        self._source_codes[key] = code

    def take_source(self, code: str, key: str) -> str:
        """Return the code here of a source that the file brings as ``code``, by which its other rows cite it.

        Codes are numbers of one library: the source on file keeps its own, and a new one whose code is another
        source's here gets a free one.
        """
        here = self._source_codes.get(key, code)
        while self.source_keys.get(here, key) != key:
            self._numbers[code] = self._numbers.get(code, 1) + 1
            here = f"{code}-{self._numbers[code]}"
        self.add_source(here, key)
        self._renamed[code] = here
        return here

    def key_of(self, table: str, cells: Mapping[str, str]) -> str:
        """Return the natural key of a row of these cells."""
        return key_alone(table, cells, self.source_keys)

    def rows(self, table: str, keys: Iterable[str]) -> dict[str, Row]:
        """Return the rows on file by natural key."""
        return rows_by_key(self.connection, table, keys)

    def has(self, reference: Reference) -> bool:
        """Tell whether the record is on file."""
        values = self._of(reference.table, reference.column)
        if reference.value not in values and isinstance(values, dict):
            self.ask(reference.table, reference.column, (reference.value,))
        return bool(values[reference.value]) if isinstance(values, dict) else reference.value in values

    def ask(self, table: str, column: str, values: Iterable[str]) -> None:
        """Look for many values of a column at once; of long tables only those are known that were asked for last."""
        known = self._of(table, column)
        if not isinstance(known, dict):
            return
        wanted = [value for value in dict.fromkeys(values) if value not in known]
        if len(known) + len(wanted) > _REMEMBERED:
            known.clear()
        found = _column(table, column)
        for at in range(0, len(wanted), BATCH):
            part = wanted[at : at + BATCH]
            known |= dict.fromkeys(part, False)
            known |= dict.fromkeys(self.connection.execute(select(found).where(found.in_(part))).scalars(), True)

    def is_long(self, table: str, column: str) -> bool:
        """Tell whether a table is too long to be known by heart."""
        return isinstance(self._of(table, column), dict)

    def _of(self, table: str, column: str) -> set[str] | dict[str, bool]:
        """Return the values of a column: all of a short table, those that were asked for of a long one."""
        name = table, column
        if name not in self._values:
            kept = _column(table, column)
            rows = self.connection.execute(select(func.count()).select_from(kept.table)).scalar_one()
            if rows > _SHORT and (kept.unique or column == "key"):
                self._values[name] = {}
            else:
                self._values[name] = {str(value) for value in self.connection.execute(select(kept)).scalars()}
        return self._values[name]

    def parents(self, table: str, column: str) -> dict[str, str]:
        """Return what each record lies under that names it in a column, by the names of both in a file."""
        kept = table_of(table)
        above = kept.alias("above")
        if column in INTERNAL_REFERENCES:
            query = select(kept.c.fact_key, above.c.fact_key).join(above, above.c.id == kept.c[column])
        else:
            query = select(kept.c.code, kept.c[column]).where(kept.c[column].is_not(None))
        return {row[0]: row[1] for row in self.connection.execute(query)}


def _column(table: str, column: str) -> Column[Any]:
    kept = table_of(table)
    found: Column[Any] = kept.c["fact_key" if column == "key" else package_column(kept, column)]
    return found


def references_of(table: FactTable, cells: Mapping[str, str]) -> list[tuple[str, Reference]]:
    """Return the records that a row names, each with its column."""
    found: list[tuple[str, Reference]] = []
    for name, text in cells.items():
        column = table.columns[name]
        if not text:
            continue
        if name in INTERNAL_REFERENCES:
            found.append((name, Reference(INTERNAL_REFERENCES[name], "key", text)))
        elif column.refers is not None:
            items = text.split(SEPARATOR) if column.listed else (text,)
            found += [(name, Reference(*column.refers, item)) for item in items]
    if table.name in ("outcomes", "findings") and {"subject_type", "subject_code"} <= cells.keys():
        target = _SUBJECTS.get(cells["subject_type"], ("subjects", "subject_code"))
        found.append(("subject_code", Reference(*target, cells["subject_code"])))
    if table.name == "aliases" and cells.get("kind") in _ALIASES and "code" in cells:
        found.append(("code", Reference(*_ALIASES[cells["kind"]], cells["code"])))
    return found
