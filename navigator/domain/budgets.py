"""Amounts of programs: which of several sources is shown, and what a total may hold.

Sources: rules 3 to 9 of ``resources/facts/README.md``; the product page, «Rules for figures» and «Finding».
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeVar

from navigator.domain.figures import Figure
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind, Confidence, Term


class ChoiceRule(Term):
    """The rule that chose one row where several sources give an amount."""

    ONLY = "only", "出典は一つ", "the only source"
    AGREE = "agree", "出典の額は一致", "the sources agree"
    GROUP_LINE = "group_line", "連携施策群の集計行を優先", "the group's own line comes first"
    CONFIDENCE = "confidence", "一次の出典を優先", "primary before secondary before reported"
    LATEST = "latest", "新しい出典を優先", "the latest published comes first"
    ORDER = "order", "記載順の最初", "the first on file"


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One amount on file, million yen.

    ``key`` is the row's natural key; ``part_of`` the key of the row this amount lies in; ``covers`` the codes of other
    programs whose money is inside; ``group_line`` marks the line that the coordination group counts in ``fy``.
    ``published`` is the source's date (text, empty when unknown).
    """

    key: str
    program: str
    fy: int
    figure: Figure
    confidence: Confidence
    published: str = ""
    part_of: str | None = None
    covers: tuple[str, ...] = ()
    group_line: bool = False
    note: str = ""

    @property
    def kind(self) -> BudgetKind:
        """Kind of the amount."""
        assert self.figure.kind is not None
        return self.figure.kind


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """The amount shown for one program, year and kind, the others on file, and the rule that chose.

    ``parts`` are amounts of the same program, year and kind that lie inside one of these rows: neither another
    source's opinion nor anything to add.
    """

    line: BudgetLine
    others: tuple[BudgetLine, ...]
    rule: ChoiceRule
    parts: tuple[BudgetLine, ...] = ()

    @property
    def disagrees(self) -> bool:
        """Whether another source prints another amount."""
        return any(other.figure.value != self.line.figure.value for other in self.others)


def choose(lines: Iterable[BudgetLine]) -> tuple[ChosenLine, ...]:
    """Choose one amount for each program, year and kind, in the order (program, year, kind).

    The group's own line first, else primary before secondary before reported, else the latest published. An amount
    that lies inside another row of the same program, year and kind is a part, not a second opinion: it is never chosen
    beside its whole and never counted as a disagreement.
    """
    grouped: dict[tuple[str, int, BudgetKind], list[BudgetLine]] = defaultdict(list)
    for line in lines:
        grouped[line.program, line.fy, line.kind].append(line)
    kinds = list(BudgetKind)
    keys = sorted(grouped, key=lambda k: (k[0], k[1], kinds.index(k[2])))
    return tuple(_choose_one(grouped[key]) for key in keys)


def _choose_one(lines: list[BudgetLine]) -> ChosenLine:
    here = {line.key for line in lines}
    wholes = [line for line in lines if line.part_of not in here] or lines
    best, others, rule = prefer(wholes)
    parts = sorted((line for line in lines if line not in wholes), key=_preference)
    return ChosenLine(best, others, rule, tuple(parts))


class Sourced(Protocol):
    """A figure on file with what is needed to choose between sources."""

    @property
    def key(self) -> str:
        """Natural key of the row."""

    @property
    def figure(self) -> Figure:
        """The figure."""

    @property
    def confidence(self) -> Confidence:
        """How sure its source is."""

    @property
    def published(self) -> str:
        """Date of its source (YYYY[-MM[-DD]]), empty when unknown."""

    @property
    def group_line(self) -> bool:
        """Whether it is the group's own line."""


S = TypeVar("S", bound="Sourced")


def prefer(candidates: Iterable[S]) -> tuple[S, tuple[S, ...], ChoiceRule]:
    """Return the figure to show where several sources print one, the others in their order, and the rule that decided.

    The group's own line first, else primary before secondary before reported, else the latest published.
    """
    best, *others = sorted(candidates, key=_preference)
    return best, tuple(others), _rule(best, others)


def _preference(line: Sourced) -> tuple[bool, int, tuple[int, ...], str]:
    return not line.group_line, list(Confidence).index(line.confidence), _descending(line.published), line.key


def _descending(published: str) -> tuple[int, ...]:
    """Sort dates (YYYY[-MM[-DD]]) latest first, an inexact one after the exact ones inside it, unknown ones last."""
    parts = [-int(part) for part in published.split("-")] if published else []
    return (*parts, 0, 0, 0)[:3]


def _rule(best: Sourced, others: Sequence[Sourced]) -> ChoiceRule:
    """Name the rule that put ``best`` before the strongest row of another value; ``others`` are in preference order.

    A rule that only puts it before rows of the same value decided nothing a reader sees.
    """
    if not others:
        return ChoiceRule.ONLY
    rival = next((other for other in others if other.figure.value != best.figure.value), None)
    if rival is None:
        return ChoiceRule.AGREE
    if best.group_line != rival.group_line:
        return ChoiceRule.GROUP_LINE
    if best.confidence is not rival.confidence:
        return ChoiceRule.CONFIDENCE
    return ChoiceRule.LATEST if best.published != rival.published else ChoiceRule.ORDER


