"""What a page shows where there is nothing to show: why, and what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from navigator.views.widgets.labels import button_text, plain_label


class EmptyState(QWidget):
    """A heading, a sentence, and the ways out as buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = plain_label(role="heading", wrap=True)
        self._sentence = plain_label(role="muted", wrap=True)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(6)
        for label in (self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._heading)
        column.addWidget(self._sentence)
        column.addLayout(self._buttons)
        column.addStretch(3)

    def show_text(self, heading: str, sentence: str) -> None:
        """Say what is empty and why."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def show_ways(self, ways: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Offer ways out: a text and what the button does."""
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for text, act in ways:
            button = QPushButton(button_text(text))
            button.setAccessibleName(text)
            # Not connected as it is: a click brings an argument, which a function with a default would take.
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    @property
    def ways(self) -> tuple[QPushButton, ...]:
        """The buttons shown."""
        found = (self._buttons.itemAt(number).widget() for number in range(self._buttons.count()))
        return tuple(widget for widget in found if isinstance(widget, QPushButton))
