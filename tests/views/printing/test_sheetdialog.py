"""The head of a sheet: what is typed, what is remembered for which kind of sheet."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from navigator.domain.document import PageSetup, PaperSize
from navigator.qtsupport.settings import SettingsStore
from navigator.views.printing.sheetdialog import SheetDialog, SheetPlan
from tests.views.clipping import clipped

TODAY = date(2026, 11, 22)
PLAN = SheetPlan("会議資料", "施策の比較", PageSetup(PaperSize.A3, landscape=True), "自動（A3 横・5 件）")
LIST = SheetPlan("一覧を印刷", "研究支援策", PageSetup(landscape=True), "自動（A4 横）", "list", "measures")
Show = Callable[[SheetDialog], SheetDialog]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    made: list[SheetDialog] = []

    def shown(dialog: SheetDialog) -> SheetDialog:
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
        made.append(dialog)
        return dialog

    yield shown
    for dialog in made:
        assert clipped(dialog) == []
        dialog.close()


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.json")


def test_the_paper_is_the_fitting_one_until_another_is_chosen(show: Show, store: SettingsStore) -> None:
    dialog = show(SheetDialog(PLAN, store, TODAY))
    assert dialog.windowTitle() == "会議資料"
    assert dialog.paper.itemText(0) == "自動（A3 横・5 件）"
    assert dialog.options.setup is None
    assert PLAN.setup_of(dialog.options) == PLAN.fitting
    dialog.paper.setCurrentIndex(dialog.paper.findData("A4-portrait"))
    dialog.grey.setChecked(True)
    assert dialog.options.setup == PageSetup(PaperSize.A4, landscape=False, grey=True)
    assert PLAN.setup_of(dialog.options) == dialog.options.setup
    dialog.paper.setCurrentIndex(0)
    assert PLAN.setup_of(dialog.options) == replace(PLAN.fitting, grey=True)


def test_what_was_typed_is_remembered(show: Show, store: SettingsStore, tmp_path: Path) -> None:
    first = show(SheetDialog(PLAN, store, TODAY))
    first.council.setText("近畿地域ブロック協議会")
    first.number.setText("資料2-1")
    first.lead.setPlainText("○ 一つ目。\n\n二つ目。")
    first.day.setDate(QDate(2026, 12, 1))
    first.grey.setChecked(True)
    assert first.era.text() == "令和8年12月1日"
    first._take()
    assert first.options.lead == ("一つ目。", "二つ目。")
    again = show(SheetDialog(PLAN, SettingsStore(tmp_path / "settings.json"), TODAY))
    assert again.options == first.options
    later = show(SheetDialog(PLAN, SettingsStore(tmp_path / "settings.json"), date(2027, 1, 5)))
    assert later.options.day == date(2027, 1, 5)


def test_a_sheet_without_a_date(show: Show, store: SettingsStore) -> None:
    dialog = show(SheetDialog(PLAN, store, TODAY))
    dialog.dated.setChecked(False)
    assert dialog.options.day is None
    assert dialog.era.text() == ""


def test_a_lead_beyond_all_bounds_is_refused(show: Show, store: SettingsStore) -> None:
    dialog = show(SheetDialog(PLAN, store, TODAY))
    dialog.lead.setPlainText("長" * 1001)
    dialog._take()
    assert dialog.problem.isVisible()
    assert dialog.result() != QDialog.DialogCode.Accepted


def test_a_title_does_not_come_back_on_a_sheet_about_something_else(show: Show, store: SettingsStore) -> None:
    first = show(SheetDialog(LIST, store, TODAY))
    assert first.title.placeholderText() == "研究支援策"
    first.council.setText("近畿地域ブロック協議会")
    first.title.setText("近畿で使える支援策")
    first.lead.setPlainText("医療の支援策を集めた。")
    first.paper.setCurrentIndex(first.paper.findData("A3-landscape"))
    first._take()
    other = show(SheetDialog(replace(LIST, about="programs"), store, TODAY))
    assert (other.council.text(), other.title.text(), other.options.lead) == ("近畿地域ブロック協議会", "", ())
    assert other.paper.currentData() == "A3-landscape"
    again = show(SheetDialog(LIST, store, TODAY))
    assert (again.title.text(), again.options.lead) == ("近畿で使える支援策", ("医療の支援策を集めた。",))


def test_every_kind_of_sheet_has_a_title_and_a_paper_of_its_own(show: Show, store: SettingsStore) -> None:
    for plan, title, paper in ((PLAN, "三つの制度", "A4-landscape"), (LIST, "支援策の一覧", "A3-portrait")):
        dialog = show(SheetDialog(plan, store, TODAY))
        assert dialog.title.text() == ""
        dialog.title.setText(title)
        dialog.paper.setCurrentIndex(dialog.paper.findData(paper))
        dialog._take()
    dialog = show(SheetDialog(PLAN, store, TODAY))
    assert (dialog.title.text(), dialog.paper.currentData()) == ("三つの制度", "A4-landscape")
