"""A chart as a value: what was asked, the points that are drawn, and everything that must be said beside them.

Screen, paper, table and files are made from the same ``Chart``: what is drawn is what is printed and exported. The
rules are those of the product page («Charts», «Rules for figures») and of ``resources/facts/README.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from navigator.domain.budgets import ChoiceRule
from navigator.domain.errors import UserError
from navigator.domain.figures import Citation, Figure
from navigator.domain.filters import Filter
from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation, BudgetKind, Term


class ChartForm(Term):
    """How the series are drawn. ``STEPS`` adds the years up; ``SHARE`` shows each series as a share of the year."""

    STACKED = "stacked", "積み上げ棒", "Stacked bars"
    GROUPED = "grouped", "並べた棒", "Grouped bars"
    LINES = "lines", "折れ線", "Lines"
    STEPS = "steps", "累積", "Cumulative steps"
    SHARE = "share", "構成比", "Share of total"


class Basis(Term):
    """What an amount of money is measured in."""

    NOMINAL = "nominal", "名目", "Nominal"
    REAL = "real", "実質", "Real terms"
    PER_HEAD = "per_head", "1人当たり", "Per head"


class Deflator(Term):
    """Which deflator real terms are reckoned with: the printed index, or the quotient of nominal and real GDP."""

    PRINTED = "printed", "公表の指数", "Printed index"
    IMPLICIT = "implicit", "名目÷実質の計算値", "Computed: nominal / real GDP"


class SubjectKind(Term):
    """What a series is about. ``GROUP`` is the coordination group 連携施策群 as a whole."""

    PROGRAM = "program", "事業", "Program"
    MINISTRY = "ministry", "府省", "Ministry"
    KIND = "kind", "種別", "Kind"
    FIELD = "field", "分野", "Field"
    REGION = "region", "地域", "Region"
    BLOCK = "block", "ブロック", "Block"
    GROUP = "group", "連携施策群", "Coordination group"


class MetricFamily(Term):
    """Where the figures come from. ``PARTICIPATION`` counts distinct regions that take part in a year."""

    BUDGET = "budget", "予算", "Budget"
    OUTCOME = "outcome", "成果", "Outcome"
    PARTICIPATION = "participation", "実施地域", "Participation"


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What one series is about.

    ``code`` is empty for the coordination group; the other bodies that the facts have outcomes of (the portal, the
    country) are subjects of kind GROUP with a code.
    """

    kind: SubjectKind
    code: str = ""

    @classmethod
    def parse(cls, key: str) -> Self:
        """Read what ``key`` gives.

        Raises:
            UserError: it names no subject.
        """
        kind, _, code = key.partition(":")
        if kind not in {one.value for one in SubjectKind} or (not code and kind != SubjectKind.GROUP.value):
            raise UserError(
                Text("「{key}」という対象はありません。", "There is no subject “{key}”.").format(key=key),
                Text("program:mext-chiteki、group のように書いてください。", "Write program:mext-chiteki or group."),
            )
        return cls(SubjectKind(kind), code)

    @property
    def key(self) -> str:
        """One word for files and settings: ``program:mext-chiteki``, ``group``."""
        return f"{self.kind.value}:{self.code}" if self.code else self.kind.value


BUDGET_AND_OUTTURN = "initial_settlement"
"""Code of the metric that sets the initial budget beside the settlement, two series a subject, never added."""

