"""A chart as a file or on the clipboard: SVG, PDF and PNG at the resolution of print, letters as letters.

The picture stands alone, so it carries its title, its notes and its sources.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QMimeData, QRectF, QSizeF, QUuid
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from navigator.domain.chart import Chart
from navigator.domain.results import Presentation
from navigator.files import write_atomically
from navigator.qtsupport.clipboard import put
from navigator.views.charts import words
from navigator.views.charts.canvas import Canvas
from navigator.views.charts.picture import Picture
from navigator.views.charts.scene import Look
from navigator.views.charts.svg import svg_bytes
from navigator.views.printing.draft import PageDraft
from navigator.views.printing.output import CREATOR, dated
from navigator.views.printing.painting import paint_draft
from navigator.views.printing.styles import BODY_BOLD, NOTE, UNITS_PER_MM, mm
from navigator.views.printing.typeset import Typesetter

PRINT_DPI = 300
SVG_TYPE = "image/svg+xml"

_MM_PER_INCH = 25.4
_DOTS_PER_METRE = round(PRINT_DPI / _MM_PER_INCH * 1000)
_EDGE = mm(3)


@dataclass(frozen=True, slots=True)
class PictureSize:
    """Width of a picture and height of its plot, millimetres; title, names, notes and sources take more height."""

    width: float = 180.0
    plot: float = 85.0


class StandalonePicture:
    """A chart laid out with its title above, its notes and ``sources`` (number and text) below.

    ``size`` is its size in millimetres.
    """

    def __init__(
        self,
        chart: Chart,
        presentation: Presentation,
        sources: Sequence[tuple[int, str]] = (),
        look: Look | None = None,
        size: PictureSize | None = None,
    ) -> None:
        look, size = look or Look(), size or PictureSize()
        self._draft, self._grey = PageDraft(), look.grey
        self._title = chart.title.of(presentation.language)
        self._setter = Typesetter()
        canvas = Canvas(self._draft, self._setter)
        width = mm(size.width) - 2 * _EDGE
        y = _EDGE + canvas.paragraph(_EDGE, _EDGE, self._title, width, BODY_BOLD) + mm(1)
        picture = Picture(chart, presentation, look, canvas.setter, width)
        height = picture.height_for(mm(size.plot))
        picture.draw(self._draft, _EDGE, y, height)
        y += height + mm(1.5)
        for sign, text in _captions(chart, presentation, sources):
            indent = canvas.width(sign) + mm(1.2) if sign else 0.0
            canvas.text(_EDGE, y + NOTE.baseline, sign)
            y += canvas.paragraph(_EDGE + indent, y, text, width - indent) + mm(0.2)
        self.size = size.width, (y + _EDGE) / UNITS_PER_MM

    def paint(self, painter: QPainter) -> None:
        """Paint it on white; one unit of the painter is a millimetre."""
        painter.fillRect(QRectF(0, 0, *self.size), "#ffffff")
        paint_draft(painter, self._draft, grey=self._grey)

    def svg(self) -> bytes:
        """Return it as SVG; letters are ``<text>``, with other faces named for computers without the bundled ones."""
        return svg_bytes(self._draft, self.size, self._title, self._setter)

    def pdf(self, created: datetime | None = None) -> bytes:
        """Return it as a PDF of one page of its own size; ``created`` makes two files of it equal byte for byte."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(round(UNITS_PER_MM * _MM_PER_INCH))
        page = QPageSize(
            QSizeF(*self.size), QPageSize.Unit.Millimeter, matchPolicy=QPageSize.SizeMatchPolicy.ExactMatch
        )
        layout = QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
        layout.setMode(QPageLayout.Mode.FullPageMode)
        writer.setPageLayout(layout)
        writer.setTitle(self._title)
        writer.setCreator(CREATOR)
        if created is not None:
            writer.setDocumentId(QUuid.createUuidV5(QUuid(), f"{self._title}\0{created.isoformat()}".encode()))
        painter = QPainter(writer)
        painter.scale(writer.logicalDpiX() / _MM_PER_INCH, writer.logicalDpiY() / _MM_PER_INCH)
        self.paint(painter)
        painter.end()
        data = bytes(buffer.data().data())
        return data if created is None else dated(data, created)

    def image(self) -> QImage:
        """Return it as dots, 300 to the inch; the image knows its size on paper."""
        scale = PRINT_DPI / _MM_PER_INCH
        image = QImage(*(round(side * scale) for side in self.size), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        image.setDotsPerMeterX(_DOTS_PER_METRE)
        image.setDotsPerMeterY(_DOTS_PER_METRE)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The painter counts in dots of the image, whatever its resolution says.
        painter.scale(scale, scale)
        self.paint(painter)
        painter.end()
        return image

    def png(self) -> bytes:
        """Return ``image`` as a PNG file."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.image().save(buffer, "PNG")
        return bytes(buffer.data().data())


def write_svg(picture: StandalonePicture, path: Path) -> None:
    """Write a picture as SVG; a file that was there stays until the new one is whole. Raises ``UserError``."""
    write_atomically(path, picture.svg())


def write_pdf(picture: StandalonePicture, path: Path, *, created: datetime | None = None) -> None:
    """Write a picture as PDF of its own size; see ``write_svg``. The chart sheet on A4 is ``ReportService.chart``."""
    write_atomically(path, picture.pdf(created))


def write_png(picture: StandalonePicture, path: Path) -> None:
    """Write a picture as PNG for print; see ``write_svg``."""
    write_atomically(path, picture.png())


def copy_picture(picture: StandalonePicture) -> None:
    """Put a picture on the clipboard: as dots for every program, and as SVG for those that can draw it."""
    content = QMimeData()
    content.setImageData(picture.image())
    content.setData(SVG_TYPE, picture.svg())
    put(content)


def _captions(
    chart: Chart, presentation: Presentation, sources: Sequence[tuple[int, str]]
) -> Iterator[tuple[str, str]]:
    """Yield what stands below the picture, each text with its sign."""
    language = presentation.language
    for number, note in enumerate(chart.notes, 1):
        yield words.NOTE.of(language).format(number=number), note.of(language)
    if sources:
        yield "", words.SOURCES.of(language)
    for number, text in sources:
        yield f"[{number}]", text
