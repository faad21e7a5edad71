"""What changed, on one printable page and as a table; an empty interval says 変更なし."""

from datetime import date

from navigator.domain.dates import PartialDate
from navigator.domain.document import Block, Cell, Column, Document, Line, PageSetup, Row, Table, Title
from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.whatchanged import Change
from navigator.services.changes import ChangeList, counted
from navigator.services.exporting import Export
from navigator.services.sheet_parts import SheetOptions, Stamp, foot_of, head_of, sayer, sources_block

TITLE = Text("変わったこと", "What changed")
SPAN = Text("{since} の後、{until} まで", "After {since}, up to {until}")
NOTHING = Text("変更なし", "No changes")
COUNT = Text("{kind} {count} 件", "{kind} {count}")
HEADINGS = (
    Text("種類", "Kind"),
    Text("日付", "Date"),
    Text("名称", "Name"),
    Text("前", "Before"),
    Text("後", "After"),
)


def changes_sheet(found: ChangeList, options: SheetOptions, presentation: Presentation, stamp: Stamp) -> Document:
    """Return what changed as a document: counts by kind, then a row a change with its sources."""
    say = sayer(presentation)
    title = options.title or say(TITLE)
    blocks: list[Block] = [Title(title), *(Line(line) for line in lines(found, presentation))]
    if found.changes:
        weights = (1.2, 1.2, 3.4, 2.2, 2.6)
        columns = tuple(
            Column(Cell((say(heading),), bold=True), weight=weight)
            for heading, weight in zip(HEADINGS, weights, strict=True)
        )
        rows = []
        for place, change in enumerate(found.changes):
            cells = [Cell(tuple(text.splitlines())) for text in _cells(change, presentation)]
            cells[2] = Cell(cells[2].lines, found.sources(change))
            rows.append(Row(f"{change.kind.value}-{place}", tuple(cells)))
        blocks.append(Table(columns, tuple(rows)))
    if found.citations:
        blocks.append(sources_block(found.citations, say))
    setup = options.setup or PageSetup(landscape=False, grey=options.grey)
    return Document(
        title, setup, head_of(options, presentation), foot_of(options, stamp), tuple(blocks), presentation.language
    )


def changes_export(found: ChangeList, presentation: Presentation) -> Export:
    """Return what changed as a table, a row a change."""
    say = sayer(presentation)
    rows = tuple(
        (*_cells(change, presentation), change.code, "".join(f"[{number}]" for number in found.sources(change)))
        for change in found.changes
    )
    header = (*(say(heading) for heading in HEADINGS), say(Text("符号", "Code")), say(Text("出典", "Sources")))
    return Export(say(TITLE), lines(found, presentation), header, rows, citations=found.citations)


def lines(found: ChangeList, presentation: Presentation) -> tuple[str, ...]:
    """Return what stands above: the span, and how many changes of each kind there are or that there are none."""
    say = sayer(presentation)
    span = say(SPAN).format(since=_day(found.since, presentation), until=_day(found.until, presentation))
    if not found.changes:
        return (span, say(NOTHING))
    told = [say(COUNT).format(kind=say(kind.label), count=count) for kind, count in counted(found.changes).items()]
    return (span, say(Text("　", "  ")).join(told))


def _day(day: date, presentation: Presentation) -> str:
    return PartialDate(day.isoformat()).format(presentation.years, presentation.language)


def _cells(change: Change, presentation: Presentation) -> tuple[str, ...]:
    say = sayer(presentation)
    style = YearStyle.SHORT if presentation.years is YearStyle.ERA else presentation.years
    return (
        say(change.kind.label),
        PartialDate(change.day).format(style, presentation.language),
        say(change.title),
        say(change.before or Text("", "")),
        say(change.after or Text("", "")),
    )
