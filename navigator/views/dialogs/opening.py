"""The dialogues that the window itself asks for. Each is imported when asked for: the window is to stand first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from navigator import __version__
from navigator.domain.filters import Filter
from navigator.viewmodels.desk import Desk
from navigator.views.mainwindow import MainWindow

if TYPE_CHECKING:
    from navigator.services.library import LibraryFacts


def run_dialog(dialog: QDialog) -> bool:
    """Run a dialogue to its end, let it go, and tell whether it was accepted."""
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


class WindowDialogs(QObject):
    """Opens help, settings, «about», and the dialogues of saved searches; lives as long as its window."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        window.settings_requested.connect(self._open_settings)
        window.help_requested.connect(self._open_help)
        window.save_search_requested.connect(self._save_search)
        window.manage_searches_requested.connect(self._manage_searches)

    def _open_help(self) -> None:
        from navigator.views.dialogs.help import HelpDialog  # noqa: PLC0415 - see the head of this module

        dialog = HelpDialog(self._window)
        dialog.about_requested.connect(self._open_about)
        run_dialog(dialog)

    def _open_settings(self) -> None:
        from navigator.views.dialogs.settings import SettingsDialog  # noqa: PLC0415 - see the head of this module

        run_dialog(SettingsDialog(self._desk.store, self._window))

    def _open_about(self) -> None:
        suite = self._desk.suite
        if suite is None:
            return

        def facts() -> "LibraryFacts":
            from navigator.services.library import library_info  # noqa: PLC0415 - after the window was drawn

            return library_info(suite.library)

        self._desk.work.read(facts, self._show_about, self._desk.failed.emit)

    def _show_about(self, facts: "LibraryFacts") -> None:
        from navigator.views.dialogs.about import AboutDialog  # noqa: PLC0415 - see the head of this module

        run_dialog(AboutDialog(facts, __version__, self._window))

    def _save_search(self, question: Filter) -> None:
        from navigator.views.dialogs.searches import naming_dialog  # noqa: PLC0415 - see the head of this module

        office = self._desk.office
        if office.service is None:
            return
        dialog = naming_dialog(question, [search.name for search in office.searches], self._window)
        if run_dialog(dialog):
            office.save_search(dialog.name, dialog.note, question, replace=dialog.replaces)

    def _manage_searches(self) -> None:
        from navigator.views.dialogs.searches import filter_of, searches_dialog  # noqa: PLC0415 - as above

        office = self._desk.office
        if office.service is None:
            return
        dialog = searches_dialog(office.service, self._window)
        dialog.changed.connect(office.reload)
        chosen = filter_of(dialog.chosen.content) if run_dialog(dialog) and dialog.chosen is not None else None
        if chosen is not None:
            self._desk.finder.set_filter(chosen)
