"""What a killed making of a library leaves is taken away, and nothing else (R-02)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from navigator.db import unfinished
from navigator.services.library import open_library


@pytest.fixture
def dead() -> int:
    """The number of a process that ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


@pytest.mark.skipif(sys.platform == "win32", reason="open files protect themselves there")
def test_only_what_no_living_process_builds_is_swept(tmp_path: Path, dead: int) -> None:
    gone = [f".rpn-{dead}-{'a' * 16}.new", f".rpn-{dead}-{'a' * 16}.new-journal"]
    kept = [
        unfinished.name_beside(tmp_path / "library.rpn").name,
        f".rpn-1-{'b' * 16}.new",
        f".rpn-{dead}-short.new",
        f"rpn-{dead}-{'a' * 16}.new",
        ".rpn-notes.new",
        "library.rpn",
    ]
    for name in (*gone, *kept):
        (tmp_path / name).write_bytes(b"x")
    unfinished.sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(kept)
    assert str(os.getpid()) in kept[0]


def test_a_folder_that_cannot_be_read_is_left(tmp_path: Path) -> None:
    unfinished.sweep(tmp_path / "nowhere")


def test_the_second_name_of_a_library_goes_when_it_is_opened(library_file: Path, dead: int) -> None:
    """A program was killed after it gave the library its name, and before it took away the name beside."""
    other = library_file.with_name(f".rpn-{dead}-{'c' * 16}.new")
    other.hardlink_to(library_file)
    open_library(library_file).library.close()
    assert [path.name for path in library_file.parent.iterdir()] == [library_file.name]
