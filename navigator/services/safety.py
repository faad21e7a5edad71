"""Backups of the open library and what is told of them; its health, and what of it can be repaired."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from navigator.db import backup as backups_on_file
from navigator.db import backupreading
from navigator.db import repair as repairing
from navigator.db.backup import Backup
from navigator.db.integrity import CheckResult
from navigator.db.library import Library
from navigator.db.patience import LONG_S, Tick, patiently
from navigator.db.repair import RepairPlan
from navigator.domain.errors import UserError
from navigator.domain.safety import BackupReason, WriteState
from navigator.domain.text import Language, Text
from navigator.services.checking import check_library
from navigator.services.library import FACTS

__all__ = [
    "BackupView",
    "CheckResult",
    "RepairPlan",
    "SafetyService",
    "SafetyState",
    "called",
    "moment",
    "offered_backups",
]


@dataclass(frozen=True, slots=True)
class BackupView:
    """A backup as a reader sees it: made when (UTC) and why, and what is in it.

    ``rows`` counts the facts and what the office keeps; ``size`` is in bytes. ``readable`` is False for a file that
    cannot be opened as a library; then nothing else is known of it but its name and size.
    """

    path: Path
    made_at: datetime
    reason: BackupReason
    schema: int
    size: int
    readable: bool
    package_version: str = ""
    package_date: date | None = None
    change_number: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class SafetyState:
    """What the page shows: the folder, the backups (newest first), whether the library changed since, its state."""

    folder: Path
    backups: tuple[BackupView, ...]
    changed_since: bool
    state: WriteState


class SafetyService:
    """Makes backups of one open library; every method may take seconds, and none runs inside ``library.writing()``."""

    def __init__(
        self, library: Library, now: Callable[[], datetime] = backups_on_file.now, facts: Path = FACTS
    ) -> None:
        self._library = library
        self._now = now
        self._facts = facts

    @property
    def library(self) -> Path:
        """Where the library lies."""
        return self._library.path

    @property
    def folder(self) -> Path:
        """Where the backups lie; the folder may not exist yet."""
        return backups_on_file.folder_of(self._library.path)

    def backup(self, reason: BackupReason) -> BackupView:
        """Make a backup, open it, count its rows against the library, then thin the older ones.

        Call it before the transaction of an import, a merge or a repair begins. A library that is the same to the byte
        as the last backup gets no second one: that last one is returned.

        Raises:
            DamagedLibraryError: the library is damaged; nothing was made and no older backup was touched.
            UserError: it could not be made (disk, rights); nothing of it is left.
        """
        return _view(self._library.keep_backup(reason, self._now()))

    def backup_if_changed(self, reason: BackupReason) -> BackupView | None:
        """Make a backup when the office wrote something since the last one; None when there is nothing to lose.

        Raises:
            UserError: as ``backup``.
        """
        return self.backup(reason) if self.changed_since_backup() else None

    def changed_since_backup(self) -> bool:
        """Tell whether the office's data differ from the newest backup that can be read."""
        with self._library.reading() as connection:
            present = backupreading.mark_of(connection)
        if present.is_untouched:
            return False
        kept = backups_on_file.listed(self._library.path)
        return patiently(self.folder, lambda tick: self._newest_mark(kept, tick), LONG_S) != present

    def _newest_mark(self, kept: Sequence[Backup], tick: Tick) -> backupreading.Mark | None:
        for one in reversed(kept):
            tick()
            mark = backupreading.mark_in(one.path)
            # One dated in the future (a clock was wrong) must not stop backups until then.
            if mark is not None and one.made_at <= self._now():
                return mark
        return None

    def backups(self) -> tuple[BackupView, ...]:
        """Return the backups of this library, the newest first.

        Raises:
            UserError: the folder cannot be read.
        """
        return _views(self._library.path)

    def state(self) -> SafetyState:
        """Return what the page shows.

        Raises:
            UserError: the folder or the library cannot be read.
        """
        return SafetyState(self.folder, self.backups(), self.changed_since_backup(), self._library.look_again())

    def verify(self, path: Path) -> tuple[CheckResult, ...]:
        """Open a backup as a restore would and examine it; every result without findings says that it is good.

        Raises:
            DamagedLibraryError: it is damaged so that it cannot be examined, or no library of this program.
            NewerLibraryError: a newer program wrote it.
        """
        return backupreading.examine(path)

    def copy_to(self, target: Path) -> None:
        """Copy the library to a new file anywhere, on a stick or a network drive as well.

        Raises:
            UserError: something of that name is there, or it cannot be written; nothing is left.
        """
        self._library.copy_to(target)

    def check(self) -> tuple[CheckResult, ...]:
        """Examine the library; see ``navigator.services.checking.check_library``."""
        return check_library(self._library)

    def repair_plan(self) -> RepairPlan:
        """Return what a repair would do, and what it would leave to a person.

        Raises:
            DamagedLibraryError: the file itself is damaged: a restore is the way.
        """
        with self._library.reading() as connection:
            return repairing.plan(connection, self._facts)

    def repair(self) -> tuple[BackupView, RepairPlan]:
        """Make a backup, then repair in one transaction; return the backup and what was done.

        Raises:
            DamagedLibraryError: the file itself is damaged: nothing was changed.
            UserError: the backup could not be made, or the library cannot be written; nothing was changed.
        """
        kept = self.backup(BackupReason.REPAIR)
        with self._library.writing() as connection:
            return kept, repairing.repair(connection, self._facts)


def _views(library: Path) -> tuple[BackupView, ...]:
    """Look into every backup of a library, the newest first."""
    kept = backups_on_file.listed(library)

    def look(tick: Tick) -> tuple[BackupView, ...]:
        views = []
        for one in reversed(kept):
            views.append(_view(one))
            tick()
        return tuple(views)

    return patiently(backups_on_file.folder_of(library), look, LONG_S)


def _view(kept: Backup) -> BackupView:
    size = backupreading.size_of(kept.path)
    content = backupreading.content_of(kept.path)
    if content is None:
        return BackupView(kept.path, kept.made_at, kept.reason, kept.version, size, readable=False)
    return BackupView(
        path=kept.path,
        made_at=kept.made_at,
        reason=kept.reason,
        schema=kept.version,
        size=size,
        readable=True,
        package_version=content.mark.package_version,
        package_date=content.package_date,
        change_number=content.mark.change_number,
        rows=content.rows,
    )


def offered_backups(library: Path, language: Language) -> list[tuple[str, Path]]:
    """Return the readable backups of a library that is not open, newest first, each by what it is called."""
    try:
        found = _views(library)
    except UserError:
        return []
    return [(called(one).of(language), one.path) for one in found if one.readable]


def called(one: BackupView) -> Text:
    """Return what a backup is called: when it was made on the reader's clock, and why."""
    return Text("{when}（{why}）", "{when} ({why})").format(when=moment(one.made_at), why=one.reason.label)


def moment(at: datetime) -> str:
    """Return a time as the clock of this PC shows it, to the minute."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
