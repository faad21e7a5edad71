"""The measurements of own data run, take back what they did, and report what the issue asks for."""

import contextlib
import io
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from benchmarks import owndata, ownsteps
from benchmarks.__main__ import PARTS

ROWS = 60


@pytest.fixture
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Goes every way in this process: starting Python takes longer than so few rows."""

    def run(command: Sequence[str], env: Mapping[str, str], **_options: object) -> subprocess.CompletedProcess[str]:
        for name in ("TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            monkeypatch.setenv(name, env[name])
        with contextlib.redirect_stdout(io.StringIO()) as told:
            done = ownsteps.main(command[3:])
        return subprocess.CompletedProcess(command, done, told.getvalue())

    monkeypatch.setattr(subprocess, "run", run)


def test_a_small_run_measures_and_undoes_everything(tmp_path: Path, one_process: None) -> None:
    said: list[str] = []
    found = owndata.measure(tmp_path, 1, said.append, ROWS, ("workbook", owndata.SHORT), tmp_path)
    assert said == ["csv", "long", "safety", "exchange"]
    ours = found["csv"]["ours"]
    assert (ours["new"], ours["refused"], ours["undone_whole"]) == (ROWS, 0, True)
    assert all(stop.get("same", True) for stop in ours["stopped"].values())
    assert found["long"]["ours"]["steps"]["step"] == {owndata.NOT_MEASURED: "left out"}
    exchange = found["exchange"]
    assert (exchange["merge"]["new"], exchange["merge"]["conflicts"]) == (ROWS, 0)
    assert exchange["same_cells"]
    assert exchange["merge"]["undone_whole"]
    assert set(found["safety"]["check"]["ours"]["findings"].values()) == {0}
    told = owndata.report(found)
    assert told.count("not measured: left out") == 4
    assert "| an import undone leaves no row | yes | 1 undone |" in told
    assert "| a merge undone leaves no changed cell | yes | 60 changes |" in told
    assert str(tmp_path) not in told


def test_a_part_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_arguments: object, **_options: object) -> None:
        raise subprocess.CalledProcessError(1, "python")

    monkeypatch.setattr(subprocess, "run", failing)
    found = owndata.measure(tmp_path, 1, lambda _said: None, ROWS, ("safety", "exchange"), tmp_path)
    assert "not measured: CalledProcessError in its process" in owndata.report(found)
    assert PARTS["owndata"] is owndata
