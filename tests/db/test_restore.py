"""R-12: restoring: what it would change, stale journals, a damaged library, faults at every step."""

import errno
import os
import random
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from navigator.db import backup, restore
from navigator.db.restore import differences, put_back
from navigator.domain.errors import DamagedLibraryError, NewerLibraryError, UserError
from navigator.domain.record import RecordRef
from navigator.domain.safety import BackupReason
from navigator.services.office import OfficeService
from tests.db import libraries, oldlibraries

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
STAR = RecordRef("programs", "mext-chiteki-2", "mext-chiteki-2")
OTHER = RecordRef("programs", "mext-chiteki-1", "mext-chiteki-1")


@pytest.fixture
def source(library_file: Path, tmp_path: Path) -> Path:
    """A backup of the library as it is now."""
    return libraries.copy(library_file, tmp_path / "kept.rpn")


def star(path: Path, *refs: RecordRef, on: bool = True) -> None:
    library = libraries.opened(path)
    for ref in refs:
        OfficeService(library).set_favourite(ref, on)
    library.close()


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)


def test_the_difference_counts_rows_and_lists_the_edits_that_would_be_lost(library_file: Path, source: Path) -> None:
    star(library_file, STAR, OTHER)
    star(library_file, OTHER, on=False)
    change(library_file, "UPDATE programs SET name_en = 'x' WHERE code = 'mext-chiteki-1'")
    change(library_file, "DELETE FROM stories WHERE id = 1")
    found = differences(library_file, source)
    assert {one.table: (one.added, one.changed, one.removed) for one in found.tables} == {
        "changes": (0, 0, 3),
        "favourites": (0, 0, 1),
        "library_info": (0, 1, 1),
        "programs": (0, 1, 0),
        "stories": (1, 0, 0),
    }
    assert [(one.change_no, one.table, one.after is None) for one in found.lost] == [
        (1, "favourites", False),
        (2, "favourites", False),
        (3, "favourites", True),
    ]


def test_the_same_library_differs_in_nothing(library_file: Path, source: Path) -> None:
    found = differences(library_file, source)
    assert (found.tables, found.lost) == ((), ())


@pytest.mark.parametrize("version", oldlibraries.versions())
def test_a_backup_of_an_older_schema_can_be_compared_and_restored(
    library_file: Path, tmp_path: Path, version: int
) -> None:
    old = oldlibraries.unpacked(version, tmp_path / "old.rpn")
    before = old.read_bytes()
    star(library_file, STAR)
    assert any(
        one.table == "favourites" and one.added == 1 and one.removed == 1
        for one in differences(library_file, old).tables
    )
    put_back(library_file, old, NOW)
    assert libraries.dump(library_file) == libraries.dump(old)
    assert old.read_bytes() == before
    libraries.opened(library_file).close()


def test_the_present_file_becomes_a_backup_and_the_content_is_the_backup_s(library_file: Path, source: Path) -> None:
    star(library_file, STAR)
    present = libraries.dump(library_file)
    done = put_back(library_file, source, NOW)
    assert done.moved == ()
    assert done.kept is not None
    assert done.kept.reason is BackupReason.RESTORE
    assert libraries.dump(done.kept.path) == present
    assert libraries.dump(library_file) == libraries.dump(source)
    assert sorted(path.name for path in library_file.parent.iterdir()) == ["backups", "kept.rpn", "library.rpn"]


