"""The page データ: taking data in, handing it out, keeping it safe; one tab each, made when it is first seen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from navigator.viewmodels.desk import Desk

IMPORT, EXPORT, EXCHANGE, SAFETY = "import", "export", "exchange", "safety"


class DataPage(QWidget):
    """Shows one part at a time and hands the window's keys to it.

    A part is a widget with ``print_page``, ``export_page``, ``refresh`` and ``focus_parts``. ``open_with`` takes the
    path of a file to import, or the key of a tab.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("データの部分"))
        self._makers: list[tuple[str, Callable[[], Any]]] = []
        self._parts: dict[str, Any] = {}
        self._add_parts()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.tabs.currentChanged.connect(self._show_tab)
        self._show_tab(0)

    def _add_parts(self) -> None:
        from navigator.views.data.exchange import ExchangePart  # noqa: PLC0415 - made with the page
        from navigator.views.data.exportpart import ExportPart  # noqa: PLC0415 - as above
        from navigator.views.data.importpart import ImportPart  # noqa: PLC0415 - as above
        from navigator.views.data.safety import SafetyPart  # noqa: PLC0415 - as above

        self._add(IMPORT, self.tr("取り込み"), lambda: ImportPart(self._desk))
        self._add(EXPORT, self.tr("書き出し"), lambda: ExportPart(self._desk))
        self._add(EXCHANGE, self.tr("交換"), lambda: ExchangePart(self._desk))
        self._add(SAFETY, self.tr("控え"), lambda: SafetyPart(self._desk))

    def _add(self, key: str, title: str, make: Callable[[], Any]) -> None:
        self._makers.append((key, make))
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        self.tabs.addTab(place, title)

    @property
    def part(self) -> Any:
        """The part that is shown."""
        return self._made(self.tabs.currentIndex())

    def _made(self, index: int) -> Any:
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

    def show_part(self, key: str) -> Any:
        """Show a tab and return its part."""
        index = [name for name, _ in self._makers].index(key)
        self.tabs.setCurrentIndex(index)
        return self._made(index)

    def open_with(self, argument: object) -> None:
        """Show a tab, open a change package, or begin to import a file."""
        if isinstance(argument, Path):
            self.show_part(EXCHANGE if argument.suffix.lower() == ".rpnx" else IMPORT).open_file(argument)
        else:
            self.show_part(str(argument))

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
        """Go round the parts of the tab."""
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
