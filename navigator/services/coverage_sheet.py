"""The coverage map as it is shown, printed and exported; a cell with its records and the likeness of its measures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from navigator.db import facts
from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.coverage import CoverageMap, CoverageSpec
from navigator.domain.coverage_likeness import Overlap
from navigator.domain.document import Block, Cell, Column, Document, Heading, Line, Notes, PageSetup, Row, Table, Title
from navigator.domain.results import Presentation
from navigator.domain.shown import ShownRow, ShownTable
from navigator.domain.text import Text
from navigator.services import coverage_words as words
from navigator.services.citations import CitationBook
from navigator.services.coverage import CoverageService
from navigator.services.coverage_words import CellView, Counted
from navigator.services.exporting import Export
from navigator.services.finding import FindingService
from navigator.services.library import library_state
from navigator.services.papers import PaperService
from navigator.services.sheet_parts import SheetOptions, Stamp, foot_of, head_of, sayer, sources_block
from navigator.services.wording import COMMA

KIND = "coverage"
"""Kind of its papers in the register."""

MOST_LISTED = 200
"""Records of a cell that are listed; the finder shows all of them."""

_STAGE, _NAME, _PROVIDER = Text("段階", "Stage"), Text("名称", "Name"), Text("府省・提供者", "Ministry, provider")
_CATALOGUE, _CODE, _SOURCE = Text("一覧", "Catalogue"), Text("符号", "Code"), Text("出典", "Source")
_FIRST, _SECOND = Text("研究支援策", "Measure"), Text("似た研究支援策", "Alike measure")
_POINTS, _REASONS = Text("似ている度合い", "Likeness"), Text("理由", "Reasons")
_CELL, _MARK, _MONEY = Text("欄", "Cell"), Text("印", "Mark"), Text("金額（百万円）", "Money (million yen)")
_MEASURES, _PROGRAMS = Text("研究支援策", "Measures"), Text("事業", "Programs")
_BEFORE, _AFTER, _DIFFERENCE = Text("前", "Before"), Text("後", "After"), Text("差", "Difference")
_GAPS, _PAIRS = Text("空白域", "Gaps"), Text("重複候補と似ている理由", "Overlaps? and why they are alike")
_NO_PAIRS = Text("似た組はありません。", "No two measures are alike enough.")
_SIGN = "◎"
_LIKE = Text(
    "似ている度合いは、段階・分野・対象者・目的の言葉が重なる割合です（100 が最大）。見当を付けるためのもので、"
    "判定ではありません。",
    "Likeness is the share of stages, fields, applicants and words of purpose in common (100 at most). It helps "
    "looking; it is no judgement.",
)


@dataclass(frozen=True, slots=True)
class MapView:
    """A map in words: ``cells`` row by row; ``other`` names the map that it is compared with, «» for none."""

    spec: CoverageSpec
    counted: Counted
    name: str
    line: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[CellView, ...]
    notes: tuple[str, ...]
    other: CoverageSpec | None = None


@dataclass(frozen=True, slots=True)
class CellDetail:
    """What stands in a cell: its records (keys ``table:code``), and the pairs of measures that are alike."""

    cell: CellView
    records: ShownTable
    pairs: ShownTable


class CoverageSheetService:
    """Shows, prints and exports the coverage maps of one library."""

    def __init__(self, library: Library, coverage: CoverageService, finding: FindingService) -> None:
        self._library, self._coverage, self._finding = library, coverage, finding
        self._papers = PaperService(library)

    def view(
        self, spec: CoverageSpec, counted: Counted, presentation: Presentation, other: CoverageSpec | None = None
    ) -> MapView:
        """Return a map in words, or with ``other`` what differs from that one to it.

        Raises:
            UserError: the maps have other columns.
        """
        say, found = sayer(presentation), self._coverage.coverage(spec)
        name, cells = words.name_of(spec, presentation), []
        if other is None:
            cells = [words.cell_view(found, cell, counted, presentation) for cell in found.cells]
        else:
            # It refuses maps with other columns.
            self._coverage.compare(other, spec)
            before = self._coverage.coverage(other)
            cells = [words.difference_view(before, found, cell, counted, presentation) for cell in before.cells]
            name = say(words.VERSUS).format(first=words.name_of(other, presentation), second=name)
        return MapView(
            spec,
            counted,
            name,
            say(words.counts_line(found)),
            tuple(say(row.label) for row in found.rows),
            tuple(say(column.label) for column in found.columns),
            tuple(cells),
            tuple(say(note) for note in found.notes),
            other,
        )

    def cell(self, spec: CoverageSpec, cell: CellView, counted: Counted, presentation: Presentation) -> CellDetail:
        """Return the records of a cell and how alike its measures are."""
        say = sayer(presentation)
        rows: list[ShownRow] = []
        with self._library.reading() as connection:
            book = CitationBook(connection)
            for catalogue in _catalogues(counted):
                question = spec.filter_of(catalogue, cell.stage, cell.value)
                found = self._finding.rows(self._finding.find(question), 0, MOST_LISTED, presentation)
                table = facts.table(catalogue.value)
                cited = {
                    row["code"]: book.cite(row)
                    for row in facts.rows(
                        connection, catalogue.value, table.c.code.in_([one.ref.code for one in found])
                    )
                }
                for one in found:
                    numbers = cited[one.ref.code]
                    provider = one.cells.get("provider") or one.cells.get("ministry") or ""
                    told = (one.cells["name"], say(catalogue.label), provider, "".join(f"[{n}]" for n in numbers))
                    rows.append(ShownRow(f"{catalogue.value}:{one.ref.code}", told, own=False, sources=numbers))
            citations = book.views()
        headings = tuple(say(one) for one in (_NAME, _CATALOGUE, _PROVIDER, _SOURCE))
        records = ShownTable(cell.name, (), headings, tuple(rows), citations=citations)
        return CellDetail(cell, records, self._pairs(spec, cell, counted, say))

    def _pairs(self, spec: CoverageSpec, cell: CellView, counted: Counted, say: Callable[[Text], str]) -> ShownTable:
        pairs = self._coverage.overlaps(spec, cell.stage, cell.value) if counted.measures else ()
        rows = tuple(ShownRow(f"measures:{pair.ref.code}", _pair_cells(pair, say), own=False) for pair in pairs)
        headings = tuple(say(one) for one in (_FIRST, _SECOND, _POINTS, _REASONS))
        return ShownTable(say(_PAIRS), (say(_LIKE),) if rows else (), headings, rows, frozenset({2}), wide=3)

    # Paper and files

    def document(
        self,
        spec: CoverageSpec,
        counted: Counted,
        options: SheetOptions,
        presentation: Presentation,
        other: CoverageSpec | None = None,
    ) -> Document:
        """Return a map as a document: the grid, the gaps, the crowded cells with their alike pairs, the rules."""
        say, view = sayer(presentation), self.view(spec, counted, presentation, other)
        title = options.title or say(words.TITLE)
        blocks: list[Block] = [Title(title), Line(view.name), Line(view.line, small=True), _grid(view, say)]
        found = self._coverage.coverage(spec)
        if other is None:
            if found.gaps and counted is Counted.BOTH:
                blocks.append(Heading(say(_GAPS), 2))
                blocks.append(Line(say(COMMA).join(say(found.name(cell)) for cell in found.gaps)))
            if counted.measures and found.crowded:
                blocks += self._pair_blocks(spec, found, say)
        blocks.append(Notes(view.notes))
        with self._library.reading() as connection:
            book = CitationBook(connection)
            for cell in found.cells:
                for line in cell.money.counted if cell.money and counted.programs else ():
                    book.cite_figure(line.figure)
            citations = book.views()
        if citations:
            blocks.append(sources_block(citations, say))
        setup = options.setup or PageSetup(landscape=True, grey=options.grey)
        return Document(
            title,
            setup,
            head_of(options, presentation),
            foot_of(options, self._stamp(view, presentation)),
            tuple(blocks),
            presentation.language,
        )

    def _stamp(self, view: MapView, presentation: Presentation) -> Stamp:
        asked = {
            "map": view.spec.to_json(),
            "counted": view.counted.value,
            "other": view.other and view.other.to_json(),
        }
        content = {"cells": {f"{cell.stage}/{cell.value}": cell.text for cell in view.cells}}
        version = library_state(self._library).data_version.of(presentation.language)
        return Stamp(version, self._papers.register(KIND, asked, content))

    def _pair_blocks(self, spec: CoverageSpec, found: CoverageMap, say: Callable[[Text], str]) -> list[Block]:
        rows: list[Row] = []
        for cell in found.crowded:
            pairs = self._coverage.overlaps(spec, cell.stage, cell.value)
            rows.append(Row(f"{cell.stage}/{cell.value}", (Cell((say(found.name(cell)),)),), group=True))
            for pair in pairs:
                key = f"{cell.stage}/{cell.value}/{pair.ref.code}/{pair.likeness.ref.code}"
                told = _pair_cells(pair, say)
                rows.append(Row(key, tuple(Cell((text,), numeric=at == 2) for at, text in enumerate(told))))
            if not pairs:
                empty = (Cell((say(_NO_PAIRS),)), Cell(()), Cell(()), Cell(()))
                rows.append(Row(f"{cell.stage}/{cell.value}/none", empty))
        columns = tuple(
            Column(Cell((say(heading),), bold=True), weight=weight)
            for heading, weight in ((_FIRST, 3.0), (_SECOND, 3.0), (_POINTS, 1.2), (_REASONS, 5.0))
        )
        return [Heading(say(_PAIRS), 2), Line(say(_LIKE), small=True), Table(columns, tuple(rows))]

    def export(
        self, spec: CoverageSpec, counted: Counted, presentation: Presentation, other: CoverageSpec | None = None
    ) -> Export:
        """Return a map as a table, a row a cell; with ``other`` the counts before, after and their difference."""
        say, view = sayer(presentation), self.view(spec, counted, presentation, other)
        found = self._coverage.coverage(spec)
        lines = (view.name, view.line, *view.notes)
        if other is None:
            header = (_CELL, _MEASURES, _PROGRAMS, _MONEY, _MARK)
            rows = tuple(
                (told.name, str(cell.measures), str(cell.programs), "\n".join(told.lines), told.mark)
                for cell, told in zip(found.cells, view.cells, strict=True)
            )
            return Export(say(words.TITLE), lines, tuple(say(one) for one in header), rows, frozenset({1, 2}))
        before = self._coverage.coverage(other)
        kinds = (_MEASURES, _PROGRAMS)
        header = tuple(f"{say(kind)} {say(what)}" for kind in kinds for what in (_BEFORE, _AFTER, _DIFFERENCE))
        rows = tuple(
            (told.name, *_counts(old.measures, cell.measures), *_counts(old.programs, cell.programs), told.mark)
            for cell, told in zip(found.cells, view.cells, strict=True)
            for old in (before.cell(cell.stage, cell.value),)
        )
        whole = (say(_CELL), *header, say(_MARK))
        return Export(say(words.TITLE), lines, whole, rows, frozenset({1, 2, 4, 5}))


def _counts(before: int, after: int) -> tuple[str, str, str]:
    return str(before), str(after), words.signed(after - before)


def _catalogues(counted: Counted) -> tuple[Catalogue, ...]:
    return {
        Counted.BOTH: (Catalogue.MEASURES, Catalogue.PROGRAMS),
        Counted.MEASURES: (Catalogue.MEASURES,),
        Counted.PROGRAMS: (Catalogue.PROGRAMS,),
    }[counted]


def _pair_cells(pair: Overlap, say: Callable[[Text], str]) -> tuple[str, str, str, str]:
    reasons = say(COMMA).join(say(reason.text) for reason in pair.likeness.reasons)
    return say(pair.name), say(pair.likeness.name), str(pair.likeness.points), reasons


def _grid(view: MapView, say: Callable[[Text], str]) -> Table:
    columns = [Column(Cell((say(_STAGE),), bold=True), fixed=14.0)]
    columns += [Column(Cell((name,), bold=True)) for name in view.columns]
    rows = []
    for at, name in enumerate(view.rows):
        cells = view.cells[at * len(view.columns) : (at + 1) * len(view.columns)]
        rows.append(Row(name, (Cell((name,), bold=True), *(_paper_cell(cell) for cell in cells))))
    return Table(tuple(columns), tuple(rows), say(words.UNIT), item_column=True)


def _paper_cell(cell: CellView) -> Cell:
    lines: Sequence[str] = (_SIGN + cell.mark if cell.crowded else cell.mark, *cell.counts, *cell.lines)
    return Cell(tuple(line for line in lines if line), differs=cell.changed, bold=cell.empty or cell.crowded)
