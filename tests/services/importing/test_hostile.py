"""Archives and workbooks built to harm: each is refused with a sentence, and nothing is written (R-26 to R-28)."""

import stat
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from navigator.domain.errors import UserError
from navigator.services.importing import archive, limits, workbooks
from tests.services.importing.worlds import World, zip_file

CONTENT_TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    sheet = book.add_worksheet("measures")
    for line, row in enumerate(rows):
        sheet.write_row(line, 0, row)
    book.close()
    return path


def rebuilt(path: Path, target: Path, name: str, data: bytes) -> Path:
    """A workbook with one of its parts replaced."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, data if member == name else old.read(member))
    return target


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return workbook(tmp_path / "good.xlsx", [["code", "name_ja"], ["x-1", "試験"], ["x-2", "=1+1"]])


def test_a_good_workbook_is_read_as_text(good: Path, tmp_path: Path) -> None:
    ((name, spooled),) = workbooks.sheets_of(good, tmp_path, "good.xlsx")
    assert name == "measures"
    assert "=1+1" in spooled.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "../evil.csv",
        "/abs.csv",
        "C:\\x.csv",
        "..\\x.csv",
        "a/../../x.csv",
        "con.csv",
        "x" * 300 + ".csv",
        "inner.zip",
        "a\u202eb.csv",
        "a//b.csv",
    ],
)
def test_a_name_that_leads_astray_refuses_the_whole_archive(world: World, tmp_path: Path, name: str) -> None:
    path = zip_file(tmp_path / "bad.zip", {"measures.csv": b"code,name_ja\nx,y\n", name: b"a,b\n1,2\n"})
    with pytest.raises(UserError, match="受け付けられません"):
        world.service.plan(path)
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix == ".csv") == []


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("names", [("a.csv", "a.csv"), ("DUP.csv", "dup.csv"), ("ａ.csv", "a.csv")])
def test_names_that_are_one_file_elsewhere_are_refused(world: World, tmp_path: Path, names: tuple[str, str]) -> None:
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(path, "w") as opened:
        for name in names:
            opened.writestr(name, b"a,b\n")
    with pytest.raises(UserError, match="二度"):
        world.service.plan(path)


def test_links_and_too_many_members_are_refused(world: World, tmp_path: Path) -> None:
    path = tmp_path / "link.zip"
    with zipfile.ZipFile(path, "w") as opened:
        member = zipfile.ZipInfo("a.csv")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        opened.writestr(member, "/etc/passwd")
    with pytest.raises(UserError, match="リンク"):
        world.service.plan(path)
    many = zip_file(tmp_path / "many.zip", {f"{n}.csv": b"" for n in range(limits.MEMBERS + 1)})
    with pytest.raises(UserError, match="多すぎます"):
        world.service.plan(many)


def test_a_bomb_is_stopped_while_it_expands(world: World, tmp_path: Path) -> None:
    bomb = zip_file(tmp_path / "bomb.zip", {"measures.csv": b"0" * 30 * limits.MEGABYTE})
    assert bomb.stat().st_size < limits.MEGABYTE
    with pytest.raises(UserError, match="異常に大きく"):
        world.service.plan(bomb)


def test_the_sum_of_all_members_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EXPANDED_BYTES", 100_000)
    path = zip_file(tmp_path / "sum.zip", {f"{n}.csv": bytes(60_000) for n in range(2)})
    with archive.opened(path, "sum.zip") as opened:
        expander = archive.Expander(opened, "sum.zip")
        first, second = opened.infolist()
        assert sum(map(len, expander.chunks(first))) == 60_000
        with pytest.raises(UserError, match="大きすぎます"):
            list(expander.chunks(second))


def test_a_workbook_whose_strings_explode_is_refused(good: Path, tmp_path: Path) -> None:
    strings = b'<?xml version="1.0"?><sst><si><t>' + b"a" * 20 * limits.MEGABYTE + b"</t></si></sst>"
    bomb = rebuilt(good, tmp_path / "bomb.xlsx", "xl/sharedStrings.xml", strings)
    with pytest.raises(UserError, match="異常に大きく"):
        workbooks.sheets_of(bomb, tmp_path, "bomb.xlsx")


@pytest.mark.parametrize(
    "part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"]
)
@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    ],
)
def test_entities_in_a_part_of_a_workbook_are_refused(
    good: Path, tmp_path: Path, part: str, declaration: bytes
) -> None:
    bad = rebuilt(good, tmp_path / "bad.xlsx", part, b'<?xml version="1.0"?>' + declaration + b"<x/>")
    with pytest.raises(UserError, match="危険な宣言"):
        workbooks.sheets_of(bad, tmp_path, "bad.xlsx")


def test_a_sheet_with_a_cell_at_its_far_corner_is_refused(good: Path, tmp_path: Path) -> None:
    sheet = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    far = rebuilt(good, tmp_path / "far.xlsx", "xl/worksheets/sheet1.xml", sheet)
    with pytest.raises(UserError):
        workbooks.sheets_of(far, tmp_path, "far.xlsx")


def test_a_reader_that_takes_too_long_is_ended(good: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="時間"):
        workbooks.sheets_of(good, tmp_path, "good.xlsx", seconds=0)


def test_a_reader_that_dies_is_told(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks.sys, "executable", "/bin/false")
    with pytest.raises(UserError, match="止まりました"):
        workbooks.sheets_of(good, tmp_path, "good.xlsx")


class _StopError(Exception):
    pass


def test_waiting_can_be_stopped(good: Path, tmp_path: Path) -> None:
    def stop() -> None:
        raise _StopError

    with pytest.raises(_StopError):
        workbooks.sheets_of(good, tmp_path, "good.xlsx", stop)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 cut",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"\x00\x01\x02" * 200,
        b"%PDF-1.4\n",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"{}",
        b"<x/>",
        b"   \n",
    ],
)
def test_other_files_are_refused_with_a_sentence(world: World, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "thing.xlsx"
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        world.service.plan(path)
    assert caught.value.what.en
    assert caught.value.remedy.ja


def test_a_missing_file_and_a_large_one_are_told(world: World, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="読み取れません"):
        world.service.plan(tmp_path / "none.csv")
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(limits.EXPANDED_BYTES + 1)
    with pytest.raises(UserError, match="大きすぎます"):
        world.service.plan(large)
