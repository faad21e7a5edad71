"""The record pane: everything on file about one record, every figure one step from its source."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.coverage_likeness import Likeness
from navigator.domain.record import FilterLink, RecordLink, RecordRef, RecordView
from navigator.domain.results import Presentation
from navigator.qtsupport.theme import current_tokens, notifier, set_role
from navigator.views.record.budgetblock import BudgetBlock
from navigator.views.record.citation import CitationCard, open_address
from navigator.views.record.content import RecordContent, opened_at_first
from navigator.views.record.copytext import record_as_text
from navigator.views.record.flow import Flow
from navigator.views.record.header import RecordHeader
from navigator.views.record.ownblock import OwnBlock, OwnTarget
from navigator.views.record.similarblock import SIMILAR, SimilarBlock
from navigator.views.record.writer import CiteTarget, CopyTarget, OpenTarget, ToggleTarget
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.labels import plain_label

_LINE_PX = 24
_FRAME_PX = 2


class RecordPane(QWidget):
    """Shows one record.

    Signals: ``filter_requested(FilterLink)``; ``record_requested(Catalogue, str)`` with the record's code;
    ``favourite_toggled(RecordRef, bool)`` and ``tray_toggled(RecordRef, bool)`` when the reader pressed the button or
    its key (F, Space); ``print_requested()``; ``trend_requested()``; ``lineage_requested()``;
    ``own_requested(OwnTarget)`` for what the office edits; ``message(str)`` with a short plain sentence such as
    «copied», for the status bar.
    """

    filter_requested = Signal(object)
    record_requested = Signal(object, str)
    favourite_toggled = Signal(object, bool)
    tray_toggled = Signal(object, bool)
    print_requested = Signal()
    trend_requested = Signal()
    lineage_requested = Signal()
    similar_requested = Signal(object)
    """RecordRef: find the measures that are like it; ``show_similar`` shows them."""
    own_requested = Signal(object)
    message = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # No stop of the Tab key of its own, but a place to come to (F6): the arrow keys scroll from here.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("記録"))
        self._view: RecordView | None = None
        self._presentation = Presentation()
        self._opened: set[str] = set()
        self._sources: dict[int, tuple[int, int]] = {}
        self._before_card: tuple[int, QObject | None] | None = None
        self._card = CitationCard(self)
        self._card.escaped.connect(self._back_from_card)
        self._build()
        notifier().changed.connect(self._render)
        self.show_record(None)

    def _build(self) -> None:
        self.header = RecordHeader()
        self.header.favourite_clicked.connect(self._favourite)
        self.header.tray_clicked.connect(self._tray)
        self.header.copy_clicked.connect(self.copy_with_sources)
        self.header.print_clicked.connect(self.print_requested)
        self.header.trend_clicked.connect(self.trend_requested)
        self.header.lineage_clicked.connect(self.lineage_requested)
        self.own = Flow()
        self.fields = Flow()
        self.budget = BudgetBlock()
        self.similar = SimilarBlock()
        self.rest = Flow()
        self._legend = plain_label(role="small", wrap=True)
        self.budget.followed.connect(self._follow)
        self.budget.source_requested.connect(self.show_source)
        self.budget.bars.pointed.connect(lambda _bar: self._show_chart())
        for flow in (self.own, self.fields, self.budget.table, self.similar, self.rest):
            flow.link_focused.connect(lambda rect, f=flow: self._reveal(f, rect))
            flow.copy_all_requested.connect(self.copy_with_sources)
        for flow in (self.own, self.fields, self.similar, self.rest):
            flow.followed.connect(self._follow)
        self.similar.asked.connect(self._ask_similar)
        sheet = QWidget()
        set_role(sheet, "panel")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(20, 18, 20, 24)
        column.setSpacing(16)
        for widget in (self.header, self.own, self.fields, self.budget, self.similar, self.rest, self._legend):
            column.addWidget(widget)
        column.addStretch()
        self.scroll = QScrollArea()
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: text that wraps anew when the bar comes and goes would never come to rest.
        self.scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(sheet)
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        frame = QVBoxLayout(self)
        frame.setContentsMargins(_FRAME_PX, _FRAME_PX, _FRAME_PX, _FRAME_PX)
        frame.addWidget(self._stack)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.scroll)

    # What is shown.

    @property
    def view(self) -> RecordView | None:
        """The record shown."""
        return self._view

    def show_record(self, view: RecordView | None) -> None:
        """Show a record from its top; None shows what to do instead."""
        same = self._view is not None and view is not None and self._view.ref == view.ref
        self._card.hide()
        self._view = view
        if view is not None and not same:
            self._opened = opened_at_first(view)
        self._render()
        if not same:
            self.scroll.verticalScrollBar().setValue(0)

    def set_presentation(self, presentation: Presentation) -> None:
        """Show years and words in another form."""
        if presentation != self._presentation:
            self._presentation = presentation
            self._render()

    def set_in_tray(self, on: bool) -> None:
        """Show whether the record lies in the comparison tray."""
        self.header.set_in_tray(on)

    def set_favourite(self, on: bool) -> None:
        """Show whether the record has a star."""
        self.header.set_favourite(on)

    def _render(self) -> None:
        view = self._view
        if view is None:
            self._empty.show_text(
                self.tr("記録が選ばれていません"),
                self.tr("一覧の行を選ぶと、ここに全項目・出典・関連する記録が出ます。↑ ↓ で選び、Enter で開きます。"),
            )
            self._stack.setCurrentWidget(self._empty)
            return
        content = RecordContent(view, self._presentation, self.font())
        self.header.show_head(view, self._presentation)
        self.own.setVisible(OwnBlock().write(view.own, self._presentation, self.font(), self.own, view.catalogue))
        content.fields(self.fields)
        self.fields.setAccessibleName(self.tr("項目"))
        self.fields.setVisible(bool(view.sections))
        self.budget.setVisible(bool(view.budgets))
        if view.budgets:
            self.budget.show_budgets(view, self._presentation)
        self.similar.show_record(view, self._presentation)
        self._fill_rest(content)
        self._legend.setText(self.tr("… 資料なし　※ 内数　[1] 出典の番号"))
        self._stack.setCurrentWidget(self.scroll)
        self._settle()

    def _settle(self) -> None:
        """Lay the sheet out now: places are asked for before the next turn of the event loop."""
        sheet, view = self.scroll.widget(), self.scroll.viewport()
        # Twice: a new width makes the texts higher or lower, and that moves what stands below.
        for _ in range(2):
            for part in (self.header.withdrawn, self.header, self.budget, sheet):
                part.layout().invalidate()
                part.layout().activate()
            sheet.resize(view.width(), max(view.height(), sheet.layout().totalHeightForWidth(view.width())))

    def _fill_rest(self, content: RecordContent) -> None:
        self._sources = content.rest(self.rest, self._opened)
        self.rest.setAccessibleName(self.tr("公募回・関連する記録・出典"))

    # Links.

    def _follow(self, target: object, place: QRect) -> None:
        match target:
            case FilterLink():
                self.filter_requested.emit(target)
            case RecordLink(catalogue, code):
                self.open_record(catalogue, code)
            case CiteTarget(number):
                self.show_source(number, place)
            case CopyTarget(text):
                QGuiApplication.clipboard().setText(text)
                self.message.emit(self.tr("コピーしました。"))
            case OpenTarget(url):
                open_address(url)
            case ToggleTarget(key) if key == SIMILAR:
                self.similar.toggle()
                self._settle()
            case OwnTarget():
                self.own_requested.emit(target)
            case ToggleTarget(key):
                self._toggle(key)

    def _ask_similar(self) -> None:
        if self._view is not None:
            self.similar_requested.emit(self._view.ref)

    def show_similar(self, ref: RecordRef, found: tuple[Likeness, ...]) -> None:
        """Show the measures that are like a record, if it is still the one shown."""
        if self._view is not None and self._view.ref == ref:
            at = self.scroll.verticalScrollBar().value()
            self.similar.show_found(found)
            self._settle()
            self.scroll.verticalScrollBar().setValue(at)

    def open_record(self, catalogue: Catalogue, code: str) -> None:
        """Ask the window for another record."""
        self.record_requested.emit(catalogue, code)

    def _toggle(self, key: str) -> None:
        assert self._view is not None
        self._opened ^= {key}
        at = self.scroll.verticalScrollBar().value()
        self._fill_rest(RecordContent(self._view, self._presentation, self.font()))
        self._settle()
        index = next((n for n, link in enumerate(self.rest.links) if link.target == ToggleTarget(key)), None)
        if index is not None:
            self.rest.focus_link(index)
        self.scroll.verticalScrollBar().setValue(at)

    def show_source(self, number: int, place: QRect) -> None:
        """Scroll to source ``number``, mark it, and open its card beside ``place`` (on the screen)."""
        assert self._view is not None
        citation = next((one for one in self._view.citations if one.number == number), None)
        if citation is None:
            return
        bar = self.scroll.verticalScrollBar()
        self._before_card = (bar.value(), QGuiApplication.focusObject())
        marked = self.rest.flash(*self._sources[number])
        self._reveal(self.rest, marked)
        avoid = QRect(self.rest.mapToGlobal(marked.topLeft()), marked.size())
        self._card.show_source(citation, self._presentation, place, avoid)

    @property
    def card(self) -> CitationCard:
        """The card of a source; hidden unless asked for."""
        return self._card

    def _back_from_card(self) -> None:
        """Esc on the card: back to where the reader was. A click elsewhere stays at the source."""
        if self._before_card is not None:
            at, widget = self._before_card
            self.scroll.verticalScrollBar().setValue(at)
            if isinstance(widget, QWidget):
                widget.setFocus(Qt.FocusReason.PopupFocusReason)

    def _reveal(self, widget: QWidget, rect: QRect) -> None:
        """Scroll so that a place of a widget on the sheet is seen, as much of it as fits."""
        top = widget.mapTo(self.scroll.widget(), rect.topLeft())
        height = min(rect.height(), self.scroll.viewport().height() - 2 * _LINE_PX)
        middle = QPoint(0, top.y() + height // 2)
        self.scroll.ensureVisible(0, middle.y(), 0, height // 2 + _LINE_PX)

    def _show_chart(self) -> None:
        if self.budget.bars.hasFocus():
            self._reveal(self.budget.bars, self.budget.bars.rect())

    # Buttons and keys.

    def _favourite(self, on: bool) -> None:
        if self._view is not None:
            self.favourite_toggled.emit(self._view.ref, on)

    def _tray(self, on: bool) -> None:
        if self._view is not None:
            self.tray_toggled.emit(self._view.ref, on)

    def copy_with_sources(self) -> None:
        """Put the whole record with its numbered sources on the clipboard, as plain text."""
        if self._view is not None:
            QGuiApplication.clipboard().setText(record_as_text(self._view, self._presentation))
            self.message.emit(self.tr("記録を出典つきでコピーしました。"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Frame the pane when it has the focus itself."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(current_tokens().focus), _FRAME_PX))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """F stars, Space ticks, Ctrl+Shift+C copies with sources; the keys of the cursor scroll."""
        bar = self.scroll.verticalScrollBar()
        pressed = event.keyCombination()
        copy_all = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if self._view is None:
            super().keyPressEvent(event)
        elif pressed.key() is Qt.Key.Key_C and pressed.keyboardModifiers() == copy_all:
            self.copy_with_sources()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            step, page = 3 * _LINE_PX, bar.pageStep()
            acts: dict[Qt.Key, Callable[[], object]] = {
                Qt.Key.Key_F: self.header.star.click,
                Qt.Key.Key_Space: self.header.tick.click,
                Qt.Key.Key_Home: lambda: bar.setValue(0),
                Qt.Key.Key_End: lambda: bar.setValue(bar.maximum()),
                Qt.Key.Key_Up: lambda: bar.setValue(bar.value() - step),
                Qt.Key.Key_Down: lambda: bar.setValue(bar.value() + step),
                Qt.Key.Key_PageUp: lambda: bar.setValue(bar.value() - page),
                Qt.Key.Key_PageDown: lambda: bar.setValue(bar.value() + page),
            }
            act = acts.get(pressed.key())
            if act is None:
                super().keyPressEvent(event)
            else:
                act()
