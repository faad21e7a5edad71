"""The way into the page 計画, and what it says at the start: calls that open or close soon."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from navigator.domain.coverage_likeness import Likeness
from navigator.domain.record import RecordRef
from navigator.viewmodels.desk import Desk
from navigator.views.mainwindow import MainWindow
from navigator.views.rail import Page

if TYPE_CHECKING:  # the domain of calls is imported when it is asked
    from navigator.domain.calls import CallEvent

PLANNER = "planner"


class PlannerPlace(QObject):
    """Makes the page when it is first shown: nothing of it is imported before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        desk.opened.connect(self._remind)

    def add_to(self, window: MainWindow) -> None:
        """Put the page into the rail of ``window``, and let its records ask for similar measures."""
        window.add_page(Page(PLANNER, self.tr("計画"), "route", self._make))
        SimilarGuide(self._desk, window)

    def _make(self) -> QWidget:
        from navigator.views.planner.page import PlannerPage  # noqa: PLC0415 - made when first shown

        return PlannerPage(self._desk)

    def _remind(self) -> None:
        """Ask once, when the library is open, what is near for the office's own block."""
        block = self._desk.home_block or ""
        self._desk.ask("planner-reminders", lambda suite: suite.calls.reminders(block), self._tell)

    def _tell(self, events: "tuple[CallEvent, ...]") -> None:
        if not events:
            return
        presentation = self._desk.presentation
        first = events[0]
        words = self.tr(
            "30 日以内に始まる、または締め切る公募が {count} 件あります。最初は {day} {what}: {name}（計画 → 公募の暦）"
        )
        self._desk.noticed.emit(
            words.format(
                count=len(events),
                day=first.day.format(presentation.years, presentation.language),
                what=first.kind.label.of(presentation.language),
                name=first.round.measure_name.of(presentation.language),
            )
        )


class SimilarGuide(QObject):
    """Finds similar measures for the record that ``window`` shows; a child of the window, so that it goes with it."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._page = desk, window.page
        self._ref: RecordRef | None = None
        window.page.similar_requested.connect(self._ask)

    def _ask(self, ref: RecordRef) -> None:
        self._ref = ref
        self._desk.ask("similar", lambda suite: suite.similar.similar(ref), self._show)

    def _show(self, found: tuple[Likeness, ...]) -> None:
        if self._ref is not None:
            self._page.show_similar(self._ref, found)
