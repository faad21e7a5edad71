"""Series of outcomes: one way of counting in one chart, actuals or plans, years as the facts print them.

Rules 9 to 12 of ``resources/facts/README.md``. A period of several years stands at its last year; a snapshot stands in
the fiscal year of its date. Nothing is added up but the period values of different regions of a block.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from navigator.domain.chart import Omission, Point, Series, Subject, SubjectKind
from navigator.domain.chartfacts import GROUP_CODE
from navigator.domain.dates import PartialDate
from navigator.domain.outcomes import ChosenOutcome, OutcomeLine, choose_outcomes
from navigator.domain.seriesparts import UNKNOWN_COVERAGE, Drawn, Question, bounds, disagreement, listed, summed
from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation, SubjectType

AREAS = ("pref-", "bureau-")
"""Codes that begin so are whole prefectures or areas of a bureau, which hold the other regions there."""

RATES = frozenset({"%", "倍", "点"})
"""Units (Japanese) of ratios, which are never added."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A chosen figure with the year that it stands at."""

    choice: ChosenOutcome
    fy: int

    @property
    def line(self) -> OutcomeLine:
        return self.choice.line

    @property
    def first(self) -> int:
        """The first year of its period."""
        start = self.line.fy_from
        return self.fy if start is None or start > self.fy else start


def outcome_series(question: Question, subjects: Sequence[Subject]) -> tuple[Drawn, Accumulation | None]:
    """Return the series of an outcome metric and the one way of counting that they show."""
    drawn = Drawn()
    lines = {subject: _lines(question, subject, drawn) for subject in subjects}
    accumulation = _accumulation(question, [line for own in lines.values() for line in own])
    for subject in subjects:
        wanted = _of_one_sort(question, lines[subject], accumulation, drawn)
        if subject.kind is SubjectKind.BLOCK:
            points = _block_points(question, subject, wanted, drawn)
        else:
            points = _points(question, wanted, drawn)
        if points:
            drawn.series.append(
                Series(
                    subject,
                    question.label(subject),
                    tuple(points),
                    UNKNOWN_COVERAGE,
                    hollow=question.spec.planned,
                    breaks=_breaks(question, subject, points, accumulation, drawn),
                )
            )
        elif not any(omission.id == subject.key for omission in drawn.left_out):
            drawn.leave(subject.key, question.label(subject), _NOTHING)
    return drawn, accumulation


def subject_lines(question: Question, subject: Subject) -> tuple[OutcomeLine, ...]:
    """Return every figure on file about a subject, all metrics; of a block those of its regions."""
    outcomes = question.facts.outcomes
    match subject.kind:
        case SubjectKind.PROGRAM:
            return outcomes.get((SubjectType.PROGRAM, subject.code), ())
        case SubjectKind.REGION:
            return outcomes.get((SubjectType.REGION, subject.code), ())
        case SubjectKind.BLOCK:
            inside = [region.code for region in question.facts.regions.values() if subject.code in region.blocks]
            return tuple(line for code in inside for line in outcomes.get((SubjectType.REGION, code), ()))
        case SubjectKind.GROUP:
            code = subject.code or GROUP_CODE
            body = question.facts.bodies.get(code)
            return () if body is None else outcomes.get((body[0], code), ())
    return ()


def _lines(question: Question, subject: Subject, drawn: Drawn) -> tuple[OutcomeLine, ...]:
    if subject.kind in (SubjectKind.MINISTRY, SubjectKind.KIND, SubjectKind.FIELD):
        drawn.leave(subject.key, question.label(subject), _BY_PROGRAM)
    return tuple(line for line in subject_lines(question, subject) if line.metric == question.spec.metric.code)


def stands_at(line: OutcomeLine) -> int | None:
    """Return the fiscal year of a figure: of a snapshot that of its date, else the last year of its period."""
    if line.figure.as_of and (line.fy_to is None or line.accumulation is Accumulation.SNAPSHOT):
        dated = PartialDate.parse(line.figure.as_of).fiscal_year
        if dated is not None:
            return dated
    return line.fy_to


