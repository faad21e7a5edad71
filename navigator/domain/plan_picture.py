"""One chain of a plan as a picture of stage × time, in the reader's language: what screen and paper paint.

Times are months (with a fraction) since 1 April of the picture's first fiscal year; lanes are the stages of the case,
the first at the top. Sources of the rules: the product page, «Planning» (gaps in months, eligibility breaks, stages
nobody covers, money that ends before the next opens).
"""

from dataclasses import dataclass
from datetime import date

from navigator.domain.planning import STAGES, Availability, Chain, Link, PlanCase

UNKNOWN_MONTHS = 12
"""How long a support is drawn whose length is not on file; its end is ragged and says so."""

LEAST_YEARS = 2

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlanBar:
    """A link: ``lanes`` (first, last) that it carries, ``months`` (begin, end) of its support.

    ``ended`` tells whether its end is on file. ``lines`` stand under its name, ``marks`` (what is wrong with it) behind
    a sign. ``key`` is ``table:code``, ``number`` counts from 1.
    """

    number: int
    key: str
    name: str
    lanes: tuple[int, int]
    months: Span
    ended: bool
    availability: Availability
    lines: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanJoin:
    """What leads to the bar ``to`` (place in the bars, from 1) from the one before it.

    ``lines`` name frames and successions, or say that there are none. ``gap`` are the months without support, ``early``
    those by which the bar closes before the support before it ends; ``time`` says so in words.
    """

    to: int
    lines: tuple[str, ...]
    linked: bool
    time: str
    gap: Span | None = None
    early: Span | None = None


@dataclass(frozen=True, slots=True)
class PlanLane:
    """A stage of the case; ``nobody`` holds the words where nobody covers it."""

    name: str
    nobody: str = ""


@dataclass(frozen=True, slots=True)
class PlanDrawing:
    """A chain and the words on it; ``years`` head the axis, one a fiscal year, ``quarters`` its quarters.

    ``legend`` pairs the keys of signs with words.
    """

    lanes: tuple[PlanLane, ...]
    bars: tuple[PlanBar, ...]
    joins: tuple[PlanJoin, ...]
    years: tuple[str, ...]
    first_fy: int
    legend: tuple[tuple[str, str], ...]
    quarters: tuple[str, str, str, str]

    @property
    def months(self) -> int:
        """Length of the axis."""
        return 12 * len(self.years)


def month_of(day: date, first_fy: int) -> float:
    """Return the place of a day on the axis: 0.0 is 1 April of ``first_fy``."""
    return (day.year - first_fy) * 12 + day.month - 4 + (day.day - 1) / 31


def support_span(link: Link, first_fy: int) -> tuple[Span, bool]:
    """Return from when to when a link is drawn, and whether its end is on file."""
    begin = month_of(link.timing.begin, first_fy)
    end = link.timing.end
    if end is None:
        return (begin, begin + UNKNOWN_MONTHS), False
    return (begin, month_of(end, first_fy) + 1 / 31), True


def time_spans(before: Link, after: Link, first_fy: int) -> tuple[Span | None, Span | None]:
    """Return the months without support before a link, and those by which it closes too early; None for none."""
    gap, ended = after.timing.gap, before.timing.end
    if gap is None or ended is None or not gap:
        return None, None
    end = month_of(ended, first_fy) + 1 / 31
    if gap > 0:
        return (end, month_of(after.timing.begin, first_fy)), None
    # A call that closed before the first year begins at the edge of the picture.
    return None, (max(month_of(after.timing.closes, first_fy) + 1 / 31, 0.0), end)


def lanes_of(link: Link, case: PlanCase) -> tuple[int, int]:
    """Return the lanes that a link carries: its stages, counted from the first of the case."""
    first = case.span[0]
    return link.stages[0] - first, link.stages[1] - first


def lane_stages(case: PlanCase) -> range:
    """Return the numbers of the stages that have a lane."""
    first, last = case.span
    return range(first, min(last, len(STAGES) - 1) + 1)


def year_count(chain: Chain, first_fy: int) -> int:
    """Return how many fiscal years the axis has."""
    latest = max((support_span(link, first_fy)[0][1] for link in chain.links), default=0.0)
    return max(LEAST_YEARS, int(-(-latest // 12)))
