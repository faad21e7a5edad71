"""What an update of the bundled facts changed is written down; a first load and new numbers are no change."""

from pathlib import Path
from typing import Any

import pytest

from navigator.db.factlog import fact_changes
from tests.db import libraries
from tests.db.packages import ChangedPackage


@pytest.fixture
def package(tmp_path: Path) -> ChangedPackage:
    return ChangedPackage(tmp_path / "facts")


def changes_after(path: Path, facts: Path) -> list[dict[str, Any]]:
    library = libraries.opened(path, facts)
    with library.reading() as connection:
        found = fact_changes(connection)
    library.close()
    return found


def test_a_new_library_tells_no_change(library_file: Path, tmp_path: Path) -> None:
    library = libraries.opened(library_file)
    with library.reading() as connection:
        assert fact_changes(connection) == []
    library.close()


def test_new_numbers_alone_are_no_change(library_file: Path, package: ChangedPackage) -> None:
    package.renumber(seed=1)
    assert changes_after(library_file, package.write("1.1.0")) == []


def test_amounts_names_dates_and_rows_that_come_and_go_are_told(library_file: Path, package: ChangedPackage) -> None:
    facility = package.tables["facilities"][0]
    gone = package.tables["facilities"].pop()
    package.tables["facilities"].append({**facility, "code": "synthetic", "name_ja": "架空の施設（試験用）"})
    budget = next(row for row in package.tables["budgets"] if not row["part_of"])
    old_amount, budget["amount_myen"] = budget["amount_myen"], "12345.5"
    call = next(row for row in package.tables["editions"] if row["call_close"])
    old_day, call["call_close"] = call["call_close"], "2031-01-31"
    call["note"] = "a note is no change that is told"
    found = changes_after(library_file, package.write("1.1.0"))
    told = {(row["table_name"], row["field"]): row for row in found if row["table_name"] != "facilities"}
    assert set(told) == {("budgets", "amount_myen"), ("editions", "call_close")}
    amount, day = told["budgets", "amount_myen"], told["editions", "call_close"]
    assert (float(amount["before"]), float(amount["after"])) == (float(old_amount), 12345.5)
    assert (day["before"], day["after"], day["fact_key"]) == (old_day, "2031-01-31", call["code"])
    came, went = sorted(
        (row for row in found if row["table_name"] == "facilities"), key=lambda row: row["after"] is None
    )
    assert (came["fact_key"], came["before"], came["title"]) == ("synthetic", None, "架空の施設（試験用）")
    assert (went["fact_key"], went["after"], went["title"]) == (gone["code"], None, gone["name_ja"])
    assert {row["version_after"] for row in found} == {"1.1.0"}


def test_a_second_update_adds_to_the_first(library_file: Path, package: ChangedPackage, tmp_path: Path) -> None:
    row = package.tables["measures"][0]
    first, row["name_ja"] = row["name_ja"], "架空の名（試験用）"
    assert len(changes_after(library_file, package.write("1.1.0"))) == 1
    row["name_ja"] = first
    found = changes_after(library_file, package.write("1.2.0"))
    assert [(row["before"], row["after"]) for row in found] == [
        (first, "架空の名（試験用）"),
        ("架空の名（試験用）", first),
    ]
    assert [(row["version_before"], row["version_after"]) for row in found][1] == ("1.1.0", "1.2.0")
