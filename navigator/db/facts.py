"""Reading facts as values of the domain: sources, amounts, the tree of programs, rows of any table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, and_, select, true

from navigator.db.corrections import CorrectedCell, corrected_cells, told
from navigator.db.schema import Base
from navigator.domain.budgets import BudgetLine, ProgramTree
from navigator.domain.figures import MILLION_YEN, OWN_CORRECTION, Citation, Figure
from navigator.domain.outcomes import OutcomeLine
from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.domain.vocabulary import AliasKind, Confidence, SubjectType

_MOST_NAMED = 1000
"""Rows that one statement names; SQLite takes 32,766 values in all."""


def table(name: str) -> Table:
    """Return a table of the library by its name."""
    return Base.metadata.tables[name]


def rows(
    connection: Connection, name: str, *where: ColumnElement[bool], order: Sequence[str] = ("id",)
) -> Sequence[RowMapping]:
    """Return whole rows of a table in the order of the columns named."""
    source = table(name)
    query = select(source).where(and_(true(), *where)).order_by(*(source.c[column] for column in order))
    return connection.execute(query).mappings().all()


def by_ids(connection: Connection, name: str, ids: Sequence[int]) -> dict[int, RowMapping]:
    """Return whole rows by their numbers."""
    source = table(name)
    return {row["id"]: row for row in connection.execute(select(source).where(source.c.id.in_(ids))).mappings()}


def names(connection: Connection, name: str, column: str = "name_ja", key: str = "code") -> dict[str, Text]:
    """Return names by code; where there is no English name the Japanese one stands for both."""
    source = table(name)
    english = source.c.get("name_en")
    query = select(source.c[key], source.c[column], source.c[column] if english is None else english)
    return {code: Text(ja, en or ja) for code, ja, en in connection.execute(query)}


def sources(connection: Connection, codes: Iterable[str]) -> dict[str, RowMapping]:
    """Return the sources with the codes."""
    source = table("sources")
    query = select(source).where(source.c.code.in_(sorted(set(codes))))
    return {row["code"]: row for row in connection.execute(query).mappings()}


def own_corrections(connection: Connection, name: str) -> dict[str, Citation]:
    """Return what cites the office's correction of a row, by the natural keys of the corrected rows of a table."""
    found: dict[str, list[CorrectedCell]] = defaultdict(list)
    for cell in corrected_cells(connection, name):
        found[cell.key].append(cell)
    return {key: Citation(OWN_CORRECTION, told(cells)) for key, cells in found.items()}


def figure_of_budget(row: Mapping[str, Any], correction: Citation | None = None) -> Figure:
    """Return the figure of a budget row, million yen; a corrected one cites the correction as well."""
    return Figure(
        value=row["amount_myen"],
        unit=MILLION_YEN,
        citations=_cited(row, correction),
        kind=row["kind"],
        qualifier=row["qualifier"],
        partial=row["is_partial"],
        partial_kind=row["partial_kind"],
    )


def _cited(row: Mapping[str, Any], correction: Citation | None) -> tuple[Citation, ...]:
    own = Citation(row["source"], row["locator"])
    return (own,) if correction is None else (own, correction)


def budget_lines(connection: Connection, programs: Iterable[str] | None = None) -> tuple[BudgetLine, ...]:
    """Return the amounts on file, of all programs or of the ones named, in the order of the file."""
    budgets, memberships, source = table("budgets"), table("group_memberships"), table("sources")
    whole = budgets.alias("whole")
    query = (
        select(budgets, whole.c.fact_key.label("whole_key"), source.c.confidence, source.c.published, memberships.c.id)
        .join(source, source.c.code == budgets.c.source)
        .outerjoin(whole, whole.c.id == budgets.c.part_of)
        .outerjoin(memberships, memberships.c.budget_id == budgets.c.id)
        .order_by(budgets.c.id)
    )
    if programs is not None:
        query = query.where(budgets.c.program_code.in_(sorted(set(programs))))
    corrections = own_corrections(connection, "budgets")
    return tuple(
        BudgetLine(
            key=row["fact_key"],
            program=row["program_code"],
            fy=row["fy"],
            figure=figure_of_budget(row, corrections.get(row["fact_key"])),
            confidence=Confidence(row["confidence"]),
            published=row["published"] or "",
            part_of=row["whole_key"],
            covers=row["covers"],
            group_line=row[memberships.c.id] is not None,
            note=row["note"] or "",
        )
        for row in connection.execute(query).mappings()
    )


