"""The command calendar."""

from pathlib import Path

import icalendar

from tests.cli.conftest import Run


def test_json_tells_span_block_and_events(run: Run) -> None:
    data = run("calendar", "--today", "2025-06-01", "--block", "近畿", "--format", "json").json
    assert (data["first"], data["last"], data["block"]) == ("2025-06-01", "2025-08-31", "kinki")
    assert data["events"]
    for event in data["events"]:
        assert event["citations"][0]["source"]
        assert not event["blocks"] or "kinki" in event["blocks"]


def test_the_span_is_read_as_a_person_types_it(run: Run) -> None:
    data = run("calendar", "--from", "平成19年4月", "--to", "H20.3", "--today", "2007-04-01", "--format", "json").json
    assert (data["first"], data["last"]) == ("2007-04-01", "2008-03-31")
    printed = [event["date"] for event in data["events"] if event["estimate"] is None]
    assert printed == sorted(printed)
    assert printed


def test_files_are_written(run: Run, own_file: Path, tmp_path: Path) -> None:
    ics, pdf = tmp_path / "暦.ics", tmp_path / "暦.pdf"
    ran = run(
        "calendar", "--from", "2025-04", "--to", "2025-05", "--today", "2025-04-01", "--ics", str(ics), "--pdf",
        str(pdf), library=own_file,
    )  # fmt: skip
    assert ran.code == 0
    assert icalendar.Calendar.from_ical(ics.read_bytes()).walk("VEVENT")
    assert pdf.read_bytes().startswith(b"%PDF")


def test_mistakes_are_sentences(run: Run) -> None:
    for words, said in (
        (["--from", "2025-05", "--to", "2025-04"], "期間の終わり"),
        (["--block", "tokyo"], "hokkaido"),
        (["--to", "昨日"], "日付として読めません"),
    ):
        ran = run("calendar", *words)
        assert ran.code == 2
        assert said in ran.err
