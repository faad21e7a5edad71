"""The state of the comparison: following the tray, steps back, differences, what is kept."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from navigator.domain.errors import UserError
from navigator.domain.results import Presentation
from navigator.qtsupport.jobs import DirectRunner
from navigator.viewmodels.comparison import KIND, ComparisonModel
from navigator.viewmodels.work import Work
from tests.viewmodels.comparisonfakes import FakeComparing, FakeKeeper, services, spec_of, ticked


def settle() -> None:
    for _ in range(4):
        QCoreApplication.sendPostedEvents(None, 0)


@pytest.fixture
def comparing() -> FakeComparing:
    return FakeComparing()


@pytest.fixture
def keeper() -> FakeKeeper:
    return FakeKeeper()


@pytest.fixture
def model(qapp: QApplication, comparing: FakeComparing, keeper: FakeKeeper) -> ComparisonModel:
    made = ComparisonModel(Work(DirectRunner()), Presentation())
    made.set_services(services(comparing, keeper))
    made.set_tray([ticked(code) for code in "abc"])
    made.set_active(True)
    settle()
    return made


def codes(model: ComparisonModel) -> str:
    return "".join(record.code for record in model.spec.records)


def test_it_asks_only_while_the_page_is_shown(qapp: QApplication, comparing: FakeComparing, keeper: FakeKeeper) -> None:
    model = ComparisonModel(Work(DirectRunner()), Presentation())
    model.set_services(services(comparing, keeper))
    model.set_tray([ticked("a"), ticked("b")])
    settle()
    assert comparing.asked == []
    model.set_active(True)
    settle()
    assert len(comparing.asked) == 1
    assert model.comparison is not None
    model.set_active(False)
    model.set_tray([ticked("a"), ticked("b"), ticked("c")])
    settle()
    assert len(comparing.asked) == 1
    model.set_active(True)
    settle()
    assert [record.ref.code for record in model.comparison.records] == ["a", "b", "c"]


def test_records_come_and_go_with_the_tray_and_keep_their_order(model: ComparisonModel) -> None:
    model.move(2, 0)
    assert codes(model) == "cab"
    model.set_tray([ticked(code) for code in "abcd"])
    assert codes(model) == "cabd"
    model.set_tray([ticked(code) for code in "bcd"])
    assert codes(model) == "cbd"


def test_a_record_taken_out_stays_out_and_can_be_added_again(model: ComparisonModel) -> None:
    model.remove(1)
    model.set_tray([ticked(code) for code in "abcd"])
    assert codes(model) == "acd"
    assert [record.ref.code for record in model.addable] == ["b"]
    model.add(model.addable[0])
    assert codes(model) == "acdb"
    assert model.addable == ()


def test_records_that_are_gone_are_left_out(model: ComparisonModel) -> None:
    model.set_tray([ticked("a"), ticked("b", gone=True), ticked("c")])
    assert codes(model) == "ac"
    assert model.addable == ()


def test_below_two_records_there_is_nothing_to_ask(model: ComparisonModel, comparing: FakeComparing) -> None:
    model.remove(0)
    model.remove(0)
    settle()
    asked = len(comparing.asked)
    assert not model.is_enough
    assert model.comparison is None
    model.refresh()
    assert len(comparing.asked) == asked


def test_steps_are_taken_back_and_done_again(model: ComparisonModel) -> None:
    said: list[str] = []
    model.noticed.connect(lambda text: said.append(text.ja))
    model.move(0, 2)
    model.set_fold_equal(True)
    model.remove(0)
    assert codes(model) == "ca"
    assert [model.undo() for _ in range(4)] == [True, True, True, False]
    assert (codes(model), model.spec.fold_equal) == ("abc", False)
    assert said[0] == "元に戻しました: 記録の取り外し"
    assert model.redo()
    assert codes(model) == "bca"
    model.set_show_empty(True)
    assert not model.redo()


def test_after_a_change_of_the_tray_the_next_step_back_is_the_offices(model: ComparisonModel) -> None:
    model.move(0, 2)
    model.set_tray([ticked(code) for code in "ab"])
    assert not model.undo()


def test_moving_beyond_the_ends_does_nothing(model: ComparisonModel) -> None:
    assert not model.move(0, -1)
    assert not model.move(2, 3)
    assert not model.undo()


def test_only_the_newest_answer_is_shown(model: ComparisonModel) -> None:
    model.set_fold_equal(True)
    model.set_fold_equal(False)
    model.set_rows(["purpose"])
    settle()
    assert model.comparison is not None
    assert [row.key for row in model.comparison.rows] == ["purpose"]


def test_differences_beside_the_left_neighbour_or_a_chosen_record(model: ComparisonModel) -> None:
    model.set_difference(True)
    settle()
    assert set(model.differences) == {("purpose", 1), ("purpose", 2)}
    assert model.differences["purpose", 2].beside == 1
    model.set_base(2)
    settle()
    assert set(model.differences) == {("purpose", 0), ("purpose", 1)}
    assert {found.beside for found in model.differences.values()} == {2}
    model.move(2, 0)
    settle()
    assert model.base == 0
    assert {found.beside for found in model.differences.values()} == {0}
    model.set_difference(False)
    settle()
    assert model.differences == {}


def test_an_unknown_record_is_told_and_the_old_answer_goes(model: ComparisonModel) -> None:
    errors: list[UserError] = []
    model.failed.connect(errors.append)
    model.open_spec(spec_of("ax"))
    settle()
    assert model.comparison is None
    assert len(errors) == 1


def test_a_comparison_is_kept_and_opened_again_without_following_the_tray(
    model: ComparisonModel, keeper: FakeKeeper
) -> None:
    model.move(0, 1)
    model.set_rows(["purpose", "ministry"])
    model.set_difference(True)
    model.save("近畿", "幹事会", replaces=False)
    settle()
    assert model.name == "近畿"
    (kept,) = keeper.saved_items(KIND)
    model.follow_tray()
    model.set_difference(False)
    assert (codes(model), model.name, model.spec.rows) == ("abc", "", ())
    model.open_kept(kept.name, kept.content)
    settle()
    assert (codes(model), model.spec.rows, model.shows_difference) == ("bac", ("purpose", "ministry"), True)
    model.set_tray([ticked(code) for code in "abcd"])
    assert codes(model) == "bac"
    assert [record.ref.code for record in model.addable] == ["d"]


@pytest.mark.parametrize("content", [None, {}, {"spec": {}}, {"spec": {"records": [["programs"]]}}, {"spec": 3}])
def test_what_cannot_be_read_is_told_and_changes_nothing(model: ComparisonModel, content: object) -> None:
    errors: list[UserError] = []
    model.failed.connect(errors.append)
    model.open_kept("壊れた", content)
    assert codes(model) == "abc"
    assert len(errors) == 1


def test_a_name_in_use_is_told(model: ComparisonModel) -> None:
    errors: list[UserError] = []
    model.failed.connect(errors.append)
    model.save("近畿", "", replaces=False)
    model.save("近畿", "", replaces=False)
    settle()
    assert len(errors) == 1
    model.save("近畿", "", replaces=True)
    settle()
    assert len(errors) == 1


def test_a_ninth_record_does_not_come_in(model: ComparisonModel) -> None:
    model.open_spec(spec_of("abcdefgh"))
    assert model.addable == ()
    model.add(ticked("i"))
    assert len(model.spec.records) == 8
