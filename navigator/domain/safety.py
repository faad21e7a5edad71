"""Words of safety: why a backup was made, on what kind of drive a library lies, whether it can be written."""

from navigator.domain.text import Text
from navigator.domain.vocabulary import Term


class BackupReason(Term):
    """Why a backup was made; its code stands in the name of the file (none: before a migration)."""

    MIGRATION = "migration", "新しい形式にする前", "Before a new format"
    IMPORT = "import", "取り込みの前", "Before an import"
    MERGE = "merge", "統合の前", "Before a merge"
    REPAIR = "repair", "修復の前", "Before a repair"
    RESTORE = "restore", "控えから戻す前", "Before a restore"
    EXIT = "exit", "終了時", "On exit"
    START = "start", "起動時（前回の終了時に取れなかった分）", "At start (missed at the last exit)"
    MANUAL = "manual", "手動", "By hand"


class DriveKind(Term):
    """Where a file lies, as far as locks and syncs can be relied on there."""

    LOCAL = "local", "この PC のディスク", "A disk of this PC"
    NETWORK = "network", "ネットワークドライブ", "A network drive"
    REMOVABLE = "removable", "取り外せるドライブ", "A removable drive"


class WriteState(Term):
    """Whether an open library can be written, and why not."""

    WRITABLE = "writable", "書き込めます", "Writable"
    PROTECTED = (
        "protected",
        "読み取り専用（ファイルかフォルダーに書き込めません）",
        "Read-only (file or folder)",
    )
    NETWORK = "network", "読み取り専用（ネットワークドライブ）", "Read-only (network drive)"
    REMOVABLE = "removable", "読み取り専用（取り外せるドライブ）", "Read-only (removable drive)"
    FULL = "full", "読み取り専用（ディスクに空きがありません）", "Read-only (the disk is full)"


DRIVE_STATES = {DriveKind.NETWORK: WriteState.NETWORK, DriveKind.REMOVABLE: WriteState.REMOVABLE}
"""The states of a library on a drive where none is written."""

COPY_HERE = Text(
    "「控え」の「写しを作る」か library backup --to で、この PC のディスクに写し、その写しを開いてください。",
    "Make a copy on a disk of this PC (“Backups”, “Make a copy”, or library backup --to) and open the copy.",
)