def killed_writer(path: Path) -> None:
    """Leave a hot journal, as a killed program does."""
    program = f"""
        import os, signal, sqlite3
        connection = sqlite3.connect({str(path)!r}, isolation_level=None)
        connection.execute("PRAGMA cache_size=5")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE programs SET name_ja = name_ja || 'x', name_en = hex(randomblob(400))")
        connection.execute("UPDATE measures SET name_ja = name_ja || 'x'")
        os.kill(os.getpid(), signal.SIGKILL)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=False, timeout=60)
    assert path.with_name(f"{path.name}-journal").exists()


@pytest.mark.reliability
@pytest.mark.skipif(sys.platform == "win32", reason="this system has no SIGKILL")
def test_the_journal_of_a_killed_writer_never_gets_into_a_restored_library(library_file: Path, source: Path) -> None:
    before = libraries.dump(library_file)
    for turn in range(5):
        killed_writer(library_file)
        done = put_back(library_file, source, NOW.replace(minute=turn))
        assert done.kept is not None
        assert libraries.dump(done.kept.path) == before, "what was committed is kept"
        assert libraries.dump(library_file) == libraries.dump(source)
        assert not library_file.with_name("library.rpn-journal").exists()
        with closing(sqlite3.connect(library_file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_damaged_library_is_moved_aside_with_its_journals(library_file: Path, source: Path) -> None:
    library_file.write_bytes(b"damaged beyond recognition")
    spoiled = library_file.read_bytes()
    for ending in restore.JOURNALS:
        library_file.with_name(library_file.name + ending).write_bytes(b"journal")
    done = put_back(library_file, source, NOW)
    assert done.kept is None
    aside = library_file.with_name("library.rpn.damaged-20261122T101500Z")
    assert set(done.moved) == {aside, *(aside.with_name(aside.name + ending) for ending in restore.JOURNALS)}
    assert aside.read_bytes() == spoiled
    assert libraries.dump(library_file) == libraries.dump(source)
    assert not any(library_file.with_name(library_file.name + ending).exists() for ending in restore.JOURNALS)
    library_file.write_bytes(b"damaged once more")
    again = put_back(library_file, source, NOW)
    assert again.moved[0].name == "library.rpn.damaged-20261122T101500Z-2"


def test_a_library_cut_short_is_moved_aside(library_file: Path, source: Path) -> None:
    library_file.write_bytes(library_file.read_bytes()[:50_000])
    spoiled = library_file.read_bytes()
    library_file.with_name("library.rpn-journal").write_bytes(b"journal")
    done = put_back(library_file, source, NOW)
    assert done.moved[0].read_bytes() == spoiled
    assert libraries.dump(library_file) == libraries.dump(source)
    assert not library_file.with_name("library.rpn-journal").exists()


def test_a_library_that_is_gone_is_put_back(library_file: Path, source: Path) -> None:
    library_file.unlink()
    done = put_back(library_file, source, NOW)
    assert (done.kept, done.moved) == (None, ())
    assert libraries.dump(library_file) == libraries.dump(source)


def test_a_damaged_foreign_or_newer_backup_changes_nothing(library_file: Path, source: Path, tmp_path: Path) -> None:
    present = library_file.read_bytes()
    good = source.read_bytes()
    dice = random.Random(5)
    bad = {
        "cut.rpn": good[: len(good) // 2],
        "text.rpn": b"a letter",
        "empty.rpn": b"",
        "zeroed.rpn": good[: 4096 * 20] + bytes(4096) + good[4096 * 21 :],
        "garbage.rpn": dice.randbytes(9000),
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
        for act in (lambda path: differences(library_file, path), lambda path: put_back(library_file, path, NOW)):
            with pytest.raises(DamagedLibraryError):
                act(tmp_path / name)
    change(source, "PRAGMA user_version = 999")
    with pytest.raises(NewerLibraryError):
        put_back(library_file, source, NOW)
    with pytest.raises(UserError):
        put_back(library_file, tmp_path / "nowhere.rpn", NOW)
    assert library_file.read_bytes() == present
    assert not backup.folder_of(library_file).exists()


def test_another_program_that_writes_is_not_overtaken(
    library_file: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore.engines, "ALWAYS", ("busy_timeout=50",))
    with closing(sqlite3.connect(library_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="別のプログラム"):
            put_back(library_file, source, NOW)
        other.execute("ROLLBACK")
    put_back(library_file, source, NOW)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("step", ["copy", "verify", "keep", "swap_in", "fsync"])
def test_a_fault_at_any_step_leaves_the_library_as_it_was(
    library_file: Path, source: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    star(library_file, STAR)
    present = libraries.dump(library_file)

    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError(number, os.strerror(number))

    places = {"swap_in": restore, "fsync": restore.os}
    with monkeypatch.context() as patch:
        patch.setattr(places.get(step, restore.backup), step, fail)
        with pytest.raises(UserError) as refused:
            put_back(library_file, source, NOW)
    assert refused.value.remedy.ja
    assert libraries.dump(library_file) == present
    assert {path.name for path in library_file.parent.iterdir()} <= {"backups", "kept.rpn", "library.rpn"}
    assert put_back(library_file, source, NOW).kept is not None
