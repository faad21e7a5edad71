"""The rail of pages at the left: every page registers itself, and only pages that exist are shown."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.plaintext import tip


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the program: its key in the window state, its name, its icon and how it is made when first shown."""

    key: str
    title: str
    icon: str
    make: Callable[[], QWidget]


class Rail(QFrame):
    """One button a page; Alt+1, Alt+2 … press them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "rail-bar")
        self.setAccessibleName(self.tr("ページ"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(2)
        self._column.addStretch(1)

    def add_page(self, page: Page) -> None:
        """Put a page at the end of the rail."""
        button = QToolButton()
        set_role(button, "rail")
        button.setCheckable(True)
        button.setText(page.title)
        button.setIcon(icon(page.icon, IconRole.RAIL))
        button.setIconSize(QSize(22, 22))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setMinimumWidth(max(68, button.sizeHint().width()))
        # As wide as the rail, which the longest name of a page makes wider.
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keys = QKeySequence(f"Alt+{len(self._buttons) + 1}")
        button.setShortcut(keys)
        button.setToolTip(tip(f"{page.title} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})"))
        button.clicked.connect(lambda: self.chosen.emit(page.key))
        self._group.addButton(button)
        self._buttons[page.key] = button
        self._column.insertWidget(self._column.count() - 1, button)

    def show_page(self, key: str) -> None:
        """Mark the page that is shown."""
        self._buttons[key].setChecked(True)

    @property
    def keys(self) -> tuple[str, ...]:
        """The pages in their order."""
        return tuple(self._buttons)
