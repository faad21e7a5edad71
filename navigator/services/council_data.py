"""What is on file about councils as plain data and rows of text; the JSON is that of docs/command-line.md."""

from collections.abc import Sequence
from typing import Any

from navigator.domain.councilcounts import MatrixCell, Tally
from navigator.domain.councilreport import AnnualReport
from navigator.domain.councils import Activity, Meeting
from navigator.domain.councilviews import ActivityList
from navigator.domain.document import Cell
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.money import MISSING
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import ActivityKind, Term
from navigator.services.annual_grids import FROM
from navigator.services.plaindata import citation_data
from navigator.services.sheet_parts import sayer

Plain = dict[str, Any]

_HEADINGS = (
    Text("日付", "Date"),
    Text("年度", "Fiscal year"),
    Text("ブロック", "Block"),
    Text("種類", "Kind"),
    Text("名称", "Title"),
    Text("予定・実績", "Planned or done"),
    Text("回数", "Times"),
    Text("参加者", "Participants"),
    Text("場所", "Place"),
    Text("出所", "From"),
    Text("符号", "Key"),
)


def report(found: AnnualReport) -> Plain:
    """Return a year of a council; figures that are not on file are None."""
    matrix, fy = found.matrix, found.fy
    return {
        "block": found.card.block.value,
        "fy": fy,
        "today": found.today.isoformat(),
        "prefectures": list(found.card.prefectures),
        "secretariat": found.card.secretariat,
        "sources": list(found.card.sources),
        "members": [
            {"name": member.name, "organisation": member.organisation, "role": member.role} for member in found.members
        ],
        "kinds": {kind.value: _cell(matrix.cell(kind, fy)) for kind in ActivityKind},
        "total": _cell(matrix.by_year[fy]),
        "done": [_activity(activity) for activity in found.done],
        "planned": [_activity(activity.as_planned()) for activity in found.planned],
        "coming": [_activity(activity.as_planned()) for activity in found.coming],
        "meetings": [_meeting(meeting, found) for meeting in found.meetings],
        "consultations": _consultations(found),
        "without_block": matrix.without_block,
        "citations": [citation_data(citation) for citation in found.citations],
    }


def activities(found: ActivityList) -> Plain:
    """Return a list of activities with their sources."""
    return {
        "activities": [_activity(activity) for activity in found.activities],
        "citations": [citation_data(citation) for citation in found.citations],
    }


def activity_rows(
    activities_shown: Sequence[Activity], presentation: Presentation
) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of a list of activities as text."""
    say = sayer(presentation)
    rows = [
        [
            activity.date.format(presentation.years, presentation.language) if activity.date else MISSING,
            MISSING
            if activity.fy is None
            else format_fiscal_year(activity.fy, presentation.years, presentation.language),
            say(activity.block.label) if activity.block else MISSING,
            say(activity.kind.label),
            activity.title,
            say(activity.state.label) if activity.state else MISSING,
            MISSING if activity.count is None else f"{activity.count:,}",
            MISSING if activity.participants is None else f"{activity.participants:,}",
            activity.place or MISSING,
            say(FROM[activity.origin]) + "".join(f"[{number}]" for number in activity.sources),
            activity.key,
        ]
        for activity in activities_shown
    ]
    return [say(heading) for heading in _HEADINGS], rows


def cell_text(cell: Cell) -> str:
    """Return a cell of a report as one line with its source numbers."""
    return " ".join(cell.lines) + "".join(f"[{number}]" for number in cell.sources)


def _activity(activity: Activity) -> Plain:
    return {
        "key": activity.key,
        "origin": activity.origin.value,
        "block": _code(activity.block),
        "fy": activity.fy,
        "kind": activity.kind.value,
        "title": activity.title,
        "date": activity.date.text if activity.date else None,
        "place": activity.place or None,
        "state": _code(activity.state),
        "count": activity.count,
        "participants": activity.participants,
        "event": activity.event.fact_key if activity.event else None,
        "note": activity.note or None,
        "sources": list(activity.sources),
    }


def _cell(cell: MatrixCell) -> Plain:
    return {"planned": _tally(cell.planned), "done": _tally(cell.done)}


def _tally(tally: Tally) -> Plain | None:
    if not tally.keys:
        return None
    return {
        "happenings": tally.happenings,
        "times": tally.times,
        "without_times": tally.untimed,
        "participants": tally.participants,
        "keys": list(tally.keys),
    }


def _meeting(meeting: Meeting, found: AnnualReport) -> Plain:
    return {
        "key": meeting.key,
        "date": meeting.date.text,
        "kind": meeting.kind.value,
        "title": meeting.title,
        "place": meeting.place or None,
        "participants": list(meeting.participants),
        "agenda": [{"title": item.title, "presenter": item.presenter or None} for item in meeting.agenda],
        "decisions": [
            {
                "text": decision.text,
                "who": decision.who or None,
                "due": decision.due.text if decision.due else None,
                "state": decision.state.value,
            }
            for decision in meeting.decisions
        ],
        "papers": [
            {
                "number": filed.paper.number or None,
                "title": filed.paper.title,
                "kind": filed.paper.kind.value,
                "check_id": filed.paper.check_id or None,
                "changed": filed.review.changed,
            }
            for filed in found.papers.get(meeting.key, ())
        ],
    }


def _consultations(found: AnnualReport) -> Plain:
    counted = found.consultations
    lists: dict[str, Sequence[tuple[Term | None, int]]] = {
        "stage": counted.by_stage,
        "applicant": counted.by_applicant,
        "state": counted.by_state,
        "outcome": counted.by_outcome,
    }
    return {
        "total": counted.total,
        "months": {f"{year}-{month:02}": count for year, month, count in counted.by_month},
        **{name: {_code(term) or "none": count for term, count in entries} for name, entries in lists.items()},
    }


def _code(term: Term | None) -> str | None:
    return None if term is None else term.value
