"""Figures with all that honesty needs beside the number, and the arithmetic that refuses what may not be added.

The rules are those of ``resources/facts/README.md`` («Rules for figures») and of the product page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation, BudgetKind, PartialKind, Qualifier

MILLION_YEN = Text("百万円", "million yen")
OWN_CORRECTION = "own-correction"
"""Code and key of the source that stands, with what was changed as its locator, beside every corrected figure."""
OWN_ENTRIES = "own-entry-"
"""Before the id of an office: code and key of the source of what that office wrote without another source."""
CORRECTED_SIGN = Text("〔訂〕", " [corrected]")
"""After a number that the office corrected; its citation tells what stood before."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a source: ``source`` is the source's code, ``locator`` the heading, table or paragraph there."""

    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it was printed, with its unit, kind, qualifier, partial flag and citations.

    ``kind`` is set for amounts of money, ``accumulation`` for outcomes. ``as_of`` is the date of a snapshot
    (YYYY-MM or YYYY-MM-DD). ``partial`` means ※内数: not the whole and clean amount of the subject.
    """

    value: Decimal
    unit: Text
    citations: tuple[Citation, ...]
    kind: BudgetKind | None = None
    accumulation: Accumulation | None = None
    qualifier: Qualifier | None = None
    partial: bool = False
    partial_kind: PartialKind | None = None
    as_of: str | None = None
    planned: bool = False

    @property
    def corrected(self) -> bool:
        """Whether the office corrected it, or a figure that it is made of."""
        return any(citation.source == OWN_CORRECTION for citation in self.citations)


class RefusedSumError(Exception):
    """Figures that may not be added; ``reason`` says why in a sentence a person can read."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.ja)
        self.reason = reason


def add(figures: Iterable[Figure]) -> Figure:
    """Add figures of one unit, kind and accumulation; the sum carries every citation.

    A sum with a partial figure is itself partial; a sum with an «about» or «over» figure carries the qualifier (about
    wins, since it leaves both directions open).

    Raises:
        RefusedSumError: nothing to add; units, kinds or accumulations differ; values are snapshots or cumulative
            (they overlap); plans are mixed with actuals.
    """
    items = tuple(figures)
    if not items:
        raise RefusedSumError(Text("足す数値がありません。", "There is nothing to add."))
    first = items[0]
    if any(item.unit != first.unit for item in items):
        raise RefusedSumError(Text("単位の違う数値は足せません。", "Figures of different units cannot be added."))
    kinds = {item.kind for item in items}
    if len(kinds) > 1:
        names = sorted((k.label for k in kinds if k is not None), key=lambda t: t.ja)
        raise RefusedSumError(
            Text("種類の違う金額（{ja}）は足せません。", "Amounts of different kinds ({en}) cannot be added.").format(
                ja="・".join(t.ja for t in names), en=", ".join(t.en for t in names)
            )
        )
    if len({item.accumulation for item in items}) > 1:
        raise RefusedSumError(
            Text("期間値・累計値・時点値は足せません。", "Period, cumulative and snapshot values cannot be added.")
        )
    if len(items) > 1 and first.accumulation in (Accumulation.CUMULATIVE, Accumulation.SNAPSHOT):
        raise RefusedSumError(
            Text(
                "累計値や時点値どうしは重なりがあるので足せません。",
                "Cumulative and snapshot values overlap and cannot be added.",
            )
        )
    if len({item.planned for item in items}) > 1:
        raise RefusedSumError(Text("予定と実績は足せません。", "Plans and actuals cannot be added."))
    citations = tuple(dict.fromkeys(citation for item in items for citation in item.citations))
    qualifiers = [item.qualifier for item in items if item.qualifier]
    return Figure(
        value=sum((item.value for item in items), Decimal(0)),
        unit=first.unit,
        citations=citations,
        kind=first.kind,
        accumulation=first.accumulation,
        qualifier=(Qualifier.ABOUT if Qualifier.ABOUT in qualifiers else qualifiers[0]) if qualifiers else None,
        partial=any(item.partial for item in items),
        partial_kind=next((item.partial_kind for item in items if item.partial_kind), None),
        as_of=first.as_of if len(items) == 1 else None,
        planned=first.planned,
    )
