"""Encodings by rule, never by guess (R-29).

A byte order mark decides; else strict UTF-8; else strict CP932 (not ``shift_jis``, which refuses ① and ㈱). Where
more than one reading is possible, or the one reading looks like a wrong one, the reader is asked, with previews.
"""

import codecs
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from navigator.domain.errors import UserError
from navigator.domain.importing import EncodingChoice
from navigator.domain.text import Text

LABELS = {
    "utf-8": Text("UTF-8", "UTF-8"),
    "utf-8-sig": Text("UTF-8（BOM付き）", "UTF-8 with BOM"),
    "utf-16": Text("UTF-16（BOM付き）", "UTF-16 with BOM"),
    "utf-16-le": Text("UTF-16 LE", "UTF-16 LE"),
    "utf-16-be": Text("UTF-16 BE", "UTF-16 BE"),
    "cp932": Text("Shift_JIS（CP932）", "Shift_JIS (CP932)"),
    "euc_jp": Text("EUC-JP", "EUC-JP"),
    "iso2022_jp": Text("ISO-2022-JP（JIS）", "ISO-2022-JP (JIS)"),
}
"""The encodings that can be read, in the order in which they are offered."""

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHUNK = 1 << 20
_PREVIEW_BYTES, _PREVIEW_LINES, _PREVIEW_LETTERS = 4096, 8, 120
# Lines in which UTF-8 may have been read as CP932 once: half-width katakana, 縺 and 繧 (the lead of kana) ...
_PERHAPS_TWICE = re.compile(r"[ｦ-ﾟ縺繧]")
_LEAST_TWICE, _SHARE_TWICE = 3, 0.6
# ... and EUC-JP when it is read as CP932: nothing but half-width katakana.
_HALF_WIDTH = re.compile(r"[｡-ﾟ]{6,}")
_EVERYDAY = re.compile(r"[\u3000-\u303f\u3040-\u30ff\u4e00-\u9fff\uff01-\uff60\u2460-\u2473]")
_JIS = re.compile(rb"\x1b[$(][@BJI]")


Check = Callable[[], None]
"""Called while a file is read; it may raise to stop."""


def _nothing() -> None:
    """Let the reading go on."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read: ``encoding`` by rule, or the ``choices`` to ask about."""

    encoding: str
    choices: tuple[EncodingChoice, ...] = ()


def reading_of(path: Path, name: str, check: Check = _nothing) -> Reading:
    """Return how a text file is read.

    Raises:
        UserError: it is no text in any of the encodings.
    """
    with path.open("rb") as file:
        head = file.read(_PREVIEW_BYTES)
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            _must_decode(path, name, encoding, check)
            return Reading(encoding)
    possible = _possible(path, head, check)
    if not possible:
        raise unreadable(name)
    if len(possible) == 1 and possible[0] in ("utf-8", "cp932") and not _looks_wrong(path, possible[0], check):
        return Reading(possible[0])
    return Reading("", tuple(_choice(path, encoding) for encoding in possible))


def _possible(path: Path, head: bytes, check: Check) -> list[str]:
    if head.count(0) > len(head) // 8:
        order = ("utf-16-le", "utf-16-be") if head[1::2].count(0) >= head[::2].count(0) else ("utf-16-be", "utf-16-le")
        return [encoding for encoding in order if decodes(path, encoding, check)][:1] or []
    if _JIS.search(head):
        return [encoding for encoding in ("iso2022_jp", "utf-8") if decodes(path, encoding, check)]
    if decodes(path, "utf-8", check):
        # Bytes of UTF-8 often pass as CP932, but then as letters that nobody writes.
        # ASCII is the same in both.
        share = _everyday(path, "utf-8")
        doubtful = _looks_wrong(path, "utf-8", check) or (
            share < 1 and decodes(path, "cp932", check) and share <= _everyday(path, "cp932")
        )
        return ["utf-8", "cp932"] if doubtful else ["utf-8"]
    # Japanese in UTF-16 holds few zero bytes: those of its commas and line ends.
    wide = ("utf-16-le", "utf-16-be") if 0 in head else ()
    return [encoding for encoding in ("cp932", "euc_jp", *wide) if decodes(path, encoding, check)]


