"""What the office does to the record on screen: edits, notes, tags, status, history; the menu and keys for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from navigator.domain.catalogues import Catalogue
from navigator.domain.editfields import TABLE_NAMES
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef, RecordView
from navigator.viewmodels.desk import Desk
from navigator.views.mainwindow import FINDER, MainWindow
from navigator.views.record.ownblock import OwnTarget
from navigator.views.widgets.labels import button_text

if TYPE_CHECKING:  # made when they are asked for
    from navigator.domain.ownmarks import CorrectionView
    from navigator.services.edit_choices import EditForm
    from navigator.services.suite import ServiceSuite
    from navigator.views.editing.lists import ConflictsDialog

NEW_TABLES = ("measures", "programs", "facilities", "themes", "events", "regions", "contacts", "sources")
"""Tables whose records are made by themselves; what hangs on another record is added from it."""

WITH_PARTS = frozenset({"measures", "programs"})
_EDIT_KEY, _NEW_KEY, _NOTE_KEY = "F2", "Ctrl+N", "Ctrl+M"


class EditActions(QObject):
    """Hangs the menu of editing on the record pane of ``window``, and does what it says."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._page, self._desk = window, window.page, desk
        self._language = desk.presentation.language
        self._conflicts: ConflictsDialog | None = None
        self.menu = QMenu(window)
        self.menu.aboutToShow.connect(self._offer)
        self._needs_record: list[QAction] = []
        self._fill()
        self._page.own_requested.connect(self._follow)
        self._page.pane_made.connect(lambda pane: pane.header.set_edit_menu(self.menu))
        for keys, act in ((_EDIT_KEY, self.edit), (_NEW_KEY, self.new), (_NOTE_KEY, self.add_note)):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(lambda act=act: self._on_finder(act))
        desk.opened.connect(self._look_for_conflicts)
        if desk.suite is not None:
            self._look_for_conflicts()

    def _fill(self) -> None:
        def add(text: str, act: Callable[[], object], *, keys: str = "") -> QAction:
            action = self.menu.addAction(text)
            action.triggered.connect(lambda _checked=False: act())
            if keys:
                # The window's own shortcut does it: a second one would make both ambiguous.
                action.setText(f"{text}\t{keys}")
            self._needs_record.append(action)
            return action

        add(self.tr("編集…"), self.edit, keys=_EDIT_KEY)
        self.parts_action = add(self.tr("公募回・予算額など…"), self.show_parts)
        self.menu.addSeparator()
        add(self.tr("メモを書く…"), self.add_note, keys=_NOTE_KEY)
        add(self.tr("タグ…"), self.edit_tags)
        self.status_action = add(self.tr("自所の状況…"), self.edit_status)
        self.menu.addSeparator()
        add(self.tr("履歴…"), self.show_history)
        self.remove_action = add(self.tr("削除"), self.remove)
        self.menu.addSeparator()
        self.conflicts_action = self.menu.addAction(self.tr("収録データとの食い違い…"))
        self.conflicts_action.triggered.connect(lambda _checked=False: self.show_conflicts())
        new = self.menu.addMenu(self.tr("新しい記録"))
        for table in NEW_TABLES:
            action = new.addAction(button_text(TABLE_NAMES[table].of(self._language)))
            action.triggered.connect(lambda _checked=False, chosen=table: self.new(chosen))

    @property
    def _record(self) -> RecordView | None:
        return self._desk.finder.record

    def _offer(self) -> None:
        record = self._record
        for action in self._needs_record:
            action.setEnabled(record is not None and not self._read_only)
        if record is not None:
            self.parts_action.setVisible(record.ref.table in WITH_PARTS)
            self.status_action.setVisible(record.ref.table == Catalogue.MEASURES.value)

    @property
    def _read_only(self) -> bool:
        suite = self._desk.suite
        return suite is None or suite.library.read_only

    def _on_finder(self, act: Callable[[], object]) -> None:
        """Do ``act`` where the record is seen: other pages have keys of their own."""
        if self._window.pages.currentWidget() is self._page and not self._read_only:
            act()

    def _follow(self, target: OwnTarget) -> None:
        if target.act == "note":
            self.change_note(target.uid)
        elif target.act == "note_remove":
            self._write(lambda suite: suite.own_marks.remove_note(target.uid))
        elif target.act == "status":
            self.edit_status()
        else:
            self.show_conflicts()

    # Forms

    def edit(self) -> None:
        """Open the form of the record on screen."""
        if self._record is not None:
            self.edit_fact(self._record.ref.table, self._record.ref.fact_key)

    def edit_fact(self, table: str, key: str) -> None:
        """Open the form of any record."""
        self._desk.ask("edit_form", lambda suite: suite.editing.form(table, key), self._show_form)

    def new(self, table: str = "", draft: dict[str, str] | None = None) -> None:
        """Open an empty form for a record of ``table``, of the list on screen when it is not named."""
        wanted = table or self._desk.finder.filter.catalogue.value
        self._desk.ask("edit_form", lambda suite: suite.editing.form(wanted, None, draft), self._show_form)

    def _show_form(self, made: "EditForm") -> None:
        from navigator.views.editing.factform import FactForm  # noqa: PLC0415 - made when asked for

        form = FactForm(self._desk, made, self._window)
        form.saved.connect(lambda key: self._saved(made, key))

    def _saved(self, made: "EditForm", key: str) -> None:
        finder = self._desk.finder
        kind = TABLE_NAMES[made.table].of(self._language)
        self._desk.noticed.emit(self.tr("{kind}を保存しました。Ctrl+Z で取り消せます。").format(kind=kind))
        catalogues = {catalogue.value: catalogue for catalogue in Catalogue}
        if made.key is None and made.table in catalogues:
            finder.refresh()
            self._window.show_page(FINDER)
            finder.open_record(catalogues[made.table], key)
        else:
            finder.refresh()

    def show_parts(self) -> None:
        """List what hangs on the record on screen."""
        record = self._record
        if record is not None:
            self._desk.ask("edit_parts", lambda suite: self._parts_of(suite, record.ref), self._show_parts)

    @staticmethod
    def _parts_of(suite: "ServiceSuite", ref: RecordRef) -> object:
        from navigator.services.edit_parts import PARTS  # noqa: PLC0415 - the services load the database layer

        tables = tuple(table for table, _ in PARTS[ref.table])
        drafts = {table: suite.edit_parts.draft_for(ref, table) for table in tables}
        return suite.edit_parts.parts(ref), drafts

    def _show_parts(self, found: object) -> None:
        from navigator.views.editing.lists import PartsDialog  # noqa: PLC0415 - made when asked for

        record = self._record
        if record is None:
            return
        parts, drafts = found  # type: ignore[misc]
        dialog = PartsDialog(parts, tuple(drafts), self._title, self._desk.presentation, self._window)
        dialog.edit_requested.connect(self.edit_fact)
        dialog.remove_requested.connect(self.remove_fact)
        dialog.add_requested.connect(lambda table: self.new(table, drafts[table]))
        dialog.open()

    @property
    def _title(self) -> str:
        return "" if self._record is None else self._record.title.of(self._language)

    # Notes, tags, status

    def add_note(self) -> None:
        """Ask for a note on the record on screen."""
        record = self._record
        if record is not None:
            self._ask_note("", lambda suite, text: suite.own_marks.add_note(record.ref, text))

    def change_note(self, uid: str) -> None:
        """Ask for another text of a note."""
        record = self._record
        note = next((note for note in record.own.notes if note.uid == uid), None) if record is not None else None
        if note is not None:
            self._ask_note(note.text, lambda suite, text: suite.own_marks.change_note(uid, text))

    def _ask_note(self, text: str, act: "Callable[[ServiceSuite, str], object]") -> None:
        from navigator.views.editing.marks import NoteDialog  # noqa: PLC0415 - made when asked for

        dialog = NoteDialog(self._title, text, self._window)
        dialog.accepted.connect(lambda: self._write_typed(dialog.text, act))
        dialog.open()

    def _write_typed(self, typed: object, act: "Callable[[ServiceSuite, object], object]") -> None:
        self._write(lambda suite: act(suite, typed))

    def edit_tags(self) -> None:
        """Ask for the tags of the record on screen."""
        record = self._record
        if record is None:
            return

        def show(known: object) -> None:
            from navigator.views.editing.marks import TagsDialog  # noqa: PLC0415 - made when asked for

            dialog = TagsDialog(self._title, record.own.tags, known, self._window)  # type: ignore[arg-type]
            dialog.accepted.connect(
                lambda: self._write_typed(dialog.tags, lambda suite, tags: suite.own_marks.set_tags(record.ref, tags))
            )
            dialog.open()

        self._desk.ask("tags", lambda suite: suite.own_marks.all_tags(), show)

    def edit_status(self) -> None:
        """Ask for the office's own status of the measure on screen."""
        from navigator.views.editing.marks import StatusDialog  # noqa: PLC0415 - made when asked for

        record, suite = self._record, self._desk.suite
        if record is None or suite is None or record.ref.table != Catalogue.MEASURES.value:
            return
        dialog = StatusDialog(self._title, record.own.status, suite.today.isoformat(), self._window)
        dialog.accepted.connect(
            lambda: self._write_typed(
                dialog.values, lambda suite, values: suite.own_marks.set_status(record.ref, *values)
            )
        )
        dialog.open()

    # History, removal, conflicts

    def show_history(self) -> None:
        """Show what the office changed in the record on screen."""
        record = self._record
        if record is None:
            return
        ref = record.ref

        def show(entries: object) -> None:
            from navigator.views.editing.history import FactHistoryDialog  # noqa: PLC0415 - made when asked for

            bundled = any(one.key == ref.fact_key for one in record.own.corrections)
            dialog = FactHistoryDialog(
                entries,  # type: ignore[arg-type]
                self._title,
                self._desk.presentation,
                self._window,
                bundled=bundled,
            )
            dialog.restore_requested.connect(
                lambda number: self._write(lambda suite: suite.editing.restore(ref.table, ref.fact_key, number))
            )
            dialog.open()

        self._desk.ask("fact_history", lambda suite: suite.editing.history(ref.table, ref.fact_key), show)

    def remove(self) -> None:
        """Remove the record on screen, if it is the office's own."""
        if self._record is not None:
            self.remove_fact(self._record.ref.table, self._record.ref.fact_key)

    def remove_fact(self, table: str, key: str) -> None:
        """Remove any record of the office; Ctrl+Z brings it back."""
        self._write(lambda suite: suite.editing.remove(table, key), self.tr("削除しました。Ctrl+Z で元に戻せます。"))

    def show_conflicts(self) -> None:
        """List the corrections that the package contradicts."""
        self._desk.ask("conflicts", lambda suite: suite.editing.conflicts(), self._show_conflicts)

    def _show_conflicts(self, conflicts: "tuple[CorrectionView, ...]") -> None:
        from navigator.views.editing.lists import ConflictsDialog  # noqa: PLC0415 - made when asked for

        if not conflicts and self._conflicts is None:
            self._desk.noticed.emit(self.tr("収録データとの食い違いはありません。"))
            return
        if self._conflicts is None:
            dialog = self._conflicts = ConflictsDialog(conflicts, self._desk.presentation, self._window)
            dialog.resolved.connect(self._resolve)
            dialog.finished.connect(self._forget_conflicts)
            dialog.open()
        else:
            self._conflicts.show_conflicts(conflicts)

    def _forget_conflicts(self) -> None:
        self._conflicts = None

    def _resolve(self, one: "CorrectionView", take_bundled: bool) -> None:
        self._write(
            lambda suite: suite.editing.resolve(one.table, one.key, one.field, take_bundled=take_bundled),
            done=self.show_conflicts,
        )

    def _look_for_conflicts(self) -> None:
        """Tell of conflicts once the library is open: an update of the package brings them."""

        def tell(count: object) -> None:
            if count:
                text = self.tr(
                    "新しい収録データと食い違う訂正が {count} 件あります。記録の「編集」メニューで選べます。"
                )
                self._window.messages.show_text(text.format(count=count))

        self._desk.ask("conflict_count", lambda suite: len(suite.editing.conflicts()), tell)

    def _write(
        self, act: "Callable[[ServiceSuite], object]", said: str = "", done: Callable[[], object] | None = None
    ) -> None:
        def written(_answer: object) -> None:
            self._desk.finder.refresh()
            if said:
                self._desk.noticed.emit(said)
            if done is not None:
                done()

        def refused(error: UserError) -> None:
            self._desk.failed.emit(error)

        self._desk.edit(act, written, refused)
