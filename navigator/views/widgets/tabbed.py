"""A page of tabs: one part each, made when it is first seen, to which the window's keys are handed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget


class TabbedPage(QWidget):
    """Shows one part at a time; subclasses add their parts and then call ``begin``.

    A part is a widget with ``print_page``, ``export_page``, ``refresh`` and ``focus_parts``.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(name)
        self._makers: list[tuple[str, Callable[[], Any]]] = []
        self._parts: dict[str, Any] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def add_part(self, key: str, title: str, make: Callable[[], Any]) -> None:
        """Add a tab; its part is made when the tab is first shown."""
        self._makers.append((key, make))
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        self.tabs.addTab(place, title)

    def begin(self) -> None:
        """Show the first tab, now that all are there."""
        self.tabs.currentChanged.connect(self._made)
        self._made(0)

    @property
    def part(self) -> Any:
        """The part that is shown."""
        return self._made(self.tabs.currentIndex())

    def show_part(self, key: str) -> Any:
        """Show a tab and return its part."""
        index = [name for name, _ in self._makers].index(key)
        self.tabs.setCurrentIndex(index)
        return self._made(index)

    def _made(self, index: int) -> Any:
        key, make = self._makers[index]
        if key not in self._parts:
            part = self._parts[key] = make()
            layout = self.tabs.widget(index).layout()
            assert layout is not None
            layout.addWidget(part)
        return self._parts[key]

    # Keys of the window

    def print_page(self) -> None:
        """Print what the part shows."""
        self.part.print_page()

    def export_page(self) -> None:
        """Write what the part shows into a file."""
        self.part.export_page()

    def refresh(self) -> None:
        """Ask again."""
        self.part.refresh()

    def focus_next(self) -> None:
        """Go round the tabs and the parts of the one that is shown."""
        places = (self.tabs.tabBar(), *(place for place in self.part.focus_parts() if place.isVisible()))
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
