"""The words of the path planner: what is asked, what is on offer, and the chains from a seed to the market.

Source: the product page, «Planning»: chains of measures and programs across ministries, each link with who applies, how
much, how long, open when, through which frame or succession; gaps, breaks and stages nobody covers are marked. An empty
field, block or eligible body means «not said», never «no». How chains are made stands in ``planning_rules``, how they
are ranked in ``planning_weights``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Self

from navigator.domain.calls import CallRound
from navigator.domain.errors import UserError
from navigator.domain.figures import Citation, Figure
from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, Eligible, Field, Ministry, Stage, Term

STAGES = tuple(Stage)


class Availability(Term):
    """Whether something can be had in a year."""

    OPEN = "open", "公募あり", "Open"
    RUNNING = "running", "実施中", "Running"
    UNKNOWN = "unknown", "不明", "Unknown"


class AmountBasis(Term):
    """What an amount is for."""

    YEAR = "year", "1 年あたり", "a year"
    UNSAID = "unsaid", "1 年あたりか総額かは概要による", "a year or the whole term: see the summary"


class PassageKind(Term):
    """How one link leads to the next."""

    FRAME = "frame", "他府省連携枠", "Linkage frame"
    SUCCESSION = "succession", "系譜", "Succession"


class FlagKind(Term):
    """What is marked on a chain."""

    GAP = "gap", "間が空く", "Gap"
    EARLY = "early", "先に締め切る", "Closes before"
    UNDATED = "undated", "間は不明", "Gap not known"
    BREAK = "break", "申請資格が切れる", "Not eligible"
    MONEY = "money", "上限が足りない", "Ceiling too low"
    TERM = "term", "期間が足りない", "Term too short"
    UNCOVERED = "uncovered", "担い手のない段階", "Stage nobody covers"


@dataclass(frozen=True, slots=True)
class PlanCase:
    """What is asked. None or empty leaves a condition open; ``money`` is in million yen, ``months`` a whole number.

    ``prefecture`` is a name as printed (北海道); with it ``block`` is the block in which it lies.
    """

    fy: int
    from_stage: Stage
    to_stage: Stage = Stage.MARKET
    field: Field | None = None
    block: Block | None = None
    prefecture: str = ""
    applicant: Eligible | None = None
    money: Decimal | None = None
    months: int | None = None

    def __post_init__(self) -> None:
        if STAGES.index(self.to_stage) < STAGES.index(self.from_stage):
            raise UserError(
                Text(
                    "目標の段階「{last}」は始まりの段階「{first}」より前です。",
                    "The target stage “{last}” comes before the first one, “{first}”.",
                ).format(last=self.to_stage.label, first=self.from_stage.label),
                Text("段階を入れ替えてください。", "Please exchange the stages."),
            )

    @property
    def span(self) -> tuple[int, int]:
        """Numbers of the first and last stage (0 basic … 4 market)."""
        return STAGES.index(self.from_stage), STAGES.index(self.to_stage)

    def in_year(self, fy: int) -> Self:
        """Return the same case in another fiscal year."""
        return replace(self, fy=fy)

    def to_json(self) -> dict[str, Any]:
        """Return the case as plain data, what is open as None."""
        return {
            "fy": self.fy,
            "from_stage": self.from_stage.value,
            "to_stage": self.to_stage.value,
            "field": self.field and self.field.value,
            "block": self.block and self.block.value,
            "prefecture": self.prefecture or None,
            "applicant": self.applicant and self.applicant.value,
            "money": None if self.money is None else str(self.money),
            "months": self.months,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what ``to_json`` wrote.

        Raises:
            UserError: it is none of that.
        """
        try:
            return cls(
                int(data["fy"]),
                Stage(data["from_stage"]),
                Stage(data.get("to_stage") or Stage.MARKET),
                Field(data["field"]) if data.get("field") else None,
                Block(data["block"]) if data.get("block") else None,
                str(data.get("prefecture") or ""),
                Eligible(data["applicant"]) if data.get("applicant") else None,
                Decimal(data["money"]) if data.get("money") else None,
                int(data["months"]) if data.get("months") else None,
            )
        except (KeyError, ValueError, TypeError, InvalidOperation) as error:
            raise UserError(
                Text("保存された計画の条件を読み取れません。", "The saved case of a plan cannot be read."),
                Text("条件を作り直してください。", "Please state the case again."),
            ) from error


@dataclass(frozen=True, slots=True)
class Amount:
    """How much one award may be, million yen; None where nothing is printed."""

    low: Figure | None = None
    high: Figure | None = None
    basis: AmountBasis = AmountBasis.UNSAID


