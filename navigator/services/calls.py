"""The calendar of calls: what opens and closes when, what is near, and the same as iCalendar, table and paper."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from navigator.db.calls import call_rounds
from navigator.db.library import Library
from navigator.domain.calls import REMIND_DAYS, CallEvent, CallRound, events_between, reminders
from navigator.domain.dates import PartialDate
from navigator.domain.document import Align, Block, Cell, Column, Document, Heading, Line, Notes, PageSetup, Row, Title
from navigator.domain.document import Table as PaperTable
from navigator.domain.fiscal import YearStyle
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block as Region
from navigator.services.citations import CitationBook
from navigator.services.exporting import Export
from navigator.services.library import library_state
from navigator.services.papers import PaperService
from navigator.services.sheet_parts import SheetOptions, Stamp, foot_of, head_of, sayer, sources_block

TITLE = Text("公募の暦", "Calendar of calls")
SPAN = Text("{first} から {last} まで（{today} 現在）", "{first} to {last} (as of {today})")
IN_BLOCK = Text(
    "ブロック: {block}（全国・記載なしの公募を含む）",
    "Block: {block} (calls for the whole country or not said included)",
)
ESTIMATE = Text(
    "推定: 過去 {rounds} 回のうち {agreeing} 回がこの月",
    "Estimate: {agreeing} of {rounds} earlier rounds in this month",
)
ESTIMATE_NOTE = Text(
    "「推定」は過去の公募回のうちこの月だった回数から見積もったもので、日付の資料はありません。",
    "“Estimate” is reckoned from how many earlier rounds fell in that month; no date is on file.",
)
NOTHING = Text(
    "この期間に始まる、または締め切る公募は資料にありません。", "No call on file opens or closes in this span."
)
EVERYWHERE = Text("全国・記載なし", "Whole country or not said")
HEADINGS = (
    Text("日付", "Date"),
    Text("事柄", "What"),
    Text("研究支援策", "Measure"),
    Text("状態", "Status"),
    Text("公募回", "Round"),
    Text("提供者", "Provider"),
    Text("対象ブロック", "Blocks"),
)


@dataclass(frozen=True, slots=True)
class CallCalendar:
    """The calls of a span, in the order of the days; ``sources`` are their citations, numbered, by source code."""

    first: date
    last: date
    today: date
    block: str
    events: tuple[CallEvent, ...]
    citations: tuple[CitationView, ...]

    @property
    def sources(self) -> dict[str, int]:
        """Number of a source by its code."""
        return {citation.source: citation.number for citation in self.citations}


class CallService:
    """Answers when calls open and close; ``forget`` after the facts changed."""

    def __init__(self, library: Library, today: date) -> None:
        self._library = library
        self._today = today

    @cached_property
    def _rounds(self) -> tuple[CallRound, ...]:
        with self._library.reading() as connection:
            return call_rounds(connection)

    def forget(self) -> None:
        """Read the facts again at the next question."""
        self.__dict__.pop("_rounds", None)

    def calendar(self, first: date, last: date, block: str = "") -> CallCalendar:
        """Return what opens and closes from ``first`` to ``last``, both included.

        With a ``block`` only its calls and those that name no block: they may apply.
        """
        events = tuple(
            event for event in events_between(self._rounds, first, last, self._today) if _applies(event.round, block)
        )
        with self._library.reading() as connection:
            book = CitationBook(connection)
            for event in events:
                book.number(event.round.citation.source, event.round.citation.locator)
            return CallCalendar(first, last, self._today, block, events, book.views())

    def reminders(self, block: str = "", within: int = REMIND_DAYS) -> tuple[CallEvent, ...]:
        """Return the openings and deadlines of the next days for a block, printed dates only."""
        return tuple(event for event in reminders(self._rounds, self._today, within) if _applies(event.round, block))

    def document(self, calendar: CallCalendar, options: SheetOptions, presentation: Presentation) -> Document:
        """Return the calendar on paper, one table a month; its content is kept under its check id."""
        say = sayer(presentation)
        blocks: list[Block] = [
            Title(options.title or say(TITLE)),
            *(Line(line) for line in lines(calendar, presentation)),
        ]
        months = list(dict.fromkeys(event.day.text[:7] for event in calendar.events))
        for month in months:
            inside = [event for event in calendar.events if event.day.text[:7] == month]
            blocks.append(Heading(PartialDate(month).format(presentation.years, presentation.language)))
            blocks.append(_table(inside, calendar, presentation))
        if any(event.estimated for event in calendar.events):
            blocks.append(Notes((say(ESTIMATE_NOTE),)))
        if not months:
            blocks.append(Line(say(NOTHING)))
        if calendar.citations:
            blocks.append(sources_block(calendar.citations, say))
        spec = {"first": calendar.first.isoformat(), "last": calendar.last.isoformat(), "block": calendar.block}
        content = {"events": [plain(event) for event in calendar.events], "today": calendar.today.isoformat()}
        stamp = Stamp(
            library_state(self._library).data_version.of(presentation.language),
            PaperService(self._library).register("calendar", spec, content),
        )
        setup = options.setup or PageSetup(grey=options.grey)
        title = options.title or say(TITLE)
        return Document(
            title, setup, head_of(options, presentation), foot_of(options, stamp), tuple(blocks), presentation.language
        )

    @staticmethod
    def export(calendar: CallCalendar, presentation: Presentation) -> Export:
        """Return the calendar as a table, a row an event, with its sources."""
        say = sayer(presentation)
        rows = tuple(
            (*_cells(event, presentation), f"[{calendar.sources[event.round.citation.source]}]")
            for event in calendar.events
        )
        header = (*(say(heading) for heading in HEADINGS), say(Text("出典", "Source")))
        return Export(say(TITLE), lines(calendar, presentation), header, rows, citations=calendar.citations)


def icalendar(calendar: CallCalendar, presentation: Presentation) -> bytes:
    """Return the calendar as iCalendar (RFC 5545): one all-day event a line, an estimate as its whole month.

    The UID of an event depends on round and kind (for an estimate also on its month), so that taking the file in again
    replaces what was there. DTSTAMP is midnight of the day on which the calendar was reckoned.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - used by this export only

    say = sayer(presentation)
    stamp = datetime.combine(calendar.today, time(), UTC)
    whole = Calendar()
    whole.add("prodid", "-//Regional Program Navigator//JA")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", say(TITLE))
    for event in calendar.events:
        item = Event()
        sign = f"{event.round.code}/{event.kind.value}/{event.day.text if event.estimated else ''}"
        item.add("uid", f"{hashlib.sha256(sign.encode()).hexdigest()[:32]}@regional-program-navigator")
        item.add("dtstamp", stamp)
        item.add("dtstart", event.day.first)
        item.add("dtend", event.day.last + timedelta(days=1))
        what = say(event.kind.label)
        name = say(event.round.measure_name)
        summary = (
            Text("【推定】{what}: {name}", "[Estimate] {what}: {name}")
            if event.estimated
            else Text("{what}: {name}", "{what}: {name}")
        )
        item.add("summary", say(summary).format(what=what, name=name))
        source = next(view for view in calendar.citations if view.source == event.round.citation.source)
        said = [event.round.provider, _round_name(event, say), event.round.contact, source.title, source.address]
        item.add("description", "\n".join(part for part in said if part))
        item.add("status", "TENTATIVE" if event.estimated else "CONFIRMED")
        item.add("transp", "TRANSPARENT")
        if event.round.url:
            item.add("url", event.round.url)
        whole.add_component(item)
    content: bytes = whole.to_ical()
    return content


