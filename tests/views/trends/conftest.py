"""The trends page over made charts; jobs are done at once and answer with the event loop."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.domain.results import Presentation
from navigator.domain.text import Language
from navigator.qtsupport.theme import Theme, apply_theme
from navigator.qtsupport.translation import install_translators
from navigator.views.trends.chartpart import ChartPart
from navigator.views.trends.chartview import ChartView
from navigator.views.trends.page import TrendsPage
from tests.viewmodels.trendfakes import TrendDesk, make_desk
from tests.viewmodels.trendsamples import source


def settle() -> None:
    """Let answers arrive and layouts come to rest."""
    for _ in range(5):
        QCoreApplication.sendPostedEvents(None, 0)
        QCoreApplication.processEvents()


@dataclass
class Bench:
    """A page with everything behind it."""

    page: TrendsPage
    desk: TrendDesk

    @property
    def part(self) -> ChartPart:
        return self.page.charts

    def settle(self) -> None:
        settle()


@pytest.fixture
def make_bench(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Make a page: language, theme, size."""
    made: list[Bench] = []

    def make(language: Language = "ja", theme: Theme = Theme.LIGHT, size: tuple[int, int] = (1200, 640)) -> Bench:
        apply_theme(qapp, theme)
        install_translators(qapp, language)
        desk = make_desk(tmp_path, language)
        page = TrendsPage(desk.desk)
        qtbot.addWidget(page)
        bench = Bench(page, desk)
        made.append(bench)
        page.resize(*size)
        page.show()
        settle()
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
    """A page with two series."""
    return make_bench()


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> ChartView:
    """A chart view, shown."""
    apply_theme(qapp, Theme.LIGHT)
    made = ChartView()
    qtbot.addWidget(made)
    made.resize(900, 420)
    made.show()
    settle()
    return made


@pytest.fixture
def show(view: ChartView) -> Callable[..., None]:
    """Draw a chart in the view."""

    def draw(chart: object, presentation: Presentation | None = None) -> None:
        view.show_chart(chart, presentation or Presentation(), [source()])  # type: ignore[arg-type]
        settle()

    return draw
