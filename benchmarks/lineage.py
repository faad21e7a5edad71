"""The lineage laid out and painted, beside a bare minimum: ``python -m benchmarks lineage``.

The bundled facts, and ten times as many programs and successions made by repeating them under other codes (synthetic,
no facts). The bare minimum paints one rectangle and one name a program at the same places, with no order, arrow, mark
or open end. Crossings are counted for our order and for the plain one by ministry, first year and code.
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from navigator.domain.lineage import LineageGraph
from navigator.domain.lineage_facts import LineageFacts
from navigator.domain.lineage_layout import lay_out, naive_order, picture_of
from navigator.domain.lineage_picture import LineagePicture, crossings
from navigator.domain.results import Presentation
from navigator.qtsupport.fonts import install_fonts
from navigator.qtsupport.theme import Theme, apply_theme
from navigator.services import lineage_words as words
from navigator.services.library import open_library
from navigator.services.lineage import LineageService
from navigator.views.lineage.painting import Scene, label_font, paint_picture, places_of
from navigator.views.lineage.shapes import Geometry

ROUNDS_EACH = 5
"""A part is drawn so many times for each round asked for, because one drawing takes milliseconds."""
TIMES = 10
LANE, YEAR, WIDTH = 20.0, 30.0, 1400
AIM_MS = 100.0


def timed(act: Callable[[], object], rounds: int) -> float:
    """Return the median milliseconds of a call."""
    taken = []
    for _round in range(rounds):
        begin = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begin) * 1000)
    return round(statistics.median(taken), 2)


def repeated(graph: LineageGraph, times: int) -> LineageGraph:
    """Return a graph that holds another one so many times under codes of its own."""
    programs, edges = [], []
    for number in range(times):
        for program in graph.programs.values():
            parent = None if program.parent is None else f"{program.parent}.{number}"
            programs.append(replace(program, code=f"{program.code}.{number}", parent=parent))
        for edge in graph.edges:
            target = None if edge.target is None else f"{edge.target}.{number}"
            edges.append(replace(edge, source=f"{edge.source}.{number}", target=target))
    return LineageGraph.of(programs, edges)


def scene_of(picture: LineagePicture) -> Scene:
    """Return the whole picture as one scene."""
    geo = Geometry(picture.left, 0.0, 0.0, YEAR, LANE)
    return Scene(words.drawing(picture, Presentation()), geo, QRectF(0, 0, WIDTH, picture.lanes * LANE))


def paint(picture: LineagePicture, target: QPixmap) -> None:
    """Paint everything: words, places of names, bars, arrows, marks."""
    scene = scene_of(picture)
    painter = QPainter(target)
    paint_picture(painter, scene, places_of(scene))
    painter.end()


def paint_bare(picture: LineagePicture, target: QPixmap) -> None:
    """Paint a rectangle and a name a program."""
    scene = scene_of(picture)
    painter = QPainter(target)
    painter.fillRect(scene.area, QColor("#ffffff"))
    painter.setFont(label_font(LANE))
    painter.setPen(QColor("#000000"))
    for bar, label in zip(picture.bars, scene.drawing.labels, strict=True):
        left, right = scene.geo.x(bar.start), scene.geo.x(bar.end)
        painter.drawRect(QRectF(left, scene.geo.y(bar.lane) + 3, right - left, LANE - 6))
        painter.drawText(QPointF(right, scene.geo.y(bar.lane) + 14), label)
    painter.end()


def measured(facts: LineageFacts, graph: LineageGraph, rounds: int) -> dict[str, Any]:
    """Return the figures of one graph."""
    picture = lay_out(graph, facts.happenings, facts.plans)
    plain = picture_of(graph, naive_order(graph), facts.happenings, facts.plans)
    target = QPixmap(WIDTH, round(picture.lanes * LANE))
    laid, painted = (
        timed(lambda: lay_out(graph, facts.happenings, facts.plans), rounds),
        timed(lambda: paint(picture, target), rounds),
    )
    bare = timed(lambda: paint_bare(picture, target), rounds)
    return {
        "programs": len(graph.programs),
        "arrows": len(picture.arrows),
        "lay_out_ms": laid,
        "paint_all_ms": painted,
        "together_ms": round(laid + painted, 2),
        "within_100_ms": laid + painted <= AIM_MS,
        "bare_paint_ms": bare,
        "paint_to_bare": round(painted / bare, 1),
        "crossings": crossings(picture),
        "crossings_plain": crossings(plain),
    }


def measure(library: Path, rounds: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Return the figures of the lineage of a library, and of the same ten times over (synthetic)."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    install_fonts(app)
    apply_theme(app, Theme.LIGHT)
    opened = open_library(library).library
    service, each = LineageService(opened), rounds * ROUNDS_EACH
    facts = service.read()
    result: dict[str, Any] = {"read_ms": timed(service.read, each)}
    opened.close()
    for name, graph in (("bundled", facts.graph), ("synthetic", repeated(facts.graph, TIMES))):
        say(name)
        result[name] = measured(facts, graph, each)
    return result


def report(result: dict[str, Any]) -> str:
    """Return the table and the aim."""
    lines = [
        "| lineage | programs | arrows | lay out, ms | paint, ms | together, ms | bare, ms | crossings (plain order) |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name in ("bundled", "synthetic"):
        found = result[name]
        lines.append(
            f"| {name} | {found['programs']:,} | {found['arrows']} | {found['lay_out_ms']:.1f} | "
            f"{found['paint_all_ms']:.1f} | {found['together_ms']:.1f} | {found['bare_paint_ms']:.1f} | "
            f"{found['crossings']} ({found['crossings_plain']}) |"
        )
    whole = result["bundled"]
    reached = "yes" if whole["within_100_ms"] else "no"
    aim = f"| all programs laid out and painted ≤ {AIM_MS:.0f} ms | {reached} | {whole['together_ms']:.1f} ms |"
    return "\n".join([*lines, "", "| aim | reached | measured |", "|---|---|---|", aim])
