"""Writes a text document for a ``Flow``: headings, rows, links, citation marks. All data passes ``visible``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from navigator.qtsupport.fonts import NUMBER_FAMILY
from navigator.qtsupport.theme import current_tokens
from navigator.viewmodels.plaintext import tip
from navigator.views.record.flow import LINK_SCHEME, Flow, LinkPlace
from navigator.views.record.plain import visible

CELL_PADDING = 3
"""Pixels between the edge of a table cell and its text."""


@dataclass(frozen=True, slots=True)
class CiteTarget:
    """A citation mark: opens the source of this number."""

    number: int


@dataclass(frozen=True, slots=True)
class ToggleTarget:
    """A heading that opens or folds what stands under it."""

    key: str


@dataclass(frozen=True, slots=True)
class CopyTarget:
    """A text to be put on the clipboard."""

    text: str


@dataclass(frozen=True, slots=True)
class OpenTarget:
    """An address to be given to the browser, on this explicit request only."""

    url: str


class Tone(Enum):
    """How a text looks."""

    TITLE = "title"
    NORMAL = "normal"
    STRONG = "strong"
    MUTED = "muted"
    SMALL = "small"
    NUMBER = "number"
    WARNING = "warning"
    CHIP_GOOD = "chip_good"
    CHIP_URGENT = "chip_urgent"
    CHIP_QUIET = "chip_quiet"


class LinkLook(Enum):
    """How a link looks: solid line for a record or address, dotted for a filter, none for citation marks and folds."""

    RECORD = QTextCharFormat.UnderlineStyle.SingleUnderline
    FILTER = QTextCharFormat.UnderlineStyle.DotLine
    MARK = QTextCharFormat.UnderlineStyle.NoUnderline


class FlowWriter:
    """Writes the text of ``flow`` anew from top to bottom; nothing is seen before ``finish``."""

    def __init__(self, font: QFont, flow: Flow) -> None:
        document = flow.begin()
        document.setDefaultFont(font)
        self._flow = flow
        self._font = font
        self._cursor = QTextCursor(document)
        # One edit: laid out once at its end.
        self._edit = QTextCursor(document)
        self._edit.beginEditBlock()
        self._fresh = True
        self._links: list[LinkPlace] = []
        self._tones = {tone: self._tone(tone) for tone in Tone}

    def finish(self) -> None:
        """Lay the text out and hand over its links."""
        self._edit.endEditBlock()
        self._flow.end(tuple(self._links))

    @property
    def position(self) -> int:
        """Where the next character goes."""
        return self._cursor.position()

    # Blocks.

    def block(self, *, above: float = 0, below: float = 0, indent: float = 0) -> None:
        """Begin a paragraph; distances are in pixels."""
        look = QTextBlockFormat()
        look.setTopMargin(above)
        look.setBottomMargin(below)
        look.setLeftMargin(indent)
        look.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._fresh:
            self._cursor.setBlockFormat(look)
            self._fresh = False
        else:
            self._cursor.insertBlock(look, self._tones[Tone.NORMAL])

    def heading(self, text: str, hint: str = "") -> None:
        """Write the head of a section; ``hint`` is a tool-tip, shown letter by letter."""
        self.block(above=20, below=4)
        look = self._cursor.blockFormat()
        look.setHeadingLevel(2)
        self._cursor.setBlockFormat(look)
        tone = QTextCharFormat(self._tones[Tone.STRONG])
        tone.setFontPointSize(self._font.pointSizeF() * 1.1)
        tone.setToolTip(tip(hint))
        self._cursor.insertText(visible(text), tone)

    def table(self, columns: Iterable[QTextLength], rows: int) -> QTextTable:
        """Insert a table without lines; fill its cells in reading order with ``into``."""
        look = QTextTableFormat()
        look.setBorder(0)
        look.setCellPadding(CELL_PADDING)
        look.setCellSpacing(0)
        widths = list(columns)
        look.setColumnWidthConstraints(widths)
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        if self._fresh:
            self.block()
        return self._cursor.insertTable(rows, len(widths), look)

    def into(self, table: QTextTable, row: int, column: int, *, right: bool = False) -> None:
        """Go on writing in a cell."""
        self._cursor = table.cellAt(row, column).firstCursorPosition()
        look = QTextBlockFormat()
        look.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if right:
            look.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._cursor.setBlockFormat(look)

    def after(self, table: QTextTable) -> None:
        """Go on writing behind a table."""
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        # The paragraph that must follow a table takes no height until it is used.
        look = QTextBlockFormat()
        look.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(look)

    # Text and links.

    def text(self, text: str, tone: Tone = Tone.NORMAL) -> None:
        """Write text as it is; line ends become lines of the same paragraph."""
        if text:
            self._cursor.insertText(visible(text).replace("\n", "\u2028"), self._tones[tone])

    def hinted(self, text: str, hint: str, tone: Tone = Tone.NORMAL) -> None:
        """Write one of our own words with a tool-tip, shown letter by letter; never used for data."""
        look = QTextCharFormat(self._tones[tone])
        look.setToolTip(tip(hint))
        self._cursor.insertText(visible(text).replace("\n", "\u2028"), look)

    def link(
        self, text: str, target: object, look: LinkLook = LinkLook.RECORD, *, hint: str = "", small: bool = False
    ) -> None:
        """Write a link; ``hint`` is a tool-tip of ours and holds no data."""
        shown = visible(text).replace("\n", " ")
        if not shown:
            return
        form = QTextCharFormat(self._tones[Tone.SMALL if small else Tone.NORMAL])
        form.setAnchor(True)
        form.setAnchorHref(f"{LINK_SCHEME}:{len(self._links)}")
        form.setForeground(QColor(current_tokens().link))
        form.setUnderlineStyle(look.value)
        if hint:
            form.setToolTip(tip(hint))
        start = self._cursor.position()
        self._cursor.insertText(shown, form)
        self._links.append(LinkPlace(start, self._cursor.position(), shown, target))

    def cites(self, numbers: Iterable[int], hint: Callable[[], str]) -> None:
        """Write citation marks [1][2], each a link to its source."""
        before = " "
        for number in numbers:
            # A line may end between two marks, not inside one.
            self.text(before, Tone.SMALL)
            before = ""
            self.link(f"[{number}]", CiteTarget(number), LinkLook.MARK, hint=hint(), small=True)

    def _tone(self, tone: Tone) -> QTextCharFormat:
        tokens = current_tokens()
        look = QTextCharFormat()
        small = self._font.pointSizeF() * 0.88
        match tone:
            case Tone.TITLE:
                look.setFontPointSize(self._font.pointSizeF() * 1.57)
                look.setFontWeight(QFont.Weight.Bold)
            case Tone.STRONG:
                look.setFontWeight(QFont.Weight.Bold)
            case Tone.NUMBER:
                look.setFontFamilies([NUMBER_FAMILY, *self._font.families()])
            case Tone.SMALL | Tone.WARNING:
                look.setFontPointSize(small)
            case Tone.CHIP_GOOD | Tone.CHIP_URGENT | Tone.CHIP_QUIET:
                look.setFontPointSize(small)
                look.setFontWeight(QFont.Weight.Bold)
        fore, back = {
            Tone.MUTED: (tokens.muted, None),
            Tone.SMALL: (tokens.muted, None),
            Tone.WARNING: (tokens.warning, None),
            Tone.CHIP_GOOD: (tokens.success, tokens.success_soft),
            Tone.CHIP_URGENT: (tokens.warning, tokens.warning_soft),
            Tone.CHIP_QUIET: (tokens.muted, tokens.hover),
        }.get(tone, (tokens.text, None))
        look.setForeground(QColor(fore))
        if back:
            look.setBackground(QColor(back))
        return look
