"""Where windows, splitters and columns stood: disposable, so a broken file is only a fresh start."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QHeaderView, QMainWindow, QSplitter, QWidget

from navigator.qtsupport.paths import make_folder, state_folder

FILE_NAME = "window.ini"


class WindowState:
    """Saves and restores the places of widgets under names; what does not fit any more is ignored."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or state_folder() / FILE_NAME
        self._settings = QSettings(str(self._path), QSettings.Format.IniFormat)

    def save_window(self, window: QWidget, name: str = "main") -> None:
        """Remember the size and place of ``window``, and the bars of a main window."""
        self._settings.setValue(f"{name}/geometry", window.saveGeometry())
        if isinstance(window, QMainWindow):
            self._settings.setValue(f"{name}/bars", window.saveState())

    def restore_window(self, window: QWidget, name: str = "main") -> bool:
        """Put ``window`` where it stood and return whether there was such a place. Qt keeps it on the screen."""
        done = window.restoreGeometry(self._bytes(f"{name}/geometry"))
        if done and isinstance(window, QMainWindow):
            window.restoreState(self._bytes(f"{name}/bars"))
        return done

    def save(self, part: QSplitter | QHeaderView, name: str) -> None:
        """Remember a splitter's or header's state under ``name``."""
        self._settings.setValue(f"parts/{name}", part.saveState())

    def restore(self, part: QSplitter | QHeaderView, name: str) -> bool:
        """Give a splitter or header the state saved under ``name`` and return whether there was one."""
        return part.restoreState(self._bytes(f"parts/{name}"))

    def remember(self, text: str, name: str) -> None:
        """Remember what a page showed last, as text under ``name``."""
        self._settings.setValue(f"texts/{name}", text)

    def remembered(self, name: str) -> str:
        """Return the text remembered under ``name``, empty when there is none."""
        value = self._settings.value(f"texts/{name}")
        return value if isinstance(value, str) else ""

    def sync(self) -> None:
        """Write to the disk. A failure loses places of windows, nothing of the user's, and is not reported."""
        try:
            make_folder(self._path.parent)
        except OSError:
            return
        self._settings.sync()

    def _bytes(self, key: str) -> QByteArray:
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()
