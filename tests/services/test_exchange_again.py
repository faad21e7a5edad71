"""Exchanges that are undone, come from the future or are stopped."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from navigator.db.mergeunits import AHEAD
from navigator.domain.clock import Stamp
from navigator.domain.exchange import Trust
from navigator.domain.vocabulary import ProgramKind
from tests.db import libraries
from tests.services.exchanges import PROGRAM, Office, content, give, program, synonym, theme

Make = Callable[[str], Office]
NAME = {"fact_key": PROGRAM}


@pytest.fixture
def make(made_library: Path, tmp_path: Path) -> Iterator[Make]:
    """Make an office by its name."""
    offices: list[Office] = []

    def one(name: str) -> Office:
        offices.append(Office(made_library, tmp_path / name, f"事務所{name}"))
        return offices[-1]

    yield one
    for office in offices:
        office.close()


# Undo of a merge, and the same package after it


def test_a_package_that_was_undone_says_so_and_can_be_taken_in_again(make: Make) -> None:
    one, other = make("A"), make("B")
    one.put("programs", NAME, {"name_ja": "Aの訂正", "summary_ja": "Aの概要"})
    program(one, "own-a", "事業")
    theme(one, "theme-a", "own-a")
    path = one.hand()
    other.take(path)
    wanted = content(other)
    assert other.exchange.preview(other.exchange.open(path)).undone is None
    other.edits.undo()
    opened = other.exchange.open(path)
    report = other.exchange.preview(opened)
    assert report.new == 0
    assert report.undone is not None
    assert report.undone.edits == 5  # the source of corrections, too
    assert "Take in again" in repr(other.suite.exchange_papers.summary(opened, report))
    assert other.exchange.take_again(opened).new == 5
    assert content(other) == wanted
    assert other.exchange.open(path).trust is Trust.KNOWN
    assert other.exchange.preview(other.exchange.open(path)).undone is None
    give(other, one)
    assert content(one) == content(other)
    assert other.edits.undo() is not None
    assert other.exchange.preview(other.exchange.open(path)).undone == replace(
        report.undone, taken_back=str(other.rows("changes")[-1]["at"])
    )


def test_taking_in_again_leaves_what_was_changed_since(make: Make) -> None:
    one, other = make("A"), make("B")
    one.put("programs", NAME, {"name_ja": "Aの訂正", "summary_ja": "Aの概要"})
    path = one.hand()
    other.take(path)
    other.edits.undo()
    other.put("programs", NAME, {"name_ja": "その後の訂正"})
    opened = other.exchange.open(path)
    assert other.exchange.take_again(opened).new == 1
    assert other.cell("programs", NAME, "name_ja") == "その後の訂正"
    assert other.cell("programs", NAME, "summary_ja") == "Aの概要"


def test_a_removal_that_was_undone_can_be_taken_in_again(make: Make) -> None:
    one, other = make("A"), make("B")
    synonym(one, "甲")
    give(one, other)
    one.remove("synonyms", {"word": "甲", "same_as": "同義"})
    path = one.hand()
    other.take(path)
    other.edits.undo()
    assert other.cell("synonyms", {"word": "甲"}, "word") == "甲"
    assert other.exchange.take_again(other.exchange.open(path)).new == 1
    assert other.cell("synonyms", {"word": "甲"}, "word") is None
    give(other, one)
    assert content(one) == content(other)


def test_an_undo_of_ones_own_is_no_undone_merge(make: Make) -> None:
    one, other = make("A"), make("B")
    one.put("programs", NAME, {"name_ja": "Aの訂正"})
    other.put("programs", NAME, {"name_ja": "Bの訂正"})
    path = one.hand()
    other.take(path)
    other.put("programs", NAME, {"name_ja": "試し"})
    other.edits.undo()
    assert other.cell("programs", NAME, "name_ja") == "Bの訂正"
    opened = other.exchange.open(path)
    report = other.exchange.preview(opened)
    assert report.undone is None
    assert "nothing to take in" in repr(other.suite.exchange_papers.summary(opened, report))


# Clocks


def _at(days: float, monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]) -> None:
    """Do something on a computer whose clock goes wrong by that many days."""
    shift, real = int(days * 86_400) * 10**9, time.time_ns
    with monkeypatch.context() as wrong:
        wrong.setattr(time, "time_ns", lambda: real() + shift)
        act()


def _clock(office: Office) -> Stamp:
    with office.library.reading() as connection:
        text = connection.exec_driver_sql("SELECT value FROM library_info WHERE key = 'clock'").scalar()
    return Stamp.parse(str(text))


@pytest.mark.parametrize("days", [2, 400, 40_000, 3_000_000])
def test_changes_from_the_future_wait_and_drag_no_clock(make: Make, monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    one, other = make("A"), make("B")
    synonym(one, "甲")
    _at(days, monkeypatch, lambda: synonym(one, "乙"))
    path = one.hand()
    assert "a day ahead" in repr(one.exchange.make().notices)
    opened = other.exchange.open(path)
    assert "a day ahead" in repr(opened.notices)
    report = other.exchange.merge(opened)
    assert [refusal.reason for refusal in report.refused] == [AHEAD]
    assert {row["word"] for row in other.rows("synonyms") if row["same_as"] == "同義"} == {"甲"}
    assert _clock(other).milliseconds <= time.time_ns() // 10**6
    assert other.exchange.preview(other.exchange.open(path)).refused == report.refused
    # When the day has come, the same package brings the rest.
    monkeypatch.setattr("navigator.db.exchange.now_ms", lambda: time.time_ns() // 10**6 + days * 86_400_000)
    assert other.take(path).standing == 1
    assert content(one) == content(other)


def test_a_clock_that_is_a_few_hours_off_does_not_matter(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = make("A"), make("B")
    _at(0.5, monkeypatch, lambda: synonym(one, "甲"))
    assert one.exchange.make().notices == ()
    assert not give(one, other).refused


# Progress, and stopping


class _StopError(Exception):
    pass


@pytest.mark.parametrize("what", ["preview", "merge", "again"])
def test_stopping_at_any_stage_leaves_nothing(make: Make, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    one, other = make("A"), make("B")
    one.change(lambda writer: writer.put_many("programs", (_program(one, number) for number in range(900))))
    one.put("programs", NAME, {"name_ja": "Aの訂正"})
    path = one.hand()
    if what == "again":
        other.take(path)
        other.edits.undo()
    act = {
        "preview": other.exchange.preview,
        "merge": lambda opened, progress: other.exchange.merge(opened, None, progress),
        "again": other.exchange.take_again,
    }[what]
    opened = other.exchange.open(path)
    before = libraries.dump(other.path)
    told = 0

    def stop_at(last: int) -> Callable[[int, int], None]:
        def progress(_done: int, _total: int) -> None:
            nonlocal told
            told += 1
            if told > last:
                raise _StopError

        return progress

    monkeypatch.setattr("navigator.services.exchange_steps._SECONDS", 0)
    stopped, last = 0, 0
    while True:
        told = 0
        try:
            act(opened, progress=stop_at(last))
        except _StopError:
            stopped += 1
            assert libraries.dump(other.path) == before
            last += 1
            continue
        break
    assert stopped >= 2


def _program(office: Office, number: int) -> tuple[dict[str, object], dict[str, object]]:
    code = f"own-{number}"
    values = {"code": code, "name_ja": code, "kind": ProgramKind.FACILITY, "source": "group-leaflet-2007"}
    return {"fact_key": code}, {**values, "locator": office.name}


def test_reading_and_making_a_package_can_be_stopped(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("navigator.services.exchange_steps._SECONDS", 0)
    one = make("A")
    one.change(lambda writer: writer.put_many("programs", (_program(one, number) for number in range(50))))

    def stop(_done: int, _total: int) -> None:
        raise _StopError

    path = one.folder / "stopped.rpnx"
    with pytest.raises(_StopError):
        one.exchange.hand_out(path, progress=stop)
    assert not path.exists()
    assert one.exchange.log() == ()
    with pytest.raises(_StopError):
        one.exchange.open(one.hand(), stop)
