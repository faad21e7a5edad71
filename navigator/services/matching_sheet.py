"""The take-home sheet of a consultation, and the same as a table: what fits, what to ask, and why the rest not."""

from collections import Counter
from collections.abc import Callable, Sequence

from navigator.domain.calls import CallRound
from navigator.domain.dates import call_status
from navigator.domain.document import Align, Block, Cell, Column, Document, Heading, Line, Notes, PageSetup, Row, Title
from navigator.domain.document import Table as PaperTable
from navigator.domain.matching import Condition, Grade, Match, Question, State
from navigator.domain.matchrules import ALIVE
from navigator.domain.money import MISSING, format_myen
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services.exporting import Export
from navigator.services.matching import MatchResult, answers, counts
from navigator.services.sheet_parts import SheetOptions, Stamp, day_text, foot_of, head_of, sayer, sources_block

TITLE = Text("相談のまとめ", "Summary of the consultation")
AS_OF = Text("{day} 現在の資料による。", "From what is on file on {day}.")
GRADES = {
    Grade.FIT: Text("適（{count} 件）: 答えた条件のすべてに合う", "Fits ({count}): meets every answer"),
    Grade.CHECK: Text("要確認（{count} 件）: 提供者に確かめる点がある", "Check ({count}): something must be asked"),
    Grade.NO: Text("否（{count} 件）: 合わない条件がある", "Does not fit ({count}): a condition is not met"),
}
NOTHING = Text("該当なし", "None")
ASKED, ANSWERED = Text("質問", "Question"), Text("答え", "Answer")
HEADINGS = (
    Text("研究支援策", "Measure"),
    Text("提供者", "Provider"),
    Text("合う条件", "Conditions met"),
    Text("確かめる点", "To be asked"),
    Text("支援額（百万円）", "Amount (million yen)"),
    Text("締切", "Closes"),
    Text("問合せ先", "Contact"),
)
NO_HEADINGS = (Text("研究支援策", "Measure"), Text("提供者", "Provider"), Text("合わない条件", "Condition not met"))
REASON_COUNT = Text("{question} {count} 件", "{question} {count}")
MISSING_NOTE = Text(
    "… は資料なし。空欄の条件は答えがないため見ていません。", "… not on file. Open questions were not used."
)
READ_NOTE = Text(
    "段階のすべてと、対象者・分野の一部は、印刷された区分ではなく資料の文言から分類したものです。否でも、提供者に確かめられます。",
    "All stages and some eligible bodies and fields were read from the wording, not printed as such; a provider may "
    "say otherwise.",
)
AMOUNT_NOTE = Text(
    "支援額は 1 件の額です。年額か総額かは、制度ごとに概要による（額そのものには印刷されていません）。",
    "Amounts are those of one award; whether a year or the whole term is meant, the summary of each measure says.",
)
EXPORT_HEADINGS = (Text("判定", "Answer"), *HEADINGS, Text("符号", "Code"), Text("出典", "Sources"))


def match_sheet(
    result: MatchResult,
    options: SheetOptions,
    presentation: Presentation,
    stamp: Stamp,
    *,
    full: bool = False,
) -> Document:
    """Return the sheet: the case, then 適 and 要確認 with conditions, deadlines and contacts.

    Of the 否 the numbers by condition are told; ``full`` lists each with the one condition that it names.
    """
    say = sayer(presentation)
    title = options.title or say(TITLE)
    blocks: list[Block] = [
        Title(title),
        Line(say(AS_OF).format(day=day_text(result.today, presentation)), small=True),
        _case(result, presentation),
    ]
    number = counts(result)
    for grade in (Grade.FIT, Grade.CHECK):
        blocks.append(Heading(say(GRADES[grade]).format(count=number[grade])))
        found = result.of(grade)
        blocks.append(_table(found, result, presentation) if found else Line(say(NOTHING)))
    blocks += [Heading(say(GRADES[Grade.NO]).format(count=number[Grade.NO])), Line(_reasons(result, say))]
    if full and number[Grade.NO]:
        blocks.append(_refused(result, say))
    blocks.append(Notes((say(MISSING_NOTE), say(READ_NOTE), say(AMOUNT_NOTE))))
    blocks.append(sources_block(result.full_citations if full else result.citations, say))
    setup = options.setup or PageSetup(grey=options.grey)
    return Document(
        title, setup, head_of(options, presentation), foot_of(options, stamp), tuple(blocks), presentation.language
    )


