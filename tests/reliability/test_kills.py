"""R-01, R-03, R-12, R-14: killed while writing, migrating, backing up and restoring. Long form: ./go reliability."""

import random
from pathlib import Path

import pytest

from tests.reliability import journaltrials, loadtrials, trials
from tests.reliability.trials import Kills

pytestmark = pytest.mark.reliability

SEED = 20261122


def told(name: str, found: Kills, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n  {name}: {found}", end="")  # noqa: T201


def test_killed_writers_lose_nothing(made_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = trials.kill_writes(made_library, tmp_path, 100, random.Random(SEED))
    told("R-01", found, capsys)
    assert found.kills == 100
    assert found.acknowledged
    assert (found.lost, found.partial, found.damaged, found.leftovers) == (0, 0, 0, 0)


def test_killed_migrations_are_finished_by_the_next_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = trials.kill_migrations(tmp_path, 40, random.Random(SEED))
    told("R-03", found, capsys)
    assert (found.lost, found.partial, found.damaged, found.leftovers) == (0, 0, 0, 0)


def test_killed_backups_leave_whole_files_only(
    small_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = trials.kill_backups(small_library, tmp_path, 20, random.Random(SEED))
    told("R-14", found, capsys)
    assert (found.partial, found.damaged, found.leftovers) == (0, 0, 0)


def test_killed_restores_leave_one_of_the_two(
    small_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = trials.kill_restores(small_library, tmp_path, 20, random.Random(SEED))
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


def test_a_stale_journal_never_gets_into_a_restored_library(
    made_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    naive, ours = journaltrials.restores_over_journals(made_library, tmp_path / "journals", 20, random.Random(SEED))
    with capsys.disabled():
        print(f"\n  R-12 plain copies: {dict(naive)}; our restores: {dict(ours)}", end="")  # noqa: T201
    assert naive["hot journals"] == 20, "the reason is alive"
    assert naive["whole"] == 0
    assert ours == {"equal": 20}
