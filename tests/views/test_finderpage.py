"""The finder page: typing, facets, chips, ticks, keys, columns, copying, empty answers."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTabBar, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from navigator.domain.catalogues import NO_DATA, Catalogue, FacetKey
from navigator.domain.filters import FacetChoice
from navigator.domain.record import FilterLink
from navigator.domain.vocabulary import BudgetKind
from navigator.qtsupport.theme import Theme
from navigator.viewmodels.facets import TOP, FacetRole
from navigator.viewmodels.rows import MARKS, STAR, TICK
from navigator.views.finder.facetdelegate import sign_rect
from tests.views.clipping import clipped
from tests.views.conftest import Desk

MakeDesk = Callable[..., Desk]


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk()


def names(desk: Desk) -> list[str]:
    rows = desk.window.page.results.rows
    return [str(rows.index(row, MARKS).data()) for row in range(min(rows.rowCount(), 20))]


def row_of(desk: Desk, key: FacetKey, value: str) -> int:
    model = desk.window.page.facets.group(key).model
    return next(row for row in range(model.rowCount()) if model.index(row).data(FacetRole.VALUE) == value)


def click_facet(
    desk: Desk, qtbot: QtBot, key: FacetKey, value: str, *, right: bool = False, sign: bool = False
) -> None:
    values = desk.window.page.facets.group(key).values
    box = values.visualRect(values.model().index(row_of(desk, key, value)))
    place = sign_rect(box).center() if sign else QPoint(box.left() + 40, box.center().y())
    button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
    qtbot.mouseClick(values.viewport(), button, pos=place)
    desk.settle()


def test_typing_changes_the_rows_at_once(desk: Desk, qtbot: QtBot) -> None:
    desk.window.header.search.setFocus()
    qtbot.keyClicks(desk.window.header.search, "x")
    desk.settle()
    assert desk.window.page.results.rows.rowCount() == 0
    desk.window.header.search.setText("バイオ")
    desk.settle()
    assert desk.window.page.results.rows.rowCount() == 150
    assert all("バイオ" in name for name in names(desk))
    assert desk.window.page.catalogues.tabText(1) == "事業 20"


def test_every_letter_is_one_question_and_no_other(desk: Desk) -> None:
    desk.finding.asked.clear()
    desk.window.header.search.setText("医療")
    desk.settle()
    assert [question.text for question in desk.finding.asked] == ["医療"]


def test_click_includes_and_second_click_takes_back(desk: Desk, qtbot: QtBot) -> None:
    click_facet(desk, qtbot, FacetKey.MINISTRY, "mext")
    assert desk.finder.filter.choice(FacetKey.MINISTRY) == FacetChoice(FacetKey.MINISTRY, ("mext",))
    assert desk.window.page.results.rows.rowCount() == 43
    assert desk.window.page.facets.group(FacetKey.MINISTRY).head.text() == "府省（1）"
    click_facet(desk, qtbot, FacetKey.MINISTRY, "mext")
    assert desk.window.page.results.rows.rowCount() == 450


@pytest.mark.parametrize("way", ["right", "sign"])
def test_right_click_and_sign_exclude(desk: Desk, qtbot: QtBot, way: str) -> None:
    click_facet(desk, qtbot, FacetKey.MINISTRY, "mext", **{way: True})
    assert desk.finder.filter.choice(FacetKey.MINISTRY).exclude == ("mext",)
    model = desk.window.page.facets.group(FacetKey.MINISTRY).model
    index = model.index(row_of(desk, FacetKey.MINISTRY, "mext"))
    assert index.data(FacetRole.EXCLUDED) is True
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "除く 文部科学省"


def test_facets_by_the_keyboard(desk: Desk, qtbot: QtBot) -> None:
    values = desk.window.page.facets.group(FacetKey.MINISTRY).values
    values.setFocus()
    desk.settle()
    qtbot.keyClick(values, Qt.Key.Key_Down)
    qtbot.keyClick(values, Qt.Key.Key_Space)
    desk.settle()
    assert desk.finder.filter.choice(FacetKey.MINISTRY).include == ("mic",)
    qtbot.keyClick(values, Qt.Key.Key_Down)
    qtbot.keyClick(values, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    assert desk.finder.filter.choice(FacetKey.MINISTRY) == FacetChoice(FacetKey.MINISTRY, ("mic",), ("mext",))


def test_no_data_stands_last_and_long_facets_fold(desk: Desk) -> None:
    group = desk.window.page.facets.group(FacetKey.PREFECTURE)
    model = group.model
    assert model.rowCount() == TOP + 1
    assert model.index(TOP).data(FacetRole.VALUE) == NO_DATA
    assert model.index(TOP).data() == "全国・記載なし"
    assert group.more.text() == "すべて表示（21）"
    group.more.click()
    assert model.rowCount() == 21
    group.needle.setText("県1")
    assert [model.index(row).data() for row in range(model.rowCount())] == ["県1", *(f"県1{n}" for n in range(10))]


def test_groups_fold(desk: Desk) -> None:
    group = desk.window.page.facets.group(FacetKey.STAGE)
    assert group.values.isVisible()
    group.head.click()
    assert not group.values.isVisible()
    assert group.head.accessibleName() == "段階、閉じています"


def test_chips_name_conditions_and_lift_them(desk: Desk) -> None:
    chips = desk.window.page.results.chips
    assert not chips.isVisible()
    desk.finder.set_text("医療")
    desk.finder.toggle_facet(FacetKey.STAGE, "basic", True)
    desk.settle()
    assert [chip.text() for chip in chips.chips] == ["検索: 医療", "除く 段階: 基礎"]
    assert chips.isVisible()
    chips.chips[1].click()
    desk.settle()
    assert [chip.text() for chip in chips.chips] == ["検索: 医療"]
    chips.chips[0].click()
    desk.settle()
    assert desk.window.header.search.text() == ""
    assert not chips.isVisible()


def test_empty_answer_offers_conditions_to_lift(desk: Desk) -> None:
    desk.finder.toggle_facet(FacetKey.MINISTRY, "mext")
    desk.finder.set_text("ありません")
    desk.settle()
    empty = desk.window.page.results.empty
    assert empty.isVisible()
    assert [way.text() for way in empty.ways] == ["検索: ありません を外す（43 件）", "条件をすべて外す"]
    empty.ways[0].click()
    desk.settle()
    assert desk.window.page.results.rows.rowCount() == 43
    assert not empty.isVisible()


def test_old_rows_stay_until_the_answer_comes(desk: Desk) -> None:
    before = names(desk)
    desk.window.header.search.setText("ものづくり")
    assert names(desk) == before
    desk.settle()
    assert names(desk) != before


def test_a_failed_question_is_said_and_rows_stay(desk: Desk) -> None:
    desk.window.header.search.setText("故障")
    desk.settle()
    assert [message.text for message in desk.window.messages.messages] == [
        "ライブラリを読めません。 開き直してください。"
    ]
    assert desk.window.page.results.rows.rowCount() == 450
    desk.window.messages.messages[0].dismiss()
    assert desk.window.messages.messages == ()


def test_money_line_never_adds_ceilings_and_shows_both_totals(desk: Desk) -> None:
    summary = desk.window.page.results.summary
    assert summary.count.text() == "450 件"
    assert summary.money.text() == "上限 0.5〜3,000 百万円（218 件は上限の資料なし）"
    desk.finder.set_catalogue(Catalogue.PROGRAMS)
    desk.settle()
    assert summary.money.text() == "当初予算 平成19年度 計 62,889（※内数を含め 74,222）百万円"
    desk.finder.set_catalogue(Catalogue.THEMES)
    desk.settle()
    assert not summary.money.isVisible()
    assert not summary.about_money.isVisible()


def test_money_window_lists_what_was_left_out_and_chooses(desk: Desk) -> None:
    desk.finder.set_catalogue(Catalogue.PROGRAMS)
    desk.settle()
    page = desk.window.page
    page.results.summary.about_money.click()
    desk.settle()
    popup = page._money_popup
    assert popup is not None
    assert "事業1: 11,337 百万円 — 「第一期の事業」の額に含まれる" in popup.details.toPlainText()
    popup.kinds.setCurrentIndex(1)
    popup.kinds.activated.emit(1)
    desk.settle()
    assert desk.finder.filter.money_kind is BudgetKind.REQUEST
    assert desk.finder.filter.money_fy == 2008
    popup.hide()


def test_space_ticks_and_tray_shows_it(desk: Desk, qtbot: QtBot) -> None:
    table = desk.window.page.results.table
    desk.window.page.focus_list()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    desk.settle()
    assert table.model().index(0, TICK).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert [chip.accessibleName() for chip in desk.window.tray.chips] == ["記録 & measures-0"]
    assert desk.window.tray.chips[0].text() == "記録 && measures-0"
    qtbot.keyClick(table, Qt.Key.Key_Space)
    desk.settle()
    assert desk.window.tray.chips == ()


def test_mouse_ticks_and_stars(desk: Desk, qtbot: QtBot) -> None:
    table = desk.window.page.results.table
    for column in (TICK, STAR):
        place = table.visualRect(table.model().index(2, column)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        desk.settle()
    assert [ref.code for ref in desk.kept.ticked] == ["measures-2"]
    assert {ref.code for ref in desk.kept.favourites} == {"measures-2"}
    assert table.model().index(2, STAR).data() == "★"
    desk.window.page.results.summary.favourites.click()
    desk.settle()
    assert table.model().rowCount() == 1


def test_ninth_tick_is_refused_with_a_sentence(desk: Desk) -> None:
    page = desk.window.page
    for row in range(9):
        page._tick(row)
        desk.settle()
    assert len(desk.window.tray.chips) == 8
    assert "比較トレイは 8 件までです。" in desk.window.messages.messages[0].text


def test_arrows_home_end_and_enter(desk: Desk, qtbot: QtBot) -> None:
    search, table = desk.window.header.search, desk.window.page.results.table
    search.setFocus()
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert table.hasFocus()
    assert table.currentIndex().row() == 0
    qtbot.keyClick(table, Qt.Key.Key_Down)
    desk.settle()
    assert desk.finder.record is not None
    assert desk.finder.record.ref.code == "measures-1"
    qtbot.keyClick(table, Qt.Key.Key_End)
    desk.settle()
    assert table.currentIndex().row() == 449
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().row() == 0
    qtbot.keyClick(table, Qt.Key.Key_Return)
    pane = desk.window.page.record_place.currentWidget()
    assert pane.isAncestorOf(QApplication.focusWidget()) or pane.hasFocus()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert search.hasFocus()


def test_rows_beyond_the_first_window_come_when_seen(desk: Desk) -> None:
    table = desk.window.page.results.table
    assert table.model().index(430, MARKS).data() is None
    desk.settle()
    assert str(table.model().index(430, MARKS).data()).endswith(" 430")


def test_copy_gives_columns_with_header_and_no_formula(desk: Desk, qtbot: QtBot) -> None:
    table = desk.window.page.results.table
    table.setFocus()
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    mime = QApplication.clipboard().mimeData()
    lines = mime.text().splitlines()
    assert lines[0].split("\t")[:2] == ["名称", "段階"]
    assert lines[1].split("\t")[0] == "医療機器の研究開発 0"
    assert lines[2].split("\t")[lines[0].split("\t").index("提供者")] == "'=HYPERLINK(1)"
    assert len(lines) == 3
    assert "<td>バイオ産業の育成 &lt;b&gt;&amp;amp; 創薬&lt;/b&gt; 1</td>" in mime.html()


def test_select_all_copies_every_row(desk: Desk, qtbot: QtBot) -> None:
    table = desk.window.page.results.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert len(QApplication.clipboard().text().splitlines()) == 451


def test_columns_are_chosen_moved_and_remembered(desk: Desk, make_desk: MakeDesk) -> None:
    table = desk.window.page.results.table
    table.choose_column("code", on=True)
    table.choose_column("rate", on=False)
    desk.settle()
    header = table.horizontalHeader()
    header.moveSection(MARKS + 1, MARKS)
    desk.settle()
    keys = desk.store.value.columns["measures"]
    assert keys[:2] == ("stage", "name")
    assert keys[-1] == "code"
    assert "rate" not in keys
    table.setColumnWidth(MARKS, 177)
    desk.window.close()
    again = make_desk()
    shown = again.window.page.results
    assert tuple(column.key for column in shown.rows.columns) == keys
    assert shown.table.columnWidth(MARKS) == 177
    shown.table.columns_chosen.emit(())
    again.settle()
    assert "measures" not in again.store.value.columns


def test_marks_cannot_be_moved_away(desk: Desk) -> None:
    table = desk.window.page.results.table
    table.horizontalHeader().moveSection(STAR, MARKS + 2)
    desk.settle()
    header = table.horizontalHeader()
    assert [header.logicalIndex(place) for place in range(MARKS)] == [TICK, STAR]


def test_header_sorts_only_where_the_catalogue_has_that_order(desk: Desk) -> None:
    table = desk.window.page.results.table
    header = table.horizontalHeader()
    keys = [column.key for column in desk.window.page.results.rows.columns]
    header.sectionClicked.emit(MARKS + keys.index("rate"))
    assert desk.finder.filter.order == ""
    header.sectionClicked.emit(MARKS + keys.index("ceiling"))
    desk.settle()
    assert desk.finder.filter.order == "ceiling"
    assert header.sortIndicatorSection() == MARKS + keys.index("ceiling")
    assert desk.window.page.results.summary.orders.currentData() == "ceiling"


def test_back_and_forward_go_through_filters(desk: Desk, qtbot: QtBot) -> None:
    desk.window.header.search.setText("医")
    desk.window.header.search.setText("医療")
    desk.settle()
    desk.finder.set_catalogue(Catalogue.PROGRAMS)
    desk.settle()
    qtbot.keyClick(desk.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert desk.window.page.catalogues.currentIndex() == 0
    assert desk.window.header.search.text() == "医療"
    qtbot.keyClick(desk.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert desk.window.header.search.text() == ""
    assert not desk.window.header.back.isEnabled()
    qtbot.keyClick(desk.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert desk.window.page.results.rows.rowCount() == 150


def test_a_link_of_a_record_filters_its_catalogue(desk: Desk) -> None:
    desk.finder.follow(FilterLink(Catalogue.FACILITIES, FacetKey.BLOCK, "kinki"))
    desk.settle()
    assert desk.window.page.catalogues.currentIndex() == 2
    assert desk.finder.filter.choice(FacetKey.BLOCK).include == ("kinki",)
    assert desk.window.header.blocks.currentData() == "kinki"


def test_home_block_is_the_first_choice_and_shows_what_holds_everywhere(make_desk: MakeDesk) -> None:
    desk = make_desk(home_block="kinki")
    assert desk.window.header.blocks.currentData() == "kinki"
    assert desk.window.page.results.rows.rowCount() == 113 + 45
    desk.window.header.blocks.setCurrentIndex(0)
    desk.window.header.blocks.activated.emit(0)
    desk.settle()
    assert desk.window.page.results.rows.rowCount() == 450


def test_models_hold_what_qt_demands(desk: Desk, qtmodeltester: ModelTester) -> None:
    for model in (
        desk.window.page.results.rows,
        desk.window.page.facets.group(FacetKey.MINISTRY).model,
        desk.office.tray,
    ):
        qtmodeltester.check(model)
        desk.settle()


SIZES = [(1180, 640), (1280, 720)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_is_cut_in_any_language_theme_and_catalogue(
    make_desk: MakeDesk, language: str, theme: Theme, size: tuple[int, int]
) -> None:
    desk = make_desk(language=language, theme=theme, size=size)
    for row in range(8):
        desk.window.page._tick(row)
        desk.settle()
    desk.finder.toggle_facet(FacetKey.STAGE, "basic", True)
    desk.finder.toggle_facet(FacetKey.FIELD, "ict")
    desk.window.messages.show_text("長い知らせ" * 60, "warning")
    for catalogue in Catalogue:
        desk.finder.set_catalogue(catalogue)
        desk.settle()
        assert clipped(desk.window) == []
    desk.finder.set_text("ない（")
    desk.settle()
    assert clipped(desk.window) == []
    assert desk.window.minimumSizeHint().width() <= 1180
    assert desk.window.minimumSizeHint().height() <= 640
    assert desk.window.size().toTuple() == size
    assert desk.window.tray._strip.horizontalScrollBar().maximum() == 0


def test_everything_that_takes_the_keyboard_has_a_name(desk: Desk) -> None:
    nameless = [
        widget
        for kind in (QComboBox, QLineEdit, QTabBar, QToolButton)
        for widget in desk.window.findChildren(kind)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not (widget.accessibleName() or (isinstance(widget, QToolButton) and widget.text()))
    ]
    assert nameless == []


def test_empty_money_is_not_zero(desk: Desk) -> None:
    text = desk.window.page.results.money_text
    money = desk.finding._money(desk.finder.filter)
    assert money.lowest == Decimal("0.5")
    result = desk.finder.answer.result
    nothing = type(result)(result.filter, [], 0, (), type(money)(None, None, 0, 7))
    assert text.line(nothing) == "上限の資料なし（7 件）"


def test_a_search_that_used_synonyms_can_do_without_and_back(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = desk.window.page.results
    assert not results.synonyms.isVisible()
    find = desk.finding.find
    monkeypatch.setattr(
        desk.finding,
        "find",
        lambda question: replace(find(question), synonyms=question.synonyms and bool(question.text)),
    )
    desk.window.header.search.setText("バイオ")
    desk.settle()
    assert results.synonyms.text() == "同義語を使わずに探す"
    qtbot.mouseClick(results.synonyms, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.finder.filter.synonyms is False
    assert results.synonyms.text() == "同義語でも探す"
    qtbot.mouseClick(results.synonyms, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.finder.filter.synonyms is True
