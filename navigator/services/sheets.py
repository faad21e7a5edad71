"""What printed sheets say: the council sheet, any list, one record, a catalogue of measures."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from navigator.domain.budgets import ChosenLine
from navigator.domain.catalogues import SPECS
from navigator.domain.comparison import ComparedCell, ComparedRow, Comparison
from navigator.domain.dates import PartialDate
from navigator.domain.document import (
    Align,
    Bar,
    BarChart,
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
    SheetFoot,
    SheetHead,
    Sources,
    Table,
    Title,
)
from navigator.domain.filters import Filter
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.money import MISSING
from navigator.domain.record import CitationView, FieldView, RecordView
from navigator.domain.results import Presentation, RowView
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind
from navigator.services import wording
from navigator.services.compared import SIGNS

ITEM_WIDTH = 30.0
"""Width of the item column of the council sheet, millimetres."""

CONTINUES_ON_A3 = 5
"""From so many records on a comparison stands on A3."""


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What the reader types for a sheet; ``setup`` None takes the paper that fits the number of records."""

    council: str = ""
    meeting: str = ""
    day: date | None = None
    number: str = ""
    title: str = ""
    lead: tuple[str, ...] = ()
    office: str = ""
    setup: PageSetup | None = None
    grey: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """What ties a sheet to its data: the data version and the check id."""

    data_version: str
    check_id: str


ITEM = Text("項目", "Item")
COMMON = Text("共通事項", "In common")
FILTER_LINE = Text("条件: {line}", "Filter: {line}")
WARNING = Text("（注意）{text}", "(Note) {text}")


def fitting_setup(records: int, *, grey: bool = False) -> PageSetup:
    """Return the paper of a comparison: A4 lying for two to four records, A3 lying for five to eight."""
    size = PaperSize.A3 if records >= CONTINUES_ON_A3 else PaperSize.A4
    return PageSetup(size=size, landscape=True, grey=grey)


def council_sheet(comparison: Comparison, options: SheetOptions, presentation: Presentation, stamp: Stamp) -> Document:
    """Return the sheet for the council's table."""
    say = _sayer(presentation)
    setup = options.setup or fitting_setup(len(comparison.records), grey=options.grey)
    names = "・".join(record.title for record in comparison.records)
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
    blocks.append(_sources(comparison.citations, say))
    head = SheetHead(options.council, options.meeting, _day(options.day, presentation), options.number)
    foot = SheetFoot(options.office, stamp.data_version, stamp.check_id)
    return Document(f"{title}（{names}）", setup, head, foot, tuple(blocks), presentation.language)


def _comparison_table(comparison: Comparison, rows: Sequence[ComparedRow], say: Callable[[Text], str]) -> Table:
    columns = [Column(Cell((say(ITEM),), bold=True), fixed=ITEM_WIDTH)]
    columns += [Column(Cell((record.title, record.subtitle), bold=True)) for record in comparison.records]
    made: list[Row] = []
    group = ""
    for row in rows:
        if row.group and row.group != group:
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
        Row(f"common:{row.key}", (Cell((row.label,), bold=True), _cell(row.cells[0], numeric=False))) for row in rows
    )
    return Table(columns, made, item_column=True)


def _cell(cell: ComparedCell, *, numeric: bool) -> Cell:
    return Cell(
        cell.lines or (MISSING,),
        cell.sources,
        stages=cell.stages,
        differs=cell.differs,
        numeric=numeric,
        notes=cell.notes,
    )


def source_text(citation: CitationView, say: Callable[[Text], str]) -> str:
    """Return a source as it stands under a sheet: title, publisher, date, places, address."""
    parts = [citation.title]
    about = "、".join(part for part in (citation.publisher, citation.published) if part)
    if about:
        parts.append(f"（{about}）")
    if citation.locators:
        parts.append("　" + "／".join(citation.locators))
    if citation.address:
        parts.append("　" + citation.address)
    return "".join(parts) + f"　〔{say(citation.confidence.label)}〕"


def _sources(citations: Iterable[CitationView], say: Callable[[Text], str]) -> Sources:
    return Sources(tuple((citation.number, source_text(citation, say)) for citation in citations))


