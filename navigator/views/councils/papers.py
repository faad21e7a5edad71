"""The papers of a meeting: what was shown that day, marked where its figures have changed since."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from navigator.domain.shown import ShownTable
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.councils import CouncilsModel
from navigator.viewmodels.councils_tables import ShownTableModel
from navigator.views.councils.paperdialogs import AttachDialog, NumberDialog, PaperDialog
from navigator.views.printing.pagepapers import PagePapers, PaperPlan
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.sheet_parts import SheetOptions
    from navigator.services.suite import ServiceSuite

_LEAST_HEIGHT = 130


class PapersPanel(QWidget):
    """The papers of one meeting with what can be done to them."""

    def __init__(self, model: CouncilsModel, papers: PagePapers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._model, self._papers = model, papers
        self._meeting = ""
        self.dialog: AttachDialog | NumberDialog | PaperDialog | None = None
        self.list = ShownTableModel(self)
        self.table = QTableView()
        self.nothing = plain_label(
            self.tr("会議資料はまだありません。保存した比較・図・検索条件か、印刷した資料の照合番号から加えます。"),
            "muted",
            wrap=True,
        )
        self._build()
        self.show_meeting("")

    def _build(self) -> None:
        set_role(self.table, "dense")
        self.table.setAccessibleName(self.tr("会議資料"))
        self.table.setModel(self.list)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setMinimumHeight(_LEAST_HEIGHT)
        self.table.verticalHeader().hide()
        self.table.activated.connect(lambda _index: self.open_paper())
        self.attach = QPushButton(icon("plus"), self.tr("資料を加える…"))
        self.open = QPushButton(icon("book-open"), self.tr("当日の内容"))
        self.number = QPushButton(icon("pencil"), self.tr("番号・題名"))
        self.remove = QPushButton(icon("trash-2", IconRole.DANGER), self.tr("外す"))
        tools = QHBoxLayout()
        tools.setSpacing(6)
        for button, act in (
            (self.attach, self.attach_paper),
            (self.open, self.open_paper),
            (self.number, self.number_paper),
            (self.remove, self.remove_paper),
        ):
            button.clicked.connect(act)
            tools.addWidget(button)
        tools.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 12, 8)
        column.addWidget(plain_label(self.tr("会議資料"), "heading"))
        column.addLayout(tools)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        column.addStretch()
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._offer())

    # What is shown.

    def show_meeting(self, meeting: str) -> None:
        """Show the papers of a meeting; the empty key is none."""
        self._meeting = meeting
        self.attach.setEnabled(bool(meeting))
        if not meeting:
            self._show(ShownTable("", (), (), ()))
            return
        presentation = self._model.presentation
        self._model.ask("papers", lambda suite: suite.council_pages.papers(meeting, presentation), self._show)

    def _show(self, table: ShownTable) -> None:
        key = self.key
        self.list.show_table(table)
        head = self.table.horizontalHeader()
        for column in range(self.list.columnCount()):
            stretch = column == table.wide
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.ResizeToContents
            head.setSectionResizeMode(column, mode)
        self.table.setVisible(bool(table.rows))
        self.nothing.setVisible(bool(self._meeting) and not table.rows)
        line = self.list.line_of(key)
        if table.rows:
            self.table.selectRow(max(line, 0))
        self._offer()

    @property
    def key(self) -> str:
        """The key of the chosen paper, empty for none."""
        row = self.list.row_at(self.table.currentIndex().row())
        return row.key if row is not None else ""

    def _offer(self) -> None:
        for button in (self.open, self.number, self.remove):
            button.setEnabled(bool(self.key))

    # Acts.

    def attach_paper(self) -> None:
        """Offer what can be filed."""
        if self._meeting:
            self._model.ask("offered", lambda suite: suite.meeting_papers.offered(), self._offer_papers)

    def _offer_papers(self, offered: Any) -> None:
        self.dialog = AttachDialog(offered, self)
        self.dialog.chosen.connect(self._attach)
        self.dialog.open()

    def _attach(self, chosen: object, check_id: str) -> None:
        meeting, presentation = self._meeting, self._model.presentation

        def act(suite: "ServiceSuite") -> str:
            if check_id:
                return suite.meeting_papers.attach_printed(meeting, check_id, presentation)
            kind, name = chosen  # type: ignore[misc] - a kind and a name, through a signal
            return suite.meeting_papers.attach_saved(meeting, kind, name, presentation)

        self._model.desk.edit(act)

    def open_paper(self) -> None:
        """Show what the chosen paper showed that day."""
        key, presentation = self.key, self._model.presentation
        if key:
            self._model.ask("paper", lambda suite: suite.council_pages.paper(key, presentation), self._open)

    def _open(self, table: ShownTable) -> None:
        self.dialog = PaperDialog(table, self)
        self.dialog.print_requested.connect(lambda: self._print(table))
        self.dialog.open()

    def _print(self, table: ShownTable) -> None:
        suite, presentation = self._model.desk.suite, self._model.presentation
        if suite is None:
            return

        def make(options: "SheetOptions") -> Any:
            return suite.council_pages.document((table,), options, presentation)

        plan = PaperPlan(self.tr("会議資料を印刷"), table.title, "meeting-paper", table.title, landscape=True)
        self._papers.print_sheet(plan, make)

    def number_paper(self) -> None:
        """Ask for number and title of the chosen paper."""
        row = self.list.row_at(self.table.currentIndex().row())
        if row is not None:
            key = row.key
            self._model.ask("paper", lambda suite: suite.meeting_papers.paper(key), self._ask_number)

    def _ask_number(self, paper: Any) -> None:
        self.dialog = NumberDialog(paper.title, paper.number, self)
        self.dialog.chosen.connect(
            lambda title, number: self._model.desk.edit(
                lambda suite: suite.meeting_papers.change_paper(paper.key, title, number)
            )
        )
        self.dialog.open()

    def remove_paper(self) -> None:
        """Take the chosen paper out of the meeting."""
        key = self.key
        if key:
            desk = self._model.desk
            said = self.tr("会議資料を外しました。Ctrl+Z で戻せます。")
            desk.edit(lambda suite: suite.meeting_papers.remove_paper(key), lambda _done: desk.noticed.emit(said))
