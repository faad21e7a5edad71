"""The ways into the page: the rail, and the record of a program."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from navigator.domain.catalogues import Catalogue
from navigator.views.lineage.entry import LINEAGE, LineagePlace
from tests.views.conftest import Desk


def test_a_record_of_a_program_leads_to_its_lineage(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    asked: list[str] = []
    desk.window.page.lineage_requested.connect(asked.append)
    header = None
    for catalogue, code in ((Catalogue.MEASURES, "measures-1"), (Catalogue.PROGRAMS, "programs-1")):
        desk.finder.open_record(catalogue, code)
        desk.settle()
        header = desk.window.page._record_pane.header  # type: ignore[union-attr]
        assert header.lineage.isVisible() is (catalogue is Catalogue.PROGRAMS)
    assert header is not None
    assert header.lineage.accessibleName() == "系譜で見る"
    header.lineage.click()
    assert asked == ["programs-1"]


class Ways(QObject):
    """The part of a desk that leads from page to page."""

    page_requested = Signal(str, object)


def test_the_window_hands_the_program_to_the_page(make_desk: Callable[..., Desk]) -> None:
    window, ways, asked = make_desk().window, Ways(), []
    ways.page_requested.connect(lambda key, argument: asked.append((key, argument)))
    place = LineagePlace(ways)  # type: ignore[arg-type]
    place.add_to(window)
    assert LINEAGE in window.rail.keys
    window.page.lineage_requested.emit("mext-ricp")
    assert asked == [(LINEAGE, "mext-ricp")]
