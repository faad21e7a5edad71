"""facts check and library check: exactly the changed row and cell is found, and nothing in a library as it was made."""

import random
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.db.anchors import anchors
from navigator.db.check import Difference, DifferenceKind, FactsComparison
from navigator.db.identity import fact_keys, source_keys
from navigator.db.integrity import Check
from navigator.db.library import Library
from navigator.db.writes import Writer
from navigator.domain.errors import DamagedLibraryError, UserError
from navigator.services.checking import check_facts, check_library, findings
from tests.db import libraries
from tests.db.packages import REFERENCES, ChangedPackage, table, table_names


def compared(path: Path) -> FactsComparison:
    library = libraries.opened(path)
    try:
        return check_facts(library)
    finally:
        library.close()


def change(path: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(sql, values)


def key_of(name: str, number: int) -> str:
    return fact_keys(name, table(name), source_keys(table("sources")))[number - 1]


def test_a_library_as_made_is_the_package(library: Library) -> None:
    comparison = check_facts(library)
    assert comparison.same
    assert findings(comparison) == ()
    assert {count.table: count.package for count in comparison.counts} == {
        name: len(table(name)) for name in table_names()
    }
    assert [result.findings for result in check_library(library)] == [()] * len(Check)


def test_anchors_hold_and_are_those_of_the_facts(library: Library) -> None:
    found = {anchor.name.en: anchor.found for anchor in check_facts(library).anchors}
    assert found["FY2007 group: total with the ※ line"] == "74222"
    assert found["FY2007 group: total without the ※ line"] == "62889"
    assert found["FY2007 group: lines"] == "18"
    assert found["FY2007 group: number of measures"] == "17"
    assert found["Blocks"] == "10"
    assert found["Prefectures in exactly one block"] == "47"


def test_anchors_are_reckoned_from_what_is_there() -> None:
    rows = {name: [dict(row) for row in table(name)] for name in table_names()}

    def failing() -> list[str]:
        return [anchor.name.en for anchor in anchors(lambda name: tuple(rows[name])) if not anchor.holds]

    assert failing() == []
    whole = next(row for row in rows["budgets"] if row["amount_myen"] == "11333")
    whole["is_partial"] = "0"
    assert failing() == ["FY2007 group: total without the ※ line"]
    whole["is_partial"], whole["amount_myen"] = "1", "11x33"
    assert "FY2007 group: total with the ※ line" in failing()
    whole["amount_myen"] = "11333"
    next(row for row in rows["prefectures"] if row["name_ja"] == "福井県")["block_code"] = "kinki"
    assert failing() == ["Prefectures in exactly one block", "Block of Fukui"]


CELLS = [
    ("measures", "subsidy_rate", "1/3"),
    ("measures", "fields", "life;ict"),
    ("measures", "amount_max_myen", "12345.60"),
    ("programs", "kind", "mxnu"),
    ("programs", "start_fy", 1),
    ("programs", "start_fy", "two thousand"),
    ("events", "is_planned", 2),
    ("events", "title_ja", "別の題"),
    ("events", "package_id", "evt-9999"),
    ("sources", "publisher", b"\xe3\x81"),
    ("sources", "publisher", "changed"),
    ("editions", "origin", "office"),
    ("stories", "origin", "bundlfd"),
    ("themes", "withdrawn", "0.9"),
    ("populations", "note", "changed"),
    ("council_activities", "event_id", 7),
]


@pytest.mark.parametrize(("name", "column", "value"), CELLS)
def test_a_changed_cell_is_found_and_nothing_else(library_file: Path, name: str, column: str, value: object) -> None:
    change(library_file, f"UPDATE {name} SET {column} = ? WHERE id = 3", value)
    (difference,) = compared(library_file).differences
    assert (difference.kind, difference.table, difference.key) == (DifferenceKind.FIELD, name, key_of(name, 3))
    assert difference.column == column.replace("package_id", "id")
    assert difference.package != difference.library
    assert any(difference.key in one.ja and difference.column in one.ja for one in findings(compared(library_file)))


def test_the_digits_of_a_number_count(library_file: Path) -> None:
    change(library_file, "UPDATE outcomes SET value = value || '.0' WHERE id = 1")
    (difference,) = compared(library_file).differences
    assert (difference.column, difference.library) == ("value", f"{table('outcomes')[0]['value']}.0")


def test_the_storage_class_of_a_cell_counts(library_file: Path) -> None:
    change(library_file, "UPDATE facilities SET operator_ja = CAST(operator_ja AS BLOB) WHERE id = 2")
    (difference,) = compared(library_file).differences
    assert difference.library == f"{table('facilities')[1]['operator_ja']} (blob)"


def test_an_amount_moved_into_another_whole_is_found(library_file: Path) -> None:
    rows = table("budgets")
    part = next(at for at, row in enumerate(rows, 1) if row["part_of"])
    other = next(at for at, row in enumerate(rows, 1) if row["id"] != rows[part - 1]["part_of"] and at != part)
    change(library_file, "UPDATE budgets SET part_of = ? WHERE id = ?", other, part)
    found = compared(library_file).differences
    assert found == (
        Difference(
            DifferenceKind.FIELD,
            "budgets",
            key_of("budgets", part),
            "part_of",
            key_of("budgets", next(at for at, row in enumerate(rows, 1) if row["id"] == rows[part - 1]["part_of"])),
            key_of("budgets", other),
        ),
    )


def test_missing_and_extra_rows_are_found_and_counted(library_file: Path) -> None:
    change(library_file, "DELETE FROM goals WHERE id = 2")
    change(library_file, "UPDATE glossary SET fact_key = 'other' WHERE id = 1")
    comparison = compared(library_file)
    assert comparison.differences == (
        Difference(DifferenceKind.EXTRA, "glossary", "other"),
        Difference(DifferenceKind.MISSING, "glossary", key_of("glossary", 1)),
        Difference(DifferenceKind.MISSING, "goals", key_of("goals", 2)),
    )
    differing = [count for count in comparison.counts if count.package != count.library]
    assert [(count.table, count.package, count.library) for count in differing] == [("goals", 10, 9)]
    assert not comparison.same


def test_rows_of_the_office_are_none_of_its_business(library_file: Path) -> None:
    change(
        library_file,
        "INSERT INTO glossary (fact_key, origin, term_ja, source, locator)"
        " SELECT 'own', 'office', '自所の語', source, locator FROM glossary WHERE id = 1",
    )
    assert compared(library_file).same


def test_a_newer_package_is_told_row_by_row(library_file: Path, tmp_path: Path) -> None:
    package = ChangedPackage(tmp_path / "facts")
    row = package.find("measures", code="mext-riss")
    row["subsidy_rate"] = "2/3"
    package.remove(
        "goals", lambda row: row["no"] == table("goals")[0]["no"] and row["level"] == table("goals")[0]["level"]
    )
    folder = package.write("1.0.0")  # of the same version: opening leaves the library as it is
    library = libraries.opened(library_file, folder)
    comparison = check_facts(library, folder)
    library.close()
    assert {(one.kind, one.table) for one in comparison.differences} == {
        (DifferenceKind.FIELD, "measures"),
        (DifferenceKind.EXTRA, "goals"),
    }


@pytest.fixture(scope="module")
def cells_of_file(made_library: Path) -> list[tuple[str, str, int]]:
    """Every filled text cell of the facts: table, column, row."""
    found = []
    with closing(sqlite3.connect(made_library)) as connection:
        for name in table_names():
            for column in (row[1] for row in connection.execute(f"PRAGMA table_info({name})")):
                if column in {"id", "fact_key", *REFERENCES}:
                    continue
                query = f"SELECT id FROM {name} WHERE typeof({column}) = 'text' AND {column} <> ''"
                found += [(name, column, number) for (number,) in connection.execute(query)]
    return found


@pytest.fixture(scope="module")
def bit_file(made_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return libraries.copy(made_library, tmp_path_factory.mktemp("bits") / "library.rpn")


@given(pick=st.integers(0, 10**9), bit=st.integers(0, 7), seed=st.integers(0, 10**6))
@settings(max_examples=20)
def test_any_flipped_bit_of_a_cell_is_that_cell(
    cells_of_file: list[tuple[str, str, int]], bit_file: Path, pick: int, bit: int, seed: int
) -> None:
    name, column, number = cells_of_file[pick % len(cells_of_file)]
    with closing(sqlite3.connect(bit_file)) as connection, connection:
        connection.text_factory = bytes
        connection.execute("PRAGMA ignore_check_constraints = ON")
        (before,) = connection.execute(f"SELECT {column} FROM {name} WHERE id = ?", (number,)).fetchone()
        at = random.Random(seed).randrange(len(before))
        after = before[:at] + bytes([before[at] ^ (1 << bit)]) + before[at + 1 :]
        connection.execute(f"UPDATE {name} SET {column} = CAST(? AS TEXT) WHERE id = ?", (after, number))
    try:
        (difference,) = compared(bit_file).differences
        assert (difference.table, difference.key) == (name, key_of(name, number))
        wanted = "id" if column == "package_id" or (name, column) == ("sources", "code") else column
        assert difference.column == wanted
    finally:
        change(bit_file, f"UPDATE {name} SET {column} = CAST(? AS TEXT) WHERE id = ?", before, number)


def examined(path: Path) -> dict[Check, tuple[str, ...] | None]:
    library = libraries.opened(path)
    try:
        return {
            one.check: None if one.findings is None else tuple(text.ja for text in one.findings)
            for one in check_library(library)
        }
    finally:
        library.close()


def test_an_index_that_lost_or_gained_a_gram_is_found(library_file: Path) -> None:
    code = table("programs")[4]["code"]
    change(library_file, "INSERT INTO search_index(rowid, name, rest) VALUES (?, 'zz', '')", 5 * 8 + 1)
    assert examined(library_file)[Check.INDEX] == (f"索引が検索用の文と合いません: programs {code}",)


def test_texts_of_a_record_that_is_gone_are_found(library_file: Path) -> None:
    change(library_file, "DELETE FROM search_texts WHERE id = ?", 2 * 8 + 2)
    change(library_file, "INSERT INTO search_texts SELECT 80007, name, alias, provider, summary, place, code"
                         " FROM search_texts WHERE id = 8")  # fmt: skip
    found = examined(library_file)[Check.INDEX]
    facility = table("facilities")[1]["code"]
    assert found is not None
    assert f"検索用の文が記録と合いません: facilities {facility}" in found
    assert "検索用の文が記録と合いません: #80007" in found
    assert len(found) == 4


def test_a_counter_behind_the_history_is_found(library_file: Path) -> None:
    library = libraries.opened(library_file)
    with library.writing() as connection:
        writer = Writer(connection, "test")
        writer.put("favourites", {"table_name": "measures", "fact_key": "mext-riss"}, {"added_at": writer.at})
    library.close()
    assert examined(library_file)[Check.COUNTERS] == ()
    change(library_file, "UPDATE library_info SET value = '0' WHERE key = 'change_number'")
    assert examined(library_file)[Check.COUNTERS] == ("変更の番号が 0 ですが、履歴の最後は 1 です。",)


def test_nothing_is_read_from_a_damaged_file(library_file: Path) -> None:
    # The schema says of a column with empty cells that it has none: the plainest damage that an opening reads over.
    with closing(sqlite3.connect(library_file)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'measures'").fetchone()[0]
        changed = sql.replace("\tamount_max_myen TEXT", "\tamount_max_myen TEXT NOT NULL")
        assert changed != sql
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'measures'", (changed,))
    found = examined(library_file)
    assert found.pop(Check.FILE)
    assert set(found.values()) == {None}


def test_an_unknown_code_is_told_and_the_index_is_not_read_with_it(library_file: Path) -> None:
    change(library_file, "UPDATE programs SET kind = 'mxnu' WHERE id = 3")
    found = examined(library_file)
    assert found.pop(Check.VALUES) == ("表 programs の行 3: kind の値は一覧にありません。",)
    assert found.pop(Check.INDEX) is None
    assert set(found.values()) == {()}


@pytest.mark.parametrize("seed", range(6))
def test_damaged_pages_never_end_in_a_traceback(library_file: Path, seed: int) -> None:
    content = bytearray(library_file.read_bytes())
    dice = random.Random(seed)
    for _ in range(1 + 8 * seed):
        content[dice.randrange(100, len(content))] ^= 1 << dice.randrange(8)
    library_file.write_bytes(bytes(content))
    try:
        library = libraries.opened(library_file)
    except UserError:
        return
    try:
        for check in (check_library, check_facts):
            with suppress(DamagedLibraryError):
                check(library)
    finally:
        library.close()
