"""A ruled table: its heads, groups and rows as pieces."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from navigator.domain.document import Align, Cell, Row, Table
from navigator.domain.text import Language
from navigator.views.printing import words
from navigator.views.printing.cells import PAD_X, TextStrip, cell_style, set_cell
from navigator.views.printing.columns import Band
from navigator.views.printing.draft import PageDraft
from navigator.views.printing.pieces import Piece, Placed
from navigator.views.printing.row import Place, RowPiece, SetCell
from navigator.views.printing.styles import NOTE, Ink, mm
from navigator.views.printing.typeset import Typesetter, paragraphs

_ABOVE_TABLE = mm(1.5)
_CAPTION_GAP = mm(0.8)
# A head may take this share of a page when it is repeated; a longer one is printed in full once and then shortened.
_MOST_HEAD = 0.3
_SHORT_HEAD = 3


@dataclass(slots=True)
class TableHeader:
    """The line with legend and unit, and the head row below it; both are repeated on every page."""

    left: float
    right: float
    caption: tuple[Placed, ...]
    head: RowPiece | None
    frame_top: float = field(init=False)
    height: float = field(init=False)

    def __post_init__(self) -> None:
        lowest = max((one.dy for one in self.caption), default=0.0)
        self.frame_top = lowest + NOTE.pitch + _CAPTION_GAP if self.caption else 0.0
        self.height = self.frame_top + (self.head.height if self.head else 0.0)

    def draw(self, draft: PageDraft, top: float) -> None:
        """Draw both."""
        for x, line, dy in self.caption:
            for run in line.runs:
                draft.write(x + run.dx, top + dy + line.style.baseline, run.text, run.style)
        if self.head:
            self.head.draw(draft, top + self.frame_top)


@dataclass(slots=True)
class TableSetter:
    """Sets one band of a table."""

    table: Table
    band: Band
    caption: str
    setter: Typesetter
    language: Language
    page_height: float
    tick: Callable[[], None]

    def pieces(self) -> Iterator[Piece]:
        """Yield the rows; heads come with them."""
        header, full_head = self._header()
        first_gap = _ABOVE_TABLE
        if full_head is not None:
            yield full_head
            first_gap = 0.0
        group: RowPiece | None = None
        ended = False
        for number, row in enumerate(self.table.rows, 1):
            self.tick()
            if row.group and not _group_text(row):
                ended, group = group is not None, None
                continue
            if row.group:
                piece = self._group(row, header)
                group = self._group(row, header, words.CONTINUED.of(self.language))
            else:
                piece = self._row(row, header)
                piece.group, piece.heavy = group, ended
            ended = False
            piece.gap, first_gap = first_gap, 0.0
            piece.keep = piece.keep or (self.table.together and number < len(self.table.rows))
            yield piece
        if not self.table.rows:
            yield self._spanning(words.NOTHING.of(self.language), header, Ink.PAPER, gap=first_gap)

    def _header(self) -> tuple[TableHeader, RowPiece | None]:
        """Return what is repeated, and the full head row where it is too high for that."""
        first, last = self.band.places[0], self.band.places[-1]
        right = last.x + last.width
        caption = self._caption(first.x, right)
        headings = [self.table.columns[number].heading for number in self.band.numbers]
        if not any(any(heading.lines) for heading in headings):
            return TableHeader(first.x, right, caption, None), None
        head = self._head(headings)
        if head.height <= self.page_height * _MOST_HEAD:
            return TableHeader(first.x, right, caption, head), None
        full = replace(head, header=TableHeader(first.x, right, caption, None), gap=_ABOVE_TABLE)
        short = [replace(cell, strips=self._shortened(cell)) for cell in head.cells]
        return TableHeader(first.x, right, caption, RowPiece(short, None)), full

    def _shortened(self, cell: SetCell) -> list:
        if len(cell.strips) <= _SHORT_HEAD:
            return cell.strips
        style = cell_style(Cell(()), bold=True)
        more = self.setter.lines(words.MISSING, style, cell.place.width)[0]
        return [*cell.strips[:_SHORT_HEAD], TextStrip(more, Align.CENTRE)]

    def _head(self, headings: list[Cell]) -> RowPiece:
        cells = []
        for heading, place in zip(headings, self.band.places, strict=True):
            strips = set_cell(
                replace(heading, numeric=False), place.width - 2 * PAD_X, self.setter, self.language,
                align=Align.CENTRE, bold=True,
            )  # fmt: skip
            cells.append(SetCell(place, strips, Ink.TINT if heading.differs else Ink.HEADER, middle=True))
        return RowPiece(cells, None)

    def _caption(self, left: float, right: float) -> tuple[Placed, ...]:
        differs = any(
            row.cells[number].differs for row in self.table.rows if not row.group for number in self.band.numbers
        )
        legend = "　".join(filter(None, (self.caption, words.DIFFERS_LEGEND.of(self.language) if differs else "")))
        # A narrow table still has a legend and a unit: they share a line only where there is room for both.
        width = right - left
        lines = self.setter.lines(legend, NOTE, width) if legend else ()
        found = [Placed(left, line, number * NOTE.pitch) for number, line in enumerate(lines)]
        units = self.setter.lines(self.table.unit, NOTE, width) if self.table.unit else ()
        beside = lines and units and lines[-1].width + units[0].width + mm(4) <= width
        first = len(lines) - 1 if beside else len(lines)
        for number, unit in enumerate(units, first):
            found.append(Placed(right - unit.width, unit, number * NOTE.pitch))
        return tuple(found)

    def _row(self, row: Row, header: TableHeader) -> RowPiece:
        cells = []
        for number, place, gutter in zip(self.band.numbers, self.band.places, self.band.gutters, strict=True):
            cell, item = row.cells[number], self.table.item_column and number == 0
            strips = set_cell(
                cell, place.width - 2 * PAD_X, self.setter, self.language,
                align=self.table.columns[number].align, bold=item, gutter=gutter,
            )  # fmt: skip
            ground = Ink.TINT if cell.differs else Ink.ITEM if item else None
            cells.append(SetCell(place, strips, ground))
        piece = RowPiece(cells, header)
        if piece.height > self.page_height / 2:
            piece.continued = self._continued(row, piece.cells[0])
        return piece

    def _continued(self, row: Row, first: SetCell) -> list:
        """Return the strips that name the row on its further pages: its first cell again, unless that is long."""
        number = self.band.numbers[0]
        word = words.CONTINUED.of(self.language)
        cell, width = row.cells[number], first.place.width - 2 * PAD_X
        bold = self.table.item_column
        lines = [part for text in cell.lines for part in paragraphs(text)]
        named = Cell((*lines[:-1], (lines[-1] if lines else "") + word), bold=cell.bold)
        strips = set_cell(named, width, self.setter, self.language, bold=bold)
        if sum(strip.height for strip in strips) <= self.page_height * _MOST_HEAD:
            return strips
        return set_cell(Cell((word.strip(),)), width, self.setter, self.language, bold=bold)

    def _group(self, row: Row, header: TableHeader, suffix: str = "") -> RowPiece:
        text = _group_text(row) + suffix
        cell = replace(row.cells[0], lines=(text,), numeric=False) if row.cells else Cell((text,))
        piece = self._spanning(cell, header, Ink.GROUP)
        piece.keep = True
        return piece

    def _spanning(self, cell: Cell | str, header: TableHeader, ground: Ink, gap: float = 0.0) -> RowPiece:
        place = Place(header.left, header.right - header.left)
        shown = Cell((cell,)) if isinstance(cell, str) else cell
        bold = ground is Ink.GROUP
        strips = set_cell(shown, place.width - 2 * PAD_X, self.setter, self.language, bold=bold)
        return RowPiece([SetCell(place, strips, ground)], header, gap=gap)


def _group_text(row: Row) -> str:
    return "　".join(line for cell in row.cells for line in cell.lines if line)
