"""A chart over fiscal years as a part of a page."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from navigator.domain.document import ChartBlock
from navigator.views.charts.picture import Picture
from navigator.views.charts.scene import Look
from navigator.views.printing.blocks import TextBlocks
from navigator.views.printing.draft import PageDraft
from navigator.views.printing.styles import mm

_GAP = mm(2.5)
_ABOVE = mm(34)
"""Room for a title and a lead on the page of a high chart."""


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


def picture_pieces(block: ChartBlock, text: TextBlocks, highest: float, *, grey: bool) -> Iterator[PicturePiece]:
    """Yield the chart as wide as ``text``, at most ``highest`` (the room of a page); panels in parts that fit."""
    look = Look(grey=grey)

    def laid_out(part: tuple[int, int] | None = None) -> Picture:
        return Picture(block.chart, block.presentation, look, text.setter, text.width, part=part)

    whole = laid_out()
    if not block.chart.spec.panels or whole.least <= highest:
        wanted = min(whole.height_for(mm(block.height)), highest - _ABOVE)
        yield PicturePiece(whole, text.left, max(whole.least, wanted))
        return
    count, first = len(block.chart.shown), 0
    while first < count:
        # As many panels as a page takes, at least one.
        last = next((n for n in range(count, first + 1, -1) if laid_out((first, n)).least <= highest), first + 1)
        part = laid_out((first, last))
        yield PicturePiece(part, text.left, part.least)
        first = last
