"""Labels for texts from the library: plain, and shortened only where the whole text stays one step away."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from navigator.qtsupport.theme import set_role
from navigator.viewmodels.plaintext import tip


def plain_label(text: str = "", role: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """Return a label that shows ``text`` letter by letter, whatever signs it holds."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    if role:
        set_role(label, role)
    return label


def button_text(text: str) -> str:
    """Return ``text`` for a button: an ampersand is shown and makes no shortcut."""
    return text.replace("&", "&&")


class ElidedLabel(QLabel):
    """One line that ends in … where there is no room; the whole text is its tip and its accessible name."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, widest: int = 0) -> None:
        super().__init__(parent)
        self._widest = widest
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802
        """Show ``text``."""
        super().setText(text)
        self.setAccessibleName(text)
        self._mark()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the width of a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the width of the text, not more than the widest allowed."""
        size = super().sizeHint()
        return QSize(min(size.width(), self._widest), size.height()) if self._widest else size

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the tip only where the text is cut."""
        super().resizeEvent(event)
        self._mark()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw as much of the text as fits."""
        painter = QPainter(self)
        box = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        self.style().drawItemText(
            painter, box, self.alignment().value, self.palette(), self.isEnabled(), text, self.foregroundRole()
        )

    def _mark(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(tip(self.text()) if cut else "")


class LineLabel(QLabel):
    """A text that wants one line and takes more only where it must."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the text in one line."""
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self.text()) + margins.left() + margins.right() + 2
        return QSize(width, super().heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the width of a few words."""
        return QSize(min(self.sizeHint().width(), 160), self.sizeHint().height())
