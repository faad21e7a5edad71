"""What makes the records of a comparison hard to compare, above the table."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import notifier, set_role
from navigator.views.widgets.labels import plain_label


class Warnings(QFrame):
    """What makes the records hard to compare."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "notice", kind="warning")
        self._sign = plain_label()
        self._label = plain_label(wrap=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        notifier().changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._label.text()

    def _dress(self) -> None:
        self._sign.setPixmap(icon("triangle-alert", IconRole.WARNING).pixmap(QSize(18, 18)))

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show these sentences, or nothing."""
        self._label.setText("　".join(lines))
        self.setAccessibleName(self._label.text())
        self.setVisible(bool(lines))
