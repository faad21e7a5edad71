"""The window's side of safety: the write state of the library, restoring a backup, the backup on exit."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from navigator.domain.errors import UserError
from navigator.domain.safety import BackupReason, WriteState
from navigator.domain.text import Text
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.writestate import WriteWatch
from navigator.views.mainwindow import MainWindow

if TYPE_CHECKING:  # loaded by the opening job, after the window was drawn
    from navigator.services.suite import ServiceSuite

logger = logging.getLogger("safety")

WRITABLE_AGAIN = Text("また保存できるようになりました。", "The library can be written again.")
UNSAVED = Text(
    "前回、保存されなかった入力があります（{names}）。同じ入力画面を開くと引き継げます。",
    "Something was typed last time and not saved ({names}). Open the same form again to take it over.",
)
_STAYS = Text(
    "探す・見る・印刷する・書き出すことはできます。書けるようになれば、自動で元に戻ります。",
    "Finding, reading, printing and exporting work. It becomes writable by itself when it can be.",
)
STOPPED = {
    WriteState.FULL: Text(
        "ディスクに空きがないため、読み取り専用にしました。{stays}", "The disk is full: read-only for now. {stays}"
    ).format(stays=_STAYS),
    WriteState.PROTECTED: Text(
        "ライブラリかそのフォルダーに書き込めないため、読み取り専用にしました。{stays}",
        "The library or its folder cannot be written: read-only for now. {stays}",
    ).format(stays=_STAYS),
}
"""What is said when a write found out."""


class Safekeeping(QObject):
    """Watches over the library of the running program."""

    reopening = Signal()
    """A backup lies in the place of the library: open it."""
    not_restored = Signal(object)
    """UserError: no library is open, and the backup could not be put in its place."""

    def __init__(
        self, desk: Desk, path: Callable[[], Path], window: Callable[[], MainWindow], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._path, self._window = desk, path, window
        self._suite: ServiceSuite | None = None
        self._watch = WriteWatch(self)
        self._watch.changed.connect(self._tell)
        desk.office.saving.connect(self._saved)
        desk.restore_requested.connect(self.restore)

    def follow(self, suite: "ServiceSuite") -> None:
        """Watch over the library of ``suite``; what the last exit could not keep is backed up now."""
        self._suite = suite
        self._watch.follow(suite.library)
        if not suite.library.read_only:
            show = self._window().messages.show_error
            self._desk.work.write(lambda: suite.safety.backup_if_changed(BackupReason.START), lambda _kept: None, show)

    def show(self) -> None:
        """Show in the bar below whether the library can be written."""
        state, tray = self._watch.state, self._window().tray
        if state is WriteState.WRITABLE:
            tray.show_saving(on=False)
        else:
            tray.show_read_only(state.label.of(self._desk.presentation.language))

    def tell_unsaved(self) -> None:
        """Tell of what was typed into forms in an earlier run and never saved."""
        left = self._desk.drafts.left_behind(self._path())
        if left:
            names = (
                Text("、", ", ")
                .of(self._desk.presentation.language)
                .join(dict.fromkeys(draft.heading for draft in left))
            )
            self._window().messages.show_notice(UNSAVED.format(names=names), "warning")

    def _saved(self, saving: bool) -> None:
        if saving or self._suite is None:
            return
        self._watch.look()
        if self._watch.state is not WriteState.WRITABLE:
            # After every other receiver: a window that was made anew would say «saved» behind us.
            QTimer.singleShot(0, self, self.show)

    def _tell(self, state: WriteState) -> None:
        self.show()
        if state is WriteState.WRITABLE:
            self._window().messages.show_notice(WRITABLE_AGAIN, "success")
        elif state in STOPPED:
            self._window().messages.show_notice(STOPPED[state], "warning")

    def offered(self) -> list[tuple[str, Path]]:
        """Return the backups of a library that cannot be opened, the newest first, by what they are called."""
        from navigator.services.safety import offered_backups  # noqa: PLC0415 - see the head of this module

        return offered_backups(self._path(), self._desk.presentation.language)

    def restore(self, source: Path) -> None:
        """Put a backup in the place of the library; ``reopening`` follows, or a message why not."""
        path, suite = self._path(), self._suite
        # Nothing may be written to the library that goes.
        self._desk.office.set_service(None)

        def job() -> tuple[Text, ...]:
            from navigator.services.restoring import restore_library, told  # noqa: PLC0415 - see the head of this module

            if suite is not None:
                suite.library.close()
            return told(restore_library(path, source))

        def done(lines: tuple[Text, ...]) -> None:
            for line in lines:
                self._window().messages.show_notice(line, "success")
            self.reopening.emit()

        def failed(error: UserError) -> None:
            if suite is None:
                self.not_restored.emit(error)
                return
            self._window().messages.show_error(error)
            self._desk.office.set_service(suite.office)

        self._desk.work.write(job, done, failed)

    def forget(self) -> None:
        """Know of no open library any more."""
        self._suite = None
        self._watch.follow(None)

    def last(self) -> Callable[[], None]:
        """Forget the library, and return what is to be done with it when no job runs any more."""
        suite = self._suite
        self.forget()
        return partial(_leave, suite)


def _leave(suite: "ServiceSuite | None") -> None:
    """Back up what changed and close the library; may take a while for a large one."""
    if suite is None:
        return
    if not suite.library.read_only:
        try:
            suite.safety.backup_if_changed(BackupReason.EXIT)
        except UserError as error:
            # The window is gone: the next start tries again and says what is wrong.
            logger.info("no backup was made on exit: %s", error.what.en)
    suite.library.close()
