"""What changed between two days: nothing outside the span, nothing twice, a missing year is no change."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.budgets import BudgetLine
from navigator.domain.calls import CallRound
from navigator.domain.dates import PartialDate
from navigator.domain.figures import MILLION_YEN, Citation, Figure
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind, Confidence, Relation
from navigator.domain.whatchanged import (
    ChangeKind,
    ProgramSpan,
    SuccessionFact,
    call_changes,
    money_changes,
    ordered,
    program_changes,
)

NAME = Text("名", "name")
CITED = Citation("s", "")
APRIL, MARCH = date(2007, 4, 1), date(2008, 3, 31)


def call(opens: str = "", closes: str = "") -> CallRound:
    return CallRound(
        "r",
        "m",
        NAME,
        NAME,
        "",
        None,
        PartialDate(opens) if opens else None,
        PartialDate(closes) if closes else None,
        (),
        CITED,
    )


def kinds(*rounds: CallRound, since: date = date(2007, 5, 1), until: date = date(2007, 5, 31)) -> list[ChangeKind]:
    return [change.kind for change in call_changes(rounds, since, until)]


def test_calls_are_told_after_the_first_day_up_to_the_last() -> None:
    assert kinds(call("2007-05-02", "2007-05-31")) == [ChangeKind.OPENED, ChangeKind.CLOSED]
    assert kinds(call("2007-05-01", "2007-05-01")) == []


def test_a_deadline_of_the_next_thirty_days_is_told() -> None:
    assert kinds(call(closes="2007-06-30")) == [ChangeKind.DEADLINE]
    assert kinds(call(closes="2007-07-01")) == []


def test_a_month_counts_where_its_call_is_surely_over() -> None:
    assert kinds(call(closes="2007-05"), until=date(2007, 5, 30)) == [ChangeKind.DEADLINE]
    assert kinds(call(closes="2007-05"), until=date(2007, 5, 31)) == [ChangeKind.CLOSED]


PROGRAMS = [
    ProgramSpan("old", NAME, 2002, 2006, CITED),
    ProgramSpan("new", Text("新", "new"), 2007, None, CITED),
]


def test_programs_begin_in_april_and_end_in_march() -> None:
    edge = SuccessionFact("old", "new", 2007, Relation.SUCCEEDED_BY, CITED)
    other = SuccessionFact("old", "new", 2007, Relation.SUCCEEDED_BY, Citation("t", ""))
    found = program_changes(PROGRAMS, [edge, other], date(2007, 3, 30), APRIL)
    assert [(change.kind, change.code) for change in ordered(found)] == [
        (ChangeKind.NEW, "new"),
        (ChangeKind.ENDED, "old"),
        (ChangeKind.SUCCESSION, "old"),
    ]
    (succession,) = [change for change in found if change.kind is ChangeKind.SUCCESSION]
    assert succession.citations == (CITED, Citation("t", ""))
    assert succession.after == Text("後継: 新", "Succeeded by: new")
    assert program_changes(PROGRAMS, [edge], APRIL, MARCH) == ()


def line(fy: int, amount: int, *, partial: bool = False, kind: BudgetKind = BudgetKind.INITIAL) -> BudgetLine:
    figure = Figure(Decimal(amount), MILLION_YEN, (CITED,), kind=kind, partial=partial)
    return BudgetLine(f"{fy}-{kind}-{amount}", "p", fy, figure, Confidence.PRIMARY)


def test_money_is_compared_with_the_year_before_only() -> None:
    span = (date(2006, 4, 1), APRIL)
    ((before, after),) = money_changes([line(2006, 10), line(2007, 12), line(2005, 1)], *span)
    assert (before.line.fy, after.line.fy) == (2006, 2007)
    assert money_changes([line(2005, 10), line(2007, 12)], *span) == (), "a missing year is no change"
    assert money_changes([line(2006, 10), line(2007, 10)], *span) == ()
    assert money_changes([line(2006, 10), line(2007, 12, partial=True)], *span) == ()
    assert money_changes([line(2006, 10), line(2007, 12, kind=BudgetKind.REQUEST)], *span) == ()


days = st.dates(date(2005, 1, 1), date(2009, 12, 31))


@given(rounds=st.lists(st.tuples(days, days)), begin=days, first=st.integers(0, 300), second=st.integers(0, 300))
def test_two_spans_tell_together_what_the_whole_tells(
    rounds: list[tuple[date, date]], begin: date, first: int, second: int
) -> None:
    calls = [call(opens.isoformat(), closes.isoformat()) for opens, closes in rounds]
    middle, end = begin + timedelta(days=first), begin + timedelta(days=first + second)

    def told(since: date, until: date) -> list[tuple[str, str]]:
        found = call_changes(calls, since, until)
        return sorted((change.kind, change.day) for change in found if change.kind is not ChangeKind.DEADLINE)

    assert sorted(told(begin, middle) + told(middle, end)) == told(begin, end)
