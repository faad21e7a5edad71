"""The bar below: what it says while something is written."""

from pytestqt.qtbot import QtBot

from navigator.viewmodels.tray import TrayModel
from navigator.views.tray import TrayBar


def test_a_long_step_back_shows_how_far_it_is_and_offers_to_stop(qtbot: QtBot) -> None:
    tray = TrayBar(TrayModel("ja"))
    qtbot.addWidget(tray)
    tray.show()
    tray.show_saving(True)
    tray.show_progress(10, 20)
    assert not tray._stop.isVisible(), "a short step is over at once"
    tray.show_progress(2500, 10_000)
    assert "25" in tray._state.text()
    with qtbot.waitSignal(tray.stop_requested):
        tray._stop.click()
    tray.show_saving(False)
    assert not tray._stop.isVisible()
    assert tray._state.text() == "保存済"
