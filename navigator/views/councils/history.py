"""The history of one record: when, which office, which field, what stood before and after."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, Qt, QTimeZone
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView, QWidget

from navigator.domain.results import Presentation
from navigator.domain.shown import ShownRow, ShownTable
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.councils_tables import ShownTableModel
from navigator.views.dialogs.base import PlainDialog
from navigator.views.record.plain import one_line
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.history import HistoryEntry


class HistoryDialog(PlainDialog):
    """Shows the journal of one record, the latest change first."""

    def __init__(
        self, entries: "Sequence[HistoryEntry]", title: str, presentation: Presentation, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("履歴"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        language = presentation.language
        headings = (self.tr("日時"), self.tr("事務所"), self.tr("項目"), self.tr("変更前"), self.tr("変更後"))
        rows = tuple(
            ShownRow(
                str(place),
                (
                    local_time(entry.at),
                    entry.office,
                    entry.field.of(language),
                    entry.before.of(language),
                    entry.after.of(language),
                ),
            )
            for place, entry in enumerate(entries)
        )
        self.model = ShownTableModel(self)
        self.model.show_table(ShownTable(title, (), headings, rows))
        self.table = QTableView()
        set_role(self.table, "dense")
        self.table.setAccessibleName(self.tr("変更の履歴"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(True)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        for column in range(len(headings)):
            mode = QHeaderView.ResizeMode.Stretch if column > 2 else QHeaderView.ResizeMode.ResizeToContents
            head.setSectionResizeMode(column, mode)
        self.table.setMinimumHeight(220)
        self.body.addWidget(plain_label(one_line(title), "heading", wrap=True))
        if rows:
            self.body.addWidget(self.table, 1)
        else:
            self.body.addWidget(plain_label(self.tr("変更の記録はありません。"), "muted", wrap=True))
        close = self.add_button(QPushButton(self.tr("閉じる")), primary=True)
        close.clicked.connect(self.accept)
        self.fit(860, 420)


def local_time(at: str) -> str:
    """Return a time of the journal (UTC) on the reader's clock."""
    moment = QDateTime.fromString(at, Qt.DateFormat.ISODate)
    return moment.toTimeZone(QTimeZone.systemTimeZone()).toString("yyyy-MM-dd HH:mm") if moment.isValid() else at
