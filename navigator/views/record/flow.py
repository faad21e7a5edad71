"""Flowing text with links that a keyboard reaches: a text document filled by a cursor, never by mark-up.

A ``Flow`` is as high as its text and stands in a scrolling page with others; only one that is told how high it may
get scrolls by itself.
"""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QTextBrowser, QTextEdit, QWidget

from navigator.qtsupport.theme import current_tokens

LINK_SCHEME = "link"
_FLASH_MS = 1600
# It is text on the page, no entry field; the frame of the focus is drawn round the link.
_LOOK = "QTextBrowser, QTextBrowser:focus { background: transparent; border: none; padding: 0px; }"
# Left to the page around: it scrolls, and it knows the keys for favourites and the tray.
_PAGE_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Space,
    }
)


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """A link of a document: the characters from ``start`` to before ``end``, and where it leads."""

    start: int
    end: int
    text: str
    target: object


class Flow(QTextBrowser):
    """Shows text with its links, written by a ``FlowWriter``.

    ``followed`` carries a link's target and its place on the screen; ``link_focused`` gives the place of the link that
    the Tab key came to, in the coordinates of this widget.
    """

    followed = Signal(object, QRect)
    link_focused = Signal(QRect)
    copy_all_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, highest: int | None = None) -> None:
        super().__init__(parent)
        self._highest = highest
        self._links: tuple[LinkPlace, ...] = ()
        self._last_focused: int | None = None
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_LOOK)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolls = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if highest is None else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(scrolls)
        if highest is None:
            # QTextEdit reckons the range before it has its new height, and would scroll and eat the wheel unseen.
            self.verticalScrollBar().rangeChanged.connect(lambda _low, high: self._stand_still(high))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(self._on_anchor)
        self._flash_timer = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash_timer.timeout.connect(lambda: self.setExtraSelections([]))

    def begin(self) -> QTextDocument:
        """Empty the text and return its document, to be filled in one edit and then told to ``end``.

        A document filled before it is shown would be laid out again: at the width of this widget, and once more by
        ``setDocument``.
        """
        self._links = ()
        self._last_focused = None
        self._flash_timer.stop()
        self.setExtraSelections([])
        document = self.document()
        document.clear()
        document.setDocumentMargin(0)
        return document

    def end(self, links: tuple[LinkPlace, ...]) -> None:
        """Take the links of the new text, in reading order, and its height."""
        self._links = links
        self._fit()

    @property
    def links(self) -> tuple[LinkPlace, ...]:
        """The links in reading order."""
        return self._links

    def focused_link(self) -> int | None:
        """Return the index of the link that has the keyboard focus, None when there is none."""
        cursor = self.textCursor()
        if not self.hasFocus() or not cursor.hasSelection():
            return None
        place = (cursor.selectionStart(), cursor.selectionEnd())
        return next((n for n, link in enumerate(self._links) if (link.start, link.end) == place), None)

    def focus_link(self, index: int) -> None:
        """Give the keyboard focus to a link, as if Tab had come to it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = QTextCursor(self.document())
        # The next link after a selection is the one Qt goes to; a selection may also be empty at the very start.
        if index > 0:
            before = self._links[index - 1]
            cursor.setPosition(before.start)
            cursor.setPosition(before.end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.focusNextPrevChild(True)  # noqa: FBT003 - Qt's signature

    def link_rect(self, index: int) -> QRect:
        """Return where a link is painted, in the coordinates of this widget."""
        rects = self._line_rects(self._links[index].start, self._links[index].end)
        joined = QRect()
        for rect in rects:
            joined = joined.united(rect)
        return joined

    def flash(self, start: int, end: int) -> QRect:
        """Mark the characters for a moment and return their place in this widget."""
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(QColor(current_tokens().selection))
        selection.cursor = cursor  # type: ignore[attr-defined] - the binding's type hints do not know the fields
        selection.format = look  # type: ignore[attr-defined]
        self.setExtraSelections([selection])
        self._flash_timer.start()
        top, bottom = self._cursor_rect(start), self._cursor_rect(end)
        return QRect(0, top.top(), self.width(), bottom.bottom() - top.top())

    # Size: as high as the text.

    def set_highest(self, highest: int) -> None:
        """Scroll beyond this height in pixels."""
        self._highest = highest
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The height of the text at the present width."""
        return QSize(240, self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Any width; the text wraps."""
        return QSize(40, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        height = max(1, ceil(self.document().size().height()))
        self.setFixedHeight(height if self._highest is None else min(height, self._highest))

    def _stand_still(self, high: int) -> None:
        if high > 0:
            self.verticalScrollBar().setRange(0, 0)

    # Links.

    def _on_anchor(self, url: QUrl) -> None:
        index = int(url.path())
        place = self.link_rect(index)
        self.followed.emit(self._links[index].target, QRect(self.mapToGlobal(place.topLeft()), place.size()))

    def _tell_focus(self) -> None:
        index = self.focused_link()
        if index == self._last_focused:
            return
        self._last_focused = index
        self.viewport().update()
        if index is not None:
            self.link_focused.emit(self.link_rect(index))
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._links[index].text))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's signature
        """Go to the next link, after the last one to the next widget; Qt has no signal for the first."""
        moved = super().focusNextPrevChild(forward)
        self._tell_focus()
        return moved

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:  # noqa: N802 - Qt's name
        """Say where the focus is: QScrollArea scrolls there when Tab comes in from outside."""
        index = self.focused_link()
        if query == Qt.InputMethodQuery.ImCursorRectangle and index is not None:
            return self.link_rect(index)
        return super().inputMethodQuery(query)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Come in by Tab at the first link, backwards at the last one."""
        super().focusInEvent(event)
        forward = event.reason() is Qt.FocusReason.TabFocusReason
        if self._links and (forward or event.reason() is Qt.FocusReason.BacktabFocusReason):
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the frame of the link away; a pop-up only borrows the focus."""
        super().focusOutEvent(event)
        self._last_focused = None
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Frame the link that has the focus."""
        super().paintEvent(event)
        index = self.focused_link()
        if index is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_tokens().focus), 2))
        for rect in self._line_rects(self._links[index].start, self._links[index].end):
            painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 0), 3, 3)
        painter.end()

    def _cursor_rect(self, position: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.cursorRect(cursor)

    def _line_rects(self, start: int, end: int) -> list[QRect]:
        """Return one rectangle for each line that the characters of a link stand in."""
        document = self.document()
        block = document.findBlock(start)
        layout = block.layout()
        origin = document.documentLayout().blockBoundingRect(block).topLeft()
        first, last = start - block.position(), end - block.position()
        rects = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            begin, stop = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if begin < stop:
                left, right = (line.cursorToX(n)[0] for n in (begin, stop))
                place = QRectF(left, line.y(), right - left, line.height()).translated(origin)
                place.translate(0, -self.verticalScrollBar().value())
                rects.append(place.toAlignedRect())
        return rects

    # Keys, wheel, clipboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the keys of the page to the page."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and self._highest is None and Qt.Key(event.key()) in _PAGE_KEYS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page unless this text scrolls by itself."""
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy as plain text: what is pasted is what was read."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer to copy; Qt's own menu would copy our inner link addresses."""
        menu = self.copy_menu(event.pos())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def copy_menu(self, place: QPoint) -> QMenu:
        """Return the context menu for a place of this widget."""
        menu = QMenu(self)
        copy = menu.addAction(self.tr("コピー"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy)
        copy.setEnabled(self.textCursor().hasSelection())
        href = self.anchorAt(place)
        if href:
            text = self._links[int(QUrl(href).path())].text
            menu.addAction(self.tr("この値をコピー"), lambda: QGuiApplication.clipboard().setText(text))
        menu.addAction(self.tr("すべて選択"), QKeySequence(QKeySequence.StandardKey.SelectAll), self.selectAll)
        menu.addSeparator()
        whole = QAction(self.tr("出典つきでコピー"), menu)
        whole.triggered.connect(self.copy_all_requested)
        menu.addAction(whole)
        return menu

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the height right when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
