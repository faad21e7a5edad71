"""A package of another office as the part 交換 shows it: what it holds, the conflicts and whose value is to stand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.exchange import Conflict, MergeReport, Side, Trust
from navigator.domain.shown import ShownTable
from navigator.domain.text import Text
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.plaintext import tip
from navigator.views.data.safetydialogs import show_in, shown_table
from navigator.views.dialogs.base import paragraph, rewrite
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.exchanging import OpenedPackage

NOTHING = ShownTable("", (), (), ())
_COUNTS_HEIGHT = 130
_NARROW = (1,)
"""Columns that are as wide as their text."""


def _height(table: QTableView, rows: int) -> int:
    """Return the height of a list that shows all its rows where they are few."""
    wanted = table.horizontalHeader().sizeHint().height() + max(rows, 1) * table.rowHeight(0) + 2 * table.frameWidth()
    return min(wanted, _COUNTS_HEIGHT) if rows else table.horizontalHeader().sizeHint().height() + 2


class ConflictList(QWidget):
    """Conflicts with a choice: the selected ones are to keep the value here (M) or take the other one (T)."""

    chosen = Signal(object, object)
    """The places of the selected rows, and the ``Side`` that is to stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = NOTHING
        self.table: QTableView = shown_table(self.tr("競合の一覧"), NOTHING, self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.mine = QPushButton(self.tr("こちらの値にする"))
        self.theirs = QPushButton(self.tr("相手の値にする"))
        self.mine.setToolTip(tip(self.tr("選んだ項目に、こちらの値を残す (M)")))
        self.theirs.setToolTip(tip(self.tr("選んだ項目に、相手の値を残す (T)")))
        self.mine.clicked.connect(lambda: self._choose(Side.MINE))
        self.theirs.clicked.connect(lambda: self._choose(Side.THEIRS))
        for key, side in (("M", Side.MINE), ("T", Side.THEIRS)):
            shortcut = QShortcut(key, self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda side=side: self._choose(side))
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._offer())
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_whole(now.row()))
        self.whole = QPlainTextEdit()
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setAccessibleName(self.tr("選んだ競合の全文"))
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(self.whole)
        halves.setSizes([700, 360])
        row = QHBoxLayout()
        row.addWidget(self.mine)
        row.addWidget(self.theirs)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(halves, 1)
        column.addLayout(row)
        self._offer()

    def _show_whole(self, row: int) -> None:
        """Show the chosen row in full: long texts differ where the list has no room for them."""
        cells = self._shown.rows[row].cells if 0 <= row < len(self._shown.rows) else ()
        told = [f"{heading}: {cell}" for heading, cell in zip(self._shown.headings, cells, strict=False)]
        self.whole.setPlainText("\n\n".join([" / ".join(cells[:2]), *told[2:]]) if cells else "")

    def show_table(self, table: ShownTable) -> None:
        """Show the list; what was selected stays so."""
        selected = self.selected
        self._shown = table
        show_in(self.table, table)
        header = self.table.horizontalHeader()
        for column in range(len(table.headings)):
            # Record, values and what stands share the room; the name of the field takes what it needs.
            stretch = column not in _NARROW
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.ResizeToContents
            )
        for place in selected:
            if place < len(table.rows):
                self.table.selectRow(place)
        if not selected and table.rows:
            self.table.selectRow(0)
        self._show_whole(self.table.currentIndex().row())
        self._offer()

    @property
    def selected(self) -> tuple[int, ...]:
        """The selected rows."""
        return tuple(sorted({index.row() for index in self.table.selectionModel().selectedRows()}))

    def _choose(self, side: Side) -> None:
        if self.selected:
            self.chosen.emit(self.selected, side)

    def _offer(self) -> None:
        for button in (self.mine, self.theirs):
            button.setEnabled(bool(self.selected))


