"""The entries of editing wherever a record is in hand: menu bar, context menus, keys; one record and many."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.editfields import TABLE_NAMES
from navigator.domain.filters import Filter
from navigator.domain.record import RecordRef
from navigator.domain.safety import WriteState
from navigator.domain.vocabulary import OwnStatus
from navigator.views.councils.entry import CouncilsPlace
from navigator.views.editing.factform import FactForm
from navigator.views.editing.manytags import ManyTagsDialog
from navigator.views.editing.marks import NoteDialog, StatusDialog, TagsDialog
from navigator.views.regions.entry import RegionsPlace
from tests.views.clipping import clipped
from tests.views.desks import settle
from tests.views.editing.conftest import PROGRAM, Bench


def offered(menu: QMenu) -> dict[str, bool]:
    """Texts of the entries that are seen, without their keys, and whether they can be chosen."""
    return {
        action.text().partition("\t")[0]: action.isEnabled()
        for action in menu.actions()
        if action.isVisible() and not action.isSeparator()
    }


def bar_menu(bench: Bench) -> dict[str, bool]:
    """What the menu 編集 offers now."""
    bench.window.menus.edit.aboutToShow.emit()
    return offered(bench.window.menus.edit)


def context_menu(bench: Bench) -> dict[str, bool]:
    """What the menu key opens in the list."""
    table = bench.window.page.results.table
    place = table.visualRect(table.currentIndex()).center()
    QApplication.sendEvent(
        table.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, table.mapToGlobal(place))
    )
    settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = offered(menu)
    menu.close()
    settle()
    return found


def choose(bench: Bench, *rows: int) -> tuple[RecordRef, ...]:
    """Choose rows of the list as with Ctrl and the pointer."""
    table = bench.window.page.results.table
    table.setFocus()
    table.go_to(rows[0])
    for row in rows[1:]:
        table.selectionModel().select(
            table.model().index(row, 2),
            table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
        )
    settle()
    views = [bench.window.page.results.rows.row_view(row) for row in rows]
    return tuple(view.ref for view in views if view is not None)


def edit_key(bench: Bench) -> QShortcut:
    """The window's key of editing."""
    (found,) = [one for one in bench.window.findChildren(QShortcut) if one.key() == QKeySequence("F2")]
    return found


