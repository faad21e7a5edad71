"""The table of a chart as a file: the drawn figures as numbers, everything beside them in a column of its own."""

from collections.abc import Iterable, Sequence

from navigator.domain.chart import Chart
from navigator.domain.charttable import ChartCell, ChartTable, chart_table
from navigator.domain.money import MISSING, format_myen
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services.exporting import Export
from navigator.services.sheet_parts import sayer


def chart_export(chart: Chart, citations: Sequence[CitationView], presentation: Presentation) -> Export:
    """Return the table of what is drawn.

    Every column of figures holds plain numbers, so that a spreadsheet can reckon with them; the column after it holds
    約, 超, ※, the period, the date, the range, the notes and the numbers of the sources.
    """
    say = sayer(presentation)
    table = chart_table(chart, presentation)
    header = [table.corner]
    for column in table.columns:
        header += [column.label, say(_ASIDE).format(label=column.label)]
    rows = tuple((row.label, *_pairs(row.cells, say(_NOTE), say(_COMMA))) for row in table.rows)
    return Export(
        say(_NAME),
        tuple(_lines(chart, table, presentation)),
        tuple(header),
        rows,
        frozenset(range(1, len(header), 2)),
        citations=tuple(citations),
    )


def _pairs(cells: Iterable[ChartCell], note: str, comma: str) -> Iterable[str]:
    for cell in cells:
        yield MISSING if cell.value is None else format_myen(cell.value)
        yield comma.join(_beside(cell, note))


def _beside(cell: ChartCell, note: str) -> Iterable[str]:
    if cell.value is not None and cell.text != format_myen(cell.value):
        yield cell.text
    if cell.aside:
        yield cell.aside
    for number in cell.notes:
        yield note.format(number=number)
    if cell.sources:
        yield "".join(f"[{number}]" for number in cell.sources)


def _lines(chart: Chart, table: ChartTable, presentation: Presentation) -> Iterable[str]:
    say = sayer(presentation)
    yield say(chart.title)
    yield chart.spec.lead or say(chart.lead)
    yield say(_UNIT).format(unit=say(chart.axis_title))
    for number, note in enumerate(table.notes, start=1):
        yield say(_NOTE_LINE).format(number=number, note=note)
    for omission in chart.left_out:
        yield say(_LEFT_OUT).format(label=say(omission.label), reason=say(omission.reason))


_NAME = Text("図の表", "Chart data")
_ASIDE = Text("{label}（印・注・出典）", "{label} (signs, notes, sources)")
_NOTE = Text("注{number}", "note {number}")
_NOTE_LINE = Text("注{number} {note}", "Note {number}: {note}")
_UNIT = Text("単位: {unit}", "Unit: {unit}")
_LEFT_OUT = Text("図にない値: {label} {reason}", "Not drawn: {label} {reason}")
_COMMA = Text("、", "; ")
