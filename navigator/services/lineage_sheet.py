"""The lineage on paper: the picture, what changed or stood, decisions, successions with their sources."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from navigator.domain.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Lead,
    Line,
    Notes,
    PageSetup,
    PaperSize,
    Row,
    Table,
    Title,
)
from navigator.domain.lineage import Evidence, LineageGraph
from navigator.domain.lineage_facts import LineageFacts
from navigator.domain.lineage_layout import lay_out
from navigator.domain.lineage_question import LineageQuestion
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Field, Ministry, ProgramKind
from navigator.services import lineage_words as words
from navigator.services import wording
from navigator.services.lineage_landscape import LandscapeEntry, landscape
from navigator.services.sheet_parts import SheetOptions, Stamp, foot_of, head_of, sayer, sources_block
from navigator.services.wording import AND

TITLE = Text("事業・制度の系譜", "Lineage of programs")
TITLE_OF = Text("「{name}」の系譜", "Lineage of “{name}”")
USUAL = PageSetup(size=PaperSize.A3, landscape=True)
NOTHING = Text("この条件に合う事業はありません。", "No program meets these conditions.")
BETWEEN = Text("{a}の姿から{b}の姿までの変化", "From the landscape of {a} to that of {b}")
COUNT = Text("事業 {count} 件、うち資料に年度のあるもの {dated} 件", "Programs: {count}, with a year on file: {dated}")
_SENTENCES = Text("。", "; ")
_YEAR, _WHAT = Text("年度", "Year"), Text("内容", "What")
_PROGRAM, _DECISION, _THEN = Text("事業", "Program"), Text("決定", "Decision"), Text("結果", "Result")
_NUMBER, _BEFORE, _AFTER = Text("番号", "No."), Text("前の事業", "From"), Text("後の事業", "To")
_RELATION = Text("関係", "Relation")
_DECISIONS, _EDGES = Text("決定", "Decisions"), Text("引き継ぎ", "Successions")
_REMARK = Text("注記", "Remark")
_GENERAL = Text("（全体）", "(in general)")
NOTE_OPEN = Text(
    "帯は資料に年度のある期間です。端がぎざぎざの帯は、始まり又は終わりの年度が資料にありません（…）。年度を補って描いてはいません。",
    "A bar spans the years on file. Where it is ragged the first or last year is not on file (…); none was made up.",
)
NOTE_EDGE = Text(
    "矢印は、引き継いだ年度に前の事業の帯から出ます。同じ引き継ぎを複数の資料が伝えるときは、一本にして出典を並べます。",
    "An arrow leaves the earlier bar in the year of the succession. Several sources of one succession make one arrow.",
)
NOTE_RULE = Text(
    "変化は二つの年度の姿の差です。開始は後の年度まで、終了は前の年度から後の年度の前年度までのものを載せます。",
    "Changes are the difference of two landscapes: begun after the first year and up to the second, ended with the "
    "first year or later but before the second.",
)


def question_line(question: LineageQuestion, facts: LineageFacts, presentation: Presentation) -> Text:
    """Return what is asked as one line, empty when all is shown."""
    parts: list[Text] = []
    if question.focus is not None and question.focus in facts.graph.programs:
        name = facts.graph.programs[question.focus].name
        only = Text("{name} とその前後だけ", "{name} with what came before and after")
        parts.append((only if question.only else Text("注目: {name}", "Focus: {name}")).format(name=name))
    if not (question.only and question.focus):
        chosen = ((question.filter.ministries, Ministry), (question.filter.kinds, ProgramKind))
        for values, terms in (*chosen, (question.filter.fields, Field)):
            if values:
                parts.append(wording.joined([term.label for term in terms if term in values]))
    if question.as_of is not None:
        year = words.year(question.as_of, presentation)
        parts.append(Text("{fy}時点", "as of {fy}").format(fy=year))
    if question.years is not None:
        a, b = (words.year(fy, presentation) for fy in question.years)
        parts.append(BETWEEN.format(a=a, b=b))
    return Text(AND.ja.join(part.ja for part in parts), AND.en.join(part.en for part in parts))


def title_of(question: LineageQuestion, facts: LineageFacts) -> Text:
    """Return what the sheet is called when nothing is typed."""
    if question.only and question.focus is not None and question.focus in facts.graph.programs:
        return TITLE_OF.format(name=facts.graph.programs[question.focus].name)
    return TITLE


def lineage_sheet(
    facts: LineageFacts,
    question: LineageQuestion,
    presentation: Presentation,
    stamp: Stamp,
    options: SheetOptions | None = None,
) -> Document:
    """Return what the page 系譜 shows as a document, A3 lying unless asked otherwise."""
    say, wanted = sayer(presentation), options or SheetOptions()
    graph = question.graph(facts.graph)
    title = wanted.title or say(title_of(question, facts))
    sheet = _Sheet(facts, graph, presentation, say)
    blocks: list[Block] = [Title(title)]
    if wanted.lead:
        blocks.append(Lead(wanted.lead))
    told = say(question_line(question, facts, presentation))
    dated = sum(program.first is not None for program in graph.programs.values())
    blocks += [
        Line(text, small=True) for text in (told, say(COUNT.format(count=len(graph.programs), dated=dated))) if text
    ]
    if not graph.programs:
        blocks.append(Line(say(NOTHING)))
    else:
        blocks += sheet.picture(question)
    blocks += sheet.landscape(question)
    blocks += sheet.decisions()
    blocks += sheet.successions()
    notes = [NOTE_OPEN, NOTE_EDGE, *([NOTE_RULE] if question.years else [])]
    blocks += [Notes(tuple(say(note) for note in notes)), sources_block(sheet.sources(), say)]
    return Document(
        title,
        wanted.setup or USUAL,
        head_of(wanted, presentation),
        foot_of(wanted, stamp),
        tuple(blocks),
        presentation.language,
    )


class _Sheet:
    """Collects the blocks of one sheet; sources are numbered in the order of their use."""

    def __init__(
        self, facts: LineageFacts, graph: LineageGraph, presentation: Presentation, say: Callable[[Text], str]
    ) -> None:
        self._facts, self._graph, self._presentation, self._say = facts, graph, presentation, say
        self._numbers: dict[str, int] = {}
        self._places: dict[str, dict[str, None]] = {}
        self._picture = lay_out(graph, facts.happenings, facts.plans)

    def picture(self, question: LineageQuestion) -> list[Block]:
        """Return the picture; the program in focus and its line stand out."""
        strong: tuple[str, ...] = ()
        if question.focus is not None and question.focus in self._graph.programs:
            strong = (question.focus,) if question.only else self._graph.line(question.focus)
        return [words.drawing(self._picture, self._presentation, strong=strong, numbered=True)]

    def landscape(self, question: LineageQuestion) -> list[Block]:
        """Return the programs of a year, or what changed between two years; the group beside them."""
        found = landscape(self._facts, self._graph, question, self._presentation)
        if found is None:
            return []
        blocks: list[Block] = [Heading(found.title)]
        if found.note:
            blocks.append(Line(found.note))
        for section in found.sections:
            blocks.append(Heading(section.title, 2))
            marks = "".join(f"[{number}]" for number in self._cite(section.evidence))
            if section.notes:
                blocks.append(Line(self._say(_SENTENCES).join(section.notes) + marks, small=True))
            blocks += self._entries(section.entries)
        return blocks

    def _entries(self, entries: tuple[LandscapeEntry, ...]) -> list[Block]:
        """Return entries as a table; remarks have a column where there are any."""
        if not entries:
            return []
        with_remarks = any(_remarks(entry) for entry in entries)
        rows = []
        for place, entry in enumerate(entries):
            cells = (Cell((entry.text,), self._cite(entry.evidence)), Cell(_remarks(entry)))
            rows.append(Row(f"{place}:{entry.code}", cells if with_remarks else cells[:1]))
        columns = (self._column(_WHAT, 3), self._column(_REMARK, 1.4))
        return [Table(columns if with_remarks else columns[:1], tuple(rows))]

    def decisions(self) -> list[Block]:
        """Return the decisions under the numbers that they carry in the picture."""
        say, rows = self._say, list[Row]()
        drawing = words.drawing(self._picture, self._presentation, numbered=True)
        for number, mark in zip(drawing.numbers, self._picture.marks, strict=True):
            for one in mark.happenings:
                name = _GENERAL if one.program is None else self._graph.programs[one.program].name
                cells = (
                    Cell((number,), numeric=True),
                    Cell((words.year(one.fy, self._presentation),)),
                    Cell((say(name),)),
                    Cell((f"{words.SIGNS[one.kind]} {say(one.text)}",), self._cite([one.evidence])),
                    Cell((say(one.then),) if one.then else ()),
                )
                rows.append(Row(f"{number}:{len(rows)}", cells))
        if not rows:
            return []
        headings = ((_NUMBER, 0.7), (_YEAR, 1.4), (_PROGRAM, 4), (_DECISION, 6), (_THEN, 5))
        return [
            Heading(say(_DECISIONS)),
            Table(tuple(self._column(heading, weight) for heading, weight in headings), tuple(rows)),
        ]

    def successions(self) -> list[Block]:
        """Return every succession shown, with the sources that print it."""
        say, rows = self._say, list[Row]()
        for number, edge in enumerate(self._graph.edges):
            notes = dict.fromkeys(one.note for one in edge.evidence if one.note)
            target = self._graph.programs[edge.target].name if edge.target else None
            cells = (
                Cell((words.year(edge.fy, self._presentation),)),
                Cell((say(self._graph.programs[edge.source].name),)),
                Cell((say(edge.relation.label),)),
                Cell((say(target),) if target else (), self._cite(edge.evidence)),
                Cell(tuple(notes)),
            )
            rows.append(Row(str(number), cells))
        if not rows:
            return []
        headings = ((_YEAR, 1.4), (_BEFORE, 4), (_RELATION, 1), (_AFTER, 4.4), (_REMARK, 5))
        return [
            Heading(say(_EDGES)),
            Table(tuple(self._column(heading, weight) for heading, weight in headings), tuple(rows)),
        ]

    def sources(self) -> tuple[CitationView, ...]:
        """Return the sources used, by number, with the places cited in them."""
        return tuple(
            _renumbered(self._facts.sources, code, number, tuple(self._places[code]))
            for code, number in self._numbers.items()
        )

    def _column(self, heading: Text, weight: float) -> Column:
        return Column(Cell((self._say(heading),)), weight)

    def _cite(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        found: dict[int, None] = {}
        for one in evidence:
            code = one.citation.source
            found[self._numbers.setdefault(code, len(self._numbers) + 1)] = None
            self._places.setdefault(code, {}).setdefault(one.citation.locator)
        return tuple(found)


def _remarks(entry: LandscapeEntry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.note for one in entry.evidence if one.note))


def _renumbered(sources: Mapping[str, CitationView], code: str, number: int, places: tuple[str, ...]) -> CitationView:
    return replace(sources[code], number=number, locators=tuple(place for place in places if place))
