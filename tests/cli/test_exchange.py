"""exchange: two libraries hand each other packages; a file that is none is one sentence."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.db import libraries


@pytest.fixture
def other_file(shared_file: Path, tmp_path: Path) -> Path:
    """The library of another office."""
    import sqlite3  # noqa: PLC0415 - this fixture alone
    import uuid  # noqa: PLC0415 - as above
    from contextlib import closing  # noqa: PLC0415 - as above

    path = libraries.copy(shared_file, tmp_path / "other.rpn")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE library_info SET value = ? WHERE key = 'library_id'", (str(uuid.uuid4()),))
    return path


def _enter(run: Run, library: Path) -> None:
    words = ("--block", "kinki", "--kind", "seminar", "--title", "試験の行事", "--date", "2007-07-03")
    assert run("activity", "add", *words, library=library).code == 0


def test_changes_go_to_another_library_and_back(run: Run, own_file: Path, other_file: Path, tmp_path: Path) -> None:
    package = str(tmp_path / "x.rpnx")
    assert run("exchange", "office", "--name", "近畿", library=own_file).code == 0
    _enter(run, own_file)
    made = run("exchange", "export", "--to", package, library=own_file)
    assert made.code == 0
    assert "1 件" in made.err
    shown = run("exchange", "show", package, "--format", "json", library=other_file).json
    assert (shown["trust"], shown["new"], shown["office"]["name"]) == ("new", 1, "近畿")
    assert shown["office"]["fingerprint"] in made.err
    dry = run("exchange", "merge", package, "--dry-run", library=other_file)
    assert "何も書いていません" in dry.err
    assert "試験の行事" not in run("activity", "list", "--own", library=other_file).out
    assert run("exchange", "merge", package, library=other_file).code == 0
    assert "試験の行事" in run("activity", "list", "--own", library=other_file).out
    again = run("exchange", "merge", package, "--format", "json", library=other_file).json
    assert (again["trust"], again["new"]) == ("known", 0)
    known = run("exchange", "office", "--format", "json", library=other_file).json["known"]
    assert [one["name"] for one in known] == ["近畿"]
    back = str(tmp_path / "y.rpnx")
    assert "0 件" in run("exchange", "export", "--to", back, "--for", "近畿", library=other_file).err
    assert run("exchange", "office", "--distrust", "近畿", library=other_file).code == 0
    assert json.loads(run("exchange", "office", "--format", "json", library=other_file).out)["known"] == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_conflicts_are_listed(run: Run, own_file: Path, other_file: Path, tmp_path: Path, language: str) -> None:
    package = str(tmp_path / "x.rpnx")
    _enter(run, own_file)
    run("exchange", "export", "--to", package, "--since", "R8.4.1", library=own_file)
    told = run("exchange", "show", package, "--lang", language, library=other_file)
    assert told.code == 0, told.err
    assert ("Office:" if language == "en" else "事務所:") in told.out


@pytest.mark.parametrize(
    "words",
    [
        ("exchange",),
        ("exchange", "dance"),
        ("exchange", "show"),
        ("exchange", "export"),
        ("exchange", "export", "x.rpnx"),
        ("exchange", "show", "x.rpnx", "--to", "y"),
        ("exchange", "export", "--to", "x", "--since", "2026-01-01", "--for", "A"),
        ("exchange", "export", "--to", "x", "--for", "だれか"),
        ("exchange", "merge", "missing.rpnx"),
        ("exchange", "office", "--name", "\n"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    run: Run, own_file: Path, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*words, library=own_file)
    assert ran.code == 2
    assert ran.err
    assert "Traceback" not in ran.err
    assert not list(tmp_path.glob("x*"))
