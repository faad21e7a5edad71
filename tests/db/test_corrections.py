"""Corrections of bundled facts: kept beside the original, and alive through updates of the package (three values)."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from navigator.db.check import compare
from navigator.db.corrections import CorrectedCell, corrected_cells
from navigator.db.library import Library
from navigator.db.package import read_package
from navigator.db.schema import Base
from navigator.db.writes import Writer
from navigator.domain.corrections import Fate, fate
from navigator.domain.vocabulary import Stage
from tests.db import libraries
from tests.db.packages import FACTS, ChangedPackage

PROGRAM = "cao-oist"
NAME = "沖縄科学技術大学院大学(仮称)設立"


def cell(library: Library, table: str, key: str, column: str) -> object:
    facts = Base.metadata.tables[table]
    with library.reading() as connection:
        return connection.execute(select(facts.c[column]).where(facts.c.fact_key == key)).scalar_one()


def put(library: Library, table: str, key: str, **values: object) -> int:
    with library.writing() as connection:
        writer = Writer(connection, "test")
        writer.put(table, {"fact_key": key}, values)
        writer.finish()
        return writer.change_no


def corrections(library: Library) -> tuple[CorrectedCell, ...]:
    with library.reading() as connection:
        return corrected_cells(connection)


@pytest.fixture
def library(library_file: Path):
    opened = libraries.opened(library_file)
    yield opened
    opened.close()


def updated(library: Library, tmp_path: Path, version: str, **cells: str) -> Library:
    """The library after an update in which the program's row says ``cells``."""
    package = ChangedPackage(tmp_path / version)
    package.find("programs", code=PROGRAM).update(cells)
    facts = package.write(version)
    library.close()
    return libraries.opened(library.path, facts)


def test_the_original_stands_beside_the_correction(library: Library) -> None:
    put(library, "programs", PROGRAM, name_ja="正しい名称", stage_from=Stage.APPLIED)
    assert cell(library, "programs", PROGRAM, "name_ja") == "正しい名称"
    assert [(found.column, found.bundled, found.office, found.conflict) for found in corrections(library)] == [
        ("name_ja", NAME, "正しい名称", False),
        ("stage_from", "basic", "applied", False),
    ]
    put(library, "programs", PROGRAM, name_ja="もっと正しい名称")
    assert corrections(library)[0].bundled == NAME
    put(library, "programs", PROGRAM, name_ja=NAME)
    assert [found.column for found in corrections(library)] == ["stage_from"]


def test_undo_and_redo_take_corrections_along(library: Library) -> None:
    before = libraries.dump(library.path, without=("changes", "library_info"))
    first = put(library, "programs", PROGRAM, name_ja="正しい名称", fields=("life", "ict"), start_fy=2001)
    after = libraries.dump(library.path, without=("changes", "library_info"))
    with library.writing() as connection:
        writer = Writer(connection, "revert")
        writer.revert(first)
        writer.finish()
    assert libraries.dump(library.path, without=("changes", "library_info")) == before
    with library.writing() as connection:
        again = Writer(connection, "revert")
        again.revert(writer.change_no)
        again.finish()
    assert libraries.dump(library.path, without=("changes", "library_info")) == after


def test_an_update_that_says_the_same_leaves_the_correction(library: Library, tmp_path: Path) -> None:
    put(library, "programs", PROGRAM, name_ja="正しい名称")
    library = updated(library, tmp_path, "1.1.0", name_en="Another name")
    assert cell(library, "programs", PROGRAM, "name_ja") == "正しい名称"
    assert cell(library, "programs", PROGRAM, "name_en") == "Another name"
    (kept,) = corrections(library)
    assert (kept.bundled, kept.office, kept.conflict) == (NAME, "正しい名称", False)
    library.close()


def test_an_update_to_the_office_s_value_closes_the_correction(library: Library, tmp_path: Path) -> None:
    put(library, "programs", PROGRAM, name_ja="正しい名称", duration_years=Decimal("2.5"))
    library = updated(library, tmp_path, "1.1.0", name_ja="正しい名称", duration_years="2.5")
    assert corrections(library) == ()
    assert cell(library, "programs", PROGRAM, "name_ja") == "正しい名称"
    library.close()


def test_an_update_to_a_third_value_is_a_conflict_and_both_stay(library: Library, tmp_path: Path) -> None:
    put(library, "programs", PROGRAM, name_ja="正しい名称")
    library = updated(library, tmp_path, "1.1.0", name_ja="第三の名称")
    (found,) = corrections(library)
    assert (found.conflict, found.bundled, found.office, found.incoming) == (True, NAME, "正しい名称", "第三の名称")
    assert found.package_version == "1.1.0"
    assert cell(library, "programs", PROGRAM, "name_ja") == "正しい名称"
    library = updated(library, tmp_path, "1.2.0")
    (found,) = corrections(library)
    assert (found.conflict, found.incoming) == (False, None), "the package took its change back"
    library.close()


def test_a_correction_follows_a_renamed_code(library: Library, tmp_path: Path) -> None:
    put(library, "regions", "sendai", name_ja="仙台広域")
    package = ChangedPackage(tmp_path / "renamed")
    for rows in package.tables.values():
        for row in rows:
            for column in ("code", "region_code", "subject_code"):
                if row.get(column) == "sendai":
                    row[column] = "sendai-wide"
    package.tables["aliases"].append(
        {**package.tables["aliases"][0], "kind": "region", "code": "sendai-wide", "alias": "sendai"}
    )
    library.close()
    library = libraries.opened(library.path, package.write("1.1.0"))
    assert cell(library, "regions", "sendai-wide", "name_ja") == "仙台広域"
    (found,) = corrections(library)
    assert (found.key, found.office, found.conflict) == ("sendai-wide", "仙台広域", False)
    library.close()


def test_the_check_of_the_facts_sees_through_corrections(library: Library) -> None:
    put(library, "programs", PROGRAM, name_ja="正しい名称", start_fy=None)
    package = read_package(FACTS)
    with library.reading() as connection:
        assert compare(connection, package).same
    with library.writing() as connection:
        connection.exec_driver_sql("UPDATE programs SET name_ja = 'flipped' WHERE code = 'cao-oist'")
    with library.reading() as connection:
        (difference,) = compare(connection, package).differences
    assert (difference.key, difference.column, difference.library) == (PROGRAM, "name_ja", "flipped")


VALUES = st.integers(min_value=0, max_value=3)


@given(VALUES, st.lists(VALUES, max_size=6))
def test_only_three_values_decide(office: int, packages: list[int]) -> None:
    """Whatever packages came between, the last one alone decides together with the first value and the office's."""
    base = 0
    for incoming in packages:
        what = fate(base, office, incoming)
        assert (what is Fate.CLOSED) == (incoming == office)
        assert (what is Fate.CONFLICT) == (incoming not in {office, base})
