"""R-23, R-24, R-25: accounts that may write nowhere, files that cannot be read now, clocks that are wrong."""

import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.app import Options, Program
from navigator.db import backup, exchange, journaling
from navigator.db.library import Library
from navigator.db.library import open_library as open_file
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.domain.safety import BackupReason
from navigator.qtsupport.instance import Claims
from navigator.qtsupport.settings import SettingsStore
from navigator.services.library import library_info, open_library
from navigator.services.office import OfficeService
from navigator.services.restoring import plan_of
from navigator.services.safety import SafetyService
from navigator.services.suite import ServiceSuite
from tests.db import libraries, oldlibraries
from tests.db.libraries import TODAY
from tests.db.packages import FACTS

pytestmark = pytest.mark.reliability

ROOT = Path(__file__).resolve().parents[2]
STAR = RecordRef("programs", "mext-chiteki-2", "mext-chiteki-2")
OTHER = RecordRef("programs", "mext-chiteki-1", "mext-chiteki-1")

PLACES_OF_A_USER = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


# ---- an account without a place of its own


@pytest.fixture(params=["nowhere", "read-only"])
def profile(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder that cannot be made, and one on a mount that refuses writes."""
    home = tmp_path / "home"
    if request.param == "nowhere":
        home.write_text("a file in the place of the folder")
    else:
        for name in PLACES_OF_A_USER:
            (home / name / "RegionalProgramNavigator").mkdir(parents=True)
        mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs"]
        if subprocess.run([*mount, str(home)], capture_output=True, check=False).returncode:
            pytest.skip("no right to mount here")
    for name in PLACES_OF_A_USER:
        monkeypatch.setenv(name, str(home / name))
    yield home
    if request.param != "nowhere":
        subprocess.run(["umount", "-l", str(home)], check=False, capture_output=True)


def test_the_window_starts_in_a_profile_that_cannot_be_written(
    qtbot: QtBot, qapp: QApplication, library_file: Path, profile: Path
) -> None:
    claims, store = Claims(), SettingsStore()
    assert claims.claim(library_file)
    assert not Claims().claim(library_file), "a second start is refused here as well"
    program = Program(qapp, Options(library_file, TODAY), store, claims.claim)
    try:
        program.start()
        qtbot.waitUntil(lambda: program.desk.suite is not None and not program._runner.is_busy, timeout=60_000)
        with pytest.raises(UserError):
            store.update(language="en")
        assert store.value.language == "en", "it holds until the program ends"
        with qtbot.waitSignal(program.office.favourite_changed, timeout=60_000):
            program.office.set_favourite(STAR, True)
    finally:
        program.window.close()
        program.window.deleteLater()
        program.end()
        program.deleteLater()
        claims.release()


def test_the_command_line_reads_and_says_why_it_cannot_make_a_library(library_file: Path, profile: Path) -> None:
    def run(*more: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, str(ROOT / "main.py"), "find", "programs", "--format", "json", *more]
        return subprocess.run(line, capture_output=True, text=True, timeout=120, check=False)

    done = run("--library", str(library_file))
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    refused = run()
    assert refused.returncode != 0
    assert "Traceback" not in refused.stderr
    assert refused.stderr.strip()


# ---- files that cannot be read now, such as those that lie in a cloud alone


@pytest.fixture
def in_the_cloud(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Let every reading of a file fail, as that of a placeholder does without a connection."""

    def place(path: Path) -> None:
        real = io.open

        def refuse(name: object, *args: object, **kwargs: object) -> object:
            if isinstance(name, str | os.PathLike) and Path(os.fspath(name)) == path:
                raise OSError(errno.EIO, "The cloud file provider is not running")
            return real(name, *args, **kwargs)  # type: ignore[call-overload]

        monkeypatch.setattr(io, "open", refuse)
        monkeypatch.setattr("builtins.open", refuse)

    return place


def test_a_library_in_the_cloud_is_told_and_left(library_file: Path, in_the_cloud: Callable[[Path], None]) -> None:
    before = library_file.read_bytes()
    with pytest.MonkeyPatch.context():
        in_the_cloud(library_file)
        with pytest.raises(UserError) as told:
            open_library(library_file)
    assert told.value.remedy.ja
    assert os.stat(library_file).st_size == len(before)  # noqa: PTH116 - without a word of pathlib


def test_an_import_and_a_backup_in_the_cloud_are_told(
    own_library: Library, tmp_path: Path, in_the_cloud: Callable[[Path], None]
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("code,name_ja\nx-1,試験\n", encoding="utf-8")
    kept = SafetyService(own_library).backup(BackupReason.MANUAL).path
    before = libraries.dump(own_library.path)
    in_the_cloud(path)
    with pytest.raises(UserError):
        ServiceSuite(own_library, TODAY).importing.plan(path)
    in_the_cloud(kept)
    with pytest.raises(UserError):
        plan_of(own_library.path, kept)
    assert [one.readable for one in SafetyService(own_library).backups()] == [False]
    assert libraries.dump(own_library.path) == before


# ---- clocks


YEARS = {"1970": 1970, "before": 2025, "after": 2027, "2038": 2039, "2100": 2100}


@pytest.mark.parametrize("year", YEARS.values(), ids=YEARS)
def test_a_clock_that_is_wrong_between_two_starts_deletes_nothing(
    own_library: Library, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    right = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
    wrong = right.replace(year=year)
    office = OfficeService(own_library)
    office.set_favourite(STAR, True)
    first = SafetyService(own_library, lambda: right).backup(BackupReason.EXIT)
    own_library.close()

    class WrongClock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return wrong.astimezone(tz)

    # The second start, with another clock for backups, for the journal and for the order of edits.
    for module in (journaling, exchange):
        monkeypatch.setattr(module, "datetime", WrongClock)
    library, _ = open_file(own_library.path, FACTS, now=lambda: wrong)
    try:
        service = SafetyService(library, lambda: wrong)
        OfficeService(library).set_favourite(OTHER, True)
        second = service.backup_if_changed(BackupReason.EXIT)
        assert second is not None, "a backup of another time does not stop the next one"
        assert {one.path for one in backup.backups_of(library.path)} == {first.path, second.path}
        assert library_info(library).change_number == 2
        with library.reading() as connection:
            rows = connection.exec_driver_sql("SELECT at, hlc FROM changes ORDER BY id").all()
        assert rows[-1].at == f"{year}-11-22T10:15:00Z"
        assert [row.hlc for row in rows] == sorted(row.hlc for row in rows), "edits keep their order"
    finally:
        library.close()
    # And the third start with the right clock again.
    library, _ = open_file(own_library.path, FACTS, now=lambda: right)
    OfficeService(library).set_favourite(OTHER, False)
    assert library_info(library).change_number == 3
    assert SafetyService(library, lambda: right).backup(BackupReason.EXIT).readable
    assert {first.path, second.path} <= {one.path for one in backup.backups_of(library.path)}
    library.close()


@pytest.mark.parametrize("year", YEARS.values(), ids=YEARS)
def test_an_older_library_is_brought_forward_under_any_clock(tmp_path: Path, year: int) -> None:
    path = oldlibraries.unpacked(1, tmp_path / "library.rpn")
    at = datetime(year, 11, 22, 10, 15, tzinfo=UTC)
    library, opening = open_file(path, FACTS, now=lambda: at)
    assert opening.backup is not None
    assert opening.backup.made_at == at
    library.close()


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "UTC", "America/New_York"])
def test_the_rules_say_the_same_in_every_time_zone(zone: str) -> None:
    """The tests of the rules of dates, years and budgets, in a process of that zone."""
    names = ("fiscal", "dates", "budgets", "clock")
    files = [str(path) for name in names if (path := ROOT / "tests" / "domain" / f"test_{name}.py").exists()]
    assert len(files) >= 3
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *files],
        cwd=ROOT,
        env={**os.environ, "TZ": zone},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
