"""The dry run: every row of a file against the library, and nothing written.

A row is told by its natural key. It is new, changed (with the cells before and after), unchanged or refused; a new
one that is like a record on file is suspected to be a copy. References may lead to rows of the same file in any order;
a row that leads to a refused one is refused, too, as is one that would become its own parent.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from navigator.db.cells import INTERNAL_REFERENCES, Cells
from navigator.db.library import Library
from navigator.db.loading import package_column, read_info
from navigator.domain.importing import (
    CellChange,
    Draft,
    FileKind,
    ImportCounts,
    Likeness,
    Place,
    PlannedRow,
    Provenance,
    Refusal,
    Verdict,
)
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin
from navigator.services.factcolumns import FactTable, fact_tables
from navigator.services.factrows import BATCH, Row, cell_text, table_of, typed_cells
from navigator.services.factwords import MOST_NAMES, NAMED, Names
from navigator.services.importing.characters import visible
from navigator.services.importing.formrules import FormRules
from navigator.services.importing.known import Known, Reference
from navigator.services.importing.likeness import Likenesses
from navigator.services.importing.marks import Marks
from navigator.services.importing.references import ReferenceColumns, References, mark
from navigator.services.importing.staging import Stage
from navigator.services.importing.tables import OWN_SOURCE

Progress = Callable[[int, int], None]
"""Called with rows done and 0 (nobody knows how many there are); may raise to stop."""

_TWICE = Text("同じ記録が同じファイルに二度あります（{place}）", "the same record stands twice in the file ({place})")
_VARIANT = Text(
    "記録の名「{key}」と大文字・小文字や全角・半角だけが違います",
    "its key differs from “{key}” only in case or width",
)
_CODE_AND_KEY = Text("キーと符号が合いません", "its key and its code do not agree")


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The result of a dry run: its rows wait in ``stage``; it holds for the library's state ``change_number``."""

    name: str
    kind: FileKind
    counts: ImportCounts
    tables: Mapping[str, int]
    stage: Stage
    change_number: str
    remember: tuple[tuple[str, str, Mapping[str, str]], ...] = ()
    names: Names = field(default_factory=dict)

    def close(self) -> None:
        """Let go of the rows."""
        self.stage.close()


