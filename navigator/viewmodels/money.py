"""The money line above the list: two totals for programs, a range of ceilings for measures, never anything else."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QObject

from navigator.domain.budgets import BudgetTotal, LeftOut
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.money import format_myen
from navigator.domain.results import CeilingRange, Presentation, ResultSet


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a total does not hold: sentences, and the amounts left out with their reason."""

    sentences: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


class MoneyText(QObject):
    """Says count and money of an answer in words."""

    def __init__(self, presentation: Presentation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.presentation = presentation

    def count(self, result: ResultSet) -> str:
        """Return 「12 件」."""
        return self.tr("{count} 件").format(count=f"{result.total:,}")

    def line(self, result: ResultSet) -> str:
        """Return the money line, empty for catalogues without money."""
        if isinstance(result.money, BudgetTotal):
            return self._total(result.money)
        if isinstance(result.money, CeilingRange):
            return self._range(result.money)
        return ""

    def _total(self, money: BudgetTotal) -> str:
        kind = money.kind.label.of(self.presentation.language)
        year = format_fiscal_year(money.fy, self.presentation.years, self.presentation.language)
        if not money.counted:
            return self.tr("{kind} {year} … 金額の資料なし").format(kind=kind, year=year)
        whole, both = format_myen(money.without_partial), format_myen(money.with_partial)
        if not money.partial:
            return self.tr("{kind} {year} 計 {whole} 百万円").format(kind=kind, year=year, whole=whole)
        return self.tr("{kind} {year} 計 {whole}（※内数を含め {both}）百万円").format(
            kind=kind, year=year, whole=whole, both=both
        )

    def _range(self, money: CeilingRange) -> str:
        if money.lowest is None or money.highest is None:
            return self.tr("上限の資料なし（{unknown} 件）").format(unknown=f"{money.unknown:,}")
        span = self._span(money.lowest, money.highest)
        if not money.unknown:
            return self.tr("上限 {span} 百万円").format(span=span)
        return self.tr("上限 {span} 百万円（{unknown} 件は上限の資料なし）").format(
            span=span, unknown=f"{money.unknown:,}"
        )

    def _span(self, lowest: Decimal, highest: Decimal) -> str:
        low, high = format_myen(lowest), format_myen(highest)
        dash = "–" if self.presentation.language == "en" else "〜"
        return low if low == high else f"{low}{dash}{high}"

    def explanation(self, result: ResultSet) -> Explanation:
        """Return what the totals hold and what they leave out, for the window behind ⓘ."""
        money = result.money
        if isinstance(money, CeilingRange):
            return Explanation((self.tr("上限額は足し合わせません。公募ごとの上限であり、総額ではないからです。"),), ())
        if not isinstance(money, BudgetTotal):
            return Explanation((), ())
        sentences = [
            self.tr("{count} 事業の額を数えました。").format(count=len(money.counted)),
            self.tr("種類の違う金額（当初予算と概算要求など）は足しません。"),
        ]
        if money.partial:
            sentences.append(
                self.tr("※内数（その事業だけの額と言えない額）は {count} 件で、（ ）内の計にだけ入れました。").format(
                    count=len(money.partial)
                )
            )
        if result.without_figure:
            sentences.append(
                self.tr("{count} 事業は、この年度・種類の金額の資料がありません（0 ではありません）。").format(
                    count=result.without_figure
                )
            )
        return Explanation(tuple(sentences), money.left_out)
