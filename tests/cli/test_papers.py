"""compare, print, paper: what they write, what they refuse, and that a paper is found again."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from navigator.cli.arguments import parse
from navigator.db.library import Library
from navigator.domain.document import PageSetup, PaperSize
from tests.cli.conftest import Run
from tests.cli.test_process import ROOT, loaded
from tests.db import libraries

CHITEKI = ("mext-chiteki-1", "mext-chiteki-2")
qt = pytest.mark.usefixtures("qapp")


def workbook(path: Path) -> list[list[str]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def test_a_comparison_without_a_file_is_json_and_can_be_found_again(run: Run, own_file: Path) -> None:
    told = run("compare", *CHITEKI, library=own_file).json
    assert [record["code"] for record in told["records"]] == list(CHITEKI)
    assert told["spec"]["records"] == [["programs", code] for code in CHITEKI]
    assert all(len(row["cells"]) == 2 for row in told["rows"])
    numbers = {number for row in told["rows"] for cell in row["cells"] for number in cell["sources"]}
    assert numbers == {citation["number"] for citation in told["citations"]} == set(range(1, len(numbers) + 1))
    assert all(cell["missing"] == (not cell["lines"]) for row in told["rows"] for cell in row["cells"])
    paper = run("paper", told["check_id"].lower().replace("-", ""), "--format=json", library=own_file).json
    assert (paper["kind"], paper["spec"], paper["changes"]) == ("comparison", told["spec"], [])


@qt
def test_several_files_and_json_in_one_call_say_the_same(run: Run, own_file: Path, tmp_path: Path) -> None:
    names = [tmp_path / f"資料.{kind}" for kind in ("pdf", "xlsx", "csv")]
    words = [word for name in names for word in (f"--{name.suffix[1:]}", str(name))]
    ran = run("compare", *CHITEKI, *words, "--format=json", library=own_file)
    assert ran.code == 0
    assert names[0].read_bytes().startswith(b"%PDF")
    rows = list(csv.reader(io.StringIO(names[2].read_bytes().decode("utf-8-sig"))))
    assert len(rows) == 1 + len(ran.json["rows"])
    assert all(name.name in ran.err for name in names)
    assert ran.json["check_id"] in ran.err
    labels = [line[0] for line in workbook(names[1])]
    assert [row[0] for row in rows] == labels[-len(rows) :]


def test_rows_are_those_asked_for_in_their_order(run: Run, own_file: Path) -> None:
    told = run("compare", *CHITEKI, "--rows", "stage,ministry", library=own_file).json
    assert [row["key"] for row in told["rows"]] == ["stage", "ministry"]
    folded = run("compare", *CHITEKI, "--rows=stage,ministry,years", "--fold-equal", library=own_file).json
    assert [row["key"] for row in folded["common"]] == ["stage", "ministry"]
    wrong = run("compare", *CHITEKI, "--rows=stage,colour", library=own_file)
    assert wrong.code == 2
    assert "「colour」" in wrong.err
    assert "ministry" in wrong.err


def test_codes_are_understood_by_their_company(run: Run, own_file: Path) -> None:
    def catalogues(*words: str) -> list[str]:
        return [one["catalogue"] for one in run("compare", *words, library=own_file).json["records"]]

    assert catalogues(*CHITEKI) == ["programs", "programs"]
    assert catalogues("mext-chiteki-1", "meti-gotech-tsujo") == ["measures", "measures"]
    assert catalogues(*CHITEKI, "--catalogue", "研究支援策") == ["measures", "measures"]
    mixed = run("compare", "mext-toshi-area", "meti-gotech-tsujo", library=own_file)
    assert [one["catalogue"] for one in mixed.json["records"]] == ["programs", "measures"]
    assert "種類の違う記録" in mixed.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["compare"], "足りません"),
        (["compare", "mext-chiteki-1"], "足りません"),
        (["compare", "mext-chiteki-1", "mext-chiteki-1"], "二度"),
        (["compare", "mext-chiteki-1", "no-such"], "no-such"),
        (["compare", *(f"meti-{n}" for n in range(9))], "meti-0"),
        (["compare", *CHITEKI, "--paper", "B5"], "A4, A3"),
        (["compare", *CHITEKI, "--date", "来週"], "--date"),
        (["compare", *CHITEKI, "--portrait", "--landscape"], "--portrait"),
        (["compare", *CHITEKI, "--pdf", "a", "--csv", "a"], "同じファイル"),
        (["compare", *CHITEKI, "--csv="], "空"),
        (["compare", *CHITEKI, "--columns", "name"], "--columns"),
        (["print", "list", "measures"], "--pdf"),
        (["print", "poster", "measures", "--pdf", "a"], "print list"),
        (["print", "list", "--pdf", "a"], "一覧の名前"),
        (["print", "list", "measures", "--columns", "colour", "--csv", "a"], "colour"),
        (["print", "record", "--pdf", "a"], "符号"),
        (["print", "record", "mext-chiteki-1", "--pdf", "a", "--csv", "b"], "--csv"),
        (["paper"], "照合番号"),
        (["paper", "AAAA-AAAA"], "AAAA-AAAA"),
    ],
)
def test_mistakes_are_sentences(
    run: Run, own_file: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    folder = own_file.parent / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    ran = run(*words, library=own_file)
    assert ran.code == 2
    assert told in ran.err
    assert ran.out == ""
    assert not list(folder.iterdir())


def test_nine_records_are_refused_by_their_number(run: Run, own_file: Path) -> None:
    codes = [one["code"] for one in run("find", "facilities", "--limit=9", "--format=json").json["records"]]
    ran = run("compare", *codes, library=own_file)
    assert ran.code == 2
    assert "今は 9 件" in ran.err


@qt
@pytest.mark.parametrize("kind", ["csv", "xlsx", "pdf"])
def test_what_cannot_be_written_is_a_sentence_and_leaves_the_old_file(
    run: Run, own_file: Path, tmp_path: Path, kind: str
) -> None:
    ran = run("compare", *CHITEKI, f"--{kind}", str(tmp_path / "none" / "a"), library=own_file)
    assert ran.code == 2
    assert "フォルダーがありません" in ran.err
    ran = run("compare", *CHITEKI, f"--{kind}", str(tmp_path), library=own_file)
    assert ran.code == 2
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".rpn")]


def test_the_paper_fits_the_records_and_the_readers_choice_wins() -> None:
    usual = PageSetup(PaperSize.A3)
    assert parse(["compare", "a", "b"]).sheet.options(usual).setup == usual
    setup = parse(["compare", "a", "b", "--paper", "a4", "--portrait", "--grey"]).sheet.options(usual).setup
    assert setup == PageSetup(PaperSize.A4, landscape=False, grey=True)
    assert parse(["print", "record", "a", "--landscape"]).sheet.options(PageSetup(landscape=False)).setup == PageSetup()


def test_a_list_is_exported_as_find_shows_it(run: Run, own_file: Path, tmp_path: Path) -> None:
    words = ["--where", "fy=H19", "--sort", "name"]
    target = tmp_path / "list.csv"
    names = "name,ministry,budget,code"
    ran = run("print", "list", "programs", *words, "--columns", names, "--csv", str(target), library=own_file)
    assert ran.code == 0
    written = list(csv.reader(io.StringIO(target.read_bytes().decode("utf-8-sig"))))
    shown = run("find", "programs", *words, "--format=json").json
    assert [row[3] for row in written[1:]] == [record["code"] for record in shown["records"]]


@qt
def test_lists_and_catalogues_are_found_again_with_what_they_gained(run: Run, own_file: Path, tmp_path: Path) -> None:
    ids = {}
    for kind in ("list", "catalogue"):
        words = ["print", kind, "programs", "--where=fy=H19", "--where=ministry=文科", "--pdf", str(tmp_path / kind)]
        ran = run(*words, library=own_file)
        assert ran.code == 0, ran.err
        ids[kind] = ran.err.rpartition(" ")[2].strip()
    library = libraries.opened(own_file)
    with library.writing() as connection:
        connection.exec_driver_sql("UPDATE programs SET ministry_code = 'meti' WHERE code = 'mext-toshi-area'")
    library.close()
    for kind, check_id in ids.items():
        told = run("paper", check_id, "--format=json", library=own_file).json
        assert (told["kind"], told["removed"], told["added"], told["changes"]) == (
            kind, ["mext-toshi-area"], [], None,
        )  # fmt: skip
        text = run("paper", check_id, library=own_file).out
        assert "- mext-toshi-area" in text
        assert f"print {kind} programs" in text


@qt
def test_the_command_told_by_a_paper_makes_the_same_paper(run: Run, own_file: Path, tmp_path: Path) -> None:
    told = run("compare", *CHITEKI, "--rows=stage,ministry", "--fold-equal", library=own_file).json["check_id"]
    text = run("paper", told, library=own_file).out
    (line,) = [line for line in text.splitlines() if "compare" in line]
    again = run(*line.partition(": ")[2].split(), library=own_file).json
    assert again["check_id"] == told


def test_a_changed_cell_is_told_with_before_and_after(run: Run, own_file: Path) -> None:
    told = run("compare", *CHITEKI, library=own_file).json["check_id"]
    change(libraries.opened(own_file), "UPDATE programs SET duration_years = 7 WHERE code = 'mext-chiteki-2'")
    (found,) = run("paper", told, "--format=json", library=own_file).json["changes"]
    assert (found["row"], found["before"], found["after"]) == ("期間", "5 年", "7 年")
    assert "その後の変更 1 件" in run("paper", told, library=own_file).out


def change(library: Library, statement: str) -> None:
    with library.writing() as connection:
        connection.exec_driver_sql(statement)
    library.close()


def test_qt_is_loaded_for_a_pdf_only(own_file: Path, tmp_path: Path) -> None:
    place = ["--library", str(own_file)]
    assert "PySide6" not in loaded(*place, "compare", *CHITEKI, "--xlsx", str(tmp_path / "a.xlsx"))
    assert "PySide6" in loaded(*place, "compare", *CHITEKI, "--pdf", str(tmp_path / "a.pdf"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_a_pdf_needs_no_screen(own_file: Path, tmp_path: Path) -> None:
    outside = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--library", str(own_file), "print", "record", "mext-chiteki-2",
         "--pdf", str(tmp_path / "a.pdf")],
        check=False,
        capture_output=True,
        env={name: value for name, value in os.environ.items() if name not in outside} | {"DISPLAY": ":99999"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "a.pdf").stat().st_size > 10_000
