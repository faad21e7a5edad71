"""What a document is cut into before it meets pages: pieces with a height, drawn at a place."""

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from navigator.views.printing.draft import PageDraft
from navigator.views.printing.styles import Style
from navigator.views.printing.typeset import SetLine


class Piece(Protocol):
    """A part of a document with a height, layout units.

    ``gap`` is the space above it, dropped at the top of a page. ``keep`` holds it on the page of the next piece.
    ``header`` is drawn before it on every page, once in a row of pieces that share it, and then ``group``, the row
    that names what goes on there.
    """

    gap: float
    keep: bool
    new_page: bool
    header: "Header | None"

    @property
    def height(self) -> float:
        """Height without the gap."""
        ...

    @property
    def least(self) -> float:
        """The height a first part needs, where the piece may be cut; otherwise ``height``."""
        ...

    def draw(self, draft: PageDraft, top: float) -> None:
        """Draw it with its upper edge at ``top``."""
        ...

    def cut(self, room: float) -> "tuple[Piece, Piece] | None":
        """Part it in two, the first at most ``room`` high; None where it cannot be cut there."""
        ...


class Header(Protocol):
    """The head of a table: what is repeated on every page, and the sides of the frame around it."""

    left: float
    right: float

    @property
    def height(self) -> float:
        """Height in all."""
        ...

    @property
    def frame_top(self) -> float:
        """Where the ruled part begins, from the upper edge."""
        ...

    def draw(self, draft: PageDraft, top: float) -> None:
        """Draw it with its upper edge at ``top``."""
        ...


class Placed(NamedTuple):
    """A set line at a distance from the left edge of the paper, and below the top of its piece."""

    x: float
    line: SetLine
    dy: float = 0.0


class PageMark(NamedTuple):
    """A place that waits for the number of the page where ``anchor`` stands: right edge and start of the leader."""

    anchor: str
    left: float
    right: float
    style: Style
    text: str


@dataclass(slots=True)
class LinePiece:
    """One line of text, or several side by side."""

    placed: tuple[Placed, ...]
    height: float
    gap: float = 0.0
    keep: bool = False
    new_page: bool = False
    anchors: tuple[str, ...] = ()
    running: str | None = None
    mark: PageMark | None = None
    header: None = field(default=None, init=False)

    @property
    def least(self) -> float:
        """A line is never cut."""
        return self.height

    def draw(self, draft: PageDraft, top: float) -> None:
        """Set the letters."""
        for x, line, dy in self.placed:
            base = top + dy + line.style.baseline
            for run in line.runs:
                draft.write(x + run.dx, base + run.dy, run.text, run.style)

    def cut(self, room: float) -> None:  # noqa: ARG002 - it has no place to be cut
        """A line is never cut."""
        return
