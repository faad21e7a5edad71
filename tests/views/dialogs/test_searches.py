"""Keeping searches by name."""

from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.text import Text
from navigator.services.keeping import SEARCH
from navigator.views.dialogs.kept import KeptDialog
from navigator.views.dialogs.searches import filter_of, naming_dialog, searches_dialog

QUESTION = Filter(Catalogue.MEASURES, text="医療").toggled(FacetKey.MINISTRY, "mext")


@dataclass(frozen=True)
class Search:
    name: str
    note: str = ""
    content: object = field(default_factory=QUESTION.to_json)
    saved_at: str = "2026-11-22"


@dataclass
class Office:
    """As OfficeService: sorted by name, undo takes the last change back."""

    kept: list[Search] = field(
        default_factory=lambda: [Search("あ", "メモ"), Search("い"), Search("う", content={"catalogue": "そのうち"})]
    )
    past: list[list[Search]] = field(default_factory=list)
    failing: bool = False

    def saved_items(self, kind: str) -> tuple[Search, ...]:
        assert kind == SEARCH
        return tuple(self.kept)

    def _change(self, new: list[Search]) -> None:
        if self.failing:
            raise UserError(
                Text("保存できません。", "It cannot be saved."), Text("空きを作ってください。", "Free some space.")
            )
        self.past.append(self.kept)
        self.kept = new

    def rename_item(self, _kind: str, old: str, new: str, note: str) -> None:
        self._change([replace(one, name=new, note=note) if one.name == old else one for one in self.kept])

    def delete_item(self, _kind: str, name: str) -> None:
        self._change([one for one in self.kept if one.name != name])

    def undo(self, _progress: object = None) -> Text | None:
        self.kept = self.past.pop()
        return Text("x", "x")


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def dialog(qtbot: QtBot, office: Office) -> KeptDialog:
    dialog = searches_dialog(office)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def test_saving_needs_a_name(qtbot: QtBot) -> None:
    dialog = naming_dialog(QUESTION, ["使用中"])
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.save.isEnabled()
    qtbot.keyClicks(dialog.form.name, "   ")
    assert not dialog.save.isEnabled()
    dialog.form.name.setText("  近畿の医療 ")
    dialog.form.note.setPlainText("会議\nの準備 ")
    assert dialog.save.isEnabled()
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert (dialog.name, dialog.note, dialog.replaces) == ("近畿の医療", "会議\nの準備", False)


def test_a_name_in_use_is_replaced_only_when_said_so(qtbot: QtBot) -> None:
    dialog = naming_dialog(QUESTION, ["使用中"])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.name.setText("使用中")
    assert not dialog.save.isEnabled()
    assert "使われています" in dialog.problem.text()
    dialog.replace.setChecked(True)
    assert dialog.save.isEnabled()
    assert dialog.replaces
    assert not dialog.problem.isVisible()
    dialog.form.name.setText("別の名前")
    assert not dialog.replaces
    assert not dialog.replace.isVisible()


def test_the_list_shows_name_filter_and_note(dialog: KeptDialog) -> None:
    first, _, unreadable = (dialog.list.item(row).text().splitlines() for row in range(3))
    assert first[0] == "あ"
    assert "府省: 文部科学省" in first[1]
    assert first[2] == "メモ"
    assert "読めない" in unreadable[1]


def test_enter_opens_the_current_search(dialog: KeptDialog, qtbot: QtBot) -> None:
    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.chosen is not None
    assert filter_of(dialog.chosen.content) == QUESTION
    assert not dialog.isVisible()


def test_an_unreadable_search_can_be_removed_but_not_opened(dialog: KeptDialog, office: Office) -> None:
    dialog.list.setCurrentRow(2)
    assert not dialog.open.isEnabled()
    dialog.list.itemActivated.emit(dialog.list.currentItem())
    assert dialog.isVisible()
    assert dialog.chosen is None
    dialog.remove.click()
    assert [one.name for one in office.kept] == ["あ", "い"]


def test_renaming_keeps_the_search_current(dialog: KeptDialog, office: Office, qtbot: QtBot) -> None:
    assert not dialog.keep.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_F2)
    assert dialog.form.name.hasFocus()
    dialog.form.name.setText("い")
    assert not dialog.keep.isEnabled()
    assert "使われています" in dialog.problem.text()
    dialog.form.name.setText("ん")
    dialog.form.note.setPlainText("新しいメモ")
    with qtbot.waitSignal(dialog.changed):
        dialog.keep.click()
    assert Search("ん", "新しいメモ") in office.kept
    assert dialog.form.name.text() == "ん"


def test_deleting_can_be_undone_by_button_and_key(dialog: KeptDialog, office: Office, qtbot: QtBot) -> None:
    assert not dialog.undo.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert [one.name for one in office.kept] == ["い", "う"]
    assert "「あ」を削除しました" in dialog.told.text()
    dialog.undo.click()
    assert len(office.kept) == 3
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(office.kept) == 3
    assert not dialog.undo.isEnabled(), "what was done elsewhere is not taken back from here"


def test_delete_while_typing_deletes_a_letter_and_no_search(dialog: KeptDialog, office: Office, qtbot: QtBot) -> None:
    dialog.form.name.setFocus()
    dialog.form.name.setCursorPosition(0)
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Delete)
    assert len(office.kept) == 3
    assert dialog.form.name.text() == ""


def test_a_failure_is_told_and_nothing_is_lost(dialog: KeptDialog, office: Office) -> None:
    office.failing = True
    dialog.remove.click()
    assert "保存できません。 空きを作ってください。" in dialog.problem.text()
    assert len(office.kept) == 3


def test_an_empty_list_says_what_to_do(qtbot: QtBot) -> None:
    dialog = searches_dialog(Office([]))
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.list.isVisible()
    assert not dialog.open.isEnabled()
    assert not dialog.remove.isEnabled()
