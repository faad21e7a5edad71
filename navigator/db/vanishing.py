"""What an update of the facts does with rows that are gone from the package, and with sources that got another code.

Nothing of the office may be lost: its marks follow a renamed code, and a row it needs stays, marked as withdrawn.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    literal,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy import Text as SqlText

from navigator.db.corrections import CorrectedRows
from navigator.db.schema import (
    Alias,
    Base,
    Correction,
    Favourite,
    OwnStatusRow,
    RecordLink,
    RecordNote,
    RecordTag,
    Source,
    TrayItem,
    WithdrawnKey,
    package_tables,
)
from navigator.domain.vocabulary import AliasKind, Origin

TABLE_OF_KIND: dict[AliasKind, str] = {
    AliasKind.PROGRAM: "programs",
    AliasKind.REGION: "regions",
    AliasKind.METRIC: "metrics",
    AliasKind.MEASURE: "measures",
    AliasKind.BLOCK: "blocks",
    AliasKind.MINISTRY: "ministries",
}
"""The tables whose former codes stand in ``aliases``."""

MARKS = tuple(model.__tablename__ for model in (Favourite, TrayItem, RecordLink, RecordNote, RecordTag, OwnStatusRow))
"""Tables of the office that name a fact by ``table_name`` and ``fact_key`` and go with it when its code changes."""

OFFICE_TABLES = (*MARKS, Correction.__tablename__)
"""Tables for whose sake a fact is kept."""

NAMED_OFTEN = frozenset({RecordLink.__tablename__, RecordNote.__tablename__})
"""Those in which several rows may name the same fact; in the others a fact stands once (once for each tag)."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What was taken away: rows removed, (table, key) newly kept as withdrawn, (table, old key, new key) followed."""

    removed: int
    withdrawn: tuple[tuple[str, str], ...]
    moved: tuple[tuple[str, str, str], ...]


def settle_source_codes(connection: Connection, keys: Mapping[str, str]) -> dict[str, str]:
    """Give the sources on file the codes of a new package, and change them wherever they are cited.

    A source is known by its address; its code is the package's own id and may pass to another source. ``keys`` are
    the new package's keys by id. Returns the ids for which the library keeps a code of its own, as the office wrote
    the source before the package had it.
    """
    table = _table(Source)
    rows = connection.execute(select(table.c.id, table.c.fact_key, table.c.origin, table.c.code)).all()
    id_of_key = {key: package_id for package_id, key in keys.items()}
    of_office = [row for row in rows if row.origin is not Origin.BUNDLED and row.fact_key in id_of_key]
    own = {id_of_key[row.fact_key]: row.code for row in of_office}
    wanted: dict[int, str] = {}
    for row in rows:
        package_id = id_of_key.get(row.fact_key)
        if package_id is not None and package_id not in own:
            wanted[row.id] = package_id
        elif package_id is None and row.code in keys:
            wanted[row.id] = f"{row.code}~{row.id}"
    codes = {row.code: wanted[row.id] for row in rows if wanted.get(row.id, row.code) != row.code}
    if codes:
        _rename_sources(connection, codes)
    return own


def _rename_sources(connection: Connection, codes: Mapping[str, str]) -> None:
    """Change source codes, all at once: two sources may have exchanged theirs."""
    table = _table(Source)
    for old, new in codes.items():
        connection.execute(update(table).where(table.c.code == old).values(code=f"~{new}"))
    for new in codes.values():
        connection.execute(update(table).where(table.c.code == f"~{new}").values(code=new))
    for cited in package_tables():
        columns = [cited.c[name] for name in ("source", "other_sources") if name in cited.c]
        if not columns:
            continue
        changed = []
        for row_id, source, *others in connection.execute(select(cited.c.id, *columns)):
            values: dict[str, Any] = {"source": codes.get(source, source)}
            if others:
                values["other_sources"] = tuple(codes.get(code, code) for code in others[0])
            if values["source"] != source or (others and values["other_sources"] != others[0]):
                changed.append({"row": row_id, **values})
        if changed:
            connection.execute(update(cited).where(cited.c.id == bindparam("row")), changed)


