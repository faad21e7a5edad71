"""ZIP files from outside: every name checked, every byte counted while it is expanded (R-26, R-28).

A file with one bad member is refused as a whole, naming the member. Nothing is ever written under a name that the
archive gives.
"""

import io
import stat
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.services.importing import limits

_CHUNK = 1 << 16
_LONGEST_NAME = 255
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".xz", ".bz2", ".tar", ".lzh")
_ENCRYPTED, _UTF8_NAME = 0x1, 0x800
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


@contextmanager
def opened(path: Path, name: str) -> Iterator[zipfile.ZipFile]:
    """Open an archive whose members were all checked; ``name`` is how sentences call it.

    Raises:
        UserError: it is too large, damaged, or one of its members cannot be accepted.
    """
    if path.stat().st_size > limits.ARCHIVE_BYTES:
        raise limits.over_bytes(name, limits.ARCHIVE_BYTES)
    with _Directory(path, name) as file:
        try:
            archive = zipfile.ZipFile(file)  # type: ignore[arg-type]
        except _BROKEN as error:
            raise broken(name) from error
        with archive:
            file.most = None
            _check(archive, name)
            yield archive


class _Directory(io.FileIO):
    """An archive of which at most ``most`` bytes are read at once until it is set to None.

    The list of members is read at once, whatever size it says to have: two million members took 800 MB and 14 s before
    they could be counted.
    """

    most: int | None = limits.DIRECTORY_BYTES

    def __init__(self, path: Path, name: str) -> None:
        super().__init__(path)
        self._called = name

    def read(self, size: int | None = -1, /) -> bytes:
        if self.most is not None and size is not None and size > self.most:
            raise _too_many(self._called)
        return super().read(-1 if size is None else size) or b""


def _too_many(name: str) -> UserError:
    return limits.too_large(
        Text(
            "「{name}」はファイルの数が多すぎます（上限 {limit}）。",
            "“{name}” holds too many files (limit {limit}).",
        ).format(name=name, limit=limits.MEMBERS)
    )


def names(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the members that are files, by their names as a person sees them."""
    return {shown_name(member): member for member in archive.infolist() if not member.is_dir()}


def shown_name(member: zipfile.ZipInfo) -> str:
    """Return the name of a member; Windows writes names without saying so in its own encoding (CP932)."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


class Expander:
    """Expands members of one archive and counts what comes out of all of them together."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive, self._name = archive, name
        self._total = 0

    def chunks(self, member: zipfile.ZipInfo, most: int = limits.EXPANDED_BYTES) -> Iterator[bytes]:
        """Yield the content of a member.

        Raises:
            UserError: it expands to more than ``most`` bytes, more than 100 times its size, or is damaged.
        """
        shown, size = shown_name(member), 0
        try:
            with self._archive.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._total += len(chunk)
                    if size > limits.RATIO_FROM and size > limits.RATIO * max(member.compress_size, 1):
                        raise limits.unsafe(
                            Text(
                                "「{name}」の中の「{member}」は、展開すると異常に大きくなります。",
                                "“{member}” inside “{name}” expands beyond all measure.",
                            ).format(name=self._name, member=shown)
                        )
                    if size > most or self._total > limits.EXPANDED_BYTES:
                        raise limits.over_bytes(f"{self._name} / {shown}", min(most, limits.EXPANDED_BYTES))
                    yield chunk
        except _BROKEN as error:
            raise broken(f"{self._name} / {shown}") from error

    def to_file(self, member: zipfile.ZipInfo, target: IO[bytes], most: int = limits.EXPANDED_BYTES) -> None:
        """Write the content of a member into a file that we named ourselves; errors as in ``chunks``."""
        for chunk in self.chunks(member, most):
            target.write(chunk)
        target.flush()


def _check(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.infolist()
    if len(members) > limits.MEMBERS:
        raise _too_many(name)
    seen: set[str] = set()
    for member in members:
        shown = shown_name(member)
        reason = _fault(member, shown)
        folded = unicodedata.normalize("NFKC", shown).casefold().rstrip(". ")
        if reason is None and folded in seen:
            reason = Text("同じ名前が二度ある", "the name stands twice")
        seen.add(folded)
        if reason is not None:
            printable = "".join(sign if sign.isprintable() else "□" for sign in shown)[:80]
            raise limits.unsafe(
                Text(
                    "「{name}」の中の「{member}」を受け付けられません（{reason}）。",
                    "“{member}” inside “{name}” cannot be accepted ({reason}).",
                ).format(name=name, member=printable, reason=reason)
            )


def _fault(member: zipfile.ZipInfo, shown: str) -> Text | None:
    """Return why a member cannot be accepted, None when it can."""
    parts = shown.rstrip("/").split("/")
    signs = {unicodedata.category(sign) for sign in shown}
    outside = "\\" in shown or ":" in shown or any(part in ("", ".", "..") for part in parts)
    faults = (
        (
            "\0" in member.orig_filename or signs & {"Cc", "Cf"},
            Text("名前に制御文字", "a control character in its name"),
        ),
        (outside, Text("フォルダーの外を指す名前", "a name that leads out of its folder")),
        (len(shown.encode()) > _LONGEST_NAME, Text("名前が長すぎる", "its name is too long")),
        (any(map(_reserved, parts)), Text("Windows で使えない名前", "a name that Windows reserves")),
        (stat.S_ISLNK(member.external_attr >> 16), Text("リンク", "it is a link")),
        (member.flag_bits & _ENCRYPTED, Text("パスワードが掛かっている", "it is protected by a password")),
        (shown.casefold().endswith(_ARCHIVES), Text("圧縮ファイルの中の圧縮ファイル", "an archive inside an archive")),
    )
    return next((reason for is_so, reason in faults if is_so), None)


def _reserved(part: str) -> bool:
    return part.split(".", maxsplit=1)[0].casefold().rstrip() in _RESERVED


def broken(name: str) -> Exception:
    """Return the error for a damaged archive."""
    return limits.unsafe(
        Text("「{name}」は壊れていて開けません。", "“{name}” is damaged and cannot be opened.").format(name=name)
    )


@contextmanager
def own_folder() -> Iterator[Path]:
    """Give a folder for expanded parts that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="rpn-import-", ignore_cleanup_errors=True) as name:
        yield Path(name)
