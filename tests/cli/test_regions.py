"""The commands region and print regions."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.db.packages import items, table
from tests.views.printing.reading import needs_poppler, text_of

qt = pytest.mark.usefixtures("qapp")


def sheets(path: Path) -> Counter[str]:
    """The codes printed on the sheets of a PDF, read from its text layer."""
    known = {row["code"] for row in table("regions")}
    lines = (line.split() for line in text_of(path).splitlines())
    found = Counter(words[1].split("[")[0] for words in lines if words[:1] == ["符号"] and len(words) > 1)
    assert set(found) <= known
    return found


@qt
@needs_poppler
def test_the_atlas_prints_every_region_once(run: Run, own_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "地域.pdf"
    ran = run("print", "regions", "--pdf", str(path), library=own_file)
    assert ran.code == 0
    assert sheets(path) == Counter(row["code"] for row in table("regions"))
    assert path.name in ran.err
    check_id = ran.err.rsplit(" ", maxsplit=1)[-1].strip()
    told = run("paper", check_id, library=own_file)
    assert "地域個票集" in told.out
    assert "print regions" in told.out


@qt
@needs_poppler
def test_a_block_and_codes_narrow_the_atlas(run: Run, own_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "kinki.pdf"
    words = ("print", "regions", "--block", "近畿", "--where", "block=~none", "--pdf", str(path))
    ran = run(*words, library=own_file)
    inside = {row["name_ja"] for row in table("prefectures") if row["block_code"] == "kinki"}
    assert set(sheets(path)) == {row["code"] for row in table("regions") if inside & set(items(row["prefectures"]))}
    paper = run("paper", ran.err.rsplit(" ", maxsplit=1)[-1].strip(), library=own_file).out
    assert "print regions --where=block=kinki '--where=block=~none'" in paper
    assert run("print", "regions", "長野県全域", "tokai", "--pdf", str(path), library=own_file).code == 0
    assert set(sheets(path)) == {"nagano", "tokai"}


def test_a_region_as_text_and_json(run: Run) -> None:
    text = run("region", "函館エリア").out
    assert text.startswith("函館地域  [hakodate]\n北海道（北海道）\n")
    assert all(head in text for head in ("■ あらまし", "■ 実施地域としての参加", "■ 成果（累計）", "■ 出典"))
    told = run("region", "hakodate", "--format", "json").json
    stays = [row for row in table("participations") if row["region_code"] == "hakodate"]
    assert len(told["participations"]) == len(stays)
    assert Counter(stay["program_code"] for stay in told["participations"]) == Counter(
        row["program_code"] for row in stays
    )
    numbers = {citation["number"] for citation in told["citations"]}
    for section in told["sections"]:
        for field in section["fields"]:
            assert set(field["sources"]) <= numbers
    english = run("region", "hakodate", "--lang", "en").out
    assert english.startswith("Hakodate  [hakodate]")


@qt
def test_several_regions_are_compared(run: Run, own_file: Path, tmp_path: Path) -> None:
    told = run("region", "nagano", "tokai", "--format", "json").json
    assert told["codes"] == ["nagano", "tokai"]
    assert all(len(row["cells"]) == 2 for row in told["rows"])
    assert "中核機関" in run("region", "nagano", "tokai").out
    names = [tmp_path / f"比較.{kind}" for kind in ("pdf", "xlsx", "csv")]
    words = [word for name in names for word in (f"--{name.suffix[1:]}", str(name))]
    assert run("region", "nagano", "tokai", *words, library=own_file).code == 0
    rows = list(csv.reader(io.StringIO(names[2].read_bytes().decode("utf-8-sig"))))
    assert len(rows) == 1 + len(told["rows"])
    assert all(name.stat().st_size for name in names)


@qt
def test_one_region_is_a_sheet(run: Run, own_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "個票.pdf"
    ran = run("region", "nagano", "--pdf", str(path), library=own_file)
    assert (ran.code, ran.out) == (0, "")
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("region",), "符号がありません"),
        (("region", "nowhere"), "nowhere"),
        (("region", "nagano", "--xlsx", "x.xlsx"), "二つ以上"),
        (("print", "regions", "--block", "東京", "--pdf", "x.pdf"), "block に「東京」"),
        (("print", "regions", "--where", "colour=red", "--pdf", "x.pdf"), "colour=red"),
        (("print", "regions", "--where", "field=~life", "--pdf", "x.pdf"), "除けません"),
        (("print", "regions"), "ファイルがありません"),
        (("print", "record", "mext-chiteki-1", "extra", "--pdf", "x.pdf"), "extra"),
    ],
)
def test_mistakes_are_sentences(run: Run, words: tuple[str, ...], said: str) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert said in ran.err
