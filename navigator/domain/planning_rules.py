"""The rules of the path planner: what can be had in a year, what may follow what, when, and what counts against it.

Everything here is a pure function of the facts, the case and «today». Sources: the product page, «Planning» and
«Finding» (an empty field, block or eligible body means «not said», never «no»); rule 15 of
``resources/facts/README.md`` (whether a call was open follows from its dates only).
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from navigator.domain.calls import CallRound
from navigator.domain.catalogues import FacetKey
from navigator.domain.dates import CallStatus, call_status
from navigator.domain.fiscal import fiscal_year_days, fiscal_year_of
from navigator.domain.matchrules import serves
from navigator.domain.planning import (
    STAGES,
    Availability,
    Candidate,
    Frame,
    Offer,
    Passage,
    PassageKind,
    PlanCase,
    Succession,
    Timing,
)
from navigator.domain.planning_weights import Demerit, Demerits
from navigator.domain.vocabulary import Stage

Span = tuple[int, int]


def begins(case: PlanCase, today: date) -> date:
    """Return the first day of the plan: 1 April of its year, or today when the year has begun."""
    first, last = fiscal_year_days(case.fy)
    return today if first < today <= last else first


def in_place(offer: Offer, case: PlanCase) -> bool:
    """Tell whether an offer may serve the case's place; one that names no place serves every one."""
    if case.prefecture and offer.prefectures:
        return case.prefecture in offer.prefectures
    return case.block is None or not offer.blocks or case.block in offer.blocks


def fits(offer: Offer, case: PlanCase) -> bool:
    """Tell whether field and place of an offer may serve the case. Who may apply is marked, it does not exclude."""
    return (case.field is None or not offer.fields or case.field in offer.fields) and in_place(offer, case)


def clipped(offer: Offer, case: PlanCase) -> Span | None:
    """Return the stages of an offer inside those of the case; None when there are none or none is printed."""
    if offer.stages is None:
        return None
    first, last = max(offer.stages[0], case.span[0]), min(offer.stages[1], case.span[1])
    return (first, last) if first <= last else None


def rounds_of(offer: Offer, case: PlanCase) -> tuple[CallRound, ...]:
    """Return the rounds that serve the case's block; a round that names no block serves every one."""
    return tuple(one for one in offer.rounds if case.block is None or not one.blocks or case.block in one.blocks)


def availability(offer: Offer, case: PlanCase, fy: int, today: date) -> tuple[Availability, tuple[CallRound, ...]]:
    """Return whether an offer can be had in ``fy``, and the rounds that say so; the first of these that holds.

    1. OPEN: a round could be applied for on a day of the year, by its printed dates (rule 15 of the facts). In the year
       of today, one that has closed counts no more; a year that is over is looked at as a whole.
    2. RUNNING: a round of the year has no date on file, or its call lay wholly outside the year (calls often precede
       the year of their money), or the program is known to run in the year.
    3. UNKNOWN.
    """
    first, last = fiscal_year_days(fy)
    own = tuple(
        one
        for one in rounds_of(offer, case)
        if not (fiscal_year_of(today) == fy and call_status(one.opens, one.closes, today) is CallStatus.CLOSED)
    )
    dated = tuple(one for one in own if (one.opens or one.closes) and _first(one) <= last and _last(one) >= first)
    if dated:
        return Availability.OPEN, dated
    of_year = tuple(one for one in own if one.fy == fy)
    if of_year or (offer.active is not None and offer.active[0] <= fy <= offer.active[1]):
        return Availability.RUNNING, of_year
    return Availability.UNKNOWN, ()


def candidate(offer: Offer, case: PlanCase, fy: int, today: date, *, awaited: bool = False) -> Candidate | None:
    """Return an offer as the case sees it in ``fy``; None when it does not fit or cannot be had."""
    span = clipped(offer, case) if fits(offer, case) else None
    if span is None:
        return None
    state, rounds = availability(offer, case, fy, today)
    if state is Availability.UNKNOWN:
        return None
    return seen(offer, case, fy, span, (state, rounds), awaited=awaited)


def seen(
    offer: Offer,
    case: PlanCase,
    fy: int,
    span: Span,
    had: tuple[Availability, tuple[CallRound, ...]],
    *,
    awaited: bool = False,
) -> Candidate:
    """Return an offer that fits and can be had (``had`` is its availability), with what the case must know of it."""
    eligible = serves(case.applicant, offer.eligible) if case.applicant and offer.eligible else None
    unsaid = [FacetKey.FIELD.label] * (case.field is not None and not offer.fields)
    unsaid += [FacetKey.ELIGIBLE.label] * (case.applicant is not None and not offer.eligible)
    ceiling = offer.amount.high
    short = case.money is not None and ceiling is not None and ceiling.value < case.money
    return Candidate(offer, had[0], fy, span, had[1], eligible, tuple(unsaid), short, awaited)


def uncovered(candidates: Iterable[Candidate], case: PlanCase) -> tuple[Stage, ...]:
    """Return the stages of the case that no candidate of the year covers."""
    covered = {at for one in candidates if not one.awaited for at in range(one.span[0], one.span[1] + 1)}
    return tuple(STAGES[at] for at in range(case.span[0], case.span[1] + 1) if at not in covered)


