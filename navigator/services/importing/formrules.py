"""What the rules of the forms say of rows of one table: whole tables obey the same few combinations of cells."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache

from navigator.domain.councilforms import LONGEST_TEXT
from navigator.domain.editfields import FIELDS, FieldKind
from navigator.domain.editing import read_draft
from navigator.domain.text import Text
from navigator.services.factcolumns import FactTable, fact_tables
from navigator.services.importing.tables import told

_RULED = frozenset(
    {"start_fy", "end_fy", "call_open", "call_close", "stage_from", "stage_to", "kind", "source", "locator"}
    | {"amount_min_myen", "amount_max_myen", "amount_myen", "scale_per_year_myen_min", "scale_per_year_myen_max"}
    | {"subject_type", "subject_code", "value"}
)
"""Cells that the rules of the forms hold against each other; what single cells hold was read already."""

_TOGETHER = frozenset({"is_partial", "partial_kind", "part_of", "fy_from", "fy_to", "as_of"})
"""Cells that rules of the forms read together."""

_SAID_OR_NOT = frozenset({"source", "locator", "part_of", "subject_code"})
"""Ruled cells of which the rules ask only whether they are empty."""

_SHORT = 200
"""A text up to this length on one line fits every field."""

_LEADING = Text("ほかの記録がこの語で指しているので、変えられません", "other records refer by it, so it stays as it is")

_SOMETHING = "x"
_REMEMBERED = 20_000


class _Everything:
    """References are checked by the planner and not by the rules of single fields."""

    def __contains__(self, _value: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


_EVERYTHING = _Everything()


def _everything(_target: str) -> Collection[str]:
    return _EVERYTHING


@cache
def _references() -> frozenset[tuple[str, str]]:
    """Return table and column of all that cells refer to."""
    columns = (column for table in fact_tables().values() for column in table.columns.values())
    return frozenset(column.refers for column in columns if column.refers is not None)


class FormRules:
    """The rules for one table; what was said of a combination of cells is remembered."""

    def __init__(self, table: FactTable) -> None:
        self._table = table
        fields = {field.name: field for field in FIELDS.get(table.name, ())}
        self._has_form = bool(fields)
        self._ruled = [name for name in table.columns if name in _RULED or name in _TOGETHER]
        self._flat = [name for name in self._ruled if name in _SAID_OR_NOT]
        self._long = {
            field.name
            for field in fields.values()
            if field.kind is FieldKind.TEXT and not field.figure and field.name not in self._ruled
        } | (table.columns.keys() - fields.keys())
        self._leading = [name for name in table.columns if (table.name, name) in _references()]
        self._said: dict[tuple[object, ...], Text | None] = {}

    def missing(self, cells: Mapping[str, str]) -> Text | None:
        """Return what a new record of these cells lacks."""
        lacking = [name for name in self._table.needed if not cells.get(name)]
        if not lacking:
            return None
        return told([(self._table.title_of(name), Text("空です", "it is empty")) for name in lacking])

    def faults(self, cells: Mapping[str, str], *, new: bool) -> Text | None:
        """Return what the rules say against a row that would be written: a new one, or changed cells of one on file."""
        if not new and (reason := self._renamed(cells)) is not None:
            return reason
        if not self._has_form:
            return None
        long = max(map(len, cells.values()), default=0) > _SHORT or "\n" in "".join(cells.values())
        if long and not self._fit(cells):
            return self._read(cells, new=new)
        said = {name: cells[name] for name in self._ruled if cells.get(name)}
        for name in self._flat:
            # No control and no blank but the space is printable.
            if name in said and said[name].isprintable() and not said[name].isspace():
                said[name] = _SOMETHING
        combination = (new, *said, *said.values())
        if combination not in self._said:
            if len(self._said) >= _REMEMBERED:
                self._said.clear()
            self._said[combination] = self._read(said, new=new)
        return self._said[combination]

    def _renamed(self, cells: Mapping[str, str]) -> Text | None:
        """Return why a name cannot change by which other records lead to this one: they would lead nowhere."""
        changed = [name for name in self._leading if name in cells]
        return told([(self._table.title_of(name), _LEADING) for name in changed]) if changed else None

    def _fit(self, cells: Mapping[str, str]) -> bool:
        """Tell whether the long texts are such that no rule can say anything of them."""
        return all(
            name in self._long and len(text) <= LONGEST_TEXT and text.replace("\n", "").isprintable()
            for name, text in cells.items()
            if _is_long(text)
        )

    def _read(self, cells: Mapping[str, str], *, new: bool) -> Text | None:
        draft = {
            name: text
            for name, text in cells.items()
            if text and (name in _RULED or name in _TOGETHER or _is_long(text))
        }
        if new:
            # Rules between cells hold where all of them are said, be it that they are empty.
            draft = {**dict.fromkeys(_TOGETHER & self._table.columns.keys(), ""), **draft}
        problems = read_draft(self._table.name, draft, _everything, whole=False).problems
        if not problems:
            return None
        return told([(self._table.title_of(name), sentence) for name, sentence in problems.items()])


def _is_long(text: str) -> bool:
    return len(text) > _SHORT or "\n" in text