@dataclass(frozen=True, slots=True)
class Offer:
    """A measure or program as a link may use it.

    ``stages`` are the numbers of the first and last stage, None where none is printed. ``blocks`` hold those of its
    prefectures too; empty means the whole country or not said. ``months`` is the length of one award. ``active`` are
    the first and last fiscal year in which a program is known to have run; without ``end_on_file`` it may have gone on
    after the last of them. ``line`` names the record itself, then
    everything above it: the measure's program, a program's parents.
    """

    ref: RecordRef
    name: Text
    citation: Citation
    stages: tuple[int, int] | None = None
    ministry: Ministry | None = None
    provider: str = ""
    fields: tuple[Field, ...] = ()
    eligible: tuple[Eligible, ...] = ()
    blocks: tuple[Block, ...] = ()
    prefectures: tuple[str, ...] = ()
    amount: Amount = Amount()
    months: int | None = None
    active: tuple[int, int] | None = None
    end_on_file: bool = True
    rounds: tuple[CallRound, ...] = ()
    line: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Table and code: what tells offers apart and settles ties."""
        return self.ref.table, self.ref.code

    def related(self, other: "Offer") -> bool:
        """Whether one is the other or lies above it: the same money, not a next step."""
        return self.line[0] in other.line or other.line[0] in self.line


@dataclass(frozen=True, slots=True)
class Frame:
    """A linkage frame on file: ``owner`` takes up results of ``partners`` (program codes; empty: none is named)."""

    owner: str
    name: Text
    fy: int | None
    partners: tuple[str, ...]
    amount: Figure | None
    purpose: str
    citation: Citation
    note: str = ""


@dataclass(frozen=True, slots=True)
class Succession:
    """A step of the lineage from one program to the next, in the fiscal year ``fy`` (None: not on file)."""

    from_code: str
    to_code: str
    fy: int | None
    relation: Text
    citation: Citation


@dataclass(frozen=True, slots=True)
class Passage:
    """What leads from one link to the next. ``named`` is False for a frame that names no partner."""

    kind: PassageKind
    name: Text
    fy: int | None
    named: bool
    citation: Citation
    amount: Figure | None = None
    purpose: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An offer that can be had in the fiscal year ``fy``, as a case sees it.

    ``span`` is its stages inside those of the case. ``rounds`` are the calls that make it open. ``eligible`` is None
    when nobody is named or no applicant was given. ``unsaid`` names the conditions on which the offer is silent.
    ``awaited``: it can be had only as the successor of a program, in the year of the succession.
    """

    offer: Offer
    availability: Availability
    fy: int
    span: tuple[int, int]
    rounds: tuple[CallRound, ...] = ()
    eligible: bool | None = None
    unsaid: tuple[Text, ...] = ()
    short: bool = False
    awaited: bool = False


@dataclass(frozen=True, slots=True)
class Timing:
    """When a link can be had, as far as the facts say.

    ``begin`` is the first day on which it can be applied for or runs, ``end`` the last day of the award when its length
    is known. ``gap`` are the months since the link before ended (0: none; below 0: the last day to apply lies that many
    months before that end; None: the end is not known); ``closes`` is that last day.
    """

    begin: date
    end: date | None
    gap: int | None
    closes: date


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: it carries the stages ``stages`` (numbers); ``passages`` lead to it from the step before."""

    candidate: Candidate
    stages: tuple[int, int]
    timing: Timing
    passages: tuple[Passage, ...] = ()

    @property
    def offer(self) -> Offer:
        """The measure or program."""
        return self.candidate.offer


@dataclass(frozen=True, slots=True)
class Flag:
    """What is marked: ``link`` is the number of the link it stands at (from 0), None for the whole chain."""

    kind: FlagKind
    text: Text
    link: int | None = None
    months: int | None = None
    step_in: tuple[Eligible, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """A way from the first to the target stage; of two the one with fewer ``points`` is better.

    ``reasons`` say what the points are for and add up to them.
    """

    links: tuple[Link, ...]
    flags: tuple[Flag, ...]
    points: int
    reasons: tuple[Text, ...]

    @property
    def ministries(self) -> tuple[Ministry, ...]:
        """The ministries in the order of the links, each once."""
        return tuple(dict.fromkeys(link.offer.ministry for link in self.links if link.offer.ministry))

    @property
    def frames(self) -> tuple[Passage, ...]:
        """The linkage frames it goes through."""
        return tuple(p for link in self.links for p in link.passages if p.kind is PassageKind.FRAME)


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A condition that could be lifted: ``case`` is the case without it, ``offers`` what could then be had."""

    condition: str
    label: Text
    case: PlanCase
    offers: int
    uncovered: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The answer: ranked chains, or none with ``relaxations``.

    ``open_offers`` and ``running_offers`` count what the chains could choose from, ``joined`` what entered the search,
    ``unknown`` what fits but is neither open nor running in the year, ``unplaced`` what fits but names no stage.
    """

    case: PlanCase
    chains: tuple[Chain, ...]
    uncovered: tuple[Stage, ...]
    open_offers: int
    running_offers: int
    joined: int
    unknown: int
    unplaced: int
    relaxations: tuple[Relaxation, ...]
    summary: Text
