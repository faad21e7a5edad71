"""What the councils page shows of a block: lists with their records in full, the matrix, the calendar; and paper."""

from collections.abc import Sequence
from datetime import date

from navigator.db import facts
from navigator.db.library import Library
from navigator.domain.councilcounts import Matrix, MatrixCell, Tally
from navigator.domain.councils import Activity
from navigator.domain.councilviews import BlockOverview
from navigator.domain.document import (
    Align,
    Cell,
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
from navigator.domain.document import Block as PaperBlock
from navigator.domain.fiscal import fiscal_year_days, format_fiscal_year
from navigator.domain.money import MISSING
from navigator.domain.results import Presentation
from navigator.domain.shown import Detail, ShownList, ShownRow, ShownTable
from navigator.domain.text import Text
from navigator.domain.vocabulary import ActivityKind, Block
from navigator.services import wording
from navigator.services.calls import CallService
from navigator.services.compared import SIGNS
from navigator.services.consultations import ConsultationService
from navigator.services.council_lists import ListWriter, short_year
from navigator.services.council_months import YearOfBlock, year_of_block
from navigator.services.councils import CouncilService
from navigator.services.exporting import Export
from navigator.services.library import library_state
from navigator.services.meeting_papers import MeetingPaperService
from navigator.services.meetings import MeetingService
from navigator.services.sheet_parts import ITEM, SheetOptions, Stamp, foot_of, head_of, sayer, sources_block

CELL = Text("実{done}/計{planned}", "done {done} / plan {planned}")
NO_YEAR = Text("年度の記載なし", "No year on file")
TOTAL = Text("計", "Total")
MATRIX = Text("活動の実績と計画", "Activities done and planned")
COUNTING = Text(
    "「実」は実績、「計」は予定の件数。同じ行事を述べる行は一件と数え、予定どおり行ったものは両方に数える。",
    "“Done” and “plan” count happenings; rows about one event count once, a plan carried out counts in both.",
)
CONTENT = Text("内容", "Content")
_NAME_MM = 30.0
SEARCHED = Text("検索：{text}", "Search: {text}")


class CouncilPageService:
    """Puts what the councils' services know into the form in which the page, paper and files show it."""

    def __init__(
        self,
        library: Library,
        councils: CouncilService,
        meetings: MeetingService,
        consultations: ConsultationService,
        *,
        calls: CallService,
        papers: MeetingPaperService,
    ) -> None:
        self._library = library
        self._councils, self._meetings, self._consultations = councils, meetings, consultations
        self._calls, self._papers = calls, papers

    @property
    def today(self) -> date:
        """The day that tells past from future."""
        return self._councils.today

    def overview(self, block: Block) -> tuple[BlockOverview, dict[str, Text]]:
        """Return a block at a glance, and the names of the prefectures, which the facts give in Japanese."""
        with self._library.reading() as connection:
            prefectures = facts.names(connection, "prefectures", key="name_ja")
        return self._councils.overview(block), prefectures

    # Lists.

    def activities(
        self,
        block: Block | None,
        presentation: Presentation,
        *,
        fy: int | None = None,
        kind: ActivityKind | None = None,
    ) -> ShownList:
        """Return the activities of a block, of one kind and one fiscal year when they are given."""
        found = self._councils.activities(block, fy=fy, kind=kind)
        about = [self._year(fy, presentation)] if fy is not None else []
        about += [kind.label.of(presentation.language)] if kind is not None else []
        return ListWriter(presentation, block).activities(found.activities, found.citations, about)

    def behind(
        self,
        matrix: Matrix,
        activities: Sequence[Activity],
        presentation: Presentation,
        about: Sequence[str] = (),
    ) -> ShownList:
        """Return activities of a matrix, with its sources."""
        used = {number for activity in activities for number in activity.sources}
        citations = tuple(one for one in matrix.citations if one.number in used)
        return ListWriter(presentation, matrix.block).activities(activities, citations, about)

    def meetings(self, block: Block | None, presentation: Presentation, fy: int | None = None) -> ShownList:
        """Return the meetings of a block, the latest first."""
        about = [self._year(fy, presentation)] if fy is not None else []
        return ListWriter(presentation, block).meetings(self._meetings.meetings(block, fy), about)

    def decisions(self, block: Block | None, presentation: Presentation) -> ShownList:
        """Return what the meetings of a block decided, the latest meeting first."""
        found = [(decision, meeting) for meeting in self._meetings.meetings(block) for decision in meeting.decisions]
        return ListWriter(presentation, block).decisions(found, self.today)

    def consultations(
        self, block: Block | None, presentation: Presentation, *, text: str = "", fy: int | None = None
    ) -> ShownList:
        """Return the consultations of a block in which every word of ``text`` stands, the latest first."""
        found = self._consultations.consultations(block, text=text, fy=fy)
        about = [self._year(fy, presentation)] if fy is not None else []
        about += [SEARCHED.of(presentation.language).format(text=text)] if text.strip() else []
        return ListWriter(presentation, block).consultations(found, about)

    def members(self, block: Block | None, presentation: Presentation) -> ShownList:
        """Return the members of a block's council, former ones too."""
        return ListWriter(presentation, block).members(self._councils.members(block))

    def papers(self, meeting: str, presentation: Presentation) -> ShownTable:
        """Return the papers of a meeting, marked where their figures have changed since."""
        return ListWriter(presentation, None).papers(self._papers.papers(meeting), self._papers.reviews(meeting))

    def paper(self, key: str, presentation: Presentation) -> ShownTable:
        """Return what a paper showed that day; cells that read otherwise now are marked."""
        return ListWriter(presentation, None).paper(self._papers.paper(key), self._papers.review(key))

    def year(self, block: Block, fy: int) -> YearOfBlock:
        """Return a fiscal year of a block with the calls that open or close in it and may apply there."""
        calls = self._calls.calendar(*fiscal_year_days(fy), block.value)
        return year_of_block(self._councils.calendar(block, fy), calls)

    # The matrix.

    def matrix(self, block: Block | None) -> Matrix:
        """Return activity kind × fiscal year over all years on file."""
        return self._councils.matrix(block)

    def matrix_table(self, matrix: Matrix, presentation: Presentation) -> ShownTable:
        """Return the matrix in words: kinds down, the years and their total across, the sums below."""
        language = presentation.language
        say = sayer(presentation)
        years = (year_heading(year, presentation) for year in matrix.years)
        headings = (say(Text("活動の種類", "Kind of activity")), *years, say(TOTAL))
        rows = [
            ShownRow(
                kind.value,
                (
                    say(kind.label),
                    *(cell_text(matrix.cell(kind, year), presentation) for year in matrix.years),
                    cell_text(matrix.by_kind[kind], presentation),
                ),
            )
            for kind in ActivityKind
        ]
        sums = (cell_text(matrix.by_year[year], presentation) for year in matrix.years)
        rows.append(ShownRow("total", (say(TOTAL), *sums, cell_text(matrix.total, presentation))))
        name = say(MATRIX) if matrix.block is None else f"{say(matrix.block.label)} {say(MATRIX)}"
        numeric = frozenset(range(1, len(headings)))
        return ShownTable(name, (COUNTING.of(language),), headings, tuple(rows), numeric, named=True)

    # Paper and files.

    def document(
        self, tables: Sequence[ShownTable], options: SheetOptions, presentation: Presentation, *, landscape: bool = True
    ) -> Document:
        """Return lists as a document, one below the other under the title of the first."""
        say = sayer(presentation)
        title = options.title or tables[0].title
        blocks: list[PaperBlock] = [Title(title)]
        if options.lead:
            blocks.append(Lead(options.lead))
        for place, table in enumerate(tables):
            blocks += [Heading(table.title, 2)] if place else []
            blocks += [Line(line, small=True) for line in table.lines]
            blocks.append(_paper_table(table))
        blocks.append(Notes((say(SIGNS),)))
        # The matrix beside a list cites nothing itself: what is behind its cells stands in the list.
        blocks += [sources_block(table.citations, say) for table in tables if table.citations]
        setup = options.setup or PageSetup(landscape=landscape, grey=options.grey)
        version = library_state(self._library).data_version.of(presentation.language)
        foot = foot_of(options, Stamp(version, ""))
        return Document(title, setup, head_of(options, presentation), foot, tuple(blocks), presentation.language)

    @staticmethod
    def detail_table(detail: Detail, presentation: Presentation) -> ShownTable:
        """Return a record in full as a table of two columns."""
        say = sayer(presentation)
        rows = tuple(
            ShownRow(
                f"{detail.key}:{place}",
                (say(line.label), wording.in_a_row((say(part.text) for part in line.parts), say(wording.COMMA))),
            )
            for place, line in enumerate(detail.lines)
        )
        return ShownTable(detail.title, (), (say(ITEM), say(CONTENT)), rows, wide=1, named=True)

    @staticmethod
    def export(table: ShownTable) -> Export:
        """Return a list as a table for Excel."""
        rows = tuple(row.cells for row in table.rows)
        return Export(table.title, table.lines, table.headings, rows, table.numeric, citations=table.citations)

    @staticmethod
    def _year(fy: int, presentation: Presentation) -> str:
        return format_fiscal_year(fy, presentation.years, presentation.language)


def year_heading(year: int | None, presentation: Presentation) -> str:
    """Return the short name of a column of the matrix."""
    return NO_YEAR.of(presentation.language) if year is None else short_year(year, presentation)


def cell_text(cell: MatrixCell, presentation: Presentation) -> str:
    """Return a cell of the matrix: 実3/計2; … where nothing is on file, which is no zero."""
    if cell.empty:
        return MISSING
    return (
        CELL.of(presentation.language).replace("{done}", _count(cell.done)).replace("{planned}", _count(cell.planned))
    )


def _count(part: Tally) -> str:
    return f"{part.happenings:,}" if part.keys else MISSING


def _paper_table(table: ShownTable) -> Table:
    def column(place: int, heading: str) -> Column:
        weight = 3.0 if place == table.wide and not table.named else 1.0
        fixed = _NAME_MM if table.named and place == 0 else None
        align = Align.RIGHT if place in table.numeric else Align.LEFT
        return Column(Cell((heading,), bold=True), weight, fixed, align)

    return Table(
        tuple(column(place, heading) for place, heading in enumerate(table.headings)),
        tuple(
            Row(
                row.key,
                tuple(
                    Cell(tuple(cell.split("\n")), numeric=place in table.numeric, bold=table.named and place == 0)
                    for place, cell in enumerate(row.cells)
                ),
            )
            for row in table.rows
        ),
        item_column=table.named,
    )
