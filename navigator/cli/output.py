"""Writing to the two streams: UTF-8 whatever the locale says, and silence once the reader of a pipe has gone."""

import os
import sys
from collections.abc import Callable
from typing import TextIO

from navigator.domain.errors import UserError
from navigator.domain.text import Language, Text

PROGRAM = "navigator"


class Output:
    """Results go to standard output, everything said beside them to standard error."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._gone = False

    def write(self, text: str) -> None:
        """Write a piece of the result; nothing happens when its reader has gone."""
        if not self._gone:
            self._gone = not _write(sys.stdout, text)

    def line(self, text: str = "") -> None:
        """Write a line of the result."""
        self.write(f"{text}\n")

    def note(self, text: Text) -> None:
        """Say a line beside the result."""
        _write(sys.stderr, f"{text.of(self.language)}\n")

    def error(self, error: UserError) -> None:
        """Say what happened and what to do."""
        _write(sys.stderr, f"{PROGRAM}: {error.what.of(self.language)}\n{error.remedy.of(self.language)}\n")

    def progress(self) -> Callable[[int, int, Text], None]:
        """Return what shows the steps of long work: one line on a terminal, each step's name once elsewhere."""
        last: list[Text] = []

        def show(done: int, total: int, what: Text) -> None:
            if _is_terminal(sys.stderr):
                _write(sys.stderr, f"\r\x1b[K{what.of(self.language)} {done}/{total}" + "\n" * (done == total))
            elif last != [what]:
                last[:] = [what]
                self.note(what)

        return show


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _write(stream: TextIO | None, text: str) -> bool:
    """Write and flush; return False when nobody reads any more."""
    if stream is None:  # a program without a console
        return True
    try:
        # Beside the text layer, which encodes by the locale and would turn line ends into those of the system. A letter
        # that came broken from the command line is shown by its number.
        binary = getattr(stream, "buffer", None)
        if binary is None:
            stream.write(text)
        else:
            stream.flush()
            binary.write(text.encode("utf-8", "backslashreplace"))
        stream.flush()
    except BrokenPipeError:
        _silence(stream)
        return False
    except OSError as error:
        _silence(stream)
        raise UserError(
            Text("結果を書き出せません（{reason}）。", "The result cannot be written ({reason}).").format(
                reason=error.strerror
            ),
            Text("書き出し先の空きと権限を確かめてください。", "Check the space and your rights where it is to go."),
        ) from error
    return True


def _silence(stream: TextIO) -> None:
    """Let the flush that Python makes at its end go into nothing, where it cannot complain."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)
