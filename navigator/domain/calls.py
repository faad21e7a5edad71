"""The calendar of calls: rounds on their printed dates, and the month in which a measure usually opens or closes.

Source: the product page, «Planning» (calendar of calls with deadlines) and «Finding» (status of a call); rule 15 of
``resources/facts/README.md``: whether a call was open follows from its dates only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from navigator.domain.dates import CallStatus, PartialDate, call_status
from navigator.domain.figures import Citation
from navigator.domain.fiscal import fiscal_year_of
from navigator.domain.text import Text
from navigator.domain.vocabulary import Term

REMIND_DAYS = 30
"""A deadline or an opening this near is told at the start."""

ESTIMATE_YEARS = 2
"""A usual month is told for this many fiscal years behind the latest round on file: later, nothing says that the
measure goes on."""


class CallEventKind(Term):
    """What happens to a call on a day."""

    OPENS = "opens", "募集開始", "Opens"
    CLOSES = "closes", "締切", "Closes"


@dataclass(frozen=True, slots=True)
class CallRound:
    """One round (公募回) of a measure, as printed.

    ``blocks`` empty: the whole country, or not said. ``ended_fy`` is the last fiscal year of the measure's program.
    """

    code: str
    measure: str
    name: Text
    measure_name: Text
    provider: str
    fy: int | None
    opens: PartialDate | None
    closes: PartialDate | None
    blocks: tuple[str, ...]
    citation: Citation
    contact: str = ""
    url: str = ""
    ended_fy: int | None = None


@dataclass(frozen=True, slots=True)
class UsualMonth:
    """The month in which a measure's rounds usually open or close: an estimate, never a date.

    ``rounds`` are the codes of the earlier rounds with a known month, ``agreeing`` how many of them fell in ``month``.
    """

    kind: CallEventKind
    month: int
    rounds: tuple[str, ...]
    agreeing: int


@dataclass(frozen=True, slots=True)
class CallEvent:
    """One line of the calendar: a printed date, or an estimate (``usual`` set, ``day`` known to the month only)."""

    kind: CallEventKind
    day: PartialDate
    round: CallRound
    status: CallStatus
    usual: UsualMonth | None = None

    @property
    def estimated(self) -> bool:
        """Whether the month is reckoned from earlier rounds."""
        return self.usual is not None


def usual_month(rounds: Iterable[CallRound], kind: CallEventKind) -> UsualMonth | None:
    """Return the month in which most rounds of one measure open or close; of equals the one of the latest round.

    None when no round has a known month.
    """
    known = sorted(
        (day.text, day.parts[1], found.code)
        for found in rounds
        if (day := _day(found, kind)) is not None and day.parts[1] is not None
    )
    if not known:
        return None
    counts = Counter(month for _, month, _ in known)
    latest = {month: text for text, month, _ in known}
    month = max(counts, key=lambda month: (counts[month], latest[month]))
    assert month is not None
    return UsualMonth(kind, month, tuple(code for _, _, code in known), counts[month])


def events_between(rounds: Iterable[CallRound], first: date, last: date, today: date) -> tuple[CallEvent, ...]:
    """Return what happens to calls from ``first`` to ``last`` (both included), in the order of the days.

    A date known only to the month or the year is in the span when any of its days may be. An estimate is given for a
    measure in a month of the span that is not over on ``today``, when its earlier rounds have a usual month, the
    latest of them is at most ``ESTIMATE_YEARS`` fiscal years back, its program has not ended, some round closes (a
    desk that opened once is no yearly call), and no round of that fiscal year is on file with a date of this kind.
    """
    by_measure: dict[str, list[CallRound]] = defaultdict(list)
    for found in rounds:
        by_measure[found.measure].append(found)
    events: list[CallEvent] = []
    for own in by_measure.values():
        for kind in CallEventKind:
            events += _printed(own, kind, first, last, today)
            events += _estimates(own, kind, first, last, today)
    return tuple(sorted(events, key=_place))


def reminders(rounds: Iterable[CallRound], today: date, within: int = REMIND_DAYS) -> tuple[CallEvent, ...]:
    """Return the printed openings and deadlines of the next ``within`` days, today included."""
    span = events_between(rounds, today, today + timedelta(days=within), today)
    return tuple(event for event in span if not event.estimated)


def _day(found: CallRound, kind: CallEventKind) -> PartialDate | None:
    return found.opens if kind is CallEventKind.OPENS else found.closes


def _printed(own: list[CallRound], kind: CallEventKind, first: date, last: date, today: date) -> list[CallEvent]:
    events = []
    for found in own:
        day = _day(found, kind)
        if day is not None and day.first <= last and day.last >= first:
            events.append(CallEvent(kind, day, found, call_status(found.opens, found.closes, today)))
    return events


def _estimates(own: list[CallRound], kind: CallEventKind, first: date, last: date, today: date) -> list[CallEvent]:
    usual = usual_month(own, kind)
    if usual is None or all(found.closes is None for found in own):
        return []
    latest = max(own, key=lambda found: (_sorting(found, kind), found.code))
    newest = _day(latest, kind)
    assert newest is not None
    years = {fiscal_year_of(day.first) for found in own if (day := _day(found, kind)) is not None}
    events = []
    for year in range(max(first, today).year, last.year + 1):
        month = PartialDate(f"{year:04}-{usual.month:02}")
        fy = fiscal_year_of(month.first)
        over = month.last < today or month.first > last or month.last < first
        alive = fy - fiscal_year_of(newest.first) <= ESTIMATE_YEARS and fy <= (latest.ended_fy or fy)
        if alive and not over and fy not in years and newest.text < month.text:
            events.append(CallEvent(kind, month, latest, CallStatus.UNDATED, usual))
    return events


def _sorting(found: CallRound, kind: CallEventKind) -> str:
    day = _day(found, kind)
    return "" if day is None else day.text


def _place(event: CallEvent) -> tuple[date, bool, bool, str]:
    return event.day.first, event.estimated, event.kind is CallEventKind.CLOSES, event.round.code
