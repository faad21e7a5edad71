"""The entries of editing: made once, shown in the menu bar, under the button of a record and in context menus."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.editfields import TABLE_NAMES
from navigator.domain.text import Language
from navigator.views.editing.target import EditTarget, PageEntry
from navigator.views.record.plain import one_line
from navigator.views.widgets.labels import button_text

EDIT_KEY, NEW_KEY, NOTE_KEY, TAG_KEY, STATUS_KEY = "F2", "Ctrl+N", "Ctrl+M", "Ctrl+T", "Ctrl+J"
WITH_PARTS = frozenset({"measures", "programs", "regions"})
"""Tables on whose records others hang (``navigator.services.edit_parts.PARTS``)."""

_WITH_STAR = frozenset(catalogue.value for catalogue in Catalogue)
_LONGEST_TITLE = 32


@dataclass(frozen=True, slots=True)
class _Entry:
    """``single`` entries are about one record only."""

    name: str
    action: QAction
    single: bool


class EditMenus(QObject):
    """Shows the entries; ``acts`` are what they do, by name, each with the target its menu was opened for."""

    def __init__(
        self,
        acts: Mapping[str, Callable[[EditTarget], object]],
        new: Callable[[str], object],
        conflicts: Callable[[], object],
        language: Language,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._acts, self._language = acts, language
        self._target: EditTarget | None = None
        self._entries: list[_Entry] = []
        self._of_page: list[QAction] = []
        self.about = self._plain(QAction(parent))
        self.about.setEnabled(False)
        self.new_menu = self._new_menu(new, parent)
        self.conflicts = QAction(self.tr("収録データとの食い違い…"), parent)
        self.conflicts.triggered.connect(lambda _checked=False: conflicts())
        self._record = self._record_actions(parent)

    def _new_menu(self, new: Callable[[str], object], parent: QWidget) -> QMenu:
        menu = QMenu(self.tr("新しい記録"), parent)
        for table, name in TABLE_NAMES.items():
            action = menu.addAction(self.tr("{kind}…").format(kind=button_text(name.of(self._language))))
            action.setData(table)
            action.triggered.connect(lambda _checked=False, chosen=table: new(chosen))
        return menu

    def _record_actions(self, parent: QWidget) -> list[QAction]:
        made: list[QAction] = []

        def add(name: str, text: str, keys: str = "", *, single: bool = True) -> None:
            # The window's own shortcut does it: a second one would make both ambiguous.
            action = QAction(f"{text}\t{keys}" if keys else text, parent)
            action.triggered.connect(lambda _checked=False: self._do(name))
            self._entries.append(_Entry(name, action, single))
            made.append(action)

        def line() -> None:
            made.append(QAction(parent))
            made[-1].setSeparator(True)

        add("edit", self.tr("編集…"), EDIT_KEY)
        add("parts", "")
        self._parts_of = {
            "measures": self.tr("公募回…"),
            "programs": self.tr("予算額・成果・実施地域…"),
            "regions": self.tr("実施地域・成果…"),
        }
        line()
        add("note", self.tr("メモを書く…"), NOTE_KEY)
        add("tags", self.tr("タグ…"), TAG_KEY, single=False)
        add("status", self.tr("自所の状況…"), STATUS_KEY, single=False)
        add("star", self.tr("お気に入りに入れる"), single=False)
        add("unstar", self.tr("お気に入りから外す"), single=False)
        line()
        add("history", self.tr("履歴…"))
        add("remove", self.tr("削除"))
        return made

    def fill(self, menu: QMenu) -> None:
        """Put every entry at the end of ``menu``."""
        menu.addAction(self.about)
        menu.addActions(self._record)
        menu.addSeparator()
        menu.addMenu(self.new_menu)
        menu.addAction(self.conflicts)

    def action(self, name: str) -> QAction:
        """Return an entry by its name."""
        return next(entry.action for entry in self._entries if entry.name == name)

    def offer(self, target: EditTarget | None, refusal: str = "") -> None:
        """Offer what can be done to ``target``; ``refusal`` says why nothing can be written, empty where it can."""
        self._target = target
        one = target is not None and target.count == 1
        for entry in self._entries:
            entry.action.setEnabled(target is not None and not refusal and (one or not entry.single))
            entry.action.setVisible(_belongs(entry.name, target))
        self.action("history").setEnabled(one)
        self.action("parts").setText("" if target is None else self._parts_of.get(target.table, ""))
        self.new_menu.setEnabled(not refusal)
        self.about.setText(self._about(target, refusal))

    def _about(self, target: EditTarget | None, refusal: str) -> str:
        """Say what the entries are about, or why they are greyed."""
        if refusal:
            return button_text(refusal)
        if target is None:
            return self.tr("記録を選ぶと、編集やメモができます")
        if target.count > 1:
            return self.tr("選んだ {count} 件（編集・メモ・履歴は一件ずつ）").format(count=f"{target.count:,}")
        title = one_line(target.title)
        return button_text(title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…")

    def offer_entries(self, menu: QMenu, entries: Sequence[PageEntry]) -> None:
        """Show the ways of a page in ``menu`` instead of those of a record of the facts."""
        self.leave_entries(menu)
        for action in self._record:
            action.setVisible(False)
        self.about.setText(self.tr("この画面の記録"))
        for entry in entries:
            action = QAction(f"{entry.text}\t{entry.keys}" if entry.keys else entry.text, menu)
            action.setEnabled(entry.offered)
            action.triggered.connect(lambda _checked=False, act=entry.act: act())
            menu.insertAction(self._record[0], action)
            self._of_page.append(action)

    def leave_entries(self, menu: QMenu) -> None:
        """Show the entries of records of the facts again."""
        for action in self._of_page:
            menu.removeAction(action)
            action.deleteLater()
        self._of_page = []
        for action in self._record:
            if action.isSeparator():
                action.setVisible(True)

    @staticmethod
    def _plain(action: QAction) -> QAction:
        action.setMenuRole(QAction.MenuRole.NoRole)
        return action

    def _do(self, name: str) -> None:
        if self._target is not None:
            self._acts[name](self._target)


def _belongs(name: str, target: EditTarget | None) -> bool:
    """Tell whether records of this table have such an entry at all."""
    table = "" if target is None else target.table
    if name == "parts":
        return target is not None and table in WITH_PARTS
    if name == "status":
        return target is None or table == Catalogue.MEASURES.value
    if name == "star":
        return target is not None and table in _WITH_STAR and target.starred is not True
    if name == "unstar":
        return target is not None and table in _WITH_STAR and target.starred is not False
    return True
