"""What was exchanged, and the conflicts of the merge that is chosen, which can be settled anew."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from navigator.domain.exchange import Conflict, Side
from navigator.domain.shown import ShownTable
from navigator.views.data.exchangeopened import NOTHING, ConflictList
from navigator.views.data.safetydialogs import show_in, shown_table
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.exchange_log import LogEntry


class ExchangeLog(QWidget):
    """The log above, the conflicts of its chosen entry below."""

    conflicts_wanted = Signal(object)
    """Conflicts of the chosen entry: they are to be shown with what stands now."""
    settled = Signal(object, object)
    """Conflicts that are to be settled, and the ``Side`` that is to stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[LogEntry, ...] = ()
        self._conflicts: tuple[Conflict, ...] = ()
        self.table = shown_table(self.tr("交換の記録"), NOTHING, self)
        self.empty = EmptyState()
        self.conflicts = ConflictList()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.stack.setCurrentWidget(self.empty)
        self.lower = QWidget()
        below = QVBoxLayout(self.lower)
        below.setContentsMargins(0, 4, 0, 0)
        below.setSpacing(6)
        below.addWidget(
            plain_label(
                self.tr("選んだ統合の競合（選び直すと、この事務所の新しい変更になります）"), "heading", wrap=True
            )
        )
        below.addWidget(self.conflicts, 1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.stack)
        halves.addWidget(self.lower)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self.conflicts.chosen.connect(self._settle)
        self._choose(-1)

    def show_log(self, entries: "tuple[LogEntry, ...]", table: ShownTable) -> None:
        """Show the log; the latest entry is chosen."""
        self._entries = entries
        show_in(self.table, table)
        self.empty.show_text(
            self.tr("まだ交換していません"),
            self.tr(
                "「変更を書き出す」で作ったファイルを USB メモリで渡し、相手のものは「パッケージを開く」で開きます。"
            ),
        )
        self.stack.setCurrentWidget(self.table if entries else self.empty)
        if entries:
            self.table.selectRow(0)
        self._choose(0)

    def show_conflicts(self, table: ShownTable) -> None:
        """Show the conflicts that were wanted."""
        self.conflicts.show_table(table)

    def _choose(self, row: int) -> None:
        self._conflicts = self._entries[row].conflicts if 0 <= row < len(self._entries) else ()
        self.lower.setVisible(bool(self._conflicts))
        if self._conflicts:
            self.conflicts_wanted.emit(self._conflicts)

    def _settle(self, places: tuple[int, ...], side: Side) -> None:
        self.settled.emit(tuple(self._conflicts[place] for place in places), side)
