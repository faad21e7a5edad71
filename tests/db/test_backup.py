"""Backups before a migration: verified, told, thinned by a rule; without one nothing is changed (R-14, R-42)."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.db import backup, migrate
from navigator.db.backup import Backup, backups_of, superfluous
from navigator.db.engine import open_engine
from navigator.db.library import Opening, open_library
from navigator.domain.errors import DamagedLibraryError, UserError
from tests.db import libraries, oldlibraries
from tests.db.packages import FACTS

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
NEXT = migrate.SCHEMA_VERSION + 1

REVISION = f'''
import sqlalchemy as sa
from alembic import op

revision = "{NEXT:04d}"
down_revision = "{migrate.SCHEMA_VERSION:04d}"


def upgrade():
    with op.batch_alter_table("programs", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.Text(), nullable=True))
'''


@pytest.fixture
def next_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of tomorrow: one more revision, which makes the table ``programs`` anew."""
    folder = tmp_path / "revisions"
    versions = folder / "versions"
    versions.mkdir(parents=True)
    for name in ("env.py", "script.py.mako"):
        (folder / name).write_bytes((migrate.REVISIONS / name).read_bytes())
    for path in (migrate.REVISIONS / "versions").glob("*.py"):
        (versions / path.name).write_bytes(path.read_bytes())
    (versions / f"{NEXT:04d}_next.py").write_text(REVISION, encoding="utf-8")
    monkeypatch.setattr(migrate, "REVISIONS", folder)
    monkeypatch.setattr(migrate, "SCHEMA_VERSION", NEXT)
    return folder


def opened(path: Path, at: datetime = NOW) -> Opening:
    library, opening = open_library(path, FACTS, now=lambda: at)
    library.close()
    return opening


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    return libraries.dump(path)


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.mark.usefixtures("next_schema")
def test_an_older_library_is_backed_up_and_the_reader_is_told_where(library_file: Path) -> None:
    before = content(library_file)
    opening = opened(library_file)
    (kept,) = backups_of(library_file)
    assert opening.backup == kept
    assert kept.path == library_file.parent / "backups" / f"library-v{NEXT - 1}-20261122T101500Z.rpn"
    assert (version_of(kept.path), version_of(library_file)) == (NEXT - 1, NEXT)
    assert content(kept.path) == before
    assert any(str(kept.path) in notice.ja and str(kept.path) in notice.en for notice in opening.notices)
    assert [path.name for path in kept.path.parent.iterdir()] == [kept.path.name]


