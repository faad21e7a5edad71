"""Our own mistakes: every unhandled exception becomes one plain-text report the user can copy. Nothing is sent.

A crash of the interpreter itself is written by ``faulthandler``; the next start can show it.
"""

import faulthandler
import logging
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from navigator.qtsupport.crashreport import make_report, versions, without_places
from navigator.qtsupport.paths import make_folder, state_folder

logger = logging.getLogger("crash")
qt_logger = logging.getLogger("qt")

FAULT_NAME = "fault.txt"

_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

# A mistake in painting comes back with every frame: it is told once, and its number written at these counts.
_TOLD_AGAIN = frozenset({10, 100, 1000, 10_000, 100_000})


class CrashHook(QObject):
    """Catches what nothing else caught, in any thread.

    Signals: ``crashed(CrashReport)``, once for each place in the source where something went wrong; from within
    whatever failed, so connect to it with a queued connection and open no dialogue in the middle of a paint event.
    ``SystemExit`` and ``KeyboardInterrupt`` are no mistakes and pass.
    """

    crashed = Signal(object)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or state_folder()
        self._file: TextIO | None = None
        self._old: tuple[Callable[..., object], Callable[..., object]] | None = None
        self._seen: Counter[str] = Counter()
        self.previous_fault = ""

    def install(self) -> None:
        """Start catching; ``previous_fault`` then holds what the last run's interpreter wrote when it died."""
        self._old = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(_on_qt_message)
        try:
            path = make_folder(self._folder) / FAULT_NAME
            if path.exists():
                self.previous_fault = _fault_in(path.read_text("utf-8", "replace"))
            self._file = path.open("w", encoding="utf-8")
            # Of the run that dies, not of the one that tells of it.
            self._file.write(versions() + "\n")
            self._file.flush()
        except OSError:
            logger.info("no file for faults can be kept in the state folder")
            return
        faulthandler.enable(self._file)

    def remove(self) -> None:
        """Stop catching and give the old hooks back."""
        if self._old is not None:
            sys.excepthook, threading.excepthook = self._old
            self._old = None
        qInstallMessageHandler(None)
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        self._tell(error, "")

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if isinstance(args.exc_value, Exception):
            self._tell(args.exc_value, args.thread.name if args.thread else "")

    def _tell(self, error: BaseException, where: str) -> None:
        report = make_report(error, where)
        # The interpreter remembers the last exception, its frames and so their variables: a QPainter among them
        # would go on painting on a window whose paint event is over, and Qt would end the process.
        traceback.clear_frames(error.__traceback__)
        self._seen[report.place] += 1
        times = self._seen[report.place]
        if times == 1:
            logger.error(report.full)
            self.crashed.emit(report)
        elif times in _TOLD_AGAIN:
            logger.error("%s for the %sth time", report.place.partition(" ")[0], times)


def _fault_in(text: str) -> str:
    """Return what a fault file tells: the versions and the fault, or nothing when the run ended in order."""
    head, _, fault = text.partition("\n")
    return without_places(f"{head}\n\n{fault}") if fault.strip() else ""


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    qt_logger.log(_QT_LEVELS[kind], "%s: %s", context.category or "default", message)
