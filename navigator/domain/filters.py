"""A filter as a value: shown on screen, saved by name, printed as a line, run from the command line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from navigator.domain.catalogues import SPECS, Catalogue, FacetKey
from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """The chosen values of one facet: any of ``include`` (or all, when empty), and none of ``exclude``."""

    key: FacetKey
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """One question to a catalogue.

    ``as_of`` and ``money_fy`` are fiscal years (Western integers). ``order`` is a key of the catalogue's orders, empty
    for the default. ``favourites`` keeps starred records only. ``synonyms`` lets words of the text find their synonyms.
    """

    catalogue: Catalogue
    text: str = ""
    choices: tuple[FacetChoice, ...] = ()
    as_of: int | None = None
    order: str = ""
    favourites: bool = False
    money_kind: BudgetKind = BudgetKind.INITIAL
    money_fy: int | None = None
    synonyms: bool = True

    def choice(self, key: FacetKey) -> FacetChoice:
        """Return the choice made in the facet ``key``, an empty one when there is none."""
        return next((choice for choice in self.choices if choice.key is key), FacetChoice(key))

    def with_choice(self, choice: FacetChoice) -> Self:
        """Return the filter with the choice of one facet replaced; an empty choice is dropped."""
        others = tuple(c for c in self.choices if c.key is not choice.key)
        kept = (choice,) if choice.include or choice.exclude else ()
        settled = sorted(others + kept, key=lambda c: list(FacetKey).index(c.key))
        return replace(self, choices=tuple(settled))

    def toggled(self, key: FacetKey, value: str, *, exclude: bool = False) -> Self:
        """Return the filter with ``value`` chosen in the facet, or no longer chosen when it was."""
        now = self.choice(key)
        chosen = now.exclude if exclude else now.include
        without_include = tuple(v for v in now.include if v != value)
        without_exclude = tuple(v for v in now.exclude if v != value)
        if value in chosen:
            return self.with_choice(FacetChoice(key, without_include, without_exclude))
        if exclude:
            return self.with_choice(FacetChoice(key, without_include, (*without_exclude, value)))
        return self.with_choice(FacetChoice(key, (*without_include, value), without_exclude))

    def cleared(self) -> Self:
        """Return the filter with every condition lifted; catalogue, order and money choice stay."""
        return replace(self, text="", choices=(), as_of=None, favourites=False, synonyms=True)

    @property
    def conditions(self) -> tuple["Condition", ...]:
        """Every active condition, each of which can be lifted alone."""
        found: list[Condition] = []
        if self.text.strip():
            found.append(Condition("text", self.text.strip()))
        if self.as_of is not None:
            found.append(Condition("as_of", str(self.as_of)))
        if self.favourites:
            found.append(Condition("favourites", ""))
        for choice in self.choices:
            found += [Condition("include", value, choice.key) for value in choice.include]
            found += [Condition("exclude", value, choice.key) for value in choice.exclude]
        return tuple(found)

    def without(self, condition: "Condition") -> Self:
        """Return the filter with one condition lifted."""
        match condition.what:
            case "text":
                return replace(self, text="")
            case "as_of":
                return replace(self, as_of=None)
            case "favourites":
                return replace(self, favourites=False)
            case "include" | "exclude" if condition.key is not None:
                now = self.choice(condition.key)
                return self.with_choice(
                    FacetChoice(
                        condition.key,
                        tuple(v for v in now.include if condition.what != "include" or v != condition.value),
                        tuple(v for v in now.exclude if condition.what != "exclude" or v != condition.value),
                    )
                )
        raise ValueError(condition.what)

    def to_json(self) -> dict[str, Any]:
        """Return the filter as plain JSON data; documented in docs/command-line.md and stable."""
        data: dict[str, Any] = {"catalogue": self.catalogue.value, "text": self.text}
        where = {
            choice.key.value: [*choice.include, *(f"~{value}" for value in choice.exclude)] for choice in self.choices
        }
        data["where"] = where
        data["as_of"] = self.as_of
        data["order"] = self.order
        data["favourites"] = self.favourites
        data["money_kind"] = self.money_kind.value
        data["money_fy"] = self.money_fy
        if not self.synonyms:
            data["synonyms"] = False
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what ``to_json`` wrote.

        Raises:
            UserError: the data is no filter of this program.
        """
        try:
            made = cls(
                Catalogue(data["catalogue"]),
                text=str(data.get("text", "")),
                as_of=_year(data.get("as_of")),
                order=str(data.get("order", "")),
                favourites=bool(data.get("favourites", False)),
                money_kind=BudgetKind(data.get("money_kind", BudgetKind.INITIAL.value)),
                money_fy=_year(data.get("money_fy")),
                synonyms=bool(data.get("synonyms", True)),
            )
            for key, values in dict(data.get("where", {})).items():
                made = made.with_choice(choice_of(FacetKey(key), [str(value) for value in values]))
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(
                Text("保存された検索条件を読み取れません。", "The saved filter cannot be read."),
                Text("条件を作り直してください。", "Please build the filter again."),
            ) from error
        return made


@dataclass(frozen=True, slots=True)
class Condition:
    """One active condition of a filter: ``what`` is text, as_of, favourites, include or exclude."""

    what: str
    value: str
    key: FacetKey | None = field(default=None)


def choice_of(key: FacetKey, values: Iterable[str]) -> FacetChoice:
    """Return the choice that ``values`` mean; a leading ``~`` excludes."""
    include: list[str] = []
    exclude: list[str] = []
    for value in values:
        target = exclude if value.startswith("~") else include
        bare = value.removeprefix("~")
        if bare not in target:
            target.append(bare)
    return FacetChoice(key, tuple(include), tuple(exclude))


def offered(catalogue: Catalogue, key: FacetKey) -> bool:
    """Tell whether the catalogue has a column for the facet."""
    return key in SPECS[catalogue].facets


def _year(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError(value)
