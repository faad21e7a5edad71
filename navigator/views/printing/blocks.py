"""Running text as pieces: titles, leads, lines, headings, notes, sources, contents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from navigator.domain.document import Align, Entries, Entry, Heading, Lead, Line, Notes, Sources, Title
from navigator.domain.text import Language
from navigator.views.printing import words
from navigator.views.printing.pieces import LinePiece, PageMark, Placed
from navigator.views.printing.styles import BODY, BODY_BOLD, HEADINGS, LEAD, NOTE, TITLE, Style, mm
from navigator.views.printing.typeset import SetLine, Typesetter

_NUMBER_ROOM = mm(12)
_LEADER_GAP = mm(1.5)
_ENTRY_INDENT = mm(5)
_HEADING_GAPS = (mm(5), mm(4), mm(2.5))
_BELOW_HEADING = mm(1.2)
# Sources stand in two columns on paper at least this wide, when they are short.
_WIDE = mm(190)
_COLUMN_GAP = mm(6)


@dataclass(frozen=True, slots=True)
class TextBlocks:
    """Sets blocks between ``left`` and ``left + width``, layout units."""

    left: float
    width: float
    setter: Typesetter
    language: Language

    def title(self, block: Title) -> Iterator[LinePiece]:
        """Yield the centred lines of a title."""
        lines = self.setter.lines(block.text, TITLE, self.width)
        pieces = [
            LinePiece((Placed(self.left + (self.width - line.width) / 2, line),), line.style.pitch, keep=True)
            for line in lines
        ]
        pieces[0].gap = mm(2)
        pieces[0].new_page = block.new_page
        pieces[0].running = block.text
        pieces[-1].height += mm(2)
        yield from pieces

    def lead(self, block: Lead) -> Iterator[LinePiece]:
        """Yield the lead sentences, each behind its sign."""
        for text in block.lines:
            yield from self._hung(words.LEAD_SIGN, text, LEAD, mm(1))

    def line(self, block: Line) -> Iterator[LinePiece]:
        """Yield the lines of a paragraph."""
        style = NOTE if block.small else BODY
        pieces = [
            LinePiece((Placed(self.left + self._shift(line, block.align), line),), style.pitch)
            for line in self.setter.lines(block.text, style, self.width)
        ]
        yield from _together(pieces, mm(1.2))

    def heading(self, block: Heading) -> Iterator[LinePiece]:
        """Yield the lines of a heading, all kept with what follows."""
        level = min(max(block.level, 1), len(HEADINGS)) - 1
        style = HEADINGS[level]
        pieces = [
            LinePiece((Placed(self.left, line),), style.pitch, keep=True)
            for line in self.setter.lines(block.text, style, self.width)
        ]
        pieces[0].gap = _HEADING_GAPS[level]
        pieces[0].new_page = block.new_page
        pieces[0].anchors = (block.anchor,) if block.anchor else ()
        pieces[-1].height += _BELOW_HEADING
        yield from pieces

    def notes(self, block: Notes) -> Iterator[LinePiece]:
        """Yield the notes behind their numbers."""
        for number, text in enumerate(block.items, 1):
            sign = words.NOTE.of(self.language).format(number=number)
            yield from self._hung(sign, text, NOTE, mm(2.5) if number == 1 else mm(0.3))

    def sources(self, block: Sources) -> Iterator[LinePiece]:
        """Yield the sources behind their numbers, two side by side where all are short and the paper is wide."""
        if not block.items:
            return
        heading = self.setter.lines(words.SOURCES.of(self.language), NOTE, self.width)[0]
        yield LinePiece((Placed(self.left, heading),), NOTE.pitch, gap=mm(2.5), keep=True)
        half = (self.width - _COLUMN_GAP) / 2
        items = [(f"[{number}]", text) for number, text in block.items]
        indent = max(self.setter.width(sign, NOTE) for sign, _text in items) + mm(1)
        halves = [self.setter.lines(text, NOTE, half - indent) for _sign, text in items]
        if self.width < _WIDE or any(len(lines) > 2 for lines in halves):
            for sign, text in items:
                yield from self._hung(sign, text, NOTE, mm(0.3), indent)
            return
        for at in range(0, len(items), 2):
            yield self._pair(items[at : at + 2], halves[at : at + 2], indent, half)

    def entries(self, block: Entries) -> Iterator[LinePiece]:
        """Yield contents or an index; the numbers of pages are filled in when they are known."""
        if block.title:
            yield from self.heading(Heading(block.title, new_page=block.new_page))
        for number, entry in enumerate(block.entries):
            yield from self._entry(entry, first=number == 0)

    def _entry(self, entry: Entry, *, first: bool) -> Iterator[LinePiece]:
        style = BODY if entry.anchor else BODY_BOLD
        left = self.left + (max(entry.level, 1) - 1) * _ENTRY_INDENT
        right = self.left + self.width
        lines = self.setter.lines(entry.text, style, right - _NUMBER_ROOM - left)
        pieces = [LinePiece((Placed(left, line),), style.pitch) for line in lines]
        if entry.anchor:
            leader = left + lines[-1].width + _LEADER_GAP
            pieces[-1].mark = PageMark(entry.anchor, leader, right, style, entry.text)
        else:
            pieces[-1].keep = True
        for piece in pieces[:-1]:
            piece.keep = True
        pieces[0].gap = 0.0 if first else mm(0.6) if entry.anchor else mm(2)
        yield from pieces

    def _hung(self, sign: str, text: str, style: Style, gap: float, indent: float | None = None) -> Iterator[LinePiece]:
        """Yield a paragraph beside its sign."""
        head = self.setter.lines(sign, style, self.width)[0]
        room = head.width + mm(1.2) if indent is None else indent
        pieces = [
            LinePiece((Placed(self.left + room, line),), style.pitch)
            for line in self.setter.lines(text, style, self.width - room)
        ]
        pieces[0].placed = (Placed(self.left, head), *pieces[0].placed)
        yield from _together(pieces, gap)

    def _pair(
        self, pair: Sequence[tuple[str, str]], sides: Sequence[tuple[SetLine, ...]], indent: float, half: float
    ) -> LinePiece:
        placed = []
        for number, ((sign, _text), lines) in enumerate(zip(pair, sides, strict=True)):
            x = self.left + number * (half + _COLUMN_GAP)
            placed.append(Placed(x, self.setter.lines(sign, NOTE, half)[0]))
            placed += [Placed(x + indent, line, row * NOTE.pitch) for row, line in enumerate(lines)]
        return LinePiece(tuple(placed), max(map(len, sides)) * NOTE.pitch, gap=mm(0.3))

    def _shift(self, line: SetLine, align: Align) -> float:
        if align is Align.LEFT:
            return 0.0
        return (self.width - line.width) * (0.5 if align is Align.CENTRE else 1.0)


def _together(pieces: list[LinePiece], gap: float) -> Iterator[LinePiece]:
    """Give the first line its gap, and leave no single line of a paragraph alone on a page."""
    pieces[0].gap = gap
    if len(pieces) > 1:
        pieces[0].keep = pieces[-2].keep = True
    yield from pieces


def running_title(title: str, width: float, setter: Typesetter, style: Style, language: Language) -> list[SetLine]:
    """Return the title for the head of a further page, two lines at most: it stands in full on the first."""
    lines = setter.lines(title + words.CONTINUED.of(language), style, width)
    if len(lines) <= 2:
        return list(lines)
    whole = setter.shown(title.split("\n", maxsplit=1)[0])
    # Two lines of whole letters hold at least this many; proportional ones leave room for the sign and the word.
    short = whole[: max(1, int(2 * width / style.pixels) - 9)]
    return list(setter.lines(short + words.MISSING + words.CONTINUED.of(language), style, width))[:2]
