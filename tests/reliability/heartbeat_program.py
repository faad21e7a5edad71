"""The window used while a file is taken in, with a pulse of 10 ms; run as a process by ``heartbeat``.

Arguments: the library, the file, and what the seconds before the import are (to compare with). It prints one line of
JSON: for each phase the gaps between two beats beyond the 10 ms that were asked for, in ms; «own» without the time in
which the main thread waited for a processor (Linux).
"""

import faulthandler
import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

from navigator import app as program_module
from navigator.app import Program
from navigator.viewmodels.trends import spec_of_programs
from navigator.views.data.importpart import ImportPart
from tests.db.packages import table

BEAT_MS = 10
WORDS = ("クラスター", "医療", "産学官", "地域", "")


class Beating(Program):
    """Scrolls, searches and draws charts all the time; takes in the file after a while."""

    def start(self) -> None:
        """Start as usual; nobody waits longer than this."""
        QTimer.singleShot(int(MOST_S * 1000), self, lambda: os._exit(3))
        self.gaps: dict[str, list[float]] = {"first pages": [], "quiet": [], "used": [], "dry run": [], "import": []}
        self.own: dict[str, list[float]] = {phase: [] for phase in self.gaps}
        self.seconds: dict[str, float] = {}
        self._waited = 0.0
        self.phase, self._last_beat, self._hand_step = "", 0.0, 0
        self.ready.connect(self._begin_soon)
        super().start()

    def _begin_soon(self) -> None:
        self._beat_timer = QTimer(self)
        self._beat_timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat_timer.timeout.connect(self._beat)
        self._beat_timer.start(BEAT_MS)
        self._hand = QTimer(self)
        self._hand.timeout.connect(self._use_window)
        # What a page brings with it is loaded when it is first shown; that is told apart.
        self._enter("first pages")
        QTimer.singleShot(300, self, lambda: self.window.open_page("data"))
        QTimer.singleShot(600, self, lambda: self._chart(2))
        QTimer.singleShot(2500, self, lambda: self._enter("quiet"))
        QTimer.singleShot(2500 + BEFORE_MS // 3, self, lambda: self._enter("used"))
        QTimer.singleShot(2500 + BEFORE_MS, self, self._take_in)

    def _enter(self, phase: str) -> None:
        self.seconds[self.phase] = time.monotonic() - self.seconds.get(self.phase, time.monotonic())
        self.phase = phase
        self.seconds[phase] = time.monotonic()
        if phase == "used":
            self._hand.start(60)

    def _beat(self) -> None:
        now, waited = time.monotonic(), _waited_ms()
        if self._last_beat and self.phase:
            gap = (now - self._last_beat) * 1000 - BEAT_MS
            self.gaps[self.phase].append(gap)
            self.own[self.phase].append(max(0.0, gap - (waited - self._waited)))
        self._last_beat, self._waited = now, waited
        if WATCH_S:
            faulthandler.dump_traceback_later(WATCH_S, exit=False, file=WATCHED)

    def _use_window(self) -> None:
        """Be a hand: scroll, and now and then search, or draw a chart."""
        self._hand_step += 1
        page = self.window.page
        bar = page.results.table.verticalScrollBar()
        bar.setValue((bar.value() + bar.pageStep()) % max(1, bar.maximum()))
        if self._hand_step % 12 == 0:
            self.finder.set_text(WORDS[self._hand_step // 12 % len(WORDS)])
        if self._hand_step % 40 == 20:
            self._chart(3 + self._hand_step % 3)
        if self._hand_step % 40 == 30:
            self.window.show_page("finder")

    def _chart(self, count: int) -> None:
        codes = [row["code"] for row in table("programs")][:count]
        self.desk.page_requested.emit("trends", spec_of_programs(codes))

    def _take_in(self) -> None:
        self._enter("dry run")
        self.window.open_page("data", Path(sys.argv[2]))
        model = self.window.findChild(ImportPart).model
        model.planned.connect(lambda _plan: (self._enter("import"), model.run(leave_out=True)))
        model.done.connect(self._finish)
        model.failed.connect(lambda error: (sys.stderr.write(error.what.en), os._exit(4)))

    def _finish(self, _result: object) -> None:
        self._enter("")
        self._beat_timer.stop()
        self._hand.stop()
        told = {
            phase: {
                "beats": len(gaps),
                "seconds": round(self.seconds[phase], 1),
                **_of(gaps),
                "own": _of(self.own[phase]),
            }
            for phase, gaps in self.gaps.items()
        }
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        self.stop()


def _waited_ms() -> float:
    """Return how long the main thread was ready and no processor was free: other programs' doing, on a busy machine."""
    try:
        return int(SCHEDULED.read_text("ascii").split()[1]) / 1e6
    except (OSError, ValueError, IndexError):
        return 0.0


def _of(gaps: list[float]) -> dict[str, float]:
    """Return the middle, the 99th percentile and the worst of gaps, in ms."""
    ordered = sorted(gaps) or [0.0]
    return {
        "p50": round(ordered[len(ordered) // 2], 1),
        "p99": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))], 1),
        "worst": round(ordered[-1], 1),
    }


if __name__ == "__main__":
    SCHEDULED = Path(f"/proc/self/task/{os.getpid()}/schedstat")
    # For whoever looks for what holds the window up: seconds, and a file for what every thread does then.
    WATCH_S = float(os.environ.get("RPN_WATCH", "0"))
    WATCHED = Path("held-up.txt").open("w", encoding="utf-8") if WATCH_S else None  # noqa: SIM115 - for the whole run
    BEFORE_MS, MOST_S = int(float(sys.argv[3]) * 1000), float(sys.argv[4])
    program_module.Program = Beating  # type: ignore[misc] - the program with a pulse
    Program._welcome = lambda _self: None  # type: ignore[method-assign] - nobody is there to answer
    sys.exit(program_module.main(["--library", sys.argv[1], "--today", "2026-11-22"]))
