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
from PySide6.QtWidgets import QApplication, QWidget

from navigator.qtsupport.crash import FAULT_NAME, CrashHook
from navigator.qtsupport.crashdialog import CrashDesk, CrashDialog
from navigator.qtsupport.crashreport import CrashReport, make_report, without_places
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
    assert "KeyError: 'no such key'" in told.args[0].full
    assert "builtins.KeyError: (message left out)" in told.args[0].plain


def test_an_exception_in_a_thread_is_reported_on_the_main_one(hook: CrashHook, qtbot, allow_warnings) -> None:
    allow_warnings("no such key")
    with qtbot.waitSignal(hook.crashed) as told:
        thread = threading.Thread(target=broken, name="worker")
        thread.start()
        thread.join()
    assert "in worker" in told.args[0].plain
    assert "no such key" in told.args[0].full


def test_ending_the_program_is_no_mistake(hook: CrashHook, qtbot, capsys: pytest.CaptureFixture[str]) -> None:
    with qtbot.assertNotEmitted(hook.crashed):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)


def test_a_report_names_no_folder_of_the_user(own_home: Path) -> None:
    name = "山田 太郎"

    def fail() -> None:
        raise OSError(f"{own_home}/{name}/library.db {RESOURCES}")

    with pytest.raises(OSError, match="library") as caught:
        fail()
    report = make_report(caught.value)
    for text in (report.plain, report.full):
        assert str(own_home) not in text
        assert str(RESOURCES.parent) not in text
        assert "Navigator 1" in text or "Navigator 0" in text
        assert "Python 3." in text
        assert "Qt 6." in text
        assert "test_crash_and_logs.py" in text
    assert "<home>/山田 太郎/library.db <program>/resources" in report.full
    assert "山田" not in report.plain
    assert "OSError: (message left out)" in report.plain


def test_a_report_keeps_what_the_interpreter_says_and_the_whole_chain() -> None:
    def fail() -> None:
        try:
            None.lines  # type: ignore[attr-defined]  # noqa: B018 - it is to fail
        except AttributeError as first:
            raise ValueError(name) from first

    name = "山田 太郎"
    with pytest.raises(ValueError, match=name) as caught:
        fail()
    plain = make_report(caught.value).plain
    assert "AttributeError: 'NoneType' object has no attribute 'lines'" in plain
    assert plain.index("AttributeError") < plain.index("was the cause of") < plain.index("builtins.ValueError")
    assert "山田" not in plain


def test_a_chain_that_bites_its_tail_ends() -> None:
    first, second = ValueError("a"), KeyError("b")
    first.__context__, second.__context__ = second, first
    assert make_report(first).plain.count("builtins.KeyError") == 1


def test_a_fault_names_no_place_outside_the_program() -> None:
    text = f'  File "{RESOURCES.parent}/main.py", line 3 in main\n  File "/media/山田/plug.py", line 1 in x\n'
    told = without_places(text)
    assert '"<program>/main.py"' in told
    assert '"<elsewhere>", line 1 in x' in told


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
    assert hook.previous_fault.startswith("Navigator ")
    assert str(own_home) not in hook.previous_fault
    assert len((tmp_path / FAULT_NAME).read_text().splitlines()) == 1
    again = CrashHook(tmp_path)
    again.install()
    again.remove()
    if was_on:
        faulthandler.enable(sys.__stderr__)
    assert again.previous_fault == ""


def test_the_dialog_shows_plain_text_and_copies_it(qtbot) -> None:
    report = CrashReport("<b>KeyError</b>\n&amp;", "<b>KeyError</b> 山田")
    dialog = CrashDialog(report)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.report.toPlainText() == report.plain
    assert dialog.report.accessibleName()
    dialog.copy.click()
    assert QApplication.clipboard().text() == report.plain
    dialog.words.click()
    dialog.copy.click()
    assert QApplication.clipboard().text() == report.full


def test_a_second_mistake_joins_the_dialogue_that_is_open(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    desk = CrashDesk(lambda: window)
    desk.show(CrashReport("one", "one"))
    desk.show(CrashReport("two", "two, full"))
    (dialog,) = window.findChildren(CrashDialog)
    assert dialog.report.toPlainText().splitlines()[0::2] == ["one", "two"]
    assert dialog.words.isVisible()
    dialog.accept()
    desk.show(CrashReport("three", "three"))
    shown = [one for one in window.findChildren(CrashDialog) if one.isVisible()]
    assert [one.report.toPlainText() for one in shown] == ["three"]


def test_a_mistake_in_the_crash_dialogue_is_told_once_and_logged(
    qtbot, monkeypatch: pytest.MonkeyPatch, allow_warnings
) -> None:
    allow_warnings("the crash dialogue itself failed")
    window = QWidget()
    qtbot.addWidget(window)

    def fail(*_arguments: object) -> None:
        raise KeyError("in the dialogue")

    monkeypatch.setattr("navigator.qtsupport.crashdialog.CrashDialog", fail)
    desk, told = CrashDesk(lambda: window), []
    desk.failed.connect(lambda: told.append(1))
    for _ in range(5):
        desk.show(CrashReport("one", "one"))
    assert told == [1]
    assert len(allow_warnings.records) == 1


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
