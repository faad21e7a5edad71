"""What is written is taken in again unchanged: every table, every form; packages are whole (R-36)."""

import csv
import errno
import hashlib
import io
import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.importing import Draft, Place, Refusal
from navigator.domain.text import Text
from navigator.services import tablefiles
from navigator.services.factcolumns import FACTS, fact_tables
from navigator.services.handingout import Selection
from navigator.services.importing import grids, jgrants, packages, tables
from navigator.services.importing.characters import CellError, clean
from navigator.services.importing.worker import cell_text
from tests.services.importing.worlds import JGRANTS, World, csv_file

MEASURES = fact_tables()["measures"]
ROOT = Path(__file__).parents[3]


def cleaned(text: str) -> str:
    try:
        return clean(text)
    except CellError:
        return ""


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(cleaned)
DANGEROUS = st.sampled_from(
    ["=1+1", "+8", "-x", "@a", "'quoted'", "''", "\u200b=x", "＝1", "－", "1,234", "▲5", "a\nb", "_x0041_"]
)
TEXTS = CELLS | DANGEROUS
ROW = st.fixed_dictionaries(
    {"key": st.just("t-1"), "code": st.just("t-1"), "name_ja": TEXTS.filter(bool), "note": TEXTS}
)


def read_back(grid: grids.Grid, *, guarded: bool) -> list[dict[str, str]]:
    match = tables.match(grid, "measures")
    found = []
    for row in tables.drafts(grid, match, guarded=guarded, own_locator="x"):
        assert isinstance(row, Draft), row
        found.append({**row.cells, "key": row.key})
    return found


def said(row: dict[str, str]) -> dict[str, str]:
    return {name: row.get(name, "") for name in ("key", "code", "name_ja", "note")}


@given(st.lists(ROW, min_size=1, max_size=3))
def test_csv_gives_every_cell_back(tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]) -> None:
    path = tmp_path_factory.mktemp("c") / "x.csv"
    path.write_bytes(tablefiles.to_csv(MEASURES, rows))
    back = read_back(grids.csv_grid(path, "measures.csv", "utf-8-sig"), guarded=True)
    assert [said(row) for row in back] == [said(row) for row in rows]


@given(st.lists(ROW, min_size=1, max_size=3))
@settings(max_examples=40)
def test_a_workbook_gives_every_cell_back(tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]) -> None:
    path = tmp_path_factory.mktemp("x") / "x.xlsx"
    path.write_bytes(tablefiles.to_xlsx({"measures": rows}))
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    lines = [(line, [cell_text(cell) for cell in cells]) for line, cells in enumerate(sheet.iter_rows(), 1)]
    grid = grids.Grid("研究支援策", grids.checked_headings("x", lines[0][1]), 1, lambda: iter(lines[1:]))
    assert [said(row) for row in read_back(grid, guarded=False)] == [said(row) for row in rows]


@given(st.lists(ROW, min_size=1, max_size=3))
def test_json_gives_every_cell_back(rows: list[dict[str, str]]) -> None:
    data = json.loads(tablefiles.to_json({"measures": rows}))
    back = list(packages.table_drafts(data["tables"], "x"))
    assert all(isinstance(row, Draft) for row in back)
    assert [said({**row.cells, "key": row.key}) for row in back if isinstance(row, Draft)] == [
        said(row) for row in rows
    ]


def test_no_cell_of_a_csv_file_can_be_run() -> None:
    rows = [{"key": "k", "code": "k", "name_ja": name} for name in ("=cmd()", "+1x", "-1x", "@x", "\t=x", "　＝x")]
    text = tablefiles.to_csv(MEASURES, rows).decode("utf-8-sig")
    for cells in list(csv.reader(io.StringIO(text)))[1:]:
        assert not cells[3].lstrip(" \t\u3000").startswith(("=", "+", "-", "@", "＝"))


def test_every_table_goes_out_and_in_unchanged(world: World, tmp_path: Path) -> None:
    for name in fact_tables():
        path = tmp_path / f"{name}.csv"
        rows = world.suite.handing_out.write_tables(path, Selection((name,)))
        assert world.counts(path) == (0, 0, rows, 0), name


@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_all_tables_in_one_file_come_back_unchanged(world: World, tmp_path: Path, form: str) -> None:
    world.take(JGRANTS)
    path = tmp_path / f"all.{form}"
    rows = world.suite.handing_out.write_tables(path, Selection())
    assert world.counts(path) == (0, 0, rows, 0)


