"""Keeping a filter by name, and the list of those kept."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.text import Text
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.services import wording
from navigator.views.dialogs.base import PlainDialog, interface_language, paragraph
from navigator.views.record.plain import one_line, visible
from navigator.views.record.writer import Tone
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services bring SQLAlchemy, which a dialog does not need
    from navigator.services.office import SavedSearch

LONGEST_NAME = 100


class SearchKeeper(Protocol):
    """What the list needs of ``OfficeService``; errors as there."""

    def saved_searches(self) -> "Sequence[SavedSearch]":
        """Return the saved searches by name."""

    def rename_search(self, old: str, new: str, note: str) -> None:
        """Give a saved search another name and note."""

    def delete_search(self, name: str) -> None:
        """Remove a saved search."""

    def undo(self) -> Text | None:
        """Take the last edit back and return what it was."""


class _NameForm(QWidget):
    """Name and note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(self.tr("名前"))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("メモ"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(76)
        name_label, note_label = plain_label(self.tr("名前")), plain_label(self.tr("メモ"))
        name_label.setBuddy(self.name)
        note_label.setBuddy(self.note)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(name_label, self.name)
        form.addRow(note_label, self.note)


class SaveSearchDialog(PlainDialog):
    """Asks for name and note of ``question``; ``taken`` are the names in use.

    After ``exec`` was accepted ``name``, ``note`` and ``replaces`` say what to keep; nothing is written here.
    """

    def __init__(self, question: Filter, taken: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("条件を保存"))
        self._taken = frozenset(taken)
        line = paragraph(wording.filter_line(question).of(interface_language()), Tone.MUTED)
        line.setAccessibleName(self.tr("保存する条件"))
        self.form = _NameForm()
        self.replace = QCheckBox(self.tr("同じ名前の条件を置き換える"))
        self.replace.hide()
        for widget in (line, self.form, self.replace):
            self.body.addWidget(widget)
        self.body.addStretch()
        self.add_button(QPushButton(self.tr("キャンセル"))).clicked.connect(self.reject)
        self.save = self.add_button(QPushButton(self.tr("保存")), primary=True)
        self.save.clicked.connect(self.accept)
        self.form.name.textChanged.connect(self._check)
        self.replace.toggled.connect(self._check)
        self._check()
        self.fit(480, 330)
        self.form.name.setFocus()

    @property
    def name(self) -> str:
        """The name typed, without blanks around it."""
        return self.form.name.text().strip()

    @property
    def note(self) -> str:
        """The note typed."""
        return self.form.note.toPlainText().strip()

    @property
    def replaces(self) -> bool:
        """Whether the search of the same name is to be replaced."""
        return self.name in self._taken and self.replace.isChecked()

    def _check(self) -> None:
        taken = self.name in self._taken
        self.replace.setVisible(taken)
        self.save.setEnabled(bool(self.name) and (not taken or self.replace.isChecked()))
        self.say(self.tr("この名前はもう使われています。") if taken and not self.replace.isChecked() else "")


class SavedSearchDialog(PlainDialog):
    """The saved searches with name, filter and note.

    ``open_requested(Filter)`` asks for one to be shown; ``changed`` tells that the kept searches are others now.
    Keys: Enter opens, F2 edits, Delete removes, Ctrl+Z takes back what was done here.
    """

    open_requested = Signal(object)
    changed = Signal()

    def __init__(self, office: SearchKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("保存した条件"))
        self._office = office
        self._searches: tuple[SavedSearch, ...] = ()
        self._done_here = 0
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("保存した条件"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSpacing(2)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setMinimumHeight(140)
        self.list.itemActivated.connect(lambda _: self._open())
        self.list.currentRowChanged.connect(lambda _: self._show_current())
        self._empty = plain_label(
            self.tr("保存した条件はまだありません。一覧の上の「条件を保存」で残せます。"), "muted", wrap=True
        )
        self.form = _NameForm()
        self.keep = QPushButton(icon("save"), self.tr("変更を保存"))
        self.keep.clicked.connect(self._rename)
        self.remove = QPushButton(icon("trash-2", IconRole.DANGER), self.tr("削除"))
        set_role(self.remove, "danger")
        self.remove.clicked.connect(self._delete)
        self.undo = QPushButton(icon("undo-2"), self.tr("元に戻す"))
        self.undo.clicked.connect(self._undo)
        self.told = plain_label(role="success", wrap=True)
        self.told.hide()
        row = QHBoxLayout()
        for button in (self.keep, self.remove, self.undo):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        self.body.addWidget(self._empty)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.form)
        self.body.addLayout(row)
        self.body.addWidget(self.told)
        self.add_button(QPushButton(self.tr("閉じる"))).clicked.connect(self.reject)
        self.open = self.add_button(QPushButton(self.tr("この条件を開く")), primary=True)
        self.open.clicked.connect(self._open)
        self.form.name.textChanged.connect(lambda _: self._check())
        self.form.note.textChanged.connect(self._check)
        self._add_keys()
        self._fill()
        self.fit(620, 560)
        self.list.setFocus()

    def _add_keys(self) -> None:
        for key, widget, act in (
            (Qt.Key.Key_F2, self.list, self.form.name.setFocus),
            (Qt.Key.Key_Delete, self.list, self._delete),
            (QKeySequence.StandardKey.Undo, self.list, self._undo),
        ):
            shortcut = QShortcut(QKeySequence(key), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    # What is shown.

    def _current(self) -> "SavedSearch | None":
        row = self.list.currentRow()
        return self._searches[row] if 0 <= row < len(self._searches) else None

    def _fill(self, name: str | None = None) -> None:
        language = interface_language()
        row = max(self.list.currentRow(), 0)
        self._searches = tuple(self._office.saved_searches())
        self.list.clear()
        for search in self._searches:
            line = self.tr("このプログラムでは読めない条件です")
            if search.filter is not None:
                line = wording.filter_line(search.filter).of(language)
            parts = (search.name, line, search.note)
            self.list.addItem(QListWidgetItem("\n".join(one_line(part) for part in parts if part)))
        names = [search.name for search in self._searches]
        row = names.index(name) if name in names else min(row, len(names) - 1)
        self.list.setCurrentRow(row)
        self._empty.setVisible(not names)
        for widget in (self.list, self.form):
            widget.setVisible(bool(names))
        self._show_current()

    def _show_current(self) -> None:
        search = self._current()
        self.form.name.setText(search.name if search else "")
        self.form.note.setPlainText(search.note if search else "")
        self._check()

    def _check(self) -> None:
        search = self._current()
        name, note = self.form.name.text().strip(), self.form.note.toPlainText().strip()
        changed = search is not None and (name, note) != (search.name, search.note)
        readable = search is not None and search.filter is not None
        taken = search is not None and name != search.name and name in {one.name for one in self._searches}
        self.say(self.tr("この名前はもう使われています。") if taken else "")
        self.keep.setEnabled(changed and readable and bool(name) and not taken)
        self.open.setEnabled(readable)
        self.remove.setEnabled(search is not None)
        self.undo.setEnabled(self._done_here > 0)

    # What the buttons do.

    def _open(self) -> None:
        search = self._current()
        if search is not None and search.filter is not None:
            self.open_requested.emit(search.filter)
            self.accept()

    def _rename(self) -> None:
        search = self._current()
        if search is None:
            return
        name = self.form.name.text().strip()
        note = self.form.note.toPlainText().strip()
        if self._try(lambda: self._office.rename_search(search.name, name, note)):
            self._tell(self.tr("「{name}」を保存しました。").format(name=name), 1)
            self._fill(name)

    def _delete(self) -> None:
        search = self._current()
        if search is not None and self._try(lambda: self._office.delete_search(search.name)):
            self._tell(self.tr("「{name}」を削除しました。「元に戻す」で戻せます。").format(name=search.name), 1)
            self._fill()

    def _undo(self) -> None:
        # Only what was done here: the reader cannot see the rest while this dialog is open.
        if self._done_here and self._try(self._office.undo):
            self._tell(self.tr("元に戻しました。"), -1)
            self._fill()

    def _try(self, act: Callable[[], object]) -> bool:
        self.say("")
        try:
            act()
        except UserError as error:
            self.say(error.sentence(interface_language()))
            return False
        return True

    def _tell(self, sentence: str, steps: int) -> None:
        self._done_here += steps
        self.told.setText(visible(sentence))
        self.told.show()
        self.changed.emit()
