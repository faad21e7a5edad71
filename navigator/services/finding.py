"""Finding: a filter value in, the records, facet counts and money out.

The screen, the command line and paper all ask here, so the same filter gives the same answer everywhere.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

import numpy as np

from navigator.db import facts, office
from navigator.db.columns import MAY_APPLY, CatalogueColumns, FacetColumn, Mask, Positions
from navigator.db.facetbuilding import YEN
from navigator.db.library import Library
from navigator.db.search import QueryRunner
from navigator.db.store import ColumnStore
from navigator.domain.budgets import BudgetLine, BudgetTotal, ProgramTree, choose, total
from navigator.domain.catalogues import SPECS, Catalogue, FacetKey
from navigator.domain.errors import UserError
from navigator.domain.filters import Condition, Filter
from navigator.domain.fiscal import YearStyle
from navigator.domain.query import Node
from navigator.domain.record import RecordRef, RecordView
from navigator.domain.results import (
    CeilingRange,
    FacetCounts,
    FacetValue,
    Lift,
    Presentation,
    ResultSet,
    RowView,
)
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind
from navigator.services import listing, records, wording
from navigator.services.gate import Gate
from navigator.services.rowmemory import RowMemory
from navigator.services.textanswers import TextAnswers

NAME_FIRST_LIMIT = 20_000
"""Above this many hits a list keeps its settled order instead of putting hits in a name first."""


@dataclass(frozen=True, slots=True)
class _Money:
    """Amounts of all programs, read once."""

    lines: tuple[BudgetLine, ...]
    tree: ProgramTree


class FindingService:
    """Answers filters over one library; safe to call from several threads.

    ``today`` decides the call status of measures and nothing else. ``store`` are columns shared with others.
    """

    def __init__(self, library: Library, today: date, store: ColumnStore | None = None) -> None:
        self.today = today
        self._library = library
        self._store = store or ColumnStore(library)
        self._memory = RowMemory()
        self._text = TextAnswers(library, self._store, today)
        self._money = lru_cache(maxsize=1)(self._read_money)
        self._gate = Gate()

    def forget(self) -> None:
        """Drop everything kept of the facts: they were changed. Questions under way are answered first."""
        with self._gate.closed():
            self._store.forget()
            self._memory.forget()
            self._text.forget()
            self._money.cache_clear()

    def forget_marks(self) -> None:
        """Read the office's own status and tags of records again at the next question: they were edited."""
        with self._gate.closed():
            self._store.forget_marks()
            self._text.forget()  # a text may ask for tags

    def forget_synonyms(self) -> None:
        """Read the synonyms again at the next question: the office edited them."""
        with self._gate.closed():
            self._text.forget()

    def find(self, question: Filter) -> ResultSet:
        """Return the answer to a filter.

        Raises:
            UserError: the library cannot be read, or the filter names a facet that the catalogue has not.
        """
        with self._gate.passing():
            columns = self._store.columns(question.catalogue)
            base, node, hints = self._base_mask(question, columns)
            chosen = {
                choice.key: self._facet(question.catalogue, choice.key).chosen(choice) for choice in question.choices
            }
            mask = _all([base, *chosen.values()], columns.size)
            hints += self._kept_hints(question, columns, mask)
            positions = np.flatnonzero(mask)
            ordered = self._ordered(question, columns, mask, positions, node)
            money, without_figure = self._money_of(question, columns, positions)
            return ResultSet(
                filter=question,
                ids=columns.row_ids[ordered],
                total=len(positions),
                facets=self._facet_counts(question, columns, base, chosen, positions),
                money=money,
                without_figure=without_figure,
                hints=tuple(hints),
                synonyms=bool(question.text.strip()) and self._text.answer(question).synonyms,
            )

    def count(self, question: Filter) -> int:
        """Return how many records a filter finds."""
        with self._gate.passing():
            columns = self._store.columns(question.catalogue)
            base, _, _ = self._base_mask(question, columns)
            masks = [self._facet(question.catalogue, choice.key).chosen(choice) for choice in question.choices]
            return int(np.count_nonzero(_all([base, *masks], columns.size)))

    def rows(self, result: ResultSet, first: int, count: int, presentation: Presentation) -> list[RowView]:
        """Return the rows ``first`` to ``first + count`` of an answer as they are shown."""
        ids = [int(row_id) for row_id in result.ids[first : first + count]]
        with self._gate.passing():
            node = self._node(result.filter)
            # Before a connection is taken: each thread holds one at a time, so that the pool never runs dry.
            year = self.money_year(result.filter)
            with self._library.reading() as connection:
                context = listing.Context(connection, result.filter, presentation, self.today, year, node, self._memory)
                return listing.rows(context, ids)

    def refs(self, result: ResultSet, spans: Sequence[tuple[int, int]]) -> tuple[RecordRef, ...]:
        """Return the records at ``spans`` (first, count) of an answer, in its order, without those that are gone."""
        ids = [int(row_id) for first, count in spans for row_id in result.ids[first : first + count]]
        name = result.filter.catalogue.value
        with self._library.reading() as connection:
            return facts.refs(connection, name, ids)

    def record(self, catalogue: Catalogue, code: str, years: YearStyle = YearStyle.ERA) -> RecordView:
        """Return everything on file about a record, years in the form ``years``.

        Raises:
            UserError: no record of the catalogue has this code.
        """
        with self._library.reading() as connection:
            return records.record(connection, catalogue, code, self.today, years)

    def lifts(self, question: Filter) -> tuple[Lift, ...]:
        """Return, for each condition, how many records there would be without it; the most helpful first."""
        lifts = (
            Lift(one, self.condition_label(question, one), self.count(question.without(one)))
            for one in question.conditions
        )
        return tuple(sorted(lifts, key=lambda lift: -lift.count))

    def describe(self, question: Filter) -> Text:
        """Return the filter as one line of text."""
        return wording.filter_line(question)

    def condition_label(self, question: Filter, condition: Condition) -> Text:
        """Return the text of a chip."""
        return wording.condition_text(question, condition)

    def catalogue_totals(self, question: Filter) -> dict[Catalogue, int]:
        """Return, for each catalogue, how many records meet the filter's text, year and star alone."""
        return {
            catalogue: self.count(
                Filter(catalogue, question.text, as_of=question.as_of, favourites=question.favourites)
            )
            for catalogue in Catalogue
        }

    def fiscal_years(self) -> tuple[int, int]:
        """Return the first and last fiscal year that any record on file names."""
        years = [
            int(value)
            for catalogue in Catalogue
            if FacetKey.FY in SPECS[catalogue].facets
            for value in self._facet(catalogue, FacetKey.FY).values[:-1]
        ]
        return min(years), max(years)

    def budget_kinds(self) -> dict[BudgetKind, tuple[int, ...]]:
        """Return the years on file for each kind of amount, newest first."""
        lines = self._money().lines
        return {
            kind: tuple(sorted({line.fy for line in lines if line.kind is kind}, reverse=True))
            for kind in BudgetKind
            if any(line.kind is kind for line in lines)
        }

    def money_year(self, question: Filter) -> int:
        """Return the year that the money line speaks about.

        The year chosen for it, else the «as of» year, else the one in which most programs have an amount of the kind
        on file (the latest of equals).
        """
        if question.money_fy is not None:
            return question.money_fy
        if question.as_of is not None:
            return question.as_of
        named = {(line.fy, line.program) for line in self._money().lines if line.kind is question.money_kind}
        programs = Counter(year for year, _ in named)
        return max(programs, key=lambda year: (programs[year], year)) if programs else self.fiscal_years()[1]

    def program_names(self) -> dict[str, Text]:
        """Return the names of all programs by code."""
        with self._library.reading() as connection:
            return facts.names(connection, "programs")

    def _facet(self, catalogue: Catalogue, key: FacetKey) -> FacetColumn:
        if key not in SPECS[catalogue].facets:
            raise UserError(
                Text(
                    "「{catalogue}」は「{facet}」では絞り込めません。", "“{catalogue}” cannot be filtered by “{facet}”."
                ).format(catalogue=catalogue.label, facet=key.label),
                Text("使える項目: {keys}", "Facets: {keys}").format(
                    keys=wording.joined([offered.label for offered in SPECS[catalogue].facets])
                ),
            )
        return self._store.facet(catalogue, key, self.today)

    def _base_mask(self, question: Filter, columns: CatalogueColumns) -> tuple[Mask | None, Node | None, list[Text]]:
        """Return which records meet text, year and star; None when nothing is asked of them."""
        masks: list[Mask] = []
        hints: list[Text] = []
        node = None
        if question.text.strip():
            answer = self._text.answer(question)
            masks.append(answer.mask)
            node = answer.node
            hints += answer.hints
        if question.as_of is not None and columns.as_of is not None:
            masks.append(columns.as_of.touching(question.as_of, question.as_of, columns.size))
        if question.favourites:
            with self._library.reading() as connection:
                keys = office.favourite_keys(connection, question.catalogue.value)
                ids = facts.ids_of_keys(connection, question.catalogue.value, keys)
            starred = np.zeros(columns.size, dtype=np.bool_)
            starred[columns.at(np.array(ids, dtype=np.int64))] = True
            masks.append(starred)
        return (_all(masks, columns.size) if masks else None), node, hints

    def _node(self, question: Filter) -> Node | None:
        if not question.text.strip():
            return None
        return self._text.answer(question).node

    def _facet_counts(
        self,
        question: Filter,
        columns: CatalogueColumns,
        base: Mask | None,
        chosen: dict[FacetKey, Mask],
        positions: Positions,
    ) -> tuple[FacetCounts, ...]:
        made = []
        for key in SPECS[question.catalogue].facets:
            facet = self._facet(question.catalogue, key)
            where: Positions | None = positions
            if key in chosen:
                others = [mask for other, mask in chosen.items() if other is not key]
                where = np.flatnonzero(_all([base, *others], columns.size))
            counts = facet.counts(None if where is not None and len(where) == columns.size else where)
            choice = question.choice(key)
            made.append(
                FacetCounts(
                    key,
                    tuple(
                        FacetValue(value, label, int(count), value in choice.include, value in choice.exclude)
                        for value, label, count in zip(facet.values, facet.labels, counts, strict=True)
                    ),
                )
            )
        return tuple(made)

    def _ordered(
        self, question: Filter, columns: CatalogueColumns, mask: Mask, positions: Positions, node: Node | None
    ) -> Positions:
        offered = [order.key for order in SPECS[question.catalogue].orders]
        key = question.order or offered[0]
        if key not in offered:
            raise _unknown_order(question)
        order = self._budget_order(question, columns) if key == "budget" else columns.orders[key]
        ordered = order if len(positions) == columns.size else order[mask[order]]
        if node is None or question.order or len(positions) > NAME_FIRST_LIMIT:
            return ordered
        with self._library.reading() as connection:
            runner = QueryRunner(
                connection, columns, lambda facet: self._facet(question.catalogue, facet), self._store.hits
            )
            in_name = runner.name_hits(node)[ordered]
        return np.concatenate([ordered[in_name], ordered[~in_name]])

    def _budget_order(self, question: Filter, columns: CatalogueColumns) -> Positions:
        amounts = {
            choice.line.program: choice.line.figure.value
            for choice in choose(
                line
                for line in self._money().lines
                if line.kind is question.money_kind and line.fy == self.money_year(question)
            )
        }
        by_name = columns.orders["name"]
        return np.array(sorted(by_name, key=lambda at: -amounts.get(columns.codes[at], Decimal(-1))), dtype=np.int64)

    def _money_of(
        self, question: Filter, columns: CatalogueColumns, positions: Positions
    ) -> tuple[BudgetTotal | CeilingRange | None, int]:
        if question.catalogue is Catalogue.PROGRAMS:
            programs = {columns.codes[at] for at in positions}
            money = self._money()
            year = self.money_year(question)
            lines = [line for line in money.lines if line.program in programs]
            summed = total(lines, year, question.money_kind, money.tree)
            named = {line.program for line in lines if line.fy == year and line.kind is question.money_kind}
            return summed, len(programs - named)
        if question.catalogue is Catalogue.MEASURES:
            return _ceiling_range(columns, positions), 0
        return None, 0

    def _read_money(self) -> _Money:
        with self._library.reading() as connection:
            return _Money(facts.budget_lines(connection), facts.program_tree(connection))

    def _kept_hints(self, question: Filter, columns: CatalogueColumns, mask: Mask) -> list[Text]:
        """Say which records are shown although the facts do not say that they meet a condition."""
        hints = []
        for choice in question.choices:
            if choice.include and choice.key in MAY_APPLY:
                kept = int(np.count_nonzero(mask & self._facet(question.catalogue, choice.key).unsaid()))
                if kept:
                    hints.append(_UNSAID.format(facet=choice.key.label, count=kept))
        if question.as_of is not None:
            if columns.open_ended is not None:
                kept = int(np.count_nonzero(mask & columns.open_ended))
                if kept:
                    hints.append(_OPEN_ENDED.format(count=kept))
            if columns.as_of is None:
                hints.append(_NO_YEARS)
        return hints


