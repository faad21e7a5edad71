"""The coordination group 連携施策群: what it held in a year, who joined and left, how its money was spread.

The facts know the members of some years only in part (rule 8 of ``resources/facts/README.md``): what a list of
members cannot say is never said. The printed number of measures is given beside the number of members, because two
members may be counted as one measure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from navigator.domain.budgets import BudgetLine, BudgetTotal, ProgramTree, total
from navigator.domain.figures import Citation, Figure
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind, FundAxis, FundCategory, Ministry, Term


class Membership(Term):
    """How far the members of a year are on file."""

    WHOLE = "whole", "構成の資料あり", "Members on file"
    PART = "part", "構成は一部だけ資料あり", "Only some members on file"
    NONE = "none", "構成は資料なし", "Members not on file"


@dataclass(frozen=True, slots=True)
class Member:
    """A program counted in the group in a year; ``line`` is the amount that the group counts, where it is printed.

    ``note`` are the collectors' words, English.
    """

    code: str
    label: Text
    ministry: Ministry
    citation: Citation
    line: BudgetLine | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """What a source prints for a year: the numbers of ministries and measures, and the amount in million yen."""

    fy: int
    ministries: int | None
    measures: int | None
    amount: Figure


@dataclass(frozen=True, slots=True)
class GroupYear:
    """The group in one year.

    ``sum`` adds the members' own amounts, with and without ※内数; None where the amounts are not on file for all.
    """

    fy: int
    printed: PrintedTotal | None
    members: tuple[Member, ...]
    membership: Membership
    sum: BudgetTotal | None = None


def group_year(fy: int, printed: PrintedTotal | None, members: Iterable[Member], tree: ProgramTree) -> GroupYear:
    """Return the group of ``fy``.

    Its list of members is whole when it names at least as many as the source prints measures: several members may be
    one measure, one member is never several.
    """
    found = tuple(sorted(members, key=lambda one: (list(Ministry).index(one.ministry), one.code)))
    wanted = None if printed is None else printed.measures
    if not found:
        membership = Membership.NONE
    else:
        membership = Membership.WHOLE if wanted is not None and len(found) >= wanted else Membership.PART
    lines = [one.line for one in found if one.line is not None]
    is_summed = membership is Membership.WHOLE and len(lines) == len(found)
    return GroupYear(fy, printed, found, membership, total(lines, fy, BudgetKind.INITIAL, tree) if is_summed else None)


@dataclass(frozen=True, slots=True)
class Change:
    """A program that stands in the list of one year and not in that of the other.

    ``related`` are programs of the other list that it holds or that hold it: a phase counted on its own instead of the
    whole, so that nothing new need have joined.
    """

    member: Member
    related: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupChange:
    """Who joined and who left from ``before`` to ``after``.

    ``joined`` is None where nothing can be said: the earlier list is not whole. ``left`` likewise needs the later one.
    ``all_joined`` and ``all_left`` tell whether the lists are exhaustive.
    """

    before: int
    after: int
    joined: tuple[Change, ...] | None
    left: tuple[Change, ...] | None
    all_joined: bool
    all_left: bool


def change(before: GroupYear, after: GroupYear, tree: ProgramTree) -> GroupChange:
    """Return who joined and left between two years, as far as the lists of both allow to say."""
    earlier, later = before.membership is Membership.WHOLE, after.membership is Membership.WHOLE
    return GroupChange(
        before.fy,
        after.fy,
        _only_in(after.members, before.members, tree) if earlier else None,
        _only_in(before.members, after.members, tree) if later else None,
        earlier and later,
        earlier and later,
    )


def _only_in(here: Sequence[Member], there: Sequence[Member], tree: ProgramTree) -> tuple[Change, ...]:
    known = {one.code for one in there}
    return tuple(
        Change(
            member,
            tuple(
                other
                for other in there
                if other.code in tree.inside((member.code,)) or member.code in tree.inside((other.code,))
            ),
        )
        for member in here
        if member.code not in known
    )


@dataclass(frozen=True, slots=True)
class FundShare:
    """A block or a field with its place in the order of money; ``rank`` and ``amount`` None where none is printed.

    ``note`` are the collectors' words, English.
    """

    key: str
    fy: int
    category: FundCategory
    axis: FundAxis
    code: str
    label: Text
    rank: int | None
    amount: Figure | None
    citation: Citation
    note: str = ""


@dataclass(frozen=True, slots=True)
class FundOrder:
    """One order of the source: the blocks or the fields of one sort of money in a year."""

    fy: int
    category: FundCategory
    axis: FundAxis
    shares: tuple[FundShare, ...]

    @property
    def has_amounts(self) -> bool:
        """Whether amounts are printed: an order without is never drawn as bars."""
        return any(share.amount is not None for share in self.shares)

    @property
    def highest(self) -> Decimal:
        """The largest amount, zero without one."""
        return max((share.amount.value for share in self.shares if share.amount is not None), default=Decimal(0))


def fund_orders(shares: Iterable[FundShare]) -> tuple[FundOrder, ...]:
    """Return the orders, blocks before fields; the ranked first by rank, the others as the source names them."""
    grouped: dict[tuple[int, FundCategory, FundAxis], list[FundShare]] = {}
    for share in shares:
        grouped.setdefault((share.fy, share.category, share.axis), []).append(share)
    keys = sorted(grouped, key=lambda k: (k[0], list(FundAxis).index(k[2]), list(FundCategory).index(k[1])))
    return tuple(
        FundOrder(*key, tuple(sorted(grouped[key], key=lambda one: (one.rank is None, one.rank or 0)))) for key in keys
    )
