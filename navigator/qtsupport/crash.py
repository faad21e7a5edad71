"""Our own mistakes: every unhandled exception becomes one plain-text report the user can copy. Nothing is sent.

A crash of the interpreter itself is written by ``faulthandler``; the next start can show it.
"""

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from navigator.qtsupport.paths import make_folder, state_folder
from navigator.qtsupport.resources import RESOURCES
from navigator.qtsupport.theme import set_role

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


def without_personal_paths(text: str) -> str:
    """Return ``text`` with the program's folder, Python's folder and the home folder replaced by short words."""
    places = {
        str(RESOURCES.parent): "<program>",
        str(Path(sys.prefix)): "<environment>",
        str(Path(sys.base_prefix)): "<python>",
        str(Path.home()): "<home>",
    }
    # The longest first: the program may lie in the home folder.
    for place in sorted(places, key=len, reverse=True):
        if len(place) > 1:
            text = text.replace(place, places[place])
    return text


def make_report(error: BaseException, where: str = "") -> str:
    """Return what a developer needs to know about ``error``: versions and the traceback, no names of folders."""
    head = [
        f"Regional Program Navigator: {type(error).__name__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}",
    ]
    if where:
        head.append(f"in {where}")
    lines = "".join(traceback.format_exception(error))
    return without_personal_paths("\n".join(head) + "\n\n" + lines)


class CrashHook(QObject):
    """Catches what nothing else caught, in any thread.

    Signals: ``crashed(report)`` on the main thread, the plain-text report. ``SystemExit`` and ``KeyboardInterrupt``
    are no mistakes and pass.
    """

    crashed = Signal(str)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or state_folder()
        self._file: TextIO | None = None
        self._old: tuple[Callable[..., object], Callable[..., object]] | None = None
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
                self.previous_fault = without_personal_paths(path.read_text("utf-8", "replace"))
            self._file = path.open("w", encoding="utf-8")
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
        logger.error(report)
        # Emitted in any thread; a receiver of the main thread is called there.
        self.crashed.emit(report)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    qt_logger.log(_QT_LEVELS[kind], "%s: %s", context.category or "default", message)


class CrashDialog(QDialog):
    """Says that the mistake is ours, and offers the report to copy."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("予期しない問題が起きました"))
        sentence = QLabel(
            self.tr(
                "プログラムの誤りです。保存済みのデータはそのままです。"
                "下の報告を開発者に送ると、直す手がかりになります。報告が自動で送られることはありません。"
            ),
            self,
        )
        sentence.setWordWrap(True)
        self.report = QPlainTextEdit(report, self)
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setAccessibleName(self.tr("報告"))
        self.report.setTabChangesFocus(True)
        self.copy = QPushButton(self.tr("報告をコピー"), self)
        self.copy.clicked.connect(self._copy)
        close = QPushButton(self.tr("続ける"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        set_role(close, "primary")
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.copy)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence)
        layout.addWidget(self.report, 1)
        layout.addLayout(buttons)
        self.resize(720, 420)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())
