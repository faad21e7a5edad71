"""The record pane at every width: nothing cut, nothing over another, and it scrolls."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from navigator.domain.record import RecordView
from navigator.views.record.flow import Flow
from navigator.views.record.pane import RecordPane
from tests.views.recordsamples import bare_view, hostile_view, measure_view, program_view


def flows(pane: RecordPane) -> list[Flow]:
    return [flow for flow in (pane.fields, pane.budget.table, pane.rest) if flow.isVisible()]


@pytest.mark.parametrize(
    "view", [program_view(), measure_view(), bare_view(), hostile_view()], ids=lambda v: v.ref.code
)
@pytest.mark.parametrize("width", [220, 640])
def test_nothing_is_cut_at_any_width(pane: RecordPane, qtbot: QtBot, view: RecordView, width: int) -> None:
    pane.resize(width, 500)
    pane.show_record(view)
    sheet = pane.scroll.widget()
    qtbot.waitUntil(lambda: sheet.width() <= pane.scroll.viewport().width())

    def whole() -> bool:
        return all(f.height() >= f.document().size().height() for f in [pane.header.name, *flows(pane)])

    qtbot.waitUntil(whole)
    tops = [w.geometry() for w in (pane.header, *flows(pane)[:1], pane.rest) if w.isVisible()]
    assert all(a.bottom() < b.top() for a, b in pairwise(tops))


def test_the_sheet_has_its_size_before_the_next_turn_of_the_event_loop(pane: RecordPane, qtbot: QtBot) -> None:
    for view in (program_view(), measure_view(), program_view()):
        pane.show_record(view)
        sheet = pane.scroll.widget()
        height = sheet.height()
        places = [widget.geometry() for widget in (pane.header, pane.budget, pane.rest)]
        qtbot.wait(50)
        assert sheet.height() == height
        assert [widget.geometry() for widget in (pane.header, pane.budget, pane.rest)] == places


def test_the_pane_can_be_scrolled_from_itself(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(program_view())
    pane.setFocus()
    bar = pane.scroll.verticalScrollBar()
    seen = []
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_Up,
        Qt.Key.Key_Home,
    ):
        qtbot.keyClick(pane, key)
        seen.append(bar.value())
    assert seen[0] < seen[1] < seen[2] == bar.maximum()
    assert seen[2] > seen[3] > seen[4] > seen[5] == 0
    frame = pane.grab().toImage()
    assert frame.pixelColor(1, 300) == frame.pixelColor(pane.width() - 2, 300)
    pane.header.star.setFocus()
    assert pane.grab().toImage().pixelColor(1, 300) != frame.pixelColor(1, 300)
