"""A program that goes wrong in every way that is asked of it; run as a process by ``test_window_crash``.

Arguments: the library, then what to do, one after another; it ends by itself, or as ``abort`` ends it.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget

from navigator import app as program_module
from navigator.app import Program
from navigator.qtsupport import crashdialog

SECRET = "-".join(("山田", "太郎"))
"""Stands for what a person typed: not written out in any line that fails."""


class Painted(QWidget):
    """Fails whenever it is painted, with its painter at work."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to paint, and fail."""
        painter = QPainter(self)
        painter.drawLine(0, 0, 9, 9)
        raise ValueError(SECRET)


class Listed(QAbstractListModel):
    """Fails for every cell."""

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Return 3."""
        return 3

    def data(self, _index: QModelIndex | QPersistentModelIndex, _role: int = 0) -> object:
        """Fail."""
        raise LookupError(SECRET)


def slot(_program: Program) -> None:
    """Fail in a slot."""
    raise KeyError(SECRET)


def paint(program: Program) -> None:
    """Fail in paint events, again and again."""
    widget = Painted(program.window)
    widget.resize(50, 50)
    widget.show()
    again = QTimer(widget)
    again.timeout.connect(widget.update)
    again.start(10)


def data(program: Program) -> None:
    """Fail in a model that a view asks."""
    view = QListView(program.window)
    view.setModel(Listed(view))
    view.resize(50, 50)
    view.show()


def worker(program: Program) -> None:
    """Fail in a job."""

    def job() -> None:
        raise OSError(SECRET)

    program.desk.work.read(job, lambda _none: None, lambda _error: None)


def dialog(program: Program) -> None:
    """Let the crash dialogue itself fail, then fail."""

    def fail(*_arguments: object) -> None:
        raise RuntimeError(SECRET)

    crashdialog.CrashDialog = fail  # type: ignore[assignment, misc] - it is to fail
    slot(program)


def abort(_program: Program) -> None:
    """Die as a library in C does."""
    os.abort()


DEEDS = {one.__name__: one for one in (slot, paint, data, worker, dialog, abort)}


class Crashing(Program):
    """Does the deeds once the library is open, one every 150 ms, and then ends."""

    def start(self) -> None:
        """Start as usual."""
        self.ready.connect(self._go)
        super().start()

    def _go(self) -> None:
        for place, name in enumerate(sys.argv[2:], 1):
            QTimer.singleShot(150 * place, self, lambda name=name: DEEDS[name](self))
        QTimer.singleShot(150 * (len(sys.argv) - 1) + 400, self, self._end)

    def _end(self) -> None:
        for one in QApplication.topLevelWidgets():
            if isinstance(one, crashdialog.QDialog) and one.isVisible():
                sys.stdout.write(f"DIALOG {one.findChild(crashdialog.QPlainTextEdit).toPlainText()}\n")
        for message in self.window.messages.messages:
            sys.stdout.write(f"MESSAGE {message.text}\n")
        sys.stdout.write("END\n")
        sys.stdout.flush()
        self.stop()


if __name__ == "__main__":
    program_module.Program = Crashing  # type: ignore[misc] - the program with deeds
    sys.exit(program_module.main(["--library", str(Path(sys.argv[1])), "--today", "2026-11-22"]))
