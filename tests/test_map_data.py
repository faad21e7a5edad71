"""The outlines of the map: complete, in the right codes, small, and said whose they are."""

import csv
import json
from itertools import pairwise
from pathlib import Path

from navigator.views.regions.shapes import ATTRIBUTION, SHORT_EN, outlines, tiles

ROOT = Path(__file__).parents[1]
DATA = json.loads((ROOT / "resources/map/prefectures.json").read_text(encoding="utf-8"))
with (ROOT / "resources/facts/prefectures.csv").open(encoding="utf-8-sig", newline="") as _file:
    CODES = [row["jis_code"] for row in csv.DictReader(_file)]


def rings(code: str) -> list[list[tuple[int, int]]]:
    found = []
    for steps in DATA["prefectures"][code]["rings"]:
        x = y = 0
        ring = []
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        found.append(ring)
    return found


def area(ring: list[tuple[int, int]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))) / 2


def test_every_prefecture_of_the_facts_has_an_outline() -> None:
    assert list(DATA["prefectures"]) == CODES
    width, height = DATA["size"]
    for code in CODES:
        assert max(map(area, rings(code))) > 0
        for x, y in (point for ring in rings(code) for point in ring):
            assert 0 <= x <= width
            assert 0 <= y <= height


def test_okinawa_alone_lies_in_the_inset() -> None:
    left, top, width, height = DATA["inset"]

    def inside(point: tuple[int, int]) -> bool:
        return left <= point[0] <= left + width and top <= point[1] <= top + height

    for code in CODES:
        points = [point for ring in rings(code) for point in ring]
        assert all(map(inside, points)) if code == "47" else not any(map(inside, points))


def test_a_label_lies_in_its_prefecture_and_in_no_other() -> None:
    shapes = outlines()
    for code, place in shapes.labels.items():
        assert [other for other, path in shapes.paths.items() if path.contains(place)] == [code]


def test_every_prefecture_has_one_square_and_no_two_overlap() -> None:
    shapes = tiles()
    assert list(shapes.paths) == CODES
    boxes = [path.boundingRect() for path in shapes.paths.values()]
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    assert len(set(SHORT_EN)) == len(CODES)


def test_north_and_south_stand_where_they_lie() -> None:
    for shapes in (outlines(), tiles()):
        labels = shapes.labels
        assert labels["01"].y() < labels["02"].y() < labels["13"].y() < labels["46"].y()
        assert labels["40"].x() < labels["27"].x() < labels["13"].x()


def test_the_licence_is_told_beside_the_map_and_in_the_papers() -> None:
    assert "CC BY 4.0" in ATTRIBUTION
    assert DATA["licence"] == "CC BY 4.0"
    third_party = (ROOT / "docs/third-party.md").read_text(encoding="utf-8")
    assert "@svg-maps/japan" in third_party
    assert (ROOT / "resources/map/prefectures.json").stat().st_size < 64_000
