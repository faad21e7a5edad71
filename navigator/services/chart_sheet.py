"""A chart on paper: its finding, its picture, its table, what was left out, notes and sources."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from navigator.domain.chart import Chart, Omission
from navigator.domain.charttable import ChartCell, ChartTable, chart_table
from navigator.domain.document import (
    Align,
    Block,
    Cell,
    ChartBlock,
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
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import wording
from navigator.services.cellchanges import kept
from navigator.services.sheet_parts import SheetOptions, Stamp, foot_of, head_of, sayer, sources_block

KIND = "chart"
"""Kind of these papers in the register of check ids."""

LEFT_OUT = Text("描いていないもの", "Not drawn or not added")
_SUBJECT, _REASON = Text("対象", "Subject"), Text("理由", "Reason")
_FILTER = Text("条件: {line}", "Filter: {line}")
_FIRST_COLUMN, _SERIES_COLUMN = 26.0, 52.0
"""Widths of the column of years and of that of series, millimetres."""
_YEAR_COLUMN, _FEW_COLUMN, _FEW = 21.0, 60.0, 3
"""Widths of columns of figures: a year's, and those of a few series, which need not fill the paper."""
_PLOT_LYING, _PLOT_UPRIGHT = 78.0, 95.0


def chart_sheet(
    chart: Chart,
    citations: Sequence[CitationView],
    options: SheetOptions,
    presentation: Presentation,
    stamp: Stamp,
) -> Document:
    """Return the sheet of a chart; a lead typed for the sheet or kept with the chart stands for the made one."""
    say = sayer(presentation)
    setup = options.setup or PageSetup(landscape=True, grey=options.grey)
    title = options.title or say(chart.title)
    table = chart_table(chart, presentation)
    blocks: list[Block] = [Title(title), Lead(options.lead or _lead(chart, say))]
    if chart.spec.question is not None:
        blocks.append(Line(say(_FILTER).format(line=say(wording.filter_line(chart.spec.question))), small=True))
    blocks.append(ChartBlock(chart, presentation, _PLOT_LYING if setup.landscape else _PLOT_UPRIGHT))
    blocks.append(paper_table(table, say))
    if chart.left_out:
        blocks += [Heading(say(LEFT_OUT), 3), omissions_table(chart.left_out, say)]
    blocks.append(Notes(table.notes))
    if citations:
        blocks.append(sources_block(citations, say))
    return Document(
        title, setup, head_of(options, presentation), foot_of(options, stamp), tuple(blocks), presentation.language
    )


def content_of(table: ChartTable, presentation: Presentation) -> dict[str, Any]:
    """Return what a sheet keeps to tell later what changed: the text of every figure by row and column."""
    return {
        **kept(texts_of(table)),
        "language": presentation.language,
        "years": presentation.years.value,
    }


def texts_of(table: ChartTable) -> Iterator[tuple[str, str, str]]:
    """Yield (row, column, text) of every figure of a table."""
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            yield row.label, column.label, " ".join(_lines(cell))


def paper_table(table: ChartTable, say: Callable[[Text], str]) -> Table:
    """Return the table of a chart for paper."""
    by_year = table.across == "series"
    columns = [Column(Cell((table.corner,), bold=True), fixed=_FIRST_COLUMN if by_year else _SERIES_COLUMN)]
    fixed = (_FEW_COLUMN if len(table.columns) <= _FEW else None) if by_year else _YEAR_COLUMN
    columns += [Column(Cell((column.label,), bold=True), fixed=fixed, align=Align.RIGHT) for column in table.columns]
    rows = tuple(
        Row(
            f"{row.key or row.fy or place}",
            (
                Cell((row.label,), bold=row.total),
                *(
                    _cell(cell, bold=row.total or column.total)
                    for column, cell in zip(table.columns, row.cells, strict=True)
                ),
            ),
        )
        for place, row in enumerate(table.rows)
    )
    unit = say(Text("（単位：{unit}）", "({unit})")).format(unit=table.unit) if table.unit else ""
    return Table(tuple(columns), rows, unit, item_column=True)


def _cell(cell: ChartCell, *, bold: bool) -> Cell:
    return Cell(_lines(cell), cell.sources, numeric=True, bold=bold, notes=cell.notes)


def _lines(cell: ChartCell) -> tuple[str, ...]:
    return (cell.text, cell.aside) if cell.aside else (cell.text,)


def omissions_table(left_out: Iterable[Omission], say: Callable[[Text], str]) -> Table:
    """Return what was not drawn or not added, and why."""
    columns = (
        Column(Cell((say(_SUBJECT),), bold=True), weight=2.0),
        Column(Cell((say(_REASON),), bold=True), weight=3.0),
    )
    rows = tuple(Row(one.id, (Cell((say(one.label),)), Cell((say(one.reason),)))) for one in left_out)
    return Table(columns, rows)


def _lead(chart: Chart, say: Callable[[Text], str]) -> tuple[str, ...]:
    said = chart.spec.lead or say(chart.lead)
    return tuple(line.strip().removeprefix("○").strip() for line in said.splitlines() if line.strip())
