"""The councils page as hands use it: blocks, matrix, calendar, meetings with their papers, lists, paper and files."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from navigator.domain.reference import PageLink
from navigator.domain.vocabulary import ActivityKind, Block, PlannedOrActual
from navigator.qtsupport.theme import Theme
from navigator.views.councils.actions import Kind
from navigator.views.councils.activities import ActivitiesPart
from navigator.views.councils.calendar import CalendarPart
from navigator.views.councils.entrylist import EntryList
from navigator.views.councils.lists import ConsultationsPart, ListPart
from navigator.views.councils.meetings import MeetingsPart
from navigator.views.councils.overview import AddTarget, FinderTarget, OverviewPart
from navigator.views.record.writer import CiteTarget
from tests.views.clipping import clipped
from tests.views.councils.conftest import Bench
from tests.views.councils.entries import fill
from tests.views.desks import settle

PARTS = ("overview", "activities", "calendar", "meetings", "decisions", "consultations", "members")


def part_of(bench: Bench, kind: type[QWidget]) -> QWidget:
    return next(part for part in bench.page.parts.values() if type(part) is kind)


def activities(bench: Bench) -> ActivitiesPart:
    bench.show("activities")
    part = part_of(bench, ActivitiesPart)
    assert isinstance(part, ActivitiesPart)
    return part


def overview(bench: Bench) -> OverviewPart:
    part = part_of(bench, OverviewPart)
    assert isinstance(part, OverviewPart)
    return part


def follow(part: OverviewPart, wanted: Callable[[object], bool]) -> None:
    index = next(n for n, link in enumerate(part.flow.links) if wanted(link.target))
    part.flow.followed.emit(part.flow.links[index].target, part.flow.link_rect(index))
    settle()


def test_the_own_block_comes_first_and_is_shown(bench: Bench) -> None:
    names = [bench.page.blocks.item(row).text() for row in range(10)]
    assert names[0] == "近畿（担当）"
    assert names[1:] == [block.label.ja for block in Block if block is not Block.KINKI]
    assert bench.page.title.text() == "近畿地域ブロック協議会"
    assert "近畿経済産業局" in overview(bench).flow.toPlainText()


def test_without_an_own_block_the_first_is_shown(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(home_block=None)
    assert bench.page.blocks.item(0).text() == "北海道"
    assert bench.page.model.block is Block.HOKKAIDO


def test_another_block_by_the_keyboard(bench: Bench, qtbot: QtBot) -> None:
    bench.page.blocks.setFocus()
    qtbot.keyClick(bench.page.blocks, Qt.Key.Key_Down)
    settle()
    assert bench.page.model.block is Block.HOKKAIDO
    assert "北海道経済産業局" in overview(bench).flow.toPlainText()


def test_the_overview_leads_on(bench: Bench) -> None:
    part = overview(bench)
    follow(part, lambda target: isinstance(target, PageLink) and target.page == "regions")
    assert bench.told.pages[-1][0] == "regions"
    follow(part, lambda target: isinstance(target, FinderTarget))
    assert bench.told.pages[-1] == ("finder", None)
    assert any("kinki" in choice.include for choice in bench.desk.finder.filter.choices)
    follow(part, lambda target: isinstance(target, CiteTarget))
    assert part._card is not None
    assert part._card.isVisible()
    part._card.hide()
    follow(part, lambda target: isinstance(target, AddTarget))
    assert bench.form().fields["block"].value == "kinki"  # type: ignore[attr-defined] - a choice
    bench.form().reject()
    follow(part, lambda target: isinstance(target, PageLink) and target.argument == "consultations")
    assert bench.page.part is bench.page.parts["consultations"]


def test_nothing_on_file_is_not_zero(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(home_block="okinawa")
    said = overview(bench).flow.toPlainText()
    assert "… 資料なし" in said
    assert "… 記録なし" in said
    assert "0 件" not in said.split("地域（")[0]
    bench.show("meetings")
    part = part_of(bench, MeetingsPart)
    assert isinstance(part, MeetingsPart)
    assert part.entries.stack.currentWidget() is part.entries.empty
    part.entries.empty.ways[0].click()
    assert bench.form().windowTitle() == "会議の記入"
    bench.form().reject()


def test_every_cell_of_the_matrix_lists_what_is_behind_it(bench: Bench) -> None:
    fill(bench.suite)
    part = activities(bench)
    matrix = bench.suite.councils.matrix(Block.KINKI)
    counted = 0
    for row in range(part.matrix.rowCount()):
        for column in range(part.matrix.columnCount()):
            cell = part.matrix.cell_at(row, column)
            assert cell is not None
            shown = part.matrix.index(row, column).data()
            if cell.empty:
                assert shown == "…"
                continue
            counted += 1
            part._choose(row, column)
            settle()
            listed = {row.key for row in part.entries.model.table.rows} if part.entries.model.table else set()
            assert listed == {*cell.planned.keys, *cell.done.keys}
            assert shown == (
                f"実{cell.done.happenings if cell.done.keys else '…'}"
                f"/計{cell.planned.happenings if cell.planned.keys else '…'}"
            )
    assert counted > len(matrix.years) / 2


def test_a_kind_chosen_in_the_matrix_is_the_kind_of_the_form(bench: Bench) -> None:
    part = activities(bench)
    part._choose(list(ActivityKind).index(ActivityKind.TRAINING), 0)
    settle()
    assert part.entries.stack.currentWidget() is part.entries.empty
    part.entries.empty.ways[0].click()
    assert bench.form().fields["kind"].value == "training"  # type: ignore[attr-defined] - a choice
    bench.form().reject()


def test_a_cell_tells_times_and_participants(bench: Bench) -> None:
    fill(bench.suite)
    part = activities(bench)
    row, column = list(ActivityKind).index(ActivityKind.SEMINAR), part.matrix.column_of(2026)
    said = part.matrix.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
    assert "実績 1 件 ・ 回数 1 ・ 参加者（自所の記録） 24 人" in said
    assert "0 ではありません" in part.matrix.index(3, column).data(Qt.ItemDataRole.ToolTipRole)


def test_a_plan_is_carried_out_and_kept(bench: Bench) -> None:
    keys = fill(bench.suite)
    part = activities(bench)
    part.entries.choose(keys["activity"])
    assert not part.done.isEnabled()
    part.entries.choose(keys["plan"])
    assert part.done.isEnabled()
    part.done.click()
    form = bench.form()
    assert "今日より後" in form.fields["date"].problem.text() or not form.ok.isEnabled()
    form.fields["date"].set_value("R8.11.20")  # type: ignore[attr-defined] - a date
    form.save()
    settle()
    done = bench.suite.council_entries.activity(keys["plan"])
    assert done.state is PlannedOrActual.ACTUAL
    assert str(done.planned_date) == "2027-01-20"


def test_another_own_block_is_taken_up(bench: Bench) -> None:
    bench.desk.store.update(home_block="shikoku")
    settle()
    assert bench.page.blocks.item(0).text() == "四国（担当）"
    assert bench.page.model.block is Block.SHIKOKU
    assert bench.page.blocks.currentRow() == 0


def test_bundled_rows_can_be_read_but_not_changed(bench: Bench, qtbot: QtBot) -> None:
    part = activities(bench)
    entries = part.entries
    assert entries.row is not None
    assert not entries.row.own
    assert not entries.edit.isEnabled()
    assert not entries.remove.isEnabled()
    qtbot.keyClick(entries.table, Qt.Key.Key_Return)
    assert part._card is not None
    assert part._card.isVisible()
    part._card.hide()
    qtbot.keyClick(entries.table, Qt.Key.Key_Delete)
    settle()
    assert bench.told.notices == []


def test_the_keys_of_a_list(bench: Bench, qtbot: QtBot) -> None:
    keys = fill(bench.suite)
    bench.show("consultations")
    part = part_of(bench, ConsultationsPart)
    assert isinstance(part, ConsultationsPart)
    table = part.entries.table
    for key, modifier, new in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, True),
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier, True),
    ):
        qtbot.keyClick(table, key, modifier)
        form = bench.form()
        assert (form.key is None) is new
        form.reject()
        settle()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    settle()
    assert bench.suite.consultations.consultations(Block.KINKI) == ()
    bench.undo()
    assert bench.suite.consultations.consultations(Block.KINKI)[0].key == keys["consultation"]
    assert part.entries.model.rowCount() == 1


def test_consultations_are_searched_in_any_spelling(bench: Bench) -> None:
    fill(bench.suite)
    bench.show("consultations")
    part = part_of(bench, ConsultationsPart)
    assert isinstance(part, ConsultationsPart)
    part.search.setText("モノヅクリ")
    settle()
    assert part.entries.model.rowCount() == 1
    part.search.setText("農業")
    settle()
    assert part.entries.stack.currentWidget() is part.entries.empty
    part.entries.empty.ways[0].click()
    settle()
    assert part.entries.model.rowCount() == 1


def test_an_edit_elsewhere_is_seen(bench: Bench) -> None:
    bench.show("members")
    fill(bench.suite)
    bench.desk.data_changed.emit()
    settle()
    assert [row.cells[1] for row in bench.listed("members").rows] == ["試験太郎"]


def test_the_calendar_holds_the_month_and_the_day(bench: Bench) -> None:
    keys = fill(bench.suite)
    bench.show("calendar")
    part = part_of(bench, CalendarPart)
    assert isinstance(part, CalendarPart)
    assert part.months.tabText(part.months.currentIndex()).startswith("11月")
    (row,) = [row for row in bench.listed("calendar").rows if row.own]
    assert row.key == f"consultation|{keys['consultation']}"
    part.months.setCurrentIndex(2)
    settle()
    found = {row.key for row in bench.listed("calendar").rows}
    assert f"meeting|{keys['meeting']}" in found
    item = next(
        part.grid.item(line, column)
        for line in range(6)
        for column in range(7)
        if part.grid.item(line, column).text().startswith("10\n")
    )
    assert "試しの協議会" in item.toolTip()
    part.grid.setCurrentItem(item)
    settle()
    assert all(row.cells[0] in ("R8.6.10", "R8.6") for row in bench.listed("calendar").rows)
    line = next(n for n, row in enumerate(bench.listed("calendar").rows) if row.key.startswith("meeting|"))
    part.table.activated.emit(part.list.index(line, 0))
    assert bench.form().key == keys["meeting"]
    bench.form().reject()


def test_a_deadline_in_the_calendar_opens_its_measure(bench: Bench) -> None:
    bench.show("calendar")
    part = part_of(bench, CalendarPart)
    assert isinstance(part, CalendarPart)
    for tab in range(part.months.count()):
        part.months.setCurrentIndex(tab)
        settle()
        rows = bench.listed("calendar").rows
        line = next((n for n, row in enumerate(rows) if row.key.startswith("call|")), None)
        if line is not None:
            assert rows[line].sources
            part.table.activated.emit(part.list.index(line, 0))
            assert bench.told.records == [("measures", rows[line].key.removeprefix("call|"))]
            return
    pytest.fail("no call in the year of the test")


def test_a_saved_entry_shows_its_list_and_is_chosen(bench: Bench) -> None:
    fill(bench.suite)
    bench.page.actions.add(Kind.MEMBER)
    form = bench.form()
    form.fields["organisation"].set_value("甲")  # type: ignore[attr-defined] - a line
    form.save()
    settle()
    part = bench.page.parts["members"]
    assert bench.page.part is part
    assert isinstance(part, ListPart)
    assert part.entries.row is not None
    assert part.entries.row.cells[0] == "甲"


def test_the_title_keeps_its_room_beside_the_other_columns(make_bench: Callable[..., Bench]) -> None:
    for language in ("ja", "en"):
        bench = make_bench(language=language, size=(1184, 600))
        part = activities(bench)
        table = part.entries.table
        assert table.columnWidth(2) >= 100
        for short in (0, 3, 4):  # date, state, times
            assert table.columnWidth(short) >= table.sizeHintForColumn(short)


def test_ctrl_p_with_nothing_to_print_says_so(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(home_block="okinawa")
    bench.show("members")
    bench.page.print_page()
    bench.page.export_page()
    assert len(bench.told.notices) == 2


def test_f6_goes_round_every_part(bench: Bench) -> None:
    fill(bench.suite)
    bench.page.activateWindow()
    for name in PARTS:
        bench.show(name)
        bench.page.blocks.setFocus()
        seen = []
        for _ in range(2 + len(bench.page.part.focus_parts())):
            bench.page.focus_next()
            seen.append(bench.page.focusWidget())
        assert len(set(seen)) == len(seen)


def test_open_with_takes_a_block_or_a_part(bench: Bench) -> None:
    bench.page.open_with("shikoku")
    bench.page.open_with("consultations")
    settle()
    assert bench.page.model.block is Block.SHIKOKU
    assert bench.page.part is bench.page.parts["consultations"]


@pytest.mark.parametrize("filled", [True, False])
@pytest.mark.parametrize(("language", "theme"), [("ja", Theme.LIGHT), ("en", Theme.DARK)])
def test_nothing_is_cut(make_bench: Callable[..., Bench], language: str, theme: Theme, *, filled: bool) -> None:
    bench = make_bench(language=language, theme=theme, home_block="kinki" if filled else "okinawa", size=(1160, 560))
    if filled:
        fill(bench.suite)
    for name in PARTS:
        bench.show(name)
        assert clipped(bench.page) == [], name
        for entries in bench.page.part.findChildren(EntryList):
            assert entries.table.accessibleName()
    assert all(part.KIND for part in bench.page.parts.values() if isinstance(part, ListPart))


def test_ctrl_f_goes_to_the_search_of_the_consultations_alone(bench: Bench) -> None:
    assert not bench.page.focus_search()
    bench.page.tabs.setCurrentIndex([*bench.page.parts].index("consultations"))
    settle()
    assert bench.page.focus_search()
    assert bench.page.part.search.hasFocus()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_name_of_the_own_block_is_seen_whole(make_bench: Callable[..., Bench], language: str) -> None:
    for home in ("hokkaido", "okinawa"):
        blocks = make_bench(language=language, home_block=home).page.blocks
        own = blocks.item(0)
        assert blocks.fontMetrics().horizontalAdvance(own.text()) < blocks.visualItemRect(own).width() - 8
