"""What the reference page shows, on paper and as a table: the same entries in the same order, each with its source."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby

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
    Row,
    Table,
    Title,
)
from navigator.domain.money import MISSING
from navigator.domain.reference import (
    ReferenceAnswer,
    ReferenceEntry,
    ReferenceLine,
    ReferencePart,
    ReferenceSection,
    section_title,
)
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import wording
from navigator.services.compared import SIGNS
from navigator.services.exporting import Export
from navigator.services.sheet_parts import ITEM, SheetOptions, Stamp, foot_of, head_of, sayer, sources_block

TITLE = Text("資料", "Reference")
_CONTENT = Text("内容", "Content")
_PLACE = Text("出典の箇所", "Place in the source")
_SECTION = Text("区分", "Section")
_GROUP = Text("見出し", "Heading")
_SOURCE = Text("出典", "Source")
_NOTE = Text("注記", "Note")
_LABELLED = Text("{label}：{value}", "{label}: {value}")
_SEARCH = Text("検索：{query}", "Search: {query}")
_COUNT = Text("{count} 件", "Entries: {count}")


def answer_title(answer: ReferenceAnswer, presentation: Presentation) -> str:
    """Return what the answer is called: its section, or the whole page."""
    section = answer.section
    return (TITLE if section is None else section_title(section, presentation.years)).of(presentation.language)


def answer_line(answer: ReferenceAnswer, presentation: Presentation) -> str:
    """Return the search and the count as one line."""
    say = sayer(presentation)
    count = say(_COUNT).format(count=f"{len(answer.entries):,}")
    return f"{say(_SEARCH).format(query=answer.query)}　{count}" if answer.query.strip() else count


def line_text(line: ReferenceLine, say: Callable[[Text], str]) -> str:
    """Return a labelled value as one text."""
    value = wording.in_a_row((say(part.text) for part in line.parts), say(wording.COMMA))
    return say(_LABELLED).format(label=say(line.label), value=value or MISSING)


def reference_text(answer: ReferenceAnswer, presentation: Presentation) -> str:
    """Return what is shown as plain text with numbered sources, for pasting."""
    say = sayer(presentation)
    lines = [answer_title(answer, presentation), answer_line(answer, presentation), ""]
    for section, entries in _by_section(answer.entries):
        lines.append(f"■ {say(section_title(section, presentation.years))}")
        for entry in entries:
            mark = f" [{answer.numbers[entry.key]}]"
            lines.append(say(entry.title) + mark + wording.aside((entry.citation.locator,), say))
            lines += [f"  {line_text(line, say)}" for line in _lines(entry)]
        lines.append("")
    sources = sources_block([replace(found, locators=()) for found in answer.citations], say)
    lines += [f"[{number}] {text}" for number, text in sources.items]
    return "\n".join(lines).rstrip() + "\n"


def reference_sheet(
    answer: ReferenceAnswer, options: SheetOptions, presentation: Presentation, data_version: str
) -> Document:
    """Return what the page shows as a document; the sources stand once at its end, the places beside each entry."""
    say = sayer(presentation)
    title = options.title or answer_title(answer, presentation)
    blocks: list[Block] = [Title(title)]
    if options.lead:
        blocks.append(Lead(options.lead))
    blocks.append(Line(answer_line(answer, presentation), small=True))
    for section, entries in _by_section(answer.entries):
        if answer.section is None:
            blocks.append(Heading(say(section_title(section, presentation.years)), 2))
        blocks.append(_table(list(entries), answer, say))
    blocks.append(Notes((say(SIGNS),)))
    if answer.section is not ReferenceSection.SOURCES:
        # The places stand in the table, beside what was read there.
        blocks.append(sources_block([replace(found, locators=()) for found in answer.citations], say))
    setup = options.setup or PageSetup(landscape=False, grey=options.grey)
    stamp = Stamp(data_version, "")
    return Document(
        title, setup, head_of(options, presentation), foot_of(options, stamp), tuple(blocks), presentation.language
    )


def reference_export(answer: ReferenceAnswer, presentation: Presentation) -> Export:
    """Return what the page shows as a table."""
    say = sayer(presentation)
    rows = tuple(
        (
            say(section_title(entry.section, presentation.years)),
            say(entry.heading),
            say(entry.title),
            "\n".join(line_text(line, say) for line in entry.lines),
            f"[{answer.numbers[entry.key]}]",
            entry.citation.locator,
            entry.note,
        )
        for entry in answer.entries
    )
    header = tuple(say(one) for one in (_SECTION, _GROUP, ITEM, _CONTENT, _SOURCE, _PLACE, _NOTE))
    return Export(
        answer_title(answer, presentation),
        (answer_line(answer, presentation),),
        header,
        rows,
        frozen=3,
        citations=answer.citations,
    )


def _by_section(
    entries: Iterable[ReferenceEntry],
) -> Iterable[tuple[ReferenceSection, Iterable[ReferenceEntry]]]:
    return groupby(entries, lambda entry: entry.section)


def _lines(entry: ReferenceEntry) -> tuple[ReferenceLine, ...]:
    if not entry.note:
        return entry.lines
    return (*entry.lines, ReferenceLine(_NOTE, (ReferencePart(Text(entry.note, entry.note)),)))


def _table(entries: list[ReferenceEntry], answer: ReferenceAnswer, say: Callable[[Text], str]) -> Table:
    rows: list[Row] = []
    for heading, members in groupby(entries, lambda entry: entry.heading):
        if say(heading):
            rows.append(Row(f"group:{len(rows)}", (Cell((say(heading),), bold=True),), group=True))
        rows += [
            Row(
                entry.key,
                (
                    Cell((say(entry.title),), (answer.numbers[entry.key],)),
                    Cell(tuple(line_text(line, say) for line in _lines(entry))),
                    Cell((entry.citation.locator,)),
                ),
            )
            for entry in members
        ]
    columns = [
        Column(Cell((say(heading),), bold=True), weight=weight)
        for heading, weight in ((ITEM, 2.4), (_CONTENT, 3.0), (_PLACE, 1.6))
    ]
    if entries[0].section is ReferenceSection.SOURCES:
        columns.pop()
        rows = [Row(row.key, row.cells[:2], row.group) for row in rows]
    return Table(tuple(columns), tuple(rows))
