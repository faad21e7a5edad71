"""The text of a report about a mistake of ours: versions and the way through the program, nobody's words.

A report can be read in two forms. The first is meant to be sent and holds no text that may come from data: messages
of exceptions are left out unless the interpreter itself writes them, and a path outside the program is a mark. The
second, which the user may choose, has the messages too (R-45 of the reliability catalogue).
"""

import platform
import re
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import PySide6
from PySide6.QtCore import qVersion

from navigator import __version__
from navigator.qtsupport.resources import RESOURCES

ELSEWHERE = "<elsewhere>"
LEFT_OUT = "(message left out)"

# Their messages are the interpreter's own: names in the source, counts, types. Any other may quote what was typed.
_WITHOUT_DATA = (
    AttributeError,
    NameError,
    TypeError,
    ModuleNotFoundError,
    IndexError,
    ZeroDivisionError,
    RecursionError,
    MemoryError,
    NotImplementedError,
)

_FILE_LINE = re.compile(r'(?m)^(\s*File )"([^"\n]*)"')


@dataclass(frozen=True, slots=True)
class CrashReport:
    """One mistake: ``plain`` to be sent, ``full`` with the messages, ``place`` the same for the same mistake."""

    plain: str
    full: str
    place: str = ""


def versions() -> str:
    """Return the versions that a developer asks for first, in one line."""
    # Read where it is loaded and not imported: the window stands before the database does.
    sqlite = getattr(sys.modules.get("sqlite3"), "sqlite_version", "not loaded")
    return (
        f"Navigator {__version__}, Python {platform.python_version()}, Qt {qVersion()}, PySide {PySide6.__version__},"
        f" SQLite {sqlite}, {platform.system()} {platform.machine()}"
    )


def without_personal_paths(text: str) -> str:
    """Return ``text`` with the program's folder, Python's folder and the home folder replaced by short words."""
    places = {
        str(RESOURCES.parent): "<program>",
        str(Path(sys.prefix)): "<environment>",
        str(Path(sys.base_prefix)): "<python>",
        str(Path.home()): "<home>",
    }
    # The longest first: the program may lie in the home folder.
    for place in sorted(places, key=len, reverse=True):
        if len(place) > 1:
            text = text.replace(place, places[place])
    return text


def without_places(text: str) -> str:
    """Return the lines of a traceback with no folder but those of the program, its environment and Python."""

    def shorten(found: re.Match[str]) -> str:
        file = found[2]
        if file.startswith(("<program>", "<environment>", "<python>", "<frozen", "<string>", "<stdin>")):
            return found[0]
        return f'{found[1]}"{ELSEWHERE}"'

    return _FILE_LINE.sub(shorten, without_personal_paths(text))


def make_report(error: BaseException, where: str = "") -> CrashReport:
    """Return what a developer needs to know about ``error``; ``where`` names the thread."""
    head = [f"Regional Program Navigator: {type(error).__name__}", versions()]
    if where:
        head.append(f"in {where}")
    plain = "\n".join([*head, "", *_lines(error)])
    full = without_personal_paths("\n".join([*head, "", *traceback.format_exception(error)]))
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = f"{type(error).__name__} " + "".join(f"{one.filename}:{one.lineno}" for one in last)
    return CrashReport(plain, full, place)


def _lines(error: BaseException) -> Iterator[str]:
    """Yield the traceback of ``error`` and of what led to it, the oldest first, without what was said."""
    chain: list[tuple[BaseException, str]] = []
    one: BaseException | None = error
    joint = ""
    while one is not None and all(one is not seen for seen, _ in chain):
        chain.append((one, joint))
        if one.__cause__ is not None:
            one, joint = one.__cause__, "The exception above was the cause of this one:\n"
        elif one.__suppress_context__:
            one = None
        else:
            one, joint = one.__context__, "This one came while the exception above was being handled:\n"
    for caught, after in reversed(chain):
        yield "Traceback (most recent call last):"
        yield without_places("".join(traceback.format_tb(caught.__traceback__))).rstrip("\n")
        said = str(caught) if type(caught) in _WITHOUT_DATA else LEFT_OUT
        yield f"{type(caught).__module__}.{type(caught).__qualname__}: {without_personal_paths(said)}\n"
        if after:
            yield after
