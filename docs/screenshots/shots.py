"""What each picture of README and the user guide shows."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docs.screenshots.desk import Desk
from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.chart import Basis, ChartForm, ChartSpec, Metric, Subject
from navigator.domain.coverage import CoverageSpec
from navigator.domain.filters import FacetChoice, Filter
from navigator.domain.mapfigures import MapFigure, MapFigureKind
from navigator.domain.matching import Case
from navigator.domain.planning import PlanCase
from navigator.domain.vocabulary import Block, Eligible, Field, Ministry, Stage
from navigator.views.councils.actions import Kind
from navigator.views.planner.calls import YEAR
from navigator.views.planner.entry import PLANNER

SMALL, LARGE = (1280, 720), (1680, 1050)
SAMPLES = Path(__file__).parents[2] / "tests" / "samples"
"""Excerpts of real files, with their credits."""
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


def data_import(desk: Desk) -> None:
    """Look at what an excerpt of the administrative project review would change."""
    desk.take_in(next(SAMPLES.glob("1-2_RS_*")))
    part = desk.try_import(next(SAMPLES.glob("2-1_RS_*")))
    part.result.table.selectRow(1)


def editing(desk: Desk) -> None:
    """Open the form of a measure."""
    desk.ask(FOR_SMALL_FIRMS)
    desk.choose(desk.row_of(_FOR_MAKERS))
    desk.edit("measures", _FOR_MAKERS)


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


def planner_counter(desk: Desk) -> None:
    """Answer the counter for a small firm with a seed in life science."""
    desk.show_part(PLANNER, ("counter", Case(Eligible.SME, block=Block.KINKI, field=Field.LIFE, stage=Stage.BASIC)))


def planner_calls(desk: Desk) -> None:
    """Show a fiscal year of calls, estimates marked."""
    desk.show_part(PLANNER, ("calls", None))
    part = desk.program.window.pages.currentWidget().part
    part.span.setCurrentIndex(part.span.findData(YEAR))
    part.back.click()


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
    Shot("planner-counter", planner_counter),
    Shot("planner-calls", planner_calls),
    Shot("reference", reference),
    Shot("editing", editing),
    Shot("data-import", data_import),
)