class OpenedView(QWidget):
    """Shows one package; nothing is taken in before «統合する» is pressed."""

    merge_requested = Signal()
    again_requested = Signal()
    print_requested = Signal()
    export_requested = Signal()
    closed = Signal()
    choices_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opened: OpenedPackage | None = None
        self.report: MergeReport | None = None
        self.choices: dict[tuple[str, str, str], Side] = {}
        self.lines = paragraph("")
        self.counts = shown_table(self.tr("表ごとの件数"), NOTHING, self)
        self.conflicts = ConflictList()
        self.conflicts.chosen.connect(self._choose)
        self.no_conflicts = plain_label(self.tr("競合はありません。"), role="muted")
        self.heading = plain_label(self.tr("競合（双方が変えた項目）"), "heading")
        self.rule = plain_label(
            self.tr("後から変えた値が残ります。残らなかった値も記録に残り、後から選び直せます。"), "muted", wrap=True
        )
        self.refused_heading = plain_label(self.tr("取り入れられない変更"), "heading")
        self.refused = shown_table(self.tr("取り入れられない変更"), NOTHING, self)
        self.trust = QCheckBox(self.tr("指紋を相手に確かめました。この事務所を信頼します"))
        self.trust.toggled.connect(lambda _on: self._offer())
        self._build()

    def _build(self) -> None:
        self.merge = QPushButton(icon("check", IconRole.ON_PRIMARY), self.tr("統合する"))
        set_role(self.merge, "primary")
        self.merge.setToolTip(tip(self.tr("控えを取ってから取り入れます。Ctrl+Z で戻せます")))
        self.again = QPushButton(icon("redo-2"), self.tr("もう一度取り入れる"))
        self.again.setToolTip(
            tip(self.tr("元に戻してある変更を、この事務所の新しい変更として取り入れます。Ctrl+Z で戻せます"))
        )
        self.print = QPushButton(icon("printer"), self.tr("印刷…"))
        self.write = QPushButton(icon("file-down"), self.tr("競合を書き出す…"))
        self.leave = QPushButton(self.tr("取り入れずに閉じる"))
        row = QHBoxLayout()
        for button, signal in (
            (self.merge, self.merge_requested),
            (self.again, self.again_requested),
            (self.print, self.print_requested),
            (self.write, self.export_requested),
            (self.leave, self.closed),
        ):
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.lines, self.trust):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.counts)
        for widget in (self.heading, self.rule, self.no_conflicts):
            column.addWidget(widget)
        column.addWidget(self.conflicts, 1)
        column.addWidget(self.refused_heading)
        column.addWidget(self.refused)
        column.addStretch()

    def show_package(
        self,
        opened: "OpenedPackage",
        report: MergeReport,
        lines: tuple[Text, ...],
        tables: tuple[ShownTable, ShownTable, ShownTable],
        language: str,
    ) -> None:
        """Show what a package holds: lines, counts, conflicts, what is refused."""
        self.opened, self.report, self.choices = opened, report, {}
        rewrite(self.lines, "\n".join(line.en if language == "en" else line.ja for line in lines))
        counts, conflicts, refused = tables
        show_in(self.counts, counts)
        self.counts.setFixedHeight(_height(self.counts, len(counts.rows)))
        self.conflicts.show_table(conflicts)
        show_in(self.refused, refused)
        self.refused.setFixedHeight(_height(self.refused, len(refused.rows)))
        for widget in (self.conflicts, self.rule):
            widget.setVisible(bool(report.conflicts))
        self.no_conflicts.setVisible(not report.conflicts)
        for widget in (self.refused, self.refused_heading):
            widget.setVisible(bool(report.refused))
        self.trust.setChecked(False)
        self.trust.setVisible(opened.trust is Trust.NEW)
        self._offer()

    def first(self) -> QWidget:
        """Return where a reader begins: at what must be confirmed, else at what can be done."""
        ways = [self.trust, self.merge, self.again, self.leave]
        return next(way for way in ways if way.isVisible() and way.isEnabled())

    def _choose(self, places: tuple[int, ...], side: Side) -> None:
        assert self.report is not None
        for place in places:
            conflict: Conflict = self.report.conflicts[place]
            self.choices[conflict.place] = side
        self.choices_changed.emit()

    def _offer(self) -> None:
        report, opened = self.report, self.opened
        new = report is not None and opened is not None and (report.new > 0 or opened.trust is Trust.NEW)
        trusted = opened is not None and (opened.trust is not Trust.NEW or self.trust.isChecked())
        undone = report is not None and report.undone is not None
        self.merge.setEnabled(new and trusted)
        self.again.setVisible(undone)
        self.again.setEnabled(undone and trusted)
        self.write.setEnabled(report is not None and bool(report.conflicts))