_UNSAID = Text(
    "{facet}の記載がない {count} 件も含みます（対象になり得るため）。",
    "Records that may apply are included: {count} with no {facet} stated.",
)
_OPEN_ENDED = Text(
    "開始または終了の年度が資料にない {count} 件も含みます。",
    "Records without a first or last year on file are included: {count}.",
)
_NO_YEARS = Text(
    "この一覧には年度がないため、時点では絞り込みません。", "These records have no years: «as of» does not apply."
)


def _all(masks: Sequence[Mask | None], size: int) -> Mask:
    kept = [mask for mask in masks if mask is not None]
    if not kept:
        return np.ones(size, dtype=np.bool_)
    result = kept[0]
    for mask in kept[1:]:
        result = result & mask
    return result


def _ceiling_range(columns: CatalogueColumns, positions: Positions) -> CeilingRange:
    spans = columns.numbers["ceiling"]
    wanted = np.zeros(columns.size, dtype=np.bool_)
    wanted[positions] = True
    amounts = spans.first[wanted[spans.positions]]
    if not len(amounts):
        return CeilingRange(None, None, 0, len(positions))
    low, high = Decimal(int(amounts.min())) / YEN, Decimal(int(amounts.max())) / YEN
    return CeilingRange(low, high, len(amounts), len(positions) - len(amounts))


def _unknown_order(question: Filter) -> UserError:
    offered = SPECS[question.catalogue].orders
    return UserError(
        Text("並び順「{order}」はありません。", "There is no order “{order}”.").format(order=question.order),
        Text("使える並び順: {keys}", "Orders: {keys}").format(keys=", ".join(order.key for order in offered)),
    )
