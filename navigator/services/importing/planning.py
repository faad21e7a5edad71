"""The dry run: every row of a file against the library, and nothing written.

A row is told by its natural key. It is new, changed (with the cells before and after), unchanged or refused; a new
one that is like a record on file is suspected to be a copy. References may lead to rows of the same file in any order;
a row that leads to a refused one is refused, too, as is one that would become its own parent.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from navigator.db.cells import INTERNAL_REFERENCES, Cells
from navigator.db.library import Library
from navigator.db.loading import package_column, read_info
from navigator.domain.editfields import FIELDS
from navigator.domain.editing import read_draft
from navigator.domain.importing import (
    CellChange,
    Draft,
    FileKind,
    ImportCounts,
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
from navigator.services.importing.characters import folded_code, visible
from navigator.services.importing.known import Known, Reference, references_of
from navigator.services.importing.likeness import Likenesses
from navigator.services.importing.staging import Stage
from navigator.services.importing.tables import OWN_SOURCE, told

Progress = Callable[[int, int], None]
"""Called with rows done and 0 (nobody knows how many there are); may raise to stop."""

_TWICE = Text("同じ記録が同じファイルに二度あります（{place}）", "the same record stands twice in the file ({place})")
_VARIANT = Text(
    "記録の名「{key}」と大文字・小文字や全角・半角だけが違います",
    "its key differs from “{key}” only in case or width",
)
_NOT_ON_FILE = Text("{column}: 「{value}」は資料にもこのファイルにもありません", "{column}: “{value}” is not on file")
_OF_REFUSED = Text("{column}: 「{value}」の行を取り込めません", "{column}: the row of “{value}” is refused")
_ITSELF = Text("上位をたどると自分に戻ります", "following its parents leads back to itself")
_CODE_AND_KEY = Text("キーと符号が合いません", "its key and its code do not agree")
_PARENTS = ("programs", "measures")


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

    def close(self) -> None:
        """Let go of the rows."""
        self.stage.close()


_RULED = frozenset(
    {"start_fy", "end_fy", "call_open", "call_close", "stage_from", "stage_to", "kind", "source", "locator"}
    | {"amount_min_myen", "amount_max_myen", "amount_myen", "scale_per_year_myen_min", "scale_per_year_myen_max"}
    | {"subject_type", "subject_code", "value"}
)
"""Cells that the rules of the forms hold against each other; what single cells hold was read already."""

_SHORT = 200
"""A text up to this length on one line fits every field."""

_TOGETHER = frozenset({"is_partial", "partial_kind", "part_of", "fy_from", "fy_to", "as_of"})
"""Cells that rules of the forms read together."""


class _Everything:
    """References are checked here and not by the rules of single fields."""

    def __contains__(self, _value: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


_EVERYTHING = _Everything()


def _everything(_target: str) -> _Everything:
    return _EVERYTHING


class Planner:
    """Plans one file against one library in one reading transaction."""

    def __init__(self, known: Known, today: date, progress: Progress) -> None:
        self._known, self._today, self._progress = known, today, progress
        self._cells = Cells(known.connection)
        self._alike = Likenesses(known.connection)
        self.stage = Stage()
        self.tables: Counter[str] = Counter()
        self._seen: dict[int, int] = {}
        self._needs: list[tuple[int, str, Reference]] = []
        self._parents: dict[str, dict[str, tuple[str, int]]] = {name: {} for name in _PARENTS}
        self._origins: dict[str, Provenance] = {}
        self._codes: dict[str, str] = {}

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
        self._settle()
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
        note = "。".join(filter(None, (origin.credit, f"{self._today.isoformat()} 取込")))
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
        self._seen[_mark("sources", key)] = number
        return code

    def _free_key(self, wanted: str) -> str:
        key, number = wanted, 1
        while self._known.has(Reference("sources", "key", key)):
            number += 1
            key = f"{wanted}|#{number}"
        return key

    def _take(self, rows: list[Draft | Refusal]) -> None:
        """Plan some rows: the records they name are read together, table by table."""
        self._progress(len(self.stage), 0)
        drafts = [self._cited(row) if isinstance(row, Draft) else row for row in rows]
        wanted: dict[str, list[str]] = {}
        for row in drafts:
            if isinstance(row, Draft):
                wanted.setdefault(row.table, []).append(row.key)
        present = {table: self._known.rows(table, keys) for table, keys in wanted.items()}
        for row in drafts:
            if isinstance(row, Refusal):
                self._keep(
                    PlannedRow(Verdict.REFUSED, row.table, row.place, title=visible(row.shown), reason=row.reason)
                )
            else:
                self._plan(row, present[row.table].get(row.key))

    def _cited(self, draft: Draft) -> Draft | Refusal:
        """Return a draft whose sources are named by their codes and whose key is known."""
        cells, if_new = dict(draft.cells), dict(draft.if_new)
        for named in (cells, if_new):
            if "source" in named and draft.table != "sources":
                named["source"] = self._cite(named["source"])
        if cells.get("other_sources"):
            cells["other_sources"] = ";".join(map(self._known.source_code, cells["other_sources"].split(";")))
        if draft.table == "aliases" and cells.get("kind") == "source" and "code" in cells:
            cells["code"] = self._known.source_code(cells["code"])
        code = cells.get("code", "") if "code" in table_of(draft.table).c and draft.table != "sources" else ""
        if draft.key and code and draft.table != "aliases" and draft.key != code:
            return Refusal(draft.place, _CODE_AND_KEY, draft.table, code)
        key = draft.key or self._known.key_of(draft.table, {**if_new, **cells})
        if draft.table == "sources" and cells.get("id"):
            cells["id"] = self._known.take_source(cells["id"], key)
        return replace(draft, cells=cells, key=key, if_new=if_new)

    def _plan(self, draft: Draft, old: Row | None) -> None:
        table = fact_tables()[draft.table]
        title = draft.cells.get(table.naming) or draft.key
        if draft.only_if_absent and (old is not None or self._first(draft) is not None):
            return
        cells = draft.cells if old is not None else {**draft.if_new, **draft.cells}
        found = PlannedRow(Verdict.NEW, draft.table, draft.place, draft.key, title[:200], cells)
        reason = self._twice(draft) or (None if old is not None else _missing(table, cells))
        if reason is None:
            changes = self._changes(table, draft, old) if old is not None else ()
            if old is None:
                found = replace(found, like=self._likeness(draft))
            elif changes:
                bundled = old["origin"] is Origin.BUNDLED
                found = replace(found, verdict=Verdict.CHANGED, changes=changes, corrects=bundled)
                found = replace(found, cells={change.column: change.after for change in changes})
            else:
                found = replace(found, verdict=Verdict.UNCHANGED, cells={})
            reason = _faults(table, found)
        if reason is not None:
            found = replace(found, verdict=Verdict.REFUSED, reason=reason, cells={}, changes=(), like=())
        number = self._keep(found)
        self._seen.setdefault(_mark(draft.table, draft.key), number)
        if found.verdict in (Verdict.NEW, Verdict.CHANGED):
            self._note_references(table, found, number)

    def _first(self, draft: Draft) -> int | None:
        return self._seen.get(_mark(draft.table, draft.key))

    def _twice(self, draft: Draft) -> Text | None:
        """Return why a record cannot come again, or under a key that only looks different."""
        first = self._first(draft)
        if first is None:
            return None
        row = self.stage.row(first)
        if row.key == draft.key:
            return _TWICE.format(place=row.place.text)
        return _VARIANT.format(key=row.key[:80])

    def _changes(self, table: FactTable, draft: Draft, old: Row) -> tuple[CellChange, ...]:
        """Return the cells that a draft says otherwise than the library."""
        kept, typed = table_of(table.name), typed_cells(table.name, draft.cells)
        changes = []
        for name, text in draft.cells.items():
            column = package_column(kept, name)
            if name in INTERNAL_REFERENCES:
                before = cell_text(self._cells.pack(kept, column, old[column]))
                differs = before != text
            else:
                before, differs = cell_text(old[column]), old[column] != typed[column]
            if differs:
                changes.append(CellChange(name, before, text))
        return tuple(changes)

    def _likeness(self, draft: Draft) -> tuple[Any, ...]:
        body = draft.cells.get(Likenesses.body_column(draft.table), "")
        return self._alike.of(draft.table, draft.key, draft.cells.get("name_ja", ""), body)

    def _note_references(self, table: FactTable, row: PlannedRow, number: int) -> None:
        for column, reference in references_of(table, row.cells):
            if not self._known.has(reference):
                self._needs.append((number, column, reference))
        if table.name in _PARENTS and "parent_code" in row.cells:
            self._parents[table.name][row.key] = (row.cells["parent_code"], number)

    def _keep(self, row: PlannedRow) -> int:
        if row.verdict in (Verdict.NEW, Verdict.CHANGED):
            self.tables[row.table] += 1
        return self.stage.add(row)

    # What only the whole file can tell

    def _settle(self) -> None:
        for name, given in self._parents.items():
            if given:
                self._refuse_circles(name, given)
        needs = self._needs
        while needs:
            left = []
            providers = {reference: self._provider(reference) for reference in {need[2] for need in needs}}
            for number, column, reference in needs:
                if self.stage.verdict(number) is Verdict.REFUSED:
                    continue
                provider = providers[reference]
                refused = provider is not None and self.stage.verdict(provider) is Verdict.REFUSED
                if provider is None or refused:
                    row = self.stage.row(number)
                    title = fact_tables()[row.table].title_of(column)
                    sentence = _OF_REFUSED if refused else _NOT_ON_FILE
                    self._refuse(number, sentence.format(column=title, value=reference.value[:80]))
                else:
                    left.append((number, column, reference))
            if len(left) == len(needs):
                return
            needs = left

    def _provider(self, reference: Reference) -> int | None:
        """Return the row of the file that brings a record."""
        key = reference.value
        if reference.table == "sources" and reference.column == "id":
            key = self._known.source_keys.get(key, key)
        found = self._seen.get(_mark(reference.table, key))
        return found if found is None or self.stage.row(found).key == key else None

    def _refuse(self, number: int, reason: Text) -> None:
        self.tables[self.stage.row(number).table] -= 1
        self.stage.refuse(number, reason)

    def _refuse_circles(self, name: str, given: Mapping[str, tuple[str, int]]) -> None:
        parents = self._known.parents(name) | {key: parent for key, (parent, _) in given.items()}
        for key, (_, number) in given.items():
            seen, at = {key}, parents.get(key, "")
            while at and at not in seen:
                seen.add(at)
                at = parents.get(at, "")
            if at == key:
                self._refuse(number, _ITSELF)

    def _counts(self) -> ImportCounts:
        stage = self.stage
        changed = stage.numbers(Verdict.CHANGED)
        return ImportCounts(
            len(stage.numbers(Verdict.NEW)),
            len(changed),
            len(stage.numbers(Verdict.UNCHANGED)),
            len(stage.numbers(Verdict.REFUSED)),
            len(stage.suspected),
            sum(1 for number in changed if stage.row(number).corrects),
        )


def _is_long(text: str) -> bool:
    return len(text) > _SHORT or "\n" in text


def _mark(table: str, key: str) -> int:
    """Return a number for a record: equal for keys that differ only in case or width."""
    return hash((table, folded_code(key)))


def _missing(table: FactTable, cells: Mapping[str, str]) -> Text | None:
    """Return what a new record lacks."""
    lacking = [name for name in table.needed if not cells.get(name)]
    if not lacking:
        return None
    return told([(table.title_of(name), Text("空です", "it is empty")) for name in lacking])


def _faults(table: FactTable, row: PlannedRow) -> Text | None:
    """Return what the rules of the forms say against a row that would be written."""
    if table.name not in FIELDS or row.verdict not in (Verdict.NEW, Verdict.CHANGED):
        return None
    draft = {
        name: text
        for name, text in row.cells.items()
        if text and (name in _RULED or name in _TOGETHER or _is_long(text))
    }
    if row.verdict is Verdict.NEW:
        # Rules between cells hold where all of them are said, be it that they are empty.
        draft = {**dict.fromkeys(_TOGETHER & table.columns.keys(), ""), **draft}
    problems = read_draft(table.name, draft, _everything, whole=False).problems
    if not problems:
        return None
    return told([(table.title_of(name), sentence) for name, sentence in problems.items()])


def change_number(library: Library) -> str:
    """Return the number of the library's last change: a plan holds for the state it was made from."""
    with library.reading() as connection:
        return read_info(connection)["change_number"]
