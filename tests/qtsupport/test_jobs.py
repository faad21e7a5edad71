"""Jobs always answer, on the main thread, and nothing is lost."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread, Slot
from shiboken6 import delete

from navigator.qtsupport.jobs import DirectRunner, JobCancelledError, JobControl, JobRunner, Lane, LatestOnly


class Receiver(QObject):
    """Notes what comes, and whether it came on the main thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[object] = []
        self.threads: set[QThread] = set()
        self.ends = 0

    @Slot(object)
    def take(self, result: object) -> None:
        self.threads.add(QThread.currentThread())
        self.results.append(result)

    @Slot(object)
    def fail(self, error: object) -> None:
        self.threads.add(QThread.currentThread())
        self.errors.append(error)

    @Slot()
    def end(self) -> None:
        self.ends += 1


@pytest.fixture
def runner(qapp) -> Iterator[JobRunner]:
    one = JobRunner()
    yield one
    assert one.shutdown()
    QCoreApplication.processEvents()
    delete(one)


@pytest.fixture
def receiver(qapp) -> Receiver:
    return Receiver()


def test_a_result_comes_on_the_main_thread(runner: JobRunner, receiver: Receiver, qtbot) -> None:
    handle = runner.start(lambda _control: threading.get_ident())
    handle.done.connect(receiver.take)
    handle.finished.connect(receiver.end)
    qtbot.waitUntil(lambda: receiver.ends == 1)
    assert receiver.results != [threading.get_ident()]
    assert receiver.threads == {QThread.currentThread()}
    assert not runner.is_busy


@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt, SystemExit, MemoryError])
def test_no_error_is_lost(runner: JobRunner, receiver: Receiver, qtbot, kind: type[BaseException]) -> None:
    def work(_control: JobControl) -> None:
        raise kind("broken")

    handle = runner.start(work)
    handle.done.connect(receiver.take)
    handle.failed.connect(receiver.fail)
    handle.finished.connect(receiver.end)
    qtbot.waitUntil(lambda: receiver.ends == 1)
    assert [type(error) for error in receiver.errors] == [kind]
    assert receiver.results == []


def test_a_thousand_jobs_give_a_thousand_answers(runner: JobRunner, receiver: Receiver, qtbot) -> None:
    for number in range(1000):
        handle = runner.start(lambda _control, number=number: number, Lane.WRITE if number % 2 else Lane.READ)
        handle.done.connect(receiver.take)
    qtbot.waitUntil(lambda: len(receiver.results) == 1000, timeout=20_000)
    assert sorted(receiver.results) == list(range(1000))
    assert [one for one in receiver.results if one % 2] == list(range(1, 1000, 2)), "writes keep their order"


def test_writes_never_overlap_and_reads_do(runner: JobRunner, qtbot) -> None:
    inside: list[int] = [0]
    most: list[int] = [0]
    meeting = threading.Barrier(2, timeout=10)

    def write(_control: JobControl) -> None:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        threading.Event().wait(0.002)
        inside[0] -= 1

    handles = [runner.start(write, Lane.WRITE) for _ in range(20)]
    handles += [runner.start(lambda _control: meeting.wait()) for _ in range(2)]
    qtbot.waitUntil(lambda: all(handle.is_finished for handle in handles))
    assert most == [1]
    assert not meeting.broken


def test_progress_and_cancel(runner: JobRunner, receiver: Receiver, qtbot) -> None:
    seen: list[tuple[int, int]] = []
    stopped: list[bool] = []

    def work(control: JobControl) -> str:
        control.progress(1, 3)
        assert control.cancelled.wait(10)
        try:
            control.progress(2, 3)
        except JobCancelledError:
            stopped.append(True)
            raise
        return "too late"

    handle = runner.start(work)
    handle.progress.connect(lambda done, total: seen.append((done, total)))
    handle.done.connect(receiver.take)
    handle.failed.connect(receiver.fail)
    handle.finished.connect(receiver.end)
    qtbot.waitUntil(lambda: bool(seen))
    handle.cancel()
    qtbot.waitUntil(lambda: receiver.ends == 1)
    assert (seen, stopped) == ([(1, 3)], [True])
    assert receiver.results == receiver.errors == []


def test_a_cancel_before_the_start_skips_the_work(runner: JobRunner, receiver: Receiver, qtbot) -> None:
    gate = threading.Event()
    did: list[int] = []
    runner.start(lambda _control: gate.wait(10), Lane.WRITE)
    waiting = runner.start(lambda _control: did.append(1), Lane.WRITE)
    waiting.finished.connect(receiver.end)
    waiting.cancel()
    gate.set()
    qtbot.waitUntil(lambda: receiver.ends == 1)
    assert did == []


