"""One program a library, whatever path leads to it (R-16)."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from navigator.qtsupport.instance import SingleInstance, library_key
from navigator.qtsupport.resources import RESOURCES

HOLDER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from navigator.qtsupport.instance import SingleInstance
app = QCoreApplication([])
one = SingleInstance(Path(sys.argv[1]))
if not one.claim():
    print("second", one.raise_other(), flush=True)
    sys.exit(0)
one.raise_requested.connect(lambda: print("raise", flush=True))
print("first", flush=True)
app.exec()
"""


def start(library: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(library)],
        cwd=RESOURCES.parent,
        env={**os.environ, "PYTHONPATH": str(RESOURCES.parent)},
        stdout=subprocess.PIPE,
        text=True,
    )


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    process = start(tmp_path / "library.db")
    assert line(process) == "first"
    yield process
    process.kill()
    process.communicate()


@pytest.mark.reliability
def test_a_second_start_raises_the_first_and_ends(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    second = start(tmp_path / "library.db")
    assert second.communicate(timeout=20)[0].strip() == "second True"
    assert second.returncode == 0
    assert line(holder) == "raise"


@pytest.mark.reliability
def test_after_a_kill_the_next_start_works_at_once(holder: subprocess.Popen[str], tmp_path: Path, qapp) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait(timeout=20)
    one = SingleInstance(tmp_path / "library.db")
    assert one.claim()
    one.release()


@pytest.mark.reliability
def test_at_the_same_moment_only_one_wins(tmp_path: Path) -> None:
    both = [start(tmp_path / "library.db") for _ in range(2)]
    try:
        said = sorted(line(process).split()[0] for process in both)
        assert said == ["first", "second"]
    finally:
        for process in both:
            process.kill()
            process.communicate()


def test_another_library_is_another_claim(qapp, tmp_path: Path) -> None:
    one, other = SingleInstance(tmp_path / "a.db"), SingleInstance(tmp_path / "b.db")
    assert one.claim()
    assert other.claim()
    one.release()
    other.release()


def test_every_path_to_a_library_has_one_key(tmp_path: Path) -> None:
    folder = tmp_path / "山田 太郎 #1?"
    folder.mkdir()
    library = folder / "library.db"
    before = library_key(library)
    library.write_bytes(b"")
    link, file_link = tmp_path / "link", tmp_path / "other.db"
    link.symlink_to(folder)
    file_link.symlink_to(library)
    keys = {library_key(path) for path in (library, link / "library.db", file_link, folder / "x" / ".." / "library.db")}
    assert keys == {before}
    assert library_key(folder / "other.db") != before
    assert library_key(tmp_path / "not" / "yet" / "l.db") != library_key(tmp_path / "not" / "l.db")


def test_the_key_outlives_a_swapped_file(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    library.write_bytes(b"old")
    before = library_key(library)
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "new").replace(library)
    assert library_key(library) == before


def test_nonsense_is_not_a_request(qapp, qtbot, tmp_path: Path) -> None:
    one = SingleInstance(tmp_path / "a.db")
    assert one.claim()
    try:
        with qtbot.assertNotEmitted(one.raise_requested, wait=200):
            socket = QLocalSocket()
            socket.connectToServer(one._name)
            assert socket.waitForConnected(2000)
            socket.write(b"x" * 100_000)
            socket.waitForBytesWritten(2000)
            qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
        with qtbot.waitSignal(one.raise_requested) as plain:
            assert SingleInstance(tmp_path / "a.db").raise_other()
        assert plain.args == [""]
        package = tmp_path / "変更 100%.rpnx"
        with qtbot.waitSignal(one.raise_requested) as named:
            assert SingleInstance(tmp_path / "a.db").raise_other(str(package))
        assert named.args == [str(package)]
    finally:
        one.release()
