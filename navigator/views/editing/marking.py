"""What the office says of records itself: notes of one, tags, status and stars of one or many, each one step."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.ownmarks import OwnMarks, StatusMark
from navigator.domain.record import RecordRef
from navigator.viewmodels.desk import Desk
from navigator.views.editing.target import EditTarget

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.suite import ServiceSuite
    from navigator.views.editing.marks import MarkDialog

Refs = tuple[RecordRef, ...]
Write = Callable[..., None]


class MarkActions(QObject):
    """Opens the dialogs over ``window`` and writes what they say through ``write``."""

    def __init__(self, desk: Desk, write: Write, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._write, self._window = desk, write, window

    # Notes

    def add_note(self, target: EditTarget) -> None:
        """Ask for a note on a record."""
        ref = target.ref
        if ref is not None:
            self._ask_note(target.title, "", _name(ref), lambda suite, text: suite.own_marks.add_note(ref, text))

    def change_note(self, title: str, own: OwnMarks, uid: str) -> None:
        """Ask for another text of a note."""
        note = next((note for note in own.notes if note.uid == uid), None)
        if note is not None:
            self._ask_note(title, note.text, uid, lambda suite, text: suite.own_marks.change_note(uid, text))

    def _ask_note(self, title: str, text: str, name: str, act: "Callable[[ServiceSuite, str], object]") -> None:
        from navigator.views.editing.marks import NoteDialog  # noqa: PLC0415 - made when asked for

        self._begin(NoteDialog(title, text, self._window), name, act)

    def _begin(self, dialog: "MarkDialog", name: str, act: "Callable[[ServiceSuite, Any], object]") -> None:
        dialog.written.connect(self._desk.finder.refresh)
        dialog.begin(self._desk, name, act)

    # Tags

    def edit_tags(self, target: EditTarget) -> None:
        """Ask for the tags of a record, or which tags many records get and lose."""

        def read(suite: "ServiceSuite") -> tuple[Refs, dict[str, int], tuple[str, ...]]:
            refs = target.read(suite)
            return refs, suite.own_marks.tags_of(refs), suite.own_marks.all_tags()

        def show(found: tuple[Refs, dict[str, int], tuple[str, ...]]) -> None:
            refs, present, known = found
            if target.ref is not None:
                self._ask_tags(target.ref, target.title, tuple(present), known)
            elif refs:
                self._ask_many(refs, present, known)

        self._desk.ask("tags", read, show)

    def _ask_tags(self, ref: RecordRef, title: str, tags: tuple[str, ...], known: tuple[str, ...]) -> None:
        from navigator.views.editing.marks import TagsDialog  # noqa: PLC0415 - made when asked for

        dialog = TagsDialog(title, tags, known, self._window)
        self._begin(dialog, _name(ref), lambda suite, typed: suite.own_marks.set_tags(ref, typed))

    def _ask_many(self, refs: Refs, present: dict[str, int], known: tuple[str, ...]) -> None:
        from navigator.views.editing.manytags import ManyTagsDialog  # noqa: PLC0415 - made when asked for

        dialog = ManyTagsDialog(self._chosen(len(refs)), len(refs), present, known, self._window)
        self._begin(dialog, refs[0].table, lambda suite, changes: suite.own_marks.change_tags(refs, *changes))

    # Status and stars

    def edit_status(self, target: EditTarget) -> None:
        """Ask for the office's own status of measures, of several the same for all."""
        if target.table != Catalogue.MEASURES.value:
            return

        def read(suite: "ServiceSuite") -> tuple[Refs, StatusMark | None, str]:
            refs, ref = target.read(suite), target.ref
            return refs, None if ref is None else suite.own_marks.marks(ref).status, suite.today.isoformat()

        def show(found: tuple[Refs, StatusMark | None, str]) -> None:
            from navigator.views.editing.marks import StatusDialog  # noqa: PLC0415 - made when asked for

            refs, mark, today = found
            title = target.title if target.ref is not None else self._chosen(len(refs))
            dialog = StatusDialog(title, mark, today, self._window)
            name = target.table if target.ref is None else _name(target.ref)
            self._begin(dialog, name, lambda suite, values: suite.own_marks.set_statuses(refs, *values))

        self._desk.ask("own_status", read, show)

    def _chosen(self, count: int) -> str:
        return self.tr("選んだ {count} 件").format(count=f"{count:,}")

    def set_star(self, target: EditTarget, *, on: bool) -> None:
        """Give records a star, or take it."""

        self._write(lambda suite: suite.office.set_favourites(target.read(suite), on=on))


def _name(ref: RecordRef) -> str:
    """Return the name under which what was typed about a record is kept until it is saved."""
    return f"{ref.table} {ref.fact_key}"
