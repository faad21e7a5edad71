"""Facts that were changed are seen everywhere after one call, and no question is answered from two states."""

import threading
import time

from sqlalchemy import text

from navigator.db import textindex
from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import BudgetKind
from navigator.services.finding import FindingService
from navigator.services.gate import Gate
from tests.db.libraries import TODAY

QUESTION = Filter(Catalogue.PROGRAMS, "クラスター創成")
WORD = "蛍光翡翠"


def test_a_changed_fact_is_seen_after_forgetting(own_library: Library) -> None:
    service = FindingService(own_library, TODAY)
    result = service.find(QUESTION)
    before = service.rows(result, 0, 1, Presentation())[0]
    assert service.find(Filter(Catalogue.PROGRAMS, WORD)).total == 0
    years = service.budget_kinds()[BudgetKind.INITIAL]
    with own_library.writing() as connection:
        connection.execute(
            text("UPDATE programs SET name_ja = :word WHERE id = :id"), {"word": WORD, "id": result.ids[0].item()}
        )
        connection.execute(text("UPDATE budgets SET fy = 2099 WHERE kind = 'initial' AND fy = :fy"), {"fy": years[0]})
        textindex.refresh(connection, Catalogue.PROGRAMS, [int(result.ids[0])])
    assert service.rows(result, 0, 1, Presentation())[0] == before
    service.forget()
    assert service.rows(result, 0, 1, Presentation())[0].ref.code == before.ref.code
    assert WORD in service.rows(result, 0, 1, Presentation())[0].cells.values()
    assert service.find(Filter(Catalogue.PROGRAMS, WORD)).total == 1
    assert service.budget_kinds()[BudgetKind.INITIAL][0] == 2099


def test_a_record_that_came_is_counted_after_forgetting(own_library: Library) -> None:
    service = FindingService(own_library, TODAY)
    total = service.find(Filter(Catalogue.THEMES)).total
    with own_library.writing() as connection:
        connection.execute(text("DELETE FROM themes WHERE id = (SELECT max(id) FROM themes)"))
    assert service.find(Filter(Catalogue.THEMES)).total == total
    service.forget()
    assert service.find(Filter(Catalogue.THEMES)).total == total - 1
    assert service.count(Filter(Catalogue.THEMES)) == total - 1


def test_the_gate_is_closed_only_when_nobody_is_inside() -> None:
    gate = Gate()
    entered, leave = threading.Event(), threading.Event()
    order: list[str] = []

    def read() -> None:
        with gate.passing(), gate.passing():
            entered.set()
            leave.wait(5)
            order.append("read")

    def change() -> None:
        with gate.closed():
            order.append("changed")

    reader = threading.Thread(target=read)
    reader.start()
    entered.wait(5)
    writer = threading.Thread(target=change)
    writer.start()
    time.sleep(0.02)
    leave.set()
    reader.join(5)
    writer.join(5)
    assert order == ["read", "changed"]
