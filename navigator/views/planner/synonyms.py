"""The tab 同義語: the list that searches use, to be read, added to, switched off and taken out of."""

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
    QVBoxLayout,
    QWidget,
)

from navigator.domain.errors import UserError
from navigator.domain.synonyms import SynonymPair
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.plaintext import tip
from navigator.views.planner.part import PlannerPart
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.suite import ServiceSuite

Lists = tuple[tuple[SynonymPair, ...], tuple[SynonymPair, ...]]


class SynonymsPart(PlannerPart):
    """The office's pairs with a tick for «used», and suggested pairs of everyday words below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._pairs: tuple[SynonymPair, ...] = ()
        self._suggested: tuple[SynonymPair, ...] = ()
        self.explanation = plain_label(
            self.tr("検索の語は、ここにある組のどちらでも見つかります。使われるたびに検索結果の上に示します。"),
            role="muted",
            wrap=True,
        )
        self.word, self.same, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        for line, words in (
            (self.word, self.tr("語")),
            (self.same, self.tr("同じ意味の語")),
            (self.note, self.tr("覚え書き（なくてもよい）")),
        ):
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
            line.returnPressed.connect(self.add)
        self.add_button = QPushButton(icon("plus"), self.tr("加える"))
        self.add_button.clicked.connect(self.add)
        self.remove_button = QPushButton(icon("trash-2", IconRole.DANGER), self.tr("取り除く"))
        self.remove_button.setToolTip(tip(self.tr("選んだ組を取り除く (Delete)。Ctrl+Z で戻せます")))
        self.remove_button.clicked.connect(self.remove)
        self.problem = plain_label(role="danger", wrap=True)
        self.problem.hide()
        self.table = self._new_table((self.tr("使う"), self.tr("語"), self.tr("同じ意味の語"), self.tr("覚え書き")))
        self.table.setAccessibleName(self.tr("同義語の一覧"))
        self.table.itemChanged.connect(self._switch)
        self.suggestions = self._new_table((self.tr("語"), self.tr("同じ意味の語")))
        self.suggestions.setAccessibleName(self.tr("よく使う組"))
        self.take_button = QPushButton(icon("plus"), self.tr("選んだ組を加える"))
        self.take_button.clicked.connect(self.take)
        self.suggestions.itemDoubleClicked.connect(lambda _item: self.take())
        self._arrange()

    @staticmethod
    def _new_table(headings: tuple[str, ...]) -> QTableWidget:
        table = QTableWidget(0, len(headings))
        set_role(table, "dense")
        table.setHorizontalHeaderLabels(list(headings))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        return table

    def _arrange(self) -> None:
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        entry = QHBoxLayout()
        entry.setSpacing(6)
        for widget, share in ((self.word, 2), (self.same, 2), (self.note, 3), (self.add_button, 0)):
            entry.addWidget(widget, share)
        entry.addWidget(self.remove_button)
        below = QHBoxLayout()
        below.addWidget(plain_label(self.tr("よく使う組（加えるまで使われません）"), role="heading"))
        below.addStretch()
        below.addWidget(self.take_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.explanation)
        column.addLayout(entry)
        column.addWidget(self.problem)
        column.addWidget(self.table, 3)
        column.addLayout(below)
        column.addWidget(self.suggestions, 2)

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return entry, list and suggestions."""
        return (self.word, self.table, self.suggestions)

    def load(self) -> None:
        """Ask for both lists."""
        self.desk.ask(
            "planner-synonyms", lambda asked: (asked.synonyms.pairs(), asked.synonyms.suggested()), self._show
        )

    def _show(self, lists: Lists) -> None:
        self._pairs, self._suggested = lists
        self.table.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.table.setRowCount(len(self._pairs))
        for line, pair in enumerate(self._pairs):
            used = QTableWidgetItem()
            used.setCheckState(Qt.CheckState.Checked if pair.active else Qt.CheckState.Unchecked)
            used.setData(Qt.ItemDataRole.AccessibleTextRole, self.tr("使う") if pair.active else self.tr("使わない"))
            self.table.setItem(line, 0, used)
            for place, text in enumerate((pair.word, pair.same_as, pair.note), 1):
                self.table.setItem(line, place, QTableWidgetItem(text))
        self.table.blockSignals(False)  # noqa: FBT003 - as above
        self.suggestions.setRowCount(len(self._suggested))
        for line, pair in enumerate(self._suggested):
            for place, text in enumerate((pair.word, pair.same_as)):
                self.suggestions.setItem(line, place, QTableWidgetItem(text))

    # Acts

    def add(self) -> None:
        """Put the pair that was typed into the list."""
        word, same, note = self.word.text(), self.same.text(), self.note.text()

        def done(_outcome: object) -> None:
            for line in (self.word, self.same, self.note):
                line.clear()
            self.problem.hide()
            self.word.setFocus()

        self.desk.edit(lambda suite: suite.synonyms.add(word, same, note), done, self._refuse)

    def take(self) -> None:
        """Put the chosen suggestions into the list."""
        lines = sorted({index.row() for index in self.suggestions.selectionModel().selectedRows()})
        chosen = [self._suggested[line] for line in lines]

        def act(suite: "ServiceSuite") -> None:
            for pair in chosen:
                suite.synonyms.add(pair.word, pair.same_as)

        if chosen:
            self.desk.edit(act)

    def remove(self) -> None:
        """Take the chosen pairs out of the list."""
        lines = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        chosen = [self._pairs[line] for line in lines]

        def act(suite: "ServiceSuite") -> None:
            for pair in chosen:
                suite.synonyms.remove(pair)

        if chosen:
            self.desk.edit(act)

    def _switch(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            pair, on = self._pairs[item.row()], item.checkState() is Qt.CheckState.Checked
            self.desk.edit(lambda suite: suite.synonyms.set_active(pair, on))

    def _refuse(self, error: UserError) -> None:
        self.problem.setText(error.sentence(self.desk.presentation.language))
        self.problem.show()
