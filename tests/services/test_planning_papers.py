"""Papers of planning are found again by their check ids and say what changed since."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import text

from navigator.cli.reopening import KINDS, command_of
from navigator.db.library import Library
from navigator.domain.coverage import CoverageSpec
from navigator.domain.document import Document
from navigator.domain.matching import Case
from navigator.domain.planning import PlanCase
from navigator.domain.planning_weights import Weights
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Block, Eligible, Field, Stage
from navigator.services import planning_papers
from navigator.services.changes_sheet import changes_sheet
from navigator.services.coverage_words import Counted
from navigator.services.matching_sheet import match_sheet
from navigator.services.rereading import RereadingService
from navigator.services.sheet_parts import SheetOptions
from navigator.services.suite import ServiceSuite

JA, OPTIONS = Presentation(), SheetOptions()
TODAY = date(2007, 6, 1)


def calendar(suite: ServiceSuite) -> Document:
    return suite.calls.document(suite.calls.calendar(date(2007, 4, 1), date(2008, 3, 31)), OPTIONS, JA)


def changes(suite: ServiceSuite) -> Document:
    found = suite.changes.since(date(2006, 4, 1), date(2007, 4, 1), JA)
    return changes_sheet(found, OPTIONS, JA, suite.changes.stamp(found, JA))


def consultation(suite: ServiceSuite) -> Document:
    result = suite.matching.ask(Case(Eligible.SME, field=Field.LIFE, fy=2007), JA)
    return match_sheet(result, OPTIONS, JA, suite.matching.stamp(result, JA))


def plan(suite: ServiceSuite) -> Document:
    found = suite.planning.plan(PlanCase(2007, Stage.BASIC, field=Field.LIFE))
    return suite.plan_sheets.document(found, 0, Weights(), OPTIONS, JA)


def coverage(suite: ServiceSuite) -> Document:
    return suite.coverage_sheets.document(CoverageSpec(2007, Block.KINKI), next(iter(Counted)), OPTIONS, JA)


MAKERS: dict[str, Callable[[ServiceSuite], Document]] = {
    planning_papers.CALENDAR: calendar,
    planning_papers.CHANGES: changes,
    planning_papers.CONSULTATION: consultation,
    "plan": plan,
    "coverage": coverage,
}


def test_every_kind_is_tried_and_has_a_name() -> None:
    assert set(MAKERS) == set(planning_papers.KINDS)
    assert set(planning_papers.KINDS) <= set(KINDS)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_paper_is_found_again_and_nothing_changed(own_library: Library, kind: str) -> None:
    suite = ServiceSuite(own_library, TODAY)
    document = MAKERS[kind](suite)
    found = RereadingService(own_library, suite.finding).reread(document.foot.check_id, JA)
    assert found.paper.kind == kind
    assert (found.added, found.removed) == ((), ())
    assert planning_papers.lines_then(found.paper)
    command_of(kind, found.paper.spec)


def test_a_changed_deadline_is_told_of_the_calendar(own_library: Library) -> None:
    suite = ServiceSuite(own_library, TODAY)
    document = calendar(suite)
    with own_library.writing() as connection:
        code = connection.execute(
            text("SELECT code FROM editions WHERE call_close LIKE '2007-%' ORDER BY id LIMIT 1")
        ).scalar_one()
        connection.execute(text("UPDATE editions SET call_close = '2007-12-24' WHERE code = :code"), {"code": code})
    found = RereadingService(own_library, suite.finding).reread(document.foot.check_id, JA)
    assert [line for line in found.added if line == f"2007-12-24 closes {code}"]
    assert [line for line in found.removed if line.endswith(f"closes {code}")]


def test_a_paper_of_a_kind_that_cannot_be_asked_again_says_so(own_library: Library) -> None:
    suite = ServiceSuite(own_library, TODAY)
    check_id = suite.papers.register("exchange", {"office": "x"}, {"conflicts": []})
    found = RereadingService(own_library, suite.finding).reread(check_id, JA)
    assert not found.compared
    assert command_of(found.paper.kind, found.paper.spec) == ""
