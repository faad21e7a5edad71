"""Meetings of a block: the list, the chosen meeting with agenda, participants and decisions, and its papers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from navigator.domain.shown import ShownList, ShownTable
from navigator.qtsupport.icons import icon
from navigator.viewmodels.councils import CouncilsModel
from navigator.views.councils.actions import EntryActions, Kind
from navigator.views.councils.lists import ListPart
from navigator.views.councils.papers import PapersPanel
from navigator.views.printing.pagepapers import PagePapers


class MeetingsPart(ListPart):
    """The meetings of the block, the latest first, with the papers of the chosen one."""

    KIND = Kind.MEETING

    def __init__(
        self, model: CouncilsModel, actions: EntryActions, papers: PagePapers, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, actions, parent)
        entries = self.entries
        entries.add.setText(self.tr("会議を記入"))
        self.decide = QPushButton(icon("check"), self.tr("決定事項を記入"))
        self.decide.clicked.connect(lambda: actions.add(Kind.DECISION, meeting=entries.key))
        self.decide.setEnabled(False)
        entries.tools.insertWidget(1, self.decide)
        self.papers = PapersPanel(model, papers)
        side = entries.side.layout()
        assert side is not None
        side.removeWidget(entries.detail)
        upright = QSplitter(Qt.Orientation.Vertical)
        upright.addWidget(entries.detail)
        upright.addWidget(self.papers)
        upright.setChildrenCollapsible(False)
        upright.setSizes([300, 220])
        entries.splitter.setSizes([560, 470])
        side.addWidget(upright)
        entries.chosen.connect(self._choose)

    def load(self) -> None:
        """Ask for the meetings."""
        block, presentation = self.model.block, self.model.presentation
        self.model.ask("meetings", lambda suite: suite.council_pages.meetings(block, presentation), self._show)

    def _show(self, shown: ShownList) -> None:
        self.entries.show_list(
            shown,
            self.tr("会議の記録はありません"),
            self.tr("会議を記入すると、議題・出席者・決定事項・配った資料を一か所に残せます。"),
            [(self.tr("会議を記入する"), lambda: self.actions.add(Kind.MEETING))],
        )

    def _choose(self, key: str) -> None:
        self.decide.setEnabled(bool(key))
        self.papers.show_meeting(key)

    def tables(self) -> tuple[ShownTable, ...]:
        """Return the list, the chosen meeting and its papers."""
        papers = self.papers.list.table
        return (*super().tables(), *([papers] if papers is not None and papers.rows else []))

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return list and papers."""
        return (self.entries.table, self.papers.table)