def plain(event: CallEvent) -> dict[str, Any]:
    """Return an event as plain data: what JSON and a paper's memory hold."""
    found = event.round
    return {
        "date": event.day.text,
        "kind": event.kind.value,
        "measure": found.measure,
        "edition": found.code,
        "name": found.measure_name.ja,
        "provider": found.provider,
        "blocks": list(found.blocks),
        "status": event.status.value,
        "estimate": None
        if event.usual is None
        else {"month": event.usual.month, "rounds": list(event.usual.rounds), "agreeing": event.usual.agreeing},
        "citations": [{"source": found.citation.source, "locator": found.citation.locator}],
    }


def lines(calendar: CallCalendar, presentation: Presentation) -> tuple[str, ...]:
    """Return what stands above the calendar: its span, the day it was reckoned on, the block."""
    say = sayer(presentation)

    def told(day: date) -> str:
        return PartialDate(day.isoformat()).format(presentation.years, presentation.language)

    span = say(SPAN).format(first=told(calendar.first), last=told(calendar.last), today=told(calendar.today))
    if not calendar.block:
        return (span,)
    return (span, say(IN_BLOCK).format(block=say(Region(calendar.block).label)))


def status_text(event: CallEvent) -> Text:
    """Return the status of an event in words; an estimate says what it rests on."""
    if event.usual is None:
        return event.status.label
    return ESTIMATE.format(rounds=len(event.usual.rounds), agreeing=event.usual.agreeing)


def _applies(found: CallRound, block: str) -> bool:
    return not block or not found.blocks or block in found.blocks


def _round_name(event: CallEvent, say: Any) -> str:
    return "" if event.estimated else str(say(event.round.name))


def _cells(event: CallEvent, presentation: Presentation) -> tuple[str, ...]:
    say = sayer(presentation)
    found = event.round
    places = say(Text("・", ", ")).join(say(Region(code).label) for code in found.blocks) or say(EVERYWHERE)
    return (
        event.day.format(
            presentation.years if presentation.years is not YearStyle.ERA else YearStyle.SHORT, presentation.language
        ),
        say(event.kind.label),
        say(found.measure_name),
        say(status_text(event)),
        _round_name(event, say),
        found.provider,
        places,
    )


def _table(events: Sequence[CallEvent], calendar: CallCalendar, presentation: Presentation) -> PaperTable:
    say = sayer(presentation)
    weights = (1.3, 0.9, 3.6, 2.0, 2.6, 2.0, 1.6)
    columns = tuple(
        Column(Cell((say(heading),), bold=True), weight=weight, align=Align.LEFT)
        for heading, weight in zip(HEADINGS, weights, strict=True)
    )
    rows = []
    for event in events:
        cells = [Cell((text,) if text else ()) for text in _cells(event, presentation)]
        cells[2] = Cell(cells[2].lines, (calendar.sources[event.round.citation.source],))
        rows.append(Row(f"{event.round.code}/{event.kind.value}", tuple(cells)))
    return PaperTable(columns, tuple(rows))
