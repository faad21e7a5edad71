"""Rows read once are not read again, and are never shown in the way of another question."""

from sqlalchemy import event

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import BudgetKind
from navigator.services.finding import FindingService
from navigator.services.rowmemory import Memory
from tests.db.libraries import TODAY


def test_only_rows_that_are_not_known_are_read_and_the_oldest_are_dropped() -> None:
    memory: Memory[str] = Memory(limit=3)
    asked: list[list[int]] = []

    def read(ids: list[int]) -> dict[int, str]:
        asked.append(ids)
        return {row_id: f"row {row_id}" for row_id in ids if row_id != 9}

    assert memory.of("ja", [1, 2], read) == {1: "row 1", 2: "row 2"}
    assert memory.of("ja", [2, 3, 9], read) == {2: "row 2", 3: "row 3"}
    assert memory.of("en", [3], read) == {3: "row 3"}
    assert asked == [[1, 2], [3, 9], [3]]
    memory.of("ja", [1], read)
    assert asked[-1] == [1]
    memory.forget()
    memory.of("ja", [1], read)
    assert asked[-1] == [1]


def test_a_window_seen_before_reads_no_facts(library: Library) -> None:
    service = FindingService(library, TODAY)
    result = service.find(Filter(Catalogue.MEASURES, "研究"))
    first = service.rows(result, 0, 40, Presentation())
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(library._engine, "before_cursor_execute", note)
    assert service.rows(result, 0, 40, Presentation()) == first
    event.remove(library._engine, "before_cursor_execute", note)
    reads = [statement for statement in seen if statement.startswith("SELECT")]
    # What the office marked may have changed since; the facts are not read again.
    assert [next(name for name in ("favourites", "own_statuses", "record_tags") if name in read) for read in reads] == [
        "favourites",
        "own_statuses",
        "record_tags",
    ]


def test_a_remembered_row_follows_language_money_and_question(library: Library) -> None:
    used = FindingService(library, TODAY)
    questions = [
        Filter(Catalogue.PROGRAMS),
        Filter(Catalogue.PROGRAMS, money_fy=2007),
        Filter(Catalogue.PROGRAMS, money_kind=BudgetKind.REQUEST, money_fy=2008),
        Filter(Catalogue.PROGRAMS, "事業"),
        Filter(Catalogue.PROGRAMS, "事業 OR 地域", as_of=2007),
    ]
    for question in questions:
        for language in ("ja", "en"):
            presentation = Presentation(language)
            fresh = FindingService(library, TODAY)
            expected = fresh.rows(fresh.find(question), 0, 30, presentation)
            assert used.rows(used.find(question), 0, 30, presentation) == expected
