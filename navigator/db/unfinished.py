"""The file in which a new library is built, and what a killed program left of one.

Its name holds the number of the process that builds: what no living process builds is taken away by the next start.
Not by age: clocks are wrong, and a large package takes its time.
"""

import contextlib
import os
import re
import secrets
import sys
from pathlib import Path

_NAME = re.compile(r"\.rpn-(?P<process>[0-9]+)-[0-9a-f]{16}\.new(-journal)?")


def name_beside(path: Path) -> Path:
    """Return a name in the folder of ``path``; not derived from its name, which may be as long as names can be."""
    return path.with_name(f".rpn-{os.getpid()}-{secrets.token_hex(8)}.new")


def sweep(folder: Path) -> None:
    """Take away what killed programs left; what cannot be taken away takes room and does no harm."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            found = _NAME.fullmatch(path.name)
            if found is not None and not _may_live(int(found["process"])):
                with contextlib.suppress(OSError):
                    path.unlink()


def has_another_name(path: Path) -> bool:
    """Tell whether a file has two names: a program was killed between giving a library its name and its last step."""
    try:
        return path.stat().st_nlink > 1
    except OSError:
        return False


def _may_live(process: int) -> bool:
    """Tell whether a process of that number may live; this one only builds what it has not swept."""
    if sys.platform == "win32":
        # Sending a signal would end the process there, and a file that is open cannot be taken away.
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
