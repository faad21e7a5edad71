"""The coordination group as the facts tell it."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from navigator.db.library import Library
from navigator.domain.document import BarChart, Table
from navigator.domain.errors import UserError
from navigator.domain.group import Membership
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import FundAxis, Qualifier
from navigator.services.finding import FindingService
from navigator.services.group import GroupService
from navigator.services.rereading import RereadingService
from navigator.services.sheet_parts import SheetOptions
from tests.db.libraries import FACTS, TODAY

JA = Presentation()


@pytest.fixture
def group(library: Library) -> GroupService:
    return GroupService(library)


def table(name: str) -> list[dict[str, str]]:
    with (Path(FACTS) / f"{name}.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_fy2007_has_eighteen_lines_seventeen_measures_and_both_totals(group: GroupService) -> None:
    year = group.picture().year(2007)
    assert year.printed is not None
    assert (year.printed.ministries, year.printed.measures, year.printed.amount.value) == (8, 17, 74222)
    assert len(year.members) == 18
    assert year.membership is Membership.WHOLE
    assert year.sum is not None
    assert (year.sum.with_partial, year.sum.without_partial) == (74222, 62889)
    assert [line.program for line in year.sum.partial] == ["mhlw-nibio"]


def test_the_sum_is_that_of_the_rows_on_file(group: GroupService) -> None:
    amounts = {row["id"]: row for row in table("budgets")}
    lines = [amounts[row["budget_id"]] for row in table("group_memberships") if row["fy"] == "2007"]
    both = sum(Decimal(line["amount_myen"]) for line in lines)
    whole = sum(Decimal(line["amount_myen"]) for line in lines if line["is_partial"] == "0")
    found = group.picture().year(2007).sum
    assert found is not None
    assert (found.with_partial, found.without_partial) == (both, whole)


def test_other_years_show_what_is_printed_and_no_more(group: GroupService) -> None:
    found = {year.fy: year for year in group.years()}
    assert {fy: year.printed and year.printed.amount.value for fy, year in found.items()} == {
        2005: 70332, 2006: 81535, 2007: 74222, 2008: None,
    }  # fmt: skip
    assert {fy: year.membership for fy, year in found.items()} == {
        2005: Membership.PART, 2006: Membership.WHOLE, 2007: Membership.WHOLE, 2008: Membership.PART,
    }  # fmt: skip
    assert [year.sum for fy, year in found.items() if fy != 2007] == [None, None, None]


def test_joiners_and_leavers_of_fy2007(group: GroupService) -> None:
    found = group.change(2006, 2007)
    assert found.all_joined
    assert found.all_left
    joined = {one.member.code: [other.code for other in one.related] for one in found.joined or ()}
    assert joined == {
        "cao-okinawa-innov": [],
        "moe-model": [],
        "mext-chiteki-1": ["mext-chiteki"],
        "mext-chiteki-2": ["mext-chiteki"],
    }
    assert {one.member.code for one in found.left or ()} == {"cao-okinawa-sangakukan", "mext-chiteki", "moe-etv"}


def test_joiners_of_fy2008_are_those_on_file_and_leavers_unknown(group: GroupService) -> None:
    found = group.change(2007, 2008)
    assert {one.member.code for one in found.joined or ()} == {"maff-jitsuyo", "meti-kyoso", "meti-shigen"}
    assert not found.all_joined
    assert found.left is None
    assert group.change(2005, 2006).joined is None


def test_money_by_block_is_ranked_and_about_and_by_field_without_amounts(group: GroupService) -> None:
    orders = group.funds()
    blocks = [order for order in orders if order.axis is FundAxis.BLOCK]
    assert [[(one.code, one.rank) for one in order.shares] for order in blocks] == [
        [("kinki", 1), ("kanto", 2), ("kyushu", 3)],
        [("kanto", 1), ("kinki", 2), ("kyushu", 3), ("chubu", 3)],
    ]
    assert all(one.amount and one.amount.qualifier is Qualifier.ABOUT for order in blocks for one in order.shares)
    fields = [order for order in orders if order.axis is FundAxis.FIELD]
    assert [[one.code for one in order.shares] for order in fields] == [
        ["life", "ict", "env", "nano"],
        ["life", "ict", "env", "nano", "manufacturing", "energy"],
    ]
    assert not any(order.has_amounts for order in fields)


def test_every_figure_leads_to_a_numbered_source(group: GroupService) -> None:
    picture = group.picture()
    for year in picture.years:
        if year.printed is not None:
            assert picture.number(year.printed.amount.citations[0]) >= 1
        for member in year.members:
            assert picture.number(member.citation) >= 1
    assert [view.number for view in picture.citations] == list(range(1, len(picture.citations) + 1))


def test_a_year_without_anything_is_refused(group: GroupService) -> None:
    with pytest.raises(UserError, match="平成11年度"):
        group.change(1999, 2007)


def test_paper_and_table_say_the_same(own_library: Library) -> None:
    group = GroupService(own_library)
    document = group.document(2006, 2007, SheetOptions(), JA)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    years, joined, left, members = tables
    assert [row.cells[0].lines[0] for row in years.rows] == [f"平成{n}年度" for n in (17, 18, 19, 20)]
    assert [cell.lines[0] for cell in years.rows[2].cells[1:6]] == ["8", "17", "74,222", "74,222※", "62,889"]
    assert years.rows[3].cells[3].lines == ("…",)
    assert (len(joined.rows), len(left.rows), len(members.rows)) == (4, 3, 18)
    bars = [block for block in document.blocks if isinstance(block, BarChart)]
    assert [bar.text for bar in bars[1].bars] == ["約8,000", "約6,000", "約4,000", "約4,000"]
    export = group.export(2006, 2007, JA)
    listed = [row for row in export.rows if row[0] == "平成19年度" and row[4]]
    assert [(row[4], row[5]) for row in listed] == [(row.key, row.cells[2].lines[0]) for row in members.rows]
    found = RereadingService(own_library, FindingService(own_library, TODAY)).reread(document.foot.check_id, JA)
    assert (found.paper.kind, found.changes) == ("group", ())
