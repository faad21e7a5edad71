"""SQLite's result codes as sentences: the user's world, a damaged file, or our own bug.

The primary result code decides, never the words of a message. Codes: https://www.sqlite.org/rescode.html.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from navigator.domain.errors import DamagedLibraryError, UserError
from navigator.domain.safety import WriteState
from navigator.domain.text import Text

_BUSY = (
    Text("ライブラリ「{name}」を別のプログラムが使っています。", "Another program is using the library “{name}”."),
    Text("少し待ってから、もう一度行ってください。", "Please wait a moment and try again."),
)
_READ_ONLY = (
    Text("ライブラリ「{name}」は読み取り専用です。", "The library “{name}” is read-only."),
    Text(
        "書き込める場所に写して開いてください。見るだけなら今のまま使えます。",
        "Open a copy in a folder that can be written to; reading works as it is.",
    ),
)
_CANNOT_OPEN = (
    Text("ライブラリ「{name}」を開けません。", "The library “{name}” cannot be opened."),
    Text(
        "場所と、読み書きの権限を確かめてください。",
        "Please check that the place exists and that you may read and write there.",
    ),
)
_IO = (
    Text("ライブラリ「{name}」の読み書きに失敗しました。", "Reading or writing the library “{name}” failed."),
    Text(
        "ディスクや接続を確かめ、もう一度行ってください。保存済みの内容は変わっていません。",
        "Please check the disk or the connection and try again. What was saved is unchanged.",
    ),
)
_FULL = (
    Text("ディスクに空きがなく、「{name}」に書けません。", "The disk is full; “{name}” cannot be written."),
    Text(
        "空きを作ってからもう一度行ってください。保存済みの内容は変わっていません。",
        "Free some space and try again. What was saved is unchanged.",
    ),
)
_TOO_BIG = (
    Text("値が大きすぎて扱えません。", "The value is too large."),
    Text("短くしてからもう一度行ってください。", "Please shorten it and try again."),
)
_STOPPED = (
    Text("処理を途中で止めました。", "The work was stopped."),
    Text("必要なら、条件を狭めてもう一度行ってください。", "If needed, narrow the conditions and try again."),
)

OPERATIONAL: dict[int, tuple[Text, Text]] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _CANNOT_OPEN,
    sqlite3.SQLITE_AUTH: _CANNOT_OPEN,
    sqlite3.SQLITE_CANTOPEN: _CANNOT_OPEN,
    sqlite3.SQLITE_NOLFS: _IO,
    sqlite3.SQLITE_IOERR: _IO,
    sqlite3.SQLITE_NOMEM: _IO,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_TOOBIG: _TOO_BIG,
    sqlite3.SQLITE_INTERRUPT: _STOPPED,
    sqlite3.SQLITE_ABORT: _STOPPED,
}
"""Codes that say nothing about damage: they never start a recovery."""

DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})
"""Codes that send the file to the health dialog."""

OUR_BUG = frozenset(
    {
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_INTERNAL,
        sqlite3.SQLITE_EMPTY,
        sqlite3.SQLITE_SCHEMA,
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_MISUSE,
        sqlite3.SQLITE_RANGE,
        sqlite3.SQLITE_NOTFOUND,
        sqlite3.SQLITE_NOTICE,
        sqlite3.SQLITE_WARNING,
    }
)
"""Codes that only a mistake of ours can cause; they pass through to the crash report."""


class StoppedWriteError(UserError):
    """A write that the disk refused; ``state`` is what the library is until a write succeeds."""

    def __init__(self, what: Text, remedy: Text, state: WriteState) -> None:
        super().__init__(what, remedy)
        self.state = state


_STATES = {
    sqlite3.SQLITE_FULL: WriteState.FULL,
    sqlite3.SQLITE_READONLY: WriteState.PROTECTED,
    sqlite3.SQLITE_PERM: WriteState.PROTECTED,
    sqlite3.SQLITE_CANTOPEN: WriteState.PROTECTED,
}
"""CANTOPEN is what SQLite says where it cannot make its journal."""


def damaged(path: Path) -> DamagedLibraryError:
    """Return the error for a file that is damaged or no library of this program."""
    return DamagedLibraryError(
        Text(
            "「{name}」は壊れているか、このプログラムのライブラリではありません。",
            "“{name}” is damaged or is not a library of this program.",
        ).format(name=path.name),
        Text(
            "ファイルには手を加えていません。写しを取り、控えを開くか、新しいライブラリを作ってください。",
            "The file was not touched. Keep a copy, then open a backup or make a new library.",
        ),
    )


def translated(error: BaseException, path: Path) -> UserError | None:
    """Return the user's error that a database error means, or None when it is our own bug."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        # The driver's own error, without a code of SQLite, is of this class only where a text is not UTF-8.
        return damaged(path) if type(cause) is sqlite3.OperationalError else None
    primary = code & 0xFF
    if primary in DAMAGE:
        return damaged(path)
    if primary in OPERATIONAL:
        what, remedy = OPERATIONAL[primary]
        if primary in _STATES:
            return StoppedWriteError(what.format(name=path.name), remedy, _STATES[primary])
        return UserError(what.format(name=path.name), remedy)
    return None


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn database errors of the user's world into ``UserError``; everything else passes unchanged."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        spoken = translated(error, path)
        if spoken is None:
            raise
        raise spoken from error
