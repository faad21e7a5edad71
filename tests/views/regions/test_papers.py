"""Papers and files of the page 地域: the atlas with its progress and its cancel, the list as a table."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from navigator.domain.document import Document, PageSetup
from navigator.domain.regions import RegionFilter
from navigator.qtsupport.jobs import JobRunner
from navigator.services.sheet_parts import SheetOptions
from tests.db.packages import table
from tests.views.desks import settle
from tests.views.regions.conftest import Bench

Make = Callable[..., Bench]


def test_the_atlas_run_can_be_stopped(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    runner = JobRunner()
    bench.desk.jobs = runner
    suite = bench.desk.suite
    assert suite is not None
    told: list[int] = []
    at_five, go_on = threading.Event(), threading.Event()

    def make(options: SheetOptions, progress: Callable[[int, int], None]) -> Document:
        def watched(done: int, whole: int) -> None:
            told.append(done)
            if done == 5:
                at_five.set()
                assert go_on.wait(10)
            progress(done, whole)

        return suite.atlas.atlas(RegionFilter(), options, bench.desk.presentation, watched)

    window = bench.page.papers.preview(PageSetup(landscape=False), SheetOptions(), make)
    qtbot.waitUntil(at_five.is_set)
    qtbot.waitUntil(lambda: window.status.bar.value() == 4)
    # Collecting is the first half of the bar, laying out the second.
    assert window.status.bar.maximum() == 2 * len(table("regions"))
    window.status.cancel_button.click()
    go_on.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert told == [0, 1, 2, 3, 4, 5]
    settle()
    # A preview that was stopped before its first page closes; nothing was made.
    assert not isValid(window)
    assert runner.shutdown()


def test_the_preview_of_the_atlas_shows_every_page(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench(home_block="okinawa")
    bench.page.filters.unplaced.click()
    settle()
    suite = bench.desk.suite
    assert suite is not None
    question = bench.page.model.question
    window = bench.page.papers.preview(
        PageSetup(landscape=False),
        SheetOptions(),
        lambda options, progress: suite.atlas.atlas(question, options, bench.desk.presentation, progress),
    )
    settle()
    assert window.pages is not None
    assert window.pages.count == 1 + len(bench.codes)
    window.close()
    settle()


def test_the_list_is_written_as_it_is_shown(make_bench: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = make_bench(home_block="shikoku")
    path = tmp_path / "地域.csv"
    monkeypatch.setattr(bench.page.papers.exporter, "ask", lambda *_given: path)
    bench.page.export_page()
    settle()
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == bench.codes


def test_ctrl_p_offers_sheet_and_atlas(make_bench: Make) -> None:
    bench = make_bench()
    bench.page.print_page()
    assert bench.page.menu.isVisible()
    assert str(len(bench.codes)) in bench.page.atlas_action.text()
    assert bench.page.menu.activeAction() is bench.page.sheet_action
    bench.page.menu.close()
