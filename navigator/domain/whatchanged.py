"""What changed between two days: calls that opened or closed, programs that began, ended or turned into others, money
that changed from one year to the next.

A fiscal year is taken at its ends: what begins in FY2007 begins on 1 April 2007, what ends in it on 31 March 2008.
Source: the product page, «Planning» (what changed between two dates).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from navigator.domain.budgets import BudgetLine, ChosenLine, choose
from navigator.domain.calls import REMIND_DAYS, CallEventKind, CallRound, events_between
from navigator.domain.figures import Citation
from navigator.domain.fiscal import fiscal_year_days
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind, Relation, Term


class ChangeKind(Term):
    """What happened to a record, in the order in which it is told."""

    DEADLINE = "deadline", "締切が近い", "Deadline near"
    OPENED = "opened", "公募開始", "Call opened"
    CLOSED = "closed", "公募終了", "Call closed"
    NEW = "new", "新規", "New"
    ENDED = "ended", "終了", "Ended"
    SUCCESSION = "succession", "後継・再編", "Succession"
    RENAMED = "renamed", "改称", "Renamed"
    AMOUNT = "amount", "額の変更", "Amount changed"
    DATE = "date", "日付の変更", "Date changed"
    CORRECTED = "corrected", "その他の変更", "Otherwise changed"
    GONE = "gone", "資料から削除", "Gone from the data"
    OWN = "own", "自事務所の記録", "Own records"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed.

    ``day`` is an ISO date or the time of an update; ``table`` and ``code`` name the record, empty for what is none.
    ``before`` and ``after`` are what stood and stands, None where there is nothing to say.
    """

    kind: ChangeKind
    day: str
    table: str
    code: str
    title: Text
    before: Text | None
    after: Text | None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgramSpan:
    """A program with the years it ran, None where not known."""

    code: str
    name: Text
    start_fy: int | None
    end_fy: int | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class SuccessionFact:
    """A program that turned into another (``after`` None when it ended) at the beginning of ``fy``."""

    before: str
    after: str | None
    fy: int
    relation: Relation
    citation: Citation


def call_changes(rounds: Iterable[CallRound], since: date, until: date) -> tuple[Change, ...]:
    """Return the calls that opened or closed after ``since`` up to ``until``, and the deadlines of the next 30 days.

    Printed dates only; a date known to the month counts on its last day for closing and its first for opening.
    """
    known = tuple(rounds)
    changes = []
    for event in events_between(known, since + timedelta(days=1), until, until):
        if event.estimated:
            continue
        opened = event.kind is CallEventKind.OPENS
        day = event.day.first if opened else event.day.last
        if since < day <= until:
            changes.append(_call(ChangeKind.OPENED if opened else ChangeKind.CLOSED, event.day.text, event.round))
    near = events_between(known, until + timedelta(days=1), until + timedelta(days=REMIND_DAYS), until)
    changes += [
        _call(ChangeKind.DEADLINE, event.day.text, event.round)
        for event in near
        if event.kind is CallEventKind.CLOSES and not event.estimated
    ]
    return tuple(changes)


def _call(kind: ChangeKind, day: str, found: CallRound) -> Change:
    # The round's own name is told where it says more than the measure's.
    told = None if found.name.ja == found.measure_name.ja else found.name
    return Change(kind, day, "measures", found.measure, found.measure_name, None, told, (found.citation,))


def program_changes(
    programs: Iterable[ProgramSpan], successions: Iterable[SuccessionFact], since: date, until: date
) -> tuple[Change, ...]:
    """Return the programs that began, ended or turned into others after ``since`` up to ``until``.

    A succession is told once, however many sources print it.
    """
    names = {program.code: program for program in programs}
    changes = []
    for program in names.values():
        if program.start_fy is not None and since < (day := fiscal_year_days(program.start_fy)[0]) <= until:
            changes.append(_program(ChangeKind.NEW, day, program))
        if program.end_fy is not None and since < (day := fiscal_year_days(program.end_fy)[1]) <= until:
            changes.append(_program(ChangeKind.ENDED, day, program))
    edges: dict[tuple[str, str | None, int, Relation], list[Citation]] = defaultdict(list)
    for edge in successions:
        edges[edge.before, edge.after, edge.fy, edge.relation].append(edge.citation)
    for (before, after, fy, relation), citations in edges.items():
        day = fiscal_year_days(fy)[0]
        if since < day <= until and before in names:
            successor = names[after].name if after in names else None
            told = relation.label if successor is None else _SUCCESSION.format(relation=relation.label, name=successor)
            changes.append(
                Change(
                    ChangeKind.SUCCESSION,
                    day.isoformat(),
                    "programs",
                    before,
                    names[before].name,
                    None,
                    told,
                    tuple(citations),
                )
            )
    return tuple(changes)


_SUCCESSION = Text("{relation}: {name}", "{relation}: {name}")


def _program(kind: ChangeKind, day: date, program: ProgramSpan) -> Change:
    return Change(kind, day.isoformat(), "programs", program.code, program.name, None, None, (program.citation,))


def money_changes(lines: Iterable[BudgetLine], since: date, until: date) -> tuple[tuple[ChosenLine, ChosenLine], ...]:
    """Return the chosen initial budgets that differ from the year before, for years that began in the span.

    As (before, after), one pair a program and year. A year whose predecessor is not on file tells nothing: a missing
    year is no change to zero. An ※内数 amount is only compared with another one.
    """
    chosen = {
        (found.line.program, found.line.fy): found for found in choose(lines) if found.line.kind is BudgetKind.INITIAL
    }
    pairs = []
    for (program, fy), after in sorted(chosen.items()):
        before = chosen.get((program, fy - 1))
        if before is None or not since < fiscal_year_days(fy)[0] <= until:
            continue
        same_nature = before.line.figure.partial == after.line.figure.partial
        if same_nature and before.line.figure.value != after.line.figure.value:
            pairs.append((before, after))
    return tuple(pairs)


def ordered(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes by kind, then day, then record."""
    kinds = list(ChangeKind)
    return tuple(sorted(changes, key=lambda change: (kinds.index(change.kind), change.day, change.code)))
