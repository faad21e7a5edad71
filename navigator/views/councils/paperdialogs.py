"""Dialogues about papers of a meeting: what can be filed, number and title, and the paper as it was shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableView,
    QWidget,
)

from navigator.domain.councils import PaperKind
from navigator.domain.shown import ShownTable
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.councils_tables import ShownTableModel
from navigator.views.dialogs.base import PlainDialog, interface_language, paragraph
from navigator.views.record.plain import one_line
from navigator.views.record.writer import Tone
from navigator.views.widgets.labels import plain_label

_COLUMN = 200
_LONGEST = 300


class AttachDialog(PlainDialog):
    """Offers what is kept by name, or a printed sheet by its check id; ``chosen`` carries (kind, name) or the id."""

    chosen = Signal(object, str)

    def __init__(self, offered: Sequence[tuple[PaperKind, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("会議資料を加える"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offered = tuple(offered)
        language = interface_language()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("保存した比較・図・検索条件"))
        self.list.setMinimumHeight(170)
        for kind, name in self._offered:
            self.list.addItem(QListWidgetItem(one_line(f"{kind.label.of(language)}　{name}")))
        self.check_id = QLineEdit()
        self.check_id.setAccessibleName(self.tr("照合番号"))
        self.check_id.setPlaceholderText(self.tr("印刷した資料の下の番号"))
        label = plain_label(self.tr("照合番号"))
        label.setBuddy(self.check_id)
        form = QFormLayout()
        form.addRow(label, self.check_id)
        self.body.addWidget(paragraph(self.tr("加えた資料は、今日の内容のまま会議に残ります。"), Tone.MUTED))
        self.body.addWidget(plain_label(self.tr("保存した比較・図・検索条件"), "heading"))
        if self._offered:
            self.body.addWidget(self.list, 1)
        else:
            nothing = self.tr("名前を付けて保存したものはまだありません。「比べる」「探す」で保存できます。")
            self.body.addWidget(plain_label(nothing, "muted", wrap=True))
        self.body.addWidget(plain_label(self.tr("または印刷した資料"), "heading"))
        self.body.addLayout(form)
        self.body.addStretch()
        self.add_button(QPushButton(self.tr("キャンセル"))).clicked.connect(self.reject)
        self.ok = self.add_button(QPushButton(self.tr("加える")), primary=True)
        self.ok.clicked.connect(self._take)
        self.list.itemActivated.connect(lambda _item: self._take())
        self.list.currentRowChanged.connect(lambda _row: self._check())
        self.check_id.textChanged.connect(lambda _text: self._check())
        self._check()
        self.fit(520, 460)
        (self.list if self._offered else self.check_id).setFocus()

    def _check(self) -> None:
        ready = bool(self.check_id.text().strip()) or self.list.currentRow() >= 0
        self.ok.setEnabled(ready)
        self.say("" if ready else self.tr("一覧から選ぶか、照合番号を入れてください。"))

    def _take(self) -> None:
        check_id, row = self.check_id.text().strip(), self.list.currentRow()
        if check_id:
            self.chosen.emit(None, check_id)
        elif row >= 0:
            self.chosen.emit(self._offered[row], "")
        self.accept()


class NumberDialog(PlainDialog):
    """Asks for the number in the ruled box (資料2-1) and the title of a paper."""

    chosen = Signal(str, str)

    def __init__(self, title: str, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("会議資料の番号と題名"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.number, self.title = QLineEdit(number), QLineEdit(title)
        form = QFormLayout()
        for name, field, example in (
            (self.tr("資料番号"), self.number, self.tr("例: 資料2-1")),
            (self.tr("題名"), self.title, ""),
        ):
            field.setMaxLength(_LONGEST)
            field.setAccessibleName(name)
            field.setPlaceholderText(example)
            label = plain_label(name)
            label.setBuddy(field)
            form.addRow(label, field)
        self.body.addLayout(form)
        self.body.addStretch()
        self.add_button(QPushButton(self.tr("キャンセル"))).clicked.connect(self.reject)
        self.ok = self.add_button(QPushButton(self.tr("保存")), primary=True)
        self.ok.clicked.connect(self._take)
        self.title.textChanged.connect(lambda _text: self._check())
        self._check()
        self.fit(480, 220)
        self.number.setFocus()

    def _check(self) -> None:
        ready = bool(self.title.text().strip())
        self.ok.setEnabled(ready)
        self.say("" if ready else self.tr("題名を入れてください。"))

    def _take(self) -> None:
        self.chosen.emit(self.title.text(), self.number.text())
        self.accept()


class PaperDialog(PlainDialog):
    """A paper as it was shown that day, and what reads otherwise now."""

    print_requested = Signal()

    def __init__(self, table: ShownTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("当日の内容"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = ShownTableModel(self)
        self.model.show_table(table)
        self.body.addWidget(plain_label(one_line(table.title), "heading", wrap=True))
        self.lines = paragraph("\n".join(table.lines), Tone.MUTED)
        self.body.addWidget(self.lines)
        self.table = QTableView()
        set_role(self.table, "dense")
        self.table.setAccessibleName(one_line(table.title))
        self.table.setModel(self.model)
        self.table.setWordWrap(True)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in range(self.model.columnCount()):
            self.table.setColumnWidth(column, _COLUMN)
        self.table.setMinimumHeight(260)
        self.body.addWidget(self.table, 1)
        self.print = self.add_button(QPushButton(icon("printer"), self.tr("印刷…")))
        self.print.clicked.connect(self.print_requested)
        self.add_button(QPushButton(self.tr("閉じる")), primary=True).clicked.connect(self.accept)
        self.fit(980, 620)
