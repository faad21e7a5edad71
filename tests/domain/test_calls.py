"""The calendar of calls: what stands on which day, and when a month may be estimated."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.calls import (
    ESTIMATE_YEARS,
    CallEventKind,
    CallRound,
    events_between,
    reminders,
    usual_month,
)
from navigator.domain.dates import CallStatus, PartialDate
from navigator.domain.figures import Citation
from navigator.domain.text import Text

NAME = Text("支援策", "Measure")
YEAR = (date(2007, 4, 1), date(2008, 3, 31))


def call(code: str, opens: str = "", closes: str = "", *, measure: str = "m", ended: int | None = None) -> CallRound:
    return CallRound(
        code,
        measure,
        NAME,
        NAME,
        "",
        None,
        PartialDate(opens) if opens else None,
        PartialDate(closes) if closes else None,
        (),
        Citation("source", ""),
        ended_fy=ended,
    )


def test_printed_dates_stand_in_the_order_of_their_days_with_the_status_of_today() -> None:
    rounds = [call("b", "2007-05-01", "2007-06-30"), call("a", closes="2007-05-20", measure="n")]
    events = events_between(rounds, *YEAR, date(2007, 6, 20))
    told = [(event.round.code, event.kind, event.status) for event in events if not event.estimated]
    assert told == [
        ("b", CallEventKind.OPENS, CallStatus.CLOSING),
        ("a", CallEventKind.CLOSES, CallStatus.CLOSED),
        ("b", CallEventKind.CLOSES, CallStatus.CLOSING),
    ]


def test_a_date_known_to_the_month_is_in_every_span_that_touches_the_month() -> None:
    (event,) = events_between([call("a", closes="2007-05")], date(2007, 5, 31), date(2007, 5, 31), date(2007, 4, 1))
    assert event.day.text == "2007-05"
    assert not events_between([call("a", closes="2007-05")], date(2007, 6, 1), date(2007, 6, 9), date(2007, 7, 1))


def test_the_usual_month_is_the_most_frequent_and_of_equals_the_latest() -> None:
    rounds = [call("a", "2004-05-10"), call("b", "2005-05-12"), call("c", "2006-06-01")]
    found = usual_month(rounds, CallEventKind.OPENS)
    assert found is not None
    assert (found.month, found.agreeing, found.rounds) == (5, 2, ("a", "b", "c"))
    equal = usual_month(rounds[1:], CallEventKind.OPENS)
    assert equal is not None
    assert equal.month == 6
    assert usual_month([call("a", "2004")], CallEventKind.OPENS) is None


def test_an_estimate_stands_in_the_next_year_and_names_what_it_rests_on() -> None:
    (event,) = events_between([call("a", closes="2006-06-15")], *YEAR, date(2007, 4, 10))
    assert event.estimated
    assert event.day.text == "2007-06"
    assert event.status is CallStatus.UNDATED
    assert event.usual is not None
    assert event.usual.rounds == ("a",)


def test_no_estimate_where_something_speaks_against_it() -> None:
    today = date(2007, 4, 10)
    known = [call("a", closes="2006-06-15"), call("b", closes="2007-09-15")]
    assert [event.round.code for event in events_between(known, *YEAR, today)] == ["b"]
    assert not events_between([call("a", closes="2006-06-15", ended=2006)], *YEAR, today)
    assert not events_between([call("a", closes="2006-06-15")], *YEAR, date(2007, 7, 1)), "the month is over"
    old = call("a", closes=f"{2007 - ESTIMATE_YEARS - 1}-06-15")
    assert not events_between([old], *YEAR, today)
    assert not events_between([call("desk", opens="2006-06-15")], *YEAR, today), "a desk is no yearly call"


def test_reminders_are_printed_dates_of_the_next_days() -> None:
    rounds = [call("a", "2007-05-01", "2007-05-31"), call("b", closes="2006-05-20", measure="n")]
    near = reminders(rounds, date(2007, 4, 25), within=10)
    assert [(event.round.code, event.kind) for event in near] == [("a", CallEventKind.OPENS)]


days = st.dates(date(2004, 1, 1), date(2009, 12, 31))
texts = st.one_of(st.none(), days.map(lambda day: day.isoformat()), days.map(lambda day: day.isoformat()[:7]))


@given(dates=st.lists(st.tuples(texts, texts), max_size=6), first=days, length=st.integers(0, 400), today=days)
def test_every_printed_date_of_the_span_is_told_once_and_no_estimate_lies_in_the_past(
    dates: list[tuple[str | None, str | None]], first: date, length: int, today: date
) -> None:
    rounds = [
        call(str(place), opens or "", closes or "", measure=str(place % 2))
        for place, (opens, closes) in enumerate(dates)
    ]
    last = first + timedelta(days=length)
    events = events_between(rounds, first, last, today)
    expected = sum(
        day is not None and PartialDate(day).first <= last and PartialDate(day).last >= first
        for pair in dates
        for day in pair
    )
    assert sum(not event.estimated for event in events) == expected
    for event in events:
        assert event.day.first <= last
        assert event.day.last >= first
        if event.estimated:
            assert event.day.last >= today
    assert [event.day.first for event in events] == sorted(event.day.first for event in events)