def program_tree(connection: Connection) -> ProgramTree:
    """Return which program's money may lie inside which other's."""
    programs = table("programs").c
    found = connection.execute(
        select(programs.code, programs.parent_code, programs.umbrella_of, programs.name_ja, programs.name_en)
    ).all()
    return ProgramTree(
        {row.code: row.parent_code for row in found},
        {row.code: row.umbrella_of for row in found},
        {row.code: Text(row.name_ja, row.name_en or row.name_ja) for row in found},
    )


def ids_of_keys(connection: Connection, name: str, keys: Iterable[str]) -> list[int]:
    """Return the row numbers of natural keys; a key without a row is left out."""
    source = table(name)
    return list(connection.execute(select(source.c.id).where(source.c.fact_key.in_(sorted(keys)))).scalars())


def refs(connection: Connection, name: str, ids: Sequence[int]) -> tuple[RecordRef, ...]:
    """Return what names the rows with the numbers, in the order of these; a row that is gone is left out."""
    source = table(name)
    columns = (source.c.id, source.c.fact_key, source.c.get("code", source.c.fact_key).label("shown"))
    found: dict[int, RecordRef] = {}
    for first in range(0, len(ids), _MOST_NAMED):
        query = select(*columns).where(source.c.id.in_(ids[first : first + _MOST_NAMED]))
        found.update({row.id: RecordRef(name, row.fact_key, row.shown) for row in connection.execute(query)})
    return tuple(found[row_id] for row_id in ids if row_id in found)


def outcome_lines(
    connection: Connection, subject_type: SubjectType, subjects: Iterable[str]
) -> tuple[OutcomeLine, ...]:
    """Return the outcome figures on file about subjects of one type, in the order of the file."""
    outcomes, metrics, source = table("outcomes"), table("metrics"), table("sources")
    query = (
        select(outcomes, metrics.c.unit_ja, metrics.c.unit_en, source.c.confidence, source.c.published)
        .join(metrics, metrics.c.code == outcomes.c.metric_code)
        .join(source, source.c.code == outcomes.c.source)
        .where(outcomes.c.subject_type == subject_type, outcomes.c.subject_code.in_(sorted(set(subjects))))
        .order_by(outcomes.c.id)
    )
    corrections = own_corrections(connection, "outcomes")
    return tuple(
        OutcomeLine(
            key=row["fact_key"],
            subject_type=row["subject_type"],
            subject=row["subject_code"],
            metric=row["metric_code"],
            fy_from=row["fy_from"],
            fy_to=row["fy_to"],
            figure=Figure(
                value=row["value"],
                unit=Text(row["unit_ja"], row["unit_en"] or row["unit_ja"]),
                citations=_cited(row, corrections.get(row["fact_key"])),
                accumulation=row["accumulation"],
                qualifier=row["qualifier"],
                as_of=row["as_of"],
                planned=row["is_planned"],
            ),
            confidence=Confidence(row["confidence"]),
            published=row["published"] or "",
            note=row["note"] or "",
        )
        for row in connection.execute(query).mappings()
    )


def printed_names(connection: Connection, name: str, kind: AliasKind | None) -> dict[str, set[str]]:
    """Return every name by code of a code list: Japanese, English, short form, and variants on file of ``kind``."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(connection, name):
        found[row["code"]] |= {row[column] for column in ("name_ja", "name_en", "short_ja") if row.get(column)}
    if kind is not None:
        aliases = table("aliases")
        for row in rows(connection, "aliases", aliases.c.kind == kind):
            found[row["code"]].add(row["alias"])
    return found
