"""Breaking texts into lines: each distinct text, style and width once.

QTextLayout breaks the lines; what is kept is plain. Japanese line breaking is Qt's, which keeps every forbidden sign
from the start of a line but ～ and ‥; a word joiner before those two closes the gap (docs/decisions/0009-paper.md).
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF, QRawFont, QTextCharFormat, QTextLayout, QTextOption

from navigator.qtsupport.fonts import FALLBACK_FAMILY
from navigator.views.printing.styles import MARK, Style

_JOINER = "\u2060"
_SPACE = "\u200b"
_GLUED: dict[int, str | int] = {ord("～"): _JOINER + "～", ord("‥"): _JOINER + "‥", 0x09: " "}
# Hints for line breaking that are never seen: soft hyphen, (non-)joiners, byte order mark; the zero width space breaks.
_SILENT: dict[int, str | int] = dict.fromkeys((0xAD, 0x200C, 0x200D, 0x2060, 0xFEFF), _JOINER) | {0x200B: _SPACE}
_LINES = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
# Half-marks that follow their kana in names typed on some systems; the fonts draw the joined letter properly.
_VOICED = re.compile(".[\u3099\u309a]")
# They choose a form of the letter before them and are never seen themselves.
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_RAISE = 0.16


class Run(NamedTuple):
    """Letters of a line: distance from its left edge and from its base line, layout units."""

    dx: float
    dy: float
    text: str
    style: Style


class SetLine(NamedTuple):
    """A line of a paragraph; ``width`` is that of its letters."""

    runs: tuple[Run, ...]
    width: float
    style: Style


def paragraphs(text: str) -> list[str]:
    """Split ``text`` where it says that a new line begins."""
    return _LINES.split(text)


class _Letters(dict[int, str | int]):
    """A table for ``str.translate`` that is filled as letters are met: what cannot be drawn becomes a sign."""

    def __init__(self, has_glyph: Callable[[int], bool]) -> None:
        super().__init__(_GLUED | _SILENT)
        self._has_glyph = has_glyph
        self.without_glyph: dict[int, None] = {}

    def __missing__(self, code: int) -> str | int:
        if any(code in one for one in _SELECTORS):
            shown: str | int = code
        elif unicodedata.category(chr(code))[0] != "C" and self._has_glyph(code):
            shown = code
        else:
            shown = f"〔U+{code:04X}〕"
            self.without_glyph[code] = None
        self[code] = shown
        return shown


class Typesetter:
    """Sets texts in one thread; ask it nothing from another."""

    def __init__(self) -> None:
        self._fonts: dict[Style, QFont] = {}
        self._metrics: dict[Style, QFontMetricsF] = {}
        self._faces: tuple[QRawFont, ...] = ()
        self._letters = _Letters(self._has_glyph)
        self._set: dict[tuple[str, str, Style, float], tuple[SetLine, ...]] = {}
        self._widths: dict[tuple[str, Style], float] = {}
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._option.setUseDesignMetrics(True)

    @property
    def without_glyph(self) -> tuple[str, ...]:
        """The letters printed as 〔U+…〕 up to now."""
        return tuple(f"U+{code:04X}" for code in self._letters.without_glyph)

    def shown(self, text: str) -> str:
        """Return ``text`` as it is printed: control characters and letters of no font become visible signs."""
        return _seen(self._prepared(text))

    def width(self, text: str, style: Style) -> float:
        """Return the width of ``text`` in one line."""
        key = (text, style)
        if key not in self._widths:
            self._widths[key] = self._metric(style).horizontalAdvance(self.shown(text))
        return self._widths[key]

    def lines(self, text: str, style: Style, width: float, marks: str = "") -> tuple[SetLine, ...]:
        """Break ``text`` into lines of at most ``width``; ``marks`` follow it in small letters.

        Newlines in the text are kept; at least one line comes back. A single letter wider than ``width`` stands out.
        """
        key = (text, marks, style, width)
        found = self._set.get(key)
        if found is None:
            parts = paragraphs(text)
            found = tuple(
                line
                for number, part in enumerate(parts, 1)
                for line in self._break(part, style, width, marks if number == len(parts) else "")
            )
            self._set[key] = found
        return found

    def _break(self, text: str, style: Style, width: float, marks: str) -> list[SetLine]:
        body = self._prepared(text)
        if not marks and len(body) * style.pixels <= width:
            # No letter is wider than the size of its face.
            return [self._line(body, style, self._metric(style).horizontalAdvance(_seen(body)))]
        layout = QTextLayout(body + marks, self._font(style))
        layout.setTextOption(self._option)
        if marks:
            small = QTextCharFormat()
            small.setFont(self._font(MARK))
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = _utf16(body), _utf16(marks), small
            layout.setFormats([part])
        layout.beginLayout()
        found = []
        coded = (body + marks).encode("utf-16-le")
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start, length = line.textStart(), line.textLength()
            end = start + length
            if not marks or end <= _utf16(body):
                found.append(self._line(_cut(coded, start, end), style, line.naturalTextWidth()))
            else:
                middle = max(start, _utf16(body))
                dx = line.cursorToX(middle)[0]
                runs = self._line(_cut(coded, start, middle), style, 0).runs if middle > start else ()
                runs += (Run(dx, -style.pixels * _RAISE, _seen(_cut(coded, middle, end)), MARK),)
                found.append(SetLine(runs, line.naturalTextWidth(), style))
        layout.endLayout()
        return found or [SetLine((), 0.0, style)]

    @staticmethod
    def _line(text: str, style: Style, width: float) -> SetLine:
        shown = _seen(text).rstrip(" ")
        return SetLine((Run(0.0, 0.0, shown, style),) if shown else (), width, style)

    def _prepared(self, text: str) -> str:
        if "\u3099" in text or "\u309a" in text:
            text = _VOICED.sub(lambda pair: unicodedata.normalize("NFC", pair.group()), text)
        return text.translate(self._letters)

    def _font(self, style: Style) -> QFont:
        if style not in self._fonts:
            self._fonts[style] = style.font()
        return self._fonts[style]

    def _metric(self, style: Style) -> QFontMetricsF:
        if style not in self._metrics:
            self._metrics[style] = QFontMetricsF(self._font(style))
        return self._metrics[style]

    def _has_glyph(self, code: int) -> bool:
        if not self._faces:
            fallback = QFont(FALLBACK_FAMILY)
            self._faces = (QRawFont.fromFont(self._font(MARK)), QRawFont.fromFont(fallback))
        return any(face.supportsCharacter(code) for face in self._faces)


def _seen(text: str) -> str:
    return text.replace(_JOINER, "").replace(_SPACE, "")


def _utf16(text: str) -> int:
    """Return the length of ``text`` as Qt counts it: a letter beyond the first 65,536 counts twice."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _cut(coded: bytes, start: int, end: int) -> str:
    return coded[2 * start : 2 * end].decode("utf-16-le")
