"""show: one record with its citations, found by code, former code or another name."""

import pytest

from navigator.domain.catalogues import Catalogue
from navigator.services.finding import FindingService
from tests.cli.conftest import Run
from tests.db import libraries
from tests.db.packages import table


def shared_codes() -> list[str]:
    return sorted({row["code"] for row in table("programs")} & {row["code"] for row in table("measures")})


@pytest.mark.parametrize("catalogue", list(Catalogue))
def test_every_record_can_be_shown(run: Run, catalogue: Catalogue, shared_file: object) -> None:
    records = run("find", catalogue.value, "--format=json").json["records"]
    for record in records[:: max(len(records) // 12, 1)]:
        shown = run("show", record["code"], "--catalogue", catalogue.value, "--format=json").json
        assert shown["record"] == record
        assert shown["code"] == record["code"]
        text = run("show", record["code"], "--catalogue", catalogue.value)
        assert record["name_ja"] in text.out
        assert "[1]" in text.out
        numbers = {citation["number"] for citation in shown["citations"]}
        used = {number for section in shown["sections"] for field in section["fields"] for number in field["sources"]}
        assert used <= numbers
        assert all(f"[{number}]" in text.out for number in numbers)


def test_figures_lead_to_source_and_locator(run: Run) -> None:
    shown = run("show", "mext-chiteki-2", "--format", "json").json
    rows = [row for row in table("budgets") if row["program_code"] == "mext-chiteki-2"]
    (line,) = [b for b in shown["budgets"] if (b["fy"], b["kind"]) == (2008, "request")]
    (row,) = [row for row in rows if (row["fy"], row["kind"]) == ("2008", "request")]
    assert line["amount_myen"] == int(row["amount_myen"])
    assert line["locators"] == [row["locator"]]
    cited = {citation["number"]: citation for citation in shown["citations"]}
    assert {cited[number]["source"] for number in line["sources"]} == {row["source"]}
    source = next(one for one in table("sources") if one["id"] == row["source"])
    (number,) = line["sources"]
    assert cited[number]["title"] == source["title_ja"]
    assert (cited[number]["address"] or "") == source["url_or_file"]
    assert row["locator"] in cited[number]["locators"]


def test_the_text_shows_what_the_json_holds(run: Run) -> None:
    text = run("show", "mext-chiteki-1").out
    shown = run("show", "mext-chiteki-1", "--format=json").json
    for section in shown["sections"]:
        assert f"■ {section['title']}" in text
    for citation in shown["citations"]:
        assert citation["title"] in text
    for related in shown["related"]:
        assert related["title"] in text


def test_a_measure_shows_its_rounds(run: Run) -> None:
    code = table("editions")[0]["measure_code"]
    shown = run("show", code, "--catalogue=measures", "--format=json").json
    expected = {row["code"] for row in table("editions") if row["measure_code"] == code}
    assert {edition["code"] for edition in shown["editions"]} == expected


def test_a_code_of_two_catalogues_shows_the_program_and_names_the_other(run: Run) -> None:
    code = shared_codes()[0]
    ran = run("show", code, "--format=json")
    assert ran.json["catalogue"] == "programs"
    assert "--catalogue measures" in ran.err
    chosen = run("show", code, "--catalogue", "研究支援策", "--format=json")
    assert chosen.json["catalogue"] == "measures"
    assert chosen.err == ""


def test_every_former_code_of_a_program_or_measure_leads_to_it(run: Run) -> None:
    programs = {row["code"] for row in table("programs")}
    for kind, catalogue in (("program", "programs"), ("measure", "measures")):
        for alias in [row for row in table("aliases") if row["kind"] == kind][::9]:
            ran = run("show", alias["alias"], "--catalogue", catalogue, "--format", "json")
            if ran.code:  # two records share the name: both are offered
                assert alias["code"] in ran.err
                continue
            assert ran.json["code"] == alias["code"]
            assert f"「{alias['alias']}」は {alias['code']}" in ran.err
    assert programs


def test_names_are_read_as_the_search_reads_them(run: Run) -> None:
    assert run("show", "知的クラスター創成事業（第Ⅰ期）", "--format=json").json["code"] == "mext-chiteki-1"
    name = table("facilities")[3]["name_ja"]
    assert run("show", name, "--format=json").json["name_ja"] == name


def test_a_name_of_several_records_offers_their_codes(run: Run, own_file: object) -> None:
    library = libraries.opened(own_file)  # type: ignore[arg-type]
    with library.writing() as connection:
        connection.exec_driver_sql("UPDATE facilities SET name_ja = '同じ名前' WHERE id IN (1, 2)")
    library.close()
    ran = run("show", "同じ名前", library=own_file)
    assert ran.code == 2
    assert all(row["code"] in ran.err for row in table("facilities")[:2])


def test_english(run: Run) -> None:
    shown = run("show", "mext-chiteki-2", "--format=json", before=["--lang", "en"]).json
    row = next(row for row in table("programs") if row["code"] == "mext-chiteki-2")
    assert shown["title"] == row["name_en"]
    assert "■ Sources" in run("show", "mext-chiteki-2", "--lang=en").out


def test_the_status_of_a_round_is_that_of_the_given_day(run: Run, shared_file: object) -> None:
    row = next(row for row in table("editions") if len(row["call_open"]) == 10 and len(row["call_close"]) == 10)

    def status(day: str) -> str:
        shown = run("show", row["measure_code"], "--catalogue=measures", "--format=json", "--today", day).json
        return next(one["status"] for one in shown["editions"] if one["code"] == row["code"])

    assert status(row["call_close"]) == "closing"
    assert status("2099-01-01") == "closed"
    assert status("1990-01-01") == "announced"


def test_the_record_is_that_of_the_service(run: Run, shared_file: object) -> None:
    library = libraries.opened(shared_file)  # type: ignore[arg-type]
    view = FindingService(library, libraries.TODAY).record(Catalogue.PROGRAMS, "mext-toshi-area")
    library.close()
    shown = run("show", "mext-toshi-area", "--catalogue=programs", "--format=json").json
    assert [citation["source"] for citation in shown["citations"]] == [citation.source for citation in view.citations]
    assert [budget["amount_myen"] for budget in shown["budgets"]] == [line.line.figure.value for line in view.budgets]
    assert [len(budget["others"]) for budget in shown["budgets"]] == [len(line.others) for line in view.budgets]
