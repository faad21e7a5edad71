"""Opening the library of a command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from navigator.cli.arguments import Arguments
from navigator.cli.output import Output
from navigator.db.library import Library
from navigator.domain.text import Text
from navigator.files import default_library
from navigator.services.library import open_library

MADE = Text("ライブラリを作りました: {path}", "A new library was made: {path}")


def library_path(arguments: Arguments) -> Path:
    """Return where the library of a command lies."""
    return arguments.library or default_library()


@contextmanager
def opened_library(arguments: Arguments, output: Output) -> Iterator[Library]:
    """Open the library, saying what was made or brought up to date; it is closed at the end.

    Raises:
        DamagedLibraryError, NewerLibraryError, UserError: see ``navigator.services.library.open_library``.
    """
    path = library_path(arguments)
    opened = open_library(path, output.progress())
    try:
        if opened.created:
            output.note(MADE.format(path=path))
        for notice in opened.notices:
            output.note(notice)
        yield opened.library
    finally:
        opened.library.close()
