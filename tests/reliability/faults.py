"""Faults of the disk: an error at the n-th call to the system, once or from then on; no byte beyond a size (R-04)."""

import builtins
import contextlib
import errno
import io
import os
import resource
from collections.abc import Callable, Iterator

import pytest

STEPS = ("open", "write", "fsync", "replace", "rename", "unlink", "link", "mkdir", "rmdir", "chmod", "listdir")
"""Calls to the system through which files are made, written, named and taken away; files that are read count not."""

NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES)


class Faults:
    """Raises an error at the n-th call counted over all steps, once or from then on; ``raised_in`` names the steps."""

    def __init__(self, number: int, at: int, *, lasting: bool) -> None:
        self.raised_in: list[str] = []
        self._number, self._at, self._lasting = number, at, lasting
        self._calls = 0

    def _wrap(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            if name == "open" and len(args) > 1 and args[1] in ("r", "rb", os.O_RDONLY):
                return real(*args, **kwargs)
            self._calls += 1
            if self._calls == self._at or (self._lasting and self._calls > self._at):
                self.raised_in.append(name)
                raise OSError(self._number, os.strerror(self._number))
            return real(*args, **kwargs)

        return call

    @contextlib.contextmanager
    def happening(self) -> Iterator[None]:
        """Let the faults happen; SQLite's own calls are not among them, see ``no_byte_beyond``."""
        with pytest.MonkeyPatch.context() as patch:
            for name in STEPS:
                patch.setattr(os, name, self._wrap(name, getattr(os, name)))
            # Two names of one function: of pathlib, and of everybody else.
            for place in (io, builtins):
                patch.setattr(place, "open", self._wrap("open", open))
            yield


@contextlib.contextmanager
def no_byte_beyond(size: int) -> Iterator[None]:
    """Let the system refuse to write any file beyond ``size`` bytes: a lasting fault that SQLite meets as well."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
