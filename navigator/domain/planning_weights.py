"""How chains are ranked: what counts against one, how heavily, and the same in words.

Points of a chain are the sum of weight × number over everything that counts against it; the fewest come first. The sum
rises with every weight, and a heavier weight never brings a chain with more of that demerit to the top.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Self

from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.domain.vocabulary import Term


class Demerit(Term):
    """What counts against a chain, each in its own unit."""

    HANDOVER = "handover", "乗り継ぎ（1 回）", "Handover (each)"
    RUNNING = "running", "その年度の公募の日付が資料にない（1 件）", "No dated call in the year on file (each link)"
    GAP = "gap", "支えのない期間（1 か月）", "Time without support (each month)"
    EARLY = "early", "前の支援が終わる前に締め切る（1 回）", "Closes before the support before ends (each)"
    UNDATED = "undated", "前の支援の終わりが不明（1 回）", "End of the support before not known (each)"
    BREAK = "break", "申請資格がない（1 件）", "Applicant not eligible (each link)"
    UNSAID = "unsaid", "分野・対象者の記載がない（1 項目）", "Field or eligible body not said (each)"
    SHORT = "short", "上限が必要額に届かない（1 件）", "Ceiling below the need (each link)"
    LOOSE = "loose", "枠も系譜もない乗り継ぎ（1 回）", "Handover without frame or succession (each)"
    UNNAMED = "unnamed", "相手の記載がない枠での乗り継ぎ（1 回）", "Handover by a frame without a named partner (each)"


USUAL: Mapping[Demerit, int] = MappingProxyType(
    {
        Demerit.HANDOVER: 10,
        Demerit.RUNNING: 3,
        Demerit.GAP: 1,
        Demerit.EARLY: 5,
        Demerit.UNDATED: 4,
        Demerit.BREAK: 20,
        Demerit.UNSAID: 2,
        Demerit.SHORT: 8,
        Demerit.LOOSE: 6,
        Demerit.UNNAMED: 3,
    }
)
"""The weights when the reader set none: a choice of this program, shown with every ranking."""

HEAVIEST = 100

Demerits = Mapping[Demerit, int]


@dataclass(frozen=True, slots=True)
class Weights:
    """Points for one unit of each demerit, 0 (does not matter) to 100.

    Raises:
        UserError: a weight is outside.
    """

    points: Mapping[Demerit, int] = field(default_factory=lambda: USUAL)

    def __post_init__(self) -> None:
        for demerit, value in self.points.items():
            if not 0 <= value <= HEAVIEST:
                raise UserError(
                    Text("重み「{name}」に {value} は使えません。", "The weight “{name}” cannot be {value}.").format(
                        name=demerit.label, value=value
                    ),
                    Text("0 から {most} までの整数にしてください。", "Choose 0 to {most}.").format(most=HEAVIEST),
                )

    def of(self, demerit: Demerit) -> int:
        """Return the points of one unit; a weight that was not given is the usual one."""
        return self.points.get(demerit, USUAL[demerit])

    def changed(self, demerit: Demerit, value: int) -> Self:
        """Return the weights with one of them set."""
        return type(self)({**{one: self.of(one) for one in Demerit}, demerit: value})

    def sum(self, demerits: Demerits) -> int:
        """Return the points of a chain with these demerits."""
        return sum(self.of(demerit) * number for demerit, number in demerits.items())

    def reasons(self, demerits: Demerits) -> tuple[Text, ...]:
        """Return a line for every demerit that counts, in their order: 乗り継ぎ（1 回） 2 × 10 = 20."""
        return tuple(
            Text("{name} {number} × {weight} = {points}", "{name} {number} × {weight} = {points}").format(
                name=demerit.label, number=number, weight=self.of(demerit), points=self.of(demerit) * number
            )
            for demerit in Demerit
            if (number := demerits.get(demerit, 0))
        )

    def to_json(self) -> dict[str, int]:
        """Return every weight by its code."""
        return {demerit.value: self.of(demerit) for demerit in Demerit}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what ``to_json`` wrote; a missing weight is the usual one.

        Raises:
            UserError: an unknown name, or a weight outside 0 to 100.
        """
        try:
            return cls({Demerit(name): int(value) for name, value in data.items()})
        except (ValueError, TypeError) as error:
            raise UserError(
                Text("重みを読み取れません。", "The weights cannot be read."),
                Text("使える名前: {names}", "Names: {names}").format(names=", ".join(one.value for one in Demerit)),
            ) from error
