"""Writing the journal: one line a changed field, each with its own stamp, under one change number."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert

from navigator.db.cells import text_of
from navigator.db.loading import read_info, set_info
from navigator.db.rownames import KEYS, Values
from navigator.db.schema import Base, Change
from navigator.db.schema.base import UnreadableCellError
from navigator.domain.clock import Stamp

HEARD = "heard"
"""The use case of an edit that another office made and that never stood here."""

CLOCK = "clock"
"""The property of the library that holds the latest stamp it has made or seen."""

By = Stamp | Callable[[Values, str], Stamp | None] | None
"""The stamp of another office, or what gives it for the key and the field of each edit; None: one of this office."""

_CHANGES = Base.metadata.tables[Change.__tablename__]
_MOST_WAITING = 2000


class Journal:
    """The lines of one use case; ``written`` tells whether there are any, ``tables`` of which tables.

    Lines wait until ``flush``, or until there are many.
    """

    def __init__(self, connection: Connection, use_case: str) -> None:
        self._connection, self._use_case = connection, use_case
        info = read_info(connection)
        try:
            self.office = info.get("office_id") or info["library_id"]
            self.change_no = int(info["change_number"]) + 1
            self._clock = Stamp.parse(info[CLOCK]) if CLOCK in info else Stamp(0, 0, "")
        except (KeyError, ValueError) as error:
            raise UnreadableCellError from error
        self.at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.written = False
        self.tables: set[str] = set()
        self._lines: list[dict[str, Any]] = []

    def log(
        self,
        table_name: str,
        key: Values,
        field: str,
        data: tuple[Any, Any],
        by: By = None,
        *,
        use_case: str | None = None,
    ) -> None:
        """Add a line: ``data`` are the JSON data before and after."""
        if not self.written:
            set_info(self._connection, {"change_number": str(self.change_no)})
            self.written = True
        if callable(by):
            by = by(key, field)
        if by is None:
            by = self._clock = self._clock.next(time.time_ns() // 1_000_000, self.office)
        else:
            self._clock = max(self._clock, by)
        self.tables.add(table_name)
        self._lines.append(
            {
                "change_no": self.change_no,
                "at": self.at,
                "office": by.office,
                "hlc": str(by),
                "use_case": use_case or self._use_case,
                "table_name": table_name,
                "fact_key": text_of({name: key[name] for name in KEYS[table_name]}),
                "field": field,
                "before": None if data[0] is None else text_of(data[0]),
                "after": None if data[1] is None else text_of(data[1]),
            }
        )
        if len(self._lines) >= _MOST_WAITING:
            self.flush()

    def flush(self) -> None:
        """Write the lines that wait."""
        if self._lines:
            self._connection.execute(insert(_CHANGES), self._lines)
            self._lines = []

    def see(self, stamp: Stamp) -> None:
        """Take note of a stamp of another office: every later stamp of this one will be greater."""
        self._clock = max(self._clock, stamp)
        self.keep_clock()

    def keep_clock(self) -> None:
        """Keep the latest stamp."""
        set_info(self._connection, {CLOCK: str(self._clock)})
