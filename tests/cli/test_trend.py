"""trend: the same figures as the screen, in every form of output; what is not drawn is told."""

import csv
import io

import pytest

from navigator.cli.trends import subject_named
from navigator.cli.verbs import verb_named
from navigator.domain.chart import Subject, SubjectKind
from navigator.domain.errors import UserError
from tests.cli.conftest import Run
from tests.domain.chartworld import program, world

KEYS = {"fy", "value", "kind", "partial", "qualifier", "citations"}


def test_json_has_the_agreed_form(run: Run) -> None:
    found = run("trend", "mext-chiteki-1", "--metric=budget:initial", "--format=json").json
    assert list(found) == ["metric", "series", "left_out"]
    assert found["metric"] == "budget:initial"
    (series,) = found["series"]
    assert list(series) == ["subject", "points"]
    assert series["subject"] == "mext-chiteki-1"
    assert {point["fy"]: point["value"] for point in series["points"]}[2007] == 3420
    for point in series["points"]:
        assert set(point) >= KEYS
        assert point["kind"] == "initial"
        assert point["partial"] is False
        assert set(point["citations"][0]) == {"source", "locator"}
    assert all(set(one) >= {"id", "reason"} for one in found["left_out"])


def test_the_group_and_its_two_totals(run: Run) -> None:
    (series,) = run("trend", "group", "--metric=budget:initial", "--from=H19", "--to=平成19年度", "--format=json").json[
        "series"
    ]
    assert series["subject"] == "group"
    (point,) = series["points"]
    assert (point["fy"], point["value"], point["whole"], point["partial"]) == (2007, 74222, 62889, True)


@pytest.mark.parametrize("word", ["2007", "H19", "平成19年度", "FY2007"])
def test_years_are_read_in_any_spelling(run: Run, word: str) -> None:
    found = run("trend", "mext", "--metric=budget:initial", f"--from={word}", f"--to={word}", "--format=json").json
    assert [point["fy"] for one in found["series"] for point in one["points"]] == [2007]


def test_a_lineage_is_followed_on_demand(run: Run) -> None:
    words = ("trend", "mext-chiteki-1", "--metric=budget:initial", "--format=json")
    alone = run(*words).json["series"][0]["points"]
    followed = run(*words, "--follow-lineage").json
    assert max(point["fy"] for point in alone) == 2008
    assert max(point["fy"] for point in followed["series"][0]["points"]) == 2013
    assert any(one["id"].startswith("mext-ricp|2010") for one in followed["left_out"])


def test_a_region_has_no_budget_and_the_answer_says_why(run: Run) -> None:
    found = run("trend", "hakodate", "--metric=budget:initial", "--format=json", "--lang=en").json
    assert found["series"] == []
    assert found["left_out"][0]["id"] == "region:hakodate"
    assert "no budget by region" in found["left_out"][0]["reason"]


def test_a_table_shows_gaps_and_tells_the_rest_beside_it(run: Run) -> None:
    ran = run("trend", "mext-toshi-area", "--metric=budget:initial", "--from=2005", "--to=2009")
    assert ran.code == 0
    assert "平成17年度" in ran.out
    assert "…" in ran.out
    assert "4,510" in ran.out
    assert "注1" in ran.err
    assert "概算要求" in ran.err


def test_csv_holds_numbers_and_their_sources(run: Run) -> None:
    ran = run("trend", "mhlw-nibio", "--metric=budget:initial", "--format=csv")
    rows = list(csv.reader(io.StringIO(ran.out.removeprefix("\ufeff"))))
    assert ran.out.startswith("\ufeff")
    (row,) = [row for row in rows if "11,333" in row]
    beside = row[row.index("11,333") + 1]
    assert "11,333※" in beside
    assert "[1]" in beside


def test_settled_forms_and_bases(run: Run) -> None:
    shares = run("trend", "mext", "meti", "--metric=budget:initial", "--form=share", "--format=json").json
    by_year: dict[int, float] = {}
    for one in shares["series"]:
        for point in one["points"]:
            by_year[point["fy"]] = by_year.get(point["fy"], 0) + point["value"]
    assert all(abs(total - 100) <= 0.2 for total in by_year.values())
    real = run("trend", "mext", "--metric=budget:initial", "--basis=real", "--format=json").json
    assert all(point["nominal"] != point["value"] for point in real["series"][0]["points"])


def test_a_code_of_two_subjects_is_asked_back() -> None:
    facts = world(program("kinki"))
    with pytest.raises(UserError) as caught:
        subject_named("kinki", facts)
    assert "program:kinki, block:kinki" in caught.value.remedy.ja
    assert subject_named("block:kinki", facts) == Subject(SubjectKind.BLOCK, "kinki")
    assert subject_named("kyushu", facts) == Subject(SubjectKind.BLOCK, "kyushu")


def test_a_prefix_chooses_the_kind(run: Run) -> None:
    assert run("trend", "program:mext-chiteki", "--metric=participation:regions").code == 0
    assert run("trend", "field:life", "kind:menu", "--metric=budget:initial").code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["trend"], "--metric"),
        (["trend", "mext"], "--metric"),
        (["trend", "--metric=budget:initial"], "--metric"),
        (["trend", "nothing", "--metric=budget:initial"], "nothing"),
        (["trend", "program:nothing", "--metric=budget:initial"], "program:nothing"),
        (["trend", "mext", "--metric=budget:pocket"], "settlement"),
        (["trend", "mext", "--metric=outcome:nothing"], "outcome:nothing"),
        (["trend", "mext", "--metric=budget:initial", "--form=pie"], "stacked"),
        (["trend", "mext", "--metric=budget:initial", "--from=soon"], "soon"),
        (["trend", "mext", "--metric=budget:initial", "--from=2009", "--to=2001"], "早い年度"),
    ],
)
def test_what_cannot_be_drawn_is_a_sentence(run: Run, words: list[str], told: str) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_the_help_page_names_every_option(run: Run) -> None:
    verb = verb_named("trend")
    assert verb is not None
    for language in ("ja", "en"):
        page = run("trend", "--help", f"--lang={language}").out
        assert all(option.name in page for option in verb.options)
