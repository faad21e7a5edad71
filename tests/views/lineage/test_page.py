"""The lineage page as a hand uses it."""

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from navigator.domain.chart import ChartSpec
from navigator.domain.vocabulary import Field, Ministry, ProgramKind
from navigator.qtsupport.theme import Theme
from navigator.views.lineage import papers
from navigator.views.lineage.canvas import USUAL_LANE
from navigator.views.lineage.painting import label_font, shortened
from navigator.views.printing.sheetdialog import SheetDialog
from tests.views.clipping import clipped
from tests.views.desks import settle
from tests.views.lineage.conftest import Bench


def shown(bench: Bench) -> set[str]:
    return {bar.code for bar in bench.page.model.picture.bars}


def place(bench: Bench, code: str) -> QPoint:
    found = bench.page.canvas.place_of(code)
    assert found is not None
    return found.toPoint()


def test_all_programs_are_shown(bench: Bench) -> None:
    assert len(shown(bench)) == 139
    assert bench.page.canvas.lane_height == USUAL_LANE


def test_the_search_box_finds_and_focuses(bench: Bench, qtbot: QtBot) -> None:
    box = bench.page.controls.search
    box.setFocus()
    qtbot.keyClicks(box, "mext-ricp")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    model = bench.page.model
    assert model.question.focus == "mext-ricp"
    assert model.strong == frozenset(model.graph.line("mext-ricp"))
    assert len(shown(bench)) == 139
    assert model.faint == shown(bench) - model.strong
    assert bench.page.side.card.title.text() == "地域イノベーションクラスタープログラム"


def test_one_line_alone_and_everything_again(bench: Bench, qtbot: QtBot) -> None:
    page = bench.page
    assert not page.controls.only.isEnabled()
    page.open_with("mext-ricp")
    qtbot.mouseClick(page.controls.only, Qt.MouseButton.LeftButton)
    assert shown(bench) == set(page.model.facts.graph.line("mext-ricp"))  # type: ignore[union-attr]
    qtbot.mouseClick(page.controls.clear, Qt.MouseButton.LeftButton)
    assert len(shown(bench)) == 139
    assert not page.controls.only.isChecked()


def tick(menu: QMenu | None, name: str) -> None:
    assert menu is not None
    next(action for action in menu.actions() if action.text() == name).trigger()


def test_filters_by_ministry_kind_and_field(bench: Bench) -> None:
    page = bench.page
    facts = page.model.facts
    assert facts is not None
    tick(page.controls.ministries.menu(), Ministry.METI.label.ja)
    meti = {code for code, one in facts.graph.programs.items() if one.ministry is Ministry.METI}
    assert shown(bench) == meti
    assert page.controls.ministries.text() == "府省 (1)"
    tick(page.controls.kinds.menu(), ProgramKind.RD_GRANT.label.ja)
    assert shown(bench) == {code for code in meti if facts.graph.programs[code].kind is ProgramKind.RD_GRANT}
    tick(page.controls.kinds.menu(), ProgramKind.RD_GRANT.label.ja)
    tick(page.controls.fields.menu(), Field.LIFE.label.ja)
    assert shown(bench) == {code for code in meti if Field.LIFE in facts.graph.programs[code].fields}


def test_a_filter_that_nothing_meets_offers_a_way_out(bench: Bench, qtbot: QtBot) -> None:
    page = bench.page
    tick(page.controls.ministries.menu(), Ministry.MHLW.label.ja)
    tick(page.controls.fields.menu(), Field.ENERGY.label.ja)
    assert page.place.currentWidget() is page.empty
    qtbot.mouseClick(page.empty.ways[0], Qt.MouseButton.LeftButton)
    assert len(shown(bench)) == 139
    assert page.controls.ministries.text() == "府省"


def choose(bench: Bench, mode: int) -> None:
    box = bench.page.controls.mode
    box.setCurrentIndex(mode)
    box.activated.emit(mode)


def test_a_year_lists_what_stood_in_it(bench: Bench) -> None:
    page = bench.page
    assert not page.side.landscape.isVisible()
    choose(bench, 1)
    assert page.model.question.as_of == 2006
    assert page.side.landscape.isVisible()
    assert page.side.landscape.heading.text() == "平成18年度時点の事業 88 件"
    assert page.model.faint
    choose(bench, 0)
    assert page.model.question.as_of is None
    assert not page.side.landscape.isVisible()