class ProgramTree:
    """Which program's money may lie inside which other's.

    Built from ``parent_code`` and ``umbrella_of`` of every program; containment is transitive. ``names`` say which
    program a reason speaks of; a code without a name stands for itself.
    """

    def __init__(
        self,
        parents: Mapping[str, str | None],
        umbrellas: Mapping[str, tuple[str, ...]],
        names: Mapping[str, Text] | None = None,
    ) -> None:
        self._names = names or {}
        children: dict[str, set[str]] = defaultdict(set)
        for code, parent in parents.items():
            if parent:
                children[parent].add(code)
        for code, members in umbrellas.items():
            children[code].update(members)
        self._children = children

    def name(self, code: str) -> Text:
        """Return the name of a program."""
        return self._names.get(code, Text(code, code))

    def inside(self, codes: Iterable[str]) -> frozenset[str]:
        """Return every program below ``codes``, the codes themselves not included unless one lies inside another."""
        found: set[str] = set()
        waiting = [child for code in codes for child in self._children.get(code, ())]
        while waiting:
            code = waiting.pop()
            if code not in found:
                found.add(code)
                waiting.extend(self._children.get(code, ()))
        return frozenset(found)

    def held_by(self, line: BudgetLine) -> frozenset[str]:
        """Return every program whose money may lie inside the amount of ``line``."""
        return self.inside((line.program, *line.covers)) | frozenset(line.covers)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An amount that a total does not hold, and why."""

    line: BudgetLine
    reason: Text


@dataclass(frozen=True, slots=True)
class BudgetTotal:
    """Two totals of chosen amounts of one year and kind, million yen: without and with the ※内数 rows.

    ``counted`` are the lines inside ``with_partial``, ``left_out`` all other chosen ones: together they are every
    amount shown. Each total holds no money twice. A whole amount inside one that is ※内数 is left out of the second
    total only.
    """

    fy: int
    kind: BudgetKind
    without_partial: Decimal
    with_partial: Decimal
    counted: tuple[BudgetLine, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def partial(self) -> tuple[BudgetLine, ...]:
        """The ※内数 rows inside ``with_partial``."""
        return tuple(line for line in self.counted if line.figure.partial)


def total(lines: Iterable[BudgetLine], fy: int, kind: BudgetKind, tree: ProgramTree) -> BudgetTotal:
    """Add the chosen amounts of ``fy`` and ``kind`` without counting any money twice.

    Umbrella and phase, parent and child, a covered program and an amount that lies in another are never added: the
    outer amount stands, the inner one is left out with the reason. Of two amounts that share a covered program the
    larger stands. Both totals are reckoned apart, since an outer amount that is ※内数 stands only in the second.
    """
    asked = [line for line in lines if line.fy == fy and line.kind is kind]
    chosen = [choice.line for choice in choose(asked)]
    program_of = {line.key: line.program for line in asked}
    whole, _ = _without_overlap([line for line in chosen if not line.figure.partial], program_of, tree)
    everything, left_out = _without_overlap(chosen, program_of, tree)
    return BudgetTotal(
        fy,
        kind,
        sum((line.figure.value for line in whole), Decimal(0)),
        sum((line.figure.value for line in everything), Decimal(0)),
        tuple(everything),
        tuple(left_out),
    )


def _without_overlap(
    lines: list[BudgetLine], program_of: Mapping[str, str], tree: ProgramTree
) -> tuple[list[BudgetLine], list[LeftOut]]:
    """Split ``lines`` (one a program) into those that may be added and those that share money with one of them.

    ``program_of`` names the program of every row on file, so that a part is known also where another source's row is
    shown for its whole.
    """
    held = {line.program: _held(line, lines, program_of, tree) for line in lines}
    holders = {line.program: sum(line.program in inner for inner in held.values()) for line in lines}
    kept: list[BudgetLine] = []
    reasons: dict[str, Text] = {}
    for line in sorted(lines, key=lambda line: (holders[line.program], -line.figure.value, line.program)):
        money = {line.program, *held[line.program]}
        outer = next((other for other in kept if money & {other.program, *held[other.program]}), None)
        if outer is None:
            kept.append(line)
        else:
            reason = INSIDE if line.program in held[outer.program] else SHARED
            reasons[line.program] = reason.format(outer=tree.name(outer.program))
    return (
        [line for line in lines if line.program not in reasons],
        [LeftOut(line, reasons[line.program]) for line in lines if line.program in reasons],
    )


def _held(
    line: BudgetLine, lines: Iterable[BudgetLine], program_of: Mapping[str, str], tree: ProgramTree
) -> frozenset[str]:
    """Return the programs whose money may lie inside the amount of ``line``."""
    parts = {part.program for part in lines if part.part_of and program_of.get(part.part_of) == line.program}
    return (tree.held_by(line) | tree.inside(parts) | parts) - {line.program}


INSIDE = Text(
    "「{outer}」の額に含まれるか、含まれる可能性があるため足しません。",
    "It lies, or may lie, inside the amount of “{outer}” and is not added.",
)
"""Why an inner amount is left out."""

SHARED = Text(
    "「{outer}」の額と重なる部分があるか、あり得るため足しません。",
    "It shares money, or may share money, with the amount of “{outer}” and is not added.",
)
"""Why an amount is left out that covers a program which another amount covers too."""
