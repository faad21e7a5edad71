"""Reading measures, programs, frames and the lineage as the path planner sees them."""

import gc
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection

from navigator.db import facts
from navigator.db.calls import call_rounds
from navigator.domain.calls import CallRound
from navigator.domain.figures import MILLION_YEN, Citation, Figure
from navigator.domain.planning import STAGES, Amount, AmountBasis, Frame, Offer, Succession
from navigator.domain.providers import ministry_of_provider
from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, BudgetKind, Eligible, Field, Ministry, Relation

SPENT = (BudgetKind.INITIAL, BudgetKind.SUPPLEMENTARY, BudgetKind.RECONSTRUCTION, BudgetKind.SETTLEMENT)
"""Kinds of amount that show a program at work in their year; a request or a plan does not."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """Everything that plans are made of. ``programs`` are the program offers by code, ``names`` the program names."""

    offers: tuple[Offer, ...]
    programs: Mapping[str, Offer]
    frames: tuple[Frame, ...]
    successions: tuple[Succession, ...]
    names: Mapping[str, Text]
    block_of: Mapping[str, Block]


def plan_facts(connection: Connection) -> PlanFacts:
    """Read everything that plans are made of."""
    with _uncollected():
        return _read(connection)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the garbage collector rest: nothing read here is garbage, and looking through all of it doubles the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(connection: Connection) -> PlanFacts:
    block_of = {row["name_ja"]: Block(row["block_code"]) for row in facts.rows(connection, "prefectures")}
    rows = {row["code"]: row for row in facts.rows(connection, "programs")}
    rounds: dict[str, list[CallRound]] = defaultdict(list)
    for found in call_rounds(connection):
        rounds[found.measure].append(found)
    measures = facts.rows(connection, "measures")
    steps = facts.rows(connection, "program_successions")
    active = _active(rows, _seen(connection, measures, rounds, steps), steps)
    lines = {code: _line(code, rows) for code in rows}
    ended = {row["from_code"] for row in steps if row["fy"]} | {code for code, row in rows.items() if row["end_fy"]}
    programs = {code: _program(row, lines[code], active.get(code), ended) for code, row in rows.items()}
    own = {row["code"]: row for row in measures}
    above = _Above(own, rows, lines, block_of)
    offers = [_measure(row, above, rounds[row["code"]]) for row in measures]
    return PlanFacts(
        (*programs.values(), *offers),
        programs,
        tuple(_frame(row) for row in facts.rows(connection, "linkages")),
        tuple(
            Succession(row["from_code"], row["to_code"], row["fy"], row["relation"].label, _citation(row))
            for row in steps
            if row["to_code"]
        ),
        {code: Text(row["name_ja"], row["name_en"] or row["name_ja"]) for code, row in rows.items()},
        block_of,
    )


@cache
def _fields(codes: tuple[str, ...]) -> tuple[Field, ...]:
    return tuple(map(Field, codes))


@cache
def _eligible(codes: tuple[str, ...]) -> tuple[Eligible, ...]:
    return tuple(map(Eligible, codes))


def _citation(row: Row) -> Citation:
    return Citation(row["source"], row["locator"])


def _stages(row: Row) -> tuple[int, int] | None:
    """Return the stages printed; one end alone is that stage only."""
    first, last = row["stage_from"] or row["stage_to"], row["stage_to"] or row["stage_from"]
    return None if first is None else (STAGES.index(first), STAGES.index(last))


def _amount(low: Any, high: Any, row: Row, basis: AmountBasis) -> Amount:
    figures = [None if value is None else Figure(value, MILLION_YEN, (_citation(row),)) for value in (low, high)]
    return Amount(figures[0], figures[1], basis)


def _line(code: str, rows: Mapping[str, Row]) -> tuple[str, ...]:
    """Return a record and everything above it, the nearest first."""
    line = [code]
    while (parent := rows[line[-1]]["parent_code"]) and parent not in line:
        line.append(parent)
    return tuple(line)


def _months(row: Row) -> int | None:
    years = row["duration_years"]
    return None if years is None else int(years * 12)


def _program(row: Row, line: tuple[str, ...], active: tuple[int, int] | None, ended: Container[str]) -> Offer:
    ministry = Ministry(row["ministry_code"]) if row["ministry_code"] else None
    return Offer(
        RecordRef("programs", row["fact_key"], row["code"]),
        Text(row["name_ja"], row["name_en"] or row["name_ja"]),
        _citation(row),
        stages=_stages(row),
        ministry=ministry,
        provider="" if ministry is None else ministry.label.ja,
        fields=_fields(row["fields"]),
        eligible=_eligible(row["eligible"]),
        amount=_amount(row["scale_per_year_myen_min"], row["scale_per_year_myen_max"], row, AmountBasis.YEAR),
        months=_months(row),
        active=active,
        end_on_file=row["code"] in ended,
        line=line,
    )


@dataclass(frozen=True, slots=True)
class _Above:
    """What stands above a measure: measures and programs by code, the lines of programs, the blocks of prefectures."""

    measures: Mapping[str, Row]
    programs: Mapping[str, Row]
    lines: Mapping[str, tuple[str, ...]]
    block_of: Mapping[str, Block]
    _known: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Block, ...]] = field(default_factory=dict)

    def blocks(self, codes: tuple[str, ...], prefectures: tuple[str, ...]) -> tuple[Block, ...]:
        """Return the blocks named, and those of the prefectures named, north to south."""
        if (codes, prefectures) not in self._known:
            named = {*codes, *(self.block_of[name].value for name in prefectures if name in self.block_of)}
            self._known[codes, prefectures] = tuple(block for block in Block if block.value in named)
        return self._known[codes, prefectures]


def _measure(row: Row, above: _Above, rounds: Sequence[CallRound]) -> Offer:
    program = above.programs.get(row["program_code"] or "")
    named = ministry_of_provider(row["provider_ja"]) if program is None else program["ministry_code"]
    line = _line(row["code"], above.measures)
    return Offer(
        RecordRef("measures", row["fact_key"], row["code"]),
        Text(row["name_ja"], row["name_en"] or row["name_ja"]),
        _citation(row),
        stages=_stages(row),
        ministry=Ministry(named) if named else None,
        provider=row["provider_ja"] or "",
        fields=_fields(row["fields"]),
        eligible=_eligible(row["eligible"]),
        blocks=above.blocks(row["block_codes"], row["prefectures"]),
        prefectures=row["prefectures"],
        amount=_amount(row["amount_min_myen"], row["amount_max_myen"], row, AmountBasis.UNSAID),
        months=None if program is None else _months(program),
        rounds=tuple(rounds),
        line=line + (() if program is None else above.lines[program["code"]]),
    )


def _frame(row: Row) -> Frame:
    amount = row["amount_myen"]
    return Frame(
        row["program_code"],
        Text(row["frame_name_ja"] or "", row["frame_name_ja"] or ""),
        row["fy"],
        row["partner_codes"],
        None if amount is None else Figure(amount, MILLION_YEN, (_citation(row),)),
        row["purpose_ja"] or "",
        _citation(row),
        row["note"] or "",
    )


def _active(
    programs: Mapping[str, Row], seen: Mapping[str, set[int]], steps: Iterable[Row]
) -> dict[str, tuple[int, int]]:
    """Return the fiscal years in which each program is known to have run.

    The printed first and last year; where one is missing, the years in which anything on file shows the program at
    work, and as its last year the one before it passed into another (of an end: that of the end); failing that the last
    year printed for the program above it.
    """
    passed = {row["from_code"]: row["fy"] - (row["relation"] is not Relation.ENDED) for row in steps if row["fy"]}
    found = {}
    for code, row in programs.items():
        years = seen.get(code, set()) | {year for year in (row["start_fy"], row["end_fy"]) if year is not None}
        if not years:
            continue
        above = next((end for one in _line(code, programs) if (end := programs[one]["end_fy"])), None)
        last = row["end_fy"] or max(*years, passed.get(code, above) or 0, 0)
        first = row["start_fy"] or min(years)
        found[code] = (first, max(first, last))
    return found


def _seen(
    connection: Connection, measures: Iterable[Row], rounds: Mapping[str, Sequence[CallRound]], steps: Iterable[Row]
) -> dict[str, set[int]]:
    """Return the years in which something on file shows a program at work.

    Money but requests and plans, the group's list, frames (but those only asked for), regions, rounds of its measures,
    and the year in which it took over from another.
    """
    seen: dict[str, set[int]] = defaultdict(set)
    for row in facts.rows(connection, "budgets"):
        if row["kind"] in SPENT:
            seen[row["program_code"]].add(row["fy"])
    for name in ("group_memberships", "linkages"):
        for row in facts.rows(connection, name):
            if row["fy"] is not None and "request" not in (row["note"] or ""):
                seen[row["program_code"]].add(row["fy"])
    for row in facts.rows(connection, "participations"):
        seen[row["program_code"]].update(year for year in (row["start_fy"], row["end_fy"]) if year is not None)
    for row in measures:
        if row["program_code"]:
            seen[row["program_code"]].update(one.fy for one in rounds[row["code"]] if one.fy is not None)
    for row in steps:
        if row["to_code"] and row["fy"] is not None:
            seen[row["to_code"]].add(row["fy"])
    return seen
