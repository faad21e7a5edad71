"""import(export(x)) = x and undo(import) = nothing, for every table and form, with cells that people or attackers type.

One example holds rows of all tables at once; they are taken in, handed out in every form, held against the library
they come from, and taken in by another one.
"""

import csv
import io
import os
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from navigator.db.cells import INTERNAL_REFERENCES
from navigator.domain.importing import ImportOptions, Verdict
from navigator.domain.spreadsheet import PREFIX
from navigator.services.factcolumns import KEY, FactColumn, FactTable, fact_tables
from navigator.services.factrows import all_texts
from navigator.services.handingout import Selection
from navigator.services.importing.characters import CellError, clean
from navigator.services.importing.service import ImportService
from navigator.services.tablefiles import FORMAT
from tests.db import libraries
from tests.services.importing.worlds import World, json_file

EXAMPLES = int(os.environ.get("ROUNDTRIP_EXAMPLES", "1"))
NASTY = (
    "=1+1", "+81-3-0000", "-5", "@SUM(A1)", "'=1+1", "''", "'", "\u3000＝1", "＋1", "－", "…", "0", "007", "1,234",
    "▲5", "1E5", "TRUE", "NULL", "None", "#N/A", "𠮷野家で一杯", "葛\U000e0100飾", "か\u3099", "が", "ｶﾞ", "👨\u200d👩",
    '"引用"', "a,b", "a\tb", "<b>x</b>", "&amp;", "_x000D_", "_x0041_", "令和8年4月1日", "R8.4.1", "2026-04-01",
    "平成31年度", "100%", "\\N", "a\\nb", "%s{0}", "🈂️", "㈱髙﨑～－∥", "x" * 250,
)  # fmt: skip
"""Texts that a spreadsheet, a CSV reader or a database might take for something else."""


def cleaned(text: str) -> str:
    try:
        return clean(text)
    except CellError:
        return ""


LINES = (st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)).map(cleaned)
TEXTS = LINES | st.lists(LINES, max_size=3).map("\n".join).map(cleaned)
YEARS = st.integers(1950, 2030).map(str)
DAYS = st.dates().filter(lambda day: 1950 <= day.year <= 2030).map(lambda day: day.isoformat())
DATES = DAYS | DAYS.map(lambda day: day[:7])
NUMBERS = st.decimals(0, 10**9, places=6) | st.sampled_from([Decimal(0), Decimal("0.000001"), Decimal(10**12)])


