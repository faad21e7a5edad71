"""Meetings with agenda, decisions and papers; a paper keeps what it showed and tells what reads otherwise now."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.chart import ChartSpec, Metric, MetricFamily, Subject, SubjectKind
from navigator.domain.councildrafts import draft_of_decision, draft_of_meeting
from navigator.domain.councils import AgendaItem, CellChange, DecisionState, PaperContent, PaperKind
from navigator.domain.errors import UserError
from navigator.domain.filters import FacetChoice, Filter
from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import ActivityKind, Block, PlannedOrActual
from navigator.services.keeping import COMPARISON, SEARCH
from navigator.services.paper_content import search_spec
from navigator.services.sheet_parts import SheetOptions
from navigator.services.suite import ServiceSuite
from tests.db.libraries import TODAY, dump
from tests.services.councils import DECISION, MEETING, SPEC, suite

__all__ = ["suite"]

JA = Presentation()
CHART = ChartSpec((Subject(SubjectKind.PROGRAM, "mext-chiteki-1"),), Metric(MetricFamily.BUDGET, "initial"))
PROGRAMS = Filter(Catalogue.PROGRAMS, money_fy=2004).with_choice(FacetChoice(FacetKey.MINISTRY, ("mext",)))
OFFICE = ("council_meetings", "meeting_decisions", "meeting_papers", "office_activities")


def rows(suite: ServiceSuite) -> object:
    found = dump(suite.library.path)
    return {name: sorted((row[1:] for row in found[name]), key=repr) for name in OFFICE}


def change_a_budget(suite: ServiceSuite) -> ServiceSuite:
    """Another amount in the file, as an update of the facts would bring it; services read it anew."""
    with suite.library.writing() as connection:
        changed = connection.execute(
            text("UPDATE budgets SET amount_myen = 9999 WHERE program_code = 'mext-chiteki-1' AND fy = 2004")
        )
        assert changed.rowcount == 1
    return ServiceSuite(suite.library, suite.today)


def test_a_meeting_is_read_as_it_was_typed(suite: ServiceSuite) -> None:
    key = suite.meetings.add_meeting(MEETING)
    found = suite.meetings.meeting(key)
    assert found.date.text == "2026-10-01"
    assert found.agenda == (AgendaItem("施策の比較", "事務局"), AgendaItem("来年度の計画"))
    assert found.participants == ("（見本）甲", "（見本）乙")
    assert suite.meetings.held(found)
    suite.meetings.change_meeting(key, replace(draft_of_meeting(found), date="2027-01-20"))
    moved = suite.meetings.meeting(key)
    assert not suite.meetings.held(moved)
    assert suite.meetings.meetings(Block.KINKI, 2026) == (moved,)
    assert suite.meetings.meetings(Block.KINKI, 2025) == suite.meetings.meetings(Block.KANTO) == ()
    told = suite.history.history("council_meetings", key)
    assert (told[0].field.ja, told[0].before.ja, told[0].after.ja) == ("日付", "2026-10-01", "2027-01-20")


def test_a_meeting_can_be_entered_as_an_activity_at_once(suite: ServiceSuite) -> None:
    key = suite.meetings.add_meeting(MEETING, as_activity=True)
    (activity,) = suite.councils.activities(Block.KINKI, own=True).activities
    assert (activity.meeting, activity.kind, activity.participants) == (key, ActivityKind.COUNCIL, 2)
    assert activity.state is PlannedOrActual.ACTUAL
    suite.edits.undo()
    assert suite.councils.activities(Block.KINKI, own=True).activities == ()


def test_decisions_stand_in_their_order_and_change_their_state(suite: ServiceSuite) -> None:
    key = suite.meetings.add_meeting(MEETING)
    first = suite.meetings.add_decision(key, DECISION)
    second = suite.meetings.add_decision(key, replace(DECISION, text="比較表を配る", due=""))
    suite.meetings.reorder_decisions(key, [second])
    assert [decision.key for decision in suite.meetings.meeting(key).decisions] == [second, first]
    decision = suite.meetings.decision(first)
    assert decision.overdue(TODAY.replace(year=2028))
    assert not decision.overdue(TODAY)
    suite.meetings.change_decision(first, replace(draft_of_decision(decision), state="done"))
    assert [d.key for d in suite.meetings.decisions(None, DecisionState.OPEN)] == [second]
    suite.meetings.remove_decision(second)
    assert [d.key for d in suite.meetings.decisions(Block.KINKI)] == [first]
    with pytest.raises(UserError):
        suite.meetings.add_decision("gone", DECISION)


def test_everything_of_a_removed_meeting_comes_back(suite: ServiceSuite) -> None:
    key = suite.meetings.add_meeting(MEETING, as_activity=True)
    suite.meetings.add_decision(key, DECISION)
    suite.meeting_papers.attach(key, PaperKind.COMPARISON, SPEC.to_json(), "比較", JA)
    before = rows(suite)
    suite.meetings.remove_meeting(key)
    assert suite.meetings.meetings(None) == ()
    suite.edits.undo()
    assert rows(suite) == before
    suite.edits.redo()
    suite.edits.undo()
    assert rows(suite) == before


QUESTIONS = [
    (PaperKind.COMPARISON, SPEC.to_json(), "9,000", "9,999"),
    (PaperKind.CHART, CHART.to_json(), "9,000", "9,999"),
    (PaperKind.RECORD, {"catalogue": "programs", "code": "mext-chiteki-1", "full": False}, "9,000", "9,999"),
]


@pytest.mark.parametrize(("kind", "spec", "before", "after"), QUESTIONS, ids=[str(kind) for kind, *_ in QUESTIONS])
@pytest.mark.parametrize("presentation", [JA, Presentation("en", YearStyle.WESTERN)], ids=["ja", "en"])
def test_a_paper_is_flagged_after_a_figure_changes(  # noqa: PLR0917 - a question and its answer
    suite: ServiceSuite, kind: PaperKind, spec: dict[str, object], before: str, after: str, presentation: Presentation
) -> None:
    meeting = suite.meetings.add_meeting(MEETING)
    key = suite.meeting_papers.attach(meeting, kind, spec, "（見本）資料", presentation)
    kept = suite.meeting_papers.paper(key)
    assert not suite.meeting_papers.review(key).changed
    later = change_a_budget(suite)
    review = later.meeting_papers.review(key)
    changed = [change for change in review.changes if (change.before, change.after) == (before, after)]
    assert changed
    assert changed[0].row
    assert later.meeting_papers.paper(key).content == kept.content


def test_the_money_above_a_list_is_watched_as_well(suite: ServiceSuite) -> None:
    meeting = suite.meetings.add_meeting(MEETING)
    key = suite.meeting_papers.attach(meeting, PaperKind.SEARCH, search_spec(PROGRAMS), "検索", JA)
    assert not suite.meeting_papers.review(key).changed
    review = change_a_budget(suite).meeting_papers.review(key)
    assert review.changed
    assert any(change.row == "" and change.before != change.after for change in review.changes)
    assert (review.added, review.removed) == ((), ())


def test_time_alone_changes_no_paper(suite: ServiceSuite) -> None:
    """Calls close as the days go by; a paper is asked again as of its own day."""
    meeting = suite.meetings.add_meeting(MEETING)
    question = Filter(Catalogue.MEASURES).with_choice(FacetChoice(FacetKey.STATUS, ("closed", "open", "closing")))
    early = ServiceSuite(suite.library, TODAY.replace(year=2025, month=5, day=1))
    key = early.meeting_papers.attach(meeting, PaperKind.SEARCH, search_spec(question), "検索", JA)
    assert early.finding.count(question) != 0
    assert not suite.meeting_papers.review(key).changed


def test_a_paper_whose_record_is_gone_says_so(suite: ServiceSuite) -> None:
    meeting = suite.meetings.add_meeting(MEETING)
    key = suite.meeting_papers.attach(meeting, PaperKind.COMPARISON, SPEC.to_json(), "比較", JA)
    with suite.library.writing() as connection:
        connection.execute(text("UPDATE meeting_papers SET spec_json = replace(spec_json, 'chiteki-2', 'gone')"))
    review = suite.meeting_papers.review(key)
    assert review.problem is not None
    assert not review.changed


def test_what_is_kept_by_name_is_filed_under_its_name(suite: ServiceSuite) -> None:
    meeting = suite.meetings.add_meeting(MEETING)
    suite.office.save_item(COMPARISON, "二期の比較", "", SPEC.to_json())
    suite.office.save_item(SEARCH, "文科の事業", "", PROGRAMS.to_json())
    assert suite.meeting_papers.offered() == (
        (PaperKind.COMPARISON, "二期の比較"),
        (PaperKind.SEARCH, "文科の事業"),
    )
    for kind, name in suite.meeting_papers.offered():
        suite.meeting_papers.attach_saved(meeting, kind, name, JA)
    papers = suite.meeting_papers.papers(meeting)
    assert [paper.title for paper in papers] == ["二期の比較", "文科の事業"]
    assert suite.meetings.meeting(meeting).papers == 2
    assert not any(review.changed for review in suite.meeting_papers.reviews(meeting).values())
    with pytest.raises(UserError):
        suite.meeting_papers.attach_saved(meeting, PaperKind.SEARCH, "ない", JA)


def test_a_printed_comparison_is_filed_as_it_was_printed(suite: ServiceSuite) -> None:
    meeting = suite.meetings.add_meeting(MEETING)
    check_id = suite.reports.council(SPEC, SheetOptions(), JA).foot.check_id
    later = change_a_budget(suite)
    key = later.meeting_papers.attach_printed(meeting, check_id, JA)
    paper = later.meeting_papers.paper(key)
    assert (paper.check_id, paper.kind) == (check_id, PaperKind.COMPARISON)
    (change,) = later.meeting_papers.review(key).changes
    assert change == CellChange("年度別予算: 平成16年度 当初予算", "知的クラスター創成事業(第I期)", "9,000", "9,999")


def test_a_printed_list_is_filed_and_other_papers_are_refused(suite: ServiceSuite) -> None:
    meeting = suite.meetings.add_meeting(MEETING)
    listed = suite.reports.listing(PROGRAMS, ["name", "budget"], SheetOptions(), JA).foot.check_id
    key = suite.meeting_papers.attach_printed(meeting, listed, JA, "事業の一覧")
    paper = suite.meeting_papers.paper(key)
    assert (paper.title, len(paper.content.rows)) == ("事業の一覧", suite.finding.count(PROGRAMS))
    with pytest.raises(UserError):
        suite.meeting_papers.attach_printed(meeting, "AAAA-AAAA", JA)
    report = suite.annual_reports.document(Block.KINKI, 2026, SheetOptions(), JA).foot.check_id
    with pytest.raises(UserError):
        suite.meeting_papers.attach_printed(meeting, report, JA)


def test_papers_are_named_numbered_ordered_and_taken_out(suite: ServiceSuite) -> None:
    meeting = suite.meetings.add_meeting(MEETING)
    attach = suite.meeting_papers.attach
    keys = [attach(meeting, PaperKind.COMPARISON, SPEC.to_json(), name, JA) for name in ("一", "二")]
    suite.meeting_papers.change_paper(keys[0], "  第一の 資料 ", "資料2-1")
    suite.meeting_papers.reorder(meeting, keys[::-1])
    assert [(p.title, p.number) for p in suite.meeting_papers.papers(meeting)] == [
        ("二", ""),
        ("第一の 資料", "資料2-1"),
    ]
    suite.meeting_papers.remove_paper(keys[1])
    assert [paper.key for paper in suite.meeting_papers.papers(meeting)] == [keys[0]]
    suite.edits.undo()
    assert len(suite.meeting_papers.papers(meeting)) == 2
    with pytest.raises(UserError):
        suite.meeting_papers.change_paper(keys[0], " ", "")
    with pytest.raises(UserError):
        attach("gone", PaperKind.COMPARISON, SPEC.to_json(), "比較", JA)


def test_a_content_is_read_as_it_was_written() -> None:
    content = PaperContent("ja", "era", ("行",), ("列",), ("column",), (), ("[1] 出典",))
    assert PaperContent.from_json(content.to_json()) == content
