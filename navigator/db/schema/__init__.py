"""The schema of the library: every table of the fact package, and what the office keeps."""

from sqlalchemy import Table

from navigator.db.schema.base import Base, FactBase
from navigator.db.schema.codes import (
    Alias,
    BlockRow,
    FieldRow,
    Metric,
    MinistryRow,
    Prefecture,
    Source,
    Subject,
)
from navigator.db.schema.councils import (
    ConsultationRow,
    CouncilMeeting,
    CouncilMember,
    MeetingDecision,
    MeetingPaperRow,
    OfficeActivity,
    RecordLink,
)
from navigator.db.schema.evidence import (
    BasicPlan,
    CoordinationGroup,
    Finding,
    FundDistribution,
    GlossaryTerm,
    Goal,
    Outcome,
    Recommendation,
    SelectionCriterion,
    SelectionStep,
    Survey,
    SurveyComment,
)
from navigator.db.schema.measures import Contact, CouncilActivity, Edition, Event, Facility, Measure
from navigator.db.schema.office import (
    Change,
    Favourite,
    LibraryInfo,
    Paper,
    SavedItem,
    SearchText,
    TrayItem,
    WithdrawnKey,
)
from navigator.db.schema.owndata import Correction, OfficeRow, OwnStatusRow, RecordNote, RecordTag
from navigator.db.schema.planning import FactChange, Synonym
from navigator.db.schema.programs import (
    Budget,
    Decision,
    GroupMembership,
    GroupTotal,
    Linkage,
    Program,
    ProgramFeature,
    ProgramSuccession,
)
from navigator.db.schema.regions import NetworkFinding, Participation, Region, Story, Theme
from navigator.db.schema.statistics import Deflator, Population

__all__ = [
    "Alias",
    "Base",
    "BasicPlan",
    "BlockRow",
    "Budget",
    "Change",
    "ConsultationRow",
    "Contact",
    "CoordinationGroup",
    "Correction",
    "CouncilActivity",
    "CouncilMeeting",
    "CouncilMember",
    "Decision",
    "Deflator",
    "Edition",
    "Event",
    "Facility",
    "FactBase",
    "FactChange",
    "Favourite",
    "FieldRow",
    "Finding",
    "FundDistribution",
    "GlossaryTerm",
    "Goal",
    "GroupMembership",
    "GroupTotal",
    "LibraryInfo",
    "Linkage",
    "Measure",
    "MeetingDecision",
    "MeetingPaperRow",
    "Metric",
    "MinistryRow",
    "NetworkFinding",
    "OfficeActivity",
    "OfficeRow",
    "Outcome",
    "OwnStatusRow",
    "Paper",
    "Participation",
    "Population",
    "Prefecture",
    "Program",
    "ProgramFeature",
    "ProgramSuccession",
    "Recommendation",
    "RecordLink",
    "RecordNote",
    "RecordTag",
    "Region",
    "SavedItem",
    "SearchText",
    "SelectionCriterion",
    "SelectionStep",
    "Source",
    "Story",
    "Subject",
    "Survey",
    "SurveyComment",
    "Synonym",
    "Theme",
    "TrayItem",
    "WithdrawnKey",
    "package_tables",
]


def package_tables() -> tuple[Table, ...]:
    """Return the tables of the fact package, each after those it refers to."""
    return tuple(table for table in Base.metadata.sorted_tables if "fact_key" in table.c and "origin" in table.c)
