"""A chart as a value: what was asked, the points that are drawn, and everything that must be said beside them.

Screen, paper, table and files are made from the same ``Chart``: what is drawn is what is printed and exported. The
rules are those of the product page («Charts», «Rules for figures») and of ``resources/facts/README.md``.
"""

from dataclasses import dataclass
from decimal import Decimal

from navigator.domain.budgets import ChoiceRule
from navigator.domain.figures import Citation, Figure
from navigator.domain.filters import Filter
from navigator.domain.text import Text
from navigator.domain.vocabulary import Term


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
    """What one series is about; ``code`` is empty for the whole group."""

    kind: SubjectKind
    code: str = ""

    @property
    def key(self) -> str:
        """One word for files and settings: ``program:mext-chiteki``, ``group``."""
        return f"{self.kind.value}:{self.code}" if self.code else self.kind.value


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured: ``budget:KIND``, ``outcome:METRIC`` or ``participation:regions``."""

    family: MetricFamily
    code: str

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


@dataclass(frozen=True, slots=True)
class Point:
    """One drawn figure. A year without a point is a gap, never zero.

    ``fy`` is the year it stands at; ``fy_from`` is before it when the figure is of several years (a period FY2002-06
    stands at 2006). ``figure`` carries value, unit, kind, qualifier, ※内数, date and citations; in real terms or per
    head its value is the computed one and ``nominal`` the printed one. ``whole`` is the value without ※内数 parts
    where it is a sum that holds some (None: nothing whole in it). ``low`` and ``high`` bound what the sources say where
    they disagree, ``rule`` chose the drawn one and ``others`` are the figures it was chosen from. ``members`` are the
    lines a sum was made of, as (label, figure). ``note`` is a sentence about this point alone.
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
    """

    subject: Subject
    label: Text
    points: tuple[Point, ...]
    coverage: Coverage
    hollow: bool = False
    breaks: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """Name of the series in files, orders and legends."""
        return self.subject.key


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
class Chart:
    """Everything a chart says.

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
