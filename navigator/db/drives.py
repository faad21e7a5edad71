"""On what kind of drive a file lies: a live library is never written across a network or on a stick.

SQLite's locks cannot be relied on across a network (https://www.sqlite.org/useovernet.html), and sticks tell that they
synced what they did not. See docs/decisions/0016-safety.md for what follows from it.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from navigator.domain.safety import DriveKind

MOUNTS = Path("/proc/self/mounts")
BLOCK_DEVICES = Path("/sys/class/block")

NETWORK_TYPES = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "webdav", "davfs", "coda"),
        *("ceph", "lustre", "gfs2", "ocfs2", "fuse.ceph", "fuse.glusterfs", "fuse.davfs", "fuse.davfs2", "fuse.sshfs"),
        *("fuse.smbnetfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.curlftpfs"),
    }
)
"""Types of file systems behind a network, as mount tables name them; those of virtual machines are not among them."""

_WINDOWS_KINDS = {2: DriveKind.REMOVABLE, 4: DriveKind.NETWORK}
"""Answers of GetDriveTypeW: DRIVE_REMOVABLE, DRIVE_REMOTE."""


@dataclass(frozen=True, slots=True)
class Mount:
    """A line of the mount table."""

    device: str
    folder: str
    kind: str


def kind_of(path: Path) -> DriveKind:
    """Return the kind of drive ``path`` lies on, or would lie on; a drive that cannot be told is a local one."""
    if sys.platform == "win32":
        return _on_windows(path)
    try:
        mounts = parse_mounts(MOUNTS.read_text("utf-8", "surrogateescape"))
        place, home = os.path.realpath(path), os.path.realpath(Path.home())
    except (OSError, RuntimeError):
        return DriveKind.LOCAL
    mount = mount_of(place, mounts)
    if mount is None:
        return DriveKind.LOCAL
    if mount.kind in NETWORK_TYPES:
        return DriveKind.NETWORK
    # The drive that the user's own folder lies on stays where it is, a system that runs from a stick included.
    if mount != mount_of(home, mounts) and _is_removable(mount.device):
        return DriveKind.REMOVABLE
    return DriveKind.LOCAL


def parse_mounts(text: str) -> tuple[Mount, ...]:
    """Read a mount table of Linux (``man 5 fstab``): blanks in a name are written as octal numbers."""
    lines = (line.split() for line in text.splitlines())
    return tuple(Mount(_plain(words[0]), _plain(words[1]), words[2]) for words in lines if len(words) >= 3)


def _plain(word: str) -> str:
    for code in ("\\040", "\\011", "\\012", "\\134"):
        word = word.replace(code, chr(int(code[1:], 8)))
    return word


def mount_of(place: str, mounts: tuple[Mount, ...]) -> Mount | None:
    """Return the mount that holds an absolute path: the longest, and of equals the last, which covers the others."""
    best: Mount | None = None
    for mount in mounts:
        inside = place == mount.folder or place.startswith(mount.folder.rstrip("/") + "/")
        if inside and (best is None or len(mount.folder) >= len(best.folder)):
            best = mount
    return best


def _is_removable(device: str) -> bool:
    if not device.startswith("/dev/"):
        return False
    block = BLOCK_DEVICES / os.path.basename(os.path.realpath(device))  # noqa: PTH119 - of a text, not a path of ours
    # A partition's own folder says nothing; the disk's is the one above. Disks on USB are not all called removable.
    place = os.path.realpath(block)
    if "/usb" in place:
        return True
    for folder in (Path(place), Path(place).parent):
        try:
            return (folder / "removable").read_text().strip() == "1"
        except OSError:
            continue
    return False


def _on_windows(path: Path) -> DriveKind:
    place = os.path.abspath(path)  # noqa: PTH100 - a share that does not answer must not be waited for
    if place.startswith("\\\\"):
        return DriveKind.NETWORK
    import ctypes  # noqa: PLC0415 - of use on Windows alone

    drive = f"{os.path.splitdrive(place)[0]}\\"
    answer = ctypes.windll.kernel32.GetDriveTypeW(drive)  # type: ignore[attr-defined,unused-ignore]
    return _WINDOWS_KINDS.get(int(answer), DriveKind.LOCAL)
