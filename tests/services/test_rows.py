"""Rows as they are shown: a text for every column, in both languages, with as many statements for ten as for all."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import event

from navigator.db.library import Library
from navigator.domain.budgets import BudgetTotal
from navigator.domain.catalogues import SPECS, Catalogue
from navigator.domain.filters import Filter
from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import BudgetKind
from navigator.services.finding import FindingService
from navigator.services.office import OfficeService
from tests.db.libraries import TODAY
from tests.db.packages import table
from tests.services import recount


@contextmanager
def statements(library: Library) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(library._engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(library._engine, "before_cursor_execute", note)


@pytest.mark.parametrize("catalogue", list(Catalogue))
@pytest.mark.parametrize("text", ["", "研究", "研究 OR 平成19年度"])
def test_ten_rows_cost_as_many_statements_as_all(library: Library, catalogue: Catalogue, text: str) -> None:
    service = FindingService(library, TODAY)
    service.rows(service.find(Filter(catalogue, text)), 0, 1, Presentation())  # columns and amounts are read once

    def cost(count: int) -> int:
        fresh = FindingService(library, TODAY)
        fresh._store = service._store
        fresh._money = service._money
        with statements(library) as seen:
            result = fresh.find(Filter(catalogue, text))
            assert len(fresh.rows(result, 0, count, Presentation())) == min(count, result.total)
        return len(seen)

    assert cost(10) == cost(300)


@pytest.mark.parametrize("catalogue", list(Catalogue))
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("years", list(YearStyle))
def test_every_cell_of_every_row_is_a_text(
    finding: FindingService, catalogue: Catalogue, language: str, years: YearStyle
) -> None:
    result = finding.find(Filter(catalogue, as_of=2007))
    shown = finding.rows(result, 0, result.total, Presentation(language, years))  # type: ignore[arg-type]
    keys = {column.key for column in SPECS[catalogue].columns}
    for row in shown:
        assert set(row.cells) == keys
        assert all(isinstance(cell, str) and "None" not in cell for cell in row.cells.values())
        assert all(cell for key, cell in row.cells.items() if key not in ("match", "planned"))


def test_windows_put_together_are_the_whole(finding: FindingService) -> None:
    result = finding.find(Filter(Catalogue.MEASURES, "研究"))
    whole = finding.rows(result, 0, result.total, Presentation())
    parts = [row for first in range(0, result.total, 37) for row in finding.rows(result, first, 37, Presentation())]
    assert parts == whole
    assert finding.rows(result, result.total, 10, Presentation()) == []


def test_the_budget_column_and_the_money_line_follow_kind_and_year(finding: FindingService) -> None:
    question = Filter(Catalogue.PROGRAMS, money_kind=BudgetKind.INITIAL, money_fy=2007)
    result = finding.find(question)
    rows = {row.ref.code: row.cells["budget"] for row in finding.rows(result, 0, result.total, Presentation())}
    assert rows["mext-toshi-area"] == "4,510"
    assert rows["mhlw-nibio"] == "11,333※"
    assert rows["mext-chiteki-1"] == "3,420"
    assert rows["maff-menu"] == "…"
    money = result.money
    assert isinstance(money, BudgetTotal)
    # The group's lines, and two programs outside the group: 3,000 whole and 7,061 ※内数.
    assert money.without_partial == Decimal(62889 + 3000)
    assert money.with_partial == Decimal(74222 + 3000 + 7061)
    assert result.without_figure == 139 - 20
    requests = finding.find(Filter(Catalogue.PROGRAMS, money_kind=BudgetKind.REQUEST, money_fy=2008))
    assert isinstance(requests.money, BudgetTotal)
    assert requests.money.with_partial == Decimal(9990 + 1730)


def test_the_year_of_the_money_is_the_chosen_one_else_as_of_else_the_fullest(finding: FindingService) -> None:
    assert finding.money_year(Filter(Catalogue.PROGRAMS)) == 2007
    assert finding.money_year(Filter(Catalogue.PROGRAMS, as_of=2003)) == 2003
    assert finding.money_year(Filter(Catalogue.PROGRAMS, as_of=2003, money_fy=2005)) == 2005
    assert finding.money_year(Filter(Catalogue.PROGRAMS, money_kind=BudgetKind.SETTLEMENT)) == finding.fiscal_years()[1]


def test_kinds_and_years_on_file(finding: FindingService) -> None:
    wanted: dict[str, set[int]] = {}
    for row in table("budgets"):
        wanted.setdefault(row["kind"], set()).add(int(row["fy"]))
    assert {kind.value: set(years) for kind, years in finding.budget_kinds().items()} == wanted
    first, last = finding.fiscal_years()
    years = {
        y
        for catalogue in Catalogue
        for code in recount.records(catalogue)
        for y in recount.fiscal_years(catalogue, code)
    }
    assert (first, last) == (min(years), max(years))


def test_a_star_shows_in_the_row_and_in_the_filter(own_library: Library) -> None:
    service, office = FindingService(own_library, TODAY), OfficeService(own_library)
    result = service.find(Filter(Catalogue.EVENTS))
    row = service.rows(result, 3, 1, Presentation())[0]
    assert not row.favourite
    office.set_favourite(row.ref, True)
    assert service.rows(result, 3, 1, Presentation())[0].favourite
    starred = service.find(Filter(Catalogue.EVENTS, favourites=True))
    assert [one.ref for one in service.rows(starred, 0, 5, Presentation())] == [row.ref]
    assert service.find(Filter(Catalogue.MEASURES, favourites=True)).total == 0
    assert service.record(Catalogue.EVENTS, row.ref.code).favourite


def test_many_threads_ask_at_once(library: Library) -> None:
    """More threads than connections, every catalogue for the first time: nobody waits for ever."""
    service = FindingService(library, date(2025, 5, 1))
    questions = [Filter(catalogue, text) for catalogue in Catalogue for text in ("", "研究", "医療 OR 平成19年度")] * 2

    def ask(question: Filter) -> tuple[int, int]:
        result = service.find(question)
        return result.total, len(service.rows(result, 0, 20, Presentation()))

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(ask, questions, timeout=60))
    assert together == [ask(question) for question in questions]
