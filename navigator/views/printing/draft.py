"""A page as plain values: areas, lines and letters with their places. Painting it needs nothing else.

No value belongs to a thread, so a page that was laid out in a job may be painted anywhere.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from navigator.views.printing.styles import Ink, Pen, Style


class Fill(NamedTuple):
    """A filled area; layout units from the upper left corner of the paper."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink


class Stroke(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    pen: Pen


class Letters(NamedTuple):
    """A run of letters in one style; ``y`` is the base line. ``turned`` runs upwards."""

    x: float
    y: float
    text: str
    style: Style
    turned: bool = False


class Shape(NamedTuple):
    """A line or an area of a chart: its corners, colours as ``#rrggbb`` (None: not filled, no outline).

    ``closed`` joins the last corner to the first. ``dash`` are the lengths of strokes and holes; layout units like
    ``width``.
    """

    points: tuple[tuple[float, float], ...]
    fill: str | None = None
    line: str | None = None
    width: float = 0.0
    dash: tuple[float, ...] = ()
    closed: bool = False


@dataclass(slots=True)
class PageDraft:
    """What stands on a page, in the order it is read.

    ``grounds`` lie under ``fills``, ``shapes`` over them in their own order, strokes over all.
    """

    grounds: list[Fill] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    # Cells side by side share an edge: a dictionary keeps the order and draws it once.
    strokes: dict[Stroke, None] = field(default_factory=dict)
    letters: list[Letters] = field(default_factory=list)

    def ground(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Fill an area under everything else."""
        self.grounds.append(Fill(x, y, width, height, ink))

    def fill(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Fill an area."""
        self.fills.append(Fill(x, y, width, height, ink))

    def stroke(self, x1: float, y1: float, x2: float, y2: float, pen: Pen) -> None:
        """Draw a line."""
        self.strokes[Stroke(x1, y1, x2, y2, pen)] = None

    def box(self, x: float, y: float, width: float, height: float, pen: Pen) -> None:
        """Draw an outline."""
        right, bottom = x + width, y + height
        self.stroke(x, y, right, y, pen)
        self.stroke(x, bottom, right, bottom, pen)
        self.stroke(x, y, x, bottom, pen)
        self.stroke(right, y, right, bottom, pen)

    def write(self, x: float, y: float, text: str, style: Style) -> None:
        """Set letters with their base line at ``y``."""
        self.letters.append(Letters(x, y, text, style))
