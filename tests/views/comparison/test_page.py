"""The page of the comparison: keys, mouse, toggles, copying, empty states, nothing cut."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from navigator.domain.checks import FILTER_JUMP, cell_jump
from navigator.domain.comparison import ComparedCell
from navigator.qtsupport.theme import Theme, apply_theme
from navigator.services.exporting import Export
from navigator.viewmodels.comparison import KIND
from navigator.views.comparison.cells import MOST_LINES, Cite, GoToNote, More, Words, lay_out_text
from tests.viewmodels.comparisonfakes import spec_of
from tests.views.clipping import clipped
from tests.views.comparison.conftest import Bench

WORDS = Words("◆", "続き", "たたむ", "注{n}", "{record}")
MakeBench = Callable[..., Bench]


def row(bench: Bench, key: str) -> int:
    found = bench.page.rows.line_of(key)
    assert found is not None
    return found


def go_to(bench: Bench, key: str, column: int = 0) -> None:
    assert bench.page.table.go_to(key, column)
    bench.settle()


def place_of(bench: Bench, key: str, column: int, wanted: object) -> QPoint:
    """Return where a link is drawn in the viewport."""
    table = bench.page.table
    layout = table.layouts.of(row(bench, key), column)
    box = table.visualRect(bench.page.rows.index(row(bench, key), column))
    for y in range(0, box.height(), 3):
        for x in range(0, box.width(), 3):
            if layout.target_at(QPointF(x, y)) == wanted:
                return box.topLeft() + QPoint(x, y)
    raise AssertionError(f"{wanted} is not drawn")


def test_the_table_stands_when_two_records_are_ticked(make_bench: MakeBench) -> None:
    bench = make_bench("a")
    assert bench.page.empty.isVisible()
    assert not bench.page.table.isVisible()
    bench.tick("ab")
    assert bench.page.table.isVisible()
    assert bench.page.rows.columnCount() == 2


def test_with_fewer_the_page_says_how_to_tick_and_leads_back(make_bench: MakeBench, qtbot: QtBot) -> None:
    bench = make_bench("")
    texts = [button.text() for button in bench.page.empty.ways]
    assert texts == ["探すページへ戻る", "保存した比較を開く…", "照合番号で開く…"]
    with qtbot.waitSignal(bench.page.finder_requested):
        bench.page.empty.ways[0].click()
    assert not bench.page.bar.print.isEnabled()


def test_the_models_rules_hold_while_it_is_shown(bench: Bench, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(bench.page.rows)
    bench.model.set_fold_equal(True)
    bench.settle()
    bench.model.move(0, 2)
    bench.settle()


def test_keys_move_and_remove_a_record_and_take_that_back(bench: Bench, qtbot: QtBot) -> None:
    table = bench.page.table
    go_to(bench, "purpose", 0)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(table, Qt.Key.Key_Right, both)
    bench.settle()
    assert bench.codes == "bac"
    assert (table.currentIndex().row(), table.currentIndex().column()) == (row(bench, "purpose"), 1)
    qtbot.keyClick(table, Qt.Key.Key_Right, both)
    qtbot.keyClick(table, Qt.Key.Key_Left, both)
    bench.settle()
    assert bench.codes == "bac"
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    bench.settle()
    assert bench.codes == "bc"
    assert bench.page.undo()
    bench.settle()
    assert bench.codes == "bac"
    assert bench.page.rows.columnCount() == 3


def test_dragging_a_header_moves_the_record_and_the_header_keeps_its_own_order(bench: Bench) -> None:
    header = bench.page.table.records
    header.moveSection(0, 2)
    bench.settle()
    assert bench.codes == "bca"
    assert [header.logicalIndex(place) for place in range(3)] == [0, 1, 2]
    assert bench.page.rows.headerData(2, Qt.Orientation.Horizontal) == "知的クラスター創成事業（第I期）"


def test_dragging_with_the_mouse(bench: Bench, qtbot: QtBot) -> None:
    header = bench.page.table.records
    start = QPoint(header.sectionViewportPosition(0) + 40, 20)
    end = QPoint(header.sectionViewportPosition(2) + header.sectionSize(2) - 60, 20)
    view = header.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 11):
        qtbot.mouseMove(view, start + (end - start) * step / 10)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    bench.settle()
    assert bench.codes == "bca"


def test_the_cross_takes_a_record_out_and_plus_puts_it_back(bench: Bench, qtbot: QtBot) -> None:
    header = bench.page.table.records
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.close_rect(1).center())
    bench.settle()
    assert bench.codes == "ac"
    (action,) = bench.page.bar.add.menu().actions()
    assert action.text() == "知的クラスター創成事業（第II期）"
    action.trigger()
    bench.settle()
    assert bench.codes == "acb"
    assert not bench.page.bar.add.isEnabled()


def test_toggles_ask_and_show(bench: Bench) -> None:
    bar = bench.page.bar
    bar.fold.click()
    bar.empty.click()
    bench.settle()
    assert bench.comparing.asked[-1] == spec_of("abc", fold_equal=True, show_empty=True)
    assert bench.page.rows.line_of("group:common") is not None
    assert bench.page.rows.line_of("empty") is not None
    bench.page.undo()
    bench.settle()
    assert not bar.empty.isChecked()
    assert bench.page.rows.line_of("empty") is None


def test_differences_are_drawn_struck_out_and_underlined(bench: Bench) -> None:
    bench.page.bar.difference.click()
    bench.settle()
    assert bench.page.bar.base.isVisible()
    formats = bench.page.table.layouts.of(row(bench, "purpose"), 1).blocks[0].layout.formats()
    assert any(part.format.fontStrikeOut() for part in formats)
    assert any(part.format.fontUnderline() for part in formats)
    bench.page.bar.base.setCurrentIndex(2)
    bench.page.bar.base.activated.emit(2)
    bench.settle()
    assert bench.model.base == 1
    formats = bench.page.table.layouts.of(row(bench, "purpose"), 1).blocks[0].layout.formats()
    assert not any(part.format.fontStrikeOut() for part in formats)


def test_a_differing_cell_carries_the_sign(bench: Bench) -> None:
    layouts = bench.page.table.layouts
    assert layouts.of(row(bench, "eligible"), 2).blocks[0].layout.text().startswith("◆")
    assert not layouts.of(row(bench, "eligible"), 0).blocks[0].layout.text().startswith("◆")


def test_long_texts_are_folded_with_their_sources_still_there(bench: Bench, qtbot: QtBot) -> None:
    table = bench.page.table
    layout = table.layouts.of(row(bench, "purpose"), 0)
    assert layout.blocks[0].layout.lineCount() == MOST_LINES
    assert layout.targets == (More("purpose"), Cite(1))
    before = table.rowHeight(row(bench, "purpose"))
    go_to(bench, "purpose")
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.rowHeight(row(bench, "purpose")) > before
    assert table.layouts.of(row(bench, "purpose"), 0).blocks[0].layout.lineCount() > MOST_LINES
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.rowHeight(row(bench, "purpose")) == before
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place_of(bench, "purpose", 0, More("purpose")))
    assert table.rowHeight(row(bench, "purpose")) > before


def test_figures_end_below_each_other_and_their_marks_stand_beside(bench: Bench) -> None:
    layouts = bench.page.table.layouts
    with_marks = layouts.of(row(bench, "budget:initial:2007"), 1)
    plain = layouts.of(row(bench, "budget:request:2008"), 1)
    body, marks = with_marks.blocks
    assert body.layout.text().startswith("3,420\u2028")
    assert marks.layout.text().startswith("※")
    ends = [block.x + block.layout.lineAt(0).naturalTextRect().right() for block in (body, plain.blocks[0])]
    assert ends[0] == pytest.approx(ends[1], abs=0.6)


def test_enter_opens_the_source_and_asks_which_where_there_are_several(bench: Bench, qtbot: QtBot) -> None:
    table = bench.page.table
    go_to(bench, "ministry")
    with qtbot.waitSignal(table.source_requested) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert asked.args[0] == 1
    assert bench.page._card.isVisible()
    assert "資料1の題名" in bench.page._card.accessibleDescription()
    bench.page._card.hide()
    go_to(bench, "budget:initial:2007", 1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    (menu,) = [one for one in table.findChildren(QMenu) if one.isVisible()]
    assert [action.text() for action in menu.actions()] == ["[1] 資料1の題名", "[2] 資料2の題名"]
    with qtbot.waitSignal(table.source_requested) as asked:
        menu.actions()[1].trigger()
        menu.close()
    assert asked.args[0] == 2
    bench.page._card.hide()


def test_marks_are_links_for_the_mouse(bench: Bench, qtbot: QtBot) -> None:
    table = bench.page.table
    with qtbot.waitSignal(table.source_requested) as asked:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place_of(bench, "ministry", 1, Cite(1)))
    assert asked.args[0] == 1
    bench.page._card.hide()
    go_to(bench, "budget:initial:2007", 1)
    place = place_of(bench, "budget:initial:2007", 1, GoToNote(1))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.currentIndex().row() == row(bench, "note:1")


def test_lines_across_all_records_are_as_wide_as_what_is_seen(make_bench: MakeBench) -> None:
    bench = make_bench("abcdefgh")
    table = bench.page.table
    assert table.horizontalScrollBar().maximum() > 0
    widest = max(
        line.naturalTextRect().right()
        for block in table.layouts.of(row(bench, "source:1"), 0).blocks
        for line in (block.layout.lineAt(n) for n in range(block.layout.lineCount()))
    )
    assert widest <= table.viewport().width()


def test_copying_the_selection_or_everything(bench: Bench, qtbot: QtBot) -> None:
    table = bench.page.table
    go_to(bench, "ministry")
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    whole = QApplication.clipboard().text()
    assert "資料2の題名" in whole
    qtbot.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    part = QApplication.clipboard().text()
    assert part.count("\r\n") == 2
    assert part.splitlines()[1] == "所管\t文部科学省[1]\t文部科学省[1]"
    bench.page.bar.copy.click()
    assert QApplication.clipboard().text() == whole


def test_warnings_stand_above_and_go(bench: Bench) -> None:
    assert bench.page.warnings.isVisible()
    assert bench.page.warnings.text == "段階が異なります。"
    bench.tick("ab")
    assert not bench.page.warnings.isVisible()


def test_an_error_leaves_a_way_out(bench: Bench) -> None:
    bench.model.open_spec(spec_of("ax"))
    bench.settle()
    assert bench.said == ["記録がありません。"]
    assert bench.page.empty.isVisible()
    assert bench.page.empty.ways


def test_a_check_leads_to_its_cell_or_to_the_finder(bench: Bench, qtbot: QtBot) -> None:
    bench.page.jump(cell_jump("budget:request:2008", 2))
    index = bench.page.table.currentIndex()
    assert (index.row(), index.column()) == (row(bench, "budget:request:2008"), 2)
    with qtbot.waitSignal(bench.page.finder_requested):
        bench.page.jump(FILTER_JUMP)


def test_the_reader_stays_where_he_was_when_rows_change(bench: Bench) -> None:
    go_to(bench, "purpose", 1)
    bench.model.set_show_empty(True)
    bench.settle()
    assert bench.page.table.currentIndex().column() == 1


def test_a_record_is_opened_from_its_header(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.page.record_requested) as asked:
        bench.page.table.records.sectionDoubleClicked.emit(1)
    assert asked.args[1] == "b"


def test_saving_asks_for_a_name(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(dialog: object) -> bool:
        dialog.form.name.setText("近畿")
        return True

    monkeypatch.setattr(type(bench.page), "_run", staticmethod(fill))
    bench.page.save()
    bench.settle()
    assert [item.name for item in bench.keeper.saved_items(KIND)] == ["近畿"]
    assert bench.page.bar.title.text() == "近畿"


class _Reports:
    def comparison_table(self, _spec: object, _presentation: object) -> object:
        return Export("比較", (), ("項目", "a"), (("所管", "=1+1"),))


@pytest.mark.parametrize(("name", "begins"), [("a.csv", b"\xef\xbb\xbf"), ("b.xlsx", b"PK")])
def test_writing_a_file(bench: Bench, tmp_path: Path, name: str, begins: bytes) -> None:
    bench.model.services = replace(bench.model.services, reports=_Reports())
    written: list[Path] = []
    bench.page.written.connect(written.append)
    bench.page.write_file(tmp_path / name)
    bench.settle()
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert written == [tmp_path / name]
    bench.page.write_file(tmp_path / "none" / name)
    bench.settle()
    assert len(written) == 1
    assert "保存できません" in bench.said[0]


@pytest.mark.parametrize(("codes", "size"), [("abcd", "A4"), ("abcde", "A3")])
def test_the_sheet_begins_with_the_paper_that_fits(
    make_bench: MakeBench, monkeypatch: pytest.MonkeyPatch, codes: str, size: str
) -> None:
    bench = make_bench(codes)
    papers: list[str] = []

    def look(dialog: object) -> bool:
        papers.append(dialog.paper.itemText(0))
        dialog.deleteLater()
        return False

    monkeypatch.setattr(type(bench.page), "_run", staticmethod(look))
    bench.page.print_page()
    assert papers == [f"自動（{size} 横・{len(codes)} 件）"]


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("size", [(1200, 600), (880, 460)])
def test_nothing_is_cut(make_bench: MakeBench, theme: Theme, language: str, size: tuple[int, int]) -> None:
    bench = make_bench("abcdefgh", language, theme, size)
    bench.page.bar.difference.click()
    bench.settle()
    assert clipped(bench.page) == []
    table = bench.page.table
    for place in range(bench.page.rows.rowCount()):
        assert table.rowHeight(place) >= table.layouts.height(place)
    assert table.records.height() >= 40
    bench.tick("a")
    assert clipped(bench.page) == []


def test_the_reader_comes_to_the_table_or_to_the_ways_out(make_bench: MakeBench) -> None:
    bench = make_bench("ab")
    assert bench.page.focusWidget() is bench.page.table
    bench.tick("a")
    bench.page.hide()
    bench.page.show()
    bench.settle()
    assert bench.page.focusWidget() is bench.page.empty.ways[0]


def test_what_is_common_carries_the_sources_of_every_record(bench: Bench) -> None:
    comparison = bench.comparing.compare(spec_of("ab", fold_equal=True), bench.model.presentation)
    (row_,) = [one for one in comparison.common if one.key == "ministry"]
    cells = tuple(replace(one, sources=(number + 1,), notes=(1,)) for number, one in enumerate(row_.cells))
    common = tuple(replace(one, cells=cells) if one is row_ else one for one in comparison.common)
    bench.page.rows.set_comparison(replace(comparison, common=common), {})
    layout = bench.page.table.layouts.of(row(bench, "ministry"), 0)
    assert layout.targets == (GoToNote(1), Cite(1), Cite(2))


def test_a_text_that_fits_but_for_its_marks_is_not_folded(bench: Bench) -> None:
    table = bench.page.table
    width = table.columnWidth(0)
    for letters in range(120, 400, 5):
        cell = ComparedCell(("国" * letters,), (1, 2))
        layout = lay_out_text("purpose", cell, width, table.layouts.looks, WORDS)
        shown = "".join(block.layout.text() for block in layout.blocks)
        assert shown.endswith("[1][2]")
        lines = layout.blocks[0].layout.lineCount()
        assert lines <= MOST_LINES
        if More("purpose") not in layout.targets:
            assert "国" * letters in shown


def test_a_new_theme_draws_with_its_colours(bench: Bench, qapp: QApplication) -> None:
    before = bench.page.table.layouts.looks.base
    apply_theme(qapp, Theme.DARK)
    bench.settle()
    assert bench.page.table.layouts.looks.base != before


def test_the_programs_compared_lead_to_their_figures_over_the_years(bench: Bench) -> None:
    asked: list[object] = []
    bench.page.trend_requested.connect(asked.append)
    bench.page.bar.trend.click()
    assert asked == [["a", "b", "c"]]
