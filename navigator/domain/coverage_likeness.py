"""How alike two measures are, and why: shared stages, fields, applicants and words of purpose.

The likeness is a help for looking, not a judgement: what both leave unsaid makes nothing alike.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.domain.vocabulary import Eligible, Field, Stage, Term

ALIKE = 50
"""Likeness (0 to 100) from which on two measures of a cell are shown as a possible overlap."""

_GENERIC = (
    "研究開発|中小企業者|中小企業|地方公共団体|実用化|事業化|研究|開発|技術|支援|事業|制度|地域|補助金|補助|助成|促進|推進"
    "|委託|企業|大学等|大学|機関|団体|対象|実施|活用|活動|取組|取り組み|連携|共同|等|年度|終了予定|終了|予定|開始|新規|継続"
    "|平成|令和|昭和|当初予算|百万円|費用|経費|公募|募集|採択"
)
"""Words that nearly every measure uses: they part the others and say nothing themselves."""

_WORDS = re.compile(r"[一-龠々]{2,}|[ァ-ヴー]{3,}|[a-z][a-z0-9-]{2,}")
_PARTS = re.compile(_GENERIC)
_SHOWN_WORDS = 6
FEWEST_WORDS = 2


class LikenessKind(Term):
    """In what two measures are alike."""

    STAGE = "stage", "段階", "Stage"
    FIELD = "field", "分野", "Field"
    APPLICANT = "applicant", "対象者", "Applicant"
    PURPOSE = "purpose", "目的の言葉", "Words of purpose"


SHARES = {LikenessKind.STAGE: 20, LikenessKind.FIELD: 20, LikenessKind.APPLICANT: 20, LikenessKind.PURPOSE: 40}
"""What each kind can add to the likeness; 100 in all."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a measure."""

    ref: RecordRef
    name: Text
    stages: frozenset[Stage]
    fields: frozenset[Field]
    eligible: frozenset[Eligible]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class LikenessReason:
    """One way in which two measures are alike, what it adds, and what they share in words."""

    kind: LikenessKind
    points: int
    text: Text


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike another measure is (``points`` 0 to 100, the sum of the reasons), and why."""

    ref: RecordRef
    name: Text
    points: int
    reasons: tuple[LikenessReason, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two measures of one cell that are alike; ``likeness`` is told of the second."""

    ref: RecordRef
    name: Text
    likeness: Likeness


def purpose_words(*texts: str | None) -> frozenset[str]:
    """Return the words of names and summaries that say what something is for.

    Runs of kanji, of katakana and of Latin letters, parted at words that nearly every measure uses.
    """
    plain = unicodedata.normalize("NFKC", "\n".join(text or "" for text in texts)).casefold()
    return frozenset(_WORDS.findall(_PARTS.sub(" ", plain)))


def likeness(one: Profile, other: Profile) -> Likeness:
    """Return how alike ``other`` is to ``one``; the same the other way round."""
    reasons = [
        _shared(LikenessKind.STAGE, one.stages, other.stages),
        _shared(LikenessKind.FIELD, one.fields, other.fields),
        _shared(LikenessKind.APPLICANT, one.eligible, other.eligible),
        _words(one.words, other.words),
    ]
    kept = tuple(reason for reason in reasons if reason is not None)
    return Likeness(other.ref, other.name, sum(reason.points for reason in kept), kept)


def _shared(
    kind: LikenessKind, one: Collection[Stage | Field | Eligible], other: Collection[Stage | Field | Eligible]
) -> LikenessReason | None:
    """Return the part for a closed list: what is shared over what is named by either."""
    both = set(one) & set(other)
    if not both:
        return None
    points = int(SHARES[kind] * Fraction(len(both), len(set(one) | set(other))))
    settled = [term for term in type(next(iter(both))) if term in both]
    return LikenessReason(kind, points, _named(kind, [term.label for term in settled]))


def _words(one: frozenset[str], other: frozenset[str]) -> LikenessReason | None:
    """Return the part for words of purpose: what is shared over the shorter list (a short summary is no difference).

    A single shared word is no likeness.
    """
    both = one & other
    if len(both) < FEWEST_WORDS:
        return None
    kind = LikenessKind.PURPOSE
    points = int(SHARES[kind] * Fraction(len(both), min(len(one), len(other))))
    shown = sorted(both, key=lambda word: (-len(word), word))[:_SHOWN_WORDS]
    return LikenessReason(kind, points, _named(kind, [Text(word, word) for word in shown]))


def _named(kind: LikenessKind, shared: list[Text]) -> Text:
    listed = Text("・".join(text.ja for text in shared), ", ".join(text.en for text in shared))
    return Text("{kind}が同じ: {listed}", "Same {kind}: {listed}").format(
        kind=Text(kind.label.ja, kind.label.en.lower()), listed=listed
    )
