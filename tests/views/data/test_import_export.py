"""The page データ as a hand uses it: drop, look, choose, take in, undo, write."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from navigator.viewmodels.desk import Desk
from navigator.views.data import exportpart
from navigator.views.data.entry import DATA, DataPlace
from navigator.views.data.importpart import ImportPart
from navigator.views.data.page import DataPage
from navigator.views.mainwindow import MainWindow
from tests.db import libraries
from tests.db.conftest import made_library
from tests.services.importing.worlds import JGRANTS, csv_file, json_file
from tests.views.clipping import clipped
from tests.views.desks import Told, desk_over, settle

__all__ = ["made_library"]


@dataclass
class Bench:
    """A page with what stands behind it."""

    page: DataPage
    desk: Desk
    told: Told

    @property
    def part(self) -> ImportPart:
        part = self.page.show_part("import")
        assert isinstance(part, ImportPart)
        return part

    def open(self, path: Path) -> ImportPart:
        self.page.open_with(path)
        settle()
        settle()
        return self.part


@pytest.fixture
def make_bench(qtbot: QtBot, qapp: QApplication, made_library: Path, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    held: list[Bench] = []
    with ExitStack() as stack:

        def make(size: tuple[int, int] = (1212, 612), **more: object) -> Bench:
            library = libraries.opened(libraries.copy(made_library, tmp_path / "library.rpn"))
            stack.callback(library.close)
            desk, told = stack.enter_context(desk_over(library, tmp_path, qapp, **more))  # type: ignore[arg-type]
            page = DataPage(desk)
            qtbot.addWidget(page)
            page.resize(*size)
            page.show()
            settle()
            held.append(Bench(page, desk, told))
            return held[-1]

        yield make
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    return make_bench()


def tabs(part: ImportPart) -> list[str]:
    return [part.result.tabs.tabText(place) for place in range(part.result.tabs.count())]


def count(bench: Bench, sql: str) -> int:
    assert bench.desk.suite is not None
    with bench.desk.suite.library.reading() as connection:
        return int(connection.exec_driver_sql(sql).scalar_one())


def test_a_dropped_file_is_tried_and_taken_in_and_undone(bench: Bench, qtbot: QtBot) -> None:
    part = bench.open(JGRANTS)
    assert part.stack.currentWidget() is part.result
    assert tabs(part) == ["新規 33", "変更 0", "変更なし 0", "取り込めない 0", "重複の疑い 0"]
    assert part.result.run.isEnabled()
    assert count(bench, "SELECT count(*) FROM measures WHERE origin = 'imported'") == 0
    qtbot.mouseClick(part.result.run, Qt.MouseButton.LeftButton)
    settle()
    settle()
    assert count(bench, "SELECT count(*) FROM measures WHERE origin = 'imported'") == 16
    assert part.stack.currentWidget() is part.front
    assert part.log.model.table is not None
    assert part.log.model.table.rows[0].cells[1] == JGRANTS.name
    assert "33 行を取り込みました" in bench.told.notices[-1]
    part.start.ways[-1].click()
    settle()
    assert bench.told.pages[-1] == ("finder", None)
    assert bench.desk.suite is not None
    assert bench.desk.suite.finding.count(bench.desk.finder.filter) == 16
    bench.desk.office.undo()
    settle()
    assert count(bench, "SELECT count(*) FROM measures WHERE origin = 'imported'") == 0
    assert "見る" not in part.start.ways[-1].text()


def test_an_import_of_an_earlier_session_is_taken_back_from_the_page(bench: Bench, qtbot: QtBot) -> None:
    assert bench.desk.suite is not None
    service = bench.desk.suite.importing
    plan = service.plan(JGRANTS)
    service.run(plan)
    plan.close()
    part = bench.open(JGRANTS)
    part.give_up()
    part.refresh()
    settle()
    way = next(way for way in part.start.ways if "最後の取り込みを戻す" in way.text())
    way.click()
    settle()
    settle()
    assert count(bench, "SELECT count(*) FROM measures WHERE origin = 'imported'") == 0
    assert not any("戻す" in way.text() for way in part.start.ways)


def test_refused_rows_come_first_and_must_be_left_out(bench: Bench, tmp_path: Path) -> None:
    data = json.loads(JGRANTS.read_text(encoding="utf-8"))
    data["result"][1]["id"] = "///"
    part = bench.open(json_file(tmp_path / "bad.json", data))
    assert part.result.tab.value == "refused"
    assert part.result.model.cells_at(0)[3].startswith("番号（id）")
    assert not part.result.run.isEnabled()
    part.result.leave_out.setChecked(True)
    assert part.result.run.isEnabled()
    part.result.run.click()
    settle()
    settle()
    assert count(bench, "SELECT count(*) FROM measures WHERE origin = 'imported'") == 15


def test_changes_show_before_and_after_and_can_be_searched(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    bench.open(JGRANTS).result.run.click()
    settle()
    settle()
    data = json.loads(JGRANTS.read_text(encoding="utf-8"))
    data["result"][0]["subsidy_max_limit"] = 30000000
    part = bench.open(json_file(tmp_path / "later.json", data))
    assert part.result.tab.value == "changed"
    assert "20 → 30" in part.result.model.cells_at(0)[3]
    part.result.tabs.setCurrentIndex(2)
    settle()
    whole = part.result.model.rowCount()
    part.result.search.setText("クーリングシェルター")
    qtbot.waitUntil(lambda: part.result.model.rowCount() < whole)
    assert part.result.model.rowCount() == 2


def test_an_encoding_is_asked_for_with_previews(bench: Bench, tmp_path: Path) -> None:
    rows = [["制度名", "対象者", "概要", "受付開始日"], ["試験の支援", "企業", "試験", "2026-04-01"]]
    part = bench.open(csv_file(tmp_path / "euc.csv", rows, "euc_jp"))
    assert part.stack.currentWidget() is part.question
    assert part.question.encodings.checkedButton().text() == "EUC-JP"
    part.question.go.click()
    settle()
    settle()
    assert part.stack.currentWidget() is part.result
    assert tabs(part)[0] == "新規 3"


def test_headings_are_matched_on_the_page(bench: Bench, tmp_path: Path) -> None:
    part = bench.open(csv_file(tmp_path / "list.csv", [["名前", "団体"], ["試験の助成", "試験市"]]))
    assert part.stack.currentWidget() is part.question
    boxes = part.question._boxes
    boxes[0].setCurrentIndex(boxes[0].findData("name_ja"))
    boxes[1].setCurrentIndex(boxes[1].findData("provider_ja"))
    part.question.go.click()
    settle()
    settle()
    assert tabs(part)[0] == "新規 2"
    part.result.run.click()
    settle()
    settle()
    again = bench.open(csv_file(tmp_path / "next.csv", [["名前", "団体"], ["次の助成", "試験市"]]))
    assert again.stack.currentWidget() is again.result, "the mapping is remembered"


def test_a_table_is_pasted(bench: Bench) -> None:
    QGuiApplication.clipboard().setText("code\tname_ja\tprovider_ja\nt-1\t貼り付けた支援策\t試験市\n")
    bench.part.paste()
    settle()
    settle()
    assert tabs(bench.part)[0] == "新規 2"
    QGuiApplication.clipboard().clear()
    bench.part.give_up()
    bench.part.paste()
    assert "ありません" in bench.told.notices[-1]


def test_a_file_that_cannot_be_read_is_told_and_nothing_changes(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "thing.xlsx"
    path.write_bytes(b"%PDF-1.4")
    part = bench.open(path)
    assert bench.told.errors
    assert part.stack.currentWidget() is part.front
    bench.page.print_page()
    assert "まずファイル" in bench.told.notices[-1]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_keys_go_round_and_nothing_is_cut(make_bench: Callable[..., Bench], language: str) -> None:
    bench = make_bench(language=language)
    part = bench.open(JGRANTS)
    bench.page.focus_next()
    assert bench.page.focusWidget() is not None
    assert clipped(bench.page) == []
    part.give_up()
    settle()
    bench.page.open_with("export")
    settle()
    assert clipped(bench.page) == []


def test_tables_and_templates_are_written(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def answer(_parent: object, _title: str, start: Path, kinds: dict[str, str]) -> Path:
        asked.append(tmp_path / f"{len(asked)}.{next(iter(kinds.values()))}")
        return asked[-1]

    monkeypatch.setattr(exportpart, "ask_save_path", answer)
    part = bench.page.show_part("export")
    settle()
    part.write_template()
    assert "左の一覧" in bench.told.notices[-1]
    part.tables.item(0).setCheckState(Qt.CheckState.Checked)
    for act in (part.write_tables, part.write_template, part.write_selection, part.write_package, part.write_part):
        act()
        settle()
    assert [path.suffix for path in asked] == [".xlsx", ".xlsx", ".xlsx", ".zip", ".zip"]
    assert all(path.stat().st_size for path in asked)
    assert not bench.told.errors


def test_a_file_dropped_anywhere_on_the_window_leads_to_the_page(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(bench.desk.finder, bench.desk.office, bench.desk.store, bench.desk.state)
    qtbot.addWidget(window)
    DataPlace(bench.desk).add_to(window)
    assert DATA in window.rail.keys
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(JGRANTS))])
    held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(10, 10), *held)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(10, 10), *held))
    assert bench.told.pages == [(DATA, JGRANTS)]
    window.close()


def test_a_file_is_opened_from_the_menu_and_by_its_key(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = MainWindow(bench.desk.finder, bench.desk.office, bench.desk.store, bench.desk.state)
    qtbot.addWidget(window)
    DataPlace(bench.desk).add_to(window)
    window.show()
    asked: list[str] = []

    def choose(_parent: object, _title: str, _folder: str, kinds: str) -> tuple[str, str]:
        asked.append(kinds)
        return ("" if len(asked) == 1 else str(JGRANTS)), kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    entry = window.menus.file.actions()[0]
    assert entry.text().endswith("Ctrl+O")
    entry.trigger()
    assert bench.told.pages == []
    entry.trigger()
    (key,) = [one for one in window.findChildren(QShortcut) if one.key() == QKeySequence("Ctrl+O")]
    key.activated.emit()
    assert bench.told.pages == [(DATA, JGRANTS)] * 2
    assert "*.rpnx" in asked[0]
    assert "*.csv" in asked[0]
    window.close()
