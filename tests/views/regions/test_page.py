"""The page 地域: map, list, profile, comparison, papers, by hand and by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.domain.chart import ChartSpec, MetricFamily, SubjectKind
from navigator.domain.mapfigures import AreaLevel, MapFigure, MapFigureKind
from navigator.domain.regions import RegionFilter
from navigator.qtsupport.theme import Theme
from navigator.views.record.writer import CiteTarget
from tests.db.packages import items, table
from tests.views.clipping import clipped
from tests.views.desks import settle
from tests.views.regions.conftest import Bench

Make = Callable[..., Bench]


def inside(prefecture: str) -> set[str]:
    return {row["code"] for row in table("regions") if prefecture in items(row["prefectures"])}


def nowhere() -> set[str]:
    return {row["code"] for row in table("regions") if not row["prefectures"]}


def click(qtbot: QtBot, bench: Bench, code: str) -> None:
    canvas = bench.page.map.canvas
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.place_of(code).toPoint())
    settle()


# The map


def test_a_click_on_the_map_narrows_the_list_and_a_second_one_opens_it(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    assert len(bench.codes) == len(table("regions"))
    click(qtbot, bench, "20")
    assert bench.page.model.question.prefectures == ("長野県",)
    assert set(bench.codes) == inside("長野県") | nowhere()
    click(qtbot, bench, "20")
    assert bench.page.model.question == RegionFilter()


def test_a_click_on_a_block_narrows_the_list(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    qtbot.mouseClick(bench.page.map._levels.button(1), Qt.MouseButton.LeftButton)
    settle()
    picture = bench.page.model.picture
    assert picture is not None
    assert picture.level is AreaLevel.BLOCK
    click(qtbot, bench, "18")  # Fukui lies in Hokuriku
    assert bench.page.model.question.blocks == ("hokuriku",)


def test_the_keyboard_walks_both_maps(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    for way in (0, 1):
        bench.page.map.show_way(way)
        canvas = bench.page.map.canvas
        canvas.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        assert canvas.here == "13"
        seen = {canvas.here}
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
            qtbot.keyClick(canvas, key)
            seen.add(canvas.here)
        assert len(seen) > 3
        assert canvas.card.isVisible()
        assert canvas.card.text().startswith(bench.page.model.picture.values[canvas.here].name.ja)
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
        settle()
        assert bench.page.model.question.prefectures == (bench.page.model.picture.values[canvas.here].name.ja,)
        while canvas.here != "13":
            qtbot.keyClick(canvas, Qt.Key.Key_Return)
            settle()
            canvas._here = "13"
        bench.page.model.set_question(RegionFilter())
        settle()


def test_every_prefecture_can_be_reached_by_keys(make_bench: Make, qtbot: QtBot) -> None:
    canvas = make_bench().page.map
    for way in (0, 1):
        canvas.show_way(way)
        found, open_ends = {"13"}, ["13"]
        while open_ends:
            start = open_ends.pop()
            for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
                canvas.canvas._here = start
                qtbot.keyClick(canvas.canvas, key)
                if canvas.canvas.here not in found:
                    found.add(canvas.canvas.here)
                    open_ends.append(canvas.canvas.here)
        assert found == {row["jis_code"] for row in table("prefectures")}


def test_pointing_tells_what_is_behind_a_number(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    canvas = bench.page.map.canvas
    qtbot.mouseMove(canvas, canvas.place_of("22").toPoint())
    settle()
    told = canvas.card.text().splitlines()
    assert told[0] == "静岡県"
    assert f"{len(inside('静岡県'))} 地域" in told[1]
    assert "浜松・東三河地域（複数の区域）" in told
    qtbot.mouseMove(canvas, QPoint(2, 2))
    settle()
    assert not canvas.card.isVisible()
    assert "資料なし" in canvas.told("39")


def test_the_legend_counts_the_areas_and_says_what_is_missing(make_bench: Make) -> None:
    bench = make_bench()
    legend = bench.page.map.legend
    counts = [int(text.split(": ")[1].split()[0]) for text in legend.texts]
    assert sum(counts) == 47
    assert legend.texts[-1].startswith("… 資料なし: ")
    assert f"合計 {len(table('regions'))}" in legend.counted.text()
    assert "北方領土" in legend.territories.text()
    assert "CC BY 4.0" in legend.attribution.text()
    assert legend.attribution.isVisibleTo(legend)
    bench.page.map.show_way(1)
    assert not legend.attribution.isVisibleTo(legend)


def test_another_figure_recolours_the_map(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    panel = bench.page.map
    before = panel.canvas.grab().toImage()
    place = next(
        n for n in range(panel.figures.count()) if panel.figures.itemData(n) == MapFigure(MapFigureKind.ACTIVE)
    )
    panel.figures.setCurrentIndex(place)
    panel.figures.activated.emit(place)
    settle()
    picture = bench.page.model.picture
    assert picture is not None
    assert picture.figure.kind is MapFigureKind.ACTIVE
    assert picture.figure.fy is not None
    assert panel.years.isVisible()
    assert panel.canvas.grab().toImage() != before
    panel.years.setCurrentIndex(panel.years.findData(2007))
    panel.years.activated.emit(panel.years.currentIndex())
    settle()
    assert bench.page.model.picture.figure == MapFigure(MapFigureKind.ACTIVE, fy=2007)


def test_hatching_is_not_the_look_of_zero(make_bench: Make) -> None:
    bench = make_bench()
    model, canvas = bench.page.model, bench.page.map.squares
    bench.page.map.show_way(1)
    model.set_figure(MapFigure(MapFigureKind.ACTIVE, fy=2007))
    settle()
    values = model.picture.values
    zero = next(code for code, one in values.items() if one.value == 0)
    missing = next(code for code, one in values.items() if one.value is None)
    image = canvas.grab().toImage()

    def colours(code: str) -> set[int]:
        middle = canvas.place_of(code).toPoint()
        # Below the name, where a missing value leaves the square to its hatching.
        return {image.pixel(middle.x() + dx, middle.y() + dy) for dx in range(-6, 7) for dy in range(2, 7)}

    assert len(colours(missing)) > 1
    assert "0" in values[zero].text.ja
    assert "…" in values[missing].text.ja


# List and profile


def test_the_own_block_is_the_first_question(make_bench: Make) -> None:
    bench = make_bench(home_block="shikoku")
    assert bench.page.model.question == RegionFilter(blocks=("shikoku",))
    assert bench.page.filters.boxes["blocks"].currentData() == "shikoku"
    assert all(row.marks for row in bench.page.list.rows.rows if row.code in nowhere())
    bench.page.filters.unplaced.click()
    settle()
    assert not nowhere() & set(bench.codes)
    bench.page.filters.clear.click()
    settle()
    assert len(bench.codes) == len(table("regions"))


def test_typing_and_choosing_narrow_the_list(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    qtbot.keyClicks(bench.page.filters.search, "hakodate")
    qtbot.waitUntil(lambda: bench.codes == ["hakodate"])
    bench.page.filters.search.clear()
    qtbot.waitUntil(lambda: len(bench.codes) > 1)
    box = bench.page.filters.boxes["programs"]
    box.setCurrentIndex(box.findData("mext-chiteki-2"))
    box.activated.emit(box.currentIndex())
    settle()
    wanted = {row["region_code"] for row in table("participations") if row["program_code"] == "mext-chiteki-2"}
    assert set(bench.codes) == wanted
    qtbot.keyClicks(bench.page.filters.search, "zzzz")
    qtbot.waitUntil(lambda: not bench.codes)
    assert bench.page.list.empty.isVisible()
    bench.page.list.empty.ways[0].click()
    settle()
    assert len(bench.codes) == len(table("regions"))


def test_the_list_opens_profiles_by_keys(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    assert bench.page.profile.profile.ref.code == bench.codes[0]
    bench.page.list.focus_list()
    qtbot.keyClick(bench.page.list.table, Qt.Key.Key_Down)
    settle()
    assert bench.page.profile.profile.ref.code == bench.codes[1]
    assert bench.page.profile.name.text() == bench.page.profile.profile.title.ja


def test_a_region_is_opened_from_elsewhere(make_bench: Make) -> None:
    bench = make_bench(home_block="shikoku")
    bench.page.open_with("hakodate")
    settle()
    assert bench.page.profile.profile.ref.code == "hakodate"
    assert "hakodate" in bench.codes
    assert bench.page.list.table.currentIndex().row() == bench.codes.index("hakodate")


def test_a_profile_leads_to_programs_sources_and_trends(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    bench.page.open_with("hakodate")
    settle()
    pane = bench.page.profile
    assert len(pane.bars.bars) == sum(row["region_code"] == "hakodate" for row in table("participations"))
    pane.bars.setFocus()
    qtbot.keyClick(pane.bars, Qt.Key.Key_Down)
    qtbot.keyClick(pane.bars, Qt.Key.Key_Return)
    assert bench.told.records == [("programs", pane.bars.bars[1].stay.program)]
    cite = next(n for n, link in enumerate(pane.fields.links) if isinstance(link.target, CiteTarget))
    pane.fields.followed.emit(pane.fields.links[cite].target, pane.rect())
    assert pane.card.isVisible()
    pane.card.hide()
    actions = pane.trend.menu().actions()
    assert len(actions) == len(pane.profile.metrics) > 0
    actions[0].trigger()
    (key, spec), *_ = bench.told.pages
    assert key == "trends"
    assert isinstance(spec, ChartSpec)
    assert (spec.subjects[0].kind, spec.subjects[0].code) == (SubjectKind.REGION, "hakodate")
    assert spec.metric.family is MetricFamily.OUTCOME
    bench.page.map.trend.click()
    assert len(bench.told.pages[1][1].subjects) == 10


def test_f6_goes_round_the_parts(make_bench: Make, qapp: QApplication) -> None:
    page = make_bench().page
    page.activateWindow()
    page.filters.search.setFocus()
    seen = []
    for _ in range(4):
        page.focus_next()
        settle()
        focus = page.focusWidget()
        seen.append(
            next(part for part in (page.filters, page.map, page.list, page.profile) if part.isAncestorOf(focus))
        )
    assert seen == [page.map, page.list, page.profile, page.filters]


# Comparison


def test_regions_are_ticked_and_compared(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    page = bench.page
    assert not page.list.compare.isEnabled()
    for row in range(3):
        index = page.list.rows.index(row, 0)
        assert page.list.rows.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    settle()
    assert page.model.ticked == tuple(bench.codes[:3])
    page.list.compare.click()
    settle()
    table_model = page.comparison.table.model()
    assert table_model.columnCount() == 3
    names = [table_model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert names == [row.name for row in page.list.rows.rows[:3]]
    said = [str(table_model.index(row, 0).data()) for row in range(table_model.rowCount())]
    assert any(text.startswith("◆") for text in said)
    cited = next(
        n for n in range(table_model.rowCount()) if len(table_model.cell(table_model.index(n, 0)).sources) == 1
    )
    page.comparison.show_sources(table_model.index(cited, 0))
    assert page.comparison.card.isVisible()
    page.comparison.card.hide()
    page.comparison.back.click()
    assert page.stack.currentIndex() == 0
    page.list.untick.click()
    assert page.model.ticked == ()


def test_more_than_ten_are_refused_with_a_sentence(make_bench: Make) -> None:
    bench = make_bench()
    for code in bench.codes[:11]:
        bench.page.model.set_ticked(code, on=True)
    assert len(bench.page.model.ticked) == 10
    assert "10" in bench.told.notices[-1]


# Looks


@pytest.mark.parametrize("size", [(1212, 600), (1600, 900)])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_nothing_is_cut(make_bench: Make, size: tuple[int, int], theme: Theme) -> None:
    bench = make_bench(size=size, theme=theme, home_block="hokuriku")
    assert clipped(bench.page) == []
    bench.page.model.set_figure(MapFigure(MapFigureKind.OUTCOME, "companies_joined"))
    bench.page.map.show_way(1)
    settle()
    assert clipped(bench.page) == []
    assert bench.told.errors == []


def test_another_own_block_in_the_settings_is_asked_for(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(home_block="hokkaido")
    bench.desk.store.update(home_block="kinki")
    settle()
    assert bench.page.model.question.blocks == ("kinki",)
    assert bench.page.filters.boxes["blocks"].currentData() == "kinki"
    bench.desk.store.update(home_block=None)
    settle()
    assert bench.page.model.question.blocks == ()


def test_ctrl_f_is_taken_by_the_list_and_left_by_the_comparison(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    assert bench.page.focus_search()
    assert bench.page.filters.search.hasFocus()
    for code in bench.codes[:2]:
        bench.page.model.set_ticked(code, on=True)
    bench.page.show_comparison()
    settle()
    assert not bench.page.focus_search()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_word_for_no_choice_is_seen_whole(make_bench: Callable[..., Bench], language: str) -> None:
    for box in make_bench(language=language).page.filters.boxes.values():
        # The arrow and the frame take 40 pixels at most.
        assert box.fontMetrics().horizontalAdvance(box.itemText(0)) <= box.width() - 40
