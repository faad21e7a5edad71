"""Pages into a PDF file or to a printer."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from navigator.domain.document import Document, PageSetup, PaperSize
from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.files import write_atomically
from navigator.views.printing.pages import Pages, Progress, paginate
from navigator.views.printing.styles import UNITS_PER_MM

CREATOR = "Regional Program Navigator 1.x"

_MM_PER_INCH = 25.4
# The device's dots are the layout's units, so no place of a letter is rounded.
_PDF_DPI = round(UNITS_PER_MM * _MM_PER_INCH)
_INFO_DATE = re.compile(rb"/(Creation|Mod)Date \(D:[^)]*\)")
_XMP_DATE = re.compile(rb'xmp:(Create|Modify|Metadata)Date="[^"]{25}"')

_PRINT_FAILED = Text("印刷を始められません。", "Printing cannot begin.")
_PRINT_REMEDY = Text(
    "プリンターの電源と接続を確かめるか、PDF に保存してください。",
    "Check that the printer is on and connected, or save a PDF.",
)


def page_layout(setup: PageSetup) -> QPageLayout:
    """Return paper and orientation for Qt; no margins, since the pages bring their own."""
    size = QPageSize(QPageSize.PageSizeId.A3 if setup.size is PaperSize.A3 else QPageSize.PageSizeId.A4)
    turned = QPageLayout.Orientation.Landscape if setup.landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, turned, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def pdf_bytes(
    pages: Pages,
    *,
    created: datetime | None = None,
    progress: Progress | None = None,
    order: Sequence[int] | None = None,
) -> bytes:
    """Return ``pages`` as a PDF file; ``order`` are the pages to put in, from 0, all without it.

    ``created`` stands in the properties of the file, and two files of the same pages and time are equal byte for byte;
    without it Qt writes the time of the clock. Usable in any thread.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DPI)
    writer.setPageLayout(page_layout(pages.setup))
    writer.setTitle(pages.title)
    writer.setCreator(CREATOR)
    writer.setAuthor(pages.author)
    if created is not None:
        seed = f"{pages.title}\0{created.isoformat()}".encode()
        writer.setDocumentId(QUuid.createUuidV5(QUuid(), seed))
    _paint(writer, pages, range(pages.count) if order is None else order, progress)
    data = bytes(buffer.data().data())
    return data if created is None else dated(data, created)


def write_pdf(
    what: Pages | Document,
    path: Path,
    *,
    created: datetime | None = None,
    progress: Progress | None = None,
) -> Pages:
    """Write a PDF to ``path`` and return its pages; an existing file stays as it is until the new one is whole.

    Raises ``UserError`` when the file cannot be written (full disk, open in another program) or the paper is too small.
    """
    pages = paginate(what) if isinstance(what, Document) else what
    write_atomically(path, pdf_bytes(pages, created=created, progress=progress))
    return pages


def print_pages(pages: Pages, printer: QPrinter, progress: Progress | None = None) -> None:
    """Print ``pages`` on the paper they were laid out for, whatever paper the printer was set to.

    The chosen range, order and number of copies hold. Usable in any thread. Raises ``UserError`` when printing
    cannot begin.
    """
    printer.setPageLayout(page_layout(pages.setup))
    printer.setFullPage(True)
    printer.setDocName(pages.title)
    printer.setCreator(CREATOR)
    _paint(printer, pages, print_order(pages, printer), progress)


def print_to_file(
    pages: Pages, printer: QPrinter, *, created: datetime | None = None, progress: Progress | None = None
) -> None:
    """Write the PDF file that ``printer`` stands for («print to file»), as safely as ``write_pdf``; same errors."""
    data = pdf_bytes(pages, created=created, progress=progress, order=print_order(pages, printer))
    write_atomically(Path(printer.outputFileName()), data)


def print_order(pages: Pages, printer: QPrinter) -> list[int]:
    """Return the pages, from 0, in the order in which ``printer`` is to get them."""
    first, last = 1, pages.count
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        first, last = printer.fromPage() or 1, printer.toPage() or pages.count
    order = list(range(max(first, 1) - 1, min(last, pages.count)))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        order.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    return order * copies if printer.collateCopies() else [index for index in order for _copy in range(copies)]


def _paint(device: QPdfWriter | QPrinter, pages: Pages, order: Sequence[int], progress: Progress | None) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise UserError(_PRINT_FAILED, _PRINT_REMEDY)
    try:
        dots_per_mm = device.logicalDpiX() / _MM_PER_INCH
        for number, index in enumerate(order):
            if progress is not None:
                progress(number, len(order))
            if number and not device.newPage():
                raise UserError(_PRINT_FAILED, _PRINT_REMEDY)
            painter.save()
            painter.scale(dots_per_mm, dots_per_mm)
            pages.paint(painter, index)
            painter.restore()
    finally:
        painter.end()


def dated(data: bytes, created: datetime) -> bytes:
    """Put ``created`` where Qt wrote the time of the clock, without moving a byte after it."""
    moment = (created if created.tzinfo else created.astimezone()).astimezone(UTC)
    info = moment.strftime("Date (D:%Y%m%d%H%M%SZ)").encode()
    xmp = moment.strftime('Date="%Y-%m-%dT%H:%M:%S+00:00"').encode()
    # The places of all objects stand at the end of the file: blanks keep them, and mean nothing in a dictionary.
    data = _INFO_DATE.sub(lambda old: (b"/" + old[1] + info).ljust(len(old[0])), data, count=2)
    return _XMP_DATE.sub(lambda old: b"xmp:" + old[1] + xmp, data, count=3)
