"""The way back through filters and records."""

from dataclasses import replace

from navigator.domain.catalogues import Catalogue
from navigator.domain.filters import Filter
from navigator.viewmodels.history import History, Place

START = Filter(Catalogue.MEASURES)


def typed(text: str) -> Place:
    return Place(replace(START, text=text))


def test_letters_typed_in_a_row_are_one_place() -> None:
    history = History(Place(START))
    for text in ("医", "医療", "医療機"):
        history.visit(typed(text), typing=True)
    assert history.back() == Place(START)
    assert not history.can_go_back
    assert history.forward() == typed("医療機")
    assert not history.can_go_forward


def test_a_new_place_forgets_those_ahead() -> None:
    history = History(Place(START))
    history.visit(typed("a"))
    history.visit(typed("b"))
    history.back()
    history.visit(typed("c"))
    assert not history.can_go_forward
    assert history.back() == typed("a")


def test_typing_after_going_back_makes_a_new_place() -> None:
    history = History(Place(START))
    history.visit(typed("a"), typing=True)
    history.back()
    history.visit(typed("b"), typing=True)
    assert history.back() == Place(START)


def test_the_open_record_belongs_to_its_place() -> None:
    history = History(Place(START))
    history.amend((Catalogue.MEASURES, "m-1"))
    history.visit(replace(history.place, record=(Catalogue.PROGRAMS, "p-1")))
    assert history.back().record == (Catalogue.MEASURES, "m-1")


def test_the_way_back_has_an_end() -> None:
    history = History(Place(START))
    for number in range(500):
        history.visit(typed(str(number)))
    steps = 0
    while history.can_go_back:
        history.back()
        steps += 1
    assert steps == 99
