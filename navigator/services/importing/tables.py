"""Tables of our own: templates, exports, and any table whose columns a person has matched to ours."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from navigator.domain.folding import fold
from navigator.domain.importing import Draft, Place, Refusal
from navigator.domain.spreadsheet import PREFIX
from navigator.domain.text import Text
from navigator.services.factcolumns import KEY, FactTable, fact_tables
from navigator.services.importing.cells import CellReader, canonical, check_order, is_free, unguarded
from navigator.services.importing.characters import CellError
from navigator.services.importing.grids import Grid

OWN_SOURCE = ""
"""What stands in the cell ``source`` of a row that cites the imported file itself."""

_BRACKETED = re.compile(r".*\[([a-z_0-9]+)\]")
_FALSE_WHEN_EMPTY = frozenset({"is_partial", "is_planned"})
_OWN_CODE = "im-"

LONGEST_HEADING = 200
_TELLING = 1000
"""Characters of a cell that a made code depends on; no name is as long."""


@dataclass(frozen=True, slots=True)
class Match:
    """Which table a grid is, which heading stands for which column ('' for none), and how many rows of keys follow."""

    table: str
    mapping: Mapping[str, str]
    skipped: int = 0


def key_row(cells: Sequence[str]) -> bool:
    """Tell whether a row holds nothing but keys of columns, as the second row of a template does."""
    keys = {KEY, *(name for table in fact_tables().values() for name in table.columns)}
    named = [cell for cell in cells if cell]
    return len(named) > 1 and all(cell in keys for cell in named)


def match(grid: Grid, table: str = "") -> Match:
    """Find the table of a grid and its columns by the headings; ``table`` where a person or a name says which one.

    The table is '' where the headings do not tell it: fewer than half of them are ours, or two tables fit alike.
    """
    first = next(grid.rows(), (0, []))[1]
    has_keys = key_row(first)
    words = list(grid.headings)
    if has_keys:
        words = [key or heading for key, heading in zip([*first, *[""] * len(words)], words, strict=False)]
    named = table or _named_by(grid.name)
    found = {name: columns_of(one, words) for name, one in fact_tables().items()}
    if named:
        return Match(named, dict(zip(grid.headings, found[named], strict=True)), int(has_keys))
    # Most headings that are ours, then fewest columns that are missing: a table may hold all columns of another.
    scores = sorted(
        (sum(map(bool, columns)), sum(map(bool, columns)) - len(fact_tables()[name].written), name)
        for name, columns in found.items()
    )
    (*next_best, _), (*best, name) = scores[-2:]
    if best[0] * 2 <= len(words) or best == next_best:
        return Match("", {}, int(has_keys))
    return Match(name, dict(zip(grid.headings, found[name], strict=True)), int(has_keys))


def _named_by(name: str) -> str:
    """Return the table that a sheet or a file is called after."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0].strip()
    for table in fact_tables().values():
        if stem.casefold() in (table.name, table.title.ja, table.title.en.casefold()):
            return table.name
    return ""


def columns_of(table: FactTable, words: Sequence[str]) -> list[str]:
    """Return the column behind each heading: by its key, else by its title in either language; each column once."""
    titles = _titles(table.name)
    taken: set[str] = set()
    found = []
    for word in words:
        bracketed = _BRACKETED.fullmatch(word)
        key = bracketed[1] if bracketed else word
        column = key if key == KEY or key in table.written else titles.get(_heading(word), "")
        found.append("" if column in taken else column)
        taken.add(column)
    return found


@cache
def _titles(table: str) -> Mapping[str, str]:
    """Return the column behind each folded title of a table."""
    found: dict[str, str] = {}
    written = set(fact_tables()[table].written)
    for column in reversed(fact_tables()[table].columns.values()):
        if column.name in written:
            found |= {_heading(column.title.ja): column.name, _heading(column.title.en): column.name}
    return found


def _heading(word: str) -> str:
    """Return a folded heading; one that is far too long is none of ours, and folding it over and over takes minutes."""
    return _folded(word) if len(word) <= LONGEST_HEADING else ""


@lru_cache(maxsize=1000)
def _folded(word: str) -> str:
    return fold(word)


