"""The coordination group 連携施策群 over its years, who joined and left, and how money was spread in FY2006."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from navigator.db import facts
from navigator.db.library import Library
from navigator.domain.budgets import ProgramTree
from navigator.domain.document import Document
from navigator.domain.errors import UserError
from navigator.domain.figures import MILLION_YEN, Citation, Figure
from navigator.domain.group import (
    FundOrder,
    FundShare,
    GroupChange,
    GroupYear,
    Member,
    PrintedTotal,
    change,
    fund_orders,
    group_year,
)
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, BudgetKind, Field, FundAxis, Ministry, Qualifier
from navigator.services import group_sheet
from navigator.services.cellchanges import kept
from navigator.services.citations import CitationBook
from navigator.services.exporting import Export
from navigator.services.library import library_state
from navigator.services.papers import PaperService
from navigator.services.sheet_parts import SheetOptions, Stamp
from navigator.services.wording import year_text


@dataclass(frozen=True, slots=True)
class GroupPicture:
    """Everything that the view of the group shows: its years, one change, the orders of money, numbered sources."""

    years: tuple[GroupYear, ...]
    change: GroupChange
    funds: tuple[FundOrder, ...]
    citations: tuple[CitationView, ...]

    def year(self, fy: int) -> GroupYear:
        """Return the group of a year that is on file."""
        return next(one for one in self.years if one.fy == fy)

    def number(self, citation: Citation) -> int:
        """Return the number of a source."""
        return next(view.number for view in self.citations if view.source == citation.source)


class GroupService:
    """Tells of the coordination group of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._papers = PaperService(library)

    def years(self) -> tuple[GroupYear, ...]:
        """Return the group in every year of which anything is on file."""
        with self._library.reading() as connection:
            return _years(connection, facts.program_tree(connection))

    def change(self, before: int, after: int) -> GroupChange:
        """Return who joined and left from one year to another.

        Raises:
            UserError: nothing about the group is on file for one of the years.
        """
        with self._library.reading() as connection:
            tree = facts.program_tree(connection)
            return _change(_years(connection, tree), before, after, tree)

    def funds(self) -> tuple[FundOrder, ...]:
        """Return the orders of blocks and fields by money."""
        with self._library.reading() as connection:
            return fund_orders(_shares(connection))

    def picture(self, before: int = 2006, after: int = 2007) -> GroupPicture:
        """Return everything at once; ``before`` and ``after`` are the years whose members are compared.

        Raises:
            UserError: nothing about the group is on file for one of the years.
        """
        with self._library.reading() as connection:
            tree = facts.program_tree(connection)
            years = _years(connection, tree)
            compared, funds = _change(years, before, after, tree), fund_orders(_shares(connection))
            book = CitationBook(connection)
            for citation in _cited(years, funds):
                book.number(citation.source, citation.locator)
            return GroupPicture(years, compared, funds, book.views())

    def document(self, before: int, after: int, options: SheetOptions, presentation: Presentation) -> Document:
        """Return what ``picture`` tells as a sheet; errors as there."""
        picture = self.picture(before, after)
        words = {"language": presentation.language, "years": presentation.years.value}
        content = {**kept(group_sheet.texts_of(picture, presentation)), **words}
        check_id = self._papers.register(group_sheet.KIND, {"before": before, "after": after}, content)
        stamp = Stamp(library_state(self._library).data_version.of(presentation.language), check_id)
        return group_sheet.group_sheet(picture, options, presentation, stamp)

    def export(self, before: int, after: int, presentation: Presentation) -> Export:
        """Return members, joiners, leavers and money as one table; errors as in ``picture``."""
        return group_sheet.group_export(self.picture(before, after), presentation)


def _years(connection: Connection, tree: ProgramTree) -> tuple[GroupYear, ...]:
    printed = {
        row["fy"]: PrintedTotal(
            row["fy"],
            row["ministries"],
            row["programs"],
            Figure(
                row["amount_myen"],
                MILLION_YEN,
                (Citation(row["source"], row["locator"]),),
                kind=BudgetKind.INITIAL,
            ),
        )
        for row in facts.rows(connection, "group_totals")
    }
    members = _members(connection)
    return tuple(group_year(fy, printed.get(fy), members.get(fy, ()), tree) for fy in sorted({*printed, *members}))


def _members(connection: Connection) -> dict[int, list[Member]]:
    names = facts.names(connection, "programs")
    ministries = {row["code"]: row["ministry_code"] for row in facts.rows(connection, "programs")}
    keys = {row["id"]: row["fact_key"] for row in facts.rows(connection, "budgets")}
    lines = {line.key: line for line in facts.budget_lines(connection)}
    found: dict[int, list[Member]] = defaultdict(list)
    for row in facts.rows(connection, "group_memberships"):
        code = row["program_code"]
        found[row["fy"]].append(
            Member(
                code,
                names[code],
                Ministry(ministries[code]),
                Citation(row["source"], row["locator"]),
                None if row["budget_id"] is None else lines[keys[row["budget_id"]]],
                row["note"] or "",
            )
        )
    return found


def _change(years: Iterable[GroupYear], before: int, after: int, tree: ProgramTree) -> GroupChange:
    found = {one.fy: one for one in years}
    for fy in (before, after):
        if fy not in found:
            raise UserError(
                Text("{year}の連携施策群の資料がありません。", "Nothing is on file about the group in {year}.").format(
                    year=year_text(fy)
                ),
                Text("資料のある年度: {years}", "Years on file: {years}").format(
                    years=", ".join(str(one) for one in found)
                ),
            )
    return change(found[before], found[after], tree)


def _shares(connection: Connection) -> Iterable[FundShare]:
    for row in facts.rows(connection, "fund_distribution"):
        axis, code, amount = row["axis"], row["axis_code"], row["amount_myen_approx"]
        if axis is None or code is None or row["category"] is None:
            continue
        place = Citation(row["source"], row["locator"])
        label = (Block(code) if axis is FundAxis.BLOCK else Field(code)).label
        # The table holds orders of magnitude only: its column says so.
        about = None if amount is None else Figure(amount, MILLION_YEN, (place,), qualifier=Qualifier.ABOUT)
        yield FundShare(
            row["fact_key"], row["fy"], row["category"], axis, code, label, row["rank"], about, place, row["note"] or ""
        )


def _cited(years: Iterable[GroupYear], funds: Iterable[FundOrder]) -> Iterable[Citation]:
    for year in years:
        if year.printed is not None:
            yield from year.printed.amount.citations
        for member in year.members:
            yield member.citation
            if member.line is not None:
                yield from member.line.figure.citations
    for order in funds:
        for share in order.shares:
            yield share.citation
