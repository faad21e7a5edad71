"""Which rows a comparison shows, in which order; and sets of rows kept by name."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from navigator.domain.comparison import Comparison
from navigator.domain.errors import UserError
from navigator.qtsupport.icons import icon
from navigator.views.comparison.kept import kept_dialog
from navigator.views.dialogs.base import PlainDialog, interface_language
from navigator.views.dialogs.kept import Keeper
from navigator.views.dialogs.naming import NameDialog
from navigator.views.record.plain import one_line
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services bring SQLAlchemy, which a dialog does not need
    from navigator.services.keeping import SavedItem

ROW_SET = "row_set"
"""Kind of a set of rows among the things kept by name."""

_KEY = Qt.ItemDataRole.UserRole


class RowKeeper(Keeper):
    """What the dialog needs of ``OfficeService``."""

    def save_item(self, kind: str, name: str, note: str, content: object, *, replace: bool = False) -> None:
        """Keep JSON data by name."""


class RowsDialog(PlainDialog):
    """A list of every row with a tick; after ``exec`` was accepted ``chosen`` are the keys, empty for the default.

    Keys: Space ticks, Ctrl+Up and Ctrl+Down move a row; rows are dragged as well.
    """

    def __init__(self, comparison: Comparison, office: RowKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("表示する行"))
        self._office = office
        self._options = {option.key: option for option in comparison.options}
        self._records = len(comparison.records)
        shown = comparison.spec.rows or self._default()
        # Rows that none of these records has, from a set made for others: they come back with the set.
        self._elsewhere = [key for key in comparison.spec.rows if key not in self._options]
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("表示する行"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setMinimumHeight(220)
        self._arrange()
        self._show(shown)
        self._add_keys()
        self.fit(620, 640)
        self.list.setFocus()

    def _arrange(self) -> None:
        self.sets = QComboBox()
        self.sets.setAccessibleName(self.tr("保存した行の組"))
        self.sets.activated.connect(self._take_set)
        save = self._button("save", self.tr("この組を保存…"), self._save_set)
        manage = self._button("pencil", self.tr("組を管理…"), self._manage_sets)
        above = QHBoxLayout()
        above.addWidget(self.sets, 1)
        above.addWidget(save)
        above.addWidget(manage)
        self.up = self._button("chevron-up", self.tr("上へ"), lambda: self.move_current(-1))
        self.down = self._button("chevron-down", self.tr("下へ"), lambda: self.move_current(1))
        every = self._button("check", self.tr("すべて選ぶ"), lambda: self._tick(lambda _option: True))
        standard = self._button("refresh-cw", self.tr("標準に戻す"), self.reset)
        below = QHBoxLayout()
        for button in (self.up, self.down, every, standard):
            below.addWidget(button)
        below.addStretch()
        self.body.addWidget(
            plain_label(
                self.tr("✓ の行を上から順に表示します。ドラッグか Ctrl+↑ Ctrl+↓ で並べ替えます。"), "muted", wrap=True
            )
        )
        self.body.addLayout(above)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(below)
        self.add_button(QPushButton(self.tr("キャンセル"))).clicked.connect(self.reject)
        self.take = self.add_button(QPushButton(self.tr("この行で表示")), primary=True)
        self.take.clicked.connect(self.accept)
        self.list.itemChanged.connect(lambda _: self._check())
        self._fill_sets()

    @staticmethod
    def _button(name: str, text: str, act: object) -> QPushButton:
        button = QPushButton(icon(name), text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _add_keys(self) -> None:
        for keys, by in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: self.move_current(by))

    # Rows

    def _default(self) -> tuple[str, ...]:
        return tuple(key for key, option in self._options.items() if option.default)

    def _show(self, keys: Iterable[str]) -> None:
        """Show ticked rows first, in their order, and the others after them in theirs."""
        ticked = [key for key in keys if key in self._options]
        others = [key for key in self._options if key not in ticked]
        # The default is no order of its own: rows that are not in it stand where they would be shown.
        is_default = tuple(ticked) == self._default()
        keys_in_order = list(self._options) if is_default else [*ticked, *others]
        self.list.clear()
        for key in keys_in_order:
            option = self._options[key]
            item = QListWidgetItem(
                self.tr("{row}（{filled}/{count} 件に資料あり）").format(
                    row=one_line(option.label), filled=option.filled, count=self._records
                )
            )
            item.setData(_KEY, key)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled)
            item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._check()

    def _ticked(self) -> list[str]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked]

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the rows to show, empty when they are those of the default."""
        ticked = tuple(self._ticked())
        return () if ticked == self._default() and not self._elsewhere else (*ticked, *self._elsewhere)

    def _check(self) -> None:
        nothing = not self._ticked()
        self.take.setEnabled(not nothing)
        self.say(self.tr("少なくとも 1 行を選んでください。") if nothing else "")

    def _tick(self, wanted: object) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            on = wanted(self._options[item.data(_KEY)])
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def reset(self) -> None:
        """Choose the default rows in their settled order."""
        self._elsewhere = []
        self._show(self._default())

    def move_current(self, by: int) -> None:
        """Move the current row up (-1) or down (1)."""
        row = self.list.currentRow()
        to = row + by
        if row >= 0 and 0 <= to < self.list.count():
            self.list.insertItem(to, self.list.takeItem(row))
            self.list.setCurrentRow(to)

    # Sets of rows

    def _fill_sets(self) -> None:
        self.sets.clear()
        self.sets.addItem(self.tr("保存した行の組を使う"), None)
        for item in self._kept():
            self.sets.addItem(one_line(item.name), item.name)
        self.sets.setEnabled(self.sets.count() > 1)

    def _kept(self) -> "tuple[SavedItem, ...]":
        try:
            return tuple(self._office.saved_items(ROW_SET))
        except UserError as error:
            self.say(error.sentence(interface_language()))
            return ()

    def _take_set(self, place: int) -> None:
        name = self.sets.itemData(place)
        found = next((item for item in self._kept() if item.name == name), None)
        if found is not None:
            self.take_rows(found.content)

    def take_rows(self, content: object) -> None:
        """Choose the rows of a set; keys that these records do not have wait for others."""
        rows = content.get("rows", ()) if isinstance(content, dict) else ()
        keys = [str(key) for key in rows]
        self._elsewhere = [key for key in keys if key not in self._options]
        self._show(keys)

    def _save_set(self) -> None:
        dialog = NameDialog(self.tr("行の組を保存"), [item.name for item in self._kept()], self)
        if dialog.exec():
            self.save_set(dialog.name, dialog.note, replaces=dialog.replaces)
        dialog.deleteLater()

    def save_set(self, name: str, note: str, *, replaces: bool = False) -> None:
        """Keep the ticked rows in their order by name."""
        content = {"rows": [*self._ticked(), *self._elsewhere]}
        try:
            self._office.save_item(ROW_SET, name, note, content, replace=replaces)
        except UserError as error:
            self.say(error.sentence(interface_language()))
            return
        self._fill_sets()
        self.sets.setCurrentIndex(self.sets.findData(name))

    def _manage_sets(self) -> None:
        dialog = kept_dialog(ROW_SET, self._office, self)
        if dialog.exec() and dialog.chosen is not None:
            self.take_rows(dialog.chosen.content)
        dialog.deleteLater()
        self._fill_sets()
