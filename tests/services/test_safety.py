"""Backups of the open library: when one is made, what is told of it, what is never dropped (R-14)."""

import errno
import os
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from navigator.db import backup
from navigator.db.library import Library
from navigator.domain.errors import DamagedLibraryError, UserError
from navigator.domain.record import RecordRef
from navigator.domain.safety import BackupReason
from navigator.services.office import OfficeService
from navigator.services.safety import SafetyService, offered_backups
from tests.db.conftest import library_file, made_library, own_library

__all__ = ["library_file", "made_library", "own_library"]

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
STAR = RecordRef("programs", "mext-chiteki-2", "mext-chiteki-2")
OTHER = RecordRef("programs", "mext-chiteki-1", "mext-chiteki-1")


class Clock:
    """The time of the backups."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def safety(own_library: Library, clock: Clock) -> SafetyService:
    return SafetyService(own_library, clock)


@pytest.mark.parametrize("reason", [one for one in BackupReason if one is not BackupReason.MIGRATION])
def test_a_backup_says_why_when_and_what(safety: SafetyService, own_library: Library, reason: BackupReason) -> None:
    OfficeService(own_library).set_favourite(STAR, True)
    made = safety.backup(reason)
    assert made.path.name == f"library-v{made.schema}-20261122T101500Z-{reason.value}.rpn"
    assert (made.reason, made.made_at, made.change_number, made.package_version) == (reason, NOW, 1, "1.0.0")
    assert made.rows > 5000
    assert made.size == made.path.stat().st_size
    assert safety.backups() == (made,)
    assert all(result.findings == () for result in safety.verify(made.path))


def test_one_is_made_on_exit_only_when_the_office_wrote(
    safety: SafetyService, own_library: Library, clock: Clock
) -> None:
    assert safety.backup_if_changed(BackupReason.EXIT) is None
    assert not safety.folder.exists()
    office = OfficeService(own_library)
    office.set_favourite(STAR, True)
    first = safety.backup_if_changed(BackupReason.EXIT)
    assert first is not None
    clock.at += timedelta(hours=1)
    assert safety.backup_if_changed(BackupReason.EXIT) is None
    office.set_favourite(OTHER, True)
    clock.at += timedelta(hours=1)
    second = safety.backup_if_changed(BackupReason.EXIT)
    assert second is not None
    assert [one.path for one in safety.backups()] == [second.path, first.path]


def test_a_backup_from_the_future_does_not_stop_the_next_ones(
    safety: SafetyService, own_library: Library, clock: Clock
) -> None:
    OfficeService(own_library).set_favourite(STAR, True)
    clock.at = NOW + timedelta(days=4000)
    wrong = safety.backup(BackupReason.EXIT)
    clock.at = NOW
    assert safety.changed_since_backup()
    OfficeService(own_library).set_favourite(OTHER, True)
    assert safety.backup_if_changed(BackupReason.EXIT) is not None
    assert wrong.path.exists()


def test_a_damaged_backup_counts_for_nothing(safety: SafetyService, own_library: Library, clock: Clock) -> None:
    OfficeService(own_library).set_favourite(STAR, True)
    made = safety.backup(BackupReason.EXIT)
    made.path.write_bytes(made.path.read_bytes()[:5000])
    (shown,) = safety.backups()
    assert not shown.readable
    assert safety.changed_since_backup()
    with pytest.raises(DamagedLibraryError):
        safety.verify(made.path)
    clock.at += timedelta(minutes=1)
    assert safety.backup_if_changed(BackupReason.EXIT) is not None


def test_a_damaged_library_is_never_kept_over_good_ones(safety: SafetyService, own_library: Library) -> None:
    good = safety.backup(BackupReason.MANUAL)
    own_library.close()
    raw = bytearray(own_library.path.read_bytes())
    raw[4096 * 20 : 4096 * 21] = bytes(4096)
    own_library.path.write_bytes(bytes(raw))
    with pytest.raises(DamagedLibraryError):
        safety.backup(BackupReason.EXIT)
    assert list(safety.folder.iterdir()) == [good.path]


@pytest.mark.parametrize("step", ["mkdir", "rename", "iterdir", "unlink"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_fault_at_any_step_is_told_and_leaves_the_library_alone(
    safety: SafetyService, own_library: Library, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    OfficeService(own_library).set_favourite(STAR, True)
    real = getattr(Path, step)

    def fail(self: Path, *args: object, **kwargs: object) -> object:
        if backup.FOLDER in (self.name, self.parent.name):
            raise OSError(number, os.strerror(number))
        return real(self, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(Path, step, fail)
        with pytest.raises(UserError) as refused:
            safety.backup(BackupReason.IMPORT)
    assert "取り込みの前" in refused.value.what.ja or "控え" in refused.value.what.ja
    OfficeService(own_library).set_favourite(OTHER, True)
    assert safety.backup(BackupReason.IMPORT).readable


def test_writers_of_the_program_wait_and_the_copy_is_of_one_state(
    safety: SafetyService, own_library: Library, clock: Clock
) -> None:
    """Each transaction writes two rows; no backup may hold one of them alone."""
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            with own_library.writing() as connection:
                for half in ("a", "b"):
                    connection.exec_driver_sql(
                        "INSERT INTO saved_items (kind, name, note, content_json, saved_at) VALUES (?, ?, '', '', '')",
                        (half, str(number)),
                    )
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(4):
            clock.at += timedelta(seconds=1)
            made = safety.backup(BackupReason.MANUAL)
            with closing(sqlite3.connect(made.path)) as connection:
                counts = connection.execute("SELECT count(*) FROM saved_items GROUP BY name").fetchall()
                assert {count for (count,) in counts} <= {2}
    finally:
        stop.set()
        writer.join()


def test_backups_are_offered_by_name_for_a_library_that_cannot_be_opened(
    safety: SafetyService, own_library: Library, clock: Clock
) -> None:
    safety.backup(BackupReason.MANUAL)
    OfficeService(own_library).set_favourite(STAR, True)
    clock.at += timedelta(days=1)
    newest = safety.backup(BackupReason.EXIT)
    own_library.path.write_bytes(b"damaged")
    found = offered_backups(own_library.path, "ja")
    assert found[0][1] == newest.path
    assert "終了時" in found[0][0]
    assert len(found) == 2
