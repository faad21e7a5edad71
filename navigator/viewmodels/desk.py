"""What every page works with: jobs, settings, the open library's services, and the ways from one page to another."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from navigator.domain.errors import UserError
from navigator.domain.results import Presentation
from navigator.qtsupport.drafts import DraftStore
from navigator.qtsupport.jobs import Runner
from navigator.qtsupport.settings import Settings, SettingsStore
from navigator.qtsupport.windowstate import WindowState
from navigator.viewmodels.finder import FinderModel
from navigator.viewmodels.office import OfficeModel
from navigator.viewmodels.work import Work

if TYPE_CHECKING:  # the services import the database layer, which must not be loaded before the window shows
    from navigator.services.suite import ServiceSuite


class Desk(QObject):
    """Outlives the window, which is made anew for another language; a page listens to what it needs.

    ``suite`` is None until the library is open. Errors of a job that no page catches go to ``failed``.
    """

    opened = Signal()
    """The services are there."""
    data_changed = Signal()
    """The office wrote, undid or redid something: what is on screen may have changed."""
    presentation_changed = Signal()
    """Another language or form of years; the window is made anew after it."""
    home_changed = Signal(str)
    """Code of the office's own block after it chose another one in the settings, empty when it chose none."""
    record_requested = Signal(object, str)
    """Catalogue and code: show this record in the finder."""
    page_requested = Signal(str, object)
    """Key of a page and what to show there (None for what it shows anyway); see ``MainWindow.open_page``."""
    failed = Signal(object)
    """UserError: what a page could not do."""
    noticed = Signal(str)
    """A sentence about what was done."""
    written = Signal(object)
    """Path of a file that was written."""
    leaving = Signal()
    """The program ends now: forms that are open keep what was typed into them, and nobody is asked."""
    restore_requested = Signal(object)
    """Path of a backup: put it in the place of the library and open that again."""

    def __init__(
        self,
        *,
        work: Work,
        jobs: Runner,
        store: SettingsStore,
        state: WindowState,
        finder: FinderModel,
        office: OfficeModel,
        drafts: DraftStore | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.work, self.jobs, self.store, self.state = work, jobs, store, state
        self.finder, self.office = finder, office
        self.drafts = drafts or DraftStore()
        self.is_leaving = False
        self.suite: ServiceSuite | None = None
        self._home = self.home_block
        office.saving.connect(self._saving)
        store.changed.connect(self._settings_changed)

    @property
    def presentation(self) -> Presentation:
        """Language and form of years on screen."""
        return self.finder.presentation

    @property
    def home_block(self) -> str | None:
        """Code of the office's own block, None when it chose none."""
        return self.store.value.home_block

    def leave(self) -> None:
        """Tell that the program ends, once."""
        if not self.is_leaving:
            self.is_leaving = True
            self.leaving.emit()

    def set_suite(self, suite: "ServiceSuite") -> None:
        """Work with these services from now on."""
        self.suite = suite
        self.opened.emit()

    def ask(
        self,
        lane: str,
        question: "Callable[[ServiceSuite], Any]",
        done: Callable[[Any], None],
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Ask the services beside the main thread; only the last question of a ``lane`` is answered.

        Nothing happens before the library is open.
        """
        suite = self.suite
        if suite is not None:
            self.work.latest(lane, lambda: question(suite), done, failed or self.failed.emit)

    def edit(
        self,
        act: "Callable[[ServiceSuite], Any]",
        done: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Write beside the main thread, one edit after another; the window shows that it saves.

        ``act`` writes through ``suite.edits``, so that Ctrl+Z takes it back. Nothing happens before the library is
        open.
        """
        suite = self.suite
        if suite is not None:
            self.office.write(lambda: act(suite), done, failed)

    def _settings_changed(self, _settings: Settings) -> None:
        if self.home_block != self._home:
            self._home = self.home_block
            self.home_changed.emit(self._home or "")

    def _saving(self, saving: bool) -> None:
        if not saving:
            self.data_changed.emit()
