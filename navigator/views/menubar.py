"""The menu bar: what can be done, found by reading; every entry names its key, which works without the menu."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from navigator.views.widgets.labels import button_text


def add_entry(menu: QMenu, text: str, act: Callable[[], object], keys: str = "") -> QAction:
    """Put an entry at the end of ``menu``; ``keys`` are those of the window that do the same, only shown here.

    A shortcut of the entry itself would be a second one for the same keys, and Qt answers to neither then.
    """
    action = menu.addAction(f"{text}\t{keys}" if keys else text)
    action.triggered.connect(lambda _checked=False: act())
    return action


class MenuBar(QMenuBar):
    """Four menus; whoever has something to offer adds to them with ``add_entry``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = self.addMenu(self.tr("ファイル(&F)"))
        self.edit = self.addMenu(self.tr("編集(&E)"))
        self.go = self.addMenu(self.tr("移動(&G)"))
        self.aid = self.addMenu(self.tr("ヘルプ(&H)"))
        for menu in (self.file, self.edit, self.go, self.aid):
            menu.setToolTipsVisible(True)

    def add_page(self, title: str, act: Callable[[], object], keys: str) -> None:
        """Offer a page in the order of the rail."""
        add_entry(self.go, button_text(title), act, keys)
