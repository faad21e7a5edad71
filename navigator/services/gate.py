"""Letting many read while nobody changes what they read in common."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """Any number pass at once; ``closed`` waits until nobody is inside and lets nobody in.

    Someone inside may pass again (one question asks another). Who is inside must not close the gate.
    """

    def __init__(self) -> None:
        self._free = threading.Condition(threading.RLock())
        self._inside = 0

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Be inside while the block runs."""
        with self._free:
            self._inside += 1
        try:
            yield
        finally:
            with self._free:
                self._inside -= 1
                self._free.notify_all()

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Be alone while the block runs."""
        with self._free:
            self._free.wait_for(lambda: not self._inside)
            yield