def _accumulation(question: Question, lines: Iterable[OutcomeLine]) -> Accumulation | None:
    """Return the way of counting that is drawn: the one asked for, else the one with most figures."""
    if question.spec.accumulation is not None:
        return question.spec.accumulation
    found = Counter(
        choice.line.accumulation
        for choice in choose_outcomes(line for line in lines if line.figure.planned is question.spec.planned)
        if stands_at(choice.line) is not None
    )
    return max(found, key=lambda one: (found[one], -list(Accumulation).index(one)), default=None)


def _of_one_sort(
    question: Question, lines: Iterable[OutcomeLine], accumulation: Accumulation | None, drawn: Drawn
) -> list[_Dated]:
    """Return the figures that may be drawn together; the others are left out with the reason."""
    kept = []
    for choice in choose_outcomes(lines):
        line = choice.line
        fy = stands_at(line)
        if fy is not None and not question.within(fy):
            continue
        if line.figure.planned is not question.spec.planned:
            reason = _PLANNED if line.figure.planned else _ACTUAL
        elif fy is None:
            reason = _NO_YEAR
        elif line.accumulation is not accumulation:
            shown = Text("", "") if accumulation is None else accumulation.label
            reason = _OTHER_COUNTING.format(this=line.accumulation.label, shown=shown)
        else:
            kept.append(_Dated(choice, fy))
            continue
        drawn.left_out.append(_omitted(question, line, reason))
    return kept


def _omitted(question: Question, line: OutcomeLine, reason: Text) -> Omission:
    subject = Subject(_KINDS[line.subject_type], line.subject)
    span = question.span(line.fy_from, line.fy_to) if line.fy_from or line.fy_to else _UNDATED
    return Omission(line.key, reason, _FIGURE.format(name=question.label(subject), span=span))


_KINDS = {
    SubjectType.PROGRAM: SubjectKind.PROGRAM,
    SubjectType.REGION: SubjectKind.REGION,
    SubjectType.GROUP: SubjectKind.GROUP,
    SubjectType.PORTAL: SubjectKind.GROUP,
    SubjectType.NATIONAL: SubjectKind.GROUP,
}


def _points(question: Question, dated: Sequence[_Dated], drawn: Drawn) -> list[Point]:
    """Return the points of one body: at most one a year, periods that do not overlap."""
    if not dated:
        return []
    match dated[0].line.accumulation:
        case Accumulation.PERIOD:
            kept = _apart(question, dated, drawn)
            return [_point(one) for one in kept]
        case Accumulation.SNAPSHOT:
            return [_latest(question, group) for group in _by_year(dated)]
    return [_one_start(question, group, dated, drawn) for group in _by_year(dated)]


def _by_year(dated: Iterable[_Dated]) -> list[list[_Dated]]:
    found: dict[int, list[_Dated]] = defaultdict(list)
    for one in dated:
        found[one.fy].append(one)
    return [found[fy] for fy in sorted(found)]


def _apart(question: Question, dated: Iterable[_Dated], drawn: Drawn) -> list[_Dated]:
    """Return periods that share no year, the shorter ones first; the others are left out."""
    kept: list[_Dated] = []
    for one in sorted(dated, key=lambda one: (one.fy - one.first, one.fy, one.line.key)):
        other = next((held for held in kept if held.first <= one.fy and one.first <= held.fy), None)
        if other is None:
            kept.append(one)
        else:
            reason = _OVERLAP.format(span=question.span(other.first, other.fy))
            drawn.left_out.append(_omitted(question, one.line, reason))
    return sorted(kept, key=lambda one: one.fy)


