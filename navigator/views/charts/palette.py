"""How series are told apart on paper: a colour that every eye parts from the others, and a pattern that a copier keeps.

The colours are the colour-universal palette of the theme. Slanting lines belong to ※内数 alone, an empty ground to
requests and plans; the patterns of series are dots, level and upright lines and a grid.
"""

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from PySide6.QtGui import QColor

from navigator.qtsupport.theme import CHART_COLOURS
from navigator.views.printing.styles import mm


class Pattern(Enum):
    """What lies on the ground of a bar besides its colour."""

    PLAIN = auto()
    LEVEL = auto()
    DOTS = auto()
    UPRIGHT = auto()
    GRID = auto()


class Marker(Enum):
    """The sign of a point of a line."""

    CIRCLE = auto()
    SQUARE = auto()
    TRIANGLE = auto()
    DIAMOND = auto()
    CROSS = auto()


@dataclass(frozen=True, slots=True)
class Tone:
    """The look of one series; colours as ``#rrggbb``.

    ``ground`` fills a bar, ``ink`` draws its pattern, ``tint`` is the light ground of ※内数 and ``edge`` its slanting
    lines, outlines and lines. ``dash`` are strokes and holes in layout units, empty for an unbroken line.
    """

    ground: str
    ink: str
    tint: str
    edge: str
    pattern: Pattern
    dash: tuple[float, ...]
    marker: Marker


# The colours in the order of the screen, the grey of a black-and-white sheet, a pattern: neighbours of like brightness
# still differ when a copier turns the colours into greys.
_GROUNDS = (
    (CHART_COLOURS[0], "#555555", Pattern.PLAIN),
    (CHART_COLOURS[1], "#c4c4c4", Pattern.PLAIN),
    (CHART_COLOURS[2], "#808080", Pattern.LEVEL),
    (CHART_COLOURS[3], "#d6d6d6", Pattern.DOTS),
    (CHART_COLOURS[4], "#e4e4e4", Pattern.UPRIGHT),
    (CHART_COLOURS[5], "#707070", Pattern.GRID),
    (CHART_COLOURS[6], "#f4f4f4", Pattern.PLAIN),
    (CHART_COLOURS[7], "#1c1c1c", Pattern.PLAIN),
)
_DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (mm(2.2), mm(1.0)),
    (mm(0.7), mm(0.8)),
    (mm(2.6), mm(0.8), mm(0.6), mm(0.8)),
)
_PATTERNS = tuple(Pattern)
_DARKEST_LINE = 0.62
_LIGHT = 0.5


@lru_cache(maxsize=512)
def tone(number: int, *, grey: bool) -> Tone:
    """Return the look of series ``number`` (from 0).

    Eight differ in colour; further rounds take other patterns, dashes and markers on the same colours.
    """
    colour, shade, pattern = _GROUNDS[number % len(_GROUNDS)]
    turn = number // len(_GROUNDS)
    ground = QColor(shade if grey else colour)
    edge = QColor(ground)
    while brightness(edge) > _DARKEST_LINE:
        edge = edge.darker(115)
    share = 0.18
    tint = QColor.fromRgbF(*(1 - share + share * part for part in (ground.redF(), ground.greenF(), ground.blueF())))
    return Tone(
        ground.name(),
        "#ffffff" if brightness(ground) < _LIGHT else "#333333",
        tint.name(),
        edge.name(),
        _PATTERNS[(_PATTERNS.index(pattern) + turn) % len(_PATTERNS)],
        _DASHES[(number + turn) % len(_DASHES)],
        tuple(Marker)[(number + turn) % len(Marker)],
    )


def brightness(colour: QColor) -> float:
    """Return how bright a copier sees a colour, 0 (black) to 1 (white)."""
    return 0.299 * colour.redF() + 0.587 * colour.greenF() + 0.114 * colour.blueF()
