"""The way into the comparison: rail, tray, keys of the window, preview."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from navigator.domain.catalogues import Catalogue
from navigator.domain.document import Document, PageSetup, PaperSize
from navigator.domain.record import RecordRef
from navigator.domain.results import Presentation
from navigator.qtsupport.jobs import DirectRunner
from navigator.services.council_sheet import council_sheet
from navigator.services.sheet_parts import SheetOptions, Stamp
from navigator.viewmodels.comparison import ComparisonModel
from navigator.viewmodels.work import Work
from navigator.views.comparison.entry import COMPARISON, ComparisonEntry
from navigator.views.comparison.page import ComparisonPage
from tests.viewmodels.comparisonfakes import FakeComparing, FakeKeeper, services
from tests.views.comparison.conftest import Bench
from tests.views.conftest import Desk


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    desk = make_desk()
    model = ComparisonModel(Work(DirectRunner()), Presentation())
    model.set_services(services(FakeComparing(), FakeKeeper()))
    ComparisonEntry(model, desk.finder, desk.office.tray, desk.store, DirectRunner()).add_to(desk.window)
    desk.settle()
    return desk


def page(desk: Desk) -> ComparisonPage:
    found = desk.window.pages.currentWidget()
    assert isinstance(found, ComparisonPage)
    return found


def tick(desk: Desk, count: int) -> None:
    for number in range(count):
        desk.office.set_ticked(RecordRef("measures", f"m{number}", f"m{number}"), True)
    desk.settle()


def test_the_tray_leads_to_the_page_by_button_and_key(desk: Desk, qtbot: QtBot) -> None:
    tick(desk, 2)
    assert desk.window.rail.keys[-1] == COMPARISON
    with qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    qtbot.keyClick(desk.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert page(desk).rows.columnCount() == 2
    page(desk).finder_requested.emit()
    assert desk.window.pages.currentWidget() is desk.window.page


def test_the_windows_keys_are_the_pages_while_it_is_shown(desk: Desk, qtbot: QtBot) -> None:
    tick(desk, 3)
    desk.window.show_page(COMPARISON)
    desk.settle()
    shown = page(desk)
    shown.table.go_to("purpose", 0)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shown.table, Qt.Key.Key_Right, both)
    desk.settle()
    first = shown.rows.headerData(0, Qt.Orientation.Horizontal)
    qtbot.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert shown.rows.headerData(0, Qt.Orientation.Horizontal) != first
    assert "元に戻しました" in desk.window.messages.messages[-1].text
    qtbot.keyClick(desk.window, Qt.Key.Key_F6)
    assert desk.window.focusWidget() is not shown.table


def test_the_record_of_a_column_opens_in_the_finder(desk: Desk) -> None:
    tick(desk, 2)
    desk.window.show_page(COMPARISON)
    desk.settle()
    page(desk).record_requested.emit(Catalogue.MEASURES, "measures-3")
    desk.settle()
    assert desk.window.pages.currentWidget() is desk.window.page
    assert desk.finder.record is not None


class _Reports:
    def __init__(self, comparing: FakeComparing) -> None:
        self.comparing = comparing
        self.setups: list[PageSetup | None] = []

    def council(self, spec: object, options: SheetOptions, presentation: Presentation) -> Document:
        self.setups.append(options.setup)
        comparison = self.comparing.compare(spec, presentation)
        return council_sheet(comparison, options, presentation, Stamp("資料版 1", "ABCD-1234"))


def test_the_preview_shows_the_sheet_and_a_check_leads_back(bench: Bench, qtbot: QtBot) -> None:
    reports = _Reports(bench.comparing)
    bench.model.services = replace(bench.model.services, reports=reports)
    preview = bench.page.preview(SheetOptions(number="資料2-1", title="三つの制度", grey=True))
    assert preview is not None
    bench.settle()
    assert reports.setups == [PageSetup(PaperSize.A4, landscape=True, grey=True)]
    assert preview.document is not None
    assert preview.document.head.number == "資料2-1"
    assert preview.pages is not None
    list_of_checks = preview.check_list
    (check,) = [
        found
        for row in range(list_of_checks.count())
        if (found := list_of_checks.item(row).data(Qt.ItemDataRole.UserRole)) and "種類の違う額" in found.text.ja
    ]
    preview.jumped.emit(check)
    index = bench.page.table.currentIndex()
    assert bench.page.rows.lines[index.row()].key == "budget:request:2008"
    preview.close()
    bench.settle()
