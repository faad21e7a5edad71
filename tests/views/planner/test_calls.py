"""The calendar of calls on screen: steps, spans, blocks, estimates, days, files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.views.planner import calls as module
from navigator.views.planner.calls import MONTH, QUARTER, YEAR, CallsPart
from tests.views.clipping import clipped
from tests.views.desks import settle
from tests.views.planner.conftest import Bench

MakeBench = Callable[..., Bench]
TODAY = date(2025, 4, 10)


@pytest.fixture
def bench(make_bench: MakeBench) -> Bench:
    return make_bench(today=TODAY)


def part_of(bench: Bench) -> CallsPart:
    part = bench.show("calls")
    assert isinstance(part, CallsPart)
    return part


def choose(part: CallsPart, months: int) -> None:
    part.span.setCurrentIndex(part.span.findData(months))
    settle()


def days(part: CallsPart) -> list[str]:
    assert part.shown is not None
    return [row.cells[0] for row in part.shown.rows]


def test_it_begins_with_the_month_of_today(bench: Bench) -> None:
    part = part_of(bench)
    assert part.heading.text() == "令和7年4月"
    assert days(part)
    assert all(day.startswith("R7.4") for day in days(part))
    assert part.grid.isVisible()


def test_steps_and_spans_move_the_calendar(bench: Bench, qtbot: QtBot) -> None:
    part = part_of(bench)
    qtbot.mouseClick(part.forward, Qt.MouseButton.LeftButton)
    settle()
    assert part.heading.text() == "令和7年5月"
    choose(part, QUARTER)
    assert part.heading.text() == "令和7年4月 〜 令和7年6月"
    assert not part.grid.isVisible()
    choose(part, YEAR)
    assert part.heading.text() == "令和7年4月 〜 令和8年3月"
    qtbot.mouseClick(part.back, Qt.MouseButton.LeftButton)
    settle()
    assert part.heading.text() == "令和6年4月 〜 令和7年3月"
    qtbot.mouseClick(part.now, Qt.MouseButton.LeftButton)
    settle()
    assert part.heading.text() == "令和7年4月 〜 令和8年3月"


def test_estimates_can_be_left_out(bench: Bench) -> None:
    part = part_of(bench)
    choose(part, YEAR)
    assert part.shown is not None
    marked = [row for row in part.shown.rows if row.cells[3].startswith("推定")]
    assert marked
    before = len(part.shown.rows)
    part.estimates.setChecked(False)
    settle()
    assert part.shown is not None
    assert len(part.shown.rows) == before - len(marked)


def test_the_own_block_is_the_default_and_can_be_changed(make_bench: MakeBench) -> None:
    part = part_of(make_bench(today=TODAY, home_block="kinki"))
    assert part.blocks.currentData() == "kinki"
    choose(part, YEAR)
    own = len(days(part))
    part.blocks.setCurrentIndex(0)
    settle()
    assert len(days(part)) > own


def test_a_day_narrows_the_list_and_enter_opens_the_measure(bench: Bench, qtbot: QtBot) -> None:
    part = part_of(bench)
    whole = len(days(part))
    part.grid.day_chosen.emit(date(2025, 4, 18))
    settle()
    assert 0 < len(days(part)) < whole
    part.list.table.selectRow(0)
    code = part.list.key
    qtbot.keyClick(part.list.table, Qt.Key.Key_Return)
    assert bench.told.records == [("measures", code)]


def test_rows_are_copied_with_their_headings(bench: Bench) -> None:
    part = part_of(bench)
    part.list.table.selectRow(0)
    part.list.copy()
    header, row, *_ = QApplication.clipboard().text().split("\r\n")
    assert header.split("\t")[0] == "日付"
    assert part.shown is not None
    assert row.split("\t")[2] == part.shown.rows[0].cells[2]


def test_the_diary_file_holds_what_is_shown(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    part = part_of(bench)
    path = tmp_path / "暦.ics"
    monkeypatch.setattr(module, "ask_save_path", lambda *_args: path)
    qtbot.mouseClick(part.ics, Qt.MouseButton.LeftButton)
    settle()
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert len(events) == len(days(part))


def test_an_empty_month_says_what_to_do(bench: Bench, qtbot: QtBot) -> None:
    part = part_of(bench)
    part._first = date(1990, 4, 1)
    part.refresh()
    settle()
    assert part.list.stack.currentWidget() is part.list.empty
    (way,) = part.list.empty.ways
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    settle()
    assert part.span.currentData() == YEAR


@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_is_cut(make_bench: MakeBench, language: str) -> None:
    bench = make_bench(today=TODAY, language=language)
    part = part_of(bench)
    assert clipped(part) == []
    choose(part, MONTH)
