"""Rules of the coordination group: what lists of members may say, orders of money. Figures are made up."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.budgets import BudgetLine, ProgramTree
from navigator.domain.figures import MILLION_YEN, Citation, Figure
from navigator.domain.group import (
    FundShare,
    Member,
    Membership,
    PrintedTotal,
    change,
    fund_orders,
    group_year,
)
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind, Confidence, FundAxis, FundCategory, Ministry

CITED = Citation("s", "")
TREE = ProgramTree({"phase-1": None, "phase-2": None}, {"whole": ("phase-1", "phase-2")})


def member(code: str, amount: int | None = None, *, partial: bool = False) -> Member:
    line = None
    if amount is not None:
        figure = Figure(Decimal(amount), MILLION_YEN, (CITED,), kind=BudgetKind.INITIAL, partial=partial)
        line = BudgetLine(code, code, 2007, figure, Confidence.PRIMARY, group_line=True)
    return Member(code, Text(code, code), Ministry.MEXT, CITED, line)


def printed(measures: int | None) -> PrintedTotal:
    return PrintedTotal(2007, 8, measures, Figure(Decimal(1), MILLION_YEN, (CITED,)))


def test_a_list_is_whole_when_it_names_as_many_as_are_printed() -> None:
    members = [member("a"), member("b")]
    assert group_year(2007, printed(2), members, TREE).membership is Membership.WHOLE
    assert group_year(2007, printed(1), members, TREE).membership is Membership.WHOLE
    assert group_year(2007, printed(3), members, TREE).membership is Membership.PART
    assert group_year(2007, None, members, TREE).membership is Membership.PART
    assert group_year(2007, printed(3), [], TREE).membership is Membership.NONE


def test_amounts_are_added_only_where_every_member_has_one() -> None:
    found = group_year(2007, printed(2), [member("a", 10), member("b", 5, partial=True)], TREE)
    assert found.sum is not None
    assert (found.sum.with_partial, found.sum.without_partial) == (15, 10)
    assert group_year(2007, printed(2), [member("a", 10), member("b")], TREE).sum is None
    assert group_year(2007, printed(9), [member("a", 10), member("b", 5)], TREE).sum is None


def test_nothing_is_said_that_a_list_in_part_cannot_say() -> None:
    whole = group_year(2006, printed(2), [member("a"), member("b")], TREE)
    part = group_year(2007, printed(9), [member("a"), member("c")], TREE)
    forward = change(whole, part, TREE)
    assert [one.member.code for one in forward.joined or ()] == ["c"]
    assert forward.left is None
    assert not forward.all_joined
    back = change(part, whole, TREE)
    assert back.joined is None
    assert [one.member.code for one in back.left or ()] == ["c"]


def test_phases_and_their_whole_are_told_to_belong_together() -> None:
    before = group_year(2006, printed(1), [member("whole")], TREE)
    after = group_year(2007, printed(2), [member("phase-1"), member("phase-2"), member("new")], TREE)
    found = change(before, after, TREE)
    joined = {one.member.code: [other.code for other in one.related] for one in found.joined or ()}
    assert joined == {"phase-1": ["whole"], "phase-2": ["whole"], "new": []}
    assert [[other.code for other in one.related] for one in found.left or ()] == [["phase-1", "phase-2"]]


CODES = st.sets(st.sampled_from("abcdefgh"))


@given(CODES, CODES)
def test_between_whole_lists_joiners_and_leavers_lead_from_one_to_the_other(first: set[str], second: set[str]) -> None:
    years = [group_year(fy, printed(0), map(member, sorted(codes)), TREE) for fy, codes in ((1, first), (2, second))]
    found = change(*years, TREE)
    if not first or not second:
        # Nobody on file is not the same as nobody.
        assert (found.joined is None) == (not first)
        assert (found.left is None) == (not second)
        return
    joined = {one.member.code for one in found.joined or ()}
    left = {one.member.code for one in found.left or ()}
    assert (first - left) | joined == second
    assert not joined & left
    assert found.all_joined
    assert found.all_left


def share(code: str, rank: int | None, amount: int | None, axis: FundAxis = FundAxis.BLOCK) -> FundShare:
    figure = None if amount is None else Figure(Decimal(amount), MILLION_YEN, (CITED,))
    return FundShare(code, 2006, FundCategory.RD_GRANT, axis, code, Text(code, code), rank, figure, CITED)


def test_orders_follow_the_rank_and_else_the_source() -> None:
    shares = [share("y", None, None, FundAxis.FIELD), share("x", None, None, FundAxis.FIELD)]
    shares += [share("c", 2, 4), share("a", 1, 8), share("b", 2, 4)]
    blocks, fields = fund_orders(shares)
    assert [one.code for one in blocks.shares] == ["a", "c", "b"]
    assert [one.code for one in fields.shares] == ["y", "x"]
    assert (blocks.has_amounts, blocks.highest) == (True, 8)
    assert (fields.has_amounts, fields.highest) == (False, 0)
