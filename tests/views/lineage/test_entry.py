"""The ways into the page: the rail, and the record of a program."""

from collections.abc import Callable

from navigator.domain.catalogues import Catalogue
from navigator.views.lineage.entry import LINEAGE, LineagePlace
from tests.views.conftest import Desk
from tests.views.lineage.conftest import Bench


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


def test_the_window_hands_the_program_to_the_page(make_desk: Callable[..., Desk], bench: Bench) -> None:
    window = make_desk().window
    LineagePlace(bench.desk).add_to(window)
    assert LINEAGE in window.rail.keys
    window.page.lineage_requested.emit("mext-ricp")
    assert bench.told.pages == [(LINEAGE, "mext-ricp")]
