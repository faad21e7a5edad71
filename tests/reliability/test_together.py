"""R-16, R-17: several programs at once: two starts, another user, a lock that is held for seconds."""

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.services.office import OfficeService
from tests.db import libraries
from tests.reliability import locktrials
from tests.reliability.locktrials import STAR, started
from tests.reliability.trials import PROCESSES

pytestmark = [
    pytest.mark.reliability,
    pytest.mark.skipif(sys.platform == "win32", reason="the processes are forked"),
]

TRIES = 20


def test_of_two_starts_at_the_same_moment_one_wins_and_is_raised(tmp_path: Path) -> None:
    barrier = PROCESSES.Barrier(2)
    both = [started(locktrials.claim_again_and_again, tmp_path / "library.rpn", barrier, TRIES) for _ in range(2)]
    said = [[pipe.recv() for _ in range(TRIES)] for _process, pipe in both]
    for process, _pipe in both:
        process.join(20)
    for pair in zip(*said, strict=True):
        assert sorted(won for won, _ in pair) == [False, True]
        assert [heard for won, heard in pair if not won] == [True]


def test_a_start_through_a_link_to_the_folder_raises_the_first(tmp_path: Path) -> None:
    folder, link = tmp_path / "data", tmp_path / "link"
    folder.mkdir()
    link.symlink_to(folder)
    first, told = started(locktrials.claim_once, folder / "library.rpn")
    try:
        assert told.recv() is True
        second, other = started(locktrials.claim_once, link / "library.rpn")
        assert (other.recv(), other.recv()) == (False, True)
        assert told.recv() == "raise"
        second.join(20)
        assert second.exitcode == 0
    finally:
        first.kill()
        first.join()
    again, told = started(locktrials.claim_once, link / "library.rpn")
    assert told.recv() is True, "after a kill the next start works at once"
    again.kill()
    again.join()


# ---- another user of this PC


@pytest.fixture
def common_folder() -> Iterator[Path]:
    """A folder of everybody: those of pytest are its own user's."""
    folder = Path(tempfile.mkdtemp(prefix="rpn-common-"))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def said_by_nobody(path: Path) -> list[object]:
    process, pipe = started(locktrials.as_nobody, path)
    said = []
    try:
        while True:
            said.append(pipe.recv())
    except EOFError:
        process.join()
    return said


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user")
def test_another_user_reads_and_waits_for_the_lock(made_library: Path, common_folder: Path) -> None:
    path = libraries.copy(made_library, common_folder / "library.rpn")
    path.chmod(0o666)
    library = libraries.opened(path)
    try:
        with library.writing() as connection:
            connection.exec_driver_sql("UPDATE library_info SET value = value")
            said = said_by_nobody(path)
        assert said[:3] == ["another user", "writable", 139]
        assert "別のプログラムが使っています" in str(said[3])
        assert said_by_nobody(path)[3:] == ["written"]
        OfficeService(library).set_favourite(STAR, False)
    finally:
        library.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user")
@pytest.mark.parametrize(("mode", "state"), [(0o644, "protected"), (0o600, None)])
def test_a_library_of_another_user_is_read_only_or_told(
    made_library: Path, common_folder: Path, mode: int, state: str | None
) -> None:
    path = libraries.copy(made_library, common_folder / "library.rpn")
    path.chmod(mode)
    before = path.read_bytes()
    said = said_by_nobody(path)
    if state is None:
        assert len(said) == 2
        assert "library.rpn" in str(said[1])
    else:
        assert said[1:3] == [state, 139]
        assert "読み取り専用" in str(said[3])
    assert path.read_bytes() == before


# ---- a lock that is held


@pytest.mark.parametrize("seconds", [1, 4])
def test_a_write_waits_for_a_lock_that_is_held_for_seconds(own_library: Library, seconds: int) -> None:
    process, pipe = started(locktrials.hold, own_library.path, seconds)
    assert pipe.recv() == "held"
    writer = threading.Thread(target=OfficeService(own_library).set_favourite, args=(STAR, True))
    writer.start()
    while writer.is_alive() and not pipe.poll():
        _reads(own_library)
        time.sleep(0.05)
    writer.join()
    process.join()
    with own_library.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM favourites").scalar_one() == 1


def test_a_write_gives_up_after_five_seconds_with_a_sentence(own_library: Library) -> None:
    process, pipe = started(locktrials.hold, own_library.path, 600)
    try:
        assert pipe.recv() == "held"
        start = time.monotonic()
        with pytest.raises(UserError, match="別のプログラム") as refused:
            OfficeService(own_library).set_favourite(STAR, True)
        # Less would be no waiting; how much more it takes is up to the machine.
        assert time.monotonic() - start > 4
        assert "もう一度" in refused.value.remedy.ja
        _reads(own_library)
    finally:
        process.kill()
        process.join()
    OfficeService(own_library).set_favourite(STAR, True)


def _reads(library: Library) -> None:
    with library.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM programs").scalar_one() == 139
