"""What is kept by name: open, rename, delete, take back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QWidget

from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.views.dialogs.base import PlainDialog, interface_language
from navigator.views.dialogs.naming import NameForm
from navigator.views.record.plain import one_line, visible
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services bring SQLAlchemy, which a dialog does not need
    from navigator.services.keeping import SavedItem


class Keeper(Protocol):
    """What the list needs of ``OfficeService``; errors as there."""

    def saved_items(self, kind: str) -> "Sequence[SavedItem]":
        """Return what is kept of one kind, by name."""

    def rename_item(self, kind: str, old: str, new: str, note: str) -> None:
        """Give another name and note."""

    def delete_item(self, kind: str, name: str) -> None:
        """Remove one."""

    def undo(self) -> Text | None:
        """Take the last edit back and return what it was."""


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """What is listed: its kind among the things kept by name, the dialogue's title, and what is told of each.

    ``about`` gets the content and the day it was kept on; None says that this program cannot read it. ``empty`` is said
    where there is nothing, ``opens`` stands on the button.
    """

    kind: str
    title: str
    about: Callable[[object, str], str | None]
    empty: str = ""
    opens: str = ""


class KeptDialog(PlainDialog):
    """Things of one kind kept by name; after ``exec`` was accepted ``chosen`` is the one to open.

    Keys: Enter opens, F2 edits, Delete removes, Ctrl+Z takes back what was done here. ``changed`` tells that other
    things are kept now.
    """

    changed = Signal()

    def __init__(self, plan: KeptPlan, office: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan, self._kind, self._office = plan, plan.kind, office
        self._items: tuple[SavedItem, ...] = ()
        self._done_here = 0
        self.chosen: SavedItem | None = None
        self.setWindowTitle(plan.title)
        self.list = QListWidget()
        self.list.setAccessibleName(plan.title)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setSpacing(2)
        self.list.setMinimumHeight(140)
        self.list.itemActivated.connect(lambda _: self._open())
        self.list.currentRowChanged.connect(lambda _: self._show_current())
        self._empty = plain_label(plan.empty or self.tr("保存したものはまだありません。"), "muted", wrap=True)
        self.form = NameForm()
        self.keep = self._button("save", self.tr("名前とメモを変える"), self._rename)
        self.remove = self._button("trash-2", self.tr("削除"), self._delete, IconRole.DANGER)
        set_role(self.remove, "danger")
        self.undo = self._button("undo-2", self.tr("元に戻す"), self._undo)
        self.told = plain_label(role="success", wrap=True)
        self.told.hide()
        row = QHBoxLayout()
        for button in (self.keep, self.remove, self.undo):
            row.addWidget(button)
        row.addStretch()
        self.body.addWidget(self._empty)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.form)
        self.body.addLayout(row)
        self.body.addWidget(self.told)
        self.add_button(QPushButton(self.tr("閉じる"))).clicked.connect(self.reject)
        self.open = self.add_button(QPushButton(plan.opens or self.tr("開く")), primary=True)
        self.open.clicked.connect(self._open)
        self.form.name.textChanged.connect(lambda _: self._check())
        self.form.note.textChanged.connect(self._check)
        self._add_keys()
        self._fill()
        self.fit(620, 560)
        self.list.setFocus()

    @staticmethod
    def _button(name: str, text: str, act: Callable[[], None], role: IconRole = IconRole.TEXT) -> QPushButton:
        button = QPushButton(icon(name, role), text)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _add_keys(self) -> None:
        for key, act in (
            (Qt.Key.Key_F2, self.form.name.setFocus),
            (Qt.Key.Key_Delete, self._delete),
            (QKeySequence.StandardKey.Undo, self._undo),
        ):
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    # What is shown

    def _current(self) -> "SavedItem | None":
        row = self.list.currentRow()
        return self._items[row] if 0 <= row < len(self._items) else None

    def _fill(self, name: str | None = None) -> None:
        row = max(self.list.currentRow(), 0)
        if not self._try(self._load):
            return
        self.list.clear()
        for item in self._items:
            parts = (item.name, self._about(item), item.note)
            self.list.addItem(QListWidgetItem("\n".join(one_line(part) for part in parts if part)))
        names = [item.name for item in self._items]
        self.list.setCurrentRow(names.index(name) if name in names else min(row, len(names) - 1))
        self._empty.setVisible(not names)
        for widget in (self.list, self.form):
            widget.setVisible(bool(names))
        self._show_current()

    def _load(self) -> None:
        self._items = tuple(self._office.saved_items(self._kind))

    def _about(self, item: "SavedItem") -> str:
        said = self._said(item)
        return self.tr("このプログラムでは読めない内容です") if said is None else said

    def _said(self, item: "SavedItem") -> str | None:
        return self._plan.about(item.content, item.saved_at[:10])

    def _show_current(self) -> None:
        item = self._current()
        self.form.show_values(item.name if item else "", item.note if item else "")
        self._check()

    def _check(self) -> None:
        item = self._current()
        name, note = self.form.values
        changed = item is not None and (name, note) != (item.name, item.note)
        taken = item is not None and name != item.name and name in {one.name for one in self._items}
        self.say(self.tr("この名前はもう使われています。") if taken else "")
        self.keep.setEnabled(changed and bool(name) and not taken)
        self.open.setEnabled(item is not None and self._said(item) is not None)
        self.remove.setEnabled(item is not None)
        self.undo.setEnabled(self._done_here > 0)

    # What the buttons do

    def _open(self) -> None:
        item = self._current()
        if item is not None and self.open.isEnabled():
            self.chosen = item
            self.accept()

    def _rename(self) -> None:
        item = self._current()
        if item is None:
            return
        name, note = self.form.values
        if self._try(lambda: self._office.rename_item(self._kind, item.name, name, note)):
            self._tell(self.tr("「{name}」を保存しました。").format(name=name), 1)
            self._fill(name)

    def _delete(self) -> None:
        item = self._current()
        if item is not None and self._try(lambda: self._office.delete_item(self._kind, item.name)):
            self._tell(self.tr("「{name}」を削除しました。「元に戻す」で戻せます。").format(name=item.name), 1)
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
