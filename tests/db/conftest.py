"""Libraries of the database tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.db.library import Library
from tests.db import libraries


@pytest.fixture(scope="session")
def made_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library made from the bundled package; tests never write to it."""
    return libraries.make(tmp_path_factory.mktemp("made") / "library.rpn")


@pytest.fixture
def library_file(made_library: Path, tmp_path: Path) -> Path:
    """A library of this test's own."""
    return libraries.copy(made_library, tmp_path / "library.rpn")


@pytest.fixture(scope="session")
def library(made_library: Path) -> Iterator[Library]:
    """The shared library, open; tests never write to it."""
    found = libraries.opened(made_library)
    yield found
    found.close()


@pytest.fixture
def own_library(library_file: Path) -> Iterator[Library]:
    """A library of this test's own, open."""
    found = libraries.opened(library_file)
    yield found
    found.close()
