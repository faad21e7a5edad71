"""The view of the coordination group over the bundled facts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from navigator.db.library import Library
from navigator.domain.document import Cell, Column, Document, PageSetup, Row, SheetFoot, SheetHead, Table
from navigator.domain.record import RecordLink
from navigator.services.sheet_parts import SheetOptions
from navigator.views.printing.pagepapers import PagePapers
from navigator.views.trends.entry import TRENDS
from navigator.views.trends.group import GroupView
from navigator.views.trends.groupcontent import Cited
from navigator.views.trends.rankedbars import RankedBars
from tests.db.conftest import library, made_library
from tests.views.desks import Told, desk_over, settle

__all__ = ["library", "made_library"]


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication, library: Library, tmp_path: Path) -> Iterator[tuple[GroupView, Told]]:
    with desk_over(library, tmp_path, qapp) as (desk, told):
        view = GroupView(desk)
        qtbot.addWidget(view)
        view.resize(1000, 600)
        view.show()
        settle()
        yield view, told
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_it_shows_years_totals_joiners_and_leavers(bench: tuple[GroupView, Told]) -> None:
    view, _told = bench
    text = view.flow.toPlainText()
    for said in (
        "74,222※",
        "62,889",
        "構成は一部だけ資料あり：2行",
        "ほかの構成は資料なし",
        "平成18年度から平成19年度への異動",
        "11,333※",
    ):
        assert said in text
    joined, left = text.index("加わった事業"), text.index("外れた事業")
    assert joined < text.index("沖縄イノベーション創出事業") < left
    assert left < text.index("環境技術実証モデル事業")
    assert "出典の記載順。金額と順位の記載なし。" in view.orders.toPlainText()


def test_other_years_are_chosen_and_what_is_not_known_is_said(bench: tuple[GroupView, Told], qtbot: QtBot) -> None:
    view, _told = bench
    view.before.setFocus()
    qtbot.keyClick(view.before, Qt.Key.Key_Down)
    view.after.setFocus()
    qtbot.keyClick(view.after, Qt.Key.Key_Down)
    settle()
    assert (view.before.currentData(), view.after.currentData()) == (2007, 2008)
    text = view.flow.toPlainText()
    assert "平成20年度の構成がそろっていないため、外れた事業は分からない。" in text
    assert "資料のあるものだけ。" in text


def test_a_program_and_a_source_are_one_step_away(bench: tuple[GroupView, Told]) -> None:
    view, told = bench
    targets = [link.target for link in view.flow.links]
    program = next(target for target in targets if isinstance(target, RecordLink))
    view.flow.followed.emit(program, QRect())
    assert told.records == [("programs", program.code)]
    for target in targets:
        if isinstance(target, Cited):
            found = view.citation_of(target.citation)
            assert found is not None
            assert found.locators == (target.citation.locator,)


def test_bars_are_ranked_and_marked_about(bench: tuple[GroupView, Told]) -> None:
    view, _told = bench
    _large, grants = view.findChildren(RankedBars)
    assert [row[:3] for row in grants.rows()] == [
        ("1位", "関東", "約8,000"),
        ("2位", "近畿", "約6,000"),
        ("3位", "九州", "約4,000"),
        ("3位", "中部", "約4,000"),
    ]
    widths = [grants.bar_rect(row).width() for row in range(4)]
    assert widths[0] / widths[2] == pytest.approx(2)
    image = QImage(grants.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    grants.render(image)
    middle = grants.bar_rect(3).center().toPoint()
    assert image.pixelColor(middle) != image.pixelColor(image.width() - 2, middle.y())
    assert "約8,000" in grants.accessibleDescription()
    assert [button.text() for button in view.findChildren(QPushButton) if button.text() == "[1]"] == ["[1]", "[1]"]


def test_it_prints_and_exports_what_it_shows(bench: tuple[GroupView, Told], monkeypatch: pytest.MonkeyPatch) -> None:
    view, told = bench
    made: list[Document] = []
    tables: list[int] = []
    monkeypatch.setattr(
        PagePapers, "print_sheet", lambda _self, _plan, make: made.append(make(SheetOptions(office="見本")))
    )
    monkeypatch.setattr(PagePapers, "export", lambda _self, _title, _stem, make: tables.append(len(make(None).rows)))
    view.print.click()
    view.export.click()
    assert isinstance(made[0], Document)
    assert tables[0] > 40
    assert not told.errors


def test_keys_scroll_and_go_round(bench: tuple[GroupView, Told], qtbot: QtBot) -> None:
    view, _told = bench
    view.print.setFocus()
    view.focus_next()
    assert view.before.hasFocus()
    view.focus_next()
    assert view.flow.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.scroll.verticalScrollBar().value() == view.scroll.verticalScrollBar().maximum()


def test_a_button_leads_to_the_amounts_by_ministry(bench: tuple[GroupView, Told], qtbot: QtBot) -> None:
    view, told = bench
    with qtbot.waitSignal(view._desk.page_requested) as asked:
        qtbot.mouseClick(view.chart, Qt.MouseButton.LeftButton)
    page, spec = asked.args
    assert page == TRENDS
    assert (spec.fy_from, spec.fy_to, spec.group_only) == (2007, 2007, True)
    assert len(spec.subjects) == 8
    assert not told.errors


def test_the_preview_says_what_was_found(bench: tuple[GroupView, Told], qtbot: QtBot) -> None:
    view, _told = bench
    cells = (Cell(("見本の行",)), Cell(("10",), (7,), numeric=True))
    table = Table((Column(Cell(("項目",))), Column(Cell(("額",)))), (Row("a", cells),))

    def make(options: SheetOptions, _progress: object) -> Document:
        return Document("見本", options.setup or PageSetup(), SheetHead(), SheetFoot("", "", ""), (table,))

    window = view.papers.preview(PageSetup(), SheetOptions(office="見本"), make)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.check_list.count() > 0)
    assert window.check_list.item(0).text() == "「見本の行」の出典 [7] が出典の一覧にありません。"
    window.close()
