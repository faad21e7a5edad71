"""The calendar of calls on the bundled facts: counts, blocks, table, paper, iCalendar."""

import csv
from datetime import date

import icalendar
import pytest

from navigator.db.library import Library
from navigator.domain.document import Table
from navigator.domain.results import Presentation
from navigator.services.calls import CallService, plain
from navigator.services.calls import icalendar as as_icalendar
from navigator.services.library import FACTS
from navigator.services.papers import PaperService
from navigator.services.sheet_parts import SheetOptions

TODAY = date(2025, 6, 1)
SPAN = (date(2025, 4, 1), date(2026, 3, 31))
JA = Presentation()


@pytest.fixture
def calls(library: Library) -> CallService:
    return CallService(library, TODAY)


def printed_days() -> list[str]:
    """Every printed date of the span, read from the fact package itself."""
    with (FACTS / "editions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    days = [row[column] for row in rows for column in ("call_open", "call_close") if row[column]]
    return sorted(day for day in days if "2025-04" <= day[:7] <= "2026-03")


def test_the_printed_dates_are_those_of_the_facts(calls: CallService) -> None:
    found = calls.calendar(*SPAN)
    assert sorted(event.day.text for event in found.events if not event.estimated) == printed_days()
    assert all(event.round.citation.source in found.sources for event in found.events)


def test_a_block_keeps_its_own_calls_and_those_that_name_none(calls: CallService) -> None:
    everything, kinki = calls.calendar(*SPAN), calls.calendar(*SPAN, "kinki")
    expected = [plain(event) for event in everything.events if not event.round.blocks or "kinki" in event.round.blocks]
    assert [plain(event) for event in kinki.events] == expected
    assert len(expected) < len(everything.events)


def test_table_and_paper_hold_the_same_events(own_library: Library) -> None:
    calls = CallService(own_library, TODAY)
    found = calls.calendar(*SPAN)
    export = calls.export(found, JA)
    document = calls.document(found, SheetOptions(), JA)
    on_paper = [row for block in document.blocks if isinstance(block, Table) for row in block.rows]
    assert len(export.rows) == len(on_paper) == len(found.events)
    assert [row[2] for row in export.rows] == ["".join(row.cells[2].lines) for row in on_paper]
    kept = PaperService(own_library).find(document.foot.check_id)
    assert kept.kind == "calendar"
    assert len(kept.content["events"]) == len(found.events)


def test_a_span_without_calls_says_so(own_library: Library) -> None:
    calls = CallService(own_library, TODAY)
    document = calls.document(calls.calendar(date(1990, 4, 1), date(1990, 6, 30)), SheetOptions(), JA)
    assert any("資料にありません" in getattr(block, "text", "") for block in document.blocks)


def test_icalendar_reads_back_with_days_estimates_and_stable_names(calls: CallService) -> None:
    found = calls.calendar(*SPAN)
    content = as_icalendar(found, JA)
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert len(events) == len(found.events)
    assert len({str(event["UID"]) for event in events}) == len(events)
    for event, read in zip(found.events, events, strict=True):
        assert read.decoded("dtstart") == event.day.first
        assert event.round.measure_name.ja in str(read["SUMMARY"])
        assert ("【推定】" in str(read["SUMMARY"])) is event.estimated
        assert (str(read["STATUS"]) == "TENTATIVE") is event.estimated
    assert as_icalendar(found, JA) == content


def test_reminders_follow_the_day(library: Library) -> None:
    assert not CallService(library, date(2026, 11, 22)).reminders()
    near = CallService(library, date(2025, 4, 10)).reminders("kinki")
    assert {event.day.text for event in near} >= {"2025-04-18", "2025-04-28"}
