"""Flowing text: links by keyboard, height, clipboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from navigator.qtsupport.theme import Theme, apply_theme
from navigator.views.record.flow import Flow
from navigator.views.record.writer import FlowWriter


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> QWidget:
    apply_theme(qapp, Theme.LIGHT)
    page = QWidget()
    QVBoxLayout(page)
    page.resize(300, 400)
    qtbot.addWidget(page)
    return page


def add(page: QWidget, words: list[str]) -> Flow:
    flow = Flow()
    page.layout().addWidget(flow)
    writer = FlowWriter(page.font(), flow)
    writer.block()
    for word in words:
        writer.text("前 ")
        writer.link(word, word)
    writer.finish()
    return flow


def show(qtbot: QtBot, page: QWidget) -> None:
    with qtbot.waitActive(page):
        page.show()


def test_tab_goes_from_link_to_link_and_on_to_the_next_text(qtbot: QtBot, page: QWidget) -> None:
    before = QLineEdit()
    page.layout().addWidget(before)
    first, second = add(page, ["一", "二"]), add(page, ["三"])
    show(qtbot, page)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    seen = [first.focused_link()]
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    seen.append(first.focused_link())
    assert seen == [0, 1]
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert (first.focused_link(), second.focused_link()) == (None, 0)
    qtbot.keyClick(second, Qt.Key.Key_Backtab)
    assert first.focused_link() == 1


def test_enter_and_click_follow_a_link(qtbot: QtBot, page: QWidget) -> None:
    flow = add(page, ["一", "二"])
    show(qtbot, page)
    flow.focus_link(1)
    with qtbot.waitSignal(flow.followed) as followed:
        qtbot.keyClick(flow, Qt.Key.Key_Return)
    assert followed.args[0] == "二"
    with qtbot.waitSignal(flow.followed) as followed:
        qtbot.mouseClick(flow.viewport(), Qt.MouseButton.LeftButton, pos=flow.link_rect(0).center())
    assert followed.args[0] == "一"


def test_the_text_is_as_high_as_it_needs_at_every_width(page: QWidget, qtbot: QtBot) -> None:
    flow = add(page, ["長い言葉の連なり" * 6] * 3)
    show(qtbot, page)
    heights = []
    for width in (600, 300, 150):
        page.resize(width, 400)
        heights.append(flow.height())
        assert flow.height() >= flow.document().size().height()
        assert flow.verticalScrollBar().maximum() == 0, "it never scrolls by itself"
    assert heights == sorted(heights)
    assert heights[0] < heights[-1]


def test_the_frame_of_a_link_spans_its_lines(page: QWidget, qtbot: QtBot) -> None:
    flow = add(page, ["とても長いリンクの文字列がここに続く" * 3])
    page.resize(200, 400)
    show(qtbot, page)
    rect = flow.link_rect(0)
    assert rect.height() > 2 * flow.fontMetrics().height()
    assert rect.right() <= flow.viewport().width() + 1


def test_copying_gives_plain_text_only(page: QWidget, qtbot: QtBot) -> None:
    flow = add(page, ["<b>一</b>"])
    flow.selectAll()
    flow.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "前 <b>一</b>"
    assert data.formats() == ["text/plain"]


def test_the_menu_copies_values_and_never_our_inner_addresses(page: QWidget, qtbot: QtBot) -> None:
    flow = add(page, ["値"])
    show(qtbot, page)
    menu = flow.copy_menu(flow.link_rect(0).center())
    qtbot.addWidget(menu)
    actions = {action.text(): action for action in menu.actions() if action.text()}
    assert list(actions) == ["コピー", "この値をコピー", "すべて選択", "出典つきでコピー"]
    assert not actions["コピー"].isEnabled()
    actions["この値をコピー"].trigger()
    assert QGuiApplication.clipboard().text() == "値"
    with qtbot.waitSignal(flow.copy_all_requested):
        actions["出典つきでコピー"].trigger()
    away = flow.copy_menu(QPoint(flow.width() - 1, 1))
    qtbot.addWidget(away)
    assert "この値をコピー" not in [action.text() for action in away.actions()]


def test_the_keys_of_the_page_are_left_to_the_page(page: QWidget, qtbot: QtBot) -> None:
    flow = add(page, ["一"])
    show(qtbot, page)
    flow.setFocus()
    got: list[int] = []
    page.keyPressEvent = lambda event: got.append(event.key())  # type: ignore[method-assign]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_Space):
        qtbot.keyClick(flow, key)
    assert got == [Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_Space]


def test_a_flash_goes_away(page: QWidget, qtbot: QtBot) -> None:
    flow = add(page, ["一"])
    show(qtbot, page)
    flow.flash(0, 3)
    assert len(flow.extraSelections()) == 1
    qtbot.waitUntil(lambda: not flow.extraSelections())


def test_a_new_text_replaces_the_old_one_with_its_links(page: QWidget, qtbot: QtBot) -> None:
    flow = add(page, ["一", "二"])
    show(qtbot, page)
    flow.focus_link(1)
    writer = FlowWriter(page.font(), flow)
    writer.block()
    writer.text("新しい文")
    writer.finish()
    assert flow.document().toPlainText() == "新しい文"
    assert flow.links == ()
    assert flow.focused_link() is None
