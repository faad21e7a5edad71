"""What an office enters in the tests of councils: made up, and saying so."""

from dataclasses import replace

import pytest

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.comparison import Compared, ComparisonSpec
from navigator.domain.councilforms import ActivityDraft, ConsultationDraft, DecisionDraft, MeetingDraft, MemberDraft
from navigator.domain.councils import AgendaItem
from navigator.services.suite import ServiceSuite
from tests.db.libraries import TODAY

DONE = ActivityDraft(
    "kinki", "seminar", "（見本）医療機器セミナー", "actual", "R8.9.10", place="大阪市", participants="74"
)
PLAN = ActivityDraft("kinki", "joint_exhibition", "（見本）合同展示会", "planned", "R9.2", participants="200")
MEMBER = MemberDraft("kinki", "（見本）近畿 太郎", "（見本）近畿経済産業局", "議長", "R7.4")
MEETING = MeetingDraft(
    "kinki",
    "council",
    "（見本）第21回協議会",
    "令和8年10月1日",
    "大阪市",
    (AgendaItem("施策の比較", "事務局"), AgendaItem("来年度の計画")),
    ("（見本）甲", "（見本）乙", " "),
)
DECISION = DecisionDraft("合同展示会を2月に開く", "（見本）大阪府", "2027-02")
CONSULTATION = ConsultationDraft(
    "kinki", "2026-05-10", "（見本）来訪者", "（見本）会社", "試作の補助金", stage="applied", applicant="sme"
)
SPEC = ComparisonSpec(
    tuple(Compared(Catalogue.PROGRAMS, code) for code in ("mext-chiteki-1", "mext-chiteki-2")), fold_equal=True
)


def filled(suite: ServiceSuite) -> str:
    """Enter a year of an office in Kinki; returns the key of its meeting."""
    entries = suite.council_entries
    entries.add_member(MEMBER)
    entries.add_activity(DONE)
    entries.add_activity(PLAN)
    entries.add_activity(replace(DONE, kind="website", title="（見本）更新", date="", fy="R8", count="12"))
    entries.add_activity(replace(PLAN, title="（見本）第22回", kind="council", date="", fy="R9"))
    meeting = suite.meetings.add_meeting(MEETING, as_activity=True)
    suite.meetings.add_decision(meeting, DECISION)
    for day, stage, outcome in (
        ("2026-05-10", "applied", "introduced"),
        ("2026-05-20", "", ""),
        ("2026-11-02", "market", "adopted"),
        ("2026-03-31", "basic", ""),
    ):
        draft = replace(CONSULTATION, date=day, stage=stage, outcome=outcome)
        suite.consultations.add_consultation(draft)
    return meeting


@pytest.fixture
def suite(own_library: Library) -> ServiceSuite:
    """The services over a library of this test's own."""
    return ServiceSuite(own_library, TODAY)
