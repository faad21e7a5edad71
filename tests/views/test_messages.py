"""Messages with something to do about them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from navigator.views.messages import MessageBar


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_file_is_named_with_its_folder_and_the_way_there(
    bar: MessageBar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url))
    file = tmp_path / "研究支援策 & 一覧.xlsx"
    bar.show_file(file)
    (message,) = bar.messages
    assert message.text.startswith("「研究支援策 & 一覧.xlsx」に書き出しました（")
    open_folder, copy = message.ways
    assert (open_folder.text(), copy.text()) == ("フォルダーを開く", "場所をコピー")
    open_folder.click()
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
    copy.click()
    assert QGuiApplication.clipboard().text() == str(file)


def test_a_folder_that_cannot_be_opened_is_told(
    bar: MessageBar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    bar.show_file(tmp_path / "a.csv")
    bar.messages[0].ways[0].click()
    assert bar.messages[-1].text == f"フォルダーを開けません: {tmp_path}"


def test_what_was_done_takes_the_place_of_what_was_done_before(bar: MessageBar, tmp_path: Path) -> None:
    bar.show_text("控えを作れません", "warning")
    bar.show_text("資料を新しい版にしました")
    bar.tell("33 行を取り込みました")
    bar.show_file(tmp_path / "a.csv")
    bar.tell("3 行を取り込みました")
    assert [message.text for message in bar.messages] == [
        "控えを作れません",
        "資料を新しい版にしました",
        "3 行を取り込みました",
    ]


def test_a_long_place_leaves_room_for_the_sentence(bar: MessageBar) -> None:
    bar.show_file(Path("/") / ("深" * 200) / "資料" / "a.csv")
    text = bar.messages[0].text
    assert len(text) < 100
    assert "…" in text
    assert text.endswith("資料）。")
