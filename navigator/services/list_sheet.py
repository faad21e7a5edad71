"""Any list on paper as it is shown."""

from collections.abc import Mapping, Sequence

from navigator.domain.catalogues import SPECS
from navigator.domain.catalogues import Column as ListColumn
from navigator.domain.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Lead,
    Line,
    Notes,
    PageSetup,
    PaperSize,
    Row,
    Table,
    Title,
)
from navigator.domain.figures import OWN_CORRECTION
from navigator.domain.filters import Filter
from navigator.domain.money import MISSING
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation, RowView
from navigator.services.compared import SIGNS
from navigator.services.sheet_parts import SheetOptions, Stamp, foot_of, head_of, sayer, sources_block, stage_numbers


def list_sheet(
    question: Filter,
    rows: Sequence[RowView],
    presentation: Presentation,
    stamp: Stamp,
    *,
    columns: Sequence[str],
    lines: Sequence[str],
    options: SheetOptions | None = None,
    citations: Sequence[CitationView] = (),
) -> Document:
    """Return a list as it is shown: its columns in their order, its rows, its filter and money lines."""
    say = sayer(presentation)
    wanted = options or SheetOptions()
    spec = SPECS[question.catalogue]
    known = {column.key: column for column in spec.columns}
    numbers = {citation.source: citation.number for citation in citations}
    shown = [known[key] for key in columns if key in known]
    weights = {"name": 3.2, "provider": 1.8, "summary": 4.0, "eligible": 1.4, "match": 1.2}
    # Such a column stands as on the screen, but leaves the paper to the others.
    weights |= {column.key: 0.5 for column in shown if all(row.cells[column.key] in ("", MISSING) for row in rows)}
    table = Table(
        tuple(
            Column(
                Cell((say(column.label),), bold=True),
                weight=weights.get(column.key, 1.0),
                align=Align.RIGHT if column.numeric else Align.LEFT,
            )
            for column in shown
        ),
        tuple(
            Row(
                row.ref.code,
                tuple(_list_cell(row, column, numbers) for column in shown),
            )
            for row in rows
        ),
    )
    title = wanted.title or say(question.catalogue.label)
    blocks: list[Block] = [Title(title)]
    if wanted.lead:
        blocks.append(Lead(wanted.lead))
    blocks += [Line(text, small=True) for text in lines]
    blocks += [table, Notes((say(SIGNS),))]
    if citations:
        blocks.append(sources_block(citations, say))
    setup = wanted.setup or PageSetup(size=PaperSize.A4, landscape=True, grey=wanted.grey)
    return Document(
        title, setup, head_of(wanted, presentation), foot_of(wanted, stamp), tuple(blocks), presentation.language
    )


def _list_cell(row: RowView, column: ListColumn, numbers: Mapping[str, int]) -> Cell:
    if column.key == "source":
        return Cell((), (numbers[row.cells["source"]],))
    sources = (numbers[row.cells["source"]],) if column.key == "name" and numbers else ()
    if OWN_CORRECTION in numbers and any(one.column == column.key for one in row.corrections):
        sources += (numbers[OWN_CORRECTION],)
    stages = stage_numbers(row.stages) if column.key == "stage" else None
    return Cell((row.cells[column.key],), sources, stages=stages, numeric=column.numeric)