def press(bench: Bench, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(bench.window, key, held)
    settle()


def test_without_a_record_the_menu_says_what_to_do(bench: Bench) -> None:
    found = bar_menu(bench)
    assert found["記録を選ぶと、編集やメモができます"] is False
    assert not any(found[name] for name in ("編集…", "メモを書く…", "タグ…", "履歴…", "削除"))
    assert found["新しい記録"]
    press(bench, Qt.Key.Key_F2)
    assert bench.told.notices == ["先に記録を選んでください。"]


def test_a_row_of_the_list_has_everything_in_its_menu(bench: Bench) -> None:
    (ref,) = choose(bench, 2)
    for found in (context_menu(bench), bar_menu(bench)):
        for name in ("編集…", "公募回…", "メモを書く…", "タグ…", "自所の状況…", "履歴…", "削除"):
            assert found[name], name
        assert found["お気に入りに入れる"]
        assert "お気に入りから外す" not in found
    assert bench.actions.target is not None
    assert bench.actions.target.ref == ref
    bench.actions.do("note")
    note = bench.dialog()
    assert isinstance(note, NoteDialog)
    note.reject()


def test_the_menu_is_about_the_row_and_not_about_what_a_link_opened(bench: Bench) -> None:
    (ref,) = choose(bench, 1)
    bench.desk.finder.open_record(Catalogue.PROGRAMS, PROGRAM)
    settle()
    context_menu(bench)
    settle()
    assert bench.actions.target is not None
    assert bench.actions.target.ref == ref
    assert bench.desk.finder.record is not None
    assert bench.desk.finder.record.ref == ref


def test_every_table_can_be_entered_and_parts_name_their_record(bench: Bench) -> None:
    entries = {action.data(): action for action in bench.actions.menus.new_menu.actions()}
    assert set(entries) == set(TABLE_NAMES)
    for table, action in entries.items():
        action.trigger()
        form = bench.dialog()
        assert isinstance(form, FactForm), table
        form.close()
        settle()
    (ref,) = choose(bench, 0)
    entries["editions"].trigger()
    form = bench.dialog()
    assert isinstance(form, FactForm)
    assert form.fields["measure_code"].value == ref.code


def tag_counts(bench: Bench) -> dict[str, int]:
    """The facet of tags as it stands on the screen."""
    group = bench.window.page.facets.group(FacetKey.TAG)
    assert bench.desk.finder.answer is not None
    (counts,) = [one for one in bench.desk.finder.answer.result.facets if one.key is FacetKey.TAG]
    assert group.hint.isVisibleTo(bench.window) is (len(counts.values) == 1)
    assert group.values.isVisibleTo(bench.window) is (len(counts.values) > 1)
    return {value.label.ja: value.count for value in counts.values}


def test_many_rows_are_tagged_at_once_and_the_facet_follows(bench: Bench) -> None:
    refs = choose(bench, 0, 3, 5)
    assert set(tag_counts(bench)) == {"なし"}
    found = bar_menu(bench)
    assert found["選んだ 3 件（編集・メモ・履歴は一件ずつ）"] is False
    assert [found[name] for name in ("編集…", "メモを書く…", "履歴…")] == [False, False, False]
    press(bench, Qt.Key.Key_F2)
    assert bench.told.notices == ["一件だけ選んでください。"]
    press(bench, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    dialog = bench.dialog()
    assert isinstance(dialog, ManyTagsDialog)
    assert not dialog.ok.isEnabled()
    dialog.entry.setText("来年度、医療")
    dialog.ok.click()
    settle()
    assert bench.suite.own_marks.tags_of(refs) == {"来年度": 3, "医療": 3}
    counts = tag_counts(bench)
    assert (counts["来年度"], counts["医療"]) == (3, 3)
    assert bench.window.page.results.table.selected_rows() == [(0, 1), (3, 1), (5, 1)], "for the next step"
    bench.undo()
    assert set(tag_counts(bench)) == {"なし"}


def test_the_boxes_give_and_take_tags_and_leave_the_rest(bench: Bench) -> None:
    refs = choose(bench, 0, 1)
    bench.suite.own_marks.set_tags(refs[0], ["一部", "旧"])
    bench.suite.own_marks.set_tags(refs[1], ["旧"])
    bench.actions.do("tags")
    dialog = bench.dialog()
    assert isinstance(dialog, ManyTagsDialog)
    assert clipped(dialog) == []
    items = {
        item.data(Qt.ItemDataRole.UserRole): item for item in dialog.list.findItems("*", Qt.MatchFlag.MatchWildcard)
    }
    assert items["一部"].checkState() is Qt.CheckState.PartiallyChecked
    assert "2 件中 1 件" in items["一部"].text()
    assert items["旧"].checkState() is Qt.CheckState.Checked
    items["旧"].setCheckState(Qt.CheckState.Unchecked)
    assert dialog.ok.isEnabled()
    dialog.ok.click()
    settle()
    assert bench.suite.own_marks.tags_of(refs) == {"一部": 1}


def test_status_and_stars_of_many_are_one_step_each(bench: Bench) -> None:
    choose(bench, 0, 1, 2, 3)
    press(bench, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    dialog = bench.dialog()
    assert isinstance(dialog, StatusDialog)
    dialog.box.setCurrentIndex(1)
    dialog.ok.click()
    settle()
    considering = Filter(Catalogue.MEASURES).toggled(FacetKey.OWN, OwnStatus.CONSIDERING.value)
    assert bench.suite.finding.count(considering) == 4
    choose(bench, 0, 1)
    bench.actions.do("star")
    settle()
    assert bench.suite.finding.count(Filter(Catalogue.MEASURES, favourites=True)) == 2
    bench.undo()
    bench.undo()
    assert bench.suite.finding.count(Filter(Catalogue.MEASURES, favourites=True)) == 0
    assert bench.suite.finding.count(considering) == 0


def test_a_tag_of_the_record_filters_the_list(bench: Bench) -> None:
    (ref,) = choose(bench, 0)
    bench.suite.own_marks.set_tags(ref, ["来年度"])
    bench.desk.finder.refresh()
    settle()
    pane = bench.window.page.record_place.currentWidget()
    link = next(link for link in pane.own.links if link.text == "来年度")
    pane._follow(link.target, pane.rect())
    settle()
    assert bench.desk.finder.answer is not None
    assert bench.desk.finder.answer.result.total == 1
    chip = bench.window.page.results.chips.chips[0]
    assert "タグ: 来年度" in chip.accessibleName()


def test_a_read_only_library_says_why_nothing_can_be_written(
    make_bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = make_bench()
    choose(bench, 0)
    monkeypatch.setattr(type(bench.suite.library), "read_only", property(lambda _self: True))
    monkeypatch.setattr(bench.suite.library, "state", WriteState.PROTECTED)
    found = bar_menu(bench)
    assert found[WriteState.PROTECTED.label.ja] is False
    assert not any(found[name] for name in ("編集…", "タグ…", "削除", "新しい記録"))
    assert found["履歴…"], "reading is no writing"
    press(bench, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert bench.told.notices == [WriteState.PROTECTED.label.ja]


def test_a_region_is_edited_from_its_page(bench: Bench) -> None:
    RegionsPlace(bench.desk).add_to(bench.window)
    bench.window.show_page("regions")
    settle()
    page = bench.window.pages.currentWidget()
    page.list.table.selectRow(2)
    chosen = bench.actions.target
    assert chosen is not None
    assert chosen.ref is not None, "also before its profile is read"
    assert (chosen.ref.code, chosen.title) == (page.list.rows.rows[2].code, page.list.rows.rows[2].name)
    settle()
    assert bench.actions.target is not None
    assert bench.actions.target.ref == chosen.ref
    code = page.model.code
    found = bar_menu(bench)
    assert found["編集…"]
    assert found["実施地域・成果…"]
    assert "自所の状況…" not in found
    press(bench, Qt.Key.Key_F2)
    form = bench.dialog()
    assert isinstance(form, FactForm)
    assert form.fields["name_ja"].value
    form.close()
    settle()
    bench.actions.do("tags")
    tags = bench.dialog()
    assert isinstance(tags, TagsDialog)
    tags.entry.setText("重点")
    tags.ok.click()
    settle()
    assert page.own_marks.tags == ("重点",)
    assert page.profile.own.isVisible()
    page.profile.edit.click()
    settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert offered(menu)["編集…"]
    menu.close()
    # Without a window manager nobody gives the window its activity back.
    bench.window.activateWindow()
    settle()
    press(bench, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = bench.dialog()
    assert isinstance(form, FactForm)
    form.fields["name_ja"].set_value("試しの地域")
    form.save()
    settle()
    assert bench.told.pages[-1][0] == "regions"
    assert page.model.code != code


def test_a_list_of_a_council_has_its_own_ways_and_keys(bench: Bench) -> None:
    CouncilsPlace(bench.desk).add_to(bench.window)
    bench.window.show_page("councils")
    settle()
    page = bench.window.pages.currentWidget()
    assert bar_menu(bench)["活動(&A)…"]
    page.open_part("members")
    settle()
    found = bar_menu(bench)
    assert found["構成員を記入"]
    assert not found["変更"], "no member is on file"
    assert "編集…" not in found
    assert not edit_key(bench).isEnabled(), "F2 is the list's own"
    press(bench, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = page.actions.form
    assert form is not None
    form.close()
    settle()
    bench.window.show_page("finder")
    assert "構成員を記入" not in bar_menu(bench)
    choose(bench, 0)
    assert bar_menu(bench)["編集…"]
    assert edit_key(bench).isEnabled()


def test_entries_name_the_keys_that_do_the_same(bench: Bench) -> None:
    entries: list[QAction] = [*bench.window.menus.edit.actions(), *bench.window.menus.file.actions()]
    keys = {action.text().partition("\t")[2] for action in entries}
    assert {"Ctrl+Z", "Ctrl+Y", "F2", "Ctrl+M", "Ctrl+T", "Ctrl+J", "Ctrl+P", "Ctrl+E", "Ctrl+Q"} <= keys
    assert all(action.shortcut().isEmpty() for action in entries), "the window has the keys"
