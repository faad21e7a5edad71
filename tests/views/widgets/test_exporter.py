"""Writing tables: one at a time, with progress, a cancel that leaves nothing, and an answer in every case."""

import csv
import io
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from navigator import files
from navigator.domain.results import Presentation
from navigator.qtsupport.jobs import JobRunner
from navigator.qtsupport.lastfolder import LastFolder
from navigator.qtsupport.settings import SettingsStore
from navigator.services.exporting import Export, Progress
from navigator.views.widgets import exporter as module
from navigator.views.widgets.exporter import Exporter

HEADER = ("名称", "上限")
ROWS = (("=1+1", "97.5"), ("都市<b>エリア</b>", "…"))


def table(_progress: Progress) -> Export:
    return Export("研究支援策", ("条件: なし",), HEADER, ROWS, frozenset({1}))


class Slow:
    """A table that is never done: it tells progress until somebody stops it."""

    def __init__(self) -> None:
        self.started = threading.Event()

    def __call__(self, progress: Progress) -> Export:
        while True:
            progress(1, 4)
            self.started.set()
            time.sleep(0.001)


class Desk:
    """A page with an exporter, and what it said."""

    def __init__(self, folder: Path) -> None:
        self.runner = JobRunner()
        self.folder = LastFolder(SettingsStore(folder / "settings.json"))
        self.page = QWidget()
        self.exporter = Exporter(self.folder, self.runner, self.page)
        QVBoxLayout(self.page).addWidget(self.exporter.row)
        self.said: list[object] = []
        for signal in (self.exporter.written, self.exporter.failed, self.exporter.noticed):
            signal.connect(self.said.append)

    def write(self, path: Path, make: Callable[[Progress], Export] = table) -> None:
        self.exporter.write(path, make, Presentation())


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    qtbot.addWidget(made.page)
    made.page.show()
    yield made
    assert made.runner.shutdown()


def test_both_kinds_hold_the_table(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.exporter.written) as told:
        desk.write(tmp_path / "一覧.csv")
    assert told.args == [tmp_path / "一覧.csv"]
    text = (tmp_path / "一覧.csv").read_bytes().decode("utf-8-sig")
    assert next(iter(csv.reader(io.StringIO(text)))) == list(HEADER)
    with qtbot.waitSignal(desk.exporter.written):
        desk.write(tmp_path / "一覧.XLSX")
    sheet = CalamineWorkbook.from_path(tmp_path / "一覧.XLSX").get_sheet_by_index(0).to_python()
    assert sheet[1:] == [list(HEADER), ["=1+1", 97.5], ["都市<b>エリア</b>", "…"]]
    assert desk.folder.path == tmp_path
    assert not desk.exporter.is_busy


def test_long_work_shows_how_far_it_is_and_a_cancel_leaves_the_old_file(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path, slow = tmp_path / "一覧.xlsx", Slow()
    path.write_bytes(b"old")
    desk.write(path, slow)
    qtbot.waitUntil(desk.exporter.row.isVisible)
    qtbot.waitUntil(lambda: (desk.exporter.row.bar.value(), desk.exporter.row.bar.maximum()) == (1, 8))
    assert "一覧.xlsx" in desk.exporter.row.label.text()
    desk.write(tmp_path / "次.xlsx")
    assert desk.said == ["前の書き出しが終わるまでお待ちください。"]
    with qtbot.waitSignal(desk.exporter.noticed) as told:
        desk.exporter.row.cancel_button.click()
    assert told.args == ["書き出しを中止しました。何も書いていません。"]
    assert not desk.exporter.row.isVisible()
    assert path.read_bytes() == b"old"
    assert {found.name for found in tmp_path.iterdir()} == {"一覧.xlsx"}


def test_a_cancel_that_comes_too_late_says_that_the_file_is_there(
    desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: Path, data: bytes) -> None:
        files.write_atomically(path, data)
        desk.exporter._handle.cancel()

    monkeypatch.setattr(module, "write_atomically", write)
    desk.write(tmp_path / "一覧.csv")
    qtbot.waitUntil(lambda: not desk.exporter.is_busy)
    assert desk.said == [tmp_path / "一覧.csv"]


def test_a_file_that_another_program_holds_gives_the_sentence_and_stays(
    desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "一覧.xlsx"
    path.write_bytes(b"old")

    def refuse(_source: Path, _target: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(files.os, "replace", refuse)
    monkeypatch.setattr(files, "_RETRY_PAUSES_S", ())
    with qtbot.waitSignal(desk.exporter.failed) as told:
        desk.write(path)
    assert told.args[0].what.ja == "「一覧.xlsx」を保存できません。ほかのプログラムが開いています。"
    assert path.read_bytes() == b"old"
    qtbot.waitUntil(lambda: not desk.exporter.is_busy)
    assert [found.name for found in tmp_path.iterdir()] == ["一覧.xlsx"]


def test_a_mistake_of_ours_is_not_hidden(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    def wrong(_progress: Progress) -> Export:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        desk.write(tmp_path / "一覧.csv", wrong)
        qtbot.waitUntil(lambda: not desk.exporter.is_busy)
    assert raised[0][0] is ZeroDivisionError
    assert desk.said == []
