"""Text of the facts made harmless for a text document: every character is seen, none acts.

A document knows no mark-up when text is inserted by a cursor, but some characters still act: control characters
vanish, direction marks turn the rest of a line around, and a few code points mean «table» or «picture» to Qt.
"""

import re

# Bidirectional controls (Unicode UAX 9), and characters that are seen by nobody.
_HIDDEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
# Lone surrogates and non-characters, U+FDD0 and U+FDD1 among them (frames of a QTextDocument), and its picture mark.
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_WEB = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)


def visible(text: str) -> str:
    """Return ``text`` with line ends as LF and every hidden or acting character written as ``⟨U+202E⟩``.

    What can be no character at all becomes U+FFFD.
    """
    lines = _LINE_ENDS.sub("\n", text)
    named = _HIDDEN.sub(_named, _CONTROLS.sub(_named, lines))
    return _BROKEN.sub("\ufffd", named)


def one_line(text: str) -> str:
    """Return ``visible`` text with line ends and tabs as blanks, for a label of one line."""
    return " ".join(visible(text).split())


def can_be_opened(address: str) -> bool:
    """Tell whether a browser may be asked to open the address: http and https only, no file and no share."""
    return _WEB.fullmatch(address) is not None and visible(address) == address


def _named(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match[0]):04X}⟩"
