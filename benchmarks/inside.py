"""The real program, watched from inside: when window and first rows are painted, and how long a keystroke takes.

Runs ``main.main`` as a user would start it, in a process of its own, with one addition: when the program starts, a
watcher is tied to its window. A keystroke is timed from the event that brings the letter (as an input method commits
it) to the end of the window's repaint with the rows and all facet counts; a click from the call that a click makes.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QInputMethodEvent

from navigator import app as navigator_app

if TYPE_CHECKING:  # brings numpy and SQLAlchemy, which would be loaded before the window
    from benchmarks.questions import Question
    from navigator.domain.filters import Filter

BEGIN = "BENCHMARK_BEGIN"
"""Environment variable with the starter's ``time.monotonic()`` at the start of this process."""

LONGEST_S = 120.0


class Watcher(QObject):
    """Takes the times of one run of the program."""

    def __init__(self, program: Any, texts: int, rounds: int) -> None:
        super().__init__(program)
        self._program = program
        self._texts, self._rounds = texts, rounds
        self._answered: Filter | None = None
        self._updated = False
        self.found: dict[str, Any] = {}
        program.window.painted.connect(self._painted)
        program.finder.result_changed.connect(self._on_answer)
        program.window.installEventFilter(self)
        self.startTimer(1000)  # wakes the waiting, so that it can be given up

    def _painted(self) -> None:
        self.found["window_ms"] = self._since_begin()

    @staticmethod
    def _since_begin() -> float:
        return (time.monotonic() - float(os.environ[BEGIN])) * 1000

    def _on_answer(self, result: Any) -> None:
        self._answered, self._updated = result.filter, False
        if "rows_ms" not in self.found:
            QTimer.singleShot(0, self, self._first_rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice repaints of the window: all its parts are painted by one of these events."""
        if event.type() == QEvent.Type.UpdateRequest and self._answered is not None:
            self._updated = True
        return super().eventFilter(watched, event)

    def _first_rows(self) -> None:
        self._wait_for_paint()
        self.found["rows_ms"] = self._since_begin()
        if self._texts:
            self._ask_all()
        self._report()

    def _report(self) -> None:
        from benchmarks.timing import peak_memory_mb  # noqa: PLC0415 - see TYPE_CHECKING above

        self.found["peak_memory_mb"] = peak_memory_mb()
        print(json.dumps(self.found), flush=True)
        self._program.window.close()
        QCoreApplication.quit()

    def _wait_for_paint(self, wanted: "Filter | None" = None) -> None:
        """Wait until the answer wanted (or any) has come and the window was painted after it."""
        end = time.monotonic() + LONGEST_S
        while not (self._updated and (wanted is None or self._answered == wanted)):
            # Without a time limit: with one, Qt does not sleep and takes the processor from the work beside it.
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > end:
                raise TimeoutError("the window was not painted")

    def _ask_all(self) -> None:
        import statistics  # noqa: PLC0415 - as above

        from benchmarks.questions import questions  # noqa: PLC0415 - as above
        from benchmarks.service import forget_rows  # noqa: PLC0415 - as above
        from benchmarks.timing import summed_up  # noqa: PLC0415 - as above

        asked = questions(self._program.path, self._texts)
        taken: list[list[float]] = [[] for _ in asked]
        for _ in range(self._rounds):
            forget_rows(self._program._opened.finding)
            for at, question in enumerate(asked):
                taken[at].append(self._ask(question))
        medians = [statistics.median(times) for times in taken]
        self.found |= summed_up([question.kind for question in asked], medians)
        self.found["each"] = medians

    def _ask(self, question: "Question") -> float:
        """Put the window one step before the question, take that step, and return what it took, ms."""
        from benchmarks.questions import FILTER_KINDS  # noqa: PLC0415 - as above
        from benchmarks.service import forget_texts  # noqa: PLC0415 - as above

        finder, wanted = self._program.finder, question.filter
        if question.kind in FILTER_KINDS:
            choice = wanted.choices[-1] if wanted.choices else None
            value = (*choice.include, *choice.exclude)[-1] if choice else "subsidy"
            excluded = bool(choice and choice.exclude)
            # The last filter is clicked; where there is none, one is clicked away.
            key = choice.key if choice else _kind()
            self._put(wanted.toggled(key, value, exclude=excluded))
            return self._time(lambda: finder.toggle_facet(key, value, excluded), wanted)
        self._put(_with_text(wanted, wanted.text[:-1]))
        forget_texts(self._program._opened.finding)
        letter = QInputMethodEvent()
        letter.setCommitString(wanted.text[-1])
        box = self._program.window.header.search
        box.setFocus()
        box.end(False)  # noqa: FBT003 - Qt's argument
        return self._time(lambda: QCoreApplication.sendEvent(box, letter), wanted)

    def _put(self, question: "Filter") -> None:
        if self._program.finder.filter != question:
            self._updated = False
            self._program.finder.set_filter(question)
            self._wait_for_paint(question)
        QCoreApplication.processEvents()

    def _time(self, act: Any, wanted: "Filter") -> float:
        self._answered, self._updated = None, False
        begin = time.perf_counter()
        act()
        self._wait_for_paint(wanted)
        return (time.perf_counter() - begin) * 1000


def _kind() -> Any:
    from navigator.domain.catalogues import FacetKey  # noqa: PLC0415 - as above

    return FacetKey.KIND


def _with_text(question: "Filter", text: str) -> "Filter":
    from dataclasses import replace  # noqa: PLC0415 - as above

    return replace(question, text=text)


def main() -> int:
    """Start the program on the library named first, with the number of texts and rounds after it (0: only start)."""
    library, texts, rounds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    start = navigator_app.Program.start

    def watched_start(program: Any) -> None:
        program.watcher = Watcher(program, texts, rounds)
        start(program)

    navigator_app.Program.start = watched_start
    from main import main as run  # noqa: PLC0415 - the real entry point, after the watcher is tied

    return run(["--library", str(library), "--today", "2026-11-22"])


if __name__ == "__main__":
    sys.exit(main())
