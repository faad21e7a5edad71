"""import and export from the command line."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.services.importing.worlds import JGRANTS, MONEY, csv_file


def test_a_dry_run_counts_and_writes_nothing(run: Run, own_file: Path) -> None:
    ran = run("import", str(JGRANTS), "--dry-run", "--format", "json", library=own_file)
    assert ran.code == 0
    assert (ran.json["new"], ran.json["changed"], ran.json["unchanged"], ran.json["refused"]) == (33, 0, 0, [])
    assert ran.json["dry_run"]
    again = run("import", str(JGRANTS), "--dry-run", "--format", "json", library=own_file)
    assert again.json["new"] == 33


def test_an_import_is_written_once(run: Run, own_file: Path) -> None:
    ran = run("import", str(MONEY), "--format", "json", library=own_file)
    assert (ran.code, ran.json["new"], ran.json["change"]) == (0, 11, 1)
    assert ran.json["backup"]
    again = run("import", str(MONEY), "--format", "json", library=own_file)
    assert (again.json["new"], again.json["unchanged"], again.json["change"]) == (0, 7, None)
    assert "危険物事故防止対策の推進" in run("find", "programs", "--text", "危険物", library=own_file).out


def test_an_import_is_taken_back_by_its_number(run: Run, own_file: Path) -> None:
    change = run("import", str(MONEY), "--format", "json", library=own_file).json["change"]
    ran = run("import", "--undo", str(change), "--format", "json", library=own_file)
    assert (ran.code, ran.json["undone"]) == (0, change)
    assert "危険物事故防止対策の推進" not in run("find", "programs", "--text", "危険物", library=own_file).out
    again = run("import", "--undo", str(change), library=own_file)
    assert again.code == 2
    assert "もう戻してあります" in again.err
    assert run("import", str(MONEY), "--undo", "1", library=own_file).code == 2


def test_refused_rows_are_named_and_hold_everything_back(run: Run, own_file: Path, tmp_path: Path) -> None:
    rows = [["code", "name_ja", "amount_max_myen"], ["t-1", "試験", "5"], ["t-2", "試験二", "(12)"]]
    path = csv_file(tmp_path / "measures.csv", rows)
    dry = run("import", str(path), "--dry-run", "--format", "json", library=own_file)
    assert dry.code == 1
    assert [(one["row"], one["title"]) for one in dry.json["refused"]] == [(3, "試験二")]
    held = run("import", str(path), library=own_file)
    assert held.code == 2
    assert "何も取り込んでいません" in held.err
    left = run("import", str(path), "--leave-out", "--lang", "en", library=own_file)
    assert left.code == 0
    assert "1 rows" in left.err or "2 rows" in left.err


def test_headings_are_matched_by_hand_and_asked_for(run: Run, own_file: Path, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "list.csv", [["名前", "団体"], ["試験の助成", "試験市"]])
    asked = run("import", str(path), "--dry-run", library=own_file)
    assert asked.code == 2
    assert "どの表か" in asked.err
    told = ("--table", "研究支援策", "--map", "名前=name_ja", "--map", "団体=provider_ja")
    assert run("import", str(path), *told, library=own_file).code == 0
    assert run("import", str(path), "--dry-run", library=own_file).code == 0, "the mapping is remembered"
    for wrong in (("--map", "名前"), ("--map", "a=b"), ("--table", "nothing"), ("--encoding", "klingon")):
        assert run("import", str(path), *wrong, library=own_file).code == 2


def test_what_export_writes_import_takes(run: Run, own_file: Path, tmp_path: Path) -> None:
    for name in ("m.csv", "m.xlsx", "m.json"):
        file = tmp_path / name
        assert run("export", "--table", "measures", f"--{file.suffix[1:]}", str(file), library=own_file).code == 0
        back = run("import", str(file), "--dry-run", "--format", "json", library=own_file)
        assert (back.json["new"], back.json["changed"], back.json["unchanged"]) == (0, 0, 315)


def test_a_selection_a_package_and_a_template(run: Run, own_file: Path, tmp_path: Path) -> None:
    package = tmp_path / "package"
    ran = run("export", "programs", "--where", "ministry=mext", "--package", str(package), library=own_file)
    assert ran.code == 0
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert len(described["resources"]) == 41
    template = tmp_path / "t.xlsx"
    ran = run("export", "--template", "--table", "予算", "--xlsx", str(template), library=own_file)
    assert ran.code == 0
    assert template.exists()


def test_an_export_that_cannot_be_is_told(run: Run, own_file: Path, tmp_path: Path) -> None:
    for wrong in (
        (),
        ("--xlsx", str(tmp_path / "x.csv")),
        ("--where", "ministry=mext", "--json", str(tmp_path / "x.json")),
        ("--csv", str(tmp_path / "x.csv")),
        ("--template", "--xlsx", str(tmp_path / "x.xlsx")),
        ("--table", "nothing", "--xlsx", str(tmp_path / "x.xlsx")),
    ):
        ran = run("export", *wrong, library=own_file)
        assert ran.code == 2
        assert ran.err
    assert run("import", library=own_file).code == 2
