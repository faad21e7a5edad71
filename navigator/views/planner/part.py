"""What the parts of the planner page share: they ask when they are seen, again when the office wrote something."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from navigator.viewmodels.desk import Desk


class PlannerPart(QWidget):
    """One tab of the page. Subclasses ask for what they show in ``load`` and answer the keys of the window."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        desk.opened.connect(self.refresh)
        desk.data_changed.connect(self.refresh)
        desk.home_changed.connect(self.go_home)

    def load(self) -> None:
        """Ask for what is shown; called when the part is seen and the library is open."""
        raise NotImplementedError

    def go_home(self, home: str) -> None:
        """Take the block that the office chose in the settings, empty for none; a part without a block ignores it."""

    def open_with(self, argument: object) -> None:
        """Show what another page asks for; a part that knows no such thing ignores it."""

    def print_page(self) -> None:
        """Print what is shown."""

    def export_page(self) -> None:
        """Write what is shown into a file."""

    def save(self) -> None:
        """Keep what is shown by name, where the part can."""

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return where F6 goes inside this part."""
        return ()

    def refresh(self) -> None:
        """Ask again, now or when the part is seen the next time."""
        self._stale = True
        if self.isVisible():
            self._load()

    def _load(self) -> None:
        if self.desk.suite is not None:
            self._stale = False
            self.load()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ask when the part is seen."""
        super().showEvent(event)
        if self._stale:
            self._load()
