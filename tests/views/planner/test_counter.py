"""The counter on screen: eight questions, the three answers, filing, asking again."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from navigator.domain.matching import Case, Grade
from navigator.domain.vocabulary import Eligible, Field, MeasureCategory, Stage
from navigator.views.councils.consultationform import ConsultationForm
from navigator.views.planner.counter import CounterPart
from tests.views.clipping import clipped
from tests.views.desks import settle
from tests.views.planner.conftest import Bench

MakeBench = Callable[..., Bench]


def part_of(bench: Bench) -> CounterPart:
    part = bench.show("counter")
    assert isinstance(part, CounterPart)
    return part


def answer(part: CounterPart, **values: str) -> None:
    for name, value in values.items():
        getattr(part.form, name).set_value(value)
    settle()


@pytest.fixture
def bench(make_bench: MakeBench) -> Bench:
    return make_bench(today=date(2007, 6, 1), home_block="hokkaido")


def test_it_begins_with_the_own_block_and_this_year(bench: Bench) -> None:
    part = part_of(bench)
    assert part.result is not None
    assert part.result.case.block == "hokkaido"
    assert part.result.case.fy == 2007


def test_answers_sort_the_measures_at_once(bench: Bench, qtbot: QtBot) -> None:
    part = part_of(bench)
    answer(part, applicant="sme", place="北海道", field="life", stage="basic")
    assert part.result is not None
    assert part.result.case == Case(
        Eligible.SME, prefecture="北海道", block=part.result.case.block, field=Field.LIFE, stage=Stage.BASIC, fy=2007
    )
    for grade, button in part.grades.items():
        assert button.text().endswith(f" {len(part.result.of(grade))}")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()
        assert part.shown is not None
        assert [row.key for row in part.shown.rows] == [one.measure.code for one in part.result.of(grade)]
    assert part.conditions.text().count("合わない") == 1, "a refusal names one condition"


def test_ticks_and_money_count_too(bench: Bench) -> None:
    part = part_of(bench)
    part.form.kinds.boxes[MeasureCategory.SUBSIDY].setChecked(True)
    part.form.partners.boxes[Eligible.UNIVERSITY].setChecked(True)
    answer(part, money="1億円")
    assert part.result is not None
    assert part.result.case.kinds == {MeasureCategory.SUBSIDY}
    assert part.result.case.partners == {Eligible.UNIVERSITY}
    assert part.result.case.money == 100


def test_what_cannot_be_read_is_told_and_asks_nothing(bench: Bench) -> None:
    part = part_of(bench)
    before = part.result
    answer(part, money="沢山")
    assert part.form.money.problem.isVisible()
    answer(part, money="", year="いつか")
    assert part.form.year.problem.isVisible()
    answer(part, year="H19")
    assert part.form.year.hint.text() == "平成19年度"
    assert part.result is not None
    assert before is not None
    assert part.result.case == before.case


def test_no_answer_at_all_says_what_to_do(bench: Bench, qtbot: QtBot) -> None:
    part = part_of(bench)
    qtbot.mouseClick(part.form.clear, Qt.MouseButton.LeftButton)
    settle()
    assert part.result is None
    assert not part.file.isEnabled()
    assert part.list.stack.currentWidget() is part.list.empty


def file(bench: Bench, part: CounterPart, qtbot: QtBot, organisation: str) -> ConsultationForm:
    qtbot.mouseClick(part.file, Qt.MouseButton.LeftButton)
    settle()
    form = part.findChild(ConsultationForm)
    form.organisation.set_value(organisation)
    form.subject.set_value("食品バイオの種（試験用）")
    return form


def test_a_case_is_filed_with_the_chosen_measures_and_undone(bench: Bench, qtbot: QtBot) -> None:
    part = part_of(bench)
    answer(part, applicant="sme", field="life", stage="basic")
    part.list.table.selectRow(0)
    code = part.list.key
    form = file(bench, part, qtbot, "十勝の会社（試験用）")
    form.save()
    settle()
    assert bench.told.errors == []
    suite = bench.desk.suite
    assert suite is not None
    (kept,) = suite.consultations.consultations(None)
    assert [ref.code for ref in kept.recommended] == [code]
    assert part.result is not None
    assert kept.case["case"] == part.result.case.to_json()
    bench.desk.office.undo()
    settle()
    assert suite.consultations.consultations(None) == ()


def test_an_earlier_case_is_asked_again_and_tells_what_changed(make_bench: MakeBench, qtbot: QtBot) -> None:
    bench = make_bench(today=date(2007, 6, 1), home_block="hokkaido")
    part = part_of(bench)
    answer(part, applicant="sme", field="life", stage="basic", year="H17")
    file(bench, part, qtbot, "十勝の会社（試験用）").save()
    settle()
    suite = bench.desk.suite
    assert suite is not None
    (kept,) = suite.consultations.consultations(None)
    part.form.show_case(Case(applicant=Eligible.UNIVERSITY))
    settle()
    part.records.repeat(kept, part._repeat)
    settle()
    assert part.result is not None
    assert part.result.case.fy == 2007, "asked for this year"
    assert part.result.case.applicant is Eligible.SME
    expected = suite.matching.changes(kept.case, part.result)
    assert part.changes.isVisible()
    assert f"（{len(expected)} 件）" in part.changes.text() or "ありません" in part.changes.text()
    answer(part, applicant="university")
    assert not part.changes.isVisible(), "another case is no repetition"


def test_without_earlier_cases_it_says_so(bench: Bench, qtbot: QtBot) -> None:
    part = part_of(bench)
    qtbot.mouseClick(part.form.repeat, Qt.MouseButton.LeftButton)
    settle()
    assert any("記録はありません" in notice for notice in bench.told.notices)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_is_cut(make_bench: MakeBench, language: str) -> None:
    bench = make_bench(language=language, today=date(2025, 6, 1))
    part = part_of(bench)
    part.grades[Grade.NO].click()
    settle()
    assert clipped(part) == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_answer_of_the_form_is_seen_whole(make_bench: MakeBench, language: str) -> None:
    form = part_of(make_bench(language=language, today=date(2025, 6, 1))).form
    settle()
    assert form.viewport().width() >= form.widget().minimumSizeHint().width()
