"""What a package brings of each row: which edits are new here, and what stands after them.

Known edits are looked up in batches, and whole edits are read only of rows that have new ones: merging the same
package again, or a large one into an empty journal, reads little.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from navigator.db.cells import typed
from navigator.db.exchange import SHARED, Row, edits_of, marks_of, rows_on_file
from navigator.db.schema import Base
from navigator.db.valuecheck import is_impossible
from navigator.db.writes import KEYS, WHOLE
from navigator.domain.errors import UserError
from navigator.domain.exchange import Conflict, Edit, Mark, Record, Refusal, Standing, conflicts_of, in_order, standing
from navigator.domain.text import Text

NOT_KNOWN = Text("この版のプログラムが知らない項目です。", "This version of the program does not know the field.")
NAMELESS = Text("どの記録のことか分かりません。", "It does not say which record it is about.")
IMPOSSIBLE = Text(
    "ありえない値です（年の範囲の外、負の額、空の名称）。",
    "The value is not possible (a year out of range, a negative amount, an empty name).",
)
AHEAD = Text(
    "日時が1日以上先です（相手かこのパソコンの日付が違っています）。",
    "It is dated more than a day ahead: the date of the other computer, or of this one, is wrong.",
)

Progress = Callable[[int, int], None]
"""Edits done and edits in all; an exception of it ends the work and leaves nothing."""

_TOLD_EVERY = 5_000

BATCH = 400
"""Rows that are looked up, or written, at once."""


@dataclass(slots=True)
class Unit:
    """What becomes of one row: its edits, what stands after them, the row as it is here.

    ``known`` and ``seen`` make the conflicts; ``stood`` gathers the new edits that stand.
    """

    record: Record
    known: Sequence[Edit]
    new: Sequence[Edit]
    both: Standing
    row: Row | None = None
    stood: set[Mark] = field(default_factory=set)

    @property
    def first(self) -> Edit:
        """The earliest new edit."""
        return self.new[0]

    @property
    def table(self) -> str:
        """The table of the row."""
        return self.record[0]

    @property
    def removal(self) -> Edit | None:
        """The new edit by which the row, which is here, goes."""
        last = self.both.last
        if self.row is None or last is None or not last.removes:
            return None
        return last if any(edit is last for edit in self.new) else None

    def conflicts(self, seen: Mapping[str, str], untold: frozenset[str]) -> list[Conflict]:
        """Return the fields that both sides changed, but for those named in ``untold``."""
        return [one for one in conflicts_of(self.known, self.new, seen) if one.field not in untold]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows with edits that are new here, sources first, then by their first new edit; counts and refusals."""

    units: Sequence[Unit]
    counts: Mapping[str, int]
    refused: Sequence[Refusal]


def gather(connection: Connection, edits: Iterable[Edit], latest: str, progress: Progress) -> Gathered:
    """Return what is new here of ``edits``; one with a stamp after ``latest`` is refused.

    ``progress`` is told edits that were compared.
    """
    counts: dict[str, int] = defaultdict(int)
    groups: dict[str, dict[str, dict[Mark, Edit]]] = defaultdict(dict)
    total = 0
    for edit in edits:
        if total % _TOLD_EVERY == 0:
            progress(0, 0)
        counts[edit.table] += 1
        total += 1
        groups[edit.table].setdefault(edit.key, {})[edit.mark] = edit
    units: list[Unit] = []
    refused: list[Refusal] = []
    done = 0
    for table, of_table in groups.items():
        keys = list(of_table)
        for start in range(0, len(keys), BATCH):
            batch = {key: list(of_table[key].values()) for key in keys[start : start + BATCH]}
            progress(done, total)
            units += _new(connection, table, batch, latest, refused)
            done += sum(map(len, batch.values()))
    progress(done, total)
    # Sources first: what is corrected here cites one, which would else be made anew.
    units.sort(key=lambda unit: (unit.table != "sources", unit.first.stamp, unit.record))
    return Gathered(units, counts, refused)


def _new(
    connection: Connection, table: str, batch: Mapping[str, Sequence[Edit]], latest: str, refused: list[Refusal]
) -> list[Unit]:
    """Return the rows of a batch that have new edits; those that cannot be taken are added to ``refused``."""
    fits = _Fitting(table, latest)
    marks = marks_of(connection, table, list(batch))
    new: dict[str, list[Edit]] = {}
    for key, edits in batch.items():
        there = marks.get(key) or set()
        for edit in edits:
            if (str(edit.stamp), edit.field) in there:
                continue
            reason = fits.refuse(edit)
            if reason is None:
                new.setdefault(key, []).append(edit)
            else:
                refused.append(Refusal(edit, reason))
    if not new:
        return []
    known = edits_of(connection, [(table, key) for key in new if key in marks])
    rows = rows_on_file(connection, Base.metadata.tables[table], list(new))
    found: list[Unit] = []
    for key, edits in new.items():
        here: Sequence[Edit] = known.get((table, key), ())
        came = in_order(edits)
        found.append(Unit((table, key), here, came, standing([*here, *came]), rows.get(key)))
    return found


class _Fitting:
    """Tells whether edits are of a table, a key, fields and a time of this library."""

    def __init__(self, table: str, latest: str) -> None:
        known = Base.metadata.tables.get(table)
        self._table = known
        self._columns = frozenset() if known is None or table not in SHARED else frozenset(known.c.keys()) - {"id"}
        self._key = {} if known is None else {name: known.c[name] for name in KEYS.get(table, ())}
        self._latest = latest

    def refuse(self, edit: Edit) -> Text | None:
        """Return why an edit is refused, None when it is not."""
        if str(edit.stamp) > self._latest:
            return AHEAD
        named: Any = edit.value or () if edit.field == WHOLE else (edit.field,)
        key = json.loads(edit.key)
        if not self._columns.issuperset(named) or key.keys() != self._key.keys() or not self._columns:
            return NOT_KNOWN
        try:
            wrong = [name for name, column in self._key.items() if typed(column, key[name]) is None]
        except UserError as error:
            return error.what
        said = edit.value if edit.field == WHOLE else {edit.field: edit.value}
        if any(
            self._table is not None and is_impossible(self._table, name, value) for name, value in (said or {}).items()
        ):
            return IMPOSSIBLE
        return NAMELESS if wrong else None
