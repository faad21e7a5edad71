"""Collecting a record piece by piece: fields with citation numbers, links, related records."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from navigator.db import facts
from navigator.domain.budgets import ChosenLine
from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.dates import PartialDate
from navigator.domain.figures import Figure
from navigator.domain.fiscal import YearStyle, format_fiscal_span, format_fiscal_year
from navigator.domain.money import MISSING, format_myen
from navigator.domain.record import (
    CitationView,
    EditionView,
    FieldView,
    FilterLink,
    Link,
    Part,
    RecordLink,
    RelatedView,
    SectionView,
    UrlLink,
)
from navigator.domain.text import Text
from navigator.domain.vocabulary import AliasKind, Stage, Term
from navigator.services import wording
from navigator.services.citations import CitationBook

Row = Mapping[str, Any]


def plain(text: str | None) -> tuple[Part, ...]:
    """Return a text of the facts as a value without a link."""
    return (Part(Text(text, text)),) if text else ()


def both(text: Text | None) -> tuple[Part, ...]:
    """Return a text in two languages as a value without a link."""
    return (Part(text),) if text is not None else ()


class Recorder:
    """What is collected about one record; sources get their numbers in the order of first use."""

    def __init__(self, connection: Connection, row: Row, catalogue: Catalogue, today: date, years: YearStyle) -> None:
        self.connection = connection
        self.row = row
        self.catalogue = catalogue
        self.today = today
        self._years = years
        self.subtitle = Text("", "")
        self.sections: list[SectionView] = []
        self.editions: list[EditionView] = []
        self.budgets: tuple[ChosenLine, ...] = ()
        self.budget_sources: dict[str, tuple[int, ...]] = {}
        self.related: list[RelatedView] = []
        self.aliases: list[str] = []
        self._book = CitationBook(connection)

    @cached_property
    def program_names(self) -> dict[str, Text]:
        """Names of all programs."""
        return facts.names(self.connection, "programs")

    @cached_property
    def region_names(self) -> dict[str, Text]:
        """Names of all regions."""
        return facts.names(self.connection, "regions")

    @cached_property
    def _prefecture_names(self) -> dict[str, Text]:
        return facts.names(self.connection, "prefectures", key="name_ja")

    def prefecture(self, name: str) -> Text:
        """Return a prefecture, which the facts name in Japanese, in both languages."""
        return self._prefecture_names.get(name, Text(name, name))

    def year(self, year: int | None) -> Text:
        """Return a fiscal year in the reader's form."""
        if year is None:
            return Text(MISSING, MISSING)
        return Text(format_fiscal_year(year, self._years, "ja"), format_fiscal_year(year, self._years, "en"))

    def span(self, start: int | None, end: int | None) -> Text | None:
        """Return the years from ``start`` to ``end``; None when neither is on file."""
        if start is None and end is None:
            return None
        return Text(
            format_fiscal_span(start, end, self._years, "ja"), format_fiscal_span(start, end, self._years, "en")
        )

    def day(self, text: str) -> Text:
        """Return a partial date of the facts in the reader's form."""
        day = PartialDate.parse(text)
        return Text(day.format(self._years, "ja"), day.format(self._years, "en"))

    def cite(self, row: Row | None = None) -> tuple[int, ...]:
        """Return the numbers of the sources of a row (of the record itself when None): its own, then the others."""
        if row is None:
            # Which of its own values are corrected is said at each of them (``navigator.services.own_record``).
            return self._book.cite(self.row, corrected=False)
        return self._book.cite(row)

    def cite_figure(self, figure: Figure) -> tuple[int, ...]:
        """Return the numbers of the sources of a figure."""
        return self._book.cite_figure(figure)

    def cite_correction(self) -> tuple[int, ...]:
        """Return the number of the office's correction of the record itself, nothing when there is none."""
        return self._book.corrections(self.row)

    def citations(self) -> tuple[CitationView, ...]:
        """Return every source used, by number."""
        return self._book.views()

    def section(self, title: Text, fields: Iterable[FieldView]) -> None:
        """Add a titled group of fields; an empty one is left out."""
        kept = tuple(fields)
        if kept:
            self.sections.append(SectionView(title, kept))

    def field(self, label: Text, parts: tuple[Part, ...], remark: Text | None = None) -> FieldView:
        """Return a field of the record itself."""
        return FieldView(label, parts, self.cite() if parts else (), remark)

    def terms(self, label: Text, key: FacetKey, values: Iterable[str | None], kind: type[Term]) -> FieldView:
        """Return a field of codes, each of which filters the catalogue."""
        present = {value for value in values if value}
        parts = tuple(
            Part(term.label, FilterLink(self.catalogue, key, term.value)) for term in kind if term.value in present
        )
        return self.field(label, parts)

    def stages(self) -> FieldView:
        """Return the stages of the record as links."""
        span = wording.stage_span(self.row["stage_from"], self.row["stage_to"])
        covered = list(Stage)[span[0] : span[1] + 1] if span else []
        return self.terms(Text("段階", "Stage"), FacetKey.STAGE, covered, Stage)

    def money(self, label: Text, value: Decimal | None) -> FieldView:
        """Return an amount in million yen."""
        text = None if value is None else format_myen(value)
        shown = None if text is None else Text(f"{text} 百万円", f"{text} million yen")
        return self.field(label, both(shown))

    def address(self, label: Text, url: str | None) -> FieldView:
        """Return an address that can be copied and opened."""
        return self.field(label, (Part(Text(url, url), UrlLink(url)),) if url else ())

    def relate(
        self,
        relation: Text,
        title: Text,
        link: Link | None,
        row: Row | None,
        *,
        remark: Text | None = None,
        note: Text | None = None,
    ) -> None:
        """Add a related record or fact; ``row`` is what says so."""
        sources = () if row is None else self.cite(row)
        self.related.append(RelatedView(relation, title, link, remark, sources, note))

    def remark(self) -> None:
        """Add what the collectors of the facts noted; it stands last, since it is about the reading, not the record."""
        if self.row["note"]:
            note = replace(self.field(Text("注記", "Note"), plain(self.row["note"])), brief=False)
            self.section(Text("収集時の注記", "Collectors' note"), [note])

    def program_link(self, code: str) -> RecordLink:
        """Return the link to a program."""
        return RecordLink(Catalogue.PROGRAMS, code)

    def name_aliases(self, kind: AliasKind, code: str) -> None:
        """Add the other names and former codes of the record."""
        table = facts.table("aliases")
        found = facts.rows(self.connection, "aliases", table.c.kind == kind, table.c.code == code)
        self.aliases += [row["alias"] for row in found]
