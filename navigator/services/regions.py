"""Regions: the list, the map, profiles and comparisons of one library."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from navigator.db import facts
from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle, format_fiscal_span
from navigator.domain.folding import fold
from navigator.domain.mapfigures import AreaLevel, MapFigure, MapFigureKind, MapPicture
from navigator.domain.regions import (
    MOST_COMPARED,
    NOT_ON_FILE,
    Activity,
    Region,
    RegionChoice,
    RegionFilter,
    RegionList,
    RegionProfile,
    RegionRow,
    activity_of,
)
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, Field, SubjectType
from navigator.services import region_words, wording
from navigator.services.region_comparison import RegionComparison, compared
from navigator.services.region_map import Areas, MapMaker
from navigator.services.region_profile import Teller
from navigator.services.region_reading import NO_PLACE, Places, places, regions

NOTHING = Text("資料なし", "not on file")
ALL_REGIONS = Text("すべての地域", "all regions")
END_UNKNOWN = Text("始まりか終わりの年度の資料なし", "first or last year not on file")
_CONDITIONS = {
    "text": Text("検索: {value}", "Search: {value}"),
    "blocks": Text("ブロック: {value}", "Block: {value}"),
    "prefectures": Text("都道府県: {value}", "Prefecture: {value}"),
    "programs": Text("事業: {value}", "Program: {value}"),
    "fields": Text("分野: {value}", "Field: {value}"),
    "fy": Text("実施年度: {value}", "Active in: {value}"),
}
WITHOUT_UNPLACED = Text("都道府県の資料がない地域を除く", "without regions whose prefecture is not on file")
WITH_UNPLACED = Text("都道府県の資料がない地域を含む", "with regions whose prefecture is not on file")


@dataclass(frozen=True, slots=True)
class FigureOption:
    """A figure that the map can show, with its name; ``years`` are those of ``ACTIVE``."""

    figure: MapFigure
    label: str


@dataclass(frozen=True, slots=True)
class Named:
    """What a name or code led to; ``by_name`` when it was not the code."""

    code: str
    by_name: bool


class RegionService:
    """Answers questions about regions. Everything is read anew: an office may have changed it."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def list(self, question: RegionFilter, presentation: Presentation) -> RegionList:
        """Return the regions of a question with the choices that would narrow it."""
        with self._library.reading() as connection:
            where = places(connection)
            whole = regions(connection, where)
            programs = facts.names(connection, "programs")
        kept = [region for region in whole if question.keeps(region)]
        undated = 0
        if question.fy is not None:
            others = [region for region in whole if replace(question, fy=None).keeps(region)]
            undated = sum(activity_of(region.stays, question.fy) is Activity.UNKNOWN for region in others)
        return RegionList(
            question,
            tuple(_row(region, question, where, programs, presentation) for region in kept),
            len(whole),
            sum(not region.prefectures for region in kept),
            undated,
            _choices(whole, question, where, programs, presentation),
        )

    def codes(self, question: RegionFilter) -> tuple[str, ...]:
        """Return the codes of the regions of a question in their order."""
        with self._library.reading() as connection:
            return tuple(region.code for region in regions(connection, places(connection)) if question.keeps(region))

    def picture(
        self, question: RegionFilter, figure: MapFigure, level: AreaLevel, presentation: Presentation
    ) -> MapPicture:
        """Return the map of a figure over the regions of a question, whatever place it asks for.

        Raises:
            UserError: nothing has the code of the figure.
        """
        with self._library.reading() as connection:
            where = places(connection)
            country = question.without_places()
            kept = [region for region in regions(connection, where) if country.keeps(region)]
            _must_be_known(connection, figure)
            return MapMaker(connection, Areas(where, level), kept, presentation).picture(figure)

    def figures(self, presentation: Presentation) -> tuple[FigureOption, ...]:
        """Return the figures of the map: counts, then programs with regions, then metrics with figures of regions."""
        with self._library.reading() as connection:
            programs, metrics = facts.names(connection, "programs"), facts.names(connection, "metrics")
            taken = {row["program_code"] for row in facts.rows(connection, "participations")}
            outcomes = facts.table("outcomes")
            found = facts.rows(connection, "outcomes", outcomes.c.subject_type == SubjectType.REGION)
            used = Counter(row["metric_code"] for row in found if not row["is_planned"])
        plain = (MapFigureKind.REGIONS, MapFigureKind.THEMES, MapFigureKind.FACILITIES, MapFigureKind.MEASURES)
        options = [(MapFigure(kind), kind.label) for kind in plain]
        options += [(MapFigure(MapFigureKind.ACTIVE), MapFigureKind.ACTIVE.label)]
        options += [(MapFigure(MapFigureKind.PROGRAM, code), programs[code]) for code in programs if code in taken]
        options += [(MapFigure(MapFigureKind.OUTCOME, code), metrics[code]) for code, _ in used.most_common()]
        return tuple(FigureOption(figure, label.of(presentation.language)) for figure, label in options)

    def years(self) -> tuple[int, int]:
        """Return the first and last year in which a region surely took part in something."""
        with self._library.reading() as connection:
            found = [region.years for region in regions(connection, places(connection)) if region.years]
        return min(first for first, _ in found), max(last for _, last in found)

    def profile(self, code: str, presentation: Presentation) -> RegionProfile:
        """Return everything on file about a region.

        Raises:
            UserError: no region has the code.
        """
        return next(self.profiles([code], presentation))[1]

    def profiles(self, codes: Sequence[str], presentation: Presentation) -> Iterator[tuple[Region, RegionProfile]]:
        """Yield regions in the order of ``codes`` with everything on file about each, all of one moment.

        Raises:
            UserError: no region has a code.
        """
        with self._library.reading() as connection:
            where = places(connection)
            known = {region.code: region for region in regions(connection, where)}
            teller = Teller(connection, where, presentation)
            for code in codes:
                if code not in known:
                    raise unknown_region(code)
                yield known[code], teller.profile(known[code])

    def compare(self, codes: Sequence[str], presentation: Presentation) -> RegionComparison:
        """Return regions side by side, in the order of ``codes``.

        Raises:
            UserError: fewer than two or more than ten regions, or no region has a code.
        """
        wanted = tuple(dict.fromkeys(codes))
        if not 2 <= len(wanted) <= MOST_COMPARED:
            raise UserError(
                Text("{count} 地域は並べられません。", "{count} regions cannot stand side by side.").format(
                    count=len(wanted)
                ),
                Text("2～{most} 地域を選んでください。", "Choose 2 to {most} regions.").format(most=MOST_COMPARED),
            )
        with self._library.reading() as connection:
            where = places(connection)
            known = regions(connection, where)
            return compared(connection, [_one(known, code) for code in wanted], where, presentation)

    def named(self, text: str) -> Named:
        """Return the region that ``text`` names: by its code, else by a name or other name, letters folded.

        Raises:
            UserError: nothing, or more than one region, is called so.
        """
        with self._library.reading() as connection:
            known = regions(connection, places(connection))
        if any(region.code == text for region in known):
            return Named(text, by_name=False)
        wanted = fold(text)
        found = [
            region.code
            for region in known
            if wanted and wanted in map(fold, (region.code, region.name.ja, region.name.en, *region.aliases))
        ]
        if len(found) > 1:
            raise UserError(
                Text("「{text}」という地域は一つではありません。", "Several regions are called “{text}”.").format(
                    text=text
                ),
                Text("符号で選んでください: {codes}", "Choose by code: {codes}").format(codes=", ".join(found)),
            )
        if not found:
            raise unknown_region(text)
        return Named(found[0], by_name=True)

    def describe(self, question: RegionFilter) -> Text:
        """Return a question as one line of text."""
        with self._library.reading() as connection:
            programs = facts.names(connection, "programs")
            where = places(connection)
        labels: dict[str, Callable[[str], Text]] = {
            "blocks": lambda code: Block(code).label,
            "prefectures": lambda name: where.names.get(name, Text(name, name)),
            "programs": lambda code: programs.get(code, Text(code, code)),
            "fields": lambda code: Field(code).label,
        }
        parts = [_CONDITIONS["text"].format(value=question.text.strip())] if question.text.strip() else []
        for key, label in labels.items():
            values = [NOTHING if value == NOT_ON_FILE else label(value) for value in getattr(question, key)]
            if values:
                parts.append(_CONDITIONS[key].format(value=wording.joined(values)))
        if question.fy is not None:
            parts.append(_CONDITIONS["fy"].format(value=wording.year_text(question.fy)))
        if question.blocks or question.prefectures or not question.unplaced:
            parts.append(WITH_UNPLACED if question.unplaced else WITHOUT_UNPLACED)
        if not parts:
            return ALL_REGIONS
        return Text(wording.AND.ja.join(part.ja for part in parts), wording.AND.en.join(part.en for part in parts))


