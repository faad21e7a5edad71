"""The commands plan and coverage."""

from tests.cli.conftest import Run

CASE = ("--field", "life", "--block", "hokkaido", "--applicant", "sme", "--from-stage", "basic", "--year", "2007")


def test_the_chains_of_tokachi_as_json(run: Run) -> None:
    data = run("plan", *CASE, "--format", "json").json
    assert data["case"]["fy"] == 2007
    assert data["weights"]["handover"] == 10
    assert data["chains"]
    points = [chain["points"] for chain in data["chains"]]
    assert points == sorted(points)
    through = [one for chain in data["chains"] for link in chain["links"] for one in link["through"]]
    assert {"frame"} <= {one["kind"] for one in through}
    assert all(one["source"]["source"] for one in through)


def test_the_table_names_links_reasons_and_marks(run: Run) -> None:
    told = run("plan", *CASE).out
    assert "平成19年度の道筋" in told
    assert "↓ 他府省連携枠: 他府省連携枠" in told
    assert "   ! " in told
    assert "減点" in told
    assert "chains for H19 (FY2007)" in run("--lang", "en", "plan", *CASE).out


def test_weights_money_and_months_are_taken(run: Run) -> None:
    data = run("plan", *CASE, "--weight", "handover=0", "--weight", "gap=9", "--money", "2000", "--months", "600",
               "--limit", "3", "--format", "json").json  # fmt: skip
    assert (data["weights"]["handover"], data["weights"]["gap"]) == (0, 9)
    assert data["case"]["money"] == "2000"
    assert any(flag["kind"] == "term" for flag in data["chains"][0]["flags"])
    assert len(data["chains"]) < len(run("plan", *CASE, "--format", "json").json["chains"])


def test_a_year_with_nothing_says_what_to_change(run: Run) -> None:
    ran = run("plan", "--from-stage", "basic", "--year", "1950", "--field", "life")
    assert ran.code == 0
    assert "道筋は作れません" in ran.out
    assert "にすると" in ran.out


def test_the_map_as_table_and_json(run: Run) -> None:
    told = run("coverage", "--block", "hokkaido", "--year", "2007").out
    assert "空白域" in told
    assert "足せません" in told
    data = run("coverage", "--year", "R7", "--by", "applicant", "--versus-year", "R6", "--format", "json").json
    assert (data["by"], data["versus"]["fy"]) == ("applicant", 2024)
    assert data["overlaps"]
    assert data["versus"]["changes"]
    same = run("coverage", "--year", "2007", "--versus-year", "2007").out
    assert "変更なし" in same


def test_mistakes_are_sentences(run: Run) -> None:
    for words, said in (
        (["plan", "--year", "2007"], "--from-stage"),
        (["plan", "--from-stage", "basic"], "--year"),
        (["plan", *CASE, "--to-stage", "moon"], "market"),
        (["plan", *CASE, "--weight", "colour=1"], "handover"),
        (["plan", *CASE, "--weight", "gap=101"], "0 から 100"),
        (["plan", *CASE, "--months", "many"], "整数"),
        (["plan", *CASE, "--prefecture", "江戸"], "都道府県"),
        (["coverage"], "--year"),
        (["coverage", "--year", "2007", "--by", "colour"], "ministry"),
    ):
        ran = run(*words)
        assert ran.code == 2, words
        assert said in ran.err


def test_what_is_not_on_file_is_no_zero(run: Run) -> None:
    told = run("coverage", "--year", "2007", "--by", "ministry").out
    assert "… 資料なし" in told
    assert "16,268 / 23,329" in told