def list_sheet(
    question: Filter,
    rows: Sequence[RowView],
    columns: Sequence[str],
    lines: Sequence[str],
    presentation: Presentation,
    stamp: Stamp,
    *,
    options: SheetOptions | None = None,
    citations: Sequence[str] = (),
) -> Document:
    """Return a list as it is shown: its columns in their order, its rows, its filter and money lines."""
    say = _sayer(presentation)
    wanted = options or SheetOptions()
    spec = SPECS[question.catalogue]
    known = {column.key: column for column in spec.columns}
    shown = [known[key] for key in columns if key in known]
    weights = {"name": 3.2, "provider": 1.8, "summary": 4.0, "match": 1.2}
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
                tuple(_list_cell(row, column.key, numeric=column.numeric) for column in shown),
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
        blocks.append(Sources(tuple(enumerate(citations, 1))))
    head = SheetHead(wanted.council, wanted.meeting, _day(wanted.day, presentation), wanted.number)
    setup = wanted.setup or PageSetup(size=PaperSize.A4, landscape=True, grey=wanted.grey)
    foot = SheetFoot(wanted.office, stamp.data_version, stamp.check_id)
    return Document(title, setup, head, foot, tuple(blocks), presentation.language)


def _list_cell(row: RowView, key: str, *, numeric: bool) -> Cell:
    return Cell((row.cells[key],), stages=row.stages if key == "stage" else None, numeric=numeric)


def record_sheet(
    view: RecordView, presentation: Presentation, stamp: Stamp, options: SheetOptions | None = None
) -> Document:
    """Return one record as a sheet (施策個票): its fields, a chart of its amounts, its rounds, its sources."""
    say = _sayer(presentation)
    wanted = options or SheetOptions()
    title = wanted.title or say(view.title)
    blocks: list[Block] = [Title(title)]
    if say(view.subtitle):
        blocks.append(Line(say(view.subtitle), Align.CENTRE))
    if wanted.lead:
        blocks.append(Lead(wanted.lead))
    blocks += _record_blocks(view, presentation, level=2)
    blocks += [Notes((say(SIGNS),)), _sources(view.citations, say)]
    head = SheetHead(wanted.council, wanted.meeting, _day(wanted.day, presentation), wanted.number)
    setup = wanted.setup or PageSetup(size=PaperSize.A4, landscape=False, grey=wanted.grey)
    foot = SheetFoot(wanted.office, stamp.data_version, stamp.check_id)
    return Document(title, setup, head, foot, tuple(blocks), presentation.language)


def _record_blocks(view: RecordView, presentation: Presentation, level: int) -> list[Block]:
    say = _sayer(presentation)
    blocks: list[Block] = []
    for section in view.sections:
        fields = [found for found in section.fields if found.parts]
        if fields:
            blocks += [Heading(say(section.title), level), _fields_table(fields, say)]
    chart = budget_chart(view.budgets, presentation)
    if chart is not None:
        blocks += [Heading(say(Text("予算", "Budget")), level), chart]
    if view.budgets:
        blocks.append(_budget_table(view, presentation))
    if view.editions:
        blocks += [Heading(say(Text("公募回", "Rounds")), level), _editions_table(view, presentation)]
    if view.related:
        blocks += [Heading(say(Text("関係", "Related")), level), _related_table(view, say)]
    return blocks


def _label_and_value(say: Callable[[Text], str]) -> tuple[Column, Column]:
    return (
        Column(Cell((say(ITEM),), bold=True), fixed=32.0),
        Column(Cell((say(Text("内容", "Content")),), bold=True)),
    )


def _fields_table(fields: Sequence[FieldView], say: Callable[[Text], str]) -> Table:
    rows = []
    for place, found in enumerate(fields):
        text = "・".join(say(part.text) for part in found.parts)
        if found.remark:
            text += f"（{say(found.remark)}）"
        rows.append(Row(f"field:{place}", (Cell((say(found.label),), bold=True), Cell((text,), found.sources))))
    return Table(_label_and_value(say), tuple(rows), item_column=True)


def budget_chart(budgets: Sequence[ChosenLine], presentation: Presentation) -> BarChart | None:
    """Return a chart of the initial budgets of a program, years without a figure as gaps; None when there is none."""
    initial = {choice.line.fy: choice for choice in budgets if choice.line.kind is BudgetKind.INITIAL}
    if not initial:
        return None
    say = _sayer(presentation)
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
        text = say(wording.figure_text(figure))
        bars.append(Bar(label, figure.value, text, figure.partial, low=spread[0], high=spread[1]))
    return BarChart(say(BudgetKind.INITIAL.label), say(Text("百万円", "million yen")), tuple(bars))


def _budget_table(view: RecordView, presentation: Presentation) -> Table:
    say = _sayer(presentation)
    columns = (
        Column(Cell((say(Text("年度", "Fiscal year")),), bold=True), fixed=32.0),
        Column(Cell((say(Text("種類", "Kind")),), bold=True)),
        Column(Cell((say(Text("金額", "Amount")),), bold=True), align=Align.RIGHT),
        Column(Cell((say(Text("選んだ規則・ほかの出典", "Rule of choice and other sources")),), bold=True), weight=2.0),
    )
    rows = []
    for choice in view.budgets:
        others = "、".join(say(wording.figure_text(other.figure)) for other in choice.others)
        rule = say(choice.rule.label) + (f"（{others}）" if others else "")
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


