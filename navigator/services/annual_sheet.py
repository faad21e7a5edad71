"""The annual report of a council on paper and in a workbook, in the style of the council sheet."""

from collections.abc import Callable, Sequence

from navigator.domain.councilreport import AnnualReport
from navigator.domain.dates import PartialDate
from navigator.domain.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Lead,
    Line,
    Notes,
    PageSetup,
    Row,
    Table,
    Title,
)
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import wording
from navigator.services.annual_grids import Grid, grids, year_text
from navigator.services.compared import SIGNS
from navigator.services.exporting import SOURCES, Export
from navigator.services.sheet_parts import SheetOptions, Stamp, foot_of, head_of, sayer, sources_block

Say = Callable[[Text], str]

TITLE = Text("{block}ブロック協議会 {year} 年次報告", "Council of {block}: annual report, {year}")
PREFECTURES = Text("都道府県: {names}", "Prefectures: {names}")
SECRETARIAT = Text("事務局: {name}", "Secretariat: {name}")
NO_SECRETARIAT = Text("事務局: 資料なし", "Secretariat: not on file")
STATE_OF = Text("{day}現在", "As of {day}")
EMPTY_YEAR = Text(
    "{year}の活動・会議・相談は、収録資料にも事務所の記録にもありません。",
    "Neither the bundled sources nor the office's records hold any activity, meeting or consultation of {year}.",
)
KEPT_WHOLE = 14
"""A table of so many rows is not parted: its total would stand alone on the next page."""
NOTES = (
    SIGNS,
    Text(
        "件数は、同じ行事を指す記録をまとめて一度だけ数えた。回数は、年度と回数の記載がある記録だけの計。",
        "Happenings are counted once, however many records tell of them. Times are added only where a record gives "
        "them and names its year.",
    ),
    Text(
        "参加者は自所の記録だけの計。収録資料の人数は数え方が出典ごとに違うため、足していない。",
        "Participants are added for own records alone: the bundled sources count in different ways.",
    ),
    Text(
        "「自所の記録」は事務所が記入したもの。[番号] の付いたものは収録資料による。",
        "“Own record” was entered by the office; what carries a [number] comes from that source.",
    ),
    Text("計画には、その後実施したものを含む。", "What was planned includes what has been carried out since."),
)
WITHOUT_BLOCK = Text(
    "ブロックの記載がない活動 {count} 件は、どのブロックにも数えていない。",
    "{count} activities name no block and are counted for none.",
)
CHANGED_NOTE = Text(
    "◆ の会議資料は、その日に示した数値がその後変わっている。",
    "◆ marks a paper whose figures have changed since the day it was shown.",
)


def document(report: AnnualReport, options: SheetOptions, presentation: Presentation, stamp: Stamp) -> Document:
    """Return the report on paper."""
    say = sayer(presentation)
    year = year_text(report.fy, presentation)
    title = options.title or _title(report, presentation)
    day = PartialDate(report.today.isoformat()).format(presentation.years, presentation.language)
    blocks: list[Block] = [Title(title)]
    if options.lead:
        blocks.append(Lead(options.lead))
    blocks += [Line(line) for line in _head(report, say)]
    blocks.append(Line(say(STATE_OF.format(day=day)), align=Align.RIGHT, small=True))
    if report.empty:
        blocks.append(Line(say(EMPTY_YEAR.format(year=year))))
    for grid in grids(report, presentation):
        blocks.append(Heading(grid.title, 2))
        blocks.append(_table(grid) if grid.rows else Line(grid.empty))
    blocks.append(Notes(tuple(say(note) for note in _notes(report))))
    blocks.append(sources_block(report.citations, say))
    setup = options.setup or PageSetup(grey=options.grey)
    return Document(
        title, setup, head_of(options, presentation), foot_of(options, stamp), tuple(blocks), presentation.language
    )


def tables(report: AnnualReport, presentation: Presentation) -> tuple[Export, ...]:
    """Return the report as tables, one a sheet of a workbook; the first carries the head and the notes as lines.

    Numbers stay numbers there: the sources of a row stand in a column of their own.
    """
    say = sayer(presentation)
    title, notes = _title(report, presentation), [say(note) for note in _notes(report)]
    made: list[Export] = []
    for grid in grids(report, presentation):
        lines = [title, grid.title, *([] if grid.rows else [grid.empty])]
        cited = any(cell.sources for _, cells in grid.rows for cell in cells)
        made.append(
            Export(
                grid.title,
                tuple(lines if made else [*lines, *_head(report, say), *notes]),
                (*(label for label, _, _ in grid.columns), *([say(SOURCES)] if cited else [])),
                tuple(_plain_row(cells, cited=cited) for _, cells in grid.rows),
                frozenset(place for place, (_, _, numeric) in enumerate(grid.columns) if numeric),
                citations=report.citations,
            )
        )
    return tuple(made)


def _plain_row(cells: Sequence[Cell], *, cited: bool) -> tuple[str, ...]:
    texts = tuple("\n".join(cell.lines) for cell in cells)
    numbers = sorted({number for cell in cells for number in cell.sources})
    return (*texts, "".join(f"[{number}]" for number in numbers)) if cited else texts


def _title(report: AnnualReport, presentation: Presentation) -> str:
    year = year_text(report.fy, presentation)
    return TITLE.format(block=report.card.block.label, year=year).of(presentation.language)


def _head(report: AnnualReport, say: Say) -> tuple[str, ...]:
    names = say(wording.VALUES).join(report.card.prefectures)
    marks = "".join(f"[{number}]" for number in report.card.sources)
    secretariat = report.card.secretariat
    return (
        say(PREFECTURES).format(names=names) + marks,
        say(SECRETARIAT).format(name=secretariat) + marks if secretariat else say(NO_SECRETARIAT),
    )


def _notes(report: AnnualReport) -> tuple[Text, ...]:
    notes = list(NOTES)
    if report.matrix.without_block:
        notes.append(WITHOUT_BLOCK.format(count=report.matrix.without_block))
    if any(filed.review.changed for papers in report.papers.values() for filed in papers):
        notes.append(CHANGED_NOTE)
    return tuple(notes)


def _table(grid: Grid) -> Table:
    return Table(
        tuple(
            Column(Cell((label,), bold=True), weight=weight, align=Align.RIGHT if numeric else Align.LEFT)
            for label, weight, numeric in grid.columns
        ),
        tuple(Row(key, cells) for key, cells in grid.rows),
        item_column=grid.named,
        together=len(grid.rows) <= KEPT_WHOLE,
    )
