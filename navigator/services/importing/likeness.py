"""New records that may be second copies of one on file: the same folded name without years and rounds, a like body."""

import re
from array import array
from collections.abc import Callable, Iterator

from sqlalchemy import Connection, select

from navigator.domain.folding import fold
from navigator.domain.importing import Likeness
from navigator.services.factrows import BATCH, table_of
from navigator.services.importing.marks import Marks

_BODIES = {"measures": "provider_ja", "programs": "ministry_code", "facilities": "operator_ja", "regions": ""}
_ROUND = re.compile(
    r"(令和|平成)(元|[0-9]{1,2})年度?|20[0-9]{2}年度?|第?[0-9]{1,2}(回|次)(目)?(公募|募集)?"
    r"|【[^】]*】|\[[^\]]*\]|[「」『』()_・ ]"
)
_LEAST = 4
"""A name shorter than this says too little."""
_SHOWN = 3


def core(name: str) -> str:
    """Return what is left of a name without year, round and brackets, folded; '' when too little is."""
    left = _ROUND.sub("", fold(name))
    return left if len(left) >= _LEAST else ""


class Likenesses:
    """The names on file of the tables in which copies are looked for; ``check`` is called while they are read."""

    def __init__(self, connection: Connection, check: Callable[[], None] = lambda: None) -> None:
        self._connection, self._check = connection, check
        self._names: dict[str, _Names] = {}

    def of(self, table: str, key: str, name: str, body: str) -> tuple[Likeness, ...]:
        """Return the records on file that a new one may be a copy of, the first three."""
        if table not in _BODIES:
            return ()
        if table not in self._names:
            self._names[table] = _Names(self._connection, table, self._check)
        wanted = core(name) if self._names[table] else ""
        if not wanted:
            return ()
        found = []
        for one in self._names[table].of(wanted):
            if one.code != key and _alike(one.provider, body):
                found.append(one)
                if len(found) == _SHOWN:
                    break
        return tuple(found)

    @staticmethod
    def body_column(table: str) -> str:
        """Return the column that names the body behind a record, '' where there is none."""
        return _BODIES.get(table, "")


class _Names:
    """The rows of a table by the hash of what is left of their names: 50 bytes a row, not the names themselves."""

    def __init__(self, connection: Connection, table: str, check: Callable[[], None]) -> None:
        self._connection, self._kept, self._body = connection, table_of(table), _BODIES[table]
        self._first, self._last, self._following = Marks(), array("I"), array("q")
        rows = connection.execute(
            select(self._kept.c.id, self._kept.c.name_ja).order_by(self._kept.c.id).execution_options(yield_per=BATCH)
        )
        self._ids = array("q")
        for done, (row_id, name) in enumerate(rows):
            if not done % BATCH:
                check()
            self._add(hash(core(name)), done)
            self._ids.append(row_id)

    def __bool__(self) -> bool:
        return bool(self._ids)

    def _add(self, wanted: int, row: int) -> None:
        self._following.append(-1)
        entry = self._first.find(wanted)
        if entry < 0:
            self._first.add(wanted, 0, row)
            self._last.append(row)
        else:
            self._following[self._last[entry]] = row
            self._last[entry] = row

    def of(self, wanted: str) -> Iterator[Likeness]:
        """Yield the records of which that is left, in their order."""
        entry = self._first.find(hash(wanted))
        at = -1 if entry < 0 else self._first.row(entry)
        while at >= 0:
            ids = []
            while at >= 0 and len(ids) < BATCH:
                ids.append(self._ids[at])
                at = self._following[at]
            yield from self._read(ids, wanted)

    def _read(self, ids: list[int], wanted: str) -> Iterator[Likeness]:
        kept = self._kept.c
        columns = (kept.code, kept.name_ja, *((kept[self._body],) if self._body else ()))
        query = select(*columns).where(kept.id.in_(ids)).order_by(kept.id)
        for row in self._connection.execute(query).all():
            if core(row[1]) == wanted:
                yield Likeness(row[0], row[1], str(row[2] or "") if self._body else "")


def _alike(one: str, other: str) -> bool:
    """Tell whether two bodies may be the same: one is not named, or one name holds the other."""
    a, b = fold(one), fold(other)
    return not a or not b or a in b or b in a
