"""The figures of the map: what each prefecture or block shows, counted so that a region counts once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from navigator.db import facts
from navigator.domain.figures import Figure, RefusedSumError, add
from navigator.domain.mapfigures import AreaLevel, AreaValue, MapFigure, MapFigureKind, MapPicture, classes_of
from navigator.domain.money import MISSING
from navigator.domain.outcomes import ChosenOutcome, choose_outcomes
from navigator.domain.regions import Activity, Region, activity_of
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, SubjectType
from navigator.services import wording
from navigator.services.region_reading import Places
from navigator.services.region_words import outcome_text, year

_REGIONS, _THEMES = Text("地域", "regions"), Text("件", "themes")
_PLACES, _MEASURES = Text("施設", "facilities"), Text("件", "measures")

_NAMED = 10
"""So many names are said of an area, more are counted."""

_SHARED = Text("{name}（複数の区域）", "{name} (several areas)")
_MORE = Text("ほか {count}", "and {count} more")
_PERHAPS = Text(
    "ほかに、始まりか終わりの年度の資料がなく、数えていない地域が {count} あります。",
    "Not counted: {count} regions whose first or last year is not on file.",
)
_UNDATED = Text(
    "年度の資料がまったくない地域 {count} は数えていません。", "Not counted: {count} regions without any year on file."
)


@dataclass(frozen=True, slots=True)
class _Item:
    """Something that is counted: its code and name, and the areas it lies in."""

    code: str
    name: Text
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of a map and how places of the facts fall into them."""

    where: Places
    level: AreaLevel

    @property
    def names(self) -> dict[str, Text]:
        """Every area in its settled order."""
        if self.level is AreaLevel.BLOCK:
            return {block.value: block.label for block in Block}
        return self.prefectures

    @property
    def prefectures(self) -> dict[str, Text]:
        """The names of the prefectures by their JIS codes."""
        return {code: self.where.names[name] for name, code in self.where.codes.items()}

    @property
    def block_of(self) -> dict[str, str]:
        """The block of every prefecture by its JIS code."""
        return {code: self.where.block_of[name] for name, code in self.where.codes.items()}

    def of(self, prefectures: Iterable[str], blocks: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the areas that prefectures and whole blocks lie in, each once."""
        named, whole = set(prefectures), set(blocks)
        inside = [name for name, block in self.where.block_of.items() if name in named or block in whole]
        if self.level is AreaLevel.BLOCK:
            return self.where.blocks(tuple(inside))
        return tuple(self.where.codes[name] for name in inside)


class MapMaker:
    """Makes the pictures of one moment of the library; ``regions`` are those that the question keeps."""

    def __init__(
        self, connection: Connection, areas: Areas, regions: Sequence[Region], presentation: Presentation
    ) -> None:
        self._connection, self._areas, self._regions = connection, areas, regions
        self._presentation = presentation
        self._items = [_Item(region.code, region.name, areas.of(region.prefectures)) for region in regions]

    def picture(self, figure: MapFigure) -> MapPicture:
        """Return the picture of a figure."""
        makers: dict[MapFigureKind, Callable[[MapFigure], MapPicture]] = {
            MapFigureKind.REGIONS: self._all,
            MapFigureKind.ACTIVE: self._active,
            MapFigureKind.PROGRAM: self._program,
            MapFigureKind.THEMES: self._themes,
            MapFigureKind.FACILITIES: self._facilities,
            MapFigureKind.MEASURES: self._measures,
            MapFigureKind.OUTCOME: self._outcome,
        }
        return makers[figure.kind](figure)

    # Counts

    def _all(self, figure: MapFigure) -> MapPicture:
        return self._counted(figure, MapFigureKind.REGIONS.label, _REGIONS, self._items, known=set())

    def _active(self, figure: MapFigure) -> MapPicture:
        assert figure.fy is not None
        answers = {region.code: activity_of(region.stays, figure.fy) for region in self._regions}
        counted = {code for code, answer in answers.items() if answer is Activity.SURE}
        known = {code for code, answer in answers.items() if answer is Activity.NO}
        perhaps = sum(answer is Activity.PERHAPS for answer in answers.values())
        undated = len(answers) - len(counted) - len(known) - perhaps
        notes = [_PERHAPS.format(count=perhaps)] * bool(perhaps) + [_UNDATED.format(count=undated)] * bool(undated)
        title = Text("{fy}に実施した地域", "Regions active in {fy}").format(fy=year(figure.fy, self._presentation))
        items = [item for item in self._items if item.code in counted]
        return self._counted(figure, title, _REGIONS, items, known=known, notes=notes)

    def _program(self, figure: MapFigure) -> MapPicture:
        inside = {region.code for region in self._regions if figure.code in region.programs}
        told = {region.code for region in self._regions if region.stays} - inside
        names = facts.names(self._connection, "programs")
        title = Text("{program}に参加した地域", "Regions of {program}").format(program=names[figure.code])
        items = [item for item in self._items if item.code in inside]
        return self._counted(figure, title, _REGIONS, items, known=told)

    def _themes(self, figure: MapFigure) -> MapPicture:
        areas = {item.code: item.areas for item in self._items}
        rows = facts.rows(self._connection, "themes")
        items = [
            _Item(row["code"], _ja(row["title_ja"]), areas[row["region_code"]])
            for row in rows
            if row["region_code"] in areas
        ]
        without = sum(row["region_code"] is None for row in rows)
        note = Text(
            "地域の記載がないテーマ {count} 件は数えていません。", "Not counted: {count} themes without a region."
        )
        notes = [note.format(count=without)] * bool(without)
        return self._counted(figure, MapFigureKind.THEMES.label, _THEMES, items, known=set(), notes=notes)

    def _facilities(self, figure: MapFigure) -> MapPicture:
        items = [
            _Item(row["code"], _ja(row["name_ja"]), self._areas.of([row["prefecture"]] if row["prefecture"] else []))
            for row in facts.rows(self._connection, "facilities")
        ]
        return self._counted(figure, MapFigureKind.FACILITIES.label, _PLACES, items, known=set())

    def _measures(self, figure: MapFigure) -> MapPicture:
        items = []
        country = 0
        for row in facts.rows(self._connection, "measures"):
            found = self._areas.of(row["prefectures"], () if row["prefectures"] else row["block_codes"])
            country += not found
            if found:
                items.append(_Item(row["code"], Text(row["name_ja"], row["name_en"] or row["name_ja"]), found))
        note = Text(
            "全国か、対象の地域の記載がない支援策 {count} 件は、どの区域にも数えていません。",
            "{count} measures for the whole country, or without a place on file, count in no area.",
        ).format(count=country)
        return self._counted(figure, MapFigureKind.MEASURES.label, _MEASURES, items, known=set(), notes=[note])

    def _counted(
        self,
        figure: MapFigure,
        title: Text,
        unit: Text,
        items: Sequence[_Item],
        *,
        known: set[str],
        notes: Sequence[Text] = (),
    ) -> MapPicture:
        """Count items by area. An area without any has 0 where a region of ``known`` lies in it, else no value."""
        inside: dict[str, list[_Item]] = defaultdict(list)
        for item in items:
            for area in item.areas:
                inside[area].append(item)
        zero = {area for item in self._items if item.code in known for area in item.areas}
        values = {}
        for area, name in self._areas.names.items():
            found = inside.get(area, [])
            value = Decimal(len(found)) if found or area in zero else None
            text = Text(MISSING, MISSING) if value is None else Text(f"{len(found)}", f"{len(found)}")
            codes = tuple(item.code for item in found)
            shared = tuple(item.code for item in found if len(item.areas) > 1)
            values[area] = AreaValue(area, name, value, text, codes, shared, lines=_named(found))
        return MapPicture(
            figure,
            self._areas.level,
            title,
            unit,
            values,
            classes_of(one.value for one in values.values() if one.value is not None),
            missing=sum(one.value is None for one in values.values()),
            refused=0,
            total=len(items),
            shared=sum(len(item.areas) > 1 for item in items),
            unplaced=sum(not item.areas for item in items),
            block_of=self._areas.block_of,
            names=self._areas.prefectures,
            notes=tuple(notes),
        )

    # Outcomes

    def _outcome(self, figure: MapFigure) -> MapPicture:
        names = facts.names(self._connection, "metrics")
        units = {row["code"]: row for row in facts.rows(self._connection, "metrics", order=("code",))}
        latest = self._latest(figure.code)
        by_name = {region.code: region.name for region in self._regions}
        inside: dict[str, list[str]] = defaultdict(list)
        for item in self._items:
            for area in item.areas if item.code in latest else ():
                inside[area].append(item.code)
        areas_of = {item.code: item.areas for item in self._items}
        values = {}
        for area, name in self._areas.names.items():
            codes = inside.get(area, [])
            shared = tuple(code for code in codes if len(areas_of[code]) > 1)
            lines = tuple(self._line(by_name[code], latest[code]) for code in codes)
            value, text, refused = _summed([latest[code] for code in codes], shared)
            values[area] = AreaValue(area, name, value, text, tuple(codes), shared, refused, lines)
        unit = units[figure.code]
        note = Text(
            "地域ごとの最新の実績。累計値と時点値、期間の違う値は足しません。",
            "The latest actual figure of each region. Cumulative, snapshot and differing periods are not added.",
        )
        return MapPicture(
            figure,
            self._areas.level,
            names[figure.code],
            Text(unit["unit_ja"], unit["unit_en"] or unit["unit_ja"]),
            values,
            classes_of(one.value for one in values.values() if one.value is not None),
            missing=sum(one.value is None and one.refused is None for one in values.values()),
            refused=sum(one.refused is not None for one in values.values()),
            total=None,
            shared=sum(len(areas_of[code]) > 1 for code in latest),
            unplaced=sum(not areas_of[code] for code in latest),
            block_of=self._areas.block_of,
            names=self._areas.prefectures,
            notes=(note,),
        )

    def _latest(self, metric: str) -> dict[str, ChosenOutcome]:
        """Return the latest actual figure of a metric of every region."""
        lines = facts.outcome_lines(self._connection, SubjectType.REGION, [region.code for region in self._regions])
        found: dict[str, ChosenOutcome] = {}
        for chosen in choose_outcomes(line for line in lines if line.metric == metric and not line.figure.planned):
            before = found.get(chosen.line.subject)
            if before is None or _when(before) <= _when(chosen):
                found[chosen.line.subject] = chosen
        return found

    def _line(self, region: Text, chosen: ChosenOutcome) -> Text:
        figure = outcome_text(chosen.line, self._presentation)
        return Text("{region}: {figure}", "{region}: {figure}").format(region=region, figure=figure)


def _ja(name: str) -> Text:
    return Text(name, name)


def _named(items: Sequence[_Item]) -> tuple[Text, ...]:
    """Return the names of what was counted, one a line, those of several areas marked; many are cut short."""
    lines = [_SHARED.format(name=item.name) if len(item.areas) > 1 else item.name for item in items[:_NAMED]]
    if len(items) > _NAMED:
        lines.append(_MORE.format(count=len(items) - _NAMED))
    return tuple(lines)


def _summed(chosen: Sequence[ChosenOutcome], shared: Sequence[str]) -> tuple[Decimal | None, Text, Text | None]:
    """Return the value of an area, its text, and why figures on file were not added."""
    if not chosen:
        return None, Text(MISSING, MISSING), None
    try:
        figure = _sum(chosen, shared)
    except RefusedSumError as refused:
        return None, Text(f"{len(chosen)}値", f"{len(chosen)} values"), refused.reason
    return figure.value, wording.figure_text(figure), None


def _sum(chosen: Sequence[ChosenOutcome], shared: Sequence[str]) -> Figure:
    """Add the figures of regions in one area.

    Raises:
        RefusedSumError: what ``navigator.domain.figures.add`` refuses, or periods differ, or one region lies in
            several areas, so that its figure is not this area's alone.
    """
    if len(chosen) > 1 and len({(one.line.fy_from, one.line.fy_to) for one in chosen}) > 1:
        raise RefusedSumError(Text("期間の違う数値は足せません。", "Figures of different periods cannot be added."))
    if len(chosen) > 1 and shared:
        raise RefusedSumError(
            Text(
                "複数の区域にまたがる地域の数値は、この区域の分だけを足せません。",
                "A figure of a region in several areas cannot be added for one of them.",
            )
        )
    return add(one.line.figure for one in chosen)


def _when(chosen: ChosenOutcome) -> tuple[str, int]:
    line = chosen.line
    # A snapshot dated 2013-03 is of FY2012, but for the order of one region's figures the year is enough.
    year_of = str(line.fy_to or line.fy_from or "")
    return (line.figure.as_of or year_of, line.fy_to or 0)
