"""Made-up offers for tests of the planner; every name says that it is made up."""

from decimal import Decimal
from typing import Any

from navigator.domain.calls import CallRound
from navigator.domain.dates import PartialDate
from navigator.domain.figures import MILLION_YEN, Citation, Figure
from navigator.domain.planning import Amount, Frame, Offer, Succession
from navigator.domain.record import RecordRef
from navigator.domain.text import Text

CITATION = Citation("made-up", "test")


def same(text: str) -> Text:
    return Text(text, text)


def offer(
    code: str, first: int, last: int, *, table: str = "programs", above: tuple[str, ...] = (), **rest: Any
) -> Offer:
    """An offer with the stages ``first`` to ``last``; a program runs from FY2000 to FY2010 unless told otherwise."""
    if table == "programs":
        rest.setdefault("active", (2000, 2010))
    return Offer(
        RecordRef(table, code, code), same(f"架空 {code}"), CITATION, (first, last), line=(code, *above), **rest
    )


def call(code: str, fy: int | None, opens: str = "", closes: str = "", blocks: tuple[str, ...] = ()) -> CallRound:
    """A round of a measure."""
    dates = [PartialDate(text) if text else None for text in (opens, closes)]
    return CallRound(code, code, same(code), same(code), "", fy, dates[0], dates[1], blocks, CITATION)


def ceiling(million: str) -> Amount:
    return Amount(high=Figure(Decimal(million), MILLION_YEN, (CITATION,)))


def frame(owner: str, *partners: str, fy: int | None = None, name: str = "架空の枠") -> Frame:
    return Frame(owner, same(name), fy, partners, None, "", CITATION)


def succession(before: str, after: str, fy: int | None) -> Succession:
    return Succession(before, after, fy, same("後継"), CITATION)
