"""The page 協議会: ten blocks at the left, the office's own first; what one of them did and plans at the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.vocabulary import Block
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.councils import CouncilsModel
from navigator.viewmodels.desk import Desk
from navigator.views.councils.actions import EntryActions, Kind
from navigator.views.councils.activities import ActivitiesPart
from navigator.views.councils.calendar import CalendarPart
from navigator.views.councils.lists import ConsultationsPart, DecisionsPart, ListPart, MembersPart
from navigator.views.councils.meetings import MeetingsPart
from navigator.views.councils.overview import OverviewPart
from navigator.views.councils.paperwork import CouncilPapers
from navigator.views.councils.part import CouncilPart
from navigator.views.editing.target import PageEntry
from navigator.views.widgets.labels import plain_label

_LEAST_BLOCKS_WIDTH, _BESIDE_BLOCK = 132, 28
_EARLIEST = 2001
_PART_OF_KIND = {
    Kind.ACTIVITY: "activities",
    Kind.MEETING: "meetings",
    Kind.DECISION: "decisions",
    Kind.CONSULTATION: "consultations",
    Kind.MEMBER: "members",
}


class CouncilsPage(QWidget):
    """Parts as tabs over one block; the fiscal year leads the calendar and the matrix."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("協議会"))
        self._desk = desk
        self.model = CouncilsModel(desk, self)
        self.actions = EntryActions(self.model, self)
        self.paperwork = CouncilPapers(self.model, self)
        self._build_blocks()
        self._build_head()
        self._build_parts()
        self._arrange()
        self.model.place_changed.connect(self._show_place)
        self.actions.written.connect(self._written)
        self._show_place()

    def _build_blocks(self) -> None:
        self.blocks = QListWidget()
        set_role(self.blocks, "facet")
        self.blocks.setAccessibleName(self.tr("ブロック"))
        self.blocks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill_blocks()
        self.model.home_changed.connect(self._fill_blocks)
        self.blocks.currentRowChanged.connect(lambda row: self.model.set_block(self.model.blocks[max(row, 0)]))

    def _fill_blocks(self) -> None:
        language = self._desk.presentation.language
        self.blocks.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.blocks.clear()
        for block in self.model.blocks:
            name = block.label.of(language)
            item = QListWidgetItem(self.tr("{block}（担当）").format(block=name) if block is self.model.home else name)
            item.setSizeHint(QSize(0, 34))
            self.blocks.addItem(item)
        # Any block may become the own one: the list is as wide as the longest name with that remark.
        names = (self.tr("{block}（担当）").format(block=block.label.of(language)) for block in self.model.blocks)
        widest = max(self.blocks.fontMetrics().horizontalAdvance(name) for name in names)
        self.blocks.setFixedWidth(max(_LEAST_BLOCKS_WIDTH, widest + _BESIDE_BLOCK))
        self.blocks.setCurrentRow(self.model.blocks.index(self.model.block))
        self.blocks.blockSignals(False)  # noqa: FBT003 - as above

    def _build_head(self) -> None:
        self.year = QComboBox()
        self.year.setAccessibleName(self.tr("年度"))
        self.year.setMinimumWidth(130)
        self.year.activated.connect(lambda _row: self.model.set_fy(int(self.year.currentData())))
        self.enter = QToolButton()
        self.enter.setText(self.tr("記入"))
        self.enter.setIcon(icon("plus"))
        self.enter.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.enter.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.enter)
        for text, kind in (
            (self.tr("活動(&A)…"), Kind.ACTIVITY),
            (self.tr("会議(&M)…"), Kind.MEETING),
            (self.tr("決定事項(&D)…"), Kind.DECISION),
            (self.tr("相談(&C)…"), Kind.CONSULTATION),
            (self.tr("構成員(&P)…"), Kind.MEMBER),
        ):
            menu.addAction(text).triggered.connect(lambda _checked=False, kind=kind: self.actions.add(kind))
        self.enter.setMenu(menu)
        self.report = QPushButton(icon("book-open"), self.tr("年次報告…"))
        self.report.clicked.connect(self.paperwork.ask_report)
        self.print = QPushButton(icon("printer"), self.tr("印刷…"))
        self.print.clicked.connect(self.print_page)
        self.export = QPushButton(icon("file-down"), self.tr("書き出す…"))
        self.export.clicked.connect(self.export_page)

    def _build_parts(self) -> None:
        model, actions = self.model, self.actions
        overview = OverviewPart(model, actions)
        overview.open_part = self.open_part
        self.parts: dict[str, CouncilPart] = {
            "overview": overview,
            "activities": ActivitiesPart(model, actions),
            "calendar": CalendarPart(model, actions),
            "meetings": MeetingsPart(model, actions, self.paperwork.papers),
            "decisions": DecisionsPart(model, actions),
            "consultations": ConsultationsPart(model, actions),
            "members": MembersPart(model, actions),
        }
        self._of_a_year = (self.parts["activities"], self.parts["calendar"])
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("協議会の部分"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.stack = QStackedWidget()
        for name, part in zip(
            (
                self.tr("概要"),
                self.tr("活動"),
                self.tr("カレンダー"),
                self.tr("会議"),
                self.tr("決定事項"),
                self.tr("相談"),
                self.tr("構成員"),
            ),
            self.parts.values(),
            strict=True,
        ):
            self.tabs.addTab(name)
            self.stack.addWidget(part)
        self.tabs.currentChanged.connect(self._show_part)

    def _arrange(self) -> None:
        side = QWidget()
        set_role(side, "panel")
        left = QVBoxLayout(side)
        left.setContentsMargins(8, 12, 8, 8)
        left.addWidget(plain_label(self.tr("地域ブロック"), "muted"))
        left.addWidget(self.blocks, 1)
        self.title = plain_label(role="title")
        head = QHBoxLayout()
        head.setContentsMargins(24, 10, 12, 0)
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addStretch(1)
        for widget in (self.year, self.enter, self.report, self.print, self.export):
            head.addWidget(widget)
        body = QWidget()
        set_role(body, "panel")
        right = QVBoxLayout(body)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(4)
        right.addLayout(head)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.tabs, 1)
        right.addLayout(row)
        right.addWidget(self.stack, 1)
        right.addWidget(self.paperwork.papers.exporter.row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(1)
        whole.addWidget(side)
        whole.addWidget(body, 1)

    # What is shown.

    @property
    def part(self) -> CouncilPart:
        """The part that is shown."""
        part = self.stack.currentWidget()
        assert isinstance(part, CouncilPart)  # nothing else is put into the stack
        return part

    def open_part(self, name: str) -> None:
        """Show a part by its key."""
        self.tabs.setCurrentIndex(list(self.parts).index(name))

    def _show_part(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        # The lists hold all years; the calendar is one year, and the matrix goes to it.
        self.year.setEnabled(self.model.this_year is not None and self.part in self._of_a_year)
        # The overview prints nothing of its own: the report does.
        for button in (self.print, self.export):
            button.setEnabled(self.part is not self.parts["overview"])

    def _show_place(self) -> None:
        self.blocks.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.blocks.setCurrentRow(self.model.blocks.index(self.model.block))
        self.blocks.blockSignals(False)  # noqa: FBT003 - as above
        now, presentation = self.model.this_year, self._desk.presentation
        block = self.model.block.label.of(presentation.language)
        self.title.setText(self.tr("{block}地域ブロック協議会").format(block=block))
        if now is not None and not self.year.count():
            for fy in range(now + 1, _EARLIEST - 1, -1):
                self.year.addItem(format_fiscal_year(fy, presentation.years, presentation.language), fy)
        if self.model.fy is not None:
            self.year.setCurrentIndex(self.year.findData(self.model.fy))
        for widget in (self.enter, self.report):
            widget.setEnabled(now is not None)
        self._show_part(self.tabs.currentIndex())

    def _written(self, kind: Kind, key: str) -> None:
        """Show the list in which the record stands, and choose it there."""
        part = self.parts[_PART_OF_KIND[kind]]
        if isinstance(part, ListPart | ActivitiesPart):
            part.entries.want(key)
        if self.part is not self.parts["calendar"]:
            self.open_part(_PART_OF_KIND[kind])

    def open_with(self, argument: object) -> None:
        """Show a block (its code), or a part of the page (its key)."""
        if argument in {block.value for block in Block}:
            self.model.set_block(Block(str(argument)))
        elif argument in self.parts:
            self.open_part(str(argument))

    # The menu of editing.

    def edit_entries(self) -> tuple[PageEntry, ...]:
        """Return what can be done on the part that is shown, without a list the records that can be made."""
        made = self.enter.menu().actions()
        offered = self.enter.isEnabled()
        return self.part.ways() or tuple(PageEntry(one.text(), one.trigger, offered=offered) for one in made)

    def new_record(self) -> None:
        """Make a record of the list that is shown, else an activity."""
        entry = self.edit_entries()[0]
        if entry.offered:
            entry.act()

    # Keys.

    def focus_search(self) -> bool:
        """Go to the search box of the part that is shown; False where it has none."""
        return self.part.focus_search()

    def focus_next(self) -> None:
        """Go round: blocks, parts, what the part holds."""
        places: tuple[QWidget, ...] = (self.blocks, self.tabs, *self.part.focus_parts())
        places = tuple(place for place in places if place.isVisible())
        here = next((number for number, place in enumerate(places) if place.hasFocus()), -1)
        places[(here + 1) % len(places)].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Ask again."""
        self.part.refresh()

    def print_page(self) -> None:
        """Print what is shown; from the overview the annual report."""
        if self.part is self.parts["overview"]:
            self.paperwork.ask_report()
            return
        tables = tuple(table for table in self.part.tables() if table.rows)
        if tables:
            self.paperwork.print_tables(tables)
        else:
            self._desk.noticed.emit(self.tr("印刷する記録がありません。"))

    def export_page(self) -> None:
        """Write the list that is shown: the matrix when it has the focus."""
        table = self.part.listed()
        if table is None or not table.rows:
            self._desk.noticed.emit(self.tr("書き出す記録がありません。"))
            return
        self.paperwork.export_table(table)
