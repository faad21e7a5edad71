"""A row of a table: as high as its highest cell, parted between lines only when no page could hold it."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from navigator.views.printing.cells import PAD_X, PAD_Y, StageBar, Strip
from navigator.views.printing.draft import PageDraft
from navigator.views.printing.pieces import Header
from navigator.views.printing.styles import Ink, Pen

_FIRST_STRIPS = 4


class Place(NamedTuple):
    """Left edge and width of a cell, layout units."""

    x: float
    width: float


@dataclass(slots=True)
class SetCell:
    """A cell that has been set: its place, strips and ground. ``middle`` centres the strips in the height."""

    place: Place
    strips: list[Strip]
    ground: Ink | None = None
    middle: bool = False
    content: float = field(init=False)

    def __post_init__(self) -> None:
        self.content = sum(strip.height for strip in self.strips)
        if self.strips and isinstance(self.strips[-1], StageBar):
            self.content -= PAD_Y

    def fitting(self, room: float) -> int:
        """Return how many strips fit into ``room``."""
        for number, strip in enumerate(self.strips):
            room -= strip.height
            if room < 0:
                return number
        return len(self.strips)


@dataclass(slots=True)
class RowPiece:
    """A row; ``continued`` are the strips of its first cell on the pages after the first.

    ``heavy`` draws a thick line above it, where a group has ended.
    """

    cells: list[SetCell]
    header: "Header | None"
    continued: list[Strip] = field(default_factory=list)
    group: "RowPiece | None" = None
    gap: float = 0.0
    keep: bool = False
    new_page: bool = False
    heavy: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = max((cell.content for cell in self.cells), default=0.0) + 2 * PAD_Y

    @property
    def least(self) -> float:
        """The height of its first few lines."""
        return 2 * PAD_Y + max(
            (sum(strip.height for strip in cell.strips[:_FIRST_STRIPS]) for cell in self.cells), default=0.0
        )

    def draw(self, draft: PageDraft, top: float) -> None:
        """Draw grounds, rules and the strips of each cell."""
        bottom = top + self.height
        if self.heavy and self.cells:
            last = self.cells[-1].place
            draft.stroke(self.cells[0].place.x, top, last.x + last.width, top, Pen.FRAME)
        for cell in self.cells:
            x, width = cell.place
            if cell.ground is not None:
                draft.ground(x, top, width, self.height, cell.ground)
            draft.stroke(x, top, x + width, top, Pen.GRID)
            draft.stroke(x, bottom, x + width, bottom, Pen.GRID)
            draft.stroke(x, top, x, bottom, Pen.GRID)
            draft.stroke(x + width, top, x + width, bottom, Pen.GRID)
            y = top + ((self.height - cell.content) / 2 if cell.middle else PAD_Y)
            for strip in cell.strips:
                strip.draw(draft, x + PAD_X, y, width - 2 * PAD_X)
                y += strip.height

    def cut(self, room: float) -> "tuple[RowPiece, RowPiece] | None":
        """Part the row after the last lines that fit into ``room``; every strip is in exactly one of both parts.

        The first cell, when nothing of it is left, says once more which row goes on.
        """
        counts = [cell.fitting(room - 2 * PAD_Y) for cell in self.cells]
        left = [cell.strips[count:] for cell, count in zip(self.cells, counts, strict=True)]
        if not any(counts) or not any(left):
            return None
        upper = [replace(cell, strips=cell.strips[:count]) for cell, count in zip(self.cells, counts, strict=True)]
        lower = [replace(cell, strips=strips) for cell, strips in zip(self.cells, left, strict=True)]
        if not left[0]:
            lower[0] = replace(lower[0], strips=self.continued)
        return (
            RowPiece(upper, self.header, group=self.group, gap=self.gap, heavy=self.heavy),
            RowPiece(lower, self.header, self.continued, group=self.group, keep=self.keep),
        )
