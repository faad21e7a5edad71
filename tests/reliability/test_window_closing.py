"""R-20: the program is ended while it works: whole files, all or nothing, no crash, and soon or in sight."""

import random
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from navigator.qtsupport.jobs import JobControl, JobRunner, Lane
from navigator.viewmodels.desk import Desk
from navigator.views import ending
from navigator.views.ending import Ending, EndingNotice
from tests.reliability.closings import SPANS, WAYS, Closings, close
from tests.views.clipping import clipped

pytestmark = pytest.mark.reliability

SEED = 20261122


def test_closing_at_any_moment_leaves_whole_files(
    made_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dice, found = random.Random(SEED), Closings()
    for place, work in enumerate([*SPANS, *SPANS]):
        close(made_library, tmp_path, work, WAYS[(place + place // len(SPANS)) % len(WAYS)], dice, found)
    with capsys.disabled():
        print(f"\n  R-20: {found}", end="")  # noqa: T201
    assert found.tried == 12
    assert found.wrong == []


class FakeDesk:
    """Knows whether it was left."""

    is_leaving = False

    def leave(self) -> None:
        """Be left."""
        self.is_leaving = True


@pytest.fixture
def jobs(qtbot: QtBot) -> JobRunner:
    return JobRunner()


@pytest.fixture
def desk() -> Desk:
    return FakeDesk()  # type: ignore[return-value] - what is asked of it


def test_a_fast_end_shows_nothing_and_does_what_comes_last(qtbot: QtBot, jobs: JobRunner, desk: Desk) -> None:
    done: list[str] = []
    end = Ending(desk, jobs, lambda: lambda: done.append("last"))
    jobs.start(lambda _control: done.append("write"), Lane.WRITE)
    with qtbot.waitSignal(end.ended):
        end.begin()
    assert done == ["write", "last"]
    assert end.notice is None
    end.finish()
    assert done == ["write", "last"]


def test_a_long_end_is_in_sight_and_can_be_stopped(
    qtbot: QtBot, jobs: JobRunner, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ending, "PATIENCE_MS", 10)
    done: list[str] = []
    end = Ending(desk, jobs, lambda: lambda: done.append("last"))

    def importing(control: JobControl) -> None:
        try:
            while True:
                control.progress(0, 0)
                control.cancelled.wait(0.01)
        finally:
            done.append("rolled back")

    jobs.start(importing, Lane.WRITE)
    end.begin()
    qtbot.waitUntil(lambda: end.notice is not None and end.notice.isVisible())
    notice = end.notice
    assert notice is not None
    assert "終了しています" in notice.sentence.text()
    assert clipped(notice) == []
    notice.close()
    assert notice.isVisible(), "the process is not to live on unseen"
    with qtbot.waitSignal(end.ended):
        notice.stop.click()
    assert done == ["rolled back", "last"]
    assert end.notice is None


@pytest.mark.parametrize("state", [(False, False), (False, True), (True, True)])
def test_the_notice_says_what_is_waited_for(qtbot: QtBot, state: tuple[bool, bool]) -> None:
    notice = EndingNotice()
    qtbot.addWidget(notice)
    notice.tell(last=state[0], stopping=state[1])
    notice.show()
    assert notice.reason.text()
    assert notice.stop.isVisible() == (state == (False, False))
    assert clipped(notice) == []


def test_an_end_without_an_event_loop_still_does_what_comes_last(jobs: JobRunner, desk: Desk) -> None:
    done: list[str] = []
    end = Ending(desk, jobs, lambda: lambda: done.append("last"))
    jobs.start(lambda _control: done.append("write"), Lane.WRITE)
    end.finish()
    end.finish()
    assert done == ["write", "last"]
