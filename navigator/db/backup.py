"""Verified backups of a library: made by SQLite, opened and counted before anything may rely on them.

They lie in the folder ``backups`` beside the library, named after it, its schema version and the time (UTC):
``library-v1-20261122T101500Z.rpn``. A library is never copied by plain file calls (it may be in use); a backup is
closed and nobody writes to it, so its bytes may be compared. Why it was made follows the time
(``library-v3-20261122T101500Z-import.rpn``); without a word it was before a migration.
"""

import contextlib
import errno
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

from sqlalchemy import Connection, Engine, func, select, table

from navigator.db import engine as engines
from navigator.db.errors import damaged, speaking
from navigator.db.patience import LONG_S, Tick, patiently
from navigator.domain.errors import DamagedLibraryError, UserError
from navigator.domain.safety import BackupReason
from navigator.domain.text import Text
from navigator.files import explain_os_error, swap_in

FOLDER = "backups"
SUFFIX = ".rpn"
STAMP = "%Y%m%dT%H%M%SZ"

DAYS, WEEKS, MONTHS = 7, 4, 12
"""How many days, weeks and months that have a backup keep their newest one."""

_LONGEST_STEM = 150
"""Bytes of the library's name that a backup's name repeats; file systems take 255 in all."""

RESERVE_BYTES = 16_000_000
"""What stays free on the disk: a backup must not take the room in which the library itself is written."""

Check = Callable[[], None] | None
"""Called while a backup is made; it may raise to stop, and nothing of the backup is left."""

_PIECE = 1 << 22
_PAGES = 4000
"""Pages of the library that are copied at a time: 16 MB."""

