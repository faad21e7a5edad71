"""The page of planning over the bundled facts."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.viewmodels.desk import Desk
from navigator.views.planner.page import PlannerPage
from navigator.views.planner.part import PlannerPart
from tests.db import libraries
from tests.db.conftest import made_library
from tests.views.desks import Told, desk_over, settle

__all__ = ["made_library"]


@dataclass
class Bench:
    """A page with what stands behind it."""

    page: PlannerPage
    desk: Desk
    told: Told

    def show(self, key: str) -> PlannerPart:
        """Show a tab."""
        self.page.open_with((key, None))
        settle()
        return self.page.part


@pytest.fixture
def make_bench(qtbot: QtBot, qapp: QApplication, made_library: Path, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Make a page over a library of its own: size, then what ``desk_over`` takes."""
    # A test may keep a part alone: a page that nobody holds would be collected under it.
    held: list[Bench] = []
    with ExitStack() as stack:

        def make(size: tuple[int, int] = (1212, 612), **more: object) -> Bench:
            library = libraries.opened(libraries.copy(made_library, tmp_path / "library.rpn"))
            stack.callback(library.close)
            desk, told = stack.enter_context(desk_over(library, tmp_path, qapp, **more))  # type: ignore[arg-type]
            page = PlannerPage(desk)
            qtbot.addWidget(page)
            page.resize(*size)
            page.show()
            settle()
            held.append(Bench(page, desk, told))
            return held[-1]

        yield make
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
