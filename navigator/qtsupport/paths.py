"""The folders of this user, asked from the desktop's own rules each time."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from navigator import files
from navigator.files import APPLICATION_NAME


def _folder(location: QStandardPaths.StandardLocation) -> Path:
    # The generic locations and our own name below: the result does not depend on what QApplication was called.
    return Path(QStandardPaths.writableLocation(location)) / APPLICATION_NAME


def data_folder() -> Path:
    """Return the folder of the library and its backups; it may not exist yet. The command line uses the same rule."""
    return files.data_folder()


def config_folder() -> Path:
    """Return the folder of the settings; it may not exist yet."""
    return _folder(QStandardPaths.StandardLocation.GenericConfigLocation)


def state_folder() -> Path:
    """Return the folder of logs, crash reports, window state and locks; it may not exist yet."""
    return _folder(QStandardPaths.StandardLocation.GenericStateLocation)


def make_folder(folder: Path) -> Path:
    """Create ``folder``, readable by its owner only, and return it. Raises ``OSError`` where that is not allowed."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
