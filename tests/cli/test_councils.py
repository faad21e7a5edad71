"""The commands council and activity."""

import re
from pathlib import Path

from tests.cli.conftest import Run
from tests.db.libraries import dump
from tests.db.packages import table

ADD = ["activity", "add", "--block", "近畿", "--kind", "seminar", "--title", "（見本）セミナー", "--date", "H19.7.3"]


def test_a_year_of_a_council_is_told_with_its_sources(run: Run) -> None:
    told = run("council", "chugoku", "--year", "H24")
    assert told.code == 0
    assert "平成24年度の活動の集計" in told.out
    assert "[1] " in told.out
    data = run("council", "chugoku", "--year", "H24", "--format", "json").json
    rows = [r for r in table("council_activities") if (r["block_code"], r["fy"]) == ("chugoku", "2012")]
    assert data["total"]["done"]["happenings"] == len({row["event_id"] or row["id"] for row in rows})
    assert data["total"]["planned"] is None
    assert [activity["title"] for activity in data["done"]] == [row["title_ja"] for row in rows]
    assert {number for activity in data["done"] for number in activity["sources"]} <= {
        citation["number"] for citation in data["citations"]
    }
    assert data["consultations"]["total"] == 0


def keys_of(data: object) -> set[str]:
    """Every key of JSON data."""
    if isinstance(data, dict):
        return set(data).union(*map(keys_of, data.values()))
    return set().union(*map(keys_of, data)) if isinstance(data, list) else set()


def test_every_key_is_told_in_the_page_of_the_command_line(run: Run) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
    told = page[page.index("## council BLOCK") : page.index("## paper CHECK-ID")]
    shared = keys_of(run("show", "mext-chiteki-1", "--format=json").json["citations"])
    data = run("council", "chugoku", "--year", "H24", "--format", "json").json
    terms = {*data["kinds"], *keys_of(data["consultations"])} - {
        "total",
        "months",
        "stage",
        "applicant",
        "state",
        "outcome",
    }
    listed = run("activity", "list", "--block", "kinki", "--format", "json").json
    for key in (keys_of(data) | keys_of(listed)) - shared - terms:
        assert f"`{key}`" in told, key


def test_an_entered_activity_is_listed_counted_and_reported(run: Run, own_file: Path) -> None:
    added = run(*ADD, "--participants", "80", library=own_file)
    assert added.code == 0
    key = added.out.strip()
    listed = run("activity", "list", "--block", "kinki", "--own", "--format", "json", library=own_file).json
    (activity,) = listed["activities"]
    assert (activity["key"], activity["origin"], activity["fy"], activity["participants"]) == (key, "office", 2007, 80)
    kinds = run("council", "kinki", "--year", "2007", "--format", "json", library=own_file).json["kinds"]
    assert kinds["seminar"]["done"] == {
        "happenings": 1, "times": 1, "without_times": 0, "participants": 80, "keys": [key],
    }  # fmt: skip


def test_a_plan_is_checked_without_writing(run: Run, own_file: Path) -> None:
    before = dump(own_file)
    plan = [*ADD[:-1], "2027-02", "--planned", "--dry-run"]
    assert run(*plan, library=own_file).code == 0
    assert dump(own_file) == before


def test_every_mistake_is_told_and_nothing_is_written(run: Run, own_file: Path) -> None:
    before = dump(own_file)
    told = run(
        "activity", "add", "--kind", "seminar", "--date", "2027-02", "--participants", "多数", library=own_file,
        before=["--lang", "en"],
    )  # fmt: skip
    assert told.code == 2
    assert told.out == ""
    for name in ("Block", "Title", "Date", "Participants"):
        assert f"{name}: " in told.err
    assert run(*ADD, "--year", "2010", library=own_file).code == 2
    assert run("activity", "add", "--block", "東京", library=own_file).code == 2
    assert dump(own_file) == before


def test_lists_are_written_as_tables_and_csv(run: Run) -> None:
    rows = [row for row in table("council_activities") if row["block_code"] == "kyushu"]
    csv = run("activity", "list", "--block", "kyushu", "--format", "csv").out
    assert csv.count("\n") == len(rows) + 1
    assert all(row["title_ja"] in csv for row in rows)
    assert "予定" not in run("activity", "list", "--block", "kyushu", "--year", "2007").out.partition("\n")[2]


def test_reports_are_written_as_pdf_and_workbook(run: Run, own_file: Path, qapp: object) -> None:
    del qapp
    pdf, xlsx = own_file.parent / "r.pdf", own_file.parent / "r.xlsx"
    told = run("council", "okinawa", "--report", str(pdf), "--report", str(xlsx), library=own_file)
    assert told.code == 0, told.err
    assert pdf.read_bytes().startswith(b"%PDF")
    assert xlsx.read_bytes().startswith(b"PK")
    (check_id,) = re.findall(r"[A-Z2-7]{4}-[A-Z2-7]{4}", told.err)
    again = run("paper", check_id, library=own_file)
    assert "council okinawa --year 2026" in again.out
    assert "変更はありません" in again.out
    wrong = run("council", "okinawa", "--report", str(own_file.parent / "r.doc"), library=own_file)
    assert wrong.code == 2


def test_a_block_must_be_named_and_known(run: Run) -> None:
    assert run("council").code == 2
    assert run("council", "edo").code == 2
    assert run("council", "kinki", "--year", "平成32年度").code == 2