def test_two_years_list_what_changed_and_lead_to_it(bench: Bench) -> None:
    page = bench.page
    choose(bench, 2)
    assert page.model.question.years == (2006, 2007)
    entries = page.side.landscape.entries
    texts = [entries.item(row).text() for row in range(entries.count())]
    for wanted in ("開始（3 件）", "改称・引き継ぎ（1 件）", "終了（1 件）", "連携施策群: 加わった事業（4 件）"):
        assert wanted in texts
    row = texts.index("平成18年度 沖縄産学官共同研究の推進")
    assert "連携施策群" in texts[row + 1]
    entries.setCurrentRow(row)
    assert page.model.current == "cao-okinawa-sangakukan"
    entries.itemActivated.emit(entries.item(row))
    assert bench.told.records == [("programs", "cao-okinawa-sangakukan")]


def test_a_click_opens_the_record(bench: Bench, qtbot: QtBot) -> None:
    canvas = bench.page.canvas
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place(bench, "mic-jgn"))
    assert bench.told.records == [("programs", "mic-jgn")]


def test_hovering_tells_the_essentials(bench: Bench, qtbot: QtBot) -> None:
    canvas = bench.page.canvas
    qtbot.mouseMove(canvas.viewport(), place(bench, "mic-jgn"))
    settle()
    assert canvas.card.isVisible()
    assert canvas.card.title.text() == "研究開発用ギガビットネットワーク(JGN)"
    assert "→ 後継 平成16年度" in canvas.card.body.text()
    assert canvas.card.sources.text().startswith("[1]")
    assert canvas.viewport().rect().contains(canvas.card.geometry())
    qtbot.mouseMove(canvas.viewport(), QPoint(2, 2))
    assert not canvas.card.isVisible()


def test_keys_walk_lanes_and_arrows_and_open(bench: Bench, qtbot: QtBot) -> None:
    page, canvas = bench.page, bench.page.canvas
    canvas.setFocus()
    page.model.go_to("mic-jgn")
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert page.model.current == "mic-testbed"
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert page.model.current == "mic-jgn2plus"
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert page.model.current == "mic-testbed"
    lane = next(bar.lane for bar in page.model.picture.bars if bar.code == "mic-testbed")
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert page.model.current == page.model.picture.bars[lane + 1].code
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    assert page.model.current == page.model.picture.bars[-1].code
    assert canvas.verticalScrollBar().value() > 0
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert bench.told.records == [("programs", page.model.picture.bars[0].code)]
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert page.model.question.focus == page.model.picture.bars[0].code


def test_a_screen_reader_hears_where_one_stands(bench: Bench) -> None:
    canvas = bench.page.canvas
    bench.page.model.go_to("mext-ricp")
    told = QAccessible.queryAccessibleInterface(canvas)
    assert told.text(QAccessible.Text.Name) == "系譜の図"
    assert "地域イノベーションクラスタープログラム" in told.text(QAccessible.Text.Description)


def test_everything_in_reach_has_a_name(bench: Bench) -> None:
    page = bench.page
    for widget in (
        page.controls.search, page.controls.mode, page.controls.first, page.controls.smaller, page.controls.larger,
        page.controls.only, page.controls.ministries, page.canvas, page.legend, page.side.landscape.entries,
    ):  # fmt: skip
        assert widget.accessibleName()


@pytest.mark.usefixtures("qapp")
def test_a_shortened_name_keeps_its_years() -> None:
    face = QFontMetricsF(label_font(USUAL_LANE))
    whole = f"{'とても長い事業の名前' * 3}  H16–H29"
    told = shortened(whole, face, 200)
    assert told.endswith("…  H16–H29")
    assert face.horizontalAdvance(told) <= 200


