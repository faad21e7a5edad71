"""What changed, on screen: spans, the last meeting, nothing, opening records."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from navigator.domain.councilforms import MeetingDraft
from navigator.views.planner.changes import MEETING, ChangesPart
from tests.views.clipping import clipped
from tests.views.desks import settle
from tests.views.planner.conftest import Bench

MakeBench = Callable[..., Bench]


def part_of(bench: Bench) -> ChangesPart:
    part = bench.show("changes")
    assert isinstance(part, ChangesPart)
    return part


def span(part: ChangesPart, first: QDate, last: QDate) -> None:
    part.since.setDate(first)
    part.until.setDate(last)
    settle()


def test_a_span_lists_its_changes_and_enter_opens_the_record(make_bench: MakeBench, qtbot: QtBot) -> None:
    bench = make_bench()
    part = part_of(bench)
    span(part, QDate(2006, 4, 1), QDate(2007, 4, 1))
    shown = part.list.model.table
    assert shown is not None
    kinds = {row.cells[0] for row in shown.rows}
    assert {"新規", "額の変更"} <= kinds
    line = next(line for line, row in enumerate(shown.rows) if row.key.startswith("programs:"))
    part.list.table.selectRow(line)
    qtbot.keyClick(part.list.table, Qt.Key.Key_Return)
    assert bench.told.records == [("programs", shown.rows[line].key.partition(":")[2])]


def test_an_empty_span_says_no_changes(make_bench: MakeBench) -> None:
    part = part_of(make_bench())
    span(part, QDate(2026, 11, 1), QDate(2026, 11, 22))
    assert part.list.stack.currentWidget() is part.list.empty
    assert any(label.text() == "変更なし" for label in part.list.empty.findChildren(type(part.to)))


def test_a_span_that_ends_before_it_begins_says_so(make_bench: MakeBench) -> None:
    part = part_of(make_bench())
    span(part, QDate(2007, 4, 1), QDate(2006, 4, 1))
    texts = [label.text() for label in part.list.empty.findChildren(type(part.to))]
    assert any("始まりより前" in text for text in texts)


def test_the_last_meeting_can_be_the_beginning(make_bench: MakeBench) -> None:
    bench = make_bench(home_block="kinki", today=date(2007, 5, 1))
    part = part_of(bench)
    index = part.way.findData(MEETING)
    part.way.setCurrentIndex(index)
    settle()
    assert any("会議は記録にありません" in label.text() for label in part.list.empty.findChildren(type(part.to)))
    draft = MeetingDraft(block="kinki", date="2006-04-01", title="定例会（試験用）")
    bench.desk.edit(lambda suite: suite.meetings.add_meeting(draft))
    settle()
    assert not bench.told.errors
    shown = part.list.model.table
    assert shown is not None
    assert "平成18年4月1日" in shown.lines[0]
    assert shown.rows


@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_is_cut(make_bench: MakeBench, language: str) -> None:
    assert clipped(part_of(make_bench(language=language))) == []


def test_paper_and_file_have_buttons(make_bench: MakeBench, monkeypatch: pytest.MonkeyPatch) -> None:
    part, asked = part_of(make_bench()), []
    monkeypatch.setattr(part.papers, "print_sheet", lambda *_: asked.append("print"))
    monkeypatch.setattr(part.papers, "export", lambda *_: asked.append("export"))
    part.print.click()
    part.write.click()
    assert asked == ["print", "export"]
