"""Every service of one open library, each made when it is first asked for.

The window and the command line take their services from here, so that both answer alike and a page that is never
shown costs nothing.
"""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from navigator.db.library import Library
from navigator.db.writes import FACT_TABLES
from navigator.services.edits import Edits

if TYPE_CHECKING:  # each is imported when it is first asked for
    from navigator.db.store import ColumnStore
    from navigator.services.annual_report import AnnualReportService
    from navigator.services.atlas import AtlasService
    from navigator.services.calls import CallService
    from navigator.services.changes import ChangesService
    from navigator.services.comparing import ComparingService
    from navigator.services.consultations import ConsultationService
    from navigator.services.council_entries import CouncilEntries
    from navigator.services.council_pages import CouncilPageService
    from navigator.services.councils import CouncilService
    from navigator.services.coverage import CoverageService
    from navigator.services.coverage_agenda import AgendaService
    from navigator.services.coverage_sheet import CoverageSheetService
    from navigator.services.edit_parts import EditParts
    from navigator.services.editing import EditingService
    from navigator.services.exchange_papers import ExchangePapers
    from navigator.services.exchanging import ExchangeService
    from navigator.services.finding import FindingService
    from navigator.services.group import GroupService
    from navigator.services.handingout import HandingOut
    from navigator.services.history import HistoryService
    from navigator.services.identity import IdentityService
    from navigator.services.importing.service import ImportService
    from navigator.services.lineage import LineageService
    from navigator.services.lineage_reports import LineageReportService
    from navigator.services.matching import MatchService
    from navigator.services.meeting_papers import MeetingPaperService
    from navigator.services.meetings import MeetingService
    from navigator.services.office import OfficeService
    from navigator.services.ownmarks import OwnMarksService
    from navigator.services.papers import PaperService
    from navigator.services.plan_sheet import PlanSheetService
    from navigator.services.planning import PlanningService
    from navigator.services.reference import ReferenceService
    from navigator.services.regions import RegionService
    from navigator.services.reopening import ReopeningService
    from navigator.services.reports import ReportService
    from navigator.services.restoring import RestoreService
    from navigator.services.safety import SafetyService
    from navigator.services.similar import SimilarService
    from navigator.services.synonyms import SynonymService
    from navigator.services.trends import TrendService