class Planner:
    """Plans one file against one library in one reading transaction."""

    def __init__(self, known: Known, today: date, progress: Progress) -> None:
        self._known, self._today, self._progress = known, today, progress
        self._cells = Cells(known.connection)
        self._alike = Likenesses(known.connection, self._tell)
        self.stage = Stage()
        self.tables: Counter[str] = Counter()
        self.names: dict[tuple[str, str], str] = {}
        self._seen = Marks()
        self._references = References(known, self.stage, self._seen, self._tell)
        self._shapes: dict[str, _Shape] = {}
        self._origins: dict[str, Provenance] = {}
        self._codes: dict[str, str] = {}
        self._own: set[tuple[str, str]] = set()

    def run(self, rows: Iterable[Draft | Refusal], origins: Iterable[Provenance]) -> ImportCounts:
        """Plan every row of a file that comes from ``origins``, the first of which is the file itself."""
        for place, origin in enumerate(origins):
            self._origins[origin.code] = origin
            if place == 0:
                self._origins[OWN_SOURCE] = origin
        waiting: list[Draft | Refusal] = []
        for row in rows:
            waiting.append(row)
            if len(waiting) == BATCH:
                self._take(waiting)
                waiting = []
        self._take(waiting)
        self._references.settle(self._refuse)
        self._tell()
        return self._counts()

    def _cite(self, text: str) -> str:
        """Return the code of the source that a cell names: one of the file, else one on file."""
        origin = self._origins.get(text)
        if origin is None:
            return self._known.source_code(text)
        if origin.code not in self._codes:
            self._codes[origin.code] = self._code_of(origin)
        return self._codes[origin.code]

    def _code_of(self, origin: Provenance) -> str:
        """Return the code of the source that a file is; a new one is a row of the import like the others."""
        on_file = self._known.source_of(origin)
        if on_file is not None:
            return on_file
        code, times = origin.code, 1
        while code in self._known.source_keys:
            times += 1
            code = f"{origin.code}-{times}"
        note = "。".join(filter(None, (origin.credit, f"{self._today.isoformat()} 初回取込")))
        cells = {
            "id": code,
            "title_ja": origin.title,
            "publisher": origin.publisher,
            "url_or_file": origin.address,
            "kind": origin.kind,
            "confidence": origin.confidence,
            "note": note,
        }
        key = self._free_key(self._known.key_of("sources", cells))
        self._known.add_source(code, key)
        number = self._keep(PlannedRow(Verdict.NEW, "sources", Place("", 0), key, origin.title, cells))
        self._seen.put(mark("sources", key), hash(key), number)
        self._own.add(("sources", code))
        return code

    def _free_key(self, wanted: str) -> str:
        key, number = wanted, 1
        while self._known.has(Reference("sources", "key", key)):
            number += 1
            key = f"{wanted}|#{number}"
        return key

    def _tell(self) -> None:
        self._progress(len(self.stage), 0)

    def _take(self, rows: list[Draft | Refusal]) -> None:
        """Plan some rows: the records they name are read together, table by table."""
        self._tell()
        named = [self._named(row) if isinstance(row, Draft) else row for row in rows]
        keys: dict[str, list[str]] = {}
        for row in named:
            if isinstance(row, _Named):
                keys.setdefault(row.table, []).append(row.key)
        present = {table: self._known.rows(table, wanted) for table, wanted in keys.items()}
        for table in keys:
            asked = [row.whole for row in named if isinstance(row, _Named) and row.table == table]
            self._shape(table).references.ask(self._known, asked)
        for row in named:
            if isinstance(row, Refusal):
                self._keep(
                    PlannedRow(Verdict.REFUSED, row.table, row.place, title=visible(row.shown), reason=row.reason)
                )
            else:
                self._plan(row, present[row.table].get(row.key))

    def _shape(self, table: str) -> "_Shape":
        if table not in self._shapes:
            self._shapes[table] = _Shape(fact_tables()[table])
        return self._shapes[table]

    def _named(self, draft: Draft) -> "_Named | Refusal":
        """Return a row whose sources are named by their codes and whose key is known."""
        cells, if_new, known = dict(draft.cells), dict(draft.if_new), self._known
        if draft.table != "sources":
            for given in (cells, if_new):
                if "source" in given:
                    given["source"] = self._cite(given["source"])
        if cells.get("other_sources"):
            cells["other_sources"] = ";".join(map(known.source_code, cells["other_sources"].split(";")))
        if draft.table == "aliases" and cells.get("kind") == "source" and "code" in cells:
            cells["code"] = known.source_code(cells["code"])
        code = cells.get("code", "") if self._shape(draft.table).coded else ""
        if draft.key and code and draft.key != code:
            return Refusal(draft.place, _CODE_AND_KEY, draft.table, code)
        whole = {**if_new, **cells}
        key = draft.key or known.key_of(draft.table, whole)
        if draft.table == "sources" and cells.get("id"):
            cells["id"] = whole["id"] = known.take_source(cells["id"], key)
        return _Named(draft.table, draft.place, key, cells, whole, draft.only_if_absent)

    def _plan(self, row: "_Named", old: Row | None) -> None:
        shape = self._shape(row.table)
        key_mark = mark(row.table, row.key)
        first = self._seen.find(key_mark)
        if row.only_if_absent and (old is not None or first >= 0):
            return
        found = self._judged(shape, row, old, None if first < 0 else self._twice(row, self._seen.row(first)))
        number = self._keep(found)
        if first < 0:
            self._seen.add(key_mark, hash(row.key), number)
        if found.verdict in (Verdict.NEW, Verdict.CHANGED):
            for column, reference in shape.references.missing(self._known, found.cells):
                if (reference.table, reference.value) not in self._own:
                    self._references.note(number, column, reference)
            self._references.note_parent(number, found)

    def _judged(self, shape: "_Shape", row: "_Named", old: Row | None, reason: Text | None) -> PlannedRow:
        """Return what becomes of a row that stands for the record ``old``; ``reason`` where it cannot stand."""
        # A row may leave the name of a record that is on file as it is.
        named = row.cells.get(shape.naming) or (old or {}).get(shape.naming) or row.whole.get(shape.naming)
        title = str(named or row.key)[:200]
        changes: tuple[CellChange, ...] = ()
        cells: Mapping[str, str] = row.whole
        if old is None:
            reason = reason or shape.rules.missing(cells) or shape.rules.faults(cells, new=True)
            verdict = Verdict.NEW
        elif reason is None:
            changes = self._changes(shape.table, row.cells, old)
            cells = {change.column: change.after for change in changes}
            verdict = Verdict.CHANGED if changes else Verdict.UNCHANGED
            reason = shape.rules.faults(cells, new=False) if changes else None
        if reason is not None:
            return PlannedRow(Verdict.REFUSED, row.table, row.place, row.key, title, reason=reason)
        like = self._likeness(shape, row) if old is None else ()
        corrects = bool(changes) and old is not None and old["origin"] is Origin.BUNDLED
        return PlannedRow(verdict, row.table, row.place, row.key, title, cells, changes, None, like, corrects)

    def _twice(self, row: "_Named", first: int) -> Text:
        """Return why a record cannot come again, or under a key that only looks different."""
        before = self.stage.row(first)
        if before.key == row.key:
            return _TWICE.format(place=before.place.text)
        return _VARIANT.format(key=before.key[:80])

    def _changes(self, table: FactTable, cells: Mapping[str, str], old: Row) -> tuple[CellChange, ...]:
        """Return the cells that a row says otherwise than the library."""
        kept, typed = table_of(table.name), typed_cells(table.name, cells)
        changes = []
        for name, text in cells.items():
            column = package_column(kept, name)
            if name in INTERNAL_REFERENCES:
                before = cell_text(self._cells.pack(kept, column, old[column]))
                if before != text:
                    changes.append(CellChange(name, before, text))
            elif old[column] != typed[column]:
                changes.append(CellChange(name, cell_text(old[column]), text))
        return tuple(changes)

    def _likeness(self, shape: "_Shape", row: "_Named") -> tuple[Likeness, ...]:
        body = row.cells.get(shape.body, "")
        return self._alike.of(row.table, row.key, row.cells.get("name_ja", ""), body)

    def _keep(self, row: PlannedRow) -> int:
        if row.table in NAMED and len(self.names) < MOST_NAMES:
            self.names[row.table, row.key] = row.title
        if row.verdict in (Verdict.NEW, Verdict.CHANGED):
            self.tables[row.table] += 1
        return self.stage.add(row)

    def _refuse(self, number: int, reason: Text) -> None:
        self.tables[self.stage.row(number).table] -= 1
        self.stage.refuse(number, reason)

    def _counts(self) -> ImportCounts:
        stage = self.stage
        new, changed, unchanged, refused = map(stage.count, Verdict)
        return ImportCounts(new, changed, unchanged, refused, len(stage.suspected), stage.corrections)


@dataclass(slots=True)
class _Named:
    """A row with its key; ``whole`` are its cells together with those that only a new record gets."""

    table: str
    place: Place
    key: str
    cells: dict[str, str]
    whole: dict[str, str]
    only_if_absent: bool


class _Shape:
    """What is asked of a table for every row: told once."""

    def __init__(self, table: FactTable) -> None:
        self.table, self.naming = table, table.naming
        # The code of an alias is another record's, that of a source is its ``id``.
        self.coded = "code" in table_of(table.name).c and table.name not in ("sources", "aliases")
        self.body = Likenesses.body_column(table.name)
        self.rules = FormRules(table)
        self.references = ReferenceColumns(table)


def change_number(library: Library) -> str:
    """Return the number of the library's last change: a plan holds for the state it was made from."""
    with library.reading() as connection:
        return read_info(connection)["change_number"]
