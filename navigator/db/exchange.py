"""The journal as edits that offices exchange: what is here, what another office has not seen, what is known of offices.

Every library keeps every edit that it ever heard of, its own and those of others, whether they stand or not. The edits
that a package carries are told from those on file by stamp, table, key and field.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, and_, func, or_, select

from navigator.db.cells import typed
from navigator.db.loading import read_info, set_info
from navigator.db.schema import Base, Change, OfficeRow
from navigator.db.schema.base import UnreadableCellError
from navigator.db.writes import KEYS
from navigator.domain.clock import Stamp
from navigator.domain.errors import UserError
from navigator.domain.exchange import WHOLE, Edit, Record

LOCAL = frozenset({"favourites", "tray_items", "offices", "corrections"})
"""Tables that are not exchanged: one desk's working state, trust, and what follows from edits of facts."""

SHARED = tuple(table for table in KEYS if table not in LOCAL)
"""Tables whose edits are exchanged."""

LOG_KIND = "exchange"
"""The kind of ``saved_items`` that holds the log of exchanges; it is not exchanged itself."""

SEEN, TOLD, LOST = "exchange_seen", "exchange_told", "exchange_lost"
"""Properties of the library: stamps seen by office; by office what it told of its own; own edits lost by a restore."""

Vector = dict[str, str]
"""The latest stamp of each office, up to which all of its edits are known."""

Row = dict[str, Any]
"""Cells by column."""

_CHANGES = Base.metadata.tables[Change.__tablename__]
_OFFICES = Base.metadata.tables[OfficeRow.__tablename__]
_BATCH = 400


def now_ms() -> int:
    """Return the time now, milliseconds since 1970, UTC."""
    return int(datetime.now(UTC).timestamp() * 1000)


def now_text() -> str:
    """Return the time now as the library keeps it, UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _shared() -> ColumnElement[bool]:
    log = and_(_CHANGES.c.table_name == "saved_items", _CHANGES.c.fact_key.like(f'{{"kind": "{LOG_KIND}",%'))
    return and_(_CHANGES.c.table_name.in_(SHARED), ~log)


def is_shared(table: str, key: Mapping[str, Any]) -> bool:
    """Tell whether edits of a row are exchanged."""
    return table in SHARED and not (table == "saved_items" and key.get("kind") == LOG_KIND)


def _edit(row: RowMapping) -> Edit:
    try:
        return Edit(
            Stamp.parse(row["hlc"]),
            row["table_name"],
            row["fact_key"],
            row["field"],
            _data(row["before"]),
            _data(row["after"]),
        )
    except ValueError as error:
        raise UnreadableCellError from error


def _data(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def edits_since(connection: Connection, since: Mapping[str, str]) -> Iterator[Edit]:
    """Return the shared edits, by table and stamp, that come after the stamps of ``since`` (an office without: all).

    Those that another edit of the same stamp implies are left out: the fields of a row that was made, and a row made
    again for the sake of a field.
    """
    query = select(_CHANGES).where(_shared(), _after(since))
    query = query.order_by(_CHANGES.c.table_name, _CHANGES.c.hlc, _CHANGES.c.fact_key, _CHANGES.c.field)
    group: list[Edit] = []
    for row in connection.execute(query).mappings():
        edit = _edit(row)
        if group and (group[0].stamp, group[0].record) != (edit.stamp, edit.record):
            yield from _told(group)
            group = []
        group.append(edit)
    yield from _told(group)


def _told(group: Sequence[Edit]) -> Sequence[Edit]:
    """Return the edits of one stamp and row without what they imply and without doubles; a whole row comes first."""
    once = list({edit.field: edit for edit in group}.values())
    if len(once) < 2 or once[0].field != WHOLE:
        return once
    return once[:1] if once[0].makes else once[1:]


def _after(since: Mapping[str, str]) -> ColumnElement[bool]:
    if not since:
        return _CHANGES.c.id.is_not(None)
    named = [and_(_CHANGES.c.office == office, _CHANGES.c.hlc > stamp) for office, stamp in since.items()]
    return or_(_CHANGES.c.office.not_in(list(since)), *named)


def edits_of(connection: Connection, records: Iterable[Record]) -> dict[Record, list[Edit]]:
    """Return every edit on file of these rows."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for table, key in records:
        by_table[table].append(key)
    found: dict[Record, list[Edit]] = defaultdict(list)
    for table, keys in by_table.items():
        for start in range(0, len(keys), _BATCH):
            named = _CHANGES.c.fact_key.in_(keys[start : start + _BATCH])
            query = select(_CHANGES).where(_CHANGES.c.table_name == table, named)
            for row in connection.execute(query).mappings():
                found[table, row["fact_key"]].append(_edit(row))
    return found