def test_the_package_of_an_untouched_library_is_the_bundled_one(world: World, tmp_path: Path) -> None:
    world.suite.handing_out.write_package(tmp_path / "package", Selection())
    for table in fact_tables():
        assert (tmp_path / "package" / f"{table}.csv").read_bytes() == (FACTS / f"{table}.csv").read_bytes(), table


def test_a_package_comes_back_unchanged_from_a_folder_and_from_a_zip(world: World, tmp_path: Path) -> None:
    world.take(JGRANTS)
    rows = sum(world.suite.handing_out.write_package(tmp_path / "package", Selection()).values())
    world.suite.handing_out.write_package(tmp_path / "package.zip", Selection())
    for path in (tmp_path / "package", tmp_path / "package" / "datapackage.json", tmp_path / "package.zip"):
        assert world.counts(path) == (0, 0, rows, 0)


def faults(folder: Path) -> list[str]:
    """The rules of the format, checked anew: hashes, headers, types, keys, references, lists."""
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    found: list[str] = []
    rows: dict[str, list[dict[str, str]]] = {}
    for resource in described["resources"]:
        raw = (folder / resource["path"]).read_bytes()
        if f"sha256:{hashlib.sha256(raw).hexdigest()}" != resource["hash"] or len(raw) != resource["bytes"]:
            found.append(f"{resource['name']}: hash")
        rows[resource["name"]] = list(csv.DictReader(io.StringIO(raw.decode(), newline=""), strict=True))
        if len(rows[resource["name"]]) != resource["rowCount"]:
            found.append(f"{resource['name']}: rows")
    for resource in described["resources"]:
        found += _faults_of(resource, rows)
    return found


def _faults_of(resource: dict[str, Any], rows: dict[str, list[dict[str, str]]]) -> list[str]:
    name, schema, found = resource["name"], resource["schema"], []
    for field in schema["fields"]:
        rules = field.get("constraints", {})
        values = [row[field["name"]] for row in rows[name]]
        if rules.get("required") and not all(values):
            found.append(f"{name}.{field['name']}: empty")
        if "enum" in rules and not {value for value in values if value} <= set(rules["enum"]):
            found.append(f"{name}.{field['name']}: not in the list")
        reference = field.get("list", {}).get("reference")
        if reference:
            pool = {row[reference["field"]] for row in rows[reference["resource"]]}
            if not {item for value in values if value for item in value.split(";")} <= pool:
                found.append(f"{name}.{field['name']}: leads nowhere")
    key = schema["primaryKey"] if isinstance(schema["primaryKey"], list) else [schema["primaryKey"]]
    keys = [tuple(row[column] for column in key) for row in rows[name]]
    if len(set(keys)) != len(keys):
        found.append(f"{name}: a key twice")
    for foreign in schema.get("foreignKeys", ()):
        target = foreign["reference"]["resource"] or name
        pool = {row[foreign["reference"]["fields"]] for row in rows[target]}
        if not {row[foreign["fields"]] for row in rows[name] if row[foreign["fields"]]} <= pool:
            found.append(f"{name}.{foreign['fields']}: leads nowhere")
    return found


def changed_world(world: World, tmp_path: Path) -> None:
    """Office rows that lead to each other: a program, its money, a part of it, a measure."""
    world.take(JGRANTS)
    source, address = jgrants.PROVENANCE.code, jgrants.PROVENANCE.address
    whole = f"mext-chiteki|2026|initial|{address}|whole"
    rows = [
        ["program_code", "fy", "kind", "amount_myen", "is_partial", "partial_kind", "part_of", "source", "locator"],
        ["mext-chiteki", "2026", "initial", "100", "0", "", "", source, "whole"],
        ["mext-chiteki", "2026", "initial", "10", "0", "component", whole, source, "part"],
    ]
    world.take(csv_file(tmp_path / "budgets.csv", rows))


def test_a_part_of_the_library_leaves_no_reference_open(world: World, tmp_path: Path) -> None:
    changed_world(world, tmp_path)
    chosen = Selection(question=Filter(Catalogue.PROGRAMS, text="知的クラスター"))
    counts = world.suite.handing_out.write_package(tmp_path / "part", chosen)
    assert 0 < counts["programs"] < len(world.suite.finding.find(Filter(Catalogue.PROGRAMS)).ids)
    assert counts["budgets"]
    assert faults(tmp_path / "part") == []


