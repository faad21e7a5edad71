"""The page of regions: the map recoloured, its questions, the atlas: ``python -m benchmarks.regions`` prints JSON.

Recolouring is what a reader waits for once the figure is counted: the picture is handed over and painted, ground,
hatching and numbers, at a size of the page and at four times that area.
"""

import json
import os
import statistics
import sys
import tempfile
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
from navigator.services.library import create_library, open_library
from navigator.services.regions import RegionService
from navigator.services.sheet_parts import SheetOptions
from navigator.views.printing.output import pdf_bytes
from navigator.views.printing.pages import paginate
from navigator.views.regions.mapcanvas import MapCanvas
from navigator.views.regions.shapes import outlines, tiles

ROUNDS = 30
ATLAS_ROUNDS = 3
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


def recolour(service: RegionService) -> dict[str, Any]:
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
            times = [timed(partial(paint, place)) for place in range(ROUNDS)]
            found[f"{name} {width}x{height}"] = spread(times)
            canvas.close()
            canvas.deleteLater()
    return found


def ask(service: RegionService) -> dict[str, Any]:
    """Measure the questions of the page: list, map, profile."""
    presentation = Presentation()
    questions: dict[str, Callable[[], object]] = {
        "list": lambda: service.list(ALL, presentation),
        "map": lambda: service.picture(ALL, MapFigure(), AreaLevel.PREFECTURE, presentation),
        "profile": lambda: service.profile("hakodate", presentation),
    }
    return {name: spread([timed(question) for _ in range(ROUNDS)]) for name, question in questions.items()}


def atlas(service: AtlasService) -> dict[str, Any]:
    """Measure one run of the sheets of all regions, from the question to the bytes of the PDF."""
    runs = []
    for _ in range(ATLAS_ROUNDS):
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


def main() -> int:
    """Measure and print."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    install_fonts(app)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.rpn"
        create_library(path)
        library = open_library(path).library
        regions = RegionService(library)
        result = {
            "recolour": recolour(regions),
            "ask": ask(regions),
            "atlas": atlas(AtlasService(library, regions)),
            "aim_recolour_ms": AIM_RECOLOUR_MS,
        }
        library.close()
    sys.stdout.write(json.dumps(result, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
