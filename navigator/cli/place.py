"""Opening the library of a command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from navigator.cli.arguments import Arguments
from navigator.cli.output import Output
from navigator.db.library import Library
from navigator.domain.errors import DamagedLibraryError
from navigator.domain.text import Text
from navigator.files import default_library
from navigator.services.checking import check_facts, check_library
from navigator.services.library import open_library

MADE = Text("ライブラリを作りました: {path}", "A new library was made: {path}")

_UNREADABLE = (LookupError, ValueError, TypeError, ArithmeticError)
"""What a reader raises at a cell that holds no code, number or date any more."""


def library_path(arguments: Arguments) -> Path:
    """Return where the library of a command lies."""
    return arguments.library or default_library()


@contextmanager
def opened_library(arguments: Arguments, output: Output) -> Iterator[Library]:
    """Open the library, saying what was made or brought up to date; it is closed at the end.

    Raises:
        DamagedLibraryError: also for a cell that cannot be read, when the library's own checks find it altered; when
            they find nothing the mistake is ours and goes through.
    """
    path = library_path(arguments)
    opened = open_library(path, output.progress())
    try:
        if opened.created:
            output.note(MADE.format(path=path))
        for notice in opened.notices:
            output.note(notice)
        try:
            yield opened.library
        except _UNREADABLE as error:
            if _is_sound(opened.library):
                raise
            raise _altered(path) from error
    finally:
        opened.library.close()


def _is_sound(library: Library) -> bool:
    return check_facts(library).same and not any(result.findings for result in check_library(library))


def _altered(path: Path) -> DamagedLibraryError:
    return DamagedLibraryError(
        Text(
            "「{name}」の中に読み取れない値があります。ファイルが壊れています。",
            "“{name}” holds a value that cannot be read: the file is damaged.",
        ).format(name=path.name),
        Text(
            "facts check と library check が場所を示します。写しを取ってから、"
            "控えを開くか、新しいライブラリを作ってください。",
            "facts check and library check show where. Keep a copy, then open a backup or make a new library.",
        ),
    )
