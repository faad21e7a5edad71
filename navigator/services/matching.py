"""The counter: asks every measure about a case, says what changed since the case was asked before, makes the sheet."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from navigator.db import facts
from navigator.db.library import Library
from navigator.db.measures import measure_facts
from navigator.domain.errors import UserError
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.matching import Case, Condition, Grade, Match, MeasureFacts, Question
from navigator.domain.matchrules import match, ranked
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, Term
from navigator.services.citations import CitationBook
from navigator.services.library import library_state
from navigator.services.papers import PaperService
from navigator.services.sheet_parts import Stamp

OPEN_QUESTION = Text("（答えなし）", "(not answered)")


@dataclass(frozen=True, slots=True)
class MatchResult:
    """What every measure answers to a case on a day: 適, 要確認, 否, each in its order.

    ``citations`` are the sources of 適 and 要確認, ``full_citations`` those of every answer, under the same numbers.
    """

    case: Case
    today: date
    matches: tuple[Match, ...]
    citations: tuple[CitationView, ...]
    full_citations: tuple[CitationView, ...]

    def of(self, grade: Grade) -> tuple[Match, ...]:
        """Return the answers of one grade."""
        return tuple(found for found in self.matches if found.grade is grade)

    def sources(self, condition: Condition) -> tuple[int, ...]:
        """Return the source numbers of a condition."""
        return tuple(view.number for view in self.full_citations if view.source == condition.citation.source)

    def to_json(self) -> dict[str, Any]:
        """Return what is kept of the case to ask it again later: the answers, the day, the grades and their reasons."""
        return {
            "case": self.case.to_json(),
            "today": self.today.isoformat(),
            "grades": {
                found.measure.code: [found.grade.value, found.failing.reason.ja if found.failing else ""]
                for found in self.matches
            },
        }


@dataclass(frozen=True, slots=True)
class CaseChange:
    """What a measure answers differently now; ``before`` is None for one that was not on file, ``after`` for one gone.

    ``because`` is the reason of today's 否, or else of the earlier one.
    """

    code: str
    name: Text
    before: Grade | None
    after: Grade | None
    because: Text


class MatchService:
    """Asks the measures of one library; ``forget`` after the facts changed."""

    def __init__(self, library: Library, today: date) -> None:
        self._library = library
        self._today = today

    @cached_property
    def _measures(self) -> tuple[MeasureFacts, ...]:
        with self._library.reading() as connection:
            return measure_facts(connection)

    @cached_property
    def _blocks(self) -> dict[str, Block]:
        with self._library.reading() as connection:
            return {row["name_ja"]: Block(row["block_code"]) for row in facts.rows(connection, "prefectures")}

    def forget(self) -> None:
        """Read the facts again at the next question."""
        self.__dict__.pop("_measures", None)

    def prefectures(self) -> tuple[tuple[str, Block], ...]:
        """Return every prefecture with its block, in the order of their JIS codes."""
        return tuple(self._blocks.items())

    def located(self, case: Case) -> Case:
        """Return the case with the block of its prefecture.

        Raises:
            UserError: there is no such prefecture, or it lies in another block than the one named.
        """
        if not case.prefecture:
            return case
        block = self._blocks.get(case.prefecture)
        if block is None:
            raise UserError(
                Text("「{name}」という都道府県はありません。", "There is no prefecture “{name}”.").format(
                    name=case.prefecture
                ),
                Text("「北海道」「東京都」のように書いてください。", "Write it like 北海道 or 東京都."),
            )
        if case.block not in (None, block):
            assert case.block is not None
            raise UserError(
                Text("{name}は{block}ブロックではありません。", "{name} is not in the block {block}.").format(
                    name=case.prefecture, block=case.block.label
                ),
                Text("どちらかを選び直してください。", "Please choose one of them again."),
            )
        return replace(case, block=block)

    def ask(self, case: Case, presentation: Presentation) -> MatchResult:
        """Return what every measure answers to ``case``.

        Raises:
            UserError: nothing was answered, or the place does not exist.
        """
        if case.is_empty:
            raise UserError(
                Text("質問に一つも答えていません。", "No question was answered."),
                Text("分かるものだけでも答えてください。", "Please answer what is known."),
            )
        asked = self.located(case)
        matches = ranked((match(found, asked, self._today, presentation.years) for found in self._measures), asked.fy)
        with self._library.reading() as connection:
            book = CitationBook(connection)
            _cite(book, (found for found in matches if found.grade is not Grade.NO))
            shown = book.views()
            _cite(book, (found for found in matches if found.grade is Grade.NO))
            return MatchResult(asked, self._today, matches, shown, book.views())

    def stamp(self, result: MatchResult, presentation: Presentation) -> Stamp:
        """Return data version and check id of a sheet of ``result``, and keep under the id what it says."""
        spec = {"case": result.case.to_json(), "today": result.today.isoformat()}
        return Stamp(
            library_state(self._library).data_version.of(presentation.language),
            PaperService(self._library).register("consultation", spec, result.to_json()),
        )

    def changes(self, kept: Mapping[str, Any], now: MatchResult) -> tuple[CaseChange, ...]:
        """Return what differs for the same case between ``kept`` (``MatchResult.to_json`` of then) and now.

        In the order of today's answers, measures that are gone at the end.
        """
        before = {code: (Grade(grade), reason) for code, (grade, reason) in kept["grades"].items()}
        changes = []
        for found in now.matches:
            old, reason = before.pop(found.measure.code, (None, ""))
            if old is not found.grade:
                because = found.failing.reason if found.failing else Text(reason, reason)
                changes.append(CaseChange(found.measure.code, found.measure.name, old, found.grade, because))
        gone = Text("資料からなくなりました", "No longer on file")
        changes += [CaseChange(code, Text(code, code), old, None, gone) for code, (old, _reason) in before.items()]
        return tuple(changes)


def _cite(book: CitationBook, matches: Iterable[Match]) -> None:
    """Number the sources of the conditions that are shown: of a 否 only the one that it names."""
    for found in matches:
        for condition in found.conditions if found.failing is None else (found.failing,):
            book.number(condition.citation.source, condition.citation.locator)


def answers(case: Case, presentation: Presentation) -> tuple[tuple[Question, Text], ...]:
    """Return the eight questions with what was answered."""
    years = presentation.years

    def listed(words: Iterable[Term]) -> Text:
        items = sorted(words, key=lambda word: list(type(word)).index(word))
        return Text("・".join(w.label.ja for w in items), ", ".join(w.label.en for w in items))

    place = Text(case.prefecture, case.prefecture) if case.prefecture else case.block and case.block.label
    told: dict[Question, Text | None] = {
        Question.APPLICANT: case.applicant and case.applicant.label,
        Question.PARTNERS: listed(case.partners) if case.partners else None,
        Question.PLACE: place or None,
        Question.FIELD: case.field and case.field.label,
        Question.STAGE: case.stage and case.stage.label,
        Question.KIND: listed(case.kinds) if case.kinds else None,
        Question.MONEY: None if case.money is None else Text(f"{case.money:,f}", f"{case.money:,f}"),
        Question.YEAR: None
        if case.fy is None
        else Text(format_fiscal_year(case.fy, years), format_fiscal_year(case.fy, years, "en")),
    }
    return tuple((question, told[question] or OPEN_QUESTION) for question in Question)


def counts(result: MatchResult) -> dict[Grade, int]:
    """Return how many measures give each answer."""
    found = Counter(match.grade for match in result.matches)
    return {grade: found[grade] for grade in Grade}
