"""The entry point: a window without a verb, the command line with one."""

import sys
from collections.abc import Sequence

_WITH_VALUE = {"--library", "--today", "--lang", "--theme"}


def wants_window(arguments: Sequence[str]) -> bool:
    """Tell whether the arguments hold no verb of the command line and no question about it (--help, --version)."""
    waiting = iter(arguments)
    for word in waiting:
        if word in _WITH_VALUE:
            next(waiting, None)
        elif word in {"-h", "--help", "--version"} or not word.startswith("-"):
            return False
    return True


def main(arguments: Sequence[str]) -> int:
    """Run the navigator and return its exit code."""
    # Only one of the two is loaded: the command line needs no Qt, the window no database before it stands.
    if wants_window(arguments):
        from navigator.app import main as run  # noqa: PLC0415 - see above
    else:
        from navigator.cli import main as run  # noqa: PLC0415 - see above
    return run(list(arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
