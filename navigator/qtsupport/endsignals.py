"""Being asked to end from outside: by a signal of the system, or by the session that ends (R-20).

A handler of Python's runs only when the interpreter comes round to it, which it does not while Qt waits for events.
So the signal writes a byte into a socket, and Qt tells of that.
"""

import contextlib
import signal
import socket
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")


class EndSignals(QObject):
    """Emits ``asked`` on the main thread when the program is to end now; nobody is there to answer a question."""

    asked = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._old: dict[int, object] = {}
        self._wakeup = -1
        self._ends: tuple[socket.socket, socket.socket] | None = None
        self._notifier: QSocketNotifier | None = None
        app.commitDataRequest.connect(self._session_ends)

    def install(self) -> None:
        """Listen from now on; on Windows the end of the session is all there is to hear."""
        if sys.platform == "win32" or self._ends is not None:
            return
        here, there = self._ends = socket.socketpair()
        for end in self._ends:
            end.setblocking(False)  # noqa: FBT003 - Python's signature
        self._notifier = QSocketNotifier(here.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._wakeup = signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)
        for name in _NAMES:
            number = getattr(signal, name)
            self._old[number] = signal.signal(number, _take_note)

    def remove(self) -> None:
        """Listen no longer and give the old handlers back."""
        if self._ends is None:
            return
        for number, handler in self._old.items():
            signal.signal(number, handler)  # type: ignore[arg-type] - what ``signal.signal`` returned
        self._old.clear()
        signal.set_wakeup_fd(self._wakeup)
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        for end in self._ends:
            end.close()
        self._ends = None

    def _woken(self) -> None:
        if self._ends is None:
            return
        with contextlib.suppress(BlockingIOError):
            while self._ends[0].recv(64):
                continue
        self.asked.emit()

    def _session_ends(self, _manager: QSessionManager) -> None:
        self.asked.emit()


def _take_note(_number: int, _frame: FrameType | None) -> None:
    """Stand for the default handlers, which end the process or raise in whatever runs."""
