"""A catalogue of records on paper: contents, one entry a record, index, sources."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from navigator.domain.catalogues import Catalogue
from navigator.domain.document import (
    Block,
    Document,
    Entries,
    Entry,
    Heading,
    Line,
    Notes,
    PageSetup,
    PaperSize,
    Sources,
    Title,
)
from navigator.domain.filters import Filter
from navigator.domain.record import CitationView, RecordView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services.compared import SIGNS
from navigator.services.record_brief import brief, with_numbers
from navigator.services.record_sheet import compact_blocks
from navigator.services.sheet_parts import SheetOptions, Stamp, foot_of, head_of, sayer, sources_block

BY_MINISTRY, BY_BLOCK = Text("府省別索引", "Index by ministry"), Text("ブロック別索引", "Index by block")


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A record of a printed catalogue and the ministry (or block) it stands under."""

    view: RecordView
    heading: str


def catalogue_sheet(
    question: Filter,
    entries: Sequence[CatalogueEntry],
    presentation: Presentation,
    stamp: Stamp,
    *,
    lines: Sequence[str],
    options: SheetOptions | None = None,
) -> Document:
    """Return a catalogue of records: contents, one entry a record under its ministry, an index, the sources.

    Sources are numbered through the whole catalogue.
    """
    say = sayer(presentation)
    wanted = options or SheetOptions()
    title = wanted.title or say(
        Text("{catalogue}一覧", "Catalogue: {catalogue}").format(catalogue=question.catalogue.label)
    )
    book = _WholeBook(say)
    body: list[Block] = []
    contents: list[Entry] = []
    index: list[Entry] = []
    heading = None
    for place, entry in enumerate(entries):
        if entry.heading != heading:
            heading = entry.heading
            anchor = f"part:{len(contents)}"
            body.append(Heading(heading, 1, anchor, new_page=True))
            contents.append(Entry(heading, anchor))
            index.append(Entry(heading, anchor))
        anchor = f"record:{place}"
        name = say(entry.view.title)
        body.append(Heading(name, 2, anchor))
        body += compact_blocks(book.renumbered(brief(entry.view)), presentation)
        index.append(Entry(name, anchor, 2))
    front: list[Block] = [Title(title), *(Line(text, small=True) for text in lines)]
    front.append(Entries(say(Text("目次", "Contents")), tuple(contents)))
    by_ministry = question.catalogue in (Catalogue.MEASURES, Catalogue.PROGRAMS)
    back: list[Block] = [Entries(say(BY_MINISTRY if by_ministry else BY_BLOCK), tuple(index))]
    back += [Notes((say(SIGNS),)), book.sources()]
    setup = wanted.setup or PageSetup(size=PaperSize.A4, landscape=False, grey=wanted.grey)
    return Document(
        title,
        setup,
        head_of(wanted, presentation),
        foot_of(wanted, stamp),
        (*front, *body, *back),
        presentation.language,
    )


@dataclass(slots=True)
class _WholeBook:
    """One numbering of the sources of many records."""

    say: Callable[[Text], str]
    numbers: dict[str, int] = field(default_factory=dict)
    citations: dict[str, CitationView] = field(default_factory=dict)

    def renumbered(self, view: RecordView) -> RecordView:
        """Return a record whose source numbers are those of the whole catalogue."""
        moved = {}
        for citation in view.citations:
            number = self.numbers.setdefault(citation.source, len(self.numbers) + 1)
            moved[citation.number] = number
            known = self.citations.get(citation.source)
            places = dict.fromkeys((*(known.locators if known else ()), *citation.locators))
            self.citations[citation.source] = replace(citation, number=number, locators=tuple(places))
        return with_numbers(view, moved, {})

    def sources(self) -> Sources:
        """Return every source of the catalogue by number."""
        return sources_block(self.citations.values(), self.say)
