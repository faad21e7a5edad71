"""Running a parsed query: which records of a catalogue it finds.

A word is found where its folded form is part of one folded text of the record; a word that is a fiscal year is also
found under its other spellings and by the years on file. ``field:value`` looks into one field, a range into numbers.
"""

import threading
from collections.abc import Callable, Mapping
from functools import reduce

import numpy as np
from sqlalchemy import Connection

from navigator.db import facts, textindex
from navigator.db.columns import UNKNOWN_FIRST, UNKNOWN_LAST, CatalogueColumns, FacetColumn, Mask
from navigator.db.facetbuilding import yen
from navigator.db.searchfields import SEARCH_FIELDS
from navigator.domain.catalogues import NO_DATA, SPECS, Catalogue, FacetKey
from navigator.domain.dates import PartialDate
from navigator.domain.errors import UserError
from navigator.domain.fiscal import parse_year_range, year_spellings, years_in_query_term
from navigator.domain.folding import fold
from navigator.domain.money import parse_myen
from navigator.domain.query import And, FieldWord, Node, Not, Or, Phrase, Range, Word
from navigator.domain.text import Text
from navigator.domain.vocabulary import AliasKind

FacetSource = Callable[[FacetKey], FacetColumn]

_NAMED_TABLES = {
    FacetKey.MINISTRY: ("ministries", AliasKind.MINISTRY),
    FacetKey.BLOCK: ("blocks", AliasKind.BLOCK),
    FacetKey.FIELD: ("fields", None),
}
"""Code lists with short forms (文科) and variant names, and the kind of their aliases."""

_RANGE_NAMES = {
    "budget": Text("予算", "budget"),
    "ceiling": Text("上限", "ceiling"),
    "deadline": Text("締切", "deadline"),
}

_FACET_FIELDS = {
    "ministry": FacetKey.MINISTRY,
    "stage": FacetKey.STAGE,
    "field": FacetKey.FIELD,
    "eligible": FacetKey.ELIGIBLE,
    "kind": FacetKey.KIND,
    "block": FacetKey.BLOCK,
    "prefecture": FacetKey.PREFECTURE,
    "status": FacetKey.STATUS,
    "origin": FacetKey.ORIGIN,
    "tag": FacetKey.TAG,
}


class TextHits:
    """Which records hold a text, by catalogue; the latest answers are remembered. Safe to ask from several threads.

    One index serves all catalogues, and each keystroke asks for the list of one and the counts of all.
    """

    _REMEMBERED = 8

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[tuple[str, bool], tuple[textindex.Ids, ...]] = {}

    def row_ids(
        self, connection: Connection, catalogue: Catalogue, folded: str, *, names_only: bool = False
    ) -> textindex.Ids:
        """Return the row ids (ascending) of a catalogue's records with a text that contains ``folded``."""
        with self._lock:
            found = self._known.get((folded, names_only))
        if found is None:
            ids = textindex.matching(connection, folded, names_only=names_only)
            numbers = ids % textindex.STRIDE
            rows = ids // textindex.STRIDE
            found = tuple(rows[numbers == textindex.number(one)] for one in Catalogue)
            with self._lock:
                self._known[folded, names_only] = found
                while len(self._known) > self._REMEMBERED:
                    del self._known[next(iter(self._known))]
        return found[textindex.number(catalogue)]

    def forget(self) -> None:
        """Drop everything: facts were changed."""
        with self._lock:
            self._known.clear()


