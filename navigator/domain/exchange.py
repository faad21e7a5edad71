"""Edits as offices exchange them, and the one rule that says which of them stand.

Every office gathers the same edits, in whatever order they reach it, and what stands depends on the edits alone: of
each field the edit with the latest stamp. A row is there unless the latest edit of it or of one of its fields removed
it: who changed a record later than another removed it still needs it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from navigator.domain.clock import Stamp
from navigator.domain.text import Text

WHOLE = ""
"""The field of an edit that makes or removes a row."""

Record = tuple[str, str]
"""Table and key (JSON text) of a row."""

Mark = tuple[Stamp, str]
"""Stamp and field of an edit: what tells it from the other edits of its row."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of one field of the row ``key`` (JSON text) of ``table``; of a whole row where ``field`` is empty.

    ``base`` is what stood before, ``value`` what it became: JSON data. Of a whole row None means that it was not
    there, and an empty object that nothing is said of its fields.
    """

    stamp: Stamp
    table: str
    key: str
    field: str
    base: Any
    value: Any

    @property
    def record(self) -> Record:
        """The row that is edited."""
        return self.table, self.key

    @property
    def name(self) -> tuple[str, str, str, str]:
        """What tells this edit from every other."""
        return str(self.stamp), self.table, self.key, self.field

    @property
    def mark(self) -> Mark:
        """What tells this edit from the others of its row."""
        return self.stamp, self.field

    @property
    def removes(self) -> bool:
        """Whether the row is gone after it."""
        return self.field == WHOLE and self.value is None

    @property
    def makes(self) -> bool:
        """Whether it makes the row with all that is in it."""
        return self.field == WHOLE and bool(self.value)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of one row: ``last`` is the edit that says whether it is there, ``made`` the one that made it.

    ``fields`` hold the latest edit of each field; where that edit made the row, ``value_of`` finds the field in it.
    """

    last: Edit | None
    made: Edit | None
    fields: Mapping[str, Edit] = field(default_factory=dict)

    @property
    def there(self) -> bool:
        """Whether the row is there; one of which nothing is known is taken to be."""
        return self.last is None or not self.last.removes

    def value_of(self, name: str) -> Any:
        """Return what stands in a field that some edit wrote."""
        return value_in(self.fields[name], name)

    def values(self) -> dict[str, Any]:
        """Return all that is known of the row."""
        return {name: self.value_of(name) for name in self.fields}


def value_in(edit: Edit, name: str) -> Any:
    """Return what an edit says of a field."""
    return edit.value.get(name) if edit.field == WHOLE and isinstance(edit.value, Mapping) else edit.value


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits in the order of their stamps."""
    return sorted(edits, key=lambda edit: (edit.stamp, edit.table, edit.key, edit.field))


def standing(edits: Iterable[Edit]) -> Standing:
    """Return what stands of one row after its edits; their order does not matter, nor that one comes twice."""
    last: Edit | None = None
    made: Edit | None = None
    fields: dict[str, Edit] = {}
    for edit in in_order(edits):
        last = edit
        if edit.removes:
            made = None
        elif edit.makes:
            made = edit
            fields.update(dict.fromkeys(edit.value, edit))
        elif edit.field != WHOLE:
            fields[edit.field] = edit
    return Standing(last, made, fields)


class Side(Enum):
    """Whose value of a conflict."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two offices changed without knowing of each other.

    ``base`` is what stood here before, ``mine`` and ``theirs`` what it became in both; None for a row (``field`` empty)
    that is not there. ``stands`` says which of the two is later; the other is kept in the journal.
    """

    table: str
    key: str
    field: str
    base: Any
    mine: Any
    theirs: Any
    my_office: str
    their_office: str
    stands: Side

    @property
    def place(self) -> tuple[str, str, str]:
        """Table, key and field."""
        return self.table, self.key, self.field


def conflicts_of(known: Sequence[Edit], new: Sequence[Edit], seen: Mapping[str, str]) -> list[Conflict]:
    """Return the fields of one row that were changed on both sides to different values.

    ``known`` are the edits that are here, ``new`` those that came; ``seen`` says per office up to which stamp the
    sender knew the edits that are here. A row removed on one side and changed on the other is one conflict.
    """
    unseen = [edit for edit in known if str(edit.stamp) > seen.get(edit.stamp.office, "")]
    if not unseen or not new:
        return []
    mine, theirs, both = standing(unseen), standing(new), standing([*known, *new])
    if mine.there != theirs.there:
        assert mine.last is not None
        assert theirs.last is not None
        stands = Side.MINE if both.there == mine.there else Side.THEIRS
        return [_of_row(known, unseen, new, stands)]
    found = []
    for name in mine.fields.keys() & theirs.fields.keys():
        one, other = mine.fields[name], theirs.fields[name]
        values = value_in(one, name), value_in(other, name)
        if values[0] != values[1]:
            stands = Side.MINE if one.stamp > other.stamp else Side.THEIRS
            base = _base(unseen, name)
            offices = one.stamp.office, other.stamp.office
            found.append(Conflict(one.table, one.key, name, base, *values, *offices, stands))
    return sorted(found, key=lambda conflict: conflict.field)


def _base(unseen: Sequence[Edit], name: str) -> Any:
    """Return what stood in a field before the first edit that the other side did not know of."""
    first = next(edit for edit in in_order(unseen) if edit.field == name or (edit.makes and name in edit.value))
    return None if first.makes else first.base


def _of_row(known: Sequence[Edit], unseen: Sequence[Edit], new: Sequence[Edit], stands: Side) -> Conflict:
    seen = [edit for edit in known if edit not in unseen]
    before = standing(seen).values() or None
    mine = [*seen, *unseen]
    theirs = [*seen, *new]
    one, other = standing(mine), standing(theirs)
    assert one.last is not None
    assert other.last is not None
    return Conflict(
        one.last.table,
        one.last.key,
        WHOLE,
        before,
        one.values() if one.there else None,
        other.values() if other.there else None,
        standing(unseen).last.stamp.office,  # type: ignore[union-attr] - there is one
        standing(new).last.stamp.office,  # type: ignore[union-attr] - as above
        stands,
    )


class Trust(Enum):
    """What is known of the office that signed a package."""

    OWN = "own"
    KNOWN = "known"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Refusal:
    """An edit that could not be taken, and why; it is not kept and comes again with the next package."""

    edit: Edit
    reason: Text


@dataclass(frozen=True, slots=True)
class TableCount:
    """Edits of one table: in the package, new here, of the new ones those that stand."""

    table: str
    edits: int
    new: int
    standing: int


@dataclass(frozen=True, slots=True)
class Undone:
    """Edits of a package that were taken in here and then taken back by undo; both times are UTC."""

    edits: int
    taken_in: str
    taken_back: str


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What merging a package does, or did: counts by table, conflicts by field, what was refused.

    ``kept`` are rows that another office removed and that stay because something here refers to them; ``undone`` is
    what was taken in before and taken back since, None for nothing: it is not new any more.
    """

    tables: tuple[TableCount, ...]
    conflicts: tuple[Conflict, ...]
    refused: tuple[Refusal, ...]
    kept: tuple[Record, ...]
    undone: Undone | None = None

    @property
    def edits(self) -> int:
        """Edits in the package."""
        return sum(count.edits for count in self.tables)

    @property
    def new(self) -> int:
        """Edits that were not here."""
        return sum(count.new for count in self.tables)

    @property
    def standing(self) -> int:
        """New edits that stand."""
        return sum(count.standing for count in self.tables)
