"""A plain recount of chart figures from the CSV files of the package, by code that shares nothing with the program."""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from tests.db.packages import items, table

Row = dict[str, str]

_SURENESS = {"primary": 0, "secondary": 1, "reported": 2}


def sources() -> dict[str, Row]:
    return {row["id"]: row for row in table("sources")}


def counted_by_group() -> set[str]:
    return {row["budget_id"] for row in table("group_memberships") if row["budget_id"]}


def _rank(row: Row) -> tuple[object, ...]:
    source = sources()[row["source"]]
    date = [-int(part) for part in source["published"].split("-")] if source["published"] else []
    return (row["id"] not in counted_by_group(), _SURENESS[source["confidence"]], [*date, 0, 0, 0][:3], row["id"])


def shown(program: str, fy: int, kind: str = "initial") -> Row | None:
    """The one row of a program, year and kind: the group's own, the surest, the latest."""
    rows = [
        row for row in table("budgets") if (row["program_code"], row["fy"], row["kind"]) == (program, str(fy), kind)
    ]
    here = {row["id"] for row in rows}
    wholes = [row for row in rows if row["part_of"] not in here] or rows
    return min(wholes, key=_rank) if wholes else None


def below(programs: set[str]) -> set[str]:
    """Every program under these: parts by parent, phases by umbrella, all the way down."""
    found: set[str] = set()
    waiting = set(programs)
    while waiting:
        now = {row["code"] for row in table("programs") if row["parent_code"] in waiting} | {
            code for row in table("programs") if row["code"] in waiting for code in items(row["umbrella_of"])
        }
        waiting = now - found
        found |= now
    return found


def lineage(program: str) -> tuple[set[str], set[str]]:
    """Ancestors and descendants, step by step along the successions."""
    pairs = {(row["from_code"], row["to_code"]) for row in table("program_successions") if row["to_code"]}
    found = []
    for step in (
        {b: {a for a, c in pairs if c == b} for _, b in pairs},
        {a: {c for b, c in pairs if b == a} for a, _ in pairs},
    ):
        reached: set[str] = set()
        waiting = [program]
        while waiting:
            for code in step.get(waiting.pop(), set()) - reached - {program}:
                reached.add(code)
                waiting.append(code)
        found.append(reached)
    return found[0], found[1]


def not_only_ours(program: str) -> set[str]:
    """Programs of a lineage that a program outside flows into or out of, and those beyond them."""
    ancestors, descendants = lineage(program)
    inside = {program} | ancestors | descendants
    near = inside | below(inside)
    pairs = {(row["from_code"], row["to_code"]) for row in table("program_successions") if row["to_code"]}

    def stranger(code: str) -> bool:
        return code not in near and not (below({code}) & inside)

    tainted: set[str] = set()
    for _ in range(len(inside) + 1):
        for a, b in pairs:
            if b in descendants and (stranger(a) or (a in tainted and a in descendants)):
                tainted.add(b)
            if a in ancestors and (stranger(b) or (b in tainted and b in ancestors)):
                tainted.add(a)
    return tainted


def lineage_sums(program: str) -> dict[int, tuple[Decimal, Decimal]]:
    """By year: everything, and what is whole and only ours. An amount inside another one of the year is not added."""
    ancestors, descendants = lineage(program)
    inside = {program} | ancestors | descendants
    tainted = not_only_ours(program)
    found: dict[int, tuple[Decimal, Decimal]] = {}
    by_year: dict[int, list[Row]] = defaultdict(list)
    for fy in {int(row["fy"]) for row in table("budgets")}:
        by_year[fy] = [row for code in sorted(inside) if (row := shown(code, fy)) is not None]
    for fy, rows in by_year.items():
        if not rows:
            continue
        both = _added(rows)
        clean = _added([row for row in rows if row["is_partial"] == "0" and row["program_code"] not in tainted])
        found[fy] = (both, clean)
    return found


def _added(rows: list[Row]) -> Decimal:
    """The sum of rows of which none lies inside, or shares a covered program with, one already counted."""
    money = {row["id"]: below({row["program_code"], *items(row["covers"])}) | set(items(row["covers"])) for row in rows}
    program_of = {row["id"]: row["program_code"] for row in table("budgets")}
    for row in rows:
        whole = program_of.get(row["part_of"])
        for other in rows:
            if other["program_code"] == whole:
                money[other["id"]] |= {row["program_code"]} | below({row["program_code"]})
    for row in rows:
        money[row["id"]] -= {row["program_code"]}
    depth = {row["id"]: sum(row["program_code"] in held for held in money.values()) for row in rows}
    total, taken = Decimal(0), []
    for row in sorted(rows, key=lambda row: (depth[row["id"]], -Decimal(row["amount_myen"]), row["program_code"])):
        mine = {row["program_code"], *money[row["id"]]}
        if not any(mine & theirs for theirs in taken):
            taken.append(mine)
            total += Decimal(row["amount_myen"])
    return total


def deflator(fy: int) -> Decimal | None:
    rows = [row for row in table("deflators") if row["series"] == "gdp_deflator" and row["year"] == str(fy)]
    return Decimal(rows[0]["value"]) if rows else None


def population(year: int) -> int | None:
    rows = [row for row in table("populations") if row["area_kind"] == "country" and row["year"] == str(year)]
    return int(rows[0]["persons"]) if rows else None


def rounded(value: Decimal, step: str) -> Decimal:
    return value.quantize(Decimal(step), ROUND_HALF_UP)
