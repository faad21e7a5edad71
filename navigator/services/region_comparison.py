"""Regions side by side: attributes down, regions across, differing cells marked; on screen, on paper and in files."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from navigator.db import facts
from navigator.domain.comparison import ComparedCell, ComparedRow
from navigator.domain.document import Block as PaperBlock
from navigator.domain.document import Cell, Column, Document, Lead, Notes, PageSetup, PaperSize, Row, Table, Title
from navigator.domain.money import MISSING
from navigator.domain.outcomes import choose_outcomes
from navigator.domain.record import CitationView
from navigator.domain.regions import WIDE, Region
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation, Block, Field, SubjectType
from navigator.services import region_words, wording
from navigator.services.citations import CitationBook
from navigator.services.compared import SIGNS
from navigator.services.exporting import Export
from navigator.services.recording import Row as FactRow
from navigator.services.region_reading import Places
from navigator.services.sheet_parts import ITEM, SheetOptions, Stamp, foot_of, head_of, sayer, sources_block

TITLE = Text("地域の比較", "Regions compared")
ONCE = Text(
    "地域は、参加した事業の数にかかわらず一つと数えています。",
    "A region is one region however many participations it has.",
)
_ITEM_WIDTH = 32.0


@dataclass(frozen=True, slots=True)
class RegionComparison:
    """Regions side by side in the reader's language: codes and names, rows, notes and numbered sources."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[ComparedRow, ...]
    notes: tuple[str, ...]
    citations: tuple[CitationView, ...]

    def texts(self) -> dict[str, tuple[str, ...]]:
        """Return every cell as one text by row key; what two papers are compared by."""
        return {row.key: tuple("\n".join(cell.lines) for cell in row.cells) for row in self.rows}


def compared(
    connection: Connection, regions: Sequence[Region], where: Places, presentation: Presentation
) -> RegionComparison:
    """Put regions side by side."""
    table = _Rows(connection, regions, where, presentation)
    rows = [row.marked() for row in table.rows() if not row.empty]
    say = sayer(presentation)
    return RegionComparison(
        tuple(region.code for region in regions),
        tuple(region.name.of(presentation.language) for region in regions),
        tuple(rows),
        (say(SIGNS), say(ONCE)),
        table.book.views(),
    )


class _Rows:
    """The rows of one comparison; sources get their numbers row by row."""

    def __init__(
        self, connection: Connection, regions: Sequence[Region], where: Places, presentation: Presentation
    ) -> None:
        self.book = CitationBook(connection)
        self._connection, self._regions, self._where = connection, regions, where
        self._presentation, self._say = presentation, sayer(presentation)
        self._programs = facts.names(connection, "programs")

    def rows(self) -> list[ComparedRow]:
        """Return every row, empty ones included."""
        return [*self._outline(), *self._stays(), *self._told(), *self._outcomes()]

    def _of_region(self, table: str, column: str = "region_code") -> dict[str, list[FactRow]]:
        found = facts.table(table)
        order = ("no",) if table in ("findings", "recommendations") else ("id",)
        kept: dict[str, list[FactRow]] = defaultdict(list)
        codes = [region.code for region in self._regions]
        for row in facts.rows(self._connection, table, found.c[column].in_(codes), order=order):
            kept[row[column]].append(row)
        return kept

    def _row(self, key: str, label: Text, cells: list[ComparedCell], *, group: Text | None = None, marks: bool = True,
             prose: bool = False, numeric: bool = False) -> ComparedRow:  # fmt: skip
        return ComparedRow(
            key,
            self._say(label),
            tuple(cells),
            group="" if group is None else self._say(group),
            numeric=numeric,
            prose=prose,
            marks=marks,
        )

    def _outline(self) -> list[ComparedRow]:
        rows = self._of_region("regions", "code")
        cited = {code: self.book.cite(found[0]) for code, found in rows.items()}

        def cells(texts: list[str]) -> list[ComparedCell]:
            return [
                ComparedCell((text,), cited[region.code]) if text else ComparedCell(())
                for region, text in zip(self._regions, texts, strict=True)
            ]

        say = self._say
        return [
            self._row("core", Text("中核機関", "Core institution"), cells([one.core for one in self._regions])),
            self._row(
                "concept",
                Text("構想", "Concept"),
                cells([one.concept for one in self._regions]),
                marks=False,
                prose=True,
            ),
            self._row(
                "fields",
                Text("分野", "Fields"),
                cells([say(wording.terms(one.fields, Field)) if one.fields else "" for one in self._regions]),
            ),
            self._row(
                "blocks",
                Text("ブロック", "Block"),
                cells([say(wording.terms(one.blocks, Block)) if one.blocks else "" for one in self._regions]),
            ),
            self._row(
                "prefectures",
                Text("都道府県", "Prefectures"),
                cells([say(self._where.text(one.prefectures)) for one in self._regions]),
            ),
        ]

    def _stays(self) -> list[ComparedRow]:
        rows = self._of_region("participations")
        programs: dict[str, dict[str, list[FactRow]]] = defaultdict(lambda: defaultdict(list))
        for region in self._regions:
            for row in rows[region.code]:
                programs[row["program_code"]][region.code].append(row)
        years = [
            ComparedCell((self._say(region_words.span(*region.years, self._presentation)),) if region.years else ())
            for region in self._regions
        ]
        made = [self._row("years", Text("実施年度", "Years"), years)]
        group = Text("参加した事業", "Programs")
        order = [code for code in self._programs if code in programs]
        for code in order:
            cells = [self._stay_cell(programs[code][region.code]) for region in self._regions]
            made.append(self._row(f"program:{code}", self._programs[code], cells, group=group, marks=False))
        return made

    def _stay_cell(self, rows: list[FactRow]) -> ComparedCell:
        lines, sources = [], []
        for row in sorted(rows, key=lambda row: row["start_fy"] or 9999):
            said = self._say(region_words.span(row["start_fy"], row["end_fy"], self._presentation))
            lines.append(said + wording.aside([row["subtype"] or "", row["evaluation"] or ""], self._say))
            sources += self.book.cite(row)
        return ComparedCell(tuple(lines), tuple(dict.fromkeys(sources)))

    def _told(self) -> list[ComparedRow]:
        told = (
            ("themes", Text("採択研究テーマ", "Research themes"), lambda row: row["title_ja"]),
            ("stories", Text("成果事例", "Stories"), lambda row: row["title_ja"]),
            ("network_findings", Text("ネットワーク分析", "Network study"), self._network),
        )
        made = []
        for table, label, text in told:
            rows = self._of_region(table)
            cells = [
                ComparedCell(
                    tuple(text(row) for row in rows[region.code]),
                    tuple(dict.fromkeys(number for row in rows[region.code] for number in self.book.cite(row))),
                )
                for region in self._regions
            ]
            made.append(self._row(table, label, cells, marks=False, prose=True))
        return made

    def _network(self, row: FactRow) -> str:
        parts = [term.label for term in (row["measure"], row["finding"]) if term]
        return ": ".join(self._say(part) for part in parts)

    def _outcomes(self) -> list[ComparedRow]:
        """One row a metric, way of counting and plan: values of different counting never stand in one row."""
        names = facts.names(self._connection, "metrics")
        lines = facts.outcome_lines(self._connection, SubjectType.REGION, [region.code for region in self._regions])
        slots: dict[tuple[str, Accumulation, bool], dict[str, list[tuple[str, tuple[int, ...]]]]] = {}
        for chosen in choose_outcomes(lines):
            line = chosen.line
            when = region_words.period(line, self._presentation)
            text = self._say(region_words.figure(line))
            text += wording.aside([self._say(when)] if when else [], self._say)
            if chosen.disagrees:
                others = (self._say(region_words.figure(other)) for other in chosen.others)
                text += wording.aside([self._say(chosen.rule.label), *others], self._say)
            figures = (line.figure, *(other.figure for other in chosen.others))
            sources = tuple(dict.fromkeys(number for one in figures for number in self.book.cite_figure(one)))
            slot = (line.metric, line.accumulation, line.figure.planned)
            slots.setdefault(slot, {}).setdefault(line.subject, []).append((text, sources))
        made = []
        for (metric, counted, planned), found in sorted(slots.items()):
            label = names[metric]
            kind = counted.label
            if planned:
                kind = Text("{kind}・計画", "{kind}, planned").format(kind=kind)
            label = Text("{name}（{kind}）", "{name} ({kind})").format(name=label, kind=kind)
            cells = []
            for region in self._regions:
                told = found.get(region.code, [])
                numbers = tuple(dict.fromkeys(number for _text, sources in told for number in sources))
                cells.append(ComparedCell(tuple(text for text, _sources in told), numbers))
            key = f"outcome:{metric}:{counted.value}" + (":planned" if planned else "")
            made.append(self._row(key, label, cells, group=Text("成果", "Outcomes"), marks=False))
        return made


