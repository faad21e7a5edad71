"""The composition root of the window: the window is drawn first, then the library is opened beside it.

Nothing imported here at the top may bring SQLAlchemy, numpy or pyqtgraph with it: they cost more than the window.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.files import APPLICATION_NAME, default_library
from navigator.qtsupport import clipboard
from navigator.qtsupport.crash import CrashHook
from navigator.qtsupport.crashdialog import UNSHOWN, CrashDesk
from navigator.qtsupport.endsignals import EndSignals
from navigator.qtsupport.fonts import install_fonts
from navigator.qtsupport.instance import Claims, SingleInstance
from navigator.qtsupport.jobs import JobCancelledError, JobRunner
from navigator.qtsupport.logs import install_log
from navigator.qtsupport.options import Options, parse_options
from navigator.qtsupport.settings import Settings, SettingsStore
from navigator.qtsupport.theme import Theme, apply_theme
from navigator.qtsupport.translation import install_translators
from navigator.qtsupport.windowstate import WindowState
from navigator.viewmodels.comparison import ComparisonModel, ComparisonServices
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.finder import FinderModel
from navigator.viewmodels.office import OfficeModel
from navigator.viewmodels.work import Work
from navigator.views.dialogs.opening import WindowDialogs, run_dialog
from navigator.views.ending import Ending
from navigator.views.finder.papers import FinderPapers
from navigator.views.mainwindow import MainWindow
from navigator.views.pages import add_pages
from navigator.views.safekeeping import Safekeeping

if TYPE_CHECKING:  # loaded by the opening job, after the window was drawn
    from navigator.db.library import Library
    from navigator.services.library import LibraryState, OpenedLibrary
    from navigator.services.suite import ServiceSuite

TAKEN = Text("このライブラリは、ほかの地域施策ナビゲータが開いています。", "This library is open in another navigator.")
SWITCH_S = 0.0005
CHOOSE_ANOTHER = Text(
    "そちらを閉じるか、別のライブラリを選んでください。", "Close it there, or choose another library."
)


@dataclass(frozen=True, slots=True)
class _Opened:
    library: "OpenedLibrary"
    suite: "ServiceSuite"
    state: "LibraryState"


class Program(QObject):
    """The running program: settings, models, the window, the library."""

    progressed = Signal(int, int, object)
    """From the opening job: steps done, steps in all, Text of the step."""
    ready = Signal()
    """The library is open and the first question was asked."""

    def __init__(
        self,
        app: QApplication,
        options: Options,
        store: SettingsStore,
        claim: Callable[[Path], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._options = options
        self._store = store
        self._claim = claim
        self._home = store.value.home_block
        self._theme = store.value.theme
        self._runner = JobRunner(self)
        self._state = WindowState()
        self._opened: _Opened | None = None
        self._to_close: Library | None = None
        self._look = self._look_of(store.value)
        presentation = self._presentation(store.value)
        work = Work(self._runner, self)
        self._work = work
        self.finder = FinderModel(work, presentation, store.value.home_block or "", self)
        self.office = OfficeModel(work, presentation.language, self)
        self.comparison = ComparisonModel(work, presentation, self)
        self.desk = Desk(
            work=work,
            jobs=self._runner,
            store=store,
            state=self._state,
            finder=self.finder,
            office=self.office,
            parent=self,
        )
        self.desk.data_changed.connect(self._changed)
        self.office.edits_undone.connect(lambda _what: self.comparison.refresh())
        install_translators(app, presentation.language)
        apply_theme(app, Theme(options.theme or store.value.theme))
        self.crashes = CrashDesk(lambda: self.window, self)
        self.crashes.failed.connect(lambda: self.window.messages.show_notice(UNSHOWN, "danger"))
        self.ending = Ending(self.desk, self._runner, self._last, self)
        self.window = self._make_window()
        store.changed.connect(self._settings_changed)
        self.progressed.connect(self._show_progress)
        self._safekeeping = Safekeeping(self.desk, lambda: self.path, lambda: self.window, self)
        self._safekeeping.reopening.connect(self._open_library)
        self._safekeeping.not_restored.connect(self._not_opened)

    @property
    def path(self) -> Path:
        """Where the library lies."""
        return self._options.library or default_library()

    def start(self) -> None:
        """Show the window; once it is drawn, open the library."""
        self.window.painted.connect(self._open)
        self.window.show()

    # Language, years and theme

    def _presentation(self, settings: Settings) -> Presentation:
        language = "en" if (self._options.language or settings.language) == "en" else "ja"
        return Presentation(language, YearStyle(settings.year_style))

    def _look_of(self, settings: Settings) -> tuple[str, str]:
        return settings.language, settings.year_style

    def _settings_changed(self, settings: Settings) -> None:
        if settings.theme != self._theme:
            self._dress(Theme(settings.theme))
        if settings.home_block != self._home:
            self._home = settings.home_block
            self.finder.set_block(settings.home_block or "")
        if self._look_of(settings) == self._look:
            return
        # What the reader changes now counts more than what the start was told.
        if settings.language != self._look[0]:
            self._options = replace(self._options, language=None)
        self._look = self._look_of(settings)
        # Not inside the settings dialogue, whose parent is the window that goes.
        QTimer.singleShot(0, self, self._rebuild)

    def _rebuild(self) -> None:
        """Make the window anew in another language or form of years; models and library stay."""
        presentation = self._presentation(self._store.value)
        install_translators(self._app, presentation.language)
        self.finder.set_presentation(presentation)
        self.office.tray.set_language(presentation.language)
        self.comparison.set_presentation(presentation)
        self.desk.presentation_changed.emit()
        old = self.window
        old.save_state()
        self.window = self._make_window()
        self._show_library()
        self.window.show()
        old.hide()
        old.deleteLater()

    def _set_theme(self, theme: Theme) -> None:
        # Also when the file says so already: the start may have been told another one.
        self._dress(theme)
        self._try(lambda: self._store.update(theme=theme.value))

    def _dress(self, theme: Theme) -> None:
        self._theme = theme.value
        apply_theme(self._app, theme)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            self.window.messages.show_error(error)

    # The window

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.finder, self.office, self._store, self._state)
        window.theme_requested.connect(self._set_theme)
        window.serve(self.desk)
        window.closed.connect(self.ending.begin)
        WindowDialogs(window, self.desk)
        add_pages(window, self.desk, self.comparison)
        FinderPapers(window, self.finder, lambda: self.comparison.services, self._store, self._runner)
        return window

    def raise_window(self, package: str = "") -> None:
        """Bring the window to the front, because the reader started the program once more, and open a package."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if package:
            self.desk.page_requested.emit("data", Path(package))

    # The library

    def _open(self) -> None:
        for message in self._store.messages:
            self.window.messages.show_notice(message, "warning")
        self._open_library()

    def _open_library(self) -> None:
        path, today = self.path, self._options.today or date.today()  # noqa: DTZ011 - the day on the reader's wall

        def job() -> _Opened:
            from navigator.services.library import library_state, open_library  # noqa: PLC0415 - after the window was drawn
            from navigator.services.suite import ServiceSuite  # noqa: PLC0415 - as above

            opened = open_library(path, self._step)
            # Closed at the end even if nobody waits for the answer any more.
            self._to_close = opened.library
            suite = ServiceSuite(opened.library, today)
            suite.prepare()
            return _Opened(opened, suite, library_state(opened.library))

        self._work.write(job, self._opened_library, self._not_opened)

    def _step(self, done: int, total: int, what: Text) -> None:
        """Tell of a step of the opening, in its job; the making of a library stops where the program ends."""
        if self.desk.is_leaving:
            raise JobCancelledError
        self.progressed.emit(done, total, what)

    def _show_progress(self, done: int, total: int, what: Text) -> None:
        self.window.page.results.show_progress(done, total, what.of(self.finder.presentation.language))

    def _opened_library(self, opened: _Opened) -> None:
        if self.desk.is_leaving:
            return
        self._opened = opened
        for notice in opened.library.notices:
            self.window.messages.show_notice(notice)
        suite = opened.suite
        self.office.set_service(suite.office)
        self.comparison.set_services(
            ComparisonServices(suite.comparing, suite.reports, suite.reopening, suite.office, suite.today)
        )
        self._safekeeping.follow(suite)
        self._show_library()
        self.finder.set_service(suite.finding)
        self.desk.set_suite(suite)
        self._safekeeping.tell_unsaved()
        self.ready.emit()
        if opened.library.created:
            QTimer.singleShot(0, self, self._welcome)

    def _show_library(self) -> None:
        opened = self._opened
        if opened is None:
            return
        language = self.finder.presentation.language
        self.window.tray.show_version(opened.state.data_version.of(language))
        self._safekeeping.show()
        header, messages = self.window.header, self.window.messages
        self._work.read(opened.suite.finding.fiscal_years, header.set_years, messages.show_error)

    def _changed(self) -> None:
        """Show the new data version once something is written: papers made now carry its number."""
        opened = self._opened
        if opened is None:
            return

        def state() -> "LibraryState":
            from navigator.services.library import library_state  # noqa: PLC0415 - after the window was drawn

            return library_state(opened.library.library)

        def show(state: "LibraryState") -> None:
            self._opened = replace(opened, state=state)
            self.window.tray.show_version(state.data_version.of(self.finder.presentation.language))

        self._work.read(state, show, self.window.messages.show_error)

    def _not_opened(self, error: UserError) -> None:
        if self.desk.is_leaving:
            return
        from navigator.views.dialogs.health import HealthChoice, HealthDialog  # noqa: PLC0415 - as above

        self.window.page.results.show_closed(error.sentence(self.finder.presentation.language))
        dialog = HealthDialog(error, self.path, self.window, backups=self._safekeeping.offered())
        run_dialog(dialog)
        if dialog.choice is HealthChoice.RESTORE and dialog.location is not None:
            self._safekeeping.forget()
            self._safekeeping.restore(dialog.location)
            return
        if dialog.choice is HealthChoice.QUIT or dialog.location is None:
            self.window.close()
            return
        self._options = replace(self._options, library=dialog.location)
        if self._claim(self.path):
            self._open_library()
        else:
            self._not_opened(UserError(TAKEN, CHOOSE_ANOTHER))

    def _welcome(self) -> None:
        if self.desk.is_leaving:
            return
        from navigator.views.dialogs.welcome import WelcomeDialog  # noqa: PLC0415 - as above

        dialog = WelcomeDialog(self.window)
        run_dialog(dialog)
        if dialog.chosen is not None:
            self._try(lambda: self._store.update(home_block=dialog.chosen))

    def _last(self) -> Callable[[], None]:
        back_up, library = self._safekeeping.last(), self._to_close

        def work() -> None:
            back_up()
            if library is not None:
                library.close()

        return work

    def stop(self) -> None:
        """End soon, because the system asks for it: nobody is asked, what is typed is kept, long work is stopped."""
        self.window.save_state()
        self.window.hide()
        self.ending.hurry()

    def end(self) -> None:
        """Wait for what is being written, back up what changed and close the library."""
        self.ending.finish()


