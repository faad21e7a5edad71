"""Whether the library can be written just now: told when it changes, asked again until it can."""

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from navigator.domain.safety import WriteState

AGAIN_MS = 10_000
"""How often a full or protected disk is asked again."""

_PASSING = (WriteState.FULL, WriteState.PROTECTED)


class Watched(Protocol):
    """What is watched of a library."""

    read_only: bool
    state: WriteState

    def look_again(self) -> WriteState:
        """Ask the disk and return the state."""


class WriteWatch(QObject):
    """Watches one library at a time."""

    changed = Signal(object)
    """WriteState: the library came into this state while it was open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library: Watched | None = None
        self.state = WriteState.WRITABLE
        self._timer = QTimer(self)
        self._timer.setInterval(AGAIN_MS)
        self._timer.timeout.connect(self._ask)

    def follow(self, library: Watched | None) -> None:
        """Watch another library, or none; how it was opened is told elsewhere."""
        self._library = library
        self.state = WriteState.WRITABLE if library is None else library.state
        self._timer.stop()

    def look(self) -> None:
        """Take note of what the last write found."""
        library = self._library
        if library is None:
            return
        if library.state is not self.state:
            self.state = library.state
            self.changed.emit(self.state)
        # A library that was opened for reading only stays so until it is opened again.
        if self.state in _PASSING and not library.read_only:
            self._timer.start()
        else:
            self._timer.stop()

    def _ask(self) -> None:
        if self._library is not None:
            self._library.look_again()
        self.look()
