"""One way to open a library file, with the same rules on every connection (R-06, R-17, R-23)."""

import re
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from navigator.db import engine as engines
from navigator.db.errors import OPERATIONAL
from navigator.db.library import Library
from navigator.db.schema import Base
from navigator.db.writes import Writer
from navigator.domain.errors import UserError
from tests.db import libraries

NAVIGATOR = Path(__file__).resolve().parents[2] / "navigator"

PRAGMAS = {
    "foreign_keys": 1,
    "synchronous": 3,
    "journal_mode": "delete",
    "trusted_schema": 0,
    "cell_size_check": 1,
    "busy_timeout": 5000,
}


def test_the_pragmas_hold_in_every_pool_slot_over_ten_reopenings(library_file: Path) -> None:
    for _ in range(10):
        engine = engines.open_engine(library_file)
        with ExitStack() as stack:
            slots = [stack.enter_context(engine.connect()) for _ in range(3)]
            for slot in slots:
                assert {name: engines.pragma(slot, name) for name in PRAGMAS} == PRAGMAS
        engine.dispose()


def test_a_read_only_engine_keeps_the_rules_and_refuses_writes(library_file: Path) -> None:
    engine = engines.open_engine(library_file, mode="ro")
    with engine.connect() as connection:
        for name in ("foreign_keys", "trusted_schema", "cell_size_check", "busy_timeout"):
            assert engines.pragma(connection, name) == PRAGMAS[name]
    with pytest.raises(Exception, match="readonly"), engines.writing(engine) as connection:
        connection.exec_driver_sql("DELETE FROM favourites")
    engine.dispose()


def test_no_other_module_opens_a_connection() -> None:
    opener = re.compile(r"sqlite3\.connect|create_engine|QSqlDatabase|shutil\.copy")
    found = {path.name for path in NAVIGATOR.rglob("*.py") if opener.search(path.read_text(encoding="utf-8"))}
    assert found == {"engine.py"}


def test_a_write_begins_at_once_and_leaves_nothing_behind_when_it_fails(own_library: Library) -> None:
    def fail() -> None:
        with own_library.writing() as connection:
            Writer(connection, "test").put("saved_items", {"kind": "search", "name": "a"}, NOTE)
            raise KeyError("our own mistake")

    before = libraries.dump(own_library.path)
    with pytest.raises(KeyError):
        fail()
    assert libraries.dump(own_library.path) == before


NOTE = {"note": "", "content_json": "{}", "saved_at": "2026-11-22T00:00:00Z"}


def write_one(library: Library, name: str) -> None:
    with library.writing() as connection:
        Writer(connection, "test").put("saved_items", {"kind": "search", "name": name}, NOTE)


def test_the_second_writer_hears_one_sentence_and_reads_go_on(
    library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        engines, "ALWAYS", tuple("busy_timeout=50" if "busy" in pragma else pragma for pragma in engines.ALWAYS)
    )
    library = libraries.opened(library_file)
    with closing(sqlite3.connect(library_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(3):
            with pytest.raises(UserError) as caught:
                write_one(library, "waiting")
            assert caught.value.remedy == OPERATIONAL[sqlite3.SQLITE_BUSY][1]
            assert "library.rpn" in caught.value.what.ja
            with library.reading() as connection:
                assert connection.exec_driver_sql("SELECT count(*) FROM measures").scalar() == 315
        other.execute("ROLLBACK")
    write_one(library, "afterwards")
    with library.reading() as connection:
        assert connection.exec_driver_sql("SELECT name FROM saved_items").scalars().all() == ["afterwards"]
    library.close()


def test_one_writer_and_many_readers_in_one_program(own_library: Library) -> None:
    stop = threading.Event()

    def read() -> int:
        seen = 0
        while not stop.is_set():
            with own_library.reading() as connection:
                count = connection.exec_driver_sql("SELECT count(*) FROM saved_items").scalar_one()
            assert count >= seen, "a commit is never taken back"
            seen = count
            time.sleep(0.001)  # DELETE mode: a writer needs a moment without readers
        return seen

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        for number in range(10):
            write_one(own_library, f"search {number}")
        time.sleep(0.01)
        stop.set()
        assert max(reader.result() for reader in readers) <= 10
    with own_library.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM saved_items").scalar() == 10


def test_a_full_disk_is_told_and_loses_nothing(own_library: Library) -> None:
    """R-05, the short form: the file may not grow beyond the pages it has."""
    write_one(own_library, "before")
    with own_library.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    before = libraries.dump(own_library.path)

    def fill() -> None:
        with own_library.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
            writer = Writer(connection, "test")
            for number in range(500):
                writer.put("saved_items", {"kind": "search", "name": f"{number}"}, NOTE | {"note": "長い" * 2000})

    with pytest.raises(UserError) as caught:
        fill()
    assert caught.value.remedy == OPERATIONAL[sqlite3.SQLITE_FULL][1]
    assert libraries.dump(own_library.path) == before
    with own_library.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1073741823")
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    write_one(own_library, "after")


def test_foreign_keys_are_enforced(own_library: Library) -> None:
    measures = Base.metadata.tables["measures"]
    with pytest.raises(Exception, match="FOREIGN KEY"), own_library.writing() as connection:
        connection.execute(measures.update().values(program_code="no-such-program"))
