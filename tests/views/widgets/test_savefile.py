"""Asking for a file: the suffix fits the kind, and no file is taken without a question."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from navigator.views.widgets.savefile import ask_save_path

KINDS = {"Excel ブック (*.xlsx)": "xlsx", "CSV (*.csv)": "csv"}
Act = Callable[[QFileDialog], None]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def asked(parent: QWidget, start: Path, *acts: Act) -> Path | None:
    """Ask with ``acts`` as the reader, one for every dialogue that comes up."""
    left = list(acts)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        act = left.pop(0)
        if left:
            QTimer.singleShot(0, dialog, lambda: QTimer.singleShot(0, parent, answer))
        act(dialog)

    QTimer.singleShot(0, parent, answer)
    found = ask_save_path(parent, "書き出す", start, KINDS)
    assert not left
    return found


def typed(name: str) -> Act:
    def act(dialog: QFileDialog) -> None:
        dialog.findChild(QLineEdit, "fileNameEdit").setText(name)
        QDialog.done(dialog, QDialog.DialogCode.Accepted)

    return act


def test_the_suggestion_can_be_taken(parent: QWidget, tmp_path: Path) -> None:
    found = asked(parent, tmp_path / "一覧.xlsx", lambda dialog: dialog.accept())
    assert found == tmp_path / "一覧.xlsx"


def test_nothing_is_chosen_when_the_reader_goes_back(parent: QWidget, tmp_path: Path) -> None:
    assert asked(parent, tmp_path / "一覧.xlsx", lambda dialog: dialog.reject()) is None


def test_another_kind_changes_the_suffix(parent: QWidget, tmp_path: Path) -> None:
    def choose(dialog: QFileDialog) -> None:
        dialog.filterSelected.emit("CSV (*.csv)")
        dialog.accept()

    assert asked(parent, tmp_path / "一覧.xlsx", choose) == tmp_path / "一覧.csv"


def test_a_name_without_a_suffix_gets_one(parent: QWidget, tmp_path: Path) -> None:
    assert asked(parent, tmp_path / "一覧.xlsx", typed("別名")) == tmp_path / "別名.xlsx"


def test_a_file_nobody_was_asked_about_is_not_taken(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "a.txt.xlsx").write_text("old")
    again: list[list[str]] = []

    def look(dialog: QFileDialog) -> None:
        again.append(dialog.selectedFiles())
        dialog.reject()

    assert asked(parent, tmp_path / "一覧.xlsx", typed("a.txt"), look) is None
    assert again == [[str(tmp_path / "a.txt.xlsx")]]
    assert asked(parent, tmp_path / "一覧.xlsx", typed("b.txt")) == tmp_path / "b.txt.xlsx"
