"""The window as a whole."""

from collections.abc import Callable

from tests.views.conftest import Desk


def test_window_shows_first_answer(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    assert desk.window.page.results.rows.rowCount() == 450
    assert desk.window.page.catalogues.tabText(0) == "研究支援策 450"
