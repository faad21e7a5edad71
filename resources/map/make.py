"""Turns the outlines of the npm package ``@svg-maps/japan`` into ``prefectures.json``.

Run it once for a new version of the package::

    npm pack @svg-maps/japan@2.0.0 && tar xzf svg-maps-japan-2.0.0.tgz
    python resources/map/make.py package/japan.svg

Every outline becomes rings of whole numbers (tenths of a unit of the picture), each ring a first point followed by
steps; Okinawa is moved into an inset at the upper left, where there is only sea. ``label`` is the point of an outline
that lies farthest from its border, where a number has most room. The codes are those of JIS X 0401.
"""

import json
import math
import re
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

TENTHS = 10
INSET = (4.0, 4.0)
"""Upper left corner of the frame around Okinawa, units of the picture."""
INSET_MARGIN = 6.0
MAIN_LEFT, MAIN_BOTTOM = 90.0, 388.0
"""What lies left of this and below this is Okinawa alone; the picture is cut there."""

JIS = """
hokkaido aomori iwate miyagi akita yamagata fukushima ibaraki tochigi gunma saitama chiba tokyo kanagawa niigata
toyama ishikawa fukui yamanashi nagano gifu shizuoka aichi mie shiga kyoto osaka hyogo nara wakayama tottori shimane
okayama hiroshima yamaguchi tokushima kagawa ehime kochi fukuoka saga nagasaki kumamoto oita miyazaki kagoshima okinawa
""".split()  # noqa: SIM905 - a list of 47 quoted words reads no better

Point = tuple[float, float]


def rings_of(path: str) -> list[list[Point]]:
    """Read an SVG path of relative moves and closing strokes, the only ones the package uses."""
    rings: list[list[Point]] = []
    x = y = 0.0
    words = re.findall(r"[a-zA-Z]|-?\d*\.?\d+(?:e-?\d+)?", path)
    at = 0
    while at < len(words):
        word = words[at]
        if word == "m":
            rings.append([])
        elif word == "z":
            x, y = rings[-1][0]
        elif word.isalpha():
            raise SystemExit(f"an outline uses the stroke {word!r}, which this script does not read")
        else:
            x, y = x + float(word), y + float(words[at + 1])
            rings[-1].append((x, y))
            at += 1
        at += 1
    return rings


def area(ring: list[Point]) -> float:
    """Return the area of a ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def inside(point: Point, ring: list[Point]) -> bool:
    """Tell whether a point lies in a ring."""
    x, y = point
    within = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            within = not within
    return within


def distance(point: Point, ring: list[Point]) -> float:
    """Return how far a point is from the border of a ring."""
    x, y = point
    nearest = math.inf
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        share = 0.0 if length == 0 else max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / length))
        nearest = min(nearest, math.hypot(x - ax - share * dx, y - ay - share * dy))
    return nearest


def label_of(rings: list[list[Point]]) -> Point:
    """Return the point of the largest ring that is farthest from its border, on a grid of 40 by 40 points."""
    ring = max(rings, key=area)
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    grid = [(left + (right - left) * i / 40, top + (bottom - top) * j / 40) for i in range(41) for j in range(41)]
    return max((point for point in grid if inside(point, ring)), key=lambda point: distance(point, ring))


def moved(rings: list[list[Point]], dx: float, dy: float) -> list[list[Point]]:
    """Return rings at another place."""
    return [[(x + dx, y + dy) for x, y in ring] for ring in rings]


def steps(ring: list[Point]) -> list[int]:
    """Return a ring as whole tenths: its first point, then steps; points that fall together are left out."""
    whole = [(round(x * TENTHS), round(y * TENTHS)) for x, y in ring]
    kept = [whole[0], *(after for before, after in pairwise(whole) if before != after)]
    flat = [*kept[0]]
    for (ax, ay), (bx, by) in pairwise(kept):
        flat += [bx - ax, by - ay]
    return flat


def main(source: Path) -> None:
    """Write ``prefectures.json`` beside this script."""
    picture = ET.parse(source).getroot()  # noqa: S314 - a file that the reader of this script fetched by hand
    found = {path.get("id"): rings_of(path.get("d", "")) for path in picture}
    if set(found) != set(JIS):
        raise SystemExit(f"other outlines than the 47 prefectures: {set(found) ^ set(JIS)}")
    found = {name: moved(rings, -MAIN_LEFT, 0) for name, rings in found.items()}
    okinawa = [point for ring in found["okinawa"] for point in ring]
    left, top = min(x for x, _ in okinawa), min(y for _, y in okinawa)
    right, bottom = max(x for x, _ in okinawa), max(y for _, y in okinawa)
    found["okinawa"] = moved(found["okinawa"], INSET[0] + INSET_MARGIN - left, INSET[1] + INSET_MARGIN - top)
    frame = [*INSET, right - left + 2 * INSET_MARGIN, bottom - top + 2 * INSET_MARGIN]
    width = max(x for rings in found.values() for ring in rings for x, _ in ring)
    made = {
        "source": "@svg-maps/japan 2.0.0",
        "licence": "CC BY 4.0",
        "unit": TENTHS,
        "size": [math.ceil(width * TENTHS), round(MAIN_BOTTOM * TENTHS)],
        "inset": [round(value * TENTHS) for value in frame],
        "prefectures": {
            f"{number:02}": {
                "label": [round(value * TENTHS) for value in label_of(found[name])],
                "rings": [steps(ring) for ring in found[name]],
            }
            for number, name in enumerate(JIS, 1)
        },
    }
    text = json.dumps(made, separators=(",", ":")).replace('},"', '},\n"').replace('ctures":{', 'ctures":{\n')
    Path(__file__).with_name("prefectures.json").write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
