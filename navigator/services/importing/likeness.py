"""New records that may be second copies of one on file: the same folded name without years and rounds, a like body."""

import re
from collections import defaultdict

from sqlalchemy import Connection, select

from navigator.domain.folding import fold
from navigator.domain.importing import Likeness
from navigator.services.factrows import table_of

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
    """The names on file of the tables in which copies are looked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._names: dict[str, dict[str, list[Likeness]]] = {}

    def of(self, table: str, key: str, name: str, body: str) -> tuple[Likeness, ...]:
        """Return the records on file that a new one may be a copy of, the first three."""
        if table not in _BODIES or not core(name):
            return ()
        found = self._of_table(table).get(core(name), ())
        return tuple(one for one in found if one.code != key and _alike(one.provider, body))[:_SHOWN]

    @staticmethod
    def body_column(table: str) -> str:
        """Return the column that names the body behind a record, '' where there is none."""
        return _BODIES.get(table, "")

    def _of_table(self, table: str) -> dict[str, list[Likeness]]:
        if table not in self._names:
            names: dict[str, list[Likeness]] = defaultdict(list)
            kept = table_of(table)
            body = _BODIES[table]
            columns = (kept.c.code, kept.c.name_ja, *((kept.c[body],) if body else ()))
            for row in self._connection.execute(select(*columns)):
                names[core(row[1])].append(Likeness(row[0], row[1], str(row[2] or "") if body else ""))
            self._names[table] = names
        return self._names[table]


def _alike(one: str, other: str) -> bool:
    """Tell whether two bodies may be the same: one is not named, or one name holds the other."""
    a, b = fold(one), fold(other)
    return not a or not b or a in b or b in a
