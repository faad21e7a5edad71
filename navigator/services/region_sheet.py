"""A region on paper: a one-page sheet, and the sheets of many regions as one document with contents."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from navigator.domain.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Entries,
    Entry,
    Heading,
    Lead,
    Line,
    Notes,
    PageSetup,
    PaperSize,
    Row,
    Table,
    Title,
)
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.money import MISSING
from navigator.domain.record import FieldView, SectionView
from navigator.domain.regions import Activity, RegionProfile, StayBar
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import wording
from navigator.services.compared import SIGNS
from navigator.services.record_brief import brief
from navigator.services.region_profile import STAYS
from navigator.services.sheet_parts import SheetOptions, Stamp, foot_of, head_of, sayer, sources_block

ATLAS = Text("地域個票集", "Region sheets")
CONTENTS = Text("目次", "Contents")
ABSENT = Text("資料なし: {names}", "Not on file: {names}")
RUNS, MAY_RUN = "■", "□"
"""A year that is surely on file, and the side on which a participation may go on."""
NO_YEAR = "・"
SIGNS_OF_BARS = Text(
    "年度の軸は1字が1年。■ 実施、□ 始まりか終わりの年度の資料がなく続く可能性のある側、・ 実施の資料なし。",
    "One sign a year: ■ ran, □ may go on beyond an end that is not on file, ・ not on file as running.",
)
ONCE = Text(
    "地域は、参加した事業の数にかかわらず一つと数え、複数のブロックにまたがる地域も一度だけ載せています。",
    "A region is one region however many participations it has; one of several blocks stands here only once.",
)
_UPRIGHT = PageSetup(size=PaperSize.A4, landscape=False)
_LABELS = 32.0
"""Width of the column of labels, millimetres."""
_YEARS = {"ja": 26.0, "en": 38.0}
"""Width of the column of years: English years carry both forms."""
_WIDEST_AXIS = 19
"""So many years stand in one line of the axis column."""


def region_sheet(
    profile: RegionProfile, presentation: Presentation, stamp: Stamp, options: SheetOptions | None = None
) -> Document:
    """Return one region as a sheet; what does not fit goes on on a second one."""
    say = sayer(presentation)
    wanted = options or SheetOptions()
    title = wanted.title or say(profile.title)
    blocks: list[Block] = [Title(title)]
    if wanted.lead:
        blocks.append(Lead(wanted.lead))
    blocks += sheet_blocks(profile, presentation)
    return _document(title, blocks, wanted, presentation, stamp)


def atlas_sheet(
    parts: Sequence[tuple[str, RegionProfile]],
    lines: Sequence[str],
    options: SheetOptions,
    presentation: Presentation,
    stamp: Stamp,
) -> Document:
    """Return a sheet for every region behind contents; ``parts`` are (heading in the contents, profile) in order.

    Every sheet begins on a page of its own and numbers its own sources, so that it can be handed out alone.
    """
    say = sayer(presentation)
    title = options.title or say(ATLAS)
    contents: list[Entry] = []
    body: list[Block] = []
    heading = None
    for place, (part, profile) in enumerate(parts):
        if part != heading:
            heading = part
            contents.append(Entry(part, ""))
        anchor = f"region:{place}"
        contents.append(Entry(say(profile.title), anchor, 2))
        body.append(Heading(say(profile.title), 1, anchor, new_page=True))
        body += sheet_blocks(profile, presentation)
    front: list[Block] = [Title(title)]
    if options.lead:
        front.append(Lead(options.lead))
    front += [Line(text, small=True) for text in (*lines, say(ONCE))]
    front.append(Entries(say(CONTENTS), tuple(contents)))
    return _document(title, [*front, *body], options, presentation, stamp)


def _document(
    title: str, blocks: Sequence[Block], options: SheetOptions, presentation: Presentation, stamp: Stamp
) -> Document:
    setup = options.setup or replace(_UPRIGHT, grey=options.grey)
    return Document(
        title, setup, head_of(options, presentation), foot_of(options, stamp), tuple(blocks), presentation.language
    )


def sheet_blocks(profile: RegionProfile, presentation: Presentation) -> list[Block]:
    """Return the sheet of a region below its title: place, outline, participations over the years, the rest."""
    say = sayer(presentation)
    # The programs stand among the participations; naming them once more would only cost room. What makes a record
    # brief makes a region brief: a profile uses the words of a record.
    shown: RegionProfile = brief(replace(profile, related=()))  # type: ignore[type-var,assignment]
    told = {section.title == STAYS: section for section in shown.sections}
    outline = _whole(profile.sections[0], shown.sections[0])
    blocks: list[Block] = [Line(say(profile.place), Align.CENTRE), _table([outline], say)]
    if profile.bars:
        numbers = [one.sources for one in told[True].fields]
        bars = [replace(bar, sources=sources) for bar, sources in zip(profile.bars, numbers, strict=True)]
        blocks.append(_stays(bars, profile.axis, presentation))
    rest = [section for section in shown.sections[1:] if section.title != STAYS]
    if rest:
        blocks.append(_table(rest, say, named=True))
    if profile.absent:
        blocks.append(Line(say(ABSENT.format(names=wording.joined(list(profile.absent)))), small=True))
    notes = (say(SIGNS), say(SIGNS_OF_BARS)) if profile.axis else (say(SIGNS),)
    return [*blocks, Notes(notes), sources_block(shown.citations, say)]


def _whole(section: SectionView, shown: SectionView) -> SectionView:
    """Return a section with every field in its place, those without anything on file as well."""
    kept = {field.label: field for field in shown.fields}
    return replace(shown, fields=tuple(kept.get(field.label, replace(field, sources=())) for field in section.fields))


def _table(sections: Sequence[SectionView], say: Callable[[Text], str], *, named: bool = False) -> Table:
    """Return sections as one table; values that stand under one label one after another share a row."""
    rows: list[Row] = []
    for section in sections:
        title = say(section.title)
        if named:
            rows.append(Row(f"group:{title}", (Cell((title,), bold=True),), group=True))
        for place, (label, fields) in enumerate(groupby(section.fields, key=lambda one: say(one.label))):
            together = list(fields)
            lines = tuple(_value(one, say, marked=len(together) > 1) for one in together)
            sources = together[0].sources if len(together) == 1 else ()
            rows.append(Row(f"{title}:{place}", (Cell((label,), bold=True), Cell(lines, sources))))
    return Table((Column(Cell(()), fixed=_LABELS), Column(Cell(()))), tuple(rows), item_column=True)


def _value(field: FieldView, say: Callable[[Text], str], *, marked: bool) -> str:
    """Return a value with its remark; ``marked`` ones carry their source numbers: several share a cell."""
    if not field.parts:
        return MISSING
    text = wording.in_a_row((say(part.text) for part in field.parts), say(wording.VALUES))
    text += wording.aside([say(field.remark)] if field.remark else [], say)
    return text + "".join(f"[{number}]" for number in field.sources) * marked


def _stays(bars: Sequence[StayBar], axis: tuple[int, int] | None, presentation: Presentation) -> Table:
    say = sayer(presentation)
    columns = [
        Column(Cell((say(Text("参加した事業・型", "Program and type")),), bold=True), weight=1.0),
        Column(Cell((say(Text("年度", "Years")),), bold=True), fixed=_YEARS[presentation.language]),
    ]
    if axis is not None:
        columns.append(Column(Cell((_axis_title(axis, presentation),), bold=True), fixed=_axis_width(axis)))
    columns.append(Column(Cell((say(Text("規模・評価", "Scale, evaluation")),), bold=True), weight=0.9))
    rows = []
    for place, bar in enumerate(bars):
        name = bar.label + wording.aside([bar.stay.subtype], say)
        cells = [Cell((name,), bar.sources), Cell((bar.years,))]
        if axis is not None:
            cells.append(Cell((signs(bar, axis),)))
        said = tuple(text for text in (bar.scale, bar.evaluation) if text)
        rows.append(Row(f"stay:{place}", (*cells, Cell(said or (MISSING,)))))
    return Table(tuple(columns), tuple(rows), item_column=True)


def _axis_width(axis: tuple[int, int]) -> float:
    """Return the width of the axis column, millimetres: a full-width sign of 9 points is 3.2 mm wide."""
    years = min(axis[1] - axis[0] + 1, _WIDEST_AXIS)
    return max(22.0, years * 3.3 + 4.0)


def _axis_title(axis: tuple[int, int], presentation: Presentation) -> str:
    short = YearStyle.WESTERN if presentation.years is YearStyle.WESTERN else YearStyle.SHORT
    first, last = (format_fiscal_year(fy, short, presentation.language) for fy in axis)
    return first if axis[0] == axis[1] else f"{first}–{last}"


def signs(bar: StayBar, axis: tuple[int, int]) -> str:
    """Return a participation as signs, one a year of the axis."""
    return "".join(_sign(bar, fy) for fy in range(axis[0], axis[1] + 1))


def _sign(bar: StayBar, fy: int) -> str:
    return {Activity.SURE: RUNS, Activity.PERHAPS: MAY_RUN}.get(bar.stay.activity(fy), NO_YEAR)
