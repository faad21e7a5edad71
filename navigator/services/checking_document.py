"""What any sheet is checked for before it is printed: sources, units, mixed amounts."""

from collections.abc import Iterable, Iterator

from navigator.domain.chart import Chart
from navigator.domain.checks import Check, Severity
from navigator.domain.document import BarChart, Cell, ChartBlock, Document, Notes, Row, Sources, Table
from navigator.domain.text import Text
from navigator.services import wording
from navigator.services.checking_sheet import FILTERED

NO_SOURCE = Text("「{row}」の数値に出典がありません。", "A figure in “{row}” has no source.")
NO_SUCH_SOURCE = Text(
    "「{row}」の出典 [{number}] が出典の一覧にありません。",
    "Source [{number}] of “{row}” is not listed.",
)
NO_SUCH_NOTE = Text("「{row}」の注{number}が注の一覧にありません。", "Note {number} of “{row}” is not among the notes.")
NO_UNIT = Text("「{title}」の数値に単位がありません。", "The figures of “{title}” have no unit.")
MIXED = Text(
    "「{title}」に種類の違う額（{kinds}）が並んでいます。足し合わせないでください。",
    "“{title}” holds amounts of different kinds ({kinds}): do not add them.",
)
PARTIAL_BESIDE_WHOLE = Text(
    "「{title}」に内数（※）と内数でない額が並んでいます。", "“{title}” holds partial amounts (※) beside whole ones."
)


def check_document(document: Document) -> tuple[Check, ...]:
    """Return what to look at before ``document`` is printed, mistakes first.

    Charts are checked figure by figure; of tables the numbers that point at sources and notes are checked, and whether
    a row of figures cites nothing though other rows of its table do. Pages show every text whole: what has no room goes
    on to the next page, so there is no text to be found cut.
    """
    found: list[Check] = []
    for block in document.blocks:
        match block:
            case ChartBlock(chart=chart):
                found += _of_chart(chart)
            case BarChart(title=title, unit="") if block.bars:
                found.append(Check(Severity.ERROR, NO_UNIT.format(title=title)))
            case Table():
                found += _of_table(block, _source_numbers(document), _note_count(document))
    order = list(Severity)
    return tuple(sorted(dict.fromkeys(found), key=lambda check: order.index(check.severity)))


def _source_numbers(document: Document) -> frozenset[int]:
    return frozenset(number for one in document.blocks if isinstance(one, Sources) for number, _ in one.items)


def _note_count(document: Document) -> int:
    return sum(len(one.items) for one in document.blocks if isinstance(one, Notes))


def _of_chart(chart: Chart) -> Iterator[Check]:
    """Yield what is wrong or doubtful in a chart."""
    points = [point for one in chart.shown for point in one.points]
    for one in chart.shown:
        if any(not point.figure.citations for point in one.points):
            yield Check(Severity.ERROR, NO_SOURCE.format(row=one.label))
    if points and not chart.unit.ja:
        yield Check(Severity.ERROR, NO_UNIT.format(title=chart.title))
    kinds = list(dict.fromkeys(point.figure.kind for point in points if point.figure.kind is not None))
    if len(kinds) > 1:
        names = Text("・".join(kind.label.ja for kind in kinds), ", ".join(kind.label.en for kind in kinds))
        yield Check(Severity.WARNING, MIXED.format(title=chart.title, kinds=names))
    if len({point.partial for point in points}) > 1:
        yield Check(Severity.WARNING, PARTIAL_BESIDE_WHOLE.format(title=chart.title))
    if chart.spec.question is not None:
        yield Check(Severity.INFO, FILTERED.format(line=wording.filter_line(chart.spec.question)))


def _of_table(table: Table, sources: frozenset[int], notes: int) -> Iterator[Check]:
    cites = any(cell.sources for row in table.rows for cell in row.cells)
    for row in table.rows:
        name = _name(row)
        for number in _numbers(cell.sources for cell in row.cells):
            if number not in sources:
                yield Check(Severity.ERROR, NO_SUCH_SOURCE.format(row=name, number=number))
        for number in _numbers(cell.notes for cell in row.cells):
            if not 1 <= number <= notes:
                yield Check(Severity.ERROR, NO_SUCH_NOTE.format(row=name, number=number))
        if cites and any(_is_figure(cell) for cell in row.cells) and not any(cell.sources for cell in row.cells):
            yield Check(Severity.ERROR, NO_SOURCE.format(row=name))


def _numbers(found: Iterable[tuple[int, ...]]) -> list[int]:
    return sorted({number for numbers in found for number in numbers})


def _is_figure(cell: Cell) -> bool:
    """Tell whether a cell holds a figure; a bold one is a sum of others, whose sources stand beside them."""
    return cell.numeric and not cell.bold and any(char.isdigit() for line in cell.lines for char in line)


def _name(row: Row) -> str:
    return next((cell.lines[0] for cell in row.cells if cell.lines), row.key)
