"""What the reference page shows: the search, the chosen section, the answer."""

from PySide6.QtCore import QObject, Signal

from navigator.domain.reference import ReferenceAnswer, ReferenceSection
from navigator.viewmodels.desk import Desk

_LANE = "reference"


class ReferenceModel(QObject):
    """Asks the reference facts; ``changed`` tells that ``answer`` is another one."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.query = ""
        self.section: ReferenceSection | None = ReferenceSection.STEPS
        self.answer: ReferenceAnswer | None = None
        desk.opened.connect(self.refresh)

    def set_query(self, query: str) -> None:
        """Search; a search runs in all sections unless the chosen one has something."""
        if query != self.query:
            self.query = query
            self.refresh()

    def set_section(self, section: ReferenceSection | None) -> None:
        """Show one section, or all (None)."""
        if section is not self.section:
            self.section = section
            self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        query, section, years = self.query, self.section, self._desk.presentation.years
        self._desk.ask(_LANE, lambda suite: suite.reference.find(query, section, years), self._take)

    def _take(self, answer: ReferenceAnswer) -> None:
        # The reader who searches wants what there is: an empty section gives way to all of them.
        if not answer.entries and answer.total and self.section is not None:
            self.set_section(None)
            return
        self.answer = answer
        self.changed.emit()