_TAIL = re.compile(r"-v(?P<version>[0-9]+)-(?P<stamp>[0-9]{8}T[0-9]{6}Z)(-(?P<reason>[a-z]+))?(-[0-9]+)?\.rpn")
_REASONS = {reason.value: reason for reason in BackupReason}


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup on file: of which schema version, made when (UTC) and why."""

    path: Path
    version: int
    made_at: datetime
    reason: BackupReason = BackupReason.MIGRATION


def now() -> datetime:
    """Return the time now, UTC."""
    return datetime.now(UTC)


def folder_of(library: Path) -> Path:
    """Return the folder that holds the backups of a library."""
    return library.parent / FOLDER


def backups_of(library: Path) -> tuple[Backup, ...]:
    """Return the backups of a library, oldest first; files of other names are left alone.

    Raises:
        OSError: the folder cannot be read.
    """
    folder, stem = folder_of(library), _stem(library)
    if not folder.is_dir():
        return ()
    found = []
    for path in folder.iterdir():
        tail = _TAIL.fullmatch(path.name.removeprefix(stem)) if path.name.startswith(stem) else None
        if tail is None or (tail["reason"] or BackupReason.MIGRATION) not in _REASONS:
            continue
        with contextlib.suppress(ValueError):
            made_at = datetime.strptime(tail["stamp"], STAMP).replace(tzinfo=UTC)
            reason = _REASONS[tail["reason"] or BackupReason.MIGRATION]
            found.append(Backup(path, int(tail["version"]), made_at, reason))
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.path.name)))


def listed(library: Path) -> tuple[Backup, ...]:
    """Return ``backups_of`` for a reader.

    Raises:
        UserError: the folder cannot be read, or does not answer.
    """
    try:
        return patiently(folder_of(library), lambda _tick: backups_of(library))
    except OSError as error:
        raise UserError(
            Text("控えのフォルダーを読めません: {path}", "The folder of backups cannot be read: {path}").format(
                path=folder_of(library)
            ),
            Text("場所と、読み取りの権限を確かめてください。", "Please check the place and your right to read it."),
        ) from error


def keep(
    library: Path,
    engine: Engine,
    version: int,
    at: datetime,
    reason: BackupReason = BackupReason.MIGRATION,
    *,
    check: Check = None,
) -> Backup:
    """Make a backup of an open library of schema ``version``, verify it, then thin the older ones.

    ``check`` is called meanwhile.

    The caller holds a lock of the library on another connection, so that copy and original are of one state. Where
    the last backup is the same to the byte it is kept in place of a second one: tries that fail again and again do not
    push older backups out.

    Raises:
        DamagedLibraryError: the library itself is damaged; nothing was kept.
        UserError: the backup could not be made or is not the same as the library; nothing of it is left.
    """
    try:
        with speaking(library):
            made, older = _kept(library, engine, Backup(library, version, at, reason), check)
    except DamagedLibraryError:
        raise
    except UserError as error:
        raise _refused(library, error, reason) from error
    except OSError as error:
        raise _refused(library, explain_os_error(error, folder_of(library)), reason) from error
    # A backup that cannot be removed takes room and does no harm.
    with contextlib.suppress(UserError):
        patiently(folder_of(library), lambda _tick: _remove(one.path for one in superfluous((*older, made), at)))
    return made


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _kept(library: Path, engine: Engine, wanted: Backup, check: Check) -> tuple[Backup, tuple[Backup, ...]]:
    """Return the verified backup and the older ones; what a killed try left behind is taken away first."""
    folder = folder_of(library)
    older, is_near = patiently(folder, lambda _tick: _looked_at(library))
    # SQLite writes on the library's own disk alone. A folder that is a link to elsewhere gets the closed file.
    unfinished = (folder if is_near else library.parent) / _hidden(library)
    lefts = (unfinished, unfinished.with_name(f"{unfinished.name}-journal"))
    try:
        for left in lefts:
            left.unlink(missing_ok=True)
        watch = {} if check is None else {"check": check}
        copy(engine, unfinished, **watch)
        verify(library, engine, unfinished, **watch)

        def put(tick: Tick) -> tuple[Backup, tuple[Backup, ...]]:
            last = older[-1] if older else None
            if last is not None and last.version == wanted.version and _same_bytes(last.path, unfinished, tick):
                return last, older[:-1]
            made = replace(wanted, path=_free_name(library, wanted))
            if is_near:
                unfinished.rename(made.path)
            else:
                _bring(unfinished, folder / _hidden(library), made.path, tick)
            return made, older

        return patiently(folder, put, LONG_S)
    finally:
        _remove(lefts)


def _looked_at(library: Path) -> tuple[tuple[Backup, ...], bool]:
    """Make the folder of backups, take away what a killed try left there; return the backups and whether it is near."""
    folder = folder_of(library)
    folder.mkdir(exist_ok=True)
    _must_have_room(folder, library.stat().st_size)
    left = folder / _hidden(library)
    for path in (left, left.with_name(f"{left.name}-journal")):
        path.unlink(missing_ok=True)
    return backups_of(library), folder.stat().st_dev == library.parent.stat().st_dev


def _hidden(library: Path) -> str:
    """Return the name of a backup that is not finished."""
    return f".{_stem(library)}.new"


def hand_out(library: Path, engine: Engine, target: Path) -> None:
    """Copy an open library to the new file ``target``, wherever that lies.

    It is made and verified on this PC's disk, then copied as the closed file it is, read back and compared: SQLite
    never writes on a stick or across a network.

    Raises:
        UserError: something of that name is there, or it cannot be written; nothing is left.
    """
    if patiently(target.parent, lambda _tick: os.path.lexists(target)):
        raise UserError(
            Text("「{name}」は既にあります。", "“{name}” is already there.").format(name=target.name),
            Text("別の名前を付けてください。", "Please choose another name."),
        )
    unfinished = target.with_name(f".rpn-{secrets.token_hex(8)}.tmp")
    try:
        with contextlib.ExitStack() as stack, speaking(library):
            made = Path(tempfile.mkdtemp(prefix="rpn-")) / "copy.rpn"
            stack.callback(shutil.rmtree, made.parent, ignore_errors=True)
            copy(engine, made)
            verify(library, engine, made)
            patiently(target.parent, lambda tick: _bring(made, unfinished, target, tick), LONG_S)
    except OSError as error:
        raise explain_os_error(error, target) from error


def _bring(closed: Path, unfinished: Path, target: Path, tick: Tick) -> None:
    """Copy a closed file to ``target``, read back before it gets that name; nothing else is left."""
    try:
        _must_have_room(target.parent, closed.stat().st_size)
        carry(closed, unfinished, tick)
        if not _same_bytes(closed, unfinished, tick):
            raise _differs()
        swap_in(unfinished, target)
    finally:
        _remove([unfinished])


def carry(closed: Path, target: Path, tick: Tick = lambda: None) -> None:
    """Copy a file that nobody has open to the new file ``target``; it is on the disk when this returns."""
    with closed.open("rb") as source, target.open("xb") as taken:
        while part := source.read(_PIECE):
            taken.write(part)
            # Piece by piece: a slow stick that is at work must not look like one that hangs.
            taken.flush()
            os.fsync(taken.fileno())
            tick()


def superfluous(backups: Iterable[Backup], at: datetime) -> tuple[Backup, ...]:
    """Return the backups that may go at the time ``at``.

    Kept are: every one of today and yesterday (UTC); the newest of each schema version; the newest of each of the
    last 7 days, 4 weeks (ISO) and 12 months that have one. One dated in the future (a clock was wrong) is kept, and
    counts for nothing.
    """
    past = sorted((one for one in backups if one.made_at <= at), key=lambda one: one.made_at, reverse=True)
    recent = {one for one in past if one.made_at.date() >= at.date() - timedelta(days=1)}
    kept = recent | set(_newest({one: one.version for one in past}, len(past)))
    kept |= set(_newest({one: one.made_at.date() for one in past}, DAYS))
    kept |= set(_newest({one: one.made_at.isocalendar()[:2] for one in past}, WEEKS))
    kept |= set(_newest({one: (one.made_at.year, one.made_at.month) for one in past}, MONTHS))
    return tuple(one for one in reversed(past) if one not in kept)


def _newest(group_of: Mapping[Backup, Hashable], groups: int) -> list[Backup]:
    """Return the newest backup of each of the first ``groups`` groups; ``group_of`` begins with the newest backup."""
    first: dict[Hashable, Backup] = {}
    for one, group in group_of.items():
        first.setdefault(group, one)
    return list(first.values())[:groups]


def _stem(library: Path) -> str:
    """Return how the names of a library's backups begin; a long name is cut and told apart by its check sum."""
    stem = library.name.removesuffix(SUFFIX)
    if len(stem.encode()) <= _LONGEST_STEM:
        return stem
    cut = stem.encode()[:_LONGEST_STEM].decode(errors="ignore")
    return f"{cut}~{crc32(stem.encode()):08x}"