def unknown_region(code: str) -> UserError:
    """Return what is said where no region has a code or name."""
    return UserError(
        Text("符号か名前が「{code}」の地域はありません。", "No region has the code or name “{code}”.").format(
            code=code
        ),
        Text("地域のページの一覧で確かめてください。", "Please look it up in the list of the page Regions."),
    )


def _one(known: Iterable[Region], code: str) -> Region:
    found = next((region for region in known if region.code == code), None)
    if found is None:
        raise unknown_region(code)
    return found


def _must_be_known(connection: Connection, figure: MapFigure) -> None:
    tables = {MapFigureKind.PROGRAM: "programs", MapFigureKind.OUTCOME: "metrics"}
    if figure.kind in tables and figure.code not in facts.names(connection, tables[figure.kind]):
        raise UserError(
            Text("「{code}」は地図に表せません。", "“{code}” cannot be shown on the map.").format(code=figure.code),
            Text("ほかの数値を選んでください。", "Please choose another figure."),
        )


def _row(
    region: Region, question: RegionFilter, where: Places, programs: dict[str, Text], presentation: Presentation
) -> RegionRow:
    language = presentation.language
    marks = []
    if not region.prefectures and (question.blocks or question.prefectures):
        marks.append(NO_PLACE.of(language))
    if question.fy is not None and activity_of(region.stays, question.fy) is Activity.PERHAPS:
        marks.append(END_UNKNOWN.of(language))
    years = region.years
    short = YearStyle.WESTERN if presentation.years is YearStyle.WESTERN else YearStyle.SHORT
    return RegionRow(
        region.code,
        region.name.of(language),
        wording.terms(region.blocks, Block).of(language) if region.blocks else NO_PLACE.of(language),
        where.text(region.prefectures).of(language),
        wording.joined([programs[code] for code in region.programs]).of(language),
        "" if years is None else format_fiscal_span(*years, short, language),
        len(region.stays),
        tuple(marks),
    )


