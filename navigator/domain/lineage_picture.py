"""The lineage as a picture in abstract units: fiscal years to the right, lanes downwards. Painters only scale it.

Fiscal year y lies between y and y + 1; the middle of lane n is n + 0.5. Nothing is invented: a bar spans the years on
file, and an end that is not on file is open (``open_start``, ``open_end``), to be drawn fading out and never closed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from navigator.domain.chart import Band, MarkKind
from navigator.domain.lineage import Evidence, LineageProgram, Succession
from navigator.domain.text import Text
from navigator.domain.vocabulary import Ministry

BAR_HEIGHT = 0.64
"""Height of a bar in lanes."""
FADE = 0.8
"""How far an open end fades out beyond the last year on file, years."""
UNDATED_COLUMN = 4
"""Width of the column before the axis for programs without any year on file, years."""
UNDATED_BAR = 3
_FIRST_TRACK, _TRACKS = 0.05, 0.35
"""Arrows stand side by side in this part of their year, before the decisions, which stand in its middle."""
_LONGEST_GAP = 5
"""More years than these without anything to draw are cut off the left of the axis."""


@dataclass(frozen=True, slots=True)
class LaneBar:
    """A program in its lane, ``start`` to ``end``; ``dated`` is False where no year at all is on file.

    ``cut`` is the start year of a program that began before the axis does; its bar begins at the axis.
    """

    program: LineageProgram
    lane: int
    start: float
    end: float
    open_start: bool = False
    open_end: bool = False
    dated: bool = True
    cut: int | None = None

    @property
    def code(self) -> str:
        """Code of the program."""
        return self.program.code

    def covers(self, x: float) -> bool:
        """Tell whether the bar lies under ``x``."""
        return self.start <= x < self.end


@dataclass(frozen=True, slots=True)
class Arrow:
    """A succession from bar to bar along ``points`` (x, y); the last leg points at the later program.

    ``dated`` is False where no source prints the year: the arrow then stands where the bars suggest it.
    """

    edge: Succession
    points: tuple[tuple[float, float], ...]
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Happening:
    """A decision on file: a screening, a selection, another decision; ``program`` is None where it is about several.

    ``when`` is its place within the axis, years; ``text`` what was decided, ``then`` what came of it.
    """

    program: str | None
    fy: int
    when: Decimal
    kind: MarkKind
    text: Text
    then: Text | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class BarMark:
    """What happened to a program at one place of its bar; ``lane`` is None for the axis itself.

    ``ended`` is the edge that says so where the mark is an end.
    """

    x: float
    lane: int | None
    kind: MarkKind
    happenings: tuple[Happening, ...] = ()
    ended: Succession | None = None


@dataclass(frozen=True, slots=True)
class MinistryBand:
    """The lanes of one ministry; None for programs without one on file."""

    ministry: Ministry | None
    first: int
    lanes: int


@dataclass(frozen=True, slots=True)
class LineagePicture:
    """Everything to draw. The axis runs from the beginning of ``fy_from`` to the end of ``fy_to``.

    ``undated`` tells whether the column before the axis is in use. ``plans`` are Basic Plan periods.
    """

    fy_from: int
    fy_to: int
    lanes: int
    bars: tuple[LaneBar, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    marks: tuple[BarMark, ...] = ()
    bands: tuple[MinistryBand, ...] = ()
    plans: tuple[Band, ...] = ()
    undated: bool = False

    @property
    def left(self) -> float:
        """Where the picture begins, years."""
        return self.fy_from - (UNDATED_COLUMN if self.undated else 0) - FADE

    @property
    def right(self) -> float:
        """Where the picture ends, years."""
        return self.fy_to + 1 + FADE


def axis_of(programs: Iterable[LineageProgram], years: Iterable[int] = ()) -> tuple[int, int] | None:
    """Return the first and last year of the axis, None without any; ``years`` are those of successions.

    Beginnings far before all else are cut off: the axis begins after the last gap of more than five years that lies in
    the first half of the years.
    """
    ends = {year for program in programs for year in (program.first, program.last) if year is not None}
    known = sorted(ends | set(years))
    if not known:
        return None
    first = known[0]
    for early, late in pairwise(known):
        if late - early > _LONGEST_GAP and late - known[0] <= known[-1] - late:
            first = late
    return first, known[-1]


def bar_of(program: LineageProgram, lane: int, fy_from: int) -> LaneBar:
    """Return the bar of a program in ``lane`` on an axis that begins with ``fy_from``."""
    first, last = program.first, program.last
    if first is None or last is None:
        begin = float(fy_from - UNDATED_COLUMN)
        return LaneBar(program, lane, begin, begin + UNDATED_BAR, open_start=True, open_end=True, dated=False)
    # What lies before the axis as a whole is a stub in its margin: no year of the axis is claimed for it.
    return LaneBar(
        program,
        lane,
        float(first) if first >= fy_from else float(fy_from) if last >= fy_from else fy_from - FADE,
        float(max(last + 1, fy_from)),
        open_start=program.start_fy is None,
        open_end=program.end_fy is None,
        cut=first if first < fy_from else None,
    )


def arrows_of(edges: Iterable[Succession], bars: dict[str, LaneBar]) -> Iterator[Arrow]:
    """Yield the arrows between bars: up or down at the succession year, beside one another where they would coincide.

    Arrows of a year to the same program share one upright line, so that a merger is read as one.
    """
    drawn = [e for e in edges if e.target is not None and e.source in bars and e.target in bars]
    for year, together in _by_year(drawn, bars).items():
        tracks = _tracks(together, bars)
        count = max(tracks.values()) + 1
        for edge in together:
            x = year + _FIRST_TRACK + _TRACKS * (2 * tracks[edge.target or ""] + 1) / (2 * count)
            yield _arrow(edge, bars[edge.source], bars[edge.target or ""], x)


def _by_year(edges: Iterable[Succession], bars: dict[str, LaneBar]) -> dict[int, list[Succession]]:
    found: dict[int, list[Succession]] = {}
    for edge in edges:
        year = edge.fy
        if year is None:
            year = int(min(bars[edge.source].end, bars[edge.target or ""].end))
        found.setdefault(year, []).append(edge)
    return dict(sorted(found.items()))


def _tracks(edges: list[Succession], bars: dict[str, LaneBar]) -> dict[str, int]:
    """Return the number of the upright line of each later program: spans that do not touch may share one."""
    spans: dict[str, tuple[int, int]] = {}
    for edge in edges:
        target = edge.target or ""
        lanes = (bars[edge.source].lane, bars[target].lane)
        low, high = spans.get(target, lanes)
        spans[target] = min(low, *lanes), max(high, *lanes)
    taken: list[list[tuple[int, int]]] = []
    found: dict[str, int] = {}
    for target, (low, high) in sorted(spans.items(), key=lambda one: (one[1][1] - one[1][0], one[1], one[0])):
        free = (n for n, used in enumerate(taken) if all(high < other[0] or other[1] < low for other in used))
        number = next(free, len(taken))
        if number == len(taken):
            taken.append([])
        taken[number].append((low, high))
        found[target] = number
    return found


def _arrow(edge: Succession, source: LaneBar, target: LaneBar, x: float) -> Arrow:
    here, there = source.lane + 0.5, target.lane + 0.5
    start = min(max(x, source.start), source.end)
    points = [(start, here)] if start != x else []
    points.append((x, here))
    if target.covers(x):
        points.append((x, there - BAR_HEIGHT / 2 if here < there else there + BAR_HEIGHT / 2))
    else:
        points += [(x, there), (target.start if x < target.start else target.end, there)]
    return Arrow(edge, tuple(points), dated=edge.fy is not None)


def crossings(picture: LineagePicture) -> int:
    """Count what arrows run over: bars of other programs, and each other's lines.

    Arrows that share a line on their way to the same program do not cross there.
    """
    uprights = [(arrow, _upright(arrow)) for arrow in picture.arrows]
    count = 0
    for arrow, (x, low, high) in uprights:
        ends = {arrow.edge.source, arrow.edge.target}
        count += sum(low < b.lane + 0.5 < high and b.dated and b.covers(x) and b.code not in ends for b in picture.bars)
        for other in picture.arrows:
            if other.edge.target == arrow.edge.target:
                continue
            for (ax, ay), (bx, by) in pairwise(other.points):
                count += ay == by and min(ax, bx) < x < max(ax, bx) and low < ay < high
    return count


def _upright(arrow: Arrow) -> tuple[float, float, float]:
    for (ax, ay), (bx, by) in pairwise(arrow.points):
        if ax == bx:
            return ax, min(ay, by), max(ay, by)
    return arrow.points[-1][0], 0.0, 0.0