def take_away(connection: Connection, version: str, incoming: Mapping[str, Set[str]], corrected: CorrectedRows) -> Gone:
    """Remove the bundled rows whose key is not in ``incoming`` (keys by table).

    A row that the office marked or corrected, or that a row which stays refers to, is kept and marked with
    ``version``; marks and corrections follow a renamed code.
    """
    vanished = _Vanished(connection, version, incoming, corrected)
    moved = tuple(vanished.follow_renamed_codes())
    withdrawn = tuple(vanished.keep_needed())
    return Gone(vanished.remove_rest(), withdrawn, moved)


def forget_withdrawn(connection: Connection, table: str, key: str) -> None:
    """Take a key off the list of those that vanished."""
    noted = _table(WithdrawnKey)
    connection.execute(delete(noted).where(noted.c.table_name == table, noted.c.fact_key == key))


class _Vanished:
    """The bundled rows that are gone from the package, also those which an earlier update kept."""

    def __init__(
        self, connection: Connection, version: str, incoming: Mapping[str, Set[str]], corrected: CorrectedRows
    ) -> None:
        self._connection = connection
        self._corrected = corrected
        self._version = version
        self._incoming = incoming
        self._rows: dict[Table, dict[int, tuple[str, str | None]]] = {}
        for table in reversed(package_tables()):
            bundled = select(table.c.id, table.c.fact_key, table.c.withdrawn).where(table.c.origin == Origin.BUNDLED)
            self._rows[table] = {
                row.id: (row.fact_key, row.withdrawn)
                for row in connection.execute(bundled)
                if row.fact_key not in incoming[table.name]
            }
            # Rows kept before are judged anew: what they were kept for may be gone.
            kept = [row_id for row_id, (_, withdrawn) in self._rows[table].items() if withdrawn is not None]
            if kept:
                connection.execute(update(table).where(table.c.id.in_(kept)).values(withdrawn=None))

    def follow_renamed_codes(self) -> Iterator[tuple[str, str, str]]:
        """Move the office's marks from former codes to the codes that the aliases name."""
        aliases = _table(Alias).c
        found = self._connection.execute(select(aliases.kind, aliases.code, aliases.alias))
        new_keys = {(TABLE_OF_KIND[kind], alias): code for kind, code, alias in found if kind in TABLE_OF_KIND}
        for table, rows in self._rows.items():
            for key, _ in rows.values():
                new = new_keys.get((table.name, key))
                if new in self._incoming[table.name] and self._named_by_office(table, key):
                    self._move(table.name, key, str(new))
                    yield table.name, key, str(new)

    def keep_needed(self) -> Iterator[tuple[str, str]]:
        """Mark the rows that must stay; yields those that no earlier update has kept."""
        kept = {(table, row_id) for table, row_id, key in self._waiting(set()) if self._named_by_office(table, key)}
        for table, row_id in kept:
            self._mark(table, row_id)
        # What a kept row refers to must stay as well, and so on.
        while more := {(table, row_id) for table, row_id, _ in self._waiting(kept) if self._referred_to(table, row_id)}:
            for table, row_id in more:
                self._mark(table, row_id)
            kept |= more
        for table, rows in self._rows.items():
            for row_id in sorted(row_id for kept_table, row_id in kept if kept_table is table):
                key, before = rows.pop(row_id)
                if before is None:
                    self._note(table.name, key, None)
                    yield table.name, key

    def remove_rest(self) -> int:
        """Remove the rows that nothing needs and return how many of them stood in the last version."""
        for table, rows in self._rows.items():
            if rows:
                self._connection.execute(delete(table).where(table.c.id.in_(list(rows))))
            for key, before in rows.values():
                if before is not None:
                    forget_withdrawn(self._connection, table.name, key)
        return sum(before is None for rows in self._rows.values() for _, before in rows.values())

    def _waiting(self, kept: Set[tuple[Table, int]]) -> Iterator[tuple[Table, int, str]]:
        for table, rows in self._rows.items():
            for row_id, (key, _) in rows.items():
                if (table, row_id) not in kept:
                    yield table, row_id, key

    def _mark(self, table: Table, row_id: int) -> None:
        version = self._rows[table][row_id][1] or self._version
        self._connection.execute(update(table).where(table.c.id == row_id).values(withdrawn=version))

    def _named_by_office(self, table: Table, key: str) -> bool:
        return any(self._connection.execute(_named(name, table.name, key)).first() for name in OFFICE_TABLES)

    def _referred_to(self, table: Table, row_id: int) -> bool:
        """Tell whether a row that stays though it is not in the package refers to this one."""
        values = self._connection.execute(select(table).where(table.c.id == row_id)).mappings().one()
        return referring_table(self._connection, table, values, only_staying=True) is not None

    def _move(self, table: str, old: str, new: str) -> None:
        self._corrected.follow(table, old, new)
        for name in MARKS:
            office = Base.metadata.tables[name]
            is_old = (office.c.table_name == table, office.c.fact_key == old)
            if name == RecordTag.__tablename__:
                known = select(office.c.tag).where(office.c.table_name == table, office.c.fact_key == new)
                self._connection.execute(delete(office).where(*is_old, office.c.tag.in_(known)))
                self._connection.execute(update(office).where(*is_old).values(fact_key=new))
                continue
            if name in NAMED_OFTEN or self._connection.execute(_named(name, table, new)).first() is None:
                self._connection.execute(update(office).where(*is_old).values(fact_key=new))
            else:
                self._connection.execute(delete(office).where(*is_old))
        self._note(table, old, new)

    def _note(self, table: str, key: str, moved_to: str | None) -> None:
        forget_withdrawn(self._connection, table, key)
        self._connection.execute(
            insert(_table(WithdrawnKey)).values(
                table_name=table, fact_key=key, package_version=self._version, moved_to=moved_to
            )
        )


