"""The window over made records; jobs are done at once and answer with the event loop."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.domain.results import Presentation
from navigator.domain.text import Language
from navigator.qtsupport.jobs import DirectRunner
from navigator.qtsupport.settings import SettingsStore
from navigator.qtsupport.theme import Theme, apply_theme
from navigator.qtsupport.translation import install_translators
from navigator.qtsupport.windowstate import WindowState
from navigator.viewmodels.finder import FinderModel
from navigator.viewmodels.office import OfficeModel
from navigator.viewmodels.work import Work
from navigator.views.mainwindow import MainWindow
from tests.views.finderfakes import FakeFinding, FakeOffice


@dataclass
class Desk:
    """A window with everything behind it."""

    window: MainWindow
    finder: FinderModel
    office: OfficeModel
    finding: FakeFinding
    kept: FakeOffice
    store: SettingsStore

    def settle(self) -> None:
        """Let answers arrive and layouts come to rest."""
        for _ in range(4):
            QCoreApplication.sendPostedEvents(None, 0)
            QCoreApplication.processEvents()


@pytest.fixture
def make_desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Make a window: language, theme, size, home block."""
    made: list[Desk] = []

    def make(
        language: Language = "ja",
        theme: Theme = Theme.LIGHT,
        size: tuple[int, int] = (1280, 720),
        home_block: str = "",
    ) -> Desk:
        apply_theme(qapp, theme)
        install_translators(qapp, language)
        presentation = Presentation(language)
        work = Work(DirectRunner())
        kept = FakeOffice()
        finding = FakeFinding(kept)
        finder = FinderModel(work, presentation, home_block)
        office = OfficeModel(work, language)
        store = SettingsStore(tmp_path / "settings.json")
        window = MainWindow(finder, office, store, WindowState(tmp_path / "window.ini"))
        qtbot.addWidget(window)
        desk = Desk(window, finder, office, finding, kept, store)
        made.append(desk)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*size)
        window.show()
        office.set_service(kept)
        finder.set_service(finding)
        window.header.set_years(finding.fiscal_years())
        desk.settle()
        return desk

    yield make
    for desk in made:
        desk.window.close()
        desk.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    install_translators(qapp, "ja")
    apply_theme(qapp, Theme.LIGHT)
