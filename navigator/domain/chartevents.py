"""What stands on the axis beside the figures: the years run, events of programs, the Basic Plans."""

import re
from collections.abc import Iterable, Sequence

from navigator.domain.chart import Band, Coverage, Mark, MarkKind, Series, Subject, SubjectKind
from navigator.domain.figures import Citation
from navigator.domain.lineage import LineageProgram, Succession
from navigator.domain.lineage_series import follow
from navigator.domain.seriesparts import Question
from navigator.domain.text import Text
from navigator.domain.vocabulary import Relation

LONGEST_AXIS = 30
"""The axis is not stretched to the years run beyond so many years."""

_ADOPTED = re.compile("採択|選定|選ぶ|選んだ|指定")
_KINDS = {
    Relation.SUCCEEDED_BY: MarkKind.SUCCESSION,
    Relation.REORGANISED_INTO: MarkKind.SUCCESSION,
    Relation.MERGED_INTO: MarkKind.MERGED,
    Relation.ABSORBED_BY: MarkKind.MERGED,
    Relation.SPLIT_INTO: MarkKind.SPLIT,
    Relation.ENDED: MarkKind.ENDED,
}


def programs_run(question: Question, subject: Subject) -> tuple[LineageProgram, ...]:
    """Return the programs whose years a series runs through: the program itself, or its lineage; none for sums."""
    facts = question.facts
    if subject.kind is not SubjectKind.PROGRAM or subject.code not in facts.programs:
        return ()
    codes = (subject.code,)
    if question.spec.follow_lineage:
        codes = follow(facts.lineage, facts.tree, subject.code).programs
    return tuple(facts.programs[code] for code in codes)


def axis_years(question: Question, series: Sequence[Series]) -> tuple[int, ...]:
    """Return every year from the first to the last figure; of a single program through all the years it ran."""
    drawn = {point.fy for one in series for point in one.points}
    if not drawn:
        return ()
    first, last = min(drawn), max(drawn)
    programs = programs_run(question, series[0].subject) if len({one.subject for one in series}) == 1 else ()
    if programs:
        starts = [one.start_fy for one in programs if one.start_fy is not None]
        ends = [one.end_fy for one in programs if one.end_fy is not None]
        low, high = min([first, *starts]), max([last, *ends])
        if high - low < LONGEST_AXIS:
            first, last = low, high
    bounds = question.spec
    first = first if bounds.fy_from is None else max(first, bounds.fy_from)
    last = last if bounds.fy_to is None else min(last, bounds.fy_to)
    return tuple(range(first, last + 1))


def coverage(question: Question, series: Series, years: Sequence[int]) -> Coverage:
    """Return years with a figure of years run within the axis; the latter only where start and end are on file."""
    programs = programs_run(question, series.subject)
    on_file = len(series.points)
    if not programs or not years:
        return Coverage(on_file, None)
    run: set[int] = set()
    for program in programs:
        if program.start_fy is None or program.end_fy is None:
            return Coverage(on_file, None)
        run |= set(range(max(program.start_fy, years[0]), min(program.end_fy, years[-1]) + 1))
    run |= {point.fy for point in series.points}
    return Coverage(on_file, len(run))


def marks(question: Question, subjects: Sequence[Subject], years: Sequence[int]) -> tuple[Mark, ...]:
    """Return the events of a single program, or of the lineages followed, that lie on the axis, by year."""
    chosen = [subject for subject in subjects if subject.kind is SubjectKind.PROGRAM]
    if not years or not chosen or (len(chosen) > 1 and not question.spec.follow_lineage):
        return ()
    programs = {program.code: program for subject in chosen for program in programs_run(question, subject)}
    found = [*_lives(programs.values()), *_successions(question, frozenset(programs)), *_decisions(question, programs)]
    together: dict[tuple[int, MarkKind, Text], tuple[Citation, ...]] = {}
    for mark in found:
        if years[0] <= mark.fy <= years[-1]:
            key = (mark.fy, mark.kind, mark.label)
            together[key] = tuple(dict.fromkeys((*together.get(key, ()), *mark.citations)))
    kept = [Mark(*key, citations) for key, citations in together.items()]
    order = list(MarkKind)
    return tuple(sorted(kept, key=lambda mark: (mark.fy, order.index(mark.kind), mark.label.ja)))


def _lives(programs: Iterable[LineageProgram]) -> Iterable[Mark]:
    for program in programs:
        cited = tuple(one.citation for one in program.evidence)
        if program.start_fy is not None:
            yield Mark(program.start_fy, MarkKind.START, _START.format(name=program.name), cited)
        if program.end_fy is not None:
            yield Mark(program.end_fy, MarkKind.ENDED, _ENDED.format(name=program.name), cited)


def _successions(question: Question, codes: frozenset[str]) -> Iterable[Mark]:
    """Return the successions that touch the programs; of a lineage only those inside it, and ends."""
    for edge in question.facts.lineage.edges:
        touches = (edge.source in codes) + (edge.target in codes)
        enough = 2 if question.spec.follow_lineage and edge.target is not None else 1
        if edge.fy is not None and touches >= enough:
            yield Mark(
                edge.fy, _KINDS[edge.relation], _edge_label(question, edge), tuple(e.citation for e in edge.evidence)
            )


def _edge_label(question: Question, edge: Succession) -> Text:
    name = question.facts.tree.name
    if edge.target is None:
        return _ENDED.format(name=name(edge.source))
    return _PASSED.format(before=name(edge.source), after=name(edge.target), relation=edge.relation.label)


def _decisions(question: Question, programs: Iterable[str]) -> Iterable[Mark]:
    """Return the decisions about the programs, and about what holds them: a screening judged umbrellas as a whole."""
    wanted = frozenset(programs)
    tree = question.facts.tree
    for one in question.facts.happenings:
        if one.program is None or not (one.program in wanted or tree.inside([one.program]) & wanted):
            continue
        label = one.text if one.program in wanted else _ABOUT.format(name=tree.name(one.program), text=one.text)
        adopted = one.kind is MarkKind.DECISION and _ADOPTED.search(one.text.ja)
        yield Mark(one.fy, MarkKind.ADOPTED if adopted else one.kind, label, (one.evidence.citation,))


def bands(question: Question, years: Sequence[int]) -> tuple[Band, ...]:
    """Return the Basic Plans that lie on the axis."""
    if not years:
        return ()
    return tuple(plan for plan in question.facts.plans if plan.fy_from <= years[-1] and plan.fy_to >= years[0])


_ABOUT = Text("「{name}」: {text}", "“{name}”: {text}")
_START = Text("「{name}」開始", "“{name}” started")
_ENDED = Text("「{name}」終了", "“{name}” ended")
_PASSED = Text("「{before}」から「{after}」へ（{relation}）", "“{before}” to “{after}” ({relation})")
