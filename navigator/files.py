"""Where this user's library lies, and writing files so that the old one stays whole until the new one is on the disk.

The lowest room but for the words of ``domain``: no Qt, no database. Never write a library that may be open with it;
only ``navigator.db`` touches that file.
"""

import contextlib
import errno
import os
import secrets
import sys
import time
from pathlib import Path

from navigator.domain.errors import UserError
from navigator.domain.text import Text

APPLICATION_NAME = "RegionalProgramNavigator"
LIBRARY_NAME = "library.rpn"

# A virus scanner or Excel holds a file for a moment; longer than this a person waits in front of a still window.
_RETRY_PAUSES_S = (0.1, 0.4, 1.0)

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_SUCH_FOLDER = {errno.ENOENT, errno.ENOTDIR}

_REMEDIES = {
    "full": (
        Text("「{name}」を保存できません。ディスクの空きがありません。",
             "“{name}” cannot be saved: the disk is full."),
        Text("空きを作るか、別の場所を選んで、もう一度保存してください。元のファイルはそのままです。",
             "Free some space or choose another place and save again. The old file is unchanged."),
    ),
    "forbidden": (
        Text("「{name}」を保存できません。このフォルダーには書き込めません。",
             "“{name}” cannot be saved: this folder cannot be written to."),
        Text("書き込めるフォルダーを選んで、もう一度保存してください。元のファイルはそのままです。",
             "Choose a folder you may write to and save again. The old file is unchanged."),
    ),
    "in use": (
        Text("「{name}」を保存できません。ほかのプログラムが開いています。",
             "“{name}” cannot be saved: another program has it open."),
        Text("Excel などで開いていれば閉じるか、別の名前で保存してください。元のファイルはそのままです。",
             "Close it there (in Excel, for example) or save under another name. The old file is unchanged."),
    ),
    "no folder": (
        Text("「{name}」を保存できません。保存先のフォルダーがありません。",
             "“{name}” cannot be saved: its folder does not exist."),
        Text("フォルダーを確かめて、もう一度保存してください。",
             "Check the folder and save again."),
    ),
    "too long": (
        Text("「{name}」を保存できません。名前が長すぎます。",
             "“{name}” cannot be saved: its name is too long."),
        Text("短い名前で保存してください。", "Save under a shorter name."),
    ),
    "folder": (
        Text("「{name}」を保存できません。同じ名前のフォルダーがあります。",
             "“{name}” cannot be saved: a folder has the same name."),
        Text("別の名前で保存してください。", "Save under another name."),
    ),
    "other": (
        Text("「{name}」を保存できません（{reason}）。", "“{name}” cannot be saved ({reason})."),
        Text("別の場所か別の名前で、もう一度保存してください。元のファイルはそのままです。",
             "Save again in another place or under another name. The old file is unchanged."),
    ),
}  # fmt: skip


def data_folder() -> Path:
    """Return the folder of the library and its backups; it may not exist yet.

    The rule of the window and the command line: what Qt calls the generic data location (a test holds the two
    together), reckoned without Qt. Like Qt, a relative ``XDG_DATA_HOME`` is ignored, as its specification demands.
    """
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        base = Path(local) if local else Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        chosen = Path(os.environ.get("XDG_DATA_HOME", ""))
        base = chosen if chosen.is_absolute() else Path.home() / ".local" / "share"
    return base / APPLICATION_NAME


def config_folder() -> Path:
    """Return the folder of the settings and of what belongs to this user alone; it may not exist yet.

    Reckoned without Qt by the rule of what Qt calls the generic configuration location (a test holds the two together).
    """
    if sys.platform == "win32":
        return data_folder()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Preferences" / APPLICATION_NAME
    chosen = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    return (chosen if chosen.is_absolute() else Path.home() / ".config") / APPLICATION_NAME


def default_library() -> Path:
    """Return where the library lies when nobody chose another place."""
    return data_folder() / LIBRARY_NAME


def explain_os_error(error: OSError, path: Path, *, while_replacing: bool = False) -> UserError:
    """Say why ``path`` could not be written and what to do, from the error's number and never from its words.

    ``while_replacing`` says that a new file could be made in the folder but not put in the old one's place:
    a refusal then means that another program holds the old file.
    """
    if error.errno in _FULL:
        kind = "full"
    elif error.errno in _FORBIDDEN:
        kind = "in use" if while_replacing and error.errno != errno.EROFS else "forbidden"
    elif error.errno in _NO_SUCH_FOLDER:
        kind = "no folder"
    elif error.errno == errno.ENAMETOOLONG:
        kind = "too long"
    elif error.errno in {errno.EISDIR, errno.ENOTEMPTY, errno.EEXIST}:
        kind = "folder"
    else:
        kind = "other"
    what, remedy = _REMEDIES[kind]
    return UserError(what.format(name=path.name, reason=error.strerror or type(error).__name__), remedy)


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Replace the content of ``path`` by ``data``, or leave it exactly as it was.

    A temporary file in the same folder is written, synced and swapped in; a symbolic link is followed, and the
    permissions of an existing file are kept. A ``private`` file is from its first byte on readable and writable by its
    owner only (on Windows as its folder is). Raises ``UserError`` naming the file and the remedy.
    """
    replacing = False
    temporary: Path | None = None
    try:
        target = path.resolve()
        # Not derived from the target's name, which may already be as long as the file system allows.
        temporary = target.parent / f".rpn-{secrets.token_hex(8)}.tmp"
        _write_new(temporary, data, 0o600 if private else 0o666)
        if target.exists() and not private:
            temporary.chmod(target.stat().st_mode & 0o7777)
        replacing = True
        _replace(temporary, target)
    except OSError as error:
        raise explain_os_error(error, path, while_replacing=replacing) from error
    finally:
        # After success nothing is left to remove. If removing fails, the first error is what the user must hear.
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108 - one module through which a test can fail every step
    _sync_folder(target.parent)


def swap_in(whole: Path, target: Path) -> None:
    """Give a whole and synced file the name ``target``, in place of the file that has it; raises ``OSError``."""
    _replace(whole, target)
    _sync_folder(target.parent)


def _write_new(path: Path, data: bytes, mode: int) -> None:
    """Create ``path`` with ``data`` and at most the rights ``mode``; everything is on the disk when this returns."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        rest = memoryview(data)
        while rest:
            written = os.write(handle, rest)
            # A device may take less than it was given; one that takes nothing would be asked for ever.
            if written <= 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            rest = rest[written:]
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(temporary: Path, target: Path) -> None:
    """Put ``temporary`` in the place of ``target``, waiting a little for a program that holds it."""
    for pause in _RETRY_PAUSES_S:
        try:
            os.replace(temporary, target)  # noqa: PTH105 - as above
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(temporary, target)  # noqa: PTH105 - as above


def _sync_folder(folder: Path) -> None:
    """Make the new name durable where a folder can be synced at all (POSIX, local file systems)."""
    if sys.platform == "win32":
        return
    # The new file is whole and in its place by now; a folder that cannot be synced is no failure to report.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