class Order:
    """What may begin, follow and end a chain, given the stages that somebody covers.

    A chain begins at the first covered stage and ends at the last one. A link follows another when it begins no later
    than the next covered stage, and either goes further than the one before, or begins later and ends at the same stage
    (two programs side by side: a frame that takes up results). It takes over where it begins, or behind the last stage
    of the one before when it begins no later than that did. Every link carries at least one stage.
    """

    def __init__(self, candidates: Sequence[Candidate], case: PlanCase) -> None:
        gaps = uncovered(candidates, case)
        covered = [at for at in range(case.span[0], case.span[1] + 1) if STAGES[at] not in gaps]
        self.first = covered[0] if covered else -1
        self.last = covered[-1] if covered else -1
        self._next = [min((one for one in covered if one > at), default=at + 1) for at in range(len(STAGES))]

    def may_begin(self, one: Candidate) -> bool:
        """Tell whether a chain may begin with it."""
        return not one.awaited and one.span[0] <= self.first <= one.span[1]

    def may_end(self, one: Candidate) -> bool:
        """Tell whether a chain may end with it."""
        return one.span[1] == self.last

    def may_follow(self, before: Span, after: Span) -> bool:
        """Tell whether a link with the stages ``after`` may follow one with the stages ``before`` in some chain."""
        further = after[1] > before[1] and after[0] <= self._next[before[1]]
        return further or (after[1] == before[1] and after[0] > before[0])

    def taken_over(self, carried_from: int, before: Span, after: Span) -> int | None:
        """Return the stage at which a link takes over from one that carries the stages from ``carried_from`` on.

        None when nothing would be left to the one before.
        """
        if after[0] > carried_from:
            return after[0]
        return self._next[before[1]] if after[1] > before[1] else None


def passages(
    before: Candidate, after: Candidate, frames: Sequence[Frame], successions: Sequence[Succession]
) -> tuple[Passage, ...]:
    """Return the frames and successions that lead from one link to the next, in the order of the file.

    A frame counts in its own year (that of the later link), or in every year when none is printed. It leads from a
    partner, or what belongs to it, to its owner, who takes up results; and from the owner to a partner whose stages
    begin later. One that names no partner leads to its owner from another ministry.
    """
    found = [
        Passage(
            PassageKind.FRAME, one.name, one.fy, bool(one.partners), one.citation, one.amount, one.purpose, one.note
        )
        for one in frames
        if one.fy in (None, after.fy) and _joins(one, before.offer, after.offer)
    ]
    found += [
        Passage(PassageKind.SUCCESSION, one.relation, one.fy, True, one.citation)  # noqa: FBT003 - a field
        for one in successions
        if one.from_code in before.offer.line and one.to_code in after.offer.line
    ]
    return tuple(found)


def is_step(after: Candidate, found: Sequence[Passage]) -> bool:
    """Tell whether passages allow the step: what can be had only as a successor wants its predecessor before it."""
    return not after.awaited or any(one.kind is PassageKind.SUCCESSION for one in found)


def _joins(frame: Frame, before: Offer, after: Offer) -> bool:
    if not frame.partners:
        other = before.ministry is not None and after.ministry is not None and before.ministry is not after.ministry
        return other and frame.owner in after.line
    if frame.owner in after.line:
        return any(one in before.line for one in frame.partners)
    later = before.stages is not None and after.stages is not None and after.stages[0] > before.stages[0]
    return later and frame.owner in before.line and any(one in after.line for one in frame.partners)


def near_years(offers: Iterable[Offer], case: PlanCase, gaps: Sequence[Stage]) -> tuple[int, ...]:
    """Return the nearest later and earlier fiscal year in which something may cover one of ``gaps``."""
    numbers = {STAGES.index(stage) for stage in gaps}
    years: set[int] = set()
    for offer in offers:
        span = clipped(offer, case) if fits(offer, case) else None
        if span is None or numbers.isdisjoint(range(span[0], span[1] + 1)):
            continue
        years.update(one.fy for one in rounds_of(offer, case) if one.fy is not None)
        if offer.active is not None:
            first, last = offer.active
            years.update({max(first, case.fy + 1)} if last > case.fy else {last})
            years.update({min(last, case.fy - 1)} if first < case.fy else {first})
    later, earlier = [year for year in years if year > case.fy], [year for year in years if year < case.fy]
    return (*sorted(later)[:1], *sorted(earlier)[-1:])


def timing(one: Candidate, before: tuple[Candidate, Timing] | None, case: PlanCase, today: date) -> Timing:
    """Return when a link can be had, after the one ``before`` it.

    It begins on the first day, once the support before has ended, that lies in one of its calls or running years. When
    the last such day lies before that end, it begins on the first day it can, side by side with the one before.
    """
    start = begins(case, today)
    windows = _windows(one, case, start)
    if before is None:
        return _timed(one, windows[0][0], None, windows[0][1])
    if before[1].end is None:
        first, last = next((w for w in windows if w[1] >= before[1].begin), windows[-1])
        return _timed(one, max(first, before[1].begin) if last >= before[1].begin else first, None, last)
    ready = before[1].end + timedelta(days=1)
    later = next((window for window in windows if window[1] >= ready), None)
    if later is not None:
        begin = max(ready, later[0])
        return _timed(one, begin, months_between(ready, begin), later[1])
    first, last = windows[-1]
    return _timed(one, first, -max(months_between(last + timedelta(days=1), ready), 1), last)


