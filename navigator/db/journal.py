"""Reading the journal of one record, and what the record was before its later changes."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping

from navigator.db import facts
from navigator.db.cells import text_of
from navigator.db.writes import HEARD, KEYS, WHOLE

State = dict[str, Any] | None
"""A whole row as JSON data (``navigator.db.cells``); None when there is no such row."""


def changes_of_fact(connection: Connection, table: str, key: str) -> Sequence[RowMapping]:
    """Return the journal of a record named by its natural key, oldest first."""
    changes = facts.table("changes").c
    (column,) = KEYS[table]
    named = changes.table_name == table, changes.fact_key == text_of({column: key})
    return facts.rows(connection, "changes", *named, changes.use_case != HEARD)


def state_after(rows: Sequence[RowMapping], change_no: int, now: State) -> State:
    """Return what a record was when change ``change_no`` was done: ``now`` without everything journaled later.

    ``rows`` are the record's journal, oldest first; 0 asks for the state before the first change.
    """
    state = None if now is None else dict(now)
    for row in reversed(rows):
        if row["change_no"] <= change_no:
            break
        before = None if row["before"] is None else json.loads(row["before"])
        if row["field"] == WHOLE:
            state = before
        elif state is not None:
            state[row["field"]] = before
    return state