def comparison_sheet(
    comparison: RegionComparison, options: SheetOptions, presentation: Presentation, stamp: Stamp
) -> Document:
    """Return a comparison of regions on paper: A4 lying for up to four regions, A3 for more."""
    say = sayer(presentation)
    columns = [Column(Cell((say(ITEM),), bold=True), fixed=_ITEM_WIDTH)]
    columns += [Column(Cell((name,), bold=True)) for name in comparison.names]
    rows: list[Row] = []
    group = ""
    for row in comparison.rows:
        if row.group != group:
            rows.append(Row(f"group:{row.group}", (Cell((row.group,), bold=True),), group=True))
        group = row.group
        cells = [Cell(cell.lines or (MISSING,), cell.sources, differs=cell.differs) for cell in row.cells]
        rows.append(Row(row.key, (Cell((row.label,), bold=True), *cells)))
    title = options.title or say(TITLE)
    blocks: list[PaperBlock] = [Title(title)]
    if options.lead:
        blocks.append(Lead(options.lead))
    blocks.append(Table(tuple(columns), tuple(rows), item_column=True))
    blocks += [Notes(comparison.notes), sources_block(comparison.citations, say)]
    size = PaperSize.A3 if len(comparison.codes) >= WIDE else PaperSize.A4
    setup = options.setup or PageSetup(size=size, landscape=True, grey=options.grey)
    names = say(wording.VALUES).join(comparison.names)
    return Document(
        title + wording.aside([names], say),
        setup,
        head_of(options, presentation),
        foot_of(options, stamp),
        tuple(blocks),
        presentation.language,
    )


def comparison_table(comparison: RegionComparison, presentation: Presentation) -> Export:
    """Return a comparison of regions as a table for Excel, source numbers behind the texts."""
    say = sayer(presentation)

    def text(cell: ComparedCell) -> str:
        marks = "".join(f"[{number}]" for number in cell.sources)
        return "\n".join(cell.lines) + marks if cell.lines else MISSING

    rows = []
    for row in comparison.rows:
        label = f"{row.group}: {row.label}" if row.group else row.label
        rows.append((label, *(text(cell) for cell in row.cells)))
    return Export(
        say(TITLE),
        comparison.notes,
        (say(ITEM), *comparison.names),
        tuple(rows),
        citations=comparison.citations,
    )
