"""Opening a comparison by the check id at the foot of a paper, and telling what changed in the data since."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from navigator.domain.dates import PartialDate
from navigator.domain.errors import UserError
from navigator.domain.money import MISSING
from navigator.domain.results import Presentation
from navigator.views.dialogs.base import PlainDialog, interface_language
from navigator.views.record.plain import visible
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services bring SQLAlchemy, which a dialog does not need
    from navigator.services.reopening import Reopened

LONGEST_ID = 40


class CheckIdDialog(PlainDialog):
    """Asks for a check id; ``found`` is the paper once it was found, and the dialog is accepted to open it.

    ``reopen`` finds a paper by its id and raises ``UserError``.
    """

    def __init__(
        self, reopen: "Callable[[str], Reopened]", presentation: Presentation, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("照合番号で開く"))
        self._reopen, self._presentation = reopen, presentation
        self.found: Reopened | None = None
        self.id = QLineEdit()
        self.id.setMaxLength(LONGEST_ID)
        self.id.setPlaceholderText("ABCD-1234")
        self.id.setAccessibleName(self.tr("照合番号"))
        self.look = QPushButton(self.tr("調べる"))
        self.look.clicked.connect(self.look_up)
        self.told = plain_label(wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.changes = self._table()
        label = plain_label(self.tr("照合番号（資料の下に印刷されています）"))
        label.setBuddy(self.id)
        row = QHBoxLayout()
        row.addWidget(self.id, 1)
        row.addWidget(self.look)
        self.body.addWidget(label)
        self.body.addLayout(row)
        self.body.addWidget(self.told)
        self.body.addWidget(self.changes, 1)
        self.body.addStretch()
        self.add_button(QPushButton(self.tr("閉じる"))).clicked.connect(self.reject)
        self.open = self.add_button(QPushButton(self.tr("この比較を開く")))
        self.open.clicked.connect(self.accept)
        self.look.setDefault(True)
        self.id.textEdited.connect(self._forget)
        self._forget()
        self.fit(760, 480)
        self.id.setFocus()

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setHorizontalHeaderLabels([self.tr("項目"), self.tr("記録"), self.tr("資料では"), self.tr("今は")])
        table.setAccessibleName(self.tr("資料を作ってからの変更"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setMinimumHeight(160)
        table.hide()
        return table

    def _forget(self) -> None:
        self.found = None
        self.open.setEnabled(False)
        self.look.setEnabled(bool(self.id.text().strip()))
        self.told.hide()
        self.changes.hide()
        self.say("")

    def look_up(self) -> None:
        """Find the paper and tell what changed since."""
        self._forget()
        try:
            self.found = self._reopen(self.id.text())
        except UserError as error:
            self.say(error.sentence(interface_language()))
            return
        found = self.found
        day = PartialDate.parse(found.made_at[:10]).format(self._presentation.years, self._presentation.language)
        if found.changes:
            said = self.tr("{day}に作った資料です（{version}）。それからのデータの変更は {count} か所です。")
        else:
            said = self.tr("{day}に作った資料です（{version}）。それからデータは変わっていません。")
        self.told.setText(visible(said.format(day=day, version=found.data_version, count=len(found.changes))))
        self.told.show()
        self._fill()
        self.open.setEnabled(True)
        self.open.setFocus()

    def _fill(self) -> None:
        assert self.found is not None
        changes = self.found.changes
        self.changes.setRowCount(len(changes))
        for row, change in enumerate(changes):
            texts = (change.row, change.record, change.before or MISSING, change.after or MISSING)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(visible(text))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.changes.setItem(row, column, item)
        self.changes.setVisible(bool(changes))
