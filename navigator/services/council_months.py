"""A fiscal year of a block as a list by day: activities, meetings, decisions due, consultations, events, calls."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from navigator.domain.calls import CallEvent
from navigator.domain.councilviews import Calendar, CalendarEntry
from navigator.domain.dates import PartialDate
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.money import MISSING
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.shown import ShownRow, ShownTable
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin
from navigator.services.calls import CallCalendar, status_text
from navigator.services.council_lists import COUNT, ORIGIN, short_day, source_marks
from navigator.services.sheet_parts import sayer

CALL = "call"
"""Kind of an entry that is the opening or the deadline of a call; its key is the measure's code."""

_HEADINGS = (Text("日", "Day"), Text("種類", "Kind"), Text("名称", "Title"), Text("状態", "State"), ORIGIN)
_TITLE = Text("{block} {year}のカレンダー", "{block}: calendar of {year}")
_CALL_TITLE = Text("{measure} {round}", "{measure} {round}")


@dataclass(frozen=True, slots=True)
class Dated:
    """Something in the year: ``kind`` and ``key`` say what opens it, ``day`` is None when no month is known."""

    kind: str
    key: str
    day: PartialDate | None
    label: Text
    title: Text
    state: Text
    origin: Text
    own: bool
    sources: tuple[int, ...]

    @property
    def month(self) -> tuple[int, int] | None:
        """Year and month; None when they are not known."""
        year, month, _ = self.day.parts if self.day is not None else (0, None, None)
        return None if month is None else (year, month)


@dataclass(frozen=True, slots=True)
class YearOfBlock:
    """What is in the year, by day; ``citations`` number the sources of all of it."""

    calendar: Calendar
    entries: tuple[Dated, ...]
    citations: tuple[CitationView, ...]

    def months(self) -> tuple[tuple[int, int], ...]:
        """Return the twelve months, April first."""
        return tuple((month.year, month.month) for month in self.calendar.months)

    def of_month(self, month: tuple[int, int] | None) -> tuple[Dated, ...]:
        """Return what is in a month; None: what names none."""
        return tuple(entry for entry in self.entries if entry.month == month)


def year_of_block(calendar: Calendar, calls: CallCalendar) -> YearOfBlock:
    """Put a block's year and its calls together; a source that both cite keeps one number."""
    numbers = {citation.source: citation.number for citation in calendar.citations}
    citations = list(calendar.citations)
    for citation in calls.citations:
        if citation.source not in numbers:
            numbers[citation.source] = len(numbers) + 1
            citations.append(replace(citation, number=numbers[citation.source]))
    entries = [_of_entry(entry) for month in calendar.months for entry in month.entries]
    entries += [_of_entry(entry) for entry in calendar.undated]
    entries += [_of_call(event, numbers[event.round.citation.source]) for event in calls.events]
    return YearOfBlock(calendar, tuple(sorted(entries, key=_place)), tuple(citations))


def year_table(year: YearOfBlock, entries: Iterable[Dated], presentation: Presentation, about: str = "") -> ShownTable:
    """Return entries of the year as a list."""
    say = sayer(presentation)
    rows = tuple(
        ShownRow(
            f"{entry.kind}|{entry.key}",
            (
                MISSING if entry.day is None else short_day(entry.day, presentation),
                say(entry.label),
                say(entry.title),
                say(entry.state),
                source_marks(entry.sources) or say(entry.origin),
            ),
            entry.own,
            entry.sources,
        )
        for entry in entries
    )
    fy = format_fiscal_year(year.calendar.fy, presentation.years, presentation.language)
    title = say(_TITLE).format(block=say(year.calendar.block.label), year=fy)
    used = {number for row in rows for number in row.sources}
    citations = tuple(one for one in year.citations if one.number in used)
    lines = (*([about] if about else []), say(COUNT).format(count=f"{len(rows):,}"))
    return ShownTable(title, lines, tuple(map(say, _HEADINGS)), rows, wide=2, citations=citations)


def _of_entry(entry: CalendarEntry) -> Dated:
    own = entry.origin is Origin.OFFICE
    state = entry.state.label if entry.state is not None else Text("", "")
    label = (
        entry.label
        if entry.label == entry.kind.label
        else Text(f"{entry.kind.label.ja}・{entry.label.ja}", f"{entry.kind.label.en}: {entry.label.en}")
    )
    return Dated(
        entry.kind.value, entry.key, entry.date, label, entry.title, state, entry.origin.label, own, entry.sources
    )


def _of_call(event: CallEvent, number: int) -> Dated:
    found = event.round
    title = found.measure_name
    if not event.estimated:
        title = _CALL_TITLE.format(measure=found.measure_name, round=found.name)
    label = Text(f"公募・{event.kind.label.ja}", f"Call: {event.kind.label.en}")
    state = status_text(event)
    origin = Origin.BUNDLED.label
    return Dated(CALL, found.measure, event.day, label, title, state, origin, own=False, sources=(number,))


def _place(entry: Dated) -> tuple[bool, str]:
    return entry.day is None, entry.day.text if entry.day is not None else ""