def test_shutdown_cancels_readers_waits_for_writers_and_takes_no_more(qtbot, receiver: Receiver) -> None:
    runner = JobRunner()
    reader = runner.start(lambda control: control.cancelled.wait(10))
    writer = runner.start(lambda _control: "written", Lane.WRITE)
    writer.done.connect(receiver.take)
    assert runner.shutdown()
    qtbot.waitUntil(lambda: receiver.results == ["written"])
    assert reader.is_cancelled
    late = runner.start(lambda _control: pytest.fail("started after the end"))
    qtbot.waitUntil(lambda: late.is_finished)
    assert late.is_cancelled


def test_closing_lets_questions_go_and_work_that_was_begun_on_purpose_end(qtbot, receiver: Receiver) -> None:
    runner = JobRunner()
    begun, gate = threading.Event(), threading.Event()

    def export(control: JobControl) -> str:
        control.progress(1, 2)
        begun.set()
        gate.wait(10)
        control.check()
        return "exported"

    task = runner.start(export)
    task.done.connect(receiver.take)
    question = runner.start(lambda control: control.cancelled.wait(10))
    assert begun.wait(10)
    runner.close()
    assert question.is_cancelled
    assert not task.is_cancelled
    assert not runner.is_idle
    gate.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert receiver.results == ["exported"]
    last = runner.start_last(lambda _control: "backed up")
    last.done.connect(receiver.take)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert receiver.results == ["exported", "backed up"]


def test_stopping_cancels_what_asks_and_does_every_short_write(qtbot, receiver: Receiver) -> None:
    runner = JobRunner()
    begun = threading.Event()

    def long(control: JobControl) -> None:
        while True:
            control.progress(0, 0)
            begun.set()
            control.cancelled.wait(0.01)

    importing = runner.start(long, Lane.WRITE)
    edit = runner.start(lambda _control: "written", Lane.WRITE)
    edit.done.connect(receiver.take)
    assert begun.wait(10)
    runner.close(stop=True)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert importing.is_cancelled
    assert receiver.results == ["written"]


def test_a_receiver_that_is_gone_does_no_harm(runner: JobRunner, qtbot) -> None:
    gate = threading.Event()
    receiver = Receiver()
    handle = runner.start(lambda _control: gate.wait(10))
    handle.done.connect(receiver.take)
    delete(receiver)
    gate.set()
    qtbot.waitUntil(lambda: handle.is_finished)


def test_handles_are_let_go_without_the_collector(runner: JobRunner, qtbot) -> None:
    gc.disable()
    try:
        _handles_are_let_go(runner, qtbot)
    finally:
        gc.enable()


def _handles_are_let_go(runner: JobRunner, qtbot) -> None:
    handles = [weakref.ref(runner.start(lambda _control: None)) for _ in range(20)]
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert runner.shutdown()  # the last thread may still be on its way out of the job
    assert [one for one in handles if one() is not None] == []


def test_the_direct_runner_works_at_once_and_answers_later(receiver: Receiver, qtbot) -> None:
    did: list[int] = []
    handle = DirectRunner().start(lambda _control: did.append(1))
    assert did == [1]
    handle.done.connect(receiver.take)
    qtbot.waitUntil(lambda: receiver.results == [None])


class TestLatestOnly:
    def test_only_the_newest_answer_is_given(self, runner: JobRunner, receiver: Receiver, qtbot) -> None:
        gate = threading.Event()
        busy: list[bool] = []
        latest = LatestOnly(runner)
        latest.done.connect(receiver.take)
        latest.failed.connect(receiver.fail)
        latest.busy_changed.connect(busy.append)
        for letters in ("創", "創薬", "創薬支"):
            latest.ask(lambda _control, letters=letters: (gate.wait(10), letters)[1])
        gate.set()
        qtbot.waitUntil(lambda: not latest.is_busy and not runner.is_busy)
        assert receiver.results == ["創薬支"]
        assert receiver.errors == []
        assert busy == [True, False]

    def test_an_older_answer_that_is_under_way_is_dropped(self, receiver: Receiver, qtbot) -> None:
        latest = LatestOnly(DirectRunner())
        latest.done.connect(receiver.take)
        latest.ask(lambda _control: "old")
        latest.ask(lambda _control: "new")
        qtbot.waitUntil(lambda: not latest.is_busy)
        assert receiver.results == ["new"]

    def test_errors_and_cancel(self, receiver: Receiver, qtbot) -> None:
        latest = LatestOnly(DirectRunner())
        latest.done.connect(receiver.take)
        latest.failed.connect(receiver.fail)

        def broken(_control: JobControl) -> None:
            raise ValueError

        latest.ask(broken)
        qtbot.waitUntil(lambda: len(receiver.errors) == 1)
        latest.ask(lambda _control: "unwanted")
        latest.cancel()
        qtbot.waitUntil(lambda: not latest.is_busy)
        assert receiver.results == []
