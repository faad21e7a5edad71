"""The command match."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

CASE = ("match", "--applicant", "sme", "--place", "北海道", "--field", "life", "--stage", "基礎", "--year", "H19")


def test_json_tells_grades_conditions_and_sources(run: Run) -> None:
    data = run(*CASE, "--format", "json").json
    assert data["case"] == {
        "applicant": "sme",
        "prefecture": "北海道",
        "block": "hokkaido",
        "field": "life",
        "stage": "basic",
        "fy": 2007,
    }
    assert sum(data["counts"].values()) == len(data["matches"])
    for found in data["matches"]:
        failed = [condition for condition in found["conditions"] if condition["state"] == "failed"]
        assert (found["grade"] == "no") is (found["failing"] is not None)
        if found["failing"]:
            assert failed[0] == found["failing"]
            assert found["failing"]["citation"]["source"]


def test_a_block_is_a_place_too(run: Run) -> None:
    data = run("match", "--place", "近畿", "--money", "1億円", "--partner", "university", "--format", "json").json
    assert data["case"] == {"block": "kinki", "money": "100", "partners": ["university"]}


def test_files_are_written(run: Run, own_file: Path, tmp_path: Path) -> None:
    pdf, xlsx = tmp_path / "相談.pdf", tmp_path / "相談.xlsx"
    ran = run(*CASE, "--pdf", str(pdf), "--xlsx", str(xlsx), "--full", library=own_file)
    assert ran.code == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert xlsx.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "一つも答えていません"),
        (("--place", "ミラノ"), "都道府県はありません"),
        (("--applicant", "ghost"), "university"),
        (("--money", "沢山"), "沢山"),
        (("--year", "いつか"), "いつか"),
    ],
)
def test_mistakes_are_sentences(run: Run, words: tuple[str, ...], said: str) -> None:
    ran = run("match", *words)
    assert ran.code == 2
    assert said in ran.err


def test_the_table_shows_the_answers_and_the_open_points(run: Run) -> None:
    told = run(*CASE).out
    assert "中小企業" in told
    assert "要確認" in told
    assert "平成19年度" in told
