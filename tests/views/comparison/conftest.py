"""The page over made records; jobs are done at once and answer with the event loop."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.domain.results import Presentation
from navigator.domain.text import Language
from navigator.qtsupport.jobs import DirectRunner
from navigator.qtsupport.settings import SettingsStore
from navigator.qtsupport.theme import Theme, apply_theme
from navigator.qtsupport.translation import install_translators
from navigator.viewmodels.comparison import ComparisonModel
from navigator.viewmodels.tray import TrayModel
from navigator.viewmodels.work import Work
from navigator.views.comparison.page import ComparisonPage
from tests.viewmodels.comparisonfakes import FakeComparing, FakeKeeper, services, ticked


@dataclass
class Bench:
    """A page with everything behind it."""

    page: ComparisonPage
    model: ComparisonModel
    tray: TrayModel
    comparing: FakeComparing
    keeper: FakeKeeper
    store: SettingsStore
    said: list[str] = field(default_factory=list)

    @property
    def codes(self) -> str:
        """The records in their order."""
        return "".join(record.code for record in self.model.spec.records)

    def tick(self, codes: str) -> None:
        """Fill the tray."""
        self.tray.set_records([ticked(code) for code in codes])
        self.settle()

    def settle(self) -> None:
        """Let answers arrive and layouts come to rest."""
        for _ in range(4):
            QCoreApplication.sendPostedEvents(None, 0)
            QCoreApplication.processEvents()


@pytest.fixture
def make_bench(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Make a page: ticked records, language, theme, size."""
    made: list[Bench] = []

    def make(
        codes: str = "abc",
        language: Language = "ja",
        theme: Theme = Theme.LIGHT,
        size: tuple[int, int] = (1200, 600),
        **more: object,
    ) -> Bench:
        apply_theme(qapp, theme)
        install_translators(qapp, language)
        comparing, keeper = FakeComparing(), FakeKeeper()
        model = ComparisonModel(Work(DirectRunner()), Presentation(language))
        tray = TrayModel(language)
        store = SettingsStore(tmp_path / "settings.json")
        page = ComparisonPage(model, tray, store, DirectRunner(), **more)
        qtbot.addWidget(page)
        bench = Bench(page, model, tray, comparing, keeper, store)
        made.append(bench)
        page.noticed.connect(bench.said.append)
        page.failed.connect(lambda error: bench.said.append(error.what.ja))
        page.resize(*size)
        page.show()
        model.set_services(services(comparing, keeper))
        bench.tick(codes)
        return bench

    yield make
    for bench in made:
        bench.page.close()
        bench.page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    install_translators(qapp, "ja")
    apply_theme(qapp, Theme.LIGHT)


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    """A page with three records."""
    return make_bench()