@pytest.mark.usefixtures("next_schema")
def test_a_table_made_anew_keeps_its_children_and_its_triggers(library_file: Path) -> None:
    with closing(sqlite3.connect(library_file)) as connection:
        connection.execute("CREATE TRIGGER kept AFTER UPDATE ON programs BEGIN SELECT 1; END")
        connection.commit()
    before = content(library_file)
    opened(library_file)
    after = content(library_file)
    assert {name: len(rows) for name, rows in after.items()} == {name: len(rows) for name, rows in before.items()}
    assert after["budgets"] == before["budgets"]
    with closing(sqlite3.connect(library_file)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall() == [("kept",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_library_of_today_is_not_backed_up(library_file: Path) -> None:
    opening = opened(library_file)
    assert opening.backup is None
    assert not backup.folder_of(library_file).exists()


@pytest.mark.parametrize("version", oldlibraries.versions())
def test_every_older_schema_still_opens_with_all_its_rows(version: int, tmp_path: Path) -> None:
    path = oldlibraries.unpacked(version, tmp_path / "office.rpn")
    before = content(path)
    opening = opened(path)
    after = content(path)
    assert version_of(path) == migrate.SCHEMA_VERSION
    assert (opening.backup is not None) == (version < migrate.SCHEMA_VERSION)
    for table in ("favourites", "tray_items", "saved_items", "changes", "programs", "budgets", "measures"):
        assert {row[0] for row in after[table]} >= {row[0] for row in before[table]}, table
    assert len(before["favourites"]) == len(before["tray_items"]) == len(before["saved_items"]) == 1
    if opening.backup is not None:
        assert content(opening.backup.path) == before


def test_every_older_schema_has_its_library() -> None:
    assert set(oldlibraries.versions()) >= set(range(1, migrate.SCHEMA_VERSION))


@pytest.mark.usefixtures("next_schema")
def test_a_copy_that_is_not_the_same_stops_the_migration(library_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(library_file)
    real = backup.copy

    def lose_a_row(engine: object, target: Path) -> None:
        real(engine, target)
        with closing(sqlite3.connect(target)) as connection:
            connection.execute("DELETE FROM themes WHERE id = (SELECT max(id) FROM themes)")
            connection.commit()

    monkeypatch.setattr(backup, "copy", lose_a_row)
    with pytest.raises(UserError) as refused:
        opened(library_file)
    assert not isinstance(refused.value, DamagedLibraryError)
    assert "library.rpn" in refused.value.what.ja
    assert content(library_file) == before
    assert version_of(library_file) == NEXT - 1
    assert list(backup.folder_of(library_file).iterdir()) == []


@pytest.mark.usefixtures("next_schema")
def test_a_damaged_copy_stops_the_migration(library_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = backup.copy

    def damage(engine: object, target: Path) -> None:
        real(engine, target)
        raw = bytearray(target.read_bytes())
        raw[4096 * 20 : 4096 * 21] = bytes(4096)
        target.write_bytes(raw)

    monkeypatch.setattr(backup, "copy", damage)
    with pytest.raises(UserError):
        opened(library_file)
    assert version_of(library_file) == NEXT - 1
    assert list(backup.folder_of(library_file).iterdir()) == []


@pytest.mark.usefixtures("next_schema")
def test_a_damaged_library_is_told_as_damaged_and_its_good_backups_stay(library_file: Path) -> None:
    folder = backup.folder_of(library_file)
    folder.mkdir()
    good = libraries.copy(library_file, folder / f"library-v{NEXT - 1}-20250101T000000Z.rpn")
    raw = bytearray(library_file.read_bytes())
    raw[4096 * 20 : 4096 * 21] = bytes(4096)
    library_file.write_bytes(raw)
    with pytest.raises(DamagedLibraryError):
        opened(library_file)
    assert library_file.read_bytes() == bytes(raw)
    assert list(folder.iterdir()) == [good]


@pytest.mark.usefixtures("next_schema")
def test_without_a_folder_for_backups_nothing_begins(library_file: Path) -> None:
    backup.folder_of(library_file).write_text("a file of that name", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        opened(library_file)
    assert "控え" in refused.value.what.ja
    assert version_of(library_file) == NEXT - 1


@pytest.mark.usefixtures("next_schema")
@pytest.mark.parametrize("step", ["mkdir", "rename", "iterdir"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_fault_at_any_step_stops_the_migration_and_leaves_nothing(
    library_file: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    before = content(library_file)
    real = getattr(Path, step)

    def fail(self: Path, *args: object, **kwargs: object) -> object:
        if backup.FOLDER in (self.name, self.parent.name):
            raise OSError(number, os.strerror(number))
        return real(self, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(Path, step, fail)
        with pytest.raises(UserError) as refused:
            opened(library_file)
    assert "元のまま" in refused.value.what.ja
    assert content(library_file) == before
    folder = backup.folder_of(library_file)
    assert not folder.exists() or list(folder.iterdir()) == []
    assert opened(library_file).backup is not None


@pytest.mark.usefixtures("next_schema")
def test_tries_that_fail_leave_one_backup_and_the_last_one_still_succeeds(
    library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(library_file)
    real = migrate._apply

    def fail(*args: object) -> None:
        real(*args)
        raise RuntimeError("after the revision")

    with monkeypatch.context() as patch:
        patch.setattr(migrate, "_apply", fail)
        for minute in range(3):
            with pytest.raises(RuntimeError):
                opened(library_file, NOW + timedelta(minutes=minute))
            assert content(library_file) == before
    opening = opened(library_file, NOW + timedelta(hours=1))
    (kept,) = backups_of(library_file)
    assert opening.backup == kept
    assert kept.made_at == NOW
    assert version_of(library_file) == NEXT


@pytest.mark.usefixtures("next_schema")
def test_a_library_that_changed_between_two_tries_is_backed_up_again(library_file: Path) -> None:
    engine = open_engine(library_file)
    backup.keep(library_file, engine, NEXT - 1, NOW)
    with closing(sqlite3.connect(library_file)) as connection:
        connection.execute("UPDATE programs SET name_en = 'changed'")
        connection.commit()
    later = backup.keep(library_file, engine, NEXT - 1, NOW)
    engine.dispose()
    assert [one.path.name for one in backups_of(library_file)] == [
        f"library-v{NEXT - 1}-20261122T101500Z-2.rpn",
        f"library-v{NEXT - 1}-20261122T101500Z.rpn",
    ]
    assert later.path.name.endswith("-2.rpn")


@pytest.mark.usefixtures("next_schema")
def test_a_file_that_another_program_brought_forward_is_neither_backed_up_nor_changed(library_file: Path) -> None:
    engine = open_engine(library_file)
    migrate.upgrade(engine)
    kept: list[int] = []
    migrate.upgrade(engine, kept.append)
    engine.dispose()
    assert kept == []
    assert version_of(library_file) == NEXT


@pytest.mark.reliability
def test_a_migration_killed_midway_leaves_the_old_version_readable(library_file: Path, next_schema: Path) -> None:
    before = content(library_file)
    program = f"""
        import os, signal
        from datetime import UTC, datetime
        from pathlib import Path
        from navigator.db import migrate
        from navigator.db.library import open_library

        migrate.REVISIONS, migrate.SCHEMA_VERSION = Path({str(next_schema)!r}), {NEXT}
        migrate._check = lambda connection: os.kill(os.getpid(), signal.SIGKILL)
        open_library(Path({str(library_file)!r}), Path({str(FACTS)!r}), now=lambda: datetime(2026, 11, 22, tzinfo=UTC))
    """
    if not hasattr(signal, "SIGKILL"):
        pytest.skip("this system has no SIGKILL")
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], check=False, cwd=Path(__file__).parents[2], timeout=120
    )
    assert ended.returncode == -signal.SIGKILL
    assert version_of(library_file) == NEXT - 1
    assert content(library_file) == before
    (kept,) = backups_of(library_file)
    assert content(kept.path) == before
    opened(library_file)
    assert version_of(library_file) == NEXT
    assert backups_of(library_file) == (kept,)


def test_a_very_long_name_and_a_stranger_in_the_folder(made_library: Path, tmp_path: Path) -> None:
    path = libraries.copy(made_library, tmp_path / ("長" * 80 + ".rpn"))
    folder = backup.folder_of(path)
    folder.mkdir()
    with ZipFile(folder / "notes.zip", "w"):
        pass
    engine = open_engine(path)
    kept = backup.keep(path, engine, 1, NOW)
    engine.dispose()
    assert len(os.fsencode(kept.path.name)) < 200
    assert backups_of(path) == (kept,)
    assert (folder / "notes.zip").exists()


backups = st.lists(
    st.builds(
        lambda hours, version: Backup(Path(f"b-{hours}-{version}"), version, NOW - timedelta(hours=hours)),
        st.integers(-48, 24 * 1000),
        st.integers(1, 4),
    ),
    unique_by=lambda one: one.path,
    max_size=60,
)


@given(backups)
def test_the_rule_that_thins(found: list[Backup]) -> None:
    dropped = set(superfluous(found, NOW))
    kept = [one for one in found if one not in dropped]
    past = [one for one in found if one.made_at <= NOW]
    assert dropped <= set(past)
    if past:
        assert max(past, key=lambda one: one.made_at) in kept or len({one.made_at for one in past}) < len(past)
    yesterday = NOW.date() - timedelta(days=1)
    assert all(one in kept for one in past if one.made_at.date() >= yesterday)
    for version in {one.version for one in past}:
        newest = max(one.made_at for one in past if one.version == version)
        assert any(one.version == version and one.made_at == newest for one in kept)
    for day in sorted({one.made_at.date() for one in past}, reverse=True)[: backup.DAYS]:
        assert any(one.made_at.date() == day for one in kept)
    older = [one for one in kept if one.made_at.date() < yesterday and one in past]
    assert len(older) <= backup.DAYS + backup.WEEKS + backup.MONTHS + 4
    # Thinning again takes nothing more.
    assert superfluous(kept, NOW) == ()


def test_the_folder_is_thinned_after_a_new_backup(library_file: Path) -> None:
    folder = backup.folder_of(library_file)
    folder.mkdir()
    for hour in range(10):
        (folder / f"library-v1-202601{10:02d}T{hour:02d}0000Z.rpn").write_bytes(b"old")
    (folder / "other-v1-20260110T000000Z.rpn").write_bytes(b"of another library")
    engine = open_engine(library_file)
    kept = backup.keep(library_file, engine, 1, NOW)
    engine.dispose()
    assert sorted(path.name for path in folder.iterdir()) == [
        "library-v1-20260110T090000Z.rpn",
        kept.path.name,
        "other-v1-20260110T000000Z.rpn",
    ]
