"""Text of the facts made harmless for a text document: every character is seen, none acts.

A document knows no mark-up when text is inserted by a cursor, but some characters still act: control characters
vanish, direction marks turn the rest of a line around, and a few code points mean «table» or «picture» to Qt.
"""

import re

# Bidirectional controls (Unicode UAX 9), and characters that are seen by nobody.
_HIDDEN = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
# Lone surrogates and non-characters, U+FDD0 and U+FDD1 among them (frames of a QTextDocument), and its picture mark.
_BROKEN = "\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff"
_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_ACTING = re.compile(f"\r\n|[{_LINE_ENDS}]|[{_HIDDEN}{_CONTROLS}]|[{_BROKEN}]")
_IS_LINE_END = re.compile(f"\r\n|[{_LINE_ENDS}]")
_IS_BROKEN = re.compile(f"[{_BROKEN}]")
_WEB = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)


def visible(text: str) -> str:
    """Return ``text`` with line ends as LF and every hidden or acting character written as ``⟨U+202E⟩``.

    What can be no character at all becomes U+FFFD.
    """
    return _ACTING.sub(_shown, text)


def one_line(text: str) -> str:
    """Return ``visible`` text with line ends and tabs as blanks, for a label of one line."""
    return " ".join(visible(text).split())


def can_be_opened(address: str) -> bool:
    """Tell whether a browser may be asked to open the address: http and https only, no file and no share."""
    return _WEB.fullmatch(address) is not None and visible(address) == address


def _shown(match: re.Match[str]) -> str:
    found = match[0]
    if _IS_LINE_END.fullmatch(found):
        return "\n"
    return "\ufffd" if _IS_BROKEN.fullmatch(found) else f"⟨U+{ord(found):04X}⟩"
