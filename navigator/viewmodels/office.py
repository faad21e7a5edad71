"""What the office keeps: favourites, the comparison tray, saved searches, with undo and redo."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.record import RecordRef
from navigator.domain.text import Language, Text
from navigator.qtsupport.jobs import JobHandle
from navigator.viewmodels.tray import TrayModel
from navigator.viewmodels.work import Work

if TYPE_CHECKING:  # the services import the database layer, which must not be loaded before the window shows
    from navigator.services.office import OfficeService, SavedSearch, TrayRecord

UNDONE = Text("元に戻しました: {what}", "Undone: {what}")
REDONE = Text("やり直しました: {what}", "Done again: {what}")
NOTHING_TO_UNDO = Text("元に戻す操作はありません。", "There is nothing to undo.")
NOTHING_TO_REDO = Text("やり直す操作はありません。", "There is nothing to redo.")


@dataclass(frozen=True, slots=True)
class _State:
    tray: tuple["TrayRecord", ...]
    searches: tuple["SavedSearch", ...]


class OfficeModel(QObject):
    """Asks the office service to write and shows what it then says; every write runs beside the main thread."""

    searches_changed = Signal()
    favourite_changed = Signal(object, bool)
    """RecordRef, whether it is a favourite now."""
    edits_undone = Signal(object)
    """Text: what was undone or redone; everything on screen may have changed."""
    failed = Signal(object)
    """UserError."""
    saving = Signal(bool)
    stepping = Signal(int, int)
    """How much of a step back or forward is done, and the whole."""

    def __init__(self, work: Work, language: Language = "ja", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._service: OfficeService | None = None
        self._writes = 0
        self._step: JobHandle | None = None
        self.tray = TrayModel(language, self)
        self.searches: tuple[SavedSearch, ...] = ()

    @property
    def service(self) -> "OfficeService | None":
        """The service that writes; None until the library is open."""
        return self._service

    def set_service(self, service: "OfficeService | None") -> None:
        """Work with ``service`` from now on and show what it holds."""
        self._service = service
        if service is not None:
            self._work.read(lambda: _state(service), self._show, self.failed.emit)

    def set_favourite(self, ref: RecordRef, on: bool) -> None:
        """Give a record a star, or take it."""

        def done(_outcome: object) -> None:
            self.favourite_changed.emit(ref, on)

        self._write(lambda service: service.set_favourite(ref, on), done)

    def set_ticked(self, ref: RecordRef, on: bool) -> None:
        """Put a record into the tray, or take it out."""
        self._write(lambda service: service.add_to_tray(ref) if on else service.remove_from_tray(ref))

    def clear_tray(self) -> None:
        """Empty the tray."""
        self._write(lambda service: service.clear_tray())

    def save_search(self, name: str, note: str, question: Filter, *, replace: bool = False) -> None:
        """Keep a filter under a name; a taken name fails unless ``replace`` is set."""
        self._write(lambda service: service.save_search(name, note, question, replace=replace))

    def undo(self) -> None:
        """Undo the office's last edit."""
        self._go(lambda service, progress: _said(service.undo(progress), UNDONE, NOTHING_TO_UNDO))

    def redo(self) -> None:
        """Do again what was undone."""
        self._go(lambda service, progress: _said(service.redo(progress), REDONE, NOTHING_TO_REDO))

    def stop(self) -> None:
        """Stop the step back or forward that goes on; nothing of it stays."""
        if self._step is not None:
            self._step.cancel()

    def _go(self, act: "Callable[[OfficeService, Callable[[int, int], None]], Text]") -> None:
        """Go a step back or forward; that of an import takes as long as the import did."""
        service = self._service
        if service is None or self._step is not None:
            return
        self._writes += 1
        self.saving.emit(True)  # noqa: FBT003 - the argument of a signal

        def job(progress: Callable[[int, int], None]) -> tuple[Text, _State]:
            return act(service, progress), _state(service)

        def finished(answer: tuple[Text, _State]) -> None:
            over()
            self._show(answer[1])
            self.edits_undone.emit(answer[0])

        def over() -> None:
            self._step = None
            self._finished()

        self._step = self._work.write_long(job, finished, self.failed.emit, over)
        self._step.progress.connect(self.stepping)

    def write(
        self,
        act: Callable[[], object],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Run any edit of the office like the edits of this model: ``saving`` tells of it."""
        self._write(lambda _service: act(), done, failed)

    def reload(self) -> None:
        """Show what the service holds now, after a dialogue has written."""
        self.set_service(self._service)

    def _write(
        self,
        act: Callable[["OfficeService"], object],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        service = self._service
        if service is None:
            return
        self._writes += 1
        self.saving.emit(True)  # noqa: FBT003 - the argument of a signal

        def job() -> tuple[object, _State]:
            outcome = act(service)
            return outcome, _state(service)

        def finished(answer: tuple[object, _State]) -> None:
            self._finished()
            self._show(answer[1])
            if done is not None:
                done(answer[0])

        def refused(error: UserError) -> None:
            self._finished()
            (failed or self.failed.emit)(error)
            # The views show a tick that was not accepted; tell them to look again.
            self.tray.changed.emit()

        self._work.write(job, finished, refused)

    def _finished(self) -> None:
        self._writes -= 1
        if not self._writes:
            self.saving.emit(False)  # noqa: FBT003 - the argument of a signal

    def _show(self, state: _State) -> None:
        self.tray.set_records(state.tray)
        if state.searches != self.searches:
            self.searches = state.searches
            self.searches_changed.emit()


def _state(service: "OfficeService") -> _State:
    return _State(service.tray(), service.saved_searches())


def _said(what: Text | None, sentence: Text, nothing: Text) -> Text:
    return nothing if what is None else sentence.format(what=what)