def main(arguments: Sequence[str]) -> int:
    """Run the program with its window and return the exit code."""
    options = parse_options(arguments)
    # A thread at work gives the interpreter up this often, not every 5 ms: painting asks for it hundreds of times.
    sys.setswitchinterval(SWITCH_S)
    app = QApplication([APPLICATION_NAME])
    app.setApplicationName(APPLICATION_NAME)
    install_log()
    hook = CrashHook()
    hook.install()
    claims = Claims()
    path = options.library or default_library()
    if not claims.claim(path):
        return 0 if SingleInstance(path).raise_other(options.package) else _say_taken()
    install_fonts(app)
    program = Program(app, options, SettingsStore(), claims.claim)
    claims.raised = program.raise_window
    hook.crashed.connect(program.crashes.show, Qt.ConnectionType.QueuedConnection)
    if hook.previous_fault.strip():
        # The interpreter itself died the last time, too late for a dialogue: offered once the library is open.
        fault = hook.previous_fault
        program.ready.connect(lambda: program.crashes.show_fault(fault), Qt.ConnectionType.SingleShotConnection)
    if options.package:
        program.ready.connect(lambda: program.raise_window(options.package), Qt.ConnectionType.SingleShotConnection)
    signals = EndSignals(app)
    signals.asked.connect(program.stop)
    signals.install()
    # The last window is closed before the last thing is written.
    app.setQuitOnLastWindowClosed(False)
    program.ending.ended.connect(app.quit)
    program.start()
    code = app.exec()
    signals.remove()
    program.end()
    # While Qt and Python both stand: left to the end of the interpreter, windows and threads go in no order.
    program.window.deleteLater()
    program.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    clipboard.leave()
    claims.release()
    hook.remove()
    return code


def _say_taken() -> int:
    sys.stderr.write(f"{TAKEN.ja} {TAKEN.en}\n")
    return 1