def drafts(grid: Grid, matched: Match, *, guarded: bool, own_locator: str) -> Iterator[Draft | Refusal]:
    """Yield the rows of a grid; ``guarded`` takes off the apostrophes of our CSV files.

    A row without a source cites the imported file (``OWN_SOURCE``), one without a place in it ``own_locator``.
    """
    reader = RowReader(fact_tables()[matched.table], own_locator)
    columns = [matched.mapping.get(heading, "") for heading in grid.headings]
    top = grid.top + matched.skipped
    for row in grid.clean_rows():
        if isinstance(row, Refusal):
            if row.place.line > top:
                yield row
            continue
        place, cells = row
        if place.line <= top:
            continue
        if guarded and PREFIX in "".join(cells):
            cells = tuple(map(unguarded, cells))
        named = dict(zip(columns, cells, strict=True))
        named.pop("", None)
        yield reader.draft(place, named)


class RowReader:
    """Makes rows of one table, cells as people write them by column, into drafts; each distinct cell is read once."""

    def __init__(self, table: FactTable, own_locator: str) -> None:
        self._table, self._own_locator = table, own_locator
        columns = table.columns.values()
        self._read = [(column.name, CellReader(column)) for column in columns if not is_free(column)]
        self._needed = [column.name for column in columns if is_free(column) and column.required]
        self._cites = "source" in table.columns and table.name != "sources"
        self._locates = "locator" in table.columns
        self._false_when_empty = sorted(_FALSE_WHEN_EMPTY & table.columns.keys())
        self._codes = [name for name in ("code", "id") if name in table.written]

    def draft(self, place: Place, named: Mapping[str, str]) -> Draft | Refusal:
        """Return a draft, or why a cell of the row is wrong."""
        table, cells = self._table, dict(named)
        key = cells.pop(KEY, "")
        if_new = self._completed(cells)
        if not key and (code := if_new.pop("code", if_new.pop("id", ""))):
            cells["id" if table.name == "sources" else "code"] = code
        made = dict(cells)
        try:
            for name, reader in self._read:
                if name in made:
                    made[name] = reader[made[name]]
        except CellError:
            return self._refusal(place, cells)
        if not all(made.get(name, name) for name in self._needed):
            return self._refusal(place, cells)
        try:
            check_order(table, made)
        except CellError as error:
            return Refusal(place, error.reason, table.name, made.get(table.naming, ""))
        return Draft(table.name, place, made, key, if_new)

    def _refusal(self, place: Place, cells: Mapping[str, str]) -> Refusal:
        """Tell everything that is wrong with a row."""
        faults: list[tuple[Text, Text]] = []
        for name, text in cells.items():
            try:
                canonical(self._table.columns[name], text)
            except CellError as error:
                faults.append((self._table.title_of(name), error.reason))
        return Refusal(place, told(faults), self._table.name, cells.get(self._table.naming, "")[:80])

    def _completed(self, cells: dict[str, str]) -> dict[str, str]:
        """Take out the cells that a person may leave empty, and return what a new record has in their place.

        These are the citation, the code, and what is not so when nothing is said; a record on file keeps its own.
        """
        found: dict[str, str] = {}
        if self._cites:
            if not cells.get("source"):
                cells.pop("source", None)
                found["source"] = OWN_SOURCE
            if self._locates and not cells.get("locator"):
                cells.pop("locator", None)
                found["locator"] = self._own_locator
        for name in self._false_when_empty:
            if not cells.get(name):
                cells.pop(name, None)
                found[name] = "0"
        for name in self._codes:
            if not cells.get(name) and cells.get(self._table.naming):
                cells.pop(name, None)
                found[name] = made_code(self._table, cells)
        return found


def told(faults: Sequence[tuple[Text, Text]]) -> Text:
    """Return every fault of a row as one reason."""
    return Text(
        "、".join(f"{title.ja}: {reason.ja}" for title, reason in faults),
        "; ".join(f"{title.en}: {reason.en}" for title, reason in faults),
    )


def made_code(table: FactTable, cells: Mapping[str, str]) -> str:
    """Return the code of a row that names none: the same for the same name of the same body in every import."""
    parts = (
        "provider_ja",
        "operator_ja",
        "publisher",
        "measure_code",
        "program_code",
        "fy",
        "prefecture",
        "url_or_file",
    )
    said = [table.name, cells[table.naming], *(cells.get(part, "") for part in parts)]
    text = "\x1f".join(fold(part[:_TELLING]) for part in said)
    return _OWN_CODE + hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
