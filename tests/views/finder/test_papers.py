"""Printing and writing from the finder, with the real services: keys and menu, what is on paper, what is in files."""

import csv
import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook
from sqlalchemy import text

from navigator import files
from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.document import Document, Entries, Heading, Table
from navigator.domain.filters import Filter, choice_of
from navigator.domain.record import RecordView
from navigator.domain.results import Presentation
from navigator.qtsupport.jobs import DirectRunner, JobRunner, Runner
from navigator.qtsupport.settings import SettingsStore
from navigator.qtsupport.theme import Theme, apply_theme
from navigator.qtsupport.translation import install_translators
from navigator.qtsupport.windowstate import WindowState
from navigator.services.comparing import ComparingService
from navigator.services.finding import FindingService
from navigator.services.reports import ReportService
from navigator.viewmodels.finder import FinderModel
from navigator.viewmodels.office import OfficeModel
from navigator.viewmodels.rows import MARKS
from navigator.viewmodels.work import Work
from navigator.views.finder.papermenu import Paper
from navigator.views.finder.papers import FinderPapers
from navigator.views.mainwindow import MainWindow
from navigator.views.printing.preview import PreviewWindow
from navigator.views.printing.sheetdialog import SheetDialog
from tests.db.conftest import library, library_file, made_library, own_library
from tests.db.libraries import TODAY
from tests.views.finderfakes import FakeOffice

__all__ = ["library", "library_file", "made_library", "own_library"]

CLUSTERS = Filter(Catalogue.PROGRAMS, "クラスター", (choice_of(FacetKey.MINISTRY, ["mext"]),), order="budget")


@dataclass(frozen=True)
class Services:
    """What makes documents and tables."""

    reports: ReportService
    today: date = TODAY


@dataclass
class Desk:
    """The finder over a real library, and the dialogues that came up; ``fill`` answers them."""

    window: MainWindow
    finder: FinderModel
    papers: FinderPapers
    library: Library
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    fill: Callable[[SheetDialog], bool] = lambda _dialog: True

    def settle(self) -> None:
        """Let answers arrive and layouts come to rest."""
        for _ in range(4):
            QCoreApplication.sendPostedEvents(None, 0)
            QCoreApplication.processEvents()

    def show(self, question: Filter, record: int | None = None) -> None:
        """Show an answer, and the record of one of its rows."""
        self.finder.set_filter(question)
        self.settle()
        if record is not None:
            self.window.page.results.table.go_to(record)
            self.settle()

    def run(self, dialog: SheetDialog) -> bool:
        """Stand for the reader at the head of the sheet."""
        self.asked.append((dialog.windowTitle(), dialog.title.placeholderText(), dialog.paper.itemText(0)))
        accepted = self.fill(dialog)
        dialog.deleteLater()
        return accepted

    @property
    def previews(self) -> list[PreviewWindow]:
        """The previews on the screen."""
        return [one for one in self.window.findChildren(PreviewWindow) if one.isVisible()]

    def document(self) -> Document:
        """What the one preview shows."""
        self.settle()
        (preview,) = self.previews
        assert preview.document is not None
        return preview.document

    @property
    def codes(self) -> list[str]:
        """The records of the list in their order."""
        rows = self.window.page.results.rows
        return [rows.row_view(row).ref.code for row in range(rows.rowCount())]

    def table(self) -> tuple[list[str], list[list[str]]]:
        """The header and the rows as the screen shows them."""
        rows = self.window.page.results.rows
        places = range(MARKS, rows.columnCount())
        header = [str(rows.headerData(place, Qt.Orientation.Horizontal)) for place in places]
        return header, [[str(rows.index(row, place).data()) for place in places] for row in range(rows.rowCount())]


@pytest.fixture
def make_desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def make(library: Library, jobs: Runner | None = None) -> Desk:
        apply_theme(qapp, Theme.LIGHT)
        install_translators(qapp, "ja")
        finding = FindingService(library, TODAY)
        services = Services(ReportService(library, finding, ComparingService(library, TODAY)))
        work = Work(DirectRunner())
        finder, office = FinderModel(work, Presentation()), OfficeModel(work, "ja")
        store = SettingsStore(tmp_path / "settings.json")
        window = MainWindow(finder, office, store, WindowState(tmp_path / "window.ini"))
        qtbot.addWidget(window)
        papers = FinderPapers(window, finder, lambda: services, store, jobs or DirectRunner())
        desk = Desk(window, finder, papers, library)
        papers._run = desk.run
        made.append(desk)
        window.resize(1280, 720)
        window.show()
        office.set_service(FakeOffice())
        finder.set_service(finding)
        desk.settle()
        return desk

    yield make
    for desk in made:
        desk.window.close()
        desk.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def desk(make_desk: Callable[..., Desk], own_library: Library) -> Desk:
    return make_desk(own_library)


