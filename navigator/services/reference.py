"""Finding in the reference facts: selection, goals, recommendations, surveys, findings, terms, sources."""

from sqlalchemy import Connection

from navigator.db import facts
from navigator.db.library import Library
from navigator.db.loading import read_info
from navigator.domain.document import Document
from navigator.domain.fiscal import YearStyle
from navigator.domain.query import parse_query
from navigator.domain.reference import Definition, ReferenceAnswer, ReferenceEntry, ReferenceSection, matches
from navigator.domain.results import Presentation
from navigator.services.citations import CitationBook
from navigator.services.exporting import Export
from navigator.services.library import library_state
from navigator.services.reference_entries import EntryReader, term_of
from navigator.services.reference_sheet import reference_export, reference_sheet, reference_text
from navigator.services.sheet_parts import SheetOptions


class ReferenceService:
    """Answers over the reference facts of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._read: tuple[object, tuple[tuple[ReferenceEntry, str], ...]] | None = None

    def find(self, query: str, section: ReferenceSection | None, years: YearStyle) -> ReferenceAnswer:
        """Return what a search finds; it is read like the finder's (words, "phrases", AND, OR, NOT), in any spelling.

        Sources are numbered in the order of the entries, one number a source.
        """
        question = parse_query(query)
        with self._library.reading() as connection:
            found = [entry for entry, folded in self._entries(connection, years) if matches(question.node, folded)]
            counts = dict.fromkeys(ReferenceSection, 0)
            for entry in found:
                counts[entry.section] += 1
            shown = tuple(entry for entry in found if section in (None, entry.section))
            book = CitationBook(connection)
            numbers = {entry.key: book.number(entry.citation.source, entry.citation.locator) for entry in shown}
            return ReferenceAnswer(query, section, counts, shown, numbers, book.views(), question.hint)

    def document(self, answer: ReferenceAnswer, options: SheetOptions, presentation: Presentation) -> Document:
        """Return what was found as a document with the present version of the data."""
        version = library_state(self._library).data_version.of(presentation.language)
        return reference_sheet(answer, options, presentation, version)

    def table(self, answer: ReferenceAnswer, presentation: Presentation) -> Export:
        """Return what was found as a table for Excel."""
        return reference_export(answer, presentation)

    def text(self, answer: ReferenceAnswer, presentation: Presentation) -> str:
        """Return what was found as plain text with its sources."""
        return reference_text(answer, presentation)

    def definitions(self) -> tuple[Definition, ...]:
        """Return the terms of the glossary in the order of the facts; a term may have several meanings."""
        with self._library.reading() as connection:
            rows = facts.rows(connection, "glossary")
            titles = facts.sources(connection, (row["source"] for row in rows))
            return tuple(
                Definition(term_of(row), row["definition_ja"] or "", titles[row["source"]]["title_ja"], row["locator"])
                for row in rows
            )

    def _entries(self, connection: Connection, years: YearStyle) -> tuple[tuple[ReferenceEntry, str], ...]:
        """Return all entries with their folded texts; they are read anew when the library was changed."""
        info = read_info(connection)
        state = (years, info.get("package_version"), info.get("change_number"))
        kept = self._read
        if kept is None or kept[0] != state:
            entries = EntryReader(connection, years).entries()
            kept = self._read = (state, tuple((entry, entry.folded()) for entry in entries))
        return kept[1]
