"""Any paper by its check id: what it asked for, of which data, and what the same question says today."""

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.chart import ChartSpec
from navigator.domain.charttable import chart_table
from navigator.domain.filters import Filter
from navigator.domain.lineage_question import LineageQuestion
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Block
from navigator.services import annual_report, atlas, chart_sheet, group_sheet, lineage_reports, planning_papers
from navigator.services.cellchanges import cell_changes
from navigator.services.comparing import ComparingService
from navigator.services.finding import FindingService
from navigator.services.group import GroupService
from navigator.services.library import library_state
from navigator.services.lineage import LineageService
from navigator.services.papers import PaperRecord, PaperService
from navigator.services.regions import RegionService
from navigator.services.reopening import KIND, PaperChange, ReopeningService, presentation_of
from navigator.services.suite import ServiceSuite
from navigator.services.trends import TrendService

RECORD = "record"
"""Kind of the sheet of one record."""

LISTS = ("list", "catalogue")
"""Kinds that are kept with the filter they show and the codes of its records."""


@dataclass(frozen=True, slots=True)
class Reread:
    """A paper found again.

    ``version_now`` is today's data version. ``changes`` are the cells of a comparison, a chart or the group that read
    otherwise now, None for other papers; ``added`` and ``removed`` are codes of the records that a list, a catalogue or
    the sheets of regions gained and lost, or lines of a paper of planning. A paper whose question cannot be asked again
    (a merge that is done) is not ``compared``.
    """

    paper: PaperRecord
    version_now: str
    changes: tuple[PaperChange, ...] | None = None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    compared: bool = True


class RereadingService:
    """Finds every kind of paper of one library again."""

    def __init__(self, library: Library, finding: FindingService) -> None:
        self._library = library
        self._finding = finding
        self._reopening = ReopeningService(library, ComparingService(library, finding.today))

    def reread(self, check_id: str, presentation: Presentation) -> Reread:
        """Return the paper with a check id and what changed since.

        Raises:
            UserError: no such paper was made from this library, or a record of it is gone.
        """
        paper = PaperService(self._library).find(check_id)
        now = library_state(self._library).data_version.ja
        if paper.kind == KIND:
            return Reread(paper, now, self._reopening.reopen(check_id, presentation).changes)
        if paper.kind in (chart_sheet.KIND, group_sheet.KIND, annual_report.KIND):
            return Reread(paper, now, cell_changes(paper, self._cells(paper, presentation_of(paper, presentation))))
        if paper.kind == RECORD:
            self._finding.record(Catalogue(paper.spec["catalogue"]), paper.spec["code"])
            return Reread(paper, now)
        if paper.kind in planning_papers.KINDS:
            lines = planning_papers.lines_now(self._library, paper, self._finding.today, presentation)
            codes, before = dict.fromkeys(lines), dict.fromkeys(planning_papers.lines_then(paper))
        elif paper.kind in (*LISTS, *atlas.KINDS, lineage_reports.KIND):
            codes = dict.fromkeys(self._codes(paper, presentation))
            before = dict.fromkeys(paper.content["codes"])
        else:
            return Reread(paper, now, compared=False)
        return Reread(
            paper,
            now,
            added=tuple(code for code in codes if code not in before),
            removed=tuple(code for code in before if code not in codes),
        )

    def _cells(self, paper: PaperRecord, presentation: Presentation) -> Iterable[tuple[str, str, str]]:
        """Return what the question of a chart, of an annual report, or the group's own paper, says today."""
        if paper.kind == annual_report.KIND:
            reports = ServiceSuite(self._library, self._finding.today).annual_reports
            return reports.texts(Block(paper.spec["block"]), int(paper.spec["fy"]), presentation)
        if paper.kind == group_sheet.KIND:
            picture = GroupService(self._library).picture(paper.spec["before"], paper.spec["after"])
            return group_sheet.texts_of(picture, presentation)
        trends = TrendService(self._library, self._finding, self._finding.today)
        chart = trends.chart(ChartSpec.from_json(paper.spec), presentation)
        return chart_sheet.texts_of(chart_table(chart, presentation))

    def _codes(self, paper: PaperRecord, presentation: Presentation) -> list[str]:
        """Return the records that the question of a list, a catalogue or a paper of regions finds today."""
        if paper.kind in atlas.KINDS:
            service = atlas.AtlasService(self._library, RegionService(self._library))
            return list(service.codes_now(paper.kind, paper.spec))
        if paper.kind == lineage_reports.KIND:
            facts = LineageService(self._library).read()
            return list(LineageQuestion.from_json(paper.spec).graph(facts.graph).programs)
        found = self._finding.find(Filter.from_json(paper.spec["filter"]))
        rows = self._finding.rows(found, 0, found.total, presentation)
        return [row.ref.code for row in rows]
