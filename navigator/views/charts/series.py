"""The amounts of one program as a chart draws them: chosen lines by year and kind, gaps kept as gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from navigator.domain.budgets import ChosenLine
from navigator.domain.figures import Figure
from navigator.domain.fiscal import YearStyle, era_of, format_fiscal_year
from navigator.domain.results import Presentation
from navigator.domain.text import Language
from navigator.domain.vocabulary import BudgetKind
from navigator.services import wording

WANTED_KINDS = frozenset({BudgetKind.REQUEST, BudgetKind.PRIORITY_REQUEST, BudgetKind.PLANNED})
"""Money that was asked for or planned, not granted: drawn hollow."""


def amount_text(figure: Figure, language: Language) -> str:
    """Write a figure of money with what belongs to it: 約1,400, 500超, 11,333※. Million yen, the unit not written."""
    return wording.figure_text(figure).of(language)


@dataclass(frozen=True, slots=True)
class Bar:
    """One place of the chart: the chosen amount of a year and kind, or a gap when ``chosen`` is None."""

    fy: int
    kind: BudgetKind
    chosen: ChosenLine | None

    @property
    def hollow(self) -> bool:
        """Whether the money was only asked for or planned."""
        return self.kind in WANTED_KINDS

    @property
    def value(self) -> Decimal:
        """The amount in million yen.

        Raises:
            ValueError: the place is a gap; a gap is no zero.
        """
        if self.chosen is None:
            raise ValueError("a gap has no amount")
        return self.chosen.line.figure.value

    @property
    def span(self) -> tuple[Decimal, Decimal] | None:
        """Lowest and highest amount that sources print, None when they agree or there is one."""
        if self.chosen is None or not self.chosen.disagrees:
            return None
        values = [line.figure.value for line in (self.chosen.line, *self.chosen.others)]
        return min(values), max(values)


@dataclass(frozen=True, slots=True)
class BudgetSeries:
    """The bars of the kinds shown, year by year without a hole: ``years`` runs from the first to the last on file."""

    kinds: tuple[BudgetKind, ...]
    years: tuple[int, ...]
    bars: tuple[Bar, ...]

    @property
    def gap_years(self) -> tuple[int, ...]:
        """Years of the span in which no amount of any kind shown is on file."""
        known = {bar.fy for bar in self.bars if bar.chosen is not None}
        return tuple(fy for fy in self.years if fy not in known)

    def shown(self) -> tuple[Bar, ...]:
        """Every bar, and one gap for each year without any."""
        gaps = set(self.gap_years)
        first = self.kinds[0] if self.kinds else BudgetKind.INITIAL
        real = [bar for bar in self.bars if bar.chosen is not None]
        return tuple(
            sorted(
                [*real, *(Bar(fy, first, None) for fy in gaps)],
                key=lambda bar: (bar.fy, list(BudgetKind).index(bar.kind)),
            )
        )

    def range(self) -> tuple[Decimal, Decimal]:
        """Lowest and highest amount to draw, zero and every disagreeing source included."""
        values = [Decimal(0)]
        for bar in self.bars:
            if bar.chosen is not None:
                values += [bar.value, *(bar.span or ())]
        return min(values), max(values)


def kinds_on_file(budgets: Iterable[ChosenLine]) -> tuple[BudgetKind, ...]:
    """Return the kinds of which there is an amount, in their settled order."""
    found = {choice.line.kind for choice in budgets}
    return tuple(kind for kind in BudgetKind if kind in found)


def series_of(budgets: Iterable[ChosenLine], kinds: Iterable[BudgetKind]) -> BudgetSeries:
    """Return what is drawn for ``kinds``; kinds are put side by side and never added."""
    wanted = set(kinds)
    chosen = {(c.line.fy, c.line.kind): c for c in budgets if c.line.kind in wanted}
    shown = tuple(kind for kind in BudgetKind if any(kind is k for _, k in chosen))
    if not chosen:
        return BudgetSeries((), (), ())
    known = [fy for fy, _ in chosen]
    years = tuple(range(min(known), max(known) + 1))
    bars = tuple(Bar(fy, kind, chosen.get((fy, kind))) for fy in years for kind in shown)
    return BudgetSeries(shown, years, bars)


def axis_labels(years: Iterable[int], presentation: Presentation) -> tuple[tuple[str, str], ...]:
    """Return for each year the mark under its bar and the era under that, the era only where it begins.

    平成 and Japanese: («14», «平成»), («15», «»); short: («H14», «»); Western: («2002», «»).
    """
    labels: list[tuple[str, str]] = []
    before = None
    for fy in years:
        era = era_of(date(fy, 12, 31))
        if presentation.years is YearStyle.WESTERN or era is None:
            labels.append((str(fy), ""))
        elif presentation.years is YearStyle.ERA and presentation.language == "ja":
            number = fy - era.first.year + 1
            labels.append(("元" if number == 1 else str(number), "" if era is before else era.name))
        else:
            labels.append((format_fiscal_year(fy, YearStyle.SHORT).split("/")[-1], ""))
        before = era
    return tuple(labels)


def nice_step(highest: Decimal, most: int = 4) -> Decimal:
    """Return a step of 1, 2 or 5 times a power of ten, so that at most ``most`` steps reach ``highest``."""
    if highest <= 0:
        return Decimal(1)
    step = Decimal(1).scaleb((highest / most).adjusted())
    while highest / step > most:
        step *= 2 if step.as_tuple().digits[0] != 2 else Decimal("2.5")
    return step
