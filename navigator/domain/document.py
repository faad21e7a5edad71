"""What a printed document says, without a word on how it is painted.

A service fills it in the reader's language, the paginator lays it out in millimetres, and preview, PDF and printer show
the same pages. All texts are plain; nothing in them is markup.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from navigator.domain.chart import Chart
from navigator.domain.lineage_drawing import LineageDrawing
from navigator.domain.plan_picture import PlanDrawing
from navigator.domain.results import Presentation


class PaperSize(StrEnum):
    """Sizes of paper; both are used upright and lying."""

    A4 = "A4"
    A3 = "A3"

    @property
    def millimetres(self) -> tuple[float, float]:
        """Short and long side."""
        return (210.0, 297.0) if self is PaperSize.A4 else (297.0, 420.0)


class Align(StrEnum):
    """Where a text stands in its cell."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper and margins, millimetres; the left margin leaves room for binding."""

    size: PaperSize = PaperSize.A4
    landscape: bool = True
    left: float = 30.0
    top: float = 15.0
    right: float = 15.0
    bottom: float = 15.0
    grey: bool = False

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the sheet."""
        short, long = self.size.millimetres
        return (long, short) if self.landscape else (short, long)


@dataclass(frozen=True, slots=True)
class SheetHead:
    """The head of the first page: council and meeting and the era date at left, the number box at right.

    Continuation pages carry ``number`` and ``title`` with （つづき）.
    """

    council: str = ""
    meeting: str = ""
    day: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class SheetFoot:
    """The foot of every page: who made it, of which data, under which check id; n／N is added by the paginator."""

    office: str
    data_version: str
    check_id: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    ``lines`` are paragraphs. ``sources`` are numbers of the document's sources, printed as [1][2] behind the text.
    ``stages`` are the first and last stage (1 to 5), drawn as a bar above the text. ``differs`` marks the cell by a
    sign and a tint. ``numeric`` takes the number face and the right edge. ``notes`` are numbers of the notes (注1).
    """

    lines: tuple[str, ...]
    sources: tuple[int, ...] = ()
    stages: tuple[int, int] | None = None
    differs: bool = False
    numeric: bool = False
    bold: bool = False
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and its share of the width.

    ``fixed`` (millimetres) is taken first; the rest is shared by ``weight``.
    """

    heading: Cell
    weight: float = 1.0
    fixed: float | None = None
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``key`` names it.

    A ``group`` row spans the table and stays with the next; one without text is not printed and ends the group.
    """

    key: str
    cells: tuple[Cell, ...]
    group: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; headings are repeated on every page, and with ``item_column`` the first column names the row.

    ``unit`` stands above it at the right: （単位：百万円）. With ``together`` it begins on a new page rather than being
    parted, as long as a page holds it.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unit: str = ""
    item_column: bool = False
    together: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the document, centred, 14 to 16 points; with ``new_page`` another sheet of the same run begins."""

    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """Lead sentences typed by the reader, each behind ○."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: a filter line, a warning, an introduction."""

    text: str
    align: Align = Align.LEFT
    small: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; it is never the last line of a page. ``anchor`` lets contents and index find its page."""

    text: str
    level: int = 1
    anchor: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a small chart of amounts over years; ``value`` None is a year without a figure."""

    label: str
    value: Decimal | None
    text: str
    partial: bool = False
    hollow: bool = False
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BarChart:
    """A small bar chart with its title and unit; hatching and hollow bars survive a black-and-white copier."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    height: float = 38.0


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart over fiscal years, drawn by the painter of all charts; ``height`` (millimetres) is that of its plot.

    Names of series, years, the key of signs and the events take more. It stands whole on one page; small multiples go
    on on the next.
    """

    chart: Chart
    presentation: Presentation
    height: float = 80.0


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes at 8 points; ``items`` are printed behind their numbers 注1, 注2 …"""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources at 8 points behind their numbers, as (number, text)."""

    items: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of contents or index: the page of ``anchor`` is filled in by the paginator.

    Without an anchor it names the entries below it.
    """

    text: str
    anchor: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Entries:
    """A table of contents or an index."""

    title: str
    entries: tuple[Entry, ...]
    new_page: bool = False


Block = (
    Title
    | Lead
    | Line
    | Heading
    | Table
    | BarChart
    | ChartBlock
    | LineageDrawing
    | PlanDrawing
    | Notes
    | Sources
    | Entries
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; ``title`` goes into the properties of the PDF."""

    title: str
    setup: PageSetup
    head: SheetHead
    foot: SheetFoot
    blocks: tuple[Block, ...]
    language: str = "ja"
