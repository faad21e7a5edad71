"""The services behind the trends page over made charts."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from navigator.domain.chart import Chart, ChartSpec, Metric, MetricFamily, Omission, Subject, SubjectKind
from navigator.domain.charttable import chart_table
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.text import Language, Text
from navigator.qtsupport.jobs import DirectRunner
from navigator.qtsupport.settings import SettingsStore
from navigator.qtsupport.windowstate import WindowState
from navigator.services.exporting import Export
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.finder import FinderModel
from navigator.viewmodels.office import OfficeModel
from navigator.viewmodels.work import Work
from tests.viewmodels.comparisonfakes import FakeKeeper
from tests.viewmodels.trendsamples import ALPHA, BETA, BUDGET, GAMMA, rich, source, subject
from tests.views.finderfakes import FakeOffice

KINKI = Subject(SubjectKind.BLOCK, "kinki")
PATENTS = Metric(MetricFamily.OUTCOME, "patents")
PARTS = {one.subject: one for one in (ALPHA, BETA, GAMMA)}
NO_PLACES = Text("地域・ブロック別の予算額は資料にありません。", "There are no budgets by region or block on file.")


class FakeTrends:
    """Answers from the samples; every question is remembered."""

    def __init__(self) -> None:
        self.asked: list[ChartSpec] = []

    def chart(self, spec: ChartSpec, _presentation: Presentation) -> Chart:
        self.asked.append(spec)
        subjects = spec.subjects if spec.question is None else (ALPHA.subject, BETA.subject)
        if not subjects:
            raise UserError(Text("対象がありません。", "No subject."), Text("選んでください。", "Choose one."))
        series = [PARTS[one] for one in subjects if one in PARTS]
        order = {key: n for n, key in enumerate(spec.order)}
        series.sort(key=lambda one: order.get(one.key, len(order)))
        made = replace(rich(), spec=spec, series=tuple(series))
        left = tuple(Omission(one.key, NO_PLACES, Text("近畿", "Kinki")) for one in subjects if one not in PARTS)
        return replace(made, left_out=(*made.left_out, *left) if series else left)

    def citations(self, _chart: Chart) -> tuple[CitationView, ...]:
        return (source(),)

    def choices(self) -> Any:
        def subject_choice(one: Subject, label: Text, count: int) -> Any:
            return SimpleNamespace(subject=one, label=label, figures={BUDGET.key: count} if count else {})

        programs = tuple(subject_choice(one, part.label, len(part.points)) for one, part in PARTS.items())
        nothing = subject_choice(subject("z"), Text("数値のない事業", "Program without figures"), 0)
        metrics = {
            MetricFamily.BUDGET: (_metric(BUDGET, "当初予算", "Initial budget"),),
            MetricFamily.OUTCOME: (_metric(PATENTS, "特許", "Patents"),),
        }
        return SimpleNamespace(
            subjects={
                SubjectKind.BLOCK: (subject_choice(KINKI, Text("近畿", "Kinki"), 0),),
                SubjectKind.PROGRAM: (*programs, nothing),
            },
            metrics=metrics,
        )

    def default_spec(self) -> ChartSpec:
        return ChartSpec((ALPHA.subject, BETA.subject), BUDGET)

    def expand(self, _question: Filter) -> tuple[Subject, ...]:
        return ALPHA.subject, BETA.subject

    def export(self, chart: Chart, presentation: Presentation) -> Export:
        table = chart_table(chart, presentation)
        header = (table.corner, *(column.label for column in table.columns))
        rows = tuple((row.label, *(cell.text for cell in row.cells)) for row in table.rows)
        return Export("推移", (), header, rows)


def _metric(metric: Metric, ja: str, en: str) -> Any:
    return SimpleNamespace(
        metric=metric,
        label=Text(ja, en),
        unit=Text("百万円", "million yen"),
        accumulations=(),
        years=tuple(range(2001, 2009)),
        figures=12,
    )


@dataclass
class TrendDesk:
    """A desk whose suite answers from the samples."""

    desk: Desk
    trends: FakeTrends
    keeper: FakeKeeper
    said: list[str] = field(default_factory=list)


def make_desk(folder: Path, language: Language = "ja") -> TrendDesk:
    """Return a desk with its library open; jobs are done at once and answer with the event loop."""
    work, presentation = Work(DirectRunner()), Presentation(language)
    desk = Desk(
        work=work,
        jobs=DirectRunner(),
        store=SettingsStore(folder / "settings.json"),
        state=WindowState(folder / "window.ini"),
        finder=FinderModel(work, presentation),
        office=OfficeModel(work, language),
    )
    made = TrendDesk(desk, FakeTrends(), FakeKeeper())
    desk.noticed.connect(made.said.append)
    desk.failed.connect(lambda error: made.said.append(error.what.ja))
    desk.office.set_service(FakeOffice())
    desk.set_suite(SimpleNamespace(trends=made.trends, office=made.keeper, today=date(2026, 11, 22)))  # type: ignore[arg-type]
    return made