REGIONS = "regions"
"""Code of the metric that counts the regions taking part in a year."""


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured: a kind of budget, budget beside outturn, an outcome metric, or regions taking part."""

    family: MetricFamily
    code: str

    @classmethod
    def parse(cls, key: str) -> Self:
        """Read what ``key`` gives; whether the facts know an outcome metric is told by the chart.

        Raises:
            UserError: it names no metric.
        """
        family, _, code = key.partition(":")
        offered = {
            MetricFamily.BUDGET.value: {*(kind.value for kind in BudgetKind), BUDGET_AND_OUTTURN},
            MetricFamily.PARTICIPATION.value: {REGIONS},
        }
        if (family == MetricFamily.OUTCOME.value and code) or code in offered.get(family, ()):
            return cls(MetricFamily(family), code)
        raise UserError(
            Text("「{key}」という指標はありません。", "There is no metric “{key}”.").format(key=key),
            Text(
                "budget:種類（{kinds}）、outcome:指標、participation:regions のいずれかを書いてください。",
                "Write budget:KIND ({kinds}), outcome:METRIC or participation:regions.",
            ).format(kinds=", ".join((*(kind.value for kind in BudgetKind), BUDGET_AND_OUTTURN))),
        )

    @property
    def key(self) -> str:
        """The metric in one word."""
        return f"{self.family.value}:{self.code}"


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """What a chart was asked for; it is kept by name, printed as a check id, and run from the command line.

    ``question`` stands for «what the finder shows»: its programs are the subjects. ``fy_from`` and ``fy_to`` bound the
    years (both included, None for what is on file). ``order`` are series keys in the order of the legend, ``hidden``
    the keys switched off there. ``panels`` draws one panel a series on the same axis. ``lead`` is the reader's own
    sentence; empty for the one made from the data.

    ``group_only`` counts only the amounts that the coordination group counts (they are printed for FY2007). Of outcomes
    a chart shows one ``accumulation`` (None: the one with most figures) and either actuals or plans (``planned``).
    ``deflator`` is used for all years of a chart in real terms.
    """

    subjects: tuple[Subject, ...]
    metric: Metric
    form: ChartForm = ChartForm.STACKED
    basis: Basis = Basis.NOMINAL
    fy_from: int | None = None
    fy_to: int | None = None
    follow_lineage: bool = False
    panels: bool = False
    question: Filter | None = None
    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    lead: str = ""
    group_only: bool = False
    accumulation: Accumulation | None = None
    planned: bool = False
    deflator: Deflator = Deflator.PRINTED

    def to_json(self) -> dict[str, Any]:
        """Return the question as plain JSON data; documented in docs/command-line.md and stable."""
        return {
            "subjects": [subject.key for subject in self.subjects],
            "metric": self.metric.key,
            "form": self.form.value,
            "basis": self.basis.value,
            "fy_from": self.fy_from,
            "fy_to": self.fy_to,
            "follow_lineage": self.follow_lineage,
            "panels": self.panels,
            "question": None if self.question is None else self.question.to_json(),
            "order": list(self.order),
            "hidden": list(self.hidden),
            "lead": self.lead,
            "group_only": self.group_only,
            "accumulation": None if self.accumulation is None else self.accumulation.value,
            "planned": self.planned,
            "deflator": self.deflator.value,
        }

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Read what ``to_json`` wrote.

        Raises:
            UserError: the data is no chart of this program.
        """
        try:
            return cls(**_spec_values(data))
        except (AttributeError, KeyError, TypeError, ValueError, UserError) as error:
            raise UserError(
                Text("保存された図を読み取れません。", "The saved chart cannot be read."),
                Text("図を作り直してください。", "Please make the chart again."),
            ) from error


def _spec_values(data: Mapping[str, Any]) -> dict[str, Any]:
    question, accumulation = data.get("question"), data.get("accumulation")
    return {
        "subjects": tuple(Subject.parse(key) for key in _texts(data["subjects"])),
        "metric": Metric.parse(data["metric"]),
        "form": ChartForm(data.get("form", ChartForm.STACKED.value)),
        "basis": Basis(data.get("basis", Basis.NOMINAL.value)),
        "fy_from": _whole_number(data.get("fy_from")),
        "fy_to": _whole_number(data.get("fy_to")),
        "follow_lineage": bool(data.get("follow_lineage", False)),
        "panels": bool(data.get("panels", False)),
        "question": None if question is None else Filter.from_json(question),
        "order": _texts(data.get("order", [])),
        "hidden": _texts(data.get("hidden", [])),
        "lead": str(data.get("lead", "")),
        "group_only": bool(data.get("group_only", False)),
        "accumulation": None if accumulation is None else Accumulation(accumulation),
        "planned": bool(data.get("planned", False)),
        "deflator": Deflator(data.get("deflator", Deflator.PRINTED.value)),
    }


def _texts(values: Any) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError(values)
    return tuple(values)


def _whole_number(value: Any) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise TypeError(value)


@dataclass(frozen=True, slots=True)
class Point:
    """One drawn figure. A year without a point is a gap, never zero.

    ``fy`` is the year it stands at; ``fy_from`` is before it when the figure is of several years (a period FY2002-06
    stands at 2006). ``figure`` carries value, unit, kind, qualifier, ※内数, date and citations; in real terms or per
    head, as a share or as a sum of years its value is the computed one and ``nominal`` the one of the year in nominal
    terms. ``whole`` is the value without ※内数 parts where it is a sum that holds some; it says something of a partial
    point only (None there: nothing whole in it). ``low`` and ``high`` bound what the sources say where they disagree,
    ``rule`` chose the drawn one and ``others`` are the figures it was chosen from. ``members`` are the lines a sum was
    made of, as (label, figure). ``note`` is a sentence about this point alone.
    """

    fy: int
    figure: Figure
    fy_from: int | None = None
    nominal: Figure | None = None
    whole: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    rule: ChoiceRule | None = None
    others: tuple[Figure, ...] = ()
    members: tuple[tuple[Text, Figure], ...] = ()
    note: Text | None = None

    @property
    def partial(self) -> bool:
        """Whether it is drawn hatched: ※内数."""
        return self.figure.partial


