"""What the makers of series share: the question being answered, points from chosen figures, words for years."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from navigator.domain.budgets import ChoiceRule
from navigator.domain.chart import ChartSpec, Coverage, Omission, Point, Series, Subject, SubjectKind
from navigator.domain.chartfacts import GROUP_CODE, ChartFacts
from navigator.domain.figures import Citation, Figure
from navigator.domain.fiscal import YearStyle, format_fiscal_span, format_fiscal_year
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, BudgetKind, Field, Ministry, ProgramKind, Qualifier, Term

UNKNOWN_COVERAGE = Coverage(0, None)


@dataclass(frozen=True)
class Question:
    """A chart being made: what was asked, the facts, the form of the years in its sentences."""

    spec: ChartSpec
    facts: ChartFacts
    years: YearStyle = YearStyle.ERA

    def year(self, fy: int) -> Text:
        """Return a fiscal year in words."""
        return Text(format_fiscal_year(fy, self.years, "ja"), format_fiscal_year(fy, self.years, "en"))

    def span(self, first: int | None, last: int | None) -> Text:
        """Return a span of fiscal years in words."""
        return Text(
            format_fiscal_span(first, last, self.years, "ja"), format_fiscal_span(first, last, self.years, "en")
        )

    def years_list(self, years: Iterable[int]) -> Text:
        """Return several fiscal years in words, runs of them as spans."""
        return joined([self.span(first, last) for first, last in runs(years)])

    def within(self, fy: int) -> bool:
        """Tell whether a year lies inside the bounds asked for."""
        first, last = self.spec.fy_from, self.spec.fy_to
        return (first is None or fy >= first) and (last is None or fy <= last)

    def label(self, subject: Subject) -> Text:
        """Return the name of a subject; a code that the facts do not know stands for itself."""
        return subject_label(self.facts, subject)


@dataclass
class Drawn:
    """What a maker of series gives back: series in the order of the subjects, omissions, notes of the chart."""

    series: list[Series] = field(default_factory=list)
    left_out: list[Omission] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)

    def leave(self, key: str, label: Text, reason: Text) -> None:
        """Tell of something that is not drawn."""
        self.left_out.append(Omission(key, reason, label))

    def note(self, note: Text) -> None:
        """Add a note once."""
        if note not in self.notes:
            self.notes.append(note)


_TERMS: dict[SubjectKind, type[Term]] = {SubjectKind.KIND: ProgramKind, SubjectKind.FIELD: Field}


def subject_label(facts: ChartFacts, subject: Subject) -> Text:
    """Return the name of a subject; a code that the facts do not know stands for itself."""
    bare = Text(subject.code, subject.code)
    match subject.kind:
        case SubjectKind.PROGRAM:
            program = facts.programs.get(subject.code)
            return bare if program is None else program.name
        case SubjectKind.MINISTRY:
            return facts.ministries.get(subject.code, bare)
        case SubjectKind.REGION:
            region = facts.regions.get(subject.code)
            return bare if region is None else region.name
        case SubjectKind.BLOCK:
            return Block(subject.code).label if subject.code in set(Block) else bare
        case SubjectKind.GROUP:
            body = facts.bodies.get(subject.code or GROUP_CODE)
            return SubjectKind.GROUP.label if body is None else body[1]
    terms = _TERMS[subject.kind]
    return terms(subject.code).label if subject.code in set(terms) else bare


def known(facts: ChartFacts, subject: Subject) -> bool:
    """Tell whether the facts know the subject."""
    match subject.kind:
        case SubjectKind.PROGRAM:
            return subject.code in facts.programs
        case SubjectKind.MINISTRY:
            return subject.code in set(Ministry)
        case SubjectKind.REGION:
            return subject.code in facts.regions
        case SubjectKind.BLOCK:
            return subject.code in set(Block)
        case SubjectKind.GROUP:
            return (subject.code or GROUP_CODE) in facts.bodies
    return subject.code in set(_TERMS[subject.kind])


def programs_of(facts: ChartFacts, subject: Subject) -> tuple[str, ...]:
    """Return the codes of the programs of a ministry, kind or field, or the program itself; none for other subjects.

    A program of several fields belongs to each of them.
    """
    tests: dict[SubjectKind, Callable[[str], bool]] = {
        SubjectKind.PROGRAM: lambda code: code == subject.code,
        SubjectKind.MINISTRY: lambda code: facts.programs[code].ministry == subject.code,
        SubjectKind.KIND: lambda code: facts.programs[code].kind.value == subject.code,
        SubjectKind.FIELD: lambda code: subject.code in {one.value for one in facts.programs[code].fields},
    }
    belongs = tests.get(subject.kind)
    return () if belongs is None else tuple(code for code in facts.programs if belongs(code))


def runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Return years as spans without gaps, in order."""
    found: list[tuple[int, int]] = []
    for fy in sorted(set(years)):
        if found and found[-1][1] == fy - 1:
            found[-1] = (found[-1][0], fy)
        else:
            found.append((fy, fy))
    return found


MOST_NAMES = 6


def listed(parts: Sequence[Text]) -> Text:
    """Return several names as one text, a long list cut with the number of the others."""
    if len(parts) <= MOST_NAMES:
        return joined(parts)
    return _AND_MORE.format(names=joined(parts[: MOST_NAMES - 1]), count=len(parts) - MOST_NAMES + 1)


def joined(parts: Sequence[Text]) -> Text:
    """Return several names as one text."""
    return Text("・".join(part.ja for part in parts), ", ".join(part.en for part in parts))


def sentences(parts: Iterable[Text | None]) -> Text | None:
    """Return several sentences as one text; None when there is none."""
    said = [part for part in parts if part is not None]
    if not said:
        return None
    return Text("".join(part.ja for part in said), " ".join(part.en for part in said))


def bounds(figures: Iterable[Figure]) -> tuple[Decimal | None, Decimal | None]:
    """Return the lowest and highest value where the figures disagree, else (None, None)."""
    values = {figure.value for figure in figures}
    return (min(values), max(values)) if len(values) > 1 else (None, None)


def disagreement(rule: ChoiceRule) -> Text:
    """Return what is said where sources disagree; the range itself stands behind the figure."""
    return _DISAGREE.format(rule=rule.label)


def summed(members: Sequence[Figure], value: Decimal, *, partial: bool) -> Figure:
    """Return a sum as a figure: every citation of its members; about wins over «over», as it leaves both ways open."""
    qualifiers = {figure.qualifier for figure in members}
    first = members[0]
    return Figure(
        value,
        first.unit,
        tuple(dict.fromkeys(citation for figure in members for citation in figure.citations)),
        kind=first.kind,
        accumulation=first.accumulation,
        qualifier=next((one for one in (Qualifier.ABOUT, Qualifier.OVER) if one in qualifiers), None),
        partial=partial,
        partial_kind=next((figure.partial_kind for figure in members if figure.partial and figure.partial_kind), None),
        planned=first.planned,
    )


def citations_of(points: Iterable[Point]) -> list[Citation]:
    """Return every citation of points, of the drawn figure and of those it was chosen from."""
    found: list[Citation] = []
    for point in points:
        found += point.figure.citations
        for other in point.others:
            found += other.citations
    return found


HOLLOW = frozenset({BudgetKind.REQUEST, BudgetKind.PRIORITY_REQUEST, BudgetKind.PLANNED})
"""Kinds of amount that nobody has voted: drawn as outlines."""

_AND_MORE = Text("{names} ほか{count}", "{names} and {count} more")
_DISAGREE = Text(
    "出典により異なるため「{rule}」で選んだ。",
    "The sources disagree; chosen by the rule «{rule}».",
)
