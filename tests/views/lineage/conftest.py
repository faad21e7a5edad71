"""The page over the bundled facts."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.db.library import Library
from navigator.viewmodels.desk import Desk
from navigator.views.lineage.page import LineagePage
from tests.db.conftest import library, made_library
from tests.views.desks import Told, desk_over, settle

__all__ = ["library", "made_library"]


@dataclass
class Bench:
    """A page with what stands behind it."""

    page: LineagePage
    desk: Desk
    told: Told


@pytest.fixture
def make_bench(qtbot: QtBot, qapp: QApplication, library: Library, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Make a page: size, then what ``desk_over`` takes."""
    with ExitStack() as stack:

        def make(size: tuple[int, int] = (1212, 612), **more: object) -> Bench:
            desk, told = stack.enter_context(desk_over(library, tmp_path, qapp, **more))  # type: ignore[arg-type]
            page = LineagePage(desk)
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
