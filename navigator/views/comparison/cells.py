"""What stands in a cell of the comparison, laid out for a width: texts, figures, marks, links."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from navigator.domain.comparison import ComparedCell
from navigator.domain.money import MISSING
from navigator.viewmodels.comparison_diff import IN, OUT, CellDifference
from navigator.views.comparison.looks import Looks
from navigator.views.finder.delegates import draw_stages
from navigator.views.record.plain import visible

PAD_X, PAD_Y = 9, 7
MOST_LINES = 7
"""A longer text is shown up to here, with 「続き」 below it."""

_STAGE_HEIGHT = 20
_PARTIAL = "※"
_GUTTER_SHARE = 0.45
_GUTTER_GAP = 3
# No letter of the bundled faces is narrower than this part of its size; it bounds what can fit into some lines.
_NARROWEST = 0.2
_LINE_END = "\u2028"


@dataclass(frozen=True, slots=True)
class Cite:
    """A link to a source."""

    number: int


@dataclass(frozen=True, slots=True)
class GoToNote:
    """A link to a note under the table."""

    number: int


@dataclass(frozen=True, slots=True)
class More:
    """A link that shows the whole text of a row, or folds it again."""

    key: str


Target = Cite | GoToNote | More


@dataclass(frozen=True, slots=True)
class Words:
    """The few words of a cell, in the language of the window; ``note`` has a place ``{n}``."""

    sign: str
    more: str
    less: str
    note: str
    unlike: str


@dataclass(slots=True)
class _Rich:
    """Text with looks and links, in the order it is written."""

    text: str = ""
    length: int = 0
    formats: list[QTextLayout.FormatRange] = field(default_factory=list)
    links: list[tuple[int, int, Target]] = field(default_factory=list)

    def add(self, text: str, look: QTextCharFormat) -> None:
        """Write text as it is; every hidden character is seen."""
        shown = visible(text).replace("\n", _LINE_END)
        size = len(shown.encode("utf-16-le")) // 2
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = self.length, size, look
        self.formats.append(part)
        self.text += shown
        self.length += size

    def link(self, text: str, target: Target, look: QTextCharFormat) -> None:
        """Write a link."""
        start = self.length
        self.add(text, look)
        self.links.append((start, self.length, target))


@dataclass(slots=True)
class _Block:
    """A laid-out text and where it stands in its cell."""

    layout: QTextLayout
    links: list[tuple[int, int, Target]]
    height: float
    cut: bool
    end: int
    x: float = 0.0
    y: float = 0.0

    def target_at(self, place: QPointF) -> Target | None:
        """Return the link under ``place`` (in the cell), if any."""
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            box = line.naturalTextRect().translated(self.x, self.y)
            if box.adjusted(-1, -2, 1, 3).contains(place):
                at = line.xToCursor(place.x() - self.x, QTextLine.CursorPosition.CursorOnCharacter)
                return next((target for start, end, target in self.links if start <= at < end), None)
        return None


class CellLayout:
    """A cell laid out for a width; ``height`` includes the space above and below."""

    def __init__(self) -> None:
        self.height = 0.0
        self.stages: tuple[int, int] | None = None
        self.blocks: list[_Block] = []

    @property
    def targets(self) -> tuple[Target, ...]:
        """Every link in reading order, each once."""
        return tuple(dict.fromkeys(target for block in self.blocks for _, _, target in block.links))

    def target_at(self, place: QPointF) -> Target | None:
        """Return the link under ``place``, counted from the corner of the cell."""
        return next((found for block in self.blocks if (found := block.target_at(place)) is not None), None)

    def draw(self, painter: QPainter, box: QRect) -> None:
        """Draw the cell into ``box``."""
        if self.stages is not None:
            draw_stages(painter, QRect(box.left() + PAD_X, box.top() + PAD_Y - 1, 80, 14), *self.stages)
        for block in self.blocks:
            block.layout.draw(painter, QPointF(box.left() + block.x, box.top() + block.y))


def _wrapped(rich: _Rich, font: QFont, width: float, pitch: float, most: int | None, *, right: bool = False) -> _Block:
    text = rich.text
    cut = False
    if most is not None:
        # Shaping a text of thousands of letters of which a few lines are seen would cost most of the time.
        fits = int((most + 1) * max(width, 1) / (QFontMetricsF(font).height() * _NARROWEST))
        if len(text) > fits:
            text, cut = text[:fits], True
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(rich.formats)
    layout.beginLayout()
    height, end = 0.0, 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height + (pitch - line.height()) / 2))
        height += pitch
        end = line.textStart() + line.textLength()
        if most is not None and layout.lineCount() >= most:
            cut = cut or end < rich.length
            break
    layout.endLayout()
    return _Block(layout, rich.links, max(height, pitch), cut and most is not None, end)


def _add_marks(rich: _Rich, cell: ComparedCell, looks: Looks, words: Words) -> None:
    before = " " if rich.text else ""
    for number in cell.notes:
        rich.add(before, looks.mark)
        before = ""
        rich.link(words.note.format(n=number), GoToNote(number), looks.small_link)
    for number in cell.sources:
        rich.add(before, looks.mark)
        before = ""
        rich.link(f"[{number}]", Cite(number), looks.small_link)


def _body(cell: ComparedCell, looks: Looks, words: Words, difference: CellDifference | None, beside: str) -> _Rich:
    rich = _Rich()
    if cell.differs:
        rich.add(words.sign, looks.differs)
    if difference is not None and difference.unlike:
        rich.add(words.unlike.format(record=beside) + "\n", looks.muted)
        difference = None
    if difference is None:
        rich.add("\n".join(cell.lines) or MISSING, looks.normal)
        return rich
    for what, text in difference.pieces:
        rich.add(text, {IN: looks.put_in, OUT: looks.taken_out}.get(what, looks.normal))
    return rich


def lay_out_text(
    key: str,
    cell: ComparedCell,
    width: float,
    looks: Looks,
    words: Words,
    *,
    expanded: bool = False,
    difference: CellDifference | None = None,
    beside: str = "",
) -> CellLayout:
    """Lay out a cell of texts; ``beside`` names the record that its text is compared with."""
    made = CellLayout()
    inner = max(width - 2 * PAD_X, 24.0)
    top = float(PAD_Y)
    if cell.stages is not None:
        made.stages = cell.stages
        top += _STAGE_HEIGHT
    rich = _body(cell, looks, words, difference, beside)
    text_ends, links = rich.length, len(rich.links)
    _add_marks(rich, cell, looks, words)
    body = _wrapped(rich, looks.face, inner, looks.pitch, None if expanded else MOST_LINES)
    tail = _Rich()
    if body.cut:
        # The marks would be cut away with the end of the text: they stand below it instead.
        body.links = rich.links[:links]
        if body.end >= text_ends:
            body = _wrapped(_body(cell, looks, words, difference, beside), looks.face, inner, looks.pitch, None)
        else:
            tail.link(words.more, More(key), looks.small_link)
        _add_marks(tail, cell, looks, words)
    elif expanded and body.layout.lineCount() > MOST_LINES:
        tail.link(words.less, More(key), looks.small_link)
    made.height = _stack(made, [body, *_tail_block(tail, inner, looks)], top)
    return made


def _tail_block(tail: _Rich, width: float, looks: Looks) -> list[_Block]:
    return [_wrapped(tail, looks.face, width, looks.pitch, None)] if tail.text else []


def _stack(made: CellLayout, blocks: Sequence[_Block], top: float) -> float:
    for block in blocks:
        block.x, block.y = float(PAD_X), top
        top += block.height
        made.blocks.append(block)
    return top + PAD_Y


def marks_width(cells: Sequence[ComparedCell], width: float, looks: Looks, words: Words) -> float:
    """Return the room that the marks of a column of figures take at its right edge; 0 where there is none for them."""
    small = QFontMetricsF(looks.small)
    widest = max((small.horizontalAdvance(_marks_text(cell, words)) for cell in cells), default=0.0)
    needed = widest + _GUTTER_GAP if widest else 0.0
    return needed if needed <= width * _GUTTER_SHARE else 0.0


def _marks_text(cell: ComparedCell, words: Words) -> str:
    partial = _PARTIAL if any(line.endswith(_PARTIAL) for line in cell.lines) else ""
    notes = "".join(words.note.format(n=number) for number in cell.notes)
    return partial + (" " if partial else "") + notes + "".join(f"[{number}]" for number in cell.sources)


def lay_out_figures(cell: ComparedCell, width: float, gutter: float, looks: Looks, words: Words) -> CellLayout:
    """Lay out a cell of figures: digits end below digits, their marks stand right of them in the ``gutter``."""
    made = CellLayout()
    inner = max(width - 2 * PAD_X, 24.0)
    rich = _Rich()
    hangs = gutter > 0 and bool(cell.lines) and cell.lines[0].endswith(_PARTIAL)
    lines = [cell.lines[0].removesuffix(_PARTIAL), *cell.lines[1:]] if hangs else list(cell.lines)
    if cell.differs:
        rich.add(words.sign, looks.differs)
    rich.add("\n".join(lines) or MISSING, looks.normal)
    body = _wrapped(rich, looks.figures, inner - gutter, looks.pitch, None, right=True)
    marks = _Rich()
    if hangs:
        marks.add(_PARTIAL, looks.mark)
    _add_marks(marks, cell, looks, words)
    blocks = [body]
    top = float(PAD_Y)
    if marks.text and not gutter:
        blocks.append(_wrapped(marks, looks.face, inner, looks.pitch, None, right=True))
    made.height = _stack(made, blocks, top)
    if marks.text and gutter:
        beside = _wrapped(marks, looks.face, gutter + PAD_X, looks.pitch, None)
        beside.x, beside.y = PAD_X + inner - gutter + _GUTTER_GAP, top
        made.blocks.append(beside)
    return made


def lay_out_plain(text: str, width: float, looks: Looks, *, link: Target | None = None) -> CellLayout:
    """Lay out a note or a source across the table."""
    made = CellLayout()
    rich = _Rich()
    if link is None:
        rich.add(text, looks.normal)
    else:
        rich.link(text, link, looks.link)
    made.height = _stack(made, [_wrapped(rich, looks.face, max(width - 2 * PAD_X, 24.0), looks.pitch, None)], PAD_Y)
    return made
