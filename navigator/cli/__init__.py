"""The command line: find, show, facets, compare, print, paper, facts check, library. No window; Qt for PDFs only.

Importing this module costs nothing, so that the entry point can ask ``is_command`` before it loads either side.
"""

from collections.abc import Sequence

VERBS = (
    "find",
    "show",
    "facets",
    "compare",
    "trend",
    "lineage",
    "landscape",
    "calendar",
    "match",
    "plan",
    "coverage",
    "changes",
    "exchange",
    "region",
    "council",
    "activity",
    "import",
    "export",
    "print",
    "paper",
    "facts",
    "library",
)
WITH_VALUE = ("--library", "--today", "--lang", "--theme")
"""Options before a verb that take the next word (only the window knows the last)."""

PACKAGE = ".rpnx"
"""Suffix of change packages: a file of it alone is opened in the window, as a double click does."""

HELP = ("-h", "--help")
VERSION = "--version"


def is_command(argv: Sequence[str]) -> bool:
    """Tell whether the arguments are for the command line: a word that is no option, or a question for help or version.

    A word that is no verb is for the command line too: it says in a sentence which verbs there are. A change package
    is for the window.
    """
    waiting = iter(argv)
    for word in waiting:
        if word in WITH_VALUE:
            next(waiting, None)
        elif word in HELP or word == VERSION or not word.startswith("-"):
            return not word.lower().endswith(PACKAGE)
    return False


def main(argv: Sequence[str]) -> int:
    """Run one command and return the exit code.

    0 done; 1 a check found something; 2 the command or its surroundings must be changed (a sentence says how);
    3 the library is damaged or was written by a newer program; 130 stopped from the keyboard.
    """
    from navigator.cli.run import run  # noqa: PLC0415 - see the head of this module

    return run(argv)
