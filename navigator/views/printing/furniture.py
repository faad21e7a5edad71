"""What frames the text of every page: the head with its number box, the title that goes on, the foot."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from navigator.domain.document import Document
from navigator.domain.errors import UserError
from navigator.domain.text import Language
from navigator.views.printing import words
from navigator.views.printing.blocks import running_title
from navigator.views.printing.draft import PageDraft
from navigator.views.printing.styles import BOX, FOOT, HEAD, PAGE_NUMBER, Pen, mm
from navigator.views.printing.typeset import SetLine, Typesetter

_BOX_PAD = mm(2.5)
_BELOW_HEAD = mm(2)
_FOOT_GAP = mm(2.5)
_LEAST_WIDTH = mm(60)
_LEAST_HEIGHT = mm(60)


@dataclass(slots=True)
class Furniture:
    """The frame of the pages of one document; lengths in layout units."""

    document: Document
    setter: Typesetter
    language: Language
    left: float = field(init=False)
    width: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    further_top: float = field(init=False)
    """Where the text begins on a page after the first, under a title of two lines."""
    _box: tuple[SetLine, ...] = field(init=False)
    _foot: tuple[SetLine, ...] = field(init=False)
    _head: tuple[SetLine, ...] = field(init=False)
    _titles: dict[str, list[SetLine]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        setup = self.document.setup
        width, height = setup.page
        self.left, self.top = mm(setup.left), mm(setup.top)
        self.width = mm(width) - self.left - mm(setup.right)
        foot = self.document.foot
        office = words.OFFICE.of(self.language).format(office=foot.office) if foot.office else ""
        check_id = words.CHECK_ID.of(self.language).format(check_id=foot.check_id) if foot.check_id else ""
        said = [part for part in (office, foot.data_version, check_id) if part]
        if self.width < _LEAST_WIDTH:
            raise UserError(words.NARROW_PAPER, words.NARROW_REMEDY)
        self._foot = self.setter.lines("　".join(said), FOOT, self.width - mm(24))
        self.bottom = mm(height) - mm(setup.bottom) - self._foot_height() - _FOOT_GAP
        number = self.document.head.number
        self._box = self.setter.lines(number, BOX, self.width / 2 - 2 * _BOX_PAD) if number else ()
        head = self.document.head
        texts = ["　".join(filter(None, (head.council, head.meeting))), head.day]
        room = self.width - self._box_width() - mm(4)
        self._head = tuple(line for text in texts if text for line in self.setter.lines(text, HEAD, room))
        self.further_top = self._below(2)
        if self.bottom - self.top < _LEAST_HEIGHT:
            raise UserError(words.NARROW_PAPER, words.NARROW_REMEDY)
        if self.bottom - self._below(len(self._head)) < _LEAST_HEIGHT / 2:
            raise UserError(words.LONG_HEAD, words.LONG_HEAD_REMEDY)

    def begin(self, draft: PageDraft) -> float:
        """Draw the head of the first page and return where the text begins."""
        if not self._head and not self._box:
            return self.top
        return self._draw_head(draft, self._head)

    def go_on(self, draft: PageDraft, title: str) -> float:
        """Draw the head of a further page and return where the text begins."""
        if title not in self._titles:
            room = self.width - self._box_width() - mm(4)
            self._titles[title] = running_title(title, room, self.setter, HEAD, self.language)
        return self._draw_head(draft, self._titles[title])

    def finish(self, draft: PageDraft, page: int, count: int) -> None:
        """Draw the foot with the number of the page."""
        y = self.bottom + _FOOT_GAP
        draft.stroke(self.left, y, self.left + self.width, y, Pen.FINE)
        y += mm(1)
        for row, line in enumerate(self._foot):
            self._set(draft, line, self.left, y + row * FOOT.pitch)
        text = words.PAGE_OF.of(self.language).format(page=page, count=count)
        right = self.left + self.width - self.setter.width(text, PAGE_NUMBER)
        draft.write(right, y + PAGE_NUMBER.baseline, text, PAGE_NUMBER)

    def _below(self, lines: int) -> float:
        """Return where the text begins under so many lines of the head."""
        return self.top + max(lines * HEAD.pitch, self._box_height()) + _BELOW_HEAD

    def _draw_head(self, draft: PageDraft, lines: Sequence[SetLine]) -> float:
        for number, line in enumerate(lines):
            self._set(draft, line, self.left, self.top + number * HEAD.pitch)
        self._draw_box(draft)
        return self._below(len(lines))

    def _foot_height(self) -> float:
        return max(len(self._foot) * FOOT.pitch, PAGE_NUMBER.pitch) + mm(1)

    def _box_width(self) -> float:
        return max(line.width for line in self._box) + 2 * _BOX_PAD if self._box else 0.0

    def _box_height(self) -> float:
        return len(self._box) * BOX.pitch + mm(1.6) if self._box else 0.0

    def _draw_box(self, draft: PageDraft) -> None:
        if not self._box:
            return
        x = self.left + self.width - self._box_width()
        draft.box(x, self.top, self._box_width(), self._box_height(), Pen.FRAME)
        for number, line in enumerate(self._box):
            self._set(draft, line, x + _BOX_PAD, self.top + mm(0.8) + number * BOX.pitch)

    @staticmethod
    def _set(draft: PageDraft, line: SetLine, x: float, y: float) -> None:
        for run in line.runs:
            draft.write(x + run.dx, y + line.style.baseline + run.dy, run.text, run.style)
