"""R-14: the folder of backups lies on a share that does not answer, is read-only, or is not there.

A call that hangs is played by one that waits for an event. The backup gives up, says so, and holds up nobody.
"""

import errno
import io
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.app import Options, Program
from navigator.db import backup, patience
from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.domain.safety import BackupReason
from navigator.qtsupport.settings import SettingsStore
from navigator.services import safety as safety_module
from navigator.services.office import OfficeService
from navigator.services.safety import SafetyService, offered_backups
from tests.db import libraries, oldlibraries
from tests.db.libraries import TODAY

pytestmark = pytest.mark.reliability

STAR = RecordRef("programs", "mext-chiteki-2", "mext-chiteki-2")
OTHER = RecordRef("programs", "mext-chiteki-1", "mext-chiteki-1")
NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
CALLS = ("mkdir", "listdir", "stat", "lstat", "unlink", "rename", "replace", "open")


class Share:
    """A folder whose calls to the system wait while it is ``dead``."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self._answers = threading.Event()

    def dies(self, folder: Path) -> None:
        self.folder = folder
        self._answers.clear()

    def comes_back(self) -> None:
        self.folder = None
        self._answers.set()
        for thread in threading.enumerate():
            if thread.name.startswith("folder "):
                thread.join(20)

    def wrap(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(place: object, *args: object, **kwargs: object) -> object:
            folder = self.folder
            if folder is not None and isinstance(place, str | os.PathLike):
                path = Path(os.fspath(place))
                if path == folder or folder in path.parents:
                    assert self._answers.wait(60)
                    raise OSError(errno.EHOSTDOWN, os.strerror(errno.EHOSTDOWN))
            return real(place, *args, **kwargs)

        return call


@pytest.fixture
def share(monkeypatch: pytest.MonkeyPatch) -> Iterator[Share]:
    found = Share()
    monkeypatch.setattr(patience, "ANSWER_S", 0.3)
    for module in (backup, safety_module):
        monkeypatch.setattr(module, "LONG_S", 0.5)
    for name in CALLS:
        monkeypatch.setattr(os, name, found.wrap(getattr(os, name)))
    monkeypatch.setattr(io, "open", found.wrap(io.open))
    yield found
    found.comes_back()


def waiting() -> int:
    return sum(thread.name.startswith("folder ") for thread in threading.enumerate())


def test_a_backup_gives_up_and_the_library_is_free_at_once(own_library: Library, share: Share) -> None:
    service = SafetyService(own_library)
    OfficeService(own_library).set_favourite(STAR, True)
    share.dies(service.folder)
    acts = {
        "backup": lambda: service.backup(BackupReason.IMPORT),
        "on exit": lambda: service.backup_if_changed(BackupReason.EXIT),
        "list": service.backups,
        "state": service.state,
    }
    for name, act in acts.items():
        with pytest.raises(UserError) as refused:
            act()
        assert "応答しません" in refused.value.sentence("ja"), name
        assert "does not answer" in refused.value.sentence("en"), name
        assert waiting() == 1, "a folder that does not answer is asked once"
    assert offered_backups(own_library.path, "ja") == []
    OfficeService(own_library).set_favourite(OTHER, True)
    share.comes_back()
    assert service.backup(BackupReason.IMPORT).readable
    assert waiting() == 0


def test_a_share_that_dies_while_a_backup_is_carried_there(
    own_library: Library, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = SafetyService(own_library)
    real = backup._looked_at

    def far(path: Path) -> tuple[tuple[backup.Backup, ...], bool]:
        older, _is_near = real(path)
        share.dies(service.folder)
        return older, False

    monkeypatch.setattr(backup, "_looked_at", far)
    with pytest.raises(UserError, match="控えを取れません"):
        service.backup(BackupReason.IMPORT)
    OfficeService(own_library).set_favourite(STAR, True)
    share.comes_back()
    assert list(service.folder.iterdir()) == []
    assert {path.name for path in own_library.path.parent.iterdir()} == {"library.rpn", "backups"}


def test_a_folder_that_is_a_link_to_elsewhere_gets_a_closed_file(
    own_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = SafetyService(own_library, lambda: NOW)
    opened: list[Path] = []
    engine = backup.engines.open_engine
    real = backup._looked_at

    def watched(path: Path, *, mode: str = "rw") -> object:
        opened.append(path)
        return engine(path, mode=mode)

    monkeypatch.setattr(backup, "_looked_at", lambda path: (real(path)[0], False))
    with monkeypatch.context() as patch:
        patch.setattr(backup.engines, "open_engine", watched)
        # What is shown of it is read there afterwards.
        kept = own_library.keep_backup(BackupReason.MANUAL, NOW)
    assert all(service.folder not in path.parents for path in opened)
    assert libraries.dump(kept.path) == libraries.dump(own_library.path)
    later = SafetyService(own_library, lambda: NOW + timedelta(hours=1)).backup(BackupReason.MANUAL)
    assert later.path == kept.path, "the same state is not kept twice"
    assert [path.name for path in service.folder.iterdir()] == [kept.path.name]
    assert {path.name for path in own_library.path.parent.iterdir()} == {"library.rpn", "backups"}


def test_a_copy_to_a_share_that_does_not_answer(own_library: Library, share: Share, tmp_path: Path) -> None:
    target = tmp_path / "share"
    target.mkdir()
    share.dies(target)
    with pytest.raises(UserError, match="応答しません"):
        SafetyService(own_library).copy_to(target / "copy.rpn")
    OfficeService(own_library).set_favourite(STAR, True)


def test_an_older_library_stays_as_it_is_without_its_backup(tmp_path: Path, share: Share) -> None:
    path = oldlibraries.unpacked(2, tmp_path / "library.rpn")
    before = path.read_bytes()
    share.dies(backup.folder_of(path))
    with pytest.raises(UserError) as refused:
        libraries.opened(path)
    assert "応答しません" in refused.value.remedy.ja
    assert path.read_bytes() == before


def test_the_window_opens_works_and_closes_without_the_share(
    qtbot: QtBot, qapp: QApplication, made_library: Path, tmp_path: Path, share: Share
) -> None:
    path = libraries.copy(made_library, tmp_path / "library.rpn")
    library = libraries.opened(path)
    OfficeService(library).set_favourite(STAR, True)
    library.close()
    share.dies(backup.folder_of(path))
    program = Program(qapp, Options(path, TODAY), SettingsStore(), lambda _path: True)
    try:
        program.start()
        qtbot.waitUntil(lambda: program.desk.suite is not None and not program._runner.is_busy, timeout=60_000)
        assert any("応答しません" in message.text for message in program.window.messages.messages)
        with qtbot.waitSignal(program.office.favourite_changed, timeout=60_000):
            program.office.set_favourite(OTHER, True)
    finally:
        program.window.close()
        program.window.deleteLater()
        program.end()
        program.deleteLater()
    share.comes_back()
    assert not backup.folder_of(path).exists()
    library = libraries.opened(path)
    with library.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM favourites").scalar_one() == 2
    library.close()


@pytest.fixture
def read_only_folder(own_library: Library) -> Iterator[Path]:
    """The folder of backups on a mount that refuses writes."""
    folder = backup.folder_of(own_library.path)
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)


def test_a_read_only_folder_is_told(own_library: Library, read_only_folder: Path) -> None:
    OfficeService(own_library).set_favourite(STAR, True)
    service = SafetyService(own_library)
    with pytest.raises(UserError) as refused:
        service.backup_if_changed(BackupReason.EXIT)
    assert "書き込めません" in refused.value.remedy.ja
    assert service.state().changed_since
    OfficeService(own_library).set_favourite(OTHER, True)
    assert list(read_only_folder.iterdir()) == []


def test_a_folder_that_was_taken_away_is_made_again(own_library: Library) -> None:
    service = SafetyService(own_library, lambda: NOW)
    kept = service.backup(BackupReason.MANUAL)
    kept.path.unlink()
    service.folder.rmdir()
    assert service.backups() == ()
    assert service.backup(BackupReason.MANUAL).path == kept.path