def _latest(question: Question, group: Sequence[_Dated]) -> Point:
    """Return the latest snapshot of a year; the earlier ones stay beside it."""
    *earlier, last = sorted(group, key=lambda one: (one.line.figure.as_of or "", one.line.key))
    point = _point(last, keep_span=False)
    if not earlier:
        return point
    return replace(
        point,
        others=(*point.others, *(one.line.figure for one in earlier)),
        note=_with(point.note, _SNAPSHOTS.format(year=question.year(point.fy), count=len(group))),
    )


def _one_start(question: Question, group: Sequence[_Dated], dated: Iterable[_Dated], drawn: Drawn) -> Point:
    """Return one cumulative figure of a year: of several starts the one that most figures of the body share."""
    starts = Counter(one.line.fy_from for one in dated)
    best, *others = sorted(
        group, key=lambda one: (-starts[one.line.fy_from], one.line.fy_from or 9999, one.line.figure.as_of or "")
    )
    for other in others:
        drawn.left_out.append(_omitted(question, other.line, _OTHER_START))
    return _point(best)


def _point(one: _Dated, *, keep_span: bool = True) -> Point:
    choice = one.choice
    others = tuple(other.figure for other in choice.others)
    low, high = bounds([choice.line.figure, *others])
    return Point(
        one.fy,
        choice.line.figure,
        fy_from=one.first if keep_span and one.first < one.fy else None,
        low=low,
        high=high,
        rule=choice.rule,
        others=others,
        note=None if low is None else disagreement(choice.rule),
    )


def _breaks(
    question: Question, subject: Subject, points: Sequence[Point], accumulation: Accumulation | None, drawn: Drawn
) -> tuple[int, ...]:
    """Return the years from which a figure counts something else: periods of another length, another start."""
    if accumulation is Accumulation.SNAPSHOT:
        return ()
    if accumulation is Accumulation.CUMULATIVE:
        changes = [after.fy for before, after in pairwise(points) if _start(before) != _start(after)]
        reason = _START_CHANGES
    else:
        changes = [after.fy for before, after in pairwise(points) if _length(before) != _length(after)]
        reason = _LENGTH_CHANGES
    if changes:
        drawn.note(reason.format(name=question.label(subject), years=question.years_list(changes)))
    return tuple(changes)


def _start(point: Point) -> int:
    return point.fy if point.fy_from is None else point.fy_from


def _length(point: Point) -> int:
    return point.fy - _start(point)


def _block_points(question: Question, subject: Subject, dated: Sequence[_Dated], drawn: Drawn) -> list[Point]:
    """Return sums over the regions of a block where figures may be added: period values of one and the same period."""
    metric = question.facts.metrics.get(question.spec.metric.code)
    addable = metric is None or metric.unit.ja not in RATES
    if not addable or (dated and dated[0].line.accumulation is not Accumulation.PERIOD):
        reason = _BLOCK_NOT_PERIOD if addable else _BLOCK_RATE
        drawn.left_out += [_omitted(question, one.line, reason) for one in dated]
        if dated:
            drawn.leave(subject.key, question.label(subject), reason)
        return []
    groups: dict[tuple[int, int], list[_Dated]] = defaultdict(list)
    for one in dated:
        groups[one.first, one.fy].append(one)
    taken: list[tuple[int, int]] = []
    points = []
    for first, last in sorted(groups, key=lambda span: (span[1] - span[0], span[1])):
        clash = next((span for span in taken if span[0] <= last and first <= span[1]), None)
        if clash is not None:
            reason = _OVERLAP.format(span=question.span(*clash))
            drawn.left_out += [_omitted(question, one.line, reason) for one in groups[first, last]]
            continue
        taken.append((first, last))
        points.append(_block_point(question, subject, _distinct(question, groups[first, last], drawn)))
    return sorted(points, key=lambda point: point.fy)


