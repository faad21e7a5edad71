"""The lineage as one SVG drawing: the picture of the paper on one sheet as high as it needs, text as text."""

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from navigator.domain.lineage_drawing import LineageDrawing
from navigator.domain.text import Language
from navigator.views.printing.blocks import TextBlocks
from navigator.views.printing.draft import PageDraft
from navigator.views.printing.lineage import lineage_pieces
from navigator.views.printing.painting import paint_draft
from navigator.views.printing.styles import TITLE, UNITS_PER_MM, mm
from navigator.views.printing.typeset import Typesetter

_MARGIN = mm(8)
_WIDTH = mm(404)
"""Width between the margins: with them an A3 sheet lying."""
_DPI = 25.4
"""One unit of the drawing is a millimetre."""


def svg_bytes(drawing: LineageDrawing, title: str, language: Language) -> bytes:
    """Return the picture with title and legend as an SVG file.

    Needs an application object with the bundled fonts, but not the main thread.
    """
    setter, draft = Typesetter(), PageDraft()
    blocks = TextBlocks(_MARGIN, _WIDTH, setter, language)
    y = _MARGIN
    for line in setter.lines(title, TITLE, _WIDTH):
        for run in line.runs:
            draft.write(_MARGIN + run.dx, y + line.style.baseline, run.text, run.style)
        y += line.style.pitch
    for piece in lineage_pieces(drawing, blocks, grey=False):
        y += piece.gap
        piece.draw(draft, y)
        y += piece.height
    size = QSize(round((_WIDTH + 2 * _MARGIN) / UNITS_PER_MM), round((y + _MARGIN) / UNITS_PER_MM))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(round(_DPI))
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    paint_draft(painter, draft, grey=False)
    painter.end()
    return bytes(buffer.data().data())
