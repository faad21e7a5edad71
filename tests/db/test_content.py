"""Rows in the library equal rows in the package: table by table, cell by cell, digits included."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from navigator.db.identity import KEY_PARTS, TIE_BREAKS, fact_keys, source_keys
from tests.db.packages import REFERENCES, ChangedPackage, descriptor, table, table_names

LISTS = {
    "fields", "eligible", "prefectures", "block_codes", "region", "partner_codes", "covers", "umbrella_of",
    "other_sources", "partners_ja",
}  # fmt: skip
WITHOUT_SOURCE = {"sources", "prefectures", "metrics"}


@pytest.fixture(scope="session")
def raw(made_library: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(made_library)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def package_types(name: str) -> dict[str, str]:
    (resource,) = [one for one in descriptor()["resources"] if one["name"] == name]  # type: ignore[attr-defined]
    return {field["name"]: field["type"] for field in resource["schema"]["fields"]}


def stored_name(name: str, column: str) -> str:
    if column != "id":
        return column
    return "code" if name == "sources" else "package_id"


@pytest.mark.parametrize("name", table_names())
def test_every_cell_of_the_package_is_in_the_library(raw: sqlite3.Connection, name: str) -> None:
    types = package_types(name)
    number_of = {
        target: dict(raw.execute(f"SELECT id, package_id FROM {target}").fetchall()) for target in REFERENCES.values()
    }
    stored = raw.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()
    assert len(stored) == len(table(name))
    for row, cells in zip(stored, table(name), strict=True):
        for column, text in cells.items():
            kept = row[stored_name(name, column)]
            if column in LISTS:
                assert (kept or "") == text
            elif text == "":
                assert kept is None, (name, column)
            elif column in REFERENCES:
                assert number_of[REFERENCES[column]][kept] == text
            elif types[column] == "integer":
                assert (type(kept), str(kept)) == (int, text)
            elif types[column] == "boolean":
                assert kept == {"0": 0, "1": 1, "false": 0, "true": 1}[text]
            elif types[column] == "number":
                assert type(kept) is str
                assert Decimal(kept) == Decimal(text)
                assert kept == format(Decimal(text), "f")
            else:
                assert kept == text
        assert row["origin"] == "bundled"
        assert row["withdrawn"] is None


def test_numbers_keep_the_digits_of_the_package(raw: sqlite3.Connection) -> None:
    printed = sorted((row["program_code"], row["fy"], row["amount_myen"]) for row in table("budgets"))
    assert any("." in amount for _, _, amount in printed)
    stored = raw.execute("SELECT program_code, CAST(fy AS TEXT), amount_myen FROM budgets").fetchall()
    assert sorted(tuple(row) for row in stored) == printed
    ceilings = {row["code"]: row["amount_max_myen"] for row in table("measures") if row["amount_max_myen"]}
    assert "97.5" in ceilings.values()
    assert ceilings == dict(
        raw.execute("SELECT code, amount_max_myen FROM measures WHERE amount_max_myen IS NOT NULL").fetchall()
    )


def test_no_table_column_or_row_of_the_package_is_dropped(raw: sqlite3.Connection) -> None:
    total = 0
    for name in table_names():
        columns = {row["name"] for row in raw.execute(f"PRAGMA table_info({name})")}
        assert {stored_name(name, column) for column in package_types(name)} <= columns
        total += raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
    assert total == sum(len(table(name)) for name in table_names()) == 5163


@pytest.mark.parametrize("name", [name for name in table_names() if name not in WITHOUT_SOURCE])
def test_every_fact_has_a_citation_that_leads_to_a_source(raw: sqlite3.Connection, name: str) -> None:
    lost = raw.execute(
        f"SELECT count(*) FROM {name} AS fact LEFT JOIN sources ON sources.code = fact.source "
        "WHERE sources.id IS NULL OR fact.locator = '' OR fact.locator IS NULL"
    ).fetchone()[0]
    assert lost == 0


@pytest.mark.parametrize("name", sorted(WITHOUT_SOURCE - {"sources"}))
def test_a_table_without_citations_says_that_it_is_a_code_list(name: str) -> None:
    from navigator.db.schema import Base  # noqa: PLC0415 - the mappers are needed here only

    (model,) = [mapper.class_ for mapper in Base.registry.mappers if mapper.local_table.name == name]
    assert "code list" in (model.__doc__ or "")


def test_every_foreign_key_holds_and_the_file_is_whole(raw: sqlite3.Connection) -> None:
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_codes_inside_list_cells_and_open_references_exist(raw: sqlite3.Connection) -> None:
    programs = {row["code"] for row in table("programs")}
    for name, column in (("programs", "umbrella_of"), ("budgets", "covers"), ("linkages", "partner_codes")):
        for (cell,) in raw.execute(f"SELECT {column} FROM {name} WHERE {column} <> ''"):
            assert set(cell.split(";")) <= programs
    sources = {row["id"] for row in table("sources")}
    for name in table_names():
        if "other_sources" in package_types(name):
            for (cell,) in raw.execute(f"SELECT other_sources FROM {name} WHERE other_sources <> ''"):
                assert set(cell.split(";")) <= sources
    prefectures = {row["name_ja"] for row in table("prefectures")}
    for name in ("regions", "measures", "editions", "blocks"):
        for (cell,) in raw.execute(f"SELECT prefectures FROM {name} WHERE prefectures <> ''"):
            assert set(cell.split(";")) <= prefectures


@pytest.mark.parametrize("name", table_names())
def test_fact_keys_are_unique_and_made_of_what_the_row_says(raw: sqlite3.Connection, name: str) -> None:
    keys = [row["fact_key"] for row in raw.execute(f"SELECT fact_key FROM {name}")]
    assert len(set(keys)) == len(keys)
    assert all(keys)
    numbered = [key for key in keys if "|#" in key]
    assert numbered == [], "a running number is the last resort"


def test_the_key_of_every_table_is_named() -> None:
    assert set(KEY_PARTS) == set(table_names())
    for name, columns in {**KEY_PARTS, **TIE_BREAKS}.items():
        assert set(columns) <= set(package_types(name))
        assert name == "sources" or "id" not in columns


def test_fact_keys_do_not_depend_on_package_ids_or_the_order_of_rows(tmp_path: Path) -> None:
    changed = ChangedPackage(tmp_path / "facts")
    changed.renumber(seed=7)
    before = source_keys(table("sources"))
    after = source_keys(changed.tables["sources"])
    for name in table_names():
        old = fact_keys(name, table(name), before)
        new = fact_keys(name, changed.tables[name], after)
        assert sorted(old) == sorted(new), name


def test_rows_that_share_everything_are_numbered_by_what_they_say() -> None:
    rows = [
        {"id": "1", "term_ja": "語", "source": "s", "locator": "l", "definition_ja": "意味", "term_en": word}
        for word in ("b", "a", "c")
    ]
    keys = fact_keys("glossary", rows, {"s": "address"})
    assert len(set(keys)) == 3
    named = {row["term_en"]: key for row, key in zip(rows, keys, strict=True)}
    shuffled = [dict(row, id="9") for row in reversed(rows)]
    again = fact_keys("glossary", shuffled, {"s": "address"})
    assert {row["term_en"]: key for row, key in zip(shuffled, again, strict=True)} == named
