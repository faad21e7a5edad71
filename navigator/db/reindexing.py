"""Which records of the text index an edited row concerns: its own, and those whose texts name it."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from navigator.db import textindex
from navigator.db.schema import Base
from navigator.domain.catalogues import Catalogue
from navigator.domain.vocabulary import AliasKind

MOST_SINGLE = 3000
"""So many records are always indexed one by one; of more it is asked whether making the whole index costs less."""

CATALOGUES = frozenset(catalogue.value for catalogue in Catalogue)
"""Tables whose rows stand in the index."""

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
        self._ids: dict[Catalogue, array[int]] = defaultdict(lambda: array("q"))
        self._codes: dict[tuple[Catalogue, str], set[str]] = defaultdict(set)
        self._all = False

    def touched(self, table: str, row: Mapping[str, Any], row_id: int | None = None) -> None:
        """Note a row as it was or as it became; ``row_id`` where the row does not hold its number."""
        catalogue = _CATALOGUES.get(table)
        if catalogue is not None:
            self._ids[catalogue].append(row["id"] if row_id is None else row_id)
        if table == "editions":
            self._named(Catalogue.MEASURES, "code", row["measure_code"])
        elif table == "programs":
            self._named(Catalogue.MEASURES, "program_code", row["code"])
            self._named(Catalogue.THEMES, "program_code", row["code"])
        elif table == "regions":
            self._named(Catalogue.THEMES, "region_code", row["code"])
        elif table == "aliases" and row["kind"] in _OF_ALIAS:
            self._named(*_OF_ALIAS[row["kind"]], row["code"])
        elif table in _NAMED_EVERYWHERE:
            self._all = True

    def _named(self, catalogue: Catalogue, column: str, code: str) -> None:
        codes = self._codes[catalogue, column]
        codes.add(code)
        if len(codes) > MOST_SINGLE:
            # Records that get this code later on are noted themselves.
            self._resolve(catalogue, column)

    def write(self, check: Callable[[], None] = lambda: None) -> None:
        """Bring the index up to date; ``check`` is called meanwhile and may raise to stop."""
        for catalogue, column in list(self._codes):
            self._resolve(catalogue, column)
        named = {catalogue: np.unique(np.array(ids, dtype=np.int64)) for catalogue, ids in self._ids.items()}
        touched = sum(map(len, named.values()))
        # To index a record that stands in the index costs twice what a new one does.
        if self._all or (touched > MOST_SINGLE and 2 * touched > textindex.count(self._connection)):
            textindex.rebuild(self._connection, check)
        else:
            for catalogue, ids in named.items():
                for start in range(0, len(ids), _BATCH):
                    check()
                    textindex.refresh(self._connection, catalogue, ids[start : start + _BATCH].tolist())
        self._ids.clear()
        self._all = False

    def _resolve(self, catalogue: Catalogue, column: str) -> None:
        """Find the records that name the codes of edited rows."""
        table = Base.metadata.tables[catalogue.value]
        codes = sorted(self._codes.pop((catalogue, column)))
        for start in range(0, len(codes), _BATCH):
            named = table.c[column].in_(codes[start : start + _BATCH])
            found = self._connection.execute(select(table.c.id).where(named))
            self._ids[catalogue].extend(found.scalars())
