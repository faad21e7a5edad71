"""The coordination group 連携施策群 as a part of the trends page: years, joiners and leavers, the spread of funds."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from navigator.domain.figures import Citation
from navigator.domain.group import FundOrder
from navigator.domain.record import CitationView, RecordLink
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import notifier, set_role
from navigator.services import group_words as words
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.plaintext import tip
from navigator.views.printing.pagepapers import PagePapers, PaperPlan
from navigator.views.record.citation import CitationCard
from navigator.views.record.flow import Flow
from navigator.views.trends.groupcontent import Cited, GroupContent
from navigator.views.trends.rankedbars import RankedBars
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.domain.chart import ChartSpec
    from navigator.domain.document import Document
    from navigator.services.group import GroupPicture
    from navigator.services.sheet_parts import SheetOptions

_LANE = "group"
PAGE = "trends"
"""The page that this is a part of, as the window knows it."""
_FIRST = (2006, 2007)
_LINE_PX = 24


class GroupView(QWidget):
    """Shows the group; it asks for its facts when it is first shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("連携施策群"))
        self._desk = desk
        self.picture: GroupPicture | None = None
        self._years = _FIRST
        self._before_card: tuple[int, Flow] | None = None
        self._card = CitationCard(self)
        self._card.escaped.connect(self._back_from_card)
        self.papers = PagePapers(desk, self)
        self._build()
        self._arrange()
        desk.opened.connect(self.refresh)
        desk.data_changed.connect(self.refresh)
        notifier().changed.connect(self._render)
        self.refresh()

    def _build(self) -> None:
        self.before, self.after = QComboBox(), QComboBox()
        self.before.setAccessibleName(self.tr("異動の前の年度"))
        self.after.setAccessibleName(self.tr("異動の後の年度"))
        for choice in (self.before, self.after):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choice.activated.connect(self._choose)
        self.chart = QPushButton(icon("trending-up"), self.tr("府省別の図"))
        self.chart.setToolTip(tip(self.tr("内訳の額が印刷された年度を、府省別の積み上げ棒で見る")))
        self.chart.clicked.connect(self._draw)
        self.print = QPushButton(icon("printer"), self.tr("印刷…"))
        self.print.clicked.connect(self.print_page)
        self.export = QPushButton(icon("file-down"), self.tr("書き出す…"))
        self.export.clicked.connect(self.export_page)
        self.title = plain_label(role="title", wrap=True)
        self.flow, self.orders = Flow(), Flow()
        self.flow.setAccessibleName(self.tr("連携施策群の年度・異動・構成"))
        self.orders.setAccessibleName(self.tr("分野別の資金の順"))
        for flow in (self.flow, self.orders):
            flow.followed.connect(self._follow)
            flow.link_focused.connect(lambda place, flow=flow: self._reveal(flow, place))
        self.bars = QVBoxLayout()
        self.scroll = QScrollArea()
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _arrange(self) -> None:
        sheet = QWidget()
        set_role(sheet, "panel")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(24, 4, 24, 24)
        column.addWidget(self.flow)
        column.addLayout(self.bars)
        column.addWidget(self.orders)
        column.addStretch()
        self.scroll.setWidget(sheet)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 16, 6)
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        between = plain_label(self.tr("異動"), role="muted")
        between.setBuddy(self.before)
        for widget in (between, self.before, plain_label("→"), self.after, self.chart, self.print, self.export):
            head.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.scroll, 1)
        whole.addWidget(self.papers.exporter.row)
        self._offer(on=False)

    # What is shown.

    def refresh(self) -> None:
        """Ask again."""
        before, after = self._years
        self._desk.ask(_LANE, lambda suite: suite.group.picture(before, after), self._show)

    def _show(self, picture: "GroupPicture") -> None:
        self.picture = picture
        language = self._desk.presentation.language
        self.title.setText(words.TITLE.of(language))
        for choice, chosen in ((self.before, picture.change.before), (self.after, picture.change.after)):
            choice.clear()
            for year in picture.years:
                choice.addItem(words.year_text(year.fy, self._desk.presentation), year.fy)
            choice.setCurrentIndex(choice.findData(chosen))
        self._offer(on=True)
        self._render()

    def _offer(self, *, on: bool) -> None:
        for widget in (self.before, self.after, self.chart, self.print, self.export):
            widget.setEnabled(on)

    def _render(self) -> None:
        if self.picture is None:
            return
        content = GroupContent(self.picture, self._desk.presentation, self.font())
        content.write(self.flow)
        content.write_orders(self.orders)
        while (item := self.bars.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for order in self.picture.funds:
            if order.has_amounts:
                self._add_bars(order, content)

    def _add_bars(self, order: FundOrder, content: GroupContent) -> None:
        assert self.picture is not None
        title = plain_label(content.order_title(order), role="heading")
        mark = QPushButton(f"[{self.picture.number(order.shares[0].citation)}]")
        set_role(mark, "link")
        mark.setToolTip(self.tr("出典を見る"))
        mark.setAccessibleName(self.tr("{title} の出典").format(title=content.order_title(order)))
        mark.clicked.connect(lambda _=False: self._show_source(order.shares[0].citation, _place_of(mark)))
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 14, 0, 0)
        row.addWidget(title)
        row.addWidget(mark)
        row.addStretch()
        bars = RankedBars()
        bars.show_order(order, self._desk.presentation)
        self.bars.addWidget(head)
        self.bars.addWidget(bars)

    def _choose(self, _index: int) -> None:
        self._years = int(self.before.currentData()), int(self.after.currentData())
        self.refresh()

    # Links.

    def _follow(self, target: object, place: QRect) -> None:
        match target:
            case Cited(citation):
                self._show_source(citation, place)
            case RecordLink(catalogue, code):
                self._desk.record_requested.emit(catalogue, code)

    def citation_of(self, citation: Citation) -> CitationView | None:
        """Return the source of a citation with the one place in it."""
        if self.picture is None:
            return None
        found = next(one for one in self.picture.citations if one.source == citation.source)
        return replace(found, locators=(citation.locator,) if citation.locator else ())

    def _show_source(self, citation: Citation, place: QRect) -> None:
        found = self.citation_of(citation)
        if found is not None:
            focused = ((flow.focused_link(), flow) for flow in (self.flow, self.orders) if flow.hasFocus())
            self._before_card = next(((index, flow) for index, flow in focused if index is not None), None)
            self._card.show_source(found, self._desk.presentation, place, QRect())

    def _back_from_card(self) -> None:
        if self._before_card is not None:
            index, flow = self._before_card
            flow.focus_link(index)

    def _reveal(self, flow: Flow, place: QRect) -> None:
        top = flow.mapTo(self.scroll.widget(), place.topLeft()).y()
        self.scroll.ensureVisible(0, top + place.height() // 2, 0, place.height() + 16)

    # Keys.

    def focus_next(self) -> None:
        """Go round: the years, the text, the order of fields."""
        if self.before.hasFocus() or self.after.hasFocus():
            self.flow.focus_link(0)
        elif self.flow.hasFocus() and self.orders.links:
            self.orders.focus_link(0)
        else:
            self.before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll by the keys that the text leaves to the page."""
        bar = self.scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: _LINE_PX,
            Qt.Key.Key_Up: -_LINE_PX,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        key = Qt.Key(event.key())
        if key in steps:
            bar.setValue(bar.value() + steps[key])
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        """Show the amounts that the group counted, by ministry, as a chart."""
        self._desk.ask("group.chart", lambda suite: suite.trends.group_by_ministry(), self._drawn)

    def _drawn(self, spec: "ChartSpec") -> None:
        self._desk.page_requested.emit(PAGE, spec)

    # Taking away.

    def print_page(self) -> None:
        """Print what is shown."""
        suite, presentation = self._desk.suite, self._desk.presentation
        if suite is None or self.picture is None:
            return
        before, after = self._years

        def make(options: "SheetOptions") -> "Document":
            return suite.group.document(before, after, options, presentation)

        plan = PaperPlan(self.tr("連携施策群を印刷"), self.title.text(), "group", f"{before}:{after}")
        self.papers.print_sheet(plan, make)

    def export_page(self) -> None:
        """Write what is shown into a file."""
        suite, presentation = self._desk.suite, self._desk.presentation
        if suite is None or self.picture is None:
            return
        before, after = self._years
        self.papers.export(
            self.tr("連携施策群を書き出す"),
            self.tr("連携施策群"),
            lambda _progress: suite.group.export(before, after, presentation),
        )


def _place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())
