"""The folder that files were last written to: where the next file dialogue begins."""

import contextlib
from pathlib import Path

from navigator.domain.errors import UserError
from navigator.qtsupport.settings import SettingsStore


class LastFolder:
    """Remembers the folder in the settings; a folder that is gone, a stick that was pulled out, means home."""

    def __init__(self, store: SettingsStore) -> None:
        self._store = store

    @property
    def path(self) -> Path:
        """Where to begin."""
        kept = self._store.value.folder
        try:
            return Path(kept) if kept and Path(kept).is_dir() else Path.home()
        except OSError:
            return Path.home()

    def remember(self, file: Path) -> None:
        """Begin in the folder of ``file`` next time."""
        # When the settings cannot be written it is remembered until the program ends; the file is there anyway.
        with contextlib.suppress(UserError, ValueError):
            self._store.update(folder=str(file.parent))
