"""Known numbers of the facts, reckoned anew from a library: they say whether the figures still mean what they meant.

Every expected number stands in ``resources/facts/README.md`` («Rules for figures») or is a sum of rows named there.
They are about closed years, so a newer version of the package does not move them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from navigator.domain.text import Text

FactRow = Mapping[str, str]
FactRows = tuple[FactRow, ...]
RowSource = Callable[[str], FactRows]

GROUP_YEAR = "2007"
MINISTRY_ORDER = "cao mic mext mhlw maff meti mlit moe joint"
GROUP_BY_MINISTRY = "cao 8996, mic 7095, mext 25203, mhlw 11333, maff 5220, meti 15046, mlit 400, moe 929"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A known number, as text, and what the library gives."""

    name: Text
    expected: str
    found: str

    @property
    def holds(self) -> bool:
        """Whether the library gives the known number."""
        return self.found == self.expected


def anchors(rows: RowSource) -> tuple[Anchor, ...]:
    """Reckon every anchor; ``rows`` gives the bundled rows of a table as text cells."""
    made = [*_group(rows), *_places(rows), *_parts(rows), *_outcomes(rows)]
    return tuple(Anchor(name, expected, found) for name, expected, found in made)


_Made = Iterable[tuple[Text, str, str]]


def _group(rows: RowSource) -> _Made:
    """The coordination group of FY2007 (rules 3 and 8)."""
    budgets = {row["id"]: row for row in rows("budgets")}
    members = [row for row in rows("group_memberships") if row["fy"] == GROUP_YEAR]
    lines = [budgets[row["budget_id"]] for row in members if row["budget_id"] in budgets]
    ministry_of = {row["code"]: row["ministry_code"] for row in rows("programs")}
    totals = [row for row in rows("group_totals") if row["fy"] == GROUP_YEAR]
    yield Text("平成19年度の連携施策群の行", "FY2007 group: lines"), "18", str(len(lines))
    yield (
        Text("平成19年度の連携施策群の計（※内数を含む）", "FY2007 group: total with the ※ line"),
        "74222",
        _total(lines),
    )
    yield (
        Text("平成19年度の連携施策群の計（※内数を除く）", "FY2007 group: total without the ※ line"),
        "62889",
        _total(row for row in lines if row["is_partial"] == "0"),
    )
    yield (
        Text("平成19年度の連携施策群の計（印刷された額）", "FY2007 group: printed total"),
        "74222",
        ", ".join(row["amount_myen"] for row in totals),
    )
    yield (
        Text("平成19年度の連携施策群の施策数", "FY2007 group: number of measures"),
        "17",
        ", ".join(row["programs"] for row in totals),
    )
    sums = {
        code: _total(row for row in lines if ministry_of.get(row["program_code"]) == code)
        for code in MINISTRY_ORDER.split()[:-1]
    }
    yield (
        Text("平成19年度の連携施策群の府省別の計", "FY2007 group: totals by ministry"),
        GROUP_BY_MINISTRY,
        ", ".join(f"{code} {amount}" for code, amount in sums.items()),
    )
    share = [row["amount_myen"] for row in lines if row["partial_kind"] == "share"]
    yield Text("※内数の行", "The ※ line of the group"), "11333", ", ".join(share)


def _places(rows: RowSource) -> _Made:
    """Ministries, blocks and prefectures (rule 16)."""
    prefectures = rows("prefectures")
    blocks = rows("blocks")
    yield (
        Text("府省（建制順）", "Ministries in order"),
        MINISTRY_ORDER,
        " ".join(row["code"] for row in sorted(rows("ministries"), key=lambda row: row["sort_order"])),
    )
    yield Text("ブロック", "Blocks"), "10", str(len(blocks))
    yield Text("都道府県", "Prefectures"), "47", str(len({row["jis_code"] for row in prefectures}))
    listed = Counter(name for row in blocks for name in row["prefectures"].split(";") if name)
    agreeing = [
        row["name_ja"]
        for row in prefectures
        if listed[row["name_ja"]] == 1
        and any(
            block["code"] == row["block_code"] and row["name_ja"] in block["prefectures"].split(";") for block in blocks
        )
    ]
    yield (
        Text("ちょうど一つのブロックに属する都道府県", "Prefectures in exactly one block"),
        "47",
        str(len(agreeing)),
    )
    fukui = [row["block_code"] for row in prefectures if row["name_ja"] == "福井県"]
    yield Text("福井県のブロック", "Block of Fukui"), "hokuriku", ", ".join(fukui)


