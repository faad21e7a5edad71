"""Makes the papers of docs/samples: ``./go samples``.

Council sheets of three real cases and the sheet of a chart from a fresh library of the bundled facts, each as a PDF
and its first page as a picture. The same commit gives the same files.
"""

import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QHashSeed, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from docs.screenshots.make import HEAVIEST, save
from navigator.cli.arguments import parse
from navigator.cli.trends import spec_of
from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.comparison import Compared, ComparisonSpec
from navigator.domain.document import PageSetup
from navigator.domain.planning import PlanCase
from navigator.domain.planning_weights import Weights
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Eligible, Field, Stage
from navigator.qtsupport.fonts import install_fonts
from navigator.services.comparing import ComparingService
from navigator.services.council_sheet import fitting_setup
from navigator.services.finding import FindingService
from navigator.services.library import FACTS, create_library, open_library
from navigator.services.reports import ReportService
from navigator.services.suite import ServiceSuite
from navigator.views.printing.output import write_pdf
from navigator.views.printing.pages import Pages, paginate

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 22)
MADE = datetime(2026, 11, 22, tzinfo=UTC)
"""The time that stands in the files."""

WIDTH = 1280
"""Dots across a picture."""

HEAD = (
    "--council",
    "地域ブロック協議会",
    "--meeting",
    "幹事会（紙の見本）",
    "--date",
    "2026-11-24",
    "--office",
    "協議会事務局",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A sheet: its file, the catalogue and codes of its records, and the other words of the command ``compare``."""

    name: str
    catalogue: Catalogue
    codes: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def command(self) -> tuple[str, ...]:
        """The words of the command line that makes the sheet, but for ``--pdf``."""
        return ("compare", *self.codes, "--catalogue", self.catalogue.value, *HEAD, *self.words)


CASES = (
    Case(
        "linkage-frames-2007",
        Catalogue.PROGRAMS,
        ("mext-chiteki", "meti-consortium", "maff-sentan"),
        (
            *("--number", "資料1"),
            *("--title", "平成19年度の他府省連携枠（文部科学省・経済産業省・農林水産省）"),
            *("--lead", "研究の成果を次の府省の事業へ引き継ぐ枠を、三省の事業で比べる。"),
            *("--rows", "ministry,name,purpose,stage,eligible,field,scale,budget:initial:2007,linkage,lineage"),
        ),
    ),
    Case(
        "clusters-and-city-areas",
        Catalogue.PROGRAMS,
        ("mext-chiteki-1", "mext-chiteki-2", "mext-toshi-area"),
        (
            *("--number", "資料2-1"),
            *("--title", "知的クラスター創成事業（第I期・第II期）と都市エリア産学官連携促進事業"),
            *("--lead", "第I期から第II期へ何が変わり、都市エリアとどこが違うか。"),
        ),
    ),
    Case(
        "subsidies-2025",
        Catalogue.MEASURES,
        ("meti-gotech-tsujo", "meti-daikibo", "meti-jidohaiso", "jetro-ecosystem", "moe-scope3"),
        (
            *("--number", "資料2-2"),
            *("--title", "令和7年度に募集のあった補助金"),
            *("--lead", "上限額・補助率・締切を並べる。", "--lead", "申請の前に、公募要領を確かめる。"),
        ),
    ),
)

CHART = "cluster-budgets"
"""The sheet of a chart; its question is what the command ``trend`` asks with CHART_WORDS."""

CHART_WORDS = (
    *("trend", "program:mext-chiteki-1", "program:mext-chiteki-2", "program:mext-toshi-area"),
    *("--metric", "budget:initial", "--form", "grouped"),
)


PLANS = {
    "plan-tokachi-2007": (
        PlanCase(2007, Stage.BASIC, field=Field.LIFE, prefecture="北海道", applicant=Eligible.UNIVERSITY),
        TODAY,
    ),
    "plan-fukuoka-2006": (
        PlanCase(2006, Stage.APPLIED, field=Field.ICT, prefecture="福岡県", applicant=Eligible.COMPANY),
        TODAY,
    ),
    "plan-nagano-2025": (
        PlanCase(2025, Stage.BASIC, prefecture="長野県", applicant=Eligible.UNIVERSITY),
        date(2025, 6, 1),
    ),
}
"""The one-page plans by file: a food biotech seed in Tokachi, a system-LSI firm in Fukuoka, a device idea in Nagano.

Each has the day on which it is made.
"""


def main() -> int:
    """Make all sheets."""
    # The order of the fonts in a file follows Qt's hash, which is another one in every process otherwise.
    QHashSeed.setDeterministicGlobalSeed()
    application = QGuiApplication(["samples", "-platform", "offscreen"])
    install_fonts(application)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.rpn"
        create_library(path, facts=FACTS)
        library = open_library(path).library
        reports = ReportService(library, FindingService(library, TODAY), ComparingService(library, TODAY))
        made = {case.name: _pages(case, reports) for case in CASES}
        made[CHART] = _chart(library)
        made |= {name: _plan(case, today, library) for name, (case, today) in PLANS.items()}
        for name, pages in made.items():
            write_pdf(pages, FOLDER / f"{name}.pdf", created=MADE)
            _picture(pages, FOLDER / f"{name}.png")
            print(f"{name}: {pages.count} pages", file=sys.stderr)  # noqa: T201 - what a script tells
        library.close()
    return 0


def _pages(case: Case, reports: ReportService) -> Pages:
    """Return the pages that the command line would write."""
    sheet = parse(case.command).sheet
    spec = ComparisonSpec(tuple(Compared(case.catalogue, code) for code in case.codes), sheet.rows)
    return paginate(reports.council(spec, sheet.options(fitting_setup(len(case.codes))), Presentation()))


def _chart(library: Library) -> Pages:
    suite = ServiceSuite(library, TODAY)
    spec = spec_of(parse(CHART_WORDS), suite.trends.facts())
    sheet = parse(CASES[0].command).sheet
    options = replace(sheet.options(PageSetup()), number="資料3", title="知的クラスターと都市エリアの当初予算", lead=())
    return paginate(suite.reports.chart(spec, options, Presentation()))


def _plan(case: PlanCase, today: date, library: Library) -> Pages:
    """Return the page of the best chain through a linkage frame of its year, of the best chain where there is none."""
    suite = ServiceSuite(library, today)
    plan = suite.planning.plan(case)
    through = [at for at, chain in enumerate(plan.chains) if any(one.fy == case.fy for one in chain.frames)]
    sheet = parse(CASES[0].command).sheet
    options = replace(sheet.options(PageSetup()), number="資料4", title="", lead=())
    return paginate(suite.plan_sheets.document(plan, (*through, 0)[0], Weights(), options, Presentation()))


def _picture(pages: Pages, path: Path) -> None:
    scale = WIDTH / pages.size[0]
    image = QImage(WIDTH, round(pages.size[1] * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    pages.paint(painter, 0)
    painter.end()
    weight = save(image, path)
    if weight > HEAVIEST:
        raise ValueError(f"{path.name} has {weight} bytes")


if __name__ == "__main__":
    sys.exit(main())
