"""Characters of cells from outside (R-31)."""

import re
import unicodedata

from navigator.domain.text import Text
from navigator.services.importing import limits

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
# Marks that turn the direction of writing, and marks of byte order inside a text: nobody sees them, and they let a
# name show what it is not.
_UNSEEN = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff\u2028\u2029]")
_LINE_ENDS = re.compile(r"\r\n?|\x85")


class CellError(Exception):
    """A cell that cannot be taken in; ``reason`` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.ja)
        self.reason = reason


def clean(text: str) -> str:
    """Return a cell without what nobody sees: marks of direction and blanks at its ends; line ends become LF.

    Raises:
        CellError: it holds NUL or another control character, half a character, or more than 32,767 characters.
    """
    if len(text) > limits.CELL:
        raise CellError(
            Text("文字が多すぎます（上限 {limit} 字）", "too many characters (limit {limit})").format(limit=limits.CELL)
        )
    if text.isprintable():
        # No control, no half character, no mark and no blank but the space is printable.
        return text.strip(" ")
    if found := _CONTROLS.search(text):
        raise CellError(
            Text("制御文字（U+{code}）があります", "it holds a control character (U+{code})").format(
                code=f"{ord(found[0]):04X}"
            )
        )
    if _SURROGATES.search(text):
        raise CellError(Text("文字の半分だけがあります", "it holds half a character"))
    text = _UNSEEN.sub("", text)
    return _LINE_ENDS.sub("\n", text).replace("\t", " ").strip(" \n\u3000\xa0")


def visible(text: str) -> str:
    """Return a text out of a file as sentences and lists show it: one line, «□» for what cannot be seen or printed."""
    if text.isprintable():
        return text
    shown = _UNSEEN.sub("", " ".join(text.split()))
    return "".join(sign if sign.isprintable() else "□" for sign in shown)


def folded_code(text: str) -> str:
    """Return a code without case, width and blanks: two codes that differ only so are taken for one."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def without_controls(text: str) -> str:
    """Return a text without control characters, halves of characters and marks of direction."""
    return _CONTROLS.sub("", _SURROGATES.sub("", _UNSEEN.sub("", text)))
