"""The one place through which an office's edits go: it writes the row and the journal in one transaction.

The journal (``changes``) is undo, history and «what changed since»: record, field, before, after, when, which office,
and the stamp by which offices order their edits. Its values are JSON as ``navigator.db.cells`` writes it. A cell of a
bundled row is never lost: its first value goes into ``corrections`` under the same change number.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from navigator.db.cells import Cells, natural_key, text_of
from navigator.db.corrections import CorrectedCell
from navigator.db.identity import SEPARATOR
from navigator.db.journaling import CLOCK, HEARD, By, Journal
from navigator.db.reindexing import Reindexing
from navigator.db.reverting import revert
from navigator.db.rownames import FACT_KEY, FACT_TABLES, KEYS, Values
from navigator.db.rowwriting import Row, RowWriter
from navigator.db.schema import Base
from navigator.db.vanishing import referring_table
from navigator.domain.clock import Stamp
from navigator.domain.editfields import TABLE_NAMES
from navigator.domain.errors import UserError
from navigator.domain.exchange import WHOLE
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin

__all__ = ["CLOCK", "DERIVED", "FACT_KEY", "FACT_TABLES", "HEARD", "KEYS", "WHOLE", "Writer", "natural_key"]

DERIVED = frozenset({"corrections"})
"""Tables whose rows follow from edits of other tables in the same library; they are no edits to hand to an office."""

_BATCH = 500

Progress = Callable[[int, int], None]
"""Called with the lines done and all there are; an exception of it ends the use case, and nothing of it stays."""


def _nothing(_done: int, _total: int) -> None:
    """Tell nobody."""


class Writer:
    """One use case: every row it puts or removes is journaled under one change number.

    ``written`` tells whether anything was changed at all, ``tables`` where. ``finish`` ends the use case inside its
    transaction; ``navigator.services.edits.Edits`` calls it.
    """

    def __init__(self, connection: Connection, use_case: str) -> None:
        self._connection = connection
        self._journal = Journal(connection, use_case)
        self.cells = Cells(connection)
        self._index = Reindexing(connection)
        self._rows = RowWriter(connection, self._journal, self.cells, self._index)

    @property
    def connection(self) -> Connection:
        """The transaction of the use case, for what must be read in it; nothing is written through it directly."""
        return self._connection

    @property
    def office(self) -> str:
        """The id of the office that writes."""
        return self._journal.office

    @property
    def change_no(self) -> int:
        """The number of the change."""
        return self._journal.change_no

    @property
    def at(self) -> str:
        """Time of the use case, UTC."""
        return self._journal.at

    @property
    def written(self) -> bool:
        """Whether anything was changed."""
        return self._journal.written

    @property
    def tables(self) -> set[str]:
        """The names of the tables in which something was changed."""
        return self._journal.tables

    def put(self, table_name: str, key: Values, values: Values, by: Stamp | None = None) -> None:
        """Make the row named by ``key``, or change its fields to ``values``; see ``put_many``."""
        self.put_many(table_name, [(key, values)], by)

    def put_many(self, table_name: str, rows: Iterable[tuple[Values, Values]], by: By = None) -> None:
        """Make the rows named by their keys, or change their fields; values are cells, not JSON.

        A new row of a fact table is the office's own (``origin`` may say ``IMPORTED``), columns that are not named are
        empty. Of a row that is there, bookkeeping columns (``origin``, ``id`` …) are never changed. ``by`` is the stamp
        of another office whose edit it is; without it every changed field gets a new stamp of this office.
        """
        table = self._rows.table(table_name)
        batch: list[tuple[Values, Values]] = []
        for row in rows:
            batch.append(row)
            if len(batch) == _BATCH:
                self._rows.put(table, batch, by)
                batch = []
        self._rows.put(table, batch, by)
        self._journal.flush()

    def remove(self, table_name: str, key: Values, by: Stamp | None = None) -> None:
        """Remove the row named by ``key``; nothing happens when there is none.

        Raises:
            UserError: it is a bundled fact, or another fact refers to it.
        """
        table = self._rows.table(table_name)
        old = self._rows.row(table, key)
        if old is None:
            return
        if table_name in FACT_TABLES:
            self._must_be_removable(table, old)
        self._rows.delete(table, [(key, old)], by)
        self._journal.flush()

    def remove_unnamed(self, table_name: str, rows: Sequence[tuple[Values, Row]], by: By = None) -> None:
        """Remove rows that are there, none bundled, of which the caller knows that nothing refers to them."""
        table = self._rows.table(table_name)
        for start in range(0, len(rows), _BATCH):
            self._rows.delete(table, rows[start : start + _BATCH], by)
        self._journal.flush()

    def accept_original(self, cell: CorrectedCell) -> None:
        """Keep the office's value against what the package says now: the correction is no longer in conflict."""
        named = {"table_name": cell.table, "fact_key": cell.key, "column_name": cell.column}
        values = {"bundled": text_of(cell.original), "conflict": False, "incoming": None, "package_version": None}
        self.put("corrections", named, values)

    def heard(self, table_name: str, key: Values, field: str, data: tuple[Any, Any], by: Stamp | None = None) -> None:
        """Journal an edit that leaves the row as it is: another office's that does not stand, say.

        ``data`` are what stands and what the edit says, JSON data. History and undo pass over it.
        """
        self.heard_many(table_name, [(key, field, data, by)])

    def heard_many(self, table_name: str, edits: Iterable[tuple[Values, str, tuple[Any, Any], Stamp | None]]) -> None:
        """Journal many edits that leave their rows as they are: key, field, data and stamp of each; see ``heard``."""
        for key, field, data, by in edits:
            self._journal.log(table_name, key, field, data, by, use_case=HEARD)
        self._journal.flush()

    def revive(self, table_name: str, key: Values, values: Values, by: Stamp | None = None) -> None:
        """Make a row again that another edit needs, with the cells it had.

        The journal holds an empty row: nothing is said of the cells, so that the stamp of no field moves.
        """
        self._rows.insert(self._rows.table(table_name), [{**key, **values}])
        self._journal.log(table_name, key, WHOLE, (None, {}), by)
        self._journal.flush()

    def see(self, stamp: Stamp) -> None:
        """Take note of a stamp of another office: every later stamp of this one will be greater."""
        self._journal.see(stamp)

    def revert(self, change_no: int, progress: Progress = _nothing) -> None:
        """Take back every row of an earlier change, the last one first."""
        revert(self._connection, self._rows, self.cells, change_no, progress)
        self._journal.flush()

    def new_key(self, table_name: str, values: Values) -> str:
        """Return the natural key of a new row with these cells (see ``navigator.db.identity``).

        Where a row of that key is there already a running number is added; ``key_of`` returns it without one.
        """
        wanted = key = self.key_of(table_name, values)
        table = Base.metadata.tables[table_name]
        number = 1
        while self._connection.execute(select(table.c.id).where(table.c.fact_key == key)).first() is not None:
            number += 1
            key = f"{wanted}{SEPARATOR}#{number}"
        return key

    def key_of(self, table_name: str, values: Values) -> str:
        """Return the natural key that a row with these cells has, whether or not such a row is there."""
        return natural_key(self.cells, table_name, values)

    def finish(self, check: Callable[[], None] = lambda: None) -> None:
        """End the use case: bring the text index up to date and keep the clock; ``check`` may raise to stop."""
        self._journal.flush()
        self._index.write(check)
        if self.written:
            self._journal.keep_clock()

    def _must_be_removable(self, table: Table, old: Row) -> None:
        if old["origin"] is Origin.BUNDLED:
            raise UserError(
                Text("収録された記録は削除できません。", "A bundled record cannot be removed."),
                Text("誤りは訂正してください。元の値は残ります。", "Correct what is wrong; the original is kept."),
            )
        other = referring_table(self._connection, table, old)
        if other is not None:
            raise UserError(
                Text(
                    "ほかの記録（{table}）がこの記録を使っています。", "Another record ({table}) refers to this one."
                ).format(table=TABLE_NAMES.get(other, Text(other, other))),
                Text("先にその記録を削除するか、直してください。", "Remove or change that record first."),
            )
