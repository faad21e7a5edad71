"""A mistake of ours becomes one report without personal names, from any thread."""

import faulthandler
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication

from navigator.qtsupport.crash import FAULT_NAME, CrashDialog, CrashHook, make_report
from navigator.qtsupport.logs import install_log
from navigator.qtsupport.resources import RESOURCES


@pytest.fixture
def hook(qapp, tmp_path: Path) -> Iterator[CrashHook]:
    was_on = faulthandler.is_enabled()
    one = CrashHook(tmp_path / "state")
    one.install()
    yield one
    one.remove()
    if was_on:
        faulthandler.enable(sys.__stderr__)


def broken() -> None:
    raise KeyError("no such key")


@pytest.mark.qt_no_exception_capture
def test_an_exception_in_a_slot_is_reported(hook: CrashHook, qtbot, allow_warnings) -> None:
    allow_warnings("no such key")
    with qtbot.waitSignal(hook.crashed) as told:
        QTimer.singleShot(0, broken)
    assert "KeyError: 'no such key'" in told.args[0]


def test_an_exception_in_a_thread_is_reported_on_the_main_one(hook: CrashHook, qtbot, allow_warnings) -> None:
    allow_warnings("no such key")
    with qtbot.waitSignal(hook.crashed) as told:
        thread = threading.Thread(target=broken, name="worker")
        thread.start()
        thread.join()
    assert "in worker" in told.args[0]
    assert "no such key" in told.args[0]


def test_ending_the_program_is_no_mistake(hook: CrashHook, qtbot, capsys: pytest.CaptureFixture[str]) -> None:
    with qtbot.assertNotEmitted(hook.crashed):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)


def test_a_report_names_no_folder_of_the_user(own_home: Path) -> None:
    def fail() -> None:
        raise OSError(f"{own_home}/山田 太郎/library.db {RESOURCES}")

    with pytest.raises(OSError, match="library") as caught:
        fail()
    report = make_report(caught.value)
    assert str(own_home) not in report
    assert str(RESOURCES.parent) not in report
    assert "<home>/山田 太郎/library.db <program>/resources" in report
    assert "Python 3." in report
    assert "test_crash_and_logs.py" in report


def test_messages_of_qt_reach_the_log(hook: CrashHook, allow_warnings) -> None:
    allow_warnings("default: odd")
    qWarning("odd")
    assert [record.name for record in allow_warnings.records] == ["qt"]


@pytest.mark.reliability
def test_a_dead_interpreter_leaves_a_note_for_the_next_start(qapp, tmp_path: Path, own_home: Path) -> None:
    code = (
        "import sys, ctypes; from pathlib import Path\n"
        "from navigator.qtsupport.crash import CrashHook\n"
        "hook = CrashHook(Path(sys.argv[1])); hook.install(); ctypes.string_at(0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=RESOURCES.parent, check=False, capture_output=True
    )
    assert done.returncode != 0
    was_on = faulthandler.is_enabled()
    hook = CrashHook(tmp_path)
    hook.install()
    hook.remove()
    if was_on:
        faulthandler.enable(sys.__stderr__)
    assert "string_at" in hook.previous_fault
    assert str(own_home) not in hook.previous_fault
    assert (tmp_path / FAULT_NAME).read_text() == ""


def test_the_dialog_shows_plain_text_and_copies_it(qtbot) -> None:
    report = "<b>KeyError</b>\n&amp;"
    dialog = CrashDialog(report)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.report.toPlainText() == report
    assert dialog.report.accessibleName()
    dialog.copy.click()
    assert QApplication.clipboard().text() == report


def test_the_log_is_kept_in_the_state_folder(own_home: Path) -> None:
    handler = install_log()
    assert handler is not None
    root = logging.getLogger()
    try:
        logging.getLogger("any").info("始めました")
        # Straight to the handler: a captured record with half a letter cannot travel between the workers of xdist.
        handler.handle(logging.LogRecord("any", logging.INFO, "", 0, "壊れた名前 \udcff", None, None))
    finally:
        root.removeHandler(handler)
        handler.close()
    text = (own_home / "state" / "RegionalProgramNavigator" / "navigator.log").read_text("utf-8")
    assert "INFO any: 始めました\n" in text
    assert "INFO any: 壊れた名前 \\udcff\n" in text


def test_no_log_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert install_log(tmp_path / "file") is None