@dataclass(frozen=True, slots=True)
class Coverage:
    """Years with a figure of the years that the subject ran within the axis; ``run`` None when that is not known."""

    on_file: int
    run: int | None


@dataclass(frozen=True, slots=True)
class Series:
    """One series: its points in the order of the years, at most one a year.

    ``hollow`` draws requests and plans as outlines. ``breaks`` are years before which a line must be interrupted
    because the definition changes there (the reason stands in ``Chart.notes``); a missing year interrupts it as well.
    ``budget_kind`` is set where a subject has two series, budget beside outturn.
    """

    subject: Subject
    label: Text
    points: tuple[Point, ...]
    coverage: Coverage
    hollow: bool = False
    breaks: tuple[int, ...] = ()
    budget_kind: BudgetKind | None = None

    @property
    def key(self) -> str:
        """Name of the series in files, orders and legends: ``program:mext-chiteki``, ``program:x#settlement``."""
        return self.subject.key if self.budget_kind is None else f"{self.subject.key}#{self.budget_kind.value}"

    def at(self, fy: int) -> Point | None:
        """Return the point of a year, None where there is a gap."""
        return next((point for point in self.points if point.fy == fy), None)


class MarkKind(Term):
    """What happened in a year."""

    START = "start", "開始", "Start"
    ADOPTED = "adopted", "採択", "Adopted"
    SUCCESSION = "succession", "後継・再編", "Succession"
    MERGED = "merged", "統合", "Merged"
    SPLIT = "split", "分割", "Split"
    ENDED = "ended", "終了", "Ended"
    SCREENING = "screening", "事業仕分け", "Screening"
    DECISION = "decision", "決定", "Decision"


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the axis."""

    fy: int
    kind: MarkKind
    label: Text
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A span of years behind the chart: a Science and Technology Basic Plan."""

    fy_from: int
    fy_to: int
    label: Text
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Omission:
    """Something on file that is not drawn, and why; ``id`` is the natural key of the row or the key of the subject."""

    id: str
    reason: Text
    label: Text


@dataclass(frozen=True, slots=True)
class YearTotal:
    """What the shown series of a year come to, no amount added twice; given where the form adds them.

    ``whole`` is the total without ※内数 amounts where ``partial`` (None: nothing whole in it). ``missing`` are the
    keys of the shown series without a figure in the year. ``counted_twice`` tells that the bars are higher than the
    total, as a program counts in each of its fields.
    """

    fy: int
    value: Decimal
    whole: Decimal | None
    partial: bool
    missing: tuple[str, ...] = ()
    counted_twice: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything a chart says.

    The points hold what is drawn: sums of years for ``STEPS``, percents for ``SHARE``, deflated or per-head values for
    the bases. ``spec.form`` and ``spec.basis`` are those that are drawn; where they are not the ones asked for, a note
    says why. ``series`` are all series in the order of the legend; ``shown`` those that are not switched off.
    ``years`` is the axis: every year from the first to the last, gaps included. ``unit`` stands at the axis,
    ``axis_title`` names deflator, base year and vintage, or the year of the population. ``lead`` is the sentence made
    from the data. ``notes`` are 注1… ``left_out`` tells what was not drawn or not added. Citations are resolved by the
    service (``TrendService.citations``), numbered in the order of ``citations``.
    """

    spec: ChartSpec
    title: Text
    unit: Text
    axis_title: Text
    years: tuple[int, ...]
    series: tuple[Series, ...]
    lead: Text
    notes: tuple[Text, ...] = ()
    marks: tuple[Mark, ...] = ()
    bands: tuple[Band, ...] = ()
    left_out: tuple[Omission, ...] = ()
    citations: tuple[Citation, ...] = ()
    totals: tuple[YearTotal, ...] = ()

    @property
    def shown(self) -> tuple[Series, ...]:
        """The series that are drawn."""
        return tuple(series for series in self.series if series.key not in self.spec.hidden)
