"""The writer: stamps that grow, cells that any library reads alike, many rows at once, old journals stamped."""

import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from navigator.db import migrate
from navigator.db.cells import INTERNAL_REFERENCES, Cells, text_of
from navigator.db.library import Library
from navigator.db.schema import Base, package_tables
from navigator.db.writes import CLOCK, KEYS, Writer
from navigator.domain.clock import Stamp
from navigator.domain.errors import UserError
from navigator.domain.vocabulary import Origin
from tests.db import libraries, oldlibraries
from tests.db.packages import FACTS

SOURCE = {"title_ja": "試しの資料", "kind": "other", "confidence": "primary"}


@pytest.fixture
def library(library_file: Path):
    opened = libraries.opened(library_file)
    yield opened
    opened.close()


def journal(library: Library) -> list[dict[str, object]]:
    changes = Base.metadata.tables["changes"]
    with library.reading() as connection:
        return [dict(row) for row in connection.execute(select(changes).order_by(changes.c.id)).mappings()]


def test_every_table_of_the_facts_can_be_written() -> None:
    assert {table.name for table in package_tables()} <= set(KEYS)


@pytest.mark.parametrize("name", [table.name for table in package_tables()])
def test_every_cell_on_file_goes_through_json_and_back(library: Library, name: str) -> None:
    table = Base.metadata.tables[name]
    with library.reading() as connection:
        cells = Cells(connection)
        for row in connection.execute(select(table)).mappings():
            data = json.loads(text_of(cells.pack_row(table, row)))
            assert cells.unpack_row(table, data) == dict(row)
            for column in INTERNAL_REFERENCES:
                assert not isinstance(data.get(column), int), "no row number leaves the library"


def test_cells_that_no_library_holds_are_refused(library: Library) -> None:
    budgets = Base.metadata.tables["budgets"]
    wrong = {
        "kind": "monthly",
        "amount_myen": "NaN",
        "fy": "2007",
        "is_partial": 1,
        "source": "nowhere",
        "part_of": "x",
    }
    with library.reading() as connection:
        for column, data in wrong.items():
            with pytest.raises(UserError):
                Cells(connection).unpack(budgets, column, data)
        assert Cells(connection).unpack(budgets, "amount_myen", "1.50") == Decimal("1.50")


def test_each_change_has_a_later_stamp_than_all_before(library: Library) -> None:
    ahead = Stamp(10**14, 3, "another office")
    with library.writing() as connection:
        writer = Writer(connection, "test")
        writer.put("programs", {"fact_key": "cao-oist"}, {"name_ja": "一", "start_fy": 2003})
        writer.see(ahead)
        writer.put("programs", {"fact_key": "cao-oist"}, {"name_ja": "二"})
        writer.finish()
    stamps = [Stamp.parse(str(row["hlc"])) for row in journal(library)]
    assert stamps == sorted(set(stamps))
    assert stamps[-1] > ahead
    with library.writing() as connection:
        writer = Writer(connection, "test")
        writer.put("programs", {"fact_key": "cao-oist"}, {"name_ja": "三"})
        writer.finish()
    assert Stamp.parse(str(journal(library)[-1]["hlc"])) > stamps[-1]


def test_an_edit_of_another_office_keeps_its_stamp(library: Library) -> None:
    stamp = Stamp(1_700_000_000_000, 0, "11111111-1111-1111-1111-111111111111")
    with library.writing() as connection:
        writer = Writer(connection, "test")
        writer.put("programs", {"fact_key": "cao-oist"}, {"name_ja": "一"}, stamp)
        writer.finish()
    row = next(row for row in journal(library) if row["table_name"] == "programs")
    assert (row["hlc"], row["office"]) == (str(stamp), stamp.office)


def test_many_rows_are_made_changed_and_taken_back_at_once(library: Library) -> None:
    before = libraries.dump(library.path, without=("changes", "library_info"))
    rows = [
        (
            {"fact_key": f"own-{number}"},
            {"code": f"own-{number}", "name_ja": f"試しの支援策{number}", "source": "own-s", "locator": "頁"},
        )
        for number in range(1203)
    ]
    with library.writing() as connection:
        writer = Writer(connection, "test")
        writer.put("sources", {"fact_key": "own-s"}, {"code": "own-s", **SOURCE})
        writer.put_many("measures", rows)
        writer.put_many("measures", rows)
        writer.put_many("measures", [(key, {"name_ja": "新", "origin": Origin.IMPORTED}) for key, _ in rows[:2]])
        writer.finish()
    made = [row for row in journal(library) if row["table_name"] == "measures"]
    assert len(made) == 1203 + 2, "rows that say the same are no change, and an origin is never changed"
    with library.writing() as connection:
        again = Writer(connection, "revert")
        again.revert(writer.change_no)
        again.finish()
    assert libraries.dump(library.path, without=("changes", "library_info")) == before


def test_the_journal_of_an_older_library_is_stamped_in_its_order(tmp_path: Path) -> None:
    path = oldlibraries.unpacked(2, tmp_path / "office.rpn")
    libraries.opened(path, FACTS).close()
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT hlc, at, office FROM changes ORDER BY id").fetchall()
        (clock,) = connection.execute("SELECT value FROM library_info WHERE key = ?", (CLOCK,)).fetchone()
        assert connection.execute("PRAGMA user_version").fetchone() == (migrate.SCHEMA_VERSION,)
    stamps = [Stamp.parse(hlc) for hlc, _, _ in rows]
    assert stamps
    assert stamps == sorted(set(stamps))
    assert [stamp.office for stamp in stamps] == [office for _, _, office in rows]
    assert clock == rows[-1][0]
