"""Putting pieces on pages: nothing is cut off, heads are repeated, headings stay with what follows."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from navigator.views.printing import words
from navigator.views.printing.draft import Letters, PageDraft
from navigator.views.printing.furniture import Furniture
from navigator.views.printing.pieces import Header, LinePiece, PageMark, Piece
from navigator.views.printing.row import RowPiece
from navigator.views.printing.styles import Pen
from navigator.views.printing.typeset import Typesetter

# A height of lines and its sum differ in the last bits.
_SLACK = 0.01


@dataclass(slots=True)
class _Waiting:
    """A number of a page that is not known yet: where its letters stand in which page."""

    page: PageDraft
    at: int
    base: float
    mark: PageMark


class Flow:
    """Fills pages with the pieces of one document."""

    def __init__(self, furniture: Furniture, setter: Typesetter, title: str) -> None:
        self._furniture = furniture
        self._setter = setter
        self._capacity = furniture.bottom - furniture.further_top
        self._title = title
        self._pages: list[PageDraft] = []
        self._anchors: dict[str, int] = {}
        self._waiting: list[_Waiting] = []
        self._y = 0.0
        self._at_top = True
        # Whether only the head of a table, repeated at the top, stands on the page.
        self._fresh = False
        self._is_further = False
        self._header: Header | None = None
        self._frame_top = 0.0
        self._ahead: deque[Piece] = deque()
        self._source: Iterator[Piece] = iter(())
        self.unknown_anchors: list[str] = []

    def run(self, pieces: Iterable[Piece]) -> list[PageDraft]:
        """Place all pieces and return the pages; there is always at least one."""
        self._source = iter(pieces)
        first = self._look(0)
        self._open_page(first, new_sheet=True)
        while (piece := self._look(0)) is not None:
            self._make_room(piece)
            self._ahead.popleft()
            self._place(piece)
        self._close_frame()
        for number, page in enumerate(self._pages, 1):
            self._furniture.finish(page, number, len(self._pages))
        self._fill_in_numbers()
        return self._pages

    # Looking ahead.

    def _look(self, distance: int) -> Piece | None:
        while len(self._ahead) <= distance:
            following = next(self._source, None)
            if following is None:
                return None
            self._ahead.append(following)
        return self._ahead[distance]

    def _needed(self) -> float:
        """Return the height of the next piece with all that must stay with it."""
        height, header, number = 0.0, self._header, 0
        top = self._at_top
        while (piece := self._look(number)) is not None:
            height += 0.0 if top else piece.gap
            height += self._lead_in(piece, header)
            top, header = False, piece.header
            is_last = not piece.keep
            height += piece.least if self._is_too_high(piece) else piece.height
            following = self._look(number + 1)
            # A chain longer than a page cannot be held together anyway.
            if is_last or following is None or following.new_page or height > self._capacity:
                break
            number += 1
        return height

    def _room(self) -> float:
        return self._furniture.bottom - self._y + _SLACK

    @staticmethod
    def _lead_in(piece: Piece, header: Header | None) -> float:
        return piece.header.height if piece.header is not None and piece.header is not header else 0.0

    def _is_too_high(self, piece: Piece) -> bool:
        """Whether no page has room for ``piece`` with its head."""
        return piece.height + self._lead_in(piece, None) + _group_height(piece) > self._capacity

    # Placing.

    def _make_room(self, piece: Piece) -> None:
        if self._at_top:
            return
        if piece.new_page:
            self._turn_page(piece)
            return
        needed = self._needed()
        if needed > self._room() and needed <= self._capacity:
            self._turn_page(piece)
        elif needed > self._capacity:
            # Too long to be kept together: the piece alone decides.
            alone = piece.gap + self._lead_in(piece, self._header)
            alone += piece.least if self._is_too_high(piece) else piece.height
            if alone > self._room():
                self._turn_page(piece)

    def _place(self, piece: Piece) -> None:
        self._begin(piece)
        while self._is_too_high(piece) or piece.height > self._room():
            parts = piece.cut(self._room())
            if parts is None:
                # Nothing more can be gained by turning to a page as high as this one.
                if (self._at_top or self._fresh) and self._is_further:
                    break
                self._turn_page(piece)
                self._begin(piece)
                continue
            self._draw(parts[0])
            piece = parts[1]
            self._turn_page(piece)
            self._begin(piece)
        self._draw(piece)

    def _begin(self, piece: Piece) -> None:
        """Leave the gap, and draw the head of a table where it begins or goes on."""
        self._fresh = False
        if piece.header is not self._header:
            self._close_frame()
        if not self._at_top:
            self._y += piece.gap
        if piece.header is None or piece.header is self._header:
            return
        goes_on = self._at_top
        piece.header.draw(self._pages[-1], self._y)
        self._frame_top = self._y + piece.header.frame_top
        self._y += piece.header.height
        self._header = piece.header
        if goes_on and isinstance(piece, RowPiece) and piece.group is not None:
            piece.group.draw(self._pages[-1], self._y)
            self._y += piece.group.height
        self._at_top = False
        self._fresh = goes_on

    def _draw(self, piece: Piece) -> None:
        page = self._pages[-1]
        if isinstance(piece, LinePiece):
            for anchor in piece.anchors:
                self._anchors.setdefault(anchor, len(self._pages))
            if piece.running is not None:
                self._title = piece.running
        piece.draw(page, self._y)
        if isinstance(piece, LinePiece) and piece.mark is not None:
            base = self._y + piece.mark.style.baseline
            self._waiting.append(_Waiting(page, len(page.letters), base, piece.mark))
            page.write(0, base, "", piece.mark.style)
        self._y += piece.height
        self._at_top = False
        self._fresh = False

    # Pages.

    def _turn_page(self, piece: Piece) -> None:
        self._close_frame()
        self._open_page(piece, new_sheet=isinstance(piece, LinePiece) and piece.running is not None and piece.new_page)

    def _open_page(self, piece: Piece | None, *, new_sheet: bool) -> None:
        page = PageDraft()
        self._pages.append(page)
        self._is_further = not new_sheet
        if new_sheet:
            if isinstance(piece, LinePiece) and piece.running is not None:
                self._title = piece.running
            self._y = self._furniture.begin(page)
        else:
            self._y = self._furniture.go_on(page, self._title)
        self._at_top = True

    def _close_frame(self) -> None:
        if self._header is not None:
            header, page = self._header, self._pages[-1]
            page.box(header.left, self._frame_top, header.right - header.left, self._y - self._frame_top, Pen.FRAME)
        self._header = None

    # The second pass.

    def _fill_in_numbers(self) -> None:
        for waiting in self._waiting:
            mark = waiting.mark
            number = self._anchors.get(mark.anchor)
            if number is None:
                self.unknown_anchors.append(mark.text)
            text = words.UNKNOWN_PAGE if number is None else str(number)
            x = mark.right - self._setter.width(text, mark.style)
            waiting.page.letters[waiting.at] = Letters(x, waiting.base, text, mark.style)
            end = x - mark.style.pixels * 0.4
            if end > mark.left:
                y = waiting.base - mark.style.pixels * 0.12
                waiting.page.stroke(end, y, mark.left, y, Pen.LEADER)


def _group_height(piece: Piece) -> float:
    return piece.group.height if isinstance(piece, RowPiece) and piece.group is not None else 0.0