def _named(office_table: str, table: str, key: str) -> Select[Any]:
    office = Base.metadata.tables[office_table]
    return select(office.c.id).where(office.c.table_name == table, office.c.fact_key == key)


def referring_table(
    connection: Connection, table: Table, values: Mapping[str, Any], *, only_staying: bool = False
) -> str | None:
    """Return the name of a fact table with a row that refers to the row ``values``, None when there is none.

    ``only_staying`` asks for rows that stay though they are not in the package: the office's, and withdrawn ones.
    """
    for other in package_tables():
        same = _references(other, table, values)
        if not only_staying:
            same += _list_references(other, table, values)
        if not same:
            continue
        found = select(other.c.id).where(or_(*same))
        if only_staying:
            found = found.where(or_(other.c.origin != Origin.BUNDLED, other.c.withdrawn.is_not(None)))
        elif other is table:
            found = found.where(other.c.id != values["id"])
        if connection.execute(found).first() is not None:
            return other.name
    return None


LISTS = {"other_sources": "sources", "umbrella_of": "programs", "covers": "programs", "partner_codes": "programs"}
"""Columns that list codes of records of a table; the database does not watch over them."""


def _list_references(other: Table, table: Table, values: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    return [
        literal(";").concat(type_coerce(column, SqlText())).concat(";").contains(f";{values['code']};", autoescape=True)
        for column in other.c
        if LISTS.get(column.name) == table.name
    ]


def _references(other: Table, table: Table, values: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    return [
        column == values[key.column.name]
        for column in other.c
        for key in column.foreign_keys
        if key.column.table is table and values[key.column.name] is not None
    ]


def _table(model: type[Base]) -> Table:
    return Base.metadata.tables[model.__tablename__]
