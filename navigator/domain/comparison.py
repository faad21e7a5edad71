"""Records side by side: cells, differences, equal rows, and the value that asks for a comparison."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, Self

from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import UserError
from navigator.domain.record import CitationView, RecordRef
from navigator.domain.text import Text

LEAST, MOST = 2, 8
"""A comparison holds two to eight records."""

DIFFERS_SIGN = "◆"
"""Stands before what differs, on screen and on paper: a tint alone is lost on a copier."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A record named in a comparison: its catalogue and code (its natural key where it has no code)."""

    catalogue: Catalogue
    code: str


@dataclass(frozen=True, slots=True)
class ComparisonSpec:
    """What a comparison is asked for: the records in their order, and which rows.

    ``rows`` are row keys in their order, empty for the default rows; ``fold_equal`` gathers rows in which all records
    agree under 共通事項; ``show_empty`` keeps rows that no record has.
    """

    records: tuple[Compared, ...]
    rows: tuple[str, ...] = ()
    fold_equal: bool = False
    show_empty: bool = False

    def moved(self, place: int, to: int) -> Self:
        """Return the comparison with the record at ``place`` moved to ``to``."""
        order = list(self.records)
        order.insert(to, order.pop(place))
        return replace(self, records=tuple(order))

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON data; it is what the check id is made of."""
        return {
            "records": [[compared.catalogue.value, compared.code] for compared in self.records],
            "rows": list(self.rows),
            "fold_equal": self.fold_equal,
            "show_empty": self.show_empty,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what ``to_json`` wrote.

        Raises:
            UserError: the data is no comparison of this program.
        """
        try:
            return cls(
                tuple(Compared(Catalogue(catalogue), str(code)) for catalogue, code in data["records"]),
                tuple(str(key) for key in data.get("rows", ())),
                bool(data.get("fold_equal", False)),
                bool(data.get("show_empty", False)),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(
                Text("保存された比較を読み取れません。", "The saved comparison cannot be read."),
                Text("比較を作り直してください。", "Please build the comparison again."),
            ) from error


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """What one record says in one row.

    ``lines`` are texts in the reader's language; none means «not on file» (…). ``sources`` are numbers of the
    comparison's citations, ``notes`` numbers of its notes. ``differs`` marks a cell that says something else than most.
    """

    lines: tuple[str, ...]
    sources: tuple[int, ...] = ()
    stages: tuple[int, int] | None = None
    notes: tuple[int, ...] = ()
    differs: bool = False

    @property
    def missing(self) -> bool:
        """Whether nothing is on file."""
        return not self.lines


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One attribute across the records.

    ``prose`` rows hold long texts, whose difference is shown on demand. Cells are marked in rows with ``marks`` only:
    texts and yearly figures differ always, and a mark on each would say nothing. ``kind`` is the kind of amount of a
    budget row, so that kinds are never mixed in one row unseen.
    """

    key: str
    label: str
    cells: tuple[ComparedCell, ...]
    group: str = ""
    numeric: bool = False
    prose: bool = False
    marks: bool = True
    kind: str = ""

    @property
    def equal(self) -> bool:
        """Whether every record says the same, and says something."""
        first = self.cells[0]
        return not first.missing and all(cell.lines == first.lines for cell in self.cells)

    @property
    def shared(self) -> ComparedCell:
        """What the records of an equal row say, with the sources and notes of every one of them."""
        sources = dict.fromkeys(number for cell in self.cells for number in cell.sources)
        notes = dict.fromkeys(number for cell in self.cells for number in cell.notes)
        return replace(self.cells[0], sources=tuple(sources), notes=tuple(notes))

    @property
    def empty(self) -> bool:
        """Whether no record has anything on file."""
        return all(cell.missing for cell in self.cells)

    def marked(self) -> Self:
        """Return the row with its differing cells marked.

        Where most of the records say the same, the others are marked; where no two agree, all are. A cell without
        anything on file is never marked: not known is not different.
        """
        said = Counter(cell.lines for cell in self.cells if not cell.missing)
        if not self.marks or len(said) < 2:
            return self
        (first, count), (_, second) = said.most_common(2)
        usual = first if count > second else None
        cells = tuple(replace(cell, differs=not cell.missing and cell.lines != usual) for cell in self.cells)
        return replace(self, cells=cells)


@dataclass(frozen=True, slots=True)
class ComparedRecord:
    """A column of the comparison."""

    ref: RecordRef
    catalogue: Catalogue
    title: str
    subtitle: str


@dataclass(frozen=True, slots=True)
class RowOption:
    """A row that can be chosen: whether it stands by default, and how many of the records have something in it."""

    key: str
    label: str
    default: bool
    filled: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Records side by side, in the reader's language.

    ``rows`` stand in order, ``common`` are the equal rows when they are folded. ``warnings`` say what makes the
    records hard to compare; ``notes`` are the numbered notes under the table.
    """

    spec: ComparisonSpec
    records: tuple[ComparedRecord, ...]
    rows: tuple[ComparedRow, ...]
    common: tuple[ComparedRow, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    citations: tuple[CitationView, ...]
    options: tuple[RowOption, ...]
    unit: str

    def texts(self) -> dict[str, tuple[str, ...]]:
        """Return every cell as one text by row key; what two papers are compared by."""
        return {row.key: tuple("\n".join(cell.lines) for cell in row.cells) for row in (*self.rows, *self.common)}


def difference(first: str, second: str) -> tuple[tuple[str, str], ...]:
    """Return what was taken out of ``first`` and put in to make ``second``.

    Pieces are (what, text) with what one of ``same``, ``out``, ``in``, in reading order.
    """
    pieces: list[tuple[str, str]] = []
    for action, i, j, k, m in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if action == "equal":
            pieces.append(("same", first[i:j]))
            continue
        if i < j:
            pieces.append(("out", first[i:j]))
        if k < m:
            pieces.append(("in", second[k:m]))
    return tuple(pieces)


@dataclass(frozen=True, slots=True)
class TextChange:
    """A cell that reads otherwise than on the day a paper was made."""

    row: str
    record: int
    before: str
    after: str


def changes_since(before: Mapping[str, Sequence[str]], now: Mapping[str, Sequence[str]]) -> tuple[TextChange, ...]:
    """Return every cell that changed between two papers of the same comparison, row by row."""
    changed = []
    for key in _keys(before, now):
        old, new = before.get(key, ()), now.get(key, ())
        for place in range(max(len(old), len(new))):
            was = old[place] if place < len(old) else ""
            becomes = new[place] if place < len(new) else ""
            if was != becomes:
                changed.append(TextChange(key, place, was, becomes))
    return tuple(changed)


def _keys(before: Iterable[str], now: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([*now, *before]))
