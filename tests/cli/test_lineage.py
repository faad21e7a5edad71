"""The commands lineage and landscape."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from navigator.cli.reopening import command_of
from navigator.domain.lineage import LineageFilter
from navigator.domain.lineage_question import LineageQuestion
from navigator.domain.vocabulary import Ministry
from tests.cli.conftest import Run


def test_a_line_as_json(run: Run) -> None:
    told = run("lineage", "mext-ricp").json
    assert told["ancestors"] == [
        "mext-chiteki", "mext-chiteki-2", "mext-sangakukan-senryaku", "mext-toshi-area", "mext-chiteki-1",
    ]  # fmt: skip
    assert told["descendants"] == ["mext-riss"]
    assert {one["code"] for one in told["programs"]} == {"mext-ricp", *told["ancestors"], *told["descendants"]}
    (edge,) = [one for one in told["edges"] if (one["from"], one["to"]) == ("mext-toshi-area", "mext-ricp")]
    assert (edge["fy"], edge["relation"]) == (2010, "merged_into")
    assert [one["source"] for one in edge["citations"]] == ["ehako-2009-12-30", "mext-evolution-2012"]
    cited = {one["source"] for one in told["citations"]}
    assert {one["source"] for edge in told["edges"] for one in edge["citations"]} <= cited


def test_another_name_leads_to_the_program(run: Run) -> None:
    ran = run("lineage", "A-STEP")
    assert ran.json["code"] == "jst-a-step"
    assert "jst-a-step" in ran.err


def test_all_programs_without_a_code(run: Run) -> None:
    told = run("lineage").json
    assert (told["code"], len(told["programs"]), len(told["edges"])) == (None, 139, 42)


@pytest.mark.usefixtures("qapp")
def test_a_drawing_to_standard_output_or_a_file(run: Run, tmp_path: Path) -> None:
    shown = run("lineage", "mext-ricp", "--format", "svg").out
    assert ElementTree.fromstring(shown).tag == "{http://www.w3.org/2000/svg}svg"
    path = tmp_path / "lineage.svg"
    ran = run("lineage", "mext-ricp", "--format=svg", f"--out={path}")
    assert (ran.out, path.read_text(encoding="utf-8")) == ("", shown)
    assert "7" in ran.err


@pytest.mark.usefixtures("qapp")
def test_the_sheet_as_pdf(run: Run, own_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "lineage.pdf"
    ran = run("lineage", "mext-ricp", "--format=pdf", f"--out={path}", library=own_file)
    assert (ran.code, path.read_bytes()[:4]) == (0, b"%PDF")


def test_a_pdf_needs_a_file(run: Run) -> None:
    ran = run("lineage", "mext-ricp", "--format=pdf")
    assert ran.code == 2
    assert "--out" in ran.err


def test_the_landscape_of_a_year(run: Run) -> None:
    told = run("landscape", "--as-of", "H19", "--format", "json").json
    assert (told["as_of"], told["total"], len(told["programs"])) == (2007, 90, 90)
    group = told["group"]
    assert (group["lines"], group["measures_printed"]) == (18, 17)
    assert (group["amount_printed_myen"], group["with_partial"], group["without_partial"]) == (74222, 74222, 62889)
    table = run("landscape", "--as-of=FY2007").out
    assert table.startswith("平成19年度時点の事業 90 件\n")
    assert "[mext-chiteki-2]" in table


def test_what_changed_between_two_years(run: Run) -> None:
    told = run("landscape", "--from", "FY2006", "--to", "FY2007", "--format", "json").json
    assert told["total"] == len(told["changes"]) == 5
    assert told["group"]["joined"] == ["cao-okinawa-innov", "mext-chiteki-1", "mext-chiteki-2", "moe-model"]
    assert told["group"]["left"] == ["cao-okinawa-sangakukan", "mext-chiteki", "moe-etv"]
    assert all(change["citations"] for change in told["changes"])
    rest = run("landscape", "--from=FY2007", "--to=FY2008", "--format=json").json["group"]
    assert (rest["left"], rest["all_joined"]) == (None, False)
    assert "■ 終了（1 件）" in run("landscape", "--from=H18", "--to=H19").out


@pytest.mark.parametrize(
    "words",
    [(), ("--from=H18",), ("--as-of=H18", "--to=H19"), ("--from=H19", "--to=H18"), ("--as-of=yesterday",)],
)
def test_years_that_make_no_question_are_refused(run: Run, words: tuple[str, ...]) -> None:
    assert run("landscape", *words).code == 2


@pytest.mark.usefixtures("qapp")
def test_a_sheet_is_found_again_by_its_check_id(run: Run, own_file: Path, tmp_path: Path) -> None:
    made = run("lineage", "mext-ricp", "--format=pdf", f"--out={tmp_path / 'a.pdf'}", library=own_file)
    (check_id,) = re.findall(r"[A-Z2-7]{4}-[A-Z2-7]{4}", made.err)
    told = run("paper", check_id, library=own_file).out
    assert "系譜" in told
    assert "lineage mext-ricp --format pdf" in told
    assert "その後の変更はありません。" in told


def test_a_paper_that_no_command_makes_again_names_none() -> None:
    whole, line = LineageQuestion(), LineageQuestion(focus="mext-ricp", only=True)
    assert command_of("lineage", whole.to_json()) == "lineage --format pdf"
    assert command_of("lineage", line.to_json()) == "lineage mext-ricp --format pdf"
    for other in (
        LineageQuestion(LineageFilter(ministries=frozenset({Ministry.MEXT}))),
        LineageQuestion(focus="mext-ricp"),
        LineageQuestion(as_of=2007),
        LineageQuestion(years=(2006, 2007)),
        replace(line, as_of=2007),
    ):
        assert command_of("lineage", other.to_json()) == ""
