"""The old file survives every failure of writing the new one (R-04, R-07, R-09, R-24)."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from navigator import files
from navigator.domain.errors import UserError
from navigator.files import write_atomically

OLD = b"old and good"
NEW = b"new " * 1000
STEPS = ("open", "write", "fsync", "close", "replace", "unlink")


class Faults:
    """Raises an error at the n-th file call counted over all steps, once or from then on."""

    def __init__(self, number: int, at: int, *, lasting: bool) -> None:
        self.number = number
        self.at = at
        self.lasting = lasting
        self.calls = 0
        self.raised_in: list[str] = []

    def wrap(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object) -> object:
            self.calls += 1
            if self.calls == self.at or (self.lasting and self.calls > self.at):
                self.raised_in.append(name)
                if name == "close":
                    real(*args)
                raise OSError(self.number, os.strerror(self.number))
            return real(*args)

        return call


def _error_of_writing(target: Path) -> UserError | None:
    try:
        write_atomically(target, NEW)
    except UserError as error:
        return error
    return None


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    pauses: list[float] = []
    monkeypatch.setattr(files.time, "sleep", pauses.append)
    return pauses


@pytest.mark.reliability
@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_fault_at_every_step_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: list[float], number: int, lasting: bool
) -> None:
    target = tmp_path / "一覧.csv"
    real = {name: getattr(os, name) for name in STEPS}
    finished_without_fault = False
    for at in range(1, 40):
        target.write_bytes(OLD)
        faults = Faults(number, at, lasting=lasting)
        with monkeypatch.context() as patch:
            for name in STEPS:
                patch.setattr(files.os, name, faults.wrap(name, real[name]))
            error = _error_of_writing(target)
        if error is None:
            assert target.read_bytes() == NEW
        else:
            assert "一覧.csv" in error.what.ja
            assert "一覧.csv" in error.what.en
            assert error.remedy.ja
            assert target.read_bytes() == OLD
        left = [entry for entry in tmp_path.iterdir() if entry != target]
        if "unlink" in faults.raised_in:
            for entry in left:
                entry.unlink()
        else:
            assert left == []
        if not faults.raised_in:
            finished_without_fault = True
            break
    assert finished_without_fault


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(files.os, "write", lambda handle, data: real(handle, bytes(data[:7])))
    write_atomically(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == NEW


def test_a_device_that_takes_nothing_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(OLD)
    monkeypatch.setattr(files.os, "write", lambda _handle, _data: 0)
    with pytest.raises(UserError):
        write_atomically(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == OLD


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB, where this account may mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    on_linux = sys.platform.startswith("linux")
    if not on_linux or subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("mounting a small file system needs root; the fault test above stands in for it")
    yield folder
    subprocess.run(["umount", str(folder)], check=True, capture_output=True)


@pytest.mark.reliability
def test_a_full_disk_keeps_the_old_file(small_disk: Path) -> None:
    target = small_disk / "設定.json"
    target.write_bytes(OLD)
    with pytest.raises(UserError, match="空き"):
        write_atomically(target, b"x" * 200_000)
    assert target.read_bytes() == OLD
    assert list(small_disk.iterdir()) == [target]
    write_atomically(target, b"x" * 20_000)
    assert target.stat().st_size == 20_000


@pytest.mark.reliability
def test_a_held_target_is_tried_again_within_two_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: list[float]
) -> None:
    target = tmp_path / "比較.xlsx"
    target.write_bytes(OLD)
    real, refusals = os.replace, [3]

    def held(source: Path, goal: Path) -> None:
        if refusals[0]:
            refusals[0] -= 1
            raise PermissionError(errno.EACCES, "held")
        real(source, goal)

    monkeypatch.setattr(files.os, "replace", held)
    write_atomically(target, NEW)
    assert target.read_bytes() == NEW
    assert len(no_waiting) == 3
    assert sum(no_waiting) <= 2


def test_a_target_held_for_longer_is_said_to_be_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: list[float]
) -> None:
    def held(_source: Path, _goal: Path) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(files.os, "replace", held)
    with pytest.raises(UserError, match="開いています") as caught:
        write_atomically(tmp_path / "比較.xlsx", NEW)
    assert "another name" in caught.value.remedy.en
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "山田 太郎.csv",
        "odd ?#%&'.csv",
        "地域 100%.csv",
        "😀.csv",
        "か\u3099.csv",
        "trailing.",
        "長" * 83 + ".csv",
    ],
)
def test_odd_names(tmp_path: Path, name: str) -> None:
    write_atomically(tmp_path / name, OLD)
    write_atomically(tmp_path / name, NEW)
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == {name: NEW}


@pytest.mark.parametrize(
    ("name", "words"),
    [("nowhere/a.csv", "フォルダーがありません"), ("x" * 300, "長すぎ"), ("folder", "同じ名前のフォルダー")],
)
def test_hopeless_targets_say_why(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match=words):
        write_atomically(tmp_path / name, NEW)
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder"]


def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(OLD)
    target.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to(target)
    write_atomically(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="rights are those of the folder there")
def test_a_private_file_is_its_owners_alone_even_over_an_open_one(tmp_path: Path) -> None:
    target = tmp_path / "key"
    target.write_bytes(b"old")
    target.chmod(0o644)
    write_atomically(target, NEW, private=True)
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.read_bytes() == NEW