def decodes(path: Path, encoding: str, check: Check = _nothing) -> bool:
    """Tell whether the whole file is text in an encoding, to the letter."""
    try:
        for _ in _texts(path, encoding):
            check()
    except UnicodeError:
        return False
    return True


def _everyday(path: Path, encoding: str) -> float:
    """Return which share of the letters at the head of a file, ASCII aside, everyday Japanese has; 1 without any."""
    letters = [letter for letter in next(_texts(path, encoding), "") if not letter.isascii()]
    return sum(bool(_EVERYDAY.match(letter)) for letter in letters) / len(letters) if letters else 1.0


def _texts(path: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)


def _looks_wrong(path: Path, encoding: str, check: Check) -> bool:
    for text in _texts(path, encoding):
        check()
        if encoding != "utf-8" and _HALF_WIDTH.search(text):
            return True
        if _has_line_read_twice(text):
            return True
    return False


def _has_line_read_twice(text: str) -> bool:
    at = 0
    while found := _PERHAPS_TWICE.search(text, at):
        start, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.start())
        if _was_read_twice(text[start : end if end >= 0 else len(text)]):
            return True
        if end < 0:
            return False
        at = end
    return False


def _was_read_twice(line: str) -> bool:
    """Tell whether most of a line becomes UTF-8 again when its letters are taken for the bytes of CP932."""
    raw = line.encode("cp932", "ignore")
    high = sum(byte > 0x7F for byte in raw)
    again = sum(not sign.isascii() for sign in raw.decode("utf-8", "ignore"))
    return again >= _LEAST_TWICE and again * 3 >= high * _SHARE_TWICE


def _must_decode(path: Path, name: str, encoding: str, check: Check) -> None:
    if not decodes(path, encoding, check):
        raise UserError(
            Text(
                "「{name}」は {encoding} と名乗っていますが、途中に読めない文字があります。",
                "“{name}” says that it is {encoding}, but a part of it cannot be read so.",
            ).format(name=name, encoding=LABELS[encoding]),
            Text("作った人に保存し直してもらってください。", "Please have it saved again by its maker."),
        )


def _choice(path: Path, encoding: str) -> EncodingChoice:
    with path.open("rb") as file:
        text = codecs.getincrementaldecoder(encoding)("replace").decode(file.read(_PREVIEW_BYTES))
    lines = text.lstrip("\ufeff").splitlines()[:_PREVIEW_LINES]
    return EncodingChoice(encoding, LABELS[encoding], "\n".join(line[:_PREVIEW_LETTERS] for line in lines))


def known(encoding: str) -> str:
    """Return our name of an encoding that a person typed.

    Raises:
        UserError: it is none that can be read.
    """
    if encoding in LABELS:
        return encoding
    typed = encoding.strip().casefold().replace("_", "-")
    aliases = {"sjis": "cp932", "shift-jis": "cp932", "ms932": "cp932", "windows-31j": "cp932", "utf8": "utf-8"}
    aliases |= {"euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp", "jis": "iso2022_jp", "utf-8-bom": "utf-8-sig"}
    wanted = aliases.get(typed, typed)
    if wanted in LABELS:
        return wanted
    raise UserError(
        Text("文字コード「{name}」は使えません。", "The encoding “{name}” is not known.").format(name=encoding[:40]),
        Text("使える文字コード: {names}", "Encodings: {names}").format(names=", ".join(offered())),
    )


def offered() -> Sequence[str]:
    """Return the names of the encodings."""
    return tuple(LABELS)


def unreadable(name: str) -> UserError:
    """Return the error for a file that is no text."""
    return UserError(
        Text(
            "「{name}」の文字コードが分かりません（途中で変わっているか、文字のファイルではありません）。",
            "“{name}” is text in no encoding that is known here, or its encoding changes in the middle.",
        ).format(name=name),
        Text("UTF-8 で保存し直してください。", "Please save it again as UTF-8."),
    )
