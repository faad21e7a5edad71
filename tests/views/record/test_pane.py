"""The record pane: everything is shown, every link leads, every figure has its source one step away."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from navigator.domain.catalogues import Catalogue
from navigator.domain.fiscal import YearStyle
from navigator.domain.record import FilterLink
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind
from navigator.qtsupport.theme import Theme, apply_theme
from navigator.views.record import citation
from navigator.views.record.flow import Flow
from navigator.views.record.pane import RecordPane
from navigator.views.record.plain import visible
from navigator.views.record.writer import CiteTarget, CopyTarget, OpenTarget, ToggleTarget
from tests.views.recordsamples import (
    HOSTILE,
    bare_view,
    chosen,
    hostile_view,
    line,
    measure_view,
    ministry_link,
    program_view,
)


def flows(pane: RecordPane) -> list[Flow]:
    return [flow for flow in (pane.fields, pane.budget.table, pane.rest) if flow.isVisible()]


def text_of(pane: RecordPane) -> str:
    shown = [pane.header.name, *flows(pane)]
    return "\n".join(flow.document().toPlainText() for flow in shown)


def follow(flow: Flow, wanted: Callable[[object], bool]) -> None:
    """Press Enter on the first link whose target is wanted."""
    index = next(n for n, link in enumerate(flow.links) if wanted(link.target))
    flow.focus_link(index)
    assert flow.focused_link() == index
    flow.anchorClicked.emit(QUrl(f"link:{index}"))


def test_without_a_record_it_says_what_to_do(pane: RecordPane) -> None:
    words = [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
    assert any("選ぶと" in word for word in words)
    pane.show_record(bare_view())
    assert pane.scroll.isVisible()
    pane.show_record(None)
    assert not pane.scroll.isVisible()
    assert pane.view is None


def test_every_field_is_shown_and_what_is_missing_is_an_ellipsis(pane: RecordPane) -> None:
    pane.show_record(program_view())
    text = text_of(pane)
    for section in pane.view.sections:  # type: ignore[union-attr]
        assert section.title.ja in text
        for field in section.fields:
            assert field.label.ja in text
            assert all(part.text.ja in text for part in field.parts)
    pane.show_record(bare_view())
    document = pane.fields.document()
    assert document.toPlainText().count("…") == 4
    found = document.find("…")
    assert "資料なし" in found.charFormat().toolTip()


def test_a_filter_link_filters_and_a_record_link_opens(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(program_view())
    with qtbot.waitSignal(pane.filter_requested) as asked:
        follow(pane.fields, lambda target: isinstance(target, FilterLink))
    assert asked.args == [ministry_link()]
    with qtbot.waitSignal(pane.record_requested) as opened:
        follow(pane.rest, lambda target: getattr(target, "code", "") == "mext-riss")
    assert opened.args == [Catalogue.PROGRAMS, "mext-riss"]


def test_tab_reaches_every_link_and_the_chart(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(program_view())
    wanted = {(id(flow), n) for flow in flows(pane) for n in range(len(flow.links))}
    reached: set[tuple[int, int]] = set()
    widgets: set[QWidget] = set()
    pane.header.star.setFocus()
    for _ in range(len(wanted) + 40):
        focus = QApplication.focusWidget()
        assert focus is not None
        widgets.add(focus)
        if isinstance(focus, Flow) and focus.focused_link() is not None:
            reached.add((id(focus), focus.focused_link()))  # type: ignore[arg-type]
            place = focus.mapTo(pane.scroll.viewport(), focus.link_rect(focus.focused_link() or 0).center())
            assert pane.scroll.viewport().rect().contains(place), "a link that has the focus is on the screen"
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert wanted <= reached
    assert {pane.header.star, pane.header.tick, pane.header.copy, pane.budget.bars} <= widgets


def test_a_citation_opens_its_card_and_copies_the_address(pane: RecordPane, qtbot: QtBot) -> None:
    view = program_view()
    pane.show_record(view)
    follow(pane.fields, lambda target: target == CiteTarget(2))
    card = pane.card
    assert card.isVisible()
    text = card.text.document().toPlainText()
    source = view.citations[1]
    for part in (source.title, source.publisher, source.address, *source.locators, "一次（発行元）", "平成19年8月"):
        assert part in text
    assert pane.rest.extraSelections(), "the source in the list is marked"
    copy = next(b for b in card.findChildren(QAbstractButton) if "コピー" in b.text())
    assert copy.hasFocus() or QApplication.focusWidget() is copy
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == source.address
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_the_card_has_its_full_height_before_it_takes_its_place(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(program_view())
    follow(pane.fields, lambda target: target == CiteTarget(2))
    placed = pane.card.geometry()
    assert pane.card.height() >= pane.card.text.document().size().height()
    qtbot.wait(50)
    assert pane.card.geometry() == placed
    pane.card.hide()


def test_esc_on_the_card_leads_back_to_where_the_reader_was(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(program_view())
    follow(pane.fields, lambda target: target == CiteTarget(1))
    assert pane.scroll.verticalScrollBar().value() > 0
    qtbot.keyClick(pane.card, Qt.Key.Key_Escape)
    assert pane.scroll.verticalScrollBar().value() == 0


def test_an_address_is_opened_only_on_request_and_only_on_the_web(
    pane: RecordPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    pane.show_record(program_view())
    follow(pane.fields, lambda target: isinstance(target, CopyTarget))
    assert opened == []
    assert QGuiApplication.clipboard().text() == "https://www.example.go.jp/cluster"
    follow(pane.fields, lambda target: isinstance(target, OpenTarget))
    assert opened == ["https://www.example.go.jp/cluster"]
    assert not citation.open_address("file:///etc/passwd")
    assert len(opened) == 1


def test_star_and_tick_by_mouse_and_key(pane: RecordPane, qtbot: QtBot) -> None:
    view = measure_view()
    pane.show_record(view)
    with qtbot.waitSignal(pane.favourite_toggled) as starred:
        qtbot.keyClick(pane.fields, Qt.Key.Key_F)
    assert starred.args == [view.ref, True]
    with qtbot.waitSignal(pane.tray_toggled) as ticked:
        qtbot.keyClick(pane.fields, Qt.Key.Key_Space)
    assert ticked.args == [view.ref, True]
    with qtbot.waitSignal(pane.favourite_toggled) as starred:
        qtbot.mouseClick(pane.header.star, Qt.MouseButton.LeftButton)
    assert starred.args == [view.ref, False]


def test_setting_the_state_from_outside_is_no_click(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(program_view())
    with qtbot.assertNotEmitted(pane.tray_toggled), qtbot.assertNotEmitted(pane.favourite_toggled):
        pane.set_in_tray(True)
        pane.set_favourite(False)
    assert pane.header.tick.isChecked()
    assert not pane.header.star.isChecked()
    assert pane.header.tick.text() == "トレイにあり"


def test_rounds_are_listed_with_their_status_and_open_to_their_fields(pane: RecordPane) -> None:
    pane.show_record(measure_view(3))
    text = text_of(pane)
    assert text.index("第3回公募") < text.index("第1回公募")
    assert all(word in text for word in ("締切間近", "公募中", "予告", "補助率 2/3以内"))
    assert "対象地域" not in text
    follow(pane.rest, lambda target: isinstance(target, ToggleTarget))
    assert "対象地域" in text_of(pane)
    assert pane.rest.links[pane.rest.focused_link() or 0].target == pane.rest.links[0].target
    follow(pane.rest, lambda target: isinstance(target, ToggleTarget))
    assert "対象地域" not in text_of(pane)


def test_a_single_round_stands_open(pane: RecordPane) -> None:
    pane.show_record(measure_view(1))
    assert "対象地域" in text_of(pane)


def test_the_table_holds_exactly_what_is_drawn(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(program_view())
    assert pane.budget.kinds == (BudgetKind.INITIAL,)
    rows = pane.budget.table.document().toPlainText()
    assert "約2,900" in rows
    assert "11,333※" in rows
    assert "10,830" not in rows, "a request is not shown beside budgets unless asked for"
    assert rows.count("…") == 2
    request = pane.budget.kind_buttons[1]
    assert request.text() == "概算要求"
    qtbot.mouseClick(request, Qt.MouseButton.LeftButton)
    assert "10,830" in pane.budget.table.document().toPlainText()
    assert len(pane.budget.bars.places) == len(pane.budget.series().shown())


def test_the_last_kind_cannot_be_taken_away(pane: RecordPane) -> None:
    pane.show_record(program_view())
    pane.budget.kind_buttons[0].setChecked(False)
    assert pane.budget.kinds == (BudgetKind.INITIAL,)
    assert pane.budget.kind_buttons[0].isChecked()


def test_other_sources_and_the_rule_are_one_step_away(pane: RecordPane) -> None:
    pane.show_record(program_view())
    assert "一次の出典を優先" not in text_of(pane)
    follow(pane.budget.table, lambda target: isinstance(target, ToggleTarget))
    rows = pane.budget.table.document().toPlainText()
    assert "1,000" in rows
    assert "選び方: 一次の出典を優先" in rows
    assert "額が異なる" in rows


def test_the_note_of_an_amount_is_one_step_away(pane: RecordPane) -> None:
    pane.show_record(program_view((chosen(replace(line(2007, "9990"), note="調査費を含む")),)))
    assert "調査費" not in text_of(pane)
    follow(pane.budget.table, lambda target: isinstance(target, ToggleTarget))
    assert "注記: 調査費を含む" in text_of(pane)


def test_amounts_inside_a_row_are_shown_apart(pane: RecordPane) -> None:
    inner = replace(line(2007, "3210"), key="inner")
    pane.show_record(program_view((replace(chosen(line(2007, "9990")), parts=(inner,)),)))
    assert "3,210" not in text_of(pane)
    follow(pane.budget.table, lambda target: isinstance(target, ToggleTarget))
    assert "うち: 3,210" in text_of(pane)


def test_pointing_at_a_bar_tells_figure_kind_source_and_rule(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(program_view())
    pane.budget.bars.setFocus(Qt.FocusReason.TabFocusReason)
    height = pane.budget.detail.height()
    for _ in range(3):
        qtbot.keyClick(pane.budget.bars, Qt.Key.Key_Right)
    told = pane.budget.detail.text()
    for word in ("平成16年度", "当初予算", "約2,900", "百万円", "[", "一次の出典を優先", "1,000"):
        assert word in told
    assert pane.budget.detail.height() == height
    qtbot.keyClick(pane.budget.bars, Qt.Key.Key_Right)
    qtbot.keyClick(pane.budget.bars, Qt.Key.Key_Right)
    assert "資料なし" in pane.budget.detail.text()


def test_enter_on_a_bar_opens_its_source(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(program_view())
    pane.budget.bars.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(pane.budget.bars, Qt.Key.Key_Home)
    qtbot.keyClick(pane.budget.bars, Qt.Key.Key_Return)
    assert pane.card.isVisible()
    pane.card.hide()


def test_years_and_words_follow_the_presentation(pane: RecordPane) -> None:
    pane.show_record(program_view())
    pane.set_presentation(Presentation("en", YearStyle.WESTERN))
    text = text_of(pane)
    assert "Knowledge Cluster Initiative (phase I)" in text
    assert "FY2007" in text
    assert "about 2,900" in text
    assert "平成" not in pane.budget.table.document().toPlainText()


def test_hostile_text_is_seen_letter_by_letter(pane: RecordPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QTextDocument, "loadResource", lambda *args: asked.append(args))
    pane.show_record(hostile_view())
    text = text_of(pane)
    shown = visible(HOSTILE)
    assert text.count(shown) >= 12
    assert "⟨U+202E⟩" in shown
    assert "\u202e" not in text
    assert pane.header.withdrawn.isVisible()
    pane.show_source(1, pane.rect())
    assert shown in pane.card.text.document().toPlainText()
    assert all(
        not button.isVisible() for button in pane.card.findChildren(QAbstractButton) if "ブラウザ" in button.text()
    )
    pane.card.hide()
    labels = [label for label in pane.findChildren(QLabel) if "<b>" in label.text()]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert asked == []
    assert pane.scroll.widget().width() <= pane.scroll.viewport().width()


def test_copy_with_sources_takes_the_whole_record(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(program_view())
    with qtbot.waitSignal(pane.message):
        qtbot.keyClick(
            pane.fields, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
    text = QGuiApplication.clipboard().text()
    assert "知的クラスター創成事業（第I期）" in text
    assert "地域負担: …" in text
    assert "約2,900" in text
    assert "[3] 地域科学技術施策の概要（その3）" in text
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]


def test_controls_have_names_and_tips_name_their_keys(pane: RecordPane) -> None:
    pane.show_record(program_view())
    for button in pane.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text()
    assert "(F)" in pane.header.star.toolTip()
    assert "(Space)" in pane.header.tick.toolTip()
    for flow in flows(pane):
        assert flow.accessibleName()
    assert pane.header.origin.accessibleName() == "由来: 収録"


def test_a_new_record_starts_at_its_top_and_the_same_one_stays(pane: RecordPane) -> None:
    pane.show_record(program_view())
    bar = pane.scroll.verticalScrollBar()
    bar.setValue(200)
    pane.show_record(program_view())
    assert bar.value() == 200
    pane.show_record(measure_view())
    assert bar.value() == 0


def test_a_title_in_english_is_told_to_screen_readers(pane: RecordPane) -> None:
    pane.show_record(replace(bare_view(), title=Text("題", "A title")))
    assert pane.header.name.accessibleName() == "題"


def test_another_theme_repaints_in_its_own_colours(pane: RecordPane, qapp: QApplication) -> None:
    pane.show_record(program_view())
    light = pane.fields.document().find("文部科学省").charFormat().foreground().color()
    apply_theme(qapp, Theme.DARK)
    dark = pane.fields.document().find("文部科学省").charFormat().foreground().color()
    assert dark.lightness() > light.lightness()
