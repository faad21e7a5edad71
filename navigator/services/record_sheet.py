"""One record as a sheet (施策個票)."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from navigator.domain.document import (
    Align,
    Bar,
    BarChart,
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
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.money import MISSING
from navigator.domain.record import EditionView, FieldView, RecordView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind
from navigator.services import wording
from navigator.services.compared import SIGNS
from navigator.services.record_brief import brief
from navigator.services.sheet_parts import ITEM, SheetOptions, Stamp, foot_of, head_of, sayer, sources_block


def record_sheet(
    view: RecordView,
    presentation: Presentation,
    stamp: Stamp,
    options: SheetOptions | None = None,
    *,
    full: bool = False,
) -> Document:
    """Return one record as a sheet (施策個票): its fields, a chart of its amounts, its rounds, its sources.

    The sheet is meant for one page: what is told at length is left to the ``full`` print of everything on file.
    """
    say = sayer(presentation)
    wanted = options or SheetOptions()
    title = wanted.title or say(view.title)
    blocks: list[Block] = [Title(title)]
    if say(view.subtitle):
        blocks.append(Line(say(view.subtitle), Align.CENTRE))
    if wanted.lead:
        blocks.append(Lead(wanted.lead))
    shown = view if full else brief(view)
    blocks += record_blocks(shown, presentation, level=2) if full else compact_blocks(shown, presentation)
    blocks += [Notes((say(SIGNS),)), sources_block(shown.citations, say)]
    setup = wanted.setup or PageSetup(size=PaperSize.A4, landscape=False, grey=wanted.grey)
    return Document(
        title, setup, head_of(wanted, presentation), foot_of(wanted, stamp), tuple(blocks), presentation.language
    )


def record_blocks(view: RecordView, presentation: Presentation, level: int) -> list[Block]:
    """Return everything on file about a record under headings of ``level``."""
    say = sayer(presentation)
    blocks: list[Block] = []
    for section in view.sections:
        fields = [found for found in section.fields if found.parts]
        if fields:
            blocks += [Heading(say(section.title), level), _fields_table(fields, say)]
    if view.budgets:
        chart = budget_chart(view, presentation)
        blocks.append(Heading(say(Text("予算", "Budget")), level))
        blocks += [chart] if chart is not None else []
        blocks.append(_budget_table(view, presentation))
    if view.editions:
        blocks += [Heading(say(Text("公募回", "Rounds")), level), _editions_table(view.editions, presentation)]
    if view.related:
        blocks += [Heading(say(RELATED), level), _related_table(view, say)]
    return blocks


def compact_blocks(view: RecordView, presentation: Presentation) -> list[Block]:
    """Return a brief record as one table without headings, a chart of its amounts, its dated rounds."""
    say = sayer(presentation)
    rows: list[Row] = []
    for place, section in enumerate(view.sections):
        fields = [found for found in section.fields if found.parts]
        if place and fields:
            rows.append(_group_row(say(section.title)))
        rows += _fields_table(fields, say, f"field:{place}").rows
    dated = [edition for edition in view.editions if edition.opens or edition.closes or edition.ceiling]
    if view.editions and not dated:
        rows.append(_years_row(view, presentation))
    if view.related:
        rows += [_group_row(say(RELATED)), *_related_table(view, say).rows]
    columns = (Column(Cell(()), fixed=32.0), Column(Cell(())))
    blocks: list[Block] = [Table(columns, tuple(rows), item_column=True, together=True)]
    chart = budget_chart(view, presentation)
    if chart is not None:
        blocks.append(chart)
    elif view.budgets:
        blocks.append(_budget_table(view, presentation))
    if dated:
        blocks.append(_editions_table(dated, presentation))
    return blocks


RELATED = Text("関係", "Related")


def _group_row(title: str) -> Row:
    return Row(f"group:{title}", (Cell((title,), bold=True),), group=True)


def _years_row(view: RecordView, presentation: Presentation) -> Row:
    years = [edition.fy for edition in view.editions if edition.fy is not None]
    text = wording.VALUES.of(presentation.language).join(
        format_fiscal_year(year, presentation.years, presentation.language) for year in dict.fromkeys(years)
    )
    label = Text("公募回（日付の資料なし）", "Rounds (no dates on file)").of(presentation.language)
    numbers = tuple(dict.fromkeys(number for edition in view.editions for number in edition.sources))
    return Row("editions", (Cell((label,), bold=True), Cell((text or MISSING,), numbers)))


def _label_and_value(say: Callable[[Text], str]) -> tuple[Column, Column]:
    return (
        Column(Cell((say(ITEM),), bold=True), fixed=32.0),
        Column(Cell((say(Text("内容", "Content")),), bold=True)),
    )


def _fields_table(fields: Sequence[FieldView], say: Callable[[Text], str], key: str = "field") -> Table:
    rows = []
    for place, found in enumerate(fields):
        text = wording.in_a_row((say(part.text) for part in found.parts), say(wording.VALUES))
        text += wording.aside((say(said) for said in (found.remark, found.note) if said), say)
        rows.append(Row(f"{key}:{place}", (Cell((say(found.label),), bold=True), Cell((text,), found.sources))))
    return Table(_label_and_value(say), tuple(rows), item_column=True)


LEAST_BARS = 2
"""One bar says nothing that its figure does not say in less room."""


def budget_chart(view: RecordView, presentation: Presentation) -> BarChart | None:
    """Return a chart of the initial budgets of a program, years without a figure as gaps; None below two years."""
    initial = {choice.line.fy: choice for choice in view.budgets if choice.line.kind is BudgetKind.INITIAL}
    if len(initial) < LEAST_BARS:
        return None
    say = sayer(presentation)
    short = YearStyle.WESTERN if presentation.years is YearStyle.WESTERN else YearStyle.SHORT
    bars = []
    for year in range(min(initial), max(initial) + 1):
        label = format_fiscal_year(year, short, presentation.language)
        choice = initial.get(year)
        if choice is None:
            bars.append(Bar(label, None, MISSING))
            continue
        figure = choice.line.figure
        values = [figure.value, *(other.figure.value for other in choice.others)]
        spread: tuple[Decimal | None, Decimal | None] = (min(values), max(values)) if choice.disagrees else (None, None)
        numbers = "".join(f"[{number}]" for number in view.budget_sources.get(choice.line.key, ()))
        text = say(wording.figure_text(figure)) + numbers
        bars.append(Bar(label, figure.value, text, figure.partial, low=spread[0], high=spread[1]))
    return BarChart(say(BudgetKind.INITIAL.label), say(Text("百万円", "million yen")), tuple(bars))


def _budget_table(view: RecordView, presentation: Presentation) -> Table:
    say = sayer(presentation)
    columns = (
        Column(Cell((say(Text("年度", "Fiscal year")),), bold=True), fixed=32.0),
        Column(Cell((say(Text("種類", "Kind")),), bold=True)),
        Column(Cell((say(Text("金額", "Amount")),), bold=True), align=Align.RIGHT),
        Column(Cell((say(Text("選んだ規則・ほかの出典", "Rule of choice and other sources")),), bold=True), weight=2.0),
    )
    rows = []
    for choice in view.budgets:
        others = (say(wording.figure_text(other.figure)) for other in choice.others)
        rule = say(choice.rule.label) + wording.aside(others, say)
        year = format_fiscal_year(choice.line.fy, presentation.years, presentation.language)
        rows.append(
            Row(
                f"budget:{choice.line.key}",
                (
                    Cell((year,), bold=True),
                    Cell((say(choice.line.kind.label),)),
                    Cell(
                        (say(wording.figure_text(choice.line.figure)),),
                        view.budget_sources.get(choice.line.key, ()),
                        numeric=True,
                    ),
                    Cell((rule,)),
                ),
            )
        )
    return Table(columns, tuple(rows), say(Text("（単位：百万円）", "(million yen)")), item_column=True)


def _editions_table(editions: Sequence[EditionView], presentation: Presentation) -> Table:
    say = sayer(presentation)
    headings = (
        Text("公募回", "Round"),
        Text("年度", "Fiscal year"),
        Text("募集開始", "Opens"),
        Text("募集締切", "Closes"),
        Text("状況", "Status"),
        Text("上限", "Ceiling"),
    )
    columns = tuple(
        Column(Cell((say(heading),), bold=True), weight=3.0 if place == 0 else 1.0)
        for place, heading in enumerate(headings)
    )
    rows = []
    for edition in editions:
        year = (
            MISSING if edition.fy is None else format_fiscal_year(edition.fy, presentation.years, presentation.language)
        )
        dates = [wording.date_text(text, presentation) for text in (edition.opens, edition.closes)]
        values = (year, *dates, say(edition.status.label), say(edition.ceiling) if edition.ceiling else MISSING)
        cells = (Cell((edition.name,), edition.sources), *(Cell((value,)) for value in values))
        rows.append(Row(f"edition:{edition.code}", cells))
    return Table(columns, tuple(rows), item_column=True)


def _related_table(view: RecordView, say: Callable[[Text], str]) -> Table:
    rows = []
    for place, related in enumerate(view.related):
        said = (say(text) for text in (related.remark, related.note) if text)
        text = say(related.title) + wording.aside(said, say)
        rows.append(
            Row(f"related:{place}", (Cell((say(related.relation),), bold=True), Cell((text,), related.sources)))
        )
    return Table(_label_and_value(say), tuple(rows), item_column=True)
