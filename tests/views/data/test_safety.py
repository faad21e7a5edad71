"""The part «控え»: making, verifying and restoring backups, the health of the library."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.db.library import Library
from navigator.domain.record import RecordRef
from navigator.domain.safety import WriteState
from navigator.viewmodels.desk import Desk
from navigator.views.data import safety as safety_module
from navigator.views.data.safety import SafetyPart
from navigator.views.data.safetydialogs import HealthReportDialog, RestoreDialog
from tests.db.conftest import library_file, made_library, own_library
from tests.views.clipping import clipped
from tests.views.desks import Told, desk_over, settle

__all__ = ["library_file", "made_library", "own_library"]

STAR = RecordRef("programs", "mext-chiteki-2", "mext-chiteki-2")


@dataclass
class Bench:
    part: SafetyPart
    desk: Desk
    told: Told
    restored: list[Path] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)

    def star(self) -> None:
        self.desk.office.set_favourite(STAR, True)
        settle()

    def rows(self) -> list[list[str]]:
        model = self.part.table.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def dialog(self) -> RestoreDialog | HealthReportDialog:
        settle()
        assert self.part.dialog is not None
        return self.part.dialog


@pytest.fixture
def make_bench(
    qtbot: QtBot, qapp: QApplication, own_library: Library, tmp_path: Path
) -> Iterator[Callable[..., Bench]]:
    with ExitStack() as stack:

        def make(size: tuple[int, int] = (1100, 600), **more: object) -> Bench:
            desk, told = stack.enter_context(desk_over(own_library, tmp_path, qapp, **more))  # type: ignore[arg-type]
            part = SafetyPart(desk)
            qtbot.addWidget(part)
            part.resize(*size)
            part.show()
            settle()
            bench = Bench(part, desk, told)
            desk.restore_requested.connect(bench.restored.append)
            desk.written.connect(bench.written.append)
            return bench

        yield make


def test_nothing_is_there_at_first_and_a_click_makes_one(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    assert bench.part.stack.currentWidget() is bench.part.empty
    assert not bench.part.restore.isEnabled()
    bench.star()
    assert "最後の控えの後に変更" in bench.part.since.text()
    bench.part.make.click()
    settle()
    ((_when, why, version, change, rows, _size, name),) = bench.rows()
    assert (why, version, change) == ("手動", "1.0.0", "1")
    assert int(rows.replace(",", "")) > 5000
    assert name in bench.part.said.text()
    assert "最後の控えの後に変更" not in bench.part.since.text()
    bench.part.verify.click()
    settle()
    assert "良好" in bench.part.said.text()


def test_a_restore_shows_what_would_be_lost_and_is_asked_for_once_accepted(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    bench.part.back_up()
    settle()
    bench.star()
    bench.part.restore.click()
    dialog = bench.dialog()
    assert isinstance(dialog, RestoreDialog)
    assert dialog.lost is not None
    assert dialog.lost.model().rowCount() == 1
    assert "mext-chiteki-2" in str(dialog.lost.model().index(0, 2).data())
    assert dialog.tables is not None
    assert {str(dialog.tables.model().index(row, 0).data()) for row in range(dialog.tables.model().rowCount())} >= {
        "印"
    }
    assert not dialog.restore.isDefault(), "Enter must not lose anybody's work"
    assert clipped(dialog) == []
    dialog.reject()
    settle()
    assert bench.restored == []
    bench.part.restore.click()
    dialog = bench.dialog()
    dialog.restore.click()
    settle()
    assert [path.parent.name for path in bench.restored] == ["backups"]


def test_a_backup_that_says_the_same_is_not_restored(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    bench.part.back_up()
    settle()
    bench.part.restore_chosen()
    dialog = bench.dialog()
    assert isinstance(dialog, RestoreDialog)
    assert not dialog.restore.isEnabled()
    dialog.reject()


def test_a_damaged_backup_is_told_and_cannot_be_restored(
    make_bench: Callable[..., Bench], own_library: Library
) -> None:
    bench = make_bench()
    bench.part.back_up()
    settle()
    path = bench.part.chosen
    assert path is not None
    path.write_bytes(path.read_bytes()[:9000])
    bench.part.refresh()
    settle()
    assert bench.rows()[0][2] == "読めません"
    assert not bench.part.restore.isEnabled()
    bench.part.verify.click()
    settle()
    assert bench.told.errors == [f"「{path.name}」は壊れているか、このプログラムのライブラリではありません。"]


def test_the_health_check_lists_and_repairs_after_a_backup(
    make_bench: Callable[..., Bench], own_library: Library
) -> None:
    with closing(sqlite3.connect(own_library.path)) as connection, connection:
        connection.execute(
            "INSERT INTO favourites (table_name, fact_key, added_at) VALUES ('programs', 'gone', '2026')"
        )
    bench = make_bench()
    bench.part.health.click()
    dialog = bench.dialog()
    assert isinstance(dialog, HealthReportDialog)
    assert dialog.repair.isEnabled()
    assert clipped(dialog) == []
    dialog.repair.click()
    settle()
    assert "修復しました" in bench.part.said.text()
    assert [row[1] for row in bench.rows()] == ["修復の前"]
    with own_library.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM favourites").scalar() == 0


def test_a_copy_is_written_where_the_reader_wants_it(
    make_bench: Callable[..., Bench], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = make_bench()
    target = tmp_path / "stick" / "写し.rpn"
    target.parent.mkdir()
    monkeypatch.setattr(safety_module, "ask_save_path", lambda *_args: target)
    bench.part.copy.click()
    settle()
    assert bench.written == [target]
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("SELECT count(*) FROM programs").fetchone()[0] > 100


def test_a_library_that_cannot_be_written_offers_reading_only(
    make_bench: Callable[..., Bench], own_library: Library
) -> None:
    own_library.state = WriteState.NETWORK
    own_library._opened_as = WriteState.NETWORK
    bench = make_bench()
    assert "ネットワークドライブ" in bench.part.since.text()
    assert not bench.part.make.isEnabled()
    assert bench.part.copy.isEnabled()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_is_cut_in_a_small_window(make_bench: Callable[..., Bench], language: str) -> None:
    bench = make_bench(size=(900, 420), language=language)
    bench.part.back_up()
    settle()
    assert clipped(bench.part) == []
