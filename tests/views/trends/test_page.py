"""The page as a reader uses it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog
from pytestqt.qtbot import QtBot

from navigator.domain.catalogues import Catalogue
from navigator.domain.chart import ChartForm, ChartSpec
from navigator.domain.charttable import chart_table
from navigator.domain.results import Presentation
from navigator.qtsupport.theme import Theme
from navigator.viewmodels.trends import KIND
from navigator.viewmodels.trends_table import cell_text
from navigator.views.dialogs.kept import KeptDialog
from navigator.views.dialogs.naming import NameDialog
from navigator.views.record.citation import CitationCard
from navigator.views.trends.geometry import Spot
from tests.viewmodels.trendfakes import KINKI, NO_PLACES, PATENTS
from tests.viewmodels.trendsamples import ALPHA, BETA, BUDGET, GAMMA
from tests.views.clipping import clipped
from tests.views.conftest import Desk as WindowDesk
from tests.views.trends.conftest import Bench


def chosen(bench: Bench) -> tuple[object, ...]:
    assert bench.part.model.spec is not None
    return bench.part.model.spec.subjects


def spec_of(bench: Bench) -> ChartSpec:
    assert bench.part.model.spec is not None
    return bench.part.model.spec


def card(bench: Bench) -> CitationCard:
    return bench.part._card


def pick(box: QComboBox, data: object, role: Qt.ItemDataRole = Qt.ItemDataRole.UserRole) -> None:
    """Choose as a hand does."""
    at = box.findData(data, role)
    assert at >= 0
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_the_first_chart_stands_at_once(bench: Bench) -> None:
    assert bench.part.stack.currentIndex() == 1
    assert bench.part.lead.text.text() == "事業aは平成13年度の100百万円から始まった。"
    assert bench.part.unit.text() == "当初予算（名目）（百万円）"
    assert bench.part.legend.keys == [ALPHA.key, BETA.key]
    assert bench.part.legend.item(0).text() == "事業a\n8年中5年"


def test_subjects_are_searched_and_ticked_with_the_keyboard(bench: Bench, qtbot: QtBot) -> None:
    panel = bench.part.subjects
    panel.search.setText("事業 Ｃ")
    assert panel.model.subjects == (GAMMA.subject,)
    assert panel.model.data(panel.model.index(panel.model.row_of(GAMMA.subject), 1)) == "2"
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    bench.settle()
    assert chosen(bench) == (ALPHA.subject, BETA.subject, GAMMA.subject)
    assert bench.part.legend.keys == [ALPHA.key, BETA.key, GAMMA.key]
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    bench.settle()
    assert chosen(bench) == (ALPHA.subject, BETA.subject)


def test_a_subject_without_figures_is_shown_on_demand(bench: Bench) -> None:
    panel = bench.part.subjects
    assert [one.code for one in panel.model.subjects] == ["a", "b", "c"]
    panel.empty.setChecked(True)
    assert [one.code for one in panel.model.subjects] == ["kinki", "a", "b", "c", "z"]


def test_budgets_of_blocks_are_said_not_to_be_on_file(bench: Bench) -> None:
    panel = bench.part.subjects
    panel.kind.setCurrentIndex(panel.kind.findData("block"))
    assert panel.nothing.isVisible()
    bench.part.model.set_subjects([KINKI])
    bench.settle()
    assert bench.part.stack.currentIndex() == 0
    assert NO_PLACES.ja in bench.part.empty._sentence.text()
    assert not bench.part.controls.export.isEnabled()


def test_nothing_chosen_says_what_to_do(bench: Bench, qtbot: QtBot) -> None:
    qtbot.mouseClick(bench.part.subjects.clear, Qt.MouseButton.LeftButton)
    bench.settle()
    assert bench.part.empty._heading.text() == "描く対象を選んでください"
    bench.part.empty.ways[1].click()
    bench.settle()
    assert bench.part.stack.currentIndex() == 1


def test_the_list_of_the_finder_is_drawn(bench: Bench, qtbot: QtBot) -> None:
    qtbot.mouseClick(bench.part.subjects.finder, Qt.MouseButton.LeftButton)
    bench.settle()
    assert spec_of(bench).question == bench.desk.desk.finder.filter
    assert bench.part.subjects.count.text() == "「探す」の一覧（2 系列）"
    qtbot.mouseClick(bench.part.subjects.finder, Qt.MouseButton.LeftButton)
    bench.settle()
    assert spec_of(bench).question is None


def test_controls_change_the_question(bench: Bench) -> None:
    controls = bench.part.controls
    pick(controls.form, "lines")
    pick(controls.basis, "real")
    pick(controls.first, 2002)
    pick(controls.last, 2007)
    controls.lineage.click()
    controls.panels.click()
    bench.settle()
    spec = spec_of(bench)
    assert (spec.form.value, spec.basis.value, spec.fy_from, spec.fy_to) == ("lines", "real", 2002, 2007)
    assert spec.follow_lineage
    assert spec.panels
    assert len(bench.part.chart.plots) == 2
    pick(controls.metric, PATENTS.key)
    assert spec_of(bench).metric == PATENTS
    assert not controls.basis.isEnabled()
    assert "金額ではない" in controls.basis.toolTip()


def test_the_legend_toggles(bench: Bench, qtbot: QtBot) -> None:
    legend = bench.part.legend
    legend.setCurrentRow(0)
    qtbot.keyClick(legend, Qt.Key.Key_Space)
    bench.settle()
    assert spec_of(bench).hidden == (ALPHA.key,)
    assert [layer.index for layer in bench.part.chart.drawing.panels[0].layers] == [1]  # type: ignore[union-attr]
    assert legend.item(0).checkState() is Qt.CheckState.Unchecked
    # What is drawn is what stands in the table.
    assert [column.label for column in bench.part.table.rows.table.columns if column.key] == ["事業b"]  # type: ignore[union-attr]


def test_the_legend_is_put_in_order_by_keys(bench: Bench, qtbot: QtBot) -> None:
    legend = bench.part.legend
    legend.setCurrentRow(0)
    qtbot.keyClick(legend, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    bench.settle()
    assert legend.keys == [BETA.key, ALPHA.key]
    assert legend.current_key == ALPHA.key
    qtbot.keyClick(legend, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    bench.settle()
    assert legend.keys == [ALPHA.key, BETA.key]


def test_the_table_is_what_is_drawn(bench: Bench) -> None:
    for form in ChartForm:
        bench.part.model.set_form(form)
        bench.settle()
        view, rows = bench.part.chart, bench.part.table.rows
        assert view.chart is not None
        table = chart_table(view.chart, Presentation())
        assert rows.table == table
        shown = [
            [rows.data(rows.index(row, column)) for column in range(rows.columnCount())]
            for row in range(rows.rowCount())
        ]
        assert shown == [[row.label, *(cell_text(cell, "ja") for cell in row.cells)] for row in table.rows]


def test_the_table_is_copied_whole_or_in_part(bench: Bench, qtbot: QtBot) -> None:
    table = bench.part.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QApplication.clipboard().text()
    assert text.splitlines()[0] == "年度（百万円）\t事業a\t事業b\t計（※を含む）\t計（※を除く）"
    assert text.splitlines()[1].startswith("平成13年度\t100 [1]\t…")
    assert len(text.splitlines()) == 9
    assert bench.desk.said[-1] == "8 行をコピーしました。"
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QApplication.clipboard().text().splitlines()) == 2


def test_a_click_on_a_figure_opens_its_source(bench: Bench, qtbot: QtBot) -> None:
    view = bench.part.chart
    target = view.scene.mapFrom(view, view.place_of(Spot(0, 1)))
    qtbot.mouseMove(view.scene.viewport(), target)
    qtbot.mouseClick(view.scene.viewport(), Qt.MouseButton.LeftButton, pos=target)
    assert card(bench).isVisible()
    assert "[1] 資料1の題名" in card(bench).text.toPlainText()
    qtbot.keyClick(card(bench), Qt.Key.Key_Escape)
    assert view.hasFocus()


def test_a_figure_of_the_table_opens_its_source(bench: Bench, qtbot: QtBot) -> None:
    table = bench.part.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, 1))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert card(bench).isVisible()
    card(bench).hide()
    # A gap has none.
    table.setCurrentIndex(table.rows.index(0, 2))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert not card(bench).isVisible()


def test_several_sources_are_asked_about(bench: Bench) -> None:
    from dataclasses import replace  # noqa: PLC0415 - beside its use

    from navigator.domain.figures import Citation  # noqa: PLC0415 - as above
    from tests.viewmodels.trendsamples import source  # noqa: PLC0415 - as above

    part = bench.part
    assert part.model.answer is not None
    part.model.answer = replace(part.model.answer, sources=(source(1), source(2)))
    dot = ALPHA.points[0]
    two = replace(dot, figure=replace(dot.figure, citations=(Citation("s1", ""), Citation("s2", ""))))
    part._ask_source(ALPHA, two, QRect(10, 10, 5, 5))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["[1] 資料1の題名", "[2] 資料2の題名"]
    menu.close()


def test_the_readers_own_sentence(bench: Bench, qtbot: QtBot) -> None:
    lead = bench.part.lead
    lead.edit.click()
    lead.field.setText("  <b>要点</b>  ")
    qtbot.keyClick(lead.field, Qt.Key.Key_Return)
    bench.settle()
    assert spec_of(bench).lead == "<b>要点</b>"
    assert lead.text.text() == "<b>要点</b>"
    assert lead.text.textFormat() is Qt.TextFormat.PlainText
    assert lead.back.isVisible()
    lead.back.click()
    bench.settle()
    assert lead.text.text().startswith("事業aは")
    lead.edit.click()
    lead.field.setText("捨てる")
    qtbot.keyClick(lead.field, Qt.Key.Key_Escape)
    assert spec_of(bench).lead == ""


def test_what_is_left_out_is_told_with_its_reason(bench: Bench) -> None:
    part = bench.part
    assert part.below.tabText(2) == "描いていないもの（1）"
    assert "概算要求は予算に足さない。" in part.omissions.flow.toPlainText()
    notes = part.notes.flow.toPlainText()
    for told in ("平成16年度から範囲が変わった。", "事業a 8年中5年", "事業仕分け", "第2期科学技術基本計画", "[1]"):
        assert told in notes


def test_undo_and_redo_of_the_window(bench: Bench) -> None:
    pick(bench.part.controls.form, "lines")
    assert bench.page.undo()
    bench.settle()
    assert bench.part.controls.form.currentData() == "stacked"
    assert bench.page.redo()
    assert not bench.page.redo()


def test_a_chart_is_kept_by_name_and_opened(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(dialog: NameDialog) -> int:
        dialog.form.show_values("近畿の図", "第3回")
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(NameDialog, "exec", fill)
    pick(bench.part.controls.form, "grouped")
    bench.page.save()
    bench.settle()
    assert bench.part.controls.title.text() == "近畿の図"
    assert [item.name for item in bench.desk.keeper.saved_items(KIND)] == ["近畿の図"]
    pick(bench.part.controls.form, "lines")

    def take(dialog: KeptDialog) -> int:
        assert dialog.windowTitle() == "保存した図"
        assert dialog.list.item(0).text().splitlines()[1] == "対象 2 件・並べた棒・2026-11-22 保存"
        dialog.open.click()
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(KeptDialog, "exec", take)
    bench.part.controls.kept.click()
    bench.settle()
    assert spec_of(bench).form is ChartForm.GROUPED


def test_pictures_are_written_and_copied(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    for suffix, start in ((".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")):
        path = tmp_path / f"chart{suffix}"
        bench.part.papers.write_picture(path)
        bench.settle()
        assert path.read_bytes().startswith(start)
    bench.part.papers.copy_picture()
    assert QApplication.clipboard().mimeData().hasImage()
    assert bench.desk.said[-1] == "図をコピーしました。"


def test_the_page_opens_with_a_chart(bench: Bench) -> None:
    bench.page.open_with(ChartSpec((GAMMA.subject,), BUDGET, ChartForm.LINES))
    bench.settle()
    assert bench.part.legend.isHidden()
    assert [one.key for one in bench.part.chart.chart.series] == [GAMMA.key]  # type: ignore[union-attr]
    assert bench.page.undo()


def test_the_focus_goes_round(bench: Bench) -> None:
    part = bench.part
    seen = []
    for _ in range(5):
        bench.page.focus_next()
        seen.append(QApplication.focusWidget())
    assert set(seen) == {part.subjects.search, part.controls.metric, part.chart, part.legend, part.table}


def test_places_are_remembered(bench: Bench, make_bench: Callable[..., Bench]) -> None:
    table = bench.part.table
    table.setColumnWidth(1, 222)
    bench.page.hide()
    again = make_bench()
    again.part.table.show_table(chart_table(again.part.chart.chart, Presentation()), "ja")  # type: ignore[arg-type]
    assert again.part.table.columnWidth(1) == 222


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("size", [(1200, 600), (1600, 930)])
def test_nothing_is_cut(make_bench: Callable[..., Bench], language: str, theme: Theme, size: tuple[int, int]) -> None:
    bench = make_bench(language, theme, size)
    assert clipped(bench.page) == []
    bench.part.model.set_subjects(())
    bench.settle()
    assert clipped(bench.page) == []


def test_names_of_controls_are_told(bench: Bench) -> None:
    for box in bench.page.findChildren(QComboBox):
        assert box.accessibleName()
    assert bench.part.lead.edit.accessibleName()


def test_a_record_of_a_program_leads_to_its_figures(make_desk: Callable[..., WindowDesk]) -> None:
    desk = make_desk()
    asked: list[str] = []
    desk.window.page.trend_requested.connect(asked.append)
    header = None
    for catalogue, code in ((Catalogue.MEASURES, "measures-1"), (Catalogue.PROGRAMS, "programs-1")):
        desk.finder.open_record(catalogue, code)
        desk.settle()
        header = desk.window.page._record_pane.header  # type: ignore[union-attr]
        assert header.trend.isVisible() is (catalogue is Catalogue.PROGRAMS)
    assert header is not None
    header.trend.click()
    assert asked == ["programs-1"]