def _free_name(library: Path, wanted: Backup) -> Path:
    """Return a name that no file has: a clock that was set back must not replace a backup."""
    beginning = f"{_stem(library)}-v{wanted.version}-{wanted.made_at.strftime(STAMP)}"
    if wanted.reason is not BackupReason.MIGRATION:
        beginning += f"-{wanted.reason.value}"
    path = folder_of(library) / f"{beginning}{SUFFIX}"
    number = 1
    while path.exists():
        number += 1
        path = path.with_name(f"{beginning}-{number}{SUFFIX}")
    return path


def _same_bytes(one: Path, other: Path, tick: Tick) -> bool:
    try:
        with one.open("rb") as first, other.open("rb") as second:
            while part := first.read(_PIECE):
                if second.read(_PIECE) != part:
                    return False
                tick()
            return not second.read(1)
    except OSError:
        return False


def has_room(folder: Path, size: int = 0) -> bool:
    """Tell whether ``size`` bytes can be written and the reserve stays free; a disk that does not say has room."""
    try:
        return shutil.disk_usage(folder).free >= size + RESERVE_BYTES
    except OSError:
        return True


def _must_have_room(folder: Path, size: int) -> None:
    if not has_room(folder, size):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def copy(engine: Engine, target: Path, check: Check = None) -> None:
    """Copy a library to the new file ``target`` through SQLite."""
    made = engines.open_engine(target, mode="rwc")
    try:
        with engine.connect() as source, made.connect() as taken:
            if check is None:
                engines.driver(source).backup(engines.driver(taken))
            else:
                engines.driver(source).backup(engines.driver(taken), pages=_PAGES, progress=lambda *_: check())
    finally:
        made.dispose()


def verify(library: Path, engine: Engine, target: Path, check: Check = None) -> None:
    """Open the copy ``target`` as a restore would, check it and count its rows against the library.

    Raises:
        DamagedLibraryError: the library itself is damaged.
        UserError: the copy is not the same.
    """
    made = engines.open_engine(target, mode="ro")
    try:
        with (
            engines.reading(engine) as source,
            engines.reading(made) as taken,
            engines.watched(source, check),
            engines.watched(taken, check),
        ):
            whole = engines.pragma(taken, "integrity_check") == "ok"
            if not whole and engines.pragma(source, "integrity_check") != "ok":
                raise damaged(library)
            if not whole or counted(source) != counted(taken):
                raise _differs()
    finally:
        made.dispose()


def counted(connection: Connection) -> dict[str, int]:
    """Return the number of rows of every table, those behind the text index among them; virtual tables aside."""
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).scalars()
    return {
        name: connection.execute(select(func.count()).select_from(table(name))).scalar_one() for name in names.all()
    }


def _differs() -> UserError:
    return UserError(
        Text("控えがライブラリと一致しません。", "The backup is not the same as the library."),
        Text("ディスクを確かめ、もう一度開いてください。", "Please check the disk and open the library again."),
    )


_NOT_MIGRATED = Text(
    "「{name}」は古い形式ですが、控えを取れないため、新しい形式にしませんでした。ファイルは元のままです。",
    "“{name}” has an older format and was not brought up to date, as no backup could be made. The file is unchanged.",
)
_NOT_KEPT = Text(
    "「{name}」の控えを取れませんでした（{reason}）。ライブラリは元のままです。",
    "No backup of “{name}” could be made ({reason}). The library is unchanged.",
)


def _refused(library: Path, error: UserError, reason: BackupReason) -> UserError:
    what = _NOT_MIGRATED if reason is BackupReason.MIGRATION else _NOT_KEPT
    return UserError(
        what.format(name=library.name, reason=reason.label),
        Text("理由: {what}{remedy}", "Reason: {what} {remedy}").format(what=error.what, remedy=error.remedy),
    )


def told(backup: Backup) -> Text:
    """Return the sentence that tells the reader where a backup made before a migration lies."""
    return Text(
        "ライブラリを新しい形式にしました。その前の控え: {path}",
        "The library was brought to the new format. The backup from before lies here: {path}",
    ).format(path=str(backup.path))
