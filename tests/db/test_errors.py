"""The table of SQLite's result codes against SQLite itself, in both directions."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from navigator.db.errors import DAMAGE, OPERATIONAL, OUR_BUG, speaking, translated
from navigator.domain.errors import DamagedLibraryError, UserError

NOT_AN_ERROR = {"SQLITE_OK", "SQLITE_ROW", "SQLITE_DONE"}
OF_CALLBACKS = {"SQLITE_DENY", "SQLITE_IGNORE"}
"""Answers of an authorizer, not results; SQLITE_IGNORE shares its number with SQLITE_INTERNAL."""

# Python 3.11 has constants for other things under the same prefix: operations of the authorizer, and limits.
FIRST_EXTENDED = 256
PRIMARY = [
    "SQLITE_ERROR", "SQLITE_INTERNAL", "SQLITE_PERM", "SQLITE_ABORT", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_NOMEM",
    "SQLITE_READONLY", "SQLITE_INTERRUPT", "SQLITE_IOERR", "SQLITE_CORRUPT", "SQLITE_NOTFOUND", "SQLITE_FULL",
    "SQLITE_CANTOPEN", "SQLITE_PROTOCOL", "SQLITE_EMPTY", "SQLITE_SCHEMA", "SQLITE_TOOBIG", "SQLITE_CONSTRAINT",
    "SQLITE_MISMATCH", "SQLITE_MISUSE", "SQLITE_NOLFS", "SQLITE_AUTH", "SQLITE_FORMAT", "SQLITE_RANGE", "SQLITE_NOTADB",
    "SQLITE_NOTICE", "SQLITE_WARNING",
]  # fmt: skip
"""Every primary result code of https://www.sqlite.org/rescode.html but the three that are no error."""

KNOWN = set(OPERATIONAL) | DAMAGE | OUR_BUG


def named(code: int) -> OperationalError:
    error = sqlite3.OperationalError("words that nobody reads: disk is full, malformed, locked")
    error.sqlite_errorcode = code
    return OperationalError("SELECT 1", {}, error)


@pytest.mark.parametrize("name", PRIMARY)
def test_every_code_of_sqlite_has_its_meaning_once(name: str) -> None:
    code = getattr(sqlite3, name)
    assert [code in OPERATIONAL, code in DAMAGE, code in OUR_BUG].count(True) == 1


def test_every_code_in_the_table_is_one_of_sqlite() -> None:
    assert {getattr(sqlite3, name) for name in PRIMARY} == KNOWN


def test_extended_codes_of_this_python_fall_under_a_known_primary_code() -> None:
    primary = {getattr(sqlite3, name) for name in PRIMARY}
    extended = [
        getattr(sqlite3, name)
        for name in dir(sqlite3)
        if name.startswith("SQLITE_")
        and isinstance(getattr(sqlite3, name), int)
        and getattr(sqlite3, name) >= FIRST_EXTENDED
    ]
    assert len(extended) > 40
    assert {code & 0xFF for code in extended if code & 0xFF} <= primary


@pytest.mark.parametrize("code", sorted(OPERATIONAL))
@pytest.mark.parametrize("extension", [0, 5 << 8])
def test_trouble_of_the_users_world_never_speaks_of_damage(code: int, extension: int) -> None:
    spoken = translated(named(code | extension), Path("/somewhere/地域.rpn"))
    assert isinstance(spoken, UserError)
    assert not isinstance(spoken, DamagedLibraryError)
    for language in ("ja", "en"):
        assert spoken.sentence(language)
        assert "{" not in spoken.sentence(language)


@pytest.mark.parametrize("code", sorted(DAMAGE))
def test_damage_leads_to_the_health_dialog(code: int) -> None:
    assert isinstance(translated(named(code), Path("地域.rpn")), DamagedLibraryError)


@pytest.mark.parametrize("code", sorted(OUR_BUG))
def test_our_own_mistakes_pass_through(code: int) -> None:
    assert translated(named(code), Path("地域.rpn")) is None

    def make() -> None:
        with speaking(Path("地域.rpn")):
            raise named(code)

    with pytest.raises(OperationalError):
        make()


def test_a_text_that_is_no_utf8_is_damage() -> None:
    with pytest.raises(DamagedLibraryError), speaking(Path("地域.rpn")):
        sqlite3.connect(":memory:").execute("SELECT CAST(x'ff41' AS TEXT)").fetchall()
