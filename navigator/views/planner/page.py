"""The page 計画: one tab a question, each made when it is first seen."""

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from navigator.viewmodels.desk import Desk
from navigator.views.planner.part import PlannerPart


class PlannerPage(QWidget):
    """Shows one part at a time and hands the window's keys to it.

    ``open_with`` takes (key of a tab, what to show there or None).
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("計画の部分"))
        self._makers: list[tuple[str, Callable[[], PlannerPart]]] = []
        self._parts: dict[str, PlannerPart] = {}
        self._add_parts()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.tabs.currentChanged.connect(self._show_tab)
        self._show_tab(0)

    def _add_parts(self) -> None:
        from navigator.views.planner.calls import CallsPart  # noqa: PLC0415 - made with the page
        from navigator.views.planner.changes import ChangesPart  # noqa: PLC0415 - as above
        from navigator.views.planner.counter import CounterPart  # noqa: PLC0415 - as above
        from navigator.views.planner.coverage import CoveragePart  # noqa: PLC0415 - as above
        from navigator.views.planner.path import PathPart  # noqa: PLC0415 - as above
        from navigator.views.planner.synonyms import SynonymsPart  # noqa: PLC0415 - as above

        self._add("path", self.tr("道筋"), lambda: PathPart(self._desk))
        self._add("coverage", self.tr("空白・重複"), lambda: CoveragePart(self._desk))
        self._add("counter", self.tr("相談"), lambda: CounterPart(self._desk))
        self._add("calls", self.tr("公募の暦"), lambda: CallsPart(self._desk))
        self._add("changes", self.tr("変わったこと"), lambda: ChangesPart(self._desk))
        self._add("synonyms", self.tr("同義語"), lambda: SynonymsPart(self._desk))

    def _add(self, key: str, title: str, make: Callable[[], PlannerPart]) -> None:
        self._makers.append((key, make))
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        self.tabs.addTab(place, title)

    @property
    def part(self) -> PlannerPart:
        """The part that is shown."""
        return self._made(self.tabs.currentIndex())

    def _made(self, index: int) -> PlannerPart:
        key, make = self._makers[index]
        if key not in self._parts:
            part = self._parts[key] = make()
            layout = self.tabs.widget(index).layout()
            assert layout is not None
            layout.addWidget(part)
        return self._parts[key]

    def _show_tab(self, index: int) -> None:
        if index >= 0:
            self._made(index)

    def open_with(self, argument: object) -> None:
        """Show a tab, and in it what another page asks for."""
        assert isinstance(argument, tuple)
        key, wanted = argument
        index = [name for name, _ in self._makers].index(key)
        self.tabs.setCurrentIndex(index)
        if wanted is not None:
            self._made(index).open_with(wanted)

    # Keys of the window

    def print_page(self) -> None:
        """Print what the part shows."""
        self.part.print_page()

    def export_page(self) -> None:
        """Write what the part shows into a file."""
        self.part.export_page()

    def save(self) -> None:
        """Keep what the part shows by name."""
        self.part.save()

    def refresh(self) -> None:
        """Ask again."""
        self.part.refresh()

    def focus_next(self) -> None:
        """Go round the parts of the tab."""
        places = (self.tabs.tabBar(), *self.part.focus_parts())
        focus = self.window().focusWidget()
        here = next(
            (
                at
                for at, place in enumerate(places)
                if focus is not None and (focus is place or place.isAncestorOf(focus))
            ),
            -1,
        )
        places[(here + 1) % len(places)].setFocus()
