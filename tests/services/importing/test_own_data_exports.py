"""Tables that are handed out say what the office corrected in them, and what the facts have there."""

import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from navigator.services.handingout import Selection
from tests.services.importing.worlds import World

KEY = "mext-chiteki-2"


@pytest.fixture
def corrected(world: World) -> World:
    world.suite.editing.save("programs", {"start_fy": "H20", "eligible": "company"}, KEY)
    return world


def test_a_workbook_has_a_sheet_of_corrections(corrected: World, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    corrected.suite.handing_out.write_tables(path, Selection(("programs",)))
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("自所の訂正").to_python()
    assert [row[1:5:2] for row in sheet[1:]] == [[KEY, "2008"], [KEY, "company"]]
    assert sheet[1][4] == "2007"
    assert corrected.counts(path)[:2] == (0, 0), "the sheet is passed over"


def test_json_tells_corrections_beside_the_tables(corrected: World, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    corrected.suite.handing_out.write_tables(path, Selection(("programs", "budgets")))
    found = json.loads(path.read_text(encoding="utf-8"))["corrections"]
    assert [(one["key"], one["column"], one["here"], one["facts"]) for one in found][:1] == [
        (KEY, "start_fy", "2008", "2007")
    ]
    assert corrected.counts(path)[:2] == (0, 0)


def test_a_package_tells_corrections_in_its_descriptor(corrected: World, tmp_path: Path) -> None:
    corrected.suite.handing_out.write_package(tmp_path / "p", Selection())
    described = json.loads((tmp_path / "p" / "datapackage.json").read_text(encoding="utf-8"))
    told = {one["name"]: one["corrections"] for one in described["resources"] if "corrections" in one}
    assert list(told) == ["programs"]
    assert {"key": KEY, "column": "start_fy", "facts": "2007"} in told["programs"]
    assert corrected.counts(tmp_path / "p")[:2] == (0, 0)


def test_tables_as_they_are_bundled_have_no_such_sheet(world: World, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    world.suite.handing_out.write_tables(path, Selection(("programs",)))
    assert CalamineWorkbook.from_path(str(path)).sheet_names == ["事業・制度"]