def test_the_whole_library_with_own_rows_keeps_the_rules(world: World, tmp_path: Path) -> None:
    changed_world(world, tmp_path)
    world.suite.handing_out.write_package(tmp_path / "whole", Selection())
    assert faults(tmp_path / "whole") == []
    budgets = list(csv.DictReader(io.StringIO((tmp_path / "whole" / "budgets.csv").read_text(encoding="utf-8"))))
    whole, part = budgets[-2:]
    assert (part["part_of"], part["amount_myen"]) == (whole["id"], "10")
    assert world.counts(tmp_path / "whole")[:2] == (0, 0)


def frictionless() -> str:
    """Where the tool is: fetched by ``./go tools``, or installed on this machine."""
    own = ROOT / ".venv" / "tools" / "bin" / "frictionless"
    found = str(own) if own.exists() else shutil.which("frictionless")
    if found is None and not os.environ.get("CI"):
        pytest.skip("the frictionless tool is not here; ./go tools fetches it")
    assert found is not None, "continuous integration must have the frictionless tool: ./go tools"
    return found


def edited_world(world: World, tmp_path: Path) -> None:
    """Rows of every origin: imported ones, a corrected bundled one, own ones with an own source."""
    changed_world(world, tmp_path)
    editing = world.suite.editing
    editing.save("programs", {"name_ja": "訂正した名称", "summary_ja": "=1+1\n二行目"}, "mext-chiteki")
    measure = editing.save("measures", {"name_ja": "自所の助成", "fields": "life;ict", "eligible": "sme"})
    editing.save("editions", {"measure_code": measure, "name_ja": "令和8年度", "fy": "2026", "call_open": "2026-11"})
    money = {"program_code": "mext-chiteki", "fy": "2025", "kind": "initial", "amount_myen": "12.5", "locator": "2頁"}
    editing.save("budgets", {**money, "own_title": "所内の資料", "own_kind": "other", "own_confidence": "reported"})


@pytest.mark.parametrize(
    "chosen",
    [
        Selection(),
        Selection(question=Filter(Catalogue.PROGRAMS, text="知的クラスター")),
        Selection(tables=("measures",)),
    ],
    ids=["whole", "found", "table"],
)
def test_the_frictionless_tool_finds_the_package_valid(world: World, tmp_path: Path, chosen: Selection) -> None:
    tool = frictionless()
    edited_world(world, tmp_path)
    world.suite.handing_out.write_package(tmp_path / "package", chosen)
    ran = subprocess.run(
        [tool, "validate", "--json", "datapackage.json"],
        cwd=tmp_path / "package", capture_output=True, check=False, text=True,
    )  # fmt: skip
    report = json.loads(ran.stdout)
    assert report["valid"], [task for task in report["tasks"] if not task["valid"]]
    assert report["stats"]["errors"] == report["stats"]["warnings"] == 0
    assert report["stats"]["tasks"] > 1


