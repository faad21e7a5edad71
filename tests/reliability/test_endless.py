"""R-39: questions and files that never end are stopped with a sentence, and the library goes on as before."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from navigator.db import deadline
from navigator.db import engine as engines
from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import DamagedLibraryError, UserError
from navigator.domain.filters import Filter
from navigator.services.finding import FindingService
from navigator.services.library import open_library
from navigator.services.restoring import plan_of, restore_library
from navigator.services.safety import SafetyService
from tests.db import libraries, oldlibraries
from tests.db.libraries import TODAY

pytestmark = pytest.mark.reliability

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
CROSS = "SELECT count(*) FROM populations a, populations b, populations c WHERE a.persons + b.persons > c.persons"


@pytest.mark.parametrize("statement", [ENDLESS, CROSS])
def test_a_statement_without_end_is_stopped_and_its_connection_works(own_library: Library, statement: str) -> None:
    for _ in range(3):
        with (
            pytest.raises(deadline.TooLongError, match="途中で止めました"),
            own_library.reading(deadline.within(0.2)) as connection,
        ):
            connection.exec_driver_sql(statement).all()
        with own_library.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM programs").scalar_one() == 139
            # No deadline is left behind on a connection that another question gets.
            assert connection.exec_driver_sql(f"{ENDLESS.replace('FROM n)', 'FROM n LIMIT 2000000)')}").scalar_one()
    with own_library.writing() as connection:
        connection.exec_driver_sql("UPDATE library_info SET value = value")


def test_a_heavy_filter_is_stopped_and_the_next_one_is_answered(
    own_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = FindingService(own_library, TODAY)
    heavy = Filter(Catalogue.PROGRAMS, " OR ".join(f"研究{number}" for number in range(10_000)))
    with monkeypatch.context() as patch:
        patch.setattr(deadline, "QUESTION_S", 0.3)
        with pytest.raises(UserError) as stopped:
            finding.find(heavy)
        assert "減らして" in stopped.value.remedy.ja
        assert "fewer words" in stopped.value.remedy.en
    assert finding.find(Filter(Catalogue.PROGRAMS, "研究")).total > 0


def test_a_range_that_cannot_be_read_is_still_searched_as_words(own_library: Library) -> None:
    """The sentence of the deadline is an error; that of a field that is unknown stays a hint."""
    finding = FindingService(own_library, TODAY)
    assert finding.find(Filter(Catalogue.EVENTS, "予算:1億..")).hints


STRANGERS: dict[str, str] = {
    "a view without end": f"ALTER TABLE glossary RENAME TO g; CREATE VIEW glossary AS {ENDLESS}",
    "a view more": "CREATE VIEW more AS SELECT * FROM programs",
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON changes BEGIN DELETE FROM favourites; END",
    "a virtual table": "CREATE VIRTUAL TABLE other USING fts5(x)",
}


@pytest.mark.parametrize("what", STRANGERS)
def test_a_file_that_holds_more_than_tables_is_refused_by_every_reader(
    library_file: Path, made_library: Path, tmp_path: Path, what: str
) -> None:
    strange = libraries.copy(made_library, tmp_path / "strange.rpn")
    with closing(sqlite3.connect(strange)) as connection, connection:
        connection.executescript(STRANGERS[what])
    before, present = strange.read_bytes(), library_file.read_bytes()
    library = libraries.opened(made_library)
    acts: dict[str, Callable[[], object]] = {
        "compare": lambda: plan_of(library_file, strange),
        "restore": lambda: restore_library(library_file, strange),
        "verify": lambda: SafetyService(library).verify(strange),
    }
    if what != "a trigger":
        acts["open"] = lambda: open_library(strange)
    for name, act in acts.items():
        with pytest.raises(DamagedLibraryError):
            act()
        assert (strange.read_bytes(), library_file.read_bytes()) == (before, present), name
    library.close()


def test_a_cell_larger_than_any_of_ours_is_not_read_from_outside(
    library_file: Path, made_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = libraries.copy(made_library, tmp_path / "large.rpn")
    with closing(sqlite3.connect(large)) as connection, connection:
        connection.execute("UPDATE glossary SET definition_ja = ? WHERE id = 1", ("長" * 1_000_000,))
    assert not plan_of(library_file, large).is_same
    monkeypatch.setitem(engines.STRANGE_LIMITS, sqlite3.SQLITE_LIMIT_LENGTH, 1_000_000)
    with pytest.raises(UserError):
        plan_of(library_file, large)
    assert plan_of(library_file, made_library).is_same


@pytest.mark.parametrize("version", oldlibraries.versions())
def test_libraries_of_every_schema_are_within_the_limits(library_file: Path, tmp_path: Path, version: int) -> None:
    old = oldlibraries.unpacked(version, tmp_path / "old.rpn")
    start = time.monotonic()
    assert plan_of(library_file, old).tables
    assert time.monotonic() - start < deadline.STRANGE_S
