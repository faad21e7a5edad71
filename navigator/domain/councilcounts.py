"""Counting what councils did and plan: activities by kind and fiscal year, planned beside done, nothing twice.

Rules:

1. Rows that name the same event of the facts are one happening; it is counted once, however many rows tell of it.
   What it says is taken from the bundled row (it is cited), else from the office's own.
2. A plan that was carried out is one row: it counts among the planned of the year planned and among the done of the
   year done.
3. Times (回数) are added only where a row gives them and names its fiscal year: a row without a year may give a yearly
   rate. Rows without a number are told beside the sum, never taken for one or zero.
4. Participants are added for the office's own rows alone: the bundled sources count in different ways (about, seats,
   institutions), so their numbers stand beside the row and are never summed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from navigator.domain.councils import Activity, Consultation, ConsultationState
from navigator.domain.record import CitationView
from navigator.domain.vocabulary import ActivityKind, Block, Eligible, OwnStatus, PlannedOrActual, Stage, Term

_Word = TypeVar("_Word", bound=Term)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a set of activities adds up to.

    ``happenings`` (件数) counts each happening once. ``times`` (回数) is the sum of the numbers on file, None when
    there is none; ``untimed`` happenings give no number that may be added. ``participants`` is the sum of the office's
    own numbers, None when there is none; ``uncounted`` happenings give none. ``keys`` are the activities behind it.
    """

    happenings: int = 0
    times: int | None = None
    untimed: int = 0
    participants: int | None = None
    uncounted: int = 0
    keys: tuple[str, ...] = ()


def tally(activities: Iterable[Activity]) -> Tally:
    """Add activities up by the rules in the head of this module."""
    rows = sorted(activities, key=lambda activity: activity.own)
    by_happening: dict[str, list[Activity]] = {}
    for row in rows:
        by_happening.setdefault(row.happening, []).append(row)
    times = [_first(row.count for row in same if row.fy is not None) for same in by_happening.values()]
    people = [_first(row.participants for row in same if row.own) for same in by_happening.values()]
    return Tally(
        len(by_happening),
        _sum(times),
        sum(number is None for number in times),
        _sum(people),
        sum(number is None for number in people),
        tuple(row.key for row in rows),
    )


def _first(numbers: Iterable[int | None]) -> int | None:
    return next((number for number in numbers if number is not None), None)


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def places(activity: Activity) -> tuple[tuple[PlannedOrActual, int | None], ...]:
    """Return where an activity counts: as planned or done, and in which fiscal year (None: not on file)."""
    found: list[tuple[PlannedOrActual, int | None]] = []
    if activity.planned_fy is not None:
        found.append((PlannedOrActual.PLANNED, activity.planned_fy))
    if activity.state is not None:
        found.append((activity.state, activity.fy))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A cell of the matrix: what was planned and what was done."""

    planned: Tally = Tally()
    done: Tally = Tally()

    @property
    def empty(self) -> bool:
        """Whether nothing is on file: shown as …, not as 0."""
        return not self.planned.keys and not self.done.keys


@dataclass(frozen=True, slots=True)
class Matrix:
    """Activities of a block (None: the whole country, rows without a block included) by kind and fiscal year.

    ``years`` are the columns in their order; None is the column 「年度の記載なし」, the last one, there when such rows
    are. ``outside`` counts happenings in years that were not asked for, ``without_block`` those that name no block
    and so count for none. ``activities`` are the rows behind every cell by key; ``citations`` number their sources.
    """

    block: Block | None
    years: tuple[int | None, ...]
    cells: Mapping[tuple[ActivityKind, int | None], MatrixCell]
    by_kind: Mapping[ActivityKind, MatrixCell]
    by_year: Mapping[int | None, MatrixCell]
    total: MatrixCell
    activities: Mapping[str, Activity]
    outside: int = 0
    without_block: int = 0
    citations: tuple[CitationView, ...] = ()

    def cell(self, kind: ActivityKind, fy: int | None) -> MatrixCell:
        """Return a cell, an empty one where nothing is on file."""
        return self.cells.get((kind, fy), MatrixCell())

    def behind(self, part: Tally) -> tuple[Activity, ...]:
        """Return the activities behind a number."""
        return tuple(self.activities[key] for key in part.keys)


def matrix_of(
    block: Block | None,
    years: Sequence[int],
    activities: Sequence[Activity],
    *,
    without_block: int = 0,
    citations: tuple[CitationView, ...] = (),
) -> Matrix:
    """Count ``activities`` (all of the block) in the columns ``years``, those without a year behind them."""
    placed = [
        (state, fy, activity.as_planned() if state is PlannedOrActual.PLANNED else activity)
        for activity in activities
        for state, fy in places(activity)
    ]
    columns: list[int | None] = [*years]
    if any(fy is None for _, fy, _ in placed):
        columns.append(None)
    inside = [entry for entry in placed if entry[1] in columns]
    outside = [activity for _, fy, activity in placed if fy not in columns]

    def cell(entries: Iterable[tuple[PlannedOrActual, int | None, Activity]]) -> MatrixCell:
        found = list(entries)
        planned = [activity for state, _, activity in found if state is PlannedOrActual.PLANNED]
        done = [activity for state, _, activity in found if state is PlannedOrActual.ACTUAL]
        return MatrixCell(tally(planned), tally(done))

    named = {(activity.kind, fy) for _, fy, activity in inside}
    return Matrix(
        block,
        tuple(columns),
        {(kind, fy): cell(entry for entry in inside if entry[1] == fy and entry[2].kind is kind) for kind, fy in named},
        {kind: cell(entry for entry in inside if entry[2].kind is kind) for kind in ActivityKind},
        {fy: cell(entry for entry in inside if entry[1] == fy) for fy in columns},
        cell(inside),
        {activity.key: activity for activity in activities if activity.key in {entry[2].key for entry in inside}},
        len({activity.happening for activity in outside}),
        without_block,
        citations,
    )


@dataclass(frozen=True, slots=True)
class ConsultationCounts:
    """Consultations of a fiscal year counted, each once in every list; None counts those without an entry.

    ``by_month`` are (year, month, count) from April to March. The other lists hold every word of their closed list in
    its order, then None where there are such.
    """

    total: int
    by_month: tuple[tuple[int, int, int], ...]
    by_stage: tuple[tuple[Stage | None, int], ...]
    by_outcome: tuple[tuple[OwnStatus | None, int], ...]
    by_applicant: tuple[tuple[Eligible | None, int], ...]
    by_state: tuple[tuple[ConsultationState | None, int], ...]


def count_consultations(consultations: Iterable[Consultation], fy: int) -> ConsultationCounts:
    """Count the consultations of a fiscal year; those of other years are left out."""
    found = [consultation for consultation in consultations if consultation.date.fiscal_year == fy]
    months = [(fy, month) for month in range(4, 13)] + [(fy + 1, month) for month in range(1, 4)]
    return ConsultationCounts(
        len(found),
        tuple((year, month, sum(one.date.parts[:2] == (year, month) for one in found)) for year, month in months),
        _counted(Stage, [one.stage for one in found]),
        _counted(OwnStatus, [one.outcome for one in found]),
        _counted(Eligible, [one.applicant for one in found]),
        _counted(ConsultationState, [one.state for one in found]),
    )


def _counted(kind: type[_Word], values: Sequence[_Word | None]) -> tuple[tuple[_Word | None, int], ...]:
    known: list[tuple[_Word | None, int]] = [(term, values.count(term)) for term in kind]
    return (*known, (None, values.count(None))) if None in values else tuple(known)
