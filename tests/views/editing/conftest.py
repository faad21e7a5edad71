"""The window over a library of this test's own; what is entered is made up for the tests."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.services.suite import ServiceSuite
from navigator.viewmodels.desk import Desk
from navigator.views.editing.actions import EditActions
from navigator.views.mainwindow import MainWindow
from tests.db.conftest import library_file, made_library, own_library
from tests.views.desks import Told, desk_over, settle

__all__ = ["library_file", "made_library", "own_library"]

PROGRAM = "cao-oist"


@dataclass
class Bench:
    """A window with what stands behind it."""

    window: MainWindow
    actions: EditActions
    desk: Desk
    told: Told

    @property
    def suite(self) -> ServiceSuite:
        """The services."""
        assert self.desk.suite is not None
        return self.desk.suite

    def open(self, catalogue: Catalogue, code: str) -> None:
        """Show a record in the finder."""
        self.desk.finder.set_catalogue(catalogue)
        self.desk.finder.open_record(catalogue, code)
        settle()

    def dialog(self) -> QDialog:
        """The dialog that is open; there is only one."""
        settle()
        (found,) = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        return found

    def undo(self) -> None:
        """Press Ctrl+Z of the window."""
        self.desk.office.undo()
        settle()


@pytest.fixture
def make_bench(
    qtbot: QtBot, qapp: QApplication, own_library: Library, tmp_path: Path
) -> Iterator[Callable[..., Bench]]:
    """Make a window; takes what ``desk_over`` takes."""
    with ExitStack() as stack:

        def make(**more: object) -> Bench:
            desk, told = stack.enter_context(desk_over(own_library, tmp_path, qapp, **more))  # type: ignore[arg-type]
            assert desk.suite is not None
            desk.finder.set_service(desk.suite.finding)
            window = MainWindow(desk.finder, desk.office, desk.store, desk.state)
            window.serve(desk)
            actions = EditActions(window, desk)
            qtbot.addWidget(window)
            window.resize(1280, 720)
            window.show()
            settle()
            return Bench(window, actions, desk, told)

        yield make
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    """A window in Japanese."""
    return make_bench()
