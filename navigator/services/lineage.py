"""The lineage of the programs of one library: the graph with its citations, decisions, Basic Plans and budgets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import combinations

from sqlalchemy import Connection, RowMapping

from navigator.db import facts
from navigator.db.library import Library
from navigator.domain.budgets import ChosenLine, choose
from navigator.domain.chart import Band, MarkKind
from navigator.domain.figures import Citation
from navigator.domain.group import GroupYear
from navigator.domain.lineage import (
    Evidence,
    LineageGraph,
    LineageProgram,
    Succession,
    SuccessionRow,
    merged_rows,
)
from navigator.domain.lineage_facts import LineageFacts
from navigator.domain.lineage_picture import Happening
from navigator.domain.text import Text
from navigator.domain.vocabulary import AliasKind, BudgetKind, Field, Ministry
from navigator.services.citations import CitationBook
from navigator.services.group import GroupService

GRANTED = frozenset({BudgetKind.INITIAL, BudgetKind.SUPPLEMENTARY, BudgetKind.RECONSTRUCTION, BudgetKind.SETTLEMENT})
"""Money of these kinds shows that a program was there; a request or a plan does not."""
SCREENING = "仕分け"
"""A decision whose text holds this word belongs to the budget screening (事業仕分け) of 2009."""


class LineageService:
    """Reads the lineage of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def read(self) -> LineageFacts:
        """Return the lineage as the library holds it now."""
        group = GroupService(self._library)
        years = {one.fy: one for one in group.years()}
        changes = {(a, b): group.change(a, b) for a, b in combinations(sorted(years), 2)}
        with self._library.reading() as connection:
            book = CitationBook(connection)
            edges = _edges(connection, book)
            budgets = _budgets(connection)
            graph = LineageGraph.of(_programs(connection, book, edges, budgets), edges)
            happenings = tuple(_happenings(connection, book))
            plans = tuple(_plans(connection, book))
            _cite_group(years.values(), book)
            _cite_budgets(budgets, book)
            return LineageFacts(
                graph,
                happenings,
                plans,
                budgets,
                _other_names(connection),
                {view.source: view for view in book.views()},
                years,
                changes,
            )


def _evidence(row: RowMapping, book: CitationBook) -> Evidence:
    book.number(row["source"], row["locator"])
    return Evidence(Citation(row["source"], row["locator"]), row.get("note") or "")


def _edges(connection: Connection, book: CitationBook) -> tuple[Succession, ...]:
    return merged_rows(
        SuccessionRow(row["from_code"], row["to_code"] or None, row["fy"], row["relation"], _evidence(row, book))
        for row in facts.rows(connection, "program_successions")
    )


def _budgets(connection: Connection) -> dict[str, tuple[ChosenLine, ...]]:
    found: dict[str, list[ChosenLine]] = defaultdict(list)
    for chosen in choose(facts.budget_lines(connection)):
        found[chosen.line.program].append(chosen)
    return {code: tuple(lines) for code, lines in found.items()}


def _programs(
    connection: Connection,
    book: CitationBook,
    edges: tuple[Succession, ...],
    budgets: Mapping[str, tuple[ChosenLine, ...]],
) -> Iterable[LineageProgram]:
    seen = _seen(connection, edges, budgets)
    for row in facts.rows(connection, "programs"):
        yield LineageProgram(
            row["code"],
            Text(row["name_ja"], row["name_en"] or row["name_ja"]),
            row["kind"],
            Ministry(row["ministry_code"]) if row["ministry_code"] else None,
            tuple(field for field in Field if field.value in row["fields"]),
            row["start_fy"],
            row["end_fy"],
            row["parent_code"],
            tuple(sorted(seen[row["code"]])),
            tuple(_printed(row, book)),
        )


def _printed(row: RowMapping, book: CitationBook) -> Iterable[Evidence]:
    """Yield where a program and its years are printed; the collectors' note on the whole row belongs to its record."""
    for source, locator in ((row["source"], row["locator"]), *((other, "") for other in row["other_sources"])):
        book.number(source, locator)
        yield Evidence(Citation(source, locator))


def _seen(
    connection: Connection, edges: tuple[Succession, ...], budgets: Mapping[str, tuple[ChosenLine, ...]]
) -> dict[str, set[int]]:
    """Return the years in which facts other than its own row show a program at work."""
    seen: dict[str, set[int]] = defaultdict(set)
    for edge in edges:
        if edge.fy is not None:
            seen[edge.source].add(edge.fy - 1 if edge.target is not None else edge.fy)
            if edge.target is not None:
                seen[edge.target].add(edge.fy)
    for code, lines in budgets.items():
        seen[code] |= {chosen.line.fy for chosen in lines if chosen.line.kind in GRANTED}
    for row in facts.rows(connection, "group_memberships"):
        seen[row["program_code"]].add(row["fy"])
    for row in facts.rows(connection, "participations"):
        seen[row["program_code"]] |= {fy for fy in (row["start_fy"], row["end_fy"]) if fy is not None}
    return seen


def _happenings(connection: Connection, book: CitationBook) -> Iterable[Happening]:
    for row in facts.rows(connection, "decisions", order=("fy_from", "date", "id")):
        said, then = row["decision_ja"] or "", row["consequence_ja"] or ""
        if row["fy_from"] is None:
            continue
        kind = MarkKind.SCREENING if SCREENING in said else MarkKind.DECISION
        yield Happening(
            row["program_code"],
            row["fy_from"],
            _place(row["fy_from"], row["date"] or ""),
            kind,
            Text(said, said),
            Text(then, then) if then else None,
            _evidence(row, book),
        )


def _place(fy: int, day: str) -> Decimal:
    """Return where a day (YYYY-MM[-DD]) lies in its fiscal year: the middle of its month, else of the year."""
    month = day[5:7]
    if not month.isdigit():
        return Decimal(fy) + Decimal("0.5")
    return Decimal(fy) + (Decimal((int(month) - 4) % 12) + Decimal("0.5")) / 12


def _plans(connection: Connection, book: CitationBook) -> Iterable[Band]:
    for row in facts.rows(connection, "basic_plans", order=("no",)):
        if row["fy_from"] is not None and row["fy_to"] is not None:
            label = Text(row["name_ja"], row["name_en"] or row["name_ja"])
            yield Band(row["fy_from"], row["fy_to"], label, (_evidence(row, book).citation,))


def _cite_group(years: Iterable[GroupYear], book: CitationBook) -> None:
    for year in years:
        printed = () if year.printed is None else year.printed.amount.citations
        for citation in (*printed, *(member.citation for member in year.members)):
            book.number(citation.source, citation.locator)


def _cite_budgets(budgets: Mapping[str, tuple[ChosenLine, ...]], book: CitationBook) -> None:
    for lines in budgets.values():
        for chosen in lines:
            for citation in chosen.line.figure.citations:
                book.number(citation.source, citation.locator)


def _other_names(connection: Connection) -> dict[str, tuple[str, ...]]:
    aliases = facts.table("aliases")
    found: dict[str, list[str]] = defaultdict(list)
    for row in facts.rows(connection, "aliases", aliases.c.kind == AliasKind.PROGRAM):
        found[row["code"]].append(row["alias"])
    return {code: tuple(names) for code, names in found.items()}
