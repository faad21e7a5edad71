"""The one way from a document to paper: preview, PDF and printer paint the pages made here."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QPainter

from navigator.domain.document import (
    BarChart,
    Block,
    ChartBlock,
    Document,
    Entries,
    Heading,
    Lead,
    Line,
    Notes,
    PageSetup,
    Sources,
    Table,
    Title,
)
from navigator.domain.lineage_drawing import LineageDrawing
from navigator.domain.plan_picture import PlanDrawing
from navigator.domain.text import Language, Text
from navigator.views.printing import words
from navigator.views.printing.blocks import TextBlocks
from navigator.views.printing.chart import chart_pieces
from navigator.views.printing.columns import bands_of
from navigator.views.printing.draft import Letters, PageDraft
from navigator.views.printing.flow import Flow
from navigator.views.printing.furniture import Furniture
from navigator.views.printing.lineage import lineage_pieces
from navigator.views.printing.painting import paint_draft
from navigator.views.printing.picture import picture_pieces
from navigator.views.printing.pieces import Piece
from navigator.views.printing.plan import plan_pieces
from navigator.views.printing.table import TableSetter
from navigator.views.printing.typeset import Typesetter

Progress = Callable[[int, int], None]
"""Called with the steps done and the steps in all; it may raise to stop the work (``JobControl.progress`` does)."""

_REPORT_EVERY = 32


@dataclass(frozen=True)
class Pages:
    """The pages of a document. Plain values only: made in one thread, they may be painted in another."""

    title: str
    author: str
    setup: PageSetup
    drafts: tuple[PageDraft, ...]
    warnings: tuple[Text, ...]

    @property
    def count(self) -> int:
        """How many pages there are, one or more."""
        return len(self.drafts)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper, millimetres."""
        return self.setup.page

    def letters(self, index: int) -> Sequence[Letters]:
        """Return the runs of letters of page ``index`` (from 0), in reading order."""
        return self.drafts[index].letters

    def text(self, index: int) -> str:
        """Return the letters of page ``index`` (from 0), a run a line."""
        return "\n".join(run.text for run in self.letters(index))

    @cached_property
    def smallest_points(self) -> float:
        """The size of the smallest letters on any page, points."""
        return min((run.style.real_points for page in self.drafts for run in page.letters), default=0.0)

    def paint(self, painter: QPainter, index: int) -> None:
        """Paint page ``index`` (from 0).

        One unit of the painter is a millimetre and its origin the corner of the paper; the ground is left as it is.
        """
        paint_draft(painter, self.drafts[index], grey=self.setup.grey)


def paginate(document: Document, progress: Progress | None = None) -> Pages:
    """Lay ``document`` out and return its pages.

    Needs an application object with the bundled fonts, but not the main thread. Raises ``UserError`` when the margins
    leave no room, ``ValueError`` for a table whose rows have not one cell a column.
    """
    return _Paginator(document, progress).pages()


class _Paginator:
    def __init__(self, document: Document, progress: Progress | None) -> None:
        self._document = document
        self._language: Language = "en" if document.language == "en" else "ja"
        self._progress = progress
        self._setter = Typesetter()
        self._furniture = Furniture(document, self._setter, self._language)
        self._blocks = TextBlocks(self._furniture.left, self._furniture.width, self._setter, self._language)
        self._page_height = self._furniture.bottom - self._furniture.further_top
        self._done = 0
        self._steps = sum(_steps(block) for block in document.blocks)
        self._warnings: list[Text] = []

    def pages(self) -> Pages:
        flow = Flow(self._furniture, self._setter, self._document.title)
        drafts = flow.run(piece for block in self._document.blocks for piece in self._pieces(block))
        self._warnings += [words.UNKNOWN_ANCHOR.format(text=text) for text in flow.unknown_anchors]
        if self._setter.without_glyph:
            self._warnings.append(words.NO_GLYPH.format(letters=", ".join(self._setter.without_glyph)))
        if self._progress is not None:
            self._progress(self._steps, self._steps)
        document = self._document
        return Pages(document.title, document.foot.office, document.setup, tuple(drafts), tuple(self._warnings))

    def _tick(self) -> None:
        self._done += 1
        if self._progress is not None and self._done % _REPORT_EVERY == 0:
            self._progress(min(self._done, self._steps), self._steps)

    def _pieces(self, block: Block) -> Iterator[Piece]:
        self._tick()
        match block:
            case Title():
                yield from self._blocks.title(block)
            case Lead():
                yield from self._blocks.lead(block)
            case Line():
                yield from self._blocks.line(block)
            case Heading():
                yield from self._blocks.heading(block)
            case Notes():
                yield from self._blocks.notes(block)
            case Sources():
                yield from self._blocks.sources(block)
            case Entries():
                yield from self._blocks.entries(block)
            case BarChart():
                yield from chart_pieces(block, self._blocks, self._page_height)
            case ChartBlock():
                yield from picture_pieces(block, self._blocks, self._page_height, grey=self._document.setup.grey)
            case LineageDrawing() | PlanDrawing():
                yield from self._drawing(block)
            case Table():
                yield from self._table(block)

    def _drawing(self, block: LineageDrawing | PlanDrawing) -> Iterator[Piece]:
        grey = self._document.setup.grey
        if isinstance(block, PlanDrawing):
            yield from plan_pieces(block, self._blocks, grey=grey)
        else:
            yield from lineage_pieces(block, self._blocks, grey=grey)

    def _table(self, table: Table) -> Iterator[Piece]:
        for row in table.rows:
            if not row.group and len(row.cells) != len(table.columns):
                raise ValueError(f"row {row.key!r} has {len(row.cells)} cells for {len(table.columns)} columns")
        bands = bands_of(table, self._furniture.left, self._furniture.width, self._setter, self._language)
        if len(bands) > 1:
            self._warnings.append(words.TOO_MANY_COLUMNS.format(count=len(bands)))
        for number, band in enumerate(bands, 1):
            caption = words.BAND.of(self._language).format(number=number, count=len(bands)) if len(bands) > 1 else ""
            yield from TableSetter(
                table, band, caption, self._setter, self._language, self._page_height, self._tick
            ).pieces()


def _steps(block: Block) -> int:
    return 1 + (len(block.rows) if isinstance(block, Table) else 0)
