"""What is said about the coordination group, the same on screen, paper and in files."""

from collections import Counter

from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.group import Change, FundOrder, GroupChange, GroupYear, Membership
from navigator.domain.money import MISSING, format_myen
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import wording

TITLE = Text("科学技術連携施策群「地域科学技術クラスター」", "Coordination group “Regional S&T Clusters”")
YEARS = Text("年度ごとの姿", "Year by year")
YEAR = Text("年度", "Fiscal year")
MINISTRIES = Text("府省数", "Ministries")
MEASURES = Text("施策数", "Measures")
PRINTED = Text("公表の合計", "Printed total")
WITH_PARTIAL = Text("構成の計（※を含む）", "Sum of members with ※")
WITHOUT_PARTIAL = Text("構成の計（※を除く）", "Sum of members without ※")
MEMBERSHIP = Text("構成", "Members")
MEMBERS = Text("{year}の構成", "Members in {year}")
MINISTRY, PROGRAM, AMOUNT = Text("府省", "Ministry"), Text("事業", "Program"), Text("金額", "Amount")
REMARK, CHANGE = Text("備考", "Remarks"), Text("異動", "Change")
CHANGES = Text("{before}から{after}への異動", "Changes from {before} to {after}")
JOINED, LEFT = Text("加わった事業", "Joined"), Text("外れた事業", "Left")
FUNDS = Text("資金の配分（{year}・概算）", "Spread of funds ({year}, approximate)")
BLOCKS, FIELDS = Text("ブロック別", "By block"), Text("分野別", "By field")
RANK = Text("{rank}位", "No. {rank}")
IN_ORDER = Text(
    "出典の記載順。金額と順位の記載なし。", "In the order of the source, which prints no amount and no rank."
)
OF_MEASURES = Text("{members}行（公表の施策数は{measures}）", "{members} lines (measures printed: {measures})")
ONLY_SOME = Text("{how}：{counted}。ほかの構成は資料なし", "{how}: {counted}. The other members are not on file")
NO_JOINERS = Text(
    "{year}の構成がそろっていないため、加わった事業は分からない。",
    "Who joined is not known: the members of {year} are not all on file.",
)
NO_LEAVERS = Text(
    "{year}の構成がそろっていないため、外れた事業は分からない。",
    "Who left is not known: the members of {year} are not all on file.",
)
ONLY_KNOWN = Text("資料のあるものだけ。", "Only those on file.")
COLLECTED = Text("収集時の注記：{note}", "Collectors’ note: {note}")
NOBODY = Text("なし", "None")
RELATED_JOINED = Text("前の年度は「{names}」として数えられた", "counted as “{names}” before")
RELATED_LEFT = Text("次の年度は「{names}」として数えられる", "counted as “{names}” after")


def year_text(fy: int, presentation: Presentation) -> str:
    """Write a fiscal year as the reader wants it."""
    return format_fiscal_year(fy, presentation.years, presentation.language)


def count_text(number: int | None) -> str:
    """Write a printed number, or the sign for «not on file»."""
    return MISSING if number is None else f"{number:,}"


def membership_text(year: GroupYear) -> Text:
    """Say how far the members are on file, and how lines and measures relate."""
    if not year.members:
        return Membership.NONE.label
    said = OF_MEASURES if year.printed is not None else Text("{members}行", "{members} lines")
    counted = said.format(
        members=len(year.members), measures=count_text(None if year.printed is None else year.printed.measures)
    )
    said = ONLY_SOME if year.membership is Membership.PART else Text("{how}：{counted}", "{how}: {counted}")
    return said.format(how=year.membership.label, counted=counted)


def shared_notes(year: GroupYear) -> list[str]:
    """Return what the collectors noted about several members alike: how the list of the year came about."""
    found = Counter(one.note for one in year.members if one.note)
    return [note for note, count in found.items() if count > 1]


def totals(year: GroupYear) -> tuple[str, str, str]:
    """Write the printed total and the two sums of the members, … where not on file."""
    printed = MISSING if year.printed is None else wording.figure_text(year.printed.amount).ja
    if year.sum is None:
        return printed, MISSING, MISSING
    sign = wording.PARTIAL_SIGN if year.sum.partial else ""
    return printed, format_myen(year.sum.with_partial) + sign, format_myen(year.sum.without_partial)


def related_text(one: Change, *, joined: bool) -> Text | None:
    """Say that a program was counted before, or is after, as a whole or in phases; None where it was not."""
    if not one.related:
        return None
    names = wording.joined([other.label for other in one.related])
    return (RELATED_JOINED if joined else RELATED_LEFT).format(names=names)


def silence(change: GroupChange, presentation: Presentation, *, joined: bool) -> str:
    """Say why the joiners or leavers are not told, or not all; empty where all are."""
    found, whole = (change.joined, change.all_joined) if joined else (change.left, change.all_left)
    language = presentation.language
    if found is None:
        year = change.before if joined else change.after
        return (NO_JOINERS if joined else NO_LEAVERS).of(language).format(year=year_text(year, presentation))
    if not whole:
        return ONLY_KNOWN.of(language)
    return "" if found else NOBODY.of(language)


def order_title(order: FundOrder) -> Text:
    """Return the title of an order of blocks or fields."""
    axis = BLOCKS if order.has_amounts else FIELDS
    return Text("{category}・{axis}", "{category}, {axis}").format(category=order.category.label, axis=axis)
