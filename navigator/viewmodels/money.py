"""The money line above the list: two totals for programs, a range of ceilings for measures, never anything else."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from navigator.domain.budgets import BudgetTotal, LeftOut
from navigator.domain.results import CeilingRange, Presentation, ResultSet
from navigator.services.moneywords import money_line


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
        return money_line(result, self.presentation)

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
