"""The page over a library of this test's own; entries in it are made up for the tests."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.db.library import Library
from navigator.services.suite import ServiceSuite
from navigator.viewmodels.desk import Desk
from navigator.views.councils.form import EntryForm
from navigator.views.councils.page import CouncilsPage
from tests.db.conftest import library_file, made_library, own_library
from tests.views.desks import Told, desk_over, settle

if TYPE_CHECKING:
    from navigator.domain.shown import ShownTable

__all__ = ["library_file", "made_library", "own_library"]


@dataclass
class Bench:
    """A page with what stands behind it."""

    page: CouncilsPage
    desk: Desk
    told: Told

    @property
    def suite(self) -> ServiceSuite:
        """The services."""
        assert self.desk.suite is not None
        return self.desk.suite

    def show(self, part: str) -> None:
        """Go to a part of the page."""
        self.page.open_part(part)
        settle()

    def form(self) -> EntryForm:
        """The form that is open."""
        settle()
        form = self.page.actions.form
        assert form is not None
        return form

    def listed(self, part: str) -> "ShownTable":
        """The list that a part shows."""
        table = self.page.parts[part].listed()
        assert table is not None
        return table

    def undo(self) -> None:
        """Press Ctrl+Z of the window."""
        self.desk.office.undo()
        settle()


@pytest.fixture
def make_bench(
    qtbot: QtBot, qapp: QApplication, own_library: Library, tmp_path: Path
) -> Iterator[Callable[..., Bench]]:
    """Make a page: size, then what ``desk_over`` takes; the own block is Kinki."""
    with ExitStack() as stack:

        def make(size: tuple[int, int] = (1212, 612), **more: object) -> Bench:
            more.setdefault("home_block", "kinki")
            desk, told = stack.enter_context(desk_over(own_library, tmp_path, qapp, **more))  # type: ignore[arg-type]
            page = CouncilsPage(desk)
            qtbot.addWidget(page)
            page.resize(*size)
            page.show()
            settle()
            return Bench(page, desk, told)

        yield make
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    """A page in Japanese."""
    return make_bench()
