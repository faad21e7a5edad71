"""Synthetic entries of an office for the tests of the councils page."""

from navigator.domain.catalogues import Catalogue
from navigator.domain.councilforms import ActivityDraft, ConsultationDraft, DecisionDraft, MeetingDraft, MemberDraft
from navigator.domain.councils import AgendaItem, PaperKind
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.services.suite import ServiceSuite

ACTIVITY = ActivityDraft("kinki", "seminar", "試しのセミナー", "actual", "R8.6.10", "", "大阪市", "1", "24")
PLAN = ActivityDraft("kinki", "call_briefing", "試しの説明会", "planned", "R9.1.20")
MEETING = MeetingDraft(
    "kinki",
    "council",
    "試しの協議会",
    "R8.6.10",
    "大阪市",
    (AgendaItem("活動計画", "事務局"), AgendaItem("比較表")),
    ("甲", "乙"),
)
DECISION = DecisionDraft("比較表を更新する", "事務局", "R8.10.31")
CONSULTATION = ConsultationDraft("kinki", "R8.11.5", "", "試験製作所", "ものづくりの試作の補助について")
MEMBER = MemberDraft("kinki", "試験太郎", "試験大学", "委員", "R7.4.1")
SEARCH = "医療の施策"


def fill(suite: ServiceSuite) -> dict[str, str]:
    """Enter one record of each kind and a paper; return their keys."""
    keys = {
        "activity": suite.council_entries.add_activity(ACTIVITY),
        "plan": suite.council_entries.add_activity(PLAN),
        "meeting": suite.meetings.add_meeting(MEETING),
        "consultation": suite.consultations.add_consultation(CONSULTATION),
        "member": suite.council_entries.add_member(MEMBER),
    }
    keys["decision"] = suite.meetings.add_decision(keys["meeting"], DECISION)
    suite.office.save_search(SEARCH, "", Filter(Catalogue.MEASURES, "医療"))
    keys["paper"] = suite.meeting_papers.attach_saved(keys["meeting"], PaperKind.SEARCH, SEARCH, Presentation())
    return keys