def digits(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class Pools:
    """What rows of the bundled facts may be named by, as cells name them."""

    def __init__(self, world: World) -> None:
        self._found: dict[tuple[str, str], list[str]] = {}
        with world.library.reading() as connection:
            self.rows = {name: list(all_texts(connection, name)) for name in fact_tables()}

    def of(self, table: str, column: str) -> list[str]:
        if (table, column) not in self._found:
            found = dict.fromkeys(row[column] for row in self.rows[table] if row[column])
            self._found[table, column] = list(found)[:8]
        return self._found[table, column]


def cell(table: FactTable, column: FactColumn, pools: Pools) -> st.SearchStrategy[str]:  # noqa: PLR0911 - a kind each
    """Texts that a cell of a column may hold."""
    optional = st.just("") if not column.required else st.nothing()
    if column.name in INTERNAL_REFERENCES:
        return st.just("")
    if column.listed:
        items = list(column.words) or (pools.of(*column.refers) if column.refers else ["甲", "乙 丙", "=1", "'x"])
        return st.lists(st.sampled_from(items), unique=True, max_size=3, min_size=int(column.required)).map(";".join)
    if column.words:
        return st.sampled_from(list(column.words)) | optional
    if column.refers:
        return st.sampled_from(pools.of(*column.refers)) | optional
    if column.dated:
        return DATES | optional
    if column.kind == "boolean":
        return st.sampled_from(["0", "1"])
    if column.is_year:
        return YEARS | optional
    if column.kind == "integer":
        least = 0 if column.least is None else int(column.least)
        most = 10**6 if column.most is None else int(column.most)
        return st.integers(least, most).map(str) | optional
    if column.kind == "number":
        negative = NUMBERS.map(lambda value: -value) if column.least is None else st.nothing()
        return (NUMBERS | negative).map(digits).map(lambda text: "0" if text == "-0" else text) | optional
    if column.name == "url":
        return st.sampled_from(["https://example.jp/?a=1&b=%20", "http://例え.jp/"]) | optional
    return TEXTS.filter(bool) if column.required else TEXTS


CLOSED = {"ministries", "blocks", "fields"}
"""Tables whose codes are a closed list: there are no other rows than the bundled ones."""
PAIRS = (("start_fy", "end_fy"), ("fy_from", "fy_to"), ("call_open", "call_close"), ("stage_from", "stage_to"))
AMOUNTS = (("amount_min_myen", "amount_max_myen"), ("scale_per_year_myen_min", "scale_per_year_myen_max"))


def ruled(table: FactTable, row: dict[str, str], pools: Pools, number: int) -> dict[str, str]:
    """Make cells agree with the rules that a row must keep, and its key its own."""
    for first, last in (*PAIRS, *AMOUNTS):
        if row.get(first) and row.get(last):
            row[last] = row[first]
    if table.name == "budgets":
        row |= {"kind": row["kind"] if not row["amount_myen"].startswith("-") else "supplementary"}
        row["partial_kind"] = "share" if row["is_partial"] == "1" else row["partial_kind"]
    if table.name in ("outcomes", "findings"):
        row |= {"subject_type": "program", "subject_code": pools.of("programs", "code")[0]}
    if table.name == "aliases":
        row |= {"kind": "program", "code": pools.of("programs", "code")[0], "alias": f"別名{number}"}
    if "code" in row and table.name != "aliases":
        row["code"] = f"rt-{number}"
    if table.name == "sources":
        row |= {"id": f"rt-{number}", "url_or_file": f"https://example.jp/{number}"}
    if row.get("parent_code"):
        row["parent_code"] = pools.of(table.name, "code")[0]
    for column in ("locator", "no", "survey_code", "jis_code", "name_ja"):
        named = {"name_ja": "contacts", "jis_code": "prefectures"}.get(column, table.name)
        if column in row and named == table.name:
            row[column] = str(100000 + number) if table.columns[column].kind != "string" else f"{row[column]}#{number}"
    return row


@st.composite
def libraries_of_rows(draw: st.DrawFn, pools: Pools) -> dict[str, list[dict[str, str]]]:
    made: dict[str, list[dict[str, str]]] = {}
    number = 0
    for name, table in fact_tables().items():
        if name in CLOSED:
            continue
        rows = []
        for _ in range(draw(st.integers(1, 2))):
            number += 1
            row = {column: draw(cell(table, table.columns[column], pools)) for column in table.written}
            rows.append(ruled(table, row, pools, number))
        made[name] = rows
    return made


def stored(world: World) -> dict[str, dict[str, dict[str, str]]]:
    """Every row of the library as texts, by table and key."""
    with world.library.reading() as connection:
        return {name: {row[KEY]: row for row in all_texts(connection, name)} for name in fact_tables()}


def own(world: World) -> dict[str, dict[str, dict[str, str]]]:
    """The rows that are not bundled."""
    found = stored(world)
    with world.library.reading() as connection:
        for name, rows in found.items():
            keys = connection.exec_driver_sql(f"SELECT fact_key FROM {name} WHERE origin != 'bundled'").scalars().all()
            found[name] = {key: rows[key] for key in keys}
    return found


@pytest.fixture
def fresh(made_library: Path, tmp_path: Path) -> Iterator["Maker"]:
    maker = Maker(made_library, tmp_path)
    yield maker
    maker.close()


class Maker:
    """Makes libraries and folders for the examples of a test."""

    def __init__(self, made: Path, folder: Path) -> None:
        self._made, self._folder, self._number = made, folder, 0
        self._open: list[World] = []

    def world(self) -> World:
        self._number += 1
        made = World(libraries.opened(libraries.copy(self._made, self._folder / f"{self._number}.rpn")))
        self._open.append(made)
        return made

    def folder(self) -> Path:
        self._number += 1
        made = self._folder / f"files{self._number}"
        made.mkdir()
        return made

    def close(self) -> None:
        for world in self._open:
            world.library.close()
        self._open.clear()


def content(world: World) -> object:
    return libraries.dump(world.library.path, without=("changes", "library_info"))


def take(world: World, path: Path, table: str = "") -> None:
    options = ImportOptions(table=table) if table else None
    plan = world.service.plan(path, options)
    try:
        reasons = [(row.table, row.reason) for row in plan.stage.rows(*REFUSED)]
        assert not reasons, (path.name, reasons[:3])
        world.service.run(plan)
    finally:
        plan.close()


def counts(service: ImportService, path: Path, table: str = "") -> tuple[int, int, int]:
    plan = service.plan(path, ImportOptions(table=table) if table else None)
    try:
        shown = [(row.table, row.key, row.changes, row.reason) for row in plan.stage.rows(*DIFFERENT)]
        assert not shown, (path.name, shown[:3])
        return plan.counts.new, plan.counts.changed, plan.counts.refused
    finally:
        plan.close()


REFUSED, DIFFERENT = (Verdict.REFUSED,), (Verdict.NEW, Verdict.CHANGED, Verdict.REFUSED)
RUN = settings(
    max_examples=EXAMPLES,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
    deadline=None,
)


@RUN
@given(st.data())
def test_every_table_in_every_form(fresh: Maker, data: st.DataObject) -> None:
    here = fresh.world()
    before = content(here)
    rows = data.draw(libraries_of_rows(Pools(here)))
    folder = fresh.folder()
    given_file = json_file(folder / "given.json", {"format": FORMAT, "tables": rows})
    take(here, given_file)
    mine = own(here)
    assert {name for name, found in mine.items() if found} == set(fact_tables()) - CLOSED, "every table got a row"
    _as_given(mine, rows)

    hand = here.suite.handing_out
    files = {"json": folder / "all.json", "xlsx": folder / "all.xlsx"}
    for path in files.values():
        hand.write_tables(path, Selection())
    hand.write_package(folder / "package", Selection())
    hand.write_package(folder / "package.zip", Selection())
    for path in (*files.values(), folder / "package", folder / "package.zip"):
        assert counts(here.service, path) == (0, 0, 0)
    for name in fact_tables():
        path = folder / f"{name}.csv"
        hand.write_tables(path, Selection((name,)))
        assert counts(here.service, path, name) == (0, 0, 0)
        _guarded(path, folder / "package" / f"{name}.csv")

    for path in (files["json"], files["xlsx"], folder / "package"):
        there = fresh.world()
        take(there, path)
        assert own(there) == mine, path.name
        assert there.suite.edits.undo() is not None
        assert content(there) == before, "undone as a whole"
    there = fresh.world()
    for name in fact_tables():
        take(there, folder / f"{name}.csv", name)
    assert own(there) == mine, "table by table as CSV"
    fresh.close()


def _as_given(mine: Mapping[str, Mapping[str, dict[str, str]]], rows: Mapping[str, list[dict[str, str]]]) -> None:
    """What was stored is what was given, cell by cell."""
    for name, given_rows in rows.items():
        said = [{column: row[column] for column in fact_tables()[name].written} for row in mine[name].values()]
        for row in given_rows:
            assert row in said, (name, row)


def _guarded(exported: Path, packaged: Path) -> None:
    """No cell of the file for spreadsheets runs, every one is prefixed that would; the package is never prefixed."""
    shown = list(csv.reader(io.StringIO(exported.read_text(encoding="utf-8-sig"), newline="")))[1:]
    plain = list(csv.DictReader(io.StringIO(packaged.read_text(encoding="utf-8"), newline="")))
    table = fact_tables()[exported.stem]
    assert len(shown) == len(plain)
    for cells, row in zip(shown, plain, strict=True):
        for cell_, column in zip(cells[1:], table.written, strict=True):
            if column in INTERNAL_REFERENCES:
                continue
            assert cell_ in (row[column], PREFIX + row[column]), (column, cell_)
            left = cell_.lstrip(" \t\u3000\xa0\u200b")
            number = table.columns[column].kind in ("number", "integer") or left.lstrip("-").replace(".", "").isdigit()
            assert number or not left.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")), (column, cell_)