def _choices(
    whole: Sequence[Region],
    question: RegionFilter,
    where: Places,
    programs: dict[str, Text],
    presentation: Presentation,
) -> dict[str, tuple[RegionChoice, ...]]:
    """Count every value under the other conditions; each region counts once in each of its values."""
    language = presentation.language
    settled: dict[str, tuple[list[str], Callable[[str], Text]]] = {
        "blocks": ([block.value for block in Block], lambda code: Block(code).label),
        "prefectures": (list(where.codes), lambda name: where.names[name]),
        "programs": (list(programs), lambda code: programs[code]),
        "fields": ([*(term.value for term in Field), NOT_ON_FILE], lambda code: Field(code).label),
    }
    made = {}
    for key, (values, label) in settled.items():
        others = [region for region in whole if replace(question, **{key: ()}).keeps(region)]
        counts = Counter(value for region in others for value in (getattr(region, key) or (NOT_ON_FILE,)))
        made[key] = tuple(
            RegionChoice(value, (NOTHING if value == NOT_ON_FILE else label(value)).of(language), counts[value])
            for value in values
            if counts[value]
        )
    made["fy"] = _year_choices([region for region in whole if replace(question, fy=None).keeps(region)], presentation)
    return made


def _year_choices(kept: Sequence[Region], presentation: Presentation) -> tuple[RegionChoice, ...]:
    spans = [region.years for region in kept if region.years]
    if not spans:
        return ()
    found = []
    for fy in range(min(first for first, _ in spans), max(last for _, last in spans) + 1):
        count = sum(activity_of(region.stays, fy) in (Activity.SURE, Activity.PERHAPS) for region in kept)
        found.append(RegionChoice(str(fy), region_words.year(fy, presentation).of(presentation.language), count))
    return tuple(found)
