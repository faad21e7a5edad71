"""The program's log: a few megabytes in the state folder, never sent anywhere."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from navigator.qtsupport.paths import make_folder, state_folder

LOG_NAME = "navigator.log"
_MAX_BYTES = 1_000_000
_KEPT = 3


def install_log(folder: Path | None = None) -> logging.Handler | None:
    """Write log records from INFO on to ``navigator.log`` in ``folder`` (the state folder).

    Returns the handler, or None where the folder cannot be written: the program runs without a log then.
    """
    place = folder or state_folder()
    try:
        make_folder(place)
        handler = RotatingFileHandler(
            place / LOG_NAME, maxBytes=_MAX_BYTES, backupCount=_KEPT, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.INFO)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(root.level or logging.INFO, logging.INFO))
    return handler
