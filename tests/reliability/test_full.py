"""R-05, R-08: the disk is full or turns read-only while the program runs; nothing is lost and it recovers."""

import secrets
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from navigator.db import backup
from navigator.db import library as library_module
from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.domain.safety import BackupReason, WriteState
from navigator.services.office import OfficeService
from navigator.services.safety import SafetyService
from tests.db import libraries

pytestmark = pytest.mark.reliability

STAR = RecordRef("programs", "mext-chiteki-2", "mext-chiteki-2")
OTHER = RecordRef("programs", "mext-chiteki-1", "mext-chiteki-1")


def fill(library: Library) -> None:
    """Save until nothing more goes in."""
    for _ in range(10_000):
        with library.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO saved_items (kind, name, note, content_json, saved_at) VALUES ('trial', ?, ?, '', '')",
                (secrets.token_hex(8), "x" * 3000),
            )


def kept(library: Library) -> int:
    with library.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        return int(connection.exec_driver_sql("SELECT count(*) FROM saved_items").scalar() or 0)


def test_a_full_file_is_told_everything_committed_is_there_and_room_heals(own_library: Library) -> None:
    with own_library.reading() as connection:
        pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar() or 0)
    limit = [pages + 40]

    def narrow(connection: object, _record: object, _proxy: object) -> None:
        connection.execute(f"PRAGMA max_page_count={limit[0]}")  # type: ignore[attr-defined]

    event.listen(own_library._engine, "checkout", narrow)
    with pytest.raises(UserError, match="空きがなく"):
        fill(own_library)
    before = kept(own_library)
    assert before > 10
    assert own_library.state is WriteState.FULL
    assert not own_library.read_only
    with pytest.raises(UserError) as refused:
        fill(own_library)
    assert "空きを作って" in refused.value.remedy.ja
    assert kept(own_library) == before
    limit[0] = pages + 4000
    OfficeService(own_library).set_favourite(STAR, True)
    assert own_library.state is WriteState.WRITABLE
    assert kept(own_library) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 6 MB."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)


def test_a_real_full_disk(made_library: Path, small_disk: Path) -> None:
    library = libraries.opened(libraries.copy(made_library, small_disk / "library.rpn"))
    try:
        with pytest.raises(UserError):
            fill(library)
        before = kept(library)
        assert library.state is WriteState.FULL
        assert library.look_again() is WriteState.FULL, "no room yet"
        with pytest.raises(UserError, match="控えを取れません"):
            SafetyService(library).backup(BackupReason.IMPORT)
        assert [one for one in backup.folder_of(library.path).iterdir() if one.is_file()] == []
        subprocess.run(["mount", "-o", "remount,size=60m", str(small_disk)], check=True, capture_output=True)
        assert library.look_again() is WriteState.WRITABLE
        OfficeService(library).set_favourite(STAR, True)
        assert kept(library) == before
        SafetyService(library).backup(BackupReason.IMPORT)
    finally:
        library.close()


def test_a_folder_that_turns_read_only_and_back(own_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    protected = ["OFF"]

    def protect(connection: object, _record: object, _proxy: object) -> None:
        connection.execute(f"PRAGMA query_only={protected[0]}")  # type: ignore[attr-defined]

    event.listen(own_library._engine, "checkout", protect)
    monkeypatch.setattr(library_module, "writable", lambda _path: protected[0] == "OFF")
    office = OfficeService(own_library)
    office.set_favourite(STAR, True)
    protected[0] = "ON"
    with pytest.raises(UserError, match="読み取り専用"):
        office.set_favourite(OTHER, True)
    assert own_library.state is WriteState.PROTECTED
    assert own_library.look_again() is WriteState.PROTECTED
    protected[0] = "OFF"
    assert own_library.look_again() is WriteState.WRITABLE
    office.set_favourite(OTHER, True)
    with own_library.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM favourites").scalar() == 2


def test_a_backup_leaves_room_for_the_library_itself(own_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    size = own_library.path.stat().st_size
    room = [size + backup.RESERVE_BYTES - 1]
    monkeypatch.setattr(backup.shutil, "disk_usage", lambda _folder: type("Usage", (), {"free": room[0]}))
    with pytest.raises(UserError, match="控えを取れません"):
        own_library.keep_backup(BackupReason.MANUAL, backup.now())
    room[0] += 1
    own_library.keep_backup(BackupReason.MANUAL, backup.now())
