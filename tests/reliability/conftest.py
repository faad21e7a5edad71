"""The shared library and services over it."""

from pathlib import Path

import pytest

from navigator.db.library import Library
from navigator.services.finding import FindingService
from navigator.services.office import OfficeService
from tests.db.conftest import library, library_file, made_library, own_library
from tests.db.libraries import TODAY
from tests.reliability import small

__all__ = ["library", "library_file", "made_library", "own_library"]


@pytest.fixture(scope="session")
def finding(library: Library) -> FindingService:
    """Answers over the shared library on a day that never changes."""
    return FindingService(library, TODAY)


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of a part of the bundled package, which lies beside it as ``package``; tests never write to it."""
    return small.make(tmp_path_factory.mktemp("small"))


@pytest.fixture
def office(own_library: Library) -> OfficeService:
    """The office's marks on a library of this test's own."""
    return OfficeService(own_library)
