"""The window as a whole: keys, messages, tray, what is remembered."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from navigator.domain.catalogues import Catalogue
from navigator.domain.filters import Filter
from navigator.domain.text import Text
from navigator.views.rail import Page
from tests.views.conftest import Desk


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()


def test_rail_shows_only_pages_that_exist(desk: Desk) -> None:
    assert desk.window.rail.keys == ("finder",)


def test_slash_and_ctrl_f_lead_to_the_search_box(desk: Desk, qtbot: QtBot) -> None:
    search, table = desk.window.header.search, desk.window.page.results.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Slash)
    assert search.hasFocus()
    qtbot.keyClick(search, Qt.Key.Key_Slash)
    assert search.text() == "/"
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert search.hasFocus()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_ctrl_f_goes_to_the_box_of_a_page_that_has_one(desk: Desk, qtbot: QtBot) -> None:
    class Searched(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.box = QLineEdit(self)
            self.has_box = True

        def focus_search(self) -> bool:
            if self.has_box:
                self.box.setFocus()
            return self.has_box

    page = Searched()
    desk.window.add_page(Page("searched", "検索", "search", lambda: page))
    desk.window.show_page("searched")
    qtbot.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.box.hasFocus()
    page.has_box = False
    qtbot.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.header.search.hasFocus()


def test_ctrl_digits_choose_the_catalogue(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.finder.filter.catalogue is Catalogue.THEMES
    assert desk.window.page.catalogues.currentIndex() == 3


def test_f6_goes_round_the_parts(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    window.header.search.setFocus()
    window.page.results.table.go_to(0)
    desk.settle()
    seen = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        parts = {"facets": window.page.facets, "list": window.page.results, "record": window.page.record_place}
        focus = window.focusWidget()
        seen.append(next(name for name, part in parts.items() if part.isAncestorOf(focus)))
    assert seen == ["facets", "list", "record"]


def test_keys_ask_for_help_settings_and_saving(desk: Desk, qtbot: QtBot) -> None:
    asked: list[str] = []
    desk.window.help_requested.connect(lambda: asked.append("help"))
    desk.window.settings_requested.connect(lambda: asked.append("settings"))
    desk.window.save_search_requested.connect(lambda question: asked.append(question.catalogue.value))
    qtbot.keyClick(desk.window, Qt.Key.Key_F1)
    qtbot.keyClick(desk.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(desk.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["help", "settings", "measures"]


def test_messages_are_plain_not_repeated_and_few(desk: Desk) -> None:
    bar = desk.window.messages
    bar.show_notice(Text("<b>太字</b>", "<b>bold</b>"))
    for number in (1, 1, 2, 3):
        bar.show_text(f"知らせ{number}")
    assert [message.text for message in bar.messages] == ["知らせ1", "知らせ2", "知らせ3"]


def test_what_was_done_is_gone_when_the_reader_turns_to_another_page(desk: Desk) -> None:
    desk.window.add_page(Page("test", "試験", "search", QWidget))
    bar = desk.window.messages
    bar.show_text("控えを作れません", "warning")
    bar.tell("保存しました")
    desk.window.rail.chosen.emit("finder")
    assert len(bar.messages) == 2, "it is the page that is shown already"
    desk.window.rail.chosen.emit("test")
    assert [message.text for message in bar.messages] == ["控えを作れません"]


def test_saved_searches_open_from_the_menu(desk: Desk) -> None:
    question = Filter(Catalogue.PROGRAMS, "バイオ")
    desk.office.save_search("バイオの事業 & 制度", "", question)
    desk.settle()
    menu = desk.window.page.results.summary.searches.menu()
    action = next(one for one in menu.actions() if one.text().startswith("バイオの事業"))
    assert action.text() == "バイオの事業 && 制度"
    action.trigger()
    desk.settle()
    assert desk.finder.filter == question


def test_tray_counts_opens_and_empties(desk: Desk) -> None:
    tray = desk.window.tray
    for row in range(2):
        desk.window.page._tick(row)
        desk.settle()
    assert tray._count.text() == "比較トレイ 2/8"
    tray.chips[1].click()
    desk.settle()
    assert desk.finder.record is not None
    assert desk.finder.record.ref.code == "measures-1"
    tray._clear.click()
    desk.settle()
    assert tray._count.text() == "比較トレイ 0/8"
    assert desk.window.page.results.rows.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_year_chooser_asks_as_of(desk: Desk) -> None:
    years = desk.window.header.years
    years.setCurrentIndex(years.findData(2007))
    years.activated.emit(years.currentIndex())
    desk.settle()
    assert desk.finder.filter.as_of == 2007
    assert years.itemText(years.findData(2007)) == "平成19年度"
    desk.finder.set_catalogue(Catalogue.FACILITIES)
    desk.settle()
    assert not years.isEnabled()


def test_splitters_are_remembered(desk: Desk, make_desk: Callable[..., Desk]) -> None:
    desk.window.page.splitter.setSizes([300, 500, 400])
    sizes = desk.window.page.splitter.sizes()
    desk.window.close()
    assert make_desk().window.page.splitter.sizes() == sizes


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_full_tray_is_seen_whole_in_the_smallest_window(make_desk: Callable[..., Desk], language: str) -> None:
    desk = make_desk(language=language, size=(1180, 640))
    tray = desk.window.tray
    tray.show_version(
        {"ja": "資料版 1.0.0（2026-11-22）・変更 12", "en": "Data 1.0.0 (2026-11-22) · change 12"}[language]
    )
    desk.settle()
    whole = tray._version.width()
    for row in range(8):
        desk.window.page._tick(row)
        desk.settle()
    assert len(tray.chips) == 8
    assert tray._strip.horizontalScrollBar().maximum() == 0
    assert tray._version.width() < whole
    tray._clear.click()
    desk.settle()
    assert tray._version.width() == whole
