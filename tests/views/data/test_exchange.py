"""The tab 交換: this office, handing out, opening, trusting, choosing, merging, settling afterwards. All made up."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.db.library import Library
from navigator.domain.text import Text
from navigator.qtsupport.jobs import JobControl
from navigator.viewmodels.desk import Desk
from navigator.views.data.exchange import ExchangePart
from navigator.views.data.page import EXCHANGE, DataPage
from tests.db.conftest import library_file, made_library, own_library
from tests.services.exchanges import PROGRAM, Office
from tests.views.clipping import clipped
from tests.views.desks import Told, desk_over, settle

__all__ = ["library_file", "made_library", "own_library"]


@dataclass
class Bench:
    part: ExchangePart
    desk: Desk
    told: Told
    other: Office

    def name(self) -> str:
        assert self.desk.suite is not None
        with self.desk.suite.library.reading() as connection:
            return str(
                connection.exec_driver_sql("SELECT name_ja FROM programs WHERE fact_key = ?", (PROGRAM,)).scalar_one()
            )

    def correct(self, name: str) -> None:
        def work(suite: object) -> None:
            suite.edits.change(  # type: ignore[attr-defined]
                "test",
                Text("試し", "a test"),
                lambda writer: writer.put("programs", {"fact_key": PROGRAM}, {"name_ja": name}),
            )

        self.desk.edit(work)
        settle()

    def conflicts(self) -> list[str]:
        model = self.part.view.conflicts.table.model()
        return [str(model.index(0, column).data()) for column in range(model.columnCount())]


@pytest.fixture
def make_bench(
    qtbot: QtBot, qapp: QApplication, own_library: Library, made_library: Path, tmp_path: Path
) -> Iterator[Callable[..., Bench]]:
    with ExitStack() as stack:

        def make(size: tuple[int, int] = (1100, 640), **more: object) -> Bench:
            desk, told = stack.enter_context(desk_over(own_library, tmp_path, qapp, **more))  # type: ignore[arg-type]
            other = Office(made_library, tmp_path / "other", "九州事務局")
            stack.callback(other.close)
            part = ExchangePart(desk)
            qtbot.addWidget(part)
            part.resize(*size)
            part.show()
            settle()
            return Bench(part, desk, told, other)

        yield make


def test_an_office_names_itself_and_hands_out_its_changes(make_bench: Callable[..., Bench], tmp_path: Path) -> None:
    bench = make_bench()
    part = bench.part
    assert part.log.stack.currentWidget() is part.log.empty
    assert len(part.fingerprint.accessibleName().split()) >= 8
    part.name.setText("近畿事務局")
    part.rename.click()
    settle()
    bench.correct("訂正した名称")
    part.write_package(tmp_path / "x.rpnx")
    settle()
    opened = bench.other.exchange.open(tmp_path / "x.rpnx")
    assert opened.office.name == "近畿事務局"
    assert opened.office.fingerprint in part.fingerprint.accessibleName()
    assert part.log.table.model().rowCount() == 1
    bench.other.exchange.merge(opened)
    assert bench.other.cell("programs", {"fact_key": PROGRAM}, "name_ja") == "訂正した名称"


def test_a_package_is_looked_into_trusted_and_merged_with_a_choice(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    part, view = bench.part, bench.part.view
    bench.correct("こちらの名称")
    bench.other.put("programs", {"fact_key": PROGRAM}, {"name_ja": "相手の名称"})
    part.open_file(bench.other.hand())
    settle()
    assert part.pages.currentWidget() is view
    assert "九州事務局" in view.lines.accessibleName()
    assert bench.name() == "こちらの名称"
    assert bench.conflicts()[3:] == ["こちらの名称", "相手の名称", "相手"]
    assert not view.merge.isEnabled()
    view.trust.click()
    assert view.merge.isEnabled()
    view.conflicts.mine.click()
    settle()
    assert bench.conflicts()[5] == "こちら"
    view.merge.click()
    settle()
    assert part.pages.currentWidget() is not view
    assert bench.name() == "こちらの名称"
    # What was chosen is an edit of this office: the other one gets it back.
    part.log.conflicts.theirs.click()
    settle()
    assert bench.name() == "相手の名称"


def test_what_is_known_already_cannot_be_merged_again(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    bench.other.put("programs", {"fact_key": PROGRAM}, {"name_ja": "相手の名称"})
    path = bench.other.hand()
    for _ in range(2):
        bench.part.open_file(path)
        settle()
        if bench.part.view.trust.isVisible():
            bench.part.view.trust.click()
        bench.part.view.merge.click()
        settle()
    assert bench.name() == "相手の名称"
    assert bench.part.pages.currentWidget() is bench.part.view
    assert not bench.part.view.merge.isEnabled()
    bench.part.view.leave.click()
    assert bench.part.log.table.model().rowCount() == 1


def test_a_dropped_package_is_opened_and_a_broken_one_is_told(make_bench: Callable[..., Bench], tmp_path: Path) -> None:
    bench = make_bench()
    bench.other.put("programs", {"fact_key": PROGRAM}, {"name_ja": "相手の名称"})
    for path in (bench.other.hand(), tmp_path / "broken.rpnx"):
        if not path.exists():
            path.write_bytes(b"no package")
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        bench.part.dropEvent(event)
        settle()
    assert bench.part.view.opened is not None
    assert bench.part.view.opened.office.name == "九州事務局"
    assert "broken.rpnx" in bench.told.errors[-1]


def test_the_page_of_data_has_the_tab_and_takes_packages(make_bench: Callable[..., Bench], qtbot: QtBot) -> None:
    bench = make_bench()
    page = DataPage(bench.desk)
    qtbot.addWidget(page)
    page.show()
    page.open_with(bench.other.hand())
    settle()
    assert page.part is page.show_part(EXCHANGE)
    assert page.part.pages.currentWidget() is page.part.view


@pytest.mark.parametrize("size", [(1000, 560), (1500, 800)])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_is_cut(make_bench: Callable[..., Bench], size: tuple[int, int], language: str) -> None:
    bench = make_bench(size, language=language)
    assert not list(clipped(bench.part))
    bench.correct("こちらの名称")
    bench.other.put("programs", {"fact_key": PROGRAM}, {"name_ja": "相手の名称"})
    bench.part.open_file(bench.other.hand())
    settle()
    assert not list(clipped(bench.part))


def test_a_merge_that_was_undone_is_told_and_taken_in_again(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    part, view = bench.part, bench.part.view
    bench.other.put("programs", {"fact_key": PROGRAM}, {"name_ja": "相手の名称"})
    path = bench.other.hand()
    before = bench.name()
    part.open_file(path)
    settle()
    assert not view.again.isVisible()
    view.trust.click()
    view.merge.click()
    settle()
    bench.desk.office.undo()
    settle()
    assert bench.name() == before
    part.open_file(path)
    settle()
    assert "元に戻してあります" in view.lines.accessibleName()
    assert view.again.isVisible()
    assert not view.again.isEnabled()
    view.trust.click()
    view.again.click()
    settle()
    assert bench.name() == "相手の名称"
    part.open_file(path)
    settle()
    assert not view.again.isVisible()


@pytest.mark.parametrize("act", ["merge", "look"])
def test_what_is_stopped_leaves_nothing_and_says_so(
    make_bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    bench = make_bench()
    part = bench.part
    bench.other.put("programs", {"fact_key": PROGRAM}, {"name_ja": "相手の名称"})
    path, before = bench.other.hand(), bench.name()
    if act == "merge":
        part.open_file(path)
        settle()
        part.view.trust.click()
    real = JobControl.progress

    def stop(control: JobControl, done: int, total: int) -> None:
        control.cancelled.set()
        real(control, done, total)

    monkeypatch.setattr(JobControl, "progress", stop)
    part.merge() if act == "merge" else part.open_file(path)
    settle()
    assert bench.name() == before
    assert "中止しました" in part.status.label.text()
    assert part.pages.isEnabled()
    assert (part.pages.currentWidget() is part.view) == (act == "merge")
    monkeypatch.undo()
    part.open_file(path)
    settle()
    part.view.trust.click()
    part.view.merge.click()
    settle()
    assert bench.name() == "相手の名称"


def test_a_second_package_waits_for_the_first(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    path = bench.other.hand()
    bench.part.open_file(path)
    bench.part.open_file(path)
    settle()
    assert "お待ちください" in bench.told.errors[-1]
    assert bench.part.view.opened is not None
