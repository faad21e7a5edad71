"""The command changes."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_json_tells_the_span_and_its_changes(run: Run) -> None:
    data = run("changes", "--since", "H18.4.1", "--until", "2007-04-01", "--format", "json").json
    assert (data["since"], data["until"]) == ("2006-04-01", "2007-04-01")
    assert {"new", "amount"} <= {change["kind"] for change in data["changes"]}
    assert all(change["citations"] for change in data["changes"])


def test_nothing_is_told_as_nothing(run: Run) -> None:
    assert "変更なし" in run("changes", "--since", "2026-10-01").out


def test_a_page_is_written(run: Run, own_file: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "変更.pdf"
    assert (
        run("changes", "--since", "2006-04-01", "--until", "2007-04-01", "--pdf", str(pdf), library=own_file).code == 0
    )
    assert pdf.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "いつから"),
        (("--since", "2007", "--since-version", "1.0.0"), "いつから"),
        (("--since-version", "0.0.1"), "版"),
        (("--since-meeting", "近畿"), "会議は記録にありません"),
        (("--since", "2027-01-01"), "始まりより前"),
    ],
)
def test_mistakes_are_sentences(run: Run, words: tuple[str, ...], said: str) -> None:
    ran = run("changes", *words)
    assert ran.code == 2
    assert said in ran.err
