"""The page 資料: sections at the left, what a search finds at the right, every entry one step from its source."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.record import CitationView, RecordLink
from navigator.domain.reference import PageLink, ReferenceAnswer, ReferenceSection, section_title
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import notifier, set_role
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.reference import ReferenceModel
from navigator.views.printing.pagepapers import PagePapers, PaperPlan
from navigator.views.record.citation import CitationCard, open_address
from navigator.views.record.flow import Flow
from navigator.views.record.flowscroll import FlowScroll
from navigator.views.record.writer import CopyTarget, OpenTarget
from navigator.views.reference.content import MORE, EntryCite, ReferenceContent
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.domain.document import Document
    from navigator.services.sheet_parts import SheetOptions

ORDER = (None, *ReferenceSection)
"""The rows of the list at the left: everything, then the sections."""

AT_ONCE = 80
"""So many entries are written at first and with each «more»."""
_SIDE_WIDTH = 296


class ReferencePage(QWidget):
    """Shows what ``ReferenceModel`` finds."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("資料"))
        self._desk = desk
        self.model = ReferenceModel(desk, self)
        self._shown = AT_ONCE
        self._before_card: tuple[int, Flow] | None = None
        self._card = CitationCard(self)
        self._card.escaped.connect(self._back_from_card)
        self.papers = PagePapers(desk, self)
        self._build_side()
        self._build_entries()
        self._arrange()
        self.model.changed.connect(self._show)
        notifier().changed.connect(self._render)
        self._show_waiting()
        self.model.refresh()

    def _build_side(self) -> None:
        self.search = QLineEdit()
        set_role(self.search, "search")
        self.search.setAccessibleName(self.tr("資料の検索"))
        self.search.setPlaceholderText(self.tr("資料を検索… 例: 十勝 OR 神戸"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.focus_entries)
        self.sections = QTreeWidget()
        set_role(self.sections, "facet")
        self.sections.setAccessibleName(self.tr("区分"))
        self.sections.setRootIsDecorated(False)
        self.sections.setHeaderHidden(True)
        self.sections.setUniformRowHeights(True)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections.setColumnCount(2)
        for _section in ORDER:
            item = QTreeWidgetItem()
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setSizeHint(0, QSize(0, 32))
            self.sections.addTopLevelItem(item)
        head = self.sections.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.sections.currentItemChanged.connect(self._choose)

    def _build_entries(self) -> None:
        self.title = plain_label(role="title", wrap=True)
        self.count = plain_label(role="muted", wrap=True)
        self.copy = QPushButton(icon("copy"), self.tr("出典つきでコピー"))
        self.print = QPushButton(icon("printer"), self.tr("印刷…"))
        self.export = QPushButton(icon("file-down"), self.tr("書き出す…"))
        for button, act in (
            (self.copy, self.copy_page),
            (self.print, self.print_page),
            (self.export, self.export_page),
        ):
            button.clicked.connect(act)
        self.scroll = FlowScroll(self.tr("資料の項目"), (24, 4, 24, 24))
        self.flow = self.scroll.flow
        self.flow.followed.connect(self._follow)
        self.flow.copy_all_requested.connect(self.copy_page)
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.scroll)

    def _arrange(self) -> None:
        side = QWidget()
        set_role(side, "panel")
        side.setFixedWidth(_SIDE_WIDTH)
        left = QVBoxLayout(side)
        left.setContentsMargins(12, 14, 12, 12)
        left.setSpacing(10)
        left.addWidget(self.search)
        left.addWidget(self.sections, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.count)
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 16, 6)
        head.setSpacing(8)
        head.addLayout(words, 1)
        for button in (self.copy, self.print, self.export):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        body = QWidget()
        set_role(body, "panel")
        right = QVBoxLayout(body)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(head)
        right.addWidget(self.stack, 1)
        right.addWidget(self.papers.exporter.row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(1)
        whole.addWidget(side)
        whole.addWidget(body, 1)

    # What is shown.

    def _show_waiting(self) -> None:
        self._name_sections(None)
        self._offer(on=False)
        self.empty.show_text(self.tr("資料を開いています…"), "")
        self.stack.setCurrentWidget(self.empty)

    def _show(self) -> None:
        answer = self.model.answer
        if answer is None:
            return
        self._shown = AT_ONCE
        self._card.hide()
        self._name_sections(answer)
        language = self._desk.presentation.language
        title = self.tr("すべての資料")
        if answer.section is not None:
            title = section_title(answer.section, self._desk.presentation.years).of(language)
        self.title.setText(title)
        count = self.tr("{count} 件").format(count=f"{len(answer.entries):,}")
        self.count.setText("　".join(filter(None, (count, answer.hint.of(language) if answer.hint else ""))))
        self._offer(on=bool(answer.entries))
        if not answer.entries:
            self.empty.show_text(
                self.tr("「{query}」に当たる資料はありません").format(query=answer.query),
                self.tr(
                    "別の言い方や短い語で試してください。かな・旧字・全角半角の違いは区別しません。"
                    "事業・支援策・行事は「探す」で検索します。"
                ),
            )
            self.empty.show_ways([(self.tr("検索を消してすべてを見る"), self._clear)])
            self.stack.setCurrentWidget(self.empty)
            return
        self._render()
        self.stack.setCurrentWidget(self.scroll)
        self.scroll.to_top()

    def _render(self) -> None:
        if self.model.answer is not None and self.model.answer.entries:
            content = ReferenceContent(self.model.answer, self._desk.presentation, self.font())
            content.write(self.flow, self._shown)

    def _name_sections(self, answer: ReferenceAnswer | None) -> None:
        language = self._desk.presentation.language
        self.sections.blockSignals(True)  # noqa: FBT003 - Qt's signature
        for row, section in enumerate(ORDER):
            item = self.sections.topLevelItem(row)
            item.setText(0, self.tr("すべて") if section is None else section.label.of(language))
            if answer is not None:
                item.setText(1, f"{answer.total if section is None else answer.counts[section]:,}")
            if section is self.model.section:
                self.sections.setCurrentItem(item)
        self.sections.blockSignals(False)  # noqa: FBT003 - as above

    def _offer(self, *, on: bool) -> None:
        for button in (self.copy, self.print, self.export):
            button.setEnabled(on)

    def _search(self, text: str) -> None:
        self.model.set_query(text)

    def _clear(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.model.set_section(ORDER[self.sections.indexOfTopLevelItem(item)])

    # Links.

    def _follow(self, target: object, place: QRect) -> None:
        match target:
            case EntryCite(key):
                self._show_source(key, place)
            case RecordLink(catalogue, code):
                self._desk.record_requested.emit(catalogue, code)
            case PageLink(page, argument):
                self._desk.page_requested.emit(page, argument)
            case CopyTarget(text):
                QGuiApplication.clipboard().setText(text)
                self._desk.noticed.emit(self.tr("コピーしました。"))
            case OpenTarget(url):
                open_address(url)
            case _ if target == MORE:
                self._shown += AT_ONCE
                self._render()

    def citation_of(self, key: str) -> CitationView | None:
        """Return the source of an entry, with the one place in it that the entry stands on."""
        answer = self.model.answer
        entry = next((entry for entry in answer.entries if entry.key == key), None) if answer else None
        if answer is None or entry is None:
            return None
        found = next(one for one in answer.citations if one.number == answer.numbers[key])
        return replace(found, locators=(entry.citation.locator,) if entry.citation.locator else ())

    def _show_source(self, key: str, place: QRect) -> None:
        found = self.citation_of(key)
        if found is not None:
            index = self.flow.focused_link()
            self._before_card = None if index is None else (index, self.flow)
            self._card.show_source(found, self._desk.presentation, place, QRect())

    def _back_from_card(self) -> None:
        if self._before_card is not None:
            index, flow = self._before_card
            flow.focus_link(index)

    # Keys.

    def focus_entries(self) -> None:
        """Give the focus to the first link of the entries."""
        if self.flow.links:
            self.flow.focus_link(0)

    def focus_search(self) -> bool:
        """Go to the search box of the page."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        return True

    def focus_next(self) -> None:
        """Go round the parts of the page: search, sections, entries."""
        if self.search.hasFocus():
            self.sections.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.sections.hasFocus() and self.flow.links:
            self.focus_entries()
        else:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search.selectAll()

    def refresh(self) -> None:
        """Ask again."""
        self.model.refresh()

    def open_with(self, argument: object) -> None:
        """Show a section by its key, or what a search for any other text finds."""
        if argument in {section.value for section in ReferenceSection}:
            self.search.clear()
            self.model.set_section(ReferenceSection(str(argument)))
        else:
            self.model.set_section(None)
            self.search.setText(str(argument))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc takes the search away."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self._clear()
        else:
            super().keyPressEvent(event)

    # Taking away.

    def copy_page(self) -> None:
        """Put what was found on the clipboard, with its sources."""
        answer, presentation = self.model.answer, self._desk.presentation
        if answer is not None and answer.entries:
            self._desk.ask("reference-copy", lambda suite: suite.reference.text(answer, presentation), self._copied)

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.noticed.emit(self.tr("出典つきでコピーしました。"))

    def print_page(self) -> None:
        """Print what was found."""
        answer, suite, presentation = self.model.answer, self._desk.suite, self._desk.presentation
        if answer is None or suite is None or not answer.entries:
            return

        def make(options: "SheetOptions") -> "Document":
            return suite.reference.document(answer, options, presentation)

        about = f"{answer.section or ''}:{answer.query}"
        self.papers.print_sheet(PaperPlan(self.tr("資料を印刷"), self.title.text(), "reference", about), make)

    def export_page(self) -> None:
        """Write what was found into a file."""
        answer, suite, presentation = self.model.answer, self._desk.suite, self._desk.presentation
        if answer is None or suite is None or not answer.entries:
            return
        self.papers.export(
            self.tr("資料を書き出す"),
            self.title.text(),
            lambda _progress: suite.reference.table(answer, presentation),
        )