def press(desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    qtbot.keyClick(desk.window, key, Qt.KeyboardModifier.ControlModifier)
    desk.settle()


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


# Paper


def test_ctrl_p_and_enter_print_the_list_as_it_is_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.window.page._choose_columns(Catalogue.PROGRAMS, ("years", "name", "ministry"))
    desk.show(CLUSTERS)
    desk.fill = lambda dialog: not dialog.council.setText("近畿地域ブロック協議会")
    press(desk, qtbot, Qt.Key.Key_P)
    menu = desk.window.page.results.summary.paper_menu
    assert menu.isVisible()
    count = len(desk.codes)
    assert [action.text().partition("(&")[0] for action in menu.papers.values()] == [
        f"一覧を印刷（{count} 件）",
        "この記録を印刷（施策個票）",
        "この記録のすべてを印刷",
        f"一覧のカタログを印刷（{count} 件）",
    ]
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert desk.asked == [("一覧を印刷", "事業", "自動（A4 横）")]
    document = desk.document()
    (table,) = tables(document)
    assert [row.key for row in table.rows] == desk.codes
    assert [column.heading.lines[0] for column in table.columns] == desk.table()[0] == ["実施年度", "名称", "府省"]
    assert document.head.council == "近畿地域ブロック協議会"
    assert document.head.day == "令和8年11月22日"
    assert document.setup.landscape
    lines = [block.text for block in document.blocks if hasattr(block, "text")]
    assert any("クラスター" in line and "文部科学省" in line for line in lines)


@pytest.mark.parametrize(
    ("paper", "heading", "title", "upright"),
    [
        (Paper.LIST, "一覧を印刷", "事業", "自動（A4 横）"),
        (Paper.RECORD, "施策個票", None, "自動（A4 縦）"),
        (Paper.WHOLE_RECORD, "この記録のすべてを印刷", None, "自動（A4 縦）"),
        (Paper.CATALOGUE, "一覧のカタログを印刷", "事業一覧", "自動（A4 縦）"),
    ],
)
def test_the_menu_leads_to_the_right_paper(
    desk: Desk, paper: Paper, heading: str, title: str | None, upright: str
) -> None:
    desk.show(CLUSTERS, record=1)
    button = desk.window.page.results.summary.papers
    assert button.accessibleName()
    menu = desk.window.page.results.summary.paper_menu
    menu.aboutToShow.emit()
    menu.papers[paper].trigger()
    record = desk.finder.record
    assert record is not None
    wanted = title or record.title.ja
    assert desk.asked == [(heading, wanted, upright)]
    document = desk.document()
    assert document.title == wanted
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    if paper is Paper.CATALOGUE:
        contents, index = [block for block in document.blocks if isinstance(block, Entries)]
        assert [entry.text for entry in contents.entries] == ["文部科学省"]
        assert len(index.entries) == 1 + len(desk.codes)
    elif paper is not Paper.LIST:
        assert bool(headings) is (paper is Paper.WHOLE_RECORD)
        assert record.ref.code in str(document.blocks)


def test_who_reads_a_record_is_offered_its_paper_first(desk: Desk, qtbot: QtBot) -> None:
    desk.show(CLUSTERS, record=0)
    desk.window.page.focus_record()
    press(desk, qtbot, Qt.Key.Key_P)
    menu = desk.window.page.results.summary.paper_menu
    assert menu.activeAction() is menu.papers[Paper.RECORD]
    menu.close()


def test_without_rows_only_the_record_is_offered(desk: Desk, qtbot: QtBot) -> None:
    desk.show(CLUSTERS, record=0)
    desk.finder.set_text("そのような語はありません")
    desk.settle()
    press(desk, qtbot, Qt.Key.Key_P)
    menu = desk.window.page.results.summary.paper_menu
    offered = [paper for paper, action in menu.papers.items() if action.isEnabled()]
    assert offered == [Paper.RECORD, Paper.WHOLE_RECORD]
    assert menu.activeAction() is menu.papers[Paper.RECORD]
    assert not menu.export.isEnabled()
    menu.close()
    desk.papers.print_paper(Paper.LIST)
    press(desk, qtbot, Qt.Key.Key_E)
    assert desk.asked == []


def test_the_button_of_the_record_prints_its_sheet(desk: Desk, qtbot: QtBot) -> None:
    desk.show(CLUSTERS, record=2)
    pane = desk.window.page.record_place.currentWidget()
    assert pane.header.print.accessibleName() == "施策個票を印刷"
    qtbot.mouseClick(pane.header.print, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert desk.asked[0][0] == "施策個票"
    assert desk.document().title == desk.finder.record.title.ja


def test_escape_closes_the_preview_and_a_second_one_is_new(desk: Desk, qtbot: QtBot) -> None:
    desk.show(CLUSTERS, record=0)
    for _ in range(2):
        desk.papers.print_paper(Paper.RECORD)
        assert desk.document()
        qtbot.keyClick(desk.previews[0].canvas, Qt.Key.Key_Escape)
        desk.settle()
        assert desk.previews == []


def test_going_back_from_the_head_shows_no_preview(desk: Desk) -> None:
    desk.show(CLUSTERS, record=0)
    desk.fill = lambda _dialog: False
    desk.papers.print_paper(Paper.LIST)
    assert len(desk.asked) == 1
    assert desk.previews == []


def test_an_active_filter_is_told_before_printing(desk: Desk, qtbot: QtBot) -> None:
    desk.show(CLUSTERS)
    desk.papers.print_paper(Paper.LIST)
    desk.document()
    (preview,) = desk.previews
    item = preview.check_list.item(0)
    assert item.text().startswith("一覧の絞り込み: ")
    assert "文部科学省" in item.text()
    with qtbot.waitSignal(preview.jumped):
        preview.check_list.itemClicked.emit(item)
    assert desk.window.pages.currentWidget() is desk.window.page
    preview.close()
    desk.settle()
    desk.show(Filter(Catalogue.THEMES))
    desk.papers.print_paper(Paper.LIST)
    desk.document()
    assert desk.previews[0].check_list.item(0).text() == "気になる点はありません。"


def test_a_catalogue_that_is_stopped_leaves_nothing(
    make_desk: Callable[..., Desk], own_library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = JobRunner()
    desk = make_desk(own_library, runner)
    desk.show(Filter(Catalogue.THEMES))
    reading, stopped = threading.Event(), threading.Event()
    read = FindingService.record
    count = 0

    def record(service: FindingService, *which: object) -> RecordView:
        nonlocal count
        count += 1
        if count == 5:
            reading.set()
            assert stopped.wait(20)
        return read(service, *which)

    monkeypatch.setattr(FindingService, "record", record)
    desk.papers.print_paper(Paper.CATALOGUE)
    (preview,) = desk.previews
    qtbot.waitUntil(reading.is_set)
    assert preview.status.cancel_button.isVisible()
    preview.status.cancel_button.click()
    stopped.set()
    assert runner.shutdown()
    desk.settle()
    assert desk.previews == []
    assert count == 5
    with own_library.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM papers")).scalar_one() == 0
    assert desk.window.messages.messages == ()


# Files


def export(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Press Ctrl+E and choose ``path``; return the names suggested."""
    suggested: list[str] = []

    def choose(_parent: object, _title: str, stem: str) -> Path:
        suggested.append(stem)
        return path

    monkeypatch.setattr(desk.papers.exporter, "ask", choose)
    press(desk, qtbot, Qt.Key.Key_E)
    desk.settle()
    return suggested


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_file_holds_the_rows_and_columns_shown_and_the_code(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, suffix: str
) -> None:
    desk.window.page._choose_columns(Catalogue.PROGRAMS, ("budget", "name", "years"))
    desk.show(CLUSTERS)
    path = tmp_path / f"一覧.{suffix}"
    assert export(desk, qtbot, monkeypatch, path) == ["事業_20261122"]
    header, rows = desk.table()
    wanted = [[*header, "符号"], *([*row, code] for row, code in zip(rows, desk.codes, strict=True))]
    assert len(wanted) > 10
    assert header == ["予算(百万円)", "名称", "実施年度"]
    if suffix == "csv":
        assert list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig")))) == wanted
    else:
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        found = [[_shown(cell) for cell in row] for row in sheet[-len(wanted) :]]
        assert found == wanted
        assert "クラスター" in str(sheet[0][0])
    (message,) = desk.window.messages.messages
    assert message.text.startswith(f"「一覧.{suffix}」に書き出しました")
    assert [way.text() for way in message.ways] == ["フォルダーを開く", "場所をコピー"]


def _shown(cell: object) -> str:
    return f"{cell:,.10g}" if isinstance(cell, float) else str(cell)


@pytest.mark.parametrize("fault", [("_write_new", "書き込めません"), ("_replace", "ほかのプログラム")])
def test_a_file_that_cannot_be_written_gives_the_sentence_and_stays(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fault: tuple[str, str]
) -> None:
    failing, said = fault
    path = tmp_path / "一覧.xlsx"
    path.write_bytes(b"old")

    def refuse(*_paths: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(files, failing, refuse)
    desk.show(CLUSTERS)
    export(desk, qtbot, monkeypatch, path)
    (message,) = desk.window.messages.messages
    assert message.text.startswith("「一覧.xlsx」を保存できません。")
    assert said in message.text
    assert path.read_bytes() == b"old"
    assert len(desk.codes) > 10


def test_a_read_only_library_is_printed_and_written(
    make_desk: Callable[..., Desk],
    own_library: Library,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(type(own_library), "read_only", property(lambda _library: True))
    desk = make_desk(own_library)
    desk.show(CLUSTERS, record=0)
    for paper in Paper:
        desk.papers.print_paper(paper)
        assert desk.document().foot.check_id
        desk.previews[0].close()
        desk.settle()
    export(desk, qtbot, monkeypatch, tmp_path / "一覧.csv")
    assert (tmp_path / "一覧.csv").exists()
    with own_library.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM papers")).scalar_one() == 0


def test_nothing_happens_before_the_library_is_open(desk: Desk, qtbot: QtBot) -> None:
    desk.show(CLUSTERS, record=0)
    desk.papers._services = lambda: None
    for paper in Paper:
        desk.papers.print_paper(paper)
    press(desk, qtbot, Qt.Key.Key_E)
    assert desk.asked == []
    assert desk.previews == []
