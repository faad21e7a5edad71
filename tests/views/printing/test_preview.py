"""The preview: what it shows is what is saved and printed."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDoubleSpinBox, QListView, QWidget
from pytestqt.qtbot import QtBot

from navigator.domain.checks import Check, Severity, row_jump
from navigator.domain.document import Document, Line, PageSetup, PaperSize
from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.qtsupport.jobs import DirectRunner, JobRunner
from navigator.qtsupport.lastfolder import LastFolder
from navigator.qtsupport.settings import SettingsStore
from navigator.qtsupport.theme import Theme, apply_theme
from navigator.views.printing import preview
from navigator.views.printing.canvas import Fit
from navigator.views.printing.output import pdf_bytes
from navigator.views.printing.pages import Progress
from navigator.views.printing.preview import PreviewWindow
from tests.views.clipping import clipped
from tests.views.printing import samples

WRITTEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LONG = "絞り込みが有効です。紙面にも、その条件を一行で印刷します。長い文も切れずに読めます。"
FOUND = (
    Check(Severity.INFO, Text(LONG, "A filter.")),
    Check(Severity.ERROR, Text("「目的」に出典がありません。", "No source."), row_jump("purpose")),
)


def a_list(setup: PageSetup) -> Document:
    return samples.long_list(120, setup)


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., PreviewWindow]]:
    windows: list[PreviewWindow] = []

    def make(
        document: Callable[[PageSetup], Document] = a_list,
        checks: Sequence[Check] = (),
        theme: Theme = Theme.LIGHT,
        runner: DirectRunner | JobRunner | None = None,
        **more: object,
    ) -> PreviewWindow:
        apply_theme(qapp, theme)
        window = PreviewWindow(
            lambda setup, _progress: document(setup),
            lambda _made: checks,
            runner or DirectRunner(),
            **more,  # type: ignore[arg-type]
        )
        windows.append(window)
        window.resize(1200, 660)
        window.show()
        qtbot.waitUntil(window.status.bar.isHidden)
        settle()
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    apply_theme(qapp, Theme.LIGHT)


def settle() -> None:
    for _ in range(4):
        QCoreApplication.sendPostedEvents(None, 0)
        QCoreApplication.processEvents()


def test_pages_are_shown_with_their_thumbnails(show: Callable[..., PreviewWindow]) -> None:
    window = show()
    assert window.pages is not None
    assert window.strip.model().rowCount() == window.pages.count > 3
    assert window.bar.page_label.text() == f"1／{window.pages.count} ページ"
    assert window.canvas.accessibleDescription() == window.pages.text(0)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_paper_is_white_and_ink_black_in_every_theme(show: Callable[..., PreviewWindow], theme: Theme) -> None:
    window = show(theme=theme)
    picture = window.canvas.viewport().grab().toImage()
    paper = window.canvas.page_rect(0).toRect().adjusted(3, 3, -3, -3)
    assert picture.pixelColor(paper.topLeft()).name() == "#ffffff"
    assert darkest(picture, paper.left(), paper.right(), paper.center().y()) < 120
    beside = picture.pixelColor(4, 4)
    assert (beside.lightness() < 128) is (theme is Theme.DARK)


def darkest(picture: QImage, left: int, right: int, y: int) -> int:
    return min(picture.pixelColor(x, row).lightness() for x in range(left, right) for row in range(y - 15, y + 15))


def test_what_is_saved_is_what_is_shown(show: Callable[..., PreviewWindow], tmp_path: Path, qtbot: QtBot) -> None:
    window = show(clock=lambda: WRITTEN)
    with qtbot.waitSignal(window.saved) as told:
        window.save_as(tmp_path / "見本.pdf")
    assert told.args == [tmp_path / "見本.pdf"]
    assert window.pages is not None
    assert (tmp_path / "見本.pdf").read_bytes() == pdf_bytes(window.pages, created=WRITTEN)
    assert "「見本.pdf」に保存しました" in window.status.label.text()


def test_ctrl_s_asks_for_a_name_that_every_system_takes(
    show: Callable[..., PreviewWindow], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def titled(setup: PageSetup) -> Document:
        return replace(a_list(setup), title='甲／乙: "比較" <案>\n2/3?')

    window = show(titled)
    asked: list[str] = []

    def answer(suggestion: str) -> Path:
        asked.append(suggestion)
        return tmp_path / "a.pdf"

    monkeypatch.setattr(window, "_ask_path", answer)
    with qtbot.waitSignal(window.saved):
        qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["甲／乙_ _比較_ _案__2_3_.pdf"]


def test_a_failed_save_is_a_sentence_and_leaves_the_window_usable(
    show: Callable[..., PreviewWindow], tmp_path: Path
) -> None:
    window = show()
    window.save_as(tmp_path / "missing" / "a.pdf")
    settle()
    assert "「a.pdf」を保存できません" in window.status.label.text()
    assert window.bar.save_button.isEnabled()


def test_ctrl_p_prints_the_pages_shown(
    show: Callable[..., PreviewWindow], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(clock=lambda: WRITTEN)
    path = tmp_path / "printed.pdf"

    def choose(printer: QPrinter, count: int) -> bool:
        assert window.pages is not None
        assert count == window.pages.count
        assert printer.docName() == "見本：施策の比較"
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    monkeypatch.setattr(window, "_ask_printer", choose)
    with qtbot.waitSignal(window.printed):
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.pages is not None
    assert path.read_bytes() == pdf_bytes(window.pages, created=WRITTEN)


def test_other_paper_makes_other_pages_in_a_job(show: Callable[..., PreviewWindow], qtbot: QtBot) -> None:
    asked: list[PageSetup] = []

    def make(setup: PageSetup) -> Document:
        asked.append(setup)
        return a_list(setup)

    runner = JobRunner()
    window = show(make, runner=runner)
    before = window.pages
    window.panel.size_box.setCurrentIndex(window.panel.size_box.findData(PaperSize.A3))
    window.panel.grey_box.setCurrentIndex(1)
    window.panel.margins["left"].setValue(42)
    qtbot.waitUntil(lambda: window.pages is not before)
    assert window.pages is not None
    assert window.pages.setup == asked[-1] == PageSetup(PaperSize.A3, left=42, grey=True)
    assert len(asked) == 2  # three touches, one change
    assert runner.shutdown()


def test_the_service_may_choose_the_paper(show: Callable[..., PreviewWindow]) -> None:
    window = show(lambda _setup: samples.sheet_of_eight())
    assert window.panel.setup.size is PaperSize.A3


def test_impossible_margins_are_refused_and_nothing_can_be_printed(
    show: Callable[..., PreviewWindow], qtbot: QtBot
) -> None:
    window = show(samples.record_sheet, setup=samples.UPRIGHT)
    window.panel.margins["left"].setValue(80)
    window.panel.margins["right"].setValue(80)
    qtbot.waitUntil(lambda: "余白が広すぎて" in window.status.label.text())
    assert not window.bar.save_button.isEnabled()
    assert not window.bar.print_button.isEnabled()
    window.panel.margins["left"].setValue(25)
    qtbot.waitUntil(window.bar.save_button.isEnabled)
    assert window.status.label.text() == ""


def test_an_error_of_the_service_is_shown(show: Callable[..., PreviewWindow]) -> None:
    def refuse(_setup: PageSetup) -> Document:
        raise UserError(Text("記録がありません。", "No such record."), Text("戻ってください。", "Go back."))

    window = show(refuse)
    assert window.status.label.text() == "記録がありません。 戻ってください。"
    assert not window.bar.print_button.isEnabled()


def test_checks_are_listed_gravest_first_and_lead_to_their_place(
    show: Callable[..., PreviewWindow], qtbot: QtBot
) -> None:
    window = show(lambda setup: samples.document(Line("顔😀"), setup=setup), checks=FOUND)
    texts = [window.check_list.item(row).text() for row in range(window.check_list.count())]
    assert texts[0] == "「目的」に出典がありません。"
    assert "U+1F600" in texts[1]
    assert texts[2].startswith("絞り込みが有効です")
    with qtbot.waitSignal(window.jumped) as told:
        window.check_list.setCurrentRow(0)
        qtbot.keyClick(window.check_list, Qt.Key.Key_Return)
    assert told.args == [FOUND[1]]
    with qtbot.assertNotEmitted(window.jumped):
        window.check_list.itemClicked.emit(window.check_list.item(2))


def test_long_checks_are_not_cut(show: Callable[..., PreviewWindow]) -> None:
    window = show(checks=(FOUND[0],))
    item = window.check_list.item(0)
    room = window.check_list.visualItemRect(item)
    lines = window.check_list.fontMetrics().boundingRect(
        0, 0, room.width() - 60, 9999, Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere, item.text()
    )
    assert room.height() >= lines.height() * 0.8
    assert room.height() > 2 * window.check_list.fontMetrics().height()


def test_no_check_is_said_too(show: Callable[..., PreviewWindow]) -> None:
    assert show().check_list.item(0).text() == "気になる点はありません。"


def test_keys_turn_pages(show: Callable[..., PreviewWindow], qtbot: QtBot) -> None:
    window = show()
    assert window.pages is not None
    last = window.pages.count - 1
    for key, page in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_PageDown, last),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(window.canvas, key)
        assert window.canvas.page == page
        assert window.strip.currentIndex().row() == page
        assert window.bar.page_label.text().startswith(f"{page + 1}／")


def test_a_thumbnail_leads_to_its_page(show: Callable[..., PreviewWindow]) -> None:
    window = show()
    window.strip.setCurrentIndex(window.strip.model().index(2, 0))
    assert window.canvas.page == 2
    assert window.canvas.page_rect(2).top() < 40


def test_zoom(show: Callable[..., PreviewWindow], qtbot: QtBot) -> None:
    window = show()
    canvas = window.canvas
    assert canvas.fit is Fit.PAGE
    assert canvas.page_rect(0).height() <= canvas.viewport().height()
    canvas.set_fit(Fit.WIDTH)
    assert canvas.viewport().width() - 60 < canvas.page_rect(0).width() <= canvas.viewport().width()
    canvas.set_percent(100)
    millimetre = canvas.logicalDpiX() / 25.4
    assert canvas.page_rect(0).width() == pytest.approx(297 * millimetre)
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert canvas.percent == 125
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert canvas.percent == 100
    wheel(canvas.viewport(), 120)
    assert canvas.percent == 125
    canvas.set_percent(9999)
    assert canvas.percent == 400
    canvas.set_percent(1)
    assert canvas.percent == 50
    assert window.bar.zoom_box.currentText() == "50 %"


def wheel(widget: QWidget, turned: int) -> None:
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre, centre, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_the_whole_page_stays_in_view_at_four_hundred_per_cent(show: Callable[..., PreviewWindow]) -> None:
    window = show()
    window.canvas.set_percent(400)
    window.canvas.go_to(1)
    assert window.canvas.page == 1
    picture = window.canvas.viewport().grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 60).name() == "#ffffff"


def test_every_control_has_a_name_and_nothing_is_cut(show: Callable[..., PreviewWindow]) -> None:
    window = show(checks=FOUND)
    for kind in (QAbstractButton, QComboBox, QDoubleSpinBox, QListView):
        for widget in window.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
                assert spoken, widget
    assert window.canvas.accessibleName()
    assert clipped(window) == []


def test_a_window_that_is_writing_is_not_closed(
    show: Callable[..., PreviewWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    window = show()
    window.save_as(tmp_path / "a.pdf")
    window.close()
    assert window.isVisible()
    qtbot.waitUntil(window.bar.save_button.isEnabled)
    window.close()
    assert not window.isVisible()


def slow_window(started: threading.Event, runner: JobRunner) -> PreviewWindow:
    """A preview whose document is never done: it tells progress until somebody stops it."""

    def endless(_setup: PageSetup, progress: Progress) -> Document:
        while True:
            progress(1, 4)
            started.set()
            time.sleep(0.001)

    window = PreviewWindow(endless, lambda _made: (), runner)
    window.show()
    return window


def test_making_and_laying_out_fill_one_bar(qtbot: QtBot) -> None:
    runner, started = JobRunner(), threading.Event()
    window = slow_window(started, runner)
    qtbot.waitUntil(lambda: (window.status.bar.value(), window.status.bar.maximum()) == (1, 8))
    window.close()
    assert runner.shutdown()
    window.deleteLater()


@pytest.mark.parametrize("way", ["button", "escape"])
def test_work_stopped_before_there_is_a_page_leaves_no_empty_window(qtbot: QtBot, way: str) -> None:
    runner, started = JobRunner(), threading.Event()
    window = slow_window(started, runner)
    qtbot.waitUntil(started.is_set)
    if way == "button":
        window.status.cancel_button.click()
    else:
        qtbot.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert runner.shutdown()
    settle()
    assert window.document is None
    window.deleteLater()


def test_the_folder_of_the_last_file_is_where_the_next_one_begins(
    show: Callable[..., PreviewWindow], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = LastFolder(SettingsStore(tmp_path / "settings.json"))
    window = show(folder=folder)
    begun: list[Path] = []

    def ask(_parent: QWidget, _title: str, start: Path, kinds: dict[str, str]) -> None:
        begun.append(start)
        assert list(kinds.values()) == ["pdf"]

    monkeypatch.setattr(preview, "ask_save_path", ask)
    window.save()
    (tmp_path / "資料").mkdir()
    with qtbot.waitSignal(window.saved):
        window.save_as(tmp_path / "資料" / "a.pdf")
    window.save()
    assert begun[0].parent == Path.home()
    assert begun[1].parent == tmp_path / "資料"


def test_closing_stops_the_layout(show: Callable[..., PreviewWindow]) -> None:
    runner = JobRunner()
    window = show(runner=runner)
    window.panel.size_box.setCurrentIndex(1)
    window.close()
    assert runner.shutdown()
    settle()
    assert not window.isVisible()
