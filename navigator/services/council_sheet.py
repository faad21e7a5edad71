"""The council sheet: records side by side on paper."""

from collections.abc import Callable, Sequence

from navigator.domain.comparison import ComparedCell, ComparedRow, Comparison
from navigator.domain.document import (
    Block,
    Cell,
    Column,
    Document,
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
from navigator.domain.money import MISSING
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import wording
from navigator.services.sheet_parts import (
    ITEM,
    SheetOptions,
    Stamp,
    foot_of,
    head_of,
    sayer,
    sources_block,
    stage_numbers,
)

ITEM_WIDTH = 35.0
"""Width of the item column, millimetres: a year and the kind of its amount stand on one line."""

CONTINUES_ON_A3 = 5
"""From so many records on a comparison stands on A3."""

COMMON = Text("共通事項", "In common")
WARNING = Text("（注意）{text}", "(Note) {text}")


def fitting_setup(records: int, *, grey: bool = False) -> PageSetup:
    """Return the paper of a comparison: A4 lying for two to four records, A3 lying for five to eight."""
    size = PaperSize.A3 if records >= CONTINUES_ON_A3 else PaperSize.A4
    return PageSetup(size=size, landscape=True, grey=grey)


def council_sheet(comparison: Comparison, options: SheetOptions, presentation: Presentation, stamp: Stamp) -> Document:
    """Return the sheet for the council's table."""
    say = sayer(presentation)
    setup = options.setup or fitting_setup(len(comparison.records), grey=options.grey)
    title = options.title or say(Text("施策の比較", "Comparison of measures"))
    blocks: list[Block] = [Title(title)]
    if options.lead:
        blocks.append(Lead(options.lead))
    blocks += [Line(say(WARNING).format(text=text), small=True) for text in comparison.warnings]
    blocks.append(_comparison_table(comparison, comparison.rows, say))
    if comparison.common:
        blocks.append(Heading(say(COMMON), 2))
        blocks.append(_common_table(comparison.common, say))
    blocks.append(Notes(comparison.notes))
    blocks.append(sources_block(comparison.citations, say))
    return Document(
        title + wording.aside([say(wording.VALUES).join(record.title for record in comparison.records)], say),
        setup,
        head_of(options, presentation),
        foot_of(options, stamp),
        tuple(blocks),
        presentation.language,
    )


def _comparison_table(comparison: Comparison, rows: Sequence[ComparedRow], say: Callable[[Text], str]) -> Table:
    columns = [Column(Cell((say(ITEM),), bold=True), fixed=ITEM_WIDTH)]
    columns += [Column(Cell((record.title, record.subtitle), bold=True)) for record in comparison.records]
    made: list[Row] = []
    group = ""
    for row in rows:
        if row.group != group:
            # Without a name it ends the group before it.
            made.append(Row(f"group:{row.group}", (Cell((row.group,), bold=True),), group=True))
        group = row.group
        cells = [Cell((row.label,), bold=True), *(_cell(cell, numeric=row.numeric) for cell in row.cells)]
        made.append(Row(row.key, tuple(cells)))
    return Table(tuple(columns), tuple(made), comparison.unit, item_column=True)


def _common_table(rows: Sequence[ComparedRow], say: Callable[[Text], str]) -> Table:
    columns = (
        Column(Cell((say(ITEM),), bold=True), fixed=ITEM_WIDTH),
        Column(Cell((say(Text("すべての記録に共通", "The same for all")),), bold=True)),
    )
    made = tuple(
        Row(f"common:{row.key}", (Cell((row.label,), bold=True), _cell(row.shared, numeric=False))) for row in rows
    )
    return Table(columns, made, item_column=True)


def _cell(cell: ComparedCell, *, numeric: bool) -> Cell:
    return Cell(
        cell.lines or (MISSING,),
        cell.sources,
        stages=stage_numbers(cell.stages),
        differs=cell.differs,
        numeric=numeric,
        notes=cell.notes,
    )
