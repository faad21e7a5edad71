"""One program a library: a second start raises the first window and ends (R-16).

The lock is of this user and this library file. Another user, or another name of the same file that cannot be seen
through (a hard link), is refused by the library's own write lock.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote

from PySide6.QtCore import QElapsedTimer, QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from navigator.files import APPLICATION_NAME
from navigator.qtsupport.paths import make_folder, state_folder

RAISE = b"raise 1\n"
OPEN = b"open 1 "
"""Begins the other line that is understood: raise the window and open this file (its path, quoted as in addresses)."""

_LONGEST = 16_384
_ANSWER_WAIT_MS = 1500
_ASK_AGAIN_MS = 20


def library_key(library: Path) -> str:
    """Return a short name that is the same for every path to ``library``, whether the file exists yet or not.

    The folder is known by its device and number, so links, shares and mounts of it agree; the file only by name,
    because a restore swaps another file into its place.
    """
    real = Path(os.path.realpath(library))
    folder, rest = real.parent, [os.path.normcase(real.name)]
    while not folder.exists() and folder != folder.parent:
        rest.insert(0, os.path.normcase(folder.name))
        folder = folder.parent
    status = folder.stat()
    identity = "\0".join([str(status.st_dev), str(status.st_ino), *rest])
    return hashlib.sha256(identity.encode("utf-8", "surrogateescape")).hexdigest()[:24]


def _lock_folder() -> Path:
    """Return where locks of this user lie: the state folder, or one for the while where nothing can be kept.

    Raises:
        OSError: neither can be written.
    """
    owner = hashlib.sha256(str(state_folder()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    with contextlib.suppress(OSError):
        folder = make_folder(state_folder())
        if os.access(folder, os.W_OK):
            return folder
    return make_folder(Path(tempfile.gettempdir()) / f"{APPLICATION_NAME}-{owner}")


class SingleInstance(QObject):
    """The claim of this process on one library.

    Use: ``claim()`` once; when it returns False, ``raise_other()`` and end with exit code 0. Signals:
    ``raise_requested`` when another start wants this window in front.
    """

    raise_requested = Signal(str)
    """Path of a file that is to be opened, empty for none."""

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        key = library_key(library)
        folder = _lock_folder()
        # The state folder is in the name as well: it tells users apart in the common folder of local sockets.
        owner = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
        self._name = f"rpn-{owner}-{key}"
        self._lock = QLockFile(str(folder / f"{key}.lock"))
        # Never by age: a start that lasts long must not lose its claim. A dead holder is noticed by its number.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Take the library for this process and listen for others; return False when another has it."""
        if not self._lock.tryLock(0):
            return False
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # A killed holder leaves its socket behind; having the lock, we know that nobody listens there.
        QLocalServer.removeServer(self._name)
        server.newConnection.connect(self._greet)
        # Without the server a second start still ends, only without raising this window.
        server.listen(self._name)
        self._server = server
        return True

    def raise_other(self, file: str = "") -> bool:
        """Ask the process that has the library to show its window, and to open a file; return whether it heard."""
        socket = QLocalSocket()
        clock = QElapsedTimer()
        clock.start()
        socket.connectToServer(self._name)
        # One that started at the same moment has the lock, and will listen in a moment.
        while not socket.waitForConnected(_ANSWER_WAIT_MS):
            if clock.hasExpired(_ANSWER_WAIT_MS):
                return False
            QThread.msleep(_ASK_AGAIN_MS)
            socket.connectToServer(self._name)
        socket.write(OPEN + quote(file, errors="surrogateescape").encode() + b"\n" if file else RAISE)
        heard = socket.waitForBytesWritten(_ANSWER_WAIT_MS)
        socket.disconnectFromServer()
        return heard

    def release(self) -> None:
        """Give the library up."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()

    def _greet(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._listen_to(socket)

    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._listen_to(socket)

    def _listen_to(self, socket: QLocalSocket) -> None:
        # Only these two lines are understood; whoever says anything else is hung up on.
        said = socket.read(_LONGEST).data()
        if said == RAISE:
            self.raise_requested.emit("")
        elif said.startswith(OPEN) and said.endswith(b"\n") and said.isascii():
            self.raise_requested.emit(unquote(said[len(OPEN) : -1].decode(), errors="surrogateescape"))
        else:
            socket.abort()


class Claims:
    """The claim of this process on the library in use; a second start raises the window of the first."""

    def __init__(self) -> None:
        self._held: SingleInstance | None = None
        self.raised: Callable[[str], None] = lambda _file: None

    def claim(self, library: Path) -> bool:
        """Give up the library in use and take another one; False when another process has it."""
        self.release()
        wanted = SingleInstance(library)
        if not wanted.claim():
            return False
        wanted.raise_requested.connect(self._raise)
        self._held = wanted
        return True

    def _raise(self, file: str) -> None:
        # Looked up when it is needed: the claim comes before the window.
        self.raised(file)

    def release(self) -> None:
        """Give up the library in use."""
        if self._held is not None:
            self._held.release()
            self._held = None
