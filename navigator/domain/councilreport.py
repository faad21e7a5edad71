"""The annual report of a block council as numbers and rows, before it becomes paper or a workbook."""

from dataclasses import dataclass
from datetime import date

from navigator.domain.councilcounts import ConsultationCounts, Matrix
from navigator.domain.councils import Activity, Meeting, MeetingPaper, Member, PaperReview
from navigator.domain.councilviews import BlockCard
from navigator.domain.record import CitationView


@dataclass(frozen=True, slots=True)
class FiledPaper:
    """A paper of a meeting, and whether it reads otherwise now."""

    paper: MeetingPaper
    review: PaperReview


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """Everything that an annual report says.

    ``members`` are those of the year's last day (of today while the year runs). ``done`` are the activities done in
    ``fy``, ``planned`` those planned for it (carried out or not), ``coming`` those planned for the year after.
    ``matrix`` counts the years around; ``papers`` are by key of the meeting. Sources are numbered in the order of the
    report.
    """

    card: BlockCard
    fy: int
    today: date
    members: tuple[Member, ...]
    matrix: Matrix
    done: tuple[Activity, ...]
    planned: tuple[Activity, ...]
    coming: tuple[Activity, ...]
    meetings: tuple[Meeting, ...]
    papers: dict[str, tuple[FiledPaper, ...]]
    consultations: ConsultationCounts
    citations: tuple[CitationView, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing at all is on file about the year."""
        return not (self.done or self.planned or self.meetings or self.consultations.total)
