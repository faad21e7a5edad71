"""The program at work, ended at a moment of the dice; run as a process by ``closings``.

Arguments: the library, what it works at, how it ends, how long after the beginning of the work (s), and a folder.
It prints one line: how long the end took, and whether the reader saw that it was ending.
"""

import faulthandler
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer

from navigator import app as program_module
from navigator.app import Program
from navigator.domain.catalogues import Catalogue
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.domain.safety import BackupReason
from navigator.views.data.importpart import ImportPart
from navigator.views.ending import EndingNotice
from navigator.views.widgets.exporter import Exporter

STARTS = ("first start", "migration")
"""What is worked at before the library is open."""


class Closing(Program):
    """Begins its work as soon as it can, and ends itself."""

    def start(self) -> None:
        """Start as usual; nobody waits longer than this."""
        QTimer.singleShot(60_000, self, lambda: os._exit(3))
        if WORK in STARTS:
            self.trial_soon()
        else:
            self.ready.connect(self.trial_go)
        super().start()

    def trial_go(self) -> None:
        # The first list stands before the dice are thrown.
        QTimer.singleShot(150, self, self.trial_work)

    def trial_work(self) -> None:
        WORKS[WORK](self)
        self.trial_soon()

    def trial_soon(self) -> None:
        QTimer.singleShot(int(AFTER * 1000), self, self.trial_close)

    def trial_close(self) -> None:
        global began  # noqa: PLW0603 - what ``main`` measures
        self.ending.ended.connect(self.trial_ended)
        began = time.monotonic()
        if HOW == "signal":
            os.kill(os.getpid(), signal.SIGTERM)
        elif HOW == "receiver":
            # The window and all its pages go while their jobs are at work; then the new window is closed.
            self._rebuild()
            QTimer.singleShot(30, self, self.window.close)
        else:
            self.window.close()
        watch = QTimer(self)
        watch.timeout.connect(self.trial_see)
        watch.start(20)

    def trial_see(self) -> None:
        global seen  # noqa: PLW0603 - as above
        seen = seen or any(isinstance(one, EndingNotice) and one.isVisible() for one in self._app.topLevelWidgets())

    def trial_ended(self) -> None:
        global threads  # noqa: PLW0603 - as above
        # A thread of a pool, which Qt keeps for a while, shows as a dummy; that pools are idle is asked before the end.
        threads = [
            one.name
            for one in threading.enumerate()
            if one is not threading.current_thread() and not isinstance(one, threading._DummyThread)
        ]


def take_in(program: Program) -> None:
    """Import a file, dry run and all."""
    program.window.open_page("data", FOLDER / "rows.csv")
    model = program.window.findChild(ImportPart).model
    model.planned.connect(lambda _plan: model.run(leave_out=True))


def hand_out(program: Program) -> None:
    """Export the longest list as a workbook, again and again."""
    suite, exporter = program.desk.suite, program.window.findChild(Exporter)
    assert suite is not None
    presentation = Presentation()

    def write(_path: object = None) -> None:
        exporter.write(
            FOLDER / "list.xlsx",
            lambda progress: suite.reports.list_table(Filter(Catalogue.MEASURES), ("name",), presentation, progress),
            presentation,
        )

    exporter.written.connect(write)
    write()


def back_up(program: Program) -> None:
    """Back the library up, again and again."""
    suite = program.desk.suite
    assert suite is not None

    def again(_kept: object = None) -> None:
        program.desk.work.write(lambda: suite.safety.backup(BackupReason.MANUAL), again, lambda _error: None)

    again()


def restore(program: Program) -> None:
    """Put a backup in the place of the library."""
    program.desk.restore_requested.emit(FOLDER / "other.rpn")


WORKS: dict[str, Callable[[Program], None]] = {
    "import": take_in,
    "export": hand_out,
    "backup": back_up,
    "restore": restore,
}

began = 0.0
seen = False
threads: list[str] = []

if __name__ == "__main__":
    LIBRARY, WORK, HOW = sys.argv[1:4]
    AFTER, FOLDER = float(sys.argv[4]), Path(sys.argv[5])
    program_module.Program = Closing  # type: ignore[misc] - the program that ends itself
    Program._welcome = lambda _self: None  # type: ignore[method-assign] - nobody is there to answer
    code = program_module.main(["--library", LIBRARY, "--today", "2026-11-22"])
    # The program has given it back; what comes now is the end of the interpreter.
    faulthandler.enable(sys.__stderr__)
    sys.stdout.write(f"{time.monotonic() - began:.3f} {int(seen)} {','.join(threads)}\n")
    sys.stdout.flush()
    sys.exit(code)
