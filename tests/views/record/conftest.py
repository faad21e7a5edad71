"""A record pane on the screen."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.qtsupport.theme import Theme, apply_theme
from navigator.views.record.pane import RecordPane


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> RecordPane:
    apply_theme(qapp, Theme.LIGHT)
    pane = RecordPane()
    qtbot.addWidget(pane)
    pane.resize(400, 700)
    with qtbot.waitActive(pane):
        pane.show()
    return pane
