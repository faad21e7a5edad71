"""The lineage as one SVG drawing: the picture of the paper on one sheet as high as it needs, text as text."""

import re

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from navigator.domain.lineage_drawing import LineageDrawing
from navigator.domain.text import Language
from navigator.views.printing.blocks import TextBlocks
from navigator.views.printing.draft import PageDraft
from navigator.views.printing.lineage import lineage_pieces
from navigator.views.printing.output import CREATOR
from navigator.views.printing.painting import paint_draft
from navigator.views.printing.styles import TITLE, UNITS_PER_MM, mm
from navigator.views.printing.typeset import Typesetter

_MARGIN = mm(8)
_WIDTH = mm(404)
"""Width between the margins: with them an A3 sheet lying."""
_DPI, _MM_PER_INCH = 96, 25.4
_FAMILIES = re.compile(rb'(font-family="[^"]+)"')


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
    width, height = _WIDTH + 2 * _MARGIN, y + _MARGIN
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_DPI)
    generator.setSize(QSize(*(round(side / UNITS_PER_MM * _DPI / _MM_PER_INCH) for side in (width, height))))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setTitle(title)
    generator.setDescription(CREATOR)
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, width, height), "#ffffff")
    painter.scale(UNITS_PER_MM, UNITS_PER_MM)
    paint_draft(painter, draft, grey=False)
    painter.end()
    # Another face is named for computers without the bundled ones.
    return _FAMILIES.sub(rb'\1,sans-serif"', bytes(buffer.data().data()))
