"""Sizes, faces and colours of paper. They never depend on the device or on the theme of the window."""

import math
from dataclasses import dataclass, field
from enum import Enum, auto

from PySide6.QtGui import QColor, QFont

from navigator.qtsupport.fonts import FALLBACK_FAMILY, NUMBER_FAMILY, TEXT_FAMILY

UNITS_PER_MM = 20.0
"""Layout units in a millimetre. Lines break in these, so they break alike at every resolution."""

_MM_PER_POINT = 25.4 / 72


# The «fi» of both BIZ faces has no letters in the text layer of a PDF: «office» would be found as «ofce».
_LIGATURES = tuple(QFont.Tag(name) for name in ("liga", "clig", "dlig"))


def mm(length: float) -> float:
    """Return ``length`` millimetres in layout units."""
    return length * UNITS_PER_MM


@dataclass(frozen=True, eq=False, slots=True)
class Style:
    """A face at a size. Compared by identity: there are only the ones below.

    ``points`` is the size asked for; ``pixels`` is the next whole layout unit, so a size is never less than asked for.
    ``pitch`` is the distance of lines, ``baseline`` that of the base line from the top of its line; layout units.
    """

    name: str
    family: str
    points: float
    bold: bool = False
    leading: float = 1.3
    pixels: int = field(init=False)
    pitch: float = field(init=False)
    baseline: float = field(init=False)

    def __post_init__(self) -> None:
        pixels = math.ceil(self.points * _MM_PER_POINT * UNITS_PER_MM)
        # Computed once: these are asked for a hundred thousand times in a long document.
        object.__setattr__(self, "pixels", pixels)
        object.__setattr__(self, "pitch", pixels * self.leading)
        # Both BIZ faces fill 0.88 of their size above the base line and 0.12 below it.
        object.__setattr__(self, "baseline", (self.pitch - pixels) / 2 + pixels * 0.88)

    @property
    def real_points(self) -> float:
        """Size of the letters on the paper, points."""
        return self.pixels / UNITS_PER_MM / _MM_PER_POINT

    def font(self) -> QFont:
        """Return a new font. Never share one between threads: a ``QFont`` looks up its engine when it is used."""
        font = QFont(self.family)
        font.setFamilies([self.family, FALLBACK_FAMILY])
        font.setPixelSize(self.pixels)
        font.setBold(self.bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        for feature in _LIGATURES:
            font.setFeature(feature, 0)
        return font


TITLE = Style("title", TEXT_FAMILY, 15, bold=True)
HEADINGS = (
    Style("heading 1", TEXT_FAMILY, 12, bold=True),
    Style("heading 2", TEXT_FAMILY, 10.5, bold=True),
    Style("heading 3", TEXT_FAMILY, 9.5, bold=True),
)
LEAD = Style("lead", TEXT_FAMILY, 10.5, leading=1.4)
BODY = Style("body", TEXT_FAMILY, 9.2)
BODY_BOLD = Style("body, bold", TEXT_FAMILY, 9.2, bold=True)
NUMBER = Style("number", NUMBER_FAMILY, 9.2)
NUMBER_BOLD = Style("number, bold", NUMBER_FAMILY, 9.2, bold=True)
NOTE = Style("note", TEXT_FAMILY, 8, leading=1.28)
MARK = Style("mark", NUMBER_FAMILY, 8)
HEAD = Style("head", TEXT_FAMILY, 9.5)
BOX = Style("number box", TEXT_FAMILY, 12, bold=True)
FOOT = Style("foot", TEXT_FAMILY, 8)
PAGE_NUMBER = Style("page number", NUMBER_FAMILY, 9.2)

STYLES = (TITLE, *HEADINGS, LEAD, BODY, BODY_BOLD, NUMBER, NUMBER_BOLD, NOTE, MARK, HEAD, BOX, FOOT, PAGE_NUMBER)


class Ink(Enum):
    """What a line or an area is for; ``colour_of`` says what it looks like."""

    TEXT = auto()
    RULE = auto()
    PAPER = auto()
    HEADER = auto()
    ITEM = auto()
    GROUP = auto()
    TINT = auto()
    STAGE = auto()
    BAR = auto()


# Grounds stay above 80 % luminance, so black text on them keeps 12:1 or more also when a copier makes them grey; the
# stage bar and the bars of charts stay dark enough to be told from an empty outline.
_COLOURS = {
    Ink.TEXT: "#000000",
    Ink.RULE: "#1a1a1a",
    Ink.PAPER: "#ffffff",
    Ink.HEADER: "#dbe5f5",
    Ink.ITEM: "#f1f5fb",
    Ink.GROUP: "#e3e3e3",
    Ink.TINT: "#ffeebf",
    Ink.STAGE: "#00478f",
    Ink.BAR: "#0072b2",
}
_GREYS = {
    Ink.TEXT: "#000000",
    Ink.RULE: "#1a1a1a",
    Ink.PAPER: "#ffffff",
    Ink.HEADER: "#e0e0e0",
    Ink.ITEM: "#f2f2f2",
    Ink.GROUP: "#d6d6d6",
    Ink.TINT: "#e9e9e9",
    Ink.STAGE: "#333333",
    Ink.BAR: "#5e5e5e",
}


def colour_of(ink: Ink, *, grey: bool) -> QColor:
    """Return the colour of ``ink``; with ``grey`` red, green and blue are equal."""
    return QColor((_GREYS if grey else _COLOURS)[ink])


class Pen(Enum):
    """The lines of a page: width in layout units, ink, and whether it is a row of dots."""

    GRID = (mm(0.12), Ink.RULE, False)
    FRAME = (mm(0.3), Ink.RULE, False)
    FINE = (mm(0.15), Ink.TEXT, False)
    HATCH = (mm(0.2), Ink.BAR, False)
    OUTLINE = (mm(0.25), Ink.BAR, False)
    HALO = (mm(0.8), Ink.PAPER, False)
    LEADER = (mm(0.35), Ink.TEXT, True)

    def __init__(self, width: float, ink: Ink, dotted: bool) -> None:
        self.width = width
        self.ink = ink
        self.dotted = dotted
