"""R-01, R-03, R-12, R-14: killed while writing, migrating, backing up and restoring. Long form: ./go reliability."""

import random
from pathlib import Path

import pytest

from tests.reliability import loadtrials, trials
from tests.reliability.trials import Kills

pytestmark = pytest.mark.reliability

SEED = 20261122


def told(name: str, found: Kills, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n  {name}: {found}", end="")  # noqa: T201


def test_killed_writers_lose_nothing(made_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = trials.kill_writes(made_library, tmp_path, 30, random.Random(SEED))
    told("R-01", found, capsys)
    assert found.kills == 30
    assert found.acknowledged
    assert (found.lost, found.partial, found.damaged, found.leftovers) == (0, 0, 0, 0)


def test_killed_migrations_are_finished_by_the_next_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = trials.kill_migrations(tmp_path, 8, random.Random(SEED))
    told("R-03", found, capsys)
    assert (found.lost, found.partial, found.damaged, found.leftovers) == (0, 0, 0, 0)


def test_killed_backups_leave_whole_files_only(
    made_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = trials.kill_backups(made_library, tmp_path, 8, random.Random(SEED))
    told("R-14", found, capsys)
    assert (found.partial, found.damaged, found.leftovers) == (0, 0, 0)


def test_killed_restores_leave_one_of_the_two(
    made_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = trials.kill_restores(made_library, tmp_path, 8, random.Random(SEED))
    told("R-12", found, capsys)
    assert (found.lost, found.partial, found.damaged, found.leftovers) == (0, 0, 0, 0)


def test_a_killed_update_leaves_the_old_facts_or_the_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = loadtrials.kill_updates(tmp_path / "updates", 40, random.Random(SEED))
    told("R-02 update", found, capsys)
    assert (found.lost, found.partial, found.damaged, found.leftovers) == (0, 0, 0, 0)


def test_a_killed_making_leaves_no_library_or_a_whole_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = loadtrials.kill_makings(tmp_path / "makings", 40, random.Random(SEED))
    told("R-02 making", found, capsys)
    assert (found.lost, found.partial, found.damaged, found.leftovers) == (0, 0, 0, 0)
