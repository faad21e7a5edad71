"""Settings hold at once and can be taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from navigator.qtsupport.settings import Settings, SettingsStore
from navigator.qtsupport.translation import install_translators
from navigator.views.dialogs.settings import SettingsDialog


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.json")


@pytest.fixture
def dialog(qtbot: QtBot, store: SettingsStore) -> SettingsDialog:
    dialog = SettingsDialog(store)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def test_it_shows_what_is_chosen(dialog: SettingsDialog) -> None:
    assert dialog.buttons_of("language")["ja"].isChecked()
    assert dialog.buttons_of("theme")["system"].isChecked()
    assert dialog.buttons_of("year_style")["era"].isChecked()
    assert dialog.block.currentData() is None


def test_every_choice_holds_at_once(dialog: SettingsDialog, store: SettingsStore, qtbot: QtBot) -> None:
    for name, value in (("language", "en"), ("theme", "dark"), ("year_style", "western")):
        with qtbot.waitSignal(store.changed):
            button = dialog.buttons_of(name)[value]
            # On the sign itself: a radio button wider than its text does not take a click in its middle.
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))
        assert getattr(store.value, name) == value
    with qtbot.waitSignal(store.changed):
        dialog.block.setCurrentIndex(dialog.block.findData("kinki"))
        dialog.block.activated.emit(dialog.block.currentIndex())
    assert store.value.home_block == "kinki"


def test_the_example_is_alive(dialog: SettingsDialog) -> None:
    seen = []
    for value in ("era", "short", "western"):
        dialog.buttons_of("year_style")[value].click()
        seen.append(dialog.example.text())
    assert [word in text for word, text in zip(("平成19年度", "H19", "2007年度"), seen, strict=True)] == [True] * 3


def test_cancelling_takes_everything_back(dialog: SettingsDialog, store: SettingsStore, qtbot: QtBot) -> None:
    dialog.buttons_of("theme")["dark"].click()
    dialog.buttons_of("year_style")["short"].click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert store.value == Settings()
    assert SettingsStore(store._path).value == Settings()


def test_closing_keeps_everything(dialog: SettingsDialog, store: SettingsStore) -> None:
    dialog.buttons_of("theme")["dark"].click()
    dialog.done_button.click()
    assert store.value.theme == "dark"
    assert not dialog.isVisible()


def test_it_speaks_the_new_language_and_outlives_the_window(
    qtbot: QtBot, store: SettingsStore, qapp: QApplication
) -> None:
    window = QWidget()
    dialog = SettingsDialog(store, window)
    qtbot.addWidget(dialog)
    dialog.show()
    try:
        store.changed.connect(lambda settings: install_translators(qapp, settings.language))
        dialog.buttons_of("language")["en"].click()
        window.deleteLater()
        qtbot.waitUntil(lambda: dialog.block.itemText(1) == "Hokkaido")
        assert dialog.isVisible()
        assert dialog.buttons_of("language")["ja"].text() == "日本語"
    finally:
        install_translators(qapp, "ja")


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("no folder")
    dialog = SettingsDialog(SettingsStore(place / "settings.json"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.buttons_of("theme")["dark"].click()
    assert "設定を保存できません" in dialog.problem.text()
    assert dialog.problem.isVisible()