def _distinct(question: Question, group: Sequence[_Dated], drawn: Drawn) -> list[_Dated]:
    """Return the regions of a sum: a prefecture or bureau's area holds the others, so it is not added to them."""
    small = [one for one in group if not one.line.subject.startswith(AREAS)]
    areas = [one for one in group if one.line.subject.startswith(AREAS)]
    kept, left = (small, areas) if small else (areas[:1], areas[1:])
    drawn.left_out += [_omitted(question, one.line, _AREA) for one in left]
    return kept


def _block_point(question: Question, subject: Subject, group: Sequence[_Dated]) -> Point:
    figures = [one.line.figure for one in group]
    figure = summed(figures, sum((one.value for one in figures), start=figures[0].value * 0), partial=False)
    inside = sum(
        subject.code in region.blocks and not region.code.startswith(AREAS)
        for region in question.facts.regions.values()
    )
    names = [question.label(Subject(SubjectKind.REGION, one.line.subject)) for one in group]
    return Point(
        group[0].fy,
        figure,
        fy_from=group[0].first if group[0].first < group[0].fy else None,
        others=tuple(other.figure for one in group for other in one.choice.others if one.choice.disagrees),
        members=tuple((name, one.line.figure) for name, one in zip(names, group, strict=True)),
        note=_BLOCK_SUM.format(names=listed(names), count=len(group), inside=inside),
    )


def _with(note: Text | None, more: Text) -> Text:
    return more if note is None else Text(note.ja + more.ja, f"{note.en} {more.en}")


_BY_PROGRAM = Text(
    "成果は事業・地域ごとに数えられており、府省・種別・分野には足し合わせません。",
    "Outcomes are counted by program and region and are not added up to ministries, kinds or fields.",
)
_NOTHING = Text("この指標の数値は資料にありません。", "No figure of this metric is on file.")
_PLANNED = Text(
    "目標・計画・見込みで、実績と混ぜません。", "It is a target, plan or forecast, never mixed with actuals."
)
_ACTUAL = Text("実績で、目標・計画と混ぜません。", "It is an actual, never mixed with plans.")
_NO_YEAR = Text("どの年度の値か資料にありません。", "The facts do not say of which year it is.")
_OTHER_COUNTING = Text(
    "{this}の値で、この図の{shown}の値とは一つの線にしません。",
    "Counted as “{this}”: never in one line with the values of this chart (“{shown}”).",
)
_OVERLAP = Text(
    "{span}の値と期間が重なるため、足すことも並べることもしません。",
    "Its period overlaps that of {span}: neither added nor drawn beside it.",
)
_OTHER_START = Text("同じ年度までの累計で、起点が違います。", "A cumulative value to the same year with another start.")
_SNAPSHOTS = Text(
    "{year}には時点の違う値が{count}つあり、最も新しいものを示した。",
    "{year} has {count} snapshots on file; the latest is drawn.",
)
_START_CHANGES = Text(
    "「{name}」は{years}から累計の起点が変わるため、線をつながない。",
    "“{name}”: from {years} the cumulative count starts elsewhere, so the line is broken there.",
)
_LENGTH_CHANGES = Text(
    "「{name}」は{years}から期間の長さが変わるため、線をつながない。",
    "“{name}”: from {years} the period has another length, so the line is broken there.",
)
_BLOCK_NOT_PERIOD = Text(
    "地域の累計値・時点値はブロックの値として足せません。地域を選んでください。",
    "Cumulative and snapshot values of regions cannot be added up to a block; choose the regions.",
)
_BLOCK_RATE = Text("割合は足せません。地域を選んでください。", "Ratios cannot be added; choose the regions.")
_AREA = Text(
    "県や経済産業局の区域はほかの地域を含むため足しません。",
    "A prefecture or bureau's area holds other regions; not added.",
)
_BLOCK_SUM = Text(
    "資料のある地域（{names}）だけの計。ブロックの{inside}地域のうち{count}地域。",
    "The sum of the regions on file only ({names}): {count} of the {inside} regions of the block.",
)
_FIGURE = Text("{name}（{span}）", "{name} ({span})")
_UNDATED = Text("年度の資料なし", "year not on file")
