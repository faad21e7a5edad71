"""R-45: whatever goes wrong, the window stands, the log has it, the report names nobody, and a fault is offered."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from navigator.qtsupport.resources import RESOURCES
from tests.db import libraries
from tests.reliability.crashing import SECRET

pytestmark = pytest.mark.reliability

WAYS = {"slot": "KeyError", "data": "LookupError", "paint": "ValueError", "worker": "OSError"}


def run(library: Path, *deeds: str) -> subprocess.CompletedProcess[str]:
    """Run the program of ``crashing`` in a process; homes are those of the test."""
    return subprocess.run(
        [sys.executable, "-m", "tests.reliability.crashing", str(library), *deeds],
        cwd=RESOURCES.parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def place(made_library: Path, tmp_path: Path) -> Path:
    return libraries.copy(made_library, tmp_path / "library.rpn")


def log(own_home: Path) -> str:
    return (own_home / "state" / "RegionalProgramNavigator" / "navigator.log").read_text("utf-8")


def test_every_way_of_failing_is_reported_once_and_survived(place: Path, own_home: Path) -> None:
    done = run(place, *WAYS)
    assert done.returncode == 0, done.stderr[-2000:]
    shown, _, _ = done.stdout.partition("END")
    for way, error in WAYS.items():
        assert shown.count(f"builtins.{error}: (message left out)") == 1
        assert f"in {way if way != 'paint' else 'paintEvent'}" in shown or way == "worker"
        # The painting one fails with every frame: once in full, then counted.
        assert log(own_home).count(f"Regional Program Navigator: {error}") == 1
    assert "ValueError for the 10th time" in log(own_home)
    assert "Python 3." in shown
    assert SECRET not in shown
    assert str(own_home) not in shown
    assert str(RESOURCES.parent) not in shown


def test_a_crash_dialogue_that_fails_is_told_in_the_window(place: Path, own_home: Path) -> None:
    done = run(place, "dialog", "data")
    assert done.returncode == 0, done.stderr[-2000:]
    assert "DIALOG" not in done.stdout
    assert done.stdout.count("MESSAGE プログラムの誤りが起きましたが、報告を表示できません。") == 1
    assert log(own_home).count("the crash dialogue itself failed") == 1
    assert "Regional Program Navigator: LookupError" in log(own_home)


def test_an_aborted_process_is_offered_at_the_next_start(place: Path, own_home: Path) -> None:
    done = run(place, "abort")
    assert done.returncode not in (0, 1)
    after = run(place)
    assert after.returncode == 0, after.stderr[-2000:]
    shown, _, _ = after.stdout.partition("END")
    assert "DIALOG Regional Program Navigator: the last run ended in a fault of the interpreter" in shown
    assert "Aborted" in shown
    assert "in abort" in shown
    assert "Python 3." in shown
    assert str(RESOURCES.parent) not in shown
    assert "DIALOG" not in run(place).stdout
