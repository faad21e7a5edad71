"""What is said of opening and making a library, and why one is not written."""

from pathlib import Path

from navigator.db import backup
from navigator.db.loading import LoadReport
from navigator.domain.errors import NewerLibraryError, UserError
from navigator.domain.safety import COPY_HERE, DriveKind, WriteState
from navigator.domain.text import Text


def notices_of(*, state: WriteState, kept: backup.Backup | None, update: LoadReport | None) -> tuple[Text, ...]:
    """Return what the reader is told about an opening."""
    notices = []
    if kept is not None:
        notices.append(backup.told(kept))
    if state is not WriteState.WRITABLE:
        notices.append(
            Text(
                "読み取り専用で開きました。検索・閲覧・書き出しはできますが、保存はできません。",
                "Opened for reading only: finding, reading and exporting work, saving does not.",
            )
        )
    if state in _DRIVE_REASONS:
        notices += [_DRIVE_REASONS[state], COPY_HERE]
    if update is not None:
        notices.append(
            Text(
                "収録データを新しい版にしました（追加 {added}・変更 {changed}・削除 {removed} 行）。",
                "The bundled facts were updated ({added} rows added, {changed} changed, {removed} removed).",
            ).format(added=update.added, changed=update.changed, removed=update.removed)
        )
        if update.withdrawn:
            notices.append(
                Text(
                    "新しい版にない {count} 件は、お手元の印や控えがあるため残しました: {keys}",
                    "{count} records are gone from the new version but kept, as your own data hangs on them: {keys}",
                ).format(count=len(update.withdrawn), keys=", ".join(key for _, key in update.withdrawn))
            )
    return tuple(notices)


_DRIVE_REASONS = {
    WriteState.NETWORK: Text(
        "ネットワークドライブでは、ほかの PC と同時に書くとライブラリが壊れることがあります。",
        "On a network drive a library can be damaged when two PCs write to it.",
    ),
    WriteState.REMOVABLE: Text(
        "USB メモリなどは、書いている間に抜くとライブラリが壊れることがあります。",
        "A library on a stick can be damaged when the stick is pulled while it is written.",
    ),
}


def refuses_writes(path: Path, state: WriteState) -> UserError:
    """Return why nothing is written to a library that was opened for reading only."""
    return UserError(
        Text(
            "ライブラリ「{name}」は読み取り専用で開いています。",
            "The library “{name}” is open for reading only.",
        ).format(name=path.name),
        COPY_HERE
        if state in _DRIVE_REASONS
        else Text("書き込める場所に写して開くと、保存できます。", "Open a copy in a folder that can be written to."),
    )


def not_here(path: Path, drive: DriveKind) -> UserError:
    """Return why no library is made on a drive of this kind."""
    return UserError(
        Text("「{name}」は{drive}の上には作れません。", "“{name}” cannot be made on this drive: {drive}.").format(
            name=path.name, drive=drive.label
        ),
        Text("この PC のディスクのフォルダーを選んでください。", "Please choose a folder on a disk of this PC."),
    )


def taken(path: Path) -> UserError:
    """Return that a name is taken."""
    return UserError(
        Text("「{name}」は既にあります。", "“{name}” is already there.").format(name=path.name),
        Text("別の名前を付けてください。", "Please choose another name."),
    )


def unreadable(path: Path) -> UserError:
    """Return that a library cannot be read."""
    return UserError(
        Text("ライブラリ「{name}」を読み取れません。", "The library “{name}” cannot be read.").format(name=path.name),
        Text("場所と、読み取りの権限を確かめてください。", "Please check the place and your right to read it."),
    )


def newer(path: Path) -> NewerLibraryError:
    """Return that a newer program wrote a library."""
    return NewerLibraryError(
        Text(
            "「{name}」は、より新しい版のプログラムで作られています。",
            "“{name}” was written by a newer version of the program.",
        ).format(name=path.name),
        Text(
            "プログラムを新しくしてください。ファイルには手を加えていません。",
            "Please update the program. The file was not touched.",
        ),
    )


def outdated_read_only(path: Path) -> UserError:
    """Return that a library of an older format cannot be brought forward."""
    return UserError(
        Text(
            "「{name}」は古い形式ですが、読み取り専用のため新しくできません。",
            "“{name}” has an older format and is read-only, so it cannot be brought up to date.",
        ).format(name=path.name),
        Text("書き込める場所に写して開いてください。", "Please open a copy in a folder that can be written to."),
    )
