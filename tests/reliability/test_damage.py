"""R-10, R-11, R-41: damaged, foreign and newer files are told, never touched, and never end in a traceback."""

import hashlib
import os
import random
import sqlite3
import struct
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from navigator.db.migrate import SCHEMA_VERSION
from navigator.domain.errors import DamagedLibraryError, NewerLibraryError, UserError
from navigator.services.library import open_library
from tests.reliability import damages

pytestmark = pytest.mark.reliability

SEED = 20261122
FLIPS, CUTS, HEADER_BITS = 300, 300, 400
"""How often each damage is done, as the catalogue asks at every push."""


def damage_copies(capsys: pytest.CaptureFixture[str], trial: damages.Trial, name: str, count: int) -> Counter[str]:
    seen = trial.run(damages.DAMAGES[name], count, random.Random(SEED))
    with capsys.disabled():
        print(f"\n  R-10 {name}: {dict(seen)}", end="")  # noqa: T201
    assert seen["tried"] == count
    assert trial.errors == [], "no damage ends in a traceback"
    assert seen["touched"] == 0, "a damaged file is never touched"
    return seen


@pytest.mark.parametrize(
    ("name", "count"),
    [("one bit", FLIPS), ("sixteen bits", FLIPS), ("a zeroed sector", FLIPS), ("a header bit", HEADER_BITS)],
)
def test_damage_never_ends_in_a_traceback(
    small_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, count: int
) -> None:
    trial = damages.Trial(small_library, tmp_path, small_library.parent / "package")
    seen = damage_copies(capsys, trial, name, count)
    assert seen["facts"] == 0, "a bundled cell that reads differently is found by the checks"


@pytest.mark.parametrize("name", ["cut anywhere", "cut at a page"])
def test_a_library_that_was_cut_is_always_refused(
    made_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert damage_copies(capsys, damages.Trial(made_library, tmp_path), name, CUTS)["in use"] == CUTS


@pytest.mark.parametrize("kind", damages.FOREIGN)
def test_what_is_no_library_is_refused_untouched(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "wrong.rpn"
    damages.FOREIGN[kind](path)
    before, stamp = path.read_bytes(), path.stat().st_mtime_ns
    with pytest.raises(DamagedLibraryError) as caught:
        open_library(path)
    assert "wrong.rpn" in caught.value.what.ja
    assert caught.value.remedy.en
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, stamp)


def test_appended_garbage_is_noticed(library_file: Path) -> None:
    with library_file.open("ab") as file:
        file.write(random.Random(3).randbytes(5000))
    with pytest.raises(DamagedLibraryError):
        open_library(library_file)


def test_a_folder_and_a_broken_link_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.rpn").mkdir()
    (tmp_path / "link.rpn").symlink_to(tmp_path / "nowhere.rpn")
    for name in ("folder.rpn", "link.rpn"):
        with pytest.raises(UserError):
            open_library(tmp_path / name)
    assert not (tmp_path / "nowhere.rpn").exists()


def patch_header(path: Path, offset: int, value: int) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(struct.pack(">I", value))


@pytest.mark.parametrize(
    ("offset", "value", "error"),
    [
        (60, SCHEMA_VERSION + 1, NewerLibraryError),
        (60, SCHEMA_VERSION - 1, DamagedLibraryError),
        (60, 999, NewerLibraryError),
        (60, 0, DamagedLibraryError),
        (68, 0, DamagedLibraryError),
        (68, 0x12345678, DamagedLibraryError),
    ],
)
def test_a_newer_or_foreign_file_is_refused_untouched(
    library_file: Path, offset: int, value: int, error: type[UserError]
) -> None:
    patch_header(library_file, offset, value)
    os.utime(library_file, (1_000_000_000, 1_000_000_000))
    before = hashlib.sha256(library_file.read_bytes()).hexdigest()
    with pytest.raises(error) as caught:
        open_library(library_file)
    assert type(caught.value) is error
    assert hashlib.sha256(library_file.read_bytes()).hexdigest() == before
    assert library_file.stat().st_mtime == 1_000_000_000
    # A migration that was begun leaves its backup, and nothing else.
    left = {other.name for other in library_file.parent.iterdir()} - {"backups"}
    assert left == {library_file.name}


def test_another_program_s_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.rpn"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE measures (id INTEGER)")
    with pytest.raises(DamagedLibraryError):
        open_library(path)


def test_a_text_that_is_no_utf8_is_damage(library_file: Path) -> None:
    with closing(sqlite3.connect(library_file)) as connection, connection:
        connection.execute("UPDATE measures SET summary_ja = CAST(x'e3ff81' AS TEXT)")
    with pytest.raises(DamagedLibraryError):
        damages.use(library_file)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE budgets SET amount_myen = '12x4' WHERE id = 3",
        "UPDATE measures SET amount_max_myen = '9/.5' WHERE amount_max_myen IS NOT NULL",
        "UPDATE library_info SET value = '2026-13-77' WHERE key = 'package_date'",
        "DELETE FROM library_info WHERE key = 'change_number'",
        "DROP TABLE editions",
    ],
)
def test_a_cell_that_no_library_can_hold_is_damage(library_file: Path, statement: str) -> None:
    with closing(sqlite3.connect(library_file)) as connection, connection:
        connection.execute(statement)
    with pytest.raises(DamagedLibraryError):
        damages.use(library_file)


def test_our_own_mistake_on_a_whole_file_stays_our_own(library_file: Path) -> None:
    library = open_library(library_file).library
    with pytest.raises(KeyError), library.reading():
        raise KeyError("our own")
    library.close()
