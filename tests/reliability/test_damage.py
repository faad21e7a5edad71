"""R-10, R-11, R-41: damaged, foreign and newer files are told, never touched, and never end in a traceback."""

import hashlib
import os
import random
import sqlite3
import struct
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from navigator.db.migrate import SCHEMA_VERSION
from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import DamagedLibraryError, NewerLibraryError, UserError
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.services.finding import FindingService
from navigator.services.library import library_info, open_library
from navigator.services.office import OfficeService
from tests.db.libraries import TODAY

pytestmark = pytest.mark.reliability

EXAMPLES = 10
"""Damaged copies of each kind; the long set of the catalogue asks for 300."""


def use(path: Path) -> None:
    """Open a library and read what a person reads in the first minute."""
    library = open_library(path).library
    try:
        service = FindingService(library, TODAY)
        for catalogue in Catalogue:
            result = service.find(Filter(catalogue, "研究"))
            rows = service.rows(result, 0, 50, Presentation())
            service.record(catalogue, rows[0].ref.code)
        library_info(library)
        office = OfficeService(library)
        office.tray()
        office.saved_searches()
    finally:
        library.close()


def flip_bits(count: int) -> Callable[[bytearray, random.Random], None]:
    def damage(raw: bytearray, dice: random.Random) -> None:
        for _ in range(count):
            raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)

    return damage


def clear_sector(raw: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(raw) // 512) * 512
    raw[start : start + 512] = bytes(512)


def flip_header_bit(raw: bytearray, dice: random.Random) -> None:
    raw[dice.randrange(100)] ^= 1 << dice.randrange(8)


def cut(raw: bytearray, dice: random.Random) -> None:
    del raw[dice.randrange(len(raw)) :]


def cut_at_page(raw: bytearray, dice: random.Random) -> None:
    del raw[dice.randrange(len(raw) // 4096) * 4096 :]


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("one bit", flip_bits(1)),
        ("sixteen bits", flip_bits(16)),
        ("a zeroed sector", clear_sector),
        ("a header bit", flip_header_bit),
        ("cut anywhere", cut),
        ("cut at a page", cut_at_page),
    ],
)
def test_damage_never_ends_in_a_traceback(
    made_library: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    damage: Callable[[bytearray, random.Random], None],
) -> None:
    good = made_library.read_bytes()
    dice = random.Random(20261122)
    path = tmp_path / "damaged.rpn"
    seen: Counter[str] = Counter()
    for _ in range(EXAMPLES):
        raw = bytearray(good)
        damage(raw, dice)
        path.write_bytes(raw)
        try:
            use(path)
            seen["undetected"] += 1
        except DamagedLibraryError:
            seen["damaged"] += 1
        except UserError:
            seen["told"] += 1
        assert path.read_bytes() == raw, "a damaged file is never touched"
        assert [other.name for other in tmp_path.iterdir()] == ["damaged.rpn"]
    with capsys.disabled():
        print(f"\n  R-10 {name}: {dict(seen)}, undetected {seen['undetected'] / EXAMPLES:.0%}", end="")  # noqa: T201
    assert not name.startswith("cut") or seen["undetected"] == 0


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("measures.csv", "code,name_ja\n")


FOREIGN: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("研究支援策の一覧\n" * 200, encoding="utf-8"),
    "short": lambda path: path.write_bytes(b"SQLite format 3\0"),
    "zip": _zip,
    "html": lambda path: path.write_bytes(b"<!DOCTYPE html><html><body>404 Not Found</body></html>" * 10),
    "garbage": lambda path: path.write_bytes(random.Random(1).randbytes(20_000)),
    "header and garbage": lambda path: path.write_bytes(b"SQLite format 3\0" + random.Random(2).randbytes(20_000)),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_no_library_is_refused_untouched(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "wrong.rpn"
    FOREIGN[kind](path)
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
        use(library_file)


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
        use(library_file)


def test_our_own_mistake_on_a_whole_file_stays_our_own(library_file: Path) -> None:
    library = open_library(library_file).library
    with pytest.raises(KeyError), library.reading():
        raise KeyError("our own")
    library.close()
