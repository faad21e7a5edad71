"""What of a library can be repaired without anybody's judgement, in one transaction that the caller holds.

The text index and the counters follow from other rows and are made anew. Bundled rows that no longer say what their
package says are taken from it again. Stars and ticks on records that are not there are removed, journaled like any
edit; what the office wrote in words is told and never removed.
"""

import uuid
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, func, select, update

from navigator.db import check, indexcheck, integrity, textindex, valuecheck
from navigator.db.cells import INTERNAL_REFERENCES
from navigator.db.check import DifferenceKind
from navigator.db.corrections import corrected_cells
from navigator.db.identity import fact_keys, source_keys
from navigator.db.integrity import Check
from navigator.db.loading import load, package_column, read_info, set_info, typed
from navigator.db.package import FactPackage, read_head, read_package
from navigator.db.schema import Base, Change, LibraryInfo
from navigator.db.writes import KEYS, Writer
from navigator.domain.errors import DamagedLibraryError, UserError
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin

DROPPED = frozenset({"favourites", "tray_items"})
"""Marks that hold nothing but which record they are on."""

_INFO = Base.metadata.tables[LibraryInfo.__tablename__]


@dataclass(frozen=True, slots=True)
class RepairPlan:
    """What a repair does, or did.

    ``index`` counts the records of the text index that do not agree, ``facts`` the bundled rows that differ from their
    package (only a package of the library's own version tells), ``counters`` are sentences. ``marks`` are the stars
    and ticks removed, ``left`` what only a person can mend.
    """

    index: int
    facts: int
    counters: tuple[Text, ...]
    marks: tuple[Text, ...]
    left: tuple[Text, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to repair."""
        return not (self.index or self.facts or self.counters or self.marks)


def plan(connection: Connection, facts: Path) -> RepairPlan:
    """Return what ``repair`` would do.

    Raises:
        DamagedLibraryError: the file itself is damaged; no repair of rows helps there.
        UserError: the package cannot be read.
    """
    results = {result.check: result.findings or () for result in integrity.examine_whole(connection)}
    if results[Check.FILE]:
        raise _beyond_repair()
    stale: set[int] = set()
    if not results[Check.VALUES]:
        stale = {*indexcheck.stale_texts(connection), *indexcheck.stale_grams(connection)}
    package = _package_of(connection, facts)
    differing = 0 if package is None else _differing(connection, package)
    marks = tuple(_mark(mark) for mark in valuecheck.orphans(connection) if mark[0] in DROPPED)
    left = [*results[Check.TIMES], *valuecheck.orphan_findings(connection, set(valuecheck.MARKS) - DROPPED)]
    if not differing:
        left = [*results[Check.REFERENCES], *results[Check.VALUES], *left]
    return RepairPlan(len(stale), differing, tuple(results[Check.COUNTERS]), marks, tuple(left))


def repair(connection: Connection, facts: Path) -> RepairPlan:
    """Repair inside the connection's transaction and return what was done; ``left`` is what still is not in order.

    Raises:
        DamagedLibraryError, UserError: as ``plan``; nothing is to be committed then.
    """
    planned = plan(connection, facts)
    _reset_counters(connection, facts)
    if planned.facts:
        package = read_package(facts)
        _rewrite_cells(connection, package)
        _load_again(connection, package)
    _drop_marks(connection)
    if planned.index and not planned.facts:
        textindex.rebuild(connection)
    after = plan(connection, facts)
    if after.index or after.counters or after.marks:
        raise _not_repaired()
    left = after.left
    if after.facts:
        left = (_FACTS_LEFT.format(count=after.facts), *left)
    return RepairPlan(planned.index, planned.facts - after.facts, planned.counters, planned.marks, left)


def _package_of(connection: Connection, facts: Path) -> FactPackage | None:
    """Return the package when it is the one the library was filled from."""
    version = read_info(connection).get("package_version")
    return read_package(facts) if version in (None, read_head(facts).version) else None


def _differing(connection: Connection, package: FactPackage) -> int:
    comparison = check.compare(connection, package)
    return len({(difference.table, difference.key) for difference in comparison.differences})


def _rewrite_cells(connection: Connection, package: FactPackage) -> None:
    """Write the cells that differ as the package has them: the loader could not even read some of them."""
    for one in check.compare(connection, package).differences:
        table = Base.metadata.tables[one.table]
        column = package_column(table, one.column)
        corrected = {cell.column for cell in corrected_cells(connection, one.table, one.key)}
        if one.kind is not DifferenceKind.FIELD or column in INTERNAL_REFERENCES or column in corrected:
            continue
        if one.column in ("origin", "withdrawn"):
            value: object = Origin.BUNDLED if one.column == "origin" else None
        else:
            part = package.tables[one.table]
            row = part.rows[fact_keys(one.table, part.rows, source_keys(package.tables["sources"].rows)).index(one.key)]
            value = typed(table.c[column], row[one.column], part.types[one.column])
        connection.execute(update(table).where(table.c.fact_key == one.key).values({column: value}))


def _load_again(connection: Connection, package: FactPackage) -> None:
    # Without a version on file the loader takes this for a first load: a repair is no news of the facts.
    connection.execute(delete(_INFO).where(_INFO.c.key == "package_version"))
    load(connection, package)


def _reset_counters(connection: Connection, facts: Path) -> None:
    info = read_info(connection)
    changes = Base.metadata.tables[Change.__tablename__].c
    last = connection.execute(select(func.coalesce(func.max(changes.change_no), 0))).scalar_one()
    missing = set(integrity.PROPERTIES) - set(info)
    if missing:
        package = read_package(facts)
        wanted = {
            "package_name": package.name,
            "package_version": package.version,
            "package_date": package.created.isoformat(),
            "library_id": str(uuid.uuid4()),
        }
        set_info(connection, {key: value for key, value in wanted.items() if key in missing})
    if info.get("change_number") != str(last):
        set_info(connection, {"change_number": str(last)})


def _drop_marks(connection: Connection) -> None:
    gone = [mark for mark in valuecheck.orphans(connection) if mark[0] in DROPPED]
    if not gone:
        return
    writer = Writer(connection, "repair")
    for table, _row_id, target, key in gone:
        writer.remove(table, dict(zip(KEYS[table], (target, key), strict=True)))
    writer.finish()


_FACTS_LEFT = Text("収録データと違う行が {count} 行残っています。", "{count} rows still differ from the fact package.")


def _mark(mark: tuple[str, int, str, str]) -> Text:
    table, _row_id, target, key = mark
    return Text(f"{table}: {target} {key}", f"{table}: {target} {key}")


def _beyond_repair() -> DamagedLibraryError:
    return DamagedLibraryError(
        Text(
            "ファイルそのものが壊れているため、修復できません。", "The file itself is damaged and cannot be repaired."
        ),
        Text("控えから戻してください。今のファイルは残ります。", "Restore a backup; the present file is kept."),
    )


def _not_repaired() -> UserError:
    return UserError(
        Text(
            "修復しきれなかったため、何も変えませんでした。", "Not everything could be repaired; nothing was changed."
        ),
        Text("控えから戻してください。", "Please restore a backup."),
    )
