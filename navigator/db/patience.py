"""Work in a folder that may not answer: a share whose server is gone, a disk that was pulled (R-14).

A call to the system that hangs cannot be ended. So it is made in a thread of its own, which is left to itself once
nothing was heard of it for a while; it holds no lock of the library, and ends with the program at the latest.
"""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from navigator.domain.errors import UserError
from navigator.domain.text import Text

ANSWER_S = 5.0
"""Seconds after which nobody waits any more for a folder that is merely looked at."""
LONG_S = 60.0
"""Seconds without a sign of life after which nobody waits any more where files are read or written."""

T = TypeVar("T")
Tick = Callable[[], None]
"""Called by the work whenever a step is done."""

_waiting: dict[Path, threading.Thread] = {}
"""The thread that hangs in a folder: a folder that has not answered is not asked by a second one."""


class _Call(Generic[T]):
    def __init__(self, work: Callable[[Tick], T]) -> None:
        self.over = threading.Event()
        self.heard = time.monotonic()
        self._work = work
        self._result: T
        self._error: BaseException | None = None

    def run(self) -> None:
        try:
            self._result = self._work(self._tick)
        except BaseException as error:  # noqa: BLE001 - handed to the one who waits
            self._error = error
        finally:
            self.over.set()

    def _tick(self) -> None:
        self.heard = time.monotonic()

    def answer(self) -> T:
        if self._error is not None:
            raise self._error
        return self._result


def patiently(folder: Path, work: Callable[[Tick], T], seconds: float | None = None) -> T:
    """Return what ``work`` in ``folder`` returns, or raise what it raises.

    ``seconds`` (``ANSWER_S``) may pass without a sign of life: the end of the work, or a tick.

    Raises:
        UserError: the folder did not answer; what the work does once it does is of no use to anybody.
    """
    if folder in _waiting and _waiting[folder].is_alive():
        raise silent(folder)
    patience = ANSWER_S if seconds is None else seconds
    call = _Call(work)
    thread = threading.Thread(target=call.run, name=f"folder {folder.name}", daemon=True)
    thread.start()
    while not call.over.wait(max(0.0, call.heard + patience - time.monotonic())):
        if time.monotonic() >= call.heard + patience:
            _waiting[folder] = thread
            raise silent(folder)
    _waiting.pop(folder, None)
    return call.answer()


def silent(folder: Path) -> UserError:
    """Return the error for a folder that does not answer."""
    return UserError(
        Text("フォルダーが応答しません: {path}", "The folder does not answer: {path}").format(path=folder),
        Text(
            "ネットワークやディスクの接続を確かめて、もう一度行ってください。ライブラリは元のままです。",
            "Please check the network or the disk and try again. The library is unchanged.",
        ),
    )
