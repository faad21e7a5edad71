"""The question of the trends page: steps, order, what is remembered and kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from navigator.domain.chart import Basis, ChartForm, ChartSpec
from navigator.domain.charttable import chart_table
from navigator.domain.results import Presentation
from navigator.viewmodels.trends import KIND, TrendsModel
from tests.viewmodels.trendfakes import PATENTS, TrendDesk, make_desk
from tests.viewmodels.trendsamples import ALPHA, BETA, BUDGET, GAMMA


@pytest.fixture
def bench(qapp: QApplication, tmp_path: Path) -> TrendDesk:
    return make_desk(tmp_path)


@pytest.fixture
def model(bench: TrendDesk) -> TrendsModel:
    made = TrendsModel(bench.desk)
    made.noticed.connect(bench.said.append)
    made.set_active(True)
    settle()
    return made


def settle() -> None:
    for _ in range(4):
        QCoreApplication.sendPostedEvents(None, 0)
        QCoreApplication.processEvents()


def spec_of(model: TrendsModel) -> ChartSpec:
    assert model.spec is not None
    return model.spec


def test_it_begins_with_the_proposal_of_the_service(model: TrendsModel) -> None:
    assert spec_of(model).subjects == (ALPHA.subject, BETA.subject)
    assert model.answer is not None
    assert model.answer.table == chart_table(model.answer.chart, Presentation())
    assert model.choices is not None


def test_nothing_is_asked_while_the_page_is_not_seen(bench: TrendDesk) -> None:
    made = TrendsModel(bench.desk)
    made.refresh()
    settle()
    assert bench.trends.asked == []


def test_subjects_come_and_go(model: TrendsModel) -> None:
    model.toggle_subject(GAMMA.subject)
    assert spec_of(model).subjects == (ALPHA.subject, BETA.subject, GAMMA.subject)
    model.toggle_subject(ALPHA.subject)
    settle()
    assert spec_of(model).subjects == (BETA.subject, GAMMA.subject)
    assert model.answer is not None
    assert [one.key for one in model.answer.chart.series] == [BETA.key, GAMMA.key]


def test_the_list_of_the_finder_takes_the_place_of_the_subjects(model: TrendsModel, bench: TrendDesk) -> None:
    model.follow_finder()
    settle()
    assert spec_of(model).subjects == ()
    assert spec_of(model).question == bench.desk.finder.filter
    model.toggle_subject(GAMMA.subject)
    assert spec_of(model).question is None


def test_a_metric_of_another_family_lets_terms_go(model: TrendsModel) -> None:
    model.set_basis(Basis.REAL)
    model.set_group_only(True)
    model.set_metric(PATENTS)
    assert (spec_of(model).basis, spec_of(model).group_only) == (Basis.NOMINAL, False)


def test_years_the_wrong_way_round_are_put_right(model: TrendsModel) -> None:
    model.set_years(2007, 2002)
    assert (spec_of(model).fy_from, spec_of(model).fy_to) == (2002, 2007)


def test_every_step_can_be_taken_back_and_done_again(model: TrendsModel, bench: TrendDesk) -> None:
    first = spec_of(model)
    model.set_form(ChartForm.LINES)
    model.set_panels(True)
    model.set_form(ChartForm.LINES)
    last = spec_of(model)
    assert model.undo()
    assert model.undo()
    assert spec_of(model) == first
    assert not model.undo()
    assert model.redo()
    assert model.redo()
    assert spec_of(model) == last
    assert not model.redo()
    assert bench.said[0] == "元に戻しました: 系列ごとの図"


def test_a_refusal_is_an_answer(model: TrendsModel) -> None:
    model.set_subjects(())
    settle()
    assert model.answer is None
    assert model.error is not None
    assert model.undo()
    settle()
    assert model.error is None


def test_the_legend_moves_series_within_its_ends(model: TrendsModel) -> None:
    assert not model.move_series(ALPHA.key, -1)
    assert model.move_series(ALPHA.key, 1)
    settle()
    assert spec_of(model).order == (BETA.key, ALPHA.key)
    assert not model.move_series(ALPHA.key, 1)
    model.toggle_series(BETA.key)
    assert spec_of(model).hidden == (BETA.key,)
    model.toggle_series(BETA.key)
    assert spec_of(model).hidden == ()


def test_the_last_chart_is_there_at_the_next_start(model: TrendsModel, bench: TrendDesk) -> None:
    model.set_form(ChartForm.STEPS)
    again = TrendsModel(bench.desk)
    again.set_active(True)
    settle()
    assert again.spec == model.spec


def test_a_memory_that_cannot_be_read_is_a_fresh_start(bench: TrendDesk) -> None:
    for broken in ("{", "[]", '{"spec": 3}', '{"spec": {"metric": "nothing"}}'):
        bench.desk.state.remember(broken, "trends")
        made = TrendsModel(bench.desk)
        made.set_active(True)
        settle()
        assert made.spec == bench.trends.default_spec()


def test_a_chart_is_kept_by_name_and_opened_again(model: TrendsModel, bench: TrendDesk) -> None:
    model.set_form(ChartForm.GROUPED)
    kept = spec_of(model)
    model.save("東北", "第2回", replaces=False)
    settle()
    assert model.name == "東北"
    item = next(one for one in bench.keeper.saved_items(KIND))
    model.set_form(ChartForm.LINES)
    model.open_kept(item.name, item.content)
    assert (model.spec, model.name) == (kept, "東北")


def test_a_kept_thing_that_is_no_chart_is_told(model: TrendsModel, bench: TrendDesk) -> None:
    before = model.spec
    for content in (None, {}, {"spec": {"subjects": 1, "metric": BUDGET.key}}):
        model.open_kept("x", content)
    assert model.spec == before
    assert bench.said == ["保存された図を読み取れません。"] * 3


def test_changed_data_are_asked_for_again(model: TrendsModel, bench: TrendDesk) -> None:
    count = len(bench.trends.asked)
    bench.desk.data_changed.emit()
    settle()
    assert len(bench.trends.asked) == count + 1
