"""A library that cannot be opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from navigator.domain.errors import DamagedLibraryError, NewerLibraryError, UserError
from navigator.domain.text import Text
from navigator.views.dialogs.health import HealthChoice, HealthDialog, free_name
from navigator.views.record.flow import Flow

WHAT, REMEDY = Text("壊れています。", "It is damaged."), Text("控えを開いてください。", "Open a backup.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.rpn"
    path.write_bytes(b"damaged")
    return path


@pytest.fixture
def dialog(qtbot: QtBot, path: Path) -> HealthDialog:
    dialog = HealthDialog(DamagedLibraryError(WHAT, REMEDY), path, choose_file=lambda: None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def words(dialog: HealthDialog) -> str:
    return "\n".join(flow.document().toPlainText() for flow in dialog.findChildren(Flow))


def test_it_says_what_happened_what_is_safe_and_what_to_do(dialog: HealthDialog, path: Path) -> None:
    said = words(dialog)
    for part in (WHAT.ja, REMEDY.ja, "何も書き込んでいません", str(path)):
        assert part in said


@pytest.mark.parametrize(("kind", "word"), [(NewerLibraryError, "新しい版"), (UserError, "保存済みの内容")])
def test_what_is_safe_depends_on_what_happened(qtbot: QtBot, path: Path, kind: type[UserError], word: str) -> None:
    dialog = HealthDialog(kind(WHAT, REMEDY), path)
    qtbot.addWidget(dialog)
    assert word in words(dialog)


def test_the_place_is_copied_in_one_click(dialog: HealthDialog, path: Path) -> None:
    dialog.copy_path.click()
    assert QGuiApplication.clipboard().text() == str(path)


def test_closing_quits(dialog: HealthDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.choice is HealthChoice.QUIT
    assert dialog.location is None


def test_another_library_is_opened_when_one_was_chosen(qtbot: QtBot, path: Path) -> None:
    answers: list[Path | None] = [None, path.parent / "backup.rpn"]
    dialog = HealthDialog(DamagedLibraryError(WHAT, REMEDY), path, choose_file=lambda: answers.pop(0))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.open.click()
    assert dialog.isVisible(), "nothing was chosen"
    dialog.open.click()
    assert (dialog.choice, dialog.location) == (HealthChoice.OPEN, path.parent / "backup.rpn")
    assert not dialog.isVisible()


def test_a_fresh_library_gets_a_name_that_nothing_has(dialog: HealthDialog, path: Path) -> None:
    assert dialog.name.text() == "library-2.rpn"
    dialog.make.click()
    assert (dialog.choice, dialog.location) == (HealthChoice.MAKE, path.parent / "library-2.rpn")
    assert path.read_bytes() == b"damaged"
    assert not (path.parent / "library-2.rpn").exists()


def test_free_name_goes_on_counting(path: Path) -> None:
    (path.parent / "library-2.rpn").touch()
    assert free_name(path) == "library-3.rpn"


@pytest.mark.parametrize(
    "name", ["library.rpn", "", "  ", "..", "../x.rpn", "a/b", "a\\b", "a:b", "x\u202e.rpn", "a?b"]
)
def test_a_name_that_would_replace_or_lead_away_is_refused(dialog: HealthDialog, name: str) -> None:
    dialog.name.setText(name)
    assert not dialog.make.isEnabled()
    assert dialog.problem.isVisible()
    dialog._make_fresh()
    assert dialog.choice is HealthChoice.QUIT


def test_a_file_that_came_meanwhile_is_not_replaced(dialog: HealthDialog, path: Path) -> None:
    (path.parent / "library-2.rpn").write_bytes(b"of somebody else")
    dialog._make_fresh()
    assert dialog.choice is HealthChoice.QUIT
    assert "もうあります" in dialog.problem.text()
