"""Terms of the glossary explained where they stand: under the pointer, and all of a screen with Shift+F1."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QTableView,
    QTextEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.reference import Definition
from navigator.domain.text import Language
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.glossary import glossary, set_glossary
from navigator.viewmodels.plaintext import tip
from navigator.views.record.flow import Flow
from navigator.views.record.writer import FlowWriter, Tone
from navigator.views.widgets.labels import plain_label

_WIDTH, _MARGIN, _HIGHEST = 520, 16, 420
_NAME = Qt.ItemDataRole.DisplayRole


class TermHelp(QObject):
    """Loads the glossary and explains the terms of one window.

    A widget without a tool-tip of its own passes the question on to its parents, so that the window hears of it: no
    page has to do anything. Buttons of the rail, which have one, get the meaning below it.
    """

    def __init__(self, window: QMainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._card = TermCard(window)
        self._card.more_requested.connect(lambda: desk.page_requested.emit("reference", "glossary"))
        window.installEventFilter(self)
        QShortcut(QKeySequence("Shift+F1"), window).activated.connect(self.show_terms)
        desk.opened.connect(self._load)
        self._load()

    @property
    def card(self) -> "TermCard":
        """The card with the terms of the screen."""
        return self._card

    def _load(self) -> None:
        self._desk.ask("glossary", lambda suite: suite.reference.definitions(), self._take)

    def _take(self, definitions: Iterable[Definition]) -> None:
        set_glossary(definitions)
        for button in self._window.findChildren(QAbstractButton):
            hint = self._hint(button.text()) if button.property("role") == "rail" else ""
            if hint:
                own = f"{button.text()} ({button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
                button.setToolTip(tip(f"{own}\n{hint}"))

    def _hint(self, text: str) -> str:
        return glossary().hint(text, self._desk.presentation.language)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Explain the term under the pointer where nothing else had a tool-tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            under = QApplication.widgetAt(event.globalPos())
            hint = self._hint(text_of(under)) if under is not None else ""
            if hint and under is not None:
                QToolTip.showText(event.globalPos(), tip(hint), under)
                return True
        return super().eventFilter(watched, event)

    def show_terms(self) -> None:
        """Show every term of the glossary that stands on the screen, those of the part with the focus first."""
        focus = self._window.focusWidget()
        texts = [text_of(focus)] if focus is not None and focus.isVisible() else []
        texts += list(visible_texts(self._window))
        found = dict.fromkeys(definition for text in texts for definition in glossary().find(text))
        if not found:
            self._desk.noticed.emit(self.tr("この画面に用語集の語はありません。用語の一覧は「資料」にあります。"))
            return
        middle = self._window.mapToGlobal(self._window.rect().center())
        self._card.show_terms(tuple(found), self._desk.presentation.language, middle)


def text_of(widget: QWidget) -> str:
    """Return what a widget says: a label, a button, a choice; empty for others."""
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text().replace("&", "")
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def visible_texts(window: QWidget) -> Iterator[str]:
    """Return the texts that stand on a window now: labels, buttons, flowing texts, heads of tables."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QTextEdit):
            yield from widget.toPlainText().split("\n")
        elif isinstance(widget, QTableView):
            yield from _heads(widget)
        elif text := text_of(widget):
            yield text


def _heads(table: QTableView) -> Iterator[str]:
    model = table.model()
    if model is not None:
        for column in range(model.columnCount()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal, _NAME) or "")


class TermCard(QFrame):
    """A pop-up with terms, what they mean and where that stands; Esc closes it."""

    more_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "card")
        self.setAccessibleName(self.tr("この画面の用語"))
        self.text = Flow(highest=_HIGHEST)
        self.text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.more = QPushButton(self.tr("用語の一覧を開く"))
        self.more.clicked.connect(self._go)
        buttons = QHBoxLayout()
        buttons.addWidget(self.more)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        column.setSpacing(10)
        column.addWidget(plain_label(self.tr("この画面の用語"), "heading"))
        column.addWidget(self.text)
        column.addLayout(buttons)

    def show_terms(self, definitions: tuple[Definition, ...], language: Language, middle: QPoint) -> None:
        """Show the meanings around a place of the screen."""
        self.setFixedWidth(_WIDTH)
        self.text.setFixedWidth(_WIDTH - 2 * _MARGIN)
        self._write(definitions, language)
        for _ in range(2):
            self.text.document().setTextWidth(_WIDTH - 2 * _MARGIN)
            self.text.set_highest(_HIGHEST)
        self.adjustSize()
        place = QRect(QPoint(0, 0), self.size())
        place.moveCenter(middle)
        self.move(place.topLeft())
        self.show()
        self.more.setFocus(Qt.FocusReason.PopupFocusReason)

    def _write(self, definitions: tuple[Definition, ...], language: Language) -> None:
        writer = FlowWriter(self.font(), self.text)
        for number, found in enumerate(definitions):
            writer.block(above=10 if number else 0)
            writer.text(found.term.of(language), Tone.STRONG)
            other = found.term.en if language == "ja" else found.term.ja
            writer.text(f"  {other}", Tone.SMALL)
            writer.block()
            writer.text(found.meaning)
            writer.block()
            writer.text(self.tr("出典：{source}　{place}").format(source=found.source, place=found.locator), Tone.SMALL)
        writer.finish()

    def _go(self) -> None:
        self.hide()
        self.more_requested.emit()
