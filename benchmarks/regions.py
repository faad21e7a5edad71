"""The page of regions: the map recoloured, its questions, the atlas: ``python -m benchmarks regions``.

Recolouring is what a reader waits for once the figure is counted: the picture is handed over and painted, ground,
hatching and numbers, at a size of the page and at four times that area.
"""

import os
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from navigator.domain.mapfigures import AreaLevel, MapFigure, MapFigureKind
from navigator.domain.regions import RegionFilter
from navigator.domain.results import Presentation
from navigator.qtsupport.fonts import install_fonts
from navigator.services.atlas import AtlasService
from navigator.services.library import open_library
from navigator.services.regions import RegionService
from navigator.services.sheet_parts import SheetOptions
from navigator.views.printing.output import pdf_bytes
from navigator.views.printing.pages import paginate
from navigator.views.regions.mapcanvas import MapCanvas
from navigator.views.regions.shapes import outlines, tiles

ROUNDS_EACH = 10
"""Map and questions are asked so many times for each round asked for, because one takes milliseconds."""
SIZES = (640, 720), (1280, 1440)
AIM_RECOLOUR_MS = 16.0
ALL = RegionFilter()
YEARS = tuple(range(2002, 2014))


def timed(act: Callable[[], object]) -> float:
    """Return the milliseconds that a call takes."""
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def spread(times: list[float]) -> dict[str, float]:
    """Return median and worst, milliseconds."""
    return {"median_ms": round(statistics.median(times), 2), "worst_ms": round(max(times), 2)}


def recolour(service: RegionService, rounds: int) -> dict[str, Any]:
    """Measure both maps with the regions active in one year after another."""
    pictures = [
        service.picture(ALL, MapFigure(MapFigureKind.ACTIVE, fy=fy), AreaLevel.PREFECTURE, Presentation())
        for fy in YEARS
    ]
    found: dict[str, Any] = {}
    for name, shapes in (("outlines", outlines()), ("squares", tiles())):
        for width, height in SIZES:
            canvas = MapCanvas(shapes, "ja")
            canvas.resize(width, height)
            canvas.show()
            QCoreApplication.processEvents()
            target = QPixmap(width, height)

            def paint(place: int, canvas: MapCanvas = canvas, target: QPixmap = target) -> None:
                canvas.show_picture(pictures[place % len(pictures)])
                canvas.render(target)

            paint(0)
            times = [timed(partial(paint, place)) for place in range(rounds)]
            found[f"{name} {width}x{height}"] = spread(times)
            canvas.close()
            canvas.deleteLater()
    return found


def ask(service: RegionService, rounds: int) -> dict[str, Any]:
    """Measure the questions of the page: list, map, profile."""
    presentation = Presentation()
    questions: dict[str, Callable[[], object]] = {
        "list": lambda: service.list(ALL, presentation),
        "map": lambda: service.picture(ALL, MapFigure(), AreaLevel.PREFECTURE, presentation),
        "profile": lambda: service.profile("hakodate", presentation),
    }
    return {name: spread([timed(question) for _ in range(rounds)]) for name, question in questions.items()}


def atlas(service: AtlasService, rounds: int) -> dict[str, Any]:
    """Measure one run of the sheets of all regions, from the question to the bytes of the PDF."""
    runs = []
    for _ in range(rounds):
        begin = time.perf_counter()
        document = service.atlas(ALL, SheetOptions(), Presentation())
        collected = time.perf_counter()
        pages = paginate(document)
        laid_out = time.perf_counter()
        size = len(pdf_bytes(pages))
        end = time.perf_counter()
        runs.append((end - begin, collected - begin, laid_out - collected, end - laid_out, pages.count, size))
    best = min(runs)
    return {
        "seconds": round(best[0], 2),
        "collect_s": round(best[1], 2),
        "layout_s": round(best[2], 2),
        "pdf_s": round(best[3], 2),
        "pages": best[4],
        "pages_a_second": round(best[4] / best[0]),
        "bytes": best[5],
    }


def measure(library: Path, rounds: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Return what the map, its questions and the atlas of a library take."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    install_fonts(app)
    opened = open_library(library).library
    service = RegionService(opened)
    say("map")
    result: dict[str, Any] = {"recolour": recolour(service, rounds * ROUNDS_EACH)}
    say("questions")
    result["ask"] = ask(service, rounds * ROUNDS_EACH)
    say("atlas")
    result["atlas"] = atlas(AtlasService(opened, service), rounds)
    opened.close()
    return result


def report(result: dict[str, Any]) -> str:
    """Return the tables and the aim."""
    lines = ["| what | median, ms | worst, ms |", "|---|---|---|"]
    for kind in ("recolour", "ask"):
        for name, found in result[kind].items():
            lines.append(f"| {kind}: {name} | {found['median_ms']:.1f} | {found['worst_ms']:.1f} |")
    worst = max(found["median_ms"] for found in result["recolour"].values())
    found, reached = result["atlas"], "yes" if worst <= AIM_RECOLOUR_MS else "no"
    run = (found[name] for name in ("seconds", "collect_s", "layout_s", "pdf_s", "pages", "pages_a_second"))
    lines += [
        "",
        "| atlas | seconds | collect, s | lay out, s | PDF, s | pages | pages a second | kB |",
        "|---|---|---|---|---|---|---|---|",
        f"| all regions | {' | '.join(map(str, run))} | {found['bytes'] // 1000} |",
        "",
        "| aim | reached | measured |",
        "|---|---|---|",
        f"| map recoloured ≤ {AIM_RECOLOUR_MS:.0f} ms | {reached} | {worst:.1f} ms |",
    ]
    return "\n".join(lines)
