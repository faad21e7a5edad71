"""The annual report of a block council: what it did and plans, its meetings, its consultations, counted and cited.

The numbers stand in ``navigator.domain.councilreport``; ``navigator.services.annual_sheet``
puts them on paper and into a workbook.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from navigator.db import councils, facts
from navigator.db.library import Library
from navigator.domain.councilcounts import count_consultations, matrix_of, places
from navigator.domain.councilreport import AnnualReport, FiledPaper
from navigator.domain.councils import Activity, Meeting
from navigator.domain.document import Document
from navigator.domain.fiscal import fiscal_year_days
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import ActivityKind, Block, PlannedOrActual
from navigator.services import annual_grids, annual_sheet, council_rows
from navigator.services.cellchanges import kept
from navigator.services.citations import CitationBook
from navigator.services.consultations import ConsultationService
from navigator.services.councils import CouncilService, block_card
from navigator.services.exporting import Export
from navigator.services.library import library_state
from navigator.services.meeting_papers import MeetingPaperService
from navigator.services.meetings import MeetingService
from navigator.services.papers import PaperService
from navigator.services.sheet_parts import SheetOptions, Stamp

KIND = "annual_report"
"""Kind of an annual report in the register of papers."""

YEARS_BEFORE, YEARS_AFTER = 4, 1
"""The years beside the report's own in its table of years."""


class AnnualReportService:
    """Makes annual reports of one library."""

    def __init__(
        self,
        library: Library,
        blocks: CouncilService,
        meetings: MeetingService,
        papers: MeetingPaperService,
        consultations: ConsultationService,
    ) -> None:
        self._library = library
        self._blocks = blocks
        self._meetings = meetings
        self._papers = papers
        self._consultations = consultations

    def report(self, block: Block, fy: int) -> AnnualReport:
        """Return the report of a block for a fiscal year."""
        meetings = tuple(reversed(self._meetings.meetings(block, fy)))
        papers = {meeting.key: self._filed(meeting) for meeting in meetings if meeting.papers}
        counts = count_consultations(self._consultations.consultations(block, fy=fy), fy)
        last = min(self._blocks.today, fiscal_year_days(fy)[1])
        members = self._blocks.members(block, last)
        with self._library.reading() as connection:
            book = CitationBook(connection)
            card = block_card(connection, block, book)
            found = _cited(connection, council_rows.activities(connection, block), fy, book)
            matrix = matrix_of(
                block,
                range(fy - YEARS_BEFORE, fy + YEARS_AFTER + 1),
                found,
                without_block=councils.without_block(connection),
            )
            return AnnualReport(
                card=card,
                fy=fy,
                today=self._blocks.today,
                members=members,
                matrix=matrix,
                done=_placed(found, PlannedOrActual.ACTUAL, fy),
                planned=_placed(found, PlannedOrActual.PLANNED, fy),
                coming=_placed(found, PlannedOrActual.PLANNED, fy + 1),
                meetings=meetings,
                papers=papers,
                consultations=counts,
                citations=book.views(),
            )

    def _filed(self, meeting: Meeting) -> tuple[FiledPaper, ...]:
        reviews = self._papers.reviews(meeting.key)
        return tuple(FiledPaper(paper, reviews[paper.key]) for paper in self._papers.papers(meeting.key))

    def document(self, block: Block, fy: int, options: SheetOptions, presentation: Presentation) -> Document:
        """Return the report as a document; what it says is kept under its check id."""
        report = self.report(block, fy)
        content: dict[str, Any] = {
            "language": presentation.language,
            "years": presentation.years.value,
            **kept(annual_grids.texts_of(report, presentation)),
        }
        check_id = PaperService(self._library).register(KIND, {"block": block.value, "fy": fy}, content)
        version = library_state(self._library).data_version.of(presentation.language)
        return annual_sheet.document(report, options, presentation, Stamp(version, check_id))

    def texts(self, block: Block, fy: int, presentation: Presentation) -> Iterable[tuple[str, str, str]]:
        """Return what the report says today as (row, column, text), to be held against a printed one."""
        return annual_grids.texts_of(self.report(block, fy), presentation)

    def tables(self, block: Block, fy: int, presentation: Presentation) -> tuple[Export, ...]:
        """Return the report as tables for a workbook: counts, activities, years, meetings, consultations."""
        return annual_sheet.tables(self.report(block, fy), presentation)


def _placed(activities: tuple[Activity, ...], state: PlannedOrActual, fy: int) -> tuple[Activity, ...]:
    return tuple(activity for activity in activities if (state, fy) in places(activity))


def _cited(
    connection: Connection, activities: tuple[Activity, ...], fy: int, book: CitationBook
) -> tuple[Activity, ...]:
    """Number the sources of the bundled activities that the report counts, those of its own year first."""
    table = facts.table("council_activities")
    keys = [activity.key for activity in activities if not activity.own]
    rows = {row["fact_key"]: row for row in facts.rows(connection, table.name, table.c.fact_key.in_(keys))}
    order = list(ActivityKind)

    def nearness(activity: Activity) -> tuple[int, int]:
        years = {year for _, year in places(activity)}
        return (0 if fy in years else 1 if fy + 1 in years else 2), order.index(activity.kind)

    shown = range(fy - YEARS_BEFORE, fy + YEARS_AFTER + 1)
    numbers = {
        activity.key: book.cite(rows[activity.key])
        for activity in sorted(activities, key=nearness)
        if not activity.own and any(year is None or year in shown for _, year in places(activity))
    }
    return tuple(replace(activity, sources=numbers.get(activity.key, ())) for activity in activities)
