"""Taking back an import of an earlier session, or of the command line, as a whole.

Ctrl+Z knows the steps of its own session only. An earlier import is taken back in one step as well, itself undone with
Ctrl+Z, as long as nothing that came later hangs on its rows.
"""

from collections.abc import Callable, Mapping
from functools import partial

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from navigator.db.cells import text_of
from navigator.db.library import Library
from navigator.db.schema import Base, Change
from navigator.db.vanishing import MARKS
from navigator.db.writes import FACT_TABLES, HEARD, WHOLE, Writer
from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.services.edits import Edits, Telling

Progress = Callable[[int, int], None]

_CHANGES = Base.metadata.tables[Change.__tablename__].c
_RESTORE = Text(
    "先にその変更を戻すか、取り込みの前の控えから戻してください。",
    "Take that back first, or restore the backup made before the import.",
)


def undone(reverts: Mapping[int, int]) -> set[int]:
    """Return the changes that do not stand any more; each step back or forward takes back the one before it."""
    gone: set[int] = set()
    roots: dict[int, int] = {}
    for number in sorted(reverts):
        roots[number] = roots.get(reverts[number], reverts[number])
        gone ^= {roots[number]}
    return gone


def reverts_of(connection: Connection) -> dict[int, int]:
    """Return the steps back and forward of the library: which change each of them took back."""
    query = select(_CHANGES.change_no, _CHANGES.use_case).where(_CHANGES.use_case.startswith("revert ")).distinct()
    return {number: int(case.split(" ")[1]) for number, case in connection.execute(query)}


def take_back(library: Library, edits: Edits, change_no: int, name: str, progress: Progress) -> int | None:
    """Take back an import and return the number of the step.

    Raises:
        UserError: it is taken back already, or what was done since hangs on its rows.
    """
    with library.reading() as connection:
        reverts = reverts_of(connection)
        if change_no in undone(reverts):
            raise UserError(
                Text("この取り込みはもう戻してあります。", "This import is taken back already."),
                Text("画面を更新してください（F5）。", "Please refresh the page (F5)."),
            )
        hanging = _hanging(connection, change_no, reverts)
    if hanging:
        raise UserError(
            Text(
                "取り込んだ後に、その記録 {count} 件が変えられたか、印が付けられたため、戻せません。",
                "It cannot be taken back: {count} of its records were changed or marked since.",
            ).format(count=f"{hanging:,}"),
            _RESTORE,
        )
    what = Text("「{name}」の取り込みの取り消し", "taking back the import of “{name}”").format(name=name)
    try:
        telling = Telling(progress)
        work = partial(Writer.revert, change_no=change_no, progress=telling)
        return edits.change(f"revert {change_no}", what, work, telling.again)
    except IntegrityError as error:
        # Keys are held against each other at the end of the step: a later record leads to one of the import.
        raise UserError(
            Text(
                "後から入れた記録が、取り込んだ記録を使っているため、戻せません。",
                "It cannot be taken back: records entered since lead to records of the import.",
            ),
            _RESTORE,
        ) from error


def _hanging(connection: Connection, change_no: int, reverts: Mapping[int, int]) -> int:
    """Return how many rows of an import later changes that stand have written, or marks name."""
    written = select(_CHANGES.table_name, _CHANGES.fact_key).where(_CHANGES.change_no == change_no)
    mine = {(table, key) for table, key in connection.execute(written.distinct())}
    roots: dict[int, int] = {}
    for number in sorted(reverts):
        roots[number] = roots.get(reverts[number], reverts[number])
    gone = undone(reverts)
    later = (
        select(_CHANGES.change_no, _CHANGES.table_name, _CHANGES.fact_key)
        .where(_CHANGES.change_no > change_no, _CHANGES.use_case != HEARD)
        .distinct()
    )
    found = {
        (table, key)
        for number, table, key in connection.execute(later)
        if (table, key) in mine and roots.get(number, number) not in {change_no, *gone}
    }
    return len(found | _marked(connection, change_no))


def _marked(connection: Connection, change_no: int) -> set[tuple[str, str]]:
    """Return the new records of an import on which marks of the office hang."""
    query = select(_CHANGES.table_name, _CHANGES.fact_key).where(
        _CHANGES.change_no == change_no, _CHANGES.field == WHOLE, _CHANGES.before.is_(None)
    )
    new = {(table, key) for table, key in connection.execute(query) if table in FACT_TABLES}
    found: set[tuple[str, str]] = set()
    for mark in MARKS:
        columns = Base.metadata.tables[mark].c
        for table, key in connection.execute(select(columns.table_name, columns.fact_key).distinct()):
            if (table, text_of({"fact_key": key})) in new:
                found.add((table, key))
    return found