def test_the_frictionless_tool_sees_a_wrong_package(world: World, tmp_path: Path) -> None:
    """What finds everything valid proves nothing."""
    tool = frictionless()
    world.suite.handing_out.write_package(tmp_path / "package", Selection(tables=("measures",)))
    table = tmp_path / "package" / "measures.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join([*lines, lines[-1]]), encoding="utf-8")
    ran = subprocess.run(
        [tool, "validate", "--json", "datapackage.json"],
        cwd=tmp_path / "package", capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert not json.loads(ran.stdout)["valid"]


def test_a_package_that_was_altered_is_refused(world: World, tmp_path: Path) -> None:
    world.suite.handing_out.write_package(tmp_path / "package", Selection())
    table = tmp_path / "package" / "themes.csv"
    table.write_bytes(table.read_bytes().replace(b"2007", b"2008", 1))
    with pytest.raises(UserError, match="themes"):
        world.service.plan(tmp_path / "package")


def test_a_folder_that_is_not_empty_is_left_alone(world: World, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UserError, match="空ではありません"):
        world.suite.handing_out.write_package(tmp_path, Selection())


def test_templates_name_the_columns_twice_and_hold_the_choices(world: World, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    world.suite.handing_out.write_template(path, tablefiles.OFFERED)
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names[-1] == "選択肢"
    assert len(book.sheet_names) == len(tablefiles.OFFERED) + 1
    rows = book.get_sheet_by_name("研究支援策").to_python()
    assert rows[1][0] == "code"
    assert "名称" in rows[0]
    assert world.counts(path) == (0, 0, 0, 0), "an empty template brings nothing"
    with zipfile.ZipFile(path) as parts:
        assert b"dataValidation" in parts.read("xl/worksheets/sheet1.xml")


def test_a_filled_template_is_taken_in_with_titles_for_codes(world: World, tmp_path: Path) -> None:
    import xlsxwriter  # noqa: PLC0415 - here only

    path = tmp_path / "filled.xlsx"
    columns = MEASURES.written
    cells = {
        "name_ja": "試験用の補助金",
        "category": "補助金",
        "fields": "環境；情報通信",
        "amount_max_myen": 12.5,
        "block_codes": "近畿",
    }
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("研究支援策")
        sheet.write_row(0, 0, [MEASURES.title_of(name).ja for name in columns])
        sheet.write_row(1, 0, columns)
        sheet.write_row(2, 0, [cells.get(name, "") for name in columns])
    world.take(path)
    with world.library.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT category, fields, amount_max_myen, block_codes FROM measures WHERE name_ja = '試験用の補助金'"
        ).one()
    assert tuple(row) == ("subsidy", "env;ict", "12.5", "kinki")
    assert world.counts(path)[:2] == (0, 0)


def test_a_name_that_no_form_has_is_refused(world: World, tmp_path: Path) -> None:
    for path, selection in ((tmp_path / "x.doc", Selection()), (tmp_path / "x.csv", Selection())):
        with pytest.raises(UserError):
            world.suite.handing_out.write_tables(path, selection)
    with pytest.raises(UserError, match="という表はありません"):
        world.suite.handing_out.write_tables(tmp_path / "x.csv", Selection(("nothing",)))


def test_place_of_a_row_is_told_in_words() -> None:
    assert Place("", 3).text == Text("3 行", "line 3")
    assert Refusal(Place("a", 3), Text("x", "x")).place.text.ja == "a の 3 行"


class StopError(Exception):
    """What a progress raises when the reader wants no more."""


@pytest.mark.parametrize("name", ["all.xlsx", "all.json", "measures.csv", "all.zip"])
def test_long_writing_can_be_followed_and_stopped(world: World, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    selection = Selection(tables=("measures",)) if path.suffix == ".csv" else Selection()
    told: list[tuple[int, int]] = []
    write = world.suite.handing_out.write_package if path.suffix == ".zip" else world.suite.handing_out.write_tables
    write(path, selection, lambda done, whole: told.append((done, whole)))
    whole = {whole for _, whole in told}
    assert len(whole) == 1
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert 0 < told[0][0] < told[-1][0] <= whole.pop()
    before = path.read_bytes()
    left = set(Path(tempfile.gettempdir()).glob("navigator-*"))

    def stop(done: int, whole: int) -> None:
        if done > whole // 2:
            raise StopError

    with pytest.raises(StopError):
        write(path, selection, stop)
    assert path.read_bytes() == before
    assert set(Path(tempfile.gettempdir()).glob("navigator-*")) <= left


def test_a_workbook_that_finds_no_room_is_told_of(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> bytes:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(tablefiles, "to_xlsx", full)
    with pytest.raises(UserError, match="空き"):
        world.suite.handing_out.write_tables(tmp_path / "all.xlsx", Selection())
    assert not list(tmp_path.glob("all*"))


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@settings(max_examples=50)
@given(st.lists(st.dictionaries(st.sampled_from(["key", "a", "b"]), ANY_TEXT, max_size=3), max_size=3))
def test_json_is_what_one_dump_would_write(rows: list[dict[str, str]]) -> None:
    corrected = [tablefiles.CorrectedText("t", "k", "c", "x\n", "")] if rows else []
    for sheets in ({}, {"measures": rows, "programs": []}):
        data: dict[str, Any] = {"format": tablefiles.FORMAT, "tables": sheets}
        if corrected:
            data["corrections"] = [asdict(one) for one in corrected]
        wanted = json.dumps(data, ensure_ascii=False, indent=1)
        assert tablefiles.to_json(sheets, corrected) == wanted.encode()
