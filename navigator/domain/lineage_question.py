"""What is asked of the lineage: one value for the screen, the paper, its check id and the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from navigator.domain.lineage import LineageFilter, LineageGraph
from navigator.domain.vocabulary import Field, Ministry, ProgramKind


@dataclass(frozen=True, slots=True)
class LineageQuestion:
    """What is shown of the lineage.

    ``focus`` is the code of a program whose ancestors and descendants stand out; with ``only`` nothing else is shown,
    the filter included. ``as_of`` marks the landscape of a fiscal year, ``years`` what changed from the first to the
    second of two; at most one of them is set.
    """

    filter: LineageFilter = field(default_factory=LineageFilter)
    focus: str | None = None
    only: bool = False
    as_of: int | None = None
    years: tuple[int, int] | None = None

    def graph(self, whole: LineageGraph) -> LineageGraph:
        """Return the part of the lineage that is shown."""
        if self.only and self.focus is not None and self.focus in whole.programs:
            return whole.only(whole.line(self.focus))
        return self.filter.of(whole)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain data, values in their settled order."""
        return {
            "ministries": [one.value for one in Ministry if one in self.filter.ministries],
            "kinds": [one.value for one in ProgramKind if one in self.filter.kinds],
            "fields": [one.value for one in Field if one in self.filter.fields],
            "focus": self.focus,
            "only": self.only,
            "as_of": self.as_of,
            "years": None if self.years is None else list(self.years),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "LineageQuestion":
        """Return what ``to_json`` was made from.

        Raises:
            KeyError, TypeError, ValueError: the data are of another form.
        """
        years = data["years"]
        return cls(
            LineageFilter(
                frozenset(map(Ministry, data["ministries"])),
                frozenset(map(ProgramKind, data["kinds"])),
                frozenset(map(Field, data["fields"])),
            ),
            data["focus"],
            bool(data["only"]),
            data["as_of"],
            None if years is None else (int(years[0]), int(years[1])),
        )
