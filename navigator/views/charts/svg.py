"""A draft as SVG, written by ourselves: Qt's generator cuts a line of letters wherever kana meet kanji.

Every line of letters is one ``<text>``; ``textLength`` keeps its width on computers without the bundled fonts.
"""

import xml.etree.ElementTree as ET

from navigator.qtsupport.fonts import FALLBACK_FAMILY
from navigator.views.printing.draft import Letters, PageDraft, Shape
from navigator.views.printing.styles import UNITS_PER_MM
from navigator.views.printing.typeset import Typesetter

_NAMESPACE = "http://www.w3.org/2000/svg"


def svg_bytes(draft: PageDraft, size: tuple[float, float], title: str, setter: Typesetter) -> bytes:
    """Return the shapes and letters of ``draft`` on white, ``size`` millimetres large.

    Fills and strokes of tables are not drawn: a picture has none.
    """
    width, height = size
    root = ET.Element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "width": f"{width:g}mm",
            "height": f"{height:g}mm",
            "viewBox": f"0 0 {_number(width * UNITS_PER_MM)} {_number(height * UNITS_PER_MM)}",
        },
    )
    ET.SubElement(root, "title").text = title
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    for shape in draft.shapes:
        _draw(root, shape)
    for letters in draft.letters:
        if letters.text:
            _write(root, letters, setter)
    ET.indent(root, "")
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _draw(root: ET.Element, shape: Shape) -> None:
    attributes = {
        "points": " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points),
        "fill": shape.fill if shape.fill and shape.closed else "none",
    }
    if shape.line is not None:
        attributes |= {"stroke": shape.line, "stroke-width": _number(shape.width)}
        if shape.dash:
            attributes["stroke-dasharray"] = " ".join(_number(length) for length in shape.dash)
    ET.SubElement(root, "polygon" if shape.closed else "polyline", attributes)


def _write(root: ET.Element, letters: Letters, setter: Typesetter) -> None:
    style = letters.style
    attributes = {
        "x": _number(letters.x),
        "y": _number(letters.y),
        "font-family": f"{style.family},{FALLBACK_FAMILY},sans-serif",
        "font-size": str(style.pixels),
        "textLength": _number(setter.width(letters.text, style)),
        "lengthAdjust": "spacingAndGlyphs",
    }
    if style.bold:
        attributes["font-weight"] = "700"
    if letters.turned:
        attributes["transform"] = f"rotate(-90 {attributes['x']} {attributes['y']})"
    ET.SubElement(root, "text", attributes).text = letters.text


def _number(value: float) -> str:
    """Write a length in layout units; a hundredth of one is a two-thousandth of a millimetre."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