def match_export(result: MatchResult, presentation: Presentation) -> Export:
    """Return every answer as a table, a row a measure, 否 included."""
    say = sayer(presentation)
    rows = []
    for found in result.matches:
        sources = sorted({number for condition in _shown(found) for number in result.sources(condition)})
        cells = _cells(found, result, presentation)
        if found.failing is not None:
            cells = (*cells[:3], say(found.failing.reason), *cells[4:])
        rows.append((say(found.grade.label), *cells, found.measure.code, "".join(f"[{number}]" for number in sources)))
    told = tuple(f"{say(question.label)} {say(answer)}" for question, answer in answers(result.case, presentation))
    head = tuple(say(heading) for heading in EXPORT_HEADINGS)
    return Export(say(TITLE), told, head, tuple(rows), frozen=2, citations=result.full_citations)


def _case(result: MatchResult, presentation: Presentation) -> PaperTable:
    say = sayer(presentation)
    rows = tuple(
        Row(question.value, (Cell((say(question.label),), bold=True), Cell((say(answer),))))
        for question, answer in answers(result.case, presentation)
    )
    columns = (
        Column(Cell((say(ASKED),), bold=True), weight=1.0),
        Column(Cell((say(ANSWERED),), bold=True), weight=2.0),
    )
    return PaperTable(columns, rows, item_column=True, together=True)


def _table(found: Sequence[Match], result: MatchResult, presentation: Presentation) -> PaperTable:
    say = sayer(presentation)
    weights = (2.6, 1.6, 3.2, 3.2, 1.2, 1.3, 1.4)
    columns = tuple(
        Column(Cell((say(heading),), bold=True), weight=weight, align=Align.RIGHT if place == 4 else Align.LEFT)
        for place, (heading, weight) in enumerate(zip(HEADINGS, weights, strict=True))
    )
    rows = []
    for match in found:
        cells = [Cell(tuple(text.splitlines())) for text in _cells(match, result, presentation)]
        met = [condition for condition in match.conditions if condition.state is State.MET]
        cells[2] = Cell(cells[2].lines, _numbers(met, result))
        cells[3] = Cell(cells[3].lines, _numbers(match.open_points, result))
        cells[4] = Cell(cells[4].lines, numeric=True)
        rows.append(Row(match.measure.code, tuple(cells)))
    return PaperTable(columns, tuple(rows), item_column=True)


def _refused(result: MatchResult, say: Callable[[Text], str]) -> PaperTable:
    columns = tuple(
        Column(Cell((say(heading),), bold=True), weight=weight)
        for heading, weight in zip(NO_HEADINGS, (2.6, 1.6, 4.0), strict=True)
    )
    rows = tuple(
        Row(
            match.measure.code,
            (
                Cell((say(match.measure.name),)),
                Cell((match.measure.provider or MISSING,)),
                Cell((say(match.failing.reason),), result.sources(match.failing)),
            ),
        )
        for match in result.of(Grade.NO)
        if match.failing is not None
    )
    return PaperTable(columns, rows, item_column=True)


def _reasons(result: MatchResult, say: Callable[[Text], str]) -> str:
    """Return how many measures each question ruled out."""
    ruled = Counter(match.failing.question for match in result.of(Grade.NO) if match.failing is not None)
    told = [
        say(REASON_COUNT).format(question=say(question.label), count=ruled[question])
        for question in Question
        if ruled[question]
    ]
    return say(Text("　", "  ")).join(told) or say(NOTHING)


def _shown(match: Match) -> tuple[Condition, ...]:
    return match.conditions if match.failing is None else (match.failing,)


def _numbers(conditions: Sequence[Condition], result: MatchResult) -> tuple[int, ...]:
    return tuple(sorted({number for condition in conditions for number in result.sources(condition)}))


def _cells(match: Match, result: MatchResult, presentation: Presentation) -> tuple[str, ...]:
    say = sayer(presentation)
    measure = match.measure
    met = [say(condition.reason) for condition in match.conditions if condition.state is State.MET]
    opened = [say(condition.reason) for condition in match.open_points]
    return (
        say(measure.name),
        measure.provider or MISSING,
        "\n".join(met),
        "\n".join(opened),
        _amount(match),
        _closing(measure.rounds, result, presentation),
        measure.contact or MISSING,
    )


def _amount(match: Match) -> str:
    least, most = match.measure.amount_min, match.measure.amount_max
    if least is not None and most is not None and least != most:
        return f"{format_myen(least)}〜{format_myen(most)}"
    if most is not None:
        return format_myen(most)
    return MISSING if least is None else f"{format_myen(least)}〜"


def _closing(rounds: Sequence[CallRound], result: MatchResult, presentation: Presentation) -> str:
    """Return the deadline of the round that can still be applied for, … where none is on file."""
    for found in rounds:
        if found.closes is not None and call_status(found.opens, found.closes, result.today) in ALIVE:
            return found.closes.format(presentation.years, presentation.language)
    return MISSING
