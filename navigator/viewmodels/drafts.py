"""Keeping what is typed into one form: a moment after a change, beside the main thread, and at once when asked."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from navigator.domain.errors import UserError
from navigator.qtsupport.drafts import DraftKey, DraftStore, KeptDraft, tell_unkept
from navigator.viewmodels.desk import Desk

PAUSE_MS = 1000
"""What is typed is on the disk this long after, and never later: typing on does not put it off."""


class DraftKeeper(QObject):
    """Lives as long as its form. ``values`` returns what is to be kept now, empty when nothing was typed."""

    def __init__(
        self,
        desk: Desk,
        key: DraftKey,
        heading: Callable[[], str],
        values: Callable[[], Mapping[str, str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._key, self._heading, self._values = desk, key, heading, values
        self._store: DraftStore = desk.drafts
        self._name = self._store.begin(key)
        self._taken = ""
        self._number = 0
        self._ended = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._keep)
        desk.leaving.connect(self.leave)

    def offered(self) -> tuple[KeptDraft, ...]:
        """Return what earlier forms left behind, the newest first."""
        return self._store.kept(self._key)

    def changed(self) -> None:
        """Take note that something was typed."""
        if not self._ended and not self._timer.isActive():
            self._timer.start()

    def took(self, draft: KeptDraft) -> None:
        """The words of ``draft`` are in the form now: it goes once they are kept anew, or need no keeping."""
        self._taken = draft.name
        self._write_now()
        if not self._values():
            self._store.remove(draft.name)

    def discard(self, draft: KeptDraft) -> None:
        """Throw away what was offered."""
        self._store.remove(draft.name)

    def end(self) -> None:
        """The form was saved or given up on purpose."""
        if not self._ended:
            self._stop()
            self._store.end(self._name)
            if self._taken:
                self._store.remove(self._taken)

    def leave(self) -> None:
        """The program ends around the form: what it holds is kept, at once."""
        if not self._ended:
            self._write_now()
            self._stop()
            self._store.leave(self._name)

    def _stop(self) -> None:
        self._ended = True
        self._timer.stop()

    def _keep(self) -> None:
        values, heading, name, store = dict(self._values()), self._heading(), self._name, self._store
        self._number += 1
        number, old = self._number, self._taken
        if not values:
            store.clear(name, number=number)
            return
        self._desk.work.read(
            lambda: store.write(name, heading, values, number=number, instead_of=old), lambda _none: None, tell_unkept
        )

    def _write_now(self) -> None:
        values = dict(self._values())
        self._number += 1
        try:
            if values:
                self._store.write(self._name, self._heading(), values, number=self._number, instead_of=self._taken)
                self._taken = ""
        except UserError as error:
            tell_unkept(error)