def _timed(one: Candidate, begin: date, gap: int | None, closes: date) -> Timing:
    months = one.offer.months
    end = None if months is None else months_after(begin, months) - timedelta(days=1)
    return Timing(begin, end, gap, closes)


def _windows(one: Candidate, case: PlanCase, start: date) -> list[tuple[date, date]]:
    """Return the spans of days in which it can be applied for or runs, from ``start`` on, in their order; at least one.

    A round of the plan's year whose call is over by its first day (calls often precede the year) stands at that day.
    """
    windows = [
        (_first(found), _last(found)) if found.opens or found.closes else fiscal_year_days(found.fy)
        for found in rounds_of(one.offer, case)
        if found.opens or found.closes or found.fy is not None
    ]
    if one.offer.active is not None:
        windows.append((fiscal_year_days(one.offer.active[0])[0], fiscal_year_days(one.offer.active[1])[1]))
    later = sorted((max(first, start), last) for first, last in windows if last >= start)
    # Nothing is left from that day on: it stands there, and has closed on the last day printed.
    return later or [(start, min(start, max((last for _, last in windows), default=start)))]


def _first(found: CallRound) -> date:
    day = found.opens or found.closes
    assert day is not None
    return day.first


def _last(found: CallRound) -> date:
    if found.closes is not None:
        return found.closes.last
    assert found.opens is not None
    return fiscal_year_days(fiscal_year_of(found.opens.last))[1]


def months_after(day: date, months: int) -> date:
    """Return the day that many months later; the last of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(first: date, last: date) -> int:
    """Return the begun months from one day to a later one, 0 when it is not later."""
    if last <= first:
        return 0
    return (last.year - first.year) * 12 + last.month - first.month + (last.day > first.day)


def own_demerits(one: Candidate) -> dict[Demerit, int]:
    """Return what counts against a link wherever it stands."""
    return {
        Demerit.RUNNING: int(one.availability is Availability.RUNNING),
        Demerit.BREAK: int(one.eligible is False),
        Demerit.UNSAID: len(one.unsaid),
        Demerit.SHORT: int(one.short),
    }


def step_demerits(before: Candidate, found: Sequence[Passage]) -> dict[Demerit, int]:
    """Return what counts against a handover, whenever it is; ``found`` are its passages."""
    unnamed = bool(found) and not any(one.named for one in found)
    return {
        Demerit.HANDOVER: 1,
        Demerit.UNDATED: int(before.offer.months is None),
        Demerit.LOOSE: int(not found),
        Demerit.UNNAMED: int(unnamed),
    }


def time_demerits(gap: int | None) -> dict[Demerit, int]:
    """Return what counts against the time between two links."""
    return {Demerit.GAP: max(gap or 0, 0), Demerit.EARLY: int(gap is not None and gap < 0)}


def demerits(chain: Sequence[Candidate], found: Sequence[Sequence[Passage]], timings: Sequence[Timing]) -> Demerits:
    """Return what counts against a whole chain; ``found`` are the passages to each link but the first."""
    total: Counter[Demerit] = Counter()
    for one in chain:
        total.update(own_demerits(one))
    for before, led in zip(chain, found, strict=False):
        total.update(step_demerits(before, led))
    for one in timings[1:]:
        total.update(time_demerits(one.gap))
    return dict(total)


def timings(chain: Sequence[Candidate], case: PlanCase, today: date) -> tuple[Timing, ...]:
    """Return when each link of a chain can be had."""
    made: list[Timing] = []
    for at, one in enumerate(chain):
        made.append(timing(one, (chain[at - 1], made[-1]) if at else None, case, today))
    return tuple(made)


def successors(
    candidates: Sequence[Candidate],
    successions: Sequence[Succession],
    offers: Mapping[str, Offer],
    case: PlanCase,
    today: date,
) -> tuple[Candidate, ...]:
    """Return what can be had only later, as the successor of a candidate, within five years of the case's year.

    ``offers`` are programs by code. Only what goes further than its predecessor is of use to a chain.
    """
    present = {one.offer.ref.code: one for one in candidates}
    found = {}
    for one in successions:
        before = present.get(one.from_code)
        offer = offers.get(one.to_code)
        if before is None or offer is None or one.to_code in present or one.fy is None:
            continue
        if case.fy < one.fy <= case.fy + LOOK_AHEAD:
            after = candidate(offer, case, one.fy, today, awaited=True)
            if after is not None:
                found.setdefault(one.to_code, after)
    return tuple(found.values())


LOOK_AHEAD = 5
"""Fiscal years after the first in which a successor may take over: the longest award of the facts' large programs."""
