"""The papers of the page of planning, found again: what stood on them and what the same question says today.

A paper is a list of lines of plain words, so that what it gained and lost can be told for every kind alike.
"""

from collections.abc import Callable
from datetime import date

from navigator.db.library import Library
from navigator.domain.coverage import CoverageSpec
from navigator.domain.matching import Case
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import coverage_sheet, keeping
from navigator.services.calls import CallService, plain
from navigator.services.changes import ChangesService
from navigator.services.coverage_words import Counted
from navigator.services.matching import MatchService
from navigator.services.papers import PaperRecord
from navigator.services.planning_keeping import KeptPlan
from navigator.services.suite import ServiceSuite

CALENDAR, CHANGES, CONSULTATION = "calendar", "changes", "consultation"
KINDS: dict[str, Text] = {
    CALENDAR: Text("公募の暦", "calendar of calls"),
    CHANGES: Text("変わったこと", "what changed"),
    CONSULTATION: Text("相談のまとめ", "summary of a consultation"),
    keeping.PLAN: Text("道筋", "path"),
    coverage_sheet.KIND: Text("空白・重複", "gaps and overlaps"),
}
"""Kinds of paper and what they are called."""


def lines_then(paper: PaperRecord) -> tuple[str, ...]:
    """Return what stood on a paper, a line each."""
    content = paper.content
    if paper.kind == CALENDAR:
        return tuple(f"{event['date']} {event['kind']} {event['edition']}" for event in content["events"])
    if paper.kind == CHANGES:
        return tuple(" ".join(change) for change in content["changes"])
    if paper.kind == CONSULTATION:
        return tuple(f"{code}: {grade}" for code, (grade, _reason) in content["grades"].items())
    if paper.kind == keeping.PLAN:
        return tuple(" ".join(str(part) for part in link) for link in content["links"])
    return tuple(f"{cell}: {text}" for cell, text in content["cells"].items())


def lines_now(library: Library, paper: PaperRecord, today: date, presentation: Presentation) -> tuple[str, ...]:
    """Return what the question of a paper says now, a line each.

    What a paper reckoned from its own day is reckoned from that day again, so that time alone changes nothing; a path
    is planned from ``today``, as calls that are over are none.
    """
    return _NOW[paper.kind](library, paper, today, presentation)


def _calendar(library: Library, paper: PaperRecord, _today: date, _presentation: Presentation) -> tuple[str, ...]:
    service = CallService(library, date.fromisoformat(paper.content["today"]))
    spec = paper.spec
    found = service.calendar(date.fromisoformat(spec["first"]), date.fromisoformat(spec["last"]), spec["block"])
    return tuple(f"{event['date']} {event['kind']} {event['edition']}" for event in map(plain, found.events))


def _changes(library: Library, paper: PaperRecord, _today: date, presentation: Presentation) -> tuple[str, ...]:
    until = date.fromisoformat(paper.spec["until"])
    found = ChangesService(library, until).since(date.fromisoformat(paper.spec["since"]), until, presentation)
    return tuple(f"{one.kind.value} {one.day} {one.table} {one.code}" for one in found.changes)


def _consultation(library: Library, paper: PaperRecord, _today: date, presentation: Presentation) -> tuple[str, ...]:
    service = MatchService(library, date.fromisoformat(paper.spec["today"]))
    result = service.ask(Case.from_json(paper.spec["case"]), presentation)
    return tuple(f"{one.measure.code}: {one.grade.value}" for one in result.matches)


def _plan(library: Library, paper: PaperRecord, today: date, presentation: Presentation) -> tuple[str, ...]:
    kept = KeptPlan.from_json(paper.spec)
    plan = ServiceSuite(library, today).planning.plan(kept.case, kept.weights, years=presentation.years)
    place = kept.place_in(plan)
    if place is None:
        return ()
    timed = [(link.offer.key, link.timing.begin, link.timing.end) for link in plan.chains[place].links]
    return tuple(f"{key[0]} {key[1]} {begin} {end}" for key, begin, end in timed)


def _coverage(library: Library, paper: PaperRecord, today: date, presentation: Presentation) -> tuple[str, ...]:
    spec, other = CoverageSpec.from_json(paper.spec["map"]), paper.spec["other"]
    sheets = ServiceSuite(library, today).coverage_sheets
    compared = CoverageSpec.from_json(other) if other else None
    view = sheets.view(spec, Counted(paper.spec["counted"]), presentation, compared)
    return tuple(f"{cell.stage}/{cell.value}: {cell.text}" for cell in view.cells)


_NOW: dict[str, Callable[[Library, PaperRecord, date, Presentation], tuple[str, ...]]] = {
    CALENDAR: _calendar,
    CHANGES: _changes,
    CONSULTATION: _consultation,
    keeping.PLAN: _plan,
    coverage_sheet.KIND: _coverage,
}