class ServiceSuite:
    """The services of one library on one day; ``edits`` is the one stack of steps that can be undone."""

    def __init__(self, library: Library, today: date) -> None:
        self.library = library
        self.today = today
        self.edits = Edits(library)
        self.edits.listen(self._edited)

    def _edited(self, tables: frozenset[str]) -> None:
        """Let the services forget what an edit changed."""
        if "synonyms" in tables:
            self.finding.forget_synonyms()
        if not tables.isdisjoint({"own_statuses", "record_tags"}):
            self.finding.forget_marks()
        if not (FACT_TABLES | {"corrections"}).isdisjoint(tables):
            self.forget_facts()

    def forget_facts(self) -> None:
        """Let every service read the facts again at its next question: they were changed."""
        # Only services that were asked for have anything to forget; they are kept by the name of their property.
        for service in list(vars(self).values()):
            forget = getattr(service, "forget", None)
            if forget is not None:
                forget()

    def prepare(self) -> None:
        """Make what the first page needs, so that the main thread need not; call it beside the main thread."""
        for service in (self.finding, self.office, self.reports, self.reopening):
            assert service is not None

    @cached_property
    def _columns(self) -> "ColumnStore":
        """The columns of the catalogues, which the finder and the coverage map count over."""
        from navigator.db.store import ColumnStore  # noqa: PLC0415 - see the head of this module

        return ColumnStore(self.library)

    @cached_property
    def finding(self) -> "FindingService":
        """Finds records in the catalogues."""
        from navigator.services.finding import FindingService  # noqa: PLC0415 - see the head of this module

        return FindingService(self.library, self.today, self._columns)

    @cached_property
    def office(self) -> "OfficeService":
        """Keeps stars, the tray and what has a name."""
        from navigator.services.office import OfficeService  # noqa: PLC0415 - see the head of this module

        return OfficeService(self.library, self.edits)

    @cached_property
    def comparing(self) -> "ComparingService":
        """Puts records side by side."""
        from navigator.services.comparing import ComparingService  # noqa: PLC0415 - see the head of this module

        return ComparingService(self.library, self.today)

    @cached_property
    def reports(self) -> "ReportService":
        """Makes papers and tables of what is shown."""
        from navigator.services.reports import ReportService  # noqa: PLC0415 - see the head of this module

        return ReportService(self.library, self.finding, self.comparing, lambda: self.trends)

    @cached_property
    def reopening(self) -> "ReopeningService":
        """Opens a paper again by its check id."""
        from navigator.services.reopening import ReopeningService  # noqa: PLC0415 - see the head of this module

        return ReopeningService(self.library, self.comparing)

    @cached_property
    def trends(self) -> "TrendService":
        """Makes charts over the years."""
        from navigator.services.trends import TrendService  # noqa: PLC0415 - see the head of this module

        return TrendService(self.library, self.finding, self.today)

    @cached_property
    def papers(self) -> "PaperService":
        """Keeps what stood on a paper under its check id."""
        from navigator.services.papers import PaperService  # noqa: PLC0415 - see the head of this module

        return PaperService(self.library)

    @cached_property
    def reference(self) -> "ReferenceService":
        """Finds in the facts of the reference page and explains terms."""
        from navigator.services.reference import ReferenceService  # noqa: PLC0415 - see the head of this module

        return ReferenceService(self.library)

    @cached_property
    def councils(self) -> "CouncilService":
        """Tells of block councils: the ten blocks, what they did and plan."""
        from navigator.services.councils import CouncilService  # noqa: PLC0415 - see the head of this module

        return CouncilService(self.library, self.today, self.finding)

    @cached_property
    def council_entries(self) -> "CouncilEntries":
        """Writes activities and members of councils."""
        from navigator.services.council_entries import CouncilEntries  # noqa: PLC0415 - see the head of this module

        return CouncilEntries(self.library, self.today, self.edits)

    @cached_property
    def meetings(self) -> "MeetingService":
        """Keeps meetings of councils and what they decided."""
        from navigator.services.meetings import MeetingService  # noqa: PLC0415 - see the head of this module

        return MeetingService(self.library, self.today, self.edits)

    @cached_property
    def meeting_papers(self) -> "MeetingPaperService":
        """Keeps papers of meetings as they were shown, and tells which read otherwise now."""
        from navigator.services.meeting_papers import MeetingPaperService  # noqa: PLC0415 - see the head of this module

        return MeetingPaperService(self.library, self.finding, self.edits)

    @cached_property
    def consultations(self) -> "ConsultationService":
        """Keeps consultations at the office's desk."""
        from navigator.services.consultations import ConsultationService  # noqa: PLC0415 - see the head of this module

        return ConsultationService(self.library, self.today, self.edits)

    @cached_property
    def history(self) -> "HistoryService":
        """Tells what changed in a record of the office."""
        from navigator.services.history import HistoryService  # noqa: PLC0415 - see the head of this module

        return HistoryService(self.library)

    @cached_property
    def regions(self) -> "RegionService":
        """Lists, maps, profiles and compares regions."""
        from navigator.services.regions import RegionService  # noqa: PLC0415 - see the head of this module

        return RegionService(self.library)

    @cached_property
    def atlas(self) -> "AtlasService":
        """Makes the papers of regions."""
        from navigator.services.atlas import AtlasService  # noqa: PLC0415 - see the head of this module

        return AtlasService(self.library, self.regions)

    @cached_property
    def calls(self) -> "CallService":
        """Tells when calls open and close."""
        from navigator.services.calls import CallService  # noqa: PLC0415 - see the head of this module

        return CallService(self.library, self.today)

    @cached_property
    def matching(self) -> "MatchService":
        """Asks every measure about a case at the desk."""
        from navigator.services.matching import MatchService  # noqa: PLC0415 - see the head of this module

        return MatchService(self.library, self.today)

    @cached_property
    def council_pages(self) -> "CouncilPageService":
        """Shows and prints what is on file about councils."""
        from navigator.services.council_pages import CouncilPageService  # noqa: PLC0415 - see the head of this module

        return CouncilPageService(
            self.library,
            self.councils,
            self.meetings,
            self.consultations,
            calls=self.calls,
            papers=self.meeting_papers,
        )

    @cached_property
    def lineage(self) -> "LineageService":
        """Reads how programs passed into one another."""
        from navigator.services.lineage import LineageService  # noqa: PLC0415 - see the head of this module

        return LineageService(self.library)

    @cached_property
    def lineage_reports(self) -> "LineageReportService":
        """Makes papers and tables of the lineage."""
        from navigator.services.lineage_reports import LineageReportService  # noqa: PLC0415 - as above

        return LineageReportService(self.library, self.lineage)

    @cached_property
    def annual_reports(self) -> "AnnualReportService":
        """Makes annual reports of councils."""
        from navigator.services.annual_report import AnnualReportService  # noqa: PLC0415 - see the head of this module

        return AnnualReportService(self.library, self.councils, self.meetings, self.meeting_papers, self.consultations)

    @cached_property
    def group(self) -> "GroupService":
        """Tells of the coordination group: its years, who joined and left, the spread of funds."""
        from navigator.services.group import GroupService  # noqa: PLC0415 - see the head of this module

        return GroupService(self.library)

    @cached_property
    def changes(self) -> "ChangesService":
        """Tells what changed between two days or versions of the data."""
        from navigator.services.changes import ChangesService  # noqa: PLC0415 - see the head of this module

        return ChangesService(self.library, self.today)

    @cached_property
    def synonyms(self) -> "SynonymService":
        """Edits the list of synonyms."""
        from navigator.services.synonyms import SynonymService  # noqa: PLC0415 - see the head of this module

        return SynonymService(self.library, self.edits)

    @cached_property
    def planning(self) -> "PlanningService":
        """Plans paths from a stage to the market."""
        from navigator.services.planning import PlanningService  # noqa: PLC0415 - see the head of this module

        return PlanningService(self.library, self.today)

    @cached_property
    def plan_sheets(self) -> "PlanSheetService":
        """Shows, prints and exports plans."""
        from navigator.services.plan_sheet import PlanSheetService  # noqa: PLC0415 - see the head of this module

        return PlanSheetService(self.library)

    @cached_property
    def coverage(self) -> "CoverageService":
        """Maps what is covered, and tells which measures are alike."""
        from navigator.services.coverage import CoverageService  # noqa: PLC0415 - see the head of this module

        return CoverageService(self.library, self._columns)

    @cached_property
    def identity(self) -> "IdentityService":
        """Tells who this office is."""
        from navigator.services.identity import IdentityService  # noqa: PLC0415 - see the head of this module

        return IdentityService(self.library)

    @cached_property
    def coverage_sheets(self) -> "CoverageSheetService":
        """Shows, prints and exports maps of what is covered."""
        from navigator.services.coverage_sheet import CoverageSheetService  # noqa: PLC0415 - as above

        return CoverageSheetService(self.library, self.coverage, self.finding)

    @cached_property
    def agenda(self) -> "AgendaService":
        """Puts items on the agenda of the next meeting."""
        from navigator.services.coverage_agenda import AgendaService  # noqa: PLC0415 - see the head of this module

        return AgendaService(self.meetings, self.today)

    @cached_property
    def editing(self) -> "EditingService":
        """Edits facts: forms, saving, history, corrections."""
        from navigator.services.editing import EditingService  # noqa: PLC0415 - see the head of this module

        return EditingService(self.library, self.today, self.edits)

    @cached_property
    def safety(self) -> "SafetyService":
        """Makes backups, examines and repairs the library."""
        from navigator.services.safety import SafetyService  # noqa: PLC0415 - see the head of this module

        return SafetyService(self.library)

    @cached_property
    def own_marks(self) -> "OwnMarksService":
        """Keeps notes, tags and the office's own status of records."""
        from navigator.services.ownmarks import OwnMarksService  # noqa: PLC0415 - see the head of this module

        return OwnMarksService(self.library, self.edits)

    @cached_property
    def restoring(self) -> "RestoreService":
        """Shows what restoring a backup would change."""
        from navigator.services.restoring import RestoreService  # noqa: PLC0415 - see the head of this module

        return RestoreService(self.library)

    @cached_property
    def similar(self) -> "SimilarService":
        """Finds the measures that are like a record."""
        from navigator.services.similar import SimilarService  # noqa: PLC0415 - see the head of this module

        return SimilarService(self.library, self.coverage)

    @cached_property
    def exchange(self) -> "ExchangeService":
        """Hands changes out and takes those of other offices in."""
        from navigator.domain.safety import BackupReason  # noqa: PLC0415 - see the head of this module
        from navigator.services.exchanging import ExchangeService  # noqa: PLC0415 - see the head of this module

        return ExchangeService(self.library, self.identity, self.edits, lambda: self.safety.backup(BackupReason.MERGE))

    @cached_property
    def exchange_papers(self) -> "ExchangePapers":
        """Shows, prints and exports what a package holds and what conflicts."""
        from navigator.services.exchange_papers import ExchangePapers  # noqa: PLC0415 - see the head of this module

        return ExchangePapers(self.library)

    @cached_property
    def edit_parts(self) -> "EditParts":
        """Lists the records that hang on another one and are edited from it."""
        from navigator.services.edit_parts import EditParts  # noqa: PLC0415 - see the head of this module

        return EditParts(self.library)

    @cached_property
    def importing(self) -> "ImportService":
        """Takes files in."""
        from navigator.services.importing.service import ImportService  # noqa: PLC0415 - see the head of this module

        return ImportService(self.library, self.edits, self.today)

    @cached_property
    def handing_out(self) -> "HandingOut":
        """Writes tables, templates and data packages."""
        from navigator.services.handingout import HandingOut  # noqa: PLC0415 - see the head of this module

        return HandingOut(self.library, self.today, self.finding)
