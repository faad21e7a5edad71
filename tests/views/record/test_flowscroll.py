"""A scrolling text keeps the focused link in sight and knows the keys of reading."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from navigator.views.record.flowscroll import FlowScroll
from navigator.views.record.writer import CopyTarget, FlowWriter
from tests.views.desks import settle


def make(qtbot: QtBot) -> FlowScroll:
    scroll = FlowScroll("text", (8, 8, 8, 8))
    qtbot.addWidget(scroll)
    writer = FlowWriter(scroll.font(), scroll.flow)
    for number in range(80):
        writer.block()
        writer.link(f"line {number}", CopyTarget(str(number)))
    writer.finish()
    scroll.resize(300, 200)
    scroll.show()
    settle()
    return scroll


def test_space_home_and_end_scroll(qtbot: QtBot) -> None:
    scroll = make(qtbot)
    bar = scroll.verticalScrollBar()
    qtbot.keyClick(scroll.flow, Qt.Key.Key_Space)
    assert 0 < bar.value() < bar.maximum()
    qtbot.keyClick(scroll.flow, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(scroll.flow, Qt.Key.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(scroll.flow, Qt.Key.Key_Down)
    assert bar.value() > 0
    scroll.to_top()
    assert bar.value() == 0


def test_the_focused_link_is_in_sight(qtbot: QtBot) -> None:
    scroll = make(qtbot)
    scroll.activateWindow()
    scroll.flow.focus_link(60)
    top = scroll.flow.mapTo(scroll.viewport(), scroll.flow.link_rect(60).topLeft()).y()
    assert 0 <= top < scroll.viewport().height()
