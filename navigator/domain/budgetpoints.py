"""Points of amounts: the chosen one of a program and year, the sum of a year without adding anything twice."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from navigator.domain.budgets import BudgetLine, ChosenLine, choose, total
from navigator.domain.chart import Point
from navigator.domain.lineage import LineageProgram
from navigator.domain.lineage_series import Following
from navigator.domain.seriesparts import Drawn, Question, bounds, disagreement, joined, listed, sentences, summed
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind


def line_label(question: Question, line: BudgetLine) -> Text:
    """Return the name of an amount: its program and year."""
    return _LINE.format(program=question.facts.tree.name(line.program), year=question.year(line.fy))


def chosen_point(question: Question, lines: Iterable[BudgetLine], drawn: Drawn) -> Point:
    """Return the point of one program, year and kind: the amount shown, the other sources; its parts are left out."""
    (choice,) = choose(lines)
    for part in choice.parts:
        drawn.leave(part.key, line_label(question, part), _PART)
    low, high = _range(choice)
    return Point(
        choice.line.fy,
        choice.line.figure,
        low=low,
        high=high,
        rule=choice.rule,
        others=tuple(other.figure for other in choice.others),
        note=None if low is None else disagreement(choice.rule),
    )


def sum_point(
    question: Question, lines: Sequence[BudgetLine], kind: BudgetKind, drawn: Drawn, following: Following | None = None
) -> tuple[Point, frozenset[str]]:
    """Return the sum of the amounts of one year and kind, and the programs it holds; the rest is told in ``drawn``."""
    fy = lines[0].fy
    found = total(lines, fy, kind, question.facts.tree)
    for left in found.left_out:
        drawn.leave(left.line.key, line_label(question, left.line), left.reason)
    choices = {choice.line.key: choice for choice in choose(lines)}
    counted = [choices[line.key] for line in found.counted]
    figure = summed([choice.line.figure for choice in counted], found.with_partial, partial=bool(found.partial))
    doubtful = [choice for choice in counted if choice.disagrees]
    low, high = _spread(counted) if doubtful else (None, None)
    tree = question.facts.tree
    point = Point(
        fy,
        figure,
        whole=found.without_partial if found.partial and found.without_partial else None,
        low=low,
        high=high,
        rule=choices[found.counted[0].key].rule if len(counted) == 1 else None,
        others=tuple(other.figure for choice in doubtful for other in choice.others),
        members=tuple((tree.name(line.program), line.figure) for line in found.counted),
        note=sentences(
            [
                _doubts(question, doubtful),
                _foreign(question, following, [line.program for line in found.counted]),
            ]
        ),
    )
    return point, frozenset(line.program for line in found.counted)


def breaks(points: Sequence[Point]) -> tuple[int, ...]:
    """Return the years from which the amounts are of another sort: whole or ※内数, and which ※内数."""
    return tuple(after.fy for before, after in pairwise(points) if _sort(before) != _sort(after))


def lineage_breaks(years: Sequence[int], held: Sequence[frozenset[str]]) -> tuple[int, ...]:
    """Return the years from which a sum holds other programs than before; ``held`` are those of each year."""
    return tuple(fy for fy, (before, now) in zip(years[1:], pairwise(held), strict=True) if before != now)


def extent_breaks(
    years: Sequence[int], held: Sequence[frozenset[str]], programs: Mapping[str, LineageProgram]
) -> tuple[int, ...]:
    """Return the years from which a sum holds other programs because other ones are on file.

    A program that began or ended in between changes the sum in truth. One that ran, or may have run, in both years
    and has an amount in one of them only changes what the sum is a sum of.
    """
    found = []
    for (before, was), (fy, now) in pairwise(zip(years, held, strict=True)):
        lost = any(_may_run(programs[code], fy) for code in was - now)
        if lost or any(_may_run(programs[code], before) for code in now - was):
            found.append(fy)
    return tuple(found)


def _may_run(program: LineageProgram, fy: int) -> bool:
    begun = program.start_fy is None or program.start_fy <= fy
    return begun and (program.end_fy is None or program.end_fy >= fy)


def _sort(point: Point) -> tuple[object, ...]:
    return (point.partial, point.figure.partial_kind if point.partial else None)


def _range(choice: ChosenLine) -> tuple[Decimal | None, Decimal | None]:
    return bounds([choice.line.figure, *(other.figure for other in choice.others)])


def _spread(counted: Iterable[ChosenLine]) -> tuple[Decimal, Decimal]:
    low = high = Decimal(0)
    for choice in counted:
        least, most = _range(choice)
        low += choice.line.figure.value if least is None else least
        high += choice.line.figure.value if most is None else most
    return low, high


def _doubts(question: Question, doubtful: Sequence[ChosenLine]) -> Text | None:
    """Return which members of a sum the sources disagree about, and the rules that chose."""
    if not doubtful:
        return None
    return _SUM_DISAGREES.format(
        names=listed([question.facts.tree.name(choice.line.program) for choice in doubtful]),
        rules=joined(list(dict.fromkeys(choice.rule.label for choice in doubtful))),
    )


def _foreign(question: Question, following: Following | None, programs: Iterable[str]) -> Text | None:
    """Return which amounts of a lineage are not only its own."""
    if following is None:
        return None
    tree = question.facts.tree
    return sentences(
        _SHARED.format(program=tree.name(code), others=joined([tree.name(other) for other in following.shared[code]]))
        for code in dict.fromkeys(programs)
        if code in following.shared
    )


_LINE = Text("{program}（{year}）", "{program} ({year})")
_PART = Text("示した額に含まれる内訳のため足しません。", "It is a part of the amount shown and is not added.")
_SUM_DISAGREES = Text(
    "「{names}」の額は出典により異なるため「{rules}」で選んだ。",
    "The sources disagree about {names}; chosen by the rule «{rules}».",
)
_SHARED = Text(
    "「{program}」の額には、系譜の外の「{others}」の分も含まれる（内数）。",
    "The amount of “{program}” also holds money of {others}, outside this lineage (a share only).",
)
