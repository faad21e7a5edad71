"""R-21, R-22: a library on a network drive or a stick. The drives are played; see docs/decisions/0016-safety.md."""

from collections.abc import Callable
from pathlib import Path

import pytest

from navigator.db import backup, drives
from navigator.db.drives import kind_of, mount_of, parse_mounts
from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.domain.safety import BackupReason, DriveKind, WriteState
from navigator.services.library import create_library, library_info, open_library
from navigator.services.office import OfficeService
from navigator.services.restoring import restore_library
from navigator.services.safety import SafetyService
from tests.db import libraries

pytestmark = pytest.mark.reliability

STAR = RecordRef("programs", "mext-chiteki-2", "mext-chiteki-2")
SHARES = ("cifs", "smb2", "smb3", "smbfs", "nfs", "nfs4", "davfs", "fuse.sshfs", "afpfs")


def mounted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"overlay / overlay rw 0 0\n{text}\n", encoding="utf-8")
    monkeypatch.setattr(drives, "MOUNTS", table)


@pytest.mark.parametrize("kind", SHARES)
def test_a_library_on_a_share_is_read_only_and_says_so(
    library_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    mounted(monkeypatch, tmp_path, f"//server/share {library_file.parent} {kind} rw 0 0")
    before = library_file.read_bytes()
    opened = open_library(library_file)
    try:
        assert opened.library.state is WriteState.NETWORK
        assert any("ネットワークドライブ" in notice.ja for notice in opened.notices)
        assert library_info(opened.library).rows["programs"] > 100
        with pytest.raises(UserError, match="読み取り専用"):
            OfficeService(opened.library).set_favourite(STAR, True)
        target = tmp_path / "here"
        target.mkdir()
        SafetyService(opened.library).copy_to(target / "library.rpn")
    finally:
        opened.library.close()
    assert library_file.read_bytes() == before
    assert libraries.dump(target / "library.rpn") == libraries.dump(library_file)


def test_no_library_is_made_or_restored_on_a_share(
    library_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "share 1"
    share.mkdir()
    written = str(share).replace(" ", "\\040")
    mounted(monkeypatch, tmp_path, f"//server/share {written} cifs rw 0 0")
    with pytest.raises(UserError, match="ネットワークドライブ") as refused:
        create_library(share / "library.rpn")
    assert "この PC のディスク" in refused.value.remedy.ja
    with pytest.raises(UserError, match="ネットワークドライブ"):
        restore_library(share / "library.rpn", library_file)
    assert list(share.iterdir()) == []


def test_a_copy_for_a_stick_is_made_here_then_carried_and_read_back(
    own_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    opened: list[Path] = []
    engine = backup.engines.open_engine

    def watched(path: Path, *, mode: str = "rw") -> object:
        opened.append(path)
        return engine(path, mode=mode)

    monkeypatch.setattr(backup.engines, "open_engine", watched)
    SafetyService(own_library).copy_to(stick / "library.rpn")
    assert opened
    assert all(stick not in path.parents for path in opened), "SQLite never opens a file on the stick"
    assert [path.name for path in stick.iterdir()] == ["library.rpn"]
    assert libraries.dump(stick / "library.rpn") == libraries.dump(own_library.path)


def test_a_stick_that_swallows_bytes_is_noticed(
    own_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backup.carry

    def lying(closed: Path, target: Path, tick: Callable[[], None]) -> None:
        real(closed, target, tick)
        raw = bytearray(target.read_bytes())
        raw[5000] ^= 1
        target.write_bytes(raw)

    monkeypatch.setattr(backup, "carry", lying)
    with pytest.raises(UserError, match="一致しません"):
        SafetyService(own_library).copy_to(tmp_path / "copy.rpn")
    assert not (tmp_path / "copy.rpn").exists()
    assert list(tmp_path.glob(".rpn-*")) == []


def test_a_copy_never_replaces_a_file(own_library: Library, tmp_path: Path) -> None:
    target = tmp_path / "letter.rpn"
    target.write_bytes(b"a letter")
    with pytest.raises(UserError, match="既にあります"):
        SafetyService(own_library).copy_to(target)
    assert target.read_bytes() == b"a letter"


@pytest.mark.parametrize(("flag", "device", "expected"), [
    ("1", "pci/mmc0", DriveKind.REMOVABLE),
    ("0", "pci/ata1", DriveKind.LOCAL),
    ("0", "pci/usb2/host4", DriveKind.REMOVABLE),
])  # fmt: skip
def test_a_stick_is_known_by_its_device(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flag: str, device: str, expected: DriveKind
) -> None:
    disk = tmp_path / "sys" / device / "block" / "sdx"
    (disk / "sdx1").mkdir(parents=True)
    (disk / "removable").write_text(flag)
    blocks = tmp_path / "class"
    blocks.mkdir()
    (blocks / "sdx1").symlink_to(disk / "sdx1")
    monkeypatch.setattr(drives, "BLOCK_DEVICES", blocks)
    place = tmp_path / "media"
    place.mkdir()
    mounted(monkeypatch, tmp_path, f"/dev/sdx1 {place} vfat rw 0 0")
    assert kind_of(place / "library.rpn") is expected


def test_the_drive_of_the_home_folder_is_never_called_a_stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drives, "_is_removable", lambda _device: True)
    mounted(monkeypatch, tmp_path, "/dev/sdx1 / ext4 rw 0 0")
    assert kind_of(Path.home() / "library.rpn") is DriveKind.LOCAL


def test_a_mount_table_that_cannot_be_read_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drives, "MOUNTS", tmp_path / "none")
    assert kind_of(tmp_path / "library.rpn") is DriveKind.LOCAL


def test_the_longest_and_last_mount_holds_a_path() -> None:
    mounts = parse_mounts("a / ext4\nb /data nfs\nc /data ext4\nd /database nfs\nbroken\ne /sp\\040ace cifs\n")
    found = {path: mount_of(path, mounts) for path in ("/data/x", "/databases", "/x", "/sp ace/x")}
    assert {path: mount.device for path, mount in found.items() if mount} == {
        "/data/x": "c",
        "/databases": "a",
        "/x": "a",
        "/sp ace/x": "e",
    }


def test_a_backup_of_a_library_on_a_share_is_not_made_beside_it(
    library_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library that is only read has nothing new to keep."""
    mounted(monkeypatch, tmp_path, f"//server/share {library_file.parent} cifs rw 0 0")
    library = open_library(library_file).library
    try:
        assert SafetyService(library).backup_if_changed(BackupReason.EXIT) is None
    finally:
        library.close()
    assert [path.name for path in library_file.parent.iterdir() if path.is_dir()] == []
