"""What every test stands on: no screen, no network, a home of its own, and nothing left behind.

A log record at WARNING or above fails a test unless it asked for ``allow_warnings`` first; so does a thread, a timer
or a window that outlives a test which uses Qt. Python's warnings and Qt's messages fail by ``pyproject.toml``.
"""

import gc
import logging
import os
import re
import socket
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Before any import that asks where home is; each test gets a folder of its own on top (``own_home``).
_SESSION_HOME = tempfile.TemporaryDirectory(prefix="rpn-home-")
os.environ["HOME"] = _SESSION_HOME.name

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from shiboken6 import isValid  # noqa: E402

settings.register_profile(
    "navigator",
    deadline=None,  # no test depends on time
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("navigator")

FOLDER_VARIABLES = {
    "HOME": "home",
    "XDG_DATA_HOME": "home/data",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_STATE_HOME": "home/state",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_RUNTIME_DIR": "home/run",
}


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of this test alone, with every folder the program may use inside."""
    root = tmp_path_factory.mktemp("own")
    for variable, name in FOLDER_VARIABLES.items():
        folder = root / name
        folder.mkdir(mode=0o700, exist_ok=True)
        monkeypatch.setenv(variable, str(folder))
    return root / "home"


def _refuse_network(family: int) -> None:
    # -1 and the absent argument mean AF_INET to Python.
    if family != getattr(socket, "AF_UNIX", None):
        raise AssertionError("The navigator works offline: no test and no code under test may open a network socket.")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only sockets between processes of this machine may be opened."""
    real = socket.socket.__init__

    def init(self: socket.socket, family: int = -1, *args: int, **kwargs: int) -> None:
        if kwargs.get("fileno") is None and (len(args) < 3 or args[2] is None):
            _refuse_network(family)
        real(self, family, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "__init__", init)


class AllowedWarnings:
    """Call it with a regular expression for each message the test expects; ``records`` holds what came."""

    def __init__(self) -> None:
        self.records: list[logging.LogRecord] = []
        self._patterns: list[re.Pattern[str]] = []

    def __call__(self, pattern: str) -> None:
        self._patterns.append(re.compile(pattern))

    def unannounced(self) -> list[str]:
        """Return the messages no pattern was given for, with their logger and level."""
        return [
            f"{record.levelname} {record.name}: {record.getMessage()}"
            for record in self.records
            if not any(pattern.search(record.getMessage()) for pattern in self._patterns)
        ]


class _Collector(logging.Handler):
    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)


@pytest.fixture(autouse=True)
def allow_warnings() -> Iterator[AllowedWarnings]:
    """Announce log messages: ``allow_warnings("is damaged")``. Any other WARNING or ERROR fails the test."""
    allowed = AllowedWarnings()
    handler = _Collector(allowed.records)
    root = logging.getLogger()
    root.addHandler(handler)
    yield allowed
    root.removeHandler(handler)
    surprises = allowed.unannounced()
    if surprises:
        pytest.fail("Logged without being announced by allow_warnings(pattern):\n" + "\n".join(surprises))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The arguments of the application in tests."""
    return ["RegionalProgramNavigator"]


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str]) -> Iterator[QApplication]:
    """One application a session, with the bundled fonts, so that texts have the same width everywhere."""
    from navigator.qtsupport import clipboard  # noqa: PLC0415 - tests of the lower rooms need no Qt
    from navigator.qtsupport.fonts import install_fonts  # noqa: PLC0415 - as above

    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(qapp_args)
    app.setApplicationName(qapp_args[0])
    install_fonts(app)
    yield app
    clipboard.leave()


class _Watched:
    """Objects with a ``start`` that were started in a test, held weakly."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, kind: type[QObject]) -> None:
        self._seen: list[weakref.ref[QObject]] = []
        real: Callable[..., object] = kind.start  # type: ignore[attr-defined]

        # A plain function, not a mock: replacing a method of a Qt class by a mock ends the interpreter.
        def start(this: QObject, *args: object, **kwargs: object) -> object:
            self._seen.append(weakref.ref(this))
            return real(this, *args, **kwargs)

        monkeypatch.setattr(kind, "start", start)

    def alive(self) -> list[QObject]:
        found = (reference() for reference in self._seen)
        return list({id(one): one for one in found if one is not None and isValid(one)}.values())


def _settle() -> None:
    """Let Qt delete what was handed to ``deleteLater``."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()


def _windows() -> list[QWidget]:
    # Tool-tips and completers' pop-ups belong to Qt, which keeps one for the whole program.
    own = {"QTipLabel", "QComboBoxPrivateContainer"}
    return [one for one in QApplication.topLevelWidgets() if isValid(one) and one.metaObject().className() not in own]


def _leaked_threads(before: set[threading.Thread]) -> list[str]:
    end = time.monotonic() + 2
    for thread in set(threading.enumerate()) - before:
        # A thread of Qt that once ran Python shows as a dummy until the pool lets it go; pools are asked below.
        if not isinstance(thread, threading._DummyThread):
            thread.join(max(0.0, end - time.monotonic()))
    return [
        f"thread {thread.name}"
        for thread in set(threading.enumerate()) - before
        if thread.is_alive() and not isinstance(thread, threading._DummyThread)
    ]


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that uses Qt when a thread, pool, timer or window of its own is still alive at its end."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    threads = set(threading.enumerate())
    windows = {id(one) for one in _windows()} if QApplication.instance() is not None else set()
    timers, qthreads, pools = (_Watched(monkeypatch, kind) for kind in (QTimer, QThread, QThreadPool))
    yield
    _settle()
    left = _leaked_threads(threads)
    left += [f"pool {pool!r}" for pool in pools.alive() if not pool.waitForDone(2000)]  # type: ignore[attr-defined]
    left += [f"QThread {one!r}" for one in qthreads.alive() if one.isRunning()]  # type: ignore[attr-defined]
    if any(timer.isActive() for timer in timers.alive()) or any(id(one) not in windows for one in _windows()):  # type: ignore[attr-defined]
        gc.collect()  # what only a cycle keeps alive is not a leak
        _settle()
    left += [f"timer {timer!r}" for timer in timers.alive() if timer.isActive()]  # type: ignore[attr-defined]
    left += [f"window {one!r} {one.objectName()}" for one in _windows() if id(one) not in windows]
    if left:
        pytest.fail("Left behind by the test: " + ", ".join(left))
