"""What all dialogs share: a body that scrolls instead of being cut, buttons below it, one place for a message."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from navigator.domain.text import Language
from navigator.qtsupport.theme import set_role
from navigator.views.record.flow import Flow
from navigator.views.record.plain import visible
from navigator.views.record.writer import FlowWriter, Tone
from navigator.views.widgets.labels import plain_label

_MARGIN = 20
# Of the screen: the dialog stays inside, title bar and task bar included.
_LARGEST = 0.88


def interface_language() -> Language:
    """Return the language of the interface: ``install_translators`` makes it the default of ``QLocale``."""
    return "en" if QLocale().language() == QLocale.Language.English else "ja"


def paragraph(text: str, tone: Tone = Tone.NORMAL) -> Flow:
    """Return a text that can be selected and wraps anywhere: paths have no blanks to wrap at."""
    flow = Flow()
    # Reached by the mouse only: a text without links is no stop of the Tab key.
    flow.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    rewrite(flow, text, tone)
    return flow


def rewrite(flow: Flow, text: str, tone: Tone = Tone.NORMAL) -> None:
    """Give a paragraph another text."""
    writer = FlowWriter(flow.font(), flow)
    writer.block()
    writer.text(text, tone)
    writer.finish()
    flow.setAccessibleName(visible(text))


class PlainDialog(QDialog):
    """A dialog with a scrolling ``body`` and a row of buttons; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = QWidget()
        set_role(self._inside, "body")
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 12)
        self.body.setSpacing(12)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(self._inside)
        self.scroll.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self.problem = plain_label(role="danger", wrap=True)
        self.problem.hide()
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        below = QVBoxLayout()
        below.setContentsMargins(_MARGIN, 4, _MARGIN, _MARGIN - 4)
        below.addWidget(self.problem)
        below.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scroll, 1)
        column.addLayout(below)

    def add_button(self, button: QPushButton, *, primary: bool = False) -> QPushButton:
        """Put a button at the right; the ``primary`` one is pressed by Enter."""
        button.setAutoDefault(primary)
        if primary:
            button.setDefault(True)
            set_role(button, "primary")
        self._buttons.addWidget(button)
        return button

    def say(self, problem: str) -> None:
        """Show why it does not go on, or nothing for an empty text."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def fit(self, width: int, height: int) -> None:
        """Take this size, wider where the texts need it, as far as the screen allows; what has no room scrolls."""
        for widget in self._inside.findChildren(QWidget):
            # The style sheet, which adds to the width of a button, is read when a widget is polished.
            widget.ensurePolished()
        needed = self._inside.minimumSizeHint().width() + self.scroll.verticalScrollBar().sizeHint().width()
        screen = self.screen().availableSize()
        wide, high = int(screen.width() * _LARGEST), int(screen.height() * _LARGEST)
        self.resize(min(max(width, needed), wide), min(height, high))

    def add_page(self, name: str, fill: Callable[[FlowWriter], None]) -> Flow:
        """Put a text page into the body and let ``fill`` write it; the keys of the cursor scroll it."""
        flow = Flow()
        writer = FlowWriter(self.font(), flow)
        fill(writer)
        writer.finish()
        flow.setAccessibleName(name)
        self.body.addWidget(flow)
        return flow