def _parts(rows: RowSource) -> _Made:
    """Amounts that lie in other amounts, and covered programs (rules 4 and 5)."""
    budgets = rows("budgets")
    by_id = {row["id"]: row for row in budgets}

    def wholes(*amounts: str) -> str:
        inside = [row for row in budgets if row["part_of"] and row["amount_myen"] in amounts]
        return ", ".join(sorted({by_id[row["part_of"]]["amount_myen"] for row in inside if row["part_of"] in by_id}))

    def parts(amount: str) -> str:
        whole = {row["id"] for row in budgets if row["amount_myen"] == amount}
        return _total(row for row in budgets if row["part_of"] in whole)

    yield Text("優先要望 3,210 を含む額", "The amount that holds the 3,210"), "9990", wholes("3210")
    yield Text("復興 1,504 を含む額", "The amount that holds the 1,504"), "9346", wholes("1504")
    # The parts as printed make a little more or less than their wholes; what counts is that they stay parts.
    yield Text("46,500 の三つの内訳の計", "The three headings inside 46,500"), "46520", parts("46500")
    yield Text("77,900 の三つの内訳の計", "The three headings inside 77,900"), "77880", parts("77900")
    covered = [len(row["covers"].split(";")) for row in budgets if row["amount_myen"] == "9411" and row["covers"]]
    yield Text("9,411 に含まれる事業", "Programs inside 9,411"), "5", ", ".join(map(str, covered))


def _outcomes(rows: RowSource) -> _Made:
    """Outcomes that must not be mixed, and regions counted once (rules 9 to 11 and 13)."""
    outcomes = rows("outcomes")

    def values(subject: str, metric: str, **cells: str) -> str:
        return ", ".join(
            row["value"]
            for row in outcomes
            if row["subject_code"] == subject
            and row["metric_code"] == metric
            and all(row[column] == cell for column, cell in cells.items())
        )

    years = {"fy_from": "2002", "fy_to": "2006"}
    yield (
        Text("第I期の特許（平成14–18年度）", "Patents of phase I, FY2002–2006"),
        "2230",
        values("mext-chiteki-1", "patents_total", **years),
    )
    yield (
        Text("第I期の事業化（平成14–18年度）", "Commercialisations of phase I, FY2002–2006"),
        "803",
        values("mext-chiteki-1", "commercialisations", **years),
    )
    yield (
        Text("事業化（平成14–22年度、試作を含む）", "Commercialisations FY2002–2010, prototypes counted"),
        "1975",
        values("mext-chiteki", "commercialisations", fy_from="2002", fy_to="2010"),
    )
    yield (
        Text("平成14年度の採択地域（二つの出典）", "Regions adopted in FY2002 (two sources)"),
        "12, 12",
        values("mext-chiteki-1", "regions_adopted", fy_from="2002", fy_to="2002"),
    )
    for day, themes in (("2007-11-09", "3596"), ("2008-03-24", "5034")):
        yield (
            Text(f"ポータルサイトの研究テーマ（{day}）", f"Themes on the portal on {day}"),
            themes,
            values("chiiki-portal", "portal_themes", as_of=day),
        )
    continuing = {row["region_code"] for row in rows("participations") if row["status"] == "continuing_fy2012"}
    yield Text("平成24年度の継続地域", "Continuing regions of FY2012"), "16", str(len(continuing))


def _total(lines: Iterable[FactRow]) -> str:
    """Return the sum of amounts; a cell that is no number any more is shown instead."""
    amounts = [row["amount_myen"] for row in lines]
    try:
        return format(sum(map(Decimal, amounts), Decimal(0)), "f")
    except InvalidOperation:
        return "? " + " + ".join(amounts)
