"""Where the reader is on the councils page: block, fiscal year, and the questions that its parts ask."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from navigator.domain.councilcounts import Matrix
from navigator.domain.fiscal import fiscal_year_of
from navigator.domain.results import Presentation
from navigator.domain.shown import ShownTable
from navigator.domain.vocabulary import Block
from navigator.qtsupport.settings import Settings
from navigator.viewmodels.desk import Desk


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The matrix with its words."""

    matrix: Matrix
    table: ShownTable


class CouncilsModel(QObject):
    """The block and the year that every part of the page shows.

    ``place_changed`` tells that one of them is another, ``stale`` that the office wrote something.
    """

    place_changed = Signal()
    stale = Signal()
    home_changed = Signal()
    """The office chose another own block in the settings; it is shown."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.home = _block(desk.home_block)
        self.block = self.home or next(iter(Block))
        self.fy: int | None = None
        desk.opened.connect(self._opened)
        desk.data_changed.connect(self.stale)
        desk.store.changed.connect(self._settings_changed)
        self._opened()

    @property
    def presentation(self) -> Presentation:
        """Language and form of years on screen."""
        return self.desk.presentation

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in the order of the page: the office's own first, then north to south."""
        return tuple(sorted(Block, key=lambda block: block is not self.home))

    @property
    def this_year(self) -> int | None:
        """The fiscal year of today; None before the library is open."""
        return None if self.desk.suite is None else fiscal_year_of(self.desk.suite.today)

    def _opened(self) -> None:
        if self.fy is None and self.this_year is not None:
            self.fy = self.this_year
            self.place_changed.emit()

    def _settings_changed(self, settings: Settings) -> None:
        home = _block(settings.home_block)
        if home is not self.home:
            self.home = home
            self.home_changed.emit()
            if home is not None:
                self.set_block(home)

    def set_block(self, block: Block) -> None:
        """Show another block."""
        if block is not self.block:
            self.block = block
            self.place_changed.emit()

    def set_fy(self, fy: int) -> None:
        """Show another fiscal year."""
        if fy != self.fy:
            self.fy = fy
            self.place_changed.emit()

    def ask(self, lane: str, question: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        """Ask in a lane of this page."""
        self.desk.ask(f"councils-{lane}", question, done)


def _block(code: str | None) -> Block | None:
    return Block(code) if code in {block.value for block in Block} else None