def test_zoom_and_fit(bench: Bench, qtbot: QtBot) -> None:
    page, canvas = bench.page, bench.page.canvas
    qtbot.mouseClick(page.controls.fit, Qt.MouseButton.LeftButton)
    assert canvas.lane_height < USUAL_LANE
    assert canvas.verticalScrollBar().maximum() <= 4
    qtbot.mouseClick(page.controls.usual, Qt.MouseButton.LeftButton)
    assert canvas.lane_height == USUAL_LANE
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.lane_height > USUAL_LANE
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.lane_height == pytest.approx(USUAL_LANE)


def test_the_card_leads_to_record_line_and_chart(bench: Bench, qtbot: QtBot) -> None:
    page = bench.page
    assert not page.side.card.record.isEnabled()
    page.model.go_to("mext-ricp")
    qtbot.mouseClick(page.side.card.record, Qt.MouseButton.LeftButton)
    assert bench.told.records == [("programs", "mext-ricp")]
    qtbot.mouseClick(page.side.card.chart, Qt.MouseButton.LeftButton)
    ((key, spec),) = bench.told.pages
    assert key == "trends"
    assert isinstance(spec, ChartSpec)
    assert spec.follow_lineage
    assert [subject.code for subject in spec.subjects] == ["mext-ricp"]
    qtbot.mouseClick(page.side.card.line, Qt.MouseButton.LeftButton)
    assert page.model.question.only


def test_opening_with_a_program_that_a_filter_hides_lifts_the_filter(bench: Bench) -> None:
    page = bench.page
    tick(page.controls.ministries.menu(), Ministry.METI.label.ja)
    page.open_with("mic-jgn")
    assert page.model.current == "mic-jgn"
    assert "mic-jgn" in shown(bench)


def test_f6_goes_round(bench: Bench) -> None:
    page = bench.page
    page.controls.search.setFocus()
    seen = []
    for _ in range(3):
        page.focus_next()
        seen.append(QApplication.focusWidget())
    assert seen == [page.canvas, page.side.card.record, page.controls.search]


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("size", [(1212, 612), (1840, 1000)])
def test_nothing_is_cut(make_bench: Callable[..., Bench], size: tuple[int, int], language: str, theme: Theme) -> None:
    bench = make_bench(size=size, language=language, theme=theme)
    choose(bench, 2)
    bench.page.model.go_to("mext-ricp")
    settle()
    assert clipped(bench.page) == []
    assert not bench.page.grab().isNull()
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in bench.page.findChildren(QLabel))


def test_printing_shows_the_pages_of_what_is_shown(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SheetDialog, "exec", lambda self: self._take() or QDialog.DialogCode.Accepted)
    made = []
    real = papers.LineagePapers.preview
    monkeypatch.setattr(
        papers.LineagePapers, "preview", lambda self, *given: made.append(real(self, *given)) or made[-1]
    )
    bench.page.model.focus("mext-ricp", only=True)
    bench.page.print_page()
    settle()
    (window,) = made
    assert window.pages is not None
    assert window.pages.size == (420.0, 297.0)
    assert "知的クラスター創成事業(第II期)  H19–H21" in window.pages.text(0)
    window.close()
    settle()


def export(bench: Bench, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "ask_save_path", lambda *_given: path)
    bench.page.export_page()
    settle()


def test_exports_a_drawing_with_letters(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lineage.svg"
    export(bench, path, monkeypatch)
    root = ElementTree.fromstring(path.read_bytes())
    text = "".join("".join(one.itertext()).strip() for one in root.iter("{http://www.w3.org/2000/svg}text"))
    facts = bench.page.model.facts
    assert facts is not None
    squeezed = re.sub(r"\s", "", text)
    for program in facts.graph.programs.values():
        assert re.sub(r"\s", "", program.name.ja) in squeezed


@pytest.mark.parametrize("suffix", ["pdf", "xlsx", "csv"])
def test_exports_pages_and_tables(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    path = tmp_path / f"lineage.{suffix}"
    export(bench, path, monkeypatch)
    data = path.read_bytes()
    assert data.startswith({"pdf": b"%PDF", "xlsx": b"PK", "csv": b"\xef\xbb\xbf"}[suffix])
    assert bench.told.errors == []


def test_ctrl_f_is_taken_by_the_search_of_the_page(bench: Bench) -> None:
    bench.page.canvas.setFocus()
    assert bench.page.focus_search()
    assert bench.page.controls.search.hasFocus()
