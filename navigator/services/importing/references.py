"""The references of a file's rows to each other: kept in few bytes each, settled when the whole file is read (R-34).

A row that leads to nothing, to a refused row, or by its parents back to itself is refused.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence

from navigator.db.cells import INTERNAL_REFERENCES
from navigator.domain.importing import PlannedRow, Verdict
from navigator.domain.text import Text
from navigator.services.factcolumns import SEPARATOR, FactTable, fact_tables
from navigator.services.importing.characters import folded_code
from navigator.services.importing.known import MIXED, Known, Reference, references_of
from navigator.services.importing.marks import Marks
from navigator.services.importing.staging import Stage

_NOT_ON_FILE = Text("{column}: 「{value}」は資料にもこのファイルにもありません", "{column}: “{value}” is not on file")
_OF_REFUSED = Text("{column}: 「{value}」の行を取り込めません", "{column}: the row of “{value}” is refused")
_ITSELF = Text("上位をたどると自分に戻ります", "following its parents leads back to itself")
_PARENTS = {"programs": "parent_code", "measures": "parent_code", "budgets": "part_of"}
"""The column that names what a record lies under: by its code, of an amount by its key."""
_PAUSE = 10_000
"""References settled between two calls of ``check``."""
_REMEMBERED = 5000
"""Texts of one column that are remembered."""

_Group = tuple[str, str, str]


def mark(table: str, key: str) -> int:
    """Return a number for a record: equal for keys that differ only in case or width."""
    return hash((table, folded_code(key)))


class References:
    """What rows of the file need of each other; ``seen`` knows the first row of each key (its exact mark its hash)."""

    def __init__(self, known: Known, stage: Stage, seen: Marks, check: Callable[[], None]) -> None:
        self._known, self._stage, self._seen, self._check = known, stage, seen, check
        self._groups: dict[_Group, int] = {}
        self._rows, self._group = array("I"), array("H")
        self._marks, self._exact = array("q"), array("q")
        # Sources are known by codes and found by keys, which a row further down may bring; they are few.
        self._sources: dict[str, int] = {}
        self._parents = {name: _Parents() for name in _PARENTS}

    def note(self, number: int, column: str, reference: Reference) -> None:
        """Note that a row needs a record that is not on file."""
        group = (column, reference.table, reference.column)
        self._rows.append(number)
        self._group.append(self._groups.setdefault(group, len(self._groups)))
        if group[1:] == ("sources", "id"):
            self._marks.append(self._sources.setdefault(reference.value, len(self._sources)))
            self._exact.append(0)
        else:
            self._marks.append(mark(reference.table, reference.value))
            self._exact.append(hash(reference.value))

    def note_parent(self, number: int, row: PlannedRow) -> None:
        """Note whose child a row would be."""
        given = self._parents.get(row.table)
        if given is None or _PARENTS[row.table] not in row.cells:
            return
        parent = row.cells[_PARENTS[row.table]]
        if parent or row.verdict is Verdict.CHANGED:
            given.add(number, row.key, parent, on_file=row.verdict is Verdict.CHANGED)

    def settle(self, refuse: Callable[[int, Text], None]) -> None:
        """Refuse every row that cannot stand, each once."""
        for name, given in self._parents.items():
            if given.changes_file:
                for key, parent in self._known.parents(name, _PARENTS[name]).items():
                    given.add(-1, key, parent, on_file=True)
            for number in given.circles(self._check):
                refuse(number, _ITSELF)
        providers = self._providers()
        found = []
        for need, (number, provider) in enumerate(zip(self._rows, providers, strict=True)):
            if not need % _PAUSE:
                self._check()
            if not self._stage.is_refused(number) and (provider < 0 or self._stage.is_refused(provider)):
                refuse(number, self._reason(need, refused=provider >= 0))
                found.append(number)
        if found:
            self._follow(found, providers, refuse)

    def _follow(self, refused: list[int], providers: "array[int]", refuse: Callable[[int, Text], None]) -> None:
        """Refuse what leads to refused rows, and what leads to that, and so on."""
        first, following = array("q", [-1]) * len(self._stage), array("q", [-1]) * len(providers)
        for need in range(len(providers) - 1, -1, -1):
            if providers[need] >= 0:
                following[need], first[providers[need]] = first[providers[need]], need
        for done, provider in enumerate(refused):
            if not done % _PAUSE:
                self._check()
            need = first[provider]
            while need >= 0:
                number = self._rows[need]
                if not self._stage.is_refused(number):
                    refuse(number, self._reason(need, refused=True))
                    refused.append(number)
                need = following[need]

    def _providers(self) -> "array[int]":
        """Return for every need the row of the file that brings the record, -1 where there is none."""
        names = list(self._groups)
        sources = list(self._sources)
        of_source = {place for place, group in enumerate(names) if group[1:] == ("sources", "id")}
        found = array("q")
        for need, (group, key, exact) in enumerate(zip(self._group, self._marks, self._exact, strict=True)):
            if not need % _PAUSE:
                self._check()
            if group in of_source:
                text = self._known.source_keys.get(sources[key], sources[key])
                entry, wanted = self._seen.find(mark("sources", text)), hash(text)
            else:
                entry, wanted = self._seen.find(key), exact
            found.append(self._seen.row(entry) if entry >= 0 and self._seen.exact(entry) == wanted else -1)
        return found

    def _reason(self, need: int, *, refused: bool) -> Text:
        row = self._stage.row(self._rows[need])
        table = fact_tables()[row.table]
        column, target, named = list(self._groups)[self._group[need]]
        value = next(
            reference.value
            for name, reference in references_of(table, row.cells)
            if (name, reference.table, reference.column) == (column, target, named) and self._is(need, reference)
        )
        sentence = _OF_REFUSED if refused else _NOT_ON_FILE
        return sentence.format(column=table.title_of(column), value=value[:80])

    def _is(self, need: int, reference: Reference) -> bool:
        if (reference.table, reference.column) == ("sources", "id"):
            return self._sources.get(reference.value) == self._marks[need]
        return hash(reference.value) == self._exact[need]


class ReferenceColumns:
    """The cells of one table that name records; what they say is looked up once for each text."""

    def __init__(self, table: FactTable) -> None:
        self._table = table
        targets = {name: (target, "key") for name, target in INTERNAL_REFERENCES.items() if name in table.columns}
        targets |= {name: found.refers for name, found in table.columns.items() if found.refers and name not in targets}
        self._targets = targets
        # Whom other cells of these rows name depends on a cell beside them.
        self._mixed = table.name in MIXED
        self._missing: dict[str, dict[str, tuple[Reference, ...]]] = {name: {} for name in targets}

    def ask(self, known: Known, rows: Iterable[Mapping[str, str]]) -> None:
        """Look for what some rows name, as far as that is too much to be known by heart."""
        if self._mixed:
            found = [reference for cells in rows for _, reference in references_of(self._table, cells)]
            for target in {(reference.table, reference.column) for reference in found}:
                known.ask(*target, (one.value for one in found if (one.table, one.column) == target))
            return
        for name, (table, column) in self._targets.items():
            if known.is_long(table, column):
                known.ask(table, column, (item for cells in rows for item in self._items(name, cells.get(name, ""))))

    def missing(self, known: Known, cells: Mapping[str, str]) -> list[tuple[str, Reference]]:
        """Return the records a row names that are not on file, each with its column."""
        if self._mixed:
            return [one for one in references_of(self._table, cells) if not known.has(one[1])]
        found = []
        for name, text in cells.items():
            if text and name in self._missing:
                said = self._missing[name]
                if text not in said:
                    if len(said) >= _REMEMBERED:
                        said.clear()
                    named = [Reference(*self._targets[name], item) for item in self._items(name, text)]
                    said[text] = tuple(one for one in named if not known.has(one))
                found += [(name, one) for one in said[text]]
        return found

    def _items(self, name: str, text: str) -> Sequence[str]:
        if not text:
            return ()
        return (
            text.split(SEPARATOR) if self._table.columns[name].listed and name not in INTERNAL_REFERENCES else (text,)
        )


class _Parents:
    """Who would be whose child in one table, by the hashes of their keys."""

    def __init__(self) -> None:
        self._nodes = Marks()
        self._numbers = array("q")
        self.changes_file = False

    def add(self, number: int, key: str, parent: str, *, on_file: bool) -> None:
        """Add a child; ``number`` is -1 for one on file, for which the file itself may have said otherwise."""
        if self._nodes.find(hash(key)) < 0:
            self._nodes.add(hash(key), hash(parent), len(self._nodes))
            self._numbers.append(number)
            self.changes_file |= on_file

    def circles(self, check: Callable[[], None]) -> list[int]:
        """Return the numbers of the file's rows whose parents lead back to them, in their order."""
        nodes, found = self._nodes, []
        visited = bytearray(len(nodes))
        for start in range(len(nodes)):
            if not start % _PAUSE:
                check()
            path, at = [], start
            while at >= 0 and not visited[at]:
                visited[at] = 1
                path.append(at)
                at = nodes.find(nodes.exact(at))
            if at >= 0 and visited[at] == 1:
                found += [self._numbers[node] for node in path[path.index(at) :]]
            for node in path:
                visited[node] = 2
        return sorted(number for number in found if number >= 0)
