"""The counter (相談): eight plain questions, and what each measure answers to them: 適, 要確認 or 否.

Source: the product page, «Planning» and «Finding» («What the filters mean»: an empty field, block or eligible body
means «not said», never «no»); rules 15 and 17 of ``resources/facts/README.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from navigator.domain.calls import CallRound
from navigator.domain.errors import UserError
from navigator.domain.figures import Citation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, Eligible, Field, MeasureCategory, ProviderType, Stage, Term


class Question(Term):
    """The eight questions, in the order in which they are asked and in which a 否 is named."""

    APPLICANT = "applicant", "どなたが申請しますか", "Who applies?"
    PARTNERS = "partners", "一緒に取り組む相手はいますか", "Who takes part?"
    PLACE = "place", "どこで行いますか", "Where?"
    FIELD = "field", "どの分野ですか", "Which field?"
    STAGE = "stage", "今どの段階ですか", "Which stage has it reached?"
    KIND = "kind", "どんな支援が要りますか", "What kind of support?"
    MONEY = "money", "いくら要りますか（百万円）", "How much is needed (million yen)?"
    YEAR = "year", "いつ申請しますか（年度）", "In which fiscal year?"


class State(Term):
    """What a measure says to one answer."""

    MET = "met", "合う", "Met"
    UNSAID = "unsaid", "記載なし", "Not said"
    CHECK = "check", "要確認", "To be checked"
    FAILED = "failed", "合わない", "Not met"


class Grade(Term):
    """What a measure says to the case. 適: every answer is met; 否: one is not; 要確認: anything else."""

    FIT = "fit", "適", "Fits"
    CHECK = "check", "要確認", "Check"
    NO = "no", "否", "Does not fit"


@dataclass(frozen=True, slots=True)
class Case:
    """What the visitor answered; None or empty leaves a question open, and open questions decide nothing.

    ``money`` is in million yen, ``fy`` the fiscal year of the application. ``prefecture`` is the name as printed
    (北海道), ``block`` its block or the one chosen alone.
    """

    applicant: Eligible | None = None
    partners: frozenset[Eligible] = frozenset()
    prefecture: str = ""
    block: Block | None = None
    field: Field | None = None
    stage: Stage | None = None
    kinds: frozenset[MeasureCategory] = frozenset()
    money: Decimal | None = None
    fy: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return self == Case()

    def to_json(self) -> dict[str, Any]:
        """Return the answers as plain data, open questions left out."""
        found: dict[str, Any] = {
            "applicant": self.applicant and self.applicant.value,
            "partners": sorted(partner.value for partner in self.partners),
            "prefecture": self.prefecture,
            "block": self.block and self.block.value,
            "field": self.field and self.field.value,
            "stage": self.stage and self.stage.value,
            "kinds": sorted(kind.value for kind in self.kinds),
            "money": None if self.money is None else str(self.money),
            "fy": self.fy,
        }
        return {name: value for name, value in found.items() if value not in (None, "", [])}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Case":
        """Read what ``to_json`` wrote.

        Raises:
            UserError: it is none of that.
        """
        try:
            return cls(
                Eligible(data["applicant"]) if "applicant" in data else None,
                frozenset(Eligible(word) for word in data.get("partners", ())),
                str(data.get("prefecture", "")),
                Block(data["block"]) if "block" in data else None,
                Field(data["field"]) if "field" in data else None,
                Stage(data["stage"]) if "stage" in data else None,
                frozenset(MeasureCategory(word) for word in data.get("kinds", ())),
                Decimal(data["money"]) if "money" in data else None,
                int(data["fy"]) if "fy" in data else None,
            )
        except (ValueError, TypeError, InvalidOperation) as error:
            raise UserError(
                Text("この相談の答えは読めません。", "The answers of this case cannot be read."),
                Text("質問にもう一度答えてください。", "Please answer the questions again."),
            ) from error


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """What is on file about one measure and decides; amounts are in million yen, None where not printed.

    ``run`` is the first and last fiscal year of its program, None where not known; ``program_citation`` its source.
    """

    code: str
    name: Text
    provider: str
    provider_type: ProviderType | None
    category: MeasureCategory | None
    stages: tuple[Stage, Stage] | None
    fields: tuple[Field, ...]
    eligible: tuple[Eligible, ...]
    blocks: tuple[Block, ...]
    prefectures: tuple[str, ...]
    amount_min: Decimal | None
    amount_max: Decimal | None
    citation: Citation
    contact: str = ""
    url: str = ""
    rounds: tuple[CallRound, ...] = ()
    run: tuple[int | None, int | None] = (None, None)
    program_citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What a measure says to one question, why, and where that is printed."""

    question: Question
    state: State
    reason: Text
    citation: Citation


@dataclass(frozen=True, slots=True)
class Match:
    """A measure's answer to the case. ``failing`` is the one condition that a 否 names."""

    measure: MeasureFacts
    grade: Grade
    conditions: tuple[Condition, ...]
    failing: Condition | None = None

    @property
    def open_points(self) -> tuple[Condition, ...]:
        """What must be asked before the visitor applies."""
        return tuple(found for found in self.conditions if found.state in (State.UNSAID, State.CHECK))