class QueryRunner:
    """Runs the nodes of one query against one catalogue; ``check`` is called before each and may raise to stop."""

    def __init__(
        self,
        connection: Connection,
        columns: CatalogueColumns,
        facet: FacetSource,
        hits: TextHits,
        check: Callable[[], None] = lambda: None,
    ) -> None:
        self._connection = connection
        self._columns = columns
        self._facet = facet
        self._hits = hits
        self._check = check

    def run(self, node: Node) -> Mask:  # noqa: PLR0911 - one return a kind of node
        """Return which records (n) the query finds.

        Raises:
            UserError: a range or a field value cannot be read, or the catalogue has no such field.
        """
        self._check()
        match node:
            case And(parts):
                return reduce(np.logical_and, (self.run(part) for part in parts))
            case Or(parts):
                return reduce(np.logical_or, (self.run(part) for part in parts))
            case Not(part):
                return ~self.run(part)
            case Word(text, _):
                return self._word(text)
            case Phrase(text):
                return self._containing(text)
            case FieldWord(field, text):
                return self._field(field, text)
            case Range():
                return self._range(node)

    def _word(self, text: str) -> Mask:
        found = self._containing(text)
        year = years_in_query_term(text)
        if year is not None:
            for spelling in _shortest(year_spellings(year)):
                found = found | self._containing(spelling)
            if FacetKey.FY in SPECS[self._columns.catalogue].facets:
                found = found | self._facet(FacetKey.FY).holding([str(year)])
        return found

    def _containing(self, text: str) -> Mask:
        folded = fold(text)
        if not folded:
            return np.ones(self._columns.size, dtype=np.bool_)
        return self._mask(self._hits.row_ids(self._connection, self._columns.catalogue, folded))

    def name_hits(self, node: Node) -> Mask:
        """Return which records (n) have every plain word of the query, or its synonym, in their name or other names."""
        hits = np.ones(self._columns.size, dtype=np.bool_)
        for word in positive_words(node):
            if not word.same_as:
                same = [other.text for other in positive_words(node) if other.same_as == word.text]
                hits &= self._in_names([word.text, *same])
        return hits

    def _in_names(self, words: list[str]) -> Mask:
        folded = [fold(word) for word in words]
        if "" in folded:
            return np.ones(self._columns.size, dtype=np.bool_)
        catalogue = self._columns.catalogue
        found = (self._hits.row_ids(self._connection, catalogue, text, names_only=True) for text in folded)
        return reduce(np.logical_or, (self._mask(ids) for ids in found))

    def _field(self, field: str, text: str) -> Mask:
        if field in SEARCH_FIELDS:
            folded = fold(text)
            if not folded:
                return np.ones(self._columns.size, dtype=np.bool_)
            return self._mask(textindex.matching_in_field(self._connection, self._columns.catalogue, field, folded))
        key = _FACET_FIELDS[field]
        self._must_offer(key)
        facet = self._facet(key)
        named = _NAMED_TABLES.get(key)
        printed = facts.printed_names(self._connection, *named) if named else {}
        return facet.holding(_values(facet, text, printed))

    def _range(self, node: Range) -> Mask:
        if node.field == "fy":
            self._must_offer(FacetKey.FY)
            first, last = _years(node)
            facet = self._facet(FacetKey.FY)
            years = [value for value in facet.values if value != NO_DATA]
            return facet.holding([year for year in years if first <= int(year) <= last])
        numbers = self._columns.numbers.get(node.field)
        if numbers is None:
            raise _no_field(_RANGE_NAMES[node.field], self._columns.catalogue)
        read = _day if node.field == "deadline" else _amount
        low = UNKNOWN_FIRST if node.low is None else read(node.low, first=not node.low_open) + node.low_open
        high = UNKNOWN_LAST if node.high is None else read(node.high, first=node.high_open) - node.high_open
        return numbers.touching(low, high, self._columns.size)

    def _mask(self, row_ids: textindex.Ids) -> Mask:
        found = np.zeros(self._columns.size, dtype=np.bool_)
        found[self._columns.at(row_ids)] = True
        return found

    def _must_offer(self, key: FacetKey) -> None:
        if key not in SPECS[self._columns.catalogue].facets:
            raise _no_field(key.label, self._columns.catalogue)


def positive_words(node: Node) -> tuple[Word, ...]:
    """Return the words and phrases of a query that a hit must or may contain, without those under NOT."""
    match node:
        case And(parts) | Or(parts):
            return tuple(word for part in parts for word in positive_words(part))
        case Word():
            return (node,)
        case Phrase(text):
            return (Word(text),)
        case FieldWord(field, text) if field in SEARCH_FIELDS:
            return (Word(text),)
    return ()


def _shortest(spellings: tuple[str, ...]) -> list[str]:
    """Return the spellings that hold no other one: finding those finds all."""
    folded = sorted({fold(spelling) for spelling in spellings}, key=len)
    kept: list[str] = []
    for spelling in folded:
        if not any(shorter in spelling for shorter in kept):
            kept.append(spelling)
    return kept


def _values(facet: FacetColumn, text: str, printed: Mapping[str, set[str]]) -> list[str]:
    """Return the facet values whose code or printed name is, or whose name holds, the text."""
    folded = fold(text)
    return [
        value
        for value, label in zip(facet.values, facet.labels, strict=True)
        if folded in map(fold, (value, *printed.get(value, ())))
        or any(folded in fold(name) for name in (label.ja, label.en))
    ]


def _years(node: Range) -> tuple[int, int]:
    joined = f"{node.low or ''}..{node.high or ''}"
    first, last = parse_year_range(node.low if node.low is not None and node.low == node.high else joined)
    return (
        UNKNOWN_FIRST if first is None else first + node.low_open,
        UNKNOWN_LAST if last is None else last - node.high_open,
    )


def _amount(text: str, *, first: bool) -> int:  # noqa: ARG001 - an amount has no first and last day
    return yen(parse_myen(text))


def _day(text: str, *, first: bool) -> int:
    day = PartialDate.read(text)
    return (day.first if first else day.last).toordinal()


def _no_field(name: Text, catalogue: Catalogue) -> UserError:
    return UserError(
        Text("「{catalogue}」には「{name}」の欄がありません。", "“{catalogue}” has no field “{name}”.").format(
            catalogue=catalogue.label, name=name
        ),
        Text("語として検索しました。", "It was searched as plain words."),
    )
