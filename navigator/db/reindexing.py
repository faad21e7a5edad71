"""Which records of the text index an edited row concerns: its own, and those whose texts name it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from navigator.db import textindex
from navigator.db.schema import Base
from navigator.domain.catalogues import Catalogue
from navigator.domain.vocabulary import AliasKind

MOST_SINGLE = 3000
"""Records indexed one by one; beyond that the whole index is made anew, which costs less."""

_BATCH = 500
_CATALOGUES = {catalogue.value: catalogue for catalogue in Catalogue}
_OF_ALIAS = {
    AliasKind.PROGRAM: (Catalogue.PROGRAMS, "code"),
    AliasKind.MEASURE: (Catalogue.MEASURES, "code"),
    AliasKind.REGION: (Catalogue.THEMES, "region_code"),
}
_NAMED_EVERYWHERE = frozenset({"ministries", "blocks", "prefectures"})
"""Lists so short and so widely named that the index is made anew when they are edited."""


class Reindexing:
    """Gathers the records that the edits of one transaction concern; ``write`` indexes them again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: dict[Catalogue, set[int]] = defaultdict(set)
        self._codes: dict[tuple[Catalogue, str], set[str]] = defaultdict(set)
        self._all = False

    def touched(self, table: str, row: Mapping[str, Any]) -> None:
        """Note a row as it was or as it became."""
        catalogue = _CATALOGUES.get(table)
        if catalogue is not None:
            self._ids[catalogue].add(row["id"])
        if table == "editions":
            self._codes[Catalogue.MEASURES, "code"].add(row["measure_code"])
        elif table == "programs":
            self._codes[Catalogue.MEASURES, "program_code"].add(row["code"])
            self._codes[Catalogue.THEMES, "program_code"].add(row["code"])
        elif table == "regions":
            self._codes[Catalogue.THEMES, "region_code"].add(row["code"])
        elif table == "aliases" and row["kind"] in _OF_ALIAS:
            self._codes[_OF_ALIAS[row["kind"]]].add(row["code"])
        elif table in _NAMED_EVERYWHERE:
            self._all = True

    def write(self) -> None:
        """Bring the index up to date."""
        named = 0 if self._all else sum(map(len, (*self._ids.values(), *self._codes.values())))
        if self._all or named > MOST_SINGLE:
            textindex.rebuild(self._connection)
        else:
            self._resolve()
            for catalogue, ids in self._ids.items():
                for batch in _batches(sorted(ids)):
                    textindex.refresh(self._connection, catalogue, batch)
        self._ids.clear()
        self._codes.clear()
        self._all = False

    def _resolve(self) -> None:
        """Find the records that name the codes of edited rows."""
        for (catalogue, column), codes in self._codes.items():
            table = Base.metadata.tables[catalogue.value]
            for batch in _batches(sorted(codes)):
                found = self._connection.execute(select(table.c.id).where(table.c[column].in_(batch)))
                self._ids[catalogue] |= set(found.scalars())


_Item = TypeVar("_Item")


def _batches(items: list[_Item]) -> Iterator[list[_Item]]:
    for start in range(0, len(items), _BATCH):
        yield items[start : start + _BATCH]
