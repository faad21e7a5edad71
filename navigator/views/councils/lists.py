"""The plain lists of the councils page: decisions, consultations with their search, members."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from navigator.domain.shown import ShownList, ShownTable
from navigator.viewmodels.councils import CouncilsModel
from navigator.views.councils.actions import EntryActions, Kind
from navigator.views.councils.entrylist import EntryList
from navigator.views.councils.part import CouncilPart


class ListPart(CouncilPart):
    """One list of records of one kind."""

    KIND: Kind

    def __init__(
        self, model: CouncilsModel, actions: EntryActions, add_text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, actions, parent)
        self.entries = EntryList(model.presentation, add_text)
        self.serve(self.entries, self.KIND)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 8, 12, 8)
        self.column.addWidget(self.entries)

    def tables(self) -> tuple[ShownTable, ...]:
        """Return the list, and the chosen record in full as it stands beside it."""
        listed, detail, suite = self.entries.model.table, self.entries.shown_detail, self.model.desk.suite
        if listed is None or suite is None:
            return ()
        if detail is None or not detail.lines:
            return (listed,)
        return (listed, suite.council_pages.detail_table(detail, self.model.presentation))

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return the list."""
        return (self.entries.table,)


class DecisionsPart(ListPart):
    """What the meetings of the block decided."""

    KIND = Kind.DECISION

    def __init__(self, model: CouncilsModel, actions: EntryActions, parent: QWidget | None = None) -> None:
        super().__init__(model, actions, parent)
        self.entries.add.setText(self.tr("決定事項を記入"))

    def load(self) -> None:
        """Ask for the decisions."""
        block, presentation = self.model.block, self.model.presentation
        self.model.ask("decisions", lambda suite: suite.council_pages.decisions(block, presentation), self._show)

    def _show(self, shown: ShownList) -> None:
        self.entries.show_list(
            shown,
            self.tr("決定事項の記録はありません"),
            self.tr("決定事項は会議に属します。会議を記入してから、その決定事項を記入してください。"),
            [(self.tr("会議を記入する"), lambda: self.actions.add(Kind.MEETING))],
        )


class MembersPart(ListPart):
    """Members of the block's council as the office entered them."""

    KIND = Kind.MEMBER

    def __init__(self, model: CouncilsModel, actions: EntryActions, parent: QWidget | None = None) -> None:
        super().__init__(model, actions, parent)
        self.entries.add.setText(self.tr("構成員を記入"))

    def load(self) -> None:
        """Ask for the members."""
        block, presentation = self.model.block, self.model.presentation
        self.model.ask("members", lambda suite: suite.council_pages.members(block, presentation), self._show)

    def _show(self, shown: ShownList) -> None:
        self.entries.show_list(
            shown,
            self.tr("構成員の記録はありません"),
            self.tr("収録した資料に構成員の記載はありません。事務所で記入すると、概要と年次報告に出ます。"),
            [(self.tr("構成員を記入する"), lambda: self.actions.add(Kind.MEMBER))],
        )


class ConsultationsPart(ListPart):
    """The log of consultations with its search."""

    KIND = Kind.CONSULTATION

    def __init__(self, model: CouncilsModel, actions: EntryActions, parent: QWidget | None = None) -> None:
        super().__init__(model, actions, parent)
        self.entries.add.setText(self.tr("相談を記入"))
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("相談の検索"))
        self.search.setPlaceholderText(self.tr("相談を検索… 来訪者・機関・内容・紹介した施策"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(320)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.entries.tools.insertWidget(5, self.search)

    def load(self) -> None:
        """Ask for the consultations in which every word stands."""
        block, presentation, text = self.model.block, self.model.presentation, self.search.text()
        self.model.ask(
            "consultations",
            lambda suite: suite.council_pages.consultations(block, presentation, text=text),
            self._show,
        )

    def _show(self, shown: ShownList) -> None:
        text = self.search.text().strip()
        if text:
            heading = self.tr("「{text}」に当たる相談はありません").format(text=text)
            sentence = self.tr("語を減らすか、別の言い方で試してください。かな・旧字・全角半角の違いは区別しません。")
            ways = [(self.tr("検索を消す"), self.search.clear)]
        else:
            heading = self.tr("相談の記録はありません")
            sentence = self.tr("来訪や電話の相談を残すと、件数が年次報告に入り、後から検索できます。")
            ways = [(self.tr("相談を記入する"), lambda: self.actions.add(Kind.CONSULTATION))]
        self.entries.show_list(shown, heading, sentence, ways)

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return search and list."""
        return (self.search, self.entries.table)

    def focus_search(self) -> bool:
        """Go to the box that searches the consultations."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        return True
