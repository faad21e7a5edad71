"""The inside of a cell: a stage bar and lines, each a strip that is never cut itself."""

from dataclasses import dataclass

from navigator.domain.comparison import DIFFERS_SIGN
from navigator.domain.document import Align, Cell
from navigator.domain.text import Language
from navigator.views.printing import words
from navigator.views.printing.draft import PageDraft
from navigator.views.printing.styles import BODY, BODY_BOLD, MARK, NUMBER, NUMBER_BOLD, Ink, Pen, Style, mm
from navigator.views.printing.typeset import SetLine, Typesetter, paragraphs

PAD_X = mm(1.3)
PAD_Y = mm(0.9)
STAGES = 5

_STAGE_HEIGHT = mm(2.8)
_STAGE_GAP = mm(1.2)
_STAGE_WIDEST = mm(6)
# Marks wider than this are set below their figure: beside it they would push the whole column away from its edge.
_WIDEST_GUTTER = mm(12.5)
_GUTTER_SHARE = 0.3
_MARK_GAP = mm(0.4)
_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class StageBar:
    """Five boxes, those from ``first`` to ``last`` filled: fill and outline tell them apart without colour."""

    first: int
    last: int

    @property
    def height(self) -> float:
        """Height with the space below it."""
        return _STAGE_HEIGHT + _STAGE_GAP

    def draw(self, draft: PageDraft, x: float, y: float, width: float) -> None:
        """Draw the boxes from the left edge."""
        side = min(_STAGE_WIDEST, width / STAGES)
        top = y + mm(0.5)
        for number in range(1, STAGES + 1):
            left = x + (number - 1) * side
            ink = Ink.STAGE if self.first <= number <= self.last else Ink.PAPER
            draft.fill(left, top, side, _STAGE_HEIGHT, ink)
            draft.box(left, top, side, _STAGE_HEIGHT, Pen.FINE)


@dataclass(frozen=True, slots=True)
class TextStrip:
    """A line of a cell and where it stands in it; ``hanging`` are marks right of the figure, outside its column."""

    line: SetLine
    align: Align
    indent: float = 0.0
    hanging: str = ""

    @property
    def height(self) -> float:
        """The distance to the next line."""
        return self.line.style.pitch

    def draw(self, draft: PageDraft, x: float, y: float, width: float) -> None:
        """Set the line between ``x`` and ``x + width``, less the indent at the right."""
        line, room = self.line, width - self.indent
        left = x
        if self.align is Align.RIGHT:
            left += room - line.width
        elif self.align is Align.CENTRE:
            left += (room - line.width) / 2
        base = y + line.style.baseline
        for run in line.runs:
            draft.write(left + run.dx, base + run.dy, run.text, run.style)
        if self.hanging:
            draft.write(x + room + _MARK_GAP, base - line.style.pixels * 0.16, self.hanging, MARK)


Strip = StageBar | TextStrip


def cell_style(cell: Cell, *, bold: bool = False) -> Style:
    """Return the style of the letters of ``cell``."""
    if cell.numeric:
        return NUMBER_BOLD if cell.bold or bold else NUMBER
    return BODY_BOLD if cell.bold or bold else BODY


def cell_texts(cell: Cell) -> list[str]:
    """Return the paragraphs of ``cell`` with the sign of difference, never empty."""
    texts = [part for text in cell.lines for part in paragraphs(text)]
    if cell.differs:
        texts[:1] = [DIFFERS_SIGN + (texts[0] if texts else "")]
    return texts or [""]


def marks_of(cell: Cell, language: Language) -> str:
    """Return the notes and source numbers that follow the text; no number is parted from its sign."""
    notes = [words.NOTE.of(language).format(number=_JOINER + str(number)) for number in cell.notes]
    return " ".join([*notes, *(["".join(f"[{number}]" for number in cell.sources)] if cell.sources else [])])


def mark_gutter(cells: list[Cell], width: float, setter: Typesetter, language: Language) -> float:
    """Return the room right of the figures of a column, so that their last digits stand below each other.

    ``width`` is that of the column. Marks too wide for it are set below their figures.
    """
    most = min(_WIDEST_GUTTER, width * _GUTTER_SHARE)
    widths = (_hanging_width(cell, setter, language) for cell in cells if cell.numeric)
    return max((room for room in widths if room <= most), default=0.0)


def _hanging_width(cell: Cell, setter: Typesetter, language: Language) -> float:
    marks = marks_of(cell, language)
    return setter.width(marks, MARK) + _MARK_GAP if marks else 0.0


def cell_width(cell: Cell, setter: Typesetter, *, bold: bool = False) -> float:
    """Return the width a cell needs so that none of its lines is broken, without its padding and marks."""
    style = cell_style(cell, bold=bold)
    return max(setter.width(text, style) for text in cell_texts(cell))


def set_cell(
    cell: Cell,
    width: float,
    setter: Typesetter,
    language: Language,
    *,
    align: Align = Align.LEFT,
    bold: bool = False,
    gutter: float = 0.0,
) -> list[Strip]:
    """Return the strips of ``cell`` from top to bottom; ``width`` is the room between its paddings."""
    strips: list[Strip] = []
    if cell.stages:
        strips.append(StageBar(*cell.stages))
        if not any(cell.lines) and not cell.differs and not cell.sources and not cell.notes:
            return strips
    style, marks = cell_style(cell, bold=bold), marks_of(cell, language)
    texts = cell_texts(cell)
    if cell.numeric:
        return strips + _figure_strips(cell, style, width, setter, language, gutter)
    for number, text in enumerate(texts, 1):
        behind = marks if number == len(texts) else ""
        strips += [TextStrip(line, align) for line in setter.lines(text, style, width, behind)]
    return strips


def _figure_strips(  # noqa: PLR0917 - the arguments of set_cell
    cell: Cell, style: Style, width: float, setter: Typesetter, language: Language, gutter: float
) -> list[Strip]:
    """Return the lines of figures, their marks hanging in the gutter or, when too wide for it, below."""
    lines = [line for text in cell_texts(cell) for line in setter.lines(text, style, width - gutter)]
    strips: list[Strip] = [TextStrip(line, Align.RIGHT, gutter) for line in lines]
    room = _hanging_width(cell, setter, language)
    if room and room <= gutter:
        strips[-1] = TextStrip(lines[-1], Align.RIGHT, gutter, marks_of(cell, language).replace(_JOINER, ""))
    elif room:
        strips += [TextStrip(line, Align.RIGHT) for line in setter.lines(marks_of(cell, language), MARK, width)]
    return strips
