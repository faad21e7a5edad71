"""What the parts of the councils page share: they ask when they are seen, again when the office wrote something."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from navigator.domain.record import CitationView
from navigator.domain.shown import ShownTable
from navigator.viewmodels.councils import CouncilsModel
from navigator.views.councils.actions import EntryActions, Kind
from navigator.views.councils.entrylist import EntryList
from navigator.views.editing.target import PageEntry
from navigator.views.record.citation import CitationCard

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class CouncilPart(QWidget):
    """One part of the page. Subclasses ask for what they show in ``load``."""

    def __init__(self, model: CouncilsModel, actions: EntryActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.actions = model, actions
        self._stale = True
        self._served: EntryList | None = None
        self._card: CitationCard | None = None
        self._citations: tuple[CitationView, ...] = ()
        model.place_changed.connect(self.refresh)
        model.stale.connect(self.refresh)

    def load(self) -> None:
        """Ask for what is shown."""
        raise NotImplementedError

    def tables(self) -> tuple[ShownTable, ...]:
        """Return what is shown, for paper; empty when there is nothing."""
        return ()

    def listed(self) -> ShownTable | None:
        """Return the list that a file is made of."""
        return next(iter(self.tables()), None)

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return where F6 goes inside this part."""
        return ()

    def ways(self) -> tuple[PageEntry, ...]:
        """Return what can be done to the records listed here, for the menu of the window; nothing without a list."""
        return () if self._served is None else self._served.ways()

    def focus_search(self) -> bool:
        """Go to the search box of this part; False where it has none."""
        return False

    def refresh(self) -> None:
        """Ask again, now or when the part is seen the next time."""
        self._stale = True
        if self.isVisible():
            self._load()

    def _load(self) -> None:
        if self.model.desk.suite is not None and self.model.fy is not None:
            self._stale = False
            self.load()

    def showEvent(self, event: "QShowEvent") -> None:  # noqa: N802 - Qt's name
        """Ask when the part is seen."""
        super().showEvent(event)
        if self._stale:
            self._load()

    def cite(self, citations: tuple[CitationView, ...]) -> None:
        """Take the sources that the numbers on show stand for."""
        self._citations = citations

    def show_source(self, number: int, place: QRect) -> None:
        """Open the source of a number beside its mark."""
        found = next((one for one in self._citations if one.number == number), None)
        if found is None:
            return
        if self._card is None:
            self._card = CitationCard(self)
        self._card.show_source(found, self.model.presentation, place, QRect())

    def serve(self, entries: EntryList, kind: Kind) -> None:
        """Let a list do what its buttons say, on records of ``kind``."""
        desk, actions = self.model.desk, self.actions
        self._served = entries

        def named(key: str) -> str:
            table = entries.model.table
            row = table.row(key) if table is not None else None
            return row.cells[table.wide] if row is not None and table is not None else ""

        def duplicate(key: str) -> None:
            row = entries.row
            actions.duplicate(kind, key, own=row is None or row.own)

        entries.add_requested.connect(lambda: actions.add(kind))
        entries.edit_requested.connect(lambda key: actions.edit(kind, key))
        entries.duplicate_requested.connect(duplicate)
        entries.history_requested.connect(lambda key: actions.show_history(kind, key, named(key)))
        entries.remove_requested.connect(lambda key: actions.remove(kind, key, named(key)))
        entries.source_requested.connect(self.show_source)
        entries.detail.record_requested.connect(desk.record_requested)
        entries.detail.page_requested.connect(desk.page_requested)
