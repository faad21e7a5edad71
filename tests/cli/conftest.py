"""A library for the command line's tests, and a way to run a command inside the test."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from navigator import cli
from tests.db import libraries

TODAY = "2026-11-22"


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out, parse_float=Decimal)


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def shared_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library made from the bundled package; tests never write to it."""
    return libraries.make(tmp_path_factory.mktemp("cli") / "library.rpn")


@pytest.fixture
def own_file(shared_file: Path, tmp_path: Path) -> Path:
    """A library of this test's own."""
    return libraries.copy(shared_file, tmp_path / "own.rpn")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], shared_file: Path, qapp: QApplication) -> Run:
    """Run a command on the shared library, or on ``library``; papers share the one application of the tests."""

    def call(*argv: str, library: Path | None = shared_file, before: Sequence[str] = ()) -> Ran:
        place = [] if library is None else ["--library", str(library)]
        code = cli.main([*place, *before, "--today", TODAY, *argv])
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return call
