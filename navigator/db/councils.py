"""Reading what a council's office entered, and the bundled activities beside it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, or_, select

from navigator.db import facts
from navigator.db.writes import HEARD
from navigator.domain.vocabulary import Block

Links = dict[tuple[str, str], list[tuple[str, str]]]
"""(table, key) of facts by (uid of the owner, role), in their order."""


def of_block(name: str, block: Block | None) -> tuple[ColumnElement[bool], ...]:
    """Return the condition for rows of a block; none for all."""
    return () if block is None else (facts.table(name).c.block_code == block,)


def by_uid(connection: Connection, name: str, uid: str) -> RowMapping | None:
    """Return a record of the office, None when there is none."""
    return next(iter(facts.rows(connection, name, facts.table(name).c.uid == uid)), None)


def links(connection: Connection, owner_table: str, uid: str | None = None) -> Links:
    """Return the facts that records of a table (or one of them) name."""
    table = facts.table("record_links")
    conditions = [table.c.owner_table == owner_table]
    if uid is not None:
        conditions.append(table.c.owner_uid == uid)
    found: Links = defaultdict(list)
    for row in facts.rows(connection, "record_links", *conditions, order=("owner_uid", "role", "place")):
        found[row["owner_uid"], row["role"]].append((row["table_name"], row["fact_key"]))
    return found


def facts_named(connection: Connection, refs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], RowMapping]:
    """Return the rows of facts by (table, key); one that is gone is left out."""
    keys: dict[str, set[str]] = defaultdict(set)
    for name, key in refs:
        keys[name].add(key)
    found = {}
    for name, wanted in keys.items():
        table = facts.table(name)
        for row in connection.execute(select(table).where(table.c.fact_key.in_(sorted(wanted)))).mappings():
            found[name, row["fact_key"]] = row
    return found


def bundled_activities(connection: Connection, block: Block | None) -> Sequence[RowMapping]:
    """Return the activities of the facts with the key, code and title of the event that is the same happening."""
    table, events = facts.table("council_activities"), facts.table("events")
    query = (
        select(
            table,
            events.c.fact_key.label("event_key"),
            events.c.package_id.label("event_code"),
            events.c.title_ja.label("event_title"),
        )
        .outerjoin(events, events.c.id == table.c.event_id)
        .where(and_(table.c.withdrawn.is_(None), *of_block("council_activities", block)))
        .order_by(table.c.id)
    )
    return connection.execute(query).mappings().all()


def without_block(connection: Connection) -> int:
    """Return how many activities of the facts name no block."""
    table = facts.table("council_activities")
    query = select(func.count()).where(table.c.block_code.is_(None), table.c.withdrawn.is_(None))
    return int(connection.execute(query).scalar() or 0)


def events_of_block(connection: Connection, block: Block) -> Sequence[RowMapping]:
    """Return the events of the facts that name a block and a date."""
    table = facts.table("events")
    return facts.rows(
        connection,
        "events",
        table.c.block_code == block,
        table.c.date.is_not(None),
        table.c.withdrawn.is_(None),
        order=("date", "id"),
    )


def changes_of(connection: Connection, name: str, key: str, uid: str = "") -> Sequence[RowMapping]:
    """Return the journal of one record, oldest first, that of its links to facts among it.

    ``key`` is the record's key as JSON, as the journal writes it; ``uid`` is empty for records that link to nothing.
    """
    table = facts.table("changes").c
    wanted = and_(table.table_name == name, table.fact_key == key)
    if uid:
        wanted = or_(wanted, and_(table.table_name == "record_links", table.fact_key.contains(f'"{uid}"')))
    return facts.rows(connection, "changes", wanted, table.use_case != HEARD)
