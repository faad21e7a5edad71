"""The history of a fact, with the way back to an earlier version."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from navigator.domain.results import Presentation
from navigator.views.councils.history import HistoryDialog

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.edit_words import FactChange


class FactHistoryDialog(HistoryDialog):
    """Shows the journal of one fact. ``restore_requested(int)`` names the change to go back to.

    0 stands for what is bundled, before the office's first change.
    """

    restore_requested = Signal(int)

    def __init__(
        self,
        entries: "Sequence[FactChange]",
        title: str,
        presentation: Presentation,
        parent: QWidget | None = None,
        *,
        bundled: bool,
    ) -> None:
        super().__init__(entries, title, presentation, parent)
        self._entries = tuple(entries)
        self.restore = self.add_button(QPushButton(self.tr("この版に戻す")))
        self.restore.setToolTip(self.tr("選んだ変更をした直後の内容に戻します。Ctrl+Z で取り消せます。"))
        self.restore.clicked.connect(self._ask)
        self.original = self.add_button(QPushButton(self.tr("収録の値に戻す")))
        self.original.clicked.connect(lambda: self._go_to(0))
        self.original.setVisible(bundled and bool(entries))
        self.table.selectionModel().currentRowChanged.connect(self._selected)
        if entries:
            self.table.selectRow(0)
        self._selected()

    def _selected(self) -> None:
        row = self.table.currentIndex().row()
        # The latest change is what stands now.
        latest = self._entries[0].change_no if self._entries else 0
        self.restore.setEnabled(0 <= row < len(self._entries) and self._entries[row].change_no != latest)

    def _ask(self) -> None:
        self._go_to(self._entries[self.table.currentIndex().row()].change_no)

    def _go_to(self, change_no: int) -> None:
        self.accept()
        self.restore_requested.emit(change_no)
