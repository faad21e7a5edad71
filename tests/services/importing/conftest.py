"""A library of its own for each test that imports."""

import pytest

from navigator.db.library import Library
from tests.db.conftest import made_library, own_library
from tests.services.importing.worlds import World

__all__ = ["made_library", "own_library"]


@pytest.fixture
def world(own_library: Library) -> World:
    """Services over a library of this test's own."""
    return World(own_library)
