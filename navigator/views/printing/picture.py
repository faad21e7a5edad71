"""A chart over fiscal years as a part of a page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from navigator.domain.document import ChartBlock, Line
from navigator.views.charts.picture import Picture, event_lines
from navigator.views.charts.scene import Look
from navigator.views.printing.blocks import TextBlocks
from navigator.views.printing.draft import PageDraft
from navigator.views.printing.pieces import LinePiece
from navigator.views.printing.styles import mm

_GAP = mm(2.5)
_ABOVE = mm(34)
"""Room for a title and a lead on the page of a high chart."""
_BETWEEN_EVENTS = mm(0.3)


@dataclass(slots=True)
class PicturePiece:
    """A laid out chart, or some of its panels; it is never cut."""

    picture: Picture
    left: float
    height: float
    gap: float = _GAP
    keep: bool = False
    new_page: bool = False
    header: None = field(default=None, init=False)

    @property
    def least(self) -> float:
        """A chart is never cut."""
        return self.height

    def draw(self, draft: PageDraft, top: float) -> None:
        """Draw the chart."""
        self.picture.draw(draft, self.left, top, self.height)

    def cut(self, room: float) -> None:  # noqa: ARG002 - it has no place to be cut
        """A chart is never cut."""
        return


def picture_pieces(
    block: ChartBlock, text: TextBlocks, highest: float, *, grey: bool
) -> Iterator[PicturePiece | LinePiece]:
    """Yield the chart as wide as ``text``, at most ``highest`` (the room of a page); panels in parts that fit.

    What happened in its years follows as lines, which may go on on the next page: a lineage can have dozens.
    """
    look = Look(grey=grey)

    def laid_out(part: tuple[int, int] | None = None) -> Picture:
        return Picture(block.chart, block.presentation, look, text.setter, text.width, part=part, events=False)

    whole = laid_out()
    if not block.chart.spec.panels or whole.least <= highest:
        wanted = min(whole.height_for(mm(block.height)), highest - _ABOVE)
        yield PicturePiece(whole, text.left, max(whole.least, wanted))
    else:
        yield from _panels(block, text, highest, laid_out)
    for number, words in enumerate(event_lines(block.chart, block.presentation)):
        for row, piece in enumerate(text.line(Line(words, small=True))):
            if number and not row:
                piece.gap = _BETWEEN_EVENTS
            yield piece


def _panels(
    block: ChartBlock, text: TextBlocks, highest: float, laid_out: Callable[[tuple[int, int]], Picture]
) -> Iterator[PicturePiece]:
    """Yield as many panels as a page takes, at least one, until all are laid out."""
    count, first = len(block.chart.shown), 0
    while first < count:
        last = next((n for n in range(count, first + 1, -1) if laid_out((first, n)).least <= highest), first + 1)
        part = laid_out((first, last))
        yield PicturePiece(part, text.left, part.least)
        first = last
