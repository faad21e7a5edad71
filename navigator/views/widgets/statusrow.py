"""One line about work that goes on: what it is, how far it is, a way to stop it; then what came of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from navigator.qtsupport.theme import set_role
from navigator.views.widgets.labels import plain_label


class StatusRow(QWidget):
    """One line: what is going on with a bar and a way to stop it, or what happened."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = plain_label(wrap=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("進み具合"))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(200)
        self.cancel_button = QPushButton(self.tr("中止"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(self.label, 1)
        row.addWidget(self.bar)
        row.addWidget(self.cancel_button)
        # The row keeps its height, so that the pages do not jump when work begins.
        self.setMinimumHeight(self.cancel_button.sizeHint().height() + 8)
        self.end()

    def begin(self, text: str) -> None:
        """Show that something is going on."""
        self.say(text, "muted")
        self.bar.setRange(0, 0)
        self.bar.show()
        self.cancel_button.show()

    def progress(self, done: int, whole: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, max(1, whole))
        self.bar.setValue(done)

    def end(self, *, keep_text: bool = False) -> None:
        """Show that nothing is going on any more."""
        if not keep_text:
            self.label.setText("")
        self.bar.hide()
        self.cancel_button.hide()

    def say(self, text: str, role: str = "muted") -> None:
        """Say what happened."""
        set_role(self.label, role)
        self.label.setText(text)
