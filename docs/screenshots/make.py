"""Makes the pictures of README and the user guide: ``./go screenshots [NAME …]``.

The real program runs over a fresh library of the bundled facts, on a screen that exists in memory only, with a fixed
day, fixed sizes, the bundled fonts and no settings of this user. The same commit gives the same pictures.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QRect, QTimer, SignalInstance
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication

from navigator.app import Options, Program
from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.chart import Basis, ChartForm, ChartSpec, Metric, Subject
from navigator.domain.councilforms import ActivityDraft
from navigator.domain.coverage import CoverageSpec
from navigator.domain.filters import FacetChoice, Filter
from navigator.domain.mapfigures import MapFigure, MapFigureKind
from navigator.domain.planning import PlanCase
from navigator.domain.vocabulary import Block, Eligible, Field, Ministry, Stage
from navigator.qtsupport.fonts import install_fonts
from navigator.qtsupport.settings import SettingsStore
from navigator.services.library import create_library
from navigator.views.councils.actions import Kind
from navigator.views.planner.entry import PLANNER
from navigator.views.record.writer import CiteTarget
from navigator.views.regions.entry import REGIONS
from navigator.views.trends.entry import TRENDS
from navigator.views.trends.page import GROUP

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 22)
HEAVIEST = 250_000
"""Bytes that a picture may have."""

SMALL, LARGE = (1280, 720), (1680, 1050)
_PATIENCE_MS = 20_000
_CALM_MS = 500
"""After the last answer: rows, layouts and charts come to rest."""

_SCREEN_SIZE = 1920, 1200
_FOR_MAKERS = "meti-gotech-tsujo"
_PHASE_ONE = "mext-chiteki-1"
_PHASES = (_PHASE_ONE, "mext-chiteki-2", "mext-toshi-area")

CLUSTERS = Filter(Catalogue.PROGRAMS, "クラスター OR 都市エリア")
FOR_SMALL_FIRMS = (
    Filter(Catalogue.MEASURES, order="ceiling")
    .with_choice(FacetChoice(FacetKey.STAGE, (Stage.DEVELOPMENT, Stage.COMMERCIALISATION)))
    .with_choice(FacetChoice(FacetKey.FIELD, (Field.MANUFACTURING,)))
    .with_choice(FacetChoice(FacetKey.ELIGIBLE, (Eligible.SME,)))
)
NEAR_KINKI = Filter(Catalogue.FACILITIES).with_choice(FacetChoice(FacetKey.BLOCK, (Block.KINKI,)))
NOTHING_FITS = (
    Filter(Catalogue.MEASURES, "医療")
    .with_choice(FacetChoice(FacetKey.MINISTRY, (Ministry.MEXT,)))
    .with_choice(FacetChoice(FacetKey.STAGE, (Stage.BASIC,)))
)


class Desk:
    """One run of the program, driven as a reader would."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def open(self, size: tuple[int, int]) -> None:
        """Show the window and wait for its first answer."""
        window = self.program.window
        window.resize(*size)
        # In the last corner of the screen: what pops up stays over the window.
        window.move(_SCREEN_SIZE[0] - size[0], _SCREEN_SIZE[1] - size[1])
        self._after(self.program.start, self.program.finder.result_changed)

    def ask(self, question: Filter) -> None:
        """Ask a whole filter."""
        finder = self.program.finder
        if question != finder.filter:
            self._after(lambda: finder.set_filter(question), finder.result_changed)

    def choose(self, row: int) -> None:
        """Choose a row of the list and wait for its record."""
        finder = self.program.finder
        self._after(lambda: self.program.window.page.results.table.go_to(row), finder.record_changed)

    def row_of(self, code: str) -> int:
        """Return the row of a record in the answer."""
        answer = self.program.finder.answer
        assert answer is not None
        return next(number for number, row in enumerate(answer.first_rows) if row.ref.code == code)

    def tick(self, codes: Sequence[str]) -> None:
        """Put rows of the answer into the comparison tray."""
        answer = self.program.finder.answer
        assert answer is not None
        office = self.program.office
        for ref in (row.ref for row in answer.first_rows if row.ref.code in codes):
            self._after(lambda chosen=ref: office.set_ticked(chosen, on=True), office.saving)

    def compare(self) -> None:
        """Press the button that puts the tray's records side by side, and wait for the table."""
        self._after(self.program.window.tray.compare_requested.emit, self.program.comparison.changed)

    def show_amounts(self) -> None:
        """Scroll the record so that its chart of amounts stands at the top."""
        pane = self.program.window.page.record_place.currentWidget()
        pane.scroll.verticalScrollBar().setValue(pane.budget.y())

    def open_source(self) -> None:
        """Press the first citation mark of the record whose source has an address."""
        pane = self.program.window.page.record_place.currentWidget()
        fields, cited = pane.fields, [CiteTarget(one.number) for one in pane.view.citations if one.address]
        number = next(n for n, link in enumerate(fields.links) if link.target in cited)
        place = fields.link_rect(number)
        fields.followed.emit(fields.links[number].target, QRect(fields.mapToGlobal(place.topLeft()), place.size()))

    def show_region(self, code: str, figure: MapFigure) -> None:
        """Show a figure on the map of the page of regions, and the profile of a region."""
        window = self.program.window
        window.show_page(REGIONS)
        self._wait(_CALM_MS)
        page = window.pages.currentWidget()
        self._after(lambda: page.model.set_figure(figure), page.model.picture_changed)
        self._after(lambda: page.open_with(code), page.model.profile_changed)

    def draw(self, spec: ChartSpec) -> None:
        """Show a chart on the trends page and wait for it."""
        window = self.program.window
        window.show_page(TRENDS)
        page = window.pages.currentWidget()
        self._after(lambda: page.open_with(spec), page.charts.model.changed)

    def show_group(self) -> None:
        """Show the coordination group over its years."""
        self.program.desk.page_requested.emit(TRENDS, GROUP)
        self._wait(3 * _CALM_MS)

    def show_part(self, key: str, *arguments: str) -> None:
        """Show a page, and in it what its arguments name."""
        for argument in arguments:
            self.program.desk.page_requested.emit(key, argument)
            self._wait(2 * _CALM_MS)

    def enter_samples(self) -> None:
        """Enter activities as an office would; nobody can take them for facts."""
        suite = self.program.desk.suite
        assert suite is not None
        for kind, title, state, day in (
            ("executive_meeting", "（見本）幹事会", "actual", "R8.9.2"),
            ("call_briefing", "（見本）合同説明会", "planned", "R9.1.20"),
        ):
            suite.council_entries.add_activity(ActivityDraft("kinki", kind, title, state, day))

    def show_planner(self, key: str, argument: object) -> None:
        """Show a case or a map in a tab of the page of planning, and wait for its answer."""
        window = self.program.window
        window.show_page(PLANNER)
        window.pages.currentWidget().tabs.setCurrentIndex(0)
        self._wait(_CALM_MS)
        window.pages.currentWidget().open_with((key, None))
        self._wait(_CALM_MS)
        page = window.pages.currentWidget()
        self._after(lambda: page.part.open_with(argument), page.part.model.answered)
        self._wait(_CALM_MS)

    def picture(self) -> QImage:
        """Return the window with what has popped up over it."""
        self._wait(_CALM_MS)
        window = self.program.window
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if popup is not None:
            painter = QPainter(image)
            painter.drawPixmap(window.mapFromGlobal(popup.pos()), popup.grab())
            painter.end()
            popup.hide()
        return image

    def close(self) -> None:
        """End the program without leaving its window's places to the next picture."""
        self.program.window.hide()
        self.program.window.deleteLater()
        self.program.end()
        self.program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _after(self, act: Callable[[], object], signal: SignalInstance) -> None:
        """Do something and wait for the signal that it causes."""
        loop = QEventLoop()
        signal.connect(loop.quit)
        clock = QTimer(singleShot=True, interval=_PATIENCE_MS)
        clock.timeout.connect(lambda: loop.exit(1))
        clock.start()
        QTimer.singleShot(0, act)
        if loop.exec() != 0:
            raise TimeoutError("the program did not answer")
        signal.disconnect(loop.quit)
        self._wait(_CALM_MS)

    @staticmethod
    def _wait(duration_ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(duration_ms, loop.quit)
        loop.exec()


def small_firms(desk: Desk) -> None:
    """Filter measures by stage, field and applicant, and read one."""
    desk.ask(FOR_SMALL_FIRMS)
    desk.choose(desk.row_of(_FOR_MAKERS))


def clusters(desk: Desk) -> None:
    """Search programs, tick three, and read one with its amounts."""
    desk.ask(CLUSTERS)
    desk.tick(_PHASES)
    desk.choose(desk.row_of(_PHASE_ONE))
    desk.show_amounts()


def facilities(desk: Desk) -> None:
    """Look for facilities in one's own block."""
    desk.ask(NEAR_KINKI)
    desk.choose(0)


def nothing(desk: Desk) -> None:
    """Ask for what is not there."""
    desk.ask(NOTHING_FITS)


def sources(desk: Desk) -> None:
    """Read a program and open a source behind one of its citation marks."""
    desk.ask(CLUSTERS)
    desk.choose(desk.row_of(_PHASE_ONE))
    desk.program.window.page.splitter.setSizes([206, 430, 575])
    desk.open_source()


def comparison(desk: Desk) -> None:
    """Compare three programs."""
    desk.ask(CLUSTERS)
    desk.tick(_PHASES)
    desk.compare()


def regions(desk: Desk) -> None:
    """Show the regions active in FY2009 on the map, and a region with several participations."""
    desk.show_region("nagano", MapFigure(MapFigureKind.ACTIVE, fy=2009))


def chart(metric: str, form: ChartForm, *subjects: str, **more: Any) -> Callable[[Desk], None]:
    """Return what draws a chart of these subjects."""
    spec = ChartSpec(tuple(Subject.parse(key) for key in subjects), Metric.parse(metric), form, **more)
    return lambda desk: desk.draw(spec)


_FOUR = ("ministry:mext", "ministry:meti", "ministry:maff", "ministry:mic")
_EIGHT = (*_FOUR, "ministry:cao", "ministry:mhlw", "ministry:mlit", "ministry:moe")
CHARTS = {
    # The group's own year with both totals, and the years around it.
    "trends": chart("budget:initial", ChartForm.STACKED, *_EIGHT, fy_from=2001, fy_to=2012),
    "trends-group-2007": chart("budget:initial", ChartForm.STACKED, *_EIGHT, fy_from=2007, fy_to=2007, group_only=True),
    "trends-lines": chart("budget:initial", ChartForm.LINES, "program:mext-chiteki-1", "program:mext-toshi-area"),
    "trends-lineage": chart("budget:initial", ChartForm.GROUPED, "program:mext-chiteki-1", follow_lineage=True),
    "trends-panels": chart("budget:initial", ChartForm.STACKED, *_FOUR, panels=True),
    "trends-share": chart("budget:initial", ChartForm.SHARE, *_FOUR),
    "trends-real": chart("budget:initial", ChartForm.STEPS, "program:mext-chiteki-1", basis=Basis.REAL),
    "trends-regions": chart(
        "participation:regions", ChartForm.LINES, "program:mext-chiteki-1", "program:mext-toshi-area"
    ),
    "trends-outcome": chart(
        "outcome:organisations_industry", ChartForm.GROUPED, "program:mext-chiteki-1", "program:meti-sangyo-cluster"
    ),
    "trends-refused": chart("outcome:companies_joined", ChartForm.GROUPED, "block:hokkaido", "block:kanto"),
}


def group(desk: Desk) -> None:
    """Show the coordination group over its years."""
    desk.show_group()


def lineage(desk: Desk) -> None:
    """Let a program stand out in the lineage with what came before and after it."""
    window = desk.program.window
    window.open_page("lineage", "mext-ricp")


def councils(desk: Desk) -> None:
    """Show the matrix of a block with samples of an office's own entries, which say that they are samples."""
    desk.enter_samples()
    desk.show_part("councils", "kinki", "activities")


def councils_form(desk: Desk) -> None:
    """Open the form of an activity."""
    desk.show_part("councils", "kinki", "activities")
    desk.program.window.pages.currentWidget().actions.add(Kind.ACTIVITY, activity_kind="seminar")


def reference(desk: Desk) -> None:
    """Search in the reference facts."""
    desk.show_part("reference", "十勝 OR 神戸")


def planner_path(desk: Desk) -> None:
    """Plan the path of a seed in Hokkaido, and look at the chain through the linkage frames."""
    case = PlanCase(2007, Stage.BASIC, field=Field.LIFE, prefecture="北海道", applicant=Eligible.UNIVERSITY)
    desk.show_planner("path", case)
    part = desk.program.window.pages.currentWidget().part
    plan = part.model.view.plan
    part.chains.setCurrentRow(next(at for at, chain in enumerate(plan.chains) if chain.frames))


def planner_coverage(desk: Desk) -> None:
    """Map a block in a year, and choose a cell that may hold overlaps."""
    desk.show_planner("coverage", CoverageSpec(2025, Block.KINKI))
    part = desk.program.window.pages.currentWidget().part
    cell = next(one for one in part.model.view.cells if one.crowded)
    part.table.setCurrentIndex(part.model.grid.place_of(cell.stage, cell.value))
    part.lists.setCurrentIndex(1)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its file name without ending, what is done before it is taken, and how the window is shown."""

    name: str
    act: Callable[[Desk], None]
    size: tuple[int, int] = SMALL
    language: str = "ja"
    theme: str = "light"


SHOTS = (
    Shot("finder-light", small_firms),
    Shot("finder-dark", facilities, theme="dark"),
    Shot("finder-english", small_firms, language="en"),
    Shot("finder-empty", nothing),
    Shot("record-sources", sources),
    Shot("finder-large", clusters, size=LARGE),
    Shot("comparison", comparison),
    Shot("trends", CHARTS["trends"], size=LARGE),
    Shot("trends-group-2007", CHARTS["trends-group-2007"]),
    Shot("trends-lines", CHARTS["trends-lines"]),
    Shot("trends-lineage", CHARTS["trends-lineage"]),
    Shot("trends-panels", CHARTS["trends-panels"], theme="dark"),
    Shot("trends-share", CHARTS["trends-share"], language="en"),
    Shot("trends-real", CHARTS["trends-real"]),
    Shot("trends-regions", CHARTS["trends-regions"]),
    Shot("trends-outcome", CHARTS["trends-outcome"]),
    Shot("trends-refused", CHARTS["trends-refused"]),
    Shot("trends-group", group),
    Shot("lineage", lineage, size=LARGE),
    Shot("regions", regions, size=LARGE),
    Shot("councils", councils, size=LARGE),
    Shot("councils-form", councils_form),
    Shot("planner-path", planner_path, size=LARGE),
    Shot("planner-coverage", planner_coverage, size=LARGE),
    Shot("reference", reference),
)


def prepare(folder: Path) -> QApplication:
    """Make an application whose settings, library and window places all lie in ``folder``."""
    screen = folder / "screen.json"
    width, height = _SCREEN_SIZE
    screen.write_text(json.dumps({"screens": [{"name": "memory", "x": 0, "y": 0, "width": width, "height": height}]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(folder / name.lower())
    app = QApplication([Path(__file__).stem])
    app.setCursorFlashTime(0)
    install_fonts(app)
    return app


def take(app: QApplication, shot: Shot, folder: Path) -> QImage:
    """Run the program for one picture, over a library and settings of its own in ``folder``."""
    library = folder / f"{shot.name}.rpn"
    create_library(library)
    options = Options(library, TODAY, shot.language, shot.theme)
    desk = Desk(Program(app, options, SettingsStore(folder / f"{shot.name}.json"), lambda _path: True))
    try:
        desk.open(shot.size)
        shot.act(desk)
        return desk.picture()
    finally:
        desk.close()


def with_palette(image: QImage) -> QImage:
    """Return the picture in its 256 most frequent colours; the rest, shades of letters' rims, take the nearest.

    It weighs a third, and no letter looks different.
    """
    width, height = image.width(), image.height()
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(height, width)
    colours, place, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    kept = colours[np.argsort(-counts, kind="stable")[:256]]
    red, green, blue = (
        (colours[:, None] >> shift & 255).astype(int) - (kept >> shift & 255).astype(int) for shift in (16, 8, 0)
    )
    nearest = (red**2 + green**2 + blue**2).argmin(axis=1).astype(np.uint8)
    indices = np.ascontiguousarray(nearest[place].reshape(height, width))
    drawn = QImage(indices.tobytes(), width, height, width, QImage.Format.Format_Indexed8)
    drawn.setColorTable([int(colour) for colour in kept])
    return drawn.copy()


def save(image: QImage, path: Path) -> int:
    """Write a PNG as small as Qt makes it and return its size in bytes."""
    # The quality of a PNG is its compression turned round: 0 is the smallest file.
    if not with_palette(image).save(str(path), None, 0):
        raise OSError(f"{path.name} could not be written")
    return path.stat().st_size


def main(names: Sequence[str]) -> int:
    """Make the pictures named, all without a name; 1 when one is too heavy, 2 for a name that is not known."""
    unknown = set(names) - {shot.name for shot in SHOTS}
    if unknown:
        sys.stderr.write(f"There is no picture {', '.join(sorted(unknown))}.\n")
        return 2
    code = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        app = prepare(folder)
        for shot in SHOTS:
            if names and shot.name not in names:
                continue
            size = save(take(app, shot, folder), FOLDER / f"{shot.name}.png")
            code = max(code, int(size > HEAVIEST))
            sys.stdout.write(f"{shot.name}.png {size // 1000} kB\n")
        QGuiApplication.clipboard().clear()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
