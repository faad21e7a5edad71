"""Series of amounts: programs, sums of ministries, kinds and fields, the coordination group.

Rules 3 to 9 of ``resources/facts/README.md``. Each sum goes through ``budgets.total``, so that nothing is added twice;
where the form puts the series of a year together (stacked, share), an amount counts in one series only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from navigator.domain.budgetpoints import breaks, chosen_point, extent_breaks, line_label, lineage_breaks, sum_point
from navigator.domain.budgets import BudgetLine, choose, total
from navigator.domain.chart import (
    BUDGET_AND_OUTTURN,
    ChartForm,
    Point,
    Series,
    Subject,
    SubjectKind,
    YearTotal,
)
from navigator.domain.lineage_series import Following, follow
from navigator.domain.seriesparts import HOLLOW, UNKNOWN_COVERAGE, Drawn, Question, joined, programs_of, summed
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind

ADDING = frozenset({ChartForm.STACKED, ChartForm.SHARE})
"""Forms that put the series of a year together."""

_WITH_LINES = (SubjectKind.PROGRAM, SubjectKind.MINISTRY, SubjectKind.KIND, SubjectKind.FIELD)


@dataclass
class _Basket:
    """The amounts of one subject by year, with its lineage where that is followed."""

    subject: Subject
    by_year: dict[int, list[BudgetLine]]
    following: Following | None = None

    @property
    def single(self) -> bool:
        """Whether each year is the amount of one program and no sum."""
        return self.subject.kind is SubjectKind.PROGRAM and self.following is None


def budget_series(question: Question, subjects: Sequence[Subject]) -> tuple[Drawn, tuple[YearTotal, ...]]:
    """Return the series of amounts, and the totals of the shown ones where the form adds them."""
    drawn = Drawn()
    if question.spec.group_only:
        lines = [line for own in question.facts.budgets.values() for line in own]
        drawn.note(_GROUP_ONLY.format(years=question.years_list(line.fy for line in lines if line.group_line)))
    if question.spec.metric.code == BUDGET_AND_OUTTURN:
        _budget_beside_outturn(question, subjects, drawn)
        return drawn, ()
    kind = BudgetKind(question.spec.metric.code)
    shown = [subject for subject in subjects if subject.key not in question.spec.hidden]
    baskets = {one: _basket(question, one, kind) for one in subjects if one.kind in _WITH_LINES}
    added = [baskets[one] for one in shown if one in baskets]
    adding = question.spec.form in ADDING and len(shown) > 1
    if adding:
        _count_once(question, kind, added, drawn)
    for subject in subjects:
        if subject in baskets:
            _add_series(question, baskets[subject], kind, drawn)
        elif subject.kind is SubjectKind.GROUP and not subject.code and adding and subject in shown:
            drawn.leave(subject.key, question.label(subject), _GROUP_BESIDE)
        elif subject.kind is SubjectKind.GROUP and not subject.code:
            _add_group(question, subject, kind, drawn)
        else:
            drawn.leave(subject.key, question.label(subject), NO_BUDGET)
    _say_other_kinds(question, subjects, (kind,), drawn)
    filled = [basket for basket in added if any(basket.by_year.values())]
    stacked = question.spec.form is ChartForm.STACKED and len(filled) > 1
    return drawn, _totals(question, kind, filled) if stacked else ()


def _basket(question: Question, subject: Subject, kind: BudgetKind) -> _Basket:
    """Return the amounts of a subject; with its lineage, those that are not only its own as ※内数."""
    facts = question.facts
    codes = programs_of(facts, subject)
    following = None
    if question.spec.follow_lineage and subject.kind is SubjectKind.PROGRAM and codes:
        following = follow(facts.lineage, facts.tree, subject.code)
        codes = following.programs
    found: dict[int, list[BudgetLine]] = defaultdict(list)
    for code in codes:
        for line in facts.budgets.get(code, ()):
            if line.kind is kind and question.within(line.fy) and (line.group_line or not question.spec.group_only):
                found[line.fy].append(line if following is None else following.marked(line))
    return _Basket(subject, found, following)


def _count_once(question: Question, kind: BudgetKind, baskets: Sequence[_Basket], drawn: Drawn) -> None:
    """Take out what lies inside another shown amount or stands in another series; a program counts in each field."""
    fields_only = all(basket.subject.kind is SubjectKind.FIELD for basket in baskets)
    for fy in sorted({fy for basket in baskets for fy in basket.by_year}):
        everything = {line.key: line for basket in baskets for line in basket.by_year.get(fy, ())}
        inner = {left.line.program: left for left in total(everything.values(), fy, kind, question.facts.tree).left_out}
        taken: dict[str, Subject] = {}
        for basket in baskets:
            lines = basket.by_year.get(fy, [])
            for program in dict.fromkeys(line.program for line in lines):
                if program in inner:
                    reason = inner[program].reason
                elif program in taken and not fields_only:
                    reason = _TWICE.format(other=question.label(taken[program]))
                else:
                    taken.setdefault(program, basket.subject)
                    continue
                choice = choose(line for line in lines if line.program == program)[0]
                drawn.leave(choice.line.key, line_label(question, choice.line), reason)
                basket.by_year[fy] = [line for line in basket.by_year[fy] if line.program != program]
    if fields_only:
        _say_fields(question, kind, baskets, drawn)


def _say_fields(question: Question, kind: BudgetKind, baskets: Sequence[_Basket], drawn: Drawn) -> None:
    """Say which programs count in several fields, and which in none."""
    if several := _several(question, baskets):
        drawn.note(_SEVERAL_FIELDS.format(count=len(several)))
    counted = {
        line.program
        for own in question.facts.budgets.values()
        for line in own
        if line.kind is kind and question.within(line.fy) and (line.group_line or not question.spec.group_only)
    }
    if without := [code for code in counted if not question.facts.programs[code].fields]:
        drawn.note(_NO_FIELD.format(count=len(without)))


def _several(question: Question, baskets: Iterable[_Basket]) -> set[str]:
    """Return the programs that stand in more than one of the baskets."""
    counts = Counter(
        program
        for basket in baskets
        for program in {line.program for lines in basket.by_year.values() for line in lines}
    )
    return {program for program, count in counts.items() if count > 1 and program in question.facts.programs}


def _add_series(question: Question, basket: _Basket, kind: BudgetKind, drawn: Drawn, *, beside: bool = False) -> bool:
    """Add the series of a subject; where nothing is on file, say so. Return whether there is one."""
    points: list[Point] = []
    held: list[frozenset[str]] = []
    for fy in sorted(basket.by_year):
        if (lines := basket.by_year[fy]) and basket.single:
            points.append(chosen_point(question, lines, drawn))
        elif lines:
            point, programs = sum_point(question, lines, kind, drawn, basket.following)
            points.append(point)
            held.append(programs)
    subject, label = basket.subject, question.label(basket.subject)
    if not points:
        if not beside:
            drawn.leave(subject.key, label, (_ALL_LEFT if basket.by_year else _NOTHING).format(kind=kind.label))
        return False
    changes = _changes(question, basket, points, held, drawn)
    if beside:
        label = _BESIDE.format(name=label, kind=kind.label)
    marked = kind if beside else None
    drawn.series.append(
        Series(subject, label, tuple(points), UNKNOWN_COVERAGE, kind in HOLLOW, changes, budget_kind=marked)
    )
    return True


def _changes(
    question: Question, basket: _Basket, points: Sequence[Point], held: Sequence[frozenset[str]], drawn: Drawn
) -> tuple[int, ...]:
    """Return the years from which the amounts are of another extent, and say so; ``held`` are the programs of sums."""
    label, years = question.label(basket.subject), [point.fy for point in points]
    found = {_SORT_CHANGES: breaks(points)}
    if basket.following is not None:
        found[_PROGRAMS_CHANGE] = lineage_breaks(years, held)
    elif not basket.single:
        found[_FILE_CHANGES] = extent_breaks(years, held, question.facts.programs)
        if not question.spec.group_only:
            drawn.note(ON_FILE_ONLY)
    for reason, changed in found.items():
        if changed:
            drawn.note(reason.format(name=label, years=question.years_list(changed)))
    return tuple(sorted({fy for changed in found.values() for fy in changed}))


def _budget_beside_outturn(question: Question, subjects: Sequence[Subject], drawn: Drawn) -> None:
    """Add two series a subject, initial budget and settlement: beside each other, never together."""
    for subject in subjects:
        if subject.kind not in _WITH_LINES:
            reason = _NO_OUTTURN_OF_GROUP if subject.kind is SubjectKind.GROUP else NO_BUDGET
            drawn.leave(subject.key, question.label(subject), reason)
            continue
        pair = (BudgetKind.INITIAL, BudgetKind.SETTLEMENT)
        for kind in pair:
            if not _add_series(question, _basket(question, subject, kind), kind, drawn, beside=True):
                label = _BESIDE.format(name=question.label(subject), kind=kind.label)
                drawn.leave(f"{subject.key}#{kind.value}", label, _NOTHING.format(kind=kind.label))
    _say_other_kinds(question, subjects, (BudgetKind.INITIAL, BudgetKind.SETTLEMENT), drawn)


def _add_group(question: Question, subject: Subject, kind: BudgetKind, drawn: Drawn) -> None:
    """Add the printed totals of the group; where the counted lines are on file, both totals, with and without ※内数."""
    if kind is not BudgetKind.INITIAL:
        drawn.leave(subject.key, question.label(subject), _GROUP_INITIAL)
        return
    counted: dict[int, list[BudgetLine]] = defaultdict(list)
    for lines in question.facts.budgets.values():
        for line in lines:
            if line.group_line:
                counted[line.fy].append(line)
    points = []
    without_lines = []
    for fy, figure in sorted(question.facts.group_totals.items()):
        if not question.within(fy):
            continue
        lines = counted.get(fy, [])
        if not lines:
            without_lines.append(fy)
            points.append(Point(fy, figure))
            continue
        members = [line.figure for line in lines]
        together = summed(members, figure.value, partial=any(member.partial for member in members))
        partial = sum((member.value for member in members if member.partial), start=figure.value * 0)
        citations = tuple(dict.fromkeys((*figure.citations, *together.citations)))
        points.append(
            Point(
                fy,
                replace(together, citations=citations),
                whole=figure.value - partial if partial else None,
                members=tuple((question.facts.tree.name(line.program), line.figure) for line in lines),
            )
        )
    if not points:
        drawn.leave(subject.key, question.label(subject), _NOTHING.format(kind=kind.label))
        return
    if without_lines:
        drawn.note(_GROUP_PRINTED.format(years=question.years_list(without_lines)))
    drawn.series.append(Series(subject, question.label(subject), tuple(points), UNKNOWN_COVERAGE))


def _totals(question: Question, kind: BudgetKind, baskets: Sequence[_Basket]) -> tuple[YearTotal, ...]:
    """Return what the shown series of each year come to, an amount that stands in several of them once."""
    found = []
    for fy in sorted({fy for basket in baskets for fy, lines in basket.by_year.items() if lines}):
        lines = {line.key: line for basket in baskets for line in basket.by_year.get(fy, ())}
        summed_up = total(lines.values(), fy, kind, question.facts.tree)
        here = [basket for basket in baskets if basket.by_year.get(fy)]
        found.append(
            YearTotal(
                fy,
                summed_up.with_partial,
                summed_up.without_partial if summed_up.partial and summed_up.without_partial else None,
                bool(summed_up.partial),
                tuple(basket.subject.key for basket in baskets if basket not in here),
                counted_twice=sum(len({line.key for line in basket.by_year[fy]}) for basket in here) > len(lines),
            )
        )
    return tuple(found)


def _say_other_kinds(
    question: Question, subjects: Sequence[Subject], drawn_kinds: Sequence[BudgetKind], drawn: Drawn
) -> None:
    """Tell of amounts of other kinds on file, which are never added to those drawn."""
    codes = {code for subject in subjects for code in programs_of(question.facts, subject)}
    lines = [line for code in codes for line in question.facts.budgets.get(code, ()) if question.within(line.fy)]
    if question.spec.group_only:
        return
    for kind in BudgetKind:
        count = sum(line.kind is kind for line in lines)
        if count and kind not in drawn_kinds:
            kinds = joined([one.label for one in drawn_kinds])
            drawn.leave(f"budget:{kind.value}", kind.label, _OTHER_KIND.format(count=count, kinds=kinds))


NO_BUDGET = Text(
    "地域・ブロック別の予算額は資料にありません。成果と実施地域だけを示せます。",
    "The facts hold no budget by region or block: only outcomes and participations can be drawn.",
)
"""Why a region or a block has no series of amounts."""

_GROUP_ONLY = Text(
    "連携施策群が集計した額だけを数えた（行ごとの額が資料にあるのは{years}）。",
    "Only the amounts counted by the coordination group (its lines are on file for {years}).",
)
_GROUP_BESIDE = Text(
    "群の計はほかの系列の額を含むことがあるため、積み上げには入れません。",
    "The total of the group may hold amounts of the other series and is not stacked with them.",
)
_GROUP_INITIAL = Text(
    "連携施策群の計が印刷されているのは当初予算だけです。",
    "The totals of the group are printed for initial budgets only.",
)
_GROUP_PRINTED = Text(
    "{years}の群の計は印刷された合計だけがあり、内訳の額と※内数の有無は資料にない。",
    "For {years} only the total of the group is printed, without its lines and without saying what is partial.",
)
_NO_OUTTURN_OF_GROUP = Text("連携施策群の決算額は資料にありません。", "No settlement of the group is on file.")
_NOTHING = Text("{kind}の額は資料にありません。", "No amount on file: {kind}.")
_ALL_LEFT = Text(
    "{kind}の額はどれもほかの系列の額に含まれるため、この図には足しません。",
    "Every amount ({kind}) lies inside those of other series and is not added here.",
)
_TWICE = Text(
    "「{other}」の系列に数えたため、二度は足しません。", "It is counted in the series “{other}” and not added twice."
)
_SEVERAL_FIELDS = Text(
    "複数の分野にわたる{count}事業は、それぞれの分野に数えた。棒の高さの合計は計より大きい。",
    "Programs of several fields ({count}) count in each of them: the bars together are higher than the total.",
)
_NO_FIELD = Text(
    "分野の資料がない{count}事業の額は、どの分野にも入っていない。",
    "Programs without a field on file ({count}) are in none of the fields.",
)
_SORT_CHANGES = Text(
    "「{name}」は{years}から額の範囲（全額か※内数か）が変わるため、線をつながない。",
    "“{name}”: from {years} the amount is of another extent (whole or ※ partial), so the line is broken there.",
)
_PROGRAMS_CHANGE = Text(
    "「{name}」の系譜は{years}から数える事業が変わるため、線をつながない。",
    "The lineage of “{name}” counts other programs from {years}, so the line is broken there.",
)
_FILE_CHANGES = Text(
    "「{name}」は{years}から額が資料にある事業が変わるため、線をつながない。",
    "“{name}”: from {years} amounts of other programs are on file, so the line is broken there.",
)
ON_FILE_ONLY = Text(
    "府省・種別・分野の額は、額が資料にある事業だけの和で、実施した事業のすべてではない。",
    "Amounts of ministries, kinds and fields add up the programs with an amount on file, not all programs that ran.",
)
"""Said of every sum over programs."""

_BESIDE = Text("{name} {kind}", "{name}: {kind}")
_OTHER_KIND = Text(
    "ほかに {count} 件の額が資料にありますが、{kinds}とは種類が違うため足しません。",
    "{count} amounts on file are of another kind than {kinds} and are never added to it.",
)
