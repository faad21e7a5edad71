"""The path planner as hands use it: typing a case, weights, the relax button, saving, the page on paper."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from navigator.domain.errors import UserError
from navigator.domain.planning import PlanCase
from navigator.domain.planning_weights import Demerit, Weights
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Block, Eligible, Field, Stage
from navigator.qtsupport.theme import Theme
from navigator.services.sheet_parts import SheetOptions
from navigator.views.dialogs.kept import KeptDialog
from navigator.views.dialogs.naming import NameDialog
from navigator.views.planner.path import PathPart, in_lines
from navigator.views.planner.pathform import PathForm
from navigator.views.printing.pages import paginate
from tests.views.clipping import clipped
from tests.views.desks import settle
from tests.views.planner.conftest import Bench

TOKACHI = PlanCase(
    2007, Stage.BASIC, field=Field.LIFE, block=Block.HOKKAIDO, prefecture="北海道", applicant=Eligible.UNIVERSITY
)


def part_of(bench: Bench, case: PlanCase = TOKACHI) -> PathPart:
    """The tab with a case shown."""
    bench.page.open_with(("path", case))
    settle()
    part = bench.page.part
    assert isinstance(part, PathPart)
    return part


def names(part: PathPart) -> list[str]:
    """The chains in the list, without their numbers."""
    return [part.chains.item(at).text().split("\n")[1] for at in range(part.chains.count())]


def test_it_begins_with_todays_year_and_the_own_block(make_bench: Callable[..., Bench]) -> None:
    part = make_bench(home_block="kinki").show("path")
    assert isinstance(part, PathPart)
    assert part.model.case == PlanCase(2026, Stage.BASIC, block=Block.KINKI)
    assert part.form.year_read.text() == "令和8年度"


def test_a_case_is_typed_and_answered(make_bench: Callable[..., Bench], qtbot: QtBot) -> None:
    bench = make_bench()
    part = bench.show("path")
    assert isinstance(part, PathPart)
    part.form.field.setCurrentIndex(part.form.field.findData("life"))
    part.form.block.setCurrentIndex(part.form.block.findData("hokkaido"))
    part.form.prefecture.setCurrentIndex(part.form.prefecture.findData("北海道"))
    part.form.applicant.setCurrentIndex(part.form.applicant.findData("university"))
    part.form.year.clear()
    qtbot.keyClicks(part.form.year, "H19")
    settle()
    assert part.model.case == TOKACHI
    plan = bench.desk.suite.planning.plan(TOKACHI)
    assert names(part) == [" → ".join(link.offer.name.ja for link in chain.links) for chain in plan.chains]
    assert part.canvas.scene is not None
    assert list(part.canvas.scene.boxes) == [1, 2]
    part.form.money.insert("3000万円")
    part.form.months.setValue(36)
    settle()
    case = part.model.case
    assert case is not None
    assert (case.money, case.months) == (30, 36)


@pytest.mark.parametrize(("field", "typed"), [("year", "昔"), ("money", "たくさん")])
def test_a_mistake_is_told_while_typing(make_bench: Callable[..., Bench], qtbot: QtBot, field: str, typed: str) -> None:
    part = part_of(make_bench())
    before = part.model.case
    line = getattr(part.form, field)
    line.clear()
    settle()
    line.insert(typed)
    settle()
    assert part.form.problem.isVisible()
    assert typed in part.form.problem.text()
    assert part.model.case == before
    line.setText("2007" if field == "year" else "")
    assert not part.form.problem.isVisible()


def test_stages_in_the_wrong_order_are_told(make_bench: Callable[..., Bench]) -> None:
    part = part_of(make_bench())
    part.form.first.setCurrentIndex(part.form.first.findData("market"))
    part.form.last.setCurrentIndex(part.form.last.findData("basic"))
    assert part.form.problem.isVisible()
    with pytest.raises(UserError):
        part.form.case()


@pytest.mark.parametrize(
    "case",
    [TOKACHI, PlanCase(2006, Stage.APPLIED, Stage.MARKET), replace(TOKACHI, block=Block.KANTO, prefecture="長野県")],
)
def test_what_the_form_shows_is_the_case(qtbot: QtBot, case: PlanCase) -> None:
    form = PathForm(Presentation())
    qtbot.addWidget(form)
    form.set_prefectures({"北海道": Block.HOKKAIDO, "長野県": Block.KANTO})
    form.show_case(case)
    assert form.case() == case


def test_weights_change_the_order_and_can_be_reset(make_bench: Callable[..., Bench], qtbot: QtBot) -> None:
    bench = make_bench()
    part = part_of(bench)
    usual = names(part)
    part.toggle.click()
    assert part.weights.isVisible()
    for demerit in Demerit:
        part.weights.boxes[demerit].setValue(100 if demerit is Demerit.LOOSE else 0)
    settle()
    weights = Weights(dict.fromkeys(Demerit, 0)).changed(Demerit.LOOSE, 100)
    plan = bench.desk.suite.planning.plan(TOKACHI, weights)
    assert names(part) == [" → ".join(link.offer.name.ja for link in chain.links) for chain in plan.chains]
    assert names(part) != usual
    assert part.weights.sliders[Demerit.LOOSE].value() == 30
    qtbot.mouseClick(part.weights.reset, Qt.MouseButton.LeftButton)
    settle()
    assert names(part) == usual
    assert not part.weights.reset.isEnabled()


def test_the_chosen_chain_stays_when_the_order_changes(make_bench: Callable[..., Bench]) -> None:
    part = part_of(make_bench())
    part.chains.setCurrentRow(3)
    settle()
    chosen = [row.key for row in part.model.chain.links.rows]
    part.weights.boxes[Demerit.HANDOVER].setValue(11)
    settle()
    assert [row.key for row in part.model.chain.links.rows] == chosen


def test_a_closed_year_says_what_to_relax_and_the_button_does_it(
    make_bench: Callable[..., Bench], qtbot: QtBot
) -> None:
    part = part_of(make_bench(), PlanCase(1975, Stage.BASIC, field=Field.LIFE))
    assert part.stack.currentWidget() is part.empty
    plan = part.model.view.plan
    assert [button.accessibleName() for button in part.empty.ways] == [
        in_lines(one.label.ja) for one in plan.relaxations
    ]
    assert all("\n" in button.text() for button in part.empty.ways), "a sentence a line: a button does not wrap"
    wanted = plan.relaxations[0].case
    qtbot.mouseClick(part.empty.ways[0], Qt.MouseButton.LeftButton)
    settle()
    assert part.model.case == wanted
    assert part.form.case() == wanted
    assert part.chains.isVisible() == bool(part.model.view.heads)


def test_links_lead_to_their_records(make_bench: Callable[..., Bench], qtbot: QtBot) -> None:
    bench = make_bench()
    part = part_of(bench)
    keys = [row.key for row in part.model.chain.links.rows]
    part.canvas.setFocus()
    qtbot.keyClick(part.canvas, Qt.Key.Key_Down)
    assert part.links.table.currentIndex().row() == 1
    qtbot.keyClick(part.canvas, Qt.Key.Key_Return)
    assert ":".join(bench.told.records[-1]) == keys[1]
    part.links.table.selectRow(0)
    assert part.canvas.current == 1
    assert "医薬基盤研究所" in part.canvas.accessibleDescription() or part.canvas.accessibleDescription()


def test_a_plan_is_saved_reopened_and_taken_back(
    make_bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = make_bench()
    part = part_of(bench)
    part.chains.setCurrentRow(2)
    part.weights.boxes[Demerit.GAP].setValue(9)
    settle()
    chosen = [row.key for row in part.model.chain.links.rows]

    def named(dialog: NameDialog) -> int:
        dialog.form.show_values("十勝", "来客用")
        return int(NameDialog.DialogCode.Accepted)

    monkeypatch.setattr(NameDialog, "exec", named)
    bench.page.save()
    settle()
    assert any("十勝" in notice for notice in bench.told.notices)
    part.model.open_case(PlanCase(2006, Stage.APPLIED))
    part.model.reset_weights()
    settle()

    def opened(dialog: KeptDialog) -> int:
        assert "ライフサイエンス" in dialog.list.item(0).text()
        dialog.chosen = dialog._items[0]
        return int(KeptDialog.DialogCode.Accepted)

    monkeypatch.setattr(KeptDialog, "exec", opened)
    part.papers.show_kept()
    settle()
    assert part.model.case == TOKACHI
    assert part.form.case() == TOKACHI
    assert part.weights.boxes[Demerit.GAP].value() == 9
    assert [row.key for row in part.model.chain.links.rows] == chosen
    bench.desk.office.undo()
    settle()
    assert bench.desk.suite.office.saved_items("plan") == ()


def test_the_paper_is_the_chain_that_is_looked_at(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    part = part_of(bench)
    for place in range(part.chains.count()):
        part.chains.setCurrentRow(place)
        settle()
        document = bench.desk.suite.plan_sheets.document(
            part.model.view.plan, place, part.model.weights, SheetOptions(), Presentation()
        )
        text = "".join(paginate(document).text(0).split())
        for row in part.model.chain.links.rows:
            assert "".join(row.cells[2].split()) in text


def test_every_chain_is_written(
    make_bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bench = make_bench()
    part = part_of(bench)
    target = tmp_path / "道筋.csv"
    monkeypatch.setattr(part.papers.papers.exporter, "ask", lambda *_arguments: target)
    bench.page.export_page()
    settle()
    lines = target.read_bytes().decode("utf-8-sig").splitlines()
    assert len([line for line in lines if line]) > part.chains.count()


@pytest.mark.parametrize(("language", "theme"), [("ja", Theme.LIGHT), ("en", Theme.DARK)])
def test_nothing_is_cut(make_bench: Callable[..., Bench], language: str, theme: Theme) -> None:
    part = part_of(make_bench(language=language, theme=theme))
    part.toggle.setChecked(True)
    settle()
    assert clipped(part) == []


def test_the_keyboard_goes_round(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    part = part_of(bench)
    bench.page.activateWindow()
    seen = []
    bench.page.tabs.tabBar().setFocus()
    for _ in range(4):
        bench.page.focus_next()
        seen.append(bench.page.focusWidget())
    assert seen == [part.form.field, part.chains, part.canvas, part.links.table]
