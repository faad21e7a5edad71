"""Safety of the running program: the backup on exit, a restore without a restart, a disk without room."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.app import Options, Program
from navigator.db import backup
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.domain.safety import BackupReason, WriteState
from navigator.domain.text import Text
from navigator.qtsupport.settings import SettingsStore
from navigator.views.dialogs import health
from tests.db import libraries

STAR = RecordRef("programs", "mext-chiteki-2", "mext-chiteki-2")
OTHER = RecordRef("programs", "mext-chiteki-1", "mext-chiteki-1")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return libraries.make(tmp_path_factory.mktemp("safety") / "library.rpn")


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    return libraries.copy(made, tmp_path / "library.rpn")


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, place: Path) -> Iterator[Callable[[], Program]]:
    running: list[Program] = []

    def begin() -> Program:
        program = Program(qapp, Options(place, date(2026, 11, 22)), SettingsStore(), lambda _path: True)
        running.append(program)
        program.start()
        return program

    yield begin
    for program in running:
        program.window.close()
        program.window.deleteLater()
        program.end()
        program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def ready(qtbot: QtBot, program: Program) -> Program:
    qtbot.waitUntil(lambda: program.desk.suite is not None and not program._runner.is_busy, timeout=20_000)
    return program


def starred(qtbot: QtBot, program: Program, ref: RecordRef) -> None:
    with qtbot.waitSignal(program.office.favourite_changed, timeout=10_000):
        program.office.set_favourite(ref, True)


def reasons(place: Path) -> list[BackupReason]:
    return [one.reason for one in backup.backups_of(place)]


def test_a_backup_is_made_on_exit_when_something_changed(
    qtbot: QtBot, start: Callable[[], Program], place: Path
) -> None:
    program = ready(qtbot, start())
    program.end()
    assert reasons(place) == []
    program = ready(qtbot, start())
    starred(qtbot, program, STAR)
    program.end()
    assert reasons(place) == [BackupReason.EXIT]
    program = ready(qtbot, start())
    program.end()
    assert reasons(place) == [BackupReason.EXIT]


def test_what_a_killed_program_could_not_keep_is_kept_at_the_next_start(
    qtbot: QtBot, start: Callable[[], Program], place: Path
) -> None:
    library = libraries.opened(place)
    with library.writing() as connection:
        connection.exec_driver_sql("UPDATE library_info SET value = '3' WHERE key = 'change_number'")
    library.close()
    program = ready(qtbot, start())
    qtbot.waitUntil(lambda: reasons(place) == [BackupReason.START], timeout=10_000)
    program.end()


def test_a_restore_opens_the_restored_library_in_the_same_window(
    qtbot: QtBot, start: Callable[[], Program], place: Path
) -> None:
    program = ready(qtbot, start())
    starred(qtbot, program, STAR)
    suite = program.desk.suite
    assert suite is not None
    kept = suite.safety.backup(BackupReason.MANUAL)
    starred(qtbot, program, OTHER)
    with qtbot.waitSignal(program.ready, timeout=20_000):
        program.desk.restore_requested.emit(kept.path)
    ready(qtbot, program)
    assert program.desk.suite is not suite
    with program.desk.suite.library.reading() as connection:
        keys = connection.exec_driver_sql("SELECT fact_key FROM favourites").scalars().all()
    assert keys == ["mext-chiteki-2"]
    assert any("控えから戻しました" in message.text for message in program.window.messages.messages)
    starred(qtbot, program, OTHER)
    assert BackupReason.RESTORE in reasons(place)


def test_a_restore_that_fails_leaves_the_library_open_and_writable(
    qtbot: QtBot, start: Callable[[], Program], tmp_path: Path
) -> None:
    program = ready(qtbot, start())
    bad = tmp_path / "bad.rpn"
    bad.write_bytes(b"no library")
    program.desk.restore_requested.emit(bad)
    qtbot.waitUntil(lambda: any("bad.rpn" in message.text for message in program.window.messages.messages))
    starred(qtbot, program, STAR)


def test_a_full_disk_is_told_and_the_program_recovers(qtbot: QtBot, start: Callable[[], Program]) -> None:
    program = ready(qtbot, start())
    suite = program.desk.suite
    assert suite is not None
    library = suite.library

    def full(_suite: object) -> None:
        library.state = WriteState.FULL
        raise UserError(Text("ディスクに空きがない", "full"), Text("空きを作る", "make room"))

    program.desk.edit(full)
    qtbot.waitUntil(lambda: program.window.tray._state.text() == "読み取り専用")
    assert any("ディスクに空きがないため" in message.text for message in program.window.messages.messages)
    starred(qtbot, program, STAR)
    qtbot.waitUntil(lambda: program.window.tray._state.text() == "保存済")
    assert any("また保存できる" in message.text for message in program.window.messages.messages)
    assert not program._safekeeping._watch._timer.isActive()


def test_the_disk_is_asked_again_by_itself(qtbot: QtBot, start: Callable[[], Program]) -> None:
    program = ready(qtbot, start())
    suite = program.desk.suite
    assert suite is not None
    watch = program._safekeeping._watch
    suite.library.state = WriteState.PROTECTED
    watch.look()
    assert watch._timer.isActive()
    watch._ask()
    assert watch.state is WriteState.WRITABLE
    assert not watch._timer.isActive()


def test_a_damaged_library_is_restored_from_the_health_dialog(
    qtbot: QtBot, start: Callable[[], Program], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = libraries.opened(place)
    library.keep_backup(BackupReason.MANUAL, backup.now())
    library.close()
    good = libraries.dump(place)
    place.write_bytes(b"damaged")

    def choose(dialog: health.HealthDialog) -> None:
        assert dialog.backups.count() == 1
        dialog.restore.click()

    monkeypatch.setattr(health.HealthDialog, "exec", choose)
    program = start()
    with qtbot.waitSignal(program.ready, timeout=20_000):
        pass
    ready(qtbot, program)
    assert libraries.dump(place) == good
    assert any("脇に置いたファイル" in message.text for message in program.window.messages.messages)
