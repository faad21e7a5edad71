"""The dialogs of the comparison: rows, sets of rows, kept comparisons, check ids."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from navigator.domain.comparison import Comparison
from navigator.domain.errors import UserError
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services.reopening import PaperChange, Reopened
from navigator.viewmodels.comparison import KIND
from navigator.views.comparison.checkid import CheckIdDialog
from navigator.views.comparison.kept import kept_dialog
from navigator.views.comparison.rowsdialog import ROW_SET, RowsDialog
from navigator.views.dialogs.kept import KeptDialog
from navigator.views.dialogs.naming import NameDialog
from tests.viewmodels.comparisonfakes import FakeComparing, FakeKeeper, spec_of
from tests.views.clipping import clipped

Show = Callable[[QDialog], QDialog]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    made: list[QDialog] = []

    def shown(dialog: QDialog) -> QDialog:
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
def keeper() -> FakeKeeper:
    return FakeKeeper()


def comparison(**more: object) -> Comparison:
    return FakeComparing().compare(spec_of("abc", **more), Presentation())


def item(dialog: RowsDialog, key: str) -> int:
    return next(
        row for row in range(dialog.list.count()) if dialog.list.item(row).data(Qt.ItemDataRole.UserRole) == key
    )


# Rows


def test_the_default_rows_are_no_choice(show: Show, keeper: FakeKeeper) -> None:
    dialog = show(RowsDialog(comparison(), keeper))
    assert dialog.chosen == ()
    assert "（3/3 件に資料あり）" in dialog.list.item(0).text()


def test_rows_are_ticked_and_moved_by_keys(show: Show, keeper: FakeKeeper, qtbot: QtBot) -> None:
    dialog = show(RowsDialog(comparison(rows=("ministry", "purpose")), keeper))
    dialog.list.setFocus()
    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert dialog.chosen == ("purpose", "ministry")
    dialog.list.setCurrentRow(item(dialog, "stage"))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.chosen == ("purpose", "ministry", "stage")
    dialog.move_current(-1)
    dialog.down.click()
    dialog.reset()
    assert dialog.chosen == ()


def test_no_row_at_all_cannot_be_taken(show: Show, keeper: FakeKeeper) -> None:
    dialog = show(RowsDialog(comparison(rows=("ministry",)), keeper))
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.take.isEnabled()
    assert dialog.problem.isVisible()


def test_a_set_of_rows_is_kept_and_used_again(show: Show, keeper: FakeKeeper) -> None:
    first = show(RowsDialog(comparison(rows=("purpose", "ministry")), keeper))
    first.save_set("幹事会の行", "")
    assert keeper.saved_items(ROW_SET)[0].content == {"rows": ["purpose", "ministry"]}
    second = show(RowsDialog(comparison(), keeper))
    second.sets.setCurrentIndex(1)
    second.sets.activated.emit(1)
    assert second.chosen == ("purpose", "ministry")
    second.save_set("幹事会の行", "")
    assert second.problem.isVisible()


def test_rows_that_only_other_records_have_stay_in_the_set(show: Show, keeper: FakeKeeper) -> None:
    dialog = show(RowsDialog(comparison(), keeper))
    dialog.take_rows({"rows": ["rate", "purpose"]})
    assert dialog.chosen == ("purpose", "rate")
    dialog.take_rows(["no set"])
    assert not dialog.take.isEnabled()


# Names and what is kept


def test_a_name_in_use_is_replaced_only_when_the_reader_says_so(show: Show) -> None:
    dialog = show(NameDialog("比較を保存", ["近畿"]))
    assert not dialog.save.isEnabled()
    dialog.form.name.setText(" 近畿 ")
    assert not dialog.save.isEnabled()
    dialog.replace.setChecked(True)
    assert dialog.save.isEnabled()
    assert (dialog.name, dialog.replaces) == ("近畿", True)
    dialog.form.name.setText("東北")
    assert not dialog.replaces


@pytest.fixture
def kept(show: Show, keeper: FakeKeeper) -> KeptDialog:
    keeper.save_item(KIND, "近畿", "幹事会", {"spec": spec_of("abc").to_json()})
    keeper.save_item(KIND, "東北", "", {"spec": None})
    dialog = kept_dialog(KIND, keeper)
    show(dialog)
    return dialog


def test_kept_comparisons_are_listed_with_what_they_hold(kept: KeptDialog) -> None:
    texts = [kept.list.item(row).text() for row in range(2)]
    assert texts == ["東北\nこのプログラムでは読めない内容です", "近畿\n3 件の記録・2026-11-22 保存\n幹事会"]


def test_keys_open_rename_delete_and_take_back(kept: KeptDialog, keeper: FakeKeeper, qtbot: QtBot) -> None:
    kept.list.setCurrentRow(1)
    kept.form.name.setText("北陸")
    kept.keep.click()
    assert [one.name for one in keeper.saved_items(KIND)] == ["北陸", "東北"]
    kept.list.setFocus()
    kept.list.setCurrentRow(0)
    qtbot.keyClick(kept.list, Qt.Key.Key_Delete)
    assert [one.name for one in keeper.saved_items(KIND)] == ["東北"]
    qtbot.keyClick(kept.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    kept.undo.click()
    assert [one.name for one in keeper.saved_items(KIND)] == ["東北", "近畿"]
    assert not kept.undo.isEnabled()
    kept.list.setCurrentRow(1)
    kept.list.itemActivated.emit(kept.list.item(1))
    assert kept.chosen is not None
    assert kept.chosen.name == "近畿"
    assert kept.result() == QDialog.DialogCode.Accepted


def test_a_taken_name_is_refused_at_once(kept: KeptDialog) -> None:
    kept.list.setCurrentRow(0)
    kept.form.name.setText("近畿")
    assert not kept.keep.isEnabled()
    assert kept.problem.isVisible()


# Check ids


def paper(*changes: PaperChange) -> Reopened:
    return Reopened("ABCD-1234", spec_of("ab"), "2026-11-20T01:00:00Z", "資料版 1", changes)


def test_what_changed_since_is_listed(show: Show) -> None:
    asked: list[str] = []

    def reopen(check_id: str) -> Reopened:
        asked.append(check_id)
        return paper(PaperChange("年度別予算: 平成18年度", "第I期", "10,000", ""))

    dialog = show(CheckIdDialog(reopen, Presentation()))
    assert not dialog.look.isEnabled()
    dialog.id.setText("abcd1234")
    dialog.id.textEdited.emit("abcd1234")
    dialog.look.click()
    assert asked == ["abcd1234"]
    assert "1 か所" in dialog.told.text()
    assert "令和8年11月20日" in dialog.told.text()
    texts = [dialog.changes.item(0, column).text() for column in range(4)]
    assert texts == ["年度別予算: 平成18年度", "第I期", "10,000", "…"]
    assert dialog.open.isEnabled()
    dialog.id.textEdited.emit("abcd123")
    assert not dialog.open.isEnabled()
    assert dialog.found is None


def test_an_unchanged_paper_says_so(show: Show) -> None:
    dialog = show(CheckIdDialog(lambda _id: paper(), Presentation()))
    dialog.id.setText("ABCD-1234")
    dialog.look_up()
    assert "変わっていません" in dialog.told.text()
    assert not dialog.changes.isVisible()


def test_an_unknown_id_is_told_with_what_to_do(show: Show) -> None:
    def reopen(_id: str) -> Reopened:
        raise UserError(Text("ありません。", "None."), Text("番号を確かめてください。", "Check the id."))

    dialog = show(CheckIdDialog(reopen, Presentation()))
    dialog.id.setText("?")
    dialog.look_up()
    assert dialog.problem.text() == "ありません。 番号を確かめてください。"
    assert not dialog.open.isEnabled()
