"""What a map of the country shows: a figure for every prefecture or block, and the classes of its legend."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from navigator.domain.text import Text
from navigator.domain.vocabulary import Term

STEPS = 5
"""Shades of the legend above zero; more cannot be told apart."""


class MapFigureKind(Term):
    """What can be shown on the map."""

    REGIONS = "regions", "地域の数", "Regions"
    ACTIVE = "active", "その年度に実施した地域", "Regions active in a year"
    PROGRAM = "program", "事業に参加した地域", "Regions of a program"
    THEMES = "themes", "採択研究テーマ", "Research themes"
    FACILITIES = "facilities", "研究支援施設", "Facilities"
    MEASURES = "measures", "都道府県・ブロックを名指す支援策", "Measures that name the place"
    OUTCOME = "outcome", "成果の指標", "Outcome metric"


class AreaLevel(Term):
    """Areas of the map."""

    PREFECTURE = "prefecture", "都道府県", "Prefectures"
    BLOCK = "block", "ブロック", "Blocks"


@dataclass(frozen=True, slots=True)
class MapFigure:
    """A figure to show: ``code`` is that of the program or metric, ``fy`` the year of ``ACTIVE``."""

    kind: MapFigureKind = MapFigureKind.REGIONS
    code: str = ""
    fy: int | None = None

    @property
    def key(self) -> str:
        """The figure in one word: ``regions``, ``active:2007``, ``program:mext-chiteki-1``."""
        detail = self.code or ("" if self.fy is None else str(self.fy))
        return f"{self.kind.value}:{detail}" if detail else self.kind.value


@dataclass(frozen=True, slots=True)
class AreaValue:
    """What an area shows. ``area`` is a JIS code or the code of a block; ``value`` None is «not on file», never zero.

    ``text`` is the value as printed. ``regions`` are the codes of the regions behind it, ``shared`` those of them that
    lie in further areas too. ``refused`` says why figures that are on file were not added. ``lines`` name what is
    behind the value, one a line, said when the area is pointed at.
    """

    area: str
    name: Text
    value: Decimal | None
    text: Text
    regions: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    refused: Text | None = None
    lines: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class MapClass:
    """A class of the legend: values from ``low`` to ``high``, both included, and how many areas hold one.

    ``shade`` is 0 for the class of zero alone, else 1 to ``STEPS`` from light to strong.
    """

    low: Decimal
    high: Decimal
    areas: int
    shade: int


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A map: the value of every area, the legend, and what must be said beside it.

    ``total`` counts what the map counts, each once however many areas it lies in; None where nothing can be counted.
    ``shared`` is how many of them lie in several areas, ``unplaced`` how many in none that is on file. ``block_of`` and
    ``names`` give block and name of every prefecture by its JIS code, in their order.
    """

    figure: MapFigure
    level: AreaLevel
    title: Text
    unit: Text
    values: Mapping[str, AreaValue]
    classes: tuple[MapClass, ...]
    missing: int
    refused: int
    total: int | None
    shared: int
    unplaced: int
    block_of: Mapping[str, str]
    names: Mapping[str, Text]
    notes: tuple[Text, ...] = ()

    def area_of(self, prefecture: str) -> str:
        """Return the area that a prefecture (JIS code) is, or lies in."""
        return self.block_of[prefecture] if self.level is AreaLevel.BLOCK else prefecture

    def shade(self, area: str) -> int | None:
        """Return the shade of an area, None where it has no value."""
        found = self.values.get(area)
        return None if found is None or found.value is None else shade_of(found.value, self.classes)


def classes_of(values: Iterable[Decimal]) -> tuple[MapClass, ...]:
    """Return the classes of a legend: zero by itself, then up to five classes of about as many areas each.

    Equal values always fall into one class. A value below zero, which no count has, joins the lowest class.
    """
    found = sorted(values)
    zeros = found.count(Decimal(0))
    others = [value for value in found if value != 0]
    groups = _cut(others)
    first = (MapClass(Decimal(0), Decimal(0), zeros, 0),) if zeros else ()
    shades = _shades(len(groups))
    return first + tuple(
        MapClass(group[0], group[-1], len(group), shade) for group, shade in zip(groups, shades, strict=True)
    )


def _cut(values: Sequence[Decimal]) -> list[list[Decimal]]:
    """Part sorted values into at most ``STEPS`` groups without parting equal ones."""
    distinct = sorted(set(values))
    if len(distinct) <= STEPS:
        return [[value] * values.count(value) for value in distinct]
    groups: list[list[Decimal]] = [[]]
    for place, value in enumerate(distinct):
        open_groups = STEPS - len(groups)
        full = len(groups[-1]) * STEPS >= len(values)
        # What is left must suffice for the groups that are left: none of them may stay empty.
        if groups[-1] and open_groups and (full or len(distinct) - place <= open_groups):
            groups.append([])
        groups[-1] += [value] * values.count(value)
    return groups


def _shades(groups: int) -> tuple[int, ...]:
    """Spread the shades over fewer groups, so that the highest class is the strongest shade."""
    if groups <= 1:
        return (STEPS - 2,) * groups
    return tuple(1 + round(place * (STEPS - 1) / (groups - 1)) for place in range(groups))


def shade_of(value: Decimal, classes: Iterable[MapClass]) -> int:
    """Return the shade of a value that was among those the classes were made of.

    Raises:
        ValueError: it was not.
    """
    for one in classes:
        if one.low <= value <= one.high and (one.shade == 0) == (value == 0):
            return one.shade
    raise ValueError(f"no class holds {value}")
