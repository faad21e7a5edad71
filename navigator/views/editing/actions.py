"""Editing from wherever a record is in hand: forms, parts, history, removal, and the menus and keys for all of it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.editfields import TABLE_NAMES
from navigator.domain.errors import UserError
from navigator.domain.ownmarks import NO_MARKS
from navigator.domain.record import RecordRef, RecordView
from navigator.viewmodels.desk import Desk
from navigator.views.editing.marking import MarkActions
from navigator.views.editing.menus import EDIT_KEY, NEW_KEY, NOTE_KEY, STATUS_KEY, TAG_KEY, EditMenus
from navigator.views.editing.target import EditTarget, PageEntry, one_record
from navigator.views.mainwindow import FINDER, MainWindow
from navigator.views.menubar import add_entry
from navigator.views.record.ownblock import OwnTarget

if TYPE_CHECKING:  # made when they are asked for
    from navigator.domain.ownmarks import CorrectionView
    from navigator.services.edit_choices import EditForm
    from navigator.services.suite import ServiceSuite
    from navigator.views.editing.lists import ConflictsDialog

_PAGES = {"regions": "regions"}
"""Pages that show a new record of a table that is no catalogue of the finder."""


class EditActions(QObject):
    """Hangs the entries of editing on the window of ``desk``, and does what they say."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._page, self._desk = window, window.page, desk
        self._language = desk.presentation.language
        self._conflicts: ConflictsDialog | None = None
        self.marks = MarkActions(desk, self._write, window)
        acts: dict[str, Callable[[EditTarget], object]] = {
            "edit": self._edit,
            "parts": self.show_parts,
            "note": self.marks.add_note,
            "tags": self.marks.edit_tags,
            "status": self.marks.edit_status,
            "star": partial(self.marks.set_star, on=True),
            "unstar": partial(self.marks.set_star, on=False),
            "history": self.show_history,
            "remove": self._remove,
        }
        self.menus = EditMenus(acts, self.new, self.show_conflicts, self._language, window)
        self.menu = QMenu(window)
        self.menus.fill(self.menu)
        self.menu.aboutToShow.connect(lambda: self.menus.offer(self._shown(), self._refusal))
        bar = window.menus.edit
        bar.addSeparator()
        self.menus.fill(bar)
        bar.aboutToShow.connect(self._offer_in_bar)
        self._page.pane_made.connect(lambda pane: pane.header.set_edit_menu(self.menu))
        window.page_made.connect(self._serve_page)
        self._serve_page(self._page)
        self._add_keys()
        desk.opened.connect(self._look_for_conflicts)
        if desk.suite is not None:
            self._look_for_conflicts()

    def _add_keys(self) -> None:
        made = []
        for key, name in ((EDIT_KEY, "edit"), (NOTE_KEY, "note"), (TAG_KEY, "tags"), (STATUS_KEY, "status")):
            shortcut = QShortcut(QKeySequence(key), self._window)
            shortcut.activated.connect(partial(self.do, name))
            made.append(shortcut)
        QShortcut(QKeySequence(NEW_KEY), self._window).activated.connect(self._new_by_key)

        def settle() -> None:
            # A page whose records are no facts has these keys for itself.
            own = hasattr(self._window.pages.currentWidget(), "edit_entries")
            for shortcut in made:
                shortcut.setEnabled(not own)

        self._window.pages.currentChanged.connect(settle)

    # What is in hand

    @property
    def _record(self) -> RecordView | None:
        return self._desk.finder.record

    def _shown(self) -> EditTarget | None:
        """Return the record that the finder shows."""
        record = self._record
        if record is None:
            return None
        return one_record(record.ref, record.title.of(self._language), starred=record.favourite)

    @property
    def target(self) -> EditTarget | None:
        """What is in hand on the page that is shown."""
        give = getattr(self._window.pages.currentWidget(), "edit_target", None)
        found: EditTarget | None = None if give is None else give()
        return found

    @property
    def _refusal(self) -> str:
        """Why nothing can be written, empty where it can."""
        suite = self._desk.suite
        if suite is None:
            return self.tr("ライブラリを開いています…")
        return suite.library.state.label.of(self._language) if suite.library.read_only else ""

    def _offer_in_bar(self) -> None:
        bar, menus = self._window.menus.edit, self.menus
        entries = getattr(self._window.pages.currentWidget(), "edit_entries", None)
        menus.leave_entries(bar)
        menus.offer(self.target, self._refusal)
        if entries is not None:
            menus.offer_entries(bar, entries())

    def _serve_page(self, page: QWidget) -> None:
        """Let a page open the context menu and show the button of editing."""
        for name, act in (("edit_menu_requested", self.pop_up), ("own_requested", self._follow)):
            wanted = getattr(page, name, None)
            if wanted is not None:
                wanted.connect(act)

    def pop_up(self, place: QPoint) -> None:
        """Open the context menu of what is in hand at a place on the screen."""
        page = self._window.pages.currentWidget()
        menu = QMenu(self._window)
        entries: tuple[PageEntry, ...] = getattr(page, "context_entries", tuple)()
        for entry in entries:
            add_entry(menu, entry.text, entry.act, entry.keys).setEnabled(entry.offered)
        menu.addSeparator()
        self.menus.fill(menu)
        self.menus.offer(self.target, self._refusal)
        # Not deleted at once: what was chosen in it is done after it has closed.
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def do(self, name: str) -> None:
        """Do what the entry ``name`` says to what is in hand, or tell why it cannot be done."""
        target, action = self.target, self.menus.action(name)
        self.menus.offer(target, self._refusal)
        if action.isVisible() and action.isEnabled():
            action.trigger()
        elif self._refusal:
            self._desk.noticed.emit(self._refusal)
        elif target is None:
            self._desk.noticed.emit(self.tr("先に記録を選んでください。"))
        elif target.count > 1:
            self._desk.noticed.emit(self.tr("一件だけ選んでください。"))
        else:
            kind = TABLE_NAMES[target.table].of(self._language)
            self._desk.noticed.emit(self.tr("{kind}にはありません。").format(kind=kind))

    def _new_by_key(self) -> None:
        refusal = self._refusal
        make = getattr(self._window.pages.currentWidget(), "new_record", self.new)
        if refusal:
            self._desk.noticed.emit(refusal)
        else:
            make()

    def _follow(self, target: OwnTarget) -> None:
        page, record = self._window.pages.currentWidget(), self._record
        if page is self._page:
            shown, own = self._shown(), NO_MARKS if record is None else record.own
        else:
            shown, own = self.target, page.own_marks  # type: ignore[attr-defined]
        if shown is None:
            return
        if target.act == "note":
            self.marks.change_note(shown.title, own, target.uid)
        elif target.act == "note_remove":
            self._write(lambda suite: suite.own_marks.remove_note(target.uid))
        elif target.act == "status":
            self.marks.edit_status(shown)
        elif target.act == "tags":
            self.marks.edit_tags(shown)
        else:
            self.show_conflicts()

    # Forms

    def _edit(self, target: EditTarget) -> None:
        if target.ref is not None:
            self.edit_fact(target.ref.table, target.ref.fact_key)

    def edit_fact(self, table: str, key: str) -> None:
        """Open the form of any record."""
        self._desk.ask("edit_form", lambda suite: suite.editing.form(table, key), self._show_form)

    def new(self, table: str = "", draft: dict[str, str] | None = None) -> None:
        """Open an empty form for a record of ``table``, of the list on screen when it is not named.

        What hangs on the record in hand names it already, unless ``draft`` says otherwise.
        """
        target = self.target
        ref = None if target is None else target.ref
        on_regions = target is not None and target.table == "regions"
        wanted = table or ("regions" if on_regions else self._desk.finder.filter.catalogue.value)

        def form(suite: "ServiceSuite") -> "EditForm":
            given = draft
            if given is None and ref is not None and suite.edit_parts.hangs_on(ref, wanted):
                given = suite.edit_parts.draft_for(ref, wanted)
            return suite.editing.form(wanted, None, given)

        self._desk.ask("edit_form", form, self._show_form)

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
            if made.key is None and made.table in _PAGES:
                self._desk.page_requested.emit(_PAGES[made.table], key)

    def show_parts(self, target: EditTarget) -> None:
        """List what hangs on a record."""
        ref, title = target.ref, target.title
        if ref is not None:
            self._desk.ask(
                "edit_parts", lambda suite: self._parts_of(suite, ref), lambda found: self._show_parts(title, found)
            )

    @staticmethod
    def _parts_of(suite: "ServiceSuite", ref: RecordRef) -> object:
        from navigator.services.edit_parts import PARTS  # noqa: PLC0415 - the services load the database layer

        tables = tuple(table for table, _ in PARTS[ref.table])
        drafts = {table: suite.edit_parts.draft_for(ref, table) for table in tables}
        return suite.edit_parts.parts(ref), drafts

    def _show_parts(self, title: str, found: object) -> None:
        from navigator.views.editing.lists import PartsDialog  # noqa: PLC0415 - made when asked for

        parts, drafts = found  # type: ignore[misc]
        dialog = PartsDialog(parts, tuple(drafts), title, self._desk.presentation, self._window)
        dialog.edit_requested.connect(self.edit_fact)
        dialog.remove_requested.connect(self.remove_fact)
        dialog.add_requested.connect(lambda table: self.new(table, drafts[table]))
        dialog.open()

    # History, removal, conflicts

    def show_history(self, target: EditTarget) -> None:
        """Show what the office changed in a record."""
        ref = target.ref
        if ref is None:
            return

        def read(suite: "ServiceSuite") -> tuple[object, bool]:
            return suite.editing.history(ref.table, ref.fact_key), bool(
                suite.editing.corrections(ref.table, ref.fact_key)
            )

        def show(found: tuple[object, bool]) -> None:
            from navigator.views.editing.history import FactHistoryDialog  # noqa: PLC0415 - made when asked for

            entries, bundled = found
            dialog = FactHistoryDialog(
                entries,  # type: ignore[arg-type]
                target.title,
                self._desk.presentation,
                self._window,
                bundled=bundled,
            )
            dialog.restore_requested.connect(
                lambda number: self._write(lambda suite: suite.editing.restore(ref.table, ref.fact_key, number))
            )
            dialog.open()

        self._desk.ask("fact_history", read, show)

    def _remove(self, target: EditTarget) -> None:
        if target.ref is not None:
            self.remove_fact(target.ref.table, target.ref.fact_key)

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
