"""What pages and the command line ask of importing: look at a file, try it, take it in, tell of earlier imports."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select

from navigator.db import backup
from navigator.db.library import Library
from navigator.db.schema import Base, Change, SavedItem
from navigator.domain.errors import UserError
from navigator.domain.importing import FileKind, FileView, ImportOptions
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services.edits import Edits
from navigator.services.factcolumns import fact_tables
from navigator.services.factwords import names_on_file
from navigator.services.importing import running
from navigator.services.importing.known import Known
from navigator.services.importing.opening import OpenFile, open_file
from navigator.services.importing.planning import ImportPlan, Planner, change_number
from navigator.services.importing.running import MAPPING, USE_CASE, ImportResult
from navigator.services.importing.undoing import reverts_of, take_back, undone
from navigator.services.library import library_state
from navigator.services.sheet_parts import Stamp

Progress = Callable[[int, int], None]


def _nothing(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class PastImport:
    """An earlier import as the journal tells it; ``at`` is UTC, ``undone`` when it was taken back since."""

    change_no: int
    at: str
    kind: FileKind | None
    name: str
    new: int
    changed: int
    undone: bool


class ImportService:
    """Imports into one library; every import is one step of ``edits``."""

    def __init__(self, library: Library, edits: Edits, today: date) -> None:
        self._library, self._edits, self._today = library, edits, today

    def look(self, path: Path, options: ImportOptions | None = None, progress: Progress = _nothing) -> FileView:
        """Return what a file is and what must be asked about it; ``progress`` may raise to stop.

        Raises:
            UserError: it cannot be read, is not safe or not known.
        """
        opened = self._open(path, options or ImportOptions(), progress)
        opened.close()
        return opened.view

    def plan(self, path: Path, options: ImportOptions | None = None, progress: Progress = _nothing) -> ImportPlan:
        """Try an import: what would become of every row. Nothing is written; close the plan in the end.

        Raises:
            UserError: the file cannot be read, or an encoding or a table must be chosen first.
        """
        view, plan = self.attempt(path, options, progress)
        if plan is None:
            raise question(view)
        return plan

    def attempt(
        self, path: Path, options: ImportOptions | None = None, progress: Progress = _nothing
    ) -> tuple[FileView, ImportPlan | None]:
        """Look at a file and plan it in one go; there is no plan where something must be chosen first.

        Raises:
            UserError: the file cannot be read, is not safe or not known.
        """
        opened = self._open(path, options or ImportOptions(), progress)
        try:
            if opened.view.asks:
                return opened.view, None
            number = change_number(self._library)
            with self._library.reading() as connection:
                planner = Planner(Known(connection), self._today, progress)
                try:
                    counts = planner.run(opened.rows(), opened.origins)
                except BaseException:
                    planner.stage.close()
                    raise
        finally:
            opened.close()
        tables = {name: planner.tables[name] for name in fact_tables() if planner.tables[name]}
        with self._library.reading() as connection:
            names = names_on_file(connection, tables, planner.names)
        plan = ImportPlan(
            opened.view.name, opened.view.kind, counts, tables, planner.stage, number, opened.remember, names
        )
        return opened.view, plan

    def run(self, plan: ImportPlan, *, leave_out: bool = False, progress: Progress = _nothing) -> ImportResult:
        """Do what a plan says, in one step that can be undone, after a backup; see ``running.run``."""
        return running.run(self._library, self._edits, plan, backup.now(), leave_out=leave_out, progress=progress)

    def log(self) -> tuple[PastImport, ...]:
        """Return the earlier imports, the latest first."""
        changes = Base.metadata.tables[Change.__tablename__]
        with self._library.reading() as connection:
            rows = connection.execute(
                select(changes.c.change_no, changes.c.at, changes.c.use_case, changes.c.fact_key, changes.c.field)
                .where(changes.c.use_case.startswith(f"{USE_CASE} "))
                .order_by(changes.c.id)
            ).all()
            gone = undone(reverts_of(connection))
        found: dict[int, tuple[str, str, int, set[str]]] = {}
        for number, at, case, key, field in rows:
            at, case, new, changed = found.get(number, (at, case, 0, set()))  # noqa: PLW2901 - the first of the change
            if field == "":
                new += 1
            else:
                changed.add(key)
            found[number] = at, case, new, changed
        past = [
            PastImport(number, at, *_named(case), new, len(changed), number in gone)
            for number, (at, case, new, changed) in found.items()
        ]
        return tuple(reversed(past))

    def take_back(self, change_no: int, progress: Progress = _nothing) -> int | None:
        """Take back an import of any session in one step and return its number; see ``undoing.take_back``.

        Raises:
            UserError: there is no such import, it is taken back already, or later work hangs on it.
        """
        past = next((past for past in self.log() if past.change_no == change_no), None)
        if past is None:
            raise UserError(
                Text("変更 {number} は取り込みではありません。", "Change {number} is no import.").format(
                    number=change_no
                ),
                Text("「取り込みの記録」の番号を確かめてください。", "See the list of imports for its number."),
            )
        return take_back(self._library, self._edits, change_no, past.name, progress)

    def stamp(self, plan: ImportPlan, presentation: Presentation) -> Stamp:
        """Return what ties a printed dry run to its data: the data version, and a number of the file and its counts."""
        said = "|".join((plan.name, plan.change_number, *map(str, astuple(plan.counts))))
        check = hashlib.blake2b(said.encode(), digest_size=5).hexdigest()
        return Stamp(library_state(self._library).data_version.of(presentation.language), check)

    def _open(self, path: Path, options: ImportOptions, progress: Progress) -> OpenFile:
        if options.table and options.table not in fact_tables():
            raise UserError(
                Text("「{name}」という表はありません。", "There is no table “{name}”.").format(name=options.table[:40]),
                Text("使える表: {names}", "Tables: {names}").format(names=", ".join(fact_tables())),
            )
        if options.mapping is not None:
            options = replace(options, mapping=_checked(options.table, options.mapping))
        return open_file(path, options, self._remembered, lambda: progress(0, 0))

    def _remembered(self, mark: str) -> tuple[str, Mapping[str, str]] | None:
        items = Base.metadata.tables[SavedItem.__tablename__]
        with self._library.reading() as connection:
            text = connection.execute(
                select(items.c.content_json).where(items.c.kind == MAPPING, items.c.name == mark)
            ).scalar()
        try:
            kept = json.loads(text or "")
            return kept["table"], _checked(kept["table"], kept["mapping"])
        except (ValueError, KeyError, TypeError, UserError):
            return None


def _checked(table: str, mapping: Mapping[str, str]) -> Mapping[str, str]:
    """Return a mapping whose columns the table has, each once.

    Raises:
        UserError: it names others.
    """
    columns = fact_tables()[table].written if table in fact_tables() else ()
    for heading, column in mapping.items():
        if column and (column not in columns or list(mapping.values()).count(column) > 1):
            raise UserError(
                Text(
                    "見出し「{heading}」を項目「{column}」に当てられません。",
                    "The heading “{heading}” cannot stand for the column “{column}”.",
                ).format(heading=heading[:40], column=column[:40]),
                Text("項目の名を、一つずつ選んでください。", "Choose columns of the table, each once."),
            )
    return mapping


def question(view: FileView) -> UserError:
    """Return the error that says what must be chosen before a file can be planned."""
    if view.encodings:
        return UserError(
            Text("「{name}」の文字コードが決まりません。", "The encoding of “{name}” is not certain.").format(
                name=view.name
            ),
            Text("文字コードを選んでください: {names}", "Choose an encoding: {names}").format(
                names=", ".join(choice.encoding for choice in view.encodings)
            ),
        )
    part = next(part for part in view.parts if not part.table)
    return UserError(
        Text(
            "「{name}」がどの表か、見出しから分かりません。", "The headings of “{name}” do not tell which table it is."
        ).format(name=part.name or view.name),
        Text("表と、見出しに当てる項目を選んでください。", "Choose a table and the columns of its headings."),
    )


def _named(use_case: str) -> tuple[FileKind | None, str]:
    _, kind, name = [*use_case.split(" ", 2), "", ""][:3]
    return (FileKind(kind) if kind in list(FileKind) else None), name
