"""Answers and records as plain data (dicts, lists, text, numbers) for JSON; the form is that of docs/command-line.md.

It is stable: keys are added, never renamed or given another meaning. Numbers of the facts stay ``Decimal`` with the
digits as printed; what is empty in the facts is None, never 0.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from sqlalchemy import Connection

from navigator.db import facts
from navigator.db.corrections import corrected_cells
from navigator.db.library import Library
from navigator.domain.budgets import BudgetLine, BudgetTotal, ChosenLine
from navigator.domain.record import (
    CitationView,
    EditionView,
    FieldView,
    FilterLink,
    Link,
    RecordLink,
    RecordView,
    RelatedView,
)
from navigator.domain.results import CeilingRange, ResultSet
from navigator.domain.text import Language, Text

Plain = dict[str, Any]

BOOKKEEPING = frozenset({"id", "fact_key", "origin", "withdrawn"})
"""Columns of a fact table that the fact package does not have."""

_BATCH = 500


def answer(result: ResultSet, language: Language) -> Plain:
    """Return an answer without its records."""
    return {
        "catalogue": result.filter.catalogue.value,
        "filter": result.filter.to_json(),
        "total": result.total,
        "money": _money(result, language),
        "hints": [hint.of(language) for hint in result.hints],
    }


def facet_counts(result: ResultSet, language: Language) -> list[Plain]:
    """Return the facets of an answer with all values in their settled order."""
    return [
        {
            "key": counts.key.value,
            "label": counts.key.label.of(language),
            "values": [
                {
                    "value": value.value,
                    "label": value.label.of(language),
                    "count": value.count,
                    "included": value.included,
                    "excluded": value.excluded,
                }
                for value in counts.values
            ],
        }
        for counts in result.facets
    ]


def records(library: Library, result: ResultSet, limit: int | None = None) -> Iterator[Plain]:
    """Yield the records of an answer in its order: ``code``, ``name_ja``, then every column as in the library.

    A record that the office corrected says under ``corrections`` what the facts have in those columns.
    """
    ids = [int(row_id) for row_id in result.ids[:limit]]
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        with library.reading() as connection:
            found = facts.by_ids(connection, result.filter.catalogue.value, batch)
            originals = _originals(connection, result.filter.catalogue.value)
        for row_id in batch:
            if row_id in found:
                corrected = originals.get(found[row_id]["fact_key"])
                yield _record(found[row_id]) | ({"corrections": corrected} if corrected else {})


def _originals(connection: Connection, table: str) -> dict[str, Plain]:
    """Return what the package says of the cells that the office corrected, by natural key and column."""
    found: dict[str, Plain] = {}
    for cell in corrected_cells(connection, table):
        found.setdefault(cell.key, {})[cell.column] = cell.original
    return found


def record(library: Library, view: RecordView, language: Language) -> Plain:
    """Return everything on file about one record, each value with the numbers of its citations."""
    table = facts.table(view.ref.table)
    with library.reading() as connection:
        row = _record(facts.rows(connection, view.ref.table, table.c.fact_key == view.ref.fact_key)[0])
    return {
        "catalogue": view.catalogue.value,
        "code": view.ref.code,
        "name_ja": row["name_ja"],
        "title": view.title.of(language),
        "subtitle": view.subtitle.of(language),
        "origin": view.origin.of(language),
        "favourite": view.favourite,
        "withdrawn": _text(view.withdrawn, language),
        "record": row,
        "aliases": list(view.aliases),
        "sections": [
            {
                "title": section.title.of(language),
                "fields": [field_data(field, language) for field in section.fields],
            }
            for section in view.sections
        ],
        "editions": [_edition(edition, language) for edition in view.editions],
        "budgets": [_chosen(chosen, view, language) for chosen in view.budgets],
        "related": [_related(related, language) for related in view.related],
        "citations": [citation_data(citation) for citation in view.citations],
    }


def _record(row: Mapping[str, Any]) -> Plain:
    """Return a row of a catalogue: every code and raw value, lists as lists."""
    made: Plain = {
        "code": row.get("code") or row["fact_key"],
        "name_ja": row["name_ja"] if "name_ja" in row else row["title_ja"],
    }
    for column, value in row.items():
        if column in BOOKKEEPING or column in made:
            continue
        made["id" if column == "package_id" else column] = _value(value)
    return made


def _value(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def _money(result: ResultSet, language: Language) -> Plain | None:
    money = result.money
    if isinstance(money, CeilingRange):
        return {
            "ceiling_lowest": money.lowest,
            "ceiling_highest": money.highest,
            "known": money.known,
            "unknown": money.unknown,
        }
    if isinstance(money, BudgetTotal):
        shown = (*money.counted, *(out.line for out in money.left_out))
        whole = any(not line.figure.partial for line in shown)
        return {
            "kind": money.kind.value,
            "fy": money.fy,
            # Nothing on file is not 0.
            "without_partial": money.without_partial if whole else None,
            "with_partial": money.with_partial if shown else None,
            "left_out": [{"code": out.line.program, "reason": out.reason.of(language)} for out in money.left_out],
            "without_figure": result.without_figure,
        }
    return None


def _text(text: Text | None, language: Language) -> str | None:
    return None if text is None else text.of(language)


def field_data(field: FieldView, language: Language) -> Plain:
    """Return a labelled value with its links and the numbers of its sources."""
    return {
        "label": field.label.of(language),
        "values": [{"text": part.text.of(language), "link": _link(part.link)} for part in field.parts],
        "sources": list(field.sources),
        "remark": _text(field.remark, language),
    }


def _link(link: Link | None) -> Plain | None:
    if link is None:
        return None
    if isinstance(link, FilterLink):
        return {"catalogue": link.catalogue.value, "where": {link.key.value: link.value}}
    if isinstance(link, RecordLink):
        return {"catalogue": link.catalogue.value, "code": link.code}
    return {"url": link.url}


def _edition(edition: EditionView, language: Language) -> Plain:
    return {
        "code": edition.code,
        "name_ja": edition.name,
        "fy": edition.fy,
        "call_open": edition.opens,
        "call_close": edition.closes,
        "status": edition.status.value,
        "ceiling": _text(edition.ceiling, language),
        "subsidy_rate": edition.rate,
        "fields": [field_data(field, language) for field in edition.fields],
        "sources": list(edition.sources),
    }


def _chosen(chosen: ChosenLine, view: RecordView, language: Language) -> Plain:
    return {
        **_line(chosen.line, view),
        "rule": chosen.rule.value,
        "rule_text": chosen.rule.label.of(language),
        "others": [_line(other, view) for other in chosen.others],
    }


def _line(line: BudgetLine, view: RecordView) -> Plain:
    figure = line.figure
    return {
        "fy": line.fy,
        "kind": line.kind.value,
        "amount_myen": figure.value,
        "qualifier": _value(figure.qualifier),
        "is_partial": figure.partial,
        "partial_kind": _value(figure.partial_kind),
        "note": line.note or None,
        "sources": list(view.budget_sources.get(line.key, ())),
        "locators": [citation.locator for citation in figure.citations],
    }


def _related(related: RelatedView, language: Language) -> Plain:
    return {
        "relation": related.relation.of(language),
        "title": related.title.of(language),
        "link": _link(related.link),
        "remark": _text(related.remark, language),
        "sources": list(related.sources),
    }


def citation_data(citation: CitationView) -> Plain:
    """Return a numbered source."""
    return {
        "number": citation.number,
        "source": citation.source,
        "title": citation.title,
        "publisher": citation.publisher or None,
        "published": citation.published or None,
        "address": citation.address or None,
        "kind": citation.kind.value,
        "confidence": citation.confidence.value,
        "locators": list(citation.locators),
        "note": citation.note or None,
    }
