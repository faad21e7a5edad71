"""The shapes of the 47 prefectures in two ways: as outlines of the country, and as equal squares."""

import json
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from navigator.qtsupport.resources import resource_bytes

ATTRIBUTION = "Map: MapSVG, @svg-maps/japan 2.0.0 by Victor Cazanave, CC BY 4.0 (simplified, Okinawa moved)"
"""The line that the licence of the outlines asks for; it is the same in every language."""

_TILE = 10.0
_GAP = 0.7
_GRID: dict[tuple[int, int], str] = {
    (12, 0): "01",
    (12, 1): "02",
    (11, 2): "05", (12, 2): "03",
    (11, 3): "06", (12, 3): "04",
    (8, 4): "17", (9, 4): "16", (10, 4): "15", (11, 4): "07",
    (8, 5): "18", (9, 5): "21", (10, 5): "20", (11, 5): "10", (12, 5): "09", (13, 5): "08",
    (3, 6): "32", (4, 6): "31", (6, 6): "28", (7, 6): "26", (8, 6): "25", (9, 6): "23", (10, 6): "19", (11, 6): "11",
    (12, 6): "13", (13, 6): "12",
    (0, 7): "41", (1, 7): "40", (2, 7): "35", (3, 7): "34", (4, 7): "33", (6, 7): "27", (7, 7): "29", (8, 7): "24",
    (10, 7): "22", (11, 7): "14",
    (0, 8): "42", (1, 8): "43", (2, 8): "44", (4, 8): "38", (5, 8): "37", (7, 8): "30",
    (2, 9): "45", (4, 9): "39", (5, 9): "36",
    (1, 9): "46",
    (0, 10): "47",
}  # fmt: skip
"""Column and row of the square of each prefecture (JIS code); neighbours stand side by side where squares allow."""

SHORT_EN = """
Hok Aom Iwa Mgi Aki Ygt Fks Iba Toc Gun Sai Chi Tok Kan Nii Toy Ish Fki Yns Nag Gif Shz Aic Mie Shg Kyo Osa Hyo
Nar Wak Tot Smn Oky Hir Ygc Tks Kgw Ehi Koc Fko Sag Nsk Kum Oit Myz Kgs Oki
""".split()  # noqa: SIM905 - a list of 47 quoted words reads no better
"""Short English names in the order of the JIS codes; no two are alike."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes by JIS code, in one system of units. ``labels`` are where a number has most room.

    ``inset`` is the frame around Okinawa, None where it lies in its place. ``named`` shapes carry names. ``centres``
    tell where a key leads.
    """

    size: QSizeF
    paths: dict[str, QPainterPath]
    labels: dict[str, QPointF]
    inset: QRectF | None
    named: bool


@cache
def outlines() -> Shapes:
    """Return the outlines of the country, Okinawa in an inset; the Northern Territories are not in the source."""
    data = json.loads(resource_bytes("map/prefectures.json"))
    paths, labels = {}, {}
    for code, shape in data["prefectures"].items():
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for ring in shape["rings"]:
            path.addPolygon(_ring(ring))
            path.closeSubpath()
        paths[code] = path
        labels[code] = QPointF(*shape["label"])
    left, top, width, height = data["inset"]
    return Shapes(QSizeF(*data["size"]), paths, labels, QRectF(left, top, width, height), named=False)


def _ring(steps: list[int]) -> QPolygonF:
    points, x, y = [], 0, 0
    for place in range(0, len(steps), 2):
        x, y = x + steps[place], y + steps[place + 1]
        points.append(QPointF(x, y))
    return QPolygonF(points)


@cache
def tiles() -> Shapes:
    """Return a square for every prefecture."""
    paths, labels = {}, {}
    for (column, row), code in sorted(_GRID.items(), key=lambda entry: entry[1]):
        box = QRectF(column * _TILE, row * _TILE, _TILE - _GAP, _TILE - _GAP)
        path = QPainterPath()
        path.addRoundedRect(box, 1.0, 1.0)
        paths[code] = path
        labels[code] = box.center()
    columns, rows = (max(place[axis] for place in _GRID) + 1 for axis in (0, 1))
    return Shapes(QSizeF(columns * _TILE, rows * _TILE), paths, labels, None, named=True)
