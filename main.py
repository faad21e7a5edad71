"""The entry point: a window without a verb, the command line with one."""

import sys
from collections.abc import Sequence

from navigator.cli import is_command


def main(arguments: Sequence[str]) -> int:
    """Run the navigator and return its exit code."""
    # Only one of the two is loaded: the command line needs no Qt, the window no database before it stands.
    if is_command(arguments):
        from navigator.cli import main as run  # noqa: PLC0415 - see above
    else:
        from navigator.app import main as run  # noqa: PLC0415 - see above
    return run(list(arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
