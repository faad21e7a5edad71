"""The tab 道筋: a case at the left, ranked chains beside it, the chosen chain as stage × time with its links."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import UserError
from navigator.domain.fiscal import fiscal_year_of
from navigator.domain.planning import PlanCase, Relaxation
from navigator.domain.vocabulary import Block, Stage
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.plaintext import tip
from navigator.viewmodels.planner_path import PathModel
from navigator.views.planner.part import PlannerPart
from navigator.views.planner.pathcanvas import PathCanvas
from navigator.views.planner.pathform import PathForm
from navigator.views.planner.pathpapers import PathPapers
from navigator.views.planner.pathweights import WeightsPanel
from navigator.views.planner.shownview import ShownView
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.labels import button_text, plain_label

_FORM_WIDTH, _LIST_WIDTH = 268, 250


class _ChainDelegate(QStyledItemDelegate):
    """Gives every chain the height of all its words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the words in the width of the list."""
        view = self.parent()
        assert isinstance(view, QListWidget)
        room = QRect(0, 0, view.viewport().width() - 32, 10_000)
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        words = QFontMetrics(option.font).boundingRect(room, flags, str(index.data()))  # type: ignore[attr-defined] - the binding's type hints do not know the field
        return QSize(room.width(), words.height() + 14)


class PathPart(PlannerPart):
    """Plans the path from a stage to the market."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model = PathModel(desk, self)
        self.papers = PathPapers(desk, self.model, self)
        self.form = PathForm(desk.presentation)
        self.weights = WeightsPanel(desk.presentation)
        self.weights.show_weights(self.model.weights)
        self._make_answer()
        self._arrange()
        self._connect()

    # Widgets

    def _make_answer(self) -> None:
        self.summary = plain_label(role="heading", wrap=True)
        self.counts = plain_label(role="small", wrap=True)
        self.relax = QToolButton()
        self.relax.setText(self.tr("条件を変えると…"))
        self.relax.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.relax.setMenu(QMenu(self.relax))
        self.chains = QListWidget()
        self.chains.setAccessibleName(self.tr("道筋（減点の少ない順）"))
        self.chains.setWordWrap(True)
        self.chains.setItemDelegate(_ChainDelegate(self.chains))
        self.chains.setSpacing(2)
        self.chains.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.chains.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: the height of the items was reckoned for the width beside it.
        self.chains.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.chains.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.why = plain_label(role="small", wrap=True)
        self.canvas = PathCanvas()
        self.flags = plain_label(role="warning", wrap=True)
        self.links = ShownView(self.desk.presentation)
        self.links.setMinimumHeight(120)
        self.empty = EmptyState()
        self.kept = self._button("bookmark", self.tr("保存した計画"), self.papers.show_kept, "")
        self.keep = self._button("save", self.tr("保存…"), self.save, self.tr("この道筋に名前を付けて保存 (Ctrl+S)"))
        self.write = self._button(
            "file-down",
            self.tr("書き出す…"),
            self.export_page,
            self.tr("すべての道筋を Excel か CSV に書き出す (Ctrl+E)"),
        )
        self.print = self._button(
            "printer", self.tr("印刷…"), self.print_page, self.tr("この道筋を 1 枚に印刷 (Ctrl+P)")
        )

    @staticmethod
    def _button(name: str, text: str, act: object, words: str) -> QPushButton:
        button = QPushButton(icon(name), text)
        button.clicked.connect(act)
        if words:
            button.setToolTip(tip(words))
        return button

    def _arrange(self) -> None:
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._left())
        self.stack = QStackedWidget()
        self.stack.addWidget(self._answer())
        self.stack.addWidget(self.empty)
        self.stack.setCurrentWidget(self.empty)
        self.empty.show_text(self.tr("道筋を探しています"), "")
        self.splitter.addWidget(self.stack)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_FORM_WIDTH + 30, 900])
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.papers.papers.exporter.row)

    def _left(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(8)
        column.addWidget(self.form)
        self.toggle = QToolButton()
        self.toggle.setText(self.tr("順位の決め方（重み）"))
        self.toggle.setCheckable(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setIcon(icon("chevron-down"))
        self.toggle.toggled.connect(self._show_weights)
        set_role(self.toggle, "quiet")
        column.addWidget(self.toggle)
        column.addWidget(self.weights)
        self.weights.hide()
        column.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(_FORM_WIDTH)
        area.setWidget(sheet)
        return area

    def _answer(self) -> QWidget:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(6)
        for widget in (self.summary, self.counts, self.relax, self.chains):
            column.addWidget(widget)
        column.setStretch(3, 1)
        detail = QWidget()
        rows = QVBoxLayout(detail)
        rows.setContentsMargins(4, 0, 0, 0)
        rows.setSpacing(6)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self.kept, self.keep, self.write, self.print):
            buttons.addWidget(button)
        picture = QWidget()
        inside = QVBoxLayout(picture)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        for other in (self.why, self.canvas, self.flags):
            inside.addWidget(other)
        inside.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(picture)
        self.upright = QSplitter(Qt.Orientation.Vertical)
        self.upright.setChildrenCollapsible(False)
        self.upright.addWidget(area)
        self.upright.addWidget(self.links)
        self.upright.setStretchFactor(0, 3)
        self.upright.setStretchFactor(1, 1)
        self.upright.setSizes([360, 150])
        rows.addLayout(buttons)
        rows.addWidget(self.upright, 1)
        across = QSplitter()
        across.setChildrenCollapsible(False)
        across.addWidget(beside)
        across.addWidget(detail)
        across.setStretchFactor(1, 1)
        across.setSizes([_LIST_WIDTH, 640])
        return across

    def _connect(self) -> None:
        self.form.case_changed.connect(self.model.set_case)
        self.weights.weight_changed.connect(self.model.set_weight)
        self.weights.reset_requested.connect(self.model.reset_weights)
        self.model.weights_changed.connect(self._put_weights)
        self.model.case_opened.connect(self.form.show_case)
        self.model.answered.connect(self._show_answer)
        self.model.chain_changed.connect(self._show_chain)
        self.model.refused.connect(self._show_refusal)
        self.chains.currentRowChanged.connect(self.model.choose)
        self.canvas.opened.connect(self._open)
        self.canvas.chosen.connect(self._mark_row)
        self.links.opened.connect(self._open)
        self.links.chosen.connect(self._mark_bar)

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return form, chains, picture and links, or the form alone where there is no chain."""
        if self.stack.currentWidget() is self.empty:
            return (self.form.field, *self.empty.ways[:1])
        return (self.form.field, self.chains, self.canvas, self.links.table)

    # Asking

    def load(self) -> None:
        """Ask for the plan of the case; the first time of one that begins in today's fiscal year in the own block."""
        suite = self.desk.suite
        assert suite is not None
        self.desk.ask("planner-places", lambda asked: asked.planning.facts.block_of, self.form.set_prefectures)
        if self.model.case is None:
            home = self.desk.home_block
            case = PlanCase(fiscal_year_of(suite.today), Stage.BASIC, block=Block(home) if home else None)
            self.model.open_case(case)
        else:
            self.model.ask()

    def go_home(self, home: str) -> None:
        """Plan for the office's own block; the first plan asks for it anyway."""
        if self.model.case is not None:
            self.model.open_case(replace(self.model.case, block=Block(home) if home else None, prefecture=""))

    def open_with(self, argument: object) -> None:
        """Show the plan of a case."""
        assert isinstance(argument, PlanCase)
        self.model.open_case(argument)

    # What is shown

    def _show_answer(self) -> None:
        view = self.model.view
        assert view is not None
        if not view.heads:
            self.empty.show_text(view.summary, self.tr("{counts}。条件を変えると:").format(counts=view.counts))
            if not view.plan.relaxations:
                self.empty.show_text(view.summary, view.counts)
            ways = [(in_lines(self._said(one)), lambda one=one: self._relax(one)) for one in view.plan.relaxations]
            self.empty.show_ways(ways)
            self.stack.setCurrentWidget(self.empty)
            return
        self.summary.setText(view.summary)
        self.counts.setText(view.counts)
        menu = self.relax.menu()
        menu.clear()
        for one in view.plan.relaxations:
            menu.addAction(button_text(self._said(one))).triggered.connect(
                lambda _checked=False, one=one: self._relax(one)
            )
        self.relax.setVisible(bool(view.plan.relaxations))
        self.chains.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.chains.clear()
        for head in view.heads:
            first = self.tr("{number}　減点 {points}").format(number=head.number, points=head.points)
            parts = [
                first,
                head.names,
                head.ministries,
                head.marked and self.tr("△ {marked}").format(marked=head.marked),
            ]
            item = QListWidgetItem("\n".join(part for part in parts if part))
            item.setToolTip(tip(head.names))
            self.chains.addItem(item)
        self.chains.setCurrentRow(view.chain.number - 1 if view.chain else 0)
        self.chains.blockSignals(False)  # noqa: FBT003 - as above
        self.stack.setCurrentIndex(0)

    def _said(self, one: Relaxation) -> str:
        return one.label.of(self.desk.presentation.language)

    def _relax(self, one: Relaxation) -> None:
        self.model.open_case(one.case)

    def _show_chain(self) -> None:
        chain = self.model.chain
        if chain is None:
            return
        self.why.setText(chain.why)
        self.canvas.show_drawing(chain.drawing)
        self.flags.setText("\n".join(self.tr("△ {flag}").format(flag=flag) for flag in chain.flags))
        self.flags.setVisible(bool(chain.flags))
        self.links.show_table(chain.links)

    def _show_refusal(self, sentence: str) -> None:
        self.empty.show_text(self.tr("道筋を作れません"), sentence)
        self.empty.show_ways(())
        self.stack.setCurrentWidget(self.empty)

    def _put_weights(self) -> None:
        self.weights.show_weights(self.model.weights)

    def _show_weights(self, on: bool) -> None:
        self.weights.setVisible(on)
        self.toggle.setIcon(icon("chevron-up" if on else "chevron-down"))

    # From link to record

    def _open(self, key: str) -> None:
        table, _, code = key.partition(":")
        self.desk.record_requested.emit(Catalogue(table), code)

    def _mark_row(self, number: int) -> None:
        if self.links.table.currentIndex().row() != number - 1:
            self.links.table.selectRow(number - 1)

    def _mark_bar(self, _key: str) -> None:
        self.canvas.set_current(self.links.table.currentIndex().row() + 1)

    # Keys of the window

    def print_page(self) -> None:
        """Print the chosen chain on one page."""
        self.papers.print_sheet()

    def export_page(self) -> None:
        """Write every chain into a file."""
        self.papers.export()

    def save(self) -> None:
        """Keep the case, the weights and the chosen chain by name."""
        try:
            self.papers.save()
        except UserError as error:
            self.desk.failed.emit(error)


def in_lines(told: str) -> str:
    """Return sentences a line each: a button does not wrap, and a long one would push the rail of the window aside."""
    return told.replace("。", "。\n").replace(". ", ".\n").rstrip()