def marks_of(connection: Connection, table: str, keys: Sequence[str]) -> dict[str, set[tuple[str, str]]]:
    """Return stamp (text) and field of every edit on file of rows of a table, by their keys (JSON text)."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for start in range(0, len(keys), _BATCH):
        named = _CHANGES.c.fact_key.in_(keys[start : start + _BATCH])
        query = select(_CHANGES.c.fact_key, _CHANGES.c.hlc, _CHANGES.c.field)
        for key, hlc, field in connection.execute(query.where(_CHANGES.c.table_name == table, named)):
            found[key].add((hlc, field))
    return found


def rows_on_file(connection: Connection, table: Table, keys: Sequence[str]) -> dict[str, Row]:
    """Return the rows of a table that are here, by their keys (JSON text)."""
    columns = KEYS[table.name]
    found: dict[str, Row] = {}
    for start in range(0, len(keys), _BATCH):
        read = ((key, _key_cells(table, json.loads(key))) for key in keys[start : start + _BATCH])
        batch = {key: cells for key, cells in read if cells is not None}
        if not batch:
            continue
        if len(columns) == 1:
            same = table.c[columns[0]].in_([named[columns[0]] for named in batch.values()])
        else:
            same = or_(*(and_(*(table.c[name] == named[name] for name in columns)) for named in batch.values()))
        by_name = {tuple(named[name] for name in columns): key for key, named in batch.items()}
        for row in connection.execute(select(table).where(same)).mappings():
            key = by_name.get(tuple(row[name] for name in columns))
            if key is not None:
                found[key] = dict(row)
    return found


def _key_cells(table: Table, named: Mapping[str, Any]) -> Row | None:
    """Return the cells of a key, None when they can be no row's."""
    try:
        return {name: typed(table.c[name], data) for name, data in named.items()}
    except UserError:
        return None


def removals(connection: Connection, table: str) -> Iterator[Edit]:
    """Return the edits that removed rows of a table, the latest first."""
    query = select(_CHANGES).where(
        _CHANGES.c.table_name == table, _CHANGES.c.field == WHOLE, _CHANGES.c.after.is_(None)
    )
    for row in connection.execute(query.order_by(_CHANGES.c.hlc.desc())).mappings():
        yield _edit(row)


def seen(connection: Connection) -> Vector:
    """Return up to which stamp of each office every shared edit is on file here, by office."""
    info = read_info(connection)
    own = own_office(info)
    vector = vector_of(info, SEEN)
    latest = select(func.max(_CHANGES.c.hlc)).where(_shared(), _CHANGES.c.office == own)
    vector[own] = info.get(LOST) or connection.execute(latest).scalar() or ""
    return {office: stamp for office, stamp in sorted(vector.items()) if stamp}


def own_office(info: Mapping[str, str]) -> str:
    """Return the id of the office of a library, by its properties."""
    return info.get("office_id") or info["library_id"]


def vector_of(info: Mapping[str, str], name: str) -> Vector:
    """Return a vector that the library keeps."""
    data = _kept(info, name)
    return {str(office): str(stamp) for office, stamp in data.items()}


def told_by(connection: Connection, office: str) -> Vector | None:
    """Return what an office said that it has seen when it last handed a package over; None when it never did."""
    found = _kept(read_info(connection), TOLD).get(office)
    return None if found is None else {str(one): str(stamp) for one, stamp in found.items()}


def _kept(info: Mapping[str, str], name: str) -> dict[str, Any]:
    try:
        data = json.loads(info.get(name) or "{}")
    except ValueError as error:
        raise UnreadableCellError from error
    if not isinstance(data, dict):
        raise UnreadableCellError(name)
    return data


def take_note(connection: Connection, sender: str, since: Vector, upto: Vector, *, whole: bool) -> None:
    """Keep what a merged package says of stamps: what its sender has seen, and what is seen here now.

    ``whole`` tells that every edit of it was taken; else, and where edits before it are missing here, they must come
    again.
    """
    info = read_info(connection)
    own = own_office(info)
    told = _kept(info, TOLD)
    told[sender] = upto
    vector = vector_of(info, SEEN)
    for office, stamp in upto.items():
        if whole and office != own and since.get(office, "") <= vector.get(office, ""):
            vector[office] = max(vector.get(office, ""), stamp)
    set_info(connection, {TOLD: _text(told), SEEN: _text(vector)})
    _mind_lost(connection, info, since, upto, whole=whole)


def _mind_lost(connection: Connection, info: Mapping[str, str], since: Vector, upto: Vector, *, whole: bool) -> None:
    """Notice own edits that others have and a restored backup has not, so that they are asked for."""
    own = own_office(info)
    theirs = upto.get(own, "")
    mine = _CHANGES.c.office == own
    known = select(_CHANGES.c.id).where(mine, _CHANGES.c.hlc == theirs)
    if theirs and connection.execute(known).first() is None:
        before = connection.execute(select(func.max(_CHANGES.c.hlc)).where(mine, _CHANGES.c.hlc < theirs)).scalar()
        set_info(connection, {LOST: before or "0"})
    elif whole and info.get(LOST) and since.get(own, "") <= info[LOST] < theirs:
        set_info(connection, {LOST: ""})


def _text(data: object) -> str:
    return json.dumps(data, sort_keys=True)


def offices(connection: Connection) -> Sequence[RowMapping]:
    """Return the offices that are known, by name."""
    return connection.execute(select(_OFFICES).order_by(_OFFICES.c.name, _OFFICES.c.uuid)).mappings().all()


def office_row(connection: Connection, uuid: str) -> RowMapping | None:
    """Return an office by its id, None when it is not known."""
    return connection.execute(select(_OFFICES).where(_OFFICES.c.uuid == uuid)).mappings().first()


def office_names(connection: Connection) -> dict[str, str]:
    """Return the names of the offices that have one, this one among them, by id."""
    info = read_info(connection)
    names = {row["uuid"]: row["name"] for row in offices(connection)}
    return {office: name for office, name in {**names, own_office(info): info.get("office_name", "")}.items() if name}


def stamp_at(milliseconds: int) -> str:
    """Return the text that sorts just before every stamp made at that time or later."""
    return f"{max(milliseconds, 0):015d}-"
