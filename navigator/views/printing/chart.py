"""A small bar chart as areas and lines: full, hatched, hollow and missing bars differ in form, not only in colour."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from navigator.domain.document import Bar, BarChart
from navigator.domain.text import Language
from navigator.views.printing import words
from navigator.views.printing.blocks import TextBlocks
from navigator.views.printing.draft import Letters, PageDraft
from navigator.views.printing.pieces import LinePiece, Placed
from navigator.views.printing.styles import BODY_BOLD, MARK, NOTE, NUMBER, Ink, Pen, Style, mm
from navigator.views.printing.typeset import SetLine, Typesetter

_WIDEST_SLOT = mm(24)
_BAR_SHARE = 0.62
_HATCH = mm(1.1)
_LABEL_GAP = mm(0.7)
_CAP = mm(1.1)
_SWATCH = mm(3.2)
_LEAST_PLOT = mm(12)


class _Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float


class _Said(NamedTuple):
    """A word of the legend: the kind of its swatch or nothing, its place from the left edge, its line."""

    kind: str
    line: SetLine
    dx: float
    row: int


def chart_pieces(chart: BarChart, text: TextBlocks, highest: float) -> "Iterator[LinePiece | ChartPiece]":
    """Yield the title and the chart, as wide as ``text``; ``highest`` is the room of a page."""
    lines = text.setter.lines(chart.title, BODY_BOLD, text.width) if chart.title else ()
    for number, line in enumerate(lines):
        yield LinePiece((Placed(text.left, line),), line.style.pitch, gap=0.0 if number else mm(3), keep=True)
    if chart.bars:
        piece = ChartPiece(chart, text)
        piece.plot = max(_LEAST_PLOT, min(piece.plot, highest - piece.around - sum(line.style.pitch for line in lines)))
        piece.gap = mm(0.5) if lines else mm(3)
        yield piece


@dataclass(slots=True, init=False)
class ChartPiece:
    """The chart below its title; it is never cut. ``plot`` is the height of the bars with their labels."""

    gap: float
    keep: bool
    new_page: bool
    header: None
    plot: float
    around: float

    # What the drawing needs.
    _above: float
    _bars: tuple[Bar, ...]
    _left: float
    _slot: float
    _first: float
    _legend: tuple[_Said, ...]
    _years: tuple[tuple[SetLine, ...], ...]
    _figures: tuple[tuple[str, float], ...]
    _style: Style
    _turned: bool

    def __init__(self, chart: BarChart, text: TextBlocks) -> None:
        left, width, setter = text.left, text.width, text.setter
        self.gap, self.keep, self.new_page, self.header = 0.0, False, False, None
        self._bars, self._left = chart.bars, left
        self._slot = min(_WIDEST_SLOT, width / len(chart.bars))
        self._first = left + (width - self._slot * len(chart.bars)) / 2
        self._legend = tuple(_legend(chart, width, setter, text.language))
        room = self._slot - mm(0.6)
        self._years = tuple(setter.lines(bar.label, NOTE, max(room, mm(2))) for bar in chart.bars)
        texts = [setter.shown(words.MISSING if bar.value is None else bar.text) for bar in chart.bars]
        self._style, self._turned = MARK, True
        for style in (NUMBER, MARK):
            if all(setter.width(text, style) <= room for text in texts):
                self._style, self._turned = style, False
                break
        self._figures = tuple((text, setter.width(text, self._style)) for text in texts)
        year_lines = max(len(lines) for lines in self._years)
        self._above = (self._legend[-1].row + 1 if self._legend else 0) * NOTE.pitch + mm(2)
        self.around = self._above + year_lines * NOTE.pitch + mm(1)
        self.plot = max(_LEAST_PLOT, mm(chart.height))

    @property
    def height(self) -> float:
        """Height of unit line, bars and years."""
        return self.plot + self.around

    @property
    def least(self) -> float:
        """A chart is never cut."""
        return self.height

    def cut(self, room: float) -> None:  # noqa: ARG002 - it has no place to be cut
        """A chart is never cut."""
        return

    def draw(self, draft: PageDraft, top: float) -> None:
        """Draw unit and legend, bars, figures, the line of zero and the years."""
        self._draw_legend(draft, top)
        top += self._above
        zero, scale = self._scale(top)
        width = self._slot * _BAR_SHARE
        for number, bar in enumerate(self._bars):
            middle = self._first + (number + 0.5) * self._slot
            edge = zero
            if bar.value is not None:
                edge = zero - float(bar.value) * scale
                box = _Box(middle - width / 2, min(edge, zero), width, abs(edge - zero))
                _draw_bar(draft, box, bar)
                if bar.low is not None and bar.high is not None:
                    low, high = (zero - float(one) * scale for one in (bar.low, bar.high))
                    _draw_range(draft, middle, low, high)
                    edge = min(edge, high) if edge <= zero else max(edge, low)
            self._write_figure(draft, number, middle, edge, below=bar.value is not None and bar.value < 0)
        right = self._first + self._slot * len(self._bars)
        draft.stroke(self._first, zero, right, zero, Pen.FINE)
        self._write_years(draft, top + self.plot + mm(1))

    def _scale(self, top: float) -> tuple[float, float]:
        """Return where zero lies and how many layout units an amount of one takes."""
        amounts = [one for bar in self._bars for one in (bar.value, bar.low, bar.high) if one is not None]
        high, low = max([Decimal(0), *amounts]), min([Decimal(0), *amounts])
        letters = max(width for _text, width in self._figures) if self._turned else self._style.pixels * 1.1
        letters += 2 * _LABEL_GAP
        below = letters if low < 0 else 0.0
        room = max(mm(4), self.plot - letters - below)
        whole = float(high - low) or 1.0
        return top + letters + room * float(high) / whole if high > low else top + self.plot, room / whole

    def _draw_legend(self, draft: PageDraft, top: float) -> None:
        for kind, line, dx, row in self._legend:
            base = top + row * NOTE.pitch + NOTE.baseline
            x = self._left + dx
            box = _Box(x, base - NOTE.pixels * 0.8, _SWATCH, NOTE.pixels * 0.85)
            if kind == "range":
                _draw_range(draft, x + _SWATCH / 2, box.y + box.height, box.y)
            elif kind:
                _draw_bar(draft, box, Bar("", None, "", partial=kind == "partial", hollow=kind == "hollow"))
            x += _SWATCH + mm(1) if kind else 0.0
            for run in line.runs:
                draft.write(x + run.dx, base, run.text, run.style)

    def _write_figure(self, draft: PageDraft, number: int, middle: float, edge: float, *, below: bool) -> None:
        text, width = self._figures[number]
        size = self._style.pixels
        if self._turned:
            y = edge + _LABEL_GAP + width if below else edge - _LABEL_GAP
            draft.letters.append(Letters(middle + size * 0.38, y, text, self._style, turned=True))
        else:
            base = edge + _LABEL_GAP + size * 0.85 if below else edge - _LABEL_GAP - size * 0.1
            draft.write(middle - width / 2, base, text, self._style)

    def _write_years(self, draft: PageDraft, top: float) -> None:
        for number, lines in enumerate(self._years):
            middle = self._first + (number + 0.5) * self._slot
            for row, line in enumerate(lines):
                for run in line.runs:
                    base = top + row * NOTE.pitch + NOTE.baseline
                    draft.write(middle - line.width / 2 + run.dx, base, run.text, run.style)


def _legend(chart: BarChart, width: float, setter: Typesetter, language: Language) -> Iterator[_Said]:
    """Yield the unit and the words of the signs in use, one behind the other while there is room in the line."""
    bars = chart.bars
    said = [("", chart.unit)] if chart.unit else []
    said += [
        (kind, text.of(language))
        for kind, text, used in (
            ("partial", words.LEGEND_PARTIAL, any(bar.partial for bar in bars)),
            ("hollow", words.LEGEND_HOLLOW, any(bar.hollow for bar in bars)),
            ("range", words.LEGEND_RANGE, any(bar.low is not None and bar.high is not None for bar in bars)),
            ("", words.LEGEND_GAP, any(bar.value is None for bar in bars)),
        )
        if used
    ]
    x, row = 0.0, 0
    for kind, text in said:
        sign = _SWATCH + mm(1) if kind else 0.0
        for line in setter.lines(text, NOTE, width - sign):
            if x and x + sign + line.width > width:
                x, row = 0.0, row + 1
            yield _Said(kind, line, x, row)
            x += sign + line.width + mm(5)


def _draw_bar(draft: PageDraft, box: _Box, bar: Bar) -> None:
    x, y, width, height = box
    if bar.partial:
        _hatch(draft, box)
    elif not bar.hollow:
        draft.fill(x, y, width, height, Ink.BAR)
    draft.box(x, y, width, height, Pen.OUTLINE)


def _hatch(draft: PageDraft, box: _Box) -> None:
    """Draw slanting lines as wide apart on every device; a pattern brush would shrink with the resolution."""
    x, y, width, height = box
    # The lines x + y = c within the box, c growing from the upper left corner.
    c = _HATCH
    while c < width + height:
        draft.stroke(
            x + min(c, width), y + max(0.0, c - width), x + max(0.0, c - height), y + min(c, height), Pen.HATCH
        )
        c += _HATCH


def _draw_range(draft: PageDraft, middle: float, low: float, high: float) -> None:
    # A white edge, so that the tick is seen on a filled bar too.
    for pen in (Pen.HALO, Pen.FINE):
        draft.stroke(middle, low, middle, high, pen)
        for y in (low, high):
            draft.stroke(middle - _CAP, y, middle + _CAP, y, pen)
