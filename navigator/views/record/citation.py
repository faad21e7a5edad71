"""The card that a citation mark opens: the source in full, its address to copy, the browser as a second step."""

from PySide6.QtCore import QPoint, QRect, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontMetricsF, QGuiApplication, QKeyEvent, QTextLength
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from navigator.domain.money import MISSING
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import set_role
from navigator.views.record.content import shown_date, source_words
from navigator.views.record.flow import Flow
from navigator.views.record.plain import can_be_opened, visible
from navigator.views.record.writer import FlowWriter, Tone
from navigator.views.widgets.labels import plain_label

_WIDTH = 400
_GAP = 6
_MARGIN = 16


def open_address(address: str) -> bool:
    """Give a web address to the browser; anything else (a file, a share, another scheme) is refused."""
    return can_be_opened(address) and QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


class CitationCard(QFrame):
    """A pop-up for one source; Esc closes it (``escaped``), a click outside too."""

    escaped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "card")
        self.setAccessibleName(self.tr("出典"))
        self._address = ""
        self.text = Flow(highest=_WIDTH)
        self.text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._copy = QPushButton(icon("copy"), self.tr("アドレスをコピー"))
        self._copy.clicked.connect(self._copy_address)
        self._open = QPushButton(icon("external-link"), self.tr("ブラウザで開く"))
        self._open.clicked.connect(lambda: open_address(self._address))
        self._copied = plain_label(role="success")
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addWidget(self._open)
        buttons.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        outer.setSpacing(10)
        outer.addWidget(self.text)
        outer.addLayout(buttons)
        outer.addWidget(self._copied)
        QWidget.setTabOrder(self._copy, self._open)

    def show_source(self, citation: CitationView, presentation: Presentation, place: QRect, avoid: QRect) -> None:
        """Open beside ``place`` (the mark) and, if possible, not over ``avoid`` (the source in the list)."""
        self._address = citation.address
        self.setAccessibleDescription(visible(citation.title))
        screen = self.screen().availableGeometry()
        width = min(_WIDTH, screen.width() - 2 * _GAP)
        self.setFixedWidth(width)
        self.text.setFixedWidth(width - 2 * _MARGIN)
        self._write(citation, presentation)
        # A text that was never shown does not know its width yet, and the card would grow after it found its place.
        # Twice: at first it has no height, and a scroll bar takes some of the width.
        for _ in range(2):
            self.text.document().setTextWidth(width - 2 * _MARGIN)
            self.text.set_highest(max(80, screen.height() - 160))
        self._copy.setEnabled(bool(citation.address))
        self._open.setVisible(can_be_opened(citation.address))
        self._copied.hide()
        self.adjustSize()
        self.move(self._beside(place, avoid))
        self.show()
        # Without an address there is nothing to copy: the text takes the keys, for it may have to be scrolled.
        first = self._copy if citation.address else self.text
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _write(self, citation: CitationView, presentation: Presentation) -> None:
        published = shown_date(citation.published, presentation)
        rows = (
            (self.tr("発行者"), citation.publisher or MISSING),
            (self.tr("発行日"), published),
            (self.tr("箇所"), "\n".join(citation.locators) or MISSING),
            *([] if citation.is_own else [(self.tr("種類"), source_words(citation, presentation))]),
            (self.tr("アドレス"), citation.address or MISSING),
            *([(self.tr("注記"), citation.note)] if citation.note else []),
        )
        writer = FlowWriter(self.font(), self.text)
        writer.block(below=6)
        writer.text(f"[{citation.number}] {citation.title}", Tone.STRONG)
        width = QFontMetricsF(self.font()).horizontalAdvance("国") * 5
        columns = (QTextLength(QTextLength.Type.FixedLength, width), QTextLength(QTextLength.Type.VariableLength, 0))
        table = writer.table(columns, len(rows))
        for number, (name, value) in enumerate(rows):
            writer.into(table, number, 0)
            writer.text(name, Tone.MUTED)
            writer.into(table, number, 1)
            writer.text(value)
        writer.after(table)
        writer.finish()

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self._copied.setText(self.tr("コピーしました。"))
        self._copied.show()
        self.adjustSize()

    def _beside(self, place: QRect, avoid: QRect) -> QPoint:
        screen = self.screen().availableGeometry()
        size = self.size()

        def inside(left: int, top: int) -> QRect:
            x = max(screen.left(), min(left, screen.right() - size.width()))
            y = max(screen.top(), min(top, screen.bottom() - size.height()))
            return QRect(QPoint(x, y), size)

        places = (
            inside(place.left(), place.bottom() + _GAP),
            inside(place.left(), place.top() - size.height() - _GAP),
            inside(place.left() - size.width() - _GAP, place.top()),
            inside(avoid.left(), avoid.top() - size.height() - _GAP),
        )
        best = next((one for one in places if not one.intersects(avoid)), places[0])
        return best.topLeft()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
