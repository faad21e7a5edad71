"""The finder's state: what belongs to one catalogue, what to all, and what is asked."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.record import FilterLink
from navigator.domain.results import Presentation
from navigator.qtsupport.jobs import DirectRunner
from navigator.viewmodels.finder import FinderModel
from navigator.viewmodels.work import Work
from tests.views.finderfakes import FakeFinding, FakeOffice


def settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, 0)


@pytest.fixture
def finding() -> FakeFinding:
    return FakeFinding(FakeOffice())


@pytest.fixture
def make(qapp: QApplication, finding: FakeFinding) -> Callable[..., FinderModel]:
    def make_model(home_block: str = "") -> FinderModel:
        model = FinderModel(Work(DirectRunner()), Presentation(), home_block)
        model.set_service(finding)
        settle()
        return model

    return make_model


def test_only_the_newest_question_is_answered(make: Callable[..., FinderModel]) -> None:
    finder = make()
    answered: list[str] = []
    finder.result_changed.connect(lambda result: answered.append(result.filter.text))
    finder.set_text("医")
    finder.set_text("医療")
    settle()
    assert answered == ["医療"]


def test_text_year_and_block_hold_for_every_catalogue(make: Callable[..., FinderModel]) -> None:
    finder = make("kinki")
    finder.set_text("医療")
    finder.set_as_of(2007)
    finder.toggle_facet(FacetKey.STAGE, "basic")
    finder.set_catalogue(Catalogue.THEMES)
    assert finder.filter == Filter(Catalogue.THEMES, "医療", as_of=2007).toggled(FacetKey.BLOCK, "kinki")
    finder.set_block("")
    finder.set_catalogue(Catalogue.FACILITIES)
    assert finder.filter == Filter(Catalogue.FACILITIES, "医療")
    finder.set_catalogue(Catalogue.MEASURES)
    assert finder.filter == Filter(Catalogue.MEASURES, "医療", as_of=2007).toggled(FacetKey.STAGE, "basic")


def test_clearing_lifts_all_and_keeps_the_order(make: Callable[..., FinderModel]) -> None:
    finder = make("kinki")
    finder.set_order("name")
    finder.set_text("医療")
    finder.clear()
    assert finder.filter == Filter(Catalogue.MEASURES, order="name")
    finder.set_catalogue(Catalogue.EVENTS)
    assert finder.filter == Filter(Catalogue.EVENTS)


def test_a_link_replaces_the_value_of_its_facet(make: Callable[..., FinderModel]) -> None:
    finder = make()
    finder.toggle_facet(FacetKey.STAGE, "basic")
    finder.toggle_facet(FacetKey.FIELD, "ict")
    finder.follow(FilterLink(Catalogue.MEASURES, FacetKey.STAGE, "market"))
    assert finder.filter.choice(FacetKey.STAGE).include == ("market",)
    assert finder.filter.choice(FacetKey.FIELD).include == ("ict",)


def test_records_and_the_way_back(make: Callable[..., FinderModel]) -> None:
    finder = make()
    finder.select_record(Catalogue.MEASURES, "measures-1")
    finder.open_record(Catalogue.PROGRAMS, "programs-2")
    settle()
    assert finder.record.ref.code == "programs-2"
    finder.back()
    settle()
    assert finder.record.ref.code == "measures-1"
    finder.set_catalogue(Catalogue.THEMES)
    settle()
    assert finder.record is None


def test_an_error_of_the_users_world_is_told(make: Callable[..., FinderModel]) -> None:
    finder = make()
    told: list[UserError] = []
    finder.failed.connect(told.append)
    finder.set_text("故障")
    settle()
    assert [error.what.ja for error in told] == ["ライブラリを読めません。"]
    assert finder.answer.result.total == 450


def test_lifts_come_with_an_empty_answer_only(make: Callable[..., FinderModel]) -> None:
    finder = make()
    assert finder.answer.lifts == ()
    finder.set_text("ありません")
    settle()
    assert [lift.count for lift in finder.answer.lifts] == [450]


def test_nothing_is_asked_before_the_library_is_open(qapp: QApplication, finding: FakeFinding) -> None:
    finder = FinderModel(Work(DirectRunner()), Presentation())
    finder.set_text("医療")
    settle()
    assert finding.asked == []
    finder.set_service(finding)
    settle()
    assert [question.text for question in finding.asked] == ["医療"]
