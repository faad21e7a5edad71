"""One run of the program, driven as a reader would, for a picture of its window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QRect, QTimer, SignalInstance
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from navigator.app import Program
from navigator.domain.chart import ChartSpec
from navigator.domain.councilforms import ActivityDraft
from navigator.domain.filters import Filter
from navigator.domain.mapfigures import MapFigure
from navigator.views.data.importpart import ImportPart
from navigator.views.editing.actions import EditActions
from navigator.views.planner.entry import PLANNER
from navigator.views.record.writer import CiteTarget
from navigator.views.regions.entry import REGIONS
from navigator.views.trends.entry import TRENDS
from navigator.views.trends.page import GROUP

SCREEN_SIZE = 1920, 1200
_PATIENCE_MS = 20_000
_CALM_MS = 500
"""After the last answer: rows, layouts and charts come to rest."""


class Desk:
    """One run of the program, driven as a reader would."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def open(self, size: tuple[int, int]) -> None:
        """Show the window and wait for its first answer."""
        window = self.program.window
        window.resize(*size)
        # In the last corner of the screen: what pops up stays over the window.
        window.move(SCREEN_SIZE[0] - size[0], SCREEN_SIZE[1] - size[1])
        self._after(self.program.start, self.program.finder.result_changed)

    def ask(self, question: Filter) -> None:
        """Ask a whole filter."""
        finder = self.program.finder
        if question != finder.filter:
            self._after(lambda: finder.set_filter(question), finder.result_changed)

    def choose(self, row: int) -> None:
        """Choose a row of the list and wait for its record."""
        finder = self.program.finder
        self._after(lambda: self.program.window.page.results.table.go_to(row), finder.record_changed)

    def row_of(self, code: str) -> int:
        """Return the row of a record in the answer."""
        answer = self.program.finder.answer
        assert answer is not None
        return next(number for number, row in enumerate(answer.first_rows) if row.ref.code == code)

    def tick(self, codes: Sequence[str]) -> None:
        """Put rows of the answer into the comparison tray."""
        answer = self.program.finder.answer
        assert answer is not None
        office = self.program.office
        for ref in (row.ref for row in answer.first_rows if row.ref.code in codes):
            self._after(lambda chosen=ref: office.set_ticked(chosen, on=True), office.saving)

    def compare(self) -> None:
        """Press the button that puts the tray's records side by side, and wait for the table."""
        self._after(self.program.window.tray.compare_requested.emit, self.program.comparison.changed)

    def show_amounts(self) -> None:
        """Scroll the record so that its chart of amounts stands at the top."""
        pane = self.program.window.page.record_place.currentWidget()
        pane.scroll.verticalScrollBar().setValue(pane.budget.y())

    def open_source(self) -> None:
        """Press the first citation mark of the record whose source has an address."""
        pane = self.program.window.page.record_place.currentWidget()
        fields, cited = pane.fields, [CiteTarget(one.number) for one in pane.view.citations if one.address]
        number = next(n for n, link in enumerate(fields.links) if link.target in cited)
        place = fields.link_rect(number)
        fields.followed.emit(fields.links[number].target, QRect(fields.mapToGlobal(place.topLeft()), place.size()))

    def show_region(self, code: str, figure: MapFigure) -> None:
        """Show a figure on the map of the page of regions, and the profile of a region."""
        window = self.program.window
        window.show_page(REGIONS)
        self._wait(_CALM_MS)
        page = window.pages.currentWidget()
        self._after(lambda: page.model.set_figure(figure), page.model.picture_changed)
        self._after(lambda: page.open_with(code), page.model.profile_changed)

    def draw(self, spec: ChartSpec) -> None:
        """Show a chart on the trends page and wait for it."""
        window = self.program.window
        window.show_page(TRENDS)
        page = window.pages.currentWidget()
        self._after(lambda: page.open_with(spec), page.charts.model.changed)

    def show_group(self) -> None:
        """Show the coordination group over its years."""
        self.program.desk.page_requested.emit(TRENDS, GROUP)
        self._wait(3 * _CALM_MS)

    def show_part(self, key: str, *arguments: object) -> None:
        """Show a page, and in it what its arguments name."""
        for argument in arguments:
            self.program.desk.page_requested.emit(key, argument)
            self._wait(2 * _CALM_MS)

    def enter_samples(self) -> None:
        """Enter activities as an office would; nobody can take them for facts."""
        suite = self.program.desk.suite
        assert suite is not None
        for kind, title, state, day in (
            ("executive_meeting", "（見本）幹事会", "actual", "R8.9.2"),
            ("call_briefing", "（見本）合同説明会", "planned", "R9.1.20"),
        ):
            suite.council_entries.add_activity(ActivityDraft("kinki", kind, title, state, day))

    def try_import(self, path: Path) -> ImportPart:
        """Show the dry run of a file on the page of data."""
        window = self.program.window
        window.open_page("data", "import")
        part = window.findChild(ImportPart)
        assert part is not None
        self._after(lambda: part.open_file(path), part.model.planned)
        return part

    def take_in(self, path: Path) -> None:
        """Take a file in; a backup is made before."""
        part = self.try_import(path)
        self._after(part.result.run.click, part.model.done)

    def edit(self, table: str, key: str) -> None:
        """Open the form of a record."""
        actions = self.program.window.findChild(EditActions)
        assert actions is not None
        actions.edit_fact(table, key)
        self._wait(3 * _CALM_MS)

    def show_planner(self, key: str, argument: object) -> None:
        """Show a case or a map in a tab of the page of planning, and wait for its answer."""
        window = self.program.window
        window.show_page(PLANNER)
        window.pages.currentWidget().tabs.setCurrentIndex(0)
        self._wait(_CALM_MS)
        window.pages.currentWidget().open_with((key, None))
        self._wait(_CALM_MS)
        page = window.pages.currentWidget()
        self._after(lambda: page.part.open_with(argument), page.part.model.answered)
        self._wait(_CALM_MS)

    def picture(self) -> QImage:
        """Return the window with what has popped up over it."""
        self._wait(_CALM_MS)
        window = self.program.window
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if popup is not None:
            painter = QPainter(image)
            painter.drawPixmap(window.mapFromGlobal(popup.pos()), popup.grab())
            painter.end()
            popup.hide()
        return image

    def close(self) -> None:
        """End the program without leaving its window's places to the next picture."""
        self.program.window.hide()
        self.program.window.deleteLater()
        self.program.end()
        self.program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _after(self, act: Callable[[], object], signal: SignalInstance) -> None:
        """Do something and wait for the signal that it causes."""
        loop = QEventLoop()
        signal.connect(loop.quit)
        clock = QTimer(singleShot=True, interval=_PATIENCE_MS)
        clock.timeout.connect(lambda: loop.exit(1))
        clock.start()
        QTimer.singleShot(0, act)
        if loop.exec() != 0:
            raise TimeoutError("the program did not answer")
        signal.disconnect(loop.quit)
        self._wait(_CALM_MS)

    @staticmethod
    def _wait(duration_ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(duration_ms, loop.quit)
        loop.exec()
