"""What is typed into a form and not saved yet, kept in small files so that a crash does not take it (R-45).

The files lie in the state folder of this user, never in the library: what was not saved is nobody's record yet. Each
form that is open has a file of its own, so that two forms of one record, or what was typed before a crash and what is
typed after it, never write over one another. A file goes when its form is saved or closed on purpose.
"""

import contextlib
import hashlib
import json
import logging
import re
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from navigator.domain.errors import UserError
from navigator.files import write_atomically
from navigator.qtsupport.paths import make_folder, state_folder

logger = logging.getLogger("drafts")

FOLDER = "drafts"
MAX_BYTES = 4_000_000
"""A file larger than this is not ours and is not read."""

_FORMAT = 1
_NAME = re.compile(r"([0-9a-f]{12})-([0-9a-f]{16})-[0-9a-f]{16}\.json")


@dataclass(frozen=True, slots=True)
class DraftKey:
    """Which form: of which library, of which kind, of which record (or for which new one)."""

    library: Path
    form: str
    record: str

    @property
    def prefix(self) -> str:
        """The beginning of the names of its files; the library and the record cannot be read from it."""
        return f"{_mark_of(self.library)}-{_hash(f'{self.form} {self.record}', 16)}-"


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What was typed: ``values`` by name of field, when it was kept (local time), and the heading of its form."""

    name: str
    heading: str
    at: datetime
    values: Mapping[str, str]


class DraftStore:
    """The drafts of one user. Every method may be called from any thread."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or state_folder() / FOLDER
        self._open: dict[str, int] = {}
        self._lock = threading.Lock()

    def begin(self, key: DraftKey) -> str:
        """Return the name under which a form that is opened now keeps what is typed."""
        name = f"{key.prefix}{secrets.token_hex(8)}.json"
        with self._lock:
            self._open[name] = 0
        return name

    def write(
        self, name: str, heading: str, values: Mapping[str, str], *, number: int = 0, instead_of: str = ""
    ) -> None:
        """Keep what a form holds; ``instead_of`` is an older draft whose words are in it, which goes.

        Jobs may come late and in any order: nothing happens once the form has ended, nor for a ``number`` below one
        that was kept.

        Raises:
            UserError: the file cannot be written.
        """
        content = {"format": _FORMAT, "heading": heading, "values": dict(values)}
        data = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")
        with self._lock:
            if number < self._open.get(name, number + 1):
                return
            self._open[name] = number
            # No folder, no file: ``write_atomically`` then says what is wrong.
            with contextlib.suppress(OSError):
                make_folder(self._folder)
            write_atomically(self._folder / name, data, private=True)
        if instead_of:
            self.remove(instead_of)

    def clear(self, name: str, *, number: int = 0) -> None:
        """Forget what a form kept; it stays open."""
        with self._lock:
            if name in self._open:
                self._open[name] = number
        self._unlink(name)

    def end(self, name: str) -> None:
        """Forget what a form kept: it was saved, or given up on purpose."""
        with self._lock:
            self._open.pop(name, None)
        self._unlink(name)

    def leave(self, name: str) -> None:
        """Let a form go and keep what it holds: the program ends around it."""
        with self._lock:
            self._open.pop(name, None)

    def remove(self, name: str) -> None:
        """Throw a draft away that was offered."""
        self._unlink(name)

    def kept(self, key: DraftKey) -> tuple[KeptDraft, ...]:
        """Return what an earlier form of this kind left behind, the newest first; never that of a form still open."""
        return self._read(f"{key.prefix}*.json")

    def left_behind(self, library: Path) -> tuple[KeptDraft, ...]:
        """Return everything that was typed into forms of ``library`` and not saved, the newest first."""
        return self._read(f"{_mark_of(library)}-*.json")

    def _read(self, pattern: str) -> tuple[KeptDraft, ...]:
        with self._lock:
            taken = frozenset(self._open)
        found = []
        # A folder that is not there or cannot be read holds no drafts.
        with contextlib.suppress(OSError):
            for path in self._folder.glob(pattern):
                draft = _draft_at(path) if path.name not in taken and _NAME.fullmatch(path.name) else None
                if draft is not None:
                    found.append(draft)
        return tuple(sorted(found, key=lambda one: (one.at, one.name), reverse=True))

    def _unlink(self, name: str) -> None:
        try:
            with self._lock:
                (self._folder / name).unlink(missing_ok=True)
        except OSError as error:
            # It is offered once more, which is a nuisance and no loss.
            logger.info("a draft could not be removed: %s", error.strerror)


def _draft_at(path: Path) -> KeptDraft | None:
    """Read a file of ours; None for anything else that lies there."""
    try:
        state = path.stat()
        content = json.loads(path.read_bytes().decode("utf-8")) if state.st_size <= MAX_BYTES else None
    # RecursionError: brackets nested thousands deep; ValueError covers wrong bytes and wrong JSON.
    except (OSError, ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        return None
    heading, values = content.get("heading"), content.get("values")
    if not isinstance(heading, str) or not isinstance(values, dict) or not values:
        return None
    if not all(isinstance(text, str) for text in values.values()):
        return None
    return KeptDraft(path.name, heading, datetime.fromtimestamp(state.st_mtime).astimezone(), values)


def _hash(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def _mark_of(library: Path) -> str:
    return _hash(str(library.resolve()), 12)


def tell_unkept(error: UserError) -> None:
    """Note that a draft could not be written: the form still holds the words, and saving says what is wrong."""
    logger.info("a draft could not be kept: %s", error.what.en)
