"""How many regions took part in a year: distinct regions, however many participations they have (rule 13).

A year counts a region when its participation surely ran; where an end is not on file the year only «perhaps» counts
and widens the range. A participation without any year is left out.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from navigator.domain.chart import Point, Series, Subject, SubjectKind
from navigator.domain.figures import Citation, Figure
from navigator.domain.lineage_series import follow
from navigator.domain.regions import Activity, Region, Stay
from navigator.domain.seriesparts import UNKNOWN_COVERAGE, Drawn, Question, programs_of
from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation

UNIT = Text("地域", "regions")
LABEL = Text("実施地域数", "Regions taking part")

_Taking = list[tuple[Region, Stay]]


def participation_series(question: Question, subjects: Sequence[Subject]) -> Drawn:
    """Return the series of regions taking part."""
    drawn = Drawn()
    for subject in subjects:
        points = _group_points(question, drawn) if subject.kind is SubjectKind.GROUP and not subject.code else None
        if points is None:
            taking = _taking(question, subject)
            _leave_undated(question, taking, drawn)
            points = _points(question, taking, _years(taking))
        if points:
            drawn.series.append(Series(subject, question.label(subject), tuple(points), UNKNOWN_COVERAGE))
        else:
            drawn.leave(subject.key, question.label(subject), _NOTHING)
    if any(point.high is not None for series in drawn.series for point in series.points):
        drawn.note(_PERHAPS)
    drawn.note(_DISTINCT)
    return drawn


def count_of(question: Question, subject: Subject) -> int:
    """Return how many participations on file a subject has."""
    return len(_taking(question, subject))


def _taking(question: Question, subject: Subject) -> _Taking:
    """Return the participations of a subject: of a program with its parts, of a region, of the regions of a block."""
    regions = question.facts.regions.values()
    if subject.kind is SubjectKind.REGION:
        return [(one, stay) for one in regions if one.code == subject.code for stay in one.stays]
    if subject.kind is SubjectKind.BLOCK:
        return [(one, stay) for one in regions if subject.code in one.blocks for stay in one.stays]
    if question.spec.follow_lineage and subject.kind is SubjectKind.PROGRAM:
        return _of_programs(question, follow(question.facts.lineage, question.facts.tree, subject.code).programs)
    return _of_programs(question, programs_of(question.facts, subject))


def _of_programs(question: Question, codes: Iterable[str]) -> _Taking:
    own = frozenset(codes)
    held = own | question.facts.tree.inside(own)
    return [(one, stay) for one in question.facts.regions.values() for stay in one.stays if stay.program in held]


def _years(taking: _Taking) -> range:
    spans = [stay.span for _, stay in taking if stay.span is not None]
    return range(min(first for first, _ in spans), max(last for _, last in spans) + 1) if spans else range(0)


def _points(question: Question, taking: _Taking, years: Iterable[int]) -> list[Point]:
    points = (_point(question, taking, fy) for fy in years if question.within(fy))
    return [point for point in points if point is not None]


def _point(question: Question, taking: _Taking, fy: int) -> Point | None:
    """Return the regions of a year; None where none of them surely took part."""
    sure: dict[str, Region] = {}
    maybe: set[str] = set()
    citations: dict[Citation, None] = {}
    for region, stay in taking:
        activity = stay.activity(fy)
        if activity is Activity.SURE:
            sure[region.code] = region
            if stay.key in question.facts.stays:
                citations[question.facts.stays[stay.key]] = None
        elif activity is Activity.PERHAPS:
            maybe.add(region.code)
    if not sure:
        return None
    more = len(maybe - sure.keys())
    value = Decimal(len(sure))
    return Point(
        fy,
        Figure(value, UNIT, tuple(citations), accumulation=Accumulation.PERIOD),
        low=value if more else None,
        high=value + more if more else None,
        members=tuple(
            (region.name, Figure(Decimal(1), UNIT, (), accumulation=Accumulation.PERIOD)) for region in sure.values()
        ),
    )


def _group_points(question: Question, drawn: Drawn) -> list[Point]:
    """Return the regions of the programs that the group counted in the same year, for years with the list on file."""
    points = []
    totals = question.facts.group_totals
    for fy, members in sorted(question.facts.members.items()):
        if not question.within(fy):
            continue
        if fy not in totals or len(members) < _FULL_LIST:
            drawn.leave(f"group_memberships:{fy}", question.year(fy), _LIST_MISSING)
            continue
        point = _point(question, _of_programs(question, members), fy)
        if point is not None:
            points.append(point)
    return points


def _leave_undated(question: Question, taking: _Taking, drawn: Drawn) -> None:
    known = {omission.id for omission in drawn.left_out}
    for region, stay in taking:
        if stay.span is None and stay.key not in known:
            drawn.leave(
                stay.key, _STAY.format(region=region.name, program=question.facts.tree.name(stay.program)), _UNDATED
            )


_FULL_LIST = 10
"""The list of members of a year is complete only for FY2006 and FY2007; other years name two or three joiners."""

_NOTHING = Text("年度の分かる実施地域は資料にありません。", "No participation with a year is on file.")
_PERHAPS = Text(
    "終わりか始まりの年度が資料にない実施は、確かな年度だけを数え、続いていたかもしれない年度は幅で示した。",
    "A participation without its first or last year counts in the years that are sure; the others widen the range.",
)
_DISTINCT = Text(
    "同じ地域は、いくつの事業・型で実施していても一つに数えた。",
    "A region counts once, however many participations it has.",
)
_LIST_MISSING = Text(
    "この年度の群の構成は一部しか資料にありません。", "The members of the group are on file in part only."
)
_STAY = Text("{region}（{program}）", "{region} ({program})")
_UNDATED = Text("実施した年度が資料にありません。", "The years are not on file.")