def _editions_table(view: RecordView, presentation: Presentation) -> Table:
    say = _sayer(presentation)
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
    for edition in view.editions:
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
        text = say(related.title) + (f"（{say(related.remark)}）" if related.remark else "")
        rows.append(
            Row(f"related:{place}", (Cell((say(related.relation),), bold=True), Cell((text,), related.sources)))
        )
    return Table(_label_and_value(say), tuple(rows), item_column=True)


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A record of a printed catalogue and the ministry (or body) it stands under."""

    view: RecordView
    heading: str


def catalogue_sheet(
    question: Filter,
    entries: Sequence[CatalogueEntry],
    lines: Sequence[str],
    presentation: Presentation,
    stamp: Stamp,
    options: SheetOptions | None = None,
) -> Document:
    """Return a catalogue of records: contents, one entry a record under its ministry, an index, the sources.

    Sources are numbered through the whole catalogue.
    """
    say = _sayer(presentation)
    wanted = options or SheetOptions()
    title = wanted.title or say(
        Text("{catalogue}一覧", "Catalogue: {catalogue}").format(catalogue=question.catalogue.label)
    )
    book = _WholeBook(say)
    body: list[Block] = []
    contents: list[Entry] = []
    index: list[Entry] = []
    heading = None
    for place, entry in enumerate(entries):
        if entry.heading != heading:
            heading = entry.heading
            anchor = f"part:{len(contents)}"
            body.append(Heading(heading, 1, anchor, new_page=True))
            contents.append(Entry(heading, anchor))
            index.append(Entry(heading, anchor))
        anchor = f"record:{place}"
        name = say(entry.view.title)
        body.append(Heading(name, 2, anchor))
        if say(entry.view.subtitle):
            body.append(Line(say(entry.view.subtitle), small=True))
        body += _record_blocks(book.renumbered(entry.view), presentation, level=3)
        index.append(Entry(name, anchor, 2))
    front: list[Block] = [Title(title), *(Line(text, small=True) for text in lines)]
    front.append(Entries(say(Text("目次", "Contents")), tuple(contents)))
    back: list[Block] = [Entries(say(Text("府省別索引", "Index by ministry")), tuple(index))]
    back += [Notes((say(SIGNS),)), book.sources()]
    head = SheetHead(wanted.council, wanted.meeting, _day(wanted.day, presentation), wanted.number)
    setup = wanted.setup or PageSetup(size=PaperSize.A4, landscape=False, grey=wanted.grey)
    foot = SheetFoot(wanted.office, stamp.data_version, stamp.check_id)
    return Document(title, setup, head, foot, (*front, *body, *back), presentation.language)


@dataclass(slots=True)
class _WholeBook:
    """One numbering of the sources of many records."""

    say: Callable[[Text], str]
    numbers: dict[str, int] = field(default_factory=dict)
    citations: dict[str, CitationView] = field(default_factory=dict)

    def renumbered(self, view: RecordView) -> RecordView:
        """Return a record whose source numbers are those of the whole catalogue."""
        moved = {}
        for citation in view.citations:
            number = self.numbers.setdefault(citation.source, len(self.numbers) + 1)
            moved[citation.number] = number
            known = self.citations.get(citation.source)
            places = dict.fromkeys((*(known.locators if known else ()), *citation.locators))
            self.citations[citation.source] = replace(citation, number=number, locators=tuple(places))

        def again(numbers: tuple[int, ...]) -> tuple[int, ...]:
            return tuple(moved[number] for number in numbers)

        return replace(
            view,
            sections=tuple(
                replace(section, fields=tuple(replace(one, sources=again(one.sources)) for one in section.fields))
                for section in view.sections
            ),
            editions=tuple(replace(edition, sources=again(edition.sources)) for edition in view.editions),
            related=tuple(replace(related, sources=again(related.sources)) for related in view.related),
            budget_sources={key: again(numbers) for key, numbers in view.budget_sources.items()},
        )

    def sources(self) -> Sources:
        """Return every source of the catalogue by number."""
        return _sources(self.citations.values(), self.say)


def _day(day: date | None, presentation: Presentation) -> str:
    return "" if day is None else PartialDate(day.isoformat()).format(YearStyle.ERA, presentation.language)


def _sayer(presentation: Presentation) -> Callable[[Text], str]:
    return lambda text: text.of(presentation.language)
